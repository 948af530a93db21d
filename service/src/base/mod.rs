//! What every room may use: ids, the clock, calendar days. No I/O but reading the time.

mod calendar;
mod catalogue;
mod clock;
mod money;
mod places;
mod rates;
mod shop_host;
mod slot;
mod threads;

use std::fmt;

use uuid::Uuid;

pub use calendar::Calendar;
pub use catalogue::Text;
pub use clock::{Clock, ManualClock, SystemClock};
pub use money::amount_text;
pub use places::{Full, Place, Places};
pub use rates::Rates;
pub use shop_host::shop_host;
pub use slot::Slot;
pub use threads::in_threads;

/// The id of a merchant, which leads every key of tenant tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MerchantId(pub Uuid);

impl fmt::Display for MerchantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A new id that sorts by the time of its making.
pub fn new_id(now_ms: i64) -> Uuid {
    let now = u64::try_from(now_ms).unwrap_or(0);
    let (seconds, nanos) = (now / 1000, (now % 1000) as u32 * 1_000_000);
    Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}
