//! Both clocks of this machine.

use chrono::{FixedOffset, Local, Offset, Utc};

use crate::exam::Reading;

/// Reads the clocks.
#[derive(Debug, Clone)]
pub struct Clock {
    boot: String,
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock {
    /// The clocks of this start of this machine.
    pub fn new() -> Self {
        let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
            .map_or_else(|_| fallback_boot(), |id| id.trim().to_owned());
        Self { boot }
    }

    /// Both clocks, now.
    pub fn read(&self) -> Reading {
        Reading {
            wall: Utc::now().timestamp_millis(),
            since_boot: since_boot(),
            boot: self.boot.clone(),
        }
        .held()
    }

    /// The local time zone, as far from UTC as it is now.
    pub fn zone() -> FixedOffset {
        Local::now().offset().fix()
    }
}

/// Milliseconds since the machine started, suspended time included.
fn since_boot() -> u64 {
    #[cfg(target_os = "linux")]
    let id = rustix::time::ClockId::Boottime;
    #[cfg(not(target_os = "linux"))]
    let id = rustix::time::ClockId::Monotonic;
    let time = rustix::time::clock_gettime(id);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    let nanos = u64::try_from(time.tv_nsec).unwrap_or(0);
    seconds
        .saturating_mul(1000)
        .saturating_add(nanos / 1_000_000)
}

/// Where the system does not name its starts: the minute it started, which
/// changes with a clock that is set, so that the wall clock decides then.
fn fallback_boot() -> String {
    let started = Utc::now().timestamp_millis() - i64::try_from(since_boot()).unwrap_or(0);
    format!("started-{}", started / 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_readings_are_of_one_boot_and_never_fall() {
        let clock = Clock::new();
        let (first, second) = (clock.read(), clock.read());
        assert_eq!(first.boot, second.boot);
        assert!(!first.boot.is_empty());
        assert!(second.since_boot >= first.since_boot);
        assert!(second.since(&first) < 60_000);
    }
}
