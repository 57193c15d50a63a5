//! What can be asked: the model, the YAML reader, the checks and the digest.
//!
//! Nothing here knows of participants, screens or files beyond the text of a
//! bank. `formats/` (GIFT, Aiken, Moodle XML, QTI) will stand beside [`yaml`].

pub mod digest;
pub mod model;

pub use model::{Bank, Kind, Question, Quiz};
