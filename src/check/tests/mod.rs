//! Every warning, made by one change to a bank that has none: its place, its
//! sentence and its drawing are kept as a snapshot. And what must stay silent.

mod banks;
mod mending;
mod page;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::NaiveDate;

use super::bank;
use crate::bank::{Draft, Fault, Limits, SourceFile, render};
use crate::locale::Locale;
use crate::text::Lang;

const CLEAN: &str = include_str!("clean.yaml");

/// The day the tests take place on.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn check(text: &str) -> Vec<Fault> {
    let limits = Limits::default();
    let mut draft = Draft::read(text.as_bytes(), &limits);
    bank(&mut draft, today(), &limits)
}

fn codes(text: &str) -> Vec<&'static str> {
    check(text).iter().map(|fault| fault.kind.code()).collect()
}

/// The clean bank with one piece replaced.
#[track_caller]
fn edited(from: &str, to: &str) -> String {
    assert_eq!(CLEAN.matches(from).count(), 1, "{from:?} is not there once");
    CLEAN.replacen(from, to, 1)
}

/// Changes to the clean bank: the code expected, a piece, what replaces it.
const EDITS: [(&str, &str, &str); 35] = [
    ("missing-translation", ", vi: Mở kho lưu trữ bằng gì?", ""),
    (
        "not-translated",
        "{ en: What opens the archive?, vi: Mở kho lưu trữ bằng gì? }",
        "What opens the archive?",
    ),
    (
        "not-translated",
        "{ en: Data at work, vi: Dữ liệu công việc }",
        "Data at work",
    ),
    (
        "same-translation",
        "vi: Mở kho lưu trữ bằng gì?",
        "vi: What opens the archive?",
    ),
    (
        "short-translation",
        "vi: Hồ sơ của công dân đang trên bàn và cuộc họp sắp bắt đầu. Bạn làm gì trước tiên?",
        "vi: Bạn làm gì trước tiên?",
    ),
    (
        "all-of-the-above",
        "en: Turn the first page over",
        "en: None of the above",
    ),
    (
        "all-of-the-above",
        "vi: Úp trang đầu của hồ sơ xuống",
        "vi: Tất cả các phương án trên",
    ),
    (
        "absolute-word",
        "en: Turn the first page over",
        "en: Never mind the file",
    ),
    (
        "absolute-word",
        "vi: Cất hồ sơ vào tủ có khóa",
        "vi: Luôn luôn khóa hồ sơ lại",
    ),
    (
        "double-negative",
        "en: The archive lends its register.",
        "en: The archive does not lend without a receipt.",
    ),
    (
        "small-not",
        "What do you do first?",
        "Which of these is not your duty?",
    ),
    (
        "small-not",
        "Bạn làm gì trước tiên?",
        "Việc nào không phải của bạn?",
    ),
    (
        "accents-only",
        "{ left: { en: Guard, vi: Bảo vệ }, right: { en: blue, vi: xanh } }",
        "{ left: { en: Guard, vi: Bảo vệ }, right: { en: blue, vi: đó } }",
    ),
    (
        "accents-only",
        "{ text: { en: polished, vi: đánh bóng } }",
        "{ text: { en: polished, vi: kiểm đêm } }",
    ),
    ("no-source", "    source: Rule 4\n", ""),
    (
        "no-explanation",
        "    explanation: { en: The door has a lock., vi: Cửa có ổ khóa. }\n",
        "",
    ),
    (
        "review-overdue",
        "review_by: 2027-06-01",
        "review_by: 2026-11-22",
    ),
    (
        "review-soon",
        "review_by: 2027-06-01",
        "review_by: 2027-01-22",
    ),
    (
        "not-yet-valid",
        "valid_from: 2026-01-01",
        "valid_from: 2026-11-24",
    ),
    (
        "word-quotes",
        "{ en: copies, vi: bản }",
        "{ en: “copies”, vi: bản }",
    ),
    (
        "word-quotes",
        "[key, \"chìa khóa\"]",
        "[archivist’s key, \"chìa khóa\"]",
    ),
    (
        "word-quotes",
        "en: One on each floor.",
        "en: Look for `name=“x”` there.",
    ),
    ("tab", "answer: 2", "answer:\t2"),
    ("hash-in-text", "source: Rule 6", "source: Rule #6"),
    ("stray-quote", "source: Rule 6", "source: Rule six\""),
    ("unused-anchor", "source: Rule 6", "source: &Rule six"),
    ("line-ends", "    answer: 2\n", "    answer: 2\r\n"),
    ("not-nfc", "vi: Cửa có ổ khóa.", "vi: Cửa có ổ kho\u{301}a."),
    (
        "draw-overlap",
        "attempts: 1",
        "attempts: 2\n  # 7 of 8\n  shuffle: []",
    ),
    ("guessable-pass", "pass_mark: 70%", "pass_mark: 20%"),
    (
        "topic-unused",
        "topics:\n",
        "topics:\n  idle: { en: Idle, vi: Rảnh }\n",
    ),
    (
        "extra-language",
        "{ en: copies, vi: bản }",
        "{ en: copies, vi: bản, fr: copies }",
    ),
    (
        "unused-allow",
        "bank: clean",
        "allow: { tab: I like them. }\nbank: clean",
    ),
    (
        "unknown-check",
        "bank: clean",
        "allow: { nothing: Why not? }\nbank: clean",
    ),
    (
        "misspelt-check",
        "bank: clean",
        "allow: { no-sorce: Old. }\nbank: clean",
    ),
];

/// Warnings of many questions together, tested in [`banks`].
const OF_BANKS: [&str; 8] = [
    "duplicate-question",
    "key-longest",
    "key-position",
    "long-option",
    "long-prompt",
    "misspelt-language",
    "near-duplicate",
    "one-sided-statements",
];

/// The warnings tested here, for the list of all faults in the bank's tests.
pub fn tested() -> BTreeSet<&'static str> {
    let edits = EDITS.iter().map(|(code, ..)| *code);
    edits.chain(OF_BANKS).collect()
}

#[test]
fn the_clean_bank_is_clean() {
    assert_eq!(check(CLEAN), []);
}

#[test]
fn every_warning_has_its_place_and_its_sentence() {
    let locale = Locale::new(Lang::EN);
    let mut out = String::new();
    let mut wrong = Vec::new();
    for (code, from, to) in EDITS {
        let mut text = edited(from, to);
        if code == "draw-overlap" {
            text = text.replacen("draw: 6", "draw: 7", 1);
        }
        let faults = check(&text);
        if faults.len() != 1 || faults[0].kind.code() != code {
            wrong.push(format!("{code}: {faults:?}"));
            continue;
        }
        let file = SourceFile::new("q.yaml", text.as_bytes());
        let sentence = locale.fault(&faults[0].kind);
        let _ = writeln!(out, "{}", render(&file, &faults[0], &sentence, 80));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    insta::assert_snapshot!(out);
}

#[test]
fn each_can_be_allowed_at_the_top_with_a_reason() {
    let about_allowing = ["unused-allow", "unknown-check", "misspelt-check"];
    for (code, from, to) in EDITS {
        if about_allowing.contains(&code) {
            continue;
        }
        let text =
            edited(from, to).replacen("draw: 6", "draw: 7", usize::from(code == "draw-overlap"));
        let allowed = format!("allow: {{ {code}: Somebody has looked. }}\n{text}");
        assert_eq!(codes(&allowed), [""; 0], "{code}");
    }
}
