//! Changing the answer of the question on screen, or what is being typed.

use super::command;
use crate::bank::Kind;
use crate::exam::Command;
use crate::ui::draft::Draft;
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
    let draft = &mut sitting.draft;
    if Draft::is_typed(&kind) {
        match action {
            Action::Type(c) => draft.field.insert(c),
            Action::Erase => draft.field.backspace(),
            Action::EraseForward => draft.field.delete(),
            Action::Left => draft.field.left(),
            Action::Right => draft.field.right(),
            Action::First => draft.field.home(),
            Action::Last => draft.field.end(),
            _ => return Vec::new(),
        }
        if matches!(
            action,
            Action::Type(_) | Action::Erase | Action::EraseForward
        ) {
            sitting.typed(&now);
        }
        return Vec::new();
    }
    let response = match (&kind, action) {
        (_, Action::Clear) => {
            draft.touched = false;
            if matches!(kind, Kind::Ordering { .. }) {
                *draft = Draft::of(&kind, draft.orders.clone(), None);
            }
            clear(draft, &kind, given.as_ref())
        }
        (Kind::Ordering { .. }, _) => match order(draft, action) {
            Some(order) => Some(crate::exam::Response::Order(order)),
            None => return Vec::new(),
        },
        (Kind::HotText { .. }, Action::Toggle) => Some(draft.mark(given.as_ref())),
        (_, Action::NextPart) | (Kind::HotText { .. }, Action::Down) => {
            draft.step_part(&kind, given.as_ref(), true);
            return Vec::new();
        }
        (_, Action::PreviousPart) | (Kind::HotText { .. }, Action::Up) => {
            draft.step_part(&kind, given.as_ref(), false);
            return Vec::new();
        }
        (_, Action::Up | Action::Down) => {
            draft.step_option(&kind, action == Action::Down);
            return Vec::new();
        }
        (_, Action::Toggle) => {
            draft.touched = false;
            draft.choose(&kind, given.as_ref(), draft.option)
        }
        (_, Action::Pick(n)) => {
            let place = n - 1;
            let response = draft.choose(&kind, given.as_ref(), place);
            if response.is_none() {
                return Vec::new();
            }
            draft.option = place;
            draft.touched = false;
            response
        }
        _ => return Vec::new(),
    };
    let several_parts = matches!(kind, Kind::Matching { .. } | Kind::Cloze { .. });
    if several_parts && matches!(action, Action::Pick(_)) {
        draft.step_part(&kind, response.as_ref(), true);
    }
    command(state, &Command::Answer { question, response })
}

/// The answer without the part in focus, or none.
fn clear(
    draft: &Draft,
    kind: &Kind,
    given: Option<&crate::exam::Response>,
) -> Option<crate::exam::Response> {
    use crate::exam::Response;
    let part = draft.original_part(kind);
    let without = |list: &Vec<Option<usize>>| {
        let mut list = list.clone();
        list[part] = None;
        list
    };
    match given? {
        Response::Matches(list) => Some(Response::Matches(without(list))),
        Response::Gaps(list) => Some(Response::Gaps(without(list))),
        _ => None,
    }
}

/// Moves in an ordering question; the order once an item was dropped.
fn order(draft: &mut Draft, action: Action) -> Option<Vec<usize>> {
    let last = draft.order.len().saturating_sub(1);
    match action {
        Action::Toggle => {
            draft.lifted = !draft.lifted;
            return (!draft.lifted).then(|| draft.order.clone());
        }
        Action::Up | Action::Down => {
            let to = if action == Action::Up {
                draft.option.saturating_sub(1)
            } else {
                (draft.option + 1).min(last)
            };
            if draft.lifted {
                draft.carry(to);
            } else {
                draft.option = to;
            }
        }
        Action::Pick(n) if n - 1 <= last => {
            if draft.lifted {
                draft.carry(n - 1);
                draft.lifted = false;
                return Some(draft.order.clone());
            }
            draft.option = n - 1;
        }
        _ => {}
    }
    None
}
