//! What `--fix` changes, and that it changes nothing else.

use super::{CLEAN, codes, edited, today};
use crate::bank::{Draft, Limits};
use crate::check::{bank, fix};

fn mended(text: &str) -> Option<String> {
    let limits = Limits::default();
    let mut draft = Draft::read(text.as_bytes(), &limits);
    let faults = bank(&mut draft, today(), &limits);
    fix::mend(text.as_bytes(), &draft, &faults, &limits).map(|mended| mended.text)
}

#[test]
fn what_is_mended_is_mended_back_to_the_clean_bank() {
    for (from, to) in [
        ("answer: 2", "answer:\t2"),
        ("    answer: 2\n", "    answer: 2\r\n"),
        ("vi: Cửa có ổ khóa.", "vi: Cửa có ổ kho\u{301}a."),
        ("\"[[*The register]] lies", "“[[*The register]] lies"),
        ("answer: false", "answer: no"),
        (
            "correct: true\n      - text: { en: Take",
            "correct: YES\n      - text: { en: Take",
        ),
    ] {
        let broken = if from.starts_with('"') {
            edited(from, to).replacen("[[*the seal]].\"", "[[*the seal]].”", 1)
        } else {
            edited(from, to)
        };
        let now = mended(&broken).unwrap_or_else(|| panic!("{to:?} is not mended"));
        assert_eq!(now, CLEAN, "{to:?}");
    }
}

#[test]
fn quotation_marks_are_written_as_their_place_wants_them() {
    for (broken, expected) in [
        ("{ en: “copies”, vi: bản }", "{ en: \"copies\", vi: bản }"),
        ("{ en: ‘copies’, vi: bản }", "{ en: \"copies\", vi: bản }"),
        (
            "{ en: “say \\ \"x\"”, vi: bản }",
            "{ en: \"say \\\\ \\\"x\\\"\", vi: bản }",
        ),
        (
            "{ en: \"a `b=“c”`\", vi: bản }",
            "{ en: \"a `b=\\\"c\\\"`\", vi: bản }",
        ),
        (
            "{ en: 'a `b=‘c’`', vi: bản }",
            "{ en: 'a `b=''c''`', vi: bản }",
        ),
        (
            "{ en: a `b=“c”` “d”, vi: bản }",
            "{ en: a `b=\"c\"` “d”, vi: bản }",
        ),
        ("{ en: 12, vi: No }", "{ en: \"12\", vi: \"No\" }"),
    ] {
        let now = mended(&edited("{ en: copies, vi: bản }", broken));
        assert_eq!(
            now,
            Some(edited("{ en: copies, vi: bản }", expected)),
            "{broken}"
        );
        assert_eq!(codes(&now.unwrap()), [""; 0], "{broken}");
    }
    let round = mended(&edited("[key, ", "[\"“key”\", ")).unwrap();
    assert_eq!(round, edited("[key, ", "[\"key\", "));
    // In a block nothing stands round them: this once cut a mark in two.
    let block = |text: &str| edited("accept: [key, \"chìa khóa\"]", text);
    let of = |key: &str| {
        block(&format!(
            "accept:\n      - |-\n        {key}\n      - chìa khóa"
        ))
    };
    assert_eq!(mended(&of("“key”")), Some(of("key")));
    assert_eq!(mended(&of("‘key’")), Some(of("key")));
    let accepted = mended(&edited("[key, ", "[the archivist’s key, ")).unwrap();
    assert_eq!(accepted, edited("[key, ", "[the archivist's key, "));
}

#[test]
fn comments_prose_and_what_is_allowed_stay_as_they_are() {
    let prose = edited(
        "en: One on each floor.",
        "en: The “second” is a copy’s copy.",
    );
    assert_eq!(mended(&prose), None);
    let comment = edited("# A bank", "#\tA “bank”\tof the ‘tests’,\tand");
    assert_eq!(mended(&comment), None);
    let tabs = edited("answer: 2", "answer:\t2\t# why\tnot");
    assert!(mended(&tabs).unwrap().contains("answer: 2 # why not"));
    let allowed = edited("answer: 2", "allow: { tab: Mine. }\n    answer:\t2");
    assert_eq!(mended(&allowed), None);
    assert_eq!(mended(CLEAN), None);
    assert_eq!(mended(""), None);
    assert_eq!(mended("\tbank: x"), None);
}

#[test]
fn the_byte_order_mark_and_windows_line_ends_of_a_whole_file_are_kept() {
    let windows = CLEAN.replace('\n', "\r\n");
    assert_eq!(codes(&windows), [""; 0]);
    assert_eq!(mended(&windows), None);
    let marked = format!("\u{feff}{}", edited("answer: 2", "answer:\t2"));
    assert_eq!(mended(&marked), Some(format!("\u{feff}{CLEAN}")));
}

#[test]
fn what_one_question_allows_is_mended_in_the_others_only() {
    let kept = "allow: { tab: Mine. }\n    answer:\t2";
    let kept = edited("answer: 2", kept);
    let kept = kept.replace("vi: Cửa có ổ khóa.", "vi: Cửa có ổ kho\u{301}a.");
    assert_eq!(codes(&kept), ["not-nfc"], "its tab is allowed");
    let broken = kept.replace("answer: false", "answer:\tfalse");
    let now = mended(&broken).unwrap();
    assert!(now.contains("answer:\t2") && now.contains("answer: false"));
    assert!(now.contains("ổ khóa."));
}

#[test]
fn two_faults_of_one_value_are_mended_at_once() {
    let broken = edited(
        "{ en: copies, vi: bản }",
        "{ en: “copies”, vi: “ba\u{309}n” }",
    );
    let now = mended(&broken).unwrap();
    let clean = edited("{ en: copies, vi: bản }", "{ en: \"copies\", vi: \"bản\" }");
    assert_eq!(now, clean);
}

#[test]
fn a_file_that_is_no_bank_is_left_alone() {
    for text in ["all:\n\tcc -o\tx\r\n", "a\tb\r\nc\n", "- a\tb\n"] {
        assert_eq!(mended(text), None, "{text:?}");
    }
}

#[test]
fn mending_twice_changes_nothing_more() {
    let broken = edited("answer: 2", "answer:\t2")
        .replace("vi: Cửa có ổ khóa.", "vi: Cửa có ổ kho\u{301}a.")
        .replace("{ en: copies, vi: bản }", "{ en: “copies”, vi: No }");
    let once = mended(&broken).unwrap();
    assert_eq!(mended(&once), None);
}

#[test]
fn odd_spaces_are_plain_where_yaml_wants_them_and_kept_in_texts() {
    for to in [
        "    answer\u{a0}: 2",
        "    answer:\u{a0}2",
        "\u{a0}   answer: 2",
    ] {
        let now = mended(&edited("    answer: 2", to)).unwrap_or_else(|| panic!("{to:?}"));
        let plain = to.replace('\u{a0}', " ");
        assert_eq!(now, edited("    answer: 2", &plain), "{to:?}");
    }
    let word = edited("kind: numerical", "kind: numerical\u{202f}");
    let now = mended(&word).unwrap();
    assert_eq!(now, edited("kind: numerical", "kind: numerical "));
    let braces = edited(
        "{ en: copies, vi: bản }",
        "{ en:\u{a0}copies, vi:\u{a0}bản }",
    );
    assert_eq!(mended(&braces), Some(CLEAN.to_owned()));
    let french = edited("source: Rule 2", "source: Règle 2\u{a0}?");
    let broken = french.replacen("    answer: 2", "    answer\u{a0}: 2", 1);
    let plain = french.replacen("    answer: 2", "    answer : 2", 1);
    assert_eq!(mended(&broken), Some(plain));
}

#[test]
fn tabs_in_texts_and_words_for_true_are_mended_too() {
    let tab = edited("en: One on each floor.", "en: \"One\ton each floor.\"");
    let now = mended(&tab).unwrap();
    assert_eq!(
        now,
        edited("en: One on each floor.", "en: \"One on each floor.\"")
    );
}
