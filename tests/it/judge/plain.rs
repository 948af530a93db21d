//! Whose an order is, when it was placed, and who holds an e-mail: the rules once more, plainly, one
//! message after the other, without anything of the service.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rfm_service::orders::event::{Change, CustomerRef, CustomerVersion};
use shared_scoring::Day;
use shared_scoring::order::VersionRank;

/// The day of an instant in a zone.
pub(super) fn day_in(zone: &TimeZone, at_ms: i64) -> Day {
    let date = Timestamp::from_millisecond(at_ms).unwrap().to_zoned(zone.clone()).date();
    let epoch = jiff::civil::date(1970, 1, 1);
    Day(epoch.until((jiff::Unit::Day, date)).unwrap().get_days())
}

/// An id of the shop.
#[derive(Clone, Debug, Default)]
pub(super) struct Id {
    /// By number.
    pub(super) customer: Option<usize>,
    pub(super) alias_of: Option<String>,
    pub(super) erased: bool,
    /// When its customer was last changed.
    version_ms: Option<i64>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Customer {
    pub(super) email: Option<String>,
    pub(super) merged_into: Option<usize>,
}

/// See the file's head.
pub(super) struct Plain {
    pub(super) ids: HashMap<String, Id>,
    pub(super) customers: Vec<Customer>,
    /// Holders of e-mails.
    pub(super) holders: HashMap<String, usize>,
    /// When each e-mail was last claimed.
    claimed_ms: HashMap<String, i64>,
    /// The latest version of each order: its rank, whose it is, and when it was placed.
    orders: HashMap<String, (VersionRank, Option<usize>, i64)>,
}

impl Plain {
    pub(super) fn new() -> Plain {
        Plain {
            ids: HashMap::new(),
            customers: Vec::new(),
            holders: HashMap::new(),
            claimed_ms: HashMap::new(),
            orders: HashMap::new(),
        }
    }

    /// Whose an order is and when it was placed, once all merges are followed.
    pub(super) fn order(&self, order_id: &str) -> Option<(Option<usize>, i64)> {
        let (_, owner, placed_ms) = self.orders.get(order_id)?;
        Some((owner.map(|owner| self.now(owner)), *placed_ms))
    }

    pub(super) fn apply(&mut self, change: &Change) {
        match change {
            Change::Order(version) => {
                let known = self.orders.get(&version.order_id);
                let is_old = known.is_some_and(|(rank, _, _)| *rank >= version.rank);
                let mut owner = None;
                if let Some(named) = version.customer.as_ref() {
                    // An e-mail alone, in an old version, says nothing any more.
                    if !is_old || named.id.is_some() {
                        owner = Some(self.customer_of(named));
                    }
                }
                if is_old {
                    return;
                }
                let latest = (version.rank, owner, version.processed_at_ms);
                self.orders.insert(version.order_id.clone(), latest);
            }
            Change::OrderDeleted { order_id } => {
                use shared_scoring::order::{FinancialStatus, Source};
                let rank = VersionRank {
                    source: Source::Tombstone,
                    updated_at_ms: 0,
                    cancelled: false,
                    refunded_minor: 0,
                    financial_status: FinancialStatus::Pending,
                    content_hash: 0,
                };
                self.orders.insert(order_id.clone(), (rank, None, 0));
            }
            Change::Refunded(_) => {}
            Change::Customer(version) => self.take_customer(version),
            Change::CustomersMerged { kept, removed } => self.merge(kept, removed),
            Change::CustomerDeleted { customer_id } => {
                let id = self.ids.entry(customer_id.clone()).or_default();
                id.erased = true;
                if let Some(customer) = id.customer {
                    self.drop_email(customer);
                }
            }
        }
    }

    fn now(&self, mut customer: usize) -> usize {
        while let Some(next) = self.customers[customer].merged_into {
            customer = next;
        }
        customer
    }

    fn last_id(&self, id: &str) -> String {
        let mut last = id.to_owned();
        while let Some(next) = self.ids.get(&last).and_then(|id| id.alias_of.clone()) {
            last = next;
        }
        last
    }

    fn is_erased(&self, id: &str) -> bool {
        self.ids.get(id).is_some_and(|id| id.erased)
    }

    fn add(&mut self, email: Option<&String>) -> usize {
        self.customers.push(Customer::default());
        let customer = self.customers.len() - 1;
        if let Some(email) = email {
            self.give_email(customer, email);
        }
        customer
    }

    fn give_email(&mut self, customer: usize, email: &str) {
        self.drop_email(customer);
        if let Some(holder) = self.holders.get(email).copied() {
            self.drop_email(holder);
        }
        self.customers[customer].email = Some(email.to_owned());
        self.holders.insert(email.to_owned(), customer);
    }

    fn drop_email(&mut self, customer: usize) {
        if let Some(email) = self.customers[customer].email.take() {
            self.holders.remove(&email);
        }
    }

    fn customer_of(&mut self, named: &CustomerRef) -> usize {
        let holder = named.email.as_ref().and_then(|email| self.holders.get(email).copied());
        let Some(id) = &named.id else {
            return holder.unwrap_or_else(|| self.add(named.email.as_ref()));
        };
        let last = self.last_id(id);
        if let Some(customer) = self.ids.get(&last).and_then(|id| id.customer) {
            return customer;
        }
        let erased = self.is_erased(&last) || self.is_erased(id);
        let has_id = |customer| self.ids.values().any(|id| id.customer == Some(customer));
        let customer = match holder.filter(|holder| !erased && !has_id(*holder)) {
            Some(holder) => holder,
            None => {
                let is_claimed = |email: &&String| self.claimed_ms.contains_key(*email);
                let free = named
                    .email
                    .clone()
                    .filter(|email| holder.is_none() && !erased && !is_claimed(&email));
                self.add(free.as_ref())
            }
        };
        self.ids.entry(last).or_default().customer = Some(customer);
        customer
    }

    /// The stream never has two versions of the same time that say different things.
    fn take_customer(&mut self, version: &CustomerVersion) {
        let named = &version.customer;
        let Some(id) = &named.id else {
            self.customer_of(named);
            return;
        };
        let at_ms = version.updated_at_ms;
        let is_alias = self.last_id(id) != *id;
        let latest_claim = named
            .email
            .as_ref()
            .filter(|email| self.claimed_ms.get(*email).is_none_or(|claimed| *claimed <= at_ms));
        let email = latest_claim.cloned().filter(|_| !is_alias);
        let customer = self.customer_of(&CustomerRef { id: Some(id.clone()), email });
        if let Some(email) = latest_claim {
            self.claimed_ms.insert(email.clone(), at_ms);
            let holder = self.holders.get(email).copied();
            if let Some(holder) = holder.filter(|holder| is_alias || *holder != customer) {
                self.drop_email(holder);
            }
        }
        let says_nothing = named.email.is_none() && !version.email_removed;
        if is_alias || says_nothing || self.is_erased(id) {
            return;
        }
        let known = self.ids.entry(id.clone()).or_default();
        if known.version_ms.is_some_and(|known| known > at_ms) {
            return;
        }
        known.version_ms = Some(at_ms);
        match latest_claim {
            Some(email) => self.give_email(customer, email),
            None => self.drop_email(customer),
        }
    }

    fn merge(&mut self, kept: &str, removed: &str) {
        let (kept, removed) = (self.last_id(kept), self.last_id(removed));
        if kept == removed {
            return;
        }
        let gone = self.ids.entry(removed.clone()).or_default();
        gone.alias_of = Some(kept.clone());
        let from = gone.customer.take();
        let into = self.ids.entry(kept.clone()).or_default().customer;
        if let Some(from) = from {
            self.drop_email(from);
            match into {
                Some(into) => self.customers[from].merged_into = Some(into),
                None => self.ids.entry(kept).or_default().customer = Some(from),
            }
        }
    }
}
