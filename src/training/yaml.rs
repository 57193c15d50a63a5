//! Reading `training.yaml` and the roster, with every fault at its place.
//!
//! The pieces that read texts, ids and words are those of the question banks.

use std::collections::HashSet;

use crate::bank::fault::Allowance;
use crate::bank::fault::{Fault, FaultKind, Faults, Place, Shown};
use crate::bank::format::Lines;
use crate::bank::format::fields;
use crate::bank::model::Bank;
use crate::bank::read::reader::{Fields, Reader, Seen};
use crate::bank::values;
use crate::bank::yaml::node::{self, Limits, Node, Value};
use crate::bank::yaml::source;
use crate::fraction::Fraction;
use crate::text::{self, Text};

use super::fields::{LEVELS, PARTICIPANT, PROGRAMME, TRAINING, UNIT};
use super::{Programme, RosterEntry, Training, Unit};
pub use quizzes::ComposedPlaces;

mod quizzes;

/// The longest participant code, in characters.
pub const CODE_LIMIT: usize = 32;

/// A training that was read, and what was found wrong with it.
#[derive(Debug, Clone)]
pub struct LoadedTraining {
    /// The training; none when a fault is an error.
    pub training: Option<Training>,
    /// The file that holds the roster, where it is not in `training.yaml`:
    /// its name and where that stands.
    pub roster_file: Option<(String, Place)>,
    /// Where each quiz of the programme is named, in its order.
    pub quiz_places: Vec<Place>,
    /// Where the parts of each composed quiz stand, in their order.
    pub composed_places: Vec<ComposedPlaces>,
    /// Where each competence is named, in its order.
    pub competence_places: Vec<Place>,
    /// The faults in the order of the file, allowed or not.
    pub faults: Vec<Fault>,
    /// The warnings the file allows.
    pub allowed: Vec<Allowance>,
}

/// A roster that was read from a file of its own.
#[derive(Debug, Clone)]
pub struct LoadedRoster {
    /// The entries; none when a fault is an error.
    pub roster: Option<Vec<RosterEntry>>,
    /// The faults in the order of the file.
    pub faults: Vec<Fault>,
}

/// Reads `training.yaml` from its bytes, given the banks beside it that can be
/// read.
pub fn read_training(bytes: &[u8], banks: &[Bank], limits: &Limits) -> LoadedTraining {
    let mut loaded = LoadedTraining {
        training: None,
        roster_file: None,
        quiz_places: Vec::new(),
        composed_places: Vec::new(),
        competence_places: Vec::new(),
        faults: Vec::new(),
        allowed: Vec::new(),
    };
    let read = with_reader(bytes, limits, |reader, root| {
        let training = reader.training(root, banks, &mut loaded);
        loaded.allowed = std::mem::take(&mut reader.allowed);
        training
    });
    (loaded.training, loaded.faults) = read;
    loaded
}

/// Reads a roster file: a list of participants. `units` are those of the
/// training; an entry of another unit is warned about.
pub fn read_roster(bytes: &[u8], units: &[Unit], limits: &Limits) -> LoadedRoster {
    let (roster, faults) = with_reader(bytes, limits, |reader, root| reader.roster(root, units));
    LoadedRoster { roster, faults }
}

/// Whether a text is a participant code: letters, digits, `.`, `_` and `-`.
pub fn is_code(text: &str) -> bool {
    (1..=CODE_LIMIT).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// What `read` makes of a file, and its faults; nothing when one is an error.
pub(super) fn with_reader<T>(
    bytes: &[u8],
    limits: &Limits,
    read: impl FnOnce(&mut Reader<'_>, &Node<'_>) -> Option<T>,
) -> (Option<T>, Vec<Fault>) {
    let mut faults = Faults::new(limits.faults);
    let source = source::decode(bytes, limits, &mut faults);
    let root = source.and_then(|source| node::parse(source, limits, &mut faults));
    let (Some(source), Some(root)) = (source, root) else {
        return (None, faults.into_sorted());
    };
    let mut reader = Reader::new(source, faults);
    let value = read(&mut reader, &root);
    let whole = reader.faults.none_stops();
    (value.filter(|_| whole), reader.faults.into_sorted())
}

impl Reader<'_> {
    fn training(
        &mut self,
        root: &Node<'_>,
        banks: &[Bank],
        loaded: &mut LoadedTraining,
    ) -> Option<Training> {
        // An empty file is a training that says nothing yet.
        if root.is_nothing() {
            return Some(Training::default());
        }
        let fields = self.fields(root, &TRAINING)?;
        self.allowances(fields, None);
        let languages = match fields.get("languages") {
            None => Some(Vec::new()),
            Some(node) => self.languages_of(node),
        };
        let line = |reader: &mut Self, node: &Node<'_>| reader.text(node, Lines::One);
        let title = self.optional(fields, "title", line);
        let issuer = self.optional(fields, "issuer", line);
        let quizzes = self.optional(fields, "quizzes", |reader, node| {
            reader.composed_quizzes(node, banks, &mut loaded.composed_places)
        });
        let programme = self.optional(fields, "programme", |reader, node| {
            reader.programme(node, &mut loaded.quiz_places)
        });
        let competences = self.optional(fields, "competences", |reader, node| {
            reader.competences(node, &mut loaded.competence_places)
        });
        let units = self.optional(fields, "units", Self::units);
        let known_units = units.iter().flatten().flatten();
        let known_units: Vec<Unit> = known_units.cloned().collect();
        let roster = match fields.get("roster") {
            None => Some(Vec::new()),
            Some(node) if matches!(node.value, Value::Scalar(..)) => {
                let name = self.file_name(node);
                loaded.roster_file = name.map(|name| (name, node.place));
                Some(Vec::new())
            }
            Some(node) => self.roster(node, &known_units),
        };
        let trusted = self.optional(fields, "trusted_issuers", Self::keys);
        let roots = self.optional(fields, "trusted_roots", Self::keys);
        let azerty = self.optional(fields, "azerty_digits", Self::flag);
        Some(Training {
            title: title?,
            issuer: issuer?,
            languages: languages?,
            quizzes: quizzes?.unwrap_or_default(),
            programme: programme?,
            competences: competences?.unwrap_or_default(),
            units: units?.unwrap_or_default(),
            roster: roster?,
            trusted_issuers: trusted?.unwrap_or_default(),
            trusted_roots: roots?.unwrap_or_default(),
            azerty_digits: azerty?.unwrap_or_default(),
        })
    }

    fn programme(&mut self, node: &Node<'_>, places: &mut Vec<Place>) -> Option<Programme> {
        let fields = self.fields(node, &PROGRAMME)?;
        let id = self.required(fields, "id");
        let id = id.and_then(|node| self.id(node));
        let head = self.head(fields);
        let valid_for = self.optional(fields, "valid_for", |reader, node| {
            reader.value(node, values::months, |text| FaultKind::BadValidity { text })
        });
        let quizzes = self.required(fields, "quizzes");
        let quizzes = quizzes.and_then(|node| self.ids(node, "quizzes", places));
        let (version, title, description) = head?;
        Some(Programme {
            id: id?,
            version,
            title,
            description,
            quizzes: quizzes?,
            valid_months: valid_for?,
        })
    }

    /// Version, title and description, as a programme and a composed quiz have them.
    fn head(&mut self, fields: Fields<'_, '_>) -> Option<(String, Text, Option<Text>)> {
        let version = self.required(fields, "version");
        let version = version.and_then(|node| self.short(node, fields::VERSION_LIMIT));
        let title = self.required(fields, "title");
        let title = title.and_then(|node| self.text(node, Lines::One));
        let description = self.optional(fields, "description", |reader, node| {
            reader.text(node, Lines::Many)
        });
        Some((version?, title?, description?))
    }

    /// Ids that differ from each other, at least one.
    fn ids(
        &mut self,
        node: &Node<'_>,
        field: &'static str,
        places: &mut Vec<Place>,
    ) -> Option<Vec<String>> {
        let items = self.list(node)?;
        if items.is_empty() {
            self.fault(node.place, FaultKind::EmptyList { field });
            return None;
        }
        let mut seen = Seen::default();
        let mut ids = Vec::with_capacity(items.len());
        for item in items {
            let Some(id) = self.id(item) else { continue };
            if let Some(first_line) = seen.take(&id, item.place) {
                let text = Shown::from(&*id);
                self.fault(item.place, FaultKind::DuplicateEntry { text, first_line });
                continue;
            }
            ids.push(id);
            places.push(item.place);
        }
        (ids.len() == items.len()).then_some(ids)
    }

    fn competences(
        &mut self,
        node: &Node<'_>,
        places: &mut Vec<Place>,
    ) -> Option<Vec<(String, Text)>> {
        let entries = self.map(node)?;
        places.extend(entries.iter().map(|(key, _)| key.place));
        let mut competences = Vec::with_capacity(entries.len());
        for (key, node) in entries {
            if !values::is_competence(&key.name) {
                let text = Shown::from(&*key.name);
                self.fault(key.place, FaultKind::BadCompetence { text });
            }
            if let Some(name) = self.text(node, Lines::One) {
                competences.push((key.name.to_string(), name));
            }
        }
        (competences.len() == entries.len()).then_some(competences)
    }

    fn units(&mut self, node: &Node<'_>) -> Option<Vec<Unit>> {
        let items = self.list(node)?;
        let mut seen = Seen::default();
        let mut units = Vec::with_capacity(items.len());
        for item in items {
            let Some(fields) = self.fields(item, &UNIT) else {
                continue;
            };
            let level = self.optional(fields, "level", |reader, node| {
                reader.word(node, "level", &LEVELS)
            });
            let Some(node) = self.required(fields, "name") else {
                continue;
            };
            let Some(name) = self.name(node) else {
                continue;
            };
            if let Some(first_line) = seen.take(&name, node.place) {
                let text = Shown::from(&*name);
                self.fault(node.place, FaultKind::DuplicateEntry { text, first_line });
                continue;
            }
            units.extend(level.map(|level| Unit { name, level }));
        }
        (units.len() == items.len()).then_some(units)
    }

    fn roster(&mut self, node: &Node<'_>, units: &[Unit]) -> Option<Vec<RosterEntry>> {
        let items = self.list(node)?;
        let units: HashSet<&str> = units.iter().map(|unit| &*unit.name).collect();
        let mut seen = Seen::default();
        let mut roster = Vec::with_capacity(items.len());
        for item in items {
            roster.extend(self.participant(item, &units, &mut seen));
        }
        (roster.len() == items.len()).then_some(roster)
    }

    fn participant(
        &mut self,
        node: &Node<'_>,
        units: &HashSet<&str>,
        seen: &mut Seen,
    ) -> Option<RosterEntry> {
        let fields = self.fields(node, &PARTICIPANT)?;
        let code = self.required(fields, "code");
        let code = code.and_then(|node| self.code(node, seen));
        let name = self.required(fields, "name");
        let name = name.and_then(|node| self.name(node));
        let unit_node = self.required(fields, "unit");
        let unit = unit_node.and_then(|node| self.name(node));
        if let (Some(name), Some(node)) = (&unit, unit_node)
            && !units.is_empty()
            && !units.contains(name.as_str())
        {
            let unit = Shown::from(name.as_str());
            self.fault(node.place, FaultKind::UnknownUnit { unit });
        }
        let extra_time = self.optional(fields, "extra_time", |reader, node| {
            reader.value(node, values::time_factor, |text| FaultKind::BadExtraTime {
                text,
            })
        });
        Some(RosterEntry {
            code: code?,
            name: name?,
            unit: unit?,
            extra_time: extra_time?.unwrap_or(Fraction::ONE),
        })
    }

    fn code(&mut self, node: &Node<'_>, seen: &mut Seen) -> Option<String> {
        let code = self.quoted(node)?;
        if !is_code(code) {
            let code = Shown::from(code);
            let limit = CODE_LIMIT;
            self.fault(node.place, FaultKind::BadCode { code, limit });
            return None;
        }
        if let Some(first_line) = seen.take(code, node.place) {
            let id = Shown::from(code);
            self.fault(node.place, FaultKind::DuplicateId { id, first_line });
            return None;
        }
        Some(code.to_owned())
    }

    fn keys(&mut self, node: &Node<'_>) -> Option<Vec<String>> {
        let items = self.list(node)?;
        let mut issuers = Vec::with_capacity(items.len());
        for item in items {
            let read = |text: &str| values::is_did_key(text).then(|| text.to_owned());
            issuers.extend(self.value(item, read, |text| FaultKind::BadIssuer { text }));
        }
        (issuers.len() == items.len()).then_some(issuers)
    }

    /// The name of a file beside `training.yaml`, without folders.
    fn file_name(&mut self, node: &Node<'_>) -> Option<String> {
        let read = |text: &str| {
            let plain = !text.contains(['/', '\\', ':'])
                && !text.starts_with('.')
                && text::forbidden(text, false).is_none()
                && matches!(text.rsplit_once('.'), Some((_, "yaml" | "yml")));
            plain.then(|| text.to_owned())
        };
        self.value(node, read, |name| FaultKind::BadFileName { name })
    }
}

#[cfg(test)]
mod tests;
