//! Small values that banks and trainings write as words: ids, durations,
//! shares, dates, and the guess at what a misspelt word was meant to be.

use chrono::NaiveDate;

use crate::fraction::Fraction;

/// The longest id, in characters.
pub const ID_LIMIT: usize = 64;

/// Whether a text is an id: lower-case letters, digits and hyphens, beginning
/// with a letter or digit.
pub fn is_id(text: &str) -> bool {
    text.len() <= ID_LIMIT
        && text
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !text.starts_with('-')
        && !text.is_empty()
}

/// Whether a text is one of the competences C1 to C10.
pub fn is_competence(text: &str) -> bool {
    text.strip_prefix('C').is_some_and(|number| {
        !number.starts_with(['0', '+']) && matches!(number.parse::<u8>(), Ok(1..=10))
    })
}

/// Whether a scalar without quotation marks stands for a number, yes or no to
/// some reader of YAML, so that a text of that form wants quotation marks.
pub fn is_number_or_bool(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    if matches!(&*lower, "true" | "false" | "yes" | "no" | "on" | "off") {
        return true;
    }
    let digits = lower.strip_prefix(['-', '+']).unwrap_or(&lower);
    if matches!(digits, ".inf" | ".nan") {
        return true;
    }
    let hex = digits.strip_prefix("0x").or(digits.strip_prefix("0o"));
    if let Some(hex) = hex {
        return !hex.is_empty() && hex.bytes().all(|b| b.is_ascii_hexdigit() || b == b'_');
    }
    let (mantissa, exponent) = digits.split_once('e').unwrap_or((digits, "0"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let numeric = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    numeric(whole)
        && numeric(part)
        && numeric(exponent)
        && !exponent.is_empty()
        && mantissa.bytes().any(|b| b.is_ascii_digit())
}

/// The shortest and the longest duration, in seconds.
const DURATIONS: std::ops::RangeInclusive<u64> = 10..=24 * 3600;

/// Seconds of a duration such as `90s`, `25m` or `1h30m`: hours, minutes and
/// seconds in that order, each at most once.
pub fn duration(text: &str) -> Option<u64> {
    let mut seconds: u64 = 0;
    let mut rest = text;
    for (unit, size) in [('h', 3600), ('m', 60), ('s', 1)] {
        if let Some((number, after)) = rest.split_once(unit) {
            if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let part = number.parse::<u64>().ok()?.checked_mul(size)?;
            seconds = seconds.checked_add(part)?;
            rest = after;
        }
    }
    (rest.is_empty() && DURATIONS.contains(&seconds)).then_some(seconds)
}

/// Months of a validity such as `2y` or `24m`: at least one, at most 50 years.
pub fn months(text: &str) -> Option<u32> {
    let (number, size) = match (text.strip_suffix('y'), text.strip_suffix('m')) {
        (Some(years), _) => (years, 12),
        (_, Some(months)) => (months, 1),
        _ => return None,
    };
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let months = number.parse::<u32>().ok()?.checked_mul(size)?;
    (1..=600).contains(&months).then_some(months)
}

/// A fraction with a denominator small enough that sums and products of such
/// fractions stay exact.
fn modest(text: &str) -> Option<Fraction> {
    let fraction: Fraction = text.parse().ok()?;
    let denominator = fraction.mixed().1.map_or(1, |(_, denominator)| denominator);
    (denominator <= 1_000_000).then_some(fraction)
}

/// A share of a whole: `70%`, `7/10` or `0.7`.
pub fn share(text: &str) -> Option<Fraction> {
    modest(text).filter(|share| (Fraction::ZERO..=Fraction::ONE).contains(share))
}

/// A time factor from 1 to 4: `1.25`, `5/4` or `125%`.
pub fn time_factor(text: &str) -> Option<Fraction> {
    modest(text).filter(|factor| (Fraction::ONE..=Fraction::whole(4)).contains(factor))
}

/// A date as `2026-08-02`.
pub fn date(text: &str) -> Option<NaiveDate> {
    let well_formed = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    well_formed.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())?
}

/// Whether a text is a `did:key` of an Ed25519 key, by its form.
pub fn is_did_key(text: &str) -> bool {
    text.strip_prefix("did:key:z6Mk")
        .is_some_and(|key| key.len() == 44 && key.bytes().all(is_base58))
}

const fn is_base58(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() && !matches!(byte, b'0' | b'O' | b'I' | b'l')
}

/// The word nearest to what was written, when it is near enough to be meant.
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let written: Vec<char> = written
        .chars()
        .take(40)
        .map(|c| match c {
            '-' | ' ' => '_',
            c => c.to_ascii_lowercase(),
        })
        .collect();
    known
        .into_iter()
        .map(|word| (distance(&written, word), word))
        .filter(|(distance, word)| *distance <= (word.len() / 3).clamp(1, 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_units_in_order_and_limits() {
        assert_eq!(duration("90s"), Some(90));
        assert_eq!(duration("25m"), Some(1500));
        assert_eq!(duration("1h30m"), Some(5400));
        assert_eq!(duration("24h"), Some(86_400));
        for bad in [
            "",
            "25",
            "m",
            "9s",
            "24h1s",
            "30m1h",
            "1m1m",
            "-5m",
            "1.5h",
            "+5m",
            "٥m",
            "25:00",
            "99999999999999999999h",
        ] {
            assert_eq!(duration(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn shares_lie_between_nothing_and_one() {
        assert_eq!(share("70%"), share("7/10"));
        for bad in ["70", "101%", "-1%", "1/9223372036854775807", "most"] {
            assert_eq!(share(bad), None, "{bad:?}");
        }
        assert_eq!(time_factor("1.25"), time_factor("5/4"));
        assert_eq!(time_factor("0.5"), None);
    }

    #[test]
    fn dates_are_real_days() {
        assert!(date("2028-02-29").is_some());
        for bad in ["2026-02-29", "2026-2-9", "02/08/2026", "+026-01-01"] {
            assert_eq!(date(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn competences_are_ten() {
        assert!(["C1", "C9", "C10"].into_iter().all(is_competence));
        let others = ["C0", "C11", "C01", "C+5", "C", "c5"];
        assert!(!others.into_iter().any(is_competence));
    }

    #[test]
    fn validity_is_counted_in_months() {
        assert_eq!(months("2y"), Some(24));
        assert_eq!(months("18m"), Some(18));
        for bad in ["0m", "y", "2", "51y", "1y6m", "+2y"] {
            assert_eq!(months(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn numbers_and_yes_or_no_are_told_from_words() {
        for yes in [
            "2026.1", "72", "-0.5", "1e3", "0x1F", "1_000", ".5", "Yes", "off", ".nan",
        ] {
            assert!(is_number_or_bool(yes), "{yes}");
        }
        for no in [
            "2026-08-02",
            "C5",
            "e",
            "1.2.3",
            "nope",
            "-",
            ".",
            "12 months",
            "90s",
        ] {
            assert!(!is_number_or_bool(no), "{no}");
        }
    }

    #[test]
    fn a_misspelt_word_finds_the_one_that_was_meant() {
        let known = ["prompt", "options", "explanation", "id"];
        assert_eq!(nearest("promt", known), Some("prompt"));
        assert_eq!(nearest("Options", known), Some("options"));
        assert_eq!(nearest("explenaton", known), Some("explanation"));
        assert_eq!(nearest("source", known), None);
        assert_eq!(
            nearest("multiple-response", ["multiple_response"]),
            Some("multiple_response")
        );
    }

    #[test]
    fn did_keys_are_recognised_by_form() {
        let key = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
        assert!(is_did_key(key));
        assert!(!is_did_key(&key[..key.len() - 1]));
        assert!(!is_did_key("did:web:example.org"));
    }
}
