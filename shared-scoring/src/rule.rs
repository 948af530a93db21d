//! Segment rules as sets of cells: everything after the bands is a function of the cell.

use core::ops::{BitAnd, BitOr};

use crate::cell::{Cell, Level, frequency_monetary};
use crate::config::Weights;

/// A set of cells: bit `i` is the cell with index `i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct CellMask(u128);

/// What a condition looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// The recency score.
    Recency,
    /// The frequency score.
    Frequency,
    /// The monetary score.
    Monetary,
    /// `ceil((F + M) / 2)`.
    FrequencyMonetary,
}

impl CellMask {
    /// No cell.
    pub const NONE: CellMask = CellMask(0);
    /// All 126 cells.
    pub const ALL: CellMask = CellMask((1 << Cell::COUNT) - 1);
    /// The prospects' cell alone.
    pub const PROSPECTS: CellMask = CellMask(1 << Cell::PROSPECT.index());
    /// All cells that have a score.
    pub const SCORED: CellMask = CellMask(CellMask::ALL.0 & !CellMask::PROSPECTS.0);

    /// The mask with these bits; bits past 125 are dropped.
    pub const fn from_bits(bits: u128) -> CellMask {
        CellMask(bits & CellMask::ALL.0)
    }

    /// Bit `i` is the cell with index `i`.
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// Whether the cell is in the set.
    pub const fn contains(self, cell: Cell) -> bool {
        self.0 >> cell.index() & 1 == 1
    }

    /// Whether no cell is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The scored cells whose score in `dimension` lies within `lowest..=highest`.
    pub fn levels(dimension: Dimension, lowest: u8, highest: u8) -> CellMask {
        CellMask::where_scored(|recency, frequency, monetary| {
            let level = match dimension {
                Dimension::Recency => recency,
                Dimension::Frequency => frequency,
                Dimension::Monetary => monetary,
                Dimension::FrequencyMonetary => frequency_monetary(frequency, monetary),
            };
            (lowest..=highest).contains(&level.get())
        })
    }

    /// The scored cells whose weighted score in hundredths lies within `lowest..=highest`.
    pub fn weighted(weights: &Weights, lowest: u16, highest: u16) -> CellMask {
        CellMask::where_scored(|recency, frequency, monetary| {
            (lowest..=highest).contains(&weights.weighted_hundredths(recency, frequency, monetary))
        })
    }

    fn where_scored(holds: impl Fn(Level, Level, Level) -> bool) -> CellMask {
        let mut bits = 0;
        for cell in Cell::all() {
            if let Some((recency, frequency, monetary)) = cell.levels()
                && holds(recency, frequency, monetary)
            {
                bits |= 1 << cell.index();
            }
        }
        CellMask(bits)
    }
}

impl BitAnd for CellMask {
    type Output = CellMask;
    fn bitand(self, other: CellMask) -> CellMask {
        CellMask(self.0 & other.0)
    }
}

impl BitOr for CellMask {
    type Output = CellMask;
    fn bitor(self, other: CellMask) -> CellMask {
        CellMask(self.0 | other.0)
    }
}
