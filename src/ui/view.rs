//! Draws the state. Pure: the same state always looks the same.

use crate::ui::areas::PANEL_FROM;
use crate::ui::areas::SMALLEST;
use crate::ui::areas::body_area;
use crate::ui::areas::clock;
use crate::ui::areas::notice_height;
use crate::ui::areas::question_area;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::keymap::Binding;
use super::screens::{
    certificate, confirm, enrol, help, home, instructions, overview, question, result, unseal,
    verify, welcome,
};
use super::sitting::{Saving, Sitting};
use super::state::State;
use super::widgets::frame;
use super::widgets::put;
use crate::ui::look::Look;
use crate::ui::screen::{Overlay, Screen};

/// The keys that work now: those of what has the focus, then those that work
/// everywhere.
pub fn bindings(state: &State) -> Vec<Binding> {
    let mut keys = match &state.overlay {
        Some(Overlay::Help(_)) => help::bindings(),
        Some(Overlay::Confirm(_)) => confirm::bindings(),
        None => screen_bindings(state),
    };
    let typing = is_typing(state);
    for mut binding in super::keymap::everywhere() {
        // What lies over a screen is left first.
        if state.overlay.is_some() && matches!(binding.label, "key-help" | "key-language") {
            continue;
        }
        // Where text is typed a question mark is a character; what the screen
        // does with a key comes first.
        binding.keys.retain(|(key, _)| {
            let character = matches!(key, super::Key::Char(_));
            !(typing && character) && super::keymap::action(&keys, *key).is_none()
        });
        if binding.keys.is_empty() {
            continue;
        }
        if binding.label == "key-language" && in_attempt(state) {
            binding.hint = false;
        }
        if binding.label == "key-help" {
            keys.push(binding);
        } else {
            let at = keys.len();
            keys.insert(at, binding);
        }
    }
    // The help key comes last on the line.
    if let Some(at) = keys.iter().position(|b| b.label == "key-help") {
        let help = keys.remove(at);
        keys.push(help);
    }
    keys
}

/// Whether what is pressed goes into a field.
pub fn is_typing(state: &State) -> bool {
    let enrolling = matches!(&state.screen, Screen::Enrol(_) | Screen::Unseal(_));
    let answering = matches!(&state.screen, Screen::Question)
        && state
            .sitting
            .as_ref()
            .is_some_and(|s| super::draft::Draft::is_typed(&s.question().kind) && !s.revealed);
    (enrolling && state.overlay.is_none()) || answering
}

fn screen_bindings(state: &State) -> Vec<Binding> {
    match &state.screen {
        Screen::Welcome(_) => welcome::bindings(),
        Screen::Home(_) => home::bindings(state),
        Screen::Enrol(enrol) => enrol::bindings(state, enrol),
        Screen::Unseal(_) => unseal::bindings(state),
        Screen::Instructions(instructions) => instructions::bindings(state, instructions),
        Screen::Question => state
            .sitting
            .as_ref()
            .map(question::bindings)
            .unwrap_or_default(),
        Screen::Overview(_) => overview::bindings(),
        Screen::Result(result) => result::bindings(state, result),
        Screen::Certificate(_) => certificate::bindings(state),
        Screen::Verify(verify) => verify::bindings(verify),
    }
}

/// Whether an attempt is being taken.
pub fn in_attempt(state: &State) -> bool {
    state
        .sitting
        .as_ref()
        .is_some_and(|s| !s.attempt.is_finished())
}

/// Draws everything and says where the cursor belongs.
pub fn view(state: &State, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let cursor = draw(state, area, buf);
    if state.look.ascii {
        spell_plainly(area, buf);
    }
    cursor
}

/// Puts ASCII in the place of the marks texts are written with, so that with
/// `--ascii` only their letters are left to the terminal.
pub fn spell_plainly(area: Rect, buf: &mut Buffer) {
    for position in area.intersection(buf.area).positions() {
        let cell = &mut buf[position];
        let plain = match cell.symbol() {
            "\u{a0}" | "\u{202f}" => " ",
            "…" => "~",
            "·" | "–" | "—" | "•" => "-",
            "’" | "‘" => "'",
            "°" => "o",
            "“" | "”" | "«" | "»" => "\"",
            _ => continue,
        };
        cell.set_symbol(plain);
    }
}

fn draw(state: &State, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let look = &state.look;
    buf.set_style(area, look.styles.text);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        return too_small(look, area, buf);
    }
    let row = |y: u16| Rect::new(area.x, y, area.width, 1);
    draw_top(state, row(area.y), buf);
    let keys = bindings(state);
    frame::keys(look, row(area.bottom() - 1), &keys, buf);
    if let Some(notice) = &state.notice {
        let rows = frame::notice_rows(notice, area.width);
        let place = Rect::new(area.x, area.bottom() - 1 - rows, area.width, rows);
        frame::notice(look, place, notice, buf);
    } else {
        frame::rule(look, area.x + 1, area.bottom() - 2, area.width - 2, buf);
    }
    let mut body = body_area((area.width, area.height));
    body.height = body.height.saturating_sub(notice_height(state) - 1);
    match &state.overlay {
        Some(Overlay::Help(scrolled)) => {
            let under = help_bindings(state);
            return help::view(state, &under, *scrolled, body, buf);
        }
        Some(Overlay::Confirm(confirm)) => return confirm::view(state, confirm, body, buf),
        None => {}
    }
    match &state.screen {
        Screen::Welcome(welcome) => welcome::view(state, welcome, body, buf),
        Screen::Home(home) => home::view(state, home, body, buf),
        Screen::Enrol(enrol) => enrol::view(state, enrol, body, buf),
        Screen::Unseal(unseal) => unseal::view(state, unseal, body, buf),
        Screen::Instructions(instructions) => instructions::view(state, instructions, body, buf),
        Screen::Question => draw_question(state, area, buf),
        Screen::Overview(at) => overview::view(state, *at, body, buf),
        Screen::Result(result) => result::view(state, result, body, buf),
        Screen::Certificate(screen) => certificate::view(state, screen, body, area, buf),
        Screen::Verify(verify) => verify::view(state, verify, body, buf),
    }
}

/// The keys the help tells of: those of the screen under it.
pub fn help_bindings(state: &State) -> Vec<Binding> {
    let under = State {
        overlay: None,
        ..state.clone()
    };
    bindings(&under)
}

/// Says what size a window must have.
pub fn too_small(look: &Look, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let args = [
        ("columns", (SMALLEST.0 as usize).into()),
        ("rows", (SMALLEST.1 as usize).into()),
    ];
    let sentence = super::widgets::Run::new(look.with("too-small", &args), look.styles.strong);
    let (lines, _) = super::widgets::flow(&[sentence], area.width as usize);
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        buf.set_line(area.x, y, &line, area.width);
    }
    None
}

fn draw_top(state: &State, area: Rect, buf: &mut Buffer) {
    let look = &state.look;
    let lang = look.lang();
    let mut right: Vec<(String, Style)> = Vec::new();
    let (left, middle) = match (&state.screen, &state.sitting) {
        (Screen::Question | Screen::Overview(_), Some(sitting)) => {
            if let Some(time) = time_left(state, sitting) {
                right.push(time);
            }
            right.extend(saved(state, sitting));
            let count = sitting.attempt.paper().len();
            let place = sitting.attempt.current() + 1;
            let middle = if matches!(state.screen, Screen::Overview(_)) {
                look.t("overview")
            } else if sitting.trial.is_some() {
                look.t("not-counted")
            } else {
                format!("{place} / {count}")
            };
            (sitting.bank.title.get(lang).to_owned(), middle)
        }
        (Screen::Result(result), Some(sitting)) => {
            right.extend(saved(state, sitting));
            let middle = match result.review {
                Some(at) => format!("{} / {}", at + 1, sitting.attempt.paper().len()),
                None => look.t("result"),
            };
            (sitting.bank.title.get(lang).to_owned(), middle)
        }
        _ => {
            let own = crate::locale::LANGUAGES
                .iter()
                .find(|(l, _)| *l == lang)
                .map_or("", |(_, name)| *name);
            right.push((format!("{own} F2"), look.styles.dim));
            let title = state.course.title(lang).unwrap_or_default().to_owned();
            let left = if title.is_empty() {
                "Certamen".to_owned()
            } else {
                format!("Certamen {} {title}", look.glyphs.dot)
            };
            (left, String::new())
        }
    };
    frame::top(look, area, &left, &middle, &right, buf);
}

/// The time left, as it stands on the clock.
fn time_left(state: &State, sitting: &Sitting) -> Option<(String, Style)> {
    let look = &state.look;
    let remaining = sitting.attempt.remaining(&state.now)?;
    let style = if remaining <= 5 * 60_000 {
        look.styles.warn
    } else {
        look.styles.strong
    };
    let clock = clock(remaining);
    Some((look.with("time-left", &[("clock", (&clock).into())]), style))
}

/// Whether everything is durable, and since when.
fn saved(state: &State, sitting: &Sitting) -> Option<(String, Style)> {
    let look = &state.look;
    if sitting.trial.is_some() {
        return None;
    }
    Some(match &sitting.saving {
        Saving::Saved(at) => {
            let time = look.time_of_day(*at);
            (
                look.with("saved-at", &[("time", (&time).into())]),
                look.styles.dim,
            )
        }
        Saving::Saving => (look.t("saving"), look.styles.text),
        Saving::Failed { .. } => (
            format!("{} {}", look.glyphs.flagged, look.t("not-saved")),
            look.styles.wrong,
        ),
    })
}

fn draw_question(state: &State, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let sitting = state.sitting.as_ref()?;
    let look = &state.look;
    let body = question_area(notice_height(state), (area.width, area.height));
    strip(look, sitting, area, buf);
    frame::rule(look, area.x + 1, area.y + 2, area.width - 2, buf);
    if area.width >= PANEL_FROM {
        panel(
            look,
            sitting,
            Rect::new(
                body.right() + 2,
                body.y,
                area.width - body.width - 4,
                body.height,
            ),
            buf,
        );
    }
    question::view(state, body, buf)
}

/// A mark for each question, with where one is. Long papers show the part
/// round the current question.
fn strip(look: &Look, sitting: &Sitting, area: Rect, buf: &mut Buffer) {
    let count = sitting.attempt.paper().len();
    let room = (area.width as usize).saturating_sub(2) / 2;
    let at = sitting.attempt.current();
    let from = if count <= room {
        0
    } else {
        at.saturating_sub(room / 2).min(count - room)
    };
    let mut x = area.x + 1;
    for question in from..count.min(from + room) {
        let (glyph, style) = if question == at {
            (look.glyphs.here, look.styles.accent)
        } else {
            let style = if sitting.attempt.is_flagged(question) {
                look.styles.warn
            } else {
                look.styles.dim
            };
            (overview::glyph(sitting, look, question), style)
        };
        put(buf, x, area.y + 1, glyph, 1, style);
        x += 2;
    }
}

/// On wide terminals: how many are answered, open and flagged.
fn panel(look: &Look, sitting: &Sitting, area: Rect, buf: &mut Buffer) {
    let attempt = &sitting.attempt;
    let count = attempt.paper().len();
    let flagged = (0..count).filter(|q| attempt.is_flagged(*q)).count();
    let rows = [
        (look.glyphs.answered, "count-answered", attempt.answered()),
        (look.glyphs.open, "count-open", count - attempt.answered()),
        (look.glyphs.flagged, "count-flagged", flagged),
    ];
    for (y, (glyph, id, n)) in (area.y + 1..area.bottom()).zip(rows) {
        let text = format!("{glyph} {}", look.with(id, &[("n", n.into())]));
        put(buf, area.x, y, &text, area.width, look.styles.dim);
    }
}
