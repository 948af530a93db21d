//! Shopify's order export through both of its readers, `rfm score`'s and `rfm import`'s: the same orders,
//! the same lines left out.

use std::collections::BTreeMap;

use rfm_service::base::Calendar;
use rfm_service::orders::event::OrderVersion;
use rfm_service::orders::reason::Reason;
use rfm_service::orders::shopify_csv::{BadRow, Row, read_orders, read_rows};
use rfm_service::orders::{Ledger, RejectedOrder};
use shared_scoring::order::{OrderState, contribution};
use shared_scoring::{Currency, CustomerStats, Day, Folding};

/// Customers with their stats, and the lines left out with their reasons.
type Outcome = (Vec<(String, Option<CustomerStats>)>, Vec<(u64, Reason)>);

pub(super) fn read(bytes: &[u8]) {
    let calendar = Calendar::get("America/Sao_Paulo").unwrap();
    let at_once = in_threads(bytes, &calendar);
    if let Some((_, bad)) = &at_once {
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        assert!(
            bad.iter().all(|(line, reason)| *line <= lines && !reason.to_string().is_empty()),
            "{bad:?}"
        );
        assert!(bad.is_sorted_by(|one, next| one.0 < next.0), "{bad:?}");
    }
    assert_eq!(at_once, row_by_row(bytes, &calendar));
}

/// The number of customers that an export has.
pub(super) fn customers(bytes: &[u8]) -> usize {
    in_threads(bytes, &Calendar::utc()).map_or(0, |(customers, _)| customers.len())
}

/// `None` when it is no export at all.
fn in_threads(bytes: &[u8], calendar: &Calendar) -> Option<Outcome> {
    let (mut ledger, mut bad) = (Ledger::new(None), Vec::new());
    read_orders(bytes, calendar, &mut ledger, 0, |row: BadRow| bad.push((row.line, row.reason)))
        .ok()?;
    Some((ledger.into_customers(Day(i32::MAX)), bad))
}

fn row_by_row(bytes: &[u8], calendar: &Calendar) -> Option<Outcome> {
    let (mut orders, mut bad) = (Orders::default(), Vec::new());
    let each = |row: Result<Row<'_>, Reason>| orders.take(&row?);
    read_rows(bytes, each, |row| bad.push((row.line, row.reason))).ok()?;
    Some((orders.customers(calendar), bad))
}

/// The latest version of each order, as an import has it, and every customer by its key.
#[derive(Default)]
struct Orders {
    currency: Option<Currency>,
    latest: BTreeMap<String, (OrderVersion, Option<String>)>,
    customers: BTreeMap<String, Folding>,
}

impl Orders {
    fn take(&mut self, row: &Row<'_>) -> Result<(), Reason> {
        let version = row.version(Ok)?;
        if state(&version).counts().is_ok() {
            let shop = *self.currency.get_or_insert(row.currency);
            if shop != row.currency {
                return Err(RejectedOrder { given: row.currency, shop }.reason());
            }
        }
        let customer = row.customer_key();
        assert_eq!(version.customer.is_some(), customer.is_some());
        if let Some(key) = &customer {
            self.customers.entry(key.clone()).or_default();
        }
        let known = self.latest.get(&version.order_id);
        if known.is_none_or(|(known, _)| known.rank < version.rank) {
            self.latest.insert(version.order_id.clone(), (version, customer));
        }
        Ok(())
    }

    fn customers(mut self, calendar: &Calendar) -> Vec<(String, Option<CustomerStats>)> {
        for (version, customer) in self.latest.values() {
            let counted = contribution(&state(version), calendar.day_of(version.processed_at_ms));
            if let (Some((day, net_minor)), Some(key)) = (counted, customer) {
                self.customers.entry(key.clone()).or_default().add(day, net_minor);
            }
        }
        self.customers
            .into_iter()
            .map(|(key, folding)| (key, folding.totals().map(CustomerStats::from)))
            .collect()
    }
}

fn state(version: &OrderVersion) -> OrderState {
    OrderState {
        has_customer: version.customer.is_some(),
        test: version.test,
        cancelled: version.rank.cancelled,
        deleted: false,
        financial_status: version.rank.financial_status,
        gross_minor: version.gross_minor,
        net_minor: version.current_total_minor,
    }
}
