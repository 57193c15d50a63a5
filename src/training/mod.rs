//! A training: the folder with `training.yaml`, its banks, roster and units.

pub mod composed;
pub mod fields;
pub mod folder;
pub mod page;
pub mod reading;
pub mod yaml;

pub use composed::{ComposedQuiz, Form};
pub use folder::{BrokenFile, Folder, FolderError, SealedFile};

use crate::fraction::Fraction;
use crate::text::{Lang, Text};

/// What `training.yaml` says. Without that file every bank is a quiz of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Training {
    /// What people call the training.
    pub title: Option<Text>,
    /// Who issues its certificates, as printed on them.
    pub issuer: Option<Text>,
    /// The languages offered, the first chosen at first start.
    pub languages: Vec<Lang>,
    /// The quizzes drawn across banks.
    pub quizzes: Vec<ComposedQuiz>,
    /// The quizzes that together earn one certificate.
    pub programme: Option<Programme>,
    /// Names of competences by code, such as `C5`.
    pub competences: Vec<(String, Text)>,
    /// Offices participants come from.
    pub units: Vec<Unit>,
    /// Who may take part, where that is known beforehand.
    pub roster: Vec<RosterEntry>,
    /// `did:key`s whose certificates this training trusts besides its own.
    pub trusted_issuers: Vec<String>,
    /// `did:key`s of the roots whose registers this training goes by.
    pub trusted_roots: Vec<String>,
    /// Whether the digit row of a French keyboard chooses without Shift in every
    /// language, and not only in French.
    pub azerty_digits: bool,
}

impl Training {
    /// The ids of the quizzes offered, in their order: those of the programme,
    /// then the composed quizzes that are none of them. None where there is
    /// no programme, and so every bank is a quiz.
    pub fn offered(&self) -> Option<Vec<&str>> {
        let programme = self.programme.as_ref()?;
        let mut ids: Vec<&str> = programme.quizzes.iter().map(String::as_str).collect();
        for quiz in &self.quizzes {
            if !ids.contains(&quiz.id.as_str()) {
                ids.push(&quiz.id);
            }
        }
        Some(ids)
    }

    /// Whether a quiz counts for the certificate: all do without a programme.
    pub fn counts(&self, quiz: &str) -> bool {
        let programme = self.programme.as_ref();
        programme.is_none_or(|programme| programme.quizzes.iter().any(|id| id == quiz))
    }

    /// The composed quiz of an id.
    pub fn composed(&self, id: &str) -> Option<&ComposedQuiz> {
        self.quizzes.iter().find(|quiz| quiz.id == id)
    }
}

/// Quizzes that together earn one certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Lower-case letters, digits and hyphens.
    pub id: String,
    /// The version printed on the certificate.
    pub version: String,
    /// What the certificate certifies.
    pub title: Text,
    /// One or two sentences about it.
    pub description: Option<Text>,
    /// Ids of banks or of composed quizzes, in the order they are offered.
    pub quizzes: Vec<String>,
    /// How many months a certificate is valid; none means without end.
    pub valid_months: Option<u32>,
}

/// An office participants come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: Option<UnitLevel>,
}

/// The level of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitLevel {
    /// A ministry or agency.
    Central,
    /// A province or city.
    Provincial,
    /// A commune or ward.
    Communal,
}

/// One participant known beforehand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterEntry {
    /// The participant code: printable ASCII without spaces.
    pub code: String,
    /// The name.
    pub name: String,
    /// The office.
    pub unit: String,
    /// The time factor: 1 for most, 5/4, 3/2 or 2 for who was granted extra time.
    pub extra_time: Fraction,
}
