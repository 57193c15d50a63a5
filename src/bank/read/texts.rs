//! Reading texts for people: plain or by language, NFC, and free of characters
//! that have no business in a terminal.

use std::borrow::Cow;

use crate::bank::fault::{FaultKind, Place, Shown};
use crate::bank::format::Lines;
use crate::bank::read::reader::Reader;
use crate::bank::values;
use crate::bank::yaml::node::{Node, Style, Value};
use crate::bank::yaml::source::place_at;
use crate::bank::yaml::syntax::odd_space_after_colon;
use crate::text::{self, Lang, Text};

/// The longest text, in characters: some ten full screens.
pub const TEXT_LIMIT: usize = 20_000;

impl Reader<'_> {
    /// A text: the same for everybody, or one in each of the file's languages.
    pub fn text(&mut self, node: &Node<'_>, lines: Lines) -> Option<Text> {
        let Value::Map(entries) = &node.value else {
            return self.wording(node, lines).map(Text::Same);
        };
        let mut wordings = Vec::with_capacity(entries.len());
        let mut whole = true;
        let mut misread = 0;
        for (key, node) in entries {
            let Ok(lang) = key.name.parse::<Lang>() else {
                let text = Shown::from(&*key.name);
                let kind = if let Some(space) = odd_space_after_colon(&key.name) {
                    FaultKind::OddSpace { space }
                } else if self.lacks_colon(node) {
                    FaultKind::CommaInText { text }
                } else {
                    FaultKind::BadLanguage { text }
                };
                self.fault(key.place, kind);
                whole = false;
                misread += 1;
                continue;
            };
            let known = self.languages.is_empty() || self.languages.contains(&lang);
            if !known {
                self.fault(key.place, FaultKind::ExtraLanguage { lang });
            }
            match self.wording(node, lines) {
                Some(wording) if known => wordings.push((lang, wording)),
                Some(_) => {}
                None => whole = false,
            }
        }
        let has = |lang: Lang| entries.iter().any(|(key, _)| key.name == lang.as_str());
        let missing = self.languages.iter().copied().filter(|lang| !has(*lang));
        let missing: Vec<Lang> = missing.collect();
        // What is missing is shown in the first language that is there.
        let order = |lang: &Lang| self.languages.iter().position(|known| known == lang);
        wordings.sort_by_key(|(lang, _)| order(lang));
        // A language with a bad name is probably the one that is missing.
        for lang in missing.into_iter().skip(misread) {
            self.fault(node.place, FaultKind::MissingTranslation { lang });
        }
        if wordings.is_empty() && whole {
            self.fault(node.place, FaultKind::EmptyText {});
            whole = false;
        }
        whole.then(|| Text::By(wordings.into()))
    }

    /// One wording of a text, without the white space round it.
    pub fn wording(&mut self, node: &Node<'_>, lines: Lines) -> Option<Box<str>> {
        let Value::Scalar(written, style) = &node.value else {
            self.wrong_type(node, "text");
            return None;
        };
        let trimmed = written.trim_matches([' ', '\n']);
        if node.is_nothing() || trimmed.trim().is_empty() {
            let kind = if self.comment_follows(node) {
                FaultKind::HashEndsText {}
            } else {
                FaultKind::EmptyText {}
            };
            self.fault(node.place, kind);
            return None;
        }
        if *style == Style::Plain && values::is_number_or_bool(trimmed) {
            let text = Shown::from(trimmed);
            self.fault(node.place, FaultKind::QuotesWanted { text });
            return None;
        }
        if trimmed.len() > TEXT_LIMIT {
            let count = trimmed.chars().count();
            if count > TEXT_LIMIT {
                let limit = TEXT_LIMIT;
                self.fault(node.place, FaultKind::TextTooLong { count, limit });
                return None;
            }
        }
        if lines == Lines::One && trimmed.contains('\n') {
            self.fault(node.place, FaultKind::LineBreak {});
            return None;
        }
        if trimmed.chars().all(is_everyday) {
            return Some(trimmed.into());
        }
        if let Some(bad) = text::forbidden(trimmed, true) {
            let place = self.place_of(node, bad.character);
            let code = format!("U+{:04X}", bad.character as u32);
            let character = Shown::from(code.as_str());
            let written = self
                .source
                .get(node.bytes.0 as usize..node.bytes.1 as usize);
            let kind = if bad.character == '\t' && written.is_some_and(|w| w.contains('\t')) {
                FaultKind::TabInText {}
            } else {
                FaultKind::ForbiddenCharacter { character }
            };
            self.fault(place, kind);
            return None;
        }
        let mut normal = Cow::Borrowed(trimmed);
        if !text::is_nfc(trimmed) {
            self.fault(node.place, FaultKind::NotNfc {});
            normal = Cow::Owned(text::nfc(trimmed));
        }
        Some(normal.into())
    }

    /// Whether there is nothing but a comment where a value is meant, as after
    /// `accent: #1b3f6b`.
    pub fn is_commented_out(&self, node: &Node<'_>) -> bool {
        node.is_nothing() && self.comment_follows(node)
    }

    fn comment_follows(&self, node: &Node<'_>) -> bool {
        let rest = self.source.get(node.bytes.1 as usize..);
        // What is not there stands before its colon or behind it.
        let rest = rest.map(|rest| rest.strip_prefix(':').unwrap_or(rest));
        rest.is_some_and(|rest| rest.trim_start_matches(' ').starts_with('#'))
    }

    /// A name of a person or an office.
    pub fn name(&mut self, node: &Node<'_>) -> Option<String> {
        let wording = self.wording(node, Lines::One)?;
        let name = text::clean_name(&wording).ok();
        if name.is_none() {
            // Every other thing that can be wrong with a name was found before.
            let kind = FaultKind::TextTooLong {
                count: wording.chars().count(),
                limit: text::NAME_LIMIT,
            };
            self.fault(node.place, kind);
        }
        name
    }

    /// Where in the source a character of a scalar stands: the character
    /// itself, or the escape that makes it, or else the scalar.
    fn place_of(&self, node: &Node<'_>, character: char) -> Place {
        let (from, to) = (node.bytes.0 as usize, node.bytes.1 as usize);
        let Some(slice) = self.source.get(from..to) else {
            return node.place;
        };
        let at = slice
            .find(character)
            .or_else(|| escape_offset(slice, character));
        at.map_or(node.place, |offset| {
            let inside = place_at(slice, offset);
            if inside.line > 1 {
                return Place {
                    line: node.place.line + inside.line - 1,
                    column: inside.column,
                };
            }
            Place {
                line: node.place.line,
                column: node.place.column + inside.column - 1,
            }
        })
    }
}

/// Characters of everyday texts that are neither forbidden nor ever changed by
/// normalization: most texts hold nothing else and need no closer look.
const fn is_everyday(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}'
        | '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{2027}')
}

/// Where a double-quoted scalar spells a character as an escape.
fn escape_offset(slice: &str, character: char) -> Option<usize> {
    if !slice.starts_with('"') {
        return None;
    }
    let code = character as u32;
    let short = match character {
        '\0' => "\\0",
        '\u{7}' => "\\a",
        '\u{8}' => "\\b",
        '\t' => "\\t",
        '\u{b}' => "\\v",
        '\u{c}' => "\\f",
        '\r' => "\\r",
        '\u{1b}' => "\\e",
        '\u{85}' => "\\N",
        '\u{2028}' => "\\L",
        '\u{2029}' => "\\P",
        _ => "\\x",
    };
    let long = [
        format!("\\x{code:02x}"),
        format!("\\u{code:04x}"),
        format!("\\U{code:08x}"),
    ];
    slice.match_indices('\\').map(|(at, _)| at).find(|at| {
        let rest = &slice[*at..];
        let spelled = |long: &String| {
            rest.get(..long.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(long))
        };
        (short != "\\x" && rest.starts_with(short)) || long.iter().any(spelled)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_characters_are_allowed_and_normal() {
        for c in (0..=0x0010_ffff)
            .filter_map(char::from_u32)
            .filter(|c| is_everyday(*c))
        {
            let one = c.to_string();
            assert_eq!(text::forbidden(&one, true), None, "{c:?}");
            assert!(text::is_nfc(&one), "{c:?}");
            assert!(!unicode_normalization::char::is_combining_mark(c), "{c:?}");
        }
        assert!(
            "Đường phố Nguyễn Huệ « là » — “ố”…"
                .chars()
                .all(is_everyday)
        );
    }

    #[test]
    fn escapes_are_found_where_they_are_spelled() {
        assert_eq!(escape_offset(r#""ab\e[31m""#, '\u{1b}'), Some(3));
        assert_eq!(escape_offset(r#""ab\x1B""#, '\u{1b}'), Some(3));
        assert_eq!(escape_offset(r#""a\u200Bb""#, '\u{200b}'), Some(2));
        assert_eq!(escape_offset(r"'a\u200Bb'", '\u{200b}'), None);
    }
}
