//! The orders of one shop in memory: each once, in its latest version, grouped by customer.

use ahash::AHashMap;
use shared_scoring::order::{OrderState, VersionRank, contribution};
use shared_scoring::{Currency, CustomerStats, Day};

/// One version of an order.
#[derive(Clone, Debug)]
pub struct Order {
    /// The shop's key of the order.
    pub key: String,
    /// The key of the customer; `None` when none is known.
    pub customer: Option<String>,
    /// Its day in the shop's zone.
    pub day: Day,
    /// What its amounts are in.
    pub currency: Currency,
    /// What decides whether it counts, and its amounts.
    pub state: OrderState,
    /// Its place among the versions of the order.
    pub rank: VersionRank,
}

/// An order that cannot be added up with the others.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("Currency: {given} is not the shop's {shop}; orders in other currencies are left out")]
pub struct RejectedOrder {
    /// The order's currency.
    pub given: Currency,
    /// The shop's currency.
    pub shop: Currency,
}

/// All orders of one shop.
#[derive(Debug)]
pub struct Ledger {
    currency: Option<Currency>,
    customers: AHashMap<String, u32>,
    /// Where each order's fact is: a growing table moves positions, not facts.
    orders: AHashMap<Box<str>, u32>,
    facts: Vec<Fact>,
}

#[derive(Debug)]
struct Fact {
    customer: Option<u32>,
    day: Day,
    state: OrderState,
    rank: VersionRank,
}

impl Ledger {
    /// An empty ledger in this currency; `None` takes that of the first order that counts.
    pub fn new(currency: Option<Currency>) -> Ledger {
        let (customers, orders) = (AHashMap::new(), AHashMap::new());
        Ledger { currency, customers, orders, facts: Vec::new() }
    }

    /// The shop's currency, once it is known.
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Takes a version of an order. The order in which versions come does not matter.
    ///
    /// # Errors
    /// When an order that would count is in another currency than the shop's.
    pub fn add(&mut self, order: Order) -> Result<(), RejectedOrder> {
        if order.state.counts().is_ok() {
            let shop = *self.currency.get_or_insert(order.currency);
            if shop != order.currency {
                return Err(RejectedOrder { given: order.currency, shop });
            }
        }
        let next = self.customers.len() as u32;
        let customer = order.customer.map(|key| *self.customers.entry(key).or_insert(next));
        let fact = Fact { customer, day: order.day, state: order.state, rank: order.rank };
        let next = self.facts.len() as u32;
        let at = *self.orders.entry(order.key.into()).or_insert(next);
        match self.facts.get_mut(at as usize) {
            Some(known) if known.rank >= fact.rank => {}
            Some(known) => *known = fact,
            None => self.facts.push(fact),
        }
        Ok(())
    }

    /// Every customer with the stats of the orders dated on or before `as_of`, sorted by key;
    /// `None` for one none of whose orders count.
    pub fn into_customers(self, as_of: Day) -> Vec<(String, Option<CustomerStats>)> {
        let mut contributions: Vec<(u32, Day, i64)> = self
            .facts
            .into_iter()
            .filter(|fact| fact.day <= as_of)
            .filter_map(|fact| {
                let (day, net_minor) = contribution(&fact.state, fact.day)?;
                Some((fact.customer?, day, net_minor))
            })
            .collect();
        contributions.sort_unstable();
        let mut stats = vec![None; self.customers.len()];
        for of_customer in contributions.chunk_by(|one, other| one.0 == other.0) {
            let orders = of_customer.iter().map(|(_, day, net_minor)| (*day, *net_minor));
            stats[of_customer[0].0 as usize] = CustomerStats::fold(orders);
        }
        let named = self.customers.into_iter().map(|(key, at)| (key, stats[at as usize]));
        let mut customers: Vec<_> = named.collect();
        customers.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        customers
    }
}
