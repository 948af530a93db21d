//! The business clock. No other code, and no SQL, asks what time it is.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use shared_scoring::Day;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970-01-01T00:00Z.
    fn now_ms(&self) -> i64;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> i64 {
        Timestamp::now().as_millisecond()
    }
}

/// A clock that stands until it is set.
#[derive(Debug, Default)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that shows this many milliseconds since 1970-01-01T00:00Z.
    pub fn at(now_ms: i64) -> ManualClock {
        ManualClock(AtomicI64::new(now_ms))
    }

    /// Sets the clock.
    pub fn set(&self, now_ms: i64) {
        self.0.store(now_ms, Ordering::Release);
    }
}

impl Clock for ManualClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::Acquire)
    }
}

/// The calendar day of an instant in a zone. Instants that no calendar holds become its ends.
pub fn day_of(zone: &TimeZone, instant_ms: i64) -> Day {
    let end = if instant_ms < 0 { Timestamp::MIN } else { Timestamp::MAX };
    let date = zone.to_datetime(Timestamp::from_millisecond(instant_ms).unwrap_or(end)).date();
    let day = Day::from_civil(i32::from(date.year()), date.month() as u32, date.day() as u32);
    day.unwrap_or(Day(-719_528))
}
