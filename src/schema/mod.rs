//! What is made from the tables of the formats: JSON Schemas for editors
//! (draft 2020-12) and the page `docs/format.md`.
//!
//! The tables themselves belong to the readers ([`crate::bank::format`]).
//! A schema accepts whatever the reader loads, and refuses what it refuses
//! where a schema can know. It is stricter in three places, on purpose:
//!
//! - a code under `allow` that is no warning is flagged, where the reader
//!   warns;
//! - versions, names and notes are measured with the white space around them,
//!   and with accents that are stored apart counted as characters;
//! - white space that only a quoted escape can write is not white space.
//!
//! What it cannot know: what another place of the file says (topics, ids that
//! stand twice, numbers of gaps, languages), texts that read alike, and
//! characters that cannot be seen.

mod json;
mod page;
mod shapes;
#[cfg(test)]
mod tests;
pub mod value;

pub use page::page;

use json::{Json, Object};

use crate::bank::format::fields::BANK;
use crate::training::fields::{PAGE, ROSTER, TRAINING};

/// A kind of file that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// A question bank.
    Bank,
    /// `training.yaml`.
    Training,
    /// A roster in a file of its own.
    Roster,
    /// `page.yaml`.
    Page,
}

impl Document {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Bank, Self::Training, Self::Roster, Self::Page];

    /// The word for it on the command line and in names of files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Training => "training",
            Self::Roster => "roster",
            Self::Page => "page",
        }
    }

    /// Where its schema is kept, from the folder of a training.
    pub fn path(self) -> String {
        format!("schema/{}.schema.json", self.name())
    }

    /// Its JSON Schema, as a file of text.
    pub fn schema(self) -> String {
        let (title, about, root) = match self {
            Self::Bank => (
                "A question bank of Certamen",
                "What can be asked in one subject, and the rules of the quiz drawn from it. One file in question_banks/.",
                shapes::fields(&BANK),
            ),
            Self::Training => (
                "The training.yaml of Certamen",
                "What a training is called, who issues its certificates, which quizzes belong to it and who is expected. Every field may be missing.",
                // A file without a field yet says nothing, and is no fault.
                shapes::fields(&TRAINING).set("type", vec!["object", "null"]),
            ),
            Self::Roster => (
                "A roster of Certamen",
                "Who is expected in a training, to pick from: a list of participants.",
                shapes::list(&ROSTER),
            ),
            Self::Page => (
                "The page.yaml of Certamen",
                "How the certificates of a training are printed: logo, colour and words. Every field may be missing.",
                shapes::fields(&PAGE).set("type", vec!["object", "null"]),
            ),
        };
        let mut schema = Object::new()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("$id", format!("urn:certamen:schema:{}", self.name()))
            .put("title", title)
            .put("description", about);
        schema.append(root);
        let schema = schema.put("$defs", shapes::definitions(self));
        let mut text = serde_json::to_string_pretty(&Json::from(schema)).unwrap_or_default();
        text.push('\n');
        text
    }
}
