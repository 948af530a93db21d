//! What one configuration would change against another: sizes, money, and who moves from where to where. The
//! service answers previews with it, and the merchant's browser each step of a slider.
//!
//! Everything follows from how many customers are in each pair of a cell now and a cell then. Needs an
//! allocator; what counts customers allocates once and not for each of them.

mod movers;
mod pairs;

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::cell::{Cell, frequency_monetary};
use crate::config::Weights;
use crate::segments::{MAX_SEGMENTS, SegmentTable};

pub use movers::{Mover, Moving, Wanted, movers, movers_of_cells};
pub use pairs::Pairs;

/// The number of places in the grid of recency by the combined score of frequency and money.
pub const GRID: usize = 25;

/// A number of customers, and what they spent in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Customers.
    pub customers: u64,
    /// Their spend, in minor units; it stays at the ends of its range rather than wrap.
    pub spend_total_minor: i64,
}

impl Size {
    /// Adds customers with what they spent.
    pub fn add(&mut self, size: Size) {
        self.customers += size.customers;
        self.spend_total_minor = self.spend_total_minor.saturating_add(size.spend_total_minor);
    }
}

/// The labels of segments in the merchant's order, and which cells each has.
#[derive(Clone, Debug)]
pub struct Segmentation<'s> {
    labels: Vec<&'s str>,
    table: SegmentTable,
}

impl<'s> Segmentation<'s> {
    /// Segments with these labels, in the order of the table. Labels past [`MAX_SEGMENTS`] are ignored.
    pub fn new(labels: impl IntoIterator<Item = &'s str>, table: SegmentTable) -> Self {
        Segmentation { labels: labels.into_iter().take(MAX_SEGMENTS).collect(), table }
    }

    fn position_of(&self, label: &str) -> Option<usize> {
        self.labels.iter().position(|one| *one == label)
    }

    /// The position of the first segment of the cell; the number of segments for none.
    fn primary_position(&self, cell: Cell) -> usize {
        let first = self.table.primary_of(cell).unwrap_or(self.labels.len());
        first.min(self.labels.len())
    }

    fn label_at(&self, position: usize) -> Option<&'s str> {
        self.labels.get(position).copied()
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
pub fn compare(pairs: &Pairs, now: &Segmentation<'_>, then: &Segmentation<'_>) -> Comparison {
    let mut segments = unchanged(now, then);
    let (was, is) = memberships(now, then, &segments);
    let width = then.labels.len() + 1;
    let mut flows = vec![Size::default(); (now.labels.len() + 1) * width];
    let mut customers = 0;
    for (cell_now, cell_then, size) in pairs.iter() {
        customers += size.customers;
        let was = was[usize::from(cell_now.index())];
        let is = is[usize::from(cell_then.index())];
        for at in bits(was | is) {
            let change = &mut segments[at];
            let (was, is) = (was >> at & 1 == 1, is >> at & 1 == 1);
            if let Some(now) = change.now.as_mut().filter(|_| was) {
                now.add(size);
            }
            if let Some(then) = change.then.as_mut().filter(|_| is) {
                then.add(size);
            }
            change.entering += if is && !was { size.customers } else { 0 };
            change.leaving += if was && !is { size.customers } else { 0 };
        }
        let (from, to) = (now.primary_position(cell_now), then.primary_position(cell_then));
        flows[from * width + to].add(size);
    }
    let mut moving = 0;
    let mut movement = Vec::new();
    for (at, size) in flows.into_iter().enumerate().filter(|(_, size)| size.customers > 0) {
        let (from, to) = (now.label_at(at / width), then.label_at(at % width));
        moving += if from == to { 0 } else { size.customers };
        movement.push(Flow { from: from.map(str::to_owned), to: to.map(str::to_owned), size });
    }
    Comparison { customers, moving, segments, movement }
}

/// The segments then, and after them those that go, without anybody in them.
fn unchanged(now: &Segmentation<'_>, then: &Segmentation<'_>) -> Vec<SegmentChange> {
    let goes = now.labels.iter().filter(|label| then.position_of(label).is_none());
    let all = then.labels.iter().chain(goes);
    all.map(|label| SegmentChange {
        label: (*label).to_owned(),
        now: now.position_of(label).map(|_| Size::default()),
        then: then.position_of(label).map(|_| Size::default()),
        entering: 0,
        leaving: 0,
    })
    .collect()
}

/// For each cell which of the segments that are compared it is in now, and which then: two times
/// [`MAX_SEGMENTS`] are 128 bits.
fn memberships(
    now: &Segmentation<'_>,
    then: &Segmentation<'_>,
    segments: &[SegmentChange],
) -> ([u128; Cell::COUNT], [u128; Cell::COUNT]) {
    let position = |segmentation: &Segmentation<'_>, label: &str| {
        segmentation.position_of(label).map_or(0, |at| 1u64 << at)
    };
    let (mut was, mut is) = ([0; Cell::COUNT], [0; Cell::COUNT]);
    for (at, change) in segments.iter().enumerate() {
        let (bit_now, bit_then) = (position(now, &change.label), position(then, &change.label));
        for ((was, is), cell) in was.iter_mut().zip(&mut is).zip(Cell::all()) {
            *was |= u128::from(now.table.segments_of(cell) & bit_now != 0) << at;
            *is |= u128::from(then.table.segments_of(cell) & bit_then != 0) << at;
        }
    }
    (was, is)
}

/// The positions of the bits that are set.
fn bits(set: u128) -> impl Iterator<Item = usize> {
    let mut left = set;
    core::iter::from_fn(move || {
        let at = (left != 0).then(|| left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(at)
    })
}

/// The sizes of cells by recency and the combined score of frequency and money: the place of two scores is
/// `(recency − 1) · 5 + (combined − 1)`. Prospects are in none.
pub fn grid(sizes: &[Size; Cell::COUNT]) -> [Size; GRID] {
    let mut grid = [Size::default(); GRID];
    for (cell, size) in Cell::all().zip(sizes) {
        if let Some((recency, frequency, monetary)) = cell.levels() {
            let combined = frequency_monetary(frequency, monetary);
            let at = usize::from(recency.get() - 1) * 5 + usize::from(combined.get() - 1);
            grid[at].add(*size);
        }
    }
    grid
}

/// The number of parts of the range of weighted scores, each half a point wide.
pub const SPREAD: usize = 8;

/// How the weighted scores of those who have ordered are spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// Customers who have a score.
    pub customers: u64,
    /// Of those, the ones whose score is low.
    pub low: u64,
    /// The mean, rounded to hundredths; `None` where nobody has a score.
    pub mean_hundredths: Option<u16>,
    /// Customers by half points, from 1.00 to 1.49 up to 4.50 to 5.00.
    pub spread: [u64; SPREAD],
}

/// The weighted scores of cells of these sizes; a score is low below so many hundredths.
pub fn scores(sizes: &[Size; Cell::COUNT], weights: &Weights, low_below_hundredths: u16) -> Scores {
    let mut scores = Scores::default();
    let mut sum = 0;
    for (cell, Size { customers, .. }) in Cell::all().zip(sizes) {
        let Some((recency, frequency, monetary)) = cell.levels() else { continue };
        let score = weights.weighted_hundredths(recency, frequency, monetary);
        scores.customers += customers;
        scores.low += if score < low_below_hundredths { *customers } else { 0 };
        scores.spread[usize::from((score - 100) / 50).min(SPREAD - 1)] += customers;
        sum += customers * u64::from(score);
    }
    let mean = (sum + scores.customers / 2).checked_div(scores.customers);
    scores.mean_hundredths = mean.and_then(|mean| u16::try_from(mean).ok());
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Level;

    fn sizes(of: &[(u8, u8, u8, u64)]) -> [Size; Cell::COUNT] {
        let mut sizes = [Size::default(); Cell::COUNT];
        for (r, f, m, customers) in of {
            let level = |value| Level::new(value).unwrap();
            let cell = Cell::of(level(*r), level(*f), level(*m));
            sizes[usize::from(cell.index())].customers = *customers;
        }
        sizes
    }

    #[test]
    fn scores_are_weighed_and_those_below_the_limit_are_low() {
        let mut sizes = sizes(&[(1, 1, 1, 3), (5, 1, 1, 2), (1, 5, 5, 1), (5, 5, 5, 1)]);
        sizes[usize::from(Cell::PROSPECT.index())].customers = 9;
        let weights = Weights::new(25, 50, 25).unwrap();
        // Their scores are 1.00, 2.00, 4.00 and 5.00.
        let found = scores(&sizes, &weights, 200);
        let spread = [3, 0, 2, 0, 0, 0, 1, 1];
        assert_eq!(found, Scores { customers: 7, low: 3, mean_hundredths: Some(229), spread });
        assert_eq!(scores(&sizes, &weights, 201).low, 5);
        assert_eq!(scores(&sizes, &Weights::new(0, 50, 50).unwrap(), 200).low, 5);
    }

    #[test]
    fn nobody_has_no_mean() {
        let found = scores(&[Size::default(); Cell::COUNT], &Weights::default(), 200);
        assert_eq!(found, Scores::default());
    }
}
