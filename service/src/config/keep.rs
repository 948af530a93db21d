//! For how long rows are kept that are not needed for ever.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::reader::Reader;

/// What may be set in days. Not shorter than a message may be on its way, or than people need to notice.
const DAYS: RangeInclusive<u16> = 7..=3_650;

/// Changes must outlive the daily roll-up that they are counted upon.
const DELTA_DAYS: RangeInclusive<u16> = 2..=3_650;

/// Who took what has to be known for as long as somebody may ask.
const AUDIT_DAYS: RangeInclusive<u16> = 90..=3_650;

/// Everything of a month goes at once.
const MONTHS: RangeInclusive<u16> = 2..=240;

/// For how long rows are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// Which events were processed.
    pub processed_events_days: u16,
    /// Events that could not be published.
    pub outbox_days: u16,
    /// Changes since the roll-up.
    pub deltas_days: u16,
    /// Events that could not be used.
    pub kept_events_days: u16,
    /// What was done with a merchant's data, and by whom.
    pub audit_logs_days: u16,
    /// How imports of files ended.
    pub imports_days: u16,
    /// History of scores, in whole months before the present one.
    pub history_months: u16,
}

impl Keep {
    pub(super) fn read(read: &mut Reader<'_>) -> Keep {
        let mut number = |name, default: &str, unit, range: RangeInclusive<u16>| {
            let rule = format!("a number of {unit} from {} to {}", range.start(), range.end());
            read.parsed(name, default, &rule, |text| {
                text.parse().ok().filter(|number| range.contains(number))
            })
        };
        Keep {
            processed_events_days: number("RFM_KEEP_PROCESSED_EVENTS_DAYS", "30", "days", DAYS),
            outbox_days: number("RFM_KEEP_OUTBOX_DAYS", "30", "days", DAYS),
            deltas_days: number("RFM_KEEP_DELTAS_DAYS", "90", "days", DELTA_DAYS),
            kept_events_days: number("RFM_KEEP_KEPT_EVENTS_DAYS", "90", "days", DAYS),
            audit_logs_days: number("RFM_KEEP_AUDIT_LOGS_DAYS", "180", "days", AUDIT_DAYS),
            imports_days: number("RFM_KEEP_IMPORTS_DAYS", "90", "days", DAYS),
            history_months: number("RFM_KEEP_HISTORY_MONTHS", "36", "months", MONTHS),
        }
    }
}

impl Default for Keep {
    /// As where nothing is set.
    fn default() -> Keep {
        Keep::read(&mut Reader::new(&HashMap::new(), ""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_be_kept_too_short_or_for_ever() {
        for (name, least, most) in [
            ("RFM_KEEP_PROCESSED_EVENTS_DAYS", 7, 3_650),
            ("RFM_KEEP_OUTBOX_DAYS", 7, 3_650),
            ("RFM_KEEP_DELTAS_DAYS", 2, 3_650),
            ("RFM_KEEP_KEPT_EVENTS_DAYS", 7, 3_650),
            ("RFM_KEEP_AUDIT_LOGS_DAYS", 90, 3_650),
            ("RFM_KEEP_IMPORTS_DAYS", 7, 3_650),
            ("RFM_KEEP_HISTORY_MONTHS", 2, 240),
        ] {
            for (value, is_valid) in
                [(0, false), (least - 1, false), (least, true), (most, true), (most + 1, false)]
            {
                let value = value.to_string();
                let given = HashMap::from([(name, value.as_str())]);
                let mut reader = Reader::new(&given, "");
                let read = Keep::read(&mut reader);
                let errors = reader.finish();
                assert_eq!(errors.is_empty(), is_valid, "{name} {value}: {errors:?}");
                assert_eq!(read == Keep::default(), !is_valid, "{name} {value}: {read:?}");
            }
        }
    }
}
