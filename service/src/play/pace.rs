//! How fast a shop's time passes: which moment of this machine an instant of the shop falls on.

use std::time::Duration;

const DAY_S: f64 = 86_400.0;

/// How many days of the shop pass in a second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Speed {
    /// So many; above zero.
    DaysPerSecond(f64),
    /// As many as can be.
    Max,
}

/// The most messages of one step happen within so much of a second.
const STEP_S: f64 = 0.1;

impl Speed {
    /// Reads days in a second, as in 0.5, or max.
    pub fn parse(text: &str) -> Option<Speed> {
        if text == "max" {
            return Some(Speed::Max);
        }
        let days: f64 = text.parse().ok()?;
        // A second of the shop takes no longer than an hour, which ends no day that anybody waits for.
        (1e-9..=1e6).contains(&days).then_some(Speed::DaysPerSecond(days))
    }

    /// How long after the beginning something comes that happens so many seconds later in the shop.
    pub fn after(self, seconds: i64) -> Duration {
        match self {
            Speed::Max => Duration::ZERO,
            Speed::DaysPerSecond(days) => {
                Duration::from_secs_f64(seconds.max(0) as f64 / DAY_S / days)
            }
        }
    }

    /// How many seconds of the shop go into one step.
    pub(super) fn step_s(self) -> i64 {
        match self {
            Speed::Max => DAY_S as i64,
            Speed::DaysPerSecond(days) => (days * DAY_S * STEP_S) as i64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_takes_as_long_as_the_speed_says() {
        let day_s = DAY_S as i64;
        let half = Speed::parse("0.5").unwrap();
        assert_eq!(half.after(day_s), Duration::from_secs(2));
        assert_eq!(half.after(-day_s), Duration::ZERO);
        assert_eq!(half.step_s(), 4_320);
        assert_eq!(Speed::parse("7").unwrap().after(7 * day_s), Duration::from_secs(1));
        assert_eq!(Speed::parse("max").unwrap().after(1_000 * day_s), Duration::ZERO);
        for text in ["", "0", "-1", "nan", "inf", "1e-10", "1e7", "fast"] {
            assert_eq!(Speed::parse(text), None, "{text}");
        }
    }
}
