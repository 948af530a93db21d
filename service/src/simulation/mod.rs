//! A made-up shop for demos, tests and benches: customers who buy as BG/NBD and Gamma-Gamma say, the
//! same for the same seed on every machine. Knows no file, clock or network.

mod events;
mod model;
mod order;
pub mod shopify;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, RngExt, SeedableRng};
use shared_scoring::{Currency, Day};

pub use events::{Event, Events, Topic, What};
pub use model::Parameters;
use model::{Buyer, Population};
pub use order::{Fate, SimulatedOrder};

const DAY_S: i64 = 86_400;
const WEEK_S: f64 = 604_800.0;

/// What a shop is made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// How customers buy.
    pub parameters: Parameters,
    /// How many there are; each places at least one order.
    pub customers: u64,
    /// The first day, in UTC, on which one may arrive.
    pub from: Day,
    /// The last day, in UTC.
    pub until: Day,
    /// What amounts are in.
    pub currency: Currency,
}

/// Why a shop cannot be made.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// The time ends before it begins.
    #[error("the last day, {until}, is before the first, {from}")]
    NoTime {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// A parameter of the models.
    #[error("every parameter must be a finite number above zero")]
    Parameters,
}

/// The orders of a made-up shop, in the order of time. Holds the customers who may buy again, and
/// never an order that was given out.
#[derive(Debug)]
pub struct Shop {
    population: Population,
    random: Xoshiro256PlusPlus,
    minor_per_unit: f64,
    start_s: i64,
    end_s: i64,
    /// How many customers have yet to arrive, and how far into the time the last one did (0 to 1).
    to_arrive: u64,
    arrived_share: f64,
    next_arrival_s: Option<i64>,
    arrived: u64,
    orders: u64,
    /// The next order of each customer who has one: when, and who.
    due: BinaryHeap<Reverse<(i64, u64)>>,
    buyers: ahash::AHashMap<u64, Active>,
}

#[derive(Debug)]
struct Active {
    buyer: Buyer,
    first: bool,
}

impl Shop {
    /// A shop of this plan; the same seed gives the same orders.
    ///
    /// # Errors
    /// When the plan has no time or a parameter is not above zero.
    pub fn new(seed: u64, plan: &Plan) -> Result<Shop, Error> {
        let Plan { parameters, customers, from, until, currency } = *plan;
        if until < from {
            return Err(Error::NoTime { from, until });
        }
        let mut shop = Shop {
            population: Population::new(&parameters).ok_or(Error::Parameters)?,
            random: Xoshiro256PlusPlus::seed_from_u64(seed),
            minor_per_unit: 10f64.powi(i32::from(currency.exponent())),
            start_s: i64::from(from.0) * DAY_S,
            end_s: (i64::from(until.0) + 1) * DAY_S,
            to_arrive: customers,
            arrived_share: 0.0,
            next_arrival_s: None,
            arrived: 0,
            orders: 0,
            due: BinaryHeap::new(),
            buyers: ahash::AHashMap::new(),
        };
        shop.draw_arrival();
        Ok(shop)
    }

    /// Draws when the next customer arrives. Arrivals are uniform over the time and drawn in
    /// ascending order: of `n` left, the first lies at 1 − (1 − u)^(1/n) of what remains.
    fn draw_arrival(&mut self) {
        self.next_arrival_s = (self.to_arrive > 0).then(|| {
            let drawn: f64 = self.random.random();
            // By libm, whose results do not differ between machines as the platform's may.
            let left = libm::pow(1.0 - drawn, 1.0 / self.to_arrive as f64);
            self.arrived_share = 1.0 - (1.0 - self.arrived_share) * left;
            let seconds = self.arrived_share * (self.end_s - self.start_s) as f64;
            (self.start_s + seconds as i64).min(self.end_s - 1)
        });
        self.to_arrive = self.to_arrive.saturating_sub(1);
    }

    /// Lets everyone arrive who does so before the next order that is due.
    fn let_arrive(&mut self) {
        while let Some(at_s) = self.next_arrival_s {
            if self.due.peek().is_some_and(|Reverse((due_s, _))| *due_s < at_s) {
                return;
            }
            let buyer = self.population.draw_buyer(self.random.next_u64());
            self.buyers.insert(self.arrived, Active { buyer, first: true });
            self.due.push(Reverse((at_s, self.arrived)));
            self.arrived += 1;
            self.draw_arrival();
        }
    }
}

impl Iterator for Shop {
    type Item = SimulatedOrder;

    fn next(&mut self) -> Option<SimulatedOrder> {
        self.let_arrive();
        let Reverse((placed_at_s, customer)) = self.due.pop()?;
        let Active { mut buyer, first } = self.buyers.remove(&customer)?;
        let amount = buyer.draw_amount() * self.minor_per_unit;
        // An order of less than the smallest coin is one of that coin; `as` saturates.
        let gross_minor = (libm::round(amount) as i64).clamp(1, i64::MAX / 100);
        let items = 1 + u8::from(buyer.random.random_ratio(1, 4)) * buyer.random.random_range(1..4);
        let fate = Fate::draw(&mut buyer.random, placed_at_s, gross_minor, self.end_s);
        let position = self.orders;
        self.orders += 1;
        if let Some(weeks) = buyer.draw_weeks_to_next(first) {
            let next_s = placed_at_s.saturating_add((weeks * WEEK_S) as i64);
            if next_s < self.end_s {
                self.buyers.insert(customer, Active { buyer, first: false });
                self.due.push(Reverse((next_s, customer)));
            }
        }
        Some(SimulatedOrder { position, customer, first, placed_at_s, gross_minor, items, fate })
    }
}
