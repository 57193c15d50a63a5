//! All questions of the attempt at once: answered, flagged, open.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::key::Key;
use super::super::keymap::{Action, Binding};
use super::super::msg::Effect;
use super::super::sitting::Sitting;
use super::super::state::State;
use super::super::widgets::{Body, Run};
use crate::bank::model::Navigation;
use crate::ui::look::Look;
use crate::ui::screen::{Ask, Confirm};
use crate::ui::screen::{Overlay, Screen};

/// Questions on a line.
const PER_LINE: usize = 10;

/// Its keys.
pub fn bindings() -> Vec<Binding> {
    vec![
        Binding::group(
            &[
                (Key::Left, Action::Left),
                (Key::Right, Action::Right),
                (Key::Up, Action::Up),
                (Key::Down, Action::Down),
            ],
            "key-move",
        ),
        Binding::new(Key::Enter, Action::Confirm, "key-go-to"),
        Binding::new(Key::F(5), Action::NextOpen, "key-next-open"),
        Binding::new(Key::F(6), Action::NextFlagged, "key-next-flagged"),
        Binding::new(Key::F(10), Action::HandIn, "key-hand-in"),
        Binding::group(
            &[(Key::Home, Action::First), (Key::End, Action::Last)],
            "key-page",
        )
        .quiet(),
        Binding::group(
            &[(Key::Esc, Action::Back), (Key::F(4), Action::Back)],
            "key-back",
        ),
    ]
}

/// What a key does.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let (Screen::Overview(at), Some(sitting)) = (&mut state.screen, &state.sitting) else {
        return Vec::new();
    };
    let last = sitting.attempt.paper().len().saturating_sub(1);
    match action {
        Action::Left => *at = at.saturating_sub(1),
        Action::Right => *at = (*at + 1).min(last),
        Action::Up => *at = at.checked_sub(PER_LINE).unwrap_or(*at),
        Action::Down => *at = (*at + PER_LINE).min(last),
        Action::First => *at = 0,
        Action::Last => *at = last,
        Action::Confirm => {
            let question = *at;
            let same = question == sitting.attempt.current();
            let sequential = sitting.attempt.header().rules.navigation == Navigation::Sequential;
            if sequential && !same {
                state.tell(state.look.t("taken-in-order"));
                return Vec::new();
            }
            return super::question::move_to(state, question);
        }
        Action::NextOpen | Action::NextFlagged => {
            return super::question::seek(state, action == Action::NextOpen);
        }
        Action::HandIn => {
            state.overlay = Some(Overlay::Confirm(Confirm::new(Ask::HandIn)));
        }
        Action::Back => state.screen = Screen::Question,
        _ => {}
    }
    Vec::new()
}

/// Draws it.
pub fn view(state: &State, at: usize, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let sitting = state.sitting.as_ref()?;
    let look = &state.look;
    let styles = &look.styles;
    let columns = area.width as usize;
    let attempt = &sitting.attempt;
    let count = attempt.paper().len();
    let mut body = Body::default();
    body.gap();
    for start in (0..count).step_by(PER_LINE) {
        let mut line = Line::raw(" ");
        let first = body.lines.len();
        for question in start..(start + PER_LINE).min(count) {
            line.push_span(cell(sitting, look, question, question == at));
        }
        body.line(line);
        if (start..start + PER_LINE).contains(&at) {
            body.focus_since(first, 1 + (at - start) * 7);
        }
    }
    body.gap();
    let flagged = (0..count).filter(|q| attempt.is_flagged(*q)).count();
    let answered = attempt.answered();
    let partly = (0..count)
        .filter_map(|question| attempt.response(question))
        .filter(|response| response.is_partial())
        .count();
    let counts = [
        (look.glyphs.answered, "count-answered", answered - partly),
        (look.glyphs.partly, "count-partly", partly),
        (look.glyphs.open, "count-open", count - answered),
        (look.glyphs.flagged, "count-flagged", flagged),
    ];
    let legend: Vec<String> = counts
        .iter()
        .filter(|(_, id, n)| *id != "count-partly" || *n > 0)
        .map(|(glyph, id, n)| format!("{glyph} {}", look.with(id, &[("n", (*n).into())])))
        .collect();
    // Four counts have no room to spare in 80 columns of Vietnamese.
    let apart = if partly > 0 { "   " } else { "     " };
    body.text(&[Run::new(legend.join(apart), styles.text)], 2, columns);
    body.gap();
    let open = count - answered;
    let sentence = if open > 0 {
        look.with("open-would-be-zero", &[("n", open.into())])
    } else if partly > 0 {
        look.t("none-open")
    } else {
        look.t("all-answered")
    };
    body.text(&[Run::new(sentence, styles.strong)], 2, columns);
    if partly > 0 {
        let sentence = look.with("partly-answered", &[("n", partly.into())]);
        body.text(&[Run::new(sentence, styles.strong)], 2, columns);
    }
    body.draw(look, area, None, buf)
}

fn cell(sitting: &Sitting, look: &Look, question: usize, here: bool) -> Span<'static> {
    let styles = &look.styles;
    let glyph = answer_glyph(sitting, look, question);
    let mark = if here { look.glyphs.here } else { " " };
    let style = if here {
        styles.focus
    } else if sitting.attempt.is_flagged(question) {
        styles.warn
    } else if sitting.attempt.response(question).is_some() {
        styles.text
    } else {
        styles.dim
    };
    // Whether it is answered stays in sight beside the flag.
    let flag = if sitting.attempt.is_flagged(question) {
        look.glyphs.flagged
    } else {
        " "
    };
    Span::styled(format!("{mark}{:>3} {glyph}{flag}", question + 1), style)
}

/// The mark of a question where there is room for one: flagged, answered or open.
pub fn glyph(sitting: &Sitting, look: &Look, question: usize) -> &'static str {
    if sitting.attempt.is_flagged(question) {
        look.glyphs.flagged
    } else {
        answer_glyph(sitting, look, question)
    }
}

/// Whether a question is answered, in part, or open.
fn answer_glyph(sitting: &Sitting, look: &Look, question: usize) -> &'static str {
    if sitting
        .attempt
        .response(question)
        .is_some_and(crate::exam::Response::is_partial)
    {
        look.glyphs.partly
    } else if sitting.attempt.response(question).is_some() {
        look.glyphs.answered
    } else {
        look.glyphs.open
    }
}
