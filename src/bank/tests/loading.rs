//! Banks that load, and what they hold then.

use super::{ALL_KINDS, codes, edited, read};
use crate::bank::model::digest::bank_digest;
use crate::bank::model::{Draw, Kind, Minimum, Section};
use crate::text::Lang;

#[test]
fn a_bank_with_all_nine_kinds_loads() {
    let loaded = read(ALL_KINDS);
    assert_eq!(codes(&loaded.faults), []);
    let bank = loaded.bank.unwrap();
    let names: Vec<_> = bank.questions.iter().map(|q| q.kind.name()).collect();
    assert_eq!(names, Kind::NAMES);
    assert_eq!(bank.languages, [Lang::EN, Lang::VI, Lang::FR]);
    assert_eq!(bank.quiz.time_limit, Some(1500));
    assert_eq!(
        bank.quiz.draw,
        Draw::ByTopic(vec![("law".into(), 5), ("data".into(), 4)])
    );
    let Minimum { of, share } = &bank.quiz.minimum[0];
    assert_eq!(*of, Section::Competence("C5".into()));
    assert_eq!(*share, "3/5".parse().unwrap());
    let single = &bank.questions[0];
    assert_eq!(
        (single.points, single.shuffle, single.situation),
        (2, false, true)
    );
    assert_eq!(bank.questions[5].prompt.get(Lang::VI), "How many hours?");
    assert_eq!(bank.digest, bank_digest(&bank));
}

#[test]
fn decimals_are_read_as_written() {
    let text = edited("answer: 0.1", "answer: 0.12345678901234567");
    let bank = read(&text).bank.unwrap();
    let Kind::Numerical { answer, .. } = &bank.questions[5].kind else {
        panic!("not numerical");
    };
    assert_eq!(answer.to_string(), "12345678901234567/100000000000000000");
}

#[test]
fn layout_comments_line_ends_and_a_byte_order_mark_change_no_digest() {
    let digest = read(ALL_KINDS).bank.unwrap().digest;
    let windows = format!("\u{feff}{}", ALL_KINDS.replace('\n', "\r\n"));
    assert_eq!(read(&windows).bank.unwrap().digest, digest);
    let quoted = edited("text: C }", "text: \"C\" } # right");
    assert_eq!(read(&quoted).bank.unwrap().digest, digest);
    let other = edited("text: C }", "text: D }");
    assert_ne!(read(&other).bank.unwrap().digest, digest);
}

#[test]
fn lines_are_counted_right_with_windows_line_ends_and_a_byte_order_mark() {
    let text = edited("level: apply", "level: aply");
    let unix = codes(&read(&text).faults);
    assert_eq!(unix, [("misspelt-word", 25, 12)]);
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(codes(&read(&windows).faults), unix);
}

#[test]
fn one_bad_question_never_hides_the_next() {
    let text = ALL_KINDS
        .replace("kind: ordering", "kind: sorting")
        .replace("answer: 0.1", "answer: \"0,1\"")
        .replace(
            "topic: data\n    prompt: Name it.",
            "topic: date\n    prompt: Name it.",
        )
        .replace("    prompt: Choose two.\n", "");
    let found = codes(&read(&text).faults);
    let expected = [
        ("missing-field", 38, 5),
        ("unknown-word", 54, 11),
        ("bad-decimal", 70, 13),
        ("unknown-topic", 75, 12),
    ];
    for fault in expected {
        assert!(found.contains(&fault), "{fault:?} in {found:?}");
    }
}

#[test]
fn texts_are_trimmed_and_normalised_and_extra_languages_left_out() {
    let text = edited("fr: Droit }", "fr: Droit, de: Recht }")
        .replace("vi: Dữ liệu", "vi: \" Dư\u{303} liê\u{323}u \"");
    let loaded = read(&text);
    assert_eq!(
        codes(&loaded.faults),
        [("extra-language", 8, 45), ("not-nfc", 9, 25)]
    );
    let bank = loaded.bank.unwrap();
    assert_eq!(bank.topics[1].1.get(Lang::VI), "Dữ liệu");
    assert!(!bank.topics[0].1.has("de".parse().unwrap()));
}

#[test]
fn an_anchor_may_be_used_again() {
    let text = edited(
        "feedback: { when_true: Right.",
        "feedback: { when_true: &r Right.",
    )
    .replace("when_false: Wrong.", "when_false: *r");
    let bank = read(&text).bank.unwrap();
    let Kind::TrueFalse { when_false, .. } = &bank.questions[2].kind else {
        panic!("not true or false");
    };
    assert_eq!(when_false.as_ref().unwrap().get(Lang::EN), "Right.");
}
