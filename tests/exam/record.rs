use certamen::bank::Bank;
use certamen::bank::model::OnInterruption;
use certamen::exam::{Attempt, Command, Event, JudgingRules, Logged, Record, ReplayError};
use certamen::fraction::Fraction;
use certamen::json::canonical::{self, Digest};
use serde_json::{Value, json};

use crate::common::{LIMIT, at, bank, right};
use crate::sitting::Sitting;

/// A day with every kind of event but the end.
fn day(policy: OnInterruption) -> Sitting {
    let mut s = Sitting::new(|quiz| quiz.on_interruption = policy);
    for place in 0..9 {
        let response = right(&s.attempt.question(place, &s.bank).kind);
        s.answer(place, Some(response), &at(1_000 * (place as u64 + 1)))
            .unwrap();
    }
    s.answer(3, None, &at(10_000)).unwrap();
    for (command, millis) in [
        (
            Command::Flag {
                question: 2,
                on: true,
            },
            11_000,
        ),
        (Command::Move { question: 5 }, 12_000),
        (Command::Tick, 40_000),
        (Command::Interrupt, 50_000),
        (Command::Resume, 60_000),
    ] {
        s.give(&command, &at(millis)).unwrap();
    }
    s
}

fn handed_in() -> Sitting {
    let mut s = day(OnInterruption::Pause);
    s.give(&Command::Submit, &at(70_000)).unwrap();
    s
}

/// What replaying a changed log says.
fn replay(s: &Sitting, change: impl FnOnce(&mut Vec<Logged>)) -> Result<Attempt, ReplayError> {
    let mut log = s.attempt.log().to_vec();
    change(&mut log);
    Attempt::replay(s.attempt.header().clone(), &s.bank, log)
}

#[test]
fn a_record_survives_json_and_keeps_its_digest() {
    for policy in [OnInterruption::Run, OnInterruption::Pause] {
        let record = day(policy).attempt.record();
        let value = serde_json::to_value(&record).unwrap();
        for json in [
            serde_json::to_string(&record).unwrap(),
            serde_json::to_string_pretty(&record).unwrap(),
            canonical::to_string(&value),
        ] {
            let read: Record = serde_json::from_str(&json).unwrap();
            assert_eq!(read, record);
            assert_eq!(read.digest(), record.digest());
            let digest = Digest::of(canonical::to_string(&value).as_bytes());
            assert_eq!(record.digest(), digest);
        }
    }
}

#[test]
fn an_event_is_one_flat_object() {
    let s = day(OnInterruption::Run);
    let log = s.attempt.log();
    assert_eq!(
        serde_json::to_value(&log[0]).unwrap(),
        json!({
            "number": 0,
            "elapsed": 0,
            "at": { "wall": 1_790_000_000_000_i64, "since_boot": 60_000, "boot": "boot-a" },
            "event": "started",
        })
    );
    let flagged = serde_json::to_value(&log[11]).unwrap();
    assert_eq!(flagged["event"], "flagged");
    assert_eq!(
        (&flagged["question"], &flagged["on"]),
        (&json!(2), &json!(true))
    );
}

#[test]
fn unknown_missing_and_doubled_members_are_refused() {
    let record = serde_json::to_value(handed_in().attempt.record()).unwrap();
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut changed = record.clone();
        change(&mut changed);
        assert_ne!(changed, record);
        let read = serde_json::from_value::<Record>(changed);
        assert!(read.is_err(), "{read:?}");
    };
    refused(&|r| r["extra"] = json!(1));
    refused(&|r| r["header"]["extra"] = json!(1));
    refused(&|r| r["header"]["rules"]["extra"] = json!(1));
    refused(&|r| r["header"]["participant"]["extra"] = json!(1));
    for event in 0..record["events"].as_array().unwrap().len() {
        refused(&|r| r["events"][event]["extra"] = json!(1));
        refused(&|r| r["events"][event]["at"]["extra"] = json!(1));
        refused(&|r| r["events"][event]["event"] = json!("undone"));
        for member in ["number", "elapsed", "at", "event"] {
            refused(&|r| {
                r["events"][event].as_object_mut().unwrap().remove(member);
            });
        }
    }
    // A member of another event is unknown too.
    refused(&|r| r["events"][0]["question"] = json!(1));

    let event = r#"{"number":1,"elapsed":0,"at":{"wall":0,"since_boot":0,"boot":"a"},"event":"moved","question":1}"#;
    assert!(serde_json::from_str::<Logged>(event).is_ok());
    for member in [r#""question":1"#, r#""elapsed":0"#, r#""event":"moved""#] {
        let doubled = event.replace(member, &format!("{member},{member}"));
        assert!(
            serde_json::from_str::<Logged>(&doubled).is_err(),
            "{doubled}"
        );
    }
}

#[test]
fn a_dropped_event_or_two_in_the_wrong_order_are_refused() {
    let s = handed_in();
    let last = s.attempt.log().len() - 1;
    assert_eq!(replay(&s, |_| {}), Ok(s.attempt.clone()));
    assert_eq!(replay(&s, Vec::clear), Err(ReplayError::NoStart));
    assert_eq!(
        replay(&s, |log| drop(log.remove(0))),
        Err(ReplayError::NoStart)
    );
    for i in 1..last {
        assert!(
            replay(&s, |log| drop(log.remove(i))).is_err(),
            "{i} dropped"
        );
        assert!(replay(&s, |log| log.swap(i, i + 1)).is_err(), "{i} swapped");
        let doubled = replay(&s, |log| log.insert(i, log[i].clone()));
        assert!(doubled.is_err(), "{i} doubled");
    }
}

#[test]
fn changed_times_are_refused() {
    let s = handed_in();
    for i in 0..s.attempt.log().len() {
        assert!(replay(&s, |log| log[i].elapsed += 1).is_err());
        assert!(replay(&s, |log| log[i].number += 1).is_err());
        let earlier = replay(&s, |log| log[i].at.since_boot -= 1);
        assert!(earlier.is_err(), "{i}");
        assert!(replay(&s, |log| log[i].at.wall = i64::MAX).is_err());
    }
}

#[test]
fn nothing_follows_the_end_and_nothing_happens_past_the_limit() {
    let s = handed_in();
    let number = s.attempt.log().len() as u64;
    let answered = Event::Answered {
        question: 3,
        response: Some(right(&s.attempt.question(3, &s.bank).kind)),
    };
    for event in [answered.clone(), Event::Resumed {}, Event::Submitted {}] {
        let after = Logged {
            number,
            elapsed: 60_000,
            at: at(70_000),
            event,
        };
        assert_eq!(
            replay(&s, |log| log.push(after)),
            Err(ReplayError::Impossible(number))
        );
    }
    let s = day(OnInterruption::Run);
    for elapsed in [LIMIT, LIMIT + 1] {
        let late = Logged {
            number: 15,
            elapsed,
            at: at(elapsed),
            event: answered.clone(),
        };
        assert!(replay(&s, |log| log.push(late)).is_err());
    }
}

#[test]
fn impossible_events_are_refused() {
    let s = day(OnInterruption::Run);
    let number = s.attempt.log().len() as u64;
    for event in [
        Event::Started {},
        Event::Present {},
        Event::TimedOut {},
        Event::Moved { question: 9 },
        Event::Moved { question: 5 },
        Event::Flagged {
            question: 2,
            on: true,
        },
        Event::Answered {
            question: 3,
            response: None,
        },
        Event::Answered {
            question: 99,
            response: None,
        },
        Event::Answered {
            question: s.place(0),
            response: Some(certamen::exam::Response::Choice(4)),
        },
    ] {
        let logged = Logged {
            number,
            elapsed: 70_000,
            at: at(70_000),
            event,
        };
        assert_eq!(
            replay(&s, |log| log.push(logged)),
            Err(ReplayError::Impossible(number))
        );
    }
}

#[test]
fn a_record_is_of_one_bank_one_quiz_one_version() {
    let s = handed_in();
    let record = s.attempt.record();
    let changed = |change: &dyn Fn(&mut Record)| {
        let mut record = record.clone();
        change(&mut record);
        record.rescore(&s.bank).map(|_| ())
    };
    assert_eq!(changed(&|_| {}), Ok(()));
    let other: Bank = bank(10, |_| {});
    assert_eq!(record.rescore(&other).unwrap_err(), ReplayError::OtherBank);
    let other_bank = Err(ReplayError::OtherBank);
    assert_eq!(changed(&|r| r.header.bank = Digest([3; 32])), other_bank);
    assert_eq!(changed(&|r| r.header.quiz = "law".to_owned()), other_bank);
    assert_eq!(
        changed(&|r| r.header.bank_version = "2".to_owned()),
        other_bank
    );
    assert_eq!(
        changed(&|r| r.format = "certamen-attempt/1".to_owned()),
        Err(ReplayError::OtherFormat)
    );
    assert_eq!(
        changed(&|r| r.header.rules.pass_mark = Fraction::ZERO),
        Err(ReplayError::OtherRules)
    );
    // Practice may bend the rules, and is never certified.
    assert_eq!(
        changed(&|r| {
            r.header.practice = true;
            r.header.rules.pass_mark = Fraction::ZERO;
        }),
        Ok(())
    );
}

/// What a program wrote before typed answers were read as people type them is
/// judged as it was, and its digest is what it was.
#[test]
fn a_record_without_rules_of_judging_keeps_its_score_and_its_form() {
    let mut s = handed_in();
    let now = s.attempt.record();
    assert_eq!(now.format, "certamen-attempt/2");
    let mut header = now.header.clone();
    header.judging = JudgingRules::First;
    let first = Record::new(header, now.events.clone());
    assert_eq!(first.format, "certamen-attempt/1");
    let written = serde_json::to_string(&first).unwrap();
    assert!(!written.contains("judging"));
    let read: Record = serde_json::from_str(&written).unwrap();
    assert_eq!(read, first);
    assert!(read.rescore(&s.bank).is_ok());
    s.attempt = read.rescore(&s.bank).unwrap().0;
    assert_eq!(s.attempt.record().digest(), first.digest());
}
