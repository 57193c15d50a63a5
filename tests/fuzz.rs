//! Every seed of the fuzz targets, asked for the same invariants, so that what
//! fuzzing once found is found again without it.
//!
//! A seed whose name begins with `good-` loads, one with `bad-` does not (but
//! any may be a training); the others are there for the way they are read. A
//! certificate loads when a signature stands for what it says.

#[path = "../fuzz/invariants.rs"]
mod invariants;
#[path = "fuzz/made.rs"]
mod made;

use std::fs;
use std::path::{Path, PathBuf};

use certamen::bank::{Limits, read_bank};
use certamen::certificate::print::code::decode;
use certamen::certificate::print::read::pdf::pdf;
use certamen::certificate::{Register, StatusList, Trust, verify};

/// The seeds of a target, by name.
fn seeds(target: &str) -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    let mut seeds: Vec<_> = fs::read_dir(folder.join(target))
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .collect();
    seeds.sort();
    assert!(seeds.len() > 10, "the seeds of {target} are gone");
    seeds
}

/// Asks for the invariants with every seed of a target, and names those that
/// break one.
#[track_caller]
fn replay(target: &str, limits: &Limits, holds: Holds) {
    let broken: Vec<String> = seeds(target)
        .into_iter()
        .filter(|(_, path)| {
            let bytes = fs::read(path).unwrap();
            std::panic::catch_unwind(|| holds(&bytes, limits)).is_err()
        })
        .map(|(name, _)| name)
        .collect();
    assert!(broken.is_empty(), "{target}: {broken:#?}");
}

#[test]
fn the_invariants_hold_for_every_seed_of_a_bank() {
    replay("bank", &invariants::SMALL, invariants::bank);
    replay("bank", &Limits::default(), invariants::bank);
    replay("bank", &invariants::SMALL, invariants::checked);
    replay("bank", &Limits::default(), invariants::checked);
}

#[test]
fn the_invariants_hold_for_every_seed_of_a_training() {
    replay("training", &invariants::SMALL, invariants::training);
    replay("training", &Limits::default(), invariants::training);
}

/// What breaks one reader may break another.
#[test]
fn the_invariants_hold_for_the_seeds_of_the_other_target() {
    replay("bank", &invariants::SMALL, invariants::training);
    replay("training", &invariants::SMALL, invariants::bank);
}

/// Asks for what must hold of some bytes.
type Holds = fn(&[u8], &Limits);

/// What is asked for the files that are signed, by target.
const SIGNED: [(&str, Holds); 5] = [
    ("credential", |bytes, _| invariants::credential(bytes)),
    ("register", |bytes, _| invariants::register(bytes)),
    ("status", |bytes, _| invariants::status(bytes)),
    ("pdf", |bytes, _| invariants::pdf(bytes)),
    ("code", |bytes, _| invariants::code(bytes)),
];

#[test]
fn the_invariants_hold_for_every_seed_of_what_is_signed() {
    for (target, _) in SIGNED {
        for (_, holds) in SIGNED {
            replay(target, &invariants::SMALL, holds);
        }
    }
}

#[test]
fn seeds_are_what_their_names_say() {
    named("bank", |bytes| {
        read_bank(bytes, &invariants::SMALL).bank.is_some()
    });
    named("credential", |bytes| {
        let report = verify(bytes, &Trust::nobody(), invariants::today());
        report.claims.is_some()
    });
    named("register", |bytes| Register::verify(bytes).is_ok());
    named("status", |bytes| {
        StatusList::read(bytes, invariants::ROOT.did()).is_ok()
    });
    named("pdf", |bytes| pdf(bytes).is_ok());
    named("code", |bytes| {
        std::str::from_utf8(bytes).is_ok_and(|text| decode(text).is_ok())
    });
}

#[track_caller]
fn named(target: &str, loads: fn(&[u8]) -> bool) {
    let wrong: Vec<String> = seeds(target)
        .into_iter()
        .filter(|(name, path)| {
            let loaded = loads(&fs::read(path).unwrap());
            match name.split_once('-') {
                Some(("good", _)) => !loaded,
                Some(("bad", _)) => loaded,
                _ => false,
            }
        })
        .map(|(name, _)| name)
        .collect();
    assert!(wrong.is_empty(), "{target}: {wrong:#?}");
}
