//! What is read back from a store.

use serde_json::Value;

use crate::exam::Participant;
use crate::fraction::Fraction;
use crate::json::canonical::Digest;

/// An attempt as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptSummary {
    /// Its id.
    pub id: String,
    /// Who takes it, as named when it was begun.
    pub participant: Participant,
    /// The id of the bank it is drawn from.
    pub quiz: String,
    /// That bank's digest.
    pub bank: Digest,
    /// That bank's version.
    pub bank_version: String,
    /// Which attempt of the participant at the quiz it is, from 1.
    pub number: u32,
    /// Whether it is practice.
    pub practice: bool,
    /// When it was begun by the wall clock, in milliseconds since 1970.
    pub started_at: i64,
    /// When its last event happened by the wall clock, in milliseconds since 1970.
    pub last_at: i64,
    /// Working time used up to its last event, in milliseconds.
    pub elapsed: u64,
    /// How many questions are answered.
    pub answered: usize,
    /// The question the participant is at, from 0.
    pub current: usize,
    /// How it ended; none while it is open.
    pub finished: Option<AttemptEnd>,
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptEnd {
    /// Whether it was passed.
    pub passed: bool,
    /// The [`Outcome`](crate::exam::Outcome) as JSON.
    pub outcome: Value,
}

/// How a participant came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enrolment {
    /// From the roster of the training.
    Roster,
    /// By typing a name.
    Typed,
}

impl Enrolment {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Typed => "typed",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        [Self::Roster, Self::Typed]
            .into_iter()
            .find(|how| how.as_str() == text)
    }
}

/// A participant the store knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// Who.
    pub participant: Participant,
    /// The time factor.
    pub extra_time: Fraction,
    /// How they came to be known.
    pub how: Enrolment,
}

/// A certificate as it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCertificate {
    /// What there can be only one certificate of: participant code, programme
    /// id and version, in any form the caller keeps to.
    pub key: String,
    /// The participant's code.
    pub participant: String,
    /// The signed certificate, byte for byte.
    pub json: String,
    /// The record it is bound to, as JSON.
    pub record: String,
    /// When it was issued, in milliseconds since 1970.
    pub issued_at: i64,
}

/// What came of issuing a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// The certificate that stands, whoever issued it.
    pub certificate: StoredCertificate,
    /// Whether it is the one just given; otherwise there was one already.
    pub is_new: bool,
}
