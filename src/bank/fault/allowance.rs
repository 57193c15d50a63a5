//! Warnings that a file allows, and leaving them out of what is reported.

use std::collections::HashMap;

use super::faults::Fault;
use super::kind::FaultKind;
use super::place::{Place, Severity};

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
