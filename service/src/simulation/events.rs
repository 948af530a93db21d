//! A made-up shop's life as it unfolds: messages in the order in which Shopify sends them, each of an instant and
//! saying what is known then, and the days that begin in between.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::iter::Peekable;

use shared_scoring::Day;

use super::{Shop, SimulatedOrder};
use crate::base::Calendar;

/// What a message is about, as Shopify names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// A customer is known for the first time.
    CustomersCreate,
    /// An order is placed.
    OrdersCreate,
    /// Money is given back.
    RefundsCreate,
    /// An order is cancelled.
    OrdersCancelled,
    /// Whatever happened to an order, it is told once more.
    OrdersUpdated,
}

impl Topic {
    /// Shopify's name.
    pub const fn name(self) -> &'static str {
        match self {
            Topic::CustomersCreate => "customers/create",
            Topic::OrdersCreate => "orders/create",
            Topic::RefundsCreate => "refunds/create",
            Topic::OrdersCancelled => "orders/cancelled",
            Topic::OrdersUpdated => "orders/updated",
        }
    }
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A day begins in the shop's time zone.
    DayBegins(Day),
    /// Shopify sends a message about an order, which is as it is known then.
    Message(Topic, SimulatedOrder),
}

/// Something that happens, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// In seconds since 1970-01-01T00:00Z.
    pub at_s: i64,
    /// What it is.
    pub what: What,
}

/// All that happens in a made-up shop from an instant on, in the order of time; at the same instant a day begins
/// first. Holds the orders that change later, who was told of, and never what is past.
#[derive(Debug)]
pub struct Events {
    orders: Peekable<Shop>,
    /// Orders that change, by when and which.
    changing: BTreeMap<(i64, u64), SimulatedOrder>,
    /// Customers whom a message told of.
    told_of: ahash::AHashSet<u64>,
    calendar: Calendar,
    next_day: Day,
    from_s: i64,
    end_s: i64,
    ready: VecDeque<Event>,
}

impl Events {
    /// What happens in a shop from an instant on, in seconds since 1970-01-01T00:00Z, with the days of a
    /// calendar.
    pub fn new(shop: Shop, from_s: i64, calendar: Calendar) -> Events {
        let from_ms = from_s.saturating_mul(1_000);
        let today = calendar.day_of(from_ms);
        let has_begun_at = calendar.start_of(today) == from_ms;
        let next_day = if has_begun_at { today } else { Day(today.0 + 1) };
        let end_s = shop.end_s;
        Events {
            orders: shop.peekable(),
            changing: BTreeMap::new(),
            told_of: ahash::AHashSet::new(),
            calendar,
            next_day,
            from_s,
            end_s,
            ready: VecDeque::new(),
        }
    }

    fn place(&mut self, order: SimulatedOrder) {
        let at_s = order.placed_at_s;
        for changed_at_s in order.changes_at_s() {
            self.changing.insert((changed_at_s, order.position), order.clone());
        }
        let is_new = !order.fate.guest && self.told_of.insert(order.customer);
        let known = order.known_at(at_s);
        let topics = [Topic::CustomersCreate, Topic::OrdersCreate];
        self.tell(at_s, &known, topics.into_iter().skip(usize::from(!is_new)));
    }

    fn change(&mut self, at_s: i64, order: &SimulatedOrder) {
        let known = order.known_at(at_s);
        let is_refunded = known.fate.refund.is_some_and(|(then_s, _)| then_s == at_s);
        let is_cancelled = known.fate.cancelled_at_s == Some(at_s);
        let topics = [
            is_refunded.then_some(Topic::RefundsCreate),
            is_cancelled.then_some(Topic::OrdersCancelled),
            Some(Topic::OrdersUpdated),
        ];
        self.tell(at_s, &known, topics.into_iter().flatten());
    }

    fn tell(&mut self, at_s: i64, order: &SimulatedOrder, topics: impl Iterator<Item = Topic>) {
        if at_s < self.from_s {
            return;
        }
        let messages = topics.map(|topic| What::Message(topic, order.clone()));
        self.ready.extend(messages.map(|what| Event { at_s, what }));
    }
}

impl Iterator for Events {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            let day_s = self.calendar.start_of(self.next_day).div_euclid(1_000);
            let changed_s =
                self.changing.first_key_value().map_or(i64::MAX, |((at_s, _), _)| *at_s);
            let placed_s = self.orders.peek().map_or(i64::MAX, |order| order.placed_at_s);
            if day_s < self.end_s && day_s <= changed_s.min(placed_s) {
                let day = self.next_day;
                self.next_day = Day(day.0 + 1);
                return Some(Event { at_s: day_s, what: What::DayBegins(day) });
            }
            if placed_s < changed_s {
                let order = self.orders.next()?;
                self.place(order);
            } else {
                let ((at_s, _), order) = self.changing.pop_first()?;
                self.change(at_s, &order);
            }
        }
    }
}
