//! The small values certificates are made of: moments, percents, delivery.
//!
//! Each has one spelling, so that reading and writing are inverse.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

use crate::fraction::Fraction;

/// A second of universal time, written `2026-05-14T03:12:45Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(DateTime<Utc>);

impl Moment {
    /// The moment as a time.
    pub const fn time(self) -> DateTime<Utc> {
        self.0
    }
}

impl From<DateTime<Utc>> for Moment {
    /// Leaves out whatever is shorter than a second.
    fn from(time: DateTime<Utc>) -> Self {
        Self(time.with_nanosecond(0).unwrap_or(time))
    }
}

/// The text is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a time such as 2026-05-14T03:12:45Z")]
pub struct NotAMoment;

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let bytes: &[u8; 20] = text.as_bytes().try_into().map_err(|_| NotAMoment)?;
        let shape = b"0000-00-00T00:00:00Z";
        let fits = bytes.iter().zip(shape).all(|(byte, shape)| match shape {
            b'0' => byte.is_ascii_digit(),
            sign => byte == sign,
        });
        if !fits {
            return Err(NotAMoment);
        }
        let number = |from: usize, to: usize| {
            let digits = &bytes[from..to];
            digits.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'))
        };
        NaiveDate::from_ymd_opt(number(0, 4) as i32, number(5, 7), number(8, 10))
            .and_then(|day| day.and_hms_opt(number(11, 13), number(14, 16), number(17, 19)))
            .map(|time| Self(time.and_utc()))
            .ok_or(NotAMoment)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = self.0;
        write!(f, "{:04}-{:02}-{:02}", t.year(), t.month(), t.day())?;
        write!(f, "T{:02}:{:02}:{:02}Z", t.hour(), t.minute(), t.second())
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A whole percentage from 0 to 100, written without a sign: `86`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u8);

impl Percent {
    /// A percentage; none above 100.
    pub fn new(percent: u8) -> Option<Self> {
        (percent <= 100).then_some(Self(percent))
    }

    /// The whole percents of a score or a pass mark, rounded down as
    /// [`Fraction::percent`] rounds and held within 0 and 100.
    pub fn of(fraction: Fraction) -> Self {
        Self(fraction.clamp_to_unit().percent() as u8)
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// The text is no percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a whole number from 0 to 100")]
pub struct NotAPercent;

impl FromStr for Percent {
    type Err = NotAPercent;

    fn from_str(text: &str) -> Result<Self, NotAPercent> {
        let plain = text.bytes().all(|b| b.is_ascii_digit());
        let one_spelling = plain && (text == "0" || !text.starts_with('0'));
        let number = one_spelling.then(|| text.parse().ok()).flatten();
        number.and_then(Self::new).ok_or(NotAPercent)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// How the exam was held: how much an answer key could have been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Delivery {
    /// On a machine at a training site, under supervision. The machine holds
    /// the answer keys.
    SupervisedLocal,
}

impl Delivery {
    /// Every way there is.
    pub const ALL: [Self; 1] = [Self::SupervisedLocal];

    /// The word that stands in a certificate.
    pub const fn word(self) -> &'static str {
        match self {
            Self::SupervisedLocal => "supervised-local",
        }
    }

    /// The way of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_have_one_spelling() {
        for good in [
            "2026-05-14T03:12:45Z",
            "2028-02-29T23:59:59Z",
            "0001-01-01T00:00:00Z",
        ] {
            assert_eq!(good.parse::<Moment>().unwrap().to_string(), good);
        }
        for bad in [
            "",
            "2026-05-14",
            "2026-05-14T03:12:45",
            "2026-05-14T03:12:45z",
            "2026-05-14 03:12:45Z",
            "2026-05-14T03:12:45.0Z",
            "2026-05-14T03:12:4５",
            "2026-05-14T03:12:45+00:00",
            "+026-05-14T03:12:45Z",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-12-31T24:00:00Z",
            "2026-12-31T23:59:60Z",
        ] {
            assert_eq!(bad.parse::<Moment>(), Err(NotAMoment), "{bad:?}");
        }
    }

    #[test]
    fn a_moment_leaves_out_parts_of_a_second() {
        let time = DateTime::from_timestamp(1_778_728_365, 999_999_999).unwrap();
        assert_eq!(Moment::from(time).to_string(), "2026-05-14T03:12:45Z");
    }

    #[test]
    fn percents_have_one_spelling() {
        for n in 0..=100 {
            let percent = Percent::new(n).unwrap();
            assert_eq!(percent.to_string().parse(), Ok(percent));
        }
        for bad in [
            "", "101", "-1", "+1", "01", "00", "1.0", " 1", "1e1", "256", "٧",
        ] {
            assert_eq!(bad.parse::<Percent>(), Err(NotAPercent), "{bad:?}");
        }
        assert_eq!(Percent::of("699/1000".parse().unwrap()).get(), 69);
        assert_eq!(Percent::of("-1/2".parse().unwrap()).get(), 0);
        assert_eq!(Percent::of("3/2".parse().unwrap()).get(), 100);
    }
}
