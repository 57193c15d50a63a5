//! The sentences of the faults: the three languages and the enum agree.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use crate::bank::fault::{Fault, FaultKind};

const FILES: [(&str, &str); 3] = [
    ("en", include_str!("../../../locales/en/faults.ftl")),
    ("vi", include_str!("../../../locales/vi/faults.ftl")),
    ("fr", include_str!("../../../locales/fr/faults.ftl")),
];

/// The sentence of a fault in one of the languages.
pub fn sentence(lang: &str, fault: &Fault) -> String {
    let args = fault.kind.args();
    let args = args.iter().map(|(name, value)| (*name, value.as_str()));
    format(lang, fault.kind.message_id(), args)
}

fn format<'a>(lang: &str, id: &str, values: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let (_, text) = FILES.iter().find(|(name, _)| *name == lang).unwrap();
    let resource = FluentResource::try_new((*text).to_owned()).unwrap();
    let mut bundle = FluentBundle::new(vec![lang.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).unwrap();
    let mut args = FluentArgs::new();
    for (name, value) in values {
        args.set(name.to_owned(), value.to_owned());
    }
    let message = bundle
        .get_message(id)
        .unwrap_or_else(|| panic!("{lang} lacks {id}"));
    let mut errors = Vec::new();
    let text = bundle.format_pattern(message.value().unwrap(), Some(&args), &mut errors);
    assert!(errors.is_empty(), "{lang} {id}: {errors:?}");
    text.into_owned()
}

/// The variables of each message, read from the text of a file.
fn variables(text: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut id = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with("fault-") {
            id = line.split_once(" =").unwrap().0;
            assert!(!all.contains_key(id), "{id} stands twice");
        }
        for (at, _) in line.match_indices('$') {
            let name = &line[at + 1..];
            let end = name
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap();
            all.entry(id).or_default().insert(&name[..end]);
        }
        all.entry(id).or_default();
    }
    all.remove("");
    all
}

#[test]
fn every_fault_has_its_sentence_in_three_languages() {
    let expected: BTreeMap<&str, BTreeSet<&str>> = FaultKind::ALL
        .iter()
        .map(|(_, id, args)| (*id, args.iter().copied().collect()))
        .collect();
    assert_eq!(expected.len(), FaultKind::ALL.len());
    for (lang, text) in FILES {
        assert_eq!(variables(text), expected, "{lang}");
        for (_, id, args) in FaultKind::ALL {
            let text = format(lang, id, args.iter().map(|name| (*name, "7")));
            assert!(text.ends_with(['.', '?', '\u{a0}']), "{lang} {id}: {text}");
        }
    }
}

#[test]
fn the_sentences_are_nfc_and_french_spaces_do_not_break() {
    for (lang, text) in FILES {
        assert!(crate::text::is_nfc(text), "{lang}");
        assert_eq!(crate::text::forbidden(text, true), None, "{lang}");
    }
    let french = FILES[2].1.lines().filter(|line| !line.starts_with('#'));
    for line in french {
        for mark in [" :", " ;", " !", " ?"] {
            assert!(!line.contains(mark), "{line}");
        }
    }
}
