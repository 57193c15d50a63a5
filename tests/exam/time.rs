use certamen::bank::model::{Navigation, OnInterruption};
use certamen::exam::attempt::PRESENT_EVERY;
use certamen::exam::time::EXACT;
use certamen::exam::{Command, Event, Logged, Phase, Reading, Record, Refusal, Response};
use proptest::prelude::*;

use crate::common::{LIMIT, MORNING, at, fraction, rebooted, right};
use crate::sitting::Sitting;

fn run() -> Sitting {
    Sitting::new(|quiz| quiz.on_interruption = OnInterruption::Run)
}

fn pause() -> Sitting {
    Sitting::new(|quiz| quiz.on_interruption = OnInterruption::Pause)
}

fn last(sitting: &Sitting) -> &Logged {
    sitting.attempt.log().last().expect("a start")
}

const TIMED_OUT: [Event; 1] = [Event::TimedOut {}];
const RESUMED: [Event; 1] = [Event::Resumed {}];

#[test]
fn at_the_limit_every_command_hands_in_what_is_there() {
    let commands = [
        Command::Tick,
        Command::Submit,
        Command::Interrupt,
        Command::Resume,
        Command::Move { question: 1 },
        Command::Move { question: 99 },
        Command::Flag {
            question: 0,
            on: true,
        },
        Command::Answer {
            question: 0,
            response: None,
        },
    ];
    for command in &commands {
        for now in [LIMIT, LIMIT + 1, 100 * LIMIT] {
            for left in [false, true] {
                let mut s = run();
                let response = right(&s.attempt.question(0, &s.bank).kind);
                s.answer(0, Some(response.clone()), &at(LIMIT - 2)).unwrap();
                if left {
                    s.give(&Command::Interrupt, &at(LIMIT - 1)).unwrap();
                }
                assert_eq!(s.give(command, &at(now)).unwrap(), TIMED_OUT);
                assert_eq!(s.attempt.phase(), Phase::TimedOut);
                assert_eq!(last(&s).elapsed, LIMIT, "held at the limit");
                assert_eq!(s.attempt.remaining(&at(now + 5)), Some(0));
                assert_eq!(s.attempt.response(0), Some(&response));
                assert_eq!(s.give(command, &at(now)), Err(Refusal::Finished));
            }
        }
    }
}

#[test]
fn a_millisecond_before_the_limit_still_counts() {
    let mut s = run();
    let response = right(&s.attempt.question(0, &s.bank).kind);
    s.answer(0, Some(response), &at(LIMIT - 1)).unwrap();
    assert_eq!(s.attempt.remaining(&at(LIMIT - 1)), Some(1));
    s.give(&Command::Submit, &at(LIMIT - 1)).unwrap();
    assert_eq!(s.attempt.phase(), Phase::Submitted);
}

#[test]
fn extra_time_is_exact_to_the_millisecond() {
    for (factor, limit) in [
        ("1", LIMIT),
        ("5/4", 1_875_000),
        ("3/2", 2_250_000),
        ("2", 3_000_000),
        ("4/3", 2_000_000),
    ] {
        let mut s = Sitting::with(|_| {}, |header| header.extra_time = fraction(factor));
        assert_eq!(s.attempt.header().time_limit(), Some(limit));
        let present = [Event::Present {}];
        assert_eq!(s.give(&Command::Tick, &at(limit - 1)).unwrap(), present);
        assert_eq!(s.give(&Command::Tick, &at(limit)).unwrap(), TIMED_OUT);
    }
}

#[test]
fn without_a_limit_time_never_runs_out() {
    for policy in [OnInterruption::Run, OnInterruption::Pause] {
        let mut s = Sitting::new(|quiz| {
            quiz.time_limit = None;
            quiz.on_interruption = policy;
        });
        let late = at(1_000 * LIMIT);
        assert_eq!(s.attempt.remaining(&late), None);
        s.give(&Command::Interrupt, &at(5)).unwrap();
        assert_eq!(s.give(&Command::Resume, &late).unwrap(), RESUMED);
        assert_eq!(
            s.give(&Command::Submit, &late).unwrap(),
            [Event::Submitted {}]
        );
    }
}

#[test]
fn running_on_the_clock_counts_suspension_interruption_and_restart() {
    let mut s = run();
    // A suspended laptop: the boot clock went on.
    s.give(&Command::Move { question: 1 }, &at(300_000))
        .unwrap();
    assert_eq!(last(&s).elapsed, 300_000);
    s.give(&Command::Interrupt, &at(310_000)).unwrap();
    assert_eq!(s.attempt.elapsed(&at(350_000)), 350_000);
    s.give(&Command::Resume, &at(400_000)).unwrap();
    assert_eq!(last(&s).elapsed, 400_000);
    // A restart of the machine: the wall clock decides.
    s.killed();
    let back = rebooted(460_000, 9_000);
    assert_eq!(s.give(&Command::Resume, &back).unwrap(), RESUMED);
    assert_eq!(last(&s).elapsed, 460_000);
    // From there the new boot clock.
    s.give(&Command::Submit, &rebooted(0, 10_000)).unwrap();
    assert_eq!(last(&s).elapsed, 461_000);
}

#[test]
fn pausing_the_clock_stands_still_while_interrupted() {
    let mut s = pause();
    s.give(&Command::Interrupt, &at(10_000)).unwrap();
    assert_eq!(s.attempt.remaining(&at(50 * LIMIT)), Some(LIMIT - 10_000));
    let back = rebooted(40 * LIMIT as i64, 5_000);
    assert_eq!(s.give(&Command::Resume, &back).unwrap(), RESUMED);
    assert_eq!(last(&s).elapsed, 10_000);
    s.give(&Command::Tick, &rebooted(0, 5_000 + PRESENT_EVERY))
        .unwrap();
    assert_eq!(last(&s).elapsed, 10_000 + PRESENT_EVERY);
    assert_eq!(last(&s).event, Event::Present {});
}

#[test]
fn presence_is_noted_under_both_rules() {
    for mut s in [run(), pause()] {
        for second in 1..=60 {
            s.give(&Command::Tick, &at(second * 1_000)).unwrap();
        }
        let noted = s.attempt.log().iter();
        let noted = noted.filter(|e| e.event == Event::Present {}).count();
        assert_eq!(noted as u64, 60_000 / PRESENT_EVERY);
    }
}

#[test]
fn a_killed_program_gives_back_no_more_than_a_moment() {
    // Killed at every second of two minutes, with an answer now and then.
    for killed_at in 1..=120_u64 {
        let mut s = pause();
        for second in 1..=killed_at {
            let now = at(second * 1_000);
            s.give(&Command::Tick, &now).unwrap();
            if second % 37 == 0 {
                let question = second as usize / 37;
                s.give(&Command::Move { question }, &now).unwrap();
            }
        }
        let worked = killed_at * 1_000;
        s.killed();
        for back in [at(worked + 5 * LIMIT), rebooted(-50_000, 1)] {
            let mut s = Sitting {
                bank: s.bank.clone(),
                attempt: s.attempt.clone(),
            };
            assert_eq!(s.give(&Command::Resume, &back).unwrap(), RESUMED);
            let elapsed = last(&s).elapsed;
            assert!(elapsed <= worked && worked - elapsed < PRESENT_EVERY);
        }
    }
}

#[test]
fn coming_back_after_a_crash_to_a_clock_that_ran_out_hands_in() {
    let mut s = run();
    let response = right(&s.attempt.question(0, &s.bank).kind);
    s.answer(0, Some(response), &at(1_000)).unwrap();
    s.killed();
    assert_eq!(s.attempt.phase(), Phase::Interrupted);
    assert_eq!(s.attempt.remaining(&at(LIMIT)), Some(0));
    let back = rebooted(LIMIT as i64 + 1, 3_000);
    assert_eq!(s.give(&Command::Resume, &back).unwrap(), TIMED_OUT);
    assert_eq!(last(&s).elapsed, LIMIT);
    assert_eq!(s.attempt.answered(), 1);
}

#[test]
fn crash_after_crash_can_be_replayed() {
    for policy in [OnInterruption::Run, OnInterruption::Pause] {
        let mut s = Sitting::new(|quiz| quiz.on_interruption = policy);
        for round in 1..=5 {
            s.killed();
            s.give(&Command::Resume, &at(round * 10_000)).unwrap();
            // Killed again before anything else was written.
            s.killed();
            s.give(&Command::Resume, &at(round * 10_000 + 500)).unwrap();
        }
        let expected = if policy == OnInterruption::Run {
            50_500
        } else {
            0
        };
        assert_eq!(last(&s).elapsed, expected);
    }
}

#[test]
fn within_one_boot_the_wall_clock_means_nothing() {
    let mut s = run();
    for (i, wall) in [i64::MIN, 0, MORNING - 1, MORNING * 2, i64::MAX]
        .into_iter()
        .enumerate()
    {
        let millis = (i as u64 + 1) * 1_000;
        let now = Reading { wall, ..at(millis) };
        assert_eq!(s.attempt.remaining(&now), Some(LIMIT - millis));
        let question = i + 1;
        s.give(&Command::Move { question }, &now).unwrap();
        assert_eq!(last(&s).elapsed, millis);
    }
}

#[test]
fn a_wall_clock_set_back_over_a_restart_gives_no_time_back() {
    let mut s = run();
    s.give(&Command::Move { question: 1 }, &at(600_000))
        .unwrap();
    for wall in [-1, -600_000, -MORNING, i64::MIN] {
        let now = rebooted(wall, 1_000);
        assert_eq!(s.attempt.remaining(&now), Some(LIMIT - 600_000));
    }
}

#[test]
fn a_wild_clock_leaves_a_record_that_can_be_read() {
    let mut s = Sitting::new(|quiz| quiz.time_limit = None);
    let wild = |wall, since_boot, boot: &str| Reading {
        wall,
        since_boot,
        boot: boot.to_owned(),
    };
    for (i, now) in [
        wild(i64::MIN, u64::MAX, "b"),
        wild(i64::MAX, u64::MAX, "c"),
        wild(i64::MIN, 0, "d"),
        wild(i64::MAX, 1, "e"),
    ]
    .iter()
    .enumerate()
    {
        s.give(&Command::Move { question: i + 1 }, now).unwrap();
        assert!(last(&s).elapsed <= EXACT);
    }
    let record = s.attempt.record();
    let value = serde_json::to_value(&record).unwrap();
    let canonical = certamen::json::canonical::to_string(&value);
    let read: Record = serde_json::from_str(&canonical).unwrap();
    assert_eq!(read, record, "canonical JSON holds every number exactly");
}

/// One step of somebody's day.
#[derive(Debug, Clone)]
struct Step {
    command: u8,
    question: usize,
    right: bool,
    millis: u64,
    wall: Option<i64>,
    fate: u8,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let wall = prop_oneof![
        6 => Just(None),
        1 => any::<i64>().prop_map(Some),
        2 => (-10_000_000_i64..10_000_000).prop_map(|d| Some(MORNING + d)),
    ];
    let step = (
        0_u8..12,
        0_usize..10,
        any::<bool>(),
        0_u64..40_000,
        wall,
        0_u8..20,
    );
    let step = step.prop_map(|(command, question, right, millis, wall, fate)| Step {
        command,
        question,
        right,
        millis,
        wall,
        fate,
    });
    proptest::collection::vec(step, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever people, programs and clocks do: working time never falls, time
    /// left never rises, a log is the attempt, and a record survives storage.
    #[test]
    fn no_sequence_of_events_gives_time_or_loses_an_answer(
        steps in steps(),
        pauses in any::<bool>(),
        in_order in any::<bool>(),
        limited in any::<bool>(),
    ) {
        let mut s = Sitting::new(|quiz| {
            quiz.on_interruption = if pauses { OnInterruption::Pause } else { OnInterruption::Run };
            quiz.navigation = if in_order { Navigation::Sequential } else { Navigation::Free };
            quiz.time_limit = limited.then_some(300);
        });
        let mut now = at(0);
        let mut boots = 0;
        let mut left = s.attempt.remaining(&now);
        for step in steps {
            now.since_boot += step.millis;
            now.wall = step.wall.unwrap_or_else(|| now.wall.saturating_add(step.millis as i64));
            if step.fate < 2 {
                s.killed();
            }
            if step.fate == 0 {
                boots += 1;
                now.boot = format!("boot {boots}");
                now.since_boot = step.millis / 2;
            }
            let question = step.question;
            let command = match step.command {
                0 => Command::Flag { question, on: step.right },
                1 | 2 => Command::Move { question },
                3 => Command::Move { question: s.attempt.current() + 1 },
                4 => Command::Interrupt,
                5 | 6 => Command::Resume,
                7 if step.fate == 7 => Command::Submit,
                7 | 8 => Command::Tick,
                n => Command::Answer {
                    question: if in_order { s.attempt.current() } else { question },
                    response: (n != 9).then(|| match s.attempt.paper().questions.get(question) {
                        Some(_) if step.right => right(&s.attempt.question(question, &s.bank).kind),
                        _ => Response::Choice(question),
                    }),
                },
            };
            // Every refusal is fine; `give` checks what an event changes.
            let _ = s.give(&command, &now);
            let read = &last(&s).at.clone();
            let remaining = s.attempt.remaining(read);
            prop_assert!(remaining <= left, "time was given");
            left = remaining;
        }
        let record = s.attempt.record();
        let json = serde_json::to_string_pretty(&record).unwrap();
        let read: Record = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&read, &record);
        prop_assert_eq!(read.digest(), record.digest());
        let (attempt, outcome) = read.rescore(&s.bank).unwrap();
        prop_assert_eq!(outcome, s.attempt.outcome(&s.bank));
        for place in 0..9 {
            prop_assert_eq!(attempt.response(place), s.attempt.response(place));
        }
    }

    /// In one boot, under `run`, working time is the boot clock's time.
    #[test]
    fn running_on_in_one_boot_working_time_is_true_time(
        steps in proptest::collection::vec((0_u64..60_000, any::<i64>(), any::<bool>()), 1..30),
    ) {
        let mut s = run();
        let mut millis = 0;
        for (passed, wall, interrupt) in steps {
            millis += passed;
            let now = Reading { wall, ..at(millis) };
            prop_assert_eq!(s.attempt.elapsed(&now), millis);
            let command = if interrupt { Command::Interrupt } else { Command::Resume };
            let _ = s.give(&command, &now);
            if s.attempt.is_finished() {
                prop_assert!(millis >= LIMIT);
                break;
            }
        }
    }
}
