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

impl CustomerStats {
    /// The stats of one order.
    pub const fn of_order(day: Day, net_minor: i64) -> CustomerStats {
        CustomerStats {
            first_order_day: day,
            last_order_day: day,
            order_count: 1,
            spend_total_minor: net_minor,
        }
    }

    /// Both together, in either order the same. Saturates at the ends of its integers.
    #[must_use]
    pub fn and(self, other: CustomerStats) -> CustomerStats {
        CustomerStats {
            first_order_day: self.first_order_day.min(other.first_order_day),
            last_order_day: self.last_order_day.max(other.last_order_day),
            order_count: self.order_count.saturating_add(other.order_count),
            spend_total_minor: self.spend_total_minor.saturating_add(other.spend_total_minor),
        }
    }

    /// What is left without one of the orders that were folded in: `Some(None)` when it was the only
    /// one, and `None` when the orders themselves have to be asked, as it was the first or the last or
    /// the sum was saturated.
    #[must_use]
    pub fn without(self, day: Day, net_minor: i64) -> Option<Option<CustomerStats>> {
        if self.order_count <= 1 {
            return Some(None);
        }
        let at_an_end = day <= self.first_order_day || day >= self.last_order_day;
        let saturated = matches!(self.spend_total_minor, i64::MIN | i64::MAX);
        if at_an_end || saturated {
            return None;
        }
        let spend_total_minor = self.spend_total_minor.checked_sub(net_minor)?;
        Some(Some(CustomerStats { order_count: self.order_count - 1, spend_total_minor, ..self }))
    }

    /// Folds the days and net amounts of all counting orders of one customer; `None` without any.
    pub fn fold(orders: impl IntoIterator<Item = (Day, i64)>) -> Option<CustomerStats> {
        let mut folding = Folding::default();
        orders.into_iter().for_each(|(day, net_minor)| folding.add(day, net_minor));
        folding.stats()
    }
}

/// Stats to which the orders of one customer are added one by one.
///
/// The sum is kept in 128 bits and brought to the ends of an `i64` once, so the order of the orders
/// never matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    without_spend: Option<CustomerStats>,
    spend_minor: i128,
}

impl Folding {
    /// Adds a counting order: its day and net amount in minor units.
    pub fn add(&mut self, day: Day, net_minor: i64) {
        self.spend_minor = self.spend_minor.saturating_add(i128::from(net_minor));
        let one = CustomerStats::of_order(day, 0);
        self.without_spend = Some(self.without_spend.map_or(one, |so_far| so_far.and(one)));
    }

    /// Adds the orders that were added to another one.
    pub fn merge(&mut self, other: &Folding) {
        self.spend_minor = self.spend_minor.saturating_add(other.spend_minor);
        self.without_spend = match (self.without_spend, other.without_spend) {
            (Some(one), Some(other)) => Some(one.and(other)),
            (one, other) => one.or(other),
        };
    }

    /// What the orders add up to; `None` without any.
    pub fn stats(&self) -> Option<CustomerStats> {
        let spend = self.spend_minor.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
        self.without_spend.map(|stats| CustomerStats { spend_total_minor: spend as i64, ..stats })
    }
}
