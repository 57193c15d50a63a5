//! A certificate, rendered: what it says, where its file is, its fingerprint.

use crate::ui::screen::CertificateScreen;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;
use ratatui::widgets::{Clear, Widget};

use super::super::key::Key;
use super::super::keymap::{Action, Binding, list_keys};
use super::super::msg::Effect;
use super::super::state::State;
use super::super::widgets::{Body, Run, clip, code::code, width};
use crate::certificate::print::qr::Qr;
use crate::course::Issued;
use crate::ui::look::Look;
use crate::ui::screen::Screen;
use crate::ui::screen::{Home, Item};

/// Its keys.
pub fn bindings(state: &State) -> Vec<Binding> {
    let mut keys = Vec::new();
    if state.progress.certificates.len() > 1 {
        keys.push(Binding::group(
            &[(Key::Left, Action::Left), (Key::Right, Action::Right)],
            "key-certificates",
        ));
    }
    if state
        .progress
        .certificates
        .iter()
        .any(|c| c.code_text.is_some())
    {
        keys.push(Binding::new(Key::F(8), Action::Reveal, "key-code"));
    }
    keys.extend(list_keys("key-scroll").into_iter().map(Binding::quiet));
    keys.push(Binding::group(
        &[(Key::Esc, Action::Back), (Key::Enter, Action::Back)],
        "key-home",
    ));
    keys
}

/// What a key does.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let count = state.progress.certificates.len();
    let Screen::Certificate(screen) = &mut state.screen else {
        return Vec::new();
    };
    match action {
        Action::Left => screen.at = screen.at.saturating_sub(1),
        Action::Reveal => screen.code = !screen.code,
        Action::Back if screen.code => screen.code = false,
        Action::Right => screen.at = (screen.at + 1).min(count.saturating_sub(1)),
        Action::Back => {
            let line = crate::ui::programme::items(state)
                .iter()
                .position(|i| *i == Item::Certificates)
                .unwrap_or(0);
            state.sitting = None;
            state.screen = Screen::Home(Home { line });
            return state
                .person
                .clone()
                .map(|person| Effect::Progress { person })
                .into_iter()
                .collect();
        }
        _ => {
            let area = crate::ui::areas::body_area(state.size);
            let at = screen.at;
            let lines = body(state, at, area.width as usize).lines.len();
            if let Screen::Certificate(screen) = &mut state.screen {
                screen.scroll = super::scroll(screen.scroll, lines, area.height as usize, action);
            }
        }
    }
    Vec::new()
}

/// Draws it: the code beside the card where there is room, else alone in the
/// whole window when it is asked for.
pub fn view(
    state: &State,
    screen: &CertificateScreen,
    mut area: Rect,
    whole: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let qr = code_of(state, screen.at);
    if let Some(qr) = qr.filter(|_| !state.look.ascii) {
        let (columns, rows) = (qr.cells().0 as u16, qr.cells().1 as u16);
        if screen.code && columns <= whole.width && rows < whole.height {
            // All but the line of keys.
            let place = Rect::new(whole.x, whole.y, whole.width, whole.height - 1);
            Clear.render(place, buf);
            buf.set_style(place, state.look.styles.text);
            let x = whole.x + (whole.width - columns) / 2;
            let y = whole.y + (place.height - rows) / 2;
            code(&qr, Rect::new(x, y, columns, rows), buf);
            return None;
        }
        if !screen.code && area.width + columns + GAP <= whole.width && rows <= area.height {
            area.x = whole.x + (whole.width - area.width - columns - GAP) / 2;
            let x = area.right() + GAP;
            code(&qr, Rect::new(x, area.y, columns, rows), buf);
        }
    }
    let lines = if screen.code {
        instead(state, screen.at, area.width as usize)
    } else {
        body(state, screen.at, area.width as usize)
    };
    lines.draw(&state.look, area, Some(screen.scroll), buf)
}

/// Columns between the card and the code.
const GAP: u16 = 2;

fn code_of(state: &State, at: usize) -> Option<Qr> {
    let issued = state.progress.certificates.get(at)?;
    Qr::of(issued.code_text.as_deref()?)
}

/// What stands where the code has no room.
fn instead(state: &State, at: usize, columns: usize) -> Body {
    let look = &state.look;
    let mut body = Body::default();
    let Some(issued) = state.progress.certificates.get(at) else {
        return body;
    };
    let page = page_of(issued);
    let (width, height) = code_of(state, at).map_or((0, 0), |qr| qr.cells());
    let sentence = if look.ascii {
        look.with("certificate-code-ascii", &[("file", (&page).into())])
    } else {
        let args = [
            ("columns", width.into()),
            // The keys stand below it.
            ("rows", (height + 1).into()),
            ("file", (&page).into()),
        ];
        look.with("certificate-code-small", &args)
    };
    body.gap();
    body.text(&[Run::new(sentence, look.styles.text)], 2, columns);
    body
}

/// The page of a certificate, to be printed.
fn page_of(issued: &Issued) -> String {
    let page = issued.path.with_extension("pdf");
    crate::text::printable(&page.display().to_string())
}

fn body(state: &State, at: usize, columns: usize) -> Body {
    let look = &state.look;
    let mut body = Body::default();
    if let Some(issued) = state.progress.certificates.get(at) {
        card(look, issued, &mut body, columns);
    } else {
        body.gap();
        body.text(
            &[Run::new(look.t("no-certificate"), look.styles.strong)],
            2,
            columns,
        );
        body.gap();
        let n = state.course.parts().count();
        let id = if state.course.training.programme.is_some() {
            "certificate-after"
        } else {
            "certificate-after-one"
        };
        body.text(
            &[Run::new(
                look.with(id, &[("n", n.into())]),
                look.styles.text,
            )],
            2,
            columns,
        );
    }
    body
}

fn card(look: &Look, issued: &Issued, body: &mut Body, columns: usize) {
    let styles = &look.styles;
    let inner = columns.saturating_sub(6).min(72);
    let (corner, side) = if look.ascii {
        ("++++", "|")
    } else {
        ("┌┐└┘", "│")
    };
    let corners: Vec<char> = corner.chars().collect();
    let rule = look.glyphs.rule.repeat(inner);
    let edge = |a: char, b: char| Span::styled(format!("  {a}{rule}{b}"), styles.dim);
    let mut lines: Vec<(String, ratatui::style::Style)> = Vec::new();
    let mut centred = |text: &str, style| {
        let (wrapped, _) =
            super::super::widgets::flow(&[Run::new(text, style)], inner.saturating_sub(4));
        for line in wrapped {
            lines.push((line.to_string(), style));
        }
    };
    let p = &issued.participant;
    centred(&look.t("certificate-heading"), styles.accent);
    centred("", styles.text);
    centred(&p.name, styles.strong);
    centred(
        &format!("{} {} {}", p.code, look.glyphs.dot, p.unit),
        styles.text,
    );
    centred("", styles.text);
    centred(&issued.title, styles.strong);
    let args = [
        ("percent", (&issued.score.0).into()),
        ("mark", (&issued.score.1).into()),
    ];
    centred(&look.with("certificate-score", &args), styles.text);
    for (title, percent, mark) in &issued.quizzes {
        let args = [
            ("quiz", title.into()),
            ("percent", percent.into()),
            ("mark", mark.into()),
        ];
        centred(&look.with("certificate-quiz", &args), styles.text);
    }
    let day = look.day(issued.issued);
    let dates = match issued.until {
        Some(until) => {
            let until = look.day(until);
            look.with(
                "certificate-dates",
                &[("day", (&day).into()), ("until", (&until).into())],
            )
        }
        None => look.with("certificate-date", &[("day", (&day).into())]),
    };
    centred(&dates, styles.text);
    centred(&issued.issuer, styles.text);
    body.line(edge(corners[0], corners[1]));
    for (text, style) in lines {
        let text = clip(&text, inner);
        let left = (inner - width(&text)) / 2;
        let right = inner - width(&text) - left;
        body.line(vec![
            Span::styled(format!("  {side}"), styles.dim),
            Span::styled(
                format!("{}{text}{}", " ".repeat(left), " ".repeat(right)),
                style,
            ),
            Span::styled(side, styles.dim),
        ]);
    }
    body.line(edge(corners[2], corners[3]));
    let rows = [
        ("certificate-code", issued.code.clone(), styles.strong),
        (
            "certificate-file",
            crate::text::printable(&issued.path.display().to_string()),
            styles.text,
        ),
        ("certificate-page", page_of(issued), styles.text),
        (
            "certificate-fingerprint",
            issued.fingerprint.clone(),
            styles.text,
        ),
    ];
    let labels = rows.iter().map(|(id, _, _)| width(&look.t(id)));
    let label_width = labels.max().unwrap_or(0);
    let columns = columns.saturating_sub(2);
    for (id, value, style) in rows {
        let label = look.t(id);
        let pad = " ".repeat(label_width - width(&label) + 2);
        let runs = [Run::new("", styles.dim), Run::new(value, style)];
        body.hanging(&format!("{label}{pad}"), &runs, 3, columns);
    }
    body.text(
        &[Run::new(look.t("certificate-offline"), styles.text)],
        3,
        columns,
    );
}
