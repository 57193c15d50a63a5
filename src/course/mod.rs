//! What can be taken, and how far somebody is with it: the words that every shell,
//! host and report shares.
//!
//! A [`Course`] is the training of one folder with its quizzes; a [`Person`] takes
//! part in it and has made some [`Progress`]. These are values, filled in by
//! `site`, which knows folder, store and clocks; nothing here looks anything up,
//! and nothing here knows how it is shown.

mod attempt;
mod checked;
mod person;
mod problem;
mod progress;
mod quiz;

use std::path::PathBuf;
use std::sync::Arc;

use crate::bank::Bank;
use crate::text::Lang;
use crate::training::Training;

pub use attempt::{Began, Finished, OpenAttempt};
pub use checked::{Checked, Entry, SignedField};
pub use person::Person;
pub use problem::Problem;
pub use progress::{Issued, Progress, Standing};
pub use quiz::Quiz;

/// What can be taken here.
#[derive(Debug, Clone, Default)]
pub struct Course {
    /// The training.
    pub training: Training,
    /// Its quizzes in the order offered: the programme's, or every bank's.
    pub quizzes: Vec<Quiz>,
    /// Names of bank files that did not load.
    pub broken: Vec<String>,
    /// The folder.
    pub root: PathBuf,
    /// The key certificates of this site are signed with, and its fingerprint,
    /// so that a unit can compare it by telephone.
    pub key: Option<(String, String)>,
}

impl Course {
    /// What the training is called.
    pub fn title(&self, lang: Lang) -> Option<&str> {
        self.training.title.as_ref().map(|title| title.get(lang))
    }

    /// The quizzes that count for the certificate of the programme: all where
    /// there is none.
    pub fn parts(&self) -> impl Iterator<Item = &Quiz> {
        let quizzes = self.quizzes.iter();
        quizzes.filter(|quiz| self.training.counts(quiz.id()))
    }

    /// The place of the quiz of an id.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.quizzes.iter().position(|quiz| quiz.id() == id)
    }

    /// The bank of the quiz at a place, unless it is sealed.
    pub fn bank(&self, place: usize) -> Option<&Arc<Bank>> {
        self.quizzes.get(place).and_then(Quiz::bank)
    }

    /// The bank of the quiz of an id, unless it is sealed.
    pub fn quiz(&self, id: &str) -> Option<&Arc<Bank>> {
        self.place(id).and_then(|place| self.bank(place))
    }

    /// The name of a competence: `C5 Protect data`, or the code alone.
    pub fn competence(&self, code: &str, lang: Lang) -> String {
        self.training
            .competences
            .iter()
            .find(|(c, _)| c == code)
            .map_or_else(
                || code.to_owned(),
                |(_, name)| format!("{code} {}", name.get(lang)),
            )
    }
}
