//! What each command does.

use super::state::{End, Plain};
use super::state::{Item, Step};
use super::word::Word;
use crate::bank::Kind;
use crate::bank::model::OnInterruption;
use crate::exam::{Command, Reading, Response};
use crate::ui::msg::Effect;

impl Plain {
    /// Carries out a command at a question.
    pub(super) fn carry_out(&mut self, word: Word, now: &Reading) -> Vec<Effect> {
        let place = self.sitting.attempt.current();
        match word {
            Word::Next => return self.next(now),
            Word::Previous => match (place, self.is_sequential()) {
                (_, true) => self.say("taken-in-order"),
                (0, _) => self.say("plain-first"),
                _ => return self.move_to(place - 1, now),
            },
            Word::Flag => return self.flag(now),
            Word::Time => {
                let text = self.time_left(now, true);
                let text = text.unwrap_or_else(|| self.look.t("rule-no-time"));
                self.items.extend([Item::Text(text), Item::Prompt]);
            }
            Word::Overview => {
                self.say_overview();
                self.items.push(Item::Prompt);
            }
            Word::GoTo if self.is_sequential() => self.say("taken-in-order"),
            Word::GoTo => self.ask_step(Step::GoTo),
            Word::Clear => return self.clear(now),
            Word::Repeat => self.ask(),
            Word::Submit => self.ask_submit(),
            Word::Leave => self.ask_leave(),
            Word::Help => self.say_help(),
        }
        Vec::new()
    }

    fn say(&mut self, id: &str) {
        self.text(id);
        self.items.push(Item::Prompt);
    }

    fn ask_step(&mut self, step: Step) {
        self.step = step;
        self.items.push(Item::Prompt);
    }

    /// The next question; after the last one, whether to submit.
    pub(super) fn next(&mut self, now: &Reading) -> Vec<Effect> {
        let attempt = &self.sitting.attempt;
        let place = attempt.current();
        let open = attempt.response(place).is_none_or(Response::is_partial);
        // An answer that is not whole was not shown with its reason yet.
        if attempt.header().practice && open {
            self.say_feedback();
        }
        if place + 1 == self.sitting.attempt.paper().len() {
            self.ask_submit();
        } else if self.is_sequential() && open {
            self.text("ask-pass-on");
            self.text("cannot-come-back");
            self.ask_step(Step::PassOn);
        } else {
            return self.move_to(place + 1, now);
        }
        Vec::new()
    }

    fn move_to(&mut self, question: usize, now: &Reading) -> Vec<Effect> {
        let Some(effects) = self.perform(&Command::Move { question }, now) else {
            return Vec::new();
        };
        if !self.sitting.attempt.is_finished() {
            self.ask();
        }
        effects
    }

    /// Goes to the question of a number from 1.
    pub(super) fn go(&mut self, number: usize, now: &Reading) -> Vec<Effect> {
        self.step = Step::Question;
        self.move_to(number.checked_sub(1).unwrap_or(usize::MAX), now)
    }

    fn flag(&mut self, now: &Reading) -> Vec<Effect> {
        let question = self.sitting.attempt.current();
        let on = !self.sitting.attempt.is_flagged(question);
        let Some(effects) = self.perform(&Command::Flag { question, on }, now) else {
            return Vec::new();
        };
        if !self.sitting.attempt.is_finished() {
            self.text(if on {
                "plain-flagged"
            } else {
                "plain-unflagged"
            });
            self.items.extend([Item::Saving, Item::Prompt]);
        }
        effects
    }

    fn clear(&mut self, now: &Reading) -> Vec<Effect> {
        let question = self.sitting.attempt.current();
        let Some(effects) = self.perform(
            &Command::Answer {
                question,
                response: None,
            },
            now,
        ) else {
            return Vec::new();
        };
        if !self.sitting.attempt.is_finished() {
            let kind = self.sitting.question().kind.clone();
            super::answer::aim(&kind, &mut self.sitting.draft, None);
            self.text("plain-cleared");
            self.items.extend([Item::Saving, Item::Prompt]);
        }
        effects
    }

    /// How the current question was answered, why, and the source.
    pub(super) fn say_feedback(&mut self) {
        let lines = self.said().feedback();
        self.items.extend(lines.into_iter().map(Item::Text));
    }

    /// Says when more or fewer were picked than the question wants.
    pub(super) fn say_count(&mut self) {
        let attempt = &self.sitting.attempt;
        let Kind::MultipleResponse {
            choose: Some(wanted),
            ..
        } = &self.sitting.question().kind
        else {
            return;
        };
        let Some(Response::Choices(set)) = attempt.response(attempt.current()) else {
            return;
        };
        if set.len() != *wanted {
            let args = [("given", set.len().into()), ("wanted", (*wanted).into())];
            let text = self.look.with("plain-count", &args);
            self.items.push(Item::Text(text));
        }
    }

    fn ask_submit(&mut self) {
        let attempt = &self.sitting.attempt;
        let total = attempt.paper().len();
        let open = total - attempt.answered();
        let flagged = (0..total).filter(|i| attempt.is_flagged(*i)).count();
        if open > 0 {
            let text = self.look.with("open-would-be-zero", &[("n", open.into())]);
            self.items.push(Item::Text(text));
        } else {
            self.text("all-answered");
        }
        if flagged > 0 {
            let text = self.look.with("still-flagged", &[("n", flagged.into())]);
            self.items.push(Item::Text(text));
        }
        self.text("ask-hand-in");
        self.text("cannot-change-after");
        self.ask_step(Step::Submit);
    }

    fn ask_leave(&mut self) {
        self.text("ask-leave-attempt");
        let header = self.sitting.attempt.header();
        let (practice, rules) = (header.practice, &header.rules);
        let clock = rules.time_limit.map(|_| match rules.on_interruption {
            OnInterruption::Run => "clock-runs-on",
            OnInterruption::Pause => "clock-stands-still",
        });
        if practice {
            self.text("plain-left-practice");
        } else {
            self.text("answers-are-kept");
        }
        if let Some(clock) = clock {
            self.text(clock);
        }
        self.ask_step(Step::Leave);
    }

    /// An answer to a question with consequences: 2 is yes; 1 and an empty line
    /// are no; anything else is asked again.
    pub(super) fn at_ask(&mut self, line: &str, now: &Reading) -> Vec<Effect> {
        match line.trim() {
            "2" => {}
            "" | "1" => {
                self.ask();
                return Vec::new();
            }
            _ => {
                self.items.push(Item::Prompt);
                return Vec::new();
            }
        }
        match self.step {
            Step::Submit => {
                let effects = self.perform(&Command::Submit, now);
                effects.unwrap_or_default()
            }
            Step::PassOn => {
                self.step = Step::Question;
                self.move_to(self.sitting.attempt.current() + 1, now)
            }
            _ => {
                let effects = self
                    .sitting
                    .perform(&Command::Interrupt, now)
                    .unwrap_or_default();
                if !self.finish() {
                    self.step = Step::Leaving;
                }
                effects
            }
        }
    }

    pub(super) fn say_menu(&mut self) {
        for ((word, _, _), n) in Word::ALL.into_iter().zip(1..) {
            let name = word.named(&self.look.locale);
            self.items.push(Item::Text(format!("{n}. {name}")));
        }
        self.ask_step(Step::Menu);
    }

    pub(super) fn at_menu(&mut self, line: &str, now: &Reading) -> Vec<Effect> {
        let line = line.trim();
        let mut letters = line.chars();
        let word = match (letters.next(), letters.next()) {
            (None, _) => {
                self.ask_step(Step::Question);
                return Vec::new();
            }
            (Some(letter), None) if letter.is_ascii_alphabetic() => Word::of_letter(letter),
            _ => {
                let number = line.trim_end_matches('.').parse::<usize>().ok();
                number
                    .and_then(|n| Word::ALL.get(n.checked_sub(1)?))
                    .map(|(word, _, _)| *word)
            }
        };
        let Some(word) = word else {
            self.items.push(Item::Prompt);
            return Vec::new();
        };
        self.step = Step::Question;
        self.carry_out(word, now)
    }

    pub(super) fn at_go_to(&mut self, line: &str, now: &Reading) -> Vec<Effect> {
        let line = line.trim();
        if line.is_empty() {
            self.ask_step(Step::Question);
            return Vec::new();
        }
        let total = self.sitting.attempt.paper().len();
        match line.parse::<usize>() {
            Ok(number) if (1..=total).contains(&number) => self.go(number, now),
            _ => {
                self.items.push(Item::Prompt);
                Vec::new()
            }
        }
    }

    /// A line while it is handed in and not saved yet: `q` gives up, anything
    /// else tries again.
    pub(super) fn at_finishing(&mut self, line: &str, now: &Reading) -> Vec<Effect> {
        if line.trim().eq_ignore_ascii_case("q") || line.trim() == "00" {
            self.text("plain-lost");
            self.step = Step::Over(End::NotSaved);
            return Vec::new();
        }
        self.items.push(Item::Prompt);
        self.retry(now)
    }

    fn say_overview(&mut self) {
        let attempt = &self.sitting.attempt;
        let look = &self.look;
        let total = attempt.paper().len();
        let list = |wanted: &dyn Fn(usize) -> bool| -> Option<String> {
            let numbers = (0..total)
                .filter(|i| wanted(*i))
                .map(|i| (i + 1).to_string());
            let numbers: Vec<String> = numbers.collect();
            (!numbers.is_empty()).then(|| numbers.join(", "))
        };
        let args = [
            ("answered", attempt.answered().into()),
            ("total", total.into()),
        ];
        let mut lines = vec![look.with("plain-overview", &args)];
        let partly = |i| attempt.response(i).is_some_and(Response::is_partial);
        for (id, numbers) in [
            ("plain-open", list(&|i| attempt.response(i).is_none())),
            ("plain-partly", list(&partly)),
            ("plain-flagged-list", list(&|i| attempt.is_flagged(i))),
        ] {
            lines.extend(numbers.map(|numbers| look.with(id, &[("list", (&numbers).into())])));
        }
        self.items.extend(lines.into_iter().map(Item::Text));
    }

    fn say_help(&mut self) {
        let how = self.said().how();
        self.items.push(Item::Text(how));
        for id in [
            "plain-help-empty",
            "plain-help-menu",
            "plain-help-letters",
            "plain-help-equals",
            "plain-help-time",
            "plain-help-saved",
            "plain-help-undo",
        ] {
            self.text(id);
        }
        for (word, _, _) in Word::ALL {
            let name = word.named(&self.look.locale);
            self.items.push(Item::Text(name));
        }
        self.items.push(Item::Prompt);
    }
}
