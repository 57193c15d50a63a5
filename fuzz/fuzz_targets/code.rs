//! Feeds anything to the reader of codes, and puts the certificate together.

#![no_main]

#[path = "../invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| invariants::code(bytes));
