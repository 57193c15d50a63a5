//! What is issued: credential, proof, keys and verification.
