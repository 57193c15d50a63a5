//! Where something stands in a file, how bad it is, and a piece of the file that
//! is safe to show.

use crate::text;

/// A place in a file. Both numbers count from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The character in the line.
    pub column: u32,
}

impl Place {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// Whether a fault stops the file from being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file is not used until this is put right.
    Error,
    /// The file is used; somebody should look at this.
    Warning,
}

impl Severity {
    /// The word in the output of `check`, which other programs read too.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// The most characters of a file that one value in a message repeats.
pub const SHOWN_LIMIT: usize = 60;

/// A piece of a file as a message may repeat it: safe to print, and clipped.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shown(Box<str>);

impl Shown {
    /// The piece.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The most characters of a list of names in a message.
const LIST_LIMIT: usize = 240;

impl Shown {
    /// Names to choose from, as far as there is room.
    pub fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let names: Vec<&str> = names.into_iter().take(LIST_LIMIT).collect();
        Self::clipped(&names.join(", "), LIST_LIMIT)
    }

    fn clipped(piece: &str, limit: usize) -> Self {
        // A scalar can be megabytes long: look no further than what is shown.
        let end = piece
            .char_indices()
            .nth(limit)
            .map_or(piece.len(), |(i, _)| i);
        let mut shown = text::printable(&piece[..end].replace('\n', " "));
        if end < piece.len() {
            shown.pop();
            shown.push('…');
        }
        Self(shown.into())
    }
}

impl From<&str> for Shown {
    fn from(piece: &str) -> Self {
        Self::clipped(piece, SHOWN_LIMIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_pieces_are_short_and_safe_to_print() {
        assert_eq!(Shown::from("a\u{1b}[31m\nb").as_str(), "a\u{fffd}[31m b");
        let long = Shown::from("x".repeat(10_000).as_str());
        assert_eq!(long.as_str().chars().count(), SHOWN_LIMIT);
        assert!(long.as_str().ends_with('…'));
    }
}
