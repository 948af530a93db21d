//! The orders of one shop in memory, each once, in its latest version, added up by customer.
//!
//! Orders are taken by several threads, each into a part of its own. Versions of one order may lie in
//! several parts, so a part keeps its orders on shelves by their keys, and a shelf of all parts is put in
//! order by itself. Memory that is touched is most of what this costs, so facts are small.

mod customer_numbers;
mod inline_key;

use std::iter;
use std::mem;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use shared_scoring::order::{OrderState, Source, VersionRank, contribution};
use shared_scoring::{Currency, CustomerStats, Day, Folding};

use super::reason::Reason;
use crate::base::in_threads;
use customer_numbers::{CustomerKey, CustomerNumbers, LongKeys};
use inline_key::InlineKey;

/// One version of an order, as a row of a file has it.
#[derive(Clone, Copy, Debug)]
pub struct Order<'k> {
    /// The shop's key of the order.
    pub key: &'k str,
    /// The key of the customer; `None` when none is known.
    pub customer: Option<&'k str>,
    /// Its day in the shop's zone.
    pub day: Day,
    /// What its amounts are in.
    pub currency: Currency,
    /// What decides whether it counts, and its amounts.
    pub state: OrderState,
    /// Its place among the versions of the order, all of them of files.
    pub rank: VersionRank,
}

/// An order that cannot be added up with the others.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{}", self.reason())]
pub struct RejectedOrder {
    /// The order's currency.
    pub given: Currency,
    /// The shop's currency.
    pub shop: Currency,
}

impl RejectedOrder {
    /// The same as of a line of a file.
    pub fn reason(&self) -> Reason {
        let remedy = "orders in other currencies are left out".into();
        Reason::OtherCurrency { given: self.given, shop: self.shop, remedy }
    }
}

/// All orders of one shop.
#[derive(Debug)]
pub struct Ledger {
    hasher: ahash::RandomState,
    currency: Option<Currency>,
    long_keys: LongKeys,
    parts: Vec<Part>,
}

/// The orders that one thread took.
#[derive(Debug)]
pub struct Part {
    hasher: ahash::RandomState,
    currency: Option<Currency>,
    customers: CustomerNumbers,
    /// Facts whose customers are not looked up yet.
    pending: Vec<(Fact, Option<CustomerKey>)>,
    shelves: Vec<Vec<Fact>>,
}

#[derive(Clone, Copy, Debug)]
struct Fact {
    key: InlineKey<16>,
    rank: RowRank,
    /// By the part's number; that of nobody when the order does not count.
    customer: u32,
    day: Day,
    /// What it adds to its customer's stats, in minor units.
    net_minor: i64,
}

/// The customer of an order that does not count.
const NOBODY: u32 = u32::MAX;

/// The customer of a fact that is pending.
const NOT_YET: u32 = u32::MAX - 1;

/// Facts that are pending at a time.
const PENDING: usize = 256;

/// What of a version's rank differs in a file, in the order in which it is compared: cancelled, refunded
/// amount, financial status, and 60 bits of the content's hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct RowRank([u64; 2]);

impl RowRank {
    fn new(rank: &VersionRank) -> RowRank {
        debug_assert_eq!((rank.source, rank.updated_at_ms), (Source::File, 0), "of a file");
        let refunded = rank.refunded_minor.cast_unsigned() ^ (1 << 63);
        let high = u64::from(rank.cancelled) << 63 | refunded >> 1;
        let low = refunded << 63 | (rank.financial_status as u64) << 60 | rank.content_hash >> 4;
        RowRank([high, low])
    }
}

impl Part {
    /// Takes a version of an order. The order in which versions come does not matter.
    ///
    /// # Errors
    /// When an order that would count is in another currency than the shop's.
    pub fn add(&mut self, order: &Order<'_>) -> Result<(), RejectedOrder> {
        let counted = contribution(&order.state, order.day);
        if counted.is_some() {
            let shop = *self.currency.get_or_insert(order.currency);
            if shop != order.currency {
                return Err(RejectedOrder { given: order.currency, shop });
            }
        }
        let fact = Fact {
            key: InlineKey::new(order.key),
            rank: RowRank::new(&order.rank),
            customer: if counted.is_some() { NOT_YET } else { NOBODY },
            day: order.day,
            net_minor: counted.map_or(0, |(_, net_minor)| net_minor),
        };
        let customer = order.customer.map(|key| self.customers.key(key));
        self.pending.push((fact, customer));
        if self.pending.len() == PENDING {
            self.settle();
        }
        Ok(())
    }

    /// Looks up the customers of the facts that are pending: all at a time, so that the waits for memory
    /// overlap. Customers none of whose orders count are known as well.
    fn settle(&mut self) {
        for (fact, customer) in &mut self.pending {
            let number = customer.map_or(NOBODY, |key| self.customers.number_of(key));
            fact.customer = if fact.customer == NOBODY { NOBODY } else { number };
        }
        for (fact, _) in self.pending.drain(..) {
            // The other half of the hash finds the order on its shelf.
            let shelf = (self.hasher.hash_one(fact.key) >> 32) as usize % self.shelves.len();
            self.shelves[shelf].push(fact);
        }
    }

    /// The currency of the orders that count, once there is one.
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }
}

impl Ledger {
    /// An empty ledger in this currency; `None` takes that of the first order that counts.
    pub fn new(currency: Option<Currency>) -> Ledger {
        let (hasher, long_keys) = (ahash::RandomState::new(), LongKeys::default());
        Ledger { hasher, currency, long_keys, parts: Vec::new() }
    }

    /// The shop's currency, once it is known.
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// A part for a thread, with as many shelves as there are threads. `expected` orders find room
    /// without moving those before them.
    pub fn new_part(&self, threads: usize, expected: usize) -> Part {
        let shelf = || Vec::with_capacity(expected / threads);
        Part {
            hasher: self.hasher.clone(),
            currency: self.currency,
            customers: CustomerNumbers::new(self.hasher.clone()),
            pending: Vec::with_capacity(PENDING),
            shelves: iter::repeat_with(shelf).take(threads).collect(),
        }
    }

    /// Takes in a part of this ledger.
    pub fn take(&mut self, mut part: Part) {
        part.settle();
        self.long_keys.take(part.customers.take_long_keys());
        self.currency = self.currency.or(part.currency);
        self.parts.push(part);
    }

    /// Every customer with the stats of the orders dated on or before `as_of`, sorted by key;
    /// `None` for one none of whose orders count.
    pub fn into_customers(mut self, as_of: Day) -> Vec<(String, Option<CustomerStats>)> {
        let shelves = self.shelves();
        let (names, places) = self.customers();
        let foldings = in_threads(shelves, |shelf| {
            let mut foldings = vec![Folding::default(); names.len()];
            shelf.each_latest(&self.hasher, |part, fact| {
                if fact.day <= as_of {
                    let place = places[part][fact.customer as usize];
                    foldings[place as usize].add(fact.day, fact.net_minor);
                }
            });
            foldings
        });
        let none = || vec![Folding::default(); names.len()];
        let sums = foldings.into_iter().reduce(|mut sums, of_shelf| {
            iter::zip(&mut sums, of_shelf).for_each(|(sum, one)| sum.merge(&one));
            sums
        });
        let sums = sums.unwrap_or_else(none);
        let named = |(name, folding): (_, Folding)| {
            (self.long_keys.text(&name).to_owned(), folding.totals().map(CustomerStats::from))
        };
        iter::zip(names, sums).map(named).collect()
    }

    /// Takes the shelves out of all parts: those that stand together by themselves.
    fn shelves(&mut self) -> Vec<Shelf> {
        let count = self.parts.iter().map(|part| part.shelves.len()).max().unwrap_or(0);
        let take = |at: usize, part: &mut Part| {
            part.shelves.get_mut(at).map(mem::take).unwrap_or_default()
        };
        (0..count)
            .map(|at| Shelf(self.parts.iter_mut().map(|part| take(at, part)).collect()))
            .collect()
    }

    /// The keys of all customers, sorted, and for each part their places by the part's numbers.
    fn customers(&self) -> (Vec<CustomerKey>, Vec<Vec<u32>>) {
        let compare = |one: &Numbered, other: &Numbered| self.long_keys.compare(&one.0, &other.0);
        let sorted = in_threads(self.parts.iter().enumerate().collect(), |(at, part)| {
            let numbered = part.customers.iter().map(|(key, number)| (key, at as u32, number));
            let mut numbered: Vec<Numbered> = numbered.collect();
            numbered.sort_unstable_by(compare);
            numbered
        });
        // Sorting what is sorted in parts is merging them.
        let mut all = sorted.concat();
        all.sort_by(compare);
        let no_places = |part: &Part| vec![NOBODY; part.customers.len()];
        let mut places: Vec<_> = self.parts.iter().map(no_places).collect();
        let mut names = Vec::with_capacity(all.len());
        for (key, part, number) in all {
            if names.last() != Some(&key) {
                names.push(key);
            }
            places[part as usize][number as usize] = names.len() as u32 - 1;
        }
        (names, places)
    }
}

/// A customer by the number of a part.
type Numbered = (CustomerKey, u32, u32);

/// The facts of some orders, by part: all versions of each.
struct Shelf(Vec<Vec<Fact>>);

impl Shelf {
    /// Hands out the latest version of each order that counts, with the part that has it.
    fn each_latest(mut self, hasher: &ahash::RandomState, mut each: impl FnMut(usize, &Fact)) {
        let count = self.0.iter().map(Vec::len).sum();
        let mut latest: HashTable<u32> = HashTable::with_capacity(count);
        for here in 0..count as u32 {
            let fact = *self.at(here);
            let entry = latest.entry(
                hasher.hash_one(fact.key),
                |known| self.at(*known).key == fact.key,
                |known| hasher.hash_one(self.at(*known).key),
            );
            let superseded = match entry {
                Entry::Vacant(free) => {
                    free.insert(here);
                    continue;
                }
                Entry::Occupied(mut known) if self.at(*known.get()).rank < fact.rank => {
                    mem::replace(known.get_mut(), here)
                }
                Entry::Occupied(_) => here,
            };
            let (part, at) = self.place(superseded);
            self.0[part][at].customer = NOBODY;
        }
        let facts = &self.0;
        for (part, facts) in facts.iter().enumerate() {
            facts.iter().filter(|fact| fact.customer != NOBODY).for_each(|fact| each(part, fact));
        }
    }

    fn at(&self, number: u32) -> &Fact {
        let (part, at) = self.place(number);
        &self.0[part][at]
    }

    /// Where a fact lies, by its number over all parts.
    fn place(&self, number: u32) -> (usize, usize) {
        let mut at = number as usize;
        for (part, facts) in self.0.iter().enumerate() {
            if at < facts.len() {
                return (part, at);
            }
            at -= facts.len();
        }
        unreachable!("facts are numbered up to their count")
    }
}
