//! A seeded stream of one shop's messages: orders, edits, refunds, cancellations, deletions, merges,
//! repeats and reorderings. It remembers what was delivered.

use std::collections::{BTreeMap, HashMap, HashSet};

use rfm_service::orders::event::{
    Change, CustomerRef, CustomerVersion, Event, OrderVersion, Refund,
};
use shared_scoring::order::{FinancialStatus, Source, VersionRank};

use super::bodies::through_json;
use super::plain::Plain;

const CUSTOMERS: u64 = 400;
const DAY_MS: i64 = 86_400_000;

/// What was delivered about an order.
#[derive(Default)]
pub(super) struct Delivered {
    pub(super) versions: Vec<OrderVersion>,
    pub(super) refunds: BTreeMap<i64, i64>,
    pub(super) deleted: bool,
}

pub(super) struct Stream {
    rng: fastrand::Rng,
    start_ms: i64,
    next_order: u64,
    next_refund: i64,
    next_event: u64,
    latest: Vec<OrderVersion>,
    held_back: Vec<Event>,
    past: Vec<Event>,
    pub(super) event_ids: HashSet<String>,
    pub(super) orders: HashMap<String, Delivered>,
    pub(super) plain: Plain,
}

impl Stream {
    pub(super) fn new(rng: fastrand::Rng, start_ms: i64) -> Stream {
        Stream {
            rng,
            start_ms,
            next_order: 1,
            next_refund: 1,
            next_event: 1,
            latest: Vec::new(),
            held_back: Vec::new(),
            past: Vec::new(),
            event_ids: HashSet::new(),
            orders: HashMap::new(),
            plain: Plain::new(),
        }
    }

    /// The next messages, some of them repeated, late or out of order.
    pub(super) fn batch(&mut self, size: usize, now_ms: i64) -> Vec<Event> {
        let mut batch = Vec::with_capacity(size);
        while batch.len() < size {
            if self.rng.u8(0..20) == 0 && !self.past.is_empty() {
                batch.push(self.past[self.rng.usize(0..self.past.len())].clone());
                continue;
            }
            if self.rng.u8(0..10) == 0 && !self.held_back.is_empty() {
                let at = self.rng.usize(0..self.held_back.len());
                batch.push(self.held_back.swap_remove(at));
                continue;
            }
            let change = self.change(now_ms);
            let id = format!("event-{}", self.next_event);
            self.next_event += 1;
            // Some of them as a shop sends them.
            let sent = self.rng.bool().then(|| through_json(&change)).flatten();
            let (topic, raw, change) = sent.unwrap_or(("test", Vec::new(), change));
            let event = Event { id, topic: topic.into(), change, raw };
            let late = self.rng.u8(0..10) == 0;
            if late { self.held_back.push(event) } else { batch.push(event) }
        }
        let from = self.rng.usize(0..batch.len());
        let mut rng = self.rng.fork();
        rng.shuffle(&mut batch[from..]);
        batch
    }

    /// Remembers what was acknowledged.
    pub(super) fn delivered(&mut self, batch: &[Event]) {
        for event in batch {
            if !self.event_ids.insert(event.id.clone()) {
                continue;
            }
            self.plain.apply(&event.change);
            match &event.change {
                Change::Order(version) => {
                    let known = self.orders.entry(version.order_id.clone()).or_default();
                    known.versions.push(version.clone());
                }
                Change::Refunded(refund) => {
                    let known = self.orders.entry(refund.order_id.clone()).or_default();
                    let amount = known.refunds.entry(refund.refund_id).or_default();
                    *amount = refund.amount_minor.max(*amount);
                }
                Change::OrderDeleted { order_id } => {
                    self.orders.entry(order_id.clone()).or_default().deleted = true;
                }
                Change::CustomersMerged { .. }
                | Change::Customer(_)
                | Change::CustomerDeleted { .. } => {}
            }
            self.past.push(event.clone());
        }
        let surplus = self.past.len().saturating_sub(2_000);
        self.past.drain(..surplus);
    }

    fn change(&mut self, now_ms: i64) -> Change {
        match self.rng.u16(0..1_000) {
            0..600 => Change::Order(self.new_order(now_ms)),
            600..780 => self.edit(now_ms),
            780..900 => self.refund(),
            900..930 => Change::OrderDeleted { order_id: self.some_order() },
            930..985 => Change::Customer(self.customer_version(now_ms)),
            985..995 => Change::CustomersMerged { kept: self.id(), removed: self.id() },
            _ => Change::CustomerDeleted { customer_id: self.id() },
        }
    }

    fn id(&mut self) -> String {
        // Some customers buy far more than others.
        let most = self.rng.u64(1..=CUSTOMERS);
        self.rng.u64(1..=most).to_string()
    }

    fn customer(&mut self) -> CustomerRef {
        let id = self.id();
        let holder = if self.rng.u8(0..20) == 0 { self.id() } else { id.clone() };
        let email = Some(format!("customer{holder}@example.com"));
        match self.rng.u8(0..10) {
            0 => CustomerRef { id: None, email },
            1 => CustomerRef { id: Some(id), email: None },
            _ => CustomerRef { id: Some(id), email },
        }
    }

    /// A time of its own for each: what ties decide, the test beside the book shows.
    fn customer_version(&mut self, now_ms: i64) -> CustomerVersion {
        let mut customer = self.customer();
        let is_version = customer.id.is_some();
        if is_version && self.rng.bool() {
            // Few addresses, which so go from one to the other, at times by a late message.
            customer.email = Some(format!("customer{}@example.com", self.rng.u8(0..40)));
        }
        CustomerVersion {
            email_removed: is_version && customer.email.is_none() && self.rng.bool(),
            customer,
            updated_at_ms: now_ms + i64::try_from(self.next_event).unwrap(),
        }
    }

    fn some_order(&mut self) -> String {
        // At times an order that is yet to come.
        self.rng.u64(1..self.next_order + 3).to_string()
    }

    fn new_order(&mut self, now_ms: i64) -> OrderVersion {
        let order_id = self.next_order.to_string();
        self.next_order += 1;
        let gross_minor = if self.rng.u8(0..50) == 0 { 0 } else { self.rng.i64(100..60_000) };
        let earliest = (now_ms - 400 * DAY_MS).max(self.start_ms - 800 * DAY_MS);
        let version = OrderVersion {
            order_id,
            customer: (self.rng.u8(0..40) != 0).then(|| self.customer()),
            processed_at_ms: self.rng.i64(earliest..now_ms + DAY_MS),
            test: self.rng.u8(0..60) == 0,
            gross_minor,
            current_total_minor: gross_minor,
            known_refunds: Vec::new(),
            rank: VersionRank {
                source: Source::Message,
                updated_at_ms: now_ms / 1_000 * 1_000,
                cancelled: false,
                refunded_minor: 0,
                financial_status: self.status(),
                content_hash: self.rng.u64(..),
            },
        };
        self.latest.push(version.clone());
        version
    }

    fn status(&mut self) -> FinancialStatus {
        let usual = [FinancialStatus::Paid, FinancialStatus::Paid, FinancialStatus::PartiallyPaid];
        match self.rng.u8(0..10) {
            0 => FinancialStatus::NAMES[self.rng.usize(0..8)].0,
            _ => usual[self.rng.usize(0..3)],
        }
    }

    fn edit(&mut self, now_ms: i64) -> Change {
        if self.latest.is_empty() {
            return Change::Order(self.new_order(now_ms));
        }
        let at = self.rng.usize(0..self.latest.len());
        let mut version = self.latest[at].clone();
        match self.rng.u8(0..6) {
            0 => version.rank.cancelled = true,
            1 => version.customer = Some(self.customer()),
            2 => version.rank.financial_status = self.status(),
            3 => version.processed_at_ms -= self.rng.i64(0..3 * DAY_MS),
            _ => version.current_total_minor = self.rng.i64(0..=version.gross_minor),
        }
        // `updated_at` has a resolution of a second: at times two versions share it.
        if self.rng.bool() {
            version.rank.updated_at_ms = now_ms / 1_000 * 1_000;
        }
        version.rank.content_hash = self.rng.u64(..);
        self.latest[at] = version.clone();
        Change::Order(version)
    }

    fn refund(&mut self) -> Change {
        if self.latest.is_empty() {
            return Change::OrderDeleted { order_id: self.some_order() };
        }
        let at = self.rng.usize(0..self.latest.len());
        let refund_id = self.next_refund;
        self.next_refund += 1;
        let version = &mut self.latest[at];
        let all = self.rng.u8(0..3) == 0;
        let most = version.current_total_minor.max(0);
        let amount_minor = if all { most } else { self.rng.i64(0..=most) };
        // The version that knows the refund comes with a later edit of the order.
        version.known_refunds.push(refund_id);
        version.current_total_minor -= amount_minor;
        version.rank.refunded_minor += amount_minor;
        Change::Refunded(Refund { refund_id, order_id: version.order_id.clone(), amount_minor })
    }
}
