//! What a certificate says, as types and as a document without its proofs.
//!
//! What enters is a JSON tree or [`Claims`] made by whoever issues; what leaves is
//! the other of the two. The strict profile ([`profile`]) is the one shape a
//! document may have. Nothing here signs, and nothing is believed here.

pub(super) mod document;
pub(super) mod model;
pub(super) mod node;
pub mod profile;
pub(super) mod results;
pub(super) mod values;
pub(super) mod vocabulary;

pub use document::unsigned;
pub use model::{
    Achievement, Claims, Issuer, Participant, QuizResult, Score, Status, Wording, code, file_name,
};
pub use values::{Delivery, Moment, Percent};
