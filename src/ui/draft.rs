//! What is being done to the question on screen: where the focus is, what is
//! lifted, what is being typed.
//!
//! A question is at most two lists: parts (gaps, left sides, spans) and the
//! options of the part in focus. Every kind is one of: options only; parts
//! with options; parts only; items in an order; or a field.

mod edit;

pub use edit::Edited;

use super::widgets::Field;
use crate::bank::Bank;
use crate::bank::Kind;
use crate::bank::model::Choice;
use crate::exam::response::TYPED_LIMIT;
use crate::exam::{Attempt, Judging, Response};
use crate::text::Lang;
use crate::typed::Reading;

/// What is being done to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The orders its parts are shown in; see [`crate::exam::paper::Drawn`].
    pub orders: Vec<Vec<usize>>,
    /// The part in focus, by its place on screen.
    pub part: usize,
    /// The option in focus, by its place on screen.
    pub option: usize,
    /// Whether the focus was moved since the last choice, so that Enter chooses.
    pub touched: bool,
    /// The items of an ordering question as they stand.
    pub order: Vec<usize>,
    /// Whether the item in focus is lifted.
    pub lifted: bool,
    /// What is being typed.
    pub field: Field,
    /// Whether, of two numbers that were typed as one text, the less likely is meant.
    pub other_number: bool,
    /// How typed answers are judged, and so how they are read here.
    pub judging: Judging,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            orders: Vec::new(),
            part: 0,
            option: 0,
            touched: false,
            order: Vec::new(),
            lifted: false,
            field: Field::default(),
            other_number: false,
            judging: Judging::current(Lang::EN),
        }
    }
}

impl Draft {
    /// The draft of an attempt's current question.
    pub fn new(attempt: &Attempt, bank: &Bank) -> Self {
        let place = attempt.current();
        let orders = attempt.paper().questions[place].orders.clone();
        Self::of(
            &attempt.question(place, bank).kind,
            orders,
            attempt.response(place),
            attempt.header().judging(),
        )
    }

    /// The draft of a question with an answer.
    pub fn of(
        kind: &Kind,
        orders: Vec<Vec<usize>>,
        response: Option<&Response>,
        judging: Judging,
    ) -> Self {
        let field = match response {
            Some(
                Response::Number(text)
                | Response::Words(text)
                | Response::Understood { typed: text, .. },
            ) => text,
            _ => "",
        };
        let order = match (kind, response) {
            (Kind::Ordering { .. }, Some(Response::Order(order))) => order.clone(),
            (Kind::Ordering { .. }, _) => orders.first().cloned().unwrap_or_default(),
            _ => Vec::new(),
        };
        let mut draft = Self {
            part: 0,
            option: 0,
            touched: false,
            order,
            lifted: false,
            field: Field::new(field, TYPED_LIMIT),
            orders,
            other_number: false,
            judging,
        };
        if let Some(Response::Understood { value, .. }) = response {
            draft.other_number = matches!(
                draft.reading(kind),
                Some(Reading::Two { other, .. }) if other == *value
            );
        }
        draft.option = draft.chosen_place(kind, response).unwrap_or(0);
        draft
    }

    /// How many parts can have the focus.
    pub const fn parts(&self, kind: &Kind) -> usize {
        match kind {
            Kind::Matching { pairs, .. } => pairs.len(),
            Kind::Cloze { gaps, .. } => gaps.len(),
            Kind::HotText { passage } => passage.spans.len(),
            _ => 0,
        }
    }

    /// How many options (or items) can have the focus.
    pub fn options(&self, kind: &Kind) -> usize {
        match kind {
            Kind::SingleChoice { options } | Kind::MultipleResponse { options, .. } => {
                options.len()
            }
            Kind::TrueFalse { .. } => 2,
            Kind::Ordering { items, .. } => items.len(),
            Kind::Matching { pairs, distractors } => pairs.len() + distractors.len(),
            Kind::Cloze { gaps, .. } => gaps.get(self.part).map_or(0, |gap| gap.options.len()),
            Kind::Numerical { .. } | Kind::ShortAnswer { .. } | Kind::HotText { .. } => 0,
        }
    }

    /// Whether it is answered by typing.
    pub const fn is_typed(kind: &Kind) -> bool {
        matches!(kind, Kind::Numerical { .. } | Kind::ShortAnswer { .. })
    }

    /// The number in the bank of the option at a place on screen.
    pub fn original(&self, kind: &Kind, place: usize) -> usize {
        let order = match kind {
            Kind::SingleChoice { .. } | Kind::MultipleResponse { .. } => self.orders.first(),
            Kind::Matching { .. } => self.orders.get(1),
            Kind::Cloze { .. } => self.orders.get(self.part),
            _ => None,
        };
        order
            .and_then(|order| order.get(place))
            .copied()
            .unwrap_or(place)
    }

    /// The number in the bank of the part in focus.
    pub fn original_part(&self, kind: &Kind) -> usize {
        match kind {
            Kind::Matching { .. } => self
                .orders
                .first()
                .and_then(|order| order.get(self.part))
                .copied()
                .unwrap_or(self.part),
            _ => self.part,
        }
    }

    /// The place on screen of the option chosen (in the part in focus), if one is.
    pub fn chosen_place(&self, kind: &Kind, response: Option<&Response>) -> Option<usize> {
        let part = self.original_part(kind);
        let chosen = match response? {
            Response::Choice(i) => Some(*i),
            Response::Truth(truth) => Some(usize::from(!truth)),
            Response::Matches(list) | Response::Gaps(list) => list.get(part).copied().flatten(),
            _ => None,
        }?;
        (0..self.options(kind)).find(|place| self.original(kind, *place) == chosen)
    }

    /// The answer after choosing the option at a place on screen; unchanged
    /// `None` where nothing can be chosen there.
    pub fn choose(
        &self,
        kind: &Kind,
        response: Option<&Response>,
        place: usize,
    ) -> Option<Response> {
        if place >= self.options(kind) {
            return None;
        }
        let original = self.original(kind, place);
        match kind {
            Kind::SingleChoice { .. } => Some(Response::Choice(original)),
            Kind::TrueFalse { .. } => Some(Response::Truth(place == 0)),
            Kind::MultipleResponse { .. } => {
                let mut set = match response {
                    Some(Response::Choices(set)) => set.clone(),
                    _ => std::collections::BTreeSet::new(),
                };
                if !set.remove(&original) {
                    set.insert(original);
                }
                Some(Response::Choices(set))
            }
            Kind::Matching { pairs, .. } => {
                let mut list = match response {
                    Some(Response::Matches(list)) => list.clone(),
                    _ => vec![None; pairs.len()],
                };
                list[self.original_part(kind)] = Some(original);
                Some(Response::Matches(list))
            }
            Kind::Cloze { gaps, .. } => {
                let mut list = match response {
                    Some(Response::Gaps(list)) => list.clone(),
                    _ => vec![None; gaps.len()],
                };
                list[self.part] = Some(original);
                Some(Response::Gaps(list))
            }
            _ => None,
        }
    }

    /// The answer after marking or unmarking the span in focus.
    pub fn mark(&self, response: Option<&Response>) -> Response {
        let mut set = match response {
            Some(Response::Spans(set)) => set.clone(),
            _ => std::collections::BTreeSet::new(),
        };
        if !set.remove(&self.part) {
            set.insert(self.part);
        }
        Response::Spans(set)
    }

    /// The answer that was typed; none when nothing was.
    pub fn typed_response(&self, kind: &Kind) -> Option<Response> {
        let text = self.field.text().trim().to_owned();
        match kind {
            _ if text.is_empty() => None,
            Kind::Numerical { .. } => Some(match self.reading(kind) {
                Some(Reading::Two { likely, other }) => Response::Understood {
                    typed: text,
                    value: if self.other_number { other } else { likely },
                },
                _ => Response::Number(text),
            }),
            Kind::ShortAnswer { .. } => Some(Response::Words(text)),
            _ => None,
        }
    }

    /// What the text in the field of a numerical question can stand for.
    pub fn reading(&self, kind: &Kind) -> Option<Reading> {
        match kind {
            Kind::Numerical { unit, .. } => self.judging.reading(&self.field.text(), unit.as_ref()),
            _ => None,
        }
    }

    /// Whether the text in the field can be two numbers.
    pub fn is_ambiguous(&self, kind: &Kind) -> bool {
        matches!(self.reading(kind), Some(Reading::Two { .. }))
    }

    /// Moves the item in focus of an ordering question to another place.
    pub fn carry(&mut self, to: usize) {
        if to < self.order.len() && self.option < self.order.len() {
            let item = self.order.remove(self.option);
            self.order.insert(to, item);
            self.option = to;
        }
    }

    /// Moves the focus among the options, stopping at the ends.
    pub fn step_option(&mut self, kind: &Kind, down: bool) {
        let count = self.options(kind);
        self.option = step(self.option, count, down);
        self.touched = true;
    }

    /// Moves the focus among the parts; false at the end.
    pub fn step_part(&mut self, kind: &Kind, response: Option<&Response>, forward: bool) -> bool {
        let to = step(self.part, self.parts(kind), forward);
        let moved = to != self.part;
        self.part = to;
        self.option = self.chosen_place(kind, response).unwrap_or(0);
        self.touched = false;
        moved
    }
}

const fn step(at: usize, count: usize, forward: bool) -> usize {
    if forward {
        if at + 1 < count { at + 1 } else { at }
    } else {
        at.saturating_sub(1)
    }
}

/// The options of a question or gap, where it has them.
pub fn choices(kind: &Kind, part: usize) -> &[Choice] {
    match kind {
        Kind::SingleChoice { options } | Kind::MultipleResponse { options, .. } => options,
        Kind::Cloze { gaps, .. } => gaps.get(part).map_or(&[], |gap| &gap.options),
        _ => &[],
    }
}
