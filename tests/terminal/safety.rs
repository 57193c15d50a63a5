//! What reaches the terminal, whatever banks, names and files hold; and
//! terminals that are slow, or none.

use std::process::{Command, Stdio};

use rustix::process::Signal;

use super::session::{Session, english, key};
use super::training::{RULES, Training, bank_of, participants};

/// A control sequence the program itself never sends, with ESC and with the
/// single-character introducer of C1.
const EVIL: [&[u8]; 3] = [b"\x1b[66;6z", b"\x1b]0;owned", "\u{9b}66;6z".as_bytes()];

#[track_caller]
fn harmless(session: &Session) {
    let raw = session.raw();
    for evil in EVIL {
        assert!(
            !raw.windows(evil.len()).any(|window| window == evil),
            "{evil:?} reached the terminal"
        );
    }
    // The one bell is the end of the window's title.
    let bells = raw.split(|byte| *byte == 7).count() - 1;
    assert!(bells <= 1, "{bells} bells");
}

#[test]
fn texts_with_escape_sequences_are_refused_not_shown() {
    let words = english();
    let training = Training::of(&bank_of([(0, 0)].into_iter(), RULES));
    let sound = bank_of([(0, 0)].into_iter(), RULES);
    let prompt = sound
        .replace("bank: test", "bank: evil")
        .replace("Number 0:", r"\e[66;6z\e]0;owned\a Number");
    training.add_bank("evil", &prompt);
    // Also as bytes, and in the name of the file.
    let title = sound
        .replace("bank: test", "bank: raw")
        .replace("Test bank", "\"\x1b[66;6z Test\"");
    training.add_bank("raw\x1b[66;6z\x1b]0;owned\x07", &title);
    let roster = "title: T\nlanguages: [en]\nroster:\n  \
                  - { code: A-1, name: \"Ann \\e[66;6z\\e]0;owned\\a\", unit: U }\n  \
                  - { code: A-2, name: Binh, unit: U }\n";
    let file = training.path().join("training.yaml");
    std::fs::write(&file, roster).expect("a training");
    let mut refused = training.start().size(120, 40).go();
    assert_eq!(
        refused.exit(),
        2,
        "a roster with escape sequences was taken"
    );
    harmless(&refused);
    std::fs::remove_file(&file).expect("a training");
    let mut session = training.start().size(120, 40).go();
    session.see(&words.t("home-practice"));
    session.see("evil.yaml");
    session.send("1");
    session.wait("who takes part", |shown| {
        (shown.has(&words.t("enrol-pick")) || shown.has(&words.t("enrol-type"))).then_some(())
    });
    harmless(&session);
}

#[test]
fn file_names_and_certificates_with_escape_sequences() {
    let words = english();
    let training = Training::of(&bank_of([(0, 0)].into_iter(), RULES));
    let folder = training.path().join("certificates");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::create_dir(folder.join("d\x1b[66;6z")).expect("a folder");
    let evil = r#"{"name":"\u001b[66;6z\u001b]0;owned\u0007","\u001b[66;6z":"\u009b66;6z"}"#;
    let file = folder.join("x\x1b[66;6z\x1b]0;owned\x07\u{9b}66;6z.json");
    std::fs::write(&file, evil).expect("a file");
    std::fs::write(folder.join("y.json"), b"\x1b[66;6z\x1b]0;owned\x07").expect("a file");
    let mut session = training.start().go();
    session.see(&words.t("home-verify"));
    let line = session.wait("the line", |shown| {
        let flat = shown.flat();
        let at = flat.find(&words.t("home-verify"))?;
        flat[..at].trim_end().chars().last()
    });
    session.send(line.to_string());
    session.see(&words.t("verify-choose"));
    session.see("y.json");
    // By End to the last file, and the one before it.
    for keys in [
        key::END.to_owned(),
        "\x1b[A".to_owned(),
        key::HOME.to_owned(),
    ] {
        session.send(keys + key::ENTER);
        session.wait("a verdict or a folder", |shown| {
            (shown.has(&words.t("verdict-unreadable"))
                || shown.has(&words.t("verify-nothing-signed"))
                || shown.has(&words.t("verify-nothing")))
            .then_some(())
        });
        harmless(&session);
        session.send(key::ENTER);
        session.see(&words.t("verify-choose"));
    }
    harmless(&session);
    // A folder of that name in an error.
    let mut refused = training
        .start()
        .program(
            env!("CARGO_BIN_EXE_certamen").as_ref(),
            &["--training", "/nowhere\x1b[66;6z\x1b]0;owned\x07"],
        )
        .go();
    assert_eq!(refused.exit(), 2);
    harmless(&refused);
}

#[test]
fn a_name_of_ten_thousand_characters() {
    let words = english();
    let training = Training::of(&bank_of([(0, 0)].into_iter(), RULES));
    let mut session = training.start().go();
    session.see(&words.t("nobody-enrolled"));
    session.send("1");
    session.see(&words.t("enrol-type"));
    // Nothing typed is no name.
    session.send(key::TAB);
    session.send(key::ENTER);
    session.see(&words.t("name-empty"));
    // Emoji and overrides among the letters; in pieces, as a slow hand types.
    let name = "Ă\u{202e}b\u{200d}👩‍💻 ".repeat(10_000 / 7);
    for piece in name.as_bytes().chunks(1000) {
        session.send(piece);
    }
    session.send(format!("{}Sở Nội vụ{}", key::TAB, key::ENTER));
    session.see(&words.t("enrolled"));
    session.signal(Signal::TERM);
    session.exit();
    let people = participants(&training.database());
    let name = &people[0].name;
    assert!(name.starts_with("Ăb👩💻 Ăb"), "{name}");
    assert!((100..=120).contains(&name.chars().count()), "{name}");
    assert!(certamen::text::forbidden(name, false).is_none());
    assert_eq!(people[0].unit, "Sở Nội vụ");
}

/// Everything that is on the screen in the end, after a walk through screens;
/// on a slow line, once that is there.
fn walk(goal: Option<&str>) -> String {
    let words = english();
    let training = Training::shipped();
    let mut start = training.start().size(120, 40);
    if goal.is_some() {
        start = start.slow(1024, std::time::Duration::from_millis(50));
    }
    let mut session = start.go();
    session.see(&words.t("nobody-enrolled"));
    // All at once, far faster than the line can carry the screens.
    for _ in 0..4 {
        session.send(key::F1);
        session.send("\x1b[B\x1b[B\x1b[5~");
        session.send("\x1b[12~");
        session.resize(100, 30);
        session.send("\x1bOQ");
        session.resize(120, 40);
        session.send("\x1bOQ");
    }
    session.send(key::F1);
    session.see(&words.t("help-keys"));
    session.send(key::F1);
    session.see_no_more(&words.t("help-keys"));
    session.send("\x1bOQ");
    session.see(&words.t("can-you-read"));
    session.send("\x1bOQ\x1b[B\x1b[B");
    session.see("▸ 3 ");
    // Drawn again, from an empty screen to the last row: the emulator was
    // resized before the program knew, and may hold what was drawn meanwhile.
    let before = session.written();
    session.send("\x0c");
    session.wait("home, drawn again", |shown| {
        let keys = shown.line(39);
        let home = keys.contains(&words.t("key-quit")) && keys.contains(&words.t("key-help"));
        let cleared = shown.raw[before..].windows(4).any(|w| w == b"\x1b[2J");
        (cleared && home && shown.has("▸ 3 ")).then_some(())
    });
    let goal = goal.map_or_else(|| session.said(), str::to_owned);
    session.wait("the same screen in the end", |shown| {
        (shown.flat() == goal).then_some(())
    });
    goal
}

#[test]
fn a_slow_terminal_gets_the_right_screen_in_the_end() {
    let goal = walk(None);
    walk(Some(&goal));
}

#[test]
fn without_a_terminal_the_error_names_plain_mode() {
    let training = Training::of(&bank_of([(0, 0)].into_iter(), RULES));
    let output = Command::new(env!("CARGO_BIN_EXE_certamen"))
        .arg("--training")
        .arg(training.path())
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::null())
        .output()
        .expect("the program");
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("--plain"), "{said}");
    assert!(output.stdout.is_empty());

    let mut session = training.start().env("TERM", "dumb").go();
    assert_eq!(session.exit(), 2);
    assert!(session.said().contains("--plain"), "{}", session.said());
    assert!(!session.raw().contains(&0x1b));
    assert!(!training.database().exists(), "nothing was made");
}
