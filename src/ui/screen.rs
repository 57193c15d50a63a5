//! The screens there are, and what each of them holds. What their keys do and how
//! they are drawn is in `screens`, a file each.

use std::path::PathBuf;

use super::widgets::{Field, Secret};
use crate::course::{Checked, Entry, Finished, Person};
use crate::exam::Participant;
use crate::locale::LANGUAGES;
use crate::text::{Lang, NAME_LIMIT};
use crate::training::yaml::CODE_LIMIT;

/// The screen that has the keys.
#[derive(Debug, Clone)]
pub enum Screen {
    /// Language and appearance.
    Welcome(Welcome),
    /// The programme and how far one is.
    Home(Home),
    /// Who takes part.
    Enrol(Enrol),
    /// The passphrase of a sealed quiz.
    Unseal(Unseal),
    /// What a quiz is like, before it starts.
    Instructions(Instructions),
    /// A question of the attempt being taken.
    Question,
    /// All questions of the attempt being taken.
    Overview(usize),
    /// What came of an attempt, and its answers.
    Result(ResultScreen),
    /// A certificate.
    Certificate(CertificateScreen),
    /// Verification of a file.
    Verify(Verify),
}

/// Something above the screen that has the keys until it leaves.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The help, scrolled by some lines.
    Help(usize),
    /// A question with consequences.
    Confirm(Confirm),
}

/// Language and appearance.
#[derive(Debug, Clone)]
pub struct Welcome {
    /// The line in focus: languages first, then themes.
    pub line: usize,
    /// Where to go afterwards.
    pub after: Box<Screen>,
}

impl Welcome {
    /// On the line of the language in use.
    pub fn new(lang: Lang, after: Screen) -> Self {
        let line = LANGUAGES.iter().position(|(l, _)| *l == lang).unwrap_or(0);
        Self {
            line,
            after: Box::new(after),
        }
    }
}

/// Home.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    /// The line in focus.
    pub line: usize,
}

/// A line of the home screen that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A quiz of the course.
    Quiz(usize),
    /// Practice, without score.
    Practice,
    /// The certificates issued to this person.
    Certificates,
    /// Verify a certificate.
    Verify,
    /// Another participant.
    Participant,
}

/// Who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrol {
    /// What is being done.
    pub step: Step,
    /// What to go on with afterwards.
    pub then: Option<Item>,
    /// What is wrong with what was typed.
    pub wrong: Option<String>,
}

/// What is being done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Picking from the list.
    Pick {
        /// A part of the name or code.
        filter: Field,
        /// The line in focus.
        line: usize,
    },
    /// Typing name, unit and code.
    Type {
        /// Name, unit, participant code.
        fields: [Field; 3],
        /// The field in focus.
        focus: usize,
    },
    /// Looking once more at what will be printed on the certificate.
    Confirm {
        /// Who was picked or typed.
        who: Who,
        /// Where it can be changed.
        before: Box<Self>,
    },
}

/// Who was picked or typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Somebody known here.
    Known(Person),
    /// Somebody new.
    New(Participant),
}

impl Enrol {
    /// The list where people are `known` here, else the fields.
    pub fn new(known: bool, then: Option<Item>) -> Self {
        let step = if known {
            Step::picking()
        } else {
            Step::typing("")
        };
        Self {
            step,
            then,
            wrong: None,
        }
    }
}

impl Step {
    /// Picking, with nothing typed yet.
    pub fn picking() -> Self {
        Self::Pick {
            filter: Field::new("", NAME_LIMIT),
            line: 0,
        }
    }

    /// Typing, with a name begun.
    pub fn typing(name: &str) -> Self {
        let empty = || Field::new("", NAME_LIMIT);
        Self::Type {
            fields: [
                Field::new(name, NAME_LIMIT),
                empty(),
                Field::new("", CODE_LIMIT),
            ],
            focus: 0,
        }
    }
}

/// The passphrase of a sealed quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unseal {
    /// The quiz, by its place in the course.
    pub quiz: usize,
    /// The passphrase as far as it is typed.
    pub field: Secret,
    /// Why it was not opened.
    pub wrong: Option<String>,
}

impl Unseal {
    /// Of a quiz.
    pub fn new(quiz: usize) -> Self {
        Self {
            quiz,
            field: Secret::default(),
            wrong: None,
        }
    }
}

/// What is about to start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instructions {
    /// The quiz; none when one is to be chosen for practice.
    pub quiz: Option<usize>,
    /// Whether it will be practice.
    pub practice: bool,
    /// The line in focus.
    pub line: usize,
    /// How far somebody scrolled.
    pub scroll: Option<usize>,
}

impl Instructions {
    /// Of a scored quiz.
    pub const fn quiz(quiz: usize) -> Self {
        Self {
            quiz: Some(quiz),
            practice: false,
            line: 0,
            scroll: None,
        }
    }

    /// Of practice; the quiz is chosen on the screen.
    pub const fn practice() -> Self {
        Self {
            quiz: None,
            practice: true,
            line: 0,
            scroll: None,
        }
    }
}

/// What came of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultScreen {
    /// The outcome.
    pub finished: Finished,
    /// The question being looked at; none on the summary.
    pub review: Option<usize>,
    /// How far somebody scrolled.
    pub scroll: usize,
}

impl ResultScreen {
    /// The summary.
    pub const fn new(finished: Finished) -> Self {
        Self {
            finished,
            review: None,
            scroll: 0,
        }
    }
}

/// Certificates of one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CertificateScreen {
    /// Which, newest first.
    pub at: usize,
    /// How far somebody scrolled.
    pub scroll: usize,
    /// Whether the code alone fills the screen.
    pub code: bool,
}

/// Verification of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verify {
    /// The folder listed.
    pub folder: PathBuf,
    /// What is in it.
    pub entries: Vec<Entry>,
    /// The line in focus.
    pub line: usize,
    /// The verdict on the file chosen.
    pub checked: Option<Checked>,
    /// How far somebody scrolled the verdict.
    pub scroll: usize,
}

impl Verify {
    /// A folder that is not listed yet.
    pub const fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            entries: Vec::new(),
            line: 0,
            checked: None,
            scroll: 0,
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Hand in the attempt.
    HandIn,
    /// Leave the attempt; the clock may run on.
    LeaveAttempt,
    /// Leave the program.
    Quit,
    /// Leave the program though answers are not saved.
    QuitUnsaved,
    /// Leave an unanswered question that cannot be come back to.
    PassOn,
}

/// A question with consequences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    /// What is asked.
    pub ask: Ask,
    /// Whether yes has the focus; no has it at first.
    pub yes: bool,
}

impl Confirm {
    /// Asks something.
    pub const fn new(ask: Ask) -> Self {
        Self { ask, yes: false }
    }
}
