//! A sealed quiz in a real terminal: the passphrase, a kill in the middle, the
//! certificate; and nothing readable on the disk at any moment.

use std::fs;
use std::path::{Path, PathBuf};

use certamen::bank::seal::{Passphrase, seal};
use rustix::process::Signal;

use super::session::{Session, Start, english, key};
use super::training::{RULES, Training, bank_of, enrol};

const WORDS: &str = "mưa đêm trên mái";

/// Words that stand in every question of the bank.
const SECRET: &str = "which is right?";

/// A training whose one bank is sealed, with little work so that tests are quick.
fn sealed() -> Training {
    let training = Training::empty();
    let bank = bank_of((0..4).map(|i| (i, 0)), RULES);
    assert!(bank.contains(SECRET));
    let bytes = seal(bank.as_bytes(), &Passphrase::new(WORDS), 2).expect("sealed");
    let banks = training.path().join("question_banks");
    fs::create_dir_all(&banks).expect("a folder");
    fs::write(banks.join("test.yaml.age"), bytes).expect("a bank");
    training
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[track_caller]
fn nothing_readable(training: &Training) {
    for path in files(training.path()) {
        // The program is at work: a file may be gone since it was listed.
        let bytes = match fs::read(&path) {
            Err(gone) if gone.kind() == std::io::ErrorKind::NotFound => continue,
            read => read.expect("a file"),
        };
        for secret in [SECRET, WORDS] {
            let found = bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
            assert!(!found, "{} holds {secret:?}", path.display());
        }
    }
}

/// The question and its options as they stand on screen.
fn question(session: &Session) -> String {
    session.now(|shown| {
        let rows: Vec<String> = (2..20).map(|row| shown.line(row)).collect();
        let rows = rows.iter().map(|row| row.trim());
        rows.collect::<Vec<_>>().join("\n")
    })
}

#[test]
fn a_sealed_quiz_survives_a_kill_and_leaves_nothing_readable() {
    let words = english();
    let training = sealed();
    let mut session = training.start().go();
    session.see(&words.t("standing-sealed"));
    enrol(&mut session, &words, "Lê Văn An", "Phường 1");
    session.send("1");
    session.see(&words.t("unseal-hint"));
    session.send(format!("not these words{}", key::ENTER));
    session.see("does not open test.yaml.age");
    session.send(format!("{WORDS}{}", key::ENTER));
    session.see(&words.t("start-now"));
    session.send("2");
    session.see("1 / 4");
    session.send(format!("1{}", key::ENTER));
    session.see("2 / 4");
    session.wait("saved", |shown| shown.saved(&words));
    let before = question(&session);
    let left = session.wait("a clock", |shown| shown.seconds_left(&words));
    nothing_readable(&training);
    session.signal(Signal::KILL);
    session.exit();
    nothing_readable(&training);

    let mut session = training.start().go();
    session.see(&words.t("offer-resume"));
    session.send(key::ENTER);
    session.see(&words.t("unseal-hint"));
    session.send(format!("{WORDS}{}", key::ENTER));
    session.see("2 / 4");
    assert_eq!(question(&session), before);
    let now = session.wait("a clock", |shown| shown.seconds_left(&words));
    assert!(now <= left, "{now} {left}");
    session.send(key::F10);
    session.see(&words.t("ask-hand-in"));
    session.send(format!("2{}", key::ENTER));
    session.see(&words.t("result"));
    nothing_readable(&training);
}

/// Both passphrases are asked for on the terminal and never shown.
#[test]
fn sealing_asks_twice_and_shows_nothing() {
    let words = english();
    let training = Training::of_questions(2);
    let bank = training.path().join("question_banks/test.yaml");
    let bank = bank.to_str().expect("a path in UTF-8");
    let seal = |answers: [&str; 2]| {
        let program = Path::new(env!("CARGO_BIN_EXE_certamen"));
        let start = Start::on(training.path()).program(program, &["seal", bank, "--force"]);
        let mut session = start.go();
        session.see("Choose a passphrase for test");
        session.send(format!("{}{}", answers[0], key::ENTER));
        session.see(&words.t("seal-ask-again"));
        session.send(format!("{}{}", answers[1], key::ENTER));
        session
    };
    let mut session = seal([WORDS, "other words than those"]);
    session.see(&words.t("passphrase-differs"));
    assert_eq!(session.exit(), 2);
    assert_eq!(files(training.path()).len(), 1, "nothing is written");

    // As Telex sends it: letters, Backspace, the composed letter.
    let telex = "mua\u{7f}\u{7f}ưa đem\u{7f}\u{7f}êm trên mái";
    let mut session = seal([WORDS, telex]);
    session.see("must not travel along");
    assert_eq!(session.exit(), 0);
    assert!(session.is_cooked());
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    assert!(!raw.contains("mái") && !raw.contains("đêm"), "{raw}");
}

/// Esc and Ctrl-C give the terminal back as it was.
#[test]
fn giving_up_writes_nothing_and_gives_the_terminal_back() {
    let words = english();
    let training = Training::of_questions(2);
    let bank = training.path().join("question_banks/test.yaml");
    let bank = bank.to_str().expect("a path in UTF-8");
    for quit in [key::ESC, key::CTRL_C] {
        let program = Path::new(env!("CARGO_BIN_EXE_certamen"));
        let start = Start::on(training.path()).program(program, &["seal", bank]);
        let mut session = start.go();
        session.see("Choose a passphrase for test");
        session.send(format!("half of it{quit}"));
        session.see(&words.t("passphrase-given-up"));
        assert_eq!(session.exit(), 2);
        assert!(session.is_cooked());
    }
    assert_eq!(files(training.path()).len(), 1);
}

/// Told to end while a passphrase is typed, the program gives the terminal back
/// and ends by that signal.
#[test]
fn a_signal_at_the_question_gives_the_terminal_back() {
    let training = Training::of_questions(2);
    let bank = training.path().join("question_banks/test.yaml");
    let bank = bank.to_str().expect("a path in UTF-8");
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let program = Path::new(env!("CARGO_BIN_EXE_certamen"));
        let start = Start::on(training.path()).program(program, &["seal", bank]);
        let mut session = start.go();
        session.see("Choose a passphrase for test");
        assert!(!session.is_cooked());
        session.signal(signal);
        assert_ne!(session.exit(), 0);
        assert!(session.is_cooked());
    }
    assert_eq!(files(training.path()).len(), 1);
}
