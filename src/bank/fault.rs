//! What is wrong with a file, and where: places, severities and faults.
//!
//! Nothing here is a sentence. A fault is data; its words are looked up once,
//! at the edge, by [`FaultKind::message_id`] in `locales/*/faults.ftl`.

use std::collections::HashMap;

use super::allow::{Allowance, leave_out};
pub use super::fault_kind::FaultKind;
use crate::text;

/// A place in a file. Both numbers count from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The character in the line.
    pub column: u32,
}

impl Place {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// Whether a fault stops the file from being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file is not used until this is put right.
    Error,
    /// The file is used; somebody should look at this.
    Warning,
}

impl Severity {
    /// The word in the output of `check`, which other programs read too.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

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

/// The most characters of a file that one value in a message repeats.
pub const SHOWN_LIMIT: usize = 60;

/// A piece of a file as a message may repeat it: safe to print, and clipped.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shown(Box<str>);

impl Shown {
    /// The piece.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The most characters of a list of names in a message.
const LIST_LIMIT: usize = 240;

impl Shown {
    /// Names to choose from, as far as there is room.
    pub fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names: Vec<&str> = names.into_iter().take(LIST_LIMIT).collect();
        Self::clipped(&names.join(", "), LIST_LIMIT)
    }

    fn clipped(piece: &str, limit: usize) -> Self {
        // A scalar can be megabytes long: look no further than what is shown.
        let end = piece
            .char_indices()
            .nth(limit)
            .map_or(piece.len(), |(i, _)| i);
        let mut shown = text::printable(&piece[..end].replace('\n', " "));
        if end < piece.len() {
            shown.pop();
            shown.push('…');
        }
        Self(shown.into())
    }
}

impl From<&str> for Shown {
    fn from(piece: &str) -> Self {
        Self::clipped(piece, SHOWN_LIMIT)
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
    fn shown_pieces_are_short_and_safe_to_print() {
        assert_eq!(Shown::from("a\u{1b}[31m\nb").as_str(), "a\u{fffd}[31m b");
        let long = Shown::from("x".repeat(10_000).as_str());
        assert_eq!(long.as_str().chars().count(), SHOWN_LIMIT);
        assert!(long.as_str().ends_with('…'));
    }

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
