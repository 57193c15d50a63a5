//! Changing the answer of the question on screen, or what is being typed.

use super::command;
use crate::exam::Command;
use crate::ui::draft::Edited;
use crate::ui::keymap::Action;
use crate::ui::msg::Effect;
use crate::ui::state::State;

/// Changes the answer, or what is being typed.
pub(super) fn edit(state: &mut State, action: Action) -> Vec<Effect> {
    let now = state.now.clone();
    let Some(sitting) = &mut state.sitting else {
        return Vec::new();
    };
    let kind = sitting.question().kind.clone();
    let question = sitting.attempt.current();
    let given = sitting.attempt.response(question).cloned();
    match sitting.draft.edit(&kind, given.as_ref(), action) {
        Edited::Same => Vec::new(),
        Edited::Typed => {
            sitting.typed(&now);
            Vec::new()
        }
        Edited::Answer(response) => command(state, &Command::Answer { question, response }),
    }
}
