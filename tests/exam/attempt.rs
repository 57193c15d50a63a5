use std::collections::BTreeSet;

use certamen::bank::model::Navigation;
use certamen::exam::{Command, Event, Phase, Refusal, Response};

use crate::common::{at, right, wrong};
use crate::sitting::Sitting;

fn free() -> Sitting {
    Sitting::new(|_| {})
}

fn sequential() -> Sitting {
    Sitting::new(|quiz| quiz.navigation = Navigation::Sequential)
}

/// The right answer to the question at a place of the paper.
fn key(sitting: &Sitting, place: usize) -> Response {
    right(&sitting.attempt.question(place, &sitting.bank).kind)
}

#[test]
fn freely_any_question_may_be_visited_answered_and_flagged_at_any_time() {
    let mut s = free();
    for (i, question) in [8, 0, 3, 3, 7].into_iter().enumerate() {
        let now = at(i as u64 * 100);
        s.give(&Command::Move { question }, &now).unwrap();
        assert_eq!(s.attempt.current(), question);
    }
    let response = key(&s, 2);
    s.answer(2, Some(response.clone()), &at(900)).unwrap();
    assert_eq!(s.attempt.response(2), Some(&response));
    assert_eq!(s.attempt.current(), 7, "answering goes nowhere");
    let flag = |on| Command::Flag { question: 4, on };
    assert_eq!(s.give(&flag(true), &at(901)).unwrap().len(), 1);
    assert!(s.attempt.is_flagged(4));
    assert_eq!(s.give(&flag(true), &at(902)).unwrap(), []);
    assert_eq!(s.give(&flag(false), &at(903)).unwrap().len(), 1);
    assert!(!s.attempt.is_flagged(4));
}

#[test]
fn a_question_the_paper_does_not_have_is_refused() {
    let mut s = free();
    let question = 9;
    for command in [
        Command::Move { question },
        Command::Flag { question, on: true },
        Command::Answer {
            question,
            response: None,
        },
        Command::Move {
            question: usize::MAX,
        },
    ] {
        assert_eq!(s.give(&command, &at(1)), Err(Refusal::NoSuchQuestion));
    }
    assert!(s.attempt.response(9).is_none() && !s.attempt.is_flagged(9));
}

#[test]
fn in_order_only_the_next_question_opens_and_what_was_left_is_closed() {
    let mut s = sequential();
    let go = |question| Command::Move { question };
    let first = key(&s, 0);
    s.answer(0, Some(first.clone()), &at(10)).unwrap();
    assert_eq!(s.give(&go(2), &at(20)), Err(Refusal::OutOfOrder));
    let second = key(&s, 1);
    assert_eq!(
        s.answer(1, Some(second.clone()), &at(30)),
        Err(Refusal::OutOfOrder)
    );
    s.give(&go(1), &at(40)).unwrap();
    s.answer(1, Some(second), &at(50)).unwrap();
    assert_eq!(s.give(&go(0), &at(60)), Err(Refusal::OutOfOrder));
    assert_eq!(s.answer(0, None, &at(70)), Err(Refusal::OutOfOrder));
    let flag = |question| Command::Flag { question, on: true };
    assert_eq!(s.give(&flag(0), &at(80)), Err(Refusal::OutOfOrder));
    s.give(&flag(1), &at(90)).unwrap();
    assert_eq!(s.attempt.response(0), Some(&first));
    for question in 2..9 {
        s.give(&go(question), &at(100)).unwrap();
    }
    assert_eq!(s.give(&go(9), &at(110)), Err(Refusal::NoSuchQuestion));
}

#[test]
fn an_answer_may_change_until_it_is_handed_in() {
    let mut s = free();
    for place in 0..9 {
        let kind = s.attempt.question(place, &s.bank).kind.clone();
        s.answer(place, Some(wrong(&kind)), &at(10)).unwrap();
        s.answer(place, Some(right(&kind)), &at(20)).unwrap();
        assert_eq!(s.attempt.response(place), Some(&right(&kind)));
        assert_eq!(
            s.answer(place, Some(right(&kind)), &at(30)).unwrap(),
            [],
            "the same answer again is no event"
        );
    }
    assert_eq!(s.attempt.answered(), 9);
    s.answer(0, None, &at(40)).unwrap();
    assert_eq!((s.attempt.response(0), s.attempt.answered()), (None, 8));
    assert_eq!(s.answer(0, None, &at(50)).unwrap(), []);
    let again = key(&s, 0);
    s.answer(0, Some(again), &at(60)).unwrap();
    assert_eq!(
        s.give(&Command::Submit, &at(70)).unwrap(),
        [Event::Submitted {}]
    );
    assert_eq!(s.answer(0, None, &at(80)), Err(Refusal::Finished));
}

#[test]
fn a_blank_answer_takes_the_answer_back() {
    let mut s = free();
    let blanks = [
        (1, Response::Choices(BTreeSet::new())),
        (4, Response::Matches(vec![None; 3])),
        (5, Response::Number("  ".to_owned())),
        (6, Response::Words(String::new())),
        (7, Response::Gaps(vec![None; 2])),
        (8, Response::Spans(BTreeSet::new())),
    ];
    for (kind, blank) in blanks {
        let place = s.place(kind);
        assert_eq!(s.answer(place, Some(blank.clone()), &at(5)).unwrap(), []);
        let response = key(&s, place);
        s.answer(place, Some(response), &at(10)).unwrap();
        let events = s.answer(place, Some(blank), &at(20)).unwrap();
        let taken_back = Event::Answered {
            question: place,
            response: None,
        };
        assert_eq!(events, [taken_back]);
        assert_eq!(s.attempt.response(place), None);
    }
    assert_eq!(s.attempt.answered(), 0);
}

#[test]
fn an_answer_that_does_not_fit_is_refused_and_changes_nothing() {
    let set = |list: &[usize]| list.iter().copied().collect::<BTreeSet<_>>();
    let misfits = [
        (0, Response::Choice(4)),
        (0, Response::Truth(true)),
        (1, Response::Choices(set(&[0, 5]))),
        (1, Response::Choice(0)),
        (2, Response::Choices(set(&[]))),
        (3, Response::Order(vec![0, 1, 2])),
        (3, Response::Order(vec![0, 1, 2, 2])),
        (3, Response::Order(vec![0, 1, 2, 4])),
        (4, Response::Matches(vec![Some(0), Some(1), Some(4)])),
        (4, Response::Matches(vec![None; 2])),
        (4, Response::Gaps(vec![Some(0), Some(1), Some(2)])),
        (5, Response::Words("72".to_owned())),
        (5, Response::Number("7\u{202e}2".to_owned())),
        (6, Response::Words("x".repeat(201))),
        (6, Response::Words("\u{1b}[2J".to_owned())),
        (7, Response::Gaps(vec![Some(0), Some(2)])),
        (7, Response::Gaps(vec![None])),
        (8, Response::Spans(set(&[3]))),
        (8, Response::Number(String::new())),
    ];
    let mut s = free();
    for place in 0..9 {
        let response = key(&s, place);
        s.answer(place, Some(response), &at(1)).unwrap();
    }
    let before = s.attempt.clone();
    for (kind, misfit) in misfits {
        let place = s.place(kind);
        assert_eq!(
            s.answer(place, Some(misfit.clone()), &at(2)),
            Err(Refusal::DoesNotFit),
            "{misfit:?}"
        );
    }
    assert_eq!(s.attempt, before);
    let place = s.place(6);
    let longest = Response::Words("ễ".repeat(200));
    assert_eq!(s.answer(place, Some(longest), &at(3)).unwrap().len(), 1);
}

#[test]
fn an_attempt_is_handed_in_once() {
    let mut s = free();
    s.give(&Command::Submit, &at(1_000)).unwrap();
    assert_eq!(s.attempt.phase(), Phase::Submitted);
    let before = s.attempt.clone();
    for command in [
        Command::Submit,
        Command::Tick,
        Command::Resume,
        Command::Interrupt,
        Command::Move { question: 1 },
        Command::Flag {
            question: 0,
            on: true,
        },
    ] {
        assert_eq!(s.give(&command, &at(99_999_999)), Err(Refusal::Finished));
    }
    s.attempt.set_interrupted();
    assert_eq!(
        s.attempt, before,
        "a finished attempt cannot be interrupted"
    );
    assert_eq!(s.attempt.elapsed(&at(99_999_999)), 1_000);
}

#[test]
fn interrupted_it_waits_to_be_resumed() {
    let mut s = free();
    assert_eq!(
        s.give(&Command::Resume, &at(1)),
        Err(Refusal::NotInterrupted)
    );
    s.give(&Command::Interrupt, &at(10)).unwrap();
    assert_eq!(s.attempt.phase(), Phase::Interrupted);
    for command in [
        Command::Interrupt,
        Command::Submit,
        Command::Tick,
        Command::Move { question: 1 },
        Command::Answer {
            question: 0,
            response: None,
        },
    ] {
        assert_eq!(s.give(&command, &at(20)), Err(Refusal::NotRunning));
    }
    s.give(&Command::Resume, &at(30)).unwrap();
    assert_eq!(s.attempt.phase(), Phase::Running);
}
