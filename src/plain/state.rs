//! An attempt in plain mode: what is being asked, what a line does to it, and
//! the lines that are to be said. Pure: effects come out, nothing is done.

use std::sync::Arc;

use super::answer;
use super::question::Said;
use super::result;
use super::word::{self, Line, Word};
use crate::bank::model::{FeedbackRule, Navigation};
use crate::course::Began;
use crate::course::{Course, Problem, Progress};
use crate::exam::{Command, Phase, Reading, Refusal};
use crate::ui::draft::Draft;
use crate::ui::look::Look;
use crate::ui::msg::Effect;
use crate::ui::sitting::Sitting;

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Handed in, and saved.
    HandedIn,
    /// Left before the end; every answer is saved.
    Left,
    /// What was done last could not be saved.
    NotSaved,
}

/// What the next line answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The question on screen, or a command.
    Question,
    /// The number of a command.
    Menu,
    /// The number of a question.
    GoTo,
    /// Whether to submit.
    Submit,
    /// Whether to go on without an answer where there is no way back.
    PassOn,
    /// Whether to leave.
    Leave,
    /// Nothing: it was left, and that is being saved.
    Leaving,
    /// Nothing: it is handed in, and that is being saved.
    Finishing,
    /// Whether to hear the review of this question of the paper, or to end.
    Review(usize),
    /// Nothing any more.
    Over(End),
}

/// Something to be said once it is known how the saving went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    /// A line.
    Text(String),
    /// Whether everything is saved.
    Saving,
    /// The heading of a question: number, time left, saved.
    Heading,
    /// What can be typed now.
    Prompt,
}

/// An attempt in plain mode.
#[derive(Debug)]
pub struct Plain {
    pub(super) look: Look,
    pub(super) course: Arc<Course>,
    pub(super) sitting: Sitting,
    pub(super) step: Step,
    pub(super) items: Vec<Item>,
    /// Codes of the certificates there were before.
    known: Vec<String>,
    /// Whether input has ended, so that nothing more is asked.
    ended: bool,
    was_failing: bool,
}

impl Plain {
    /// An attempt that was begun or taken up again. `known` are the codes of the
    /// certificates its participant has already.
    pub fn new(
        look: Look,
        course: Arc<Course>,
        began: Began,
        known: Vec<String>,
        now: &Reading,
    ) -> Self {
        let Began { attempt, bank } = began;
        Self {
            look,
            course,
            sitting: Sitting::new(*attempt, bank, now, None),
            step: Step::Question,
            items: Vec::new(),
            known,
            ended: false,
            was_failing: false,
        }
    }

    /// Says the first question, after taking up again what was interrupted.
    pub fn begin(&mut self, now: &Reading) -> Vec<Effect> {
        let effects = if self.sitting.attempt.phase() == Phase::Interrupted {
            self.sitting
                .perform(&Command::Resume, now)
                .unwrap_or_default()
        } else {
            Vec::new()
        };
        if !self.finish() {
            self.ask();
        }
        effects
    }

    /// How it ended, once it has.
    pub const fn end(&self) -> Option<End> {
        match self.step {
            Step::Over(end) => Some(end),
            _ => None,
        }
    }

    /// In how many milliseconds something happens by itself.
    pub fn next_change(&self, now: &Reading) -> Option<u64> {
        self.sitting.next_change(now)
    }

    /// Somebody typed a line.
    pub fn handle(&mut self, line: &str, now: &Reading) -> Vec<Effect> {
        let running = self.sitting.attempt.phase() == Phase::Running;
        let mut effects = self.tick(now);
        if running && self.sitting.attempt.is_finished() {
            // The line came too late.
            return effects;
        }
        effects.extend(match self.step {
            Step::Question => self.at_question(line, now),
            Step::Menu => self.at_menu(line, now),
            Step::GoTo => self.at_go_to(line, now),
            Step::Submit | Step::PassOn | Step::Leave => self.at_ask(line, now),
            Step::Finishing => self.at_finishing(line, now),
            Step::Review(place) => self.at_review(place, line),
            Step::Leaving | Step::Over(_) => Vec::new(),
        });
        effects
    }

    /// Time has passed.
    pub fn tick(&mut self, now: &Reading) -> Vec<Effect> {
        if matches!(self.step, Step::Over(_)) {
            return Vec::new();
        }
        let running = self.sitting.attempt.phase() == Phase::Running;
        let effects = self.sitting.tick(now);
        if running && self.finish() {
            return effects;
        }
        // Ten minutes are for who can see a clock.
        if running
            && let Some(minutes) = self.sitting.time_warning(now)
            && minutes <= 5
        {
            let text = self
                .look
                .with("minutes-left", &[("n", (minutes as usize).into())]);
            self.items.push(Item::Text(text));
        }
        effects
    }

    /// Input has ended, or the program must: the attempt notes that it was left.
    pub fn leave(&mut self, now: &Reading) -> Vec<Effect> {
        self.ended = true;
        match self.step {
            Step::Over(_) | Step::Leaving | Step::Finishing => return Vec::new(),
            Step::Review(_) => {
                self.step = Step::Over(End::HandedIn);
                return Vec::new();
            }
            _ => {}
        }
        let effects = self
            .sitting
            .perform(&Command::Interrupt, now)
            .unwrap_or_default();
        if !self.finish() {
            self.step = Step::Leaving;
        }
        effects
    }

    /// Tries again to save what is not saved.
    pub fn retry(&mut self, now: &Reading) -> Vec<Effect> {
        self.sitting.save(now)
    }

    /// Gives up saving.
    pub fn give_up(&mut self) {
        if self.end().is_none() {
            self.text("plain-lost");
            self.step = Step::Over(End::NotSaved);
        }
    }

    /// Whether it only waits for something to be saved before it ends.
    pub const fn is_ending(&self) -> bool {
        matches!(self.step, Step::Leaving) || (self.ended && matches!(self.step, Step::Finishing))
    }

    /// Whether it is handed in and saved, and [`Self::tell_result`] is due.
    pub fn wants_result(&self) -> bool {
        self.step == Step::Finishing && self.sitting.is_durable()
    }

    /// Events are durable.
    pub fn saved(&mut self, events: u64, now: &Reading) -> Vec<Effect> {
        let effects = self.sitting.saved(events, now);
        if self.sitting.is_durable() {
            if std::mem::take(&mut self.was_failing) {
                self.text("saved-again");
            }
            if self.step == Step::Leaving {
                self.say_left();
                self.step = Step::Over(End::Left);
            }
        }
        effects
    }

    /// Events could not be saved.
    pub fn not_saved(&mut self, problem: Problem, passing: bool, now: &Reading) {
        if !self.was_failing {
            self.text("plain-not-saved");
            self.items.push(Item::Text(self.look.problem(&problem)));
            if self.step == Step::Finishing && passing && !self.ended {
                self.items.push(Item::Prompt);
            }
        }
        self.was_failing = true;
        self.sitting.not_saved(problem, passing, now);
        if !passing {
            self.give_up();
        }
    }

    /// Says what came of it, and offers the review where there is one.
    pub fn tell_result(&mut self, progress: Result<(Progress, Option<Problem>), Problem>) {
        let (progress, problem) = match progress {
            Ok((progress, problem)) => (progress, problem),
            Err(problem) => (Progress::default(), Some(problem)),
        };
        self.gap();
        let mut lines = result::summary(&self.look, &self.course, &self.sitting);
        lines.extend(result::after(
            &self.look,
            &self.course,
            &self.sitting,
            &self.known,
            &progress,
        ));
        lines.extend(problem.map(|problem| self.look.problem(&problem)));
        self.items.extend(lines.into_iter().map(Item::Text));
        let header = self.sitting.attempt.header();
        let review = header.rules.feedback == FeedbackRule::AfterSubmit && !header.practice;
        if review && !self.ended {
            self.gap();
            self.step = Step::Review(0);
            self.items.push(Item::Prompt);
        } else {
            self.step = Step::Over(End::HandedIn);
        }
    }

    pub(super) fn is_sequential(&self) -> bool {
        self.sitting.attempt.header().rules.navigation == Navigation::Sequential
    }

    /// Whether the attempt is handed in; then that is being saved.
    pub(super) const fn finish(&mut self) -> bool {
        if !self.sitting.attempt.is_finished() {
            return false;
        }
        if !matches!(self.step, Step::Finishing | Step::Review(_) | Step::Over(_)) {
            self.step = Step::Finishing;
        }
        true
    }

    /// Carries out a command; says why when it is refused.
    pub(super) fn perform(&mut self, command: &Command, now: &Reading) -> Option<Vec<Effect>> {
        match self.sitting.perform(command, now) {
            Ok(effects) => {
                self.finish();
                Some(effects)
            }
            Err(refusal) => {
                match refusal {
                    Refusal::OutOfOrder => self.text("taken-in-order"),
                    Refusal::NoSuchQuestion => {
                        let total = self.sitting.attempt.paper().len();
                        let text = self.look.with("plain-no-such", &[("total", total.into())]);
                        self.items.push(Item::Text(text));
                    }
                    _ => self.text("plain-refused"),
                }
                self.items.push(Item::Prompt);
                None
            }
        }
    }

    fn at_question(&mut self, line: &str, now: &Reading) -> Vec<Effect> {
        let kind = &self.sitting.question().kind;
        match word::read(line, kind, &self.look.locale) {
            Line::Empty => self.next(now),
            Line::Menu => {
                self.say_menu();
                Vec::new()
            }
            Line::Do(word) => self.carry_out(word, now),
            Line::Go(number) => self.go(number, now),
            Line::Answer(text) => self.take(&text, now),
        }
    }

    /// Takes a line as the answer.
    fn take(&mut self, text: &str, now: &Reading) -> Vec<Effect> {
        let question = self.sitting.attempt.current();
        let response = self.sitting.attempt.response(question).cloned();
        let kind = self.sitting.question().kind.clone();
        let read = answer::read(&kind, &mut self.sitting.draft, response.as_ref(), text);
        let response = match read {
            Ok(response) => response,
            Err(why) => {
                let text = self.said().misread(why);
                self.items.extend([Item::Text(text), Item::Prompt]);
                return Vec::new();
            }
        };
        let partial = response.is_partial();
        let command = Command::Answer {
            question,
            response: Some(response),
        };
        let Some(effects) = self.perform(&command, now) else {
            return Vec::new();
        };
        if self.sitting.attempt.is_finished() {
            return effects;
        }
        self.items.push(Item::Saving);
        if self.sitting.attempt.header().practice && !partial {
            self.say_feedback();
        } else if let Some(given) = self.said().given() {
            let text = self
                .look
                .with("plain-your-answer", &[("answer", (&given).into())]);
            self.items.push(Item::Text(text));
            self.say_count();
        }
        self.items.push(Item::Prompt);
        effects
    }

    fn at_review(&mut self, place: usize, line: &str) -> Vec<Effect> {
        let line = line.trim();
        if line == "0" || line.chars().next().and_then(Word::of_letter) == Some(Word::Leave) {
            self.step = Step::Over(End::HandedIn);
            return Vec::new();
        }
        let attempt = &self.sitting.attempt;
        let question = attempt.question(place, &self.sitting.bank);
        let orders = attempt.paper().questions[place].orders.clone();
        let response = attempt.response(place);
        let draft = Draft::of(&question.kind, orders, response, attempt.header().judging());
        let said = Said {
            question,
            draft: &draft,
            response,
            look: &self.look,
        };
        let total = attempt.paper().len();
        let args = [("n", (place + 1).into()), ("total", total.into())];
        let mut lines = vec![String::new(), self.look.with("plain-question", &args)];
        lines.extend(said.lines());
        lines.extend(said.feedback());
        self.items.extend(lines.into_iter().map(Item::Text));
        if place + 1 < total {
            self.step = Step::Review(place + 1);
            self.items.push(Item::Prompt);
        } else {
            self.text("plain-review-end");
            self.step = Step::Over(End::HandedIn);
        }
        Vec::new()
    }
}
