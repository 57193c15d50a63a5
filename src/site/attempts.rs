//! Attempts: begun, taken up again, saved, and how far somebody is with them.

use std::sync::Arc;

use super::random::{random, uuid};
use super::summaries::{counts_at, latest_version, result, used};
use super::{PROGRAM, Site, problem};
use crate::bank::Bank;
use crate::bank::model::OnInterruption;
use crate::course::Began;
use crate::course::{OpenAttempt, Person, Problem, Progress, Quiz, Standing};
use crate::exam::{Attempt, Delivery, Header, JudgingRules, Logged, Outcome, Seed};
use crate::store::{AttemptSummary, Claim, Store, StoreError};
use crate::text::Lang;

impl<S: Store> Site<S> {
    /// Begins an attempt: draws a seed, claims the attempt and stores its start.
    ///
    /// # Errors
    /// When the quiz is unknown, all attempts are used, another is open, or
    /// nothing can be stored.
    pub async fn begin(
        &self,
        person: &Person,
        quiz: &str,
        practice: bool,
        language: Lang,
    ) -> Result<Began, Problem> {
        let bank = self.bank(quiz, "problem-no-quiz", quiz, |bank| bank.id == quiz)?;
        let course = self.course();
        let named = course.quizzes.iter().find(|named| named.id() == quiz);
        if practice && !named.is_some_and(Quiz::may_be_practised) {
            return Err(Problem::new(
                "problem-no-practice",
                bank.title.get(language),
            ));
        }
        let code = &person.participant.code;
        let attempts = self.store.attempts(code).await.map_err(|e| problem(&e))?;
        let scored = || attempts.iter().filter(|a| a.quiz == quiz && !a.practice);
        if !practice && scored().any(|a| a.finished.is_none()) {
            return Err(Problem::new("problem-exists", quiz));
        }
        let used = used(&attempts, &bank);
        let number = scored().map(|a| a.number).max().unwrap_or(0) + 1;
        if !practice && bank.quiz.attempts.is_some_and(|allowed| used >= allowed) {
            return Err(Problem::new(
                "problem-no-attempts",
                bank.title.get(language),
            ));
        }
        let mut rules = bank.quiz.clone();
        if practice {
            rules.time_limit = None;
        }
        let header = Header {
            attempt: uuid()?.to_string(),
            participant: person.participant.clone(),
            quiz: bank.id.clone(),
            bank: bank.digest,
            bank_version: bank.version.clone(),
            seed: Seed(random()?),
            rules,
            extra_time: person.extra_time,
            number: if practice { 0 } else { number },
            practice,
            delivery: Delivery::SupervisedLocal,
            language,
            judging: JudgingRules::CURRENT,
            program: PROGRAM.to_owned(),
        };
        let claim = self
            .store
            .claim(&header.attempt)
            .await
            .map_err(|e| problem(&e))?;
        let attempt = Attempt::start(header, &bank, self.clock.read())
            .map_err(|e| Problem::new("problem-store", e.to_string()))?;
        self.store
            .begin(attempt.header(), &attempt.log()[0])
            .await
            .map_err(|e| problem(&e))?;
        self.keep_claim(&attempt, claim);
        Ok(Began {
            attempt: Box::new(attempt),
            bank,
        })
    }

    /// Takes an attempt up again: claims and loads it. It is interrupted until
    /// it is resumed.
    ///
    /// # Errors
    /// When it is on another screen, its bank was changed, or cannot be read.
    pub async fn resume(&self, attempt: &str) -> Result<Began, Problem> {
        let claim = self.store.claim(attempt).await.map_err(|e| problem(&e))?;
        let record = self.store.load(attempt).await.map_err(|e| problem(&e))?;
        let bank = self.bank_of(&record.header)?;
        let changed = |_| Problem::new("problem-bank-changed", name_and_version(&record.header));
        let mut attempt =
            Attempt::replay(record.header.clone(), &bank, record.events).map_err(changed)?;
        attempt.set_interrupted();
        self.keep_claim(&attempt, claim);
        Ok(Began {
            attempt: Box::new(attempt),
            bank,
        })
    }

    fn bank_of(&self, header: &Header) -> Result<Arc<Bank>, Problem> {
        let is_it = |bank: &Bank| bank.digest == header.bank;
        let about = name_and_version(header);
        self.bank(&header.quiz, "problem-bank-changed", &about, is_it)
    }

    /// The bank of a quiz that fits; where there is none, a problem: the one
    /// named, unless the quiz is sealed and could be opened first.
    fn bank(
        &self,
        quiz: &str,
        otherwise: &'static str,
        about: &str,
        is_it: impl Fn(&Bank) -> bool,
    ) -> Result<Arc<Bank>, Problem> {
        let available = self.available();
        if let Some(bank) = available.banks.iter().find(|bank| is_it(bank)) {
            return Ok(bank.clone());
        }
        let place = available.course.place(quiz);
        if place.is_some_and(|place| available.course.bank(place).is_none()) {
            return Err(Problem::new("problem-sealed", quiz));
        }
        Err(Problem::new(otherwise, about))
    }

    fn keep_claim(&self, attempt: &Attempt, claim: Claim) {
        if let Ok(mut claims) = self.claims.lock() {
            claims.insert(attempt.header().attempt.clone(), claim);
        }
    }

    /// Lets go of an attempt, so that it can be taken up elsewhere.
    pub fn release(&self, attempt: &str) {
        if let Ok(mut claims) = self.claims.lock() {
            claims.remove(attempt);
        }
    }

    /// Saves events, durably; with an outcome they hand the attempt in. Gives
    /// how many events of the attempt are durable.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn save(
        &self,
        attempt: &str,
        events: &[Logged],
        outcome: Option<&Outcome>,
    ) -> Result<u64, StoreError> {
        match outcome {
            Some(outcome) => self.store.finish(attempt, events, outcome).await?,
            None => self.store.append(attempt, events).await?,
        }
        Ok(events.last().map_or(0, |event| event.number + 1))
    }

    /// How far somebody is: each quiz, and the certificates, of which one that
    /// is due is issued now. A certificate that cannot be issued is a problem
    /// beside the progress, not instead of it.
    ///
    /// # Errors
    /// When the attempts cannot be read.
    pub async fn progress(&self, person: &Person) -> Result<(Progress, Option<Problem>), Problem> {
        let code = &person.participant.code;
        let attempts = self.store.attempts(code).await.map_err(|e| problem(&e))?;
        let mut standings = Vec::new();
        for quiz in &self.course().quizzes {
            standings.push(match quiz {
                Quiz::Open(bank) | Quiz::Opened(bank) => standing(&attempts, bank, person),
                Quiz::Sealed(id) => self.sealed_standing(&attempts, id).await,
            });
        }
        let issued = self.issue_due(person, &attempts).await;
        let certificates = self.certificates(code).await?;
        Ok((
            Progress {
                standings,
                certificates,
            },
            issued.err(),
        ))
    }

    /// How far somebody is with a sealed quiz, as far as the store knows: at the
    /// version that was taken last.
    async fn sealed_standing(&self, attempts: &[AttemptSummary], quiz: &str) -> Standing {
        let Some(version) = latest_version(attempts, quiz) else {
            return Standing::default();
        };
        let open = attempts
            .iter()
            .find(|a| a.quiz == quiz && a.finished.is_none() && !a.practice);
        let record = match open {
            Some(open) => self.store.load(&open.id).await.ok(),
            None => None,
        };
        let terms = record.map(|record| Terms {
            limit: record.header.time_limit(),
            on_interruption: record.header.rules.on_interruption,
        });
        standing_at(attempts, quiz, version, &terms.unwrap_or_default())
    }

    /// The attempt that was used last and is still open, of anybody.
    pub async fn last_open(&self) -> Option<AttemptSummary> {
        let open = self.store.open_attempts().await.ok()?;
        open.into_iter().find(|attempt| !attempt.practice)
    }
}

fn name_and_version(header: &Header) -> String {
    let digest = header.bank.to_string();
    format!("{} {} ({})", header.quiz, header.bank_version, &digest[..8])
}

/// What decides the time left of an open attempt.
#[derive(Default)]
struct Terms {
    /// The time limit with extra time, in milliseconds.
    limit: Option<u64>,
    on_interruption: OnInterruption,
}

fn standing(attempts: &[AttemptSummary], bank: &Bank, person: &Person) -> Standing {
    let limit = bank.quiz.time_limit;
    let terms = Terms {
        limit: limit.map(|seconds| person.extra_time.scale(seconds * 1000)),
        on_interruption: bank.quiz.on_interruption,
    };
    standing_at(attempts, &bank.id, &bank.version, &terms)
}

fn standing_at(attempts: &[AttemptSummary], quiz: &str, version: &str, terms: &Terms) -> Standing {
    let of_quiz = || attempts.iter().filter(|a| a.quiz == quiz);
    let of_version = || attempts.iter().filter(|a| counts_at(a, quiz, version));
    let best = of_version()
        .filter_map(result)
        .max_by_key(|(share, passed)| (*passed, *share));
    let open = of_quiz()
        .find(|a| a.finished.is_none() && !a.practice)
        .map(|a| OpenAttempt {
            attempt: a.id.clone(),
            question: a.current,
            left: terms.limit.map(|limit| limit.saturating_sub(a.elapsed)),
            since: (terms.on_interruption == OnInterruption::Run).then_some(a.last_at),
        });
    Standing {
        used: of_version().count() as u32,
        best,
        open,
    }
}
