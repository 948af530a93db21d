//! The book of a batch: the orders, refunds, identities and customers that its messages touch. Messages
//! are folded into it in memory; what changed is written afterwards. It never does I/O.

mod checks;
mod identities;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

use ahash::AHashMap;

use shared_scoring::Totals;
use shared_scoring::order::{
    FinancialStatus, OrderState, Source, VersionRank, contribution, net_minor,
};
use uuid::Uuid;

use super::event::{Change, Event, OrderVersion, Refund};

pub use checks::{check_change, check_content};

/// Amounts beyond this many minor units are no orders: a million of them still fit an `i64`.
pub const MAX_AMOUNT_MINOR: i64 = 1_000_000_000_000;

/// What a customer's counting orders add up to, by instants in milliseconds since 1970-01-01T00:00Z.
pub type OrderTotals = Totals<i64>;

/// By what a customer's e-mail is found.
pub type EmailLookup = [u8; 32];

/// Why a message cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// An amount that no order has.
    #[error("{field}: {amount} is beyond {MAX_AMOUNT_MINOR} minor units")]
    Amount {
        /// Which.
        field: &'static str,
        /// In minor units.
        amount: i64,
    },
    /// The customers were merged the other way round already.
    #[error("customer {removed} cannot be merged into {kept}, which was merged into it")]
    MergedInCircle {
        /// The id that would stay.
        kept: String,
        /// The id that would go.
        removed: String,
    },
    /// An id that is empty or too long.
    #[error("{field}: an id has 1 to 200 bytes")]
    Id {
        /// Which.
        field: &'static str,
    },
}

/// A place among the versions of customers: the greatest is the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    /// `updated_at`, in milliseconds since 1970-01-01T00:00Z.
    pub updated_at_ms: i64,
    /// Settles versions of the same time; the same for the same content.
    pub tie: i64,
}

/// What an id of the shop stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The customer.
    pub user: Option<Uuid>,
    /// The id it was merged into.
    pub alias_of: Option<String>,
    /// Whether the customer was erased.
    pub erased: bool,
    /// The latest version that said anything of its e-mail.
    pub claim: Option<Claim>,
}

/// An order in its latest version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderFact {
    /// Whose it is.
    pub user: Option<Uuid>,
    /// When, in milliseconds since 1970-01-01T00:00Z.
    pub processed_at_ms: i64,
    /// A test order.
    pub test: bool,
    /// Charged before refunds, in minor units.
    pub gross_minor: i64,
    /// Less the refunds that this version knows, in minor units.
    pub current_total_minor: i64,
    /// Ids of those refunds.
    pub known_refunds: Vec<i64>,
    /// The version's rank.
    pub rank: VersionRank,
    /// What it adds to its customer's totals; `None` when it does not count.
    pub counted_minor: Option<i64>,
}

impl OrderFact {
    /// A deleted order: nothing of it is left but that it was.
    fn tombstone() -> OrderFact {
        OrderFact {
            user: None,
            processed_at_ms: 0,
            test: false,
            gross_minor: 0,
            current_total_minor: 0,
            known_refunds: Vec::new(),
            rank: VersionRank {
                source: Source::Tombstone,
                updated_at_ms: 0,
                cancelled: false,
                refunded_minor: 0,
                financial_status: FinancialStatus::Pending,
                content_hash: 0,
            },
            counted_minor: None,
        }
    }

    /// What decides whether it counts, after these refunds (id and amount in minor units).
    pub fn state(&self, refunds: &[(i64, i64)]) -> OrderState {
        let known = |id| self.known_refunds.binary_search(&id).is_ok();
        let refunds = refunds.iter().map(|(id, amount)| (*amount, known(*id)));
        OrderState {
            has_customer: self.user.is_some(),
            test: self.test,
            cancelled: self.rank.cancelled,
            deleted: self.rank.source == Source::Tombstone,
            financial_status: self.rank.financial_status,
            gross_minor: self.gross_minor,
            net_minor: net_minor(self.current_total_minor, refunds),
        }
    }
}

/// A customer's part in the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// What the counting orders add up to.
    pub totals: Option<OrderTotals>,
    /// By what the e-mail is found.
    pub email: Option<EmailLookup>,
    /// The address, when it was set in this batch.
    pub new_email: Option<String>,
    /// Whether the shop gave an id.
    pub has_id: bool,
    /// The customer that this one became.
    pub merged_into: Option<Uuid>,
    /// Whether it is new in this batch.
    pub is_new: bool,
    /// Whether the totals have to be folded anew from all orders.
    pub refold: bool,
}

/// What touches a customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Touch {
    /// A version of an order, or its deletion.
    #[default]
    Order,
    /// A refund.
    Refund,
    /// What the shop says of the customer.
    Customer,
    /// Two customers became one.
    Merge,
}

/// See the file's head.
#[derive(Debug, Default)]
pub struct Book {
    /// By the shop's id.
    pub identities: AHashMap<String, Identity>,
    /// By the shop's id.
    pub orders: AHashMap<String, OrderFact>,
    /// By order, then by refund: minor units.
    pub refunds: AHashMap<String, BTreeMap<i64, i64>>,
    /// By our id.
    pub customers: AHashMap<Uuid, Customer>,
    /// Holders of e-mails.
    pub emails: AHashMap<EmailLookup, Uuid>,
    /// The look-ups of the addresses in the batch.
    pub lookups: AHashMap<String, EmailLookup>,
    /// The latest claim to each e-mail, whether or not somebody holds it.
    pub claims: AHashMap<EmailLookup, Claim>,
    /// What is to be written.
    pub changed: Changed,
    /// What the message is that is being folded in.
    pub present: Touch,
}

/// Keys of what a batch changed.
#[derive(Debug, Default)]
pub struct Changed {
    /// Ids of the shop.
    pub identities: BTreeSet<String>,
    /// Ids of the shop with a later version of their customer.
    pub identity_claims: BTreeSet<String>,
    /// E-mails with a later claim.
    pub email_claims: BTreeSet<EmailLookup>,
    /// Orders, and whether each is new.
    pub orders: AHashMap<String, bool>,
    /// The earliest instant, in milliseconds, of which other orders count, or count otherwise or for somebody else.
    pub counted_from_ms: Option<i64>,
    /// Refunds, with their orders.
    pub refunds: BTreeSet<(String, i64)>,
    /// Customers, each with what touched it last.
    pub customers: BTreeMap<Uuid, Touch>,
    /// Customers that lost their e-mail.
    pub emails_lost: BTreeSet<Uuid>,
    /// Customers that became another, in order.
    pub merges: Vec<(Uuid, Uuid)>,
    /// Ids of the shop whose aliases go to another id, in order.
    pub aliases: Vec<(String, String)>,
}

impl Changed {
    /// Orders of this instant count in another way.
    fn count_from(&mut self, at_ms: i64) {
        self.counted_from_ms = Some(self.counted_from_ms.map_or(at_ms, |known| known.min(at_ms)));
    }
}

impl Book {
    /// Folds a message in. `new_id` gives ids for customers.
    ///
    /// # Errors
    /// When the message cannot be used; the book is as before.
    pub fn apply(
        &mut self,
        event: &Event,
        new_id: &mut dyn FnMut() -> Uuid,
    ) -> Result<(), Refusal> {
        check_change(event)?;
        self.present = match &event.change {
            Change::Order(_) | Change::OrderDeleted { .. } => Touch::Order,
            Change::Refunded(_) => Touch::Refund,
            Change::Customer(_) | Change::CustomerDeleted { .. } => Touch::Customer,
            Change::CustomersMerged { .. } => Touch::Merge,
        };
        match &event.change {
            Change::Order(version) => self.apply_version(version, new_id),
            Change::OrderDeleted { order_id } => self.put_order(order_id, OrderFact::tombstone()),
            Change::Refunded(refund) => self.apply_refund(refund),
            Change::Customer(version) => self.apply_customer(version, new_id),
            Change::CustomersMerged { kept, removed } => return self.merge(kept, removed),
            Change::CustomerDeleted { customer_id } => self.erase(customer_id),
        }
        Ok(())
    }

    fn touch(&mut self, customer: Uuid) {
        self.changed.customers.insert(customer, self.present);
    }

    fn apply_version(&mut self, version: &OrderVersion, new_id: &mut dyn FnMut() -> Uuid) {
        let is_latest =
            self.orders.get(&version.order_id).is_none_or(|known| known.rank < version.rank);
        // Whom the shop gave an id it knows, also by a version that is not the latest. An e-mail alone is no
        // reason to bring anybody back: it may have been erased since.
        let named = version.customer.as_ref().filter(|named| is_latest || named.id.is_some());
        let user = named.map(|customer| self.resolve(customer, new_id));
        if !is_latest {
            return;
        }
        let fact = OrderFact {
            user,
            processed_at_ms: version.processed_at_ms,
            test: version.test,
            gross_minor: version.gross_minor,
            current_total_minor: version.current_total_minor,
            known_refunds: version.known_refunds.clone(),
            rank: version.rank,
            counted_minor: None,
        };
        self.put_order(&version.order_id, fact);
    }

    fn apply_refund(&mut self, refund: &Refund) {
        let of_order = self.refunds.entry(refund.order_id.clone()).or_default();
        let known = of_order.get(&refund.refund_id);
        // A refund does not change; should two messages differ, the larger stands in any order.
        if known.is_some_and(|amount| *amount >= refund.amount_minor) {
            return;
        }
        of_order.insert(refund.refund_id, refund.amount_minor);
        self.changed.refunds.insert((refund.order_id.clone(), refund.refund_id));
        if let Some(fact) = self.orders.get(&refund.order_id).cloned() {
            self.put_order(&refund.order_id, fact);
        }
    }

    /// Whether two books have anything in common: then the one depends on what the other writes.
    pub fn meets(&self, other: &Book) -> bool {
        fn share<K: Eq + Hash, V>(one: &AHashMap<K, V>, other: &AHashMap<K, V>) -> bool {
            let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
            few.keys().any(|key| many.contains_key(key))
        }
        share(&self.identities, &other.identities)
            || share(&self.orders, &other.orders)
            || share(&self.refunds, &other.refunds)
            || share(&self.customers, &other.customers)
            || share(&self.lookups, &other.lookups)
            || share(&self.emails, &other.emails)
            || share(&self.claims, &other.claims)
    }

    /// Counts every order and folds every customer anew; says how many customers' totals differ.
    /// The book holds all orders of its customers.
    pub fn recount(&mut self) -> usize {
        let orders: Vec<(String, OrderFact)> = self.orders.clone().into_iter().collect();
        let stood: AHashMap<Uuid, Option<OrderTotals>> =
            self.customers.iter().map(|(id, customer)| (*id, customer.totals)).collect();
        for (order_id, fact) in orders {
            self.put_order(&order_id, fact);
        }
        let mut parts: AHashMap<Uuid, Vec<(i64, i64)>> = AHashMap::new();
        for (user, placed, net) in self.orders.values().filter_map(part_of) {
            parts.entry(user).or_default().push((placed, net));
        }
        for (id, customer) in &mut self.customers {
            customer.totals = Totals::fold(parts.remove(id).unwrap_or_default());
            customer.refold = false;
            self.changed.customers.insert(*id, self.present);
        }
        self.customers.iter().filter(|(id, customer)| stood[*id] != customer.totals).count()
    }

    /// Puts an order in place of what was known of it, and moves its part of the totals.
    fn put_order(&mut self, order_id: &str, mut fact: OrderFact) {
        let refunds: Vec<(i64, i64)> = self
            .refunds
            .get(order_id)
            .map(|of_order| of_order.iter().map(|(id, amount)| (*id, *amount)).collect())
            .unwrap_or_default();
        let counted = contribution(&fact.state(&refunds), fact.processed_at_ms);
        fact.counted_minor = counted.map(|(_, net)| net);
        let after = part_of(&fact);
        let known = self.orders.get(order_id);
        if known == Some(&fact) {
            return;
        }
        let before = known.and_then(part_of);
        let is_new = self.orders.insert(order_id.to_owned(), fact).is_none();
        self.changed.orders.entry(order_id.to_owned()).or_insert(is_new);
        if before == after {
            return;
        }
        for (_, placed, _) in before.iter().chain(&after) {
            self.changed.count_from(*placed);
        }
        if let Some((user, placed, net)) = before {
            let customer = self.customers.entry(user).or_default();
            match customer.totals.and_then(|totals| totals.without(placed, net)) {
                Some(left) => customer.totals = left,
                None => customer.refold = true,
            }
            self.touch(user);
        }
        if let Some((user, placed, net)) = after {
            let customer = self.customers.entry(user).or_default();
            let one = Totals::of_order(placed, net);
            customer.totals = Some(customer.totals.map_or(one, |totals| totals.and(one)));
            self.touch(user);
        }
    }
}

/// Whose totals an order is part of, with when it was placed and its net amount.
fn part_of(fact: &OrderFact) -> Option<(Uuid, i64, i64)> {
    Some((fact.user?, fact.processed_at_ms, fact.counted_minor?))
}
