//! The examples and defaults that the tables give.

use serde_json::{Value, json};

use super::{Document, bank_of, errors, schema};
use crate::bank::format::fields::{QUESTION, QUIZ};
use crate::bank::format::kind_fields::KINDS;
use crate::bank::format::{Field, Need};
use crate::bank::model::Kind;
use crate::bank::{Bank, Limits, read_bank};
use crate::schema::page::together;

/// Every part of a schema that gives examples or a default.
fn with_examples<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(members) => {
            if value["examples"].is_array() && value["description"].is_string() {
                found.push(value);
            }
            members
                .values()
                .for_each(|value| with_examples(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| with_examples(value, found)),
        _ => {}
    }
}

#[test]
fn examples_and_defaults_are_what_the_field_takes() {
    for document in Document::ALL {
        let schema = schema(document);
        let mut found = Vec::new();
        with_examples(&schema, &mut found);
        assert!(found.len() >= 4, "{document:?}");
        for field in found {
            let mut whole = field.clone();
            whole["$defs"] = schema["$defs"].clone();
            let validator = jsonschema::draft202012::new(&whole).unwrap();
            let examples = field["examples"].as_array().unwrap();
            for example in examples.iter().chain(field.get("default")) {
                assert!(validator.is_valid(example), "{example} in {field}");
                assert_ne!(*example, json!(null), "{field}");
            }
        }
    }
}

fn load(text: &str) -> Bank {
    let loaded = read_bank(text.as_bytes(), &Limits::default());
    loaded
        .bank
        .unwrap_or_else(|| panic!("{:?}\n{text}", loaded.faults))
}

#[test]
fn the_examples_of_all_fields_load() {
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(kinds, Kind::NAMES);
    let mut bank = String::from(
        "bank: x\nversion: \"1\"\ntitle: X\nlanguages: [en, vi, fr]\ntopics: { data: Data, law: Law }\nquiz:\n",
    );
    bank += &together(&QUIZ, "  ");
    bank += "questions:\n";
    // As many questions as the example of a draw wants.
    for i in 0..12 {
        let topic = if i < 8 { "data" } else { "law" };
        let kind = &KINDS[i % KINDS.len()];
        let name = kind.name;
        bank += "- id: question-";
        bank += &[
            &*i.to_string(),
            "\n  kind: ",
            name,
            "\n  topic: ",
            topic,
            "\n",
        ]
        .concat();
        let of_all = QUESTION.iter().skip(3);
        bank += &of_all.fold(String::new(), |text, field| {
            text + &together(std::slice::from_ref(field), "  ")
        });
        bank += &together(kind.fields, "  ");
    }
    assert_eq!(load(&bank).questions.len(), 12);
}

/// The bank with a field put in again, at its default.
fn with(text: &str, indent: &str, before: &str, field: &Field, default: &str) -> String {
    let prefix = format!("{indent}{}:", field.name);
    let mut lines: Vec<String> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let deeper = line.starts_with(&format!("{indent} "));
        inside = line.starts_with(&prefix) || (inside && deeper);
        if !inside {
            lines.push(line.to_owned());
        }
    }
    let without = lines.join("\n") + "\n";
    if default.is_empty() {
        return without;
    }
    without.replacen(
        before,
        &format!("{before}{indent}{}: {default}\n", field.name),
        1,
    )
}

#[test]
fn a_field_that_is_missing_is_as_its_default_says() {
    let mut defaults = 0;
    for kind in &KINDS {
        let bank = bank_of(kind);
        assert_eq!(errors(Document::Bank, &bank), [""; 0], "{bank}");
        let quiz = QUIZ.iter().map(|field| ("quiz:\n", field));
        let kind_line = format!("  kind: {}\n", kind.name);
        let fields = QUESTION.iter().chain(kind.fields);
        let fields = fields.map(|field| (kind_line.as_str(), field));
        for (before, field) in quiz.chain(fields) {
            let Need::Default(default) = field.need else {
                continue;
            };
            // The quiz and a question both have the field shuffle.
            let bank = if before == "quiz:\n" {
                bank.replace("  shuffle: false\n", "")
            } else {
                bank.replace("  shuffle: [questions, options]\n", "")
            };
            let missing = load(&with(&bank, "  ", before, field, ""));
            let given = load(&with(&bank, "  ", before, field, default));
            assert_eq!(missing, given, "{}", field.name);
            defaults += 1;
        }
    }
    assert!(defaults > 60, "{defaults}");
}
