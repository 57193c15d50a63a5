//! How far somebody is: with one quiz, and with everything.

use std::path::PathBuf;

use super::attempt::OpenAttempt;
use crate::exam::Participant;
use crate::fraction::Fraction;

/// How far somebody is with one quiz.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// Scored attempts begun.
    pub used: u32,
    /// The best scored attempt handed in: its share, and whether it passed.
    pub best: Option<(Fraction, bool)>,
    /// An attempt that was begun and not handed in.
    pub open: Option<OpenAttempt>,
}

/// How far somebody is with everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// One for each quiz of the course, in its order.
    pub standings: Vec<Standing>,
    /// Certificates issued, newest first.
    pub certificates: Vec<Issued>,
}

/// A certificate that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Its code.
    pub code: String,
    /// Where its file is.
    pub path: PathBuf,
    /// What it certifies.
    pub title: String,
    /// Name, participant code and unit on it.
    pub participant: Participant,
    /// The score in whole percents, and what passes.
    pub score: (String, String),
    /// The quizzes on it: title, score, needed score, all in whole percents.
    pub quizzes: Vec<(String, String, String)>,
    /// When it was issued, in milliseconds since 1970.
    pub issued: i64,
    /// Until when it is valid, in milliseconds since 1970.
    pub until: Option<i64>,
    /// Who issued it.
    pub issuer: String,
    /// SHA-256 of the signed credential, in groups of four digits.
    pub fingerprint: String,
    /// The text of the code on its page, where it has one.
    pub code_text: Option<String>,
}
