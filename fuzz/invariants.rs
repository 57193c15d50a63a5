//! What holds for any bytes whatever that the readers are given. The fuzz
//! targets ask for it with bytes that libFuzzer makes up; `tests/fuzz.rs` with
//! every seed that is kept.

// Each target uses a part of it.
#![allow(dead_code)]

use std::sync::LazyLock;

use certamen::bank::digest::bank_digest;
use certamen::bank::{Bank, Draft, Fault, Limits, Place, SourceFile, read_bank, render, source};
use certamen::check::{self, fix};
use certamen::exam::{Paper, Seed};
use certamen::locale::{LANGUAGES, Locale};
use certamen::text;
use certamen::training::yaml::{read_roster, read_training};
use chrono::NaiveDate;
use unicode_width::UnicodeWidthChar;

/// Limits that a fuzzer reaches with small files, quickly.
pub const SMALL: Limits = Limits {
    bytes: 1 << 20,
    values: 10_000,
    depth: 32,
    faults: 100,
};

/// How wide faults are drawn; narrow, so that lines are cut.
const WIDTH: usize = 60;

static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    LANGUAGES
        .iter()
        .map(|(lang, _)| Locale::new(*lang))
        .collect()
});

/// What holds when a bank is read.
pub fn bank(bytes: &[u8], limits: &Limits) {
    let loaded = read_bank(bytes, limits);
    faults(bytes, &loaded.faults, limits, loaded.bank.is_some());
    let again = read_bank(bytes, limits);
    assert_eq!(loaded.faults, again.faults, "read twice, other faults");
    assert_eq!(loaded.bank, again.bank, "read twice, another bank");
    if let Some(bank) = &loaded.bank {
        assert_eq!(bank_digest(bank), bank.digest, "the digest does not follow");
        texts(bank);
        Paper::draw(bank, &bank.quiz, Seed([7; 16])).expect("a bank that loads can be drawn from");
    }
}

/// What holds when a bank is checked for everything and mended.
pub fn checked(bytes: &[u8], limits: &Limits) {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let mut draft = Draft::read(bytes, limits);
    let found = check::bank(&mut draft, day, limits);
    assert!(found.is_sorted_by_key(|fault| fault.place));
    let whole = !draft.faults.iter().any(Fault::is_error);
    // What only checking finds is never an error.
    let errors = |faults: &[Fault]| faults.iter().filter(|fault| fault.is_error()).count();
    assert_eq!(errors(&found), errors(&draft.faults));
    let most = Limits {
        faults: 2 * limits.faults + draft.allowed.len() + 1,
        ..*limits
    };
    faults(bytes, &found, &most, whole);
    let Some(mended) = fix::mend(bytes, &draft, &found, limits) else {
        return;
    };
    assert_ne!(mended.text.as_bytes(), bytes);
    assert!(mended.places > 0);
    let again = mended.text.as_bytes();
    let mut draft = Draft::read(again, limits);
    let left = check::bank(&mut draft, day, limits);
    assert!(errors(&left) <= errors(&found), "mending did harm");
}

/// What holds when the same bytes are read as `training.yaml` and as a roster.
pub fn training(bytes: &[u8], limits: &Limits) {
    let loaded = read_training(bytes, limits);
    let whole = loaded.training.is_some();
    faults(bytes, &loaded.faults, limits, whole);
    if let Some(training) = &loaded.training {
        let quizzes = training.programme.as_ref().map_or(0, |p| p.quizzes.len());
        assert_eq!(loaded.quiz_places.len(), quizzes, "a place for each quiz");
        let named = loaded.roster_file.iter().map(|(_, place)| *place);
        for place in loaded.quiz_places.iter().copied().chain(named) {
            inside(&lines_of(bytes), place);
        }
        for entry in &training.roster {
            clean(&entry.name);
            clean(&entry.unit);
        }
    }
    let again = read_training(bytes, limits);
    assert_eq!(loaded.faults, again.faults, "read twice, other faults");
    let roster = read_roster(bytes, &[], limits);
    faults(bytes, &roster.faults, limits, roster.roster.is_some());
    for entry in roster.roster.iter().flatten() {
        clean(&entry.name);
        clean(&entry.unit);
    }
}

/// What holds for the faults of any file: a thing is loaded if and only if no
/// fault is an error; faults stand in the order of the file, inside it; and
/// each can be shown in every language.
fn faults(bytes: &[u8], faults: &[Fault], limits: &Limits, loaded: bool) {
    let stopped = faults.iter().any(Fault::is_error);
    assert_eq!(loaded, !stopped, "loaded if and only if nothing stops it");
    assert!(
        faults.len() <= limits.faults + 1,
        "more faults than asked for"
    );
    assert!(
        faults.is_sorted_by_key(|fault| fault.place),
        "not in the order of the file"
    );
    let lines = lines_of(bytes);
    let file = SourceFile::new("a\u{1b}[2Jb.yaml", bytes);
    for fault in faults {
        inside(&lines, fault.place);
        if let Some(line) = fault.kind.first_line() {
            inside(&lines, Place { line, column: 1 });
        }
        for locale in &*LOCALES {
            let sentence = locale.fault(&fault.kind);
            assert_ne!(sentence, fault.kind.message_id(), "no sentence");
            let shown = render(&file, fault, &sentence, WIDTH);
            assert_eq!(text::forbidden(&shown, true), None, "{shown:?}");
            let drawn = shown.lines().skip(1);
            assert!(drawn.clone().count() <= 3, "{shown}");
            for line in drawn {
                let width: usize = line.chars().filter_map(UnicodeWidthChar::width).sum();
                assert!(width <= WIDTH + 1, "too wide: {shown}");
            }
        }
    }
}

/// The lines of a file as [`SourceFile`] shows them.
fn lines_of(bytes: &[u8]) -> Vec<usize> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    source::lines(&String::from_utf8_lossy(bytes))
        .map(|line| line.chars().count())
        .collect()
}

/// A place is in the file, or right behind its last character.
fn inside(lines: &[usize], place: Place) {
    let length = lines.get((place.line as usize).wrapping_sub(1));
    let columns = 1..=length.map_or(0, |length| length + 1);
    assert!(
        columns.contains(&(place.column as usize)),
        "{place:?} is outside the {} lines, of {length:?} characters there",
        lines.len()
    );
}

/// Every text of a bank that loaded is safe to print.
fn texts(bank: &Bank) {
    clean(&bank.id);
    clean(&bank.version);
    let mut texts = vec![&bank.title];
    texts.extend(&bank.description);
    texts.extend(bank.topics.iter().map(|(_, name)| name));
    for text in texts {
        text.wordings().for_each(|(_, wording)| clean(wording));
    }
    for question in &bank.questions {
        members(&serde_json::to_value(question).expect("a question is a value"));
    }
}

fn members(value: &serde_json::Value) {
    match value {
        serde_json::Value::String(text) => clean(text),
        serde_json::Value::Array(items) => items.iter().for_each(members),
        serde_json::Value::Object(entries) => entries.values().for_each(members),
        _ => {}
    }
}

/// A text that was accepted holds nothing a terminal acts on.
fn clean(accepted: &str) {
    assert_eq!(text::forbidden(accepted, true), None, "{accepted:?}");
    assert!(text::is_nfc(accepted), "not NFC: {accepted:?}");
}
