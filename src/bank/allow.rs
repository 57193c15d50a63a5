//! The warnings a file allows, each with the reason somebody gave.
//!
//! `allow:` stands at the top of a bank or in a question and holds codes and
//! reasons. Errors cannot be allowed, and what is allowed changes nothing a
//! participant sees: it is no part of the bank's digest.

use std::collections::HashMap;

use super::fault::{Fault, FaultKind, Place, Severity, Shown};
use super::reader::{Fields, Reader};
use super::texts::Lines;
use super::values;

/// A warning that is not reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// The code of the warning.
    pub code: &'static str,
    /// Where the code stands.
    pub place: Place,
    /// The question it is allowed in, from 0; none for the whole file.
    pub question: Option<usize>,
    /// Whether there was such a warning.
    pub used: bool,
}

impl Reader<'_> {
    /// Reads the field `allow`, where there is one.
    pub fn allowances(&mut self, fields: Fields<'_, '_>, question: Option<usize>) {
        let Some(node) = fields.get("allow") else {
            return;
        };
        for (key, reason) in self.map(node).unwrap_or_default() {
            // Why it is all right is for whoever reviews the file.
            if reason.is_nothing() {
                self.fault(reason.place, FaultKind::MissingReason {});
            } else {
                self.wording(reason, Lines::Many);
            }
            let known = FaultKind::WARNINGS.iter().copied();
            if let Some(code) = known.clone().find(|code| *code == key.name) {
                self.allowed.push(Allowance {
                    code,
                    place: key.place,
                    question,
                    used: false,
                });
                continue;
            }
            let code = Shown::from(&*key.name);
            let kind = match values::nearest(&key.name, known) {
                Some(nearest) => FaultKind::MisspeltCheck { code, nearest },
                None => FaultKind::UnknownCheck { code },
            };
            self.fault(key.place, kind);
        }
    }
}

/// Leaves out the warnings that are allowed. `starts` is where each question
/// begins, in the order of the file, and `end` where the file goes on after
/// them: what stands before the first and from there on belongs to no question.
pub fn leave_out(
    faults: &mut Vec<Fault>,
    allowed: &mut [Allowance],
    starts: &[Place],
    end: Option<Place>,
) {
    if allowed.is_empty() {
        return;
    }
    let mut known: HashMap<(&str, Option<usize>), usize> = HashMap::with_capacity(allowed.len());
    for (index, allowance) in allowed.iter().enumerate() {
        known.insert((allowance.code, allowance.question), index);
    }
    faults.retain(|fault| {
        if fault.severity == Severity::Error {
            return true;
        }
        let code = fault.kind.code();
        let question = starts
            .partition_point(|start| *start <= fault.place)
            .checked_sub(1)
            .filter(|_| end.is_none_or(|end| fault.place < end));
        let everywhere = known.get(&(code, None));
        let here = question.and_then(|question| known.get(&(code, Some(question))));
        for index in everywhere.into_iter().chain(here) {
            allowed[*index].used = true;
        }
        everywhere.is_none() && here.is_none()
    });
}

/// Warnings that depend on where a file lies, not on what is in it.
const OF_FOLDERS: [&str; 2] = ["file-name-differs", "sealed-beside-plain"];

/// The warnings that are allowed and do not occur.
pub fn needless(allowed: &[Allowance]) -> impl Iterator<Item = Fault> {
    let needless = allowed
        .iter()
        .filter(|allowance| !allowance.used && !OF_FOLDERS.contains(&allowance.code));
    needless.map(|allowance| {
        let code = allowance.code;
        Fault::new(allowance.place, FaultKind::UnusedAllow { code })
    })
}
