//! One fault, and all those of a file.

use std::collections::HashMap;

use super::allowance::{Allowance, leave_out};
use super::kind::FaultKind;
use super::place::{Place, Severity};

/// One thing that is wrong, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Whether the file can be used all the same.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault of the severity its kind has.
    pub const fn new(place: Place, kind: FaultKind) -> Self {
        Self {
            severity: kind.severity(),
            place,
            kind,
        }
    }

    /// Whether it stops the file from being used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Collects the faults of one file, up to a limit of errors and of warnings.
///
/// A file with more errors than that is mended in steps. One with more warnings
/// is used all the same, and warnings that it allows take nobody's place.
#[derive(Debug)]
pub struct Faults {
    list: Vec<Fault>,
    limit: usize,
    /// How many errors are kept, and whether there were more.
    errors: usize,
    more: bool,
    /// How many warnings there were, by code; `limit` of each are kept.
    warnings: HashMap<&'static str, usize>,
}

impl Faults {
    /// Reports at most `limit` errors and as many warnings.
    pub fn new(limit: usize) -> Self {
        Self {
            list: Vec::new(),
            limit,
            errors: 0,
            more: false,
            warnings: HashMap::new(),
        }
    }

    /// Takes one fault.
    pub fn add(&mut self, place: Place, kind: FaultKind) {
        let kept = match kind.severity() {
            Severity::Error => &mut self.errors,
            Severity::Warning => self.warnings.entry(kind.code()).or_default(),
        };
        let fault = Fault::new(place, kind);
        if *kept < self.limit {
            *kept += 1;
            self.list.push(fault);
        } else if fault.is_error() {
            self.more = true;
        } else {
            *kept = self.limit + 1;
        }
    }

    /// Whether no more errors are kept.
    pub const fn is_full(&self) -> bool {
        self.more
    }

    /// How many errors there are so far, to see whether a step found any.
    pub fn errors(&self) -> usize {
        self.errors + usize::from(self.more)
    }

    /// Whether nothing that stops the file was found.
    pub const fn none_stops(&self) -> bool {
        self.errors == 0 && !self.more
    }

    /// The faults in the order of the file.
    pub fn into_sorted(self) -> Vec<Fault> {
        self.into_reported(&mut [], &[], None)
    }

    /// The faults in the order of the file, without those it allows; the rest
    /// is as for [`leave_out`].
    pub fn into_reported(
        mut self,
        allowed: &mut [Allowance],
        starts: &[Place],
        end: Option<Place>,
    ) -> Vec<Fault> {
        self.list.sort_by_key(|fault| fault.place);
        leave_out(&mut self.list, allowed, starts, end);
        let lost = |(code, count): (&&str, &usize)| {
            let mut whole_file = allowed.iter().filter(|a| a.question.is_none());
            *count > self.limit && !whole_file.any(|a| a.code == *code)
        };
        let mut fewer = self.warnings.iter().any(lost);
        let mut warnings = 0;
        self.list.retain(|fault| {
            warnings += usize::from(!fault.is_error());
            let kept = fault.is_error() || warnings <= self.limit;
            fewer |= !kept;
            kept
        });
        if self.more || fewer {
            let place = self.list.last().map_or(Place::START, |fault| fault.place);
            let shown = self.list.len();
            let kind = FaultKind::TooManyFaults { shown };
            let severity = if self.more {
                Severity::Error
            } else {
                Severity::Warning
            };
            self.list.push(Fault {
                severity,
                place,
                kind,
            });
        }
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_beyond_the_limit_are_named_as_such() {
        let mut faults = Faults::new(2);
        for line in [3, 2, 1] {
            faults.add(Place { line, column: 1 }, FaultKind::EmptyText {});
        }
        let codes: Vec<_> = faults
            .into_sorted()
            .iter()
            .map(|f| (f.place.line, f.kind.code()))
            .collect();
        assert_eq!(
            codes,
            [(2, "empty-text"), (3, "empty-text"), (3, "too-many-faults")]
        );
    }
    #[test]
    fn many_warnings_stop_no_file_and_allowed_ones_take_no_room() {
        let at = |line| Place { line, column: 1 };
        let found = || {
            let mut faults = Faults::new(2);
            for line in 1..=9 {
                faults.add(at(line), FaultKind::NoSource {});
            }
            faults.add(at(8), FaultKind::NoExplanation {});
            faults.add(at(9), FaultKind::EmptyText {});
            faults
        };
        let rows = |faults: &[Fault]| -> Vec<(u32, &'static str, bool)> {
            let row = |f: &Fault| (f.place.line, f.kind.code(), f.is_error());
            faults.iter().map(row).collect()
        };
        assert!(!found().none_stops() && found().errors() == 1 && !found().is_full());
        let all = found().into_sorted();
        assert_eq!(
            rows(&all),
            [
                (1, "no-source", false),
                (2, "no-source", false),
                (9, "empty-text", true),
                (9, "too-many-faults", false),
            ]
        );
        let mut allowed = [Allowance {
            code: "no-source",
            place: Place::START,
            question: None,
            used: false,
        }];
        let all = found().into_reported(&mut allowed, &[], None);
        assert_eq!(
            rows(&all),
            [(8, "no-explanation", false), (9, "empty-text", true)]
        );
        assert!(allowed[0].used);
    }
}
