//! The ledger keeps each order once, in its latest version, whatever order the versions come in.

use rfm_service::orders::{Ledger, Order};
use shared_scoring::order::{FinancialStatus, OrderState, Source, VersionRank};
use shared_scoring::{Currency, Day};

fn order(
    key: &'static str,
    customer: &'static str,
    day: i32,
    total: i64,
    refunded: i64,
) -> Order<&'static str> {
    let financial_status = FinancialStatus::Paid;
    let rank = VersionRank {
        source: Source::File,
        updated_at_ms: 0,
        cancelled: false,
        refunded_minor: refunded,
        financial_status,
        content_hash: 0,
    };
    let state = OrderState {
        has_customer: true,
        test: false,
        cancelled: false,
        deleted: false,
        financial_status,
        gross_minor: total,
        net_minor: total - refunded,
    };
    Order { key, customer: Some(customer), day: Day(day), currency: Currency::USD, state, rank }
}

fn spends(
    orders: impl Iterator<Item = Order<&'static str>>,
    as_of: i32,
) -> Vec<(String, Option<i64>)> {
    let mut ledger = Ledger::new(None, 0);
    for order in orders {
        ledger.add(order).unwrap();
    }
    let customers = ledger.into_customers(Day(as_of)).into_iter();
    customers.map(|(key, stats)| (key, stats.map(|stats| stats.spend_total_minor))).collect()
}

#[test]
fn the_latest_version_wins_in_any_order_and_moves_the_order_to_its_customer() {
    let versions = [
        order("#1", "ann", 10, 1_000, 0),
        order("#1", "ann", 10, 1_000, 250),
        order("#1", "bob", 10, 1_000, 400),
        order("#2", "ann", 12, 500, 0),
    ];
    let expected = [("ann".to_owned(), Some(500)), ("bob".to_owned(), Some(600))];
    for first in 0..versions.len() {
        let mut turned = versions.to_vec();
        turned.rotate_left(first);
        let turned = || turned.iter().cloned();
        assert_eq!(spends(turned(), 20), expected, "from {first}");
        assert_eq!(spends(turned().rev(), 20), expected, "from {first}, backwards");
        assert_eq!(spends(turned().chain(turned()), 20), expected, "from {first}, twice");
    }
}

#[test]
fn an_order_of_the_day_itself_is_in_and_one_of_the_next_is_not() {
    let orders = || [order("#1", "ann", 10, 100, 0), order("#2", "ann", 11, 7, 0)].into_iter();
    assert_eq!(spends(orders(), 9), [("ann".to_owned(), None)]);
    assert_eq!(spends(orders(), 10), [("ann".to_owned(), Some(100))]);
    assert_eq!(spends(orders(), 11), [("ann".to_owned(), Some(107))]);
}
