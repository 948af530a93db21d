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
    // One column after the other: each is compared many numbers at a time.
    for (cell, day) in cells.iter_mut().zip(columns.last_order_days) {
        // A day that lies ahead counts as today; no edge is as far as the widest distance there is.
        let days = as_of.0.saturating_sub(*day).max(0);
        *cell = 25 * passed(recency, |edge| days <= edge);
    }
    for (cell, orders) in cells.iter_mut().zip(columns.order_counts) {
        *cell += 5 * passed(frequency, |edge| *orders >= edge);
    }
    for (cell, spend) in cells.iter_mut().zip(columns.spend_totals_minor) {
        *cell += passed(monetary, |edge| *spend >= edge);
    }
    for (cell, orders) in cells.iter_mut().zip(columns.order_counts) {
        let scored = if *orders == 0 { Cell::PROSPECT.index() } else { *cell };
        *cell = if *orders == ABSENT { ABSENT_CELL } else { scored };
    }
}

/// How many of the edges are passed.
fn passed<T: Copy>(edges: &[T; 4], passes: impl Fn(T) -> bool) -> u8 {
    edges.iter().map(|edge| u8::from(passes(*edge))).sum()
}
