//! The examples of `docs/instructor.md` and `docs/format.md` load as they
//! stand, without a fault, and editors accept them.
//!
//! A fence marked `yaml` holds a whole bank, a list of questions, a roster, a
//! `training.yaml` or a `page.yaml`; its first words say which. Lists of questions are put into
//! the smallest bank that takes them.

use certamen::bank::{Draft, Fault, Kind, Limits, read_bank};
use certamen::check;
use certamen::schema::{Document, value};
use certamen::training::page::read_page;
use certamen::training::yaml::{read_roster, read_training};

const PAGES: [(&str, &str); 2] = [
    ("instructor.md", include_str!("../docs/instructor.md")),
    ("format.md", include_str!("../docs/format.md")),
];

/// The page about warnings, whose examples show how they are allowed.
const CHECKS: &str = include_str!("../docs/checks.md");

/// A bank without its questions, which are written at this indentation.
const BANK: &str = "\
bank: example
version: \"1\"
title: Example
languages: [en]
topics: { data: Data }
quiz: { pass_mark: 70% }
questions:
";

/// Each fence of a language with the line it begins on.
fn fences<'p>(page: &'p str, language: &str) -> Vec<(usize, Vec<&'p str>)> {
    let mut all = Vec::new();
    let mut open: Option<(usize, bool, Vec<&str>)> = None;
    for (line, number) in page.lines().zip(1..) {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(of)) => open = Some((number, of == language, Vec::new())),
            (None, None) => {}
            (Some((_, _, lines)), None) => lines.push(line),
            (Some(_), Some(_)) => {
                let (start, wanted, lines) = open.take().expect("a fence is open");
                if wanted {
                    all.push((start, lines));
                }
            }
        }
    }
    assert!(open.is_none(), "a fence is never closed");
    all
}

#[track_caller]
fn without_fault(start: usize, faults: &[Fault]) {
    let faults: Vec<String> = faults
        .iter()
        .map(|fault| format!("{:?} at {:?}", fault.kind, fault.place))
        .collect();
    assert!(
        faults.is_empty(),
        "the example on line {start}: {faults:#?}"
    );
}

#[track_caller]
fn accepted(document: Document, start: usize, text: &str) {
    let schema = serde_json::from_str(&document.schema()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let value = value::from_yaml(text).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&value)
        .map(|error| error.to_string())
        .collect();
    assert!(
        errors.is_empty(),
        "the example on line {start}: {errors:#?}"
    );
}

#[test]
fn every_example_for_instructors_loads() {
    for (name, page) in PAGES {
        println!("{name}");
        every_example_loads(page);
    }
}

fn every_example_loads(page: &str) {
    let limits = Limits::default();
    let mut kinds = Vec::new();
    let (mut banks, mut trainings, mut rosters, mut pages) = (0, 0, 0, 0);
    for (start, lines) in fences(page, "yaml") {
        let text = lines.join("\n") + "\n";
        if text.starts_with("bank:") || text.starts_with("- id:") {
            let is_whole = text.starts_with("bank:");
            let bank = if is_whole {
                text
            } else {
                BANK.to_owned() + &text
            };
            let loaded = read_bank(bank.as_bytes(), &limits);
            without_fault(start, &loaded.faults);
            accepted(Document::Bank, start, &bank);
            let bank = loaded.bank.expect("a bank without faults is a bank");
            if is_whole {
                banks += 1;
            } else {
                kinds.extend(bank.questions.iter().map(|q| q.kind.name()));
            }
        } else if text.starts_with("- {") {
            rosters += 1;
            let loaded = read_roster(text.as_bytes(), &[], &limits);
            without_fault(start, &loaded.faults);
            accepted(Document::Roster, start, &text);
            assert!(loaded.roster.is_some());
        } else if text.starts_with("logo:") {
            pages += 1;
            let loaded = read_page(text.as_bytes(), &limits);
            without_fault(start, &loaded.faults);
            accepted(Document::Page, start, &text);
            assert!(loaded.page.is_some());
        } else {
            trainings += 1;
            let loaded = read_training(text.as_bytes(), &[], &limits);
            without_fault(start, &loaded.faults);
            accepted(Document::Training, start, &text);
            assert!(loaded.training.is_some());
        }
    }
    assert!(banks > 0 && trainings > 0 && rosters > 0 && pages > 0);
    assert_eq!(
        kinds[..9],
        Kind::NAMES,
        "one example of each kind, in order"
    );
}

#[test]
fn the_examples_of_what_is_allowed_have_nothing_else() {
    let limits = Limits::default();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    for (start, lines) in fences(CHECKS, "yaml") {
        let text = lines.join("\n") + "\n";
        let is_whole = text.starts_with("bank:");
        let bank = if is_whole {
            text
        } else {
            BANK.to_owned() + &text
        };
        let mut draft = Draft::read(bank.as_bytes(), &limits);
        let found = check::bank(&mut draft, day, &limits);
        // So small a bank is drawn whole and is easily guessed.
        let of_size = [
            "draw-overlap",
            "guessable-pass",
            "no-source",
            "no-explanation",
        ];
        let found: Vec<Fault> = found
            .into_iter()
            .filter(|fault| !of_size.contains(&fault.kind.code()))
            .collect();
        without_fault(start, &found);
        assert!(draft.allowed.iter().all(|allowance| allowance.used));
        assert!(!draft.allowed.is_empty());
    }
}
