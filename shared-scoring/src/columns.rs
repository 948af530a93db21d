//! Many customers at once, one column for each raw number: the same cells as [`score::cell`] gives one by
//! one, without a branch.
//!
//! [`score::cell`]: crate::score::cell

use crate::bands::Bands;
use crate::cell::Cell;
use crate::day::Day;

/// The number of orders of a customer who is not there any more.
pub const ABSENT: u32 = u32::MAX;

/// What stands for the cell of a customer who is not there any more: one past the last.
pub const ABSENT_CELL: u8 = Cell::COUNT as u8;

/// The raw numbers of some customers. All slices have the same length; what is past the shortest is not
/// there.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'c> {
    /// Days of the last counting orders; of no meaning without orders.
    pub last_order_days: &'c [i32],
    /// Numbers of counting orders: 0 for a prospect, [`ABSENT`] for nobody.
    pub order_counts: &'c [u32],
    /// Net spend in minor units.
    pub spend_totals_minor: &'c [i64],
}

/// The index of each customer's cell as of a day, [`ABSENT_CELL`] for nobody; `cells` is as long as the
/// columns.
pub fn cells(columns: &Columns<'_>, bands: &Bands, as_of: Day, cells: &mut [u8]) {
    let (recency, frequency, monetary) =
        (bands.recency.edges(), bands.frequency.edges(), bands.monetary.edges());
    let rows = columns.last_order_days.iter().zip(columns.order_counts);
    let rows = rows.zip(columns.spend_totals_minor).zip(cells);
    for (((day, orders), spend), cell) in rows {
        // A day that lies ahead counts as today; no edge is as far as the widest distance there is.
        let days = as_of.0.saturating_sub(*day).max(0);
        let mut passed = [0u8; 3];
        for at in 0..4 {
            passed[0] += u8::from(days <= recency[at]);
            passed[1] += u8::from(*orders >= frequency[at]);
            passed[2] += u8::from(*spend >= monetary[at]);
        }
        let scored = passed[0] * 25 + passed[1] * 5 + passed[2];
        let scored = if *orders == 0 { Cell::PROSPECT.index() } else { scored };
        *cell = if *orders == ABSENT { ABSENT_CELL } else { scored };
    }
}
