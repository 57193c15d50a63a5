//! The one canonical writer of JSON (RFC 8785, "JCS"), and SHA-256 digests of
//! what it writes.
//!
//! Banks, attempt records and certificates are all digested in this form, so
//! that spaces, member order and escapes of a file mean nothing.

use std::fmt;
use std::io::{self, Write};
use std::iter;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// A SHA-256 digest. Written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest of a value's canonical form.
    pub fn of_canonical(value: &impl Serialize) -> Self {
        let value = serde_json::to_value(value).unwrap_or(Value::Null);
        let mut hasher = HashWriter(Sha256::new());
        // Writing into a hasher cannot fail.
        let _ = write(&value, &mut hasher);
        Self(hasher.0.finalize().into())
    }

    /// The digest in groups of four digits, as people compare it.
    pub fn grouped(&self) -> String {
        let hex = self.to_string();
        let groups: Vec<&str> = (0..hex.len()).step_by(4).map(|i| &hex[i..i + 4]).collect();
        groups.join(" ")
    }
}

struct HashWriter(Sha256);

impl Write for HashWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The text is no SHA-256 digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected 64 lower-case hexadecimal digits")]
pub struct NotADigest;

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let hex = text.as_bytes();
        if hex.len() != 64 || !hex.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(NotADigest);
        }
        let mut digest = [0; 32];
        for (byte, pair) in digest.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| NotADigest)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotADigest)?;
        }
        Ok(Self(digest))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The canonical form of a value, as text.
pub fn to_string(value: &Value) -> String {
    let mut bytes = Vec::new();
    // Writing into memory cannot fail, and the writer only writes UTF-8.
    let _ = write(value, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}

/// What one JSON value is, whoever holds it.
pub enum Shape<'v, V: Tree> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(&'v serde_json::Number),
    /// A text.
    Text(&'v str),
    /// The items of an array.
    List(&'v [V]),
    /// The members of an object, sorted by the bytes of their keys.
    Members(V::Members<'v>),
}

/// A tree of JSON values that can be written canonically.
pub trait Tree: Sized {
    /// The members of an object.
    type Members<'v>: Iterator<Item = (&'v str, &'v Self)> + Clone
    where
        Self: 'v;

    /// What this value is.
    fn shape(&self) -> Shape<'_, Self>;
}

impl Tree for Value {
    type Members<'v> = iter::Map<serde_json::map::Iter<'v>, MemberOfValue<'v>>;

    fn shape(&self) -> Shape<'_, Self> {
        match self {
            Self::Null => Shape::Null,
            Self::Bool(value) => Shape::Bool(*value),
            Self::Number(number) => Shape::Number(number),
            Self::String(text) => Shape::Text(text),
            Self::Array(items) => Shape::List(items),
            // serde_json keeps members in byte order.
            Self::Object(members) => {
                let member: MemberOfValue<'_> = |(key, value)| (key, value);
                Shape::Members(members.iter().map(member))
            }
        }
    }
}

type MemberOfValue<'v> = fn((&'v String, &'v Value)) -> (&'v str, &'v Value);

/// Writes the canonical form: members sorted by UTF-16 code units, numbers as
/// ECMAScript prints them, the shortest escapes, no spaces.
///
/// # Errors
/// Only those of `out`.
pub fn write(value: &impl Tree, out: &mut impl Write) -> io::Result<()> {
    match value.shape() {
        Shape::Null => out.write_all(b"null"),
        Shape::Bool(true) => out.write_all(b"true"),
        Shape::Bool(false) => out.write_all(b"false"),
        Shape::Number(number) => write_number(number, out),
        Shape::Text(text) => write_text(text, out),
        Shape::List(items) => {
            out.write_all(b"[")?;
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.write_all(b",")?;
                }
                write(item, out)?;
            }
            out.write_all(b"]")
        }
        Shape::Members(members) => {
            // Byte order differs from UTF-16 order only where a key leaves the
            // basic plane: where UTF-8 takes four bytes.
            let beyond = |key: &str| key.bytes().any(|b| b >= 0xf0);
            if members.clone().any(|(key, _)| beyond(key)) {
                let mut sorted: Vec<_> = members.collect();
                sorted.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
                return write_members(sorted.into_iter(), out);
            }
            write_members(members, out)
        }
    }
}

fn write_members<'v, V: Tree + 'v>(
    members: impl Iterator<Item = (&'v str, &'v V)>,
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(b"{")?;
    for (i, (key, member)) in members.enumerate() {
        if i > 0 {
            out.write_all(b",")?;
        }
        write_text(key, out)?;
        out.write_all(b":")?;
        write(member, out)?;
    }
    out.write_all(b"}")
}

fn write_text(text: &str, out: &mut impl Write) -> io::Result<()> {
    // Most texts need no escape. Without an early end this is a few wide
    // instructions; serde_json looks at each byte by itself.
    let escaped = |b: u8| b < 0x20 || b == b'"' || b == b'\\';
    if text.bytes().fold(false, |any, b| any | escaped(b)) {
        return serde_json::to_writer(out, text).map_err(io::Error::from);
    }
    out.write_all(b"\"")?;
    out.write_all(text.as_bytes())?;
    out.write_all(b"\"")
}

fn write_number(number: &serde_json::Number, out: &mut impl Write) -> io::Result<()> {
    const SAFE: u64 = 1 << 53;
    if let Some(n) = number.as_i64().filter(|n| n.unsigned_abs() <= SAFE) {
        return write!(out, "{n}");
    }
    // RFC 8785 knows only IEEE doubles; larger integers are rounded to one.
    let float = number.as_f64().unwrap_or(0.0);
    out.write_all(ryu_js::Buffer::new().format(float).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn integers_are_written_as_they_are_up_to_two_to_the_53rd() {
        const EXACT: i64 = 1 << 53;
        for n in [0, 1, -1, 42, EXACT - 1, EXACT, -EXACT] {
            assert_eq!(to_string(&json!(n)), n.to_string());
        }
        // RFC 8785 has doubles only; beyond, integers are rounded to one.
        assert_eq!(to_string(&json!(EXACT + 1)), "9007199254740992");
        assert_eq!(to_string(&json!(u64::MAX)), "18446744073709552000");
        assert_eq!(to_string(&json!(i64::MIN)), "-9223372036854776000");
    }

    /// From RFC 8785, appendix B and section 3.2.
    #[test]
    fn numbers_and_strings_of_the_standard() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (295_147_905_179_352_830_000.0, "295147905179352830000"),
            (9.999_999_999_999_997e22, "9.999999999999997e+22"),
            (1e23, "1e+23"),
            (0.000_001, "0.000001"),
            (333_333_333.333_333_3, "333333333.3333333"),
            (4.5, "4.5"),
        ] {
            assert_eq!(to_string(&json!(number)), text);
        }
        let text = "\u{20ac}$\u{f}\nA'B\"\\\\\"/\u{7f}\u{8}";
        assert_eq!(
            to_string(&json!(text)),
            "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{7f}\\b\""
        );
    }

    #[test]
    fn members_are_sorted_by_utf16() {
        // RFC 8785, section 3.2.3: the emoji's surrogates come before U+FB33.
        let object = json!({
            "\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5,
            "\u{80}": 6, "\u{f6}": 7,
        });
        assert_eq!(
            to_string(&object),
            "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}"
        );
        assert_eq!(
            to_string(&json!({"b": [1, {"z": null, "a": true}], "a": {}})),
            r#"{"a":{},"b":[1,{"a":true,"z":null}]}"#
        );
    }

    #[test]
    fn digests_are_read_only_as_they_are_written() {
        let digest = Digest::of(b"certamen");
        assert_eq!(digest.to_string().parse(), Ok(digest));
        for bad in [
            digest.to_string().to_uppercase(),
            digest.to_string()[1..].to_owned(),
            format!("{digest}0"),
            format!("+{}", &digest.to_string()[1..]),
            "é".repeat(32),
        ] {
            assert_eq!(bad.parse::<Digest>(), Err(NotADigest), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn whole_numbers_that_fit_a_double_survive(n in -(1_i64 << 53)..=(1 << 53)) {
            prop_assert_eq!(to_string(&json!(n)), n.to_string());
            // The same number written with a point has the same form.
            prop_assert_eq!(to_string(&json!(n as f64)), n.to_string());
        }

        #[test]
        fn canonical_text_is_json_of_the_same_value(
            members in proptest::collection::btree_map(".{0,6}", ".{0,20}", 0..8),
        ) {
            let value = json!(members);
            let text = to_string(&value);
            prop_assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value.clone());
            prop_assert_eq!(Digest::of(text.as_bytes()), Digest::of_canonical(&value));
        }
    }
}
