//! What `allow` leaves out, and what it does not.

use super::{codes, edited, read};
use crate::bank::{Draft, Limits};

#[test]
fn a_warning_is_allowed_in_its_question_or_in_the_whole_file() {
    let broken = edited("vi: Câu nào?, ", "");
    let [(code, line, column)] = codes(&read(&broken).faults)[..] else {
        panic!("one fault");
    };
    assert_eq!(code, "missing-translation");

    let here = broken.replacen(
        "    points: 2",
        "    points: 2\n    allow: { missing-translation: It is asked in Hue only. }",
        1,
    );
    assert_eq!(codes(&read(&here).faults), []);
    let everywhere = format!("allow: {{ missing-translation: Draft. }}\n{broken}");
    assert_eq!(codes(&read(&everywhere).faults), []);

    // In another question it allows nothing here.
    let other = broken + "    allow: { missing-translation: Elsewhere. }\n";
    assert_eq!(codes(&read(&other).faults), [(code, line, column)]);
    let draft = Draft::read(other.as_bytes(), &Limits::default());
    assert!(!draft.allowed[0].used);
}

#[test]
fn errors_are_never_allowed_and_reasons_must_be_given() {
    let bank = edited(
        "points: 2",
        "points: many\n    allow: { bad-whole-number: x }",
    );
    let found = codes(&read(&bank).faults);
    let found: Vec<_> = found.iter().map(|(code, ..)| *code).collect();
    assert_eq!(found, ["bad-whole-number", "unknown-check"]);
    let bank = edited(
        "points: 2",
        "points: 2\n    allow: { missing-translation: }",
    );
    assert_eq!(codes(&read(&bank).faults)[0].0, "missing-reason");
}

#[test]
fn what_is_allowed_is_no_part_of_the_digest() {
    let plain = read(&edited("points: 2", "points: 2"));
    let allowing = edited("points: 2", "points: 2\n    allow: { not-nfc: Old file. }");
    let digest = |loaded: crate::bank::tests::Loaded| loaded.bank.expect("a bank").digest;
    assert_eq!(digest(plain), digest(read(&allowing)));
}

#[test]
fn what_is_missing_is_shown_in_the_first_language_there_is() {
    let vietnamese_first = edited(
        "prompt: { en: Which one?, vi: Câu nào?, fr: \"Lequel ?\" }",
        "prompt: { vi: Câu nào?, en: Which one? }",
    );
    let loaded = read(&vietnamese_first);
    assert_eq!(codes(&loaded.faults)[0].0, "missing-translation");
    let bank = loaded.bank.expect("a warning stops no bank");
    let prompts = bank.questions.iter().map(|q| &q.prompt);
    let french: Vec<_> = prompts.map(|p| p.get(crate::text::Lang::FR)).collect();
    assert!(french.contains(&"Which one?"), "{french:?}");
}
