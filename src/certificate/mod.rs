//! What is issued: credential, proof, keys and verification.

pub mod json;
mod did;
mod keys;
pub mod proof;

pub use did::{Did, DidError};
pub use keys::{KeyError, SiteKey};
