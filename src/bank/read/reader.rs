//! Reading fields, lists and plain values out of a tree, each complaint at its
//! place. Texts for people are read in [`crate::bank::read::texts`].
//!
//! Every method either returns what was wanted or has added a fault, so a
//! caller goes on with the next field and never stops at the first mistake.

use std::collections::HashMap;

use crate::bank::fault::Allowance;
use crate::bank::fault::{FaultKind, Faults, Place, Shown};
use crate::bank::format::{Field, Need, Word, find};
use crate::bank::values;
use crate::bank::yaml::node::{Key, Node, Style, Value};
use crate::bank::yaml::syntax::{odd_space, odd_space_after_colon};
use crate::text::Lang;

/// Reads one file: its text, its languages, and what is wrong with it so far.
pub struct Reader<'s> {
    /// The text of the file.
    pub source: &'s str,
    /// The languages every text must be written in; empty when not known.
    pub languages: Vec<Lang>,
    /// What is wrong so far.
    pub faults: Faults,
    /// The warnings the file allows.
    pub allowed: Vec<Allowance>,
}

/// The fields of one map, and the tables that say which there are.
#[derive(Clone, Copy)]
pub struct Fields<'n, 'a> {
    /// Where the map begins.
    pub place: Place,
    entries: &'n [(Key<'a>, Node<'a>)],
    known: &'static [Field],
    more: &'static [Field],
}

impl<'n, 'a> Fields<'n, 'a> {
    /// These fields, of which the ones in another table are known as well.
    #[must_use]
    pub const fn with(self, more: &'static [Field]) -> Self {
        Self { more, ..self }
    }

    /// A field that may be missing, by name.
    pub fn get(&self, name: &str) -> Option<&'n Node<'a>> {
        debug_assert!(self.table_says(name, false), "{name} in the table");
        self.written(name)
    }

    /// Whether the tables know the field, and that it must be there or not.
    fn table_says(&self, name: &str, required: bool) -> bool {
        let field = find(self.known, name).or_else(|| find(self.more, name));
        field.is_some_and(|field| (field.need == Need::Required) == required)
    }

    fn written(&self, name: &str) -> Option<&'n Node<'a>> {
        self.entries
            .iter()
            .find(|(key, _)| key.name == name)
            .map(|(_, node)| node)
    }
}

impl<'s> Reader<'s> {
    /// A reader that knows no languages yet.
    pub const fn new(source: &'s str, faults: Faults) -> Self {
        Self {
            source,
            languages: Vec::new(),
            faults,
            allowed: Vec::new(),
        }
    }

    /// Adds a fault.
    pub fn fault(&mut self, place: Place, kind: FaultKind) {
        self.faults.add(place, kind);
    }

    /// Complains that something of another shape is wanted.
    pub fn wrong_type(&mut self, node: &Node<'_>, wanted: &'static str) {
        let found = node.found();
        self.fault(node.place, FaultKind::WrongType { wanted, found });
    }

    /// The entries of a map.
    pub fn map<'n, 'a>(&mut self, node: &'n Node<'a>) -> Option<&'n [(Key<'a>, Node<'a>)]> {
        if let Value::Map(entries) = &node.value {
            return Some(entries);
        }
        self.wrong_type(node, "fields");
        None
    }

    /// The fields of a map, whose names must be in a table.
    pub fn fields<'n, 'a>(
        &mut self,
        node: &'n Node<'a>,
        known: &'static [Field],
    ) -> Option<Fields<'n, 'a>> {
        let fields = self.any_fields(node, known)?;
        self.check_names(fields, &[]);
        Some(fields)
    }

    /// The fields of a map, before it is clear which others there may be.
    pub fn any_fields<'n, 'a>(
        &mut self,
        node: &'n Node<'a>,
        known: &'static [Field],
    ) -> Option<Fields<'n, 'a>> {
        let entries = self.map(node)?;
        Some(Fields {
            place: node.place,
            entries,
            known,
            more: &[],
        })
    }

    /// Complains about every field that is neither in the tables of `fields`
    /// nor in `others`.
    pub fn check_names(&mut self, fields: Fields<'_, '_>, others: &[&'static Field]) {
        let (known, more) = (fields.known.iter(), fields.more.iter());
        let all = || {
            let fields = known.clone().chain(more.clone());
            fields.chain(others.iter().copied()).map(|field| field.name)
        };
        let strange = |key: &Key<'_>| all().all(|name| name != key.name);
        if !fields.entries.iter().any(|(key, _)| strange(key)) {
            return;
        }
        // What is there already is hardly what was meant.
        let free: Vec<&'static str> = all()
            .filter(|name| fields.written(name).is_none())
            .collect();
        for (key, value) in fields.entries.iter().filter(|(key, _)| strange(key)) {
            if self.faults.is_full() {
                return;
            }
            let field = Shown::from(&*key.name);
            if let Some(space) = odd_space_after_colon(&key.name) {
                self.fault(key.place, FaultKind::OddSpace { space });
                continue;
            }
            if self.lacks_colon(value) {
                self.fault(key.place, FaultKind::CommaInText { text: field });
                continue;
            }
            if let Some(space) = odd_space(&key.name) {
                self.fault(key.place, FaultKind::OddSpace { space });
                continue;
            }
            let kind = match values::nearest(&key.name, free.iter().copied()) {
                Some(nearest) => FaultKind::MisspeltField { field, nearest },
                None => FaultKind::UnknownField {
                    field,
                    known: Shown::list(all()),
                },
            };
            self.fault(key.place, kind);
        }
    }

    /// Whether a value is missing together with its colon: in braces, a comma
    /// made a name of what follows it.
    pub fn lacks_colon(&self, value: &Node<'_>) -> bool {
        let empty = value.is_nothing() && value.bytes.0 == value.bytes.1;
        let before = self.source.get(..value.bytes.0 as usize);
        empty && before.is_some_and(|before| !before.trim_end().ends_with(':'))
    }

    /// A field that must be there.
    pub fn required<'n, 'a>(
        &mut self,
        fields: Fields<'n, 'a>,
        field: &'static str,
    ) -> Option<&'n Node<'a>> {
        debug_assert!(fields.table_says(field, true), "{field} in the table");
        let node = fields.written(field);
        if node.is_none() {
            self.fault(fields.place, FaultKind::MissingField { field });
        }
        node
    }

    /// The entries of a list.
    pub fn list<'n, 'a>(&mut self, node: &'n Node<'a>) -> Option<&'n [Node<'a>]> {
        if let Value::List(items) = &node.value {
            return Some(items);
        }
        self.wrong_type(node, "list");
        None
    }

    /// The text of any scalar, as it was written.
    pub fn scalar<'n>(&mut self, node: &'n Node<'_>, wanted: &'static str) -> Option<&'n str> {
        match &node.value {
            Value::Scalar(text, _) if !node.is_nothing() => Some(text),
            _ => {
                self.wrong_type(node, wanted);
                None
            }
        }
    }

    /// A scalar that `read` understands; `complaint` says what else it was.
    pub fn value<T>(
        &mut self,
        node: &Node<'_>,
        read: impl FnOnce(&str) -> Option<T>,
        complaint: impl FnOnce(Shown) -> FaultKind,
    ) -> Option<T> {
        let text = self.scalar(node, "text")?;
        let value = read(text);
        if value.is_none() {
            self.fault(node.place, complaint(Shown::from(text)));
        }
        value
    }

    /// A scalar that is a text even to readers who take `2026.1` for a number.
    pub fn quoted<'n>(&mut self, node: &'n Node<'_>) -> Option<&'n str> {
        let text = self.scalar(node, "text")?;
        if matches!(node.value, Value::Scalar(_, Style::Plain)) && values::is_number_or_bool(text) {
            let text = Shown::from(text);
            self.fault(node.place, FaultKind::QuotesWanted { text });
            return None;
        }
        Some(text)
    }

    /// `true` or `false`.
    pub fn flag(&mut self, node: &Node<'_>) -> Option<bool> {
        let read = |text: &str| match text {
            "true" | "True" | "TRUE" => Some(true),
            "false" | "False" | "FALSE" => Some(false),
            _ => None,
        };
        self.value(node, read, |text| FaultKind::NotTrueOrFalse { text })
    }

    /// A whole number from `min` to `max`.
    pub fn whole(&mut self, node: &Node<'_>, min: u64, max: u64) -> Option<u64> {
        let read = |text: &str| {
            let number: u64 = text.parse().ok()?;
            let digits = text.bytes().all(|b| b.is_ascii_digit());
            (digits && (min..=max).contains(&number)).then_some(number)
        };
        self.value(node, read, |text| FaultKind::BadWholeNumber {
            text,
            min,
            max,
        })
    }

    /// An id: lower-case letters, digits and hyphens.
    pub fn id(&mut self, node: &Node<'_>) -> Option<String> {
        let text = self.quoted(node)?;
        if values::is_id(text) {
            return Some(text.to_owned());
        }
        let id = Shown::from(text);
        let limit = values::ID_LIMIT;
        self.fault(node.place, FaultKind::BadId { id, limit });
        None
    }

    /// One of the words a field takes.
    pub fn word<T: Copy>(
        &mut self,
        node: &Node<'_>,
        field: &'static str,
        words: &[Word<T>],
    ) -> Option<T> {
        let words = words.iter().map(|Word(word, means, _)| (*word, *means));
        self.word_of(node, field, words)
    }

    /// A list of some of the words a field takes.
    pub fn words<T: Copy>(
        &mut self,
        node: &Node<'_>,
        field: &'static str,
        words: &[Word<T>],
    ) -> Option<Vec<T>> {
        let items = self.list(node)?;
        let read = items.iter().map(|item| self.word(item, field, words));
        // Every word is read before the first bad one decides.
        read.collect::<Vec<_>>().into_iter().collect()
    }

    /// One of the words a field takes, each with what it stands for.
    pub fn word_of<T>(
        &mut self,
        node: &Node<'_>,
        field: &'static str,
        mut words: impl Iterator<Item = (&'static str, T)> + Clone,
    ) -> Option<T> {
        let text = self.scalar(node, "word")?;
        let all = words.clone();
        if let Some((_, means)) = words.find(|(word, _)| *word == text) {
            return Some(means);
        }
        let names = || all.clone().map(|(word, _)| word);
        if let Some(space) = odd_space(text) {
            self.fault(node.place, FaultKind::OddSpace { space });
            return None;
        }
        let near = values::nearest(text, names());
        let text = Shown::from(text);
        let kind = match near {
            Some(nearest) => FaultKind::MisspeltWord {
                field,
                text,
                nearest,
            },
            None => FaultKind::UnknownWord {
                field,
                text,
                known: Shown::list(names()),
            },
        };
        self.fault(node.place, kind);
        None
    }

    /// A number of parts within limits; complains once when it is not.
    pub fn count(
        &mut self,
        place: Place,
        field: &'static str,
        found: usize,
        (min, max): (usize, usize),
    ) -> bool {
        let kind = if found < min {
            FaultKind::TooFewParts { field, found, min }
        } else if found > max {
            FaultKind::TooManyParts { field, found, max }
        } else {
            return true;
        };
        self.fault(place, kind);
        false
    }
}

/// The ids met so far, each with the line it stands on first.
#[derive(Default)]
pub struct Seen(HashMap<String, u32>);

impl Seen {
    /// Takes an id; the line it stood on before when it is taken.
    pub fn take(&mut self, id: &str, place: Place) -> Option<u32> {
        if let Some(line) = self.0.get(id) {
            return Some(*line);
        }
        self.0.insert(id.to_owned(), place.line);
        None
    }
}
