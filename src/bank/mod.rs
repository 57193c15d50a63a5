//! What can be asked: the model, the YAML reader, the checks and the digest.
//!
//! Nothing here knows of participants, screens or files beyond the text of a
//! bank. `formats/` (GIFT, Aiken, Moodle XML, QTI) will stand beside [`yaml`].

pub mod allow;
pub mod digest;
pub mod draft;
pub mod fault;
mod fault_kind;
pub mod fields;
pub mod format;
pub mod forms;
pub mod kind_fields;
mod kinds;
mod marks;
pub mod model;
pub mod node;
pub mod question;
mod quiz;
pub mod reader;
pub mod render;
pub mod rules;
pub mod seal;
pub mod source;
pub mod syntax;
#[cfg(test)]
pub(crate) mod tests;
pub mod texts;
pub mod values;
pub mod yaml;

pub use draft::Draft;
pub use fault::{Fault, FaultKind, Faults, Place, Severity};
pub use model::{Bank, Kind, Question, Quiz};
pub use render::{SourceFile, render};
pub use yaml::{Limits, Loaded, read_bank};
