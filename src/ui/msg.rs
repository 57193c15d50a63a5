//! What happens to the app, and what it asks to be done.

use std::path::PathBuf;
use std::sync::Arc;

use super::key::Key;
use crate::bank::seal::Passphrase;
use crate::course::{Began, Checked, Course, Entry, Person, Problem, Progress};
use crate::exam::{Logged, Outcome, Participant, Reading};
use crate::text::Lang;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse pressed at a column and row.
    Click(u16, u16),
    /// The mouse wheel turned; down when positive.
    Wheel(i16),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// Time has passed.
    Clock(Reading),
    /// Somebody asked the program to end (a hang-up, a termination signal).
    Terminate,
    /// A participant was enrolled.
    Enrolled(Result<Person, Problem>),
    /// How far a participant is.
    Progress(Result<Progress, Problem>),
    /// A sealed quiz was opened, and is in this course; or it was not.
    Unsealed {
        /// Its id.
        quiz: String,
        /// The course with it, or why not.
        result: Result<Arc<Course>, Problem>,
    },
    /// An attempt is ready to be taken, new or resumed.
    Began(Result<Began, Problem>),
    /// Events of an attempt are durable, up to and without this number.
    Saved {
        /// The attempt.
        attempt: String,
        /// How many of its events are durable.
        events: u64,
    },
    /// Events of an attempt could not be saved.
    NotSaved {
        /// The attempt.
        attempt: String,
        /// Why.
        problem: Problem,
        /// Whether trying again can help.
        passing: bool,
    },
    /// The files of a folder.
    Listed(PathBuf, Result<Vec<Entry>, Problem>),
    /// A file was verified.
    Verified(Box<Checked>),
    /// Something went wrong that concerns no one thing.
    Failed(Problem),
}

/// Something to be done. Those that have an answer say which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Suspend the program, as Ctrl-Z does.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// Remember a setting.
    Remember {
        /// Which.
        key: &'static str,
        /// Its value.
        value: String,
    },
    /// Enrol a participant; answered by [`Msg::Enrolled`].
    Enrol {
        /// Who; the code may be empty, then one is made.
        participant: Participant,
    },
    /// Find out how far a participant is; answered by [`Msg::Progress`].
    Progress {
        /// Who.
        person: Person,
    },
    /// Open a sealed quiz, which takes a second or more; answered by
    /// [`Msg::Unsealed`], before it by [`Msg::Progress`].
    Unseal {
        /// Its id.
        quiz: String,
        /// The passphrase.
        passphrase: Passphrase,
        /// Whose progress to find out then.
        person: Option<Person>,
    },
    /// Begin an attempt; answered by [`Msg::Began`].
    Begin {
        /// Who.
        person: Person,
        /// At which quiz.
        quiz: String,
        /// Whether it is practice.
        practice: bool,
        /// In which language.
        language: Lang,
    },
    /// Take up an attempt again; answered by [`Msg::Began`].
    Resume {
        /// Which.
        attempt: String,
    },
    /// Save events; answered by [`Msg::Saved`] or [`Msg::NotSaved`].
    Save {
        /// Of which attempt.
        attempt: String,
        /// What happened, in order.
        events: Vec<Logged>,
        /// The outcome, when the last of them hands in.
        outcome: Option<Box<Outcome>>,
    },
    /// An attempt is no longer on screen; somebody else may take it up.
    Release {
        /// Which.
        attempt: String,
    },
    /// List the files of a folder; answered by [`Msg::Listed`].
    List {
        /// Which.
        folder: PathBuf,
    },
    /// Verify a file; answered by [`Msg::Verified`].
    Verify {
        /// Which.
        path: PathBuf,
        /// In which language to give the reason.
        language: Lang,
    },
}
