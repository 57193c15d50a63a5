//! The schemas and the readers side by side: neither says what the other
//! does not.

mod examples;
mod faults;
mod values;

use jsonschema::Validator;
use serde_json::Value;

use super::{Document, value};
use crate::bank::Limits;
use crate::bank::fault::Fault;
use crate::bank::format::KindFormat;
use crate::training::page::read_page;
use crate::training::yaml::{read_roster, read_training};

fn schema(document: Document) -> Value {
    serde_json::from_str(&document.schema()).expect("a schema is JSON")
}

fn validator(document: Document) -> Validator {
    let schema = schema(document);
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    jsonschema::draft202012::new(&schema).expect("a schema can be used")
}

/// The codes of what stops a text for its reader, and of the one warning a
/// schema flags: something allowed that is no warning.
fn errors(document: Document, text: &str) -> Vec<&'static str> {
    let limits = Limits::default();
    let faults = match document {
        Document::Bank => crate::bank::read_bank(text.as_bytes(), &limits).faults,
        Document::Training => read_training(text.as_bytes(), &[], &limits).faults,
        Document::Roster => read_roster(text.as_bytes(), &[], &limits).faults,
        Document::Page => read_page(text.as_bytes(), &limits).faults,
    };
    let flagged = ["unknown-check", "misspelt-check"];
    let flagged = |fault: &&Fault| fault.is_error() || flagged.contains(&fault.kind.code());
    faults
        .iter()
        .filter(flagged)
        .map(|fault| fault.kind.code())
        .collect()
}

/// A bank of one question of a kind, with every field that a bank, a quiz and
/// a question may have.
fn bank_of(kind: &KindFormat) -> String {
    let mut bank = String::from(
        "\
bank: example
version: \"1\"
title: { en: Example, vi: Ví dụ }
description: Short.
languages: [en, vi]
topics: { data: { en: Data, vi: Dữ liệu } }
allow: { missing-translation: Later. }
quiz:
  pass_mark: 70%
  draw: { data: 1 }
  time_limit: 25m
  minimum: { C5: 60%, data: 1/2 }
  attempts: 3
  shuffle: [questions, options]
  navigation: free
  on_interruption: run
  feedback: after_submit
questions:
",
    );
    bank += kind.example;
    for field in [
        "competence: C5",
        "level: apply",
        "situation: true",
        "points: 2",
        "shuffle: false",
        "fact: X01",
        "explanation: Because.",
        "source: Art. 50",
        "valid_from: 2026-08-02",
        "review_by: 2027-03-01",
        "allow: { missing-translation: Later. }",
    ] {
        let (name, _) = field.split_once(':').expect("a field");
        if !kind.example.contains(&format!("\n  {name}:")) {
            bank += &["  ", field, "\n"].concat();
        }
    }
    bank
}

#[test]
fn what_is_shipped_is_accepted() {
    let bank = validator(Document::Bank);
    for text in [
        crate::bank::tests::ALL_KINDS,
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/training/question_banks/ai-law.yaml"
        )),
        include_str!("../../commands/init/example.yaml"),
    ] {
        let value = value::from_yaml(text).expect("YAML");
        let errors: Vec<_> = bank.iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    let training = validator(Document::Training);
    for text in [
        include_str!("../../../training.yaml"),
        include_str!("../../commands/init/training.yaml"),
        "# nothing yet\n",
    ] {
        assert!(training.is_valid(&value::from_yaml(text).expect("YAML")));
    }
}
