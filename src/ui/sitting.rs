//! An attempt on screen: what was decided, what is durable, what is being typed.

use std::sync::Arc;

use super::draft::Draft;
use super::msg::Effect;
use crate::bank::model::OnInterruption;
use crate::bank::{Bank, Question};
use crate::course::Problem;
use crate::exam::attempt::PRESENT_EVERY;
use crate::exam::{Attempt, Command, Phase, Reading, Refusal};

/// How long to wait before saving is tried again, in milliseconds.
const RETRY_AFTER: u64 = 3_000;

/// How long a typed answer rests before it is saved, in milliseconds.
const TYPING_RESTS: u64 = 1_000;

/// How far the log of the attempt is durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// All of it, since this moment of the wall clock.
    Saved(i64),
    /// Being saved.
    Saving,
    /// It could not be saved; tried again from time to time.
    Failed {
        /// Why.
        problem: Problem,
        /// When it was last tried.
        tried: Reading,
        /// Whether trying again can help.
        passing: bool,
    },
}

/// An attempt on screen.
#[derive(Debug, Clone)]
pub struct Sitting {
    /// The attempt.
    pub attempt: Attempt,
    /// Its bank.
    pub bank: Arc<Bank>,
    /// What is being done to the current question.
    pub draft: Draft,
    /// How far it is durable.
    pub saving: Saving,
    /// How far somebody scrolled.
    pub scroll: Option<usize>,
    /// The quiz whose instructions it was opened from, when it is only to try
    /// the keys. Then it is never saved.
    pub trial: Option<usize>,
    /// Whether the current answer is shown with its feedback (practice).
    pub revealed: bool,
    /// How many events are durable.
    durable: u64,
    /// Whether a save is under way.
    in_flight: bool,
    /// When something was last typed and not yet made an answer.
    typed: Option<Reading>,
    /// The time warning given last, in minutes.
    warned: Option<u64>,
}

impl Sitting {
    /// An attempt as it was begun or loaded: all of its log is durable.
    pub fn new(attempt: Attempt, bank: Arc<Bank>, now: &Reading, trial: Option<usize>) -> Self {
        let durable = attempt.log().len() as u64;
        let draft = Draft::new(&attempt, &bank);
        Self {
            attempt,
            bank,
            draft,
            saving: Saving::Saved(now.wall),
            scroll: Some(0),
            trial,
            revealed: false,
            durable,
            in_flight: false,
            typed: None,
            warned: None,
        }
    }

    /// The question on screen.
    pub fn question(&self) -> &Question {
        self.attempt.question(self.attempt.current(), &self.bank)
    }

    /// Whether everything that happened is durable.
    pub const fn is_durable(&self) -> bool {
        matches!(self.saving, Saving::Saved(_))
    }

    /// Carries out a command and asks for what it caused to be saved.
    ///
    /// # Errors
    /// When the attempt refuses it.
    pub fn perform(&mut self, command: &Command, now: &Reading) -> Result<Vec<Effect>, Refusal> {
        let before = self.attempt.current();
        for event in self.attempt.decide(command, &self.bank, now)? {
            self.attempt.apply(event);
        }
        if self.attempt.current() != before {
            self.draft = Draft::new(&self.attempt, &self.bank);
            self.scroll = Some(0);
            self.revealed = false;
        }
        // Where saving fails, time alone does not try it again; see `tick`.
        let failing = matches!(self.saving, Saving::Failed { .. });
        if failing && *command == Command::Tick && !self.attempt.is_finished() {
            return Ok(Vec::new());
        }
        Ok(self.save(now))
    }

    /// Asks for whatever is not durable yet to be saved, unless that is under way.
    pub fn save(&mut self, now: &Reading) -> Vec<Effect> {
        let log = self.attempt.log();
        let unsaved = log.get(self.durable as usize..).unwrap_or_default();
        if self.trial.is_some() || self.in_flight || unsaved.is_empty() {
            return Vec::new();
        }
        let events = unsaved.to_vec();
        self.in_flight = true;
        match &mut self.saving {
            Saving::Failed { tried, .. } => tried.clone_from(now),
            saving => *saving = Saving::Saving,
        }
        let outcome = self
            .attempt
            .is_finished()
            .then(|| Box::new(self.attempt.outcome(&self.bank)));
        vec![Effect::Save {
            attempt: self.attempt.header().attempt.clone(),
            events,
            outcome,
        }]
    }

    /// Notes that events are durable, and asks for those that came since.
    pub fn saved(&mut self, events: u64, now: &Reading) -> Vec<Effect> {
        self.in_flight = false;
        self.durable = self.durable.max(events);
        if self.call_saved(now) {
            return Vec::new();
        }
        // Where saving failed the screen says so until all of it is made good.
        if !matches!(self.saving, Saving::Failed { .. }) {
            self.saving = Saving::Saving;
        }
        self.save(now)
    }

    /// Notes that events could not be saved. They stay in memory.
    pub fn not_saved(&mut self, problem: Problem, passing: bool, now: &Reading) {
        self.in_flight = false;
        self.saving = Saving::Failed {
            problem,
            tried: now.clone(),
            passing,
        };
    }

    /// Notes that something was typed. Until it is saved nothing on screen may
    /// say that everything is.
    pub fn typed(&mut self, now: &Reading) {
        self.typed = Some(now.clone());
        if self.trial.is_none() && self.is_durable() {
            self.saving = Saving::Saving;
        }
    }

    /// Makes what was typed an answer.
    pub fn settle(&mut self, now: &Reading) -> Vec<Effect> {
        if self.typed.take().is_none() || self.attempt.is_finished() {
            return Vec::new();
        }
        let question = self.attempt.current();
        let response = self.draft.typed_response(&self.question().kind);
        let effects = self
            .perform(&Command::Answer { question, response }, now)
            .unwrap_or_default();
        self.call_saved(now);
        effects
    }

    /// Whether there is nothing left to save; says so if there is not.
    fn call_saved(&mut self, now: &Reading) -> bool {
        let all = self.durable >= self.attempt.log().len() as u64;
        if !all || self.in_flight || self.typed.is_some() {
            return false;
        }
        self.saving = Saving::Saved(now.wall);
        true
    }

    /// Time has passed: settles typing that rests, tries saving again, and lets
    /// the attempt note the time.
    pub fn tick(&mut self, now: &Reading) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.slept(now) {
            self.attempt.set_interrupted();
            effects.extend(self.perform(&Command::Resume, now).unwrap_or_default());
        }
        if self
            .typed
            .as_ref()
            .is_some_and(|typed| now.since(typed) >= TYPING_RESTS)
        {
            effects.extend(self.settle(now));
        }
        effects.extend(self.perform(&Command::Tick, now).unwrap_or_default());
        let retry = match &self.saving {
            Saving::Failed { tried, passing, .. } => *passing && now.since(tried) >= RETRY_AFTER,
            _ => false,
        };
        if retry {
            effects.extend(self.save(now));
        }
        effects
    }

    /// Whether the machine slept: far more time passed since the last event
    /// than between two signs of presence. Where the clock stands still during
    /// an interruption, closing the lid is one.
    fn slept(&self, now: &Reading) -> bool {
        let header = self.attempt.header();
        header.rules.on_interruption == OnInterruption::Pause
            && self.attempt.phase() == Phase::Running
            && self
                .attempt
                .log()
                .last()
                .is_some_and(|last| now.since(&last.at) > 4 * PRESENT_EVERY)
    }

    /// In how many milliseconds something of it changes by itself.
    pub fn next_change(&self, now: &Reading) -> Option<u64> {
        if self.trial.is_some() {
            return None;
        }
        let soon = self.typed.is_some() || matches!(self.saving, Saving::Failed { .. });
        let clock = match self.attempt.phase() {
            Phase::Running => self.attempt.remaining(now).map_or(PRESENT_EVERY, |left| {
                if left % 1000 == 0 { 1000 } else { left % 1000 }
            }),
            _ if soon => TYPING_RESTS,
            _ => return None,
        };
        Some(if soon { clock.min(TYPING_RESTS) } else { clock })
    }

    /// Minutes left, when that is a moment to say so for the first time: 10, 5, 1.
    pub fn time_warning(&mut self, now: &Reading) -> Option<u64> {
        let remaining = self.attempt.remaining(now)?;
        let limit = self.attempt.header().time_limit()?;
        let minutes = [1, 5, 10]
            .into_iter()
            .find(|minutes| remaining <= minutes * 60_000 && limit > minutes * 60_000)?;
        (self.warned.is_none_or(|warned| warned > minutes)).then(|| {
            self.warned = Some(minutes);
            minutes
        })
    }
}
