//! The text of a file: its encoding, its size, its lines and places.

use crate::bank::fault::{FaultKind, Faults, Place, Shown};
use crate::bank::yaml::node::Limits;

/// The text of a file: UTF-8, of a size that is read, without a byte order mark.
/// On a fault, the fault says where the first bad byte stands.
pub fn decode<'a>(bytes: &'a [u8], limits: &Limits, faults: &mut Faults) -> Option<&'a str> {
    if bytes.len() > limits.bytes {
        let limit = limits.bytes >> 20;
        faults.add(Place::START, FaultKind::FileTooLarge { limit });
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // No text of UTF-8 holds a zero byte; one of UTF-16 holds little else.
    let zero = bytes.iter().position(|byte| *byte == 0);
    let valid_up_to = match std::str::from_utf8(bytes) {
        Ok(text) if zero.is_none() => return Some(text),
        Ok(_) => zero.unwrap_or(0),
        Err(error) => error.valid_up_to().min(zero.unwrap_or(usize::MAX)),
    };
    let good = &bytes[..valid_up_to];
    let place = place_at(std::str::from_utf8(good).unwrap_or_default(), good.len());
    let bad = bytes.get(good.len()).copied().unwrap_or_default();
    let byte = Shown::from(format!("0x{bad:02X}").as_str());
    faults.add(place, FaultKind::NotUtf8 { byte });
    None
}

/// The place of a byte offset. Lines end at `\n`, `\r\n` or a lone `\r`, as in YAML.
pub fn place_at(text: &str, offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let mut line = 1;
    let mut start = 0;
    let mut bytes = before.bytes().enumerate().peekable();
    while let Some((i, byte)) = bytes.next() {
        let ends = byte == b'\n' || (byte == b'\r' && bytes.peek().map(|(_, b)| *b) != Some(b'\n'));
        if ends {
            line += 1;
            start = i + 1;
        }
    }
    let column = before[start..].chars().count() + 1;
    Place {
        line,
        column: u32::try_from(column).unwrap_or(u32::MAX),
    }
}

/// The lines of a text as YAML counts them: `\n`, `\r\n` and a lone `\r` end one.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    line_starts(text).map(|rest| rest.find(['\n', '\r']).map_or(rest, |end| &rest[..end]))
}

/// The text from the beginning of each line on.
pub fn line_starts(text: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(text), |text| {
        let after = &text[text.find(['\n', '\r'])?..];
        let skip = if after.starts_with("\r\n") { 2 } else { 1 };
        Some(&after[skip..])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_as_yaml_counts_them() {
        let all: Vec<_> = lines("a\r\nb\rc\n\nd").collect();
        assert_eq!(all, ["a", "b", "c", "", "d"]);
    }

    #[test]
    fn places_count_characters_and_lines() {
        let place = |line, column| Place { line, column };
        assert_eq!(place_at("é\r\nb", 4), place(2, 1));
        assert_eq!(place_at("éa\rb", 2), place(1, 2));
        assert_eq!(place_at("ab", 99), place(1, 3));
    }
}
