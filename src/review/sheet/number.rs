//! An estimate as people and their spreadsheets write it.

use super::super::angoff::Estimate;

/// Why a cell is no estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// A bare 1: one percent, or one as the whole?
    One,
    /// Below 0 or above 100.
    OutOfRange,
    /// Anything else.
    NotANumber,
}

/// The most digits of an estimate; spreadsheets write up to 17.
const DIGITS: usize = 20;

/// Reads `70%`, `70`, `0,7` or `0.7`: all are 70 %. A decimal point is a point or
/// a comma. A number below 1 without a percent sign is a share of one.
///
/// # Errors
/// When it could mean two things, or is no number from 0 to 100.
pub fn estimate(text: &str) -> Result<Estimate, Misread> {
    let text = text.trim();
    let (number, has_sign) = match text.strip_suffix('%') {
        Some(number) => (number.trim_end(), true),
        None => (text, false),
    };
    let (number, negative) = match number.strip_prefix('-') {
        Some(number) => (number, true),
        None => (number, false),
    };
    let (whole, part) = number.split_once([',', '.']).unwrap_or((number, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !is_digits(part) || whole.len() + part.len() > DIGITS {
        return Err(Misread::NotANumber);
    }
    let parse = |text: &str| text.parse::<u128>().map_err(|_| Misread::NotANumber);
    let scale = 10_u128.pow(part.len() as u32);
    let value = parse(whole)? * scale + parse(part)?;
    if negative && value > 0 {
        return Err(Misread::OutOfRange);
    }
    let percents = if has_sign || value == 0 || value > scale {
        value
    } else if value == scale {
        return Err(Misread::One);
    } else {
        value * 100
    };
    // Rounded to what an estimate can hold.
    let parts = (percents * u128::from(Estimate::PARTS) * 2 + scale) / (scale * 2);
    let within = percents <= 100 * scale;
    let parts = u32::try_from(parts).ok().filter(|_| within);
    parts.and_then(Estimate::new).ok_or(Misread::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_and_spreadsheets_write() {
        for (text, percent) in [
            ("70", 70.0),
            ("70%", 70.0),
            ("70 %", 70.0),
            ("70\u{a0}%", 70.0),
            (" 70,00% ", 70.0),
            ("0,7", 70.0),
            ("0.7", 70.0),
            ("0,700", 70.0),
            ("62,5", 62.5),
            ("62.5%", 62.5),
            ("0.5%", 0.5),
            ("1.5", 1.5),
            ("1%", 1.0),
            ("0", 0.0),
            ("0,0", 0.0),
            ("-0", 0.0),
            ("100", 100.0),
            ("100,0 %", 100.0),
            ("0,666666666666667", 66.666_667),
            ("66.667", 66.667),
        ] {
            assert_eq!(estimate(text).map(Estimate::percent), Ok(percent), "{text}");
        }
    }

    #[test]
    fn what_could_mean_two_things_or_none() {
        use Misread::{NotANumber, One, OutOfRange};
        for (text, why) in [
            ("1", One),
            ("1,0", One),
            ("1.00", One),
            ("-5", OutOfRange),
            ("100.1", OutOfRange),
            ("100.00000000001", OutOfRange),
            ("70000", OutOfRange),
            ("150%", OutOfRange),
            ("", NotANumber),
            ("%", NotANumber),
            (".7", NotANumber),
            ("70.", NotANumber),
            ("1.234,5", NotANumber),
            ("7/10", NotANumber),
            ("6e1", NotANumber),
            ("60-70", NotANumber),
            ("about 70", NotANumber),
            ("70 80", NotANumber),
            ("７０", NotANumber),
            ("99999999999999999999999", NotANumber),
        ] {
            assert_eq!(estimate(text), Err(why), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_spelling_of_a_percentage_is_the_same(hundredths in 0_u32..=10_000) {
            let (whole, part) = (hundredths / 100, hundredths % 100);
            let wanted = Estimate::new(hundredths * 10_000);
            for mark in ['.', ','] {
                prop_assert_eq!(estimate(&format!("{whole}{mark}{part:02}%")).ok(), wanted);
                if hundredths > 100 {
                    prop_assert_eq!(estimate(&format!("{whole}{mark}{part:02}")).ok(), wanted);
                }
                if hundredths < 10_000 {
                    let share = format!("0{mark}{hundredths:04}");
                    prop_assert_eq!(estimate(&share).ok(), wanted);
                }
            }
        }

        #[test]
        fn nothing_makes_it_panic(text in "[-0-9.,% ]{0,30}") {
            let _ = estimate(&text);
        }
    }
}
