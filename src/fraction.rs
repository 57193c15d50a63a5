//! Exact fractions: every score, pass mark and time factor is one.
//!
//! Nothing here ever passes through a float, so a score that was added up
//! from thirds is still exactly what it was, on every machine.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Sub};
use std::str::FromStr;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedMul};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A fraction in lowest terms with a positive denominator. Written `31/40`, or
/// `2` when it is whole.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(Ratio<i128>);

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// The whole.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// The largest numerator or denominator read from text: what the longest
    /// decimal and percentage come to, so that everything read can be written
    /// and read again.
    const PART_LIMIT: u128 = 10_u128.pow(20);

    /// `numerator / denominator`. `None` when the denominator is zero.
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self(Ratio::new(numerator.into(), denominator.into())))
    }

    /// A part of a count: `of(3, 4)` is 3/4, and `of(_, 0)` is nothing.
    pub fn of(part: usize, whole: usize) -> Self {
        if whole == 0 {
            return Self::ZERO;
        }
        Self(Ratio::new(part as i128, whole as i128))
    }

    /// A whole number.
    pub fn whole(n: impl Into<i64>) -> Self {
        Self(Ratio::from_integer(n.into().into()))
    }

    /// This fraction of `other`, as in "what share of 20 points is 15 1/2?".
    /// Nothing when `other` is nothing.
    #[must_use]
    pub fn share_of(self, other: Self) -> Self {
        if other.0 == Self::ZERO.0 {
            return Self::ZERO;
        }
        Self(self.0 / other.0)
    }

    /// The fraction held between nothing and one.
    #[must_use]
    pub fn clamp_to_unit(self) -> Self {
        self.clamp(Self::ZERO, Self::ONE)
    }

    /// Whole percents, rounded down: 69.9 % never reads as 70 %.
    pub fn percent(self) -> i64 {
        i64::try_from((self.0 * 100).floor().to_integer()).unwrap_or(i64::MAX)
    }

    /// `self * n`, rounded down to a whole number and held within `u64`.
    pub fn scale(self, n: u64) -> u64 {
        let product = self
            .0
            .checked_mul(&Ratio::from_integer(n.into()))
            .map_or(i128::MAX, |r| r.floor().to_integer());
        u64::try_from(product.max(0)).unwrap_or(u64::MAX)
    }

    /// `self * n`, rounded up to a whole number and held within `u64`.
    pub fn scale_up(self, n: u64) -> u64 {
        let product = self
            .0
            .checked_mul(&Ratio::from_integer(n.into()))
            .map_or(i128::MAX, |r| r.ceil().to_integer());
        u64::try_from(product.max(0)).unwrap_or(u64::MAX)
    }

    /// The whole part and the proper fraction left over, for people:
    /// 31/2 is `(15, Some((1, 2)))`.
    pub fn mixed(self) -> (i128, Option<(i128, i128)>) {
        let whole = self.0.trunc().to_integer();
        let rest = self.0.fract();
        let rest = (rest != Ratio::from_integer(0)).then(|| (*rest.numer(), *rest.denom()));
        (whole, rest)
    }

    /// Reads a decimal such as `72`, `-0.5` or `12.25` exactly. `None` for
    /// anything else, and for more digits than an exact value can hold.
    pub fn from_decimal(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(part) || digits.len() > 20 {
            return None;
        }
        if digits.contains('.') && part.is_empty() {
            return None;
        }
        let numerator: i128 = format!("{whole}{part}").parse().ok()?;
        let denominator = 10_i128.checked_pow(u32::try_from(part.len()).ok()?)?;
        Some(Self(Ratio::new(sign * numerator, denominator)))
    }

    /// The distance between two fractions; `None` when it cannot be held.
    pub fn distance(self, other: Self) -> Option<Self> {
        let negated = Ratio::new_raw(-*other.0.numer(), *other.0.denom());
        let difference = self.0.checked_add(&negated)?;
        Some(Self(if difference < Ratio::from_integer(0) {
            -difference
        } else {
            difference
        }))
    }
}

impl Default for Fraction {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Add for Fraction {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Fraction {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul for Fraction {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl Sum for Fraction {
    fn sum<I: Iterator<Item = Self>>(fractions: I) -> Self {
        fractions.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The text was not a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a percentage such as 70%, a fraction such as 7/10, or a whole number")]
pub struct NotAFraction;

impl FromStr for Fraction {
    type Err = NotAFraction;

    /// Reads `70%`, `62.5%`, `7/10`, `1.25` or `2`.
    fn from_str(text: &str) -> Result<Self, NotAFraction> {
        let text = text.trim();
        if let Some(percent) = text.strip_suffix('%') {
            let value = Self::from_decimal(percent.trim_end()).ok_or(NotAFraction)?;
            return Ok(Self(value.0 / 100));
        }
        if let Some((numerator, denominator)) = text.split_once('/') {
            let part = |text: &str| {
                let n: i128 = text.trim().parse().ok()?;
                (n.unsigned_abs() <= Self::PART_LIMIT).then_some(n)
            };
            let numerator = part(numerator).ok_or(NotAFraction)?;
            let denominator = part(denominator).filter(|d| *d != 0).ok_or(NotAFraction)?;
            return Ok(Self(Ratio::new(numerator, denominator)));
        }
        Self::from_decimal(text).ok_or(NotAFraction)
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn f(text: &str) -> Fraction {
        text.parse().unwrap()
    }

    #[test]
    fn reads_percentages_fractions_and_decimals_exactly() {
        assert_eq!(f("70%"), f("7/10"));
        assert_eq!(f("62.5 %"), f("5/8"));
        assert_eq!(f("1.25"), f("5/4"));
        assert_eq!(f("0.1") + f("0.2"), f("0.3"));
        for bad in [
            "",
            "%",
            "a",
            "1/0",
            "1.",
            ".5",
            "1e3",
            "1.2.3",
            "--1",
            "9".repeat(40).as_str(),
        ] {
            assert!(bad.parse::<Fraction>().is_err(), "{bad:?} was read");
        }
    }

    #[test]
    fn percent_rounds_down_so_a_near_miss_never_reads_as_a_pass() {
        assert_eq!(f("699/1000").percent(), 69);
        assert_eq!(f("31/40").percent(), 77);
        assert_eq!(Fraction::ONE.percent(), 100);
    }

    #[test]
    fn scaling_time_is_exact_and_never_overflows() {
        assert_eq!(f("4/3").scale(25 * 60_000), 2_000_000);
        assert_eq!(f("999999999999").scale(u64::MAX), u64::MAX);
        assert_eq!(f("-1").scale(5), 0);
    }

    #[test]
    fn mixed_numbers_for_people() {
        assert_eq!(f("31/2").mixed(), (15, Some((1, 2))));
        assert_eq!(f("4").mixed(), (4, None));
    }

    /// What is read must be written so that it can be read again, or a record
    /// of it is lost: also the longest decimals and percentages.
    #[test]
    fn the_longest_numbers_read_are_read_again() {
        for text in [
            "9.999999999999999999",
            "99999999999999999999",
            "-0.000000000000000001%",
            "-9.999999999999999999%",
            "-9223372036854775809/3",
        ] {
            assert_eq!(f(&f(text).to_string()), f(text), "{text}");
        }
        for beyond in [
            "100000000000000000001/7",
            "1/170141183460469231731687303715884105728",
        ] {
            assert!(beyond.parse::<Fraction>().is_err(), "{beyond}");
        }
    }

    proptest! {
        #[test]
        fn written_and_read_again_it_is_the_same(n in any::<i64>(), d in any::<i64>()) {
            prop_assume!(d != 0);
            let fraction = Fraction::new(n, d).unwrap();
            prop_assert_eq!(f(&fraction.to_string()), fraction);
            let json = serde_json::to_string(&fraction).unwrap();
            prop_assert_eq!(serde_json::from_str::<Fraction>(&json).unwrap(), fraction);
        }

        #[test]
        fn whatever_is_read_is_written_and_read_again(text in "[+-]?[0-9]{1,12}([./][0-9]{1,10})? ?%?") {
            if let Ok(fraction) = text.parse::<Fraction>() {
                prop_assert_eq!(f(&fraction.to_string()), fraction);
            }
        }

        #[test]
        fn a_decimal_is_its_digits_over_a_power_of_ten(n in -999_999_999_i64..=999_999_999, places in 0_u32..9) {
            let power = 10_i64.pow(places);
            let (whole, part) = (n.abs() / power, n.abs() % power);
            let sign = if n < 0 { "-" } else { "" };
            let text = if places == 0 {
                n.to_string()
            } else {
                format!("{sign}{whole}.{part:0width$}", width = places as usize)
            };
            prop_assert_eq!(Fraction::from_decimal(&text), Fraction::new(n, power));
        }

        #[test]
        fn percents_never_round_up_and_never_lose_a_whole_one(n in 0_i64..100_000, d in 1_i64..100_000) {
            let fraction = Fraction::new(n, d).unwrap();
            let percent = fraction.percent();
            prop_assert!(percent * d <= n * 100 && n * 100 < (percent + 1) * d);
        }

        #[test]
        fn scaling_is_multiplying_and_rounding_down(n in 0_u32..1_000, d in 1_u32..1_000, of in any::<u32>()) {
            let fraction = Fraction::new(n.into(), d.into()).unwrap();
            let exact = u128::from(n) * u128::from(of) / u128::from(d);
            prop_assert_eq!(u128::from(fraction.scale(of.into())), exact);
        }

        #[test]
        fn reading_never_panics(text in ".{0,30}") {
            let _ = text.parse::<Fraction>();
        }
    }
}
