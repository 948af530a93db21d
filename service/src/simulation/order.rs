//! A made-up order and what became of it: most are paid, some refunded, cancelled, unpaid or tests.

use rand::{Rng, RngExt};
use shared_scoring::order::FinancialStatus;

const DAY_S: i64 = 86_400;

/// One made-up order, as the shop knows it at the end of the simulated time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimulatedOrder {
    /// From 0, in the order of time.
    pub position: u64,
    /// The customer, from 0, in the order of their first orders.
    pub customer: u64,
    /// Whether it is the customer's first.
    pub first: bool,
    /// When it was placed, in seconds since 1970-01-01T00:00Z.
    pub placed_at_s: i64,
    /// What was charged, in minor units.
    pub gross_minor: i64,
    /// Line items, at least one.
    pub items: u8,
    /// What became of it.
    pub fate: Fate,
}

/// What became of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fate {
    /// Its payment status.
    pub financial_status: FinancialStatus,
    /// When it was cancelled, in seconds since 1970-01-01T00:00Z.
    pub cancelled_at_s: Option<i64>,
    /// When it was refunded, in seconds since 1970-01-01T00:00Z, and how much, in minor units.
    pub refund: Option<(i64, i64)>,
    /// A test order.
    pub test: bool,
    /// Placed without saying who by.
    pub guest: bool,
}

impl SimulatedOrder {
    /// When the last thing happened to it, in seconds since 1970-01-01T00:00Z.
    pub fn updated_at_s(&self) -> i64 {
        let refunded_at_s = self.fate.refund.map(|(at_s, _)| at_s);
        let changes = [self.fate.cancelled_at_s, refunded_at_s];
        changes.into_iter().flatten().fold(self.placed_at_s, i64::max)
    }

    /// The order as the shop knew it at an instant, in seconds since 1970-01-01T00:00Z. What came later has not
    /// happened: what is refunded was paid before, and what is voided was authorised.
    pub fn known_at(&self, at_s: i64) -> SimulatedOrder {
        let fate = self.fate;
        let cancelled_at_s = fate.cancelled_at_s.filter(|then_s| *then_s <= at_s);
        let refund = fate.refund.filter(|(then_s, _)| *then_s <= at_s);
        let financial_status = match fate.financial_status {
            FinancialStatus::Voided if cancelled_at_s.is_none() => FinancialStatus::Authorized,
            FinancialStatus::Refunded | FinancialStatus::PartiallyRefunded if refund.is_none() => {
                FinancialStatus::Paid
            }
            status => status,
        };
        let fate = Fate { financial_status, cancelled_at_s, refund, ..fate };
        SimulatedOrder { fate, ..self.clone() }
    }

    /// The order at other times: each of its instants as `date` says. `date` must keep their order.
    pub fn dated(&self, date: impl Fn(i64) -> i64) -> SimulatedOrder {
        let fate = Fate {
            cancelled_at_s: self.fate.cancelled_at_s.map(&date),
            refund: self.fate.refund.map(|(at_s, minor)| (date(at_s), minor)),
            ..self.fate
        };
        SimulatedOrder { placed_at_s: date(self.placed_at_s), fate, ..self.clone() }
    }

    /// When something happens to it after it was placed, in the order of time.
    pub(super) fn changes_at_s(&self) -> impl Iterator<Item = i64> + use<> {
        let refunded_at_s = self.fate.refund.map(|(at_s, _)| at_s);
        let cancelled_at_s = self.fate.cancelled_at_s.filter(|at_s| Some(*at_s) != refunded_at_s);
        let first = refunded_at_s.into_iter().chain(cancelled_at_s).min();
        let last = refunded_at_s.into_iter().chain(cancelled_at_s).max();
        first.into_iter().chain(last.filter(|at_s| Some(*at_s) != first))
    }

    /// What was given back, in minor units.
    pub fn refunded_minor(&self) -> i64 {
        self.fate.refund.map_or(0, |(_, minor)| minor)
    }
}

impl Fate {
    /// Draws what becomes of an order until `end_s`; what would come later has not happened.
    pub(super) fn draw(random: &mut impl Rng, placed_at_s: i64, gross: i64, end_s: i64) -> Fate {
        let plain = Fate {
            financial_status: FinancialStatus::Paid,
            cancelled_at_s: None,
            refund: None,
            test: false,
            guest: random.random_ratio(1, 100),
        };
        let permille = random.random_range(0..1_000);
        let changed_at_s = placed_at_s + random.random_range(1..=14 * DAY_S);
        let share = random.random_range(10..90);
        let happened = changed_at_s < end_s;
        let refund = |minor| Some((changed_at_s, minor));
        match permille {
            0..15 if happened => Fate {
                financial_status: FinancialStatus::Refunded,
                cancelled_at_s: Some(changed_at_s),
                refund: refund(gross),
                ..plain
            },
            15..20 if happened => Fate {
                financial_status: FinancialStatus::Voided,
                cancelled_at_s: Some(changed_at_s),
                ..plain
            },
            20..50 if happened && gross > 1 => Fate {
                financial_status: FinancialStatus::PartiallyRefunded,
                refund: refund((gross * share / 100).max(1)),
                ..plain
            },
            50..70 if happened => {
                Fate { financial_status: FinancialStatus::Refunded, refund: refund(gross), ..plain }
            }
            70..80 => Fate { financial_status: FinancialStatus::Pending, ..plain },
            80..85 => Fate { financial_status: FinancialStatus::Authorized, ..plain },
            85..90 => Fate { test: true, ..plain },
            _ => plain,
        }
    }
}
