//! The quick way through JSON as certificates are written.
//!
//! A certificate holds objects with sorted members, arrays, texts and `false`.
//! This reader knows these and gives up at anything else: a number, an escape
//! in a key, members in another order, a fault of any kind. Then the general
//! reader in [`super::json`] reads the text again and decides. So this one
//! never has to say what is wrong, and whatever it returns is what the general
//! reader would have (a property test).

use std::borrow::Cow;

use super::json::DEPTH_LIMIT;
use super::tree::{Json, Member};

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The value of a text, when this reader knows everything in it.
pub(super) fn read(text: &str) -> Option<Json<'_>> {
    let mut reader = Reader {
        text,
        at: 0,
        members: Vec::with_capacity(64),
        items: Vec::with_capacity(16),
    };
    let value = reader.value(0)?;
    reader.space();
    (reader.at == text.len()).then_some(value)
}

struct Reader<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    /// Members and items of what is not read to its end yet. From here they
    /// move to lists of just their length: many lists with room to grow are
    /// what allocating and freeing them costs most.
    members: Vec<Member<'t>>,
    items: Vec<Json<'t>>,
}

impl<'t> Reader<'t> {
    fn value(&mut self, depth: usize) -> Option<Json<'t>> {
        self.space();
        match self.peek()? {
            b'"' => self.text().map(Json::Text),
            b'{' if depth < DEPTH_LIMIT => self.object(depth + 1),
            b'[' if depth < DEPTH_LIMIT => self.list(depth + 1),
            b'f' => {
                let rest = self.text.as_bytes().get(self.at..)?;
                self.at += "false".len();
                rest.starts_with(b"false").then_some(Json::Bool(false))
            }
            _ => None,
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json<'t>> {
        self.at += 1;
        if self.next_is(b'}') {
            return Some(Json::Object(Vec::new()));
        }
        let first = self.members.len();
        loop {
            self.space();
            let key = self.text()?;
            let in_order = self.members[first..]
                .last()
                .is_none_or(|(last, _)| *last < key);
            if !in_order || matches!(key, Cow::Owned(_)) || !self.next_is(b':') {
                return None;
            }
            let value = self.value(depth)?;
            self.members.push((key, value));
            if self.next_is(b'}') {
                return Some(Json::Object(self.members.drain(first..).collect()));
            }
            if !self.next_is(b',') {
                return None;
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json<'t>> {
        self.at += 1;
        if self.next_is(b']') {
            return Some(Json::List(Vec::new()));
        }
        let first = self.items.len();
        loop {
            let value = self.value(depth)?;
            self.items.push(value);
            if self.next_is(b']') {
                return Some(Json::List(self.items.drain(first..).collect()));
            }
            if !self.next_is(b',') {
                return None;
            }
        }
    }

    /// A text with its quotes; borrowed when it holds no escape.
    fn text(&mut self) -> Option<Cow<'t, str>> {
        if self.peek()? != b'"' {
            return None;
        }
        let start = self.at;
        let mut escapes = false;
        self.at += 1;
        loop {
            self.at += plain_bytes(self.text.as_bytes().get(self.at..)?);
            match self.peek()? {
                b'"' => break,
                b'\\' => {
                    escapes = true;
                    self.at += 2;
                }
                _ => return None,
            }
        }
        self.at += 1;
        if escapes {
            let quoted = self.text.get(start..self.at)?;
            return serde_json::from_str(quoted).ok().map(Cow::Owned);
        }
        self.text.get(start + 1..self.at - 1).map(Cow::Borrowed)
    }

    /// Passes white space, and this byte if it comes next.
    fn next_is(&mut self, byte: u8) -> bool {
        self.space();
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        is
    }

    fn space(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(self.at) {
            self.at += 1;
            // Indents are long.
            while let Some(word) = bytes.get(self.at..).and_then(<[u8]>::first_chunk) {
                let others = u64::from_le_bytes(*word) ^ (u64::from(b' ') * ONES);
                let spaces = others.trailing_zeros() as usize / 8;
                self.at += spaces;
                if spaces < 8 {
                    break;
                }
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// How many bytes stand before the first quote, backslash or control character.
fn plain_bytes(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (i, word) in words.iter().enumerate() {
        let marks = marks(u64::from_le_bytes(*word));
        if marks != 0 {
            return 8 * i + marks.trailing_zeros() as usize / 8;
        }
    }
    let plain = |byte: &u8| *byte >= 0x20 && *byte != b'"' && *byte != b'\\';
    8 * words.len() + rest.iter().take_while(|byte| plain(byte)).count()
}

/// Eight bytes at once: the highest bit of the first byte that is a quote, a
/// backslash or a control character is set, and none before it. A borrow can
/// only mark bytes after one that is marked already.
const fn marks(word: u64) -> u64 {
    const HIGHEST: u64 = 0x80 * ONES;
    let quote = word ^ (b'"' as u64 * ONES);
    let backslash = word ^ (b'\\' as u64 * ONES);
    let zero = (quote.wrapping_sub(ONES) & !quote) | (backslash.wrapping_sub(ONES) & !backslash);
    (zero | (word.wrapping_sub(0x20 * ONES) & !word)) & HIGHEST
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::certificate::json::read_generally;

    const CERTIFICATE: &str = include_str!("../../tests/vectors/certificate.json");

    #[test]
    fn a_certificate_is_read_the_quick_way() {
        let value: Value = serde_json::from_str(CERTIFICATE).unwrap();
        for text in [CERTIFICATE, &value.to_string()] {
            let general = read_generally(text).unwrap();
            assert_eq!(read(text).map(|json| (json, None)), Some(general));
        }
    }

    #[test]
    fn the_rest_is_left_to_the_general_reader() {
        for text in [
            "",
            "1",
            "true",
            "null",
            "fals",
            "falsehood",
            "\"",
            "\"\\",
            "\"\\\"",
            "\"\\x\"",
            "\"\n\"",
            "{",
            "[",
            "[]]",
            "[] x",
            "[,]",
            "[\"a\",]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":\"\",}",
            "{\"a\":\"\" \"b\":\"\"}",
            "{\"a\":\"\",\"a\":\"\"}",
            "{\"b\":\"\",\"a\":\"\"}",
            "{\"\\u0061\":\"\"}",
            "[\"a\" \"b\"]",
            "\u{a0}[]",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(read(&deep(DEPTH_LIMIT)).is_some());
        assert_eq!(read(&deep(DEPTH_LIMIT + 1)), None);
    }

    /// Text that is nearly JSON, of the signs that matter.
    fn nearly_json() -> impl Strategy<Value = String> {
        let sign = prop_oneof![
            Just("{"),
            Just("}"),
            Just("["),
            Just("]"),
            Just(","),
            Just(":"),
            Just("\""),
            Just("\"a\""),
            Just("\"b\":"),
            Just("\\"),
            Just("\\n"),
            Just("\\u00e9"),
            Just("ệ"),
            Just("false"),
            Just("1"),
            Just(" "),
            Just("\n          "),
            Just("\u{1}"),
            Just("\u{7f}"),
            Just("[]"),
            Just("{\"x\":\"abcdefghijklmnop\"}"),
        ];
        proptest::collection::vec(sign, 0..12).prop_map(|signs| signs.concat())
    }

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![Just(Value::Bool(false)), ".{0,40}".prop_map(Value::from)];
        leaf.prop_recursive(5, 60, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::btree_map("[a-z@ệ]{0,10}", inner, 0..6)
                    .prop_map(|members| members.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_what_the_general_reader_reads(text in nearly_json()) {
            if let Some(json) = read(&text) {
                prop_assert_eq!(read_generally(&text), Ok((json, None)));
            }
        }

        #[test]
        fn everything_in_its_part_of_json_is_read(value in json()) {
            for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
                let json = read(&text);
                prop_assert!(json.is_some(), "{}", text);
                prop_assert_eq!(json.map(Value::from), Some(value.clone()));
            }
        }

        #[test]
        fn one_changed_byte_changes_nothing_but_what_it_says(at in 0..CERTIFICATE.len(), byte in any::<u8>()) {
            let mut bytes = CERTIFICATE.as_bytes().to_vec();
            bytes[at] = byte;
            if let Ok(text) = String::from_utf8(bytes)
                && let Some(json) = read(&text)
            {
                prop_assert_eq!(read_generally(&text), Ok((json, None)));
            }
        }

        #[test]
        fn plain_bytes_end_at_the_first_mark(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let mark = |b: &u8| *b < 0x20 || *b == b'"' || *b == b'\\';
            let expected = bytes.iter().position(mark).unwrap_or(bytes.len());
            prop_assert_eq!(plain_bytes(&bytes), expected);
        }
    }
}
