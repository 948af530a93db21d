//! What a batch moves: from the book and the standings before it to the rows that are written.

use std::collections::{BTreeMap, HashMap};

use shared_scoring::{Cell, CustomerStats, Day, ScoringConfig, score};
use uuid::Uuid;

use crate::orders::model::{Book, Customer};
use crate::scoring::model::{Move, Standing, advance};
use crate::segments::Segments;

/// How customers move in a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Messages as they come: each customer that moves is an event for others.
    Live,
    /// History from a file: nobody is told of each customer.
    Import,
    /// Facts folded anew.
    Rescore,
    /// A day that came: each customer that moves is an event for others.
    Time,
}

impl Cause {
    /// As it is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Cause::Live => "live",
            Cause::Import => "import",
            Cause::Rescore => "rescore",
            Cause::Time => "time",
        }
    }

    /// Whether others are told of each customer that moves.
    pub const fn is_told(self) -> bool {
        matches!(self, Cause::Live | Cause::Time)
    }
}

/// A customer's row after the batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerAfter {
    /// Our id.
    pub id: Uuid,
    /// Stats after.
    pub stats: Option<CustomerStats>,
    /// Standing after; `None` once merged away.
    pub standing: Option<Standing>,
    /// Weighted score in hundredths; `None` for a prospect.
    pub score_hundredths: Option<u16>,
    /// The day it was scored as of.
    pub scored_on: Day,
    /// The customer it became.
    pub merged_into: Option<Uuid>,
}

/// A change of a customer's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomerMove {
    /// Whose.
    pub customer: Uuid,
    /// From where to where, on which day.
    pub step: Move,
    /// Weighted score in hundredths after it.
    pub score_hundredths: Option<u16>,
}

/// All that is written for the customers of a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Movement {
    /// Rows of customers.
    pub customers: Vec<CustomerAfter>,
    /// Changes, for each customer in the order of their days.
    pub moves: Vec<CustomerMove>,
    /// For each cell: by how much its number of customers and their spend change.
    pub counts: BTreeMap<Cell, (i64, i64)>,
}

/// The stats and standing of a customer before a batch.
pub type Before = HashMap<Uuid, (Option<CustomerStats>, Option<Standing>)>;

/// Moves every customer that the book changed.
pub fn movement(book: &Book, before: &Before, config: &ScoringConfig, today: Day) -> Movement {
    let mut movement = Movement::default();
    for id in &book.changed.customers {
        let customer = &book.customers[id];
        let (stats, stood) = before.get(id).copied().unwrap_or_default();
        movement.add(*id, customer, stats, stood, config, today);
    }
    movement.counts.retain(|_, change| *change != (0, 0));
    movement
}

impl Movement {
    /// Moves one customer.
    pub fn add(
        &mut self,
        id: Uuid,
        customer: &Customer,
        before: Option<CustomerStats>,
        stood: Option<Standing>,
        config: &ScoringConfig,
        today: Day,
    ) {
        let after = if customer.merged_into.is_some() { before } else { customer.stats };
        let (standing, mut steps) =
            advance(stood, before.as_ref(), after.as_ref(), &config.bands, today);
        let is_gone = customer.merged_into.is_some();
        if is_gone {
            leave(&mut steps, standing, stood.is_some());
        }
        if let Some(stood) = stood {
            self.count(stood.cell, -1, before);
        }
        if !is_gone {
            self.count(standing.cell, 1, after);
        }
        self.moves.extend(steps.into_iter().map(|step| CustomerMove {
            customer: id,
            step,
            score_hundredths: step.to.and_then(|cell| weighted(cell, config)),
        }));
        self.customers.push(CustomerAfter {
            id,
            stats: if is_gone { None } else { after },
            standing: (!is_gone).then_some(standing),
            score_hundredths: after
                .filter(|_| !is_gone)
                .and_then(|stats| score(&stats, config, standing.scored_on))
                .map(|score| score.weighted_hundredths),
            scored_on: standing.scored_on,
            merged_into: customer.merged_into,
        });
    }

    fn count(&mut self, cell: Cell, customers: i64, stats: Option<CustomerStats>) {
        let change = self.counts.entry(cell).or_default();
        let spend = stats.map_or(0, |stats| stats.spend_total_minor);
        change.0 += customers;
        change.1 = change.1.saturating_add(spend.saturating_mul(customers));
    }

    /// For each customer that moved and is still there: the place after its last move.
    pub fn live_changes(&self) -> Vec<(Uuid, Cell)> {
        let mut last: BTreeMap<Uuid, Option<Cell>> = BTreeMap::new();
        for moved in &self.moves {
            last.insert(moved.customer, moved.step.to);
        }
        last.into_iter().filter_map(|(customer, cell)| Some((customer, cell?))).collect()
    }
}

/// The last step of a customer that was merged away leads nowhere.
fn leave(steps: &mut Vec<Move>, standing: Standing, was_there: bool) {
    if !was_there {
        steps.clear();
        return;
    }
    let on = standing.scored_on;
    match steps.last_mut().filter(|step| step.on == on) {
        Some(step) => step.to = None,
        None => steps.push(Move { on, from: Some(standing.cell), to: None }),
    }
}

fn weighted(cell: Cell, config: &ScoringConfig) -> Option<u16> {
    let (recency, frequency, monetary) = cell.levels()?;
    Some(config.weights.weighted_hundredths(recency, frequency, monetary))
}

/// The label of a cell's primary segment.
pub fn label_of(segments: &Segments, cell: Option<Cell>) -> Option<&str> {
    Some(segments.primary_of(cell?)?.label.as_str())
}
