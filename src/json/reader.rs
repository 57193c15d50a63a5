//! Strict reading of JSON: one value, no member twice, bounded in size and depth.
//!
//! Two programs that read `{"a":1,"a":2}` may see two different documents, so
//! a signed file must never hold a member twice. Files are bounded in size and
//! depth before anything looks at what they say.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::fast;
use super::tree::{DEPTH_LIMIT, Json, Member, SIZE_LIMIT};
use crate::text::printable;

/// Why some bytes are not the JSON we read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// Nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// More than is read of such a file; of a certificate, [`SIZE_LIMIT`].
    #[error("the file has {bytes} bytes, more than the {limit} that are read")]
    TooLarge {
        /// The size of the file.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// Bytes that are no UTF-8.
    #[error("the file is not text: byte {offset} is no UTF-8")]
    NotUtf8 {
        /// The first such byte, counted from 0.
        offset: usize,
    },
    /// The text is no JSON.
    #[error("the file is not JSON: {problem} at line {line}, column {column}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1.
        column: usize,
        /// What the parser met.
        problem: String,
    },
    /// More than [`DEPTH_LIMIT`] levels.
    #[error("the file nests arrays and objects more than {DEPTH_LIMIT} deep")]
    TooDeep,
    /// An object holds one member twice.
    #[error("the member \"{key}\" stands twice in one object")]
    Duplicate {
        /// Its key, made safe to print.
        key: String,
    },
}

/// Reads one JSON value.
///
/// # Errors
/// [`JsonError`], the first thing that is wrong; a duplicate member only where
/// the bytes are JSON to their end.
pub fn parse(bytes: &[u8]) -> Result<Value, JsonError> {
    read(bytes).map(Value::from)
}

/// Reads one JSON value without copying its texts.
///
/// # Errors
/// As [`parse`].
pub fn read(bytes: &[u8]) -> Result<Json<'_>, JsonError> {
    read_large(bytes, SIZE_LIMIT)
}

/// As [`read`], for files that may be larger than a certificate.
pub(crate) fn read_large(bytes: &[u8], limit: usize) -> Result<Json<'_>, JsonError> {
    match read_within(bytes, limit)? {
        (json, None) => Ok(json),
        (_, Some(key)) => Err(JsonError::Duplicate { key }),
    }
}

/// Reads one JSON value and names a member that stands twice, if any; the value
/// then holds the first of the two. For telling what a broken file was meant to
/// be, never for believing it.
pub(crate) fn read_noting_duplicates(
    bytes: &[u8],
) -> Result<(Json<'_>, Option<String>), JsonError> {
    read_within(bytes, SIZE_LIMIT)
}

fn read_within(bytes: &[u8], limit: usize) -> Result<(Json<'_>, Option<String>), JsonError> {
    if bytes.len() > limit {
        return Err(JsonError::TooLarge {
            bytes: bytes.len(),
            limit,
        });
    }
    if bytes.trim_ascii().is_empty() {
        return Err(JsonError::Empty);
    }
    let text = std::str::from_utf8(bytes).map_err(|e| JsonError::NotUtf8 {
        offset: e.valid_up_to(),
    })?;
    if let Some(json) = fast::read(text) {
        return Ok((json, None));
    }
    read_generally(text)
}

/// As [`read_noting_duplicates`], whatever JSON it is.
pub(crate) fn read_generally(text: &str) -> Result<(Json<'_>, Option<String>), JsonError> {
    let notes = Notes::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let json = Seed {
        notes: &notes,
        depth: 0,
    }
    .deserialize(&mut reader)
    .and_then(|json| reader.end().map(|()| json))
    .map_err(|error| notes.explain(&error))?;
    Ok((json, notes.duplicate.into_inner()))
}

#[derive(Default)]
struct Notes {
    duplicate: RefCell<Option<String>>,
    too_deep: Cell<bool>,
}

impl Notes {
    fn explain(&self, error: &serde_json::Error) -> JsonError {
        if self.too_deep.get() {
            return JsonError::TooDeep;
        }
        let text = error.to_string();
        let problem = text
            .rsplit_once(" at line ")
            .map_or(text.as_str(), |(problem, _)| problem);
        JsonError::NotJson {
            line: error.line(),
            column: error.column(),
            problem: printable(problem),
        }
    }

    fn duplicate(&self, key: &str) {
        let mut first = self.duplicate.borrow_mut();
        if first.is_none() {
            *first = Some(printable(&key.chars().take(60).collect::<String>()));
        }
    }
}

#[derive(Clone, Copy)]
struct Seed<'n> {
    notes: &'n Notes,
    depth: usize,
}

impl Seed<'_> {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth >= DEPTH_LIMIT {
            self.notes.too_deep.set(true);
            return Err(E::custom("nested too deep"));
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self
        })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Json<'de>;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Json<'de>, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json<'de>, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json<'de>, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Json<'de>, E> {
        Number::from_f64(value)
            .map(Json::Number)
            .ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json<'de>, A::Error> {
        let inner = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'de>, A::Error> {
        let inner = self.deeper()?;
        let mut members: Vec<Member<'de>> = Vec::with_capacity(8);
        while let Some(key) = map.next_key_seed(Key)? {
            members.push((key, map.next_value_seed(inner)?));
        }
        if !members.is_sorted_by(|(a, _), (b, _)| a < b) {
            // Stable, so that of two members the first stays.
            members.sort_by(|(a, _), (b, _)| a.cmp(b));
            members.dedup_by(|(later, _), (first, _)| {
                let twice = later == first;
                if twice {
                    self.notes.duplicate(first);
                }
                twice
            });
        }
        Ok(Json::Object(members))
    }
}

/// Reads a key as a text that is borrowed where it holds no escape.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::json::canonical;

    fn error(text: &str) -> JsonError {
        parse(text.as_bytes()).unwrap_err()
    }

    #[test]
    fn reads_what_json_is() {
        let text = r#" {"a":[1,-2,2.5,true,false,null,"\u1ec7"],"b":{"a":{}}} "#;
        assert_eq!(
            parse(text.as_bytes()).unwrap(),
            json!({"a": [1, -2, 2.5, true, false, null, "ệ"], "b": {"a": {}}})
        );
    }

    #[test]
    fn a_member_twice_is_named_however_its_key_is_spelt() {
        let twice = |key: &str| JsonError::Duplicate { key: key.into() };
        assert_eq!(error(r#"{"a":1,"a":1}"#), twice("a"));
        assert_eq!(error(r#"[{"x":{"name":1,"n\u0061me":2}}]"#), twice("name"));
        assert_eq!(
            error(r#"{"\u001b[2J":1,"\u001b[2J":2}"#),
            twice("\u{fffd}[2J")
        );
    }

    #[test]
    fn a_broken_file_is_broken_before_it_is_duplicate() {
        let JsonError::NotJson {
            line,
            column,
            problem,
        } = error("{\"a\":1,\n\"a\":2,}")
        else {
            panic!("read");
        };
        assert_eq!((line, column), (2, 7));
        assert_eq!(problem, "trailing comma");
    }

    #[test]
    fn trailing_data_bad_text_and_odd_numbers_are_refused() {
        for bad in [
            "{} {}",
            "{}x",
            "\u{feff}{}",
            "{'a':1}",
            "[01]",
            "[1e999]",
            "[NaN]",
            r#"["\ud800"]"#,
            "[\"\n\"]",
            "{\"a\":1",
            "// no\n{}",
        ] {
            assert!(matches!(error(bad), JsonError::NotJson { .. }), "{bad:?}");
        }
        assert_eq!(parse(b"[\"\xff\"]"), Err(JsonError::NotUtf8 { offset: 2 }));
        assert_eq!(error(" \n"), JsonError::Empty);
    }

    #[test]
    fn size_and_depth_have_limits() {
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(parse(deep(DEPTH_LIMIT).as_bytes()).is_ok());
        assert_eq!(error(&deep(DEPTH_LIMIT + 1)), JsonError::TooDeep);
        assert_eq!(error(&"[".repeat(SIZE_LIMIT)), JsonError::TooDeep);
        let large = format!("[{}]", " ".repeat(SIZE_LIMIT - 2));
        assert!(parse(large.as_bytes()).is_ok());
        let bytes = SIZE_LIMIT + 1;
        assert_eq!(
            error(&" ".repeat(bytes)),
            JsonError::TooLarge {
                bytes,
                limit: SIZE_LIMIT
            }
        );
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((".{0,6}", inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    /// Writes members backwards, with white space wherever JSON has room.
    fn spread(value: &Value, out: &mut String) {
        match value {
            Value::Array(items) => {
                out.push_str("[ ");
                for (i, item) in items.iter().enumerate() {
                    out.push_str(if i > 0 { "\n,\t" } else { "" });
                    spread(item, out);
                }
                out.push_str(" ]");
            }
            Value::Object(members) => {
                out.push_str("{\r\n");
                for (i, (key, member)) in members.iter().rev().enumerate() {
                    out.push_str(if i > 0 { " , " } else { "" });
                    out.push_str(&Value::from(key.as_str()).to_string());
                    out.push_str(" :\n");
                    spread(member, out);
                }
                out.push_str("\n}");
            }
            leaf => out.push_str(&leaf.to_string()),
        }
    }

    proptest! {
        #[test]
        fn the_canonical_form_is_a_fixed_point(value in any_json()) {
            let once = canonical::to_string(&value);
            let again = canonical::to_string(&parse(once.as_bytes()).unwrap());
            prop_assert_eq!(once, again);
        }

        #[test]
        fn member_order_and_white_space_mean_nothing(value in any_json()) {
            let mut text = String::new();
            spread(&value, &mut text);
            let json = read(text.as_bytes()).unwrap();
            let mut written = Vec::new();
            canonical::write(&json, &mut written).unwrap();
            prop_assert_eq!(written, canonical::to_string(&value).into_bytes());
            prop_assert_eq!(Value::from(json), value);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(ours) = parse(&bytes) {
                prop_assert_eq!(ours, serde_json::from_slice::<Value>(&bytes).unwrap());
            }
        }
    }
}
