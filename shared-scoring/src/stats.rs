//! What a customer's counting orders add up to.

use crate::day::Day;

/// The raw numbers a score is made of. A customer without a counting order has none of this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CustomerStats {
    /// Day of the first counting order.
    pub first_order_day: Day,
    /// Day of the last counting order; never before the first.
    pub last_order_day: Day,
    /// Number of counting orders; 0 means a prospect.
    pub order_count: u32,
    /// Net spend in minor units of the shop's currency; below zero when refunds exceed it.
    pub spend_total_minor: i64,
}

/// What counting orders add up to, by when they were placed: `T` is a day, or the instants that a shop's
/// calendar makes days of, which stay the same when the shop moves to another time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Totals<T> {
    /// When the first order was placed.
    pub first: T,
    /// When the last order was placed; never before the first.
    pub last: T,
    /// Number of orders.
    pub order_count: u32,
    /// Net spend in minor units of the shop's currency.
    pub spend_total_minor: i64,
}

impl<T: Copy + Ord> Totals<T> {
    /// The totals of one order.
    pub const fn of_order(placed: T, net_minor: i64) -> Totals<T> {
        Totals { first: placed, last: placed, order_count: 1, spend_total_minor: net_minor }
    }

    /// Both together, in either order the same. Saturates at the ends of its integers.
    #[must_use]
    pub fn and(self, other: Totals<T>) -> Totals<T> {
        Totals {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
            order_count: self.order_count.saturating_add(other.order_count),
            spend_total_minor: self.spend_total_minor.saturating_add(other.spend_total_minor),
        }
    }

    /// What is left without one of the orders that were folded in: `Some(None)` when it was the only
    /// one, and `None` when the orders themselves have to be asked, as it was the first or the last or
    /// the sum was saturated.
    #[must_use]
    pub fn without(self, placed: T, net_minor: i64) -> Option<Option<Totals<T>>> {
        if self.order_count <= 1 {
            return Some(None);
        }
        let at_an_end = placed <= self.first || placed >= self.last;
        let saturated = matches!(self.spend_total_minor, i64::MIN | i64::MAX);
        if at_an_end || saturated {
            return None;
        }
        let spend_total_minor = self.spend_total_minor.checked_sub(net_minor)?;
        Some(Some(Totals { order_count: self.order_count - 1, spend_total_minor, ..self }))
    }

    /// Folds when all counting orders of one customer were placed, and their net amounts; `None` without any.
    pub fn fold(orders: impl IntoIterator<Item = (T, i64)>) -> Option<Totals<T>> {
        let mut folding = Folding::default();
        orders.into_iter().for_each(|(placed, net_minor)| folding.add(placed, net_minor));
        folding.totals()
    }

    /// The same by days. `day_of` never gives a later instant an earlier day.
    pub fn by_day(self, day_of: impl Fn(T) -> Day) -> CustomerStats {
        CustomerStats {
            first_order_day: day_of(self.first),
            last_order_day: day_of(self.last),
            order_count: self.order_count,
            spend_total_minor: self.spend_total_minor,
        }
    }
}

impl From<CustomerStats> for Totals<Day> {
    fn from(stats: CustomerStats) -> Totals<Day> {
        Totals {
            first: stats.first_order_day,
            last: stats.last_order_day,
            order_count: stats.order_count,
            spend_total_minor: stats.spend_total_minor,
        }
    }
}

impl From<Totals<Day>> for CustomerStats {
    fn from(totals: Totals<Day>) -> CustomerStats {
        totals.by_day(|day| day)
    }
}

impl CustomerStats {
    /// The stats of one order.
    pub fn of_order(day: Day, net_minor: i64) -> CustomerStats {
        Totals::of_order(day, net_minor).into()
    }

    /// Both together; see [`Totals::and`].
    #[must_use]
    pub fn and(self, other: CustomerStats) -> CustomerStats {
        Totals::from(self).and(other.into()).into()
    }

    /// What is left without one of the orders; see [`Totals::without`].
    #[must_use]
    pub fn without(self, day: Day, net_minor: i64) -> Option<Option<CustomerStats>> {
        let left = Totals::from(self).without(day, net_minor)?;
        Some(left.map(CustomerStats::from))
    }

    /// Folds the days and net amounts of all counting orders of one customer; `None` without any.
    pub fn fold(orders: impl IntoIterator<Item = (Day, i64)>) -> Option<CustomerStats> {
        Totals::fold(orders).map(CustomerStats::from)
    }
}

/// Totals to which the orders of one customer are added one by one.
///
/// The sum is kept in 128 bits and brought to the ends of an `i64` once, so the order of the orders
/// never matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folding<T = Day> {
    without_spend: Option<Totals<T>>,
    spend_minor: i128,
}

impl<T> Default for Folding<T> {
    fn default() -> Folding<T> {
        Folding { without_spend: None, spend_minor: 0 }
    }
}

impl<T: Copy + Ord> Folding<T> {
    /// Adds a counting order: when it was placed, and its net amount in minor units.
    pub fn add(&mut self, placed: T, net_minor: i64) {
        self.spend_minor = self.spend_minor.saturating_add(i128::from(net_minor));
        let one = Totals::of_order(placed, 0);
        self.without_spend = Some(self.without_spend.map_or(one, |so_far| so_far.and(one)));
    }

    /// Adds the orders that were added to another one.
    pub fn merge(&mut self, other: &Folding<T>) {
        self.spend_minor = self.spend_minor.saturating_add(other.spend_minor);
        self.without_spend = match (self.without_spend, other.without_spend) {
            (Some(one), Some(other)) => Some(one.and(other)),
            (one, other) => one.or(other),
        };
    }

    /// What the orders add up to; `None` without any.
    pub fn totals(&self) -> Option<Totals<T>> {
        let spend = self.spend_minor.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
        self.without_spend.map(|totals| Totals { spend_total_minor: spend as i64, ..totals })
    }
}
