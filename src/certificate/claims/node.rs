//! A JSON value together with the way to it, for readers that report the place of a
//! fault.
//!
//! A [`Node`] is a value and the way to it. Asking a node for something it is
//! not gives a [`ProfileError`] with the JSON pointer (RFC 6901) of the place;
//! the pointer is only put together then.

use std::fmt;
use std::str::FromStr;

use crate::json::Json;
use crate::text::{forbidden, is_nfc, printable};

/// Where a certificate leaves the profile, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileError {
    /// The JSON pointer of the place, made safe to print. Empty for the whole.
    pub pointer: String,
    /// What is wrong there.
    pub problem: Problem,
}

impl std::error::Error for ProfileError {}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pointer.as_str() {
            "" => write!(f, "the whole {}", self.problem),
            pointer => write!(f, "{pointer} {}", self.problem),
        }
    }
}

/// What is wrong at a place. Reads on after the place: "/name is missing".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A member that must be there is not.
    #[error("is missing")]
    Missing,
    /// A member that the format does not know.
    #[error("is not a member that belongs here")]
    Unknown,
    /// Another kind of value.
    #[error("must be {expected}, not {found}")]
    Kind {
        /// What belongs here.
        expected: &'static str,
        /// What is here.
        found: &'static str,
    },
    /// Too few or too many items.
    #[error("must have {expected} items, not {found}")]
    Count {
        /// How many belong here.
        expected: usize,
        /// How many are here.
        found: usize,
    },
    /// A text other than the one that belongs here.
    #[error("must be \"{0}\"")]
    Not(String),
    /// A text of another form.
    #[error("must be {0}")]
    Form(&'static str),
    /// A text without anything to read.
    #[error("is blank")]
    Blank,
    /// A text that is not in Unicode normalization form C.
    #[error("is not in Unicode form NFC")]
    NotNfc,
    /// A text with a control or format character.
    #[error("holds the invisible character U+{:04X}", *.0 as u32)]
    Forbidden(char),
}

#[derive(Clone, Copy)]
enum Place<'p> {
    Root,
    Member(&'p Self, &'p str),
    Item(&'p Self, usize),
}

impl Place<'_> {
    fn write(self, pointer: &mut String) {
        match self {
            Self::Root => {}
            Self::Member(parent, key) => {
                parent.write(pointer);
                pointer.push('/');
                let key: String = printable(key).chars().take(60).collect();
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Self::Item(parent, i) => {
                parent.write(pointer);
                pointer.push('/');
                pointer.push_str(&i.to_string());
            }
        }
    }

    fn error(self, problem: Problem) -> ProfileError {
        let mut pointer = String::new();
        self.write(&mut pointer);
        ProfileError { pointer, problem }
    }
}

type Result<T> = std::result::Result<T, ProfileError>;

/// A value and the way to it.
#[derive(Clone, Copy)]
pub(in crate::certificate) struct Node<'p, 'v> {
    value: &'v Json<'v>,
    place: Place<'p>,
}

impl<'v> Node<'_, 'v> {
    /// The whole.
    pub(in crate::certificate) const fn root(value: &'v Json<'v>) -> Self {
        Self {
            value,
            place: Place::Root,
        }
    }

    /// An error at this place.
    pub(in crate::certificate) fn error(&self, problem: Problem) -> ProfileError {
        self.place.error(problem)
    }

    fn kind_error(&self, expected: &'static str) -> ProfileError {
        let found = match self.value {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Number(_) => "a number",
            Json::Text(_) => "a text",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        };
        self.error(Problem::Kind { expected, found })
    }

    /// Refuses anything but an object with all of `required`, and beside them
    /// some of `optional`.
    pub(in crate::certificate) fn has(&self, required: &[&str], optional: &[&str]) -> Result<()> {
        let members = self.value.members();
        let members = members.ok_or_else(|| self.kind_error("an object"))?;
        // Members are sorted; lists that are sorted too match in one pass.
        if members
            .iter()
            .map(|(key, _)| &**key)
            .eq(required.iter().copied())
        {
            return Ok(());
        }
        let mut met = 0;
        for (key, _) in members {
            if required.contains(&&**key) {
                met += 1;
            } else if !optional.contains(&&**key) {
                return Err(Place::Member(&self.place, key).error(Problem::Unknown));
            }
        }
        let missing = || required.iter().find(|key| self.value.get(key).is_none());
        match (met < required.len()).then(missing).flatten() {
            Some(key) => Err(Place::Member(&self.place, key).error(Problem::Missing)),
            None => Ok(()),
        }
    }

    /// A member.
    pub(in crate::certificate) fn at<'n>(&'n self, key: &'n str) -> Result<Node<'n, 'v>> {
        let place = Place::Member(&self.place, key);
        match self.value.get(key) {
            Some(value) => Ok(Node { value, place }),
            None => Err(place.error(Problem::Missing)),
        }
    }

    /// How many items the list has.
    pub(in crate::certificate) fn count(&self) -> Result<usize> {
        let items = self.value.items();
        items
            .map(<[_]>::len)
            .ok_or_else(|| self.kind_error("a list"))
    }

    /// Refuses anything but a list of `expected` items.
    pub(in crate::certificate) fn has_items(&self, expected: usize) -> Result<()> {
        match self.count()? {
            found if found == expected => Ok(()),
            found => Err(self.error(Problem::Count { expected, found })),
        }
    }

    /// An item.
    pub(in crate::certificate) fn item(&self, i: usize) -> Result<Node<'_, 'v>> {
        let place = Place::Item(&self.place, i);
        match self.value.items().and_then(|items| items.get(i)) {
            Some(value) => Ok(Node { value, place }),
            None => Err(place.error(Problem::Missing)),
        }
    }

    /// Any text at all.
    pub(in crate::certificate) fn raw(&self) -> Result<&'v str> {
        self.value.text().ok_or_else(|| self.kind_error("a text"))
    }

    /// A text people read, on one line.
    pub(in crate::certificate) fn text(&self) -> Result<String> {
        self.readable(false)
    }

    /// A text people read, on any number of lines.
    pub(in crate::certificate) fn lines(&self) -> Result<String> {
        self.readable(true)
    }

    fn readable(&self, lines: bool) -> Result<String> {
        let text = self.raw()?;
        match unreadable(text, lines) {
            Some(problem) => Err(self.error(problem)),
            None => Ok(text.to_owned()),
        }
    }

    /// Refuses whatever holds, at any depth, a text or a key that [`Self::lines`]
    /// would refuse for its characters.
    pub(in crate::certificate) fn has_safe_texts(&self) -> Result<()> {
        let safe = |text: &str| match forbidden(text, true) {
            Some(found) => Err(self.error(Problem::Forbidden(found.character))),
            None if is_nfc(text) => Ok(()),
            None => Err(self.error(Problem::NotNfc)),
        };
        match self.value {
            Json::Text(text) => safe(text),
            Json::List(items) => (0..items.len()).try_for_each(|i| self.item(i)?.has_safe_texts()),
            Json::Object(members) => members.iter().try_for_each(|(key, _)| {
                safe(key)?;
                self.at(key)?.has_safe_texts()
            }),
            _ => Ok(()),
        }
    }

    /// The value as it is.
    pub(in crate::certificate) fn to_value(self) -> serde_json::Value {
        self.value.clone().into()
    }

    /// Refuses anything but this text.
    pub(in crate::certificate) fn is(&self, expected: &str) -> Result<()> {
        if self.raw()? == expected {
            return Ok(());
        }
        Err(self.error(Problem::Not(expected.to_owned())))
    }

    /// Refuses anything but a list of these texts in this order.
    pub(in crate::certificate) fn is_list(&self, expected: &[&str]) -> Result<()> {
        self.has_items(expected.len())?;
        for (i, expected) in expected.iter().enumerate() {
            self.item(i)?.is(expected)?;
        }
        Ok(())
    }

    /// Refuses anything but `false`.
    pub(in crate::certificate) fn is_false(&self) -> Result<()> {
        match self.value {
            Json::Bool(false) => Ok(()),
            _ => Err(self.kind_error("false")),
        }
    }

    /// A text of a form that a type reads.
    pub(in crate::certificate) fn parsed<T: FromStr>(&self, form: &'static str) -> Result<T> {
        self.formed(form, |text| text.parse().ok())
    }

    /// A text of a form that a function reads.
    pub(in crate::certificate) fn formed<T>(
        &self,
        form: &'static str,
        read: impl FnOnce(&'v str) -> Option<T>,
    ) -> Result<T> {
        read(self.raw()?).ok_or_else(|| self.error(Problem::Form(form)))
    }
}

/// What keeps a text from being one that people read, on one line or on any
/// number of lines.
pub(in crate::certificate) fn unreadable(text: &str, lines: bool) -> Option<Problem> {
    // Without an early end this is a few wide instructions for most texts.
    let ascii = text
        .bytes()
        .fold(true, |all, b| all & (b.wrapping_sub(b' ') < 0x5f));
    if !ascii && !text.chars().all(is_plain) {
        if let Some(found) = forbidden(text, lines) {
            return Some(Problem::Forbidden(found.character));
        }
        if !is_nfc(text) {
            return Some(Problem::NotNfc);
        }
    }
    text.trim().is_empty().then_some(Problem::Blank)
}

/// Whether a character is fine wherever it stands: visible, and in form NFC
/// whatever its neighbours. Most names in Latin script, Vietnamese too, are of
/// such characters only, and need no look into the tables of Unicode.
const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_pass_every_check() {
        for c in (0..=0x10_ffff)
            .filter_map(char::from_u32)
            .filter(|c| is_plain(*c))
        {
            let text = c.to_string();
            assert_eq!(forbidden(&text, false), None, "{c:?}");
            // Composes with nothing before it, and is whole by itself.
            for before in ["", "e", "\u{1ea1}", "\u{301}"] {
                let text = format!("{before}{c}");
                assert!(is_nfc(&text), "{text:?}");
            }
        }
    }
}
