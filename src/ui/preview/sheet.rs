//! What a bank file holds at one moment, as far as it can be read: its
//! questions, each with its faults, and what was found wrong with the rest.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::bank::read::draft::Draft;
use crate::bank::yaml::node::{Limits, Node, Style, Value};
use crate::bank::{Fault, Question, SourceFile};
use crate::check;
use crate::text::{Lang, Text, printable};
use chrono::NaiveDate;

/// The most characters of a broken question's text that its line repeats.
const WORDS_LIMIT: usize = 120;

/// What a bank file holds.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its text, to show the lines that are wrong.
    pub source: SourceFile,
    /// Whether it is YAML at all.
    pub readable: bool,
    /// The title of the bank.
    pub title: Option<Text>,
    /// Its languages; empty when they cannot be read.
    pub languages: Vec<Lang>,
    /// Its topics: id and name.
    pub topics: Vec<(String, Text)>,
    /// The time limit of its quiz, in seconds.
    pub time_limit: Option<u64>,
    /// Whether its quiz shuffles options.
    pub shuffles: bool,
    /// Its questions, whole or not.
    pub entries: Vec<Entry>,
    /// The faults that belong to no question.
    pub faults: Vec<Fault>,
}

/// A question of a file, whole or not. Its texts are safe to print.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id, or nothing.
    pub id: String,
    /// Its kind as written.
    pub kind: String,
    /// Its topic as written.
    pub topic: String,
    /// How it begins, where it is not whole.
    pub words: String,
    /// The question; none when it has an error.
    pub question: Option<Arc<Question>>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// Equal for equal content, whatever comments and layout are.
    pub content: u64,
}

impl Entry {
    /// How it begins, in a language.
    pub fn words(&self, lang: Lang) -> &str {
        self.question
            .as_ref()
            .map_or(&self.words, |question| question.prompt.get(lang))
    }
}

/// How many of some faults are errors and warnings.
pub fn count(faults: &[Fault]) -> (usize, usize) {
    let errors = faults.iter().filter(|fault| fault.is_error()).count();
    (errors, faults.len() - errors)
}

impl Sheet {
    /// Reads the bytes of a file of this name, and checks it for a day.
    pub fn read(name: &str, bytes: &[u8], today: NaiveDate, limits: &Limits) -> Self {
        let mut draft = Draft::read(bytes, limits);
        let faults = check::bank(&mut draft, today, limits);
        let starts = draft.question_starts();
        let end = draft.end_of_questions();
        let nodes = draft.question_nodes();
        let mut entries: Vec<Entry> = nodes.iter().map(entry).collect();
        for (entry, question) in entries.iter_mut().zip(draft.parts.questions) {
            entry.question = question.map(Arc::new);
        }
        let mut own = Vec::new();
        for fault in faults {
            let question = starts.partition_point(|start| *start <= fault.place);
            let after = end.is_some_and(|end| fault.place >= end);
            match question.checked_sub(1).filter(|_| !after) {
                Some(question) => entries[question].faults.push(fault),
                None => own.push(fault),
            }
        }
        let quiz = draft.parts.quiz.as_ref();
        Self {
            // A file too large to be read is too large to be kept.
            source: SourceFile::new(name, if draft.source.is_empty() { &[] } else { bytes }),
            readable: draft.tree.is_some(),
            title: draft.parts.title,
            languages: draft.parts.languages.unwrap_or_default(),
            topics: draft.parts.topics.unwrap_or_default(),
            time_limit: quiz.and_then(|quiz| quiz.time_limit),
            shuffles: quiz.is_none_or(|quiz| quiz.shuffle_options),
            entries,
            faults: own,
        }
    }

    /// The question somebody names: by its id, else by its number from 1.
    pub fn find(&self, written: &str) -> Option<usize> {
        let by_id = self.entries.iter().position(|entry| entry.id == written);
        by_id.or_else(|| {
            let number: usize = written.parse().ok()?;
            (1..=self.entries.len())
                .contains(&number)
                .then(|| number - 1)
        })
    }

    /// How many errors and warnings there are in all.
    pub fn count(&self) -> (usize, usize) {
        let each = self.entries.iter().map(|entry| count(&entry.faults));
        each.fold(count(&self.faults), |(a, b), (c, d)| (a + c, b + d))
    }

    /// The name of a topic, or what was written in its place.
    pub fn topic_name<'t>(&'t self, written: &'t str, lang: Lang) -> &'t str {
        self.topics
            .iter()
            .find(|(id, _)| id == written)
            .map_or(written, |(_, name)| name.get(lang))
    }
}

fn entry(node: &Node<'_>) -> Entry {
    let written = |field: &str| match node.get(field).map(|node| &node.value) {
        Some(Value::Scalar(text, _)) => printable(&clipped(text)),
        _ => String::new(),
    };
    let words = node.get("prompt").map_or("", first_scalar);
    let mut hasher = DefaultHasher::new();
    hash(node, &mut hasher);
    Entry {
        id: written("id"),
        kind: written("kind"),
        topic: written("topic"),
        words: printable(&clipped(words).replace('\n', " ")),
        question: None,
        faults: Vec::new(),
        content: hasher.finish(),
    }
}

fn clipped(text: &str) -> String {
    text.chars().take(WORDS_LIMIT).collect()
}

/// The first text of a value: itself, or in its first language.
fn first_scalar<'n>(node: &'n Node<'_>) -> &'n str {
    match &node.value {
        Value::Scalar(text, _) => text,
        Value::Map(entries) => entries.first().map_or("", |(_, node)| first_scalar(node)),
        Value::List(items) => items.first().map_or("", first_scalar),
    }
}

/// What a value says, without places, comments and layout.
fn hash(node: &Node<'_>, hasher: &mut DefaultHasher) {
    match &node.value {
        Value::Scalar(text, style) => (0_u8, text, *style == Style::Plain).hash(hasher),
        Value::List(items) => {
            (1_u8, items.len()).hash(hasher);
            for item in items {
                hash(item, hasher);
            }
        }
        Value::Map(entries) => {
            (2_u8, entries.len()).hash(hasher);
            for (key, node) in entries {
                key.name.hash(hasher);
                hash(node, hasher);
            }
        }
    }
}
