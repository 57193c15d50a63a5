//! A YAML tree as the JSON value that an editor checks: plain scalars are
//! typed by the core schema of YAML 1.2, as language servers do it.

use serde_json::{Map, Number, Value};

use crate::bank::fault::Faults;
use crate::bank::yaml::node::{self, Limits, Node, Style};

/// The value of a text; none when it is no YAML the readers take.
pub fn from_yaml(text: &str) -> Option<Value> {
    let mut faults = Faults::new(1);
    let node = node::parse(text, &Limits::default(), &mut faults)?;
    faults.none_stops().then(|| from_node(&node))
}

/// The value of a tree.
pub fn from_node(node: &Node<'_>) -> Value {
    match &node.value {
        node::Value::Scalar(text, Style::Quoted) => Value::String(text.to_string()),
        node::Value::Scalar(text, Style::Plain) => plain(text),
        node::Value::List(items) => items.iter().map(from_node).collect(),
        node::Value::Map(entries) => {
            let member = |(key, node): &(node::Key<'_>, _)| (key.name.to_string(), from_node(node));
            Value::Object(entries.iter().map(member).collect::<Map<_, _>>())
        }
    }
}

/// A scalar without quotation marks.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number)
}

/// A number of the core schema, infinities and what is no number apart: JSON
/// has none of them.
fn number(text: &str) -> Option<Number> {
    for (prefix, radix) in [("0o", 8), ("0x", 16)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            let sound = digits.chars().all(|c| c.is_digit(radix));
            let number = sound.then(|| u64::from_str_radix(digits, radix).ok());
            return number.flatten().map(Number::from);
        }
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => {
            let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
            (mantissa, Some(digits))
        }
        None => (unsigned, None),
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let sound = digits(whole)
        && digits(part)
        && !(whole.is_empty() && part.is_empty())
        && exponent.is_none_or(|exponent| !exponent.is_empty() && digits(exponent));
    if !sound {
        return None;
    }
    let text = text.strip_prefix('+').unwrap_or(text);
    let whole = text.parse::<i64>().map(Number::from);
    whole
        .ok()
        .or_else(|| Number::from_f64(text.parse::<f64>().ok()?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn plain_scalars_are_typed_by_the_core_schema() {
        let text = "[28, +5, -0.5, 1., .5, 1e3, 0x1F, 0o17, 2026-08-02, 70%, 25m, yes, True, ~, '1', 1_000, 1.2.3]";
        let expected = json!([
            28,
            5,
            -0.5,
            1.0,
            0.5,
            1000.0,
            31,
            15,
            "2026-08-02",
            "70%",
            "25m",
            "yes",
            true,
            null,
            "1",
            "1_000",
            "1.2.3"
        ]);
        assert_eq!(from_yaml(text), Some(expected));
    }
}
