//! A bank as far as it can be read, faults and all: what checks and previews
//! work with while somebody is still writing.

use crate::bank::fault::Allowance;
use crate::bank::fault::{Fault, FaultKind, Faults, Place};
use crate::bank::model::digest::bank_digest;
use crate::bank::model::{Bank, Question, Quiz};
use crate::bank::read::reader::Reader;
use crate::bank::yaml::node::{self, Key, Limits, Node, Value};
use crate::bank::yaml::source;
use crate::json::canonical::Digest;
use crate::text::{Lang, Text};

/// A bank file that was read, whether or not it is a bank yet.
#[derive(Debug)]
pub struct Draft<'s> {
    /// The text of the file; empty when it is no text.
    pub source: &'s str,
    /// Its values with their places; none when it is no YAML.
    pub tree: Option<Node<'s>>,
    /// What could be read of the bank.
    pub parts: Parts,
    /// What is wrong, in the order of the file, without what the file allows.
    pub faults: Vec<Fault>,
    /// What the file allows.
    pub allowed: Vec<Allowance>,
}

/// The parts of a bank. A part that is none is missing or has an error.
#[derive(Debug, Default)]
pub struct Parts {
    /// Its id.
    pub id: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// Its title.
    pub title: Option<Text>,
    /// Its description, which may be absent.
    pub description: Option<Option<Text>>,
    /// Its languages, the first being the fallback.
    pub languages: Option<Vec<Lang>>,
    /// Its topics: id and name.
    pub topics: Option<Vec<(String, Text)>>,
    /// The rules of its quiz.
    pub quiz: Option<Quiz>,
    /// Its questions in the order of the file, nothing for each that has an
    /// error; those of [`Draft::question_nodes`] in the same order.
    pub questions: Vec<Option<Question>>,
}

impl Parts {
    /// The bank, without its digest; none unless every part is there.
    fn into_bank(self) -> Option<Bank> {
        let questions = self.questions.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Bank {
            id: self.id?,
            version: self.version?,
            title: self.title?,
            description: self.description?,
            languages: self.languages?,
            topics: self.topics?,
            quiz: self.quiz?,
            questions,
            digest: Digest([0; 32]),
        })
    }
}

impl<'s> Draft<'s> {
    /// Reads what can be read of the bytes of a file.
    pub fn read(bytes: &'s [u8], limits: &Limits) -> Self {
        let mut draft = Self {
            source: "",
            tree: None,
            parts: Parts::default(),
            faults: Vec::new(),
            allowed: Vec::new(),
        };
        let mut faults = Faults::new(limits.faults);
        if let Some(source) = source::decode(bytes, limits, &mut faults) {
            draft.source = source;
            draft.tree = node::parse(source, limits, &mut faults);
        }
        let Some(tree) = &draft.tree else {
            draft.faults = faults.into_sorted();
            return draft;
        };
        let mut reader = Reader::new(draft.source, faults);
        draft.parts = reader.bank(tree);
        draft.allowed = reader.allowed;
        let faults = reader.faults;
        draft.faults = draft.reported(faults);
        forget_misspelt(&mut draft.faults);
        draft
    }

    /// The bank, where nothing is wrong that stops it.
    pub fn into_bank(self) -> Option<Bank> {
        let whole = !self.faults.iter().any(Fault::is_error);
        let mut bank = self.parts.into_bank().filter(|_| whole)?;
        bank.digest = bank_digest(&bank);
        Some(bank)
    }

    /// The questions as they stand in the file, whole or not.
    pub fn question_nodes(&self) -> &[Node<'s>] {
        let questions = self.tree.as_ref().and_then(|tree| tree.get("questions"));
        questions.map_or(&[], Node::items)
    }

    /// Where each question begins.
    pub fn question_starts(&self) -> Vec<Place> {
        let nodes = self.question_nodes().iter();
        nodes.map(|node| node.place).collect()
    }

    /// Where the bank goes on after its list of questions, if it does.
    pub fn end_of_questions(&self) -> Option<Place> {
        let Value::Map(entries) = &self.tree.as_ref()?.value else {
            return None;
        };
        let of_questions = |(key, _): &(Key<'_>, Node<'_>)| key.name == "questions";
        let at = entries.iter().position(of_questions)?;
        entries.get(at + 1).map(|(key, _)| key.place)
    }

    /// The faults without the warnings this file allows; notes that those were
    /// needed.
    pub fn reported(&mut self, faults: Faults) -> Vec<Fault> {
        let starts = self.question_starts();
        let end = self.end_of_questions();
        faults.into_reported(&mut self.allowed, &starts, end)
    }
}

/// Leaves out that a field is missing where it is there, misspelt: one mistake,
/// one fault.
fn forget_misspelt(faults: &mut Vec<Fault>) {
    let misspelt: Vec<(Place, &str)> = faults
        .iter()
        .filter_map(|fault| match fault.kind {
            FaultKind::MisspeltField { nearest, .. } => Some((fault.place, nearest)),
            _ => None,
        })
        .collect();
    for (place, meant) in misspelt {
        let missing = faults.iter().rposition(|fault| {
            fault.place <= place
                && matches!(fault.kind, FaultKind::MissingField { field } if field == meant)
        });
        if let Some(at) = missing {
            faults.remove(at);
        }
    }
}
