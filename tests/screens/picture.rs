//! The pictures in `docs/`, drawn from real frames and kept current.
//!
//! `scripts/picture` draws them again.

use std::fmt::Write;
use std::path::PathBuf;

use certamen::text::Lang;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use super::frames::frame;
use super::scenes::{certified, minimum_missed};
use super::world::World;

/// A cell's columns and rows on the picture.
const CELL: (f32, f32) = (8.4, 17.5);

/// What surrounds the cells: left and right, the title bar, below.
const EDGE: (f32, f32, f32) = (18.0, 44.0, 18.0);

const GROUND: &str = "#14171c";
const TEXT: &str = "#d6dae0";
const DIM: &str = "#8b93a1";

/// A frame as SVG: text that can be selected and read aloud, in a window.
fn svg(buf: &Buffer, title: &str) -> String {
    let (columns, rows) = (f32::from(buf.area.width), f32::from(buf.area.height));
    let width = columns * CELL.0 + 2.0 * EDGE.0;
    let height = rows * CELL.1 + EDGE.1 + EDGE.2;
    let title = escaped(title);
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" role="img" aria-label="{title}">
<title>{title}</title>
<style>
text {{ font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: {TEXT}; white-space: pre }}
.b {{ font-weight: bold }}
.d {{ fill: {DIM} }}
</style>
<rect x="0.5" y="0.5" width="{:.0}" height="{:.0}" rx="10" fill="{GROUND}" stroke="#2b313b"/>
<circle cx="22" cy="20" r="6" fill="#e0645c"/>
<circle cx="42" cy="20" r="6" fill="#dfb04a"/>
<circle cx="62" cy="20" r="6" fill="#58b368"/>
"##,
        width - 1.0,
        height - 1.0,
    );
    for y in 0..buf.area.height {
        row(&mut svg, buf, y);
    }
    svg + "</svg>\n"
}

/// The upper left corner of a cell.
fn place(x: u16, y: u16) -> (f32, f32) {
    (
        EDGE.0 + f32::from(x) * CELL.0,
        EDGE.1 + f32::from(y) * CELL.1,
    )
}

/// A row as runs of one style, each held to its columns.
fn row(svg: &mut String, buf: &Buffer, y: u16) {
    let mut x = 0;
    while x < buf.area.width {
        let first = &buf[(x, y)];
        let from = x;
        let mut text = String::new();
        while x < buf.area.width && look(&buf[(x, y)]) == look(first) {
            let symbol = buf[(x, y)].symbol();
            text.push_str(symbol);
            x += (symbol.width() as u16).max(1);
        }
        run(svg, first, from, x, y, &text);
    }
}

fn run(svg: &mut String, cell: &Cell, from: u16, to: u16, y: u16, text: &str) {
    let (mut ink, mut ground) = (colour(cell.fg), colour(cell.bg));
    if cell.modifier.contains(Modifier::REVERSED) {
        (ink, ground) = (Some(GROUND.to_owned()), ink.or(Some(TEXT.to_owned())));
    }
    let (left, top) = place(from, y);
    if let Some(ground) = ground {
        let width = f32::from(to - from) * CELL.0;
        let _ = writeln!(
            svg,
            r#"<rect x="{left:.1}" y="{top:.1}" width="{width:.1}" height="{:.1}" fill="{ground}"/>"#,
            CELL.1,
        );
    }
    let words = text.trim_matches(' ');
    if words.is_empty() {
        return;
    }
    let before = text.len() - text.trim_start_matches(' ').len();
    let (left, top) = place(from + before as u16, y);
    let width = words.width() as f32 * CELL.0;
    let mut class = String::new();
    if cell.modifier.contains(Modifier::BOLD) {
        class.push('b');
    }
    if cell.modifier.contains(Modifier::DIM) {
        class.push_str(if class.is_empty() { "d" } else { " d" });
    }
    let class = match class.as_str() {
        "" => class,
        _ => format!(r#" class="{class}""#),
    };
    let fill = ink.map_or_else(String::new, |ink| format!(r#" style="fill:{ink}""#));
    // Without the length a font of other measures would pull the columns apart.
    let _ = writeln!(
        svg,
        r#"<text x="{left:.1}" y="{:.1}" textLength="{width:.1}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"{class}{fill}>{}</text>"#,
        top + 13.0,
        escaped(words),
    );
}

/// What must be the same within a run.
const fn look(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

fn colour(colour: Color) -> Option<String> {
    match colour {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        Color::Reset => None,
        Color::Black => Some("#000000".to_owned()),
        Color::White => Some("#ffffff".to_owned()),
        other => panic!("no frame of the dark theme in true colour has {other}"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Compares a picture with its file, or writes it where `CERTAMEN_BLESS` is set.
fn is_current(name: &str, world: &World, title: &str) {
    let (buf, _) = frame(world);
    let drawn = svg(&buf, title);
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name);
    if std::env::var_os("CERTAMEN_BLESS").is_some() {
        std::fs::write(&path, drawn).expect("docs can be written to");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "docs/{name} no longer shows what the program draws. Look at what changed, then draw it \
         again with: scripts/picture"
    );
}

#[test]
fn the_picture_of_a_question_is_current() {
    // Any paper that asks what the picture shows.
    let mut world = (0..100)
        .map(|seed| {
            let mut world = World::enrolled(Lang::EN);
            world.seed = seed;
            world.begin(1).clone()
        })
        .find(|world| {
            let place = world.place_of("law-flood-picture");
            place.is_some_and(|place| (5..8).contains(&place))
        })
        .expect("such a paper");
    // As it looks in the middle: most answered, one flagged, some open.
    let at = world.place_of("law-flood-picture").unwrap_or(0);
    world.answer_all(|question| question < at);
    for question in at..12 {
        world.clear(question);
    }
    for _ in 0..at {
        world.press("Enter");
        if world.attempt().current() == 3 {
            world.press("F3");
        }
    }
    world.press("2").pass(146_000);
    is_current("screen.svg", &world, "Certamen: a question");
}

#[test]
fn the_picture_of_a_result_is_current() {
    let world = minimum_missed(Lang::EN);
    is_current("screen-result.svg", &world, "Certamen: a result");
}

#[test]
fn the_picture_of_a_certificate_is_current() {
    let mut world = certified(Lang::VI);
    world.press("F7");
    is_current("screen-certificate.svg", &world, "Certamen: a certificate");
}

#[test]
fn markup_in_texts_is_only_text() {
    let mut buf = Buffer::empty(ratatui::layout::Rect::new(0, 0, 30, 1));
    buf.set_string(0, 0, "<b>&\"' 漢x", ratatui::style::Style::new());
    let drawn = svg(&buf, "a < b");
    assert!(
        drawn.contains(">&lt;b&gt;&amp;&quot;' 漢x</text>"),
        "{drawn}"
    );
    assert!(drawn.contains(r#"aria-label="a &lt; b""#));
    assert!(!drawn.contains("<b>"));
}
