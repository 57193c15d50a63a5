//! Attempts to store, and places to store them in.

use std::future::Future;

use certamen::bank::Quiz;
use certamen::bank::model::{Draw, FeedbackRule, Navigation, OnInterruption};
use certamen::exam::outcome::Points;
use certamen::exam::{
    Delivery, Event, Header, Logged, Outcome, Participant, Reading, Response, Seed,
};
use certamen::fraction::Fraction;
use certamen::json::canonical::Digest;
use certamen::store::{Sqlite, Store};
use certamen::text::Lang;

/// Somewhere a store can be opened, several times at once.
pub trait Place {
    type S: Store;
    fn new() -> Self;
    fn open(&self) -> impl Future<Output = Self::S>;
}

pub struct File(pub tempfile::TempDir);

impl File {
    pub fn path(&self) -> std::path::PathBuf {
        self.0.path().join("certamen.db")
    }
}

impl Place for File {
    type S = Sqlite;
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
    async fn open(&self) -> Sqlite {
        Sqlite::open(&self.path()).await.unwrap()
    }
}

pub fn participant(code: &str) -> Participant {
    Participant {
        code: code.to_owned(),
        name: "Nguyễn Thị Bưởi".to_owned(),
        unit: "Sở Nội vụ".to_owned(),
    }
}

pub fn header(code: &str, quiz: &str, number: u32) -> Header {
    Header {
        attempt: uuid::Uuid::new_v4().to_string(),
        participant: participant(code),
        quiz: quiz.to_owned(),
        bank: Digest::of(quiz.as_bytes()),
        bank_version: "2026.1".to_owned(),
        seed: Seed([7; 16]),
        rules: Quiz {
            situations: None,
            draw: Draw::ByTopic(vec![("law".to_owned(), 3), ("ethics".to_owned(), 2)]),
            time_limit: Some(1500),
            pass_mark: Fraction::new(7, 10).unwrap(),
            minimum: vec![],
            attempts: Some(3),
            shuffle_questions: true,
            shuffle_options: true,
            navigation: Navigation::Free,
            on_interruption: OnInterruption::Run,
            feedback: FeedbackRule::AfterSubmit,
        },
        extra_time: Fraction::new(5, 4).unwrap(),
        number,
        practice: false,
        delivery: Delivery::SupervisedLocal,
        language: Lang::VI,
        judging: certamen::exam::JudgingRules::CURRENT,
        program: "certamen 0.1.0".to_owned(),
    }
}

pub fn logged(number: u64, event: Event) -> Logged {
    Logged {
        number,
        elapsed: number * 1000,
        at: Reading {
            wall: 1_800_000_000_000 + number as i64 * 1000,
            since_boot: 5_000 + number * 1000,
            boot: "a boot".to_owned(),
        },
        event,
    }
}

pub fn started() -> Logged {
    logged(0, Event::Started {})
}

pub fn answered(number: u64, question: usize, choice: usize) -> Logged {
    logged(
        number,
        Event::Answered {
            question,
            response: Some(Response::Choice(choice)),
        },
    )
}

pub fn outcome(passed: bool) -> Outcome {
    Outcome {
        total: Points {
            earned: Fraction::new(31, 2).unwrap(),
            possible: Fraction::whole(20),
        },
        pass_mark: Fraction::new(7, 10).unwrap(),
        questions: vec![],
        topics: vec![],
        competences: vec![],
        minimums: vec![],
        passed,
    }
}
