//! Something that went wrong, before it is put into words.

/// Something that went wrong, in words to be looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The Fluent message.
    pub id: &'static str,
    /// What it is about: a path, a name. Safe to print.
    pub about: String,
}

impl Problem {
    /// A problem with something.
    pub fn new(id: &'static str, about: impl Into<String>) -> Self {
        Self {
            id,
            about: crate::text::printable(&about.into()),
        }
    }
}
