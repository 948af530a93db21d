//! Quintiles with shared ties, reduced to bands: `score = 1 + floor(5 · #strictly_worse / n)`.
//!
//! Equal customers get equal scores, so the result does not depend on the order of the rows, and
//! adaptive scoring is fixed-band scoring with computed edges.

use crate::bands::{Bands, FrequencyBands, MAX_RECENCY_DAYS, MonetaryBands, RecencyBands};

/// Fewer scored customers than this have no quintiles.
pub const MIN_CUSTOMERS: usize = 25;

/// The bands of a population, and which dimensions had to take the fallback's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quintiles {
    /// Computed edges, or the fallback's where the population says too little.
    pub bands: Bands,
    /// Recency took the fallback's edges.
    pub recency_fell_back: bool,
    /// Frequency took the fallback's edges.
    pub frequency_fell_back: bool,
    /// Monetary took the fallback's edges.
    pub monetary_fell_back: bool,
}

/// Computes the bands of a population of scored customers, one entry a customer in each slice.
///
/// `days` are days since the last order, `orders` order counts, `spend_minor` net spend in minor
/// units. The slices are sorted in place. A dimension with fewer than [`MIN_CUSTOMERS`] entries or
/// with fewer than two distinct values takes the bands of `fallback`. Spend below zero is never an
/// edge: it scores 1 always. Nor are days past [`MAX_RECENCY_DAYS`].
pub fn quintiles(
    days: &mut [u32],
    orders: &mut [u32],
    spend_minor: &mut [i64],
    fallback: &Bands,
) -> Quintiles {
    days.sort_unstable();
    days.reverse();
    orders.sort_unstable();
    spend_minor.sort_unstable();

    // Fewer days are better: the score is reached by the largest number of days that is smaller
    // than the k-th worst, or by nobody.
    let recency = has_quintiles(days).then(|| {
        let mut edges = [2usize, 3, 4, 5].map(|score| {
            let kth = days[kth_worst(score, days.len())];
            let better = days.partition_point(|value| *value >= kth);
            days.get(better).map_or(i64::from(kth) - 1, |value| i64::from(*value))
        });
        edges.reverse();
        RecencyBands::new(edges.map(|edge| edge.min(i64::from(MAX_RECENCY_DAYS)) as i32)).ok()
    });
    let frequency = has_quintiles(orders).then(|| {
        FrequencyBands::new(edges_above(orders, |kth| kth.saturating_add(1)).map(|e| e.max(1))).ok()
    });
    let monetary = has_quintiles(spend_minor).then(|| {
        MonetaryBands::new(edges_above(spend_minor, |kth| kth.saturating_add(1)).map(|e| e.max(0)))
            .ok()
    });
    let (recency, frequency, monetary) =
        (recency.flatten(), frequency.flatten(), monetary.flatten());
    Quintiles {
        bands: Bands {
            recency: recency.unwrap_or(fallback.recency),
            frequency: frequency.unwrap_or(fallback.frequency),
            monetary: monetary.unwrap_or(fallback.monetary),
        },
        recency_fell_back: recency.is_none(),
        frequency_fell_back: frequency.is_none(),
        monetary_fell_back: monetary.is_none(),
    }
}

/// Position, worst first, of the last customer who must be strictly worse for this score (2–5).
fn kth_worst(score: usize, customers: usize) -> usize {
    ((score - 1) * customers).div_ceil(5) - 1
}

fn has_quintiles<T: PartialEq>(sorted: &[T]) -> bool {
    sorted.len() >= MIN_CUSTOMERS && sorted.first() != sorted.last()
}

/// The edges of scores 2–5 over ascending values: the smallest value above the k-th worst, or,
/// where there is none, what `past` makes of it.
fn edges_above<T: Copy + Ord>(ascending: &[T], past: impl Fn(T) -> T) -> [T; 4] {
    [2usize, 3, 4, 5].map(|score| {
        let kth = ascending[kth_worst(score, ascending.len())];
        let better = ascending.partition_point(|value| *value <= kth);
        ascending.get(better).copied().unwrap_or_else(|| past(kth))
    })
}
