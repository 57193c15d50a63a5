//! The log of an attempt: what happened, when, in order. Only ever added to.

use serde::{Deserialize, Serialize};

use super::response::Response;
use super::time::Reading;

/// One thing that happened in an attempt. Questions are named by their place
/// in the paper, from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event", deny_unknown_fields)]
pub enum Event {
    /// The clock started.
    Started {},
    /// A question was answered, or its answer changed.
    Answered {
        /// Which question.
        question: usize,
        /// The answer; none when it was taken back.
        response: Option<Response>,
    },
    /// A question was flagged for review, or its flag removed.
    Flagged {
        /// Which question.
        question: usize,
        /// Whether it is flagged now.
        on: bool,
    },
    /// The participant went to a question.
    Moved {
        /// Which question.
        question: usize,
    },
    /// The participant was still there. Written while the clock would stand
    /// still when the program dies, so that dying gives no more than a moment.
    Present {},
    /// The program was left in an orderly way.
    Interrupted {},
    /// The program came back.
    Resumed {},
    /// The participant handed in.
    Submitted {},
    /// Time ran out; what was answered was handed in.
    TimedOut {},
}

/// An event with its number and time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logged {
    /// Its number, from 0 without gaps.
    pub number: u64,
    /// Working time used up to then, in milliseconds.
    pub elapsed: u64,
    /// Both clocks at that moment.
    pub at: Reading,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}
