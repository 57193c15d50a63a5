//! What a key does to the answer of a question, or to what is being typed:
//! the same in an exam, in practice and in a preview.

use super::Draft;
use crate::bank::Kind;
use crate::exam::Response;
use crate::ui::keymap::Action;

/// What came of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edited {
    /// The answer is what it was; the focus may have moved.
    Same,
    /// Something was typed, and is no answer yet.
    Typed,
    /// The answer is this now; none takes it back.
    Answer(Option<Response>),
}

impl Draft {
    /// Changes the answer that was given, or what is being typed.
    pub fn edit(&mut self, kind: &Kind, given: Option<&Response>, action: Action) -> Edited {
        if Self::is_typed(kind) {
            return self.edit_field(kind, action);
        }
        let response = match (kind, action) {
            (_, Action::Clear) => {
                self.touched = false;
                if matches!(kind, Kind::Ordering { .. }) {
                    *self = Self::of(kind, self.orders.clone(), None, self.judging);
                }
                self.without_part(kind, given)
            }
            (Kind::Ordering { .. }, _) => match self.put_in_order(action) {
                Some(order) => Some(Response::Order(order)),
                None => return Edited::Same,
            },
            (Kind::HotText { .. }, Action::Toggle) => Some(self.mark(given)),
            (_, Action::NextPart) | (Kind::HotText { .. }, Action::Down) => {
                self.step_part(kind, given, true);
                return Edited::Same;
            }
            (_, Action::PreviousPart) | (Kind::HotText { .. }, Action::Up) => {
                self.step_part(kind, given, false);
                return Edited::Same;
            }
            (_, Action::Up | Action::Down) => {
                self.step_option(kind, action == Action::Down);
                return Edited::Same;
            }
            (_, Action::Toggle) => {
                self.touched = false;
                self.choose(kind, given, self.option)
            }
            (_, Action::Pick(n)) => {
                let place = n - 1;
                let response = self.choose(kind, given, place);
                if response.is_none() {
                    return Edited::Same;
                }
                self.option = place;
                self.touched = false;
                response
            }
            _ => return Edited::Same,
        };
        let several_parts = matches!(kind, Kind::Matching { .. } | Kind::Cloze { .. });
        if several_parts && matches!(action, Action::Pick(_)) {
            self.step_part(kind, response.as_ref(), true);
        }
        Edited::Answer(response)
    }

    fn edit_field(&mut self, kind: &Kind, action: Action) -> Edited {
        if matches!(action, Action::Up | Action::Down) {
            if !self.is_ambiguous(kind) {
                return Edited::Same;
            }
            self.other_number = !self.other_number;
            return Edited::Typed;
        }
        self.field.act(action);
        if !self.is_ambiguous(kind) {
            self.other_number = false;
        }
        match action {
            Action::Type(_) | Action::Erase | Action::EraseForward => Edited::Typed,
            _ => Edited::Same,
        }
    }

    /// Whether Enter chooses the option in focus: when the focus was moved to
    /// one that is not chosen.
    pub fn enter_chooses(&self, kind: &Kind, response: Option<&Response>) -> bool {
        self.touched
            && matches!(
                kind,
                Kind::SingleChoice { .. }
                    | Kind::TrueFalse { .. }
                    | Kind::Matching { .. }
                    | Kind::Cloze { .. }
            )
            && self.chosen_place(kind, response) != Some(self.option)
    }

    /// The answer without the part in focus, or none.
    fn without_part(&self, kind: &Kind, given: Option<&Response>) -> Option<Response> {
        let part = self.original_part(kind);
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
    fn put_in_order(&mut self, action: Action) -> Option<Vec<usize>> {
        let last = self.order.len().saturating_sub(1);
        match action {
            Action::Toggle => {
                self.lifted = !self.lifted;
                return (!self.lifted).then(|| self.order.clone());
            }
            Action::Up | Action::Down => {
                let to = if action == Action::Up {
                    self.option.saturating_sub(1)
                } else {
                    (self.option + 1).min(last)
                };
                if self.lifted {
                    self.carry(to);
                } else {
                    self.option = to;
                }
            }
            Action::Pick(n) if n - 1 <= last => {
                if self.lifted {
                    self.carry(n - 1);
                    self.lifted = false;
                    return Some(self.order.clone());
                }
                self.option = n - 1;
            }
            _ => {}
        }
        None
    }
}
