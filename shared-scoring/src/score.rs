//! The score of a customer on a day, and the day on which it changes next.

use crate::bands::Bands;
use crate::cell::{Cell, Level};
use crate::config::ScoringConfig;
use crate::day::Day;
use crate::stats::CustomerStats;

/// A customer's three scores and what follows from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Score {
    /// How recent the last order is.
    pub recency: Level,
    /// How many orders there are.
    pub frequency: Level,
    /// How much was spent.
    pub monetary: Level,
    /// The same three as one place.
    pub cell: Cell,
    /// Weighted score in hundredths, 100–500: (5, 3, 4) at 40/30/30 is 410.
    pub weighted_hundredths: u16,
}

/// Scores a customer as of a day. `None` for a customer without orders: a prospect.
///
/// An order dated after `as_of` (a clock that runs ahead) counts as today. Net spend below zero has
/// monetary score 1.
pub fn score(stats: &CustomerStats, config: &ScoringConfig, as_of: Day) -> Option<Score> {
    let (recency, frequency, monetary) = levels(stats, &config.bands, as_of)?;
    Some(Score {
        recency,
        frequency,
        monetary,
        cell: Cell::of(recency, frequency, monetary),
        weighted_hundredths: config.weights.weighted_hundredths(recency, frequency, monetary),
    })
}

/// The cell of a customer as of a day; prospects have one too.
pub fn cell(stats: &CustomerStats, bands: &Bands, as_of: Day) -> Cell {
    levels(stats, bands, as_of).map_or(Cell::PROSPECT, |(r, f, m)| Cell::of(r, f, m))
}

/// The first day after `as_of` on which the customer's cell differs from that of `as_of`, if no
/// order comes; `None` when it never does (recency score 1, prospects, or after [`Day::LAST`]).
pub fn next_transition(stats: &CustomerStats, bands: &Bands, as_of: Day) -> Option<Day> {
    if stats.order_count == 0 {
        return None;
    }
    let days = as_of.days_since(stats.last_order_day);
    let day = stats.last_order_day.checked_add(bands.recency.next_change(days)?)?;
    (day <= Day::LAST).then_some(day)
}

fn levels(stats: &CustomerStats, bands: &Bands, as_of: Day) -> Option<(Level, Level, Level)> {
    if stats.order_count == 0 {
        return None;
    }
    Some((
        bands.recency.level(as_of.days_since(stats.last_order_day)),
        bands.frequency.level(stats.order_count),
        bands.monetary.level(stats.spend_total_minor),
    ))
}
