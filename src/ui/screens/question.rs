//! The question being answered.

mod edit;
mod keys;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::draft::Draft;
use super::super::keymap::Action;
use super::super::msg::Effect;
use super::super::question::QuestionView;
use super::super::sitting::Sitting;
use super::super::state::State;
use super::super::widgets::Body;
use crate::bank::Kind;
use crate::bank::model::Navigation;
use crate::course::Finished;
use crate::exam::{Command, Refusal};
use crate::ui::screen::Instructions;
use crate::ui::screen::ResultScreen;
use crate::ui::screen::{Ask, Confirm};
use crate::ui::screen::{Overlay, Screen};
use edit::edit;
pub use keys::{answer_keys, bindings};
use keys::{enter_chooses, shows_feedback_next};

/// Pasted text goes into the field.
pub fn paste(state: &mut State, text: &str) {
    if let Some(sitting) = &mut state.sitting
        && Draft::is_typed(&sitting.question().kind)
        && !sitting.revealed
    {
        sitting.draft.field.paste(text);
        sitting.typed(&state.now);
    }
}

/// What a key does.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let columns = crate::ui::areas::body_area(state.size).width as usize;
    let height = body_height(state);
    let look = state.look.clone();
    let now = state.now.clone();
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    if matches!(action, Action::PageUp | Action::PageDown) {
        let body = body(sitting, &look, columns);
        let at = body.offset(height, sitting.scroll);
        let page = height.saturating_sub(2).max(1);
        let most = body.lines.len().saturating_sub(height);
        let to = if action == Action::PageDown {
            at + page
        } else {
            at.saturating_sub(page)
        };
        sitting.scroll = Some(to.min(most));
        return Vec::new();
    }
    if !matches!(action, Action::Flag) {
        sitting.scroll = None;
    }
    match action {
        Action::Confirm => enter(state),
        Action::Next => go(state, 1),
        Action::Previous => go(state, -1),
        Action::Flag => {
            let question = sitting.attempt.current();
            let on = !sitting.attempt.is_flagged(question);
            command(state, &Command::Flag { question, on })
        }
        Action::Overview => {
            let at = sitting.attempt.current();
            let effects = sitting.settle(&now);
            state.screen = Screen::Overview(at);
            effects
        }
        Action::NextOpen | Action::NextFlagged => seek(state, action == Action::NextOpen),
        Action::HandIn => {
            let effects = sitting.settle(&now);
            state.overlay = Some(Overlay::Confirm(Confirm::new(Ask::HandIn)));
            effects
        }
        Action::Back if sitting.trial.is_some() => leave_trial(state),
        Action::Back => {
            let mut effects = sitting.settle(&now);
            effects.extend(crate::ui::screens::confirm::ask_to_leave(state));
            effects
        }
        other if !sitting.revealed => edit(state, other),
        _ => Vec::new(),
    }
}

fn leave_trial(state: &mut State) -> Vec<Effect> {
    if let Some(quiz) = state.sitting.take().and_then(|sitting| sitting.trial) {
        let mut instructions = Instructions::quiz(quiz);
        instructions.line = 1;
        state.screen = Screen::Instructions(instructions);
    }
    Vec::new()
}

fn enter(state: &mut State) -> Vec<Effect> {
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    if sitting.draft.lifted || enter_chooses(sitting) {
        return edit(state, Action::Toggle);
    }
    if sitting.trial.is_some() {
        return leave_trial(state);
    }
    if shows_feedback_next(sitting) {
        let effects = sitting.settle(&state.now);
        sitting.revealed = true;
        return effects;
    }
    // On a question of several parts Enter goes on to the next open part.
    let kind = &sitting.question().kind;
    let response = sitting.attempt.response(sitting.attempt.current());
    if !sitting.revealed
        && matches!(kind, Kind::Matching { .. } | Kind::Cloze { .. })
        && response.is_some_and(crate::exam::Response::is_partial)
    {
        let kind = kind.clone();
        let response = response.cloned();
        if sitting.draft.step_part(&kind, response.as_ref(), true) {
            return Vec::new();
        }
    }
    go(state, 1)
}

/// Goes some questions on or back; past the last comes the overview.
fn go(state: &mut State, by: isize) -> Vec<Effect> {
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    let at = sitting.attempt.current();
    let mut effects = sitting.settle(&state.now);
    let last = sitting.attempt.paper().len() - 1;
    if at == last && by > 0 {
        state.screen = Screen::Overview(at);
        return effects;
    }
    let sequential = sitting.attempt.header().rules.navigation == Navigation::Sequential;
    if sequential && by > 0 && sitting.attempt.response(at).is_none() {
        state.overlay = Some(Overlay::Confirm(Confirm::new(Ask::PassOn)));
        return effects;
    }
    effects.extend(move_to(state, at.saturating_add_signed(by).min(last)));
    effects
}

/// Goes to a question.
pub fn move_to(state: &mut State, question: usize) -> Vec<Effect> {
    state.screen = Screen::Question;
    command(state, &Command::Move { question })
}

/// Goes to the next open or flagged question after this one, from the start again.
pub fn seek(state: &mut State, open: bool) -> Vec<Effect> {
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    let mut effects = sitting.settle(&state.now);
    let attempt = &sitting.attempt;
    // There is one way through questions taken in order, and it asks.
    if attempt.header().rules.navigation == Navigation::Sequential {
        state.tell(state.look.t("taken-in-order"));
        return effects;
    }
    let (at, count) = (attempt.current(), attempt.paper().len());
    let wanted = (1..=count)
        .map(|step| (at + step) % count)
        .find(|question| {
            if open {
                attempt.response(*question).is_none()
            } else {
                attempt.is_flagged(*question)
            }
        });
    match wanted {
        Some(question) => effects.extend(move_to(state, question)),
        None => state.tell(
            state
                .look
                .t(if open { "none-open" } else { "none-flagged" }),
        ),
    }
    effects
}

/// Carries out a command on the attempt and shows what it led to.
pub fn command(state: &mut State, command: &Command) -> Vec<Effect> {
    let now = state.now.clone();
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    let result = sitting.perform(command, &now);
    let effects = match result {
        Ok(effects) => effects,
        Err(Refusal::OutOfOrder) => {
            state.tell(state.look.t("taken-in-order"));
            Vec::new()
        }
        Err(_) => Vec::new(),
    };
    show_finish(state);
    effects
}

/// Shows the result once the attempt is handed in, one way or the other.
pub fn show_finish(state: &mut State) {
    let Some(sitting) = &state.sitting else {
        return;
    };
    if !sitting.attempt.is_finished() || matches!(state.screen, Screen::Result(_)) {
        return;
    }
    let finished = Finished {
        outcome: sitting.attempt.outcome(&sitting.bank),
        timed_out: sitting.attempt.phase() == crate::exam::Phase::TimedOut,
    };
    state.overlay = None;
    state.notice = None;
    state.screen = Screen::Result(ResultScreen::new(finished));
}

/// The lines of the question on screen.
pub fn body(sitting: &Sitting, look: &crate::ui::look::Look, columns: usize) -> Body {
    QuestionView {
        question: sitting.question(),
        draft: &sitting.draft,
        response: sitting.attempt.response(sitting.attempt.current()),
        reveal: sitting.revealed,
        active: true,
    }
    .body(look, columns)
}

fn body_height(state: &State) -> usize {
    {
        let notice = crate::ui::areas::notice_height(state);
        crate::ui::areas::question_area(notice, state.size).height as usize
    }
}

/// Draws it, under the strip that `view` draws.
pub fn view(state: &State, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let sitting = state.sitting.as_ref()?;
    body(sitting, &state.look, area.width as usize).draw(&state.look, area, sitting.scroll, buf)
}
