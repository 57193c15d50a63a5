//! The rules of a quiz: what is drawn for a paper, how long it takes, when it is
//! passed. Part of a bank, of a composed quiz, and of every record.

use std::borrow::Borrow;

use serde::{Deserialize, Serialize};

use crate::bank::model::Question;
use crate::fraction::Fraction;

/// The rules of a quiz: what is drawn, how long it takes, when it is passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// What is drawn for a paper.
    pub draw: Draw,
    /// The least share of situations in what is drawn, from each section the
    /// draw names; none when it does not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub situations: Option<Fraction>,
    /// The time limit in seconds; none when the quiz is not timed.
    pub time_limit: Option<u64>,
    /// The share of all points that passes.
    pub pass_mark: Fraction,
    /// Separate minimums; each must be reached as well.
    pub minimum: Vec<Minimum>,
    /// How many scored attempts each participant has; none means any number.
    pub attempts: Option<u32>,
    /// Whether questions come in a shuffled order.
    pub shuffle_questions: bool,
    /// Whether options come in a shuffled order.
    pub shuffle_options: bool,
    /// Whether a participant may go back.
    pub navigation: Navigation,
    /// What the clock does while the program is not running.
    pub on_interruption: OnInterruption,
    /// When answers are shown with their feedback.
    pub feedback: FeedbackRule,
}

impl Quiz {
    /// How many of so many questions drawn are situations at least.
    pub fn situations_of(&self, wanted: usize) -> usize {
        let share = self.situations.unwrap_or(Fraction::ZERO);
        // The rules of a record come from a file, which may ask for more than all.
        (share.scale_up(wanted as u64) as usize).min(wanted)
    }
}

/// How many questions a paper draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Draw {
    /// Every question of the bank.
    All,
    /// So many, whatever their topic.
    Number(usize),
    /// So many of each topic, in the order written.
    ByTopic(Vec<(String, usize)>),
    /// So many of each competence, in the order written.
    ByCompetence(Vec<(String, usize)>),
}

impl Draw {
    /// How many questions a paper has, drawn from so many.
    pub fn count(&self, of: usize) -> usize {
        match self {
            Self::All => of,
            Self::Number(wanted) => *wanted,
            Self::ByTopic(sections) | Self::ByCompetence(sections) => {
                sections.iter().map(|(_, wanted)| wanted).sum()
            }
        }
    }

    /// What is drawn from where: how many, and the questions they come from, by
    /// their numbers.
    pub fn pools<Q: Borrow<Question>>(&self, questions: &[Q]) -> Vec<Pool<'_>> {
        let pool = |section, wanted, is_in: &dyn Fn(&Question) -> bool| Pool {
            section,
            wanted,
            of: (0..questions.len())
                .filter(|number| is_in(questions[*number].borrow()))
                .collect(),
        };
        let any = |wanted| vec![pool(None, wanted, &|_| true)];
        match self {
            Self::All => any(questions.len()),
            Self::Number(wanted) => any(*wanted),
            Self::ByTopic(topics) => topics
                .iter()
                .map(|(topic, wanted)| pool(Some(topic.as_str()), *wanted, &|q| q.topic == *topic))
                .collect(),
            Self::ByCompetence(codes) => codes
                .iter()
                .map(|(code, wanted)| {
                    let measures = |q: &Question| q.competence.as_ref() == Some(code);
                    pool(Some(code.as_str()), *wanted, &measures)
                })
                .collect(),
        }
    }
}

/// What a draw takes from one section of a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool<'d> {
    /// The topic or competence; none when it is the whole bank.
    pub section: Option<&'d str>,
    /// How many are drawn.
    pub wanted: usize,
    /// The questions they are drawn from, by their numbers in the bank.
    pub of: Vec<usize>,
}

/// A separate minimum on one competence or topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minimum {
    /// What is measured.
    pub of: Section,
    /// The share of its points that must be reached.
    pub share: Fraction,
}

/// A part of a paper that is measured by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// The questions of one topic.
    Topic(String),
    /// The questions of one competence.
    Competence(String),
}

/// Whether a participant may go back to earlier questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Navigation {
    /// Any question at any time.
    Free,
    /// Forward only; a question that was left is closed.
    Sequential,
}

/// What the clock does while the program is not running.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnInterruption {
    /// It runs on.
    #[default]
    Run,
    /// It stands still.
    Pause,
}

/// When a participant sees the right answers and the feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackRule {
    /// Once the attempt is handed in.
    AfterSubmit,
    /// Not at all; only the score is shown.
    Never,
}
