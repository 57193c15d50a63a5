//! What the app is told about the world: the course, the people, how far
//! somebody is. Filled in by whoever runs the app; nothing here looks it up.

use std::path::PathBuf;
use std::sync::Arc;

use crate::bank::Bank;
use crate::bank::model::FeedbackRule;
use crate::exam::{Outcome, Participant, Reading};
use crate::fraction::Fraction;
use crate::text::Lang;
use crate::training::Training;

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

/// A quiz of the course.
#[derive(Debug, Clone)]
pub enum Quiz {
    /// Its bank is at hand.
    Open(Arc<Bank>),
    /// Its bank was sealed, and has been opened since the program began.
    Opened(Arc<Bank>),
    /// Its bank is sealed: only the id is known until somebody gives the
    /// passphrase.
    Sealed(String),
}

impl Quiz {
    /// The id of its bank.
    pub fn id(&self) -> &str {
        match self {
            Self::Open(bank) | Self::Opened(bank) => &bank.id,
            Self::Sealed(id) => id,
        }
    }

    /// What it is called; while it is sealed, its id.
    pub fn title(&self, lang: Lang) -> &str {
        match self {
            Self::Open(bank) | Self::Opened(bank) => bank.title.get(lang),
            Self::Sealed(id) => id,
        }
    }

    /// Its bank, unless it is sealed.
    pub const fn bank(&self) -> Option<&Arc<Bank>> {
        match self {
            Self::Open(bank) | Self::Opened(bank) => Some(bank),
            Self::Sealed(_) => None,
        }
    }

    /// Whether it may be practised. Practice shows the right answers, so a quiz
    /// that never shows them is not, nor one whose bank was sealed: it is an
    /// exam, and others still have it before them.
    pub fn may_be_practised(&self) -> bool {
        match self {
            Self::Open(bank) => bank.quiz.feedback != FeedbackRule::Never,
            Self::Opened(_) | Self::Sealed(_) => false,
        }
    }
}

impl From<Arc<Bank>> for Quiz {
    fn from(bank: Arc<Bank>) -> Self {
        Self::Open(bank)
    }
}

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Code, name and unit.
    pub participant: Participant,
    /// The time factor.
    pub extra_time: Fraction,
}

/// How far somebody is with one quiz.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// Scored attempts begun.
    pub used: u32,
    /// The best scored attempt handed in: its share, and whether it passed.
    pub best: Option<(Fraction, bool)>,
    /// An attempt that was begun and not handed in.
    pub open: Option<OpenAttempt>,
}

/// An attempt that was begun and not handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAttempt {
    /// Its id.
    pub attempt: String,
    /// The question its participant was at, from 0.
    pub question: usize,
    /// Working time left at that moment of the wall clock, in milliseconds;
    /// none when it is not limited.
    pub left: Option<u64>,
    /// When that was, in milliseconds since 1970, and the clock runs on since;
    /// none when it stands still.
    pub since: Option<i64>,
}

impl OpenAttempt {
    /// Working time left now, in milliseconds.
    pub fn remaining(&self, now: &Reading) -> Option<u64> {
        let passed = self
            .since
            .map_or(0, |since| now.wall.saturating_sub(since).max(0));
        self.left
            .map(|left| left.saturating_sub(passed.unsigned_abs()))
    }
}

/// How far somebody is with everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// One for each quiz of the course, in its order.
    pub standings: Vec<Standing>,
    /// Certificates issued, newest first.
    pub certificates: Vec<Issued>,
}

/// A certificate that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Its code.
    pub code: String,
    /// Where its file is.
    pub path: PathBuf,
    /// What it certifies.
    pub title: String,
    /// Name, participant code and unit on it.
    pub participant: Participant,
    /// The score in whole percents, and what passes.
    pub score: (String, String),
    /// The quizzes on it: title, score, needed score, all in whole percents.
    pub quizzes: Vec<(String, String, String)>,
    /// When it was issued, in milliseconds since 1970.
    pub issued: i64,
    /// Until when it is valid, in milliseconds since 1970.
    pub until: Option<i64>,
    /// Who issued it.
    pub issuer: String,
    /// SHA-256 of the signed credential, in groups of four digits.
    pub fingerprint: String,
    /// The text of the code on its page, where it has one.
    pub code_text: Option<String>,
}

/// An attempt handed in, to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// Its outcome.
    pub outcome: Outcome,
    /// Whether time ran out.
    pub timed_out: bool,
}

/// Something that went wrong, in words to be looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The Fluent message.
    pub id: &'static str,
    /// What it is about: a path, a name. Safe to print.
    pub about: String,
}

impl Problem {
    /// A problem with something.
    pub fn new(id: &'static str, about: impl Into<String>) -> Self {
        Self {
            id,
            about: crate::text::printable(&about.into()),
        }
    }
}

/// Something in a folder, to choose for verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, safe to print.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub folder: bool,
}

/// A field of a certificate that was checked: the Fluent message that names
/// it, and its signed value.
pub type SignedField = (&'static str, String);

/// The verdict on a file, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The file.
    pub path: PathBuf,
    /// The verdict.
    pub verdict: crate::certificate::Verdict,
    /// The reason, in a sentence of the language asked for.
    pub reason: String,
    /// The signed fields; none when the signature does not hold.
    pub fields: Vec<SignedField>,
}
