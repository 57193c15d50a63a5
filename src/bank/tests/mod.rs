//! Tests of the reader as a whole: every fault with its sentence and place,
//! and files that mean harm.

mod allowing;
pub mod faults;
mod hostile;
mod loading;
mod sealed;
mod syntax;
mod words;

use crate::bank::fault::Fault;
use crate::bank::read::bank::{Limits, Loaded, read_bank};

/// A bank with all nine kinds that loads without a fault.
pub const ALL_KINDS: &str = include_str!("all_kinds.yaml");

pub fn read(text: &str) -> Loaded {
    read_bank(text.as_bytes(), &Limits::default())
}

pub fn codes(faults: &[Fault]) -> Vec<(&'static str, u32, u32)> {
    let code = |f: &Fault| (f.kind.code(), f.place.line, f.place.column);
    faults.iter().map(code).collect()
}

/// The good bank with one piece replaced.
pub fn edited(from: &str, to: &str) -> String {
    assert_eq!(
        ALL_KINDS.matches(from).count(),
        1,
        "{from:?} is not there once"
    );
    ALL_KINDS.replacen(from, to, 1)
}
