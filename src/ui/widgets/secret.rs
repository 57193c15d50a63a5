//! A field for a passphrase: the letters of [`Field`], never shown, wiped when
//! they are no longer needed.

use zeroize::Zeroizing;

use super::super::keymap::Action;
use super::Field;
use crate::bank::seal::{LONGEST, Passphrase};

/// A passphrase being typed.
#[derive(PartialEq, Eq)]
pub struct Secret(Field);

impl Default for Secret {
    fn default() -> Self {
        Self(Field::roomy(LONGEST))
    }
}

impl Clone for Secret {
    /// With the same room, so that typing on leaves no copies behind.
    fn clone(&self) -> Self {
        let mut copy = Self::default();
        copy.0.copy(&self.0);
        copy
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.wipe();
    }
}

impl Secret {
    /// What a key of a field does.
    pub fn act(&mut self, action: Action) {
        self.0.act(action);
    }

    /// Inserts what was pasted. Spaces stay as they are: they count.
    pub fn paste(&mut self, pasted: &str) {
        for c in pasted.chars().take(LONGEST) {
            self.0.insert(c);
        }
    }

    /// How many characters there are before the cursor, and in all.
    pub const fn shape(&self) -> (usize, usize) {
        self.0.shape()
    }

    /// The passphrase.
    pub fn passphrase(&self) -> Passphrase {
        Passphrase::new(&Zeroizing::new(self.0.raw()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_chunks_make_the_passphrase_that_was_meant() {
        let mut secret = Secret::default();
        for c in "mua\u{8}\u{8}ưa đe\u{302}\u{301}m".chars() {
            secret.act(match c {
                '\u{8}' => Action::Erase,
                c => Action::Type(c),
            });
        }
        assert_eq!(secret.passphrase(), Passphrase::new("mưa đếm"));
        assert_eq!(secret.shape(), (9, 9));
    }

    #[test]
    fn pasted_spaces_count_and_a_line_end_does_not() {
        let mut secret = Secret::default();
        secret.paste(" two  words\r\n");
        assert_eq!(secret.passphrase(), Passphrase::new(" two  words"));
        secret.paste(&"x".repeat(10_000));
        assert_eq!(secret.shape().1, LONGEST);
    }

    #[test]
    fn it_is_not_shown_by_accident() {
        let mut secret = Secret::default();
        secret.paste("open sesame");
        let all = format!("{:?} {:?}", secret.clone(), secret.passphrase());
        assert!(!all.contains("sesame"), "{all}");
    }
}
