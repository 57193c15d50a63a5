//! The main job: from the first start to a certificate that a unit verifies.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use certamen::bank::Bank;
use certamen::locale::Locale;
use certamen::text::Lang;

use super::answers::answer_rightly;
use super::session::{Session, english, key};
use super::training::{RULES, Training, bank_of, begin, enrol};

#[test]
fn the_first_start_creates_what_is_missing_and_says_so_once() {
    let words = english();
    let training = Training::shipped();
    let created = words.with(
        "created-training",
        &[("about", "certamen.db, keys/site.key".into())],
    );
    let mut session = training.start().go();
    session.see(&created);
    session.see(&words.t("home-practice"));
    assert!(training.database().exists());
    let key = training.path().join("keys").join("site.key");
    let mode = std::fs::metadata(&key).expect("a key").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "{mode:o}");
    leave(&mut session, &words);

    let mut session = training.start().go();
    session.see(&words.t("home-practice"));
    let about = created.split_whitespace().last().expect("a word");
    assert!(!session.now(|shown| shown.has(about)));
    leave(&mut session, &words);
    assert!(session.is_cooked());
}

/// Leaves the program from home.
fn leave(session: &mut Session, words: &Locale) {
    session.send(key::ESC);
    session.see(&words.t("ask-quit"));
    session.send(format!("2{}", key::ENTER));
    assert_eq!(session.exit(), 0);
    session.now(|shown| assert!(!shown.screen.alternate_screen() && !shown.screen.hide_cursor()));
}

#[test]
fn a_quiz_of_all_kinds_ends_with_a_certificate_that_verifies() {
    let words = english();
    let training = Training::of(&bank_of((0..9).map(|i| (i, i)), RULES));
    let bank = training.banks().remove(0);
    let mut session = training.start().go();
    enrol(&mut session, &words, "Lê Văn An", "Phường 1");
    begin(&mut session, &words, 1);
    take(&mut session, &bank, &words);
    to_the_certificate(&mut session, &words);
    certificate_on_screen(&training, &session, &words, "Lê Văn An");
    verified(&training);
}

#[test]
fn the_shipped_programme_in_vietnamese() {
    let words = Locale::new(Lang::VI);
    let training = Training::shipped();
    let course = training.banks();
    let order = ["ai-ethics", "ai-law", "ai-security"];
    // Room enough that no question scrolls.
    let start = training.start().with(&["--lang", "vi"]).size(100, 60);
    let mut session = start.go();
    enrol(
        &mut session,
        &words,
        "Nguyễn Thị Bích Hằng",
        "Sở Khoa học và Công nghệ",
    );
    for (line, id) in order.iter().enumerate() {
        let bank = course.iter().find(|b| b.id == *id).expect("the bank");
        begin(&mut session, &words, line + 1);
        take(&mut session, bank, &words);
        session.see(&words.t("passed"));
        if line + 1 < order.len() {
            session.send(key::ESC);
            session.see(&words.t("home-practice"));
        }
    }
    to_the_certificate(&mut session, &words);
    certificate_on_screen(&training, &session, &words, "Nguyễn Thị Bích Hằng");
    verified(&training);
}

/// Answers every question rightly and hands in, to the result.
fn take(session: &mut Session, bank: &Bank, words: &Locale) {
    let (_, count) = session.wait("a question", |shown| shown.place());
    for at in 1..=count {
        session.wait("the next question", |shown| {
            shown.place().filter(|place| *place == (at, count))
        });
        answer_rightly(session, bank, words);
        session.send(key::ENTER);
    }
    session.see(&words.t("all-answered"));
    session.wait("everything saved", |shown| shown.saved(words));
    session.send(key::F10);
    session.see(&words.t("cannot-change-after"));
    session.send(format!("2{}", key::ENTER));
    session.wait("the result, saved", |shown| {
        shown.has(&words.t("by-topic")).then_some(())?;
        shown.saved(words)
    });
}

/// From the result to the certificate, once it says that there is one.
fn to_the_certificate(session: &mut Session, words: &Locale) {
    let issued = words.with("certificate-issued", &[("code", "@".into())]);
    let (_, then) = issued.split_once('@').expect("a code");
    session.see(then);
    session.send(key::F7);
}

fn certificate_on_screen(training: &Training, session: &Session, words: &Locale, name: &str) {
    session.see(&words.t("certificate-heading"));
    session.see(name);
    session.see(&words.t("certificate-offline"));
    let files = training.certificates();
    assert_eq!(files.len(), 1);
    let code = files[0].file_stem().expect("a name").to_string_lossy();
    session.see(&code);
}

fn verify(training: &Training, file: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_certamen"))
        .args(["--lang", "en", "--training"])
        .arg(training.path())
        .arg("verify")
        .arg(file)
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .expect("the program")
}

/// The one certificate is VALID; with one digit of its score changed it is
/// ALTERED.
fn verified(training: &Training) {
    let file = training.certificates().remove(0);
    let valid = verify(training, &file);
    let text = String::from_utf8(valid.stdout).expect("text");
    assert_eq!(valid.status.code(), Some(0), "{text}");
    assert!(text.contains("VALID"), "{text}");

    let json = std::fs::read_to_string(&file).expect("the certificate");
    let at = json
        .find("\"value\":\"100\"")
        .or_else(|| json.find("\"value\": \"100\""));
    let at = at.unwrap_or_else(|| panic!("a score of 100 in {json}"));
    let digit = at + json[at..].find("100").expect("the score");
    let mut altered = json.into_bytes();
    altered[digit] = b'9';
    let other = training.path().join("altered.json");
    std::fs::write(&other, altered).expect("a copy");
    let refused = verify(training, &other);
    let text = String::from_utf8(refused.stdout).expect("text");
    assert_eq!(refused.status.code(), Some(1), "{text}");
    assert!(text.contains("ALTERED"), "{text}");
}
