//! The customer's metafield: `1|first_order_day|last_order_day|order_count|spend_total_minor`.
//!
//! Days since 1970-01-01 in the shop's zone, minor units of the shop's currency. A prospect has 0 orders.

use core::fmt;

use super::VERSION;
use super::fields::{Fields, write_number};
use crate::day::Day;
use crate::stats::CustomerStats;

/// Writes a customer's stats; at most 60 bytes.
///
/// # Errors
/// When `out` refuses.
pub fn write_stats(stats: &CustomerStats, out: &mut impl fmt::Write) -> fmt::Result {
    write_number(VERSION.into(), out)?;
    let (Day(first), Day(last)) = (stats.first_order_day, stats.last_order_day);
    let count = stats.order_count.into();
    for number in [first.into(), last.into(), count, stats.spend_total_minor] {
        out.write_char('|')?;
        write_number(number, out)?;
    }
    Ok(())
}

/// Reads a customer's stats; `None` when these are none.
pub fn read_stats(text: &[u8]) -> Option<CustomerStats> {
    let mut fields = Fields::open(text)?;
    let first_order_day = Day(fields.number()?);
    fields.separator()?;
    let last_order_day = Day(fields.number()?);
    fields.separator()?;
    let order_count = fields.number()?;
    fields.separator()?;
    let spend_total_minor = fields.number()?;
    let is_whole = fields.is_done() && first_order_day <= last_order_day;
    is_whole.then_some(CustomerStats {
        first_order_day,
        last_order_day,
        order_count,
        spend_total_minor,
    })
}
