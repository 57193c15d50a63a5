//! Bulk verification: many certificates at once, with the verdicts that [`verify`]
//! gives one by one.
//!
//! What enters are the bytes of many files; what leaves are their reports. Most
//! certificates of one programme differ in a few places only, so a file that
//! matches a certificate read before (`template`) is compared, not read anew; and
//! signatures are verified in batches ([`batch`]).
//!
//! [`verify`]: super::verify()

pub mod batch;
mod template;
mod verifier;

pub use verifier::{BulkVerifier, Wanted};
