//! Reading a question bank from YAML, with every fault of the file at once.
//!
//! The text becomes a tree ([`crate::bank::yaml::node`]); each question of the tree is
//! read by itself, so that one mistake never hides the next; and only a file
//! without errors becomes a [`Bank`].

use crate::bank::fault::{Fault, FaultKind, Place, Shown};
use crate::bank::format::Lines;
use crate::bank::format::fields;
use crate::bank::model::{Bank, Question};
use crate::bank::read::draft::{Draft, Parts};
use crate::bank::read::question::Sections;
use crate::bank::read::reader::{Fields, Reader, Seen};
use crate::bank::values;
pub use crate::bank::yaml::node::Limits;
use crate::bank::yaml::node::Node;
use crate::text::{Lang, Text};

/// What is written for a language that has another tag: countries, and codes of
/// three letters.
const NOT_TAGS: [(&str, &str); 8] = [
    ("vn", "vi"),
    ("vie", "vi"),
    ("eng", "en"),
    ("gb", "en"),
    ("us", "en"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("ger", "de"),
];

/// A bank that was read, and what was found wrong with it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The bank; none when a fault is an error.
    pub bank: Option<Bank>,
    /// The faults in the order of the file. Warnings come with a bank too.
    pub faults: Vec<Fault>,
}

/// Reads a bank from the bytes of its file.
pub fn read_bank(bytes: &[u8], limits: &Limits) -> Loaded {
    let draft = Draft::read(bytes, limits);
    let faults = draft.faults.clone();
    Loaded {
        bank: draft.into_bank(),
        faults,
    }
}

impl Reader<'_> {
    /// Everything of a bank that can be read.
    pub(in crate::bank) fn bank(&mut self, root: &Node<'_>) -> Parts {
        let mut parts = Parts::default();
        if root.is_nothing() {
            self.fault(root.place, FaultKind::NoQuestions {});
            return parts;
        }
        let Some(fields) = self.fields(root, &fields::BANK) else {
            return parts;
        };
        let languages = self.required(fields, "languages");
        parts.languages = languages.and_then(|node| self.languages_of(node));
        let id = self.required(fields, "bank");
        parts.id = id.and_then(|node| self.id(node));
        let version = self.required(fields, "version");
        parts.version = version.and_then(|node| self.short(node, fields::VERSION_LIMIT));
        let title = self.required(fields, "title");
        parts.title = title.and_then(|node| self.text(node, Lines::One));
        parts.description = self.optional(fields, "description", |reader, node| {
            reader.text(node, Lines::Many)
        });
        self.allowances(fields, None);
        let (topics, topic_places) = self.topics(fields).unzip();
        let mut sections = Sections {
            topics: topics.iter().flatten().map(|(id, _)| id.clone()).collect(),
            ..Sections::default()
        };
        parts.topics = topics;
        parts.questions = self.questions(fields, &mut sections);
        for (index, place) in topic_places.iter().flatten().enumerate() {
            let none = parts.questions.is_empty();
            if !none && sections.in_topic(index) == 0 && sections.astray() == 0 {
                let topic = Shown::from(&*sections.topics[index]);
                self.fault(*place, FaultKind::TopicUnused { topic });
            }
        }
        let quiz = self.required(fields, "quiz");
        parts.quiz = quiz.and_then(|node| self.quiz(node, &sections));
        parts
    }

    /// The languages of a file, which every text is checked against from now on.
    pub fn languages_of(&mut self, node: &Node<'_>) -> Option<Vec<Lang>> {
        let items = self.list(node)?;
        if items.is_empty() {
            let field = "languages";
            self.fault(node.place, FaultKind::EmptyList { field });
            return None;
        }
        if !self.count(
            node.place,
            "languages",
            items.len(),
            fields::LANGUAGES_COUNT,
        ) {
            return None;
        }
        let mut languages: Vec<Lang> = Vec::with_capacity(items.len());
        let mut seen = Seen::default();
        let mut whole = true;
        for item in items {
            let Some(text) = self.quoted(item) else {
                whole = false;
                continue;
            };
            let shown = Shown::from(text);
            if let Ok(lang) = text.parse() {
                if let Some(first_line) = seen.take(text, item.place) {
                    let kind = FaultKind::DuplicateEntry {
                        text: shown,
                        first_line,
                    };
                    self.fault(item.place, kind);
                    whole = false;
                } else {
                    if let Some((_, nearest)) = NOT_TAGS.iter().find(|(tag, _)| *tag == text) {
                        let kind = FaultKind::MisspeltLanguage {
                            text: shown,
                            nearest,
                        };
                        self.fault(item.place, kind);
                    }
                    languages.push(lang);
                }
            } else {
                self.fault(item.place, FaultKind::BadLanguage { text: shown });
                whole = false;
            }
        }
        // With a language misread, no text can be said to lack or have it.
        if !whole {
            return None;
        }
        self.languages.clone_from(&languages);
        Some(languages)
    }

    /// Texts under ids of their own, such as topics, each with its place.
    #[expect(clippy::type_complexity, reason = "pairs, as the bank holds them")]
    fn topics(&mut self, fields: Fields<'_, '_>) -> Option<(Vec<(String, Text)>, Vec<Place>)> {
        let node = self.required(fields, "topics")?;
        let entries = self.map(node)?;
        if entries.is_empty() {
            self.fault(node.place, FaultKind::EmptyList { field: "topics" });
            return None;
        }
        if !self.count(node.place, "topics", entries.len(), fields::TOPICS_COUNT) {
            return None;
        }
        let mut topics = Vec::with_capacity(entries.len());
        let mut places = Vec::with_capacity(entries.len());
        for (key, node) in entries {
            if !values::is_id(&key.name) {
                let id = Shown::from(&*key.name);
                let limit = values::ID_LIMIT;
                self.fault(key.place, FaultKind::BadId { id, limit });
            }
            // A topic with a bad name is a topic all the same, or every
            // question of it would be at fault too.
            let name = self.text(node, Lines::One).unwrap_or_else(|| "".into());
            topics.push((key.name.to_string(), name));
            places.push(key.place);
        }
        Some((topics, places))
    }

    /// The questions in the order of the file; nothing for each with an error.
    fn questions(
        &mut self,
        fields: Fields<'_, '_>,
        sections: &mut Sections,
    ) -> Vec<Option<Question>> {
        let Some(node) = self.required(fields, "questions") else {
            return Vec::new();
        };
        if node.is_nothing() {
            self.fault(node.place, FaultKind::NoQuestions {});
            return Vec::new();
        }
        let Some(items) = self.list(node) else {
            return Vec::new();
        };
        if items.is_empty() {
            self.fault(node.place, FaultKind::NoQuestions {});
        }
        let mut ids = Seen::default();
        let read = items
            .iter()
            .enumerate()
            .map(|(index, item)| self.question(item, index, sections, &mut ids));
        read.collect()
    }
}
