//! What a batch moves: from the book and the standings before it to the rows that are written.

use std::collections::{BTreeMap, HashMap};

use shared_scoring::{Cell, Day, ScoringConfig};
use uuid::Uuid;

use super::under::{Scoring, Under};
use crate::orders::model::{Book, Customer, OrderTotals, Touch};
use crate::scoring::model::{Move, Standing};
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
    /// Whether others are told of each customer that moves.
    pub const fn is_told(self) -> bool {
        matches!(self, Cause::Live | Cause::Time)
    }

    /// Why a customer moves whom this touched.
    const fn why(self, touch: Touch) -> Why {
        match (self, touch) {
            (Cause::Live, Touch::Order) => Why::Order,
            (Cause::Live, Touch::Refund) => Why::Refund,
            (Cause::Live, Touch::Customer) => Why::Customer,
            (Cause::Live, Touch::Merge) => Why::Merge,
            (Cause::Import, _) => Why::Import,
            (Cause::Rescore, _) => Why::Rescore,
            (Cause::Time, _) => Why::Time,
        }
    }
}

/// Why a customer moved, as it stands in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// An order came, changed or went.
    Order,
    /// A refund.
    Refund,
    /// What the shop said of the customer.
    Customer,
    /// Two customers became one.
    Merge,
    /// An order from a file.
    Import,
    /// Facts were folded anew.
    Rescore,
    /// A day came.
    Time,
    /// Another version of the configuration became active.
    Config,
}

impl Why {
    /// All of them.
    pub const ALL: [Why; 8] = [
        Why::Order,
        Why::Refund,
        Why::Customer,
        Why::Merge,
        Why::Import,
        Why::Rescore,
        Why::Time,
        Why::Config,
    ];

    /// As it is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Why::Order => "order",
            Why::Refund => "refund",
            Why::Customer => "customer",
            Why::Merge => "merge",
            Why::Import => "import",
            Why::Rescore => "rescore",
            Why::Time => "time",
            Why::Config => "config",
        }
    }
}

/// A customer before a batch.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stood {
    /// The totals.
    pub totals: Option<OrderTotals>,
    /// The place under the active configuration.
    pub live: Option<Standing>,
    /// The place under the staged one.
    pub staged: Option<Standing>,
}

/// Customers before a batch.
pub type Before = HashMap<Uuid, Stood>;

/// A customer's row after the batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerAfter {
    /// Our id.
    pub id: Uuid,
    /// Totals after.
    pub totals: Option<OrderTotals>,
    /// Standing after; `None` once merged away.
    pub standing: Option<Standing>,
    /// Standing after under the staged configuration; `None` where it has none yet.
    pub staged: Option<Standing>,
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
    /// Why.
    pub why: Why,
    /// Weighted score in hundredths after it.
    pub score_hundredths: Option<u16>,
}

/// What moves under one version of the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Changes, for each customer in the order of their days.
    pub moves: Vec<CustomerMove>,
    /// For each cell: by how much its number of customers and their spend change.
    pub counts: BTreeMap<Cell, (i64, i64)>,
}

/// All that is written for the customers of a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Movement {
    /// Rows of customers.
    pub customers: Vec<CustomerAfter>,
    /// Under the active version.
    pub live: Moves,
    /// Under the staged version: for each customer the last one stands, and says where the customer goes
    /// when that version becomes active (nowhere, if both cells are the same).
    pub staged: Moves,
    /// For each day and cell: by how much its number of customers and their spend changed on that day, under
    /// the active version.
    pub days: Days,
}

/// By how much customers and spend change on each day in each cell.
pub type Days = BTreeMap<(Day, Cell), (i64, i64)>;

/// Moves every customer that the book changed.
pub fn movement(book: &Book, before: &Before, under: &Under, cause: Cause) -> Movement {
    let mut movement = Movement::default();
    for (id, touch) in &book.changed.customers {
        let customer = &book.customers[id];
        let stood = before.get(id).copied().unwrap_or_default();
        movement.add((*id, customer), stood, under, cause.why(*touch));
    }
    movement.days.retain(|_, change| *change != (0, 0));
    for ((_, cell), change) in &movement.days {
        add(movement.live.counts.entry(*cell).or_default(), *change);
    }
    for moves in [&mut movement.live, &mut movement.staged] {
        moves.counts.retain(|_, change| *change != (0, 0));
    }
    movement
}

impl Movement {
    fn add(&mut self, (id, customer): (Uuid, &Customer), stood: Stood, under: &Under, why: Why) {
        let is_gone = customer.merged_into.is_some();
        let after = if is_gone { stood.totals } else { customer.totals };
        let totals = (stood.totals, after);
        let (standing, mut steps) = under.live.advance(stood.live, totals);
        if is_gone {
            leave(&mut steps, standing, stood.live.is_some());
        }
        let on = standing.scored_on;
        let standing = (!is_gone).then_some(standing);
        self.count_days(&steps, (cell(stood.live), cell(standing)), totals, on);
        let has_moved = !steps.is_empty();
        self.live.moves.extend(steps.into_iter().map(|step| CustomerMove {
            customer: id,
            step,
            why: if step.by_time { Why::Time } else { why },
            score_hundredths: step.to.and_then(|cell| weighted(cell, &under.live.config)),
        }));
        let staged = under.staged.as_ref().filter(|(staged, _)| staged.has(id));
        let staged = staged.and_then(|(_, scoring)| {
            let advanced = scoring.advance(stood.staged, totals);
            let then = (!is_gone).then_some(advanced.0);
            self.staged.count((stood.staged, then), totals);
            if has_moved || cell(stood.staged) != cell(then) {
                self.staged.stage(id, (cell(standing), cell(then)), scoring);
            }
            then
        });
        let totals = after.filter(|_| !is_gone);
        let merged_into = customer.merged_into;
        self.customers.push(CustomerAfter { id, totals, standing, staged, merged_into });
    }

    /// Counts a customer on each day that it moved, and today, with the totals it had and has.
    fn count_days(
        &mut self,
        steps: &[Move],
        (stood, stands): (Option<Cell>, Option<Cell>),
        (before, after): (Option<OrderTotals>, Option<OrderTotals>),
        today: Day,
    ) {
        let of_one = |totals: Option<OrderTotals>| (1, totals.map_or(0, |t| t.spend_total_minor));
        let less = |(customers, spend): (i64, i64)| (-customers, spend.saturating_neg());
        let (had, has) = (of_one(before), of_one(after));
        let mut count = |day, cell, change| add(self.days.entry((day, cell)).or_default(), change);
        let mut place = stood;
        for step in steps.iter().filter(|step| step.by_time) {
            step.from.into_iter().for_each(|cell| count(step.on, cell, less(had)));
            step.to.into_iter().for_each(|cell| count(step.on, cell, had));
            place = step.to;
        }
        place.into_iter().for_each(|cell| count(today, cell, less(had)));
        stands.into_iter().for_each(|cell| count(today, cell, has));
    }

    /// For each customer that moved and is still there: the place after its last move.
    pub fn live_changes(&self) -> Vec<(Uuid, Cell)> {
        let mut last: BTreeMap<Uuid, Option<Cell>> = BTreeMap::new();
        for moved in &self.live.moves {
            last.insert(moved.customer, moved.step.to);
        }
        last.into_iter().filter_map(|(customer, cell)| Some((customer, cell?))).collect()
    }
}

impl Moves {
    /// Says where a customer goes when the staged version becomes active.
    pub fn stage(
        &mut self,
        customer: Uuid,
        (from, to): (Option<Cell>, Option<Cell>),
        scoring: &Scoring,
    ) {
        self.moves.push(CustomerMove {
            customer,
            step: Move { on: scoring.today, from, to, by_time: false },
            why: Why::Config,
            score_hundredths: to.and_then(|cell| weighted(cell, &scoring.config)),
        });
    }

    /// Counts a customer where it stands now, with the totals it has now, and no more where it stood.
    pub fn count(
        &mut self,
        (stood, stands): (Option<Standing>, Option<Standing>),
        (before, after): (Option<OrderTotals>, Option<OrderTotals>),
    ) {
        for (standing, totals, customers) in [(stood, before, -1), (stands, after, 1)] {
            let Some(standing) = standing else { continue };
            let spend = totals.map_or(0, |totals| totals.spend_total_minor);
            let change = (customers, spend.saturating_mul(customers));
            add(self.counts.entry(standing.cell).or_default(), change);
        }
    }
}

fn add(sum: &mut (i64, i64), (customers, spend): (i64, i64)) {
    sum.0 += customers;
    sum.1 = sum.1.saturating_add(spend);
}

fn cell(standing: Option<Standing>) -> Option<Cell> {
    standing.map(|standing| standing.cell)
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
        None => steps.push(Move { on, from: Some(standing.cell), to: None, by_time: false }),
    }
}

fn weighted(cell: Cell, config: &ScoringConfig) -> Option<u16> {
    let (recency, frequency, monetary) = cell.levels()?;
    Some(config.weights.weighted_hundredths(recency, frequency, monetary))
}

/// Where a customer was at the end of a day; `None` for who was not there (yet, or any more).
pub type Place = Option<Cell>;

/// A customer who was somewhere at the end of two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Went {
    /// Our id.
    pub customer: Uuid,
    /// Where at the end of the first day.
    pub from: Place,
    /// Where at the end of the second day.
    pub to: Place,
}

/// The label of a cell's primary segment.
pub fn label_of(segments: &Segments, cell: Option<Cell>) -> Option<&str> {
    Some(segments.primary_of(cell?)?.label.as_str())
}
