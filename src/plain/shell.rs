//! The loop of plain mode: waits for a line, a signal or the clock, does what
//! the attempt asks for, and says what there is to say.

use std::io::{self, Write};
use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::mpsc;

use super::input::Typed;
use super::state::{End, Plain};
use super::who::{Reply, Who};
use crate::bank::Bank;
use crate::bank::model::{Navigation, Section};
use crate::course::{Person, Problem, Standing};
use crate::site::{Site, problem};
use crate::store::Store;
use crate::text::printable;
use crate::ui::look::Look;
use crate::ui::msg::Effect;
use crate::ui::programme::questions;
use crate::ui::screens::instructions::rule_sentences;

/// How often saving is tried at the end, a second apart, before giving up.
const LAST_TRIES: usize = 5;

/// Why a quiz cannot be taken.
#[derive(Debug)]
pub enum Failure {
    /// In words to be looked up.
    Problem(Problem),
    /// In words.
    Said(String),
    /// Signals cannot be listened to.
    Io(io::Error),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// What is to be taken.
#[derive(Debug)]
pub struct Wanted {
    /// The quiz, by its place in the course.
    pub quiz: usize,
    /// Who takes it; asked for when nobody is named.
    pub person: Option<Person>,
    /// Whether it is practice.
    pub practice: bool,
}

/// What was waited for.
enum Waited {
    Line(Typed),
    /// Input has ended, or the program must.
    End,
    Time,
}

/// A conversation in lines.
#[derive(Debug)]
pub struct Talk<W> {
    input: mpsc::Receiver<Typed>,
    output: W,
    /// Nobody reads the output any more.
    deaf: bool,
    signals: [Signal; 3],
    look: Look,
}

impl<W: Write> Talk<W> {
    /// A conversation over these.
    ///
    /// # Errors
    /// When signals cannot be listened to.
    pub fn new(input: mpsc::Receiver<Typed>, output: W, look: Look) -> Result<Self, Failure> {
        let hear = |kind| signal(kind).map_err(Failure::Io);
        let signals = [
            hear(SignalKind::terminate())?,
            hear(SignalKind::hangup())?,
            hear(SignalKind::interrupt())?,
        ];
        Ok(Self {
            input,
            output,
            deaf: false,
            signals,
            look,
        })
    }

    /// Takes a quiz to its end.
    ///
    /// # Errors
    /// When it cannot be begun or taken up again.
    pub async fn take<S: Store>(&mut self, site: &Site<S>, wanted: Wanted) -> Result<End, Failure> {
        let person = match wanted.person {
            Some(person) => person,
            None => match self.ask_who(site).await? {
                Some(person) => person,
                None => return Ok(End::Left),
            },
        };
        let code = &person.participant.code;
        // A setting that cannot be kept is no reason not to go on.
        let _ = site.remember("participant", code).await;
        let (progress, also) = site.progress(&person).await?;
        let standing = progress
            .standings
            .get(wanted.quiz)
            .cloned()
            .unwrap_or_default();
        let course = site.course();
        let Some(bank) = course.bank(wanted.quiz) else {
            return Err(Problem::new("problem-no-quiz", "").into());
        };
        if let Some(also) = also {
            self.say(&[self.look.problem(&also)]);
        }
        let open = standing.open.as_ref().filter(|_| !wanted.practice);
        let lines = self.before(site, bank, &person, &standing, wanted.practice)?;
        self.say(&lines);
        match self.wait(None).await {
            Waited::Line(line) if !line.text.trim().eq_ignore_ascii_case("q") => {}
            _ => return Ok(End::Left),
        }
        let began = match open {
            Some(open) => site.resume(&open.attempt).await?,
            None => {
                site.begin(&person, &bank.id, wanted.practice, self.look.lang())
                    .await?
            }
        };
        let known = progress.certificates.into_iter().map(|c| c.code).collect();
        let id = began.attempt.header().attempt.clone();
        let now = site.clock.read();
        let plain = Plain::new(self.look.clone(), course.clone(), began, known, &now);
        let end = self.sit(site, &person, plain).await;
        site.release(&id);
        Ok(end)
    }

    /// What is said before the clock starts or goes on.
    fn before<S: Store>(
        &self,
        site: &Site<S>,
        bank: &Bank,
        person: &Person,
        standing: &Standing,
        practice: bool,
    ) -> Result<Vec<String>, Failure> {
        let look = &self.look;
        let p = &person.participant;
        let args = [
            ("name", (&p.name).into()),
            ("code", (&p.code).into()),
            ("unit", (&p.unit).into()),
        ];
        let title = bank.title.get(look.lang());
        let mut lines = vec![
            look.with("plain-title", &[("quiz", title.into())]),
            look.with("plain-person", &args),
        ];
        if standing.open.is_some() && !practice {
            lines.push(look.t("offer-resume"));
            return Ok(lines);
        }
        let used = standing.used;
        if !practice && bank.quiz.attempts.is_some_and(|allowed| used >= allowed) {
            return Err(Failure::Said(
                look.with("no-attempts-left", &[("n", (used as usize).into())]),
            ));
        }
        if let Some(description) = &bank.description {
            let text = description.get(look.lang());
            lines.extend(
                text.lines()
                    .filter(|l| !l.trim().is_empty())
                    .map(str::to_owned),
            );
        }
        if practice {
            lines.push(look.t("plain-practice-how"));
            lines.push(look.with("rule-questions", &[("n", questions(bank).into())]));
            lines.push(look.t(match bank.quiz.navigation {
                Navigation::Free => "rule-free",
                Navigation::Sequential => "rule-sequential",
            }));
        } else {
            let seconds = bank
                .quiz
                .time_limit
                .map(|seconds| person.extra_time.scale(seconds));
            lines.extend(rule_sentences(
                look,
                bank,
                seconds,
                used,
                &|section, lang| match section {
                    Section::Topic(id) => bank.topic_name(id, lang),
                    Section::Competence(code) => site.course().competence(code, lang),
                },
            ));
        }
        lines.push(look.t("plain-keys-how"));
        lines.push(look.t(if practice {
            "plain-start-practice"
        } else {
            "plain-start"
        }));
        Ok(lines)
    }

    /// Asks who takes part; nobody when input ends first.
    async fn ask_who<S: Store>(&mut self, site: &Site<S>) -> Result<Option<Person>, Failure> {
        let mut who = Who::default();
        self.say(&[self.look.t("enrol-type"), self.look.t("code-hint")]);
        loop {
            self.say(&who.prompt(&self.look));
            let Waited::Line(line) = self.wait(None).await else {
                return Ok(None);
            };
            match who.handle(&line.text, &self.look) {
                Reply::More => {}
                Reply::Wrong(why) => self.say(&[why]),
                Reply::Find(code) => {
                    if let Some(person) = site.person(&code).await {
                        return Ok(Some(person));
                    }
                    let text = self
                        .look
                        .with("plain-new-code", &[("code", (&code).into())]);
                    self.say(&[text]);
                    who.unknown(code);
                }
                Reply::Enrol(participant) => match site.enrol(participant).await {
                    Ok(person) => {
                        self.say(&[self.look.t("enrolled")]);
                        return Ok(Some(person));
                    }
                    Err(problem) if problem.id == "problem-code-taken" => {
                        self.say(&[self.look.problem(&problem)]);
                    }
                    Err(problem) => return Err(problem.into()),
                },
            }
        }
    }

    /// Goes on until the attempt ends one way or the other.
    async fn sit<S: Store>(&mut self, site: &Site<S>, person: &Person, mut plain: Plain) -> End {
        let mut effects = plain.begin(&site.clock.read());
        let mut tries = 0;
        loop {
            carry_out(site, &mut plain, effects).await;
            if plain.wants_result() {
                plain.tell_result(site.progress(person).await);
            }
            let now = site.clock.read();
            self.say(&plain.lines(&now));
            if let Some(end) = plain.end() {
                return end;
            }
            if plain.is_ending() {
                tries += 1;
                if tries > LAST_TRIES {
                    plain.give_up();
                    effects = Vec::new();
                } else {
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    effects = plain.retry(&site.clock.read());
                }
                continue;
            }
            let event = self.wait(plain.next_change(&now)).await;
            let now = site.clock.read();
            effects = match event {
                Waited::Line(line) => plain.handle(&line.text, &now),
                Waited::Time => plain.tick(&now),
                Waited::End => plain.leave(&now),
            };
        }
    }

    /// Waits for a line, or so many milliseconds, or the end.
    async fn wait(&mut self, millis: Option<u64>) -> Waited {
        if self.deaf {
            return Waited::End;
        }
        let time = Duration::from_millis(millis.unwrap_or(3_600_000).max(1));
        let [terminate, hangup, interrupt] = &mut self.signals;
        let event = loop {
            break tokio::select! {
                biased;
                _ = terminate.recv() => Waited::End,
                _ = hangup.recv() => Waited::End,
                _ = interrupt.recv() => Waited::End,
                line = self.input.recv() => line.map_or(Waited::End, Waited::Line),
                () = tokio::time::sleep(time) => {
                    if millis.is_none() {
                        continue;
                    }
                    Waited::Time
                }
            };
        };
        if let Waited::Line(Typed { cut: true, .. }) = event {
            self.say(&[self.look.t("plain-line-cut")]);
        }
        event
    }

    /// Says lines. When nobody reads them any more, that ends the conversation.
    fn say(&mut self, lines: &[String]) {
        if lines.is_empty() || self.deaf {
            return;
        }
        let mut text = String::new();
        for line in lines {
            text.push_str(&printable(line));
            text.push('\n');
        }
        let said = self
            .output
            .write_all(text.as_bytes())
            .and_then(|()| self.output.flush());
        self.deaf = said.is_err();
    }
}

/// Does what the attempt asks for, and tells it what came of it.
async fn carry_out<S: Store>(site: &Site<S>, plain: &mut Plain, effects: Vec<Effect>) {
    let mut waiting: std::collections::VecDeque<Effect> = effects.into();
    while let Some(effect) = waiting.pop_front() {
        let Effect::Save {
            attempt,
            events,
            outcome,
        } = effect
        else {
            continue;
        };
        let saved = site.save(&attempt, &events, outcome.as_deref()).await;
        let now = site.clock.read();
        match saved {
            Ok(events) => waiting.extend(plain.saved(events, &now)),
            Err(error) => plain.not_saved(problem(&error), error.is_passing(), &now),
        }
    }
}
