//! The business clock. No other code, and no SQL, asks what time it is.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
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
        #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
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

const DAY_MS: i64 = 86_400_000;

/// The first day of the year 0; the calendar of days has none before.
const FIRST_DAY: Day = Day(-719_528);

/// The calendar day of an instant in a zone. Instants that no calendar holds become its ends.
pub fn day_of(zone: &TimeZone, instant_ms: i64) -> Day {
    let end = if instant_ms < 0 { Timestamp::MIN } else { Timestamp::MAX };
    let instant = Timestamp::from_millisecond(instant_ms).unwrap_or(end);
    let local_ms = instant.as_millisecond() + i64::from(zone.to_offset(instant).seconds()) * 1_000;
    // Ten thousand years in days are far from the ends of the integer.
    Day(local_ms.div_euclid(DAY_MS) as i32).max(FIRST_DAY)
}

/// The first instant of a day in a zone, also where midnight does not exist; in milliseconds since
/// 1970-01-01T00:00Z.
pub fn day_began_ms(zone: &TimeZone, day: Day) -> i64 {
    let utc_ms = i64::from(day.0) * DAY_MS;
    let (year, month, day) = day.to_civil();
    let civil = i16::try_from(year)
        .ok()
        .and_then(|year| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok());
    let began = civil.and_then(|civil| civil.to_zoned(zone.clone()).ok());
    // A day that no calendar holds begins as in UTC.
    began.map_or(utc_ms, |began| began.timestamp().as_millisecond())
}

/// For how long the present day of a zone has lasted, in milliseconds.
pub fn since_day_began_ms(zone: &TimeZone, now_ms: i64) -> i64 {
    let now = Timestamp::from_millisecond(now_ms).map(|now| now.to_zoned(zone.clone()));
    let began = now.and_then(|now| now.start_of_day());
    began.map_or(0, |began| now_ms - began.timestamp().as_millisecond())
}

/// The last day of a zone on which this hour has come: the present one, or until then the one before it. An
/// hour that the clocks leave out has come with the one after it, one that they repeat with the first.
pub fn day_whose_hour_came(zone: &TimeZone, hour: i8, now_ms: i64) -> Day {
    let today = day_of(zone, now_ms);
    let now = Timestamp::from_millisecond(now_ms).map(|now| now.to_zoned(zone.clone()));
    let came = now.and_then(|now| now.date().at(hour, 0, 0, 0).to_zoned(zone.clone()));
    if came.is_ok_and(|came| came.timestamp().as_millisecond() <= now_ms) {
        today
    } else {
        Day(today.0 - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_that_of_the_calendar_in_the_zone() {
        for name in ["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Africa/Monrovia"]
        {
            let zone = TimeZone::get(name).unwrap();
            // Every 41 hours and some of a century and a half, both sides of 1970.
            for at in -40_000..15_000_i64 {
                let instant_ms = at * 147_654_321;
                let instant = Timestamp::from_millisecond(instant_ms).unwrap();
                let date = zone.to_datetime(instant).date();
                let (year, month, day) = (date.year(), date.month(), date.day());
                let expected = Day::from_civil(year.into(), month as u32, day as u32);
                assert_eq!(Some(day_of(&zone, instant_ms)), expected, "{name} {instant}");
                let began_ms = day_began_ms(&zone, day_of(&zone, instant_ms));
                assert_eq!(instant_ms - began_ms, since_day_began_ms(&zone, instant_ms), "{name}");
            }
        }
        let new_york = TimeZone::get("America/New_York").unwrap();
        // 2026-11-01 had 25 hours: at midnight UTC of the 2nd it was 19:00, after twenty of them.
        let at = i64::from(Day::parse("2026-11-02").unwrap().0) * DAY_MS;
        assert_eq!(since_day_began_ms(&new_york, at), 20 * 3_600_000);
        assert_eq!(day_of(&TimeZone::UTC, i64::MIN), FIRST_DAY);
        assert_eq!(day_of(&TimeZone::UTC, i64::MAX).to_string(), "9999-12-30");
        assert_eq!(FIRST_DAY.to_string(), "0000-01-01");
    }

    #[test]
    fn an_hour_comes_once_a_day_also_where_clocks_are_changed() {
        for (name, before, after) in [
            ("UTC", "2026-06-01T00:59:59.999Z", "2026-06-01T01:00:00Z"),
            ("Asia/Kathmandu", "2026-05-31T19:14:59.999Z", "2026-05-31T19:15:00Z"),
            // There is no such hour on this day, and two of them on that.
            ("Europe/London", "2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00Z"),
            ("Europe/London", "2026-10-24T23:59:59.999Z", "2026-10-25T00:00:00Z"),
        ] {
            let zone = TimeZone::get(name).unwrap();
            let came = |text: &str, later_ms: i64| {
                let at_ms = text.parse::<Timestamp>().unwrap().as_millisecond() + later_ms;
                day_whose_hour_came(&zone, 1, at_ms)
            };
            let today = day_of(&zone, after.parse::<Timestamp>().unwrap().as_millisecond());
            assert_eq!(came(before, 0), Day(today.0 - 1), "{name} {before}");
            assert_eq!(came(after, 0), today, "{name} {after}");
            assert_eq!(came(after, DAY_MS - 7_200_000), today, "{name} {after}");
            assert_eq!(came(after, 2 * DAY_MS - 7_200_000), Day(today.0 + 1), "{name} {after}");
        }
        assert_eq!(day_whose_hour_came(&TimeZone::UTC, 1, i64::MAX).to_string(), "9999-12-29");
    }
}
