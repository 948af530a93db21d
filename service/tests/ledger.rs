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
) -> Order<'static> {
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

/// Deals the orders out to this many parts in turn, and says what each customer spent.
fn spends<'o>(
    orders: impl Iterator<Item = Order<'o>>,
    parts: usize,
    as_of: i32,
) -> Vec<(String, Option<i64>)> {
    let mut ledger = Ledger::new(Some(Currency::USD));
    let mut taking: Vec<_> = (0..parts).map(|_| ledger.new_part(parts, 0)).collect();
    for (at, order) in orders.enumerate() {
        taking[at % parts].add(&order).unwrap();
    }
    taking.into_iter().for_each(|part| ledger.take(part));
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
        for parts in 1..5 {
            assert_eq!(spends(turned(), parts, 20), expected, "from {first}");
            assert_eq!(spends(turned().rev(), parts, 20), expected, "from {first}, backwards");
            assert_eq!(spends(turned().chain(turned()), parts, 20), expected, "{first}, twice");
        }
    }
}

#[test]
fn an_order_of_the_day_itself_is_in_and_one_of_the_next_is_not() {
    let orders = || [order("#1", "ann", 10, 100, 0), order("#2", "ann", 11, 7, 0)].into_iter();
    assert_eq!(spends(orders(), 1, 9), [("ann".to_owned(), None)]);
    assert_eq!(spends(orders(), 1, 10), [("ann".to_owned(), Some(100))]);
    assert_eq!(spends(orders(), 1, 11), [("ann".to_owned(), Some(107))]);
}

#[test]
fn what_a_row_of_a_version_says_is_compared_in_the_order_of_ranks() {
    // Each outranks those before it, in one thing, and says less of all that is compared later.
    let later = |cancelled, refunded, financial_status, content_hash| {
        let mut version = order("#1", "ann", 10, 1_000, refunded);
        version.rank = VersionRank { cancelled, financial_status, content_hash, ..version.rank };
        version
    };
    let (paid, refunded) = (FinancialStatus::Paid, FinancialStatus::PartiallyRefunded);
    let versions = [
        later(false, -5, refunded, u64::MAX),
        later(false, 3, paid, 1 << 10),
        later(false, 3, paid, u64::MAX),
        later(false, 3, refunded, 0),
        later(false, 4, paid, 0),
        later(true, 2, paid, 0),
    ];
    for (at, one) in versions.iter().enumerate() {
        for other in &versions[..at] {
            let expected = vec![("ann".to_owned(), Some(one.state.net_minor))];
            assert_eq!(spends([*one, *other].into_iter(), 2, 20), expected, "{one:?} {other:?}");
            assert_eq!(spends([*other, *one].into_iter(), 1, 20), expected, "{one:?} {other:?}");
        }
    }
}

#[test]
fn customers_are_sorted_whatever_the_length_of_their_keys() {
    let keys: Vec<String> = [31, 0, 40, 32, 7, 30, 33, 31]
        .iter()
        .enumerate()
        .map(|(at, length)| format!("{}{at}", "k".repeat(*length)))
        .collect();
    let orders = keys.iter().map(|key| Order { customer: Some(key), ..order("#1", "", 1, 1, 0) });
    let numbered: Vec<String> =
        (0..keys.len()).map(|at| format!("an order of many bytes {at}")).collect();
    let orders = orders.zip(&numbered).map(|(order, key)| Order { key, ..order });
    let mut sorted: Vec<_> = keys.iter().map(|key| (key.clone(), Some(1))).collect();
    sorted.sort();
    assert_eq!(spends(orders, 3, 1), sorted);
}
