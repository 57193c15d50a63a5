//! A participant at work: commands in, and after each the checks that hold
//! for every attempt at every moment.

use certamen::bank::Bank;
use certamen::bank::model::Quiz;
use certamen::exam::{Attempt, Command, Event, Header, Reading, Refusal, Response};

use crate::common::{at, bank, header, seed};

/// One attempt being taken.
pub struct Sitting {
    pub bank: Bank,
    pub attempt: Attempt,
}

impl Sitting {
    /// Nine questions, one of each kind, under changed rules.
    pub fn new(change: impl FnOnce(&mut Quiz)) -> Self {
        Self::with(change, |_| {})
    }

    /// The same with a changed header.
    pub fn with(change: impl FnOnce(&mut Quiz), head: impl FnOnce(&mut Header)) -> Self {
        let bank = bank(9, change);
        let mut header = header(&bank, seed(1));
        head(&mut header);
        let attempt = Attempt::start(header, &bank, at(0)).expect("a start");
        Self { bank, attempt }
    }

    /// Gives a command and applies what it causes.
    pub fn give(&mut self, command: &Command, now: &Reading) -> Result<Vec<Event>, Refusal> {
        let before = self
            .attempt
            .elapsed(&self.attempt.log().last().expect("a start").at);
        let events = self.attempt.decide(command, &self.bank, now)?;
        for logged in &events {
            assert!(logged.elapsed >= before, "working time fell");
            assert_eq!(logged.number, self.attempt.log().len() as u64);
            self.attempt.apply(logged.clone());
        }
        if !events.is_empty() {
            assert_eq!(self.replayed(), self.attempt, "the log is not the attempt");
        }
        Ok(events.into_iter().map(|logged| logged.event).collect())
    }

    /// The attempt as its log tells it.
    pub fn replayed(&self) -> Attempt {
        Attempt::replay(
            self.attempt.header().clone(),
            &self.bank,
            self.attempt.log().to_vec(),
        )
        .expect("the log of an attempt can be replayed")
    }

    /// What a program does that finds an attempt of one that died.
    pub fn killed(&mut self) {
        self.attempt = self.replayed();
        self.attempt.set_interrupted();
    }

    /// The place of the question of a kind (its number in the bank of nine).
    pub fn place(&self, kind: usize) -> usize {
        let questions = &self.attempt.paper().questions;
        questions
            .iter()
            .position(|drawn| drawn.question == kind)
            .expect("every kind is asked")
    }

    pub fn answer(
        &mut self,
        question: usize,
        response: Option<Response>,
        now: &Reading,
    ) -> Result<Vec<Event>, Refusal> {
        self.give(&Command::Answer { question, response }, now)
    }
}
