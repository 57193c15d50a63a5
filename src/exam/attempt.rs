//! One participant taking one paper: a pure state machine over a log.
//!
//! [`Attempt::decide`] turns a command into the events it causes, or refuses;
//! [`Attempt::apply`] makes an event part of the state. Replaying a stored log
//! is nothing but applying it again, so what survives on disk is the attempt.

use super::event::{Event, Logged};
use super::outcome::Outcome;
use super::paper::{DrawError, Paper};
use super::record::{Header, RECORD_FORMATS, Record};
use super::response::Response;
use super::time::{EXACT, Reading};
use crate::bank::Bank;
use crate::bank::model::{Navigation, OnInterruption, Question};

/// How often [`Event::Present`] is due, in milliseconds. It bounds what can be
/// won by killing the program where the clock then stands still, and by setting
/// the wall clock back over a restart of the machine where it runs on. A program that gives [`Command::Tick`] at least this
/// often and is killed gives its participant back less than twice this much,
/// and as near to once as it ticks.
pub const PRESENT_EVERY: u64 = 15_000;

/// What somebody wants to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Answer a question, or change or take back its answer.
    Answer {
        /// Which question of the paper, from 0.
        question: usize,
        /// The answer; none takes it back.
        response: Option<Response>,
    },
    /// Flag a question for review, or remove the flag.
    Flag {
        /// Which question.
        question: usize,
        /// Whether it shall be flagged.
        on: bool,
    },
    /// Go to a question.
    Move {
        /// Which question.
        question: usize,
    },
    /// Leave the program in an orderly way.
    Interrupt,
    /// Come back after an interruption.
    Resume,
    /// Hand in.
    Submit,
    /// Time has passed: note that somebody is there, or that time is up.
    Tick,
}

/// Where an attempt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Being taken.
    Running,
    /// Left; waits to be resumed.
    Interrupted,
    /// Handed in by the participant.
    Submitted,
    /// Handed in because time ran out.
    TimedOut,
}

/// Why a command causes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The attempt has been handed in.
    #[error("the attempt has been handed in and can no longer be changed")]
    Finished,
    /// The attempt is interrupted and must be resumed first.
    #[error("the attempt is interrupted and must be resumed first")]
    NotRunning,
    /// The attempt is running already.
    #[error("the attempt is running already")]
    NotInterrupted,
    /// There is no such question.
    #[error("the paper has no such question")]
    NoSuchQuestion,
    /// The answer does not fit the kind of question.
    #[error("the answer does not fit the question")]
    DoesNotFit,
    /// Questions are taken in order, and this one is closed.
    #[error("the questions of this quiz are taken in order; this one is closed")]
    OutOfOrder,
}

/// Why a log is not the log of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    /// The bank is not the one the attempt was drawn from.
    #[error("the attempt was drawn from another version of the bank")]
    OtherBank,
    /// No paper can be drawn.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// An event could not have happened there.
    #[error("event {0} of the log could not have happened there")]
    Impossible(u64),
    /// The log has no first event.
    #[error("the log does not begin with the start of the attempt")]
    NoStart,
    /// The record is of a format this program does not know.
    #[error("the record is of another format than {}", RECORD_FORMATS.join(" and "))]
    OtherFormat,
    /// A scored attempt was taken under rules that are not its bank's.
    #[error("the attempt was taken under other rules than the quiz of its bank")]
    OtherRules,
}

/// One participant taking one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    header: Header,
    paper: Paper,
    log: Vec<Logged>,
    responses: Vec<Option<Response>>,
    flags: Vec<bool>,
    current: usize,
    phase: Phase,
    /// The clocks and the working time used at the last event.
    anchor: (Reading, u64),
}

impl Attempt {
    /// Starts an attempt; its log holds [`Event::Started`].
    ///
    /// # Errors
    /// When the bank is not the one the header names, or no paper can be drawn.
    pub fn start(header: Header, bank: &Bank, now: Reading) -> Result<Self, ReplayError> {
        let first = Logged {
            number: 0,
            elapsed: 0,
            at: now.held(),
            event: Event::Started {},
        };
        Self::replay(header, bank, vec![first])
    }

    /// Makes an attempt of its header and stored log.
    ///
    /// The log says no more than what happened up to its last event. A program
    /// that loads an attempt nobody is taking any more calls
    /// [`Self::set_interrupted`] and then decides [`Command::Resume`]: under
    /// [`OnInterruption::Run`] that finds the time that passed or that time is
    /// up; under [`OnInterruption::Pause`] it goes on from the last event.
    ///
    /// # Errors
    /// When the bank is another (its id and version are checked with its digest,
    /// for both are what a certificate shows), or the log is not one this
    /// program could have written: an event out of order, an answer that fits
    /// no question, time running backwards, working time beyond the limit.
    pub fn replay(header: Header, bank: &Bank, log: Vec<Logged>) -> Result<Self, ReplayError> {
        let (quiz, version) = (&header.quiz, &header.bank_version);
        if (&header.bank, quiz, version) != (&bank.digest, &bank.id, &bank.version) {
            return Err(ReplayError::OtherBank);
        }
        let paper = Paper::draw(bank, &header.rules, header.seed)?;
        let mut events = log.into_iter();
        let first = events
            .next()
            .filter(|e| e.event == Event::Started {} && e.number == 0 && e.elapsed == 0)
            .filter(|e| e.at.is_held())
            .ok_or(ReplayError::NoStart)?;
        let mut attempt = Self {
            responses: vec![None; paper.len()],
            flags: vec![false; paper.len()],
            current: 0,
            phase: Phase::Running,
            anchor: (first.at.clone(), 0),
            header,
            paper,
            log: vec![first],
        };
        for logged in events {
            if !attempt.could_happen(&logged, bank) {
                return Err(ReplayError::Impossible(logged.number));
            }
            attempt.apply(logged);
        }
        Ok(attempt)
    }

    /// The events a command causes at a moment; often none. Nothing changes
    /// until they are applied. When time is up every command causes
    /// [`Event::TimedOut`] and nothing else, also one that would be refused and
    /// also while interrupted: what was answered before is handed in, the
    /// command itself came too late.
    ///
    /// # Errors
    /// When the command cannot be carried out.
    pub fn decide(
        &self,
        command: &Command,
        bank: &Bank,
        now: &Reading,
    ) -> Result<Vec<Logged>, Refusal> {
        if self.is_finished() {
            return Err(Refusal::Finished);
        }
        let elapsed = self.elapsed(now);
        if self
            .header
            .time_limit()
            .is_some_and(|limit| elapsed >= limit)
        {
            return Ok(vec![self.logged(Event::TimedOut {}, now)]);
        }
        let event = match command {
            Command::Resume if self.phase == Phase::Interrupted => Some(Event::Resumed {}),
            Command::Resume => return Err(Refusal::NotInterrupted),
            _ if self.phase == Phase::Interrupted => return Err(Refusal::NotRunning),
            Command::Answer { question, response } => {
                self.answer(*question, response.as_ref(), bank)?
            }
            Command::Flag { question, on } => {
                self.check_open(*question)?;
                (self.flags[*question] != *on).then_some(Event::Flagged {
                    question: *question,
                    on: *on,
                })
            }
            Command::Move { question } => self.go(*question)?,
            Command::Interrupt => Some(Event::Interrupted {}),
            Command::Submit => Some(Event::Submitted {}),
            Command::Tick => (elapsed.saturating_sub(self.anchor.1) >= PRESENT_EVERY)
                .then_some(Event::Present {}),
        };
        Ok(event
            .into_iter()
            .map(|event| self.logged(event, now))
            .collect())
    }

    fn answer(
        &self,
        question: usize,
        response: Option<&Response>,
        bank: &Bank,
    ) -> Result<Option<Event>, Refusal> {
        self.check_open(question)?;
        let kind = &self.question(question, bank).kind;
        if response.is_some_and(|r| !r.fits(kind)) {
            return Err(Refusal::DoesNotFit);
        }
        let response = response.filter(|r| !r.is_blank());
        let changed = self.responses[question].as_ref() != response;
        Ok(changed.then(|| Event::Answered {
            question,
            response: response.cloned(),
        }))
    }

    fn go(&self, question: usize) -> Result<Option<Event>, Refusal> {
        if question >= self.paper.len() {
            return Err(Refusal::NoSuchQuestion);
        }
        if question == self.current {
            return Ok(None);
        }
        let next = question == self.current + 1;
        if self.header.rules.navigation == Navigation::Sequential && !next {
            return Err(Refusal::OutOfOrder);
        }
        Ok(Some(Event::Moved { question }))
    }

    fn check_open(&self, question: usize) -> Result<(), Refusal> {
        if question >= self.paper.len() {
            return Err(Refusal::NoSuchQuestion);
        }
        let sequential = self.header.rules.navigation == Navigation::Sequential;
        if sequential && question != self.current {
            return Err(Refusal::OutOfOrder);
        }
        Ok(())
    }

    fn logged(&self, event: Event, now: &Reading) -> Logged {
        let limit = self.header.time_limit().unwrap_or(u64::MAX);
        Logged {
            number: self.log.len() as u64,
            elapsed: self.elapsed(now).min(limit),
            at: now.clone().held(),
            event,
        }
    }

    /// Whether a stored event could have followed the log so far.
    fn could_happen(&self, logged: &Logged, bank: &Bank) -> bool {
        let command = match &logged.event {
            Event::Answered { question, response } => Command::Answer {
                question: *question,
                response: response.clone(),
            },
            Event::Flagged { question, on } => Command::Flag {
                question: *question,
                on: *on,
            },
            Event::Moved { question } => Command::Move {
                question: *question,
            },
            Event::Interrupted {} => Command::Interrupt,
            Event::Resumed {} => Command::Resume,
            Event::Submitted {} => Command::Submit,
            // Whatever the command was, an expired clock answers the same.
            Event::Present {} | Event::TimedOut {} => Command::Tick,
            Event::Started {} => return false,
        };
        // A program that was killed left no Interrupted event behind.
        if logged.event == (Event::Resumed {}) && self.phase == Phase::Running {
            let mut left = self.clone();
            left.phase = Phase::Interrupted;
            return left.could_happen(logged, bank);
        }
        self.decide(&command, bank, &logged.at)
            .is_ok_and(|events| events.first() == Some(logged))
    }

    /// Makes an event part of the attempt. Events come from [`Self::decide`];
    /// those of a stored log are checked by [`Self::replay`].
    pub fn apply(&mut self, logged: Logged) {
        self.anchor = (logged.at.clone(), logged.elapsed);
        match &logged.event {
            Event::Started {} | Event::Present {} => {}
            Event::Answered { question, response } => {
                self.responses[*question].clone_from(response);
            }
            Event::Flagged { question, on } => self.flags[*question] = *on,
            Event::Moved { question } => self.current = *question,
            Event::Interrupted {} => self.phase = Phase::Interrupted,
            Event::Resumed {} => self.phase = Phase::Running,
            Event::Submitted {} => self.phase = Phase::Submitted,
            Event::TimedOut {} => self.phase = Phase::TimedOut,
        }
        self.log.push(logged);
    }

    /// Marks an attempt that was just loaded as interrupted: whoever ran it is
    /// gone, whether or not they could still say so. Not an event.
    pub fn set_interrupted(&mut self) {
        if self.phase == Phase::Running {
            self.phase = Phase::Interrupted;
        }
    }

    /// Working time used at a moment, in milliseconds. It never falls.
    pub fn elapsed(&self, now: &Reading) -> u64 {
        let (at, elapsed) = &self.anchor;
        let stopped = self.is_finished()
            || (self.phase == Phase::Interrupted
                && self.header.rules.on_interruption == OnInterruption::Pause);
        let since = if stopped { 0 } else { now.since(at) };
        elapsed.saturating_add(since).min(EXACT)
    }

    /// Working time left at a moment, in milliseconds; none when it is not limited.
    pub fn remaining(&self, now: &Reading) -> Option<u64> {
        self.header
            .time_limit()
            .map(|limit| limit.saturating_sub(self.elapsed(now)))
    }

    /// Scores it as it stands.
    pub fn outcome(&self, bank: &Bank) -> Outcome {
        Outcome::score(self, bank)
    }

    /// The record so far.
    pub fn record(&self) -> Record {
        Record::new(self.header.clone(), self.log.clone())
    }

    /// What was fixed at the start.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The paper.
    pub const fn paper(&self) -> &Paper {
        &self.paper
    }

    /// The log.
    pub fn log(&self) -> &[Logged] {
        &self.log
    }

    /// Where it stands.
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Whether it has been handed in, one way or the other.
    pub const fn is_finished(&self) -> bool {
        matches!(self.phase, Phase::Submitted | Phase::TimedOut)
    }

    /// The question the participant is at, from 0.
    pub const fn current(&self) -> usize {
        self.current
    }

    /// The answer to a question of the paper.
    pub fn response(&self, question: usize) -> Option<&Response> {
        self.responses.get(question)?.as_ref()
    }

    /// Whether a question is flagged.
    pub fn is_flagged(&self, question: usize) -> bool {
        self.flags.get(question).copied().unwrap_or(false)
    }

    /// How many questions are answered.
    pub fn answered(&self) -> usize {
        self.responses.iter().flatten().count()
    }

    /// A question of the paper, in the bank.
    ///
    /// # Panics
    /// When the paper has no such question or the bank is another one.
    pub fn question<'a>(&self, question: usize, bank: &'a Bank) -> &'a Question {
        &bank.questions[self.paper.questions[question].question]
    }
}
