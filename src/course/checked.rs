//! A file that was verified, and files that can be.

use std::path::PathBuf;

use crate::certificate::Verdict;

/// Something in a folder, to choose for verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, safe to print.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub folder: bool,
}

/// A field of a certificate that was checked: the Fluent message that names
/// it, and its signed value.
pub type SignedField = (&'static str, String);

/// The verdict on a file, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The file.
    pub path: PathBuf,
    /// The verdict.
    pub verdict: Verdict,
    /// The reason, in a sentence of the language asked for.
    pub reason: String,
    /// The signed fields; none when the signature does not hold.
    pub fields: Vec<SignedField>,
}
