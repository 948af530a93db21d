//! How many customers are in each pair of a cell now and a cell then.

use alloc::vec;
use alloc::vec::Vec;

use super::Size;
use crate::bands::Bands;
use crate::cell::Cell;
use crate::columns::{self, Columns};
use crate::day::Day;

/// Customers whose cells are found at a time.
const BLOCK: usize = 1_024;

/// Cells, one place for those who are not there, and one to make it a power of two: a place is then found
/// without a multiplication, and no number is past the end.
const PLACES: usize = 128;

/// Pairs of two places.
pub(super) const PAIRS: usize = PLACES * PLACES;

/// The pair of two indices of cells. Those of no cell share a pair with others.
#[inline]
pub(super) const fn pair_of(now: u8, then: u8) -> usize {
    (now as usize % PLACES) * PLACES + then as usize % PLACES
}

/// One pair: what is counted together lies together in memory.
#[derive(Clone, Copy, Debug, Default)]
struct Pair {
    spend: i64,
    customers: u32,
}

/// For each pair of a cell now and a cell then: customers, and their spend in minor units.
#[derive(Clone, Debug)]
pub struct Pairs(Vec<Pair>);

impl Default for Pairs {
    fn default() -> Pairs {
        Pairs(vec![Pair::default(); PAIRS])
    }
}

impl Pairs {
    /// The pairs of customers under the bands now and then.
    pub fn of_columns(columns: &Columns<'_>, both: (&Bands, &Bands), as_of: Day) -> Pairs {
        let mut pairs = Pairs::default();
        for_each_block(columns, 0, both, as_of, |at, cells_now, cells_then| {
            let spend = &columns.spend_totals_minor[at..at + cells_now.len()];
            pairs.count(cells_now, cells_then, spend);
            true
        });
        pairs
    }

    /// The pairs where everybody stays in their cell, of customers and spend by cell.
    pub fn of_cells(counts: &[(Cell, i64, i64)]) -> Pairs {
        let mut pairs = Pairs::default();
        for (cell, customers, spend) in counts {
            let pair = &mut pairs.0[pair_of(cell.index(), cell.index())];
            pair.customers = u32::try_from(*customers).unwrap_or(u32::MAX);
            pair.spend = *spend;
        }
        pairs
    }

    /// Forgets all that was counted.
    pub fn clear(&mut self) {
        self.0.fill(Pair::default());
    }

    /// Counts customers by the indices of their cells now and then, [`ABSENT_CELL`] for nobody. What is past
    /// the shortest slice is not there.
    ///
    /// [`ABSENT_CELL`]: crate::columns::ABSENT_CELL
    #[inline]
    pub fn count(&mut self, cells_now: &[u8], cells_then: &[u8], spend_totals_minor: &[i64]) {
        // Of a length that the compiler knows, so that it checks no index.
        let Some(pairs) = self.0.first_chunk_mut::<PAIRS>() else { return };
        let customers = cells_now.iter().zip(cells_then).zip(spend_totals_minor);
        for ((now, then), spend) in customers {
            let pair = &mut pairs[pair_of(*now, *then)];
            pair.customers = pair.customers.saturating_add(1);
            pair.spend = pair.spend.saturating_add(*spend);
        }
    }

    /// Pairs that somebody is in: the cell now and then, customers, and their spend.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Cell, Cell, Size)> {
        let rows = self.0.chunks_exact(PLACES).zip(Cell::all());
        let pairs = rows.flat_map(|(row, now)| row.iter().zip(Cell::all()).map(move |p| (now, p)));
        pairs.filter(|(_, (pair, _))| pair.customers > 0).map(|(now, (pair, then))| {
            let customers = u64::from(pair.customers);
            (now, then, Size { customers, spend_total_minor: pair.spend })
        })
    }

    /// The sizes of all cells now and then.
    pub fn sizes(&self) -> ([Size; Cell::COUNT], [Size; Cell::COUNT]) {
        let mut sizes = ([Size::default(); Cell::COUNT], [Size::default(); Cell::COUNT]);
        for (now, then, size) in self.iter() {
            sizes.0[usize::from(now.index())].add(size);
            sizes.1[usize::from(then.index())].add(size);
        }
        sizes
    }

    /// The number of customers in each cell then.
    pub fn customers_then(&self) -> [u64; Cell::COUNT] {
        self.sizes().1.map(|size| size.customers)
    }
}

/// Gives the cells now and then of customers from one on, block by block, until told to stop by `false`.
pub(super) fn for_each_block(
    columns: &Columns<'_>,
    first: usize,
    (now, then): (&Bands, &Bands),
    as_of: Day,
    mut of_block: impl FnMut(usize, &[u8], &[u8]) -> bool,
) {
    let (mut cells_now, mut cells_then) = ([0; BLOCK], [0; BLOCK]);
    let all = columns.len();
    let mut at = first.min(all);
    while at < all {
        let end = (at + BLOCK).min(all);
        let block = columns.part(at..end);
        columns::cells(&block, now, as_of, &mut cells_now);
        columns::cells(&block, then, as_of, &mut cells_then);
        if !of_block(at, &cells_now[..end - at], &cells_then[..end - at]) {
            return;
        }
        at = end;
    }
}
