//! The record of an attempt: its header and its log, in a form that is
//! digested into the certificate and can be scored again by anybody.

use serde::{Deserialize, Serialize};

use super::attempt::{Attempt, ReplayError};
use super::event::Logged;
use super::judging::{Judging, JudgingRules};
use super::outcome::Outcome;
use super::paper::Seed;
use crate::bank::{Bank, Quiz};
use crate::fraction::Fraction;
use crate::json::canonical::Digest;
use crate::text::Lang;

/// Who takes part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// The participant code: ASCII, no citizen number.
    pub code: String,
    /// The name.
    pub name: String,
    /// The office.
    pub unit: String,
}

/// How an attempt was delivered, as its certificate says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// On a machine of the site, where the bank can be read.
    SupervisedLocal,
}

/// Everything that is fixed when an attempt starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The attempt's id, a UUID.
    pub attempt: String,
    /// Who takes it.
    pub participant: Participant,
    /// The id of the bank it is drawn from.
    pub quiz: String,
    /// The bank's digest.
    pub bank: Digest,
    /// The bank's version.
    pub bank_version: String,
    /// The seed of the paper.
    pub seed: Seed,
    /// The rules it is taken under.
    pub rules: Quiz,
    /// The participant's time factor.
    pub extra_time: Fraction,
    /// Which scored attempt of this participant at this quiz it is, from 1.
    pub number: u32,
    /// Whether it is practice, which is never certified.
    pub practice: bool,
    /// How it is delivered.
    pub delivery: Delivery,
    /// The language it was started in.
    pub language: Lang,
    /// The rules its typed answers are judged by.
    #[serde(default, skip_serializing_if = "JudgingRules::is_first")]
    pub judging: JudgingRules,
    /// The program that ran it, such as `certamen 0.1.0`.
    pub program: String,
}

impl Header {
    /// The time limit with the participant's extra time, in milliseconds.
    pub fn time_limit(&self) -> Option<u64> {
        self.rules
            .time_limit
            .map(|seconds| self.extra_time.scale(seconds.saturating_mul(1000)))
    }

    /// How its typed answers are judged.
    pub const fn judging(&self) -> Judging {
        Judging {
            rules: self.judging,
            language: self.language,
        }
    }

    /// The format of its record.
    pub const fn record_format(&self) -> &'static str {
        match self.judging {
            JudgingRules::First => RECORD_FORMATS[0],
            JudgingRules::Second => RECORD_FORMATS[1],
        }
    }
}

/// The formats of a record, named in it. The first has no rules of judging in its
/// header and none of the answers and events that came with them.
pub const RECORD_FORMATS: [&str; 2] = ["certamen-attempt/1", "certamen-attempt/2"];

/// A whole attempt: what was fixed and what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// One of [`RECORD_FORMATS`].
    pub format: String,
    /// What was fixed at the start.
    pub header: Header,
    /// What happened, in order.
    pub events: Vec<Logged>,
}

impl Record {
    /// A record of these parts.
    pub fn new(header: Header, events: Vec<Logged>) -> Self {
        Self {
            format: header.record_format().to_owned(),
            header,
            events,
        }
    }

    /// Scores the record again, as whoever verifies a certificate does: the
    /// paper is drawn again, every event is checked, every answer judged.
    ///
    /// The attempt comes with it, because a record may be unfinished or
    /// practice: ask [`Attempt::is_finished`] and [`Header::practice`].
    ///
    /// # Errors
    /// Those of [`Attempt::replay`]; and when the record is of another format,
    /// or of a scored attempt under rules that are not its bank's.
    pub fn rescore(&self, bank: &Bank) -> Result<(Attempt, Outcome), ReplayError> {
        if self.format != self.header.record_format() {
            return Err(ReplayError::OtherFormat);
        }
        let attempt = Attempt::replay(self.header.clone(), bank, self.events.clone())?;
        if !self.header.practice && self.header.rules != bank.quiz {
            return Err(ReplayError::OtherRules);
        }
        let outcome = attempt.outcome(bank);
        Ok((attempt, outcome))
    }

    /// The digest a certificate carries.
    pub fn digest(&self) -> Digest {
        Digest::of_canonical(self)
    }
}
