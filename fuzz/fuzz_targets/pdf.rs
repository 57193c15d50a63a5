//! Feeds anything to the reader of PDF files, and to that of all kinds.

#![no_main]

#[path = "../invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| invariants::pdf(bytes));
