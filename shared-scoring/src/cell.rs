//! The 126 places a customer can be in: 5 × 5 × 5 scores, and prospects.

/// A recency, frequency or monetary score: 1 (worst) to 5 (best).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Level {
    /// Worst.
    One = 1,
    /// Below the middle.
    Two = 2,
    /// Middle.
    Three = 3,
    /// Above the middle.
    Four = 4,
    /// Best.
    Five = 5,
}

impl Level {
    /// All levels, worst first.
    pub const ALL: [Level; 5] = [Level::One, Level::Two, Level::Three, Level::Four, Level::Five];

    /// The level of a number 1–5; `None` for any other.
    pub const fn new(value: u8) -> Option<Level> {
        if value >= 1 && value <= 5 { Some(Level::ALL[value as usize - 1]) } else { None }
    }

    /// 1–5.
    pub const fn get(self) -> u8 {
        self as u8
    }

    /// One more than the number of edges passed, 0–4. More than 4 counts as 4.
    pub(crate) const fn from_edges_passed(passed: usize) -> Level {
        Level::ALL[if passed > 4 { 4 } else { passed }]
    }
}

/// Where a customer stands: one of 125 score triples, or prospect (no order that counts).
///
/// Stored and sent as its [index](Cell::index), 0–125.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell(u8);

impl Cell {
    /// The number of cells, the prospects' included.
    pub const COUNT: usize = 126;

    /// Customers without an order that counts.
    pub const PROSPECT: Cell = Cell(125);

    /// The cell of three scores.
    pub const fn of(recency: Level, frequency: Level, monetary: Level) -> Cell {
        Cell((recency.get() - 1) * 25 + (frequency.get() - 1) * 5 + monetary.get() - 1)
    }

    /// The cell with this index; `None` past 125.
    pub const fn from_index(index: u8) -> Option<Cell> {
        if (index as usize) < Cell::COUNT { Some(Cell(index)) } else { None }
    }

    /// `(R−1)·25 + (F−1)·5 + (M−1)`, 0–124; 125 for prospects.
    pub const fn index(self) -> u8 {
        self.0
    }

    /// Recency, frequency and monetary score; `None` for prospects.
    pub const fn levels(self) -> Option<(Level, Level, Level)> {
        if self.0 >= 125 {
            return None;
        }
        let at = self.0 as usize;
        Some((Level::ALL[at / 25], Level::ALL[at / 5 % 5], Level::ALL[at % 5]))
    }

    /// All cells in index order, prospects last.
    pub fn all() -> impl Iterator<Item = Cell> {
        (0..Cell::COUNT as u8).map(Cell)
    }
}

/// The combined frequency-and-monetary score: `ceil((F + M) / 2)`.
pub const fn frequency_monetary(frequency: Level, monetary: Level) -> Level {
    Level::ALL[((frequency.get() + monetary.get()).div_ceil(2) - 1) as usize]
}
