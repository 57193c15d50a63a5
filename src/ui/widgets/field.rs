//! A one-line text field that bears Vietnamese input methods.
//!
//! Telex and VNI send Backspace and the recomposed letters in one read. The
//! field takes every event in order, deletes one scalar per Backspace, and
//! normalises only when the text is taken out.

use zeroize::Zeroize;

use super::super::keymap::Action;
use crate::text::{forbidden, nfc};

/// A line of text being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    text: Vec<char>,
    cursor: usize,
    limit: usize,
}

impl Field {
    /// A field of at most `limit` characters holding `text`, the cursor at its end.
    pub fn new(text: &str, limit: usize) -> Self {
        let text: Vec<char> = text.chars().take(limit).collect();
        Self {
            cursor: text.len(),
            text,
            limit,
        }
    }

    /// An empty field that never moves its text as it grows.
    pub(super) fn roomy(limit: usize) -> Self {
        Self {
            text: Vec::with_capacity(limit),
            cursor: 0,
            limit,
        }
    }

    /// Takes over text and cursor of another field.
    pub(super) fn copy(&mut self, other: &Self) {
        self.text.clone_from(&other.text);
        self.cursor = other.cursor;
    }

    /// Overwrites the text.
    pub(super) fn wipe(&mut self) {
        self.text.zeroize();
        self.cursor = 0;
    }

    /// How many characters there are before the cursor, and in all.
    pub(super) const fn shape(&self) -> (usize, usize) {
        (self.cursor, self.text.len())
    }

    /// The text as it stands, not normalised.
    pub fn raw(&self) -> String {
        self.text.iter().collect()
    }

    /// The text in NFC.
    pub fn text(&self) -> String {
        nfc(&self.raw())
    }

    /// Whether nothing is typed.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text before the cursor, to know its column.
    pub fn before_cursor(&self) -> String {
        self.text[..self.cursor].iter().collect()
    }

    /// What a key of a field does.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Type(c) => self.insert(c),
            Action::Erase => self.backspace(),
            Action::EraseForward => self.delete(),
            Action::Left => self.left(),
            Action::Right => self.right(),
            Action::First => self.home(),
            Action::Last => self.end(),
            _ => {}
        }
    }

    /// Inserts a character at the cursor. Control and format characters, and
    /// what goes beyond the limit, are not taken.
    pub fn insert(&mut self, c: char) {
        let mut utf8 = [0; 4];
        if self.text.len() < self.limit && forbidden(c.encode_utf8(&mut utf8), false).is_none() {
            self.text.insert(self.cursor, c);
            self.cursor += 1;
        }
    }

    /// Inserts what was pasted, white space as single spaces.
    pub fn paste(&mut self, pasted: &str) {
        let words = pasted.split_whitespace().collect::<Vec<_>>().join(" ");
        for c in words.chars().take(self.limit) {
            self.insert(c);
        }
    }

    /// Deletes one scalar before the cursor.
    pub fn backspace(&mut self) {
        if self.cursor > 0 {
            self.cursor -= 1;
            self.text.remove(self.cursor);
        }
    }

    /// Deletes one scalar at the cursor.
    pub fn delete(&mut self) {
        if self.cursor < self.text.len() {
            self.text.remove(self.cursor);
        }
    }

    /// Moves the cursor by scalars.
    pub const fn left(&mut self) {
        self.cursor = self.cursor.saturating_sub(1);
    }

    /// Moves the cursor by scalars.
    pub fn right(&mut self) {
        self.cursor = (self.cursor + 1).min(self.text.len());
    }

    /// To the start.
    pub const fn home(&mut self) {
        self.cursor = 0;
    }

    /// To the end.
    pub const fn end(&mut self) {
        self.cursor = self.text.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Telex sends for `Nguyễn`: letters, then Backspace and the
    /// recomposed letter, each chunk in one read.
    #[test]
    fn telex_chunks_compose_to_the_intended_name() {
        let mut field = Field::new("", 40);
        for chunk in ["N", "g", "u", "y", "e", "\u{8}ê", "\u{8}ễ", "n"] {
            for c in chunk.chars() {
                match c {
                    '\u{8}' | '\u{7f}' => field.backspace(),
                    c => field.insert(c),
                }
            }
        }
        assert_eq!(field.text(), "Nguyễn");
    }

    #[test]
    fn decomposed_input_is_deleted_by_scalar_and_taken_out_composed() {
        let mut field = Field::new("", 40);
        field.paste("e\u{302}\u{303}");
        assert_eq!(field.text(), "ễ");
        field.backspace();
        assert_eq!(field.text(), "ê");
    }

    #[test]
    fn invisible_characters_and_floods_are_not_taken() {
        let mut field = Field::new("", 10);
        field.paste("a\u{202e}\u{1b}[31mb\nc");
        assert_eq!(field.text(), "a[31mb c");
        field.paste(&"x".repeat(10_000));
        assert_eq!(field.text().chars().count(), 10);
    }
}
