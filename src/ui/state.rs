//! Everything the app holds.

use std::sync::Arc;

use super::look::{Look, Notice};
use super::screen::{Home, Overlay, Screen};
use super::sitting::Sitting;
use crate::course::{Course, Person, Problem, Progress};
use crate::exam::Reading;

/// Everything the app holds.
#[derive(Debug, Clone)]
pub struct State {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// How things look.
    pub look: Look,
    /// The clocks as they were last read.
    pub now: Reading,
    /// What can be taken.
    pub course: Arc<Course>,
    /// Who takes part; nobody until somebody enrols.
    pub person: Option<Person>,
    /// How far that person is.
    pub progress: Progress,
    /// People known on this machine: the roster, and who typed a name.
    pub people: Vec<Person>,
    /// The screen.
    pub screen: Screen,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// A sentence above the key line.
    pub notice: Option<Notice>,
    /// The attempt being taken or looked at.
    pub sitting: Option<Sitting>,
    /// Whether something was asked for that has not been answered yet.
    pub waiting: bool,
    /// The sealed quiz that is being opened.
    pub opening: Option<String>,
}

impl State {
    /// The app on its home screen.
    pub fn new(course: Arc<Course>, look: Look, now: Reading, size: (u16, u16)) -> Self {
        Self {
            size,
            look,
            now,
            course,
            person: None,
            progress: Progress::default(),
            people: Vec::new(),
            screen: Screen::Home(Home::default()),
            overlay: None,
            notice: None,
            sitting: None,
            waiting: false,
            opening: None,
        }
    }

    /// Tells something that is well.
    pub fn tell(&mut self, text: String) {
        self.notice = Some(Notice { text, wrong: false });
    }

    /// Tells something that is wrong.
    pub fn warn(&mut self, problem: &Problem) {
        self.notice = Some(Notice {
            text: self.look.problem(problem),
            wrong: true,
        });
    }
}

impl State {
    /// In how many milliseconds the screen changes by itself, if it does: the
    /// next second of the clock, a rest after typing, another try to save.
    pub fn next_change(&self) -> Option<u64> {
        if let Some(sitting) = &self.sitting {
            return sitting.next_change(&self.now);
        }
        let open = |s: &crate::course::Standing| {
            s.open.as_ref().and_then(|open| open.remaining(&self.now))
        };
        let at_home = matches!(self.screen, Screen::Home(_));
        (at_home
            && self
                .progress
                .standings
                .iter()
                .filter_map(open)
                .any(|left| left > 0))
        .then_some(1000)
    }
}
