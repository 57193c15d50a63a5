//! What is issued: credential, proof, keys and verification.

pub mod json;
