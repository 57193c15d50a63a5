//! Which number a typed text stands for.
//!
//! A point and a comma mean the decimals in one country and groups of thousands
//! in another. Most texts show by their shape which is meant:
//!
//! | text | is | because |
//! |---|---|---|
//! | `72`, `16.`, `+72` | a whole number | there is no other mark |
//! | `,5` `.5` `71,25` `0.500` | a decimal | groups have three digits, and no group begins with 0 alone |
//! | `1 600`, `1'600` | 1600 | spaces and apostrophes only ever group |
//! | `1.600.000` | 1600000 | decimals begin once |
//! | `1.600,50` `1,600.50` `1 600,50` | 1600.5 | the last of two marks begins the decimals |
//! | `1.600` `1,600` | **1600 or 1.6** | a single mark before exactly three digits says nothing |
//!
//! For the last row the language decides which is the likelier: in English a
//! comma groups and a point begins the decimals, in French and Vietnamese the
//! other way round. Both readings are given, so that a person can be shown which
//! one was understood before the answer counts.
//!
//! Full-width digits, every kind of minus sign and of space, and the unit the
//! question names, after the number, are read; words and other units are not.

use unicode_normalization::UnicodeNormalization as _;

use super::words::comparable;
use crate::fraction::Fraction;
use crate::text::Lang;

/// What a text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One number.
    One(Fraction),
    /// Two numbers are possible.
    Two {
        /// The one that writers of the language mean.
        likely: Fraction,
        /// The other.
        other: Fraction,
    },
}

impl Reading {
    /// The number, and the likelier one of two.
    pub const fn likely(self) -> Fraction {
        match self {
            Self::One(number) | Self::Two { likely: number, .. } => number,
        }
    }
}

/// What a text stands for where people write `lang`; none when it is no number.
/// `units` are the wordings of the unit of the question, which may follow.
pub fn read_number<'u>(
    text: &str,
    lang: Lang,
    units: impl IntoIterator<Item = &'u str>,
) -> Option<Reading> {
    let tidy = tidy_digits(text);
    let number = without_unit(&tidy, units);
    let (sign, digits) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", number.strip_prefix('+').unwrap_or(number).trim_start()),
    };
    let value = |plain: String| Fraction::from_decimal(&format!("{sign}{plain}"));
    match shape(digits)? {
        Shape::Plain(plain) => value(plain).map(Reading::One),
        Shape::Either {
            grouped,
            decimal,
            mark,
        } => {
            let (grouped, decimal) = (value(grouped)?, value(decimal)?);
            let groups = (mark == ',') == (lang == Lang::EN);
            let (likely, other) = if groups {
                (grouped, decimal)
            } else {
                (decimal, grouped)
            };
            Some(Reading::Two { likely, other })
        }
    }
}

/// A text with ordinary digits, spaces, apostrophes and minus signs, without
/// quotation marks round it.
pub fn tidy_digits(text: &str) -> String {
    let compatible: String = text
        .chars()
        .map(|c| match c {
            '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{b4}' | '`' | '\u{ff07}' | '\u{66c}' => '\'',
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
            '\u{66b}' => '.',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .nfkc()
        .collect();
    compatible
        .trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '"' | '\u{ab}' | '\u{bb}' | '\u{201c}' | '\u{201d}' | '\u{201e}'
                )
        })
        .to_owned()
}

/// Without the unit after the number, if it is one of those the question names;
/// a plural `s` more or less is the same unit.
fn without_unit<'t, 'u>(text: &'t str, units: impl IntoIterator<Item = &'u str>) -> &'t str {
    let end = text
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(0, |last| last + 1);
    let (number, after) = text.split_at(end);
    let written = comparable(after);
    if written.is_empty() || matches!(written.as_str(), "." | ",") {
        return number;
    }
    let stem = |unit: &str| unit.trim_end_matches('s').to_owned();
    let is_it = |unit: &str| {
        let unit = comparable(unit);
        unit == written || (!stem(&unit).is_empty() && stem(&unit) == stem(&written))
    };
    if units.into_iter().any(is_it) {
        number
    } else {
        text
    }
}

/// The digits of a number, with `.` before the decimals.
enum Shape {
    Plain(String),
    Either {
        grouped: String,
        decimal: String,
        mark: char,
    },
}

/// What the marks between digits say, without a sign; none when this is no number.
fn shape(digits: &str) -> Option<Shape> {
    let is_mark = |c: char| matches!(c, '.' | ',' | ' ' | '\'');
    if !digits.chars().all(|c| c.is_ascii_digit() || is_mark(c)) {
        return None;
    }
    let parts: Vec<&str> = digits.split(is_mark).collect();
    let marks: Vec<char> = digits.chars().filter(|c| is_mark(*c)).collect();
    if parts[1..].iter().any(|part| part.is_empty()) {
        return None;
    }
    let Some(&last) = marks.last() else {
        return (!digits.is_empty()).then(|| Shape::Plain(digits.to_owned()));
    };
    let begins_decimals = matches!(last, '.' | ',');
    let others = &marks[..marks.len() - 1];
    let whole = &parts[..parts.len() - 1];
    let fraction = parts[parts.len() - 1];
    // One mark before the decimals, whatever groups the digits before it.
    let as_decimal = || {
        let one_kind = others
            .iter()
            .all(|mark| *mark == others[0] && *mark != last);
        (begins_decimals && one_kind && (others.is_empty() || grouped(whole))).then(|| {
            let whole = whole.concat();
            let whole = if whole.is_empty() { "0" } else { &whole };
            format!("{whole}.{fraction}")
        })
    };
    let as_groups = || {
        let one_kind = marks.iter().all(|mark| *mark == last);
        (one_kind && grouped(&parts)).then(|| parts.concat())
    };
    match (as_groups(), as_decimal()) {
        (Some(grouped), Some(decimal)) => Some(Shape::Either {
            grouped,
            decimal,
            mark: last,
        }),
        (Some(plain), None) | (None, Some(plain)) => Some(Shape::Plain(plain)),
        (None, None) => None,
    }
}

/// Whether these are groups of three digits with a shorter first one, which does
/// not begin with 0.
fn grouped(parts: &[&str]) -> bool {
    let [first, rest @ ..] = parts else {
        return false;
    };
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.iter().all(|part| part.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn f(text: &str) -> Fraction {
        Fraction::from_decimal(text).unwrap()
    }

    fn one(text: &str, number: &str) {
        for lang in [Lang::EN, Lang::VI, Lang::FR] {
            assert_eq!(
                read_number(text, lang, ["%", "months"]),
                Some(Reading::One(f(number))),
                "{text}"
            );
        }
    }

    #[test]
    fn most_texts_are_one_number_in_every_language() {
        for (text, number) in [
            ("72", "72"),
            (" 72,0 ", "72"),
            ("72.5", "72.5"),
            ("71,5", "71.5"),
            ("+72", "72"),
            (",5", "0.5"),
            (".5", "0.5"),
            ("16.", "16"),
            ("16 %", "16"),
            ("16%", "16"),
            ("16 months", "16"),
            ("16 month", "16"),
            ("16 Months.", "16"),
            ("１６", "16"),
            ("\u{2013}5", "-5"),
            ("\u{2212} 5", "-5"),
            ("1\u{a0}600", "1600"),
            ("1\u{202f}600,5", "1600.5"),
            ("1'600", "1600"),
            ("1’600.50", "1600.5"),
            ("1.600,00", "1600"),
            ("1,600.00", "1600"),
            ("1.600.000", "1600000"),
            ("1,600,000", "1600000"),
            ("0.500", "0.5"),
            ("0,500", "0.5"),
            ("1600,000", "1600"),
            ("« 72 »", "72"),
            ("12345.678", "12345.678"),
        ] {
            one(text, number);
        }
    }

    #[test]
    fn a_single_mark_before_three_digits_can_be_two_numbers() {
        let two = |likely, other| {
            Some(Reading::Two {
                likely: f(likely),
                other: f(other),
            })
        };
        for lang in [Lang::VI, Lang::FR] {
            assert_eq!(read_number("1.500", lang, []), two("1500", "1.5"));
            assert_eq!(read_number("16,000", lang, []), two("16", "16000"));
        }
        assert_eq!(read_number("1.500", Lang::EN, []), two("1.5", "1500"));
        assert_eq!(read_number("-16,000 ", Lang::EN, []), two("-16000", "-16"));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "-",
            ".",
            ",",
            "seventy",
            "7 1",
            "1e2",
            "1..5",
            "1,,5",
            "1 2 3",
            "1.6.0",
            "16 years",
            "1.600,000.5",
            "1,60,000",
            "12 345.67,8",
            "9999999999999999999999",
            "1 600 50",
            "%",
            "5-",
            "--5",
        ] {
            for lang in [Lang::EN, Lang::VI, Lang::FR] {
                assert_eq!(read_number(text, lang, ["%"]), None, "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC{0,24}", unit in "\\PC{0,6}") {
            let _ = read_number(&text, Lang::VI, [unit.as_str()]);
        }

        #[test]
        fn a_number_is_read_however_its_language_writes_it(n in 0_i64..10_000_000, cents in 0_i64..100) {
            let digits = n.to_string();
            let group = |mark: &str| {
                let bytes = digits.as_bytes();
                bytes.rchunks(3).rev().map(|c| std::str::from_utf8(c).unwrap()).collect::<Vec<_>>().join(mark)
            };
            let value = f(&format!("{n}.{cents:02}"));
            for (text, lang) in [
                (format!("{},{cents:02}", group(".")), Lang::VI),
                (format!("{},{cents:02}", group("\u{202f}")), Lang::FR),
                (format!("{}.{cents:02}", group(",")), Lang::EN),
                (format!("{n}.{cents:02}"), Lang::EN),
                (format!("{n},{cents:02}"), Lang::FR),
            ] {
                prop_assert_eq!(read_number(&text, lang, []), Some(Reading::One(value)), "{}", text);
            }
        }
    }
}
