//! A quiz of the course: its bank is at hand, or sealed.

use std::sync::Arc;

use crate::bank::Bank;
use crate::bank::model::FeedbackRule;
use crate::text::Lang;

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
