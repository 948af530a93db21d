//! The days of a time zone.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use shared_scoring::{CustomerStats, Day, Totals};

const DAY_MS: i64 = 86_400_000;

/// The first day of the year 0; the calendar of days has none before.
const FIRST_DAY: Day = Day(-719_528);

/// The start of the year 2200. What clocks are changed to after it is not looked up.
const LAST_CHANGE_MS: i64 = 7_258_118_400_000;

/// The calendars that were asked for, by the names of their zones: no more than there are zones.
static KNOWN: LazyLock<Mutex<HashMap<String, Calendar>>> = LazyLock::new(Mutex::default);

/// The days of an IANA time zone. A day begins at its first instant, also where midnight does not exist, and
/// never comes back: where clocks are put back past midnight the later day goes on.
#[derive(Clone)]
pub struct Calendar(Arc<Zone>);

struct Zone {
    zone: TimeZone,
    name: String,
    /// In the order of time; the first one begins before all instants.
    spans: Vec<Span>,
}

/// A time between two changes of the clocks.
#[derive(Clone, Copy, PartialEq)]
struct Span {
    from_ms: i64,
    offset_ms: i64,
    /// The last day before it.
    reached: Day,
}

impl Span {
    fn day_of(&self, instant_ms: i64) -> Day {
        // Ten thousand years in days are far from the ends of the integer.
        Day((instant_ms + self.offset_ms).div_euclid(DAY_MS) as i32).max(self.reached)
    }
}

impl Calendar {
    /// The calendar of a zone by its IANA name; `None` when there is no such zone.
    pub fn get(name: &str) -> Option<Calendar> {
        let zone = TimeZone::get(name).ok()?;
        // As the zones' database spells it.
        let name = zone.iana_name()?.to_owned();
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || {
            Calendar(Arc::new(Zone { spans: spans(&zone), zone: zone.clone(), name: name.clone() }))
        };
        Some(known.entry(name.clone()).or_insert_with(new).clone())
    }

    /// The calendar of UTC.
    pub fn utc() -> Calendar {
        Calendar::get("UTC").unwrap_or_else(|| unreachable!("every database of zones has UTC"))
    }

    /// The name of the zone.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The day of an instant in milliseconds since 1970-01-01T00:00Z. Instants that no calendar holds become
    /// its ends. A later instant never has an earlier day.
    pub fn day_of(&self, instant_ms: i64) -> Day {
        let (first, last) = (Timestamp::MIN.as_millisecond(), Timestamp::MAX.as_millisecond());
        let instant_ms = instant_ms.clamp(first, last);
        let after = self.0.spans.partition_point(|span| span.from_ms <= instant_ms);
        self.0.spans[after.saturating_sub(1)].day_of(instant_ms).max(FIRST_DAY)
    }

    /// The first instant of a day, in milliseconds since 1970-01-01T00:00Z; of the next one where the zone left
    /// the day out.
    pub fn start_of(&self, day: Day) -> i64 {
        let spans = &self.0.spans;
        let after = spans.partition_point(|span| span.day_of(span.from_ms) < day);
        let within = i64::from(day.0) * DAY_MS - spans[after.saturating_sub(1)].offset_ms;
        spans.get(after.max(1)).map_or(within, |next| within.min(next.from_ms))
    }

    /// What orders add up to, by the days on which they were placed.
    pub fn stats_of(&self, totals: &Totals<i64>) -> CustomerStats {
        totals.by_day(|at_ms| self.day_of(at_ms))
    }

    /// The first instant past a day, in milliseconds since 1970-01-01T00:00Z.
    pub fn end_of(&self, day: Day) -> i64 {
        self.start_of(Day(day.0.saturating_add(1)))
    }

    /// For how long the present day has lasted, in milliseconds.
    pub fn since_day_began_ms(&self, now_ms: i64) -> i64 {
        now_ms - self.start_of(self.day_of(now_ms))
    }

    /// The last day on which this hour has come: the present one, or until then the one before it. An hour that
    /// the clocks leave out has come with the one after it, one that they repeat with the first.
    pub fn day_whose_hour_came(&self, hour: i8, now_ms: i64) -> Day {
        let today = self.day_of(now_ms);
        let now = Timestamp::from_millisecond(now_ms).map(|now| now.to_zoned(self.0.zone.clone()));
        let came = now.and_then(|now| now.date().at(hour, 0, 0, 0).to_zoned(self.0.zone.clone()));
        if came.is_ok_and(|came| came.timestamp().as_millisecond() <= now_ms) {
            today
        } else {
            Day(today.0 - 1)
        }
    }
}

/// The same days, also under another name.
impl PartialEq for Calendar {
    fn eq(&self, other: &Calendar) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.spans == other.0.spans
    }
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Calendar").field(&self.0.name).finish()
    }
}

fn spans(zone: &TimeZone) -> Vec<Span> {
    let offset_ms = |at: Timestamp| i64::from(zone.to_offset(at).seconds()) * 1_000;
    let (from_ms, reached) = (Timestamp::MIN.as_millisecond(), Day(i32::MIN));
    let mut spans = vec![Span { from_ms, offset_ms: offset_ms(Timestamp::MIN), reached }];
    let changes = zone.following(Timestamp::MIN).map(|change| change.timestamp());
    for at in changes.take_while(|at| at.as_millisecond() < LAST_CHANGE_MS) {
        let from_ms = at.as_millisecond();
        let reached = spans.last().map_or(FIRST_DAY, |span| span.day_of(from_ms - 1));
        spans.push(Span { from_ms, offset_ms: offset_ms(at), reached });
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn a_day_is_that_of_the_zone_and_begins_at_its_first_instant() {
        for name in ["UTC", "America/New_York", "Asia/Kathmandu", "Africa/Monrovia", "Asia/Beirut"]
        {
            let calendar = Calendar::get(name).unwrap();
            // Every 41 hours and some of a century and a half, both sides of 1970.
            for at in -40_000..15_000_i64 {
                let instant_ms = at * 147_654_321;
                let instant = Timestamp::from_millisecond(instant_ms).unwrap();
                let zoned = instant.to_zoned(calendar.0.zone.clone());
                let (year, month, of_month) = (zoned.year(), zoned.month(), zoned.day());
                let day = Day::from_civil(year.into(), month as u32, of_month as u32).unwrap();
                assert_eq!(calendar.day_of(instant_ms), day, "{name} {instant}");
                let start = zoned.start_of_day().unwrap().timestamp().as_millisecond();
                assert_eq!(calendar.start_of(day), start, "{name} {instant}");
            }
        }
        let new_york = Calendar::get("America/New_York").unwrap();
        // 2026-11-01 had 25 hours: at midnight UTC of the 2nd it was 19:00, after twenty of them.
        assert_eq!(new_york.since_day_began_ms(ms("2026-11-02T00:00:00Z")), 20 * 3_600_000);
        assert_eq!(Calendar::utc().day_of(i64::MIN), FIRST_DAY);
        assert_eq!(Calendar::utc().day_of(i64::MAX).to_string(), "9999-12-30");
        assert_eq!(FIRST_DAY.to_string(), "0000-01-01");
        assert!(Calendar::get("Europe/Atlantis").is_none());
        assert_eq!(Calendar::get("europe/berlin").unwrap().name(), "Europe/Berlin");
    }

    #[test]
    fn no_day_comes_back_and_a_day_that_was_left_out_is_empty() {
        // At one minute past midnight clocks were put back to 23:01.
        let st_johns = Calendar::get("America/St_Johns").unwrap();
        let day = |text: &str| st_johns.day_of(ms(text)).to_string();
        assert_eq!(day("2006-10-29T02:29:59Z"), "2006-10-28");
        assert_eq!(day("2006-10-29T02:30:00Z"), "2006-10-29");
        assert_eq!(day("2006-10-29T02:31:00Z"), "2006-10-29", "23:01 of the day before");
        assert_eq!(day("2006-10-29T04:00:00Z"), "2006-10-29");
        assert_eq!(
            st_johns.start_of(Day::parse("2006-10-29").unwrap()),
            ms("2006-10-29T02:30:00Z")
        );
        // There was no 30 December 2011.
        let apia = Calendar::get("Pacific/Apia").unwrap();
        let (left_out, next) =
            (Day::parse("2011-12-30").unwrap(), Day::parse("2011-12-31").unwrap());
        assert_eq!(apia.start_of(left_out), ms("2011-12-30T10:00:00Z"));
        assert_eq!(apia.start_of(next), ms("2011-12-30T10:00:00Z"));
        assert_eq!(apia.day_of(ms("2011-12-30T09:59:59Z")).to_string(), "2011-12-29");
        assert_eq!(apia.day_of(ms("2011-12-30T10:00:00Z")), next);
        for name in ["America/St_Johns", "Pacific/Apia", "America/Sao_Paulo", "Pacific/Kwajalein"] {
            let calendar = Calendar::get(name).unwrap();
            for day in (-20_000..30_000).map(Day) {
                let start = calendar.start_of(day);
                assert!(calendar.day_of(start - 1) < day, "{name} {day}");
                assert!(calendar.day_of(start) >= day, "{name} {day}");
            }
        }
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
            let calendar = Calendar::get(name).unwrap();
            let came =
                |text: &str, later_ms: i64| calendar.day_whose_hour_came(1, ms(text) + later_ms);
            let today = calendar.day_of(ms(after));
            assert_eq!(came(before, 0), Day(today.0 - 1), "{name} {before}");
            assert_eq!(came(after, 0), today, "{name} {after}");
            assert_eq!(came(after, DAY_MS - 7_200_000), today, "{name} {after}");
            assert_eq!(came(after, 2 * DAY_MS - 7_200_000), Day(today.0 + 1), "{name} {after}");
        }
        assert_eq!(Calendar::utc().day_whose_hour_came(1, i64::MAX).to_string(), "9999-12-29");
    }
}
