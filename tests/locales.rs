//! The words of the three languages are in step: the same messages with the
//! same variables, no junk, NFC, nothing invisible; and every message the
//! source asks for is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use certamen::locale::SOURCES;
use certamen::text::{Lang, forbidden, is_nfc};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

/// The messages of a language and file, each with its variables.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(source: &str) -> Messages {
    let resource = parse(source).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut messages = Messages::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let pattern = message.value.expect("a value");
                let mut variables = BTreeSet::new();
                in_pattern(&pattern, &mut variables);
                let id = message.id.name.to_owned();
                assert!(message.attributes.is_empty(), "{id} has attributes");
                assert!(
                    messages.insert(id.clone(), variables).is_none(),
                    "{id} stands twice"
                );
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            other => panic!("neither a message nor a comment: {other:?}"),
        }
    }
    messages
}

fn in_pattern(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, variables),
        Expression::Select { selector, variants } => {
            in_inline(selector, variables);
            assert_eq!(variants.iter().filter(|v| v.default).count(), 1);
            for variant in variants {
                in_pattern(&variant.value, variables);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, variables),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("{other:?} is not used in these files"),
    }
}

fn all(lang: Lang) -> Messages {
    let mut all = Messages::new();
    for (_, name, source) in SOURCES.iter().filter(|(l, _, _)| *l == lang) {
        for (id, variables) in messages(source) {
            assert!(
                all.insert(id.clone(), variables).is_none(),
                "{id} of {name} stands elsewhere too"
            );
        }
    }
    all
}

#[test]
fn the_three_languages_say_the_same_messages_with_the_same_variables() {
    for file in ["ui.ftl", "cli.ftl", "faults.ftl", "review.ftl"] {
        let of = |lang: Lang| {
            let found = SOURCES
                .iter()
                .find(|(l, name, _)| *l == lang && *name == file);
            messages(found.expect("a source").2)
        };
        let english = of(Lang::EN);
        for lang in [Lang::VI, Lang::FR] {
            let other = of(lang);
            let ids = |m: &Messages| m.keys().cloned().collect::<BTreeSet<_>>();
            let (left, right) = (ids(&english), ids(&other));
            assert_eq!(
                left,
                right,
                "{file} {lang}: {:?}",
                left.symmetric_difference(&right)
            );
            for (id, variables) in &english {
                assert_eq!(variables, &other[id], "{file} {lang} {id}");
            }
        }
    }
}

#[test]
fn nothing_is_invisible_and_everything_is_nfc() {
    for (lang, file, source) in SOURCES {
        assert_eq!(forbidden(source, true), None, "{lang} {file}");
        assert!(is_nfc(source), "{lang} {file}");
        for (number, line) in source.lines().enumerate() {
            assert_eq!(line, line.trim_end(), "{lang} {file}:{}", number + 1);
        }
        all(lang);
    }
}

#[test]
fn french_has_a_no_break_space_before_its_double_marks() {
    for (_, file, source) in SOURCES.iter().filter(|(lang, _, _)| *lang == Lang::FR) {
        for (number, line) in source
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'))
        {
            for bad in [" :", " ;", " !", " ?", " %", "« ", " »"] {
                assert!(
                    !line.contains(bad),
                    "{file}:{} has a common space in {bad:?}: {line}",
                    number + 1
                );
            }
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs")
            && path.file_name().is_some_and(|name| name != "tests.rs")
            && !path.components().any(|part| part.as_os_str() == "tests")
        {
            found.push(path);
        }
    }
}

/// What begins like a message and is none: names of rules, of files, of fields.
fn is_message_like(text: &str) -> bool {
    text.contains('-')
        && text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The quoted texts of a piece of source.
fn quoted(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2)
}

#[test]
fn every_message_the_source_asks_for_is_there() {
    let known = all(Lang::EN);
    // The words that messages begin with; a quoted text of such a beginning is one.
    let beginnings: BTreeSet<&str> = known
        .keys()
        .filter_map(|id| Some(id.split_once('-')?.0))
        .collect();
    let mut files = Vec::new();
    sources(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
        &mut files,
    );
    let (mut asked, mut missing) = (BTreeSet::new(), Vec::new());
    for file in files {
        let source = fs::read_to_string(&file).expect("a source");
        // Tests inside a file may ask for what is not there.
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        for call in [
            ".t(\"",
            ".with(\"",
            ".text(\"",
            ".say(\"",
            "Problem::new(\"",
        ] {
            for (at, _) in source.match_indices(call) {
                let id = source[at + call.len()..]
                    .split('"')
                    .next()
                    .unwrap_or_default();
                let is_id =
                    call.starts_with(".t(") || call.starts_with(".with(") || is_message_like(id);
                if is_id {
                    assert!(
                        known.contains_key(id),
                        "{}: there is no message {id:?}",
                        file.display()
                    );
                    asked.insert(id.to_owned());
                }
            }
        }
        for line in source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            for text in quoted(line) {
                let begins = text
                    .split_once('-')
                    .is_some_and(|(first, _)| beginnings.contains(first));
                if known.contains_key(text) {
                    asked.insert(text.to_owned());
                } else if is_message_like(text)
                    && begins
                    && !known.contains_key(&format!("fault-{text}"))
                    && !NOT_MESSAGES.contains(&text)
                {
                    missing.push(format!("{}: {text}", file.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "there are no messages {missing:#?}");
    // Messages whose ids are put together: verdict-…, delivery-…, theme-…, fault-….
    let made = ["verdict-", "delivery-", "theme-", "fault-"];
    let unused: Vec<&String> = known
        .keys()
        .filter(|id| !asked.contains(*id) && !made.iter().any(|m| id.starts_with(m)))
        .collect();
    assert!(unused.is_empty(), "nothing asks for {unused:?}");
}

/// Quoted texts that begin like messages and are something else.
const NOT_MESSAGES: [&str; 0] = [];
