//! Feeds anything to the reader of banks, to every check, and to the mending.

#![no_main]

#[path = "../invariants.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    invariants::bank(bytes, &invariants::SMALL);
    invariants::checked(bytes, &invariants::SMALL);
});
