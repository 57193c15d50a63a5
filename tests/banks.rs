//! The shipped banks: what the training promises of them.

mod common;

use std::collections::BTreeSet;
use std::path::Path;

use certamen::bank::Draft;
use certamen::bank::Kind;
use certamen::bank::node::Limits;
use certamen::check;
use certamen::exam::{Paper, Seed};
use certamen::text::Lang;
use certamen::training::Folder;
use certamen::training::folder::Inspect;
use chrono::NaiveDate;

fn folder() -> Folder {
    Folder::load(Path::new(env!("CARGO_MANIFEST_DIR")), &Limits::default())
}

#[test]
fn every_bank_loads_without_fault_and_belongs_to_the_programme() {
    let folder = folder();
    assert_eq!(folder.faults().count(), 0);
    let programme = folder.training.programme.as_ref().unwrap();
    let ids: Vec<&str> = folder.banks.iter().map(|bank| bank.id.as_str()).collect();
    assert_eq!(ids, ["ai-ethics", "ai-law", "ai-security"]);
    assert_eq!(programme.quizzes, ids);
}

#[test]
fn the_training_is_clean_by_every_check() {
    // A day on which no review is due: what is due later is no fault of today.
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let limits = Limits::default();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::load_with(
        root,
        &limits,
        Inspect {
            bank: |_: &[u8], draft: &mut Draft<'_>| check::bank(draft, day, &limits),
            quiz: check::quiz_across,
        },
    );
    let found: Vec<_> = folder
        .faults()
        .map(|(file, fault)| (file.source.name(), fault.place, &fault.kind))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_bank_has_its_questions_languages_and_situations() {
    let mut kinds = BTreeSet::new();
    for bank in folder().banks {
        assert!(bank.questions.len() >= 12, "{}", bank.id);
        assert_eq!(
            bank.languages,
            [Lang::EN, Lang::VI, Lang::FR],
            "{}",
            bank.id
        );
        let situations = bank.questions.iter().filter(|q| q.situation).count();
        assert!(
            2 * situations >= bank.questions.len(),
            "{}: {situations}",
            bank.id
        );
        for question in &bank.questions {
            let at = format!("{}/{}", bank.id, question.id);
            assert!(
                question.source.is_some() && question.explanation.is_some(),
                "{at}"
            );
            assert!(
                question.fact.is_some() && question.competence.is_some(),
                "{at}"
            );
            kinds.insert(question.kind.name());
        }
    }
    assert_eq!(kinds, BTreeSet::from(Kind::NAMES));
}

#[test]
fn the_key_is_not_given_away_by_place_or_length() {
    let (mut places, mut longest, mut all) = ([0_usize; 4], 0, 0);
    for bank in folder().banks {
        for question in &bank.questions {
            if let Kind::SingleChoice { options } = &question.kind {
                let key = options.iter().position(|o| o.correct).unwrap();
                let length = |i: usize| options[i].text.get(Lang::EN).chars().count();
                places[key] += 1;
                all += 1;
                longest +=
                    usize::from((0..options.len()).all(|i| i == key || length(i) < length(key)));
            }
        }
    }
    assert!(places.iter().all(|n| 2 * n <= all), "{places:?} of {all}");
    assert!(
        2 * longest <= all,
        "the key is the longest option in {longest} of {all}"
    );
}

#[test]
fn every_bank_gives_a_paper_for_any_seed() {
    for bank in folder().banks {
        for n in 0..50_u8 {
            let paper = Paper::draw(&bank, &bank.quiz, Seed([n; 16])).unwrap();
            assert_eq!(paper.len(), 12, "{}", bank.id);
        }
    }
}

/// The digest is what certificates carry: a change of its form would cut every
/// certificate from its bank. Change this literal only with the format's name.
#[test]
fn the_digest_of_a_bank_never_changes_its_form() {
    let bank = common::bank(9, |_| {});
    assert_eq!(
        bank.digest.to_string(),
        "d06f536c8c90021a62ce48e09c5b2b15930634c70e173be213b5dc47587adfb6"
    );
}
