//! Two clocks, read together, so that setting one back gives nobody time.

use chrono::{DateTime, SubsecRound, TimeZone, Utc};
use serde::{Deserialize, Serialize};

/// The largest number a record holds, 2^53 - 1: canonical JSON knows no larger
/// one exactly, and a digest must not say the same of two records.
pub const EXACT: u64 = (1 << 53) - 1;

/// A reading of both clocks of a machine at one moment.
///
/// The boot clock counts from the machine's start, goes on while a laptop is
/// suspended, and cannot be set. It decides within one boot. The wall clock
/// decides only across a restart of the machine, and never backwards: who sets
/// it back while restarting wins at most the time since the last event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The wall clock, in milliseconds since 1970 (UTC).
    pub wall: i64,
    /// The boot clock, in milliseconds since the machine's start.
    pub since_boot: u64,
    /// Which start of which machine that was.
    pub boot: String,
}

impl Reading {
    /// The reading as it is logged: held within what a record can hold, for a
    /// clock that shows the year 290,000 must not make a log unreadable.
    #[must_use]
    pub fn held(self) -> Self {
        Self {
            wall: held_wall(self.wall),
            since_boot: self.since_boot.min(EXACT),
            boot: self.boot,
        }
    }

    /// Whether it is a reading as it is logged.
    pub fn is_held(&self) -> bool {
        self.wall == held_wall(self.wall) && self.since_boot <= EXACT
    }

    /// Milliseconds that passed since an `earlier` reading; never negative.
    pub fn since(&self, earlier: &Self) -> u64 {
        if self.boot == earlier.boot {
            let now = self.since_boot.min(EXACT);
            now.saturating_sub(earlier.since_boot.min(EXACT))
        } else {
            let passed = held_wall(self.wall) - held_wall(earlier.wall);
            u64::try_from(passed).unwrap_or(0)
        }
    }

    /// The wall clock as a date and time.
    pub fn date_time(&self) -> DateTime<Utc> {
        date_time(self.wall)
    }
}

fn held_wall(wall: i64) -> i64 {
    let bound = EXACT as i64;
    wall.clamp(-bound, bound)
}

/// Milliseconds since 1970 as a date and time; the earliest or latest there is
/// when they are out of range.
pub fn date_time(millis: i64) -> DateTime<Utc> {
    Utc.timestamp_millis_opt(millis)
        .single()
        .unwrap_or(if millis < 0 {
            DateTime::<Utc>::MIN_UTC
        } else {
            DateTime::<Utc>::MAX_UTC
        })
        .trunc_subsecs(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(wall: i64, since_boot: u64, boot: &str) -> Reading {
        Reading {
            wall,
            since_boot,
            boot: boot.to_owned(),
        }
    }

    #[test]
    fn within_one_boot_the_wall_clock_means_nothing() {
        let start = reading(1_000_000, 500, "a");
        assert_eq!(reading(0, 60_500, "a").since(&start), 60_000);
        assert_eq!(reading(9_000_000, 60_500, "a").since(&start), 60_000);
    }

    #[test]
    fn after_a_restart_the_wall_clock_counts_but_never_backwards() {
        let start = reading(1_000_000, 500, "a");
        assert_eq!(reading(1_030_000, 20, "b").since(&start), 30_000);
        assert_eq!(reading(0, 20, "b").since(&start), 0);
    }
}
