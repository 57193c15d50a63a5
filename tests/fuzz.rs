//! Every seed of the fuzz targets, asked for the same invariants, so that what
//! fuzzing once found is found again without it.
//!
//! A seed of a bank whose name begins with `good-` loads, one with `bad-` does
//! not; the others are there for the way they are read.

#[path = "../fuzz/invariants.rs"]
mod invariants;

use std::fs;
use std::path::{Path, PathBuf};

use certamen::bank::{Limits, read_bank};

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
fn replay(target: &str, limits: &Limits, holds: fn(&[u8], &Limits)) {
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

#[test]
fn seeds_are_what_their_names_say() {
    for (name, path) in seeds("bank") {
        let loaded = read_bank(&fs::read(path).unwrap(), &invariants::SMALL);
        let expected = match name.split_once('-') {
            Some(("good", _)) => true,
            Some(("bad", _)) => false,
            _ => continue,
        };
        assert_eq!(
            loaded.bank.is_some(),
            expected,
            "{name}: {:#?}",
            loaded.faults
        );
    }
}
