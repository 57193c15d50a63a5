//! What a participant does during an attempt, by keys, and what comes of it.

use std::collections::BTreeSet;

use certamen::bank::model::{Draw, FeedbackRule, Navigation, OnInterruption};
use certamen::course::Problem;
use certamen::exam::{Event, Phase, Response};
use certamen::text::Lang;
use certamen::ui::screen::Ask;
use certamen::ui::screen::{Overlay, Screen};
use certamen::ui::sitting::Saving;
use certamen::ui::{Effect, Msg};

use super::frames::{frame, row};
use super::scenes::question;
use super::world::{Disk, World};

fn en(quiz: usize, id: &str) -> World {
    question(Lang::EN, quiz, id)
}

const fn at(world: &World) -> usize {
    world.attempt().current()
}

fn asked(world: &World) -> Option<&Ask> {
    match &world.state.overlay {
        Some(Overlay::Confirm(confirm)) => {
            assert!(!confirm.yes, "the safe answer is the default");
            Some(&confirm.ask)
        }
        _ => None,
    }
}

fn screen(world: &World) -> String {
    let (buf, _) = frame(world);
    let rows: String = (0..buf.area.height).map(|y| row(&buf, y) + "\n").collect();
    rows.replace('\u{a0}', " ")
}

/// The number in the bank of the option at a place on screen.
fn original(world: &World, place: usize) -> usize {
    world.sitting().draft.orders[0][place]
}

// ---- Each kind ----

#[test]
fn single_choice_by_digit_by_arrows_and_enter() {
    let mut world = en(1, "law-flood-picture");
    let here = at(&world);
    world.press("2");
    assert_eq!(world.answer(), Some(&Response::Choice(original(&world, 1))));
    world.press("3");
    assert_eq!(world.answer(), Some(&Response::Choice(original(&world, 2))));
    // Enter on the chosen one goes on; on another it chooses first.
    world.press("Up Enter");
    assert_eq!(at(&world), here);
    assert_eq!(world.answer(), Some(&Response::Choice(original(&world, 1))));
    world.press("Enter");
    assert_eq!(at(&world), here + 1);
    world.press("Left Up Space");
    assert_eq!(world.answer(), Some(&Response::Choice(original(&world, 0))));
    world.press("Backspace");
    assert_eq!(world.answer(), None);
}

#[test]
fn enter_without_a_choice_goes_on_and_chooses_nothing() {
    let mut world = en(1, "law-flood-picture");
    let here = at(&world);
    world.press("Enter");
    assert_eq!(at(&world), here + 1);
    world.press("Left");
    assert_eq!(world.answer(), None);
}

#[test]
fn a_number_that_can_be_two_is_shown_and_one_key_takes_the_other() {
    for (lang, taken, other) in [(Lang::VI, "1500", "3/2"), (Lang::EN, "3/2", "1500")] {
        let mut world = question(lang, 1, "law-transition-months");
        world.type_in("1.500");
        assert!(screen(&world).contains("1 500") && screen(&world).contains("↑"));
        world.pass(1_100);
        let value = |text: &str| text.parse().unwrap();
        let understood = |value| Response::Understood {
            typed: "1.500".into(),
            value,
        };
        assert_eq!(world.answer(), Some(&understood(value(taken))), "{lang}");
        world.press("Down").pass(1_100);
        assert_eq!(world.answer(), Some(&understood(value(other))), "{lang}");
        // Come back to: what was taken still is.
        world.press("Tab").go_to("law-transition-months");
        assert!(world.sitting().draft.other_number);
        // Another figure, and there is nothing to choose.
        world.type_in("0").pass(1_100);
        assert_eq!(world.answer(), Some(&Response::Number("1.5000".into())));
        assert!(!world.sitting().draft.other_number);
    }
}

#[test]
fn what_is_no_number_is_said_beside_the_field() {
    let mut world = en(1, "law-transition-months");
    world.type_in("twelve");
    assert!(screen(&world).contains("this is not a number yet"));
    for _ in 0..6 {
        world.press("Backspace");
    }
    world.type_in("12 %");
    assert!(screen(&world).contains("this is not a number yet"));
    world.press("Backspace Backspace");
    assert!(!screen(&world).contains("number yet") && !screen(&world).contains("understood"));
}

#[test]
fn the_digit_row_of_a_french_keyboard_chooses_without_shift() {
    let mut world = question(Lang::FR, 1, "law-flood-picture");
    for (key, place) in [("é", 1), ("\"", 2), ("&", 0), ("３", 2)] {
        world.type_in(key);
        assert_eq!(
            world.answer(),
            Some(&Response::Choice(original(&world, place)))
        );
    }
    // In another language only where the training says so.
    let mut world = en(1, "law-flood-picture");
    world.type_in("é");
    assert_eq!(world.answer(), None);
    let mut course = certamen::course::Course::clone(&world.state.course);
    course.training.azerty_digits = true;
    world.state.course = std::sync::Arc::new(course);
    world.type_in("é");
    assert_eq!(world.answer(), Some(&Response::Choice(original(&world, 1))));
    // Where text is typed it is text.
    let mut world = question(Lang::FR, 1, "law-transition-months");
    world.type_in("é");
    assert_eq!(world.sitting().draft.field.text(), "é");
}

#[test]
fn true_or_false() {
    let mut world = en(1, "law-approved-system");
    world.press("2");
    assert_eq!(world.answer(), Some(&Response::Truth(false)));
    world.press("Up Space");
    assert_eq!(world.answer(), Some(&Response::Truth(true)));
    world.press("3");
    assert_eq!(world.answer(), Some(&Response::Truth(true)));
}

#[test]
fn multiple_response_ticks_and_says_how_many_more() {
    let mut world = en(1, "law-annex-iii-uses");
    let here = at(&world);
    assert!(screen(&world).contains("Choose 2: 2 more."));
    world.press("1");
    assert!(screen(&world).contains("Choose 2: one more."));
    world.press("Down Down Space");
    assert!(screen(&world).contains("Choose 2: done."));
    world.press("4");
    assert!(screen(&world).contains("take one back"));
    world.press("4");
    let wanted: BTreeSet<usize> = [original(&world, 0), original(&world, 2)].into();
    let ticked = Response::Choices(wanted);
    assert_eq!(world.answer(), Some(&ticked));
    // Enter never ticks; on the last question it leads to the overview.
    world.press("Down Enter");
    assert_eq!(world.attempt().response(here), Some(&ticked));
}

#[test]
fn ordering_lifts_carries_and_drops() {
    let mut world = en(1, "law-ai-act-calendar");
    let shown = world.sitting().draft.order.clone();
    world.press("Space Down Down");
    assert!(world.sitting().draft.lifted);
    assert!(screen(&world).contains("lifted"));
    assert_eq!(world.answer(), None, "nothing is saved while it is lifted");
    world.press("Space");
    let carried = [shown[1], shown[2], shown[0], shown[3], shown[4]];
    assert_eq!(world.answer(), Some(&Response::Order(carried.to_vec())));
    // By digits: focus on a line, lift it, and name its place.
    world.press("5 Space 1");
    let carried = [shown[4], shown[1], shown[2], shown[0], shown[3]];
    assert_eq!(world.answer(), Some(&Response::Order(carried.to_vec())));
    // Enter drops what is lifted before it goes on.
    let here = at(&world);
    world.press("Space Down Enter");
    assert!(!world.sitting().draft.lifted);
    assert_eq!(at(&world), here);
    world.press("Backspace");
    assert_eq!(world.answer(), None);
    assert_eq!(world.sitting().draft.order, shown);
}

#[test]
fn a_line_left_lifted_is_not_an_answer() {
    let mut world = en(1, "law-ai-act-calendar");
    world.press("Space Down Left Right");
    assert_eq!(world.answer(), None);
    assert!(!world.sitting().draft.lifted);
}

#[test]
fn matching_by_digits_goes_from_line_to_line() {
    let mut world = en(1, "law-who-does-what");
    let here = at(&world);
    world.press("2");
    assert!(world.answer().is_some_and(Response::is_partial));
    assert_eq!(world.sitting().draft.part, 1);
    world.press("1 3 4");
    let rights = &world.sitting().draft.orders[1];
    let lefts = &world.sitting().draft.orders[0];
    let mut wanted = vec![None; 4];
    for (part, place) in [(0, 1), (1, 0), (2, 2), (3, 3)] {
        wanted[lefts[part]] = Some(rights[place]);
    }
    assert_eq!(world.answer(), Some(&Response::Matches(wanted)));
    // Back by Shift-Tab, take one back, and Enter goes on only when it is whole.
    world.press("BackTab Backspace");
    assert!(world.answer().is_some_and(Response::is_partial));
    world.press("BackTab BackTab Enter");
    assert_eq!(at(&world), here, "Enter goes to the next line first");
    world.press("End");
    world.press("Enter Enter Enter Enter");
    assert_ne!(at(&world), here);
}

#[test]
fn cloze_by_digits_goes_from_gap_to_gap() {
    let mut world = en(2, "security-state-secret");
    world.press("1 2");
    assert!(world.answer().is_some_and(Response::is_partial));
    assert_eq!(world.sitting().draft.part, 2);
    world.press("3");
    let orders = &world.sitting().draft.orders;
    let wanted = [(0, 0), (1, 1), (2, 2)].map(|(gap, place)| Some(orders[gap][place]));
    assert_eq!(world.answer(), Some(&Response::Gaps(wanted.to_vec())));
}

#[test]
fn hot_text_walks_and_marks() {
    let mut world = en(1, "law-mark-personal-data");
    let here = at(&world);
    world.press("Tab Space Tab Tab Space BackTab Space Space");
    assert_eq!(world.answer(), Some(&Response::Spans([1, 3].into())));
    world.press("Down Down Up Space");
    assert_eq!(world.answer(), Some(&Response::Spans([1].into())));
    world.press("Enter");
    assert_eq!(at(&world), here + 1);
}

#[test]
fn what_is_typed_is_saved_when_it_rests_or_is_left() {
    let mut world = en(1, "law-transition-months");
    let here = at(&world);
    world.press("1 2").asked.clear();
    assert_eq!(world.answer(), None);
    world.pass(500);
    assert_eq!(world.answer(), None);
    world.pass(600);
    assert_eq!(world.answer(), Some(&Response::Number("12".into())));
    world.press("Backspace Tab");
    assert_eq!(at(&world), here + 1);
    world.press("Left");
    assert_eq!(world.answer(), Some(&Response::Number("1".into())));
    // Digits, arrows and letters belong to the field.
    world.press("Home 9 Delete Enter Left");
    assert_eq!(world.answer(), Some(&Response::Number("9".into())));
}

#[test]
fn words_take_vietnamese_as_input_methods_send_it() {
    let mut world = en(1, "law-risk-level");
    for chunk in [
        "t", "r", "u", "n", "g", " ", "b", "i", "\u{8}ì", "n", "h", "?",
    ] {
        for c in chunk.chars() {
            if c == '\u{8}' {
                world.press("Backspace");
            } else {
                world.type_in(&c.to_string());
            }
        }
    }
    world.press("Backspace Enter Left");
    assert_eq!(world.answer(), Some(&Response::Words("trung bình".into())));
    world.handle(Msg::Paste(" hoặc\u{202e} trung\nbinh".into()));
    world.press("F4");
    let answer = world.answer().cloned();
    assert_eq!(
        answer,
        Some(Response::Words("trung bìnhhoặc trung binh".into()))
    );
}

// ---- Moving about ----

#[test]
fn flags_are_seen_kept_and_found() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1).press("F3 Right Right F3 Right F3 F3");
    let flagged: Vec<usize> = (0..12).filter(|q| world.attempt().is_flagged(*q)).collect();
    assert_eq!(flagged, [0, 2]);
    assert!(
        screen(&world)
            .lines()
            .nth(1)
            .is_some_and(|l| l.starts_with(" ⚑ · ⚑ ▸"))
    );
    world.press("F6");
    assert_eq!(at(&world), 0);
    world.press("F6");
    assert_eq!(at(&world), 2);
    world.press("F3 F6 F3 F6");
    assert_eq!(world.notice(), Some("No question is flagged."));
}

#[test]
fn next_open_goes_round() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1).answer_all(|_| true);
    world.press("F5");
    assert_eq!(world.notice(), Some("Every question is answered."));
    world.press("Right");
    assert_eq!(world.notice(), None, "a sentence leaves with the next key");
}

#[test]
fn the_last_question_leads_to_the_overview_and_it_to_any_question() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1);
    for _ in 0..12 {
        world.press("Enter");
    }
    assert!(matches!(world.state.screen, Screen::Overview(11)));
    world.press("Home Down Enter");
    assert_eq!(at(&world), 10);
    world.press("F4 Up Left Enter");
    assert_eq!(at(&world), 0);
    world.press("F4 Esc");
    assert_eq!(at(&world), 0);
}

#[test]
fn sequential_questions_ask_before_they_are_passed_on() {
    let mut world = World::ruled(Lang::EN, |quiz| {
        quiz.navigation = Navigation::Sequential;
        quiz.draw = Draw::Number(3);
    });
    world.begin(1);
    let go_on = |world: &mut World| {
        world.press("Right");
        assert_eq!(asked(world), Some(&Ask::PassOn));
    };
    go_on(&mut world);
    world.press("Enter");
    assert_eq!(at(&world), 0);
    go_on(&mut world);
    world.press("Down Enter");
    assert_eq!(at(&world), 1);
    world.press("Left");
    assert_eq!(at(&world), 1, "there is no way back");
    world.press("F4 Home Enter");
    assert_eq!(
        world.notice(),
        Some("The questions of this quiz are taken in order.")
    );
    world.press("Esc");
    world.answer_here().press("Enter");
    assert_eq!(at(&world), 2, "an answered question asks nothing");
}

#[test]
fn sequential_questions_are_not_skipped_by_other_keys() {
    let mut world = World::ruled(Lang::EN, |quiz| quiz.navigation = Navigation::Sequential);
    world.begin(1).press("F3 F5");
    assert_eq!(at(&world), 0, "F5 would leave it for good without asking");
    world.press("F6 F4 F5 F6 Esc");
    assert_eq!(at(&world), 0);
}

// ---- Language ----

#[test]
fn changing_the_language_in_the_middle_keeps_the_answer() {
    for (_, quiz, id, keys) in super::scenes::KINDS {
        let mut world = en(quiz, id);
        let here = at(&world);
        world.press(keys).press("F2 2 Enter");
        assert_eq!(world.state.look.lang(), Lang::VI, "{id}");
        assert!(screen(&world).contains("F10 nộp bài"), "{}", screen(&world));
        assert_eq!(at(&world), here);
        world.press("F2 1 Esc");
        assert_eq!(world.state.look.lang(), Lang::EN, "{id}");
        world.pass(2_000);
        let mut same = en(quiz, id);
        same.press(keys).pass(2_000);
        assert_eq!(world.answer(), same.answer(), "{id}");
        assert!(world.answer().is_some(), "{id}");
        assert_eq!(world.sitting().draft, same.sitting().draft, "{id}");
    }
}

// ---- Time ----

#[test]
fn time_warnings_come_once_each() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1);
    let mut told = Vec::new();
    for _ in 0..15 * 60 {
        world.pass(1_000);
        if let Some(text) = world.notice() {
            told.push((15 * 60 - told.len(), text.to_owned()));
            world.state.notice = None;
        }
        if world.attempt().is_finished() {
            break;
        }
    }
    let told: Vec<String> = told.into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        told,
        ["10 minutes left.", "5 minutes left.", "One minute left."]
    );
}

#[test]
fn a_warning_is_right_after_a_long_silence() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1).pass(14 * 60_000 + 10_000);
    assert_eq!(world.notice(), Some("One minute left."));
    world.press("1").pass(1_000);
    assert_eq!(world.notice(), None);
}

#[test]
fn when_time_runs_out_what_is_there_is_handed_in() {
    let mut world = en(1, "law-transition-months");
    world.press("1 2").press("F1");
    world.pass(15 * 60_000 + 1);
    assert_eq!(world.attempt().phase(), Phase::TimedOut);
    assert!(matches!(world.state.screen, Screen::Result(_)));
    assert!(world.state.overlay.is_none());
    assert!(screen(&world).contains("Time is up."));
    assert!(world.sitting().is_durable());
    let last = world.attempt().log().last().map(|logged| &logged.event);
    assert_eq!(last, Some(&Event::TimedOut {}));
}

#[test]
fn what_was_typed_before_time_ran_out_counts() {
    let mut world = en(1, "law-transition-months");
    world.pass(15 * 60_000 - 1_500).press("1 2").pass(1_200);
    world.pass(1_000);
    assert_eq!(world.attempt().phase(), Phase::TimedOut);
    assert_eq!(world.answer(), Some(&Response::Number("12".into())));
}

#[test]
fn time_runs_out_also_while_something_is_asked() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1).press("F10").pass(16 * 60_000);
    assert!(matches!(world.state.screen, Screen::Result(_)));
    assert!(world.state.overlay.is_none());
}

// ---- Leaving ----

#[test]
fn ctrl_c_asks_and_no_is_the_default() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1).press("1 ^c");
    assert_eq!(asked(&world), Some(&Ask::LeaveAttempt));
    world.press("Enter");
    assert!(!world.quit);
    assert_eq!(world.attempt().phase(), Phase::Running);
    world.press("^c ^c ^c Esc");
    assert!(world.state.overlay.is_none() && !world.quit);
    for keys in ["^c 2 Enter", "Esc Down Enter", "^c Tab Space"] {
        world.press(keys);
        assert!(matches!(world.state.screen, Screen::Home(_)), "{keys}");
        assert!(!world.quit);
        world.press("Enter");
        assert_eq!(world.attempt().phase(), Phase::Running, "{keys}");
        assert!(world.answer().is_some(), "{keys}");
    }
}

#[test]
fn handing_in_asks_and_says_what_is_open() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1).press("1 F3 F10");
    assert_eq!(asked(&world), Some(&Ask::HandIn));
    assert!(screen(&world).contains("11 questions are not answered."));
    assert!(screen(&world).contains("One question is flagged"));
    world.press("Enter F10 Esc F10 1 Enter");
    assert_eq!(world.attempt().phase(), Phase::Running);
    world.hand_in();
    assert_eq!(world.attempt().phase(), Phase::Submitted);
}

#[test]
fn after_handing_in_nothing_changes() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1).press("1").hand_in();
    let log = world.attempt().log().to_vec();
    world.press("1 2 F3 F10 Enter 1 2 Space Down Right Backspace F5 F6 F4");
    world.pass(60_000);
    assert_eq!(world.attempt().log(), log);
}

#[test]
fn an_attempt_is_taken_up_again_where_it_was() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1).press("1 Right 2 Right Right").pass(60_000);
    world.press("Esc Down Enter").pass(60_000);
    assert!(screen(&world).contains("at question 4"));
    assert!(screen(&world).contains("13:00 left"), "{}", screen(&world));
    world.press("Enter");
    assert_eq!(at(&world), 3);
    assert_eq!(world.attempt().answered(), 2);
    assert_eq!(
        world.notice(),
        Some("You were interrupted. Your answers are safe.")
    );
    assert_eq!(
        world.attempt().remaining(&world.state.now),
        Some(13 * 60_000)
    );
}

#[test]
fn the_clock_stands_still_where_the_rules_say_so() {
    let mut world = World::ruled(Lang::EN, |quiz| {
        quiz.on_interruption = OnInterruption::Pause;
    });
    world.begin(1).pass(10_000);
    world.press("Esc");
    assert!(screen(&world).contains("The clock stands still"));
    world.press("Down Enter").pass(3_600_000).press("Enter");
    assert_eq!(
        world.attempt().remaining(&world.state.now),
        Some(15 * 60_000 - 10_000)
    );
}

#[test]
fn a_signal_notes_that_the_attempt_was_left() {
    let mut world = en(1, "law-transition-months");
    world.press("1 2").handle(Msg::Terminate);
    assert!(world.quit);
    let (_, log, _) = &world.stored["attempt-1"];
    assert_eq!(log.last().map(|l| &l.event), Some(&Event::Interrupted {}));
    assert!(
        log.iter().any(|l| matches!(
            &l.event,
            Event::Answered { response: Some(Response::Number(n)), .. } if n == "12"
        )),
        "what was typed is kept"
    );
}

// ---- Saving ----

#[test]
fn each_answer_is_saved_before_the_screen_says_so() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1).pass(5_000);
    world.disk = Disk::Slow;
    world.press("1");
    assert!(screen(&world).contains("Saving…"));
    assert!(!screen(&world).contains("Saved"));
    world.press("Right 2");
    let saves = world.saves().len();
    assert_eq!(saves, 1, "the next save waits for the answer to the first");
    world.disk = Disk::Well;
    let events = world.attempt().log().len() as u64;
    // The store answers for the first event only; the rest follows at once.
    world.stored.get_mut("attempt-1").expect("stored").1 = world.attempt().log()[..2].to_vec();
    world.handle(Msg::Saved {
        attempt: "attempt-1".into(),
        events: 2,
    });
    assert!(world.sitting().is_durable());
    assert_eq!(world.stored["attempt-1"].1.len() as u64, events);
    assert!(screen(&world).contains("Saved 09:00:05"));
}

#[test]
fn a_failing_save_is_said_tried_again_and_nothing_is_lost() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1);
    world.disk = Disk::Fails(Problem::new("problem-full", "/srv"), true);
    world.press("1");
    assert!(screen(&world).contains("NOT SAVED"));
    assert!(screen(&world).contains("is full"));
    world.press("Right 2 F3 Right");
    assert!(
        screen(&world).contains("NOT SAVED"),
        "it stays while it is so"
    );
    assert!(screen(&world).contains("is full"));
    world.asked.clear();
    for _ in 0..10 {
        world.pass(1_000);
    }
    let tried = world.saves().len();
    assert!(tried > 0, "it is tried again");
    assert!(screen(&world).contains("NOT SAVED"));
    world.disk = Disk::Well;
    world.pass(3_100);
    assert!(world.sitting().is_durable());
    assert_eq!(world.notice(), Some("Everything is saved again."));
    assert_eq!(world.stored["attempt-1"].1, world.attempt().log());
    assert_eq!(world.attempt().answered(), 2);
}

#[test]
fn what_cannot_be_saved_is_not_left_without_asking() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1);
    world.disk = Disk::Fails(Problem::new("problem-read-only", "/srv"), true);
    world.press("1").hand_in();
    assert_eq!(world.attempt().phase(), Phase::Submitted);
    world.press("Esc");
    assert!(matches!(world.state.screen, Screen::Result(_)));
    world.press("^c");
    assert_eq!(asked(&world), Some(&Ask::QuitUnsaved));
    world.press("Enter");
    assert!(!world.quit);
    world.disk = Disk::Well;
    world.pass(3_100);
    assert!(world.sitting().is_durable());
    assert!(
        world.stored["attempt-1"].2.is_some(),
        "the outcome is stored"
    );
    world.press("Esc");
    assert!(matches!(world.state.screen, Screen::Home(_)));
}

#[test]
fn an_attempt_that_goes_on_elsewhere_is_said_and_can_be_left() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1);
    let overtaken = Problem::new("problem-overtaken", "attempt-1");
    world.disk = Disk::Fails(overtaken, false);
    world.press("1");
    assert!(screen(&world).contains("continued elsewhere"));
    assert!(matches!(
        world.sitting().saving,
        Saving::Failed { passing: false, .. }
    ));
    world.asked.clear();
    for _ in 0..20 {
        world.pass(1_000);
    }
    let tried = world
        .asked
        .iter()
        .filter(|effect| matches!(effect, Effect::Save { .. }))
        .count();
    assert!(tried <= 2, "it is not tried again and again: {tried}");
    world.press("Esc");
    assert_eq!(asked(&world), Some(&Ask::QuitUnsaved));
    world.press("Down Enter");
    assert!(
        world.quit || world.state.sitting.is_none(),
        "nobody is stuck"
    );
}

#[test]
fn an_answer_to_an_attempt_that_is_gone_changes_nothing() {
    let mut world = World::enrolled(Lang::EN);
    world.begin(1).press("Esc Down Enter");
    let before = screen(&world);
    world.handle(Msg::Saved {
        attempt: "attempt-1".into(),
        events: 99,
    });
    world.handle(Msg::NotSaved {
        attempt: "attempt-1".into(),
        problem: Problem::new("problem-full", "/srv"),
        passing: true,
    });
    assert_eq!(screen(&world), before);
}

// ---- Before and after ----

#[test]
fn the_practice_question_is_never_saved() {
    let mut world = World::enrolled(Lang::EN);
    world.press("1 1").asked.clear();
    world.press("2 Down Enter Up Space").pass(60_000);
    assert!(world.asked.is_empty());
    world.press("Enter");
    assert!(matches!(world.state.screen, Screen::Instructions(_)));
    assert!(world.state.sitting.is_none());
    world.press("1 Esc");
    assert!(matches!(world.state.screen, Screen::Instructions(_)));
}

#[test]
fn practice_shows_the_reason_at_once_and_is_not_counted() {
    let mut world = World::enrolled(Lang::EN);
    world.press("4 2 1 Enter");
    assert!(world.sitting().revealed);
    assert!(screen(&world).contains("right answer") || screen(&world).contains(", right"));
    let answer = world.answer().cloned();
    world.press("2 3 Space Backspace");
    assert_eq!(world.answer(), answer.as_ref(), "a shown answer stands");
    world.press("Enter");
    assert_eq!(at(&world), 1);
    world.hand_in();
    assert!(screen(&world).contains("is not counted"));
    world.press("Esc");
    assert_eq!(world.state.progress.standings[1].used, 0);
}

#[test]
fn without_feedback_there_is_no_review() {
    let mut world = World::ruled(Lang::EN, |quiz| quiz.feedback = FeedbackRule::Never);
    world.begin(0).answer_all(|_| true).hand_in();
    let before = screen(&world);
    assert!(!before.contains("review"));
    world.press("Enter Right Space");
    assert_eq!(screen(&world), before);
}

#[test]
fn used_attempts_are_refused_with_the_reason() {
    let mut world = World::enrolled(Lang::EN);
    for _ in 0..3 {
        world.begin(1).hand_in().press("Esc");
    }
    world.press("2");
    assert!(
        world
            .notice()
            .is_some_and(|text| text.contains("All 3 attempts"))
    );
    assert!(matches!(world.state.screen, Screen::Home(_)));
}

#[test]
fn a_name_is_enrolled_and_its_problems_are_said() {
    let mut world = World::new(Lang::EN);
    world.press("1 Enter");
    assert!(screen(&world).contains("Please fill in this field."));
    world.type_in("Trần Văn Đức").press("Enter");
    world.type_in("UBND phường Bến Nghé").press("Tab");
    world.type_in("mã").press("Enter");
    assert!(screen(&world).contains("without accents"));
    world
        .press("Backspace Backspace")
        .type_in("TAKEN")
        .press("Enter");
    let sure = screen(&world);
    assert!(sure.contains("Trần Văn Đức") && sure.contains("UBND phường Bến Nghé"));
    world.press("Enter");
    assert!(
        world
            .notice()
            .is_some_and(|text| text.contains("somebody else"))
    );
    for _ in 0..5 {
        world.press("Backspace");
    }
    // Looked at again, changed, and only then right.
    world.press("Enter Esc");
    assert!(screen(&world).contains("Who are you?"));
    world.press("Enter Enter");
    let person = world.state.person.clone().expect("enrolled");
    assert_eq!(person.participant.code, "P-7K3M9QX");
    assert_eq!(world.notice(), Some("You are enrolled."));
    world.press("Enter");
    assert!(matches!(world.state.screen, Screen::Instructions(_)));
}

#[test]
fn the_roster_is_found_by_name_without_accents_or_by_code() {
    for (typed, code) in [
        ("duc", "CB-0042-00318"),
        ("TRẦN", "CB-0042-00318"),
        ("fr-7", "FR-7"),
        ("lefevre", "FR-7"),
        ("thua thien", "CB-0042-00319"),
    ] {
        let mut world = World::enrolled(Lang::VI);
        world.press("7").type_in(typed).press("Enter Enter");
        let person = world.state.person.clone().expect("enrolled");
        assert_eq!(person.participant.code, code, "{typed}");
    }
}

/// The next trainee at a shared computer sees whose exam it would be, and says so.
#[test]
fn before_the_start_the_screen_names_who_takes_it_and_another_can_say_so() {
    for lang in [Lang::VI, Lang::FR, Lang::EN] {
        let mut world = World::enrolled(lang);
        world.press("1");
        let shown = screen(&world);
        let who = world.state.person.clone().unwrap().participant;
        assert!(
            shown.contains(&who.name) && shown.contains(&who.code),
            "{shown}"
        );
        world.press("4");
        assert!(matches!(world.state.screen, Screen::Enrol(_)));
        assert!(world.state.sitting.is_none());
    }
}
