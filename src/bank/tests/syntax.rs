//! The usual mistakes with YAML itself: each is named for what it is, where it
//! was made.

use std::collections::BTreeSet;

use crate::bank::tests::read;

const BANK: &str = "\
bank: b
version: \"1\"
title: T
languages: [en]
topics: { a: A }
quiz: { pass_mark: 70% }
questions:
  - id: q1
    kind: true_false
    topic: a
    prompt: Water is wet.
    answer: true
  - id: q2
    kind: true_false
    topic: a
    prompt: Fire is hot.
    answer: true
";

/// The code and the place expected; a piece of the bank, and what stands in its
/// place.
type Mistake = ((&'static str, u32, u32), &'static str, &'static str);

const MISTAKES: [Mistake; 35] = [
    (
        ("colon-in-text", 11, 17),
        "Water is wet.",
        "Note: it is wet.",
    ),
    (
        ("colon-in-text", 10, 13),
        "topic: a\n    prompt: Water",
        "topic: a: b\n    prompt: Water",
    ),
    (
        ("bad-indentation", 11, 4),
        "    prompt: Water",
        "   prompt: Water",
    ),
    (
        ("bad-indentation", 11, 7),
        "    prompt: Water",
        "      prompt: Water",
    ),
    (("bad-indentation", 13, 2), "  - id: q2", " - id: q2"),
    (("bad-indentation", 13, 5), "  - id: q2", "    - id: q2"),
    (
        ("missing-colon", 9, 5),
        "kind: true_false\n    topic: a\n    prompt: Water",
        "kind true_false\n    topic: a\n    prompt: Water",
    ),
    (("missing-colon", 11, 5), "prompt: Water", "prompt:Water"),
    (
        ("missing-colon", 12, 5),
        "Water is wet.",
        "|\n    Water\n    is wet.",
    ),
    (
        ("text-begins-with-sign", 11, 13),
        "Water is wet.",
        "@home it is wet",
    ),
    (
        ("text-begins-with-sign", 11, 13),
        "Water is wet.",
        "`it` is wet",
    ),
    (
        ("text-begins-with-sign", 11, 13),
        "Water is wet.",
        "%50 is wet",
    ),
    (
        ("text-begins-with-sign", 11, 13),
        "Water is wet.",
        "{1} is wet",
    ),
    (
        ("text-begins-with-sign", 11, 13),
        "Water is wet.",
        "[[Water]] is wet",
    ),
    (("missing-comma", 5, 17), "{ a: A }", "{ a: A b: B }"),
    (
        ("missing-comma", 6, 26),
        "pass_mark: 70% }",
        "pass_mark: 70% } draw: 1 }",
    ),
    (("extra-bracket", 4, 16), "[en]", "[en]]"),
    (("unclosed-bracket", 4, 12), "[en]", "[en"),
    (("hash-ends-text", 5, 20), "{ a: A }", "{ a: \"A]}\" # }"),
    (
        ("text-after-block-sign", 11, 13),
        "Water is wet.",
        "| Water is wet.",
    ),
    (
        ("text-after-block-sign", 11, 13),
        "Water is wet.",
        "> Water is wet.",
    ),
    (("bad-escape", 11, 19), "Water is wet.", "\"C:\\\\a\\data\""),
    (
        ("text-after-quote", 11, 19),
        "Water is wet.",
        "\"Say \"no\" now\"",
    ),
    (("text-after-quote", 11, 17), "Water is wet.", "'It's wet'"),
    (
        ("hyphen-in-text", 11, 13),
        "Water is wet.",
        "- Water is wet.",
    ),
    (
        ("unclosed-quote", 11, 13),
        "Water is wet.",
        "\"Water is wet.",
    ),
    // The next text seems to close it.
    (
        ("unclosed-quote", 8, 9),
        "q1\n    kind: true_false\n    topic: a\n    prompt: Water is wet.",
        "\"q1\n    kind: true_false\n    topic: a\n    prompt: \"Water is wet.\"",
    ),
    // A mark in a text further down closes what was left open above.
    (
        ("unclosed-quote", 2, 10),
        "version: \"1\"\ntitle: T\nlanguages: [en]\ntopics: { a: A }\nquiz: { pass_mark: 70% }\nquestions:\n  - id: q1\n    kind: true_false\n    topic: a\n    prompt: Water is wet.",
        "version: \"1\ntitle: T\nlanguages: [en]\ntopics: { a: A }\nquiz: { pass_mark: 70% }\nquestions:\n  - id: q1\n    kind: true_false\n    topic: a\n    prompt: The word \"wet\".",
    ),
    (
        ("unclosed-quote", 3, 8),
        "title: T\nlanguages: [en]\ntopics: { a: A }",
        "title: 'T\nlanguages: [en]\ntopics: { a: L'eau }",
    ),
    (
        ("colon-in-text", 5, 15),
        "topics: { a: A }",
        "topics: { a: A: one }",
    ),
    (
        ("hash-ends-text", 5, 16),
        "topics: { a: A }",
        "topics: { a: A #1 }",
    ),
    (
        ("hash-ends-text", 5, 14),
        "topics: { a: A }",
        "topics: { a: # 1 }",
    ),
    (("missing-hyphen", 8, 5), "  - id: q1", "    id: q1"),
    (
        ("odd-space", 5, 16),
        "topics: { a: A }",
        "topics: { a: { en:\u{a0}A, en: B } }",
    ),
    (
        ("tab-indentation", 11, 1),
        "    prompt: Water",
        "\tprompt: Water",
    ),
];

/// The codes of errors that are tested here alone.
pub fn tested() -> BTreeSet<&'static str> {
    let mistakes = MISTAKES.iter().map(|((code, ..), ..)| *code);
    mistakes.chain(["missing-hyphen"]).collect()
}

#[test]
fn every_usual_mistake_is_named_where_it_was_made() {
    let mut wrong = Vec::new();
    for (expected, from, to) in MISTAKES {
        assert_eq!(BANK.matches(from).count(), 1, "{from:?} is not there once");
        let loaded = read(&BANK.replacen(from, to, 1));
        assert!(loaded.bank.is_none(), "{to:?}");
        let first = &loaded.faults[0];
        let found = (first.kind.code(), first.place.line, first.place.column);
        if found != expected {
            wrong.push(format!("{to:?}: {expected:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_name_that_an_alias_uses_is_no_text() {
    let shared = BANK
        .replacen("Water is wet.", "&same \"Water is wet.\"", 1)
        .replacen("Fire is hot.", "*same", 1);
    let loaded = read(&shared);
    assert_eq!(loaded.faults, []);
    assert_eq!(
        loaded.bank.unwrap().questions[1].prompt,
        "Water is wet.".into()
    );
    let unused = read(&BANK.replacen("Water is wet.", "&Water is wet.", 1));
    assert_eq!(unused.faults[0].kind.code(), "unused-anchor");
}

#[test]
fn a_question_without_its_hyphen_is_one_mistake() {
    let loaded = read(&BANK.replacen("  - id: q2", "    id: q2", 1));
    let [fault] = &loaded.faults[..] else {
        panic!("{:?}", loaded.faults);
    };
    assert_eq!(fault.kind.code(), "missing-hyphen");
    assert_eq!((fault.place.line, fault.place.column), (13, 5));
}
