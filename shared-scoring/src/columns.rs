//! Many customers at once, one column for each raw number: the same cells as [`score::cell`] gives one by
//! one, without a branch.
//!
//! [`score::cell`]: crate::score::cell

use crate::bands::Bands;
use crate::cell::Cell;
use crate::day::Day;
use crate::stats::CustomerStats;

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

impl<'c> Columns<'c> {
    /// The number of customers, those who are not there any more too.
    pub fn len(&self) -> usize {
        let numbers = self.last_order_days.len().min(self.order_counts.len());
        numbers.min(self.spend_totals_minor.len())
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Those who have orders, in the order of the columns. Of their first orders the columns know nothing.
    pub fn scored(&self) -> impl Iterator<Item = CustomerStats> + use<'c> {
        let numbers = self.last_order_days.iter().zip(self.order_counts);
        let all = numbers.zip(self.spend_totals_minor);
        let scored = all.filter(|((_, orders), _)| **orders > 0 && **orders != ABSENT);
        scored.map(|((day, orders), spend)| CustomerStats {
            first_order_day: Day(*day),
            last_order_day: Day(*day),
            order_count: *orders,
            spend_total_minor: *spend,
        })
    }

    /// The customers of these places; fewer where there are not as many.
    pub fn part(&self, places: core::ops::Range<usize>) -> Columns<'c> {
        let all = self.len();
        let range = places.start.min(all)..places.end.min(all).max(places.start.min(all));
        Columns {
            last_order_days: &self.last_order_days[range.clone()],
            order_counts: &self.order_counts[range.clone()],
            spend_totals_minor: &self.spend_totals_minor[range],
        }
    }
}

/// The index of each customer's cell as of a day, [`ABSENT_CELL`] for nobody; `cells` is as long as the
/// columns.
#[inline]
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
#[inline]
fn passed<T: Copy>(edges: &[T; 4], passes: impl Fn(T) -> bool) -> u8 {
    edges.iter().map(|edge| u8::from(passes(*edge))).sum()
}
