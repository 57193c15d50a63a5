//! Banks, headers, clocks and answers for tests.
//!
//! [`bank`] makes a valid bank of any size: all nine kinds of question over
//! three topics and four competences, with the digest the loader would give.

// Each test program uses some of this, none uses all.
#![allow(dead_code)]

use certamen::bank::model::digest::bank_digest;
use certamen::bank::model::{
    Bank, Choice, Draw, FeedbackRule, Gap, Kind, Navigation, OnInterruption, Pair, Passage,
    Question, Quiz, Scoring,
};
use certamen::exam::{Delivery, Header, Participant, Reading, Response, Seed};
use certamen::fraction::Fraction;
use certamen::json::canonical::Digest;
use certamen::text::{Lang, Text};

/// The topics of [`bank`], in its order.
pub const TOPICS: [&str; 3] = ["ethics", "law", "security"];

/// The time limit of [`quiz`], in milliseconds.
pub const LIMIT: u64 = 25 * 60_000;

/// The wall clock when [`at`] begins: some day in 2026.
pub const MORNING: i64 = 1_790_000_000_000;

pub fn fraction(text: &str) -> Fraction {
    text.parse().expect("a fraction")
}

/// The seed with that number.
pub const fn seed(number: u128) -> Seed {
    Seed(number.to_be_bytes())
}

/// Both clocks so many milliseconds after an ordinary start.
pub fn at(millis: u64) -> Reading {
    Reading {
        wall: MORNING + i64::try_from(millis).expect("a short time"),
        since_boot: 60_000 + millis,
        boot: "boot-a".to_owned(),
    }
}

/// The clocks after the machine was started again.
pub fn rebooted(wall_millis: i64, since_boot: u64) -> Reading {
    Reading {
        wall: MORNING.saturating_add(wall_millis),
        since_boot,
        boot: "boot-b".to_owned(),
    }
}

/// Rules most tests start from: everything asked, 25 minutes, 70 %.
pub fn quiz() -> Quiz {
    Quiz {
        situations: None,
        draw: Draw::All,
        time_limit: Some(LIMIT / 1000),
        pass_mark: fraction("7/10"),
        minimum: Vec::new(),
        attempts: Some(3),
        shuffle_questions: true,
        shuffle_options: true,
        navigation: Navigation::Free,
        on_interruption: OnInterruption::Run,
        feedback: FeedbackRule::AfterSubmit,
    }
}

/// A bank of so many questions under rules changed from [`quiz`].
pub fn bank(questions: usize, change: impl FnOnce(&mut Quiz)) -> Bank {
    let mut quiz = quiz();
    change(&mut quiz);
    bank_of((0..questions).map(question).collect(), quiz)
}

/// A bank of these questions.
pub fn bank_of(questions: Vec<Question>, quiz: Quiz) -> Bank {
    let mut bank = Bank {
        id: "test-bank".to_owned(),
        version: "2026.1".to_owned(),
        title: "A bank for tests".into(),
        description: None,
        languages: vec![Lang::EN, Lang::VI],
        topics: TOPICS.map(|id| (id.to_owned(), id.into())).to_vec(),
        quiz,
        questions,
        digest: Digest([0; 32]),
    };
    bank.digest = bank_digest(&bank);
    bank
}

/// Question `i`: its kind repeats every nine questions, its topic and its
/// competence at other distances, so that all of them meet.
pub fn question(i: usize) -> Question {
    Question {
        id: format!("q{i}"),
        topic: TOPICS[(i + i / 9) % 3].to_owned(),
        competence: [Some("C10"), Some("C2"), None, Some("C5"), Some("C1")][i % 5]
            .map(str::to_owned),
        level: None,
        situation: false,
        points: 1 + i as u32 % 3,
        shuffle: true,
        fact: None,
        prompt: Text::from(format!("Question {i}?").as_str()),
        kind: kind(i),
        explanation: None,
        source: None,
        valid_from: None,
        review_by: None,
    }
}

/// The kinds in the design's order, round and round.
pub fn kind(i: usize) -> Kind {
    match i % 9 {
        0 => Kind::SingleChoice {
            options: choices(&[true, false, false, false]),
        },
        1 => Kind::MultipleResponse {
            options: choices(&[true, false, true, false, false]),
            choose: None,
            scoring: Scoring::Partial,
        },
        2 => Kind::TrueFalse {
            answer: i.is_multiple_of(2),
            when_true: None,
            when_false: None,
        },
        3 => Kind::Ordering {
            items: texts("item", 4),
            scoring: Scoring::Partial,
        },
        4 => Kind::Matching {
            pairs: (0..3)
                .map(|n| Pair {
                    left: Text::from(format!("left {n}").as_str()),
                    right: Text::from(format!("right {n}").as_str()),
                })
                .collect(),
            distractors: texts("distractor", 1),
        },
        5 => Kind::Numerical {
            answer: fraction("72"),
            tolerance: fraction("1/2"),
            unit: None,
        },
        6 => Kind::ShortAnswer {
            accept: vec!["trí tuệ*".into()],
        },
        7 => Kind::Cloze {
            text: "{1} and {2}".into(),
            gaps: vec![
                Gap {
                    options: choices(&[true, false, false]),
                },
                Gap {
                    options: choices(&[false, true]),
                },
            ],
        },
        _ => Kind::HotText {
            passage: Passage {
                text: "[[*a]] [[b]] [[*c]]".into(),
                spans: vec![true, false, true],
            },
        },
    }
}

pub fn choices(key: &[bool]) -> Vec<Choice> {
    key.iter()
        .enumerate()
        .map(|(i, correct)| Choice {
            text: Text::from(format!("option {i}").as_str()),
            correct: *correct,
            feedback: None,
        })
        .collect()
}

fn texts(what: &str, count: usize) -> Vec<Text> {
    (0..count)
        .map(|n| Text::from(format!("{what} {n}").as_str()))
        .collect()
}

/// The header of a first attempt at a bank, under the bank's own rules.
pub fn header(bank: &Bank, seed: Seed) -> Header {
    Header {
        attempt: "7d9f2c3a-1b1e-4c46-9b53-0a4a4b6c1d2e".to_owned(),
        participant: Participant {
            code: "CB-0417".to_owned(),
            name: "Nguyễn Thị Bưởi".to_owned(),
            unit: "UBND xã Tân Phú".to_owned(),
        },
        quiz: bank.id.clone(),
        bank: bank.digest,
        bank_version: bank.version.clone(),
        seed,
        rules: bank.quiz.clone(),
        extra_time: Fraction::ONE,
        number: 1,
        practice: false,
        delivery: Delivery::SupervisedLocal,
        language: Lang::VI,
        judging: certamen::exam::JudgingRules::CURRENT,
        program: "certamen 0.1.0".to_owned(),
    }
}

/// The answer that earns all of a question's points.
pub fn right(kind: &Kind) -> Response {
    let correct = |options: &[Choice]| options.iter().position(|o| o.correct);
    match kind {
        Kind::SingleChoice { options } => {
            Response::Choice(correct(options).expect("a right option"))
        }
        Kind::MultipleResponse { options, .. } => {
            Response::Choices((0..options.len()).filter(|i| options[*i].correct).collect())
        }
        Kind::TrueFalse { answer, .. } => Response::Truth(*answer),
        Kind::Ordering { items, .. } => Response::Order((0..items.len()).collect()),
        Kind::Matching { pairs, .. } => Response::Matches((0..pairs.len()).map(Some).collect()),
        Kind::Numerical { answer, .. } => Response::Number(answer.to_string()),
        Kind::ShortAnswer { accept } => Response::Words(accept[0].get(Lang::EN).replace('*', "")),
        Kind::Cloze { gaps, .. } => {
            Response::Gaps(gaps.iter().map(|gap| correct(&gap.options)).collect())
        }
        Kind::HotText { passage } => Response::Spans(
            (0..passage.spans.len())
                .filter(|i| passage.spans[*i])
                .collect(),
        ),
    }
}

/// An answer that earns nothing.
pub fn wrong(kind: &Kind) -> Response {
    let incorrect = |options: &[Choice]| options.iter().position(|o| !o.correct);
    match kind {
        Kind::SingleChoice { options } => {
            Response::Choice(incorrect(options).expect("a wrong option"))
        }
        Kind::MultipleResponse { options, .. } => {
            Response::Choices(incorrect(options).into_iter().collect())
        }
        Kind::TrueFalse { answer, .. } => Response::Truth(!answer),
        Kind::Ordering { items, .. } => {
            Response::Order((1..items.len()).chain(std::iter::once(0)).collect())
        }
        Kind::Matching { pairs, .. } => Response::Matches(
            (0..pairs.len())
                .map(|i| Some((i + 1) % pairs.len()))
                .collect(),
        ),
        Kind::Numerical { .. } => Response::Number("7".to_owned()),
        Kind::ShortAnswer { .. } => Response::Words("no idea".to_owned()),
        Kind::Cloze { gaps, .. } => {
            Response::Gaps(gaps.iter().map(|gap| incorrect(&gap.options)).collect())
        }
        Kind::HotText { passage } => {
            Response::Spans(passage.spans.iter().position(|s| !s).into_iter().collect())
        }
    }
}
