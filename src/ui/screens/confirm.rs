//! A question with consequences. It says what will happen; the safe answer is
//! the one Enter gives at first.

use crate::ui::msg::Effect;
use crate::ui::screen::Ask;
use crate::ui::screen::Confirm;
use crate::ui::screen::Overlay;
use crate::ui::sitting::Saving;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::key::Key;
use super::super::keymap::{Action, Binding};
use super::super::state::State;
use super::super::widgets::{Body, Run};
use crate::ui::look::Look;

/// Asks before leaving: the attempt where one is being taken, else the
/// program. Where answers cannot be saved, leaving would lose them, and the
/// question says so.
pub const fn ask_to_leave(state: &mut State) -> Vec<Effect> {
    let ask = match &state.sitting {
        Some(sitting) if sitting.trial.is_some() => Ask::Quit,
        Some(sitting) if matches!(sitting.saving, Saving::Failed { .. }) => Ask::QuitUnsaved,
        Some(sitting) if !sitting.attempt.is_finished() => Ask::LeaveAttempt,
        Some(sitting) if !sitting.is_durable() => Ask::QuitUnsaved,
        _ => Ask::Quit,
    };
    state.overlay = Some(Overlay::Confirm(Confirm::new(ask)));
    Vec::new()
}

/// Its keys.
pub fn bindings() -> Vec<Binding> {
    vec![
        Binding::group(
            &[(Key::Up, Action::Up), (Key::Down, Action::Down)],
            "key-choose",
        ),
        Binding::group(
            &[
                (Key::Left, Action::Up),
                (Key::Right, Action::Down),
                (Key::Tab, Action::Switch),
            ],
            "key-choose",
        )
        .quiet(),
        Binding::digits(2, "key-choose").quiet(),
        Binding::new(Key::Enter, Action::Confirm, "key-confirm"),
        Binding::new(Key::Char(' '), Action::Confirm, "key-confirm").quiet(),
        Binding::new(Key::Esc, Action::Back, "key-back"),
    ]
}

/// Draws it.
pub fn view(state: &State, confirm: &Confirm, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let look = &state.look;
    let styles = &look.styles;
    let columns = area.width as usize;
    let mut body = Body::default();
    body.gap();
    body.text(
        &[Run::new(look.t(title(confirm.ask)), styles.strong)],
        2,
        columns,
    );
    body.gap();
    for line in consequences(state, look, confirm.ask) {
        body.text(&[Run::new(line, styles.text)], 2, columns);
        body.gap();
    }
    let (no, yes) = answers(confirm.ask);
    for (place, id) in [(0, no), (1, yes)] {
        let focused = confirm.yes == (place == 1);
        body.choice(look, place, look.t(id), focused, columns);
    }
    body.draw(look, area, None, buf)
}

const fn title(ask: Ask) -> &'static str {
    match ask {
        Ask::HandIn => "ask-hand-in",
        Ask::LeaveAttempt => "ask-leave-attempt",
        Ask::Quit => "ask-quit",
        Ask::QuitUnsaved => "ask-quit-unsaved",
        Ask::PassOn => "ask-pass-on",
    }
}

const fn answers(ask: Ask) -> (&'static str, &'static str) {
    match ask {
        Ask::HandIn => ("no-go-on", "yes-hand-in"),
        Ask::LeaveAttempt => ("no-go-on", "yes-leave"),
        Ask::Quit => ("no-stay", "yes-quit"),
        Ask::QuitUnsaved => ("no-stay", "yes-lose"),
        Ask::PassOn => ("no-stay", "yes-pass-on"),
    }
}

fn consequences(state: &State, look: &Look, ask: Ask) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(sitting) = &state.sitting {
        let attempt = &sitting.attempt;
        match ask {
            Ask::HandIn => {
                let open = attempt.paper().len() - attempt.answered();
                let flagged = (0..attempt.paper().len())
                    .filter(|q| attempt.is_flagged(*q))
                    .count();
                if open > 0 {
                    lines.push(look.with("open-would-be-zero", &[("n", open.into())]));
                }
                if flagged > 0 {
                    lines.push(look.with("still-flagged", &[("n", flagged.into())]));
                }
                lines.push(look.t("cannot-change-after"));
            }
            Ask::LeaveAttempt if attempt.header().practice => {
                lines.push(look.t("practice-is-not-kept"));
            }
            Ask::LeaveAttempt => {
                lines.push(look.t("answers-are-kept"));
                let runs = attempt.header().rules.on_interruption
                    == crate::bank::model::OnInterruption::Run;
                if attempt.header().time_limit().is_some() {
                    lines.push(look.t(if runs {
                        "clock-runs-on"
                    } else {
                        "clock-stands-still"
                    }));
                }
            }
            Ask::QuitUnsaved => lines.push(look.t("unsaved-would-be-lost")),
            Ask::PassOn => lines.push(look.t("cannot-come-back")),
            Ask::Quit => {}
        }
    }
    lines
}
