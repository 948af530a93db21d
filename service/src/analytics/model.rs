//! What a day says of a shop, from the orders dated on or before it.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};
use shared_scoring::{Bands, Cell, CustomerStats, Day, score};
use uuid::Uuid;

/// What the orders of a shop say of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayMetrics {
    /// Orders of the day that count.
    pub orders: i64,
    /// Their net amount in minor units.
    pub revenue_minor: i64,
    /// The same by the cell that each customer is in at the end of the day.
    pub revenue_by_cell: BTreeMap<Cell, i64>,
    /// For each month of first orders (its first day): customers who began in it, those among them with at
    /// least two orders, and those with an order in the month of the day, until the day.
    pub cohorts: BTreeMap<Day, Cohort>,
}

/// Customers whose first order is of one month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cohort {
    /// All of them.
    pub customers: i64,
    /// Those with at least two orders.
    pub repeat_customers: i64,
    /// Those with an order in the month of the day, until the day.
    pub active: i64,
}

/// The first day of a day's month.
pub fn month_of(day: Day) -> Day {
    let (_, _, of_month) = day.to_civil();
    Day(day.0 - of_month.cast_signed() + 1)
}

/// The first day of the month after one.
pub fn month_after(month: Day) -> Day {
    // No month has more days than this, nor fewer than leave it in the next one.
    month_of(Day(month.0 + 31))
}

/// Months from one month to a later one.
pub fn months_between(from: Day, to: Day) -> i64 {
    let ((y1, m1, _), (y2, m2, _)) = (from.to_civil(), to.to_civil());
    (y2 - y1) * 12 + i64::from(m2) - i64::from(m1)
}

impl DayMetrics {
    /// Customers with an order until the day, and those with at least two.
    pub fn customers(&self) -> (i64, i64) {
        let all = self.cohorts.values();
        all.fold((0, 0), |sum, one| (sum.0 + one.customers, sum.1 + one.repeat_customers))
    }

    /// The metrics as they are kept, by name; `config_version` is the one that was active, `time_zone` the one
    /// that the day is of.
    pub fn documents(&self, config_version: i64, time_zone: &str) -> Vec<(&'static str, Value)> {
        let (customers, repeat) = self.customers();
        let rate = if customers == 0 { 0.0 } else { repeat as f64 / customers as f64 };
        let average = if self.orders == 0 { 0 } else { self.revenue_minor / self.orders };
        let cells: BTreeMap<String, i64> = self
            .revenue_by_cell
            .iter()
            .map(|(cell, minor)| (cell.index().to_string(), *minor))
            .collect();
        vec![
            (
                "repeat_purchase_rate",
                json!({
                    "customers": customers, "repeat_customers": repeat, "rate": rate,
                    "time_zone": time_zone,
                }),
            ),
            (
                "average_order_value",
                json!({
                    "orders": self.orders, "revenue_minor": self.revenue_minor,
                    "average_minor": average,
                }),
            ),
            ("revenue_by_segment", json!({ "config_version": config_version, "cells": cells })),
        ]
    }

    /// The column of the retention cohorts for the month of the day.
    pub fn cohort_document(&self) -> Value {
        let cohort = |(month, one): (&Day, &Cohort)| {
            (month.to_string(), json!({ "customers": one.customers, "active": one.active }))
        };
        Value::Object(self.cohorts.iter().map(cohort).collect())
    }
}

/// All orders of a shop in the order of their days, folded day by day.
#[derive(Default)]
pub struct Pass {
    customers: HashMap<Uuid, Seen>,
    cohorts: BTreeMap<Day, Cohort>,
    /// Of the day that is being folded.
    today: HashMap<Uuid, i64>,
    orders: i64,
    month: Option<Day>,
}

#[derive(Clone, Copy)]
struct Seen {
    stats: CustomerStats,
    /// The last month with an order.
    active: Day,
}

impl Pass {
    /// Folds an order in, which is of the day that is being folded.
    pub fn add(&mut self, customer: Uuid, day: Day, net_minor: i64) {
        let month = month_of(day);
        self.begin(month);
        let one = CustomerStats::of_order(day, net_minor);
        self.orders += 1;
        *self.today.entry(customer).or_default() += net_minor;
        match self.customers.get_mut(&customer) {
            None => {
                self.customers.insert(customer, Seen { stats: one, active: month });
                let cohort = self.cohorts.entry(month).or_default();
                cohort.customers += 1;
                cohort.active += 1;
            }
            Some(seen) => {
                let first = month_of(seen.stats.first_order_day);
                let cohort = self.cohorts.entry(first).or_default();
                cohort.repeat_customers += i64::from(seen.stats.order_count == 1);
                cohort.active += i64::from(seen.active != month);
                *seen = Seen { stats: seen.stats.and(one), active: month };
            }
        }
    }

    /// A day is over: what it says, under the bands that were active then.
    pub fn end(&mut self, day: Day, bands: &Bands) -> DayMetrics {
        self.begin(month_of(day));
        let mut revenue_by_cell: BTreeMap<Cell, i64> = BTreeMap::new();
        for (customer, minor) in &self.today {
            let cell = score::cell(&self.customers[customer].stats, bands, day);
            *revenue_by_cell.entry(cell).or_default() += minor;
        }
        let metrics = DayMetrics {
            orders: self.orders,
            revenue_minor: self.today.values().sum(),
            revenue_by_cell,
            cohorts: self.cohorts.clone(),
        };
        self.today.clear();
        self.orders = 0;
        metrics
    }

    /// In a month that begins nobody has been active.
    fn begin(&mut self, month: Day) {
        if self.month.replace(month) != Some(month) {
            self.cohorts.values_mut().for_each(|cohort| cohort.active = 0);
        }
    }
}
