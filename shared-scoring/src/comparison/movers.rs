//! Who would move.

use alloc::vec;
use alloc::vec::Vec;

use super::Segmentation;
use super::pairs::{PAIRS, for_each_block, pair_of};
use crate::bands::Bands;
use crate::cell::Cell;
use crate::columns::Columns;
use crate::day::Day;

/// Whose move is wanted, by the primary segments; `None` is any.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'w> {
    /// Label of the segment now; an empty one is no segment.
    pub from: Option<&'w str>,
    /// Label of the segment then; an empty one is no segment.
    pub to: Option<&'w str>,
}

/// For each pair of cells whether it is a move that is wanted.
pub struct Moving(Vec<bool>);

impl Moving {
    /// The moves that are wanted between the segments now and then.
    pub fn new(now: &Segmentation<'_>, then: &Segmentation<'_>, wanted: Wanted<'_>) -> Moving {
        let mut moving = vec![false; PAIRS];
        for cell_now in Cell::all() {
            let from = now.label_at(now.primary_position(cell_now)).unwrap_or_default();
            if wanted.from.is_some_and(|label| label != from) {
                continue;
            }
            for cell_then in Cell::all() {
                let to = then.label_at(then.primary_position(cell_then)).unwrap_or_default();
                moving[pair_of(cell_now.index(), cell_then.index())] =
                    from != to && wanted.to.is_none_or(|label| label == to);
            }
        }
        Moving(moving)
    }

    /// Whether a customer who is in one cell now and in one cell then makes such a move.
    pub fn is_one(&self, now: Cell, then: Cell) -> bool {
        self.0[pair_of(now.index(), then.index())]
    }
}

/// A customer who would move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mover {
    /// The place in the columns.
    pub ordinal: usize,
    /// The cell now.
    pub now: Cell,
    /// The cell then.
    pub then: Cell,
}

/// The customers who make such a move, from an ordinal on, at most so many.
pub fn movers(
    columns: &Columns<'_>,
    first: usize,
    both: (&Bands, &Bands),
    as_of: Day,
    (moving, limit): (&Moving, usize),
) -> Vec<Mover> {
    let mut found = Vec::new();
    for_each_block(columns, first, both, as_of, |at, cells_now, cells_then| {
        let left = limit - found.len();
        found.extend(movers_of_cells(at, (cells_now, cells_then), moving).take(left));
        found.len() < limit
    });
    found
}

/// The customers who make such a move, of those from an ordinal on who have these cells now and then.
pub fn movers_of_cells<'c>(
    first: usize,
    (cells_now, cells_then): (&'c [u8], &'c [u8]),
    moving: &'c Moving,
) -> impl Iterator<Item = Mover> + 'c {
    cells_now.iter().zip(cells_then).enumerate().filter_map(move |(offset, (now, then))| {
        let (now, then) = (Cell::from_index(*now)?, Cell::from_index(*then)?);
        moving.is_one(now, then).then_some(Mover { ordinal: first + offset, now, then })
    })
}
