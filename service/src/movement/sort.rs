//! Customers in the order of a number: who comes next after a place in that order, from the shop's columns in
//! memory. So no order needs an index, which every write would pay for.

use std::fmt;

use shared_scoring::columns::{Columns, cells};
use shared_scoring::{Cell, CellMask, Day, ScoringConfig};
use uuid::Uuid;

use super::customers::Scored;
use crate::columns::ColumnStore;

/// Customers whose cells are found at a time.
const BLOCK: usize = 1_024;

/// What customers are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Our id.
    Id,
    /// The day of the last order.
    LastOrder,
    /// The number of orders.
    Orders,
    /// The spend in minor units.
    Spend,
    /// The weighted score.
    Score,
}

/// An order of customers. Equal ones stand by our id, and those without a number last, whatever the direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By this.
    pub key: Key,
    /// The largest first.
    pub is_descending: bool,
}

/// A place in an order: that of a customer, where its number is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    is_prospect: bool,
    /// The number, made so that smaller comes first.
    rank: u64,
    id: u128,
}

/// Which customers are looked through.
pub(super) struct Looked<'c> {
    pub(super) columns: &'c ColumnStore,
    pub(super) config: &'c ScoringConfig,
    pub(super) as_of: Day,
    pub(super) members: Option<CellMask>,
}

impl Sort {
    /// By our id, as pages are without an order.
    pub const BY_ID: Sort = Sort { key: Key::Id, is_descending: false };

    /// All keys, as they are asked for.
    pub const KEYS: [(&'static str, Key); 5] = [
        ("id", Key::Id),
        ("last_order", Key::LastOrder),
        ("orders", Key::Orders),
        ("spend", Key::Spend),
        ("score", Key::Score),
    ];

    /// Reads a key's name, with `-` before it for the largest first.
    pub fn parse(text: &str) -> Option<Sort> {
        let name = text.strip_prefix('-').unwrap_or(text);
        let (_, key) = Sort::KEYS.iter().find(|(known, _)| *known == name)?;
        Some(Sort { key: *key, is_descending: name != text })
    }

    /// The place that a cursor names; `None` when it is none of this order.
    pub fn position(self, cursor: &str) -> Option<Position> {
        let (of, place) = cursor.split_once('.')?;
        let (rank, id) = place.split_once('.')?;
        if of != self.to_string() {
            return None;
        }
        let id = Uuid::try_parse(id).ok()?.as_u128();
        let is_prospect = rank.is_empty();
        let rank = if is_prospect { 0 } else { u64::from_str_radix(rank, 16).ok()? };
        Some(Position { is_prospect, rank, id: self.turned(id) })
    }

    /// What a place is named by.
    pub fn cursor(self, position: Position) -> String {
        let id = self.customer(position).simple();
        match position.is_prospect {
            true => format!("{self}..{id}"),
            false => format!("{self}.{:x}.{id}", position.rank),
        }
    }

    /// Where a customer stands.
    pub(super) fn position_of(self, customer: &Scored) -> Position {
        let number = |of: fn(&Scored) -> Option<i64>| of(customer);
        let number = match self.key {
            Key::Id => Some(0),
            Key::LastOrder => number(|one| Some(i64::from(one.stats?.last_order_day.0))),
            Key::Orders => number(|one| Some(i64::from(one.stats?.order_count))),
            Key::Spend => number(|one| Some(one.stats?.spend_total_minor)),
            Key::Score => number(|one| Some(i64::from(one.score?.weighted_hundredths))),
        };
        let is_prospect = number.is_none();
        let rank = number.map_or(0, |number| self.rank(number));
        Position { is_prospect, rank, id: self.turned(customer.id.as_u128()) }
    }

    /// The customer who stands at a place.
    pub(super) fn customer(self, position: Position) -> Uuid {
        Uuid::from_u128(self.turned(position.id))
    }

    /// The first customers past a place, at most so many, which is at least 1.
    pub(super) fn next_of(
        self,
        looked: &Looked<'_>,
        after: Option<Position>,
        wanted: usize,
    ) -> Vec<Position> {
        let columns = looked.columns.columns();
        match self.key {
            Key::Id => self.scan(looked, (after, wanted), |_, _| 0),
            Key::LastOrder => {
                let days = columns.last_order_days;
                self.scan(looked, (after, wanted), |at, _| self.rank(i64::from(days[at])))
            }
            Key::Orders => {
                let orders = columns.order_counts;
                self.scan(looked, (after, wanted), |at, _| self.rank(i64::from(orders[at])))
            }
            Key::Spend => {
                let spend = columns.spend_totals_minor;
                self.scan(looked, (after, wanted), |at, _| self.rank(spend[at]))
            }
            Key::Score => {
                let ranks = self.ranks_of_scores(looked.config);
                self.scan(looked, (after, wanted), |_, cell| ranks[usize::from(cell)])
            }
        }
    }

    fn scan(
        self,
        looked: &Looked<'_>,
        (after, wanted): (Option<Position>, usize),
        rank: impl Fn(usize, u8) -> u64,
    ) -> Vec<Position> {
        let is_member = members(looked.members);
        let columns = looked.columns.columns();
        let has_prospects = self.key != Key::Id;
        let mut first = First::new(wanted);
        let mut block_cells = [0; BLOCK];
        for from in (0..looked.columns.len()).step_by(BLOCK) {
            let to = looked.columns.len().min(from + BLOCK);
            let block = Columns {
                last_order_days: &columns.last_order_days[from..to],
                order_counts: &columns.order_counts[from..to],
                spend_totals_minor: &columns.spend_totals_minor[from..to],
            };
            let block_cells = &mut block_cells[..to - from];
            cells(&block, &looked.config.bands, looked.as_of, block_cells);
            for (at, cell) in (from..to).zip(block_cells.iter()) {
                if !is_member[usize::from(*cell)] {
                    continue;
                }
                let is_prospect = has_prospects && *cell == Cell::PROSPECT.index();
                let rank = if is_prospect { 0 } else { rank(at, *cell) };
                // The id is looked up only where it may matter.
                let place = (is_prospect, rank);
                if place > first.worst.place() || after.is_some_and(|after| place < after.place()) {
                    continue;
                }
                let Some(customer) = looked.columns.customer(at) else { continue };
                let position = Position { is_prospect, rank, id: self.turned(customer.as_u128()) };
                if position < first.worst && after.is_none_or(|after| position > after) {
                    first.offer(position);
                }
            }
        }
        first.found()
    }

    /// The ranks of cells by their weighted score; of no meaning for those without one.
    fn ranks_of_scores(self, config: &ScoringConfig) -> [u64; 256] {
        let mut ranks = [0; 256];
        for cell in Cell::all() {
            if let Some((r, f, m)) = cell.levels() {
                let score = config.weights.weighted_hundredths(r, f, m);
                ranks[usize::from(cell.index())] = self.rank(i64::from(score));
            }
        }
        ranks
    }

    /// A number so that smaller comes first in this direction.
    fn rank(self, number: i64) -> u64 {
        let rising = number.cast_unsigned() ^ (1 << 63);
        if self.is_descending { !rising } else { rising }
    }

    /// An id so that smaller comes first: only where ids themselves are sorted they may fall.
    fn turned(self, id: u128) -> u128 {
        if self.key == Key::Id && self.is_descending { !id } else { id }
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Sort::KEYS.iter().find(|(_, key)| *key == self.key).map_or("", |(name, _)| name);
        write!(f, "{}{name}", if self.is_descending { "-" } else { "" })
    }
}

impl Position {
    fn place(self) -> (bool, u64) {
        (self.is_prospect, self.rank)
    }
}

/// Which cells are looked for, by their index; nobody who is not there any more.
fn members(members: Option<CellMask>) -> [bool; 256] {
    let members = members.unwrap_or(CellMask::ALL);
    let mut is_member = [false; 256];
    for cell in Cell::all() {
        is_member[usize::from(cell.index())] = members.contains(cell);
    }
    is_member
}

/// The first of those who are offered. It takes some more than are wanted before it leaves the others, so that
/// each costs the same however they come.
struct First {
    wanted: usize,
    room: usize,
    kept: Vec<Position>,
    /// Who stands behind this is none of the first.
    worst: Position,
}

impl First {
    fn new(wanted: usize) -> First {
        let room = (4 * wanted).max(1_024);
        let worst = Position { is_prospect: true, rank: u64::MAX, id: u128::MAX };
        First { wanted, room, kept: Vec::with_capacity(room), worst }
    }

    fn offer(&mut self, position: Position) {
        self.kept.push(position);
        if self.kept.len() == self.room {
            self.leave_others();
        }
    }

    fn leave_others(&mut self) {
        if self.kept.len() > self.wanted {
            let (_, last, _) = self.kept.select_nth_unstable(self.wanted - 1);
            self.worst = *last;
            self.kept.truncate(self.wanted);
        }
    }

    fn found(mut self) -> Vec<Position> {
        self.leave_others();
        self.kept.sort_unstable();
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_are_read_as_they_are_written_and_only_of_their_own_order() {
        let orders = ["id", "-id", "last_order", "-last_order", "spend", "-spend", "-score"];
        for text in orders {
            let sort = Sort::parse(text).unwrap();
            assert_eq!(sort.to_string(), text);
            for number in [i64::MIN, -1, 0, 1, i64::MAX] {
                for is_prospect in [false, true] {
                    let rank = if is_prospect { 0 } else { sort.rank(number) };
                    let position = Position { is_prospect, rank, id: sort.turned(7) };
                    let cursor = sort.cursor(position);
                    assert_eq!(sort.position(&cursor), Some(position), "{cursor}");
                    for other in orders.into_iter().filter(|other| *other != text) {
                        assert_eq!(Sort::parse(other).unwrap().position(&cursor), None, "{cursor}");
                    }
                }
            }
        }
        for text in ["", "-", "--id", "name", "ID", " id"] {
            assert_eq!(Sort::parse(text), None, "{text:?}");
        }
        let spend = Sort::parse("spend").unwrap();
        for cursor in ["", ".", "spend", "spend.1", "spend.1.x", "spend.-1.7", "🦀.1.1"] {
            assert_eq!(spend.position(cursor), None, "{cursor:?}");
        }
    }
}
