//! What the attempts of one person come to: which count, what the best of a quiz
//! was, and what there can be a certificate of. Nothing is read or written here.

use crate::bank::Bank;
use crate::course::Person;
use crate::exam::Outcome;
use crate::fraction::Fraction;
use crate::store::AttemptSummary;

/// A passed attempt that counts towards a certificate.
pub(super) struct Part<'a> {
    pub bank: &'a Bank,
    pub summary: &'a AttemptSummary,
    pub outcome: Outcome,
}

/// Whether an attempt counts: scored, and at this version of the bank. A new
/// version is a new quiz, with attempts of its own; a mended word keeps the
/// version, and what was passed stays passed.
pub(super) fn counts(attempt: &AttemptSummary, bank: &Bank) -> bool {
    counts_at(attempt, &bank.id, &bank.version)
}

pub(super) fn counts_at(attempt: &AttemptSummary, quiz: &str, version: &str) -> bool {
    attempt.quiz == quiz && attempt.bank_version == version && !attempt.practice
}

/// How many scored attempts somebody has begun at this version of a bank.
pub(super) fn used(attempts: &[AttemptSummary], bank: &Bank) -> u32 {
    attempts.iter().filter(|a| counts(a, bank)).count() as u32
}

/// The share and the pass of an attempt that was handed in.
pub(super) fn result(attempt: &AttemptSummary) -> Option<(Fraction, bool)> {
    let end = attempt.finished.as_ref()?;
    let outcome: Outcome = serde_json::from_value(end.outcome.clone()).ok()?;
    Some((outcome.total.share(), end.passed))
}

/// Whether an attempt is a scored one at a quiz.
pub(super) fn is_of(attempt: &AttemptSummary, quiz: &str) -> bool {
    attempt.quiz == quiz && !attempt.practice
}

/// The version of a sealed bank, as far as is known before it is opened: the one
/// that was taken last.
pub(super) fn latest_version<'a>(attempts: &'a [AttemptSummary], quiz: &str) -> Option<&'a str> {
    let last = attempts.iter().rfind(|attempt| is_of(attempt, quiz));
    last.map(|attempt| attempt.bank_version.as_str())
}

/// The best attempt of a quiz that was passed: the highest share, the earliest
/// of equals.
pub(super) fn best<'a>(attempts: &'a [AttemptSummary], bank: &'a Bank) -> Option<Part<'a>> {
    let summary = attempts
        .iter()
        .filter(|a| counts(a, bank))
        .filter(|a| a.finished.as_ref().is_some_and(|end| end.passed))
        .rev()
        .max_by_key(|a| result(a).map(|(share, _)| share))?;
    let outcome = serde_json::from_value(summary.finished.as_ref()?.outcome.clone()).ok()?;
    Some(Part {
        bank,
        summary,
        outcome,
    })
}

/// What there can be one certificate of: who passed what, id and version each.
pub(super) fn certificate_key(person: &Person, subject: &str, passed: &[(&str, &str)]) -> String {
    let passed: Vec<String> = passed
        .iter()
        .map(|(id, version)| format!("{id}@{version}"))
        .collect();
    let code = &person.participant.code;
    format!("{code}/{subject}/{}", passed.join("+"))
}
