//! Text that people read: by language, in NFC, and safe for a terminal.
//!
//! Whatever a bank, a roster or a name holds ends up in somebody's terminal,
//! so text is checked once, where it enters, and is clean from then on.

use std::fmt;
use std::str::FromStr;

use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

/// A language tag of at most eight ASCII characters, such as `vi` or `pt-BR`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 8]);

impl Lang {
    /// English.
    pub const EN: Self = Self(*b"en\0\0\0\0\0\0");
    /// Vietnamese.
    pub const VI: Self = Self(*b"vi\0\0\0\0\0\0");
    /// French.
    pub const FR: Self = Self(*b"fr\0\0\0\0\0\0");

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|b| *b == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }
}

/// The text is no language tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a language tag such as en, vi or fr")]
pub struct NotALang;

impl FromStr for Lang {
    type Err = NotALang;

    fn from_str(text: &str) -> Result<Self, NotALang> {
        let (first, rest) = text.split_once('-').unwrap_or((text, "xx"));
        let well_formed = (2..=3).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_lowercase())
            && !rest.is_empty()
            && rest.bytes().all(|b| b.is_ascii_alphanumeric());
        if !well_formed || text.len() > 8 {
            return Err(NotALang);
        }
        let mut tag = [0; 8];
        tag[..text.len()].copy_from_slice(text.as_bytes());
        Ok(Self(tag))
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Text for people: one string for everybody, or one by language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The same in every language.
    Same(Box<str>),
    /// By language, in the order written. Never empty.
    By(Box<[(Lang, Box<str>)]>),
}

impl Text {
    /// The text in `lang`, or in the first language there is.
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            Self::Same(text) => text,
            Self::By(texts) => texts
                .iter()
                .find(|(l, _)| *l == lang)
                .or_else(|| texts.first())
                .map_or("", |(_, text)| text),
        }
    }

    /// Whether a reader of `lang` finds this text in that language.
    pub fn has(&self, lang: Lang) -> bool {
        match self {
            Self::Same(_) => true,
            Self::By(texts) => texts.iter().any(|(l, _)| *l == lang),
        }
    }

    /// Every wording there is, each with its language where it has one.
    pub fn wordings(&self) -> impl Iterator<Item = (Option<Lang>, &str)> {
        let (same, by) = match self {
            Self::Same(text) => (Some((None, &**text)), [].as_slice()),
            Self::By(texts) => (None, &**texts),
        };
        same.into_iter()
            .chain(by.iter().map(|(lang, text)| (Some(*lang), &**text)))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Same(text.into())
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Same(text) => serializer.serialize_str(text),
            Self::By(texts) => {
                let mut sorted: Vec<_> = texts.iter().collect();
                sorted.sort_unstable_by_key(|(lang, _)| *lang);
                let mut map = serializer.serialize_map(Some(sorted.len()))?;
                for (lang, text) in sorted {
                    map.serialize_entry(lang, text)?;
                }
                map.end()
            }
        }
    }
}

/// A character that must not reach a terminal, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forbidden {
    /// The character.
    pub character: char,
    /// Its byte offset in the text.
    pub offset: usize,
}

/// The first control or format character (Unicode Cc or Cf) of a text; line
/// ends are allowed where `lines` says so. Surrogates (Cs) cannot occur in a
/// Rust string. Bidirectional overrides, zero-width characters, soft hyphens,
/// byte order marks and tag characters are all Cf.
pub fn forbidden(text: &str, lines: bool) -> Option<Forbidden> {
    text.char_indices()
        .find(|(_, c)| (c.is_control() || is_format(*c)) && !(lines && *c == '\n'))
        .map(|(offset, character)| Forbidden { character, offset })
}

/// Whether a character is of the general category Cf (Unicode 16), one of the line
/// and paragraph separators, which terminals treat alike, or one of U+FFFE and
/// U+FFFF, which are no characters: XML refuses them, and of programs that
/// canonicalise RDF some escape them and some do not, so that they disagree on
/// what was signed.
pub const fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
        | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

/// A copy that is safe to print: each forbidden character becomes U+FFFD.
/// For text that was never accepted, such as the lines of a broken file.
pub fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => ' ',
            c if c.is_control() || is_format(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// The text in Unicode normalization form C.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Whether the text is in normalization form C already.
pub fn is_nfc(text: &str) -> bool {
    text.is_ascii() || unicode_normalization::is_nfc(text)
}

/// What is wrong with a name, a unit or a code that somebody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing but white space.
    #[error("the name is empty")]
    Empty,
    /// More than [`NAME_LIMIT`] characters.
    #[error("the name has {0} characters, more than the {NAME_LIMIT} that fit")]
    TooLong(usize),
    /// A control or format character.
    #[error("the name holds the invisible character U+{:04X} at position {position}", *.character as u32)]
    Forbidden {
        /// The character.
        character: char,
        /// Which character of the name it is, from 1.
        position: usize,
    },
}

/// The longest name or unit, in characters.
pub const NAME_LIMIT: usize = 120;

/// A name as it will be kept: NFC, inner white space folded to one space,
/// nothing invisible in it.
///
/// # Errors
/// When nothing is left, it is too long, or holds a control or format character.
pub fn clean_name(text: &str) -> Result<String, NameError> {
    if let Some(bad) = forbidden(text, false) {
        let position = text[..bad.offset].chars().count() + 1;
        return Err(NameError::Forbidden {
            character: bad.character,
            position,
        });
    }
    let folded = nfc(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    match folded.chars().count() {
        0 => Err(NameError::Empty),
        n if n > NAME_LIMIT => Err(NameError::TooLong(n)),
        _ => Ok(folded),
    }
}

/// Folds a text for searching and for comparing typed answers: NFC, case
/// folded, white space folded.
pub fn fold(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    nfc(&nfc(&words).to_lowercase())
}

/// Folds a text further, dropping accents and Vietnamese đ, so that `nguyen`
/// finds `Nguyễn`. For filters only, never for scoring.
pub fn fold_accents(text: &str) -> String {
    fold(text)
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// Whether two texts in NFC, each as long as the other in characters, differ by
/// accents alone; case does not count. Quick, and without memory: a bank holds
/// thousands of long texts to compare.
pub fn differ_by_accents(one: &str, other: &str) -> bool {
    let mut differ = false;
    for (a, b) in one.chars().zip(other.chars()) {
        if a == b || a.to_lowercase().eq(b.to_lowercase()) {
            continue;
        }
        if letter(a) != letter(b) {
            return false;
        }
        differ = true;
    }
    differ
}

/// The small letter of a character without its accents.
fn letter(c: char) -> char {
    let mut first = None;
    unicode_normalization::char::decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    let small = first.unwrap_or(c).to_lowercase().next().unwrap_or(c);
    if small == 'đ' { 'd' } else { small }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags() {
        assert_eq!("vi".parse(), Ok(Lang::VI));
        assert_eq!("pt-BR".parse::<Lang>().unwrap().as_str(), "pt-BR");
        for bad in [
            "",
            "v",
            "VI",
            "viet",
            "vi-",
            "vi_VN",
            "e\u{301}n",
            "en-toolong",
        ] {
            assert_eq!(bad.parse::<Lang>(), Err(NotALang), "{bad:?}");
        }
    }

    #[test]
    fn escape_sequences_overrides_and_zero_widths_are_found() {
        for bad in [
            "\u{1b}[31m",
            "a\u{202e}b",
            "a\u{200b}b",
            "\u{feff}",
            "\u{9b}2J",
            "\u{7f}",
            "\u{e0041}",
            "\r",
        ] {
            assert!(forbidden(bad, true).is_some(), "{bad:?}");
        }
        assert_eq!(forbidden("Nguyễn Thị «\u{a0}là\u{a0}» 👩", false), None);
        assert!(forbidden("a\nb", false).is_some());
        assert_eq!(forbidden("a\nb", true), None);
    }

    #[test]
    fn names_are_folded_to_nfc_and_one_space() {
        assert_eq!(
            clean_name("  Nguye\u{302}\u{303}n   Thị ").unwrap(),
            "Nguyễn Thị"
        );
        assert_eq!(clean_name(" \u{a0} "), Err(NameError::Empty));
        assert_eq!(
            clean_name(&"x".repeat(10_000)),
            Err(NameError::TooLong(10_000))
        );
        assert_eq!(
            clean_name("An\u{202e}"),
            Err(NameError::Forbidden {
                character: '\u{202e}',
                position: 3
            })
        );
        assert_eq!(clean_name("Đặng 🙂").unwrap(), "Đặng 🙂");
    }

    #[test]
    fn search_folding_ignores_vietnamese_accents() {
        assert_eq!(fold_accents("Đặng Thị Bưởi"), "dang thi buoi");
    }
    #[test]
    fn texts_that_differ_by_accents_alone_are_told_from_others() {
        for (a, b) in [
            ("Đọc", "doc"),
            ("mã", "MA"),
            ("thư ký", "thứ kỳ"),
            ("ấ", "â"),
        ] {
            assert!(
                differ_by_accents(a, b) && differ_by_accents(b, a),
                "{a} {b}"
            );
            assert_eq!(fold_accents(a), fold_accents(b));
        }
        for (a, b) in [
            ("mã", "MÃ"),
            ("mã", "mè"),
            ("", ""),
            ("abc", "abd"),
            ("é1", "e2"),
        ] {
            assert!(!differ_by_accents(a, b), "{a} {b}");
        }
    }

    /// U+FFFE in a title made a certificate whose two proofs could not both hold: one
    /// canonical form escaped it, the other did not.
    #[test]
    fn what_is_no_character_is_refused() {
        for text in ["a\u{fffe}", "a\u{ffff}"] {
            assert_eq!(forbidden(text, true).map(|bad| bad.offset), Some(1));
        }
        assert_eq!(forbidden("a\u{fffd}", false), None);
    }
}
