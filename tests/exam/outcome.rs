use certamen::bank::model::{Draw, Kind, Minimum, Section};
use certamen::bank::{Bank, Question};
use certamen::exam::outcome::Points;
use certamen::exam::{Attempt, Command, Outcome, Response};
use certamen::fraction::Fraction;
use proptest::prelude::*;

use crate::common::{at, bank, bank_of, choices, fraction, header, question, quiz, right, seed};

/// Takes an attempt, answering each question of the bank as told.
fn taken(
    bank: &Bank,
    seed_number: u128,
    answer: impl Fn(usize, &Question) -> Option<Response>,
) -> Attempt {
    let head = header(bank, seed(seed_number));
    let mut attempt = Attempt::start(head, bank, at(0)).expect("a start");
    for place in 0..attempt.paper().len() {
        let number = attempt.paper().questions[place].question;
        let command = Command::Answer {
            question: place,
            response: answer(number, &bank.questions[number]),
        };
        for logged in attempt
            .decide(&command, bank, &at(1_000))
            .expect("an answer")
        {
            attempt.apply(logged);
        }
    }
    for logged in attempt
        .decide(&Command::Submit, bank, &at(2_000))
        .expect("an end")
    {
        attempt.apply(logged);
    }
    attempt
}

fn outcome(bank: &Bank, answer: impl Fn(usize, &Question) -> Option<Response>) -> Outcome {
    taken(bank, 1, answer).outcome(bank)
}

fn points(earned: &str, possible: &str) -> Points {
    Points {
        earned: fraction(earned),
        possible: fraction(possible),
    }
}

fn minimum(of: Section, share: &str) -> Minimum {
    Minimum {
        of,
        share: fraction(share),
    }
}

fn competence(code: &str) -> Section {
    Section::Competence(code.to_owned())
}

fn topic(id: &str) -> Section {
    Section::Topic(id.to_owned())
}

/// Single choice questions, each of a competence and so many points.
fn weighted(list: &[(&str, u32)]) -> Vec<Question> {
    list.iter()
        .enumerate()
        .map(|(i, (code, points))| Question {
            id: format!("w{i}"),
            competence: Some((*code).to_owned()),
            points: *points,
            kind: Kind::SingleChoice {
                options: choices(&[true, false]),
            },
            ..question(i)
        })
        .collect()
}

#[test]
fn points_are_added_by_question_topic_and_competence() {
    let bank = bank(9, |quiz| quiz.shuffle_questions = false);
    // Half a cloze right (2 points), a third of a matching (2 points), one
    // single choice (1 point); the rest is open.
    let result = outcome(&bank, |number, q| match number {
        0 => Some(right(&q.kind)),
        4 => Some(Response::Matches(vec![Some(0), None, None])),
        7 => Some(Response::Gaps(vec![Some(0), Some(0)])),
        _ => None,
    });
    assert_eq!(result.total, points("8/3", "18"));
    assert_eq!(
        result.topics,
        [
            ("ethics".to_owned(), points("1", "3")),
            ("law".to_owned(), points("5/3", "6")),
            ("security".to_owned(), points("0", "9")),
        ]
    );
    assert_eq!(
        result.competences,
        [
            ("C1".to_owned(), points("2/3", "2")),
            ("C2".to_owned(), points("0", "3")),
            ("C5".to_owned(), points("0", "4")),
            ("C10".to_owned(), points("1", "4")),
        ]
    );
    let worths: Vec<(String, Fraction, bool)> = result
        .questions
        .iter()
        .map(|q| (q.question.clone(), q.worth, q.answered))
        .collect();
    assert_eq!(worths[4], ("q4".to_owned(), fraction("1/3"), true));
    assert_eq!(worths[7], ("q7".to_owned(), fraction("1/2"), true));
    assert_eq!(worths[8], ("q8".to_owned(), Fraction::ZERO, false));
    assert!(!result.passed);
}

#[test]
fn only_topics_the_paper_asked_about_are_listed() {
    let bank = bank(27, |quiz| {
        quiz.draw = Draw::ByTopic(vec![("law".to_owned(), 4)]);
    });
    let result = outcome(&bank, |_, q| Some(right(&q.kind)));
    assert_eq!(result.topics.len(), 1);
    assert_eq!(result.topics[0].0, "law");
    assert_eq!(result.topics[0].1, result.total);
}

#[test]
fn exactly_the_mark_passes_and_a_hair_less_does_not() {
    // 7/10 of 10 points out of thirds: 2/3 of 3 and 1/3 of 3, and 4 whole.
    let mut questions = weighted(&[("C1", 4), ("C1", 3), ("C1", 3)]);
    let matching = question(4).kind;
    questions[1].kind = matching.clone();
    questions[2].kind = matching;
    let bank = bank_of(questions, quiz());
    let thirds = |second: Option<usize>| {
        outcome(&bank, |number, q| match number {
            0 => Some(right(&q.kind)),
            1 => Some(Response::Matches(vec![Some(0), second, None])),
            _ => Some(Response::Matches(vec![None, Some(1), None])),
        })
    };
    let exact = thirds(Some(1));
    assert_eq!(exact.total, points("7", "10"));
    assert!(exact.passed);
    assert_eq!(exact.total.share().percent(), 70);
    let short = thirds(None);
    assert_eq!(short.total, points("6", "10"));
    assert!(!short.passed);
}

#[test]
fn one_third_and_two_thirds_are_one() {
    let mut questions = weighted(&[("C1", 1), ("C1", 1), ("C1", 1)]);
    for q in &mut questions {
        q.kind = question(4).kind;
    }
    let mut rules = quiz();
    rules.pass_mark = fraction("1/3");
    let bank = bank_of(questions, rules);
    // Three thirds of one point are one of three points: exactly the mark.
    let result = outcome(&bank, |_, _| {
        Some(Response::Matches(vec![Some(0), None, None]))
    });
    assert_eq!(result.total.earned, Fraction::ONE);
    assert!(result.passed);
}

#[test]
fn a_missed_minimum_fails_what_the_total_would_pass() {
    let mut rules = quiz();
    rules.minimum = vec![
        minimum(competence("C5"), "60%"),
        minimum(competence("C9"), "100%"),
        minimum(topic("ethics"), "50%"),
    ];
    let bank = bank_of(weighted(&[("C1", 8), ("C5", 1), ("C5", 1)]), rules);
    let both = outcome(&bank, |number, q| (number != 2).then(|| right(&q.kind)));
    assert_eq!(both.total, points("9", "10"));
    assert_eq!(both.minimums[0].points, points("1", "2"));
    assert!(!both.minimums[0].met);
    assert!(both.minimums[1].met, "the paper does not ask about C9");
    assert!(both.minimums[2].met);
    assert!(!both.passed);
    let all = outcome(&bank, |_, q| Some(right(&q.kind)));
    assert!(all.passed && all.minimums.iter().all(|m| m.met));
    // Minimums alone do not pass either.
    let few = outcome(&bank, |number, q| (number != 0).then(|| right(&q.kind)));
    assert!(few.minimums[0].met && !few.passed);
}

#[test]
fn a_minimum_is_met_exactly() {
    let mut rules = quiz();
    rules.pass_mark = Fraction::ZERO;
    rules.minimum = vec![minimum(competence("C5"), "60%")];
    let bank = bank_of(weighted(&[("C5", 3), ("C5", 2)]), rules);
    assert!(outcome(&bank, |number, q| (number == 0).then(|| right(&q.kind))).passed);
    assert!(!outcome(&bank, |number, q| (number == 1).then(|| right(&q.kind))).passed);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn all_right_is_everything_and_nothing_is_nothing(
        number in any::<u128>(),
        count in 1_usize..30,
    ) {
        let bank = bank(count, |quiz| {
            quiz.pass_mark = Fraction::ONE;
            quiz.minimum = vec![minimum(competence("C5"), "1"), minimum(topic("law"), "1")];
        });
        let all = taken(&bank, number, |_, q| Some(right(&q.kind))).outcome(&bank);
        prop_assert_eq!(all.total.share(), Fraction::ONE);
        prop_assert_eq!(all.total.share().percent(), 100);
        prop_assert!(all.passed);
        let none = taken(&bank, number, |_, _| None).outcome(&bank);
        prop_assert_eq!(none.total.earned, Fraction::ZERO);
        prop_assert!(!none.passed);
    }

    /// Sums agree however they are cut, percents never round up, and scoring
    /// the record again gives the same.
    #[test]
    fn an_outcome_adds_up_and_can_be_scored_again(
        number in any::<u128>(),
        choices in proptest::collection::vec(0_u8..3, 27),
    ) {
        let bank = bank(27, |quiz| quiz.draw = Draw::Number(20));
        let attempt = taken(&bank, number, |i, q| match choices[i] {
            0 => None,
            1 => Some(crate::common::wrong(&q.kind)),
            _ => Some(right(&q.kind)),
        });
        let outcome = attempt.outcome(&bank);
        let earned: Fraction = outcome.questions.iter().map(|q| q.worth * q.points).sum();
        let by_topic: Fraction = outcome.topics.iter().map(|(_, p)| p.earned).sum();
        prop_assert_eq!(earned, outcome.total.earned);
        prop_assert_eq!(by_topic, outcome.total.earned);
        let share = outcome.total.share();
        prop_assert!(Fraction::whole(share.percent()) <= share * fraction("100"));
        prop_assert_eq!(outcome.passed, share >= fraction("7/10"));
        for score in &outcome.questions {
            let i: usize = score.question[1..].parse().unwrap();
            let expected = if choices[i] == 2 { Fraction::ONE } else { Fraction::ZERO };
            prop_assert_eq!(score.worth, expected);
        }
        let (again, rescored) = attempt.record().rescore(&bank).unwrap();
        prop_assert_eq!(again, attempt);
        prop_assert_eq!(rescored, outcome);
    }
}
