//! Resizes, suspension, signals and hang-ups: nothing is lost, and the
//! terminal is left as it was.

use certamen::exam::{Event, Response};
use rustix::process::Signal;

use super::session::{Gone, Session, english, key};
use super::training::{RULES, Training, bank_of, begin, enrol, resume};

const LEAVES_ALTERNATE: &[u8] = b"\x1b[?1049l";
const ENTERS_ALTERNATE: &[u8] = b"\x1b[?1049h";
const SHOWS_CURSOR: &[u8] = b"\x1b[?25h";

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// In the first question of a bank of one kind of question.
fn sitting(kind: usize) -> (Training, Session) {
    let words = english();
    let training = Training::of(&bank_of((0..3).map(|i| (i, kind)), RULES));
    let mut session = training.start().go();
    enrol(&mut session, &words, "Phạm Văn Bình", "Sở Y tế");
    begin(&mut session, &words, 1);
    (training, session)
}

/// Presses a digit and waits until the answer is called saved.
fn choose(session: &mut Session, digit: usize) {
    let words = english();
    session.send(digit.to_string());
    session.wait("the answer, saved", |shown| {
        shown.saved(&words)?;
        let chosen = format!("◀ {}", words.t("chosen"));
        let flat = shown.flat();
        let at = flat.find(&format!(" {digit} q"))?;
        let row = flat[at..].split("choice").nth(1)?;
        row[2..].trim_start().starts_with(&chosen).then_some(())
    });
}

#[test]
fn resizing_to_too_small_and_back_loses_nothing() {
    let words = english();
    let (_training, mut session) = sitting(0);
    choose(&mut session, 3);
    session.resize(59, 17);
    session.see(&words.with(
        "too-small",
        &[("columns", 60_usize.into()), ("rows", 18_usize.into())],
    ));
    session.resize(120, 40);
    session.wait("everything, and the panel", |shown| {
        let flat = shown.flat();
        (flat.contains("which is right?")
            && flat.contains(&words.t("chosen"))
            && flat.contains(&words.with("count-answered", &[("n", 1_usize.into())])))
        .then_some(())
    });
    session.resize(80, 24);
    session.wait("the small screen", |shown| {
        let keys = shown.line(23);
        (keys.contains(&words.t("key-next")) && shown.has(&words.t("chosen"))).then_some(())
    });
}

/// Stops the program in some way, looks at the terminal, continues it.
fn suspended_and_continued(stop: impl FnOnce(&mut Session)) {
    let words = english();
    let (training, mut session) = sitting(0);
    choose(&mut session, 2);
    let before = session.written();
    stop(&mut session);
    session.until("stopped", || session.is_stopped());
    session.wait("the terminal given back", |shown| {
        (!shown.screen.alternate_screen()).then_some(())
    });
    let given = session.raw()[before..].to_vec();
    assert!(contains(&given, LEAVES_ALTERNATE));
    assert!(contains(&given, SHOWS_CURSOR));
    session.now(|shown| {
        assert!(!shown.screen.hide_cursor());
        assert!(!shown.screen.bracketed_paste());
    });
    assert!(session.is_cooked());

    for round in 0..2 {
        let before = session.written();
        session.signal(Signal::CONT);
        session.wait("the same screen", |shown| {
            (shown.screen.alternate_screen()
                && shown.has("which is right?")
                && shown.has(&words.t("chosen")))
            .then_some(())
        });
        assert!(contains(&session.raw()[before..], ENTERS_ALTERNATE) || round > 0);
        assert!(!session.is_cooked());
        // It stays: what stopped it once does not stop it again.
        choose(&mut session, 3 - round);
        assert!(!session.is_stopped());
    }
    session.signal(Signal::TERM);
    assert_eq!(session.exit(), 0);
    let (attempt, _) = training.attempt();
    assert_eq!(attempt.answered(), 1);
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_takes_it_again() {
    suspended_and_continued(|session| session.send(key::CTRL_Z));
}

#[test]
fn a_stop_signal_from_outside_does_the_same() {
    suspended_and_continued(|session| session.signal(Signal::TSTP));
}

/// Typing that has not rested yet is an answer too, even while another answer
/// is on its way to the disk.
#[test]
fn sigterm_saves_everything_and_gives_the_terminal_back() {
    for typed in ["a", "một câu trả lời", "x1 y2 z3"] {
        let words = english();
        let (training, mut session) = sitting(6);
        // A flag is being saved while the words arrive and the signal comes.
        session.send(format!("{}{typed}", key::F3));
        session.see(&format!("▸ {typed}_"));
        session.signal(Signal::TERM);
        assert_eq!(session.exit(), 0);
        assert!(session.is_cooked());
        session.now(|shown| {
            assert!(!shown.screen.alternate_screen() && !shown.screen.hide_cursor());
        });
        let (attempt, _) = training.attempt();
        assert_eq!(
            attempt.response(0),
            Some(&Response::Words(typed.to_owned()))
        );
        assert!(attempt.is_flagged(0));
        let last = attempt.log().last().expect("an event");
        assert_eq!(last.event, Event::Interrupted {});
        let mut session = training.start().go();
        assert_eq!(resume(&mut session, &words), 1);
        session.see(&format!("▸ {typed}_"));
    }
}

#[test]
fn a_closed_window_saves_everything() {
    let words = english();
    let (training, mut session) = sitting(6);
    session.send("câu trả lời");
    session.see("▸ câu trả lời_");
    // The help takes the Enter that closing the terminal sends.
    session.send(key::F1);
    session.see(&words.t("help-keys"));
    session.hang_up();
    session.exit();
    let (attempt, _) = training.attempt();
    assert_eq!(
        attempt.response(0),
        Some(&Response::Words("câu trả lời".to_owned()))
    );
    let last = attempt.log().last().expect("an event");
    assert_eq!(last.event, Event::Interrupted {});
}

#[test]
fn ctrl_c_asks_and_no_is_the_default() {
    let words = english();
    let (training, mut session) = sitting(0);
    choose(&mut session, 1);
    session.send(key::CTRL_C);
    session.see(&words.t("ask-leave-attempt"));
    session.see(&words.t("answers-are-kept"));
    session.send(key::ENTER);
    session.see("which is right?");
    // A second Ctrl-C while it asks is no answer either.
    session.send(format!("{0}{0}", key::CTRL_C));
    session.see(&words.t("ask-leave-attempt"));
    session.send(key::ENTER);
    session.see("which is right?");
    assert_eq!(
        session.look_within(std::time::Duration::from_millis(1), |_| None::<()>),
        Err(Gone::TimedOut)
    );
    session.send(key::CTRL_C);
    session.see(&words.t("ask-leave-attempt"));
    session.send(format!("2{}", key::ENTER));
    session.see(&words.t("home-practice"));
    session.send(key::CTRL_C);
    session.see(&words.t("ask-quit"));
    session.send(format!("2{}", key::ENTER));
    assert_eq!(session.exit(), 0);
    let (attempt, _) = training.attempt();
    assert_eq!(attempt.answered(), 1);
}

const PANICS: &str = "CERTAMEN_TEST_PANICS";

/// Not a test: takes the terminal over and panics, as a fault in the program
/// would. The product has no switch that makes it panic.
#[test]
#[ignore = "run by the test below"]
fn child_that_panics() {
    if std::env::var_os(PANICS).is_none() {
        return;
    }
    let _screen = certamen::terminal::screen::Screen::take(true).expect("a terminal");
    panic!("the fault this test is about");
}

#[test]
fn a_panic_leaves_a_sane_terminal() {
    let training = Training::empty();
    let program = std::env::current_exe().expect("this program");
    let mut session = training
        .start()
        .program(
            &program,
            &[
                "--exact",
                "signals::child_that_panics",
                "--ignored",
                "--nocapture",
            ],
        )
        .env(PANICS, "1")
        .go();
    session.see("the fault this test is about");
    assert_ne!(session.exit(), 0);
    let raw = session.raw();
    assert!(contains(&raw, ENTERS_ALTERNATE));
    assert!(contains(&raw, LEAVES_ALTERNATE));
    session.now(|shown| {
        assert!(!shown.screen.alternate_screen() && !shown.screen.hide_cursor());
        assert!(!shown.screen.bracketed_paste());
        assert_eq!(
            shown.screen.mouse_protocol_mode(),
            vt100::MouseProtocolMode::None
        );
        // The message stands on the ordinary screen, where it can be read.
        assert!(shown.has("the fault this test is about"));
    });
    assert!(session.is_cooked());
}
