//! What can be asked: the model of a bank, reading one from YAML, and its digest.
//!
//! | room | what enters | what leaves |
//! |---|---|---|
//! | [`model`] | | what a bank, its questions and its quiz are |
//! | [`fault`] | what readers find | faults with their places |
//! | [`yaml`] | the text of a file | a tree that knows its places |
//! | [`format`](mod@format) | | tables of what a file may hold |
//! | [`read`] | a tree and the tables | a draft: the bank, or its faults |
//! | [`seal`] | a bank's text and a passphrase | the same, encrypted, and back |
//!
//! Nothing here knows of participants, screens or files beyond the text of a bank.

pub mod fault;
pub mod format;
pub mod model;
pub mod read;
pub mod render;

pub mod seal;
#[cfg(test)]
pub(crate) mod tests;
pub mod values;
pub mod yaml;

pub use fault::{Fault, FaultKind, Faults, Place, Severity};
pub use model::{Bank, Kind, Question, Quiz};
pub use read::bank::{Limits, Loaded, read_bank};
pub use read::draft::Draft;
pub use render::{SourceFile, render};
