//! Feeds anything to the readers of `training.yaml` and of rosters.

#![no_main]

#[path = "../invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| invariants::training(bytes, &invariants::SMALL));
