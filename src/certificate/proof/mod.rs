//! Data integrity proofs: signing a document, and verifying that one was signed.
//!
//! What enters is a document and a key; what leaves is its proof, or whether a
//! proof holds. The two suites (`eddsa-rdfc-2022` and `eddsa-jcs-2022`) differ in
//! the canonical form they sign: N-Quads ([`rdf`] works them out from any JSON-LD,
//! `quads` writes those of a certificate directly) or canonical JSON. Who may sign
//! what is decided in `verify`.

pub(super) mod data_integrity;
mod issue;
mod quads;
pub mod rdf;

pub use data_integrity::*;
pub use issue::{IssueError, issue};
