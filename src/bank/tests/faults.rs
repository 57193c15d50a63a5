//! Every kind of fault, made by one change to a good bank: its place, its
//! sentence and its drawing are kept as a snapshot.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{edited, read};
use crate::bank::fault::FaultKind;
use crate::bank::tests::words::sentence;
use crate::bank::{SourceFile, render};

/// Faults of the whole file, of folders and of trainings, tested there.
const ELSEWHERE: [&str; 24] = [
    "bad-code",
    "bad-colour",
    "bad-extra-time",
    "bad-file-name",
    "bad-issuer",
    "bad-picture",
    "bad-picture-name",
    "bad-validity",
    "competence-unmeasured",
    "file-name-differs",
    "file-too-large",
    "missing-bank",
    "no-common-language",
    "not-utf8",
    "picture-too-large",
    "quiz-named-as-bank",
    "same-bank",
    "same-question",
    "sealed-beside-plain",
    "sealed-name",
    "too-many-faults",
    "too-many-values",
    "unknown-unit",
    "unreadable-file",
];

/// Whole files of their own.
const FILES: [(&str, &str); 7] = [
    ("syntax", "%YAML 9.0\n---\nbank: x\n"),
    ("unclosed-quote", "bank: x\ntitle: \"half\nversion: 1\n"),
    ("unclosed-bracket", "bank: x\nlanguages: [en, vi\n"),
    ("second-document", "bank: x\n---\nbank: y\n"),
    ("too-deep", "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n"),
    ("no-questions", "# nothing yet\n"),
    ("wrong-type", "- a\n- b\n"),
];

/// Changes to the good bank: the code expected, a piece, what replaces it.
pub const EDITS: [(&str, &str, &str); 84] = [
    (
        "unknown-check",
        "points: 2",
        "allow: { everything: I know better }\n    points: 2",
    ),
    (
        "missing-reason",
        "points: 2",
        "allow: { no-source: }\n    points: 2",
    ),
    (
        "comma-in-text",
        "prompt: Choose two.",
        "prompt: { en: First, then two., vi: Chọn hai., fr: Deux. }",
    ),
    ("odd-space", "points: 2", "points\u{a0}: 2"),
    (
        "tab-in-text",
        "explanation: Because.",
        "explanation: \"Be\tcause.\"",
    ),
    (
        "misspelt-check",
        "points: 2",
        "allow: { mising-translation: Nobody reads it. }\n    points: 2",
    ),
    ("key-not-text", "points: 2", "[points]: 2"),
    ("tab-indentation", "  law: { en: Law", "\tlaw: { en: Law"),
    (
        "unknown-alias",
        "explanation: Because.",
        "explanation: *because",
    ),
    (
        "tag-not-allowed",
        "explanation: Because.",
        "explanation: !important Because.",
    ),
    ("duplicate-key", "points: 2", "points: 2\n    level: apply"),
    ("unknown-field", "fact: X01", "author: me"),
    (
        "misspelt-field",
        "explanation: Because.",
        "explenation: Because.",
    ),
    (
        "misspelt-field",
        "distractors: [Spain]",
        "distractor: [Spain]",
    ),
    ("unknown-field", "draw: { law", "colour: red\n  draw: { law"),
    ("missing-field", "    answer: true\n", ""),
    ("missing-field", "bank: all-kinds\n", ""),
    ("wrong-type", "items: [One, Two, Three]", "items: One"),
    ("wrong-type", "kind: ordering", "kind: [ordering]"),
    ("wrong-type", "prompt: Name it.", "prompt: [Name it.]"),
    (
        "wrong-type",
        "minimum: { C5: 60%, law: 1/2 }",
        "minimum: 60%",
    ),
    ("wrong-type", "version: \"2026.1\"", "version:\n  - a"),
    ("quotes-wanted", "version: \"2026.1\"", "version: 2026.1"),
    ("quotes-wanted", "fr: Non }", "fr: no }"),
    (
        "quotes-wanted",
        "languages: [en, vi, fr]",
        "languages: [en, vi, no]",
    ),
    ("not-true-or-false", "answer: true", "answer: yes"),
    ("bad-whole-number", "points: 2", "points: 101"),
    ("bad-whole-number", "attempts: 3", "attempts: 0"),
    ("bad-whole-number", "draw: { law: 5", "draw: { law: many"),
    ("empty-text", "explanation: Because.", "explanation:"),
    ("empty-text", "prompt: Match.", "prompt: \" \""),
    (
        "forbidden-character",
        "prompt: Match.",
        "prompt: \"Mat\\e[2Jch.\"",
    ),
    ("line-break", "{ left: Hanoi", "{ left: \"Ha\\nnoi\""),
    ("not-nfc", "prompt: Match.", "prompt: \"Me\u{302}m.\""),
    (
        "text-too-long",
        "fact: X01",
        "fact: X0123456789012345678901234567890123456789012345678901234567890123456789",
    ),
    ("missing-translation", "vi: Câu nào?, ", ""),
    ("bad-language", "vi: Câu nào?", "vietnamese: Câu nào?"),
    (
        "bad-language",
        "languages: [en, vi, fr]",
        "languages: [en, vi, French]",
    ),
    (
        "duplicate-entry",
        "languages: [en, vi, fr]",
        "languages: [en, vi, vi]",
    ),
    ("empty-list", "languages: [en, vi, fr]", "languages: []"),
    ("bad-id", "id: q-order", "id: Question 4"),
    ("bad-id", "bank: all-kinds", "bank: all_kinds"),
    ("duplicate-id", "id: q-order", "id: q-true"),
    ("unknown-word", "kind: ordering", "kind: essay"),
    ("misspelt-word", "kind: ordering", "kind: orderin"),
    (
        "misspelt-word",
        "navigation: free",
        "navigation: sequentail",
    ),
    (
        "unknown-word",
        "shuffle: [questions, options]",
        "shuffle: [everything]",
    ),
    (
        "unknown-topic",
        "topic: data\n    prompt: Name",
        "topic: privacy\n    prompt: Name",
    ),
    ("unknown-topic", "data: 4 }", "privacy: 4 }"),
    ("bad-competence", "competence: C5", "competence: C11"),
    ("bad-share", "pass_mark: 70%", "pass_mark: 70"),
    ("bad-share", "C5: 60%", "C5: 160%"),
    ("bad-duration", "time_limit: 25m", "time_limit: 25"),
    ("bad-duration", "time_limit: 25m", "time_limit: 25h"),
    (
        "bad-date",
        "valid_from: 2026-08-02",
        "valid_from: 2026-02-30",
    ),
    (
        "dates-reversed",
        "review_by: 2027-03-01",
        "review_by: 2026-03-01",
    ),
    ("bad-decimal", "answer: 0.1", "answer: 1e3"),
    ("negative-tolerance", "tolerance: 0.05", "tolerance: -0.05"),
    ("too-few-parts", "items: [One, Two, Three]", "items: [One]"),
    (
        "too-many-parts",
        "distractors: [Spain]",
        "distractors: [a, b, c, d, e, f, g, h, i, j, k, l, m, \"n\", o, p, q, r, s, t, u]",
    ),
    (
        "not-one-correct",
        "{ text: c }",
        "{ text: c, correct: true }",
    ),
    (
        "none-correct",
        "      - { text: A, correct: true }\n      - { text: B, correct: true }\n",
        "      - { text: A }\n      - { text: B }\n",
    ),
    ("all-correct", "{ text: C }", "{ text: C, correct: true }"),
    ("choose-mismatch", "choose: 2", "choose: 1"),
    ("same-text", "{ text: C }", "{ text: \" a\" }"),
    ("same-text", "[Spain]", "[FRANCE]"),
    ("same-text", "vi: Không", "vi: CÓ"),
    ("accepts-anything", "\"prompt inject*\"", "\"* *\""),
    ("gap-missing", "vi: \"{2} rồi {1}\"", "vi: \"rồi {1}\""),
    (
        "gap-repeated",
        "vi: \"{2} rồi {1}\"",
        "vi: \"{2} rồi {1} {1}\"",
    ),
    ("gap-repeated", "{1} puis {2}", "{1} puis {2} {+1}"),
    (
        "gap-unknown",
        "vi: \"{2} rồi {1}\"",
        "vi: \"{2} rồi {1} {3}\"",
    ),
    (
        "span-unclosed",
        "vi: \"Gửi [[văn phòng]]",
        "vi: \"Gửi [[văn phòng",
    ),
    ("span-empty", "vi: \"Gửi [[văn phòng]]", "vi: \"Gửi [[ ]]"),
    (
        "spans-differ",
        "vi: \"Gửi [[văn phòng]]",
        "vi: \"Gửi [[*văn phòng]]",
    ),
    (
        "no-span-to-mark",
        "    passage:\n      en: |\n        To [[the office]]: [[*Nguyễn Văn A]], born 1990.\n      vi: \"Gửi [[văn phòng]]: [[*Nguyễn Văn A]].\"\n      fr: \"À [[l'office]] : [[*Nguyễn Văn A]].\"\n",
        "    passage: \"[[a]] [[b]]\"\n",
    ),
    (
        "no-span-to-leave",
        "    passage:\n      en: |\n        To [[the office]]: [[*Nguyễn Văn A]], born 1990.\n      vi: \"Gửi [[văn phòng]]: [[*Nguyễn Văn A]].\"\n      fr: \"À [[l'office]] : [[*Nguyễn Văn A]].\"\n",
        "    passage: \"[[*a]]\"\n",
    ),
    (
        "topic-unused",
        "  data: { en: Data",
        "  idle: { en: Idle, vi: Rảnh, fr: Oisif }\n  data: { en: Data",
    ),
    ("draw-beyond-topic", "data: 4 }", "data: 5 }"),
    ("draw-beyond-bank", "draw: { law: 5, data: 4 }", "draw: 10"),
    (
        "too-few-situations",
        "draw: { law: 5, data: 4 }",
        "draw: { law: 5 }\n  situations: 40%",
    ),
    ("unknown-section", "C5: 60%", "C6: 60%"),
    (
        "minimum-not-drawn",
        "draw: { law: 5, data: 4 }",
        "draw: { data: 4 }",
    ),
    ("extra-language", "fr: Droit }", "fr: Droit, de: Recht }"),
];

#[test]
fn every_fault_has_its_place_and_its_sentence() {
    let mut met: BTreeSet<&str> = BTreeSet::from(ELSEWHERE);
    let mut out = String::new();
    let mut wrong = Vec::new();
    let edits = EDITS
        .iter()
        .map(|(code, from, to)| (*code, edited(from, to)));
    let files = FILES.iter().map(|(code, text)| (*code, (*text).to_owned()));
    for (code, text) in files.chain(edits) {
        let loaded = read(&text);
        let file = SourceFile::new("q.yaml", text.as_bytes());
        let found: Vec<_> = loaded.faults.iter().map(|f| f.kind.code()).collect();
        if found != [code] {
            wrong.push(format!("{code}: {:?}", loaded.faults));
            continue;
        }
        let fault = &loaded.faults[0];
        assert_eq!(loaded.bank.is_none(), fault.is_error(), "{code}");
        met.insert(code);
        let _ = writeln!(out, "{}", render(&file, fault, &sentence("en", fault), 80));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all: BTreeSet<&str> = FaultKind::ALL.iter().map(|(code, ..)| *code).collect();
    met.extend(crate::check::tests::tested());
    met.extend(crate::bank::tests::syntax::tested());
    assert_eq!(met, all);
    insta::assert_snapshot!(out);
}
