//! Every fault of the reader's own tests: a schema refuses it too, where it can
//! know.

use super::{Document, errors, validator};
use crate::bank::tests::edited;
use crate::bank::tests::faults::EDITS;
use crate::schema::value::from_yaml;

/// What a schema cannot know, of one value: the code and what was written.
const UNKNOWN: [(&str, &str); 4] = [
    // Texts, to a reader of YAML 1.2.
    ("quotes-wanted", "fr: no }"),
    ("quotes-wanted", "languages: [en, vi, no]"),
    ("bad-duration", "time_limit: 25h"),
    ("bad-decimal", "answer: 1e3"),
];

/// What it cannot know at all: it compares places of a file, or texts.
const NEVER_KNOWN: [&str; 23] = [
    "duplicate-key",
    "forbidden-character",
    "tab-in-text",
    "text-too-long",
    "duplicate-id",
    "unknown-topic",
    "dates-reversed",
    "choose-mismatch",
    "same-text",
    "gap-missing",
    "gap-repeated",
    "gap-unknown",
    "span-unclosed",
    "span-empty",
    "spans-differ",
    "no-span-to-leave",
    "draw-beyond-topic",
    "draw-beyond-bank",
    "too-few-situations",
    "unknown-section",
    "minimum-not-drawn",
    "key-not-text",
    "tag-not-allowed",
];

#[test]
fn what_the_reader_refuses_a_schema_refuses_where_it_can_know() {
    let bank = validator(Document::Bank);
    let (mut refused, mut let_through) = (0, Vec::new());
    for (code, from, to) in EDITS {
        let text = edited(from, to);
        let Some(value) = from_yaml(&text) else {
            continue;
        };
        let accepted = bank.is_valid(&value);
        if errors(Document::Bank, &text).is_empty() {
            assert!(accepted, "{code}: {to}");
        } else if accepted {
            let known = UNKNOWN.iter().any(|(c, w)| *c == code && to == *w);
            if !known && !NEVER_KNOWN.contains(&code) {
                let_through.push((code, to));
            }
        } else {
            refused += 1;
        }
    }
    assert_eq!(let_through, []);
    assert!(refused > 40, "{refused}");
}
