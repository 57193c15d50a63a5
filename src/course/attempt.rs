//! An attempt as a course sees it: open, ready to be taken, or handed in.

use std::sync::Arc;

use crate::bank::Bank;
use crate::exam::{Attempt, Outcome, Reading};

/// An attempt that was begun and not handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAttempt {
    /// Its id.
    pub attempt: String,
    /// The question its participant was at, from 0.
    pub question: usize,
    /// Working time left at that moment of the wall clock, in milliseconds;
    /// none when it is not limited.
    pub left: Option<u64>,
    /// When that was, in milliseconds since 1970, and the clock runs on since;
    /// none when it stands still.
    pub since: Option<i64>,
}

impl OpenAttempt {
    /// Working time left now, in milliseconds.
    pub fn remaining(&self, now: &Reading) -> Option<u64> {
        let passed = self
            .since
            .map_or(0, |since| now.wall.saturating_sub(since).max(0));
        self.left
            .map(|left| left.saturating_sub(passed.unsigned_abs()))
    }
}

/// An attempt ready to be taken.
#[derive(Debug, Clone)]
pub struct Began {
    /// The attempt; interrupted when it is resumed.
    pub attempt: Box<Attempt>,
    /// Its bank.
    pub bank: Arc<Bank>,
}

/// An attempt handed in, to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// Its outcome.
    pub outcome: Outcome,
    /// Whether time ran out.
    pub timed_out: bool,
}
