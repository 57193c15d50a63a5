//! Every value of a bank and a training replaced by many others: what the
//! reader loads the schema accepts, and what only the schema accepts is
//! something it cannot know.

use std::collections::BTreeSet;

use super::{Document, bank_of, errors, validator};
use crate::bank::fault::Faults;
use crate::bank::format::kind_fields::KINDS;
use crate::bank::yaml::node::{self, Limits, Node, Style, Value};
use crate::schema::value::from_yaml;

/// What a schema cannot know, by code.
const CANNOT_KNOW: [&str; 26] = [
    // Other places of the file.
    "choose-mismatch",
    "dates-reversed",
    "duplicate-id",
    "draw-beyond-bank",
    "draw-beyond-topic",
    "duplicate-entry",
    "gap-missing",
    "gap-repeated",
    "gap-unknown",
    "minimum-not-drawn",
    "no-span-to-leave",
    "same-text",
    "span-empty",
    "span-unclosed",
    "spans-differ",
    "too-few-situations",
    "unknown-section",
    "unknown-topic",
    // A text without any of the languages of the file.
    "empty-text",
    // How a number or a word was written.
    "bad-decimal",
    "bad-duration",
    "bad-extra-time",
    "bad-share",
    "bad-whole-number",
    "quotes-wanted",
    // The day itself.
    "bad-date",
];

const VALUES: &[&str] = &[
    "",
    "~",
    "true",
    "True",
    "\"true\"",
    "yes",
    "\"yes\"",
    "0",
    "1",
    "05",
    "\"5\"",
    "+5",
    "-1",
    "0.7",
    "1.0",
    "1.25",
    "4.5",
    "-0",
    "1e3",
    ".5",
    "0x1F",
    "101",
    "5000",
    "99999999999999999999",
    "70%",
    "\" 70 % \"",
    "170%",
    "-0%",
    "7/10",
    "\"7 / 10\"",
    "9/2",
    "125%",
    "25m",
    "90s",
    "1h30m",
    "30m1h",
    "25h",
    "2y",
    "007y",
    "600m",
    "601m",
    "2026-08-02",
    "2024-02-29",
    "2026-02-30",
    "2026-8-2",
    "C5",
    "C10",
    "C11",
    "C+5",
    "data",
    "Question 4",
    "a-b",
    "-a",
    "2026",
    "all",
    "\"all\"",
    "free",
    "sequential",
    "apply",
    "partial",
    "en",
    "en-GB",
    "english",
    "central",
    "roster.yaml",
    "logo.JPEG",
    "../x.png",
    "\"#1B3F6b\"",
    "\"#1b3f6\"",
    "red",
    "[version, version]",
    "../x.yaml",
    ".yaml",
    "A-1",
    "\"1001\"",
    "Mã1",
    "text",
    "\"a\\nb\"",
    "\" a \\n\"",
    "\" \"",
    "\"*\"",
    "\"* *\"",
    "\"a*\"",
    "\"x {1} y\"",
    "\"{1} {2}\"",
    "\"[[a]] [[*b]]\"",
    "\"[[a\"",
    "single_choice",
    "numerical",
    "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
    "[]",
    "{}",
    "[text]",
    "[a, b]",
    "[a, a]",
    "[1, 2]",
    "[en, vi]",
    "[en, en]",
    "[questions]",
    "[options, options]",
    "[everything]",
    "{ en: text }",
    "{ fr: text }",
    "{ en: a, vi: b }",
    "{ english: text }",
    "{ en: 5 }",
    "{ en: }",
    "{ data: 1 }",
    "{ data: \"1\" }",
    "{ data: 50% }",
    "{ C5: text }",
    "{ C5: 50% }",
    "{ not-nfc: Reason. }",
    "{ not-nfc: }",
    "{ text: a, correct: true }",
    "[{ text: a, correct: true }, { text: b }]",
    "[{ text: a, correct: TRUE }, { text: b, correct: \"false\" }]",
    "[{ text: a }, { text: b }]",
    "[{ text: a, correct: true }, { text: b, correct: true }]",
    "[{ text: a, correct: true }]",
    "[{ left: a, right: b }, { left: c, right: d }]",
    "[{ left: a, right: b }, { left: c }]",
    "{ when_true: a }",
    "{ when_true: a, if: b }",
    "[{ options: [{ text: a, correct: true }, { text: b }] }]",
    "[{ name: Office, level: communal }]",
    "[{ name: Office, level: village }]",
    "[{ code: A, name: B, unit: C }]",
    "[{ code: 1, name: B, unit: C }]",
    "[[]]",
    "{ a: { b: c } }",
];

/// A tree that can be changed and written again.
#[derive(Clone)]
enum Tree {
    Scalar(String),
    List(Vec<Self>),
    Map(Vec<(String, Self)>),
}

impl Tree {
    fn of(node: &Node<'_>) -> Self {
        match &node.value {
            Value::Scalar(text, style) => {
                let plain = *style == Style::Plain
                    && !text.contains([',', '[', ']', '{', '}', '#', '"', '\'', ':']);
                let quoted = || serde_json::to_string(text).unwrap();
                Self::Scalar(if plain { text.to_string() } else { quoted() })
            }
            Value::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Map(entries) => {
                let entry = |(key, node): &(node::Key<'_>, Node<'_>)| {
                    (key.name.to_string(), Self::of(node))
                };
                Self::Map(entries.iter().map(entry).collect())
            }
        }
    }

    /// As YAML of one line.
    fn text(&self) -> String {
        match self {
            Self::Scalar(text) => text.clone(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::text).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Map(entries) => {
                let entry = |(key, value): &(String, Self)| format!("{key}: {}", value.text());
                let entries: Vec<String> = entries.iter().map(entry).collect();
                format!("{{ {} }}", entries.join(", "))
            }
        }
    }

    /// Calls `see` with every tree that differs from this one in one place.
    fn changed(&self, see: &mut dyn FnMut(Self)) {
        for value in VALUES {
            see(Self::Scalar((*value).to_owned()));
        }
        match self {
            Self::Scalar(_) => {}
            Self::List(items) => {
                for i in 0..items.len() {
                    let mut fewer = items.clone();
                    fewer.remove(i);
                    see(Self::List(fewer));
                    items[i].changed(&mut |item| {
                        let mut other = items.clone();
                        other[i] = item;
                        see(Self::List(other));
                    });
                }
                let many = (0..21).filter_map(|i| items.get(i % items.len()).cloned());
                see(Self::List(many.collect()));
            }
            Self::Map(entries) => {
                for i in 0..entries.len() {
                    let mut fewer = entries.clone();
                    fewer.remove(i);
                    see(Self::Map(fewer));
                    entries[i].1.changed(&mut |value| {
                        let mut other = entries.clone();
                        other[i].1 = value;
                        see(Self::Map(other));
                    });
                }
                for name in ["author", "C6", "de", "options"] {
                    if entries.iter().all(|(key, _)| key != name) {
                        let mut more = entries.clone();
                        more.push((name.to_owned(), Self::Scalar("me".to_owned())));
                        see(Self::Map(more));
                    }
                }
            }
        }
    }
}

/// Holds every change of a text to both, in the parts `which` picks.
fn agree(document: Document, text: &str, which: impl Fn(&str) -> bool) {
    let mut faults = Faults::new(1);
    let root = node::parse(text, &Limits::default(), &mut faults).expect("YAML");
    let Tree::Map(fields) = Tree::of(&root) else {
        panic!("fields");
    };
    let validator = validator(document);
    let (mut loaded, mut refused) = (0, 0);
    let mut wrong = BTreeSet::new();
    for i in (0..fields.len()).filter(|i| which(&fields[*i].0)) {
        let mut see = |value: Tree| {
            let mut other = fields.clone();
            other[i].1 = value;
            let text = Tree::Map(other.clone()).text();
            let Some(value) = from_yaml(&text) else {
                return;
            };
            let errors = errors(document, &text);
            let accepted = validator.is_valid(&value);
            if errors.is_empty() {
                loaded += 1;
                if !accepted {
                    let why = validator.iter_errors(&value).map(|e| e.to_string());
                    wrong.insert(format!(
                        "stricter: {} {:?}",
                        other[i].1.text(),
                        why.collect::<Vec<_>>()
                    ));
                }
            } else if accepted {
                if !errors.iter().any(|code| CANNOT_KNOW.contains(code)) {
                    wrong.insert(format!("{errors:?}: {}", other[i].1.text()));
                }
            } else {
                refused += 1;
            }
        };
        see(fields[i].1.clone());
        fields[i].1.changed(&mut see);
    }
    assert!(wrong.is_empty(), "{}\n{wrong:#?}", wrong.len());
    assert!(loaded > 10 && refused > 100, "{loaded} {refused}");
}

#[test]
fn of_a_bank() {
    agree(Document::Bank, &bank_of(&KINDS[0]), |field| {
        field != "questions"
    });
}

macro_rules! kinds {
    ($($name:ident $index:literal)*) => {$(
        #[test]
        fn $name() {
            agree(Document::Bank, &bank_of(&KINDS[$index]), |field| field == "questions");
        }
    )*};
}
kinds! {
    of_single_choice 0
    of_multiple_response 1
    of_true_false 2
    of_ordering 3
    of_matching 4
    of_numerical 5
    of_short_answer 6
    of_cloze 7
    of_hot_text 8
}

#[test]
fn of_a_training() {
    let training = "\
title: { vi: Khóa học, en: Training }
issuer: Issuer
languages: [vi, en]
programme: { id: ai, version: \"1\", title: T, description: D, quizzes: [a, b], valid_for: 2y }
competences: { C1: Understand }
units: [{ name: Office, level: provincial }]
roster: [{ code: A-1, name: An, unit: Office, extra_time: 5/4 }, { code: A-2, name: Bo, unit: Office }]
trusted_issuers: [\"did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\"]
allow: { missing-translation: Later. }
";
    agree(Document::Training, training, |_| true);
}

#[test]
fn of_a_page() {
    let page = "\
logo: logo.png
accent: \"#1b3f6b\"
words: { heading: Heading, lead: { en: Lead, vi: Dẫn }, deed: Deed, closing: Closing }
hide: [version, score]
";
    agree(Document::Page, page, |_| true);
}
