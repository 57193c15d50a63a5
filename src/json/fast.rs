//! A fast reader for JSON as certificates are written.
//!
//! A certificate holds objects with sorted members, arrays, texts and `false`.
//! This reader knows these and gives up at anything else: a number, an escape
//! in a key, members in another order, a fault of any kind. Then the strict
//! reader of [`super::reader`] reads the text again and decides. So this one
//! never has to say what is wrong, and whatever it returns is what the strict
//! reader would have returned (a property test).

use std::borrow::Cow;

use super::tree::{DEPTH_LIMIT, Json};

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The value of a text, when this reader knows everything in it.
pub(crate) fn read(text: &str) -> Option<Json<'_>> {
    let mut reader = Reader {
        text,
        at: 0,
        keys: Vec::with_capacity(64),
        values: Vec::with_capacity(64),
    };
    let known = reader.value(0);
    reader.space();
    (known && reader.at == text.len())
        .then(|| reader.values.pop())
        .flatten()
}

/// Values are put on a stack where they are made, since handing each from
/// function to function is what reading them would cost most; then they move
/// once, to a list of just their length.
struct Reader<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    /// The keys of objects that are not read to their end.
    keys: Vec<&'t str>,
    /// The values in objects and lists that are not read to their end.
    values: Vec<Json<'t>>,
}

impl<'t> Reader<'t> {
    /// Reads a value onto the stack; whether it is known.
    fn value(&mut self, depth: usize) -> bool {
        self.space();
        match self.peek() {
            Some(b'"') => self.text(),
            Some(b'{') if depth < DEPTH_LIMIT => self.object(depth + 1),
            Some(b'[') if depth < DEPTH_LIMIT => self.list(depth + 1),
            Some(b'f') => {
                let rest = self.text.as_bytes().get(self.at..);
                self.at += "false".len();
                self.values.push(Json::Bool(false));
                rest.is_some_and(|rest| rest.starts_with(b"false"))
            }
            _ => false,
        }
    }

    fn object(&mut self, depth: usize) -> bool {
        self.at += 1;
        let (first_key, first) = (self.keys.len(), self.values.len());
        let mut more = !self.next_is(b'}');
        while more {
            self.space();
            let Some(key) = self.key() else {
                return false;
            };
            let last = self.keys[first_key..].last();
            if last.is_some_and(|last| *last >= key) || !self.next_is(b':') {
                return false;
            }
            self.keys.push(key);
            if !self.value(depth) {
                return false;
            }
            more = self.next_is(b',');
            if !more && !self.next_is(b'}') {
                return false;
            }
        }
        let values = &mut self.values[first..];
        let mut members = Vec::with_capacity(values.len());
        for (key, value) in self.keys[first_key..].iter().zip(values) {
            members.push((Cow::Borrowed(*key), std::mem::replace(value, Json::Null)));
        }
        self.keys.truncate(first_key);
        self.values.truncate(first);
        self.values.push(Json::Object(members));
        true
    }

    fn list(&mut self, depth: usize) -> bool {
        self.at += 1;
        let first = self.values.len();
        let mut more = !self.next_is(b']');
        while more {
            if !self.value(depth) {
                return false;
            }
            more = self.next_is(b',');
            if !more && !self.next_is(b']') {
                return false;
            }
        }
        let items = self.values.drain(first..).collect();
        self.values.push(Json::List(items));
        true
    }

    /// Reads a text onto the stack; borrowed when it holds no escape.
    fn text(&mut self) -> bool {
        let start = self.at;
        let Some(escapes) = self.pass_text() else {
            return false;
        };
        let text = self.text;
        if escapes {
            let quoted = text.get(start..self.at).unwrap_or_default();
            let Ok(text) = serde_json::from_str(quoted) else {
                return false;
            };
            self.values.push(Json::Text(Cow::Owned(text)));
        } else if let Some(inside) = text.get(start + 1..self.at - 1) {
            self.values.push(Json::Text(Cow::Borrowed(inside)));
        }
        true
    }

    /// A text without escapes.
    fn key(&mut self) -> Option<&'t str> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let start = self.at + 1;
        let escapes = self.pass_text()?;
        (!escapes)
            .then(|| self.text.get(start..self.at - 1))
            .flatten()
    }

    /// Passes a text with its quotes; whether it holds escapes.
    fn pass_text(&mut self) -> Option<bool> {
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
        Some(escapes)
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
pub(crate) fn plain_bytes(bytes: &[u8]) -> usize {
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
    use crate::json::read_generally;

    const CERTIFICATE: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/vectors/certificate.json"
    ));

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
