//! The orders of one shop in memory: each once, in its latest version, grouped by customer.

use shared_scoring::order::{OrderState, VersionRank, contribution};
use shared_scoring::{Currency, CustomerStats, Day, Folding};
use string_interner::backend::StringBackend;
use string_interner::{StringInterner, Symbol};

/// One version of an order, by keys of this kind.
#[derive(Clone, Debug)]
pub struct Order<K> {
    /// The shop's key of the order.
    pub key: K,
    /// The key of the customer; `None` when none is known.
    pub customer: Option<K>,
    /// Its day in the shop's zone.
    pub day: Day,
    /// What its amounts are in.
    pub currency: Currency,
    /// What decides whether it counts, and its amounts.
    pub state: OrderState,
    /// Its place among the versions of the order.
    pub rank: VersionRank,
}

impl<K> Order<K> {
    /// The same order by other keys.
    pub fn map_keys<T>(self, mut to: impl FnMut(K) -> T) -> Order<T> {
        let Order { key, customer, day, currency, state, rank } = self;
        Order { key: to(key), customer: customer.map(to), day, currency, state, rank }
    }
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

/// Keys in one text, each with a number: the first is 0, the next new one 1.
type Keys = StringInterner<StringBackend, ahash::RandomState>;

/// All orders of one shop.
#[derive(Debug)]
pub struct Ledger {
    currency: Option<Currency>,
    customers: Keys,
    orders: Keys,
    /// By the number of the order.
    facts: Vec<Fact>,
}

#[derive(Debug)]
struct Fact {
    /// By number.
    customer: Option<usize>,
    day: Day,
    /// What it adds to its customer's stats; `None` when it does not count.
    counted_minor: Option<i64>,
    rank: VersionRank,
}

impl Ledger {
    /// An empty ledger in this currency; `None` takes that of the first order that counts. Up to
    /// `expected` orders find room without moving those before them.
    pub fn new(currency: Option<Currency>, expected: usize) -> Ledger {
        let (orders, facts) = (Keys::with_capacity(expected), Vec::with_capacity(expected));
        Ledger { currency, customers: Keys::new(), orders, facts }
    }

    /// The shop's currency, once it is known.
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Takes a version of an order. The order in which versions come does not matter.
    ///
    /// # Errors
    /// When an order that would count is in another currency than the shop's.
    pub fn add(&mut self, order: Order<&str>) -> Result<(), RejectedOrder> {
        if order.state.counts().is_ok() {
            let shop = *self.currency.get_or_insert(order.currency);
            if shop != order.currency {
                return Err(RejectedOrder { given: order.currency, shop });
            }
        }
        let fact = Fact {
            customer: order.customer.map(|key| self.customers.get_or_intern(key).to_usize()),
            day: order.day,
            counted_minor: contribution(&order.state, order.day).map(|(_, net_minor)| net_minor),
            rank: order.rank,
        };
        match self.facts.get_mut(self.orders.get_or_intern(order.key).to_usize()) {
            Some(known) if known.rank >= fact.rank => {}
            Some(known) => *known = fact,
            None => self.facts.push(fact),
        }
        Ok(())
    }

    /// Every customer with the stats of the orders dated on or before `as_of`, sorted by key;
    /// `None` for one none of whose orders count.
    pub fn into_customers(self, as_of: Day) -> Vec<(String, Option<CustomerStats>)> {
        let mut foldings = vec![Folding::default(); self.customers.len()];
        for fact in self.facts.iter().filter(|fact| fact.day <= as_of) {
            if let Some((customer, net_minor)) = fact.customer.zip(fact.counted_minor) {
                foldings[customer].add(fact.day, net_minor);
            }
        }
        let named = self.customers.iter().map(|(_, key)| key.to_owned());
        let mut customers: Vec<_> = named.zip(foldings.iter().map(Folding::stats)).collect();
        customers.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        customers
    }
}
