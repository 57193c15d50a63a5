//! What a bank that loads may still have wrong with it: for whoever takes it
//! (translations, lengths, negations), for what it measures (guessing, keys
//! that give themselves away, questions asked twice) and for whoever keeps it
//! (sources, days of review).
//!
//! All of these are warnings. Each has a code, a section in `docs/checks.md`,
//! and can be allowed in the file. Nothing here changes a bank, but for
//! [`fix`], which rewrites the text of a file where that is safe.

pub mod fix;
mod guess;
mod keys;
mod options;
mod parts;
mod quiz;
mod signs;
mod similar;
#[cfg(test)]
pub mod tests;
mod texts;

mod wording;
mod words;

use chrono::NaiveDate;

use crate::bank::fault::needless;
use crate::bank::fault::{Fault, FaultKind, Faults};
use crate::bank::read::draft::Draft;
use crate::bank::yaml::node::{Limits, Node, Value};
use crate::bank::{Bank, Question};
use crate::training::yaml::ComposedPlaces;

/// The page that describes every warning, one section a code.
pub const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/checks.md"));

/// The section of [`PAGE`] about a warning, by its code.
pub fn section(code: &str) -> Option<&'static str> {
    let heading = format!("### {code}\n");
    let start = PAGE.find(&heading)?;
    let body = &PAGE[start + heading.len()..];
    let end = ["\n### ", "\n## "]
        .iter()
        .filter_map(|next| body.find(next))
        .min();
    let end = end.map_or(PAGE.len(), |end| start + heading.len() + end);
    Some(&PAGE[start..end])
}

/// Everything that is wrong with a bank on a day, in the order of the file:
/// what the reader found, and every warning that the file does not allow.
pub fn bank(draft: &mut Draft<'_>, today: NaiveDate, limits: &Limits) -> Vec<Fault> {
    let mut found = Faults::new(limits.faults);
    signs::check(draft, &mut found);
    texts::check(draft, &mut found);
    options::check(draft, &mut found);
    wording::check(draft, &mut found);
    keys::check(draft, &mut found);
    similar::check(draft, &mut found);
    quiz::check(draft, &mut found);
    upkeep(draft, today, &mut found);
    let mut all = draft.reported(found);
    all.extend(draft.faults.iter().cloned());
    let cut = |fault: &Fault| matches!(fault.kind, FaultKind::TooManyFaults { .. });
    // A file that could not be read to its end may need what it allows, and so
    // may one that warns of more than is kept.
    if !all.iter().any(|fault| fault.is_error() || cut(fault)) {
        let mut unused = Faults::new(limits.faults);
        for fault in needless(&draft.allowed) {
            unused.add(fault.place, fault.kind);
        }
        all.append(&mut unused.into_sorted());
    }
    all.sort_by_key(|fault| fault.place);
    all
}

/// What to warn of in the rules of a composed quiz, given what it was
/// composed to and where they stand.
pub fn quiz_across(bank: &Bank, places: &ComposedPlaces) -> Vec<Fault> {
    let mut found = Faults::new(Limits::default().faults);
    let questions: Vec<&Question> = bank.questions.iter().collect();
    quiz::rules(
        &bank.quiz,
        &questions,
        &|rule| places.rule(rule),
        &mut found,
    );
    found.into_sorted()
}

/// How many days before its day of review a question is named.
const REVIEW_DAYS: i64 = 60;

/// Sources, explanations and the days a question holds.
fn upkeep(draft: &Draft<'_>, today: NaiveDate, found: &mut Faults) {
    let misspelt: Vec<(u32, &str)> = draft
        .faults
        .iter()
        .filter_map(|fault| match fault.kind {
            FaultKind::MisspeltField { nearest, .. } => Some((fault.place.line, nearest)),
            _ => None,
        })
        .collect();
    for part in parts::questions(draft) {
        let (question, node) = (part.question, part.node);
        // A misspelt field is there; that it is misspelt has been said.
        let misspelt = |field: &str| {
            misspelt.iter().any(|(line, meant)| {
                *meant == field && (node.place.line..=last_line(node)).contains(line)
            })
        };
        if question.source.is_none() && !misspelt("source") {
            found.add(node.place, FaultKind::NoSource {});
        }
        if question.explanation.is_none() && !misspelt("explanation") {
            found.add(node.place, FaultKind::NoExplanation {});
        }
        let place = |field| node.get(field).map_or(node.place, |node| node.place);
        if let Some(from) = question.valid_from.filter(|from| *from > today) {
            let day = from.to_string().as_str().into();
            found.add(place("valid_from"), FaultKind::NotYetValid { day });
        }
        if let Some(by) = question.review_by {
            let day = by.to_string().as_str().into();
            let days = (by - today).num_days();
            if days < 0 {
                found.add(place("review_by"), FaultKind::ReviewOverdue { day });
            } else if days <= REVIEW_DAYS {
                found.add(place("review_by"), FaultKind::ReviewSoon { day, days });
            }
        }
    }
}

/// The line the last field of a question begins on.
fn last_line(node: &Node<'_>) -> u32 {
    match &node.value {
        Value::Map(entries) => entries
            .last()
            .map_or(node.place.line, |(key, _)| key.place.line),
        _ => node.place.line,
    }
}
