//! Warnings of many questions together, and what must stay silent.

use std::fmt::Write as _;

use super::{CLEAN, check, codes, edited};
use crate::bank::FaultKind;

/// A bank in English of single choices, `option` giving the text of an option
/// of a question, and `key` the place of the right one.
fn singles(
    count: usize,
    option: impl Fn(usize, usize) -> String,
    key: impl Fn(usize) -> usize,
) -> String {
    let mut text = String::from(
        "bank: singles\nversion: \"1\"\ntitle: Singles\nlanguages: [en]\n\
         topics: { all: All }\nquiz: { pass_mark: 90%, draw: 8, attempts: 1 }\nquestions:\n",
    );
    for q in 0..count {
        let _ = write!(
            text,
            "  - id: q-{q}\n    kind: single_choice\n    topic: all\n    prompt: {} {q} {q} {q}?\n    \
             explanation: Because.\n    source: Rule {q}\n    options:\n",
            ["Why", "How", "When", "Where", "Who"][q % 5]
        );
        for at in 0..3 {
            let _ = writeln!(
                text,
                "      - {{ text: {}, correct: {} }}",
                option(q, at),
                at == key(q)
            );
        }
    }
    text
}

fn same_length(q: usize, at: usize) -> String {
    format!("{} {:02} {:02}", ["alpha", "gamma", "delta"][at], q, at)
}

#[test]
fn a_habit_of_long_keys_is_found_and_chance_is_not() {
    let long = |longest: usize| {
        move |q: usize, at: usize| {
            let text = same_length(q, at);
            if at == q % 3 && q < longest {
                format!("{text} and more")
            } else {
                text
            }
        }
    };
    let by_turns = |q: usize| q % 3;
    assert_eq!(codes(&singles(12, same_length, by_turns)), [""; 0]);
    assert_eq!(codes(&singles(12, long(6), by_turns)), [""; 0]);
    let faults = check(&singles(12, long(12), by_turns));
    let FaultKind::KeyLongest {
        count: 12,
        of: 12,
        questions,
    } = &faults[0].kind
    else {
        panic!("{faults:?}");
    };
    assert!(questions.as_str().starts_with("q-0, q-1, "));
    // Seven questions may all be chance.
    assert_eq!(
        codes(&singles(7, long(7), by_turns))[..],
        ["draw-beyond-bank"][..]
    );
}

#[test]
fn a_habit_of_place_is_found_and_chance_is_not() {
    assert_eq!(codes(&singles(9, same_length, |q| q % 3)), [""; 0]);
    let faults = check(&singles(9, same_length, |_| 1));
    let wanted = FaultKind::KeyPosition {
        position: 2,
        count: 9,
        of: 9,
    };
    assert_eq!(
        faults.iter().map(|f| &f.kind).collect::<Vec<_>>(),
        [&wanted]
    );
    assert_eq!(faults[0].place.line, 8);
}

#[test]
fn statements_that_are_all_true_are_found() {
    let mut text = String::from(
        "bank: truths\nversion: \"1\"\ntitle: Truths\nlanguages: [en]\ntopics: { all: All }\n\
         quiz: { pass_mark: 100%, attempts: 1 }\nquestions:\n",
    );
    for q in 0..8 {
        let _ = writeln!(
            text,
            "  - {{ id: q-{q}, kind: true_false, topic: all, prompt: Rule {q} holds., answer: true, explanation: So., source: Rule {q} }}"
        );
    }
    assert_eq!(codes(&text), ["one-sided-statements"]);
    assert_eq!(
        codes(&text.replacen("answer: true", "answer: false", 1)),
        [""; 0]
    );
}

#[test]
fn questions_asked_twice_are_found_whatever_the_order_of_their_options() {
    let start = CLEAN.find("  - id: q-single").unwrap();
    let end = CLEAN.find("  - id: q-number").unwrap();
    let again = CLEAN[start..end].replace("q-single", "q-again");
    let line = u32::try_from(CLEAN[..start].lines().count() + 1).unwrap();

    let faults = check(&format!("{CLEAN}{again}"));
    assert_eq!(faults[0].kind.code(), "duplicate-question");
    assert_eq!(faults[0].kind.first_line(), Some(line));

    let turned = again.replacen("correct: true", "correct: false", 1);
    let turned = turned.replacen("along to the meeting", "along to the big meeting", 1);
    let turned = turned.replacen(
        "        feedback",
        "        correct: true\n        feedback",
        1,
    );
    let faults = check(&format!("{CLEAN}{turned}"));
    let FaultKind::NearDuplicate { percent, .. } = faults[0].kind else {
        panic!("{faults:?}");
    };
    assert!((60..100).contains(&percent), "{percent}");

    // The same prompt with other options is found by the prompt.
    let other = again
        .replace("Lock the file away", "Read it")
        .replace("Take the file along to the meeting", "Burn it")
        .replace("Turn the first page over", "Sell it");
    assert_eq!(codes(&format!("{CLEAN}{other}")), ["near-duplicate"]);
}

#[test]
fn two_documents_to_mark_under_one_prompt_are_two_questions() {
    let start = CLEAN.find("  - id: q-mark").unwrap();
    let end = CLEAN.find("  - id: q-true").unwrap();
    let other = CLEAN[start..end]
        .replace("q-mark", "q-mark-2")
        .replace("lies beside", "was found under a heap of")
        .replace("The register", "A list of all the staff")
        .replace("the newspaper", "leaves")
        .replace("the seal", "an old letter");
    assert_eq!(codes(&format!("{CLEAN}{other}")), [""; 0]);
}

#[test]
fn long_texts_are_counted_in_characters_of_the_longest_language() {
    let ours =
        "A citizen's file is on your desk and the meeting starts soon. What do you do first?";
    let theirs = "Hồ sơ của công dân đang trên bàn và cuộc họp sắp bắt đầu. Bạn làm gì trước tiên?";
    let bank = |chars: usize| {
        let words = "ế".repeat(chars);
        edited(ours, &"e".repeat(chars)).replacen(theirs, &words, 1)
    };
    assert_eq!(codes(&bank(370)), [""; 0]);
    let faults = check(&bank(371));
    assert!(
        matches!(
            faults[0].kind,
            FaultKind::LongPrompt {
                count: 371,
                limit: 370,
                ..
            }
        ),
        "{faults:?}"
    );
    let option = |chars: usize| {
        edited("Take the file along to the meeting", &"e".repeat(chars)).replacen(
            "Mang hồ sơ theo vào phòng họp",
            &"ế".repeat(chars),
            1,
        )
    };
    assert_eq!(codes(&option(140)), [""; 0]);
    assert_eq!(codes(&option(141)), ["long-option"]);
}

#[test]
fn names_numbers_and_accepted_answers_need_no_translation() {
    let bank = edited(
        "{ en: Lock the file away, vi: Cất hồ sơ vào tủ có khóa }",
        "ChatGPT 5",
    )
    .replacen("{ en: red, vi: đỏ }", "Vietnam", 1);
    assert_eq!(codes(&bank), [""; 0]);
}

#[test]
fn a_bank_with_errors_is_checked_as_far_as_it_can_be_read() {
    let broken = edited("    source: Rule 4\n", "")
        .replacen("answer: 2", "answer: two", 1)
        .replacen("kind: matching", "kind: matchign", 1);
    assert_eq!(
        codes(&broken),
        ["bad-decimal", "no-source", "misspelt-word"]
    );
    // What is allowed may be needed by what cannot be read.
    let allowing = format!("allow: {{ tab: Old. }}\n{broken}");
    assert!(!codes(&allowing).contains(&"unused-allow"));
}

#[test]
fn a_language_without_lists_is_checked_for_everything_else() {
    let bank = CLEAN.replace("vi:", "de:").replace("[en, vi]", "[en, de]");
    assert_eq!(codes(&bank), [""; 0]);
}

#[test]
fn thousands_of_like_questions_are_compared_one_with_the_next() {
    // Compared each with each, the runs they share would be 8 million.
    let like = |q: usize, at: usize| {
        format!(
            "the same many words stand again and again in each and every one of the options of this long bank {q} {at}"
        )
    };
    let faults = check(&singles(900, like, |q| q % 3));
    let like = faults
        .iter()
        .filter(|fault| fault.kind.code() == "near-duplicate");
    assert!(like.count() == 899);
}

#[test]
fn a_country_is_no_language() {
    let bank = CLEAN.replacen("[en, vi]", "[en, vn]", 1);
    let faults = check(&bank);
    let place = |code: &str| {
        faults
            .iter()
            .find(|f| f.kind.code() == code)
            .map(|f| f.place.line)
    };
    assert_eq!(place("misspelt-language"), Some(5));
}

#[test]
fn a_misspelt_field_is_one_mistake() {
    let bank = edited(
        "    explanation: { en: The door",
        "    explenation: { en: The door",
    );
    assert_eq!(codes(&bank), ["misspelt-field"]);
    let bank = edited("    source: Rule 4", "    sorce: Rule 4");
    assert_eq!(codes(&bank), ["misspelt-field"]);
    let bank = edited("accept: [key", "acept: [key");
    assert_eq!(codes(&bank), ["misspelt-field"]);
    // Elsewhere another field is really missing.
    let bank = bank.replacen("    answer: 2\n", "", 1);
    assert_eq!(codes(&bank), ["missing-field", "misspelt-field"]);
    let bank = edited("questions:", "question:");
    assert_eq!(codes(&bank), ["misspelt-field"]);
}

/// The clean bank with so many questions more that lack a source.
fn without_sources(more: usize, allow: &str) -> String {
    let mut text = format!("{allow}{CLEAN}");
    for n in 0..more {
        let _ = write!(
            text,
            "  - id: more-{n}\n    kind: numerical\n    topic: data\n    answer: {n}\n    \
             prompt: {{ en: How much is {n}?, vi: Số {n} là bao nhiêu? }}\n    \
             explanation: {{ en: It is {n}., vi: Là số {n}. }}\n",
        );
    }
    text
}

#[test]
fn more_warnings_than_are_kept_stop_no_bank_and_hide_none_where_they_are_allowed() {
    let many = without_sources(1_200, "");
    let faults = check(&many);
    assert!(faults.iter().all(|fault| !fault.is_error()));
    assert_eq!(faults.len(), 1_001);
    assert_eq!(
        faults[1_000].kind,
        FaultKind::TooManyFaults { shown: 1_000 }
    );
    let allowed = without_sources(1_200, "allow: { no-source: None is known. }\n");
    assert_eq!(codes(&allowed), [""; 0]);
    let late = format!("{allowed}    review_by: 2026-11-24\n");
    assert_eq!(codes(&late), ["review-soon"]);
}

#[test]
fn allowances_without_number_that_nobody_needs_are_reported_up_to_the_limit() {
    let mut text = without_sources(0, "");
    for n in 0..1_100 {
        let _ = write!(
            text,
            "  - id: more-{n}\n    kind: numerical\n    topic: data\n    answer: {n}\n    \
             prompt: {{ en: How much is {n}?, vi: Số {n} là bao nhiêu? }}\n    source: Rule {n}\n    \
             explanation: {{ en: It is {n}., vi: Là số {n}. }}\n    allow: {{ tab: None. }}\n",
        );
    }
    assert_eq!(check(&text).len(), 1_001);
}

#[test]
fn options_that_differ_by_accents_alone_are_found_among_long_ones() {
    let long = |q: usize, at: usize| {
        let tail = ["e", "é", "o"][at];
        format!("{}{q}{tail}", "ê".repeat(if q == 0 { 900 } else { 30 + q }))
    };
    let faults = check(&singles(9, long, |q| q % 3));
    let alike = |f: &&crate::bank::Fault| f.kind.code() == "accents-only";
    assert_eq!(faults.iter().filter(alike).count(), 9);
}
