//! Where a customer stands, and how it moves: overdue changes first, each on its own day, then the
//! present one.

use shared_scoring::{Bands, Cell, CustomerStats, Day, next_transition, score};

/// A customer's place on the day it was last scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The place.
    pub cell: Cell,
    /// The day on which it changes if nothing happens.
    pub due: Option<Day>,
    /// The day it was scored as of.
    pub scored_on: Day,
}

/// A change of place that takes effect on a day. `None` is no place: not yet there, or merged away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The day.
    pub on: Day,
    /// The place before.
    pub from: Option<Cell>,
    /// The place after.
    pub to: Option<Cell>,
    /// Whether time alone made it: it was due before anything else happened.
    pub by_time: bool,
}

/// The place of a customer on a day; a prospect's without stats.
pub fn cell_on(stats: Option<&CustomerStats>, bands: &Bands, day: Day) -> Cell {
    stats.map_or(Cell::PROSPECT, |stats| score::cell(stats, bands, day))
}

/// The standing of a customer on a day.
pub fn standing_on(stats: Option<&CustomerStats>, bands: &Bands, day: Day) -> Standing {
    Standing {
        cell: cell_on(stats, bands, day),
        due: stats.and_then(|stats| next_transition(stats, bands, day)),
        scored_on: day,
    }
}

/// Moves a customer from where it stood, with the stats it had, to where the stats after put it today.
///
/// Changes that were due before today come first, each on its day; there is at most one move a day.
/// A clock that runs behind the last scoring counts as that day.
pub fn advance(
    stood: Option<Standing>,
    before: Option<&CustomerStats>,
    after: Option<&CustomerStats>,
    bands: &Bands,
    today: Day,
) -> (Standing, Vec<Move>) {
    let today = stood.map_or(today, |standing| today.max(standing.scored_on));
    let mut moves = Vec::new();
    let mut from = stood.map(|standing| standing.cell);
    let mut due = stood.and_then(|standing| standing.due);
    while let Some(on) = due.filter(|on| *on < today) {
        let to = cell_on(before, bands, on);
        if from != Some(to) {
            moves.push(Move { on, from, to: Some(to), by_time: true });
            from = Some(to);
        }
        due = before.and_then(|stats| next_transition(stats, bands, on));
    }
    let standing = standing_on(after, bands, today);
    if from != Some(standing.cell) {
        moves.push(Move { on: today, from, to: Some(standing.cell), by_time: false });
    }
    (standing, moves)
}
