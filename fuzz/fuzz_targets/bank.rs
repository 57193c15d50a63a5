//! Feeds anything to the reader of banks.

#![no_main]

#[path = "../invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| invariants::bank(bytes, &invariants::SMALL));
