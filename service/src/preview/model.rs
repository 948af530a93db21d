//! What a configuration that is not saved would change: from how many customers are in each cell now and
//! would be in each cell then.

use std::collections::BTreeMap;

use shared_scoring::columns::{self, Columns};
use shared_scoring::{Bands, Cell, Day};

use crate::segments::{Segment, Segments};

/// Customers whose cells are found at a time.
const BLOCK: usize = 1_024;

/// Cells, and one place for those who are not there.
const PLACES: usize = Cell::COUNT + 1;

/// For each pair of a cell now and a cell then: customers, and their spend in minor units.
#[derive(Clone, Debug)]
pub struct Pairs {
    customers: Vec<u32>,
    spend: Vec<i64>,
}

impl Default for Pairs {
    fn default() -> Pairs {
        Pairs { customers: vec![0; PLACES * PLACES], spend: vec![0; PLACES * PLACES] }
    }
}

impl Pairs {
    /// The pairs of customers under the bands now and then.
    pub fn of_columns(columns: &Columns<'_>, (now, then): (&Bands, &Bands), as_of: Day) -> Pairs {
        let mut pairs = Pairs::default();
        for_each_block(columns, 0, (now, then), as_of, |at, cells_now, cells_then| {
            let spend = &columns.spend_totals_minor[at..at + cells_now.len()];
            for ((now, then), spend) in cells_now.iter().zip(cells_then).zip(spend) {
                let pair = usize::from(*now) * PLACES + usize::from(*then);
                pairs.customers[pair] += 1;
                pairs.spend[pair] = pairs.spend[pair].saturating_add(*spend);
            }
            true
        });
        pairs
    }

    /// The pairs where everybody stays in their cell.
    pub fn of_cells(counts: &[(Cell, i64, i64)]) -> Pairs {
        let mut pairs = Pairs::default();
        for (cell, customers, spend) in counts {
            let pair = usize::from(cell.index()) * (PLACES + 1);
            pairs.customers[pair] = u32::try_from(*customers).unwrap_or(u32::MAX);
            pairs.spend[pair] = *spend;
        }
        pairs
    }

    /// Pairs that somebody is in: the cell now and then, customers, and their spend.
    fn iter(&self) -> impl Iterator<Item = (Cell, Cell, u64, i64)> {
        let cells = Cell::all().flat_map(|now| Cell::all().map(move |then| (now, then)));
        cells.filter_map(|(now, then)| {
            let pair = usize::from(now.index()) * PLACES + usize::from(then.index());
            let customers = self.customers[pair];
            (customers > 0).then(|| (now, then, u64::from(customers), self.spend[pair]))
        })
    }

    /// The number of customers in each cell then.
    pub fn customers_then(&self) -> [u64; Cell::COUNT] {
        let mut sums = [0; Cell::COUNT];
        for (_, then, customers, _) in self.iter() {
            sums[usize::from(then.index())] += customers;
        }
        sums
    }
}

/// Gives the cells now and then of customers from one on, block by block, until told to stop by `false`.
fn for_each_block(
    columns: &Columns<'_>,
    first: usize,
    (now, then): (&Bands, &Bands),
    as_of: Day,
    mut of_block: impl FnMut(usize, &[u8], &[u8]) -> bool,
) {
    let (mut cells_now, mut cells_then) = ([0; BLOCK], [0; BLOCK]);
    let all = columns.order_counts.len();
    let mut at = first.min(all);
    while at < all {
        let end = (at + BLOCK).min(all);
        let block = Columns {
            last_order_days: &columns.last_order_days[at..end],
            order_counts: &columns.order_counts[at..end],
            spend_totals_minor: &columns.spend_totals_minor[at..end],
        };
        columns::cells(&block, now, as_of, &mut cells_now);
        columns::cells(&block, then, as_of, &mut cells_then);
        if !of_block(at, &cells_now[..end - at], &cells_then[..end - at]) {
            return;
        }
        at = end;
    }
}

/// A number of customers, and what they spent in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Customers.
    pub customers: u64,
    /// Their spend.
    pub spend_total_minor: i64,
}

impl Size {
    fn add(&mut self, customers: u64, spend: i64) {
        self.customers += customers;
        self.spend_total_minor = self.spend_total_minor.saturating_add(spend);
    }
}

/// What would change for a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentChange {
    /// Its label.
    pub label: String,
    /// Its size now; `None` where it is new.
    pub now: Option<Size>,
    /// Its size then; `None` where it goes.
    pub then: Option<Size>,
    /// Customers who would come into it.
    pub entering: u64,
    /// Customers who would leave it.
    pub leaving: u64,
}

/// Customers whose primary segment is one now and one then; `None` is no segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Label of the segment now.
    pub from: Option<String>,
    /// Label of the segment then.
    pub to: Option<String>,
    /// How many, and what they spent.
    pub size: Size,
}

/// All that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// All customers, prospects too.
    pub customers: u64,
    /// Customers whose primary segment would be another.
    pub moving: u64,
    /// In the order of the segments then; those that go come last.
    pub segments: Vec<SegmentChange>,
    /// From segment to segment, also of those who stay, in the order of the segments now and then.
    pub movement: Vec<Flow>,
}

/// Compares what is now with what would be then.
pub fn compare(pairs: &Pairs, now: &Segments, then: &Segments) -> Comparison {
    let goes = |segment: &&Segment| then.labelled(&segment.label).is_none();
    let all = then.iter().chain(now.iter().filter(goes));
    let mut segments: Vec<SegmentChange> = all
        .map(|segment| SegmentChange {
            label: segment.label.clone(),
            now: now.labelled(&segment.label).map(|_| Size::default()),
            then: then.labelled(&segment.label).map(|_| Size::default()),
            entering: 0,
            leaving: 0,
        })
        .collect();
    let mut flows: BTreeMap<(usize, usize), Size> = BTreeMap::new();
    let (mut customers, mut moving) = (0, 0);
    for (cell_now, cell_then, count, spend) in pairs.iter() {
        customers += count;
        for change in &mut segments {
            let was = now.labelled(&change.label).is_some_and(|one| one.cells.contains(cell_now));
            let is = then.labelled(&change.label).is_some_and(|one| one.cells.contains(cell_then));
            if let Some(size) = change.now.as_mut().filter(|_| was) {
                size.add(count, spend);
            }
            if let Some(size) = change.then.as_mut().filter(|_| is) {
                size.add(count, spend);
            }
            change.entering += if is && !was { count } else { 0 };
            change.leaving += if was && !is { count } else { 0 };
        }
        let (from, to) = (now.primary_position(cell_now), then.primary_position(cell_then));
        let flow = flows.entry((from, to)).or_default();
        flow.add(count, spend);
        if label_at(now, from) != label_at(then, to) {
            moving += count;
        }
    }
    let movement = flows.into_iter().map(|((from, to), size)| Flow {
        from: label_at(now, from).map(str::to_owned),
        to: label_at(then, to).map(str::to_owned),
        size,
    });
    Comparison { customers, moving, segments, movement: movement.collect() }
}

fn label_at(segments: &Segments, position: usize) -> Option<&str> {
    segments.at(position).map(|segment| segment.label.as_str())
}

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
    pub fn new(now: &Segments, then: &Segments, wanted: Wanted<'_>) -> Moving {
        let mut moving = vec![false; PLACES * PLACES];
        for cell_now in Cell::all() {
            let from = now.primary_of(cell_now).map_or("", |segment| &segment.label);
            for cell_then in Cell::all() {
                let to = then.primary_of(cell_then).map_or("", |segment| &segment.label);
                let pair = usize::from(cell_now.index()) * PLACES + usize::from(cell_then.index());
                moving[pair] = from != to
                    && wanted.from.is_none_or(|label| label == from)
                    && wanted.to.is_none_or(|label| label == to);
            }
        }
        Moving(moving)
    }

    /// Whether a customer who is in one cell now and in one cell then makes such a move.
    pub fn is_one(&self, now: Cell, then: Cell) -> bool {
        self.0[usize::from(now.index()) * PLACES + usize::from(then.index())]
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
    (now, then): (&Bands, &Bands),
    as_of: Day,
    (moving, limit): (&Moving, usize),
) -> Vec<Mover> {
    let mut found = Vec::new();
    for_each_block(columns, first, (now, then), as_of, |at, cells_now, cells_then| {
        for (offset, (now, then)) in cells_now.iter().zip(cells_then).enumerate() {
            if let (Some(now), Some(then)) = (Cell::from_index(*now), Cell::from_index(*then))
                && moving.is_one(now, then)
                && found.len() < limit
            {
                found.push(Mover { ordinal: at + offset, now, then });
            }
        }
        found.len() < limit
    });
    found
}
