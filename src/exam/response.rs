//! What a participant answers, by kind of question.
//!
//! Options are named by their number in the bank, not on the screen, so that
//! an answer means the same whatever order it was shown in.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::bank::Kind;
use crate::fraction::Fraction;
use crate::text::{Lang, Text};
use crate::typed::{Reading, read_number};

/// The longest typed answer, in characters.
pub const TYPED_LIMIT: usize = 200;

/// An answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// The option chosen.
    Choice(usize),
    /// The options chosen.
    Choices(BTreeSet<usize>),
    /// Whether the statement is said to be true.
    Truth(bool),
    /// Every item, in the order given.
    Order(Vec<usize>),
    /// For each left side, the right side given to it: pairs first, then distractors.
    Matches(Vec<Option<usize>>),
    /// A number as typed.
    Number(String),
    /// A typed number that could be two, and the one that the participant was
    /// shown and let stand.
    Understood {
        /// What was typed.
        typed: String,
        /// The number it was understood as.
        value: Fraction,
    },
    /// Words as typed.
    Words(String),
    /// For each gap, the option chosen.
    Gaps(Vec<Option<usize>>),
    /// The spans marked.
    Spans(BTreeSet<usize>),
}

impl Response {
    /// Whether this can be an answer to a question of that kind: right variant,
    /// every number in range, typed text within [`TYPED_LIMIT`].
    pub fn fits(&self, kind: &Kind) -> bool {
        let all_below = |set: &BTreeSet<usize>, n: usize| set.iter().all(|i| *i < n);
        let each_below = |list: &[Option<usize>], n: usize| list.iter().flatten().all(|i| *i < n);
        match (self, kind) {
            (Self::Choice(i), Kind::SingleChoice { options }) => *i < options.len(),
            (Self::Choices(set), Kind::MultipleResponse { options, .. }) => {
                all_below(set, options.len())
            }
            (Self::Truth(_), Kind::TrueFalse { .. }) => true,
            (Self::Order(order), Kind::Ordering { items, .. }) => {
                order.len() == items.len()
                    && order.iter().all(|i| *i < items.len())
                    && order.iter().collect::<BTreeSet<_>>().len() == items.len()
            }
            (Self::Matches(list), Kind::Matching { pairs, distractors }) => {
                list.len() == pairs.len() && each_below(list, pairs.len() + distractors.len())
            }
            (Self::Number(text), Kind::Numerical { .. })
            | (Self::Words(text), Kind::ShortAnswer { .. }) => {
                text.chars().count() <= TYPED_LIMIT && crate::text::forbidden(text, false).is_none()
            }
            (Self::Understood { typed, value }, Kind::Numerical { unit, .. }) => {
                typed.chars().count() <= TYPED_LIMIT && could_be(typed, unit.as_ref(), *value)
            }
            (Self::Gaps(list), Kind::Cloze { gaps, .. }) => {
                list.len() == gaps.len()
                    && list
                        .iter()
                        .zip(gaps)
                        .all(|(chosen, gap)| chosen.is_none_or(|i| i < gap.options.len()))
            }
            (Self::Spans(set), Kind::HotText { passage }) => all_below(set, passage.spans.len()),
            _ => false,
        }
    }

    /// Whether nothing is answered yet: an empty set, no gap filled, no text.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Choices(set) | Self::Spans(set) => set.is_empty(),
            Self::Matches(list) | Self::Gaps(list) => list.iter().all(Option::is_none),
            Self::Number(text) | Self::Words(text) => text.trim().is_empty(),
            Self::Choice(_) | Self::Truth(_) | Self::Order(_) | Self::Understood { .. } => false,
        }
    }

    /// Whether part of a question of several parts is still open.
    pub fn is_partial(&self) -> bool {
        match self {
            Self::Matches(list) | Self::Gaps(list) => {
                !self.is_blank() && list.iter().any(Option::is_none)
            }
            _ => false,
        }
    }
}

/// Whether a typed number can be this one of two.
fn could_be(typed: &str, unit: Option<&Text>, value: Fraction) -> bool {
    let units = unit.into_iter().flat_map(Text::wordings);
    match read_number(typed, Lang::EN, units.map(|(_, unit)| unit)) {
        Some(Reading::Two { likely, other }) => value == likely || value == other,
        _ => false,
    }
}
