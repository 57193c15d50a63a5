//! Feeds anything to the verifier of certificates, alone and among many.

#![no_main]

#[path = "../invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| invariants::credential(bytes));
