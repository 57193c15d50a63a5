//! The warnings a file allows, each with the reason somebody gave.
//!
//! `allow:` stands at the top of a bank or in a question and holds codes and
//! reasons. Errors cannot be allowed, and what is allowed changes nothing a
//! participant sees: it is no part of the bank's digest.

use crate::bank::fault::{Allowance, FaultKind, Shown};
use crate::bank::format::Lines;
use crate::bank::read::reader::{Fields, Reader};
use crate::bank::values;

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
