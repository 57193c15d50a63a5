//! The code of a certificate on the screen, as a reader of codes sees it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use certamen::certificate::print::read::image::image;
use certamen::text::Lang;
use certamen::ui::theme::Theme;
use image::{GrayImage, ImageFormat, Luma};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;

use super::frames::{at_size, text};
use super::scenes::{SCREENS, code_text};
use super::world::{World, look};

fn certificate(theme: Theme, ascii: bool) -> World {
    let way = SCREENS.iter().find(|(name, _)| *name == "certificate");
    let mut world = way.unwrap().1(Lang::EN);
    world.state.look = look(Lang::EN, theme, ascii);
    world
}

/// A screenshot of a dark terminal: each cell 6 by 12 pixels.
fn screenshot(buf: &Buffer) -> Vec<u8> {
    let area = buf.area;
    let picture = GrayImage::from_fn(
        u32::from(area.width) * 6,
        u32::from(area.height) * 12,
        |x, y| {
            let cell = &buf[((x / 6) as u16, (y / 12) as u16)];
            let shade = |colour: Color, otherwise: u8| match colour {
                Color::Black => 0,
                Color::White => 229,
                _ => otherwise,
            };
            let (fore, back) = (shade(cell.fg, 200), shade(cell.bg, 20));
            let upper = y % 12 < 6;
            let fills = match cell.symbol() {
                "█" => true,
                "▀" => upper,
                "▄" => !upper,
                " " => false,
                // Some letter.
                _ => (x + y) % 3 == 0,
            };
            Luma([if fills { fore } else { back }])
        },
    );
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

fn zbarimg(png: &[u8]) -> Option<String> {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("screen.png");
    std::fs::File::create(&path)
        .unwrap()
        .write_all(png)
        .unwrap();
    let Ok(read) = Command::new("zbarimg")
        .args(["--raw", "-q"])
        .arg(&path)
        .stderr(Stdio::null())
        .output()
    else {
        println!("no zbarimg here");
        return None;
    };
    Some(
        String::from_utf8(read.stdout)
            .unwrap()
            .trim_end()
            .to_owned(),
    )
}

#[test]
fn a_reader_of_codes_reads_the_screen_in_every_theme() {
    let text = code_text().unwrap();
    for theme in Theme::ALL {
        let (buf, _) = at_size(&certificate(theme, false), 170, 46);
        let png = screenshot(&buf);
        assert_eq!(image(&png).as_ref(), Ok(&text), "{theme:?}");
        if let Some(read) = zbarimg(&png) {
            assert_eq!(read, text, "{theme:?}");
        }
    }
}

#[test]
fn the_code_alone_takes_less_room() {
    let code = code_text().unwrap();
    let mut world = certificate(Theme::Dark, false);
    world.press("F8");
    let (buf, _) = at_size(&world, 80, 41);
    assert_eq!(image(&screenshot(&buf)).as_ref(), Ok(&code));

    let (buf, cursor) = at_size(&world, 80, 24);
    let drawn = text(&buf, cursor);
    assert!(drawn.contains("The code needs a window of"), "{drawn}");
    assert!(drawn.contains(".pdf"), "{drawn}");
    assert!(image(&screenshot(&buf)).is_err());
    world.press("Esc");
    let (buf, cursor) = at_size(&world, 80, 24);
    assert!(text(&buf, cursor).contains("Nguyễn Thị Bích Hằng"));
}

#[test]
fn without_block_characters_a_sentence_says_where_it_is() {
    let mut world = certificate(Theme::Dark, true);
    world.press("F8");
    let (buf, cursor) = at_size(&world, 170, 46);
    let drawn = text(&buf, cursor);
    assert!(drawn.contains("without block characters"), "{drawn}");
}

/// The code alone took the place of the buffer for that of the window, and
/// cleared what lies outside; the random walk of `random.rs` met it.
#[test]
fn the_code_alone_stays_inside_its_window() {
    let mut world = certificate(Theme::Dark, false);
    world.press("F8");
    for (columns, rows) in [(72, 37), (80, 45), (120, 45)] {
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(Rect::new(0, 0, columns + 3, rows + 2));
        for position in buf.area.positions() {
            buf[position].set_symbol("~");
        }
        certamen::ui::view(&world.state, area, &mut buf);
        for position in buf.area.positions() {
            let outside = !area.contains(position);
            assert!(!outside || buf[position].symbol() == "~", "{position}");
        }
    }
}
