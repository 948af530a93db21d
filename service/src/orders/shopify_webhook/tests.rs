//! Bodies as shops send them, and odd ones.

use super::*;
use crate::orders::event::Refund;

const ORDER: &str = r#"{"id": 820982911946154508, "name": "9999", "currency": "EUR",
    "total_price": "30.00", "current_total_price": "20.00", "financial_status": "partially_refunded",
    "created_at": "2026-11-01T10:00:00-05:00", "processed_at": null,
    "updated_at": "2026-11-02T10:00:00-05:00", "cancelled_at": null, "test": false,
    "customer": {"id": 115310627314723954, "email": " Ada@Example.com"},
    "refunds": [{"id": 7, "transactions": [
        {"kind": "refund", "status": "success", "amount": "10.00", "currency": "EUR"},
        {"kind": "refund", "status": "failure", "amount": "99.00", "currency": "EUR"}]}]}"#;

fn decoded(topic: &str, body: &str, rates: &str) -> Result<Decoded, Unusable> {
    let rates = Rates::parse(rates).unwrap();
    decode(topic, body.as_bytes(), Money { shop: Currency::USD, rates: &rates })
}

fn version(body: &str, rates: &str) -> OrderVersion {
    match decoded("orders/updated", body, rates).unwrap() {
        Decoded::Change(Change::Order(version)) => version,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_order_is_read_in_the_shops_money() {
    let read = version(ORDER, "EUR/USD=1.10");
    assert_eq!(read.order_id, "820982911946154508");
    assert_eq!((read.gross_minor, read.current_total_minor), (3_300, 2_200));
    assert_eq!((read.rank.refunded_minor, read.known_refunds.as_slice()), (1_100, &[7][..]));
    assert_eq!(read.processed_at_ms, 1_793_545_200_000);
    let named = read.customer.unwrap();
    assert_eq!(named.id.as_deref(), Some("115310627314723954"));
    assert_eq!(named.email.as_deref(), Some("ada@example.com"));
    let shop_money = ORDER.replace(
        "\"refunds\"",
        r#""total_price_set": {"shop_money": {"amount": "31.50", "currency_code": "USD"}}, "refunds""#,
    );
    assert_eq!(version(&shop_money, "EUR/USD=1.10").gross_minor, 3_150);
}

#[test]
fn what_cannot_be_used_names_the_field() {
    let refused = |body: &str| decoded("orders/create", body, "").unwrap_err().to_string();
    assert!(refused(ORDER).contains("RFM_RATES has no EUR/USD"));
    let usd = ORDER.replace("EUR", "USD");
    for (from, to, field) in [
        ("\"30.00\"", "\"thirty\"", "total_price"),
        ("\"20.00\"", "\"20.001\"", "current_total_price"),
        ("820982911946154508", "null", "id"),
        ("2026-11-01T10:00:00-05:00", "soon", "created_at"),
        ("2026-11-01T10:00:00-05:00", "-004800-01-01T00:00:00Z", "created_at"),
        ("\"partially_refunded\"", "\"odd\"", "financial_status"),
        ("\"id\": 7", "\"id\": \"x\"", "refunds.id"),
    ] {
        let text = refused(&usd.replace(from, to));
        assert!(text.starts_with(field), "{field}: {text}");
    }
    assert!(refused("{").starts_with("the body is not JSON"));
}

#[test]
fn the_other_topics_are_read() {
    let read = |topic, body| decoded(topic, body, "").unwrap();
    let merged = r#"{"admin_graphql_api_customer_kept_id": "gid://shopify/Customer/1",
        "admin_graphql_api_customer_deleted_id": "gid://shopify/Customer/2"}"#;
    let (kept, removed) = ("1".to_owned(), "2".to_owned());
    assert_eq!(
        read("customers/merge", merged),
        Decoded::Change(Change::CustomersMerged { kept, removed })
    );
    assert_eq!(
        read("orders/delete", r#"{"id": 5}"#),
        Decoded::Change(Change::OrderDeleted { order_id: "5".into() })
    );
    let refund = r#"{"id": 3, "order_id": 5, "transactions": [{"amount": "1.50"}]}"#;
    let expected = Refund { refund_id: 3, order_id: "5".into(), amount_minor: 150 };
    assert_eq!(read("refunds/create", refund), Decoded::Change(Change::Refunded(expected)));
    assert_eq!(read("app/uninstalled", "no json"), Decoded::NotOurs);
    assert_eq!(read("orders/merge", "{}"), Decoded::NotOurs);
}

/// An order of a shop in USD that a buyer paid in EUR.
const IN_EUROS: &str = r#"{"id": 1, "currency": "USD", "presentment_currency": "EUR",
    "total_price": "33.00", "total_price_set": {"shop_money": {"amount": "33.00", "currency_code": "USD"},
    "presentment_money": {"amount": "30.00", "currency_code": "EUR"}},
    "current_total_price": "22.00", "financial_status": "partially_refunded",
    "created_at": "2026-11-01T10:00:00Z", "customer": {"id": 7},
    "refunds": [{"id": 7, "transactions": [
        {"kind": "refund", "status": "success", "amount": "10.00", "currency": "EUR"}]}]}"#;

#[test]
fn a_refund_in_the_buyers_money_refuses_no_version_that_says_what_is_left() {
    let read = version(IN_EUROS, "");
    assert_eq!((read.gross_minor, read.current_total_minor), (3_300, 2_200));
    assert_eq!(read.known_refunds, [7]);
    // The rank is the same whatever rates are given, so that versions stand in the same order.
    assert_eq!(read.rank.refunded_minor, 1_100);
    assert_eq!(version(IN_EUROS, "EUR/USD=1.5").rank, read.rank);
    let without = IN_EUROS.replace("\"current_total_price\"", "\"was\"");
    let refused = decoded("orders/updated", &without, "").unwrap_err();
    assert!(refused.to_string().contains("RFM_RATES has no EUR/USD"), "{refused}");
    assert_eq!(version(&without, "EUR/USD=1.5").current_total_minor, 3_300 - 1_500);
}

#[test]
fn a_refund_is_read_in_the_shops_money() {
    let refunded = |parts: &str, rates: &str| {
        let body = format!(
            r#"{{"id": 3, "order_id": 5, {parts}, "transactions": [
            {{"kind": "refund", "status": "success", "amount": "10.00", "currency": "EUR"}}]}}"#
        );
        match decoded("refunds/create", &body, rates) {
            Ok(Decoded::Change(Change::Refunded(refund))) => Ok(refund.amount_minor),
            other => Err(format!("{other:?}")),
        }
    };
    let set = |name: &str, amount: &str| {
        format!(
            r#""{name}": {{"shop_money": {{"amount": "{amount}", "currency_code": "USD"}},
            "presentment_money": {{"amount": "1.00", "currency_code": "EUR"}}}}"#
        )
    };
    let lines = format!(
        r#""refund_line_items": [{{{}, {}}}]"#,
        set("subtotal_set", "9.00"),
        set("total_tax_set", "0.90")
    );
    assert_eq!(refunded(&lines, "EUR/USD=2"), Ok(990), "the shop's own money before any rate");
    let old_shipping = format!(
        r#"{lines}, "order_adjustments": [{{"kind": "shipping_refund", {}, {}}}]"#,
        set("amount_set", "-5.00"),
        set("tax_amount_set", "-0.50")
    );
    assert_eq!(refunded(&old_shipping, ""), Ok(1_540));
    let shipping = format!(
        r#"{lines}, "refund_shipping_lines": [{{{}}}],
        "order_adjustments": [{{"kind": "refund_discrepancy", {}}}]"#,
        set("subtotal_amount_set", "5.00"),
        set("amount_set", "1.00")
    );
    assert_eq!(refunded(&shipping, ""), Ok(1_390));
    let plain = r#""refund_line_items": [{"subtotal": 9.0}]"#;
    assert!(refunded(plain, "").unwrap_err().contains("NoRate"));
    assert_eq!(refunded(plain, "EUR/USD=2"), Ok(2_000));
    let by_transaction = format!(
        r#"{{"id": 3, "order_id": 5, {lines}, "transactions": [
        {{"kind": "refund", "amount": "10.00", "currency": "EUR", {}}}]}}"#,
        set("amount_set", "11.00")
    );
    let expected = Refund { refund_id: 3, order_id: "5".into(), amount_minor: 1_100 };
    let read = decoded("refunds/create", &by_transaction, "").unwrap();
    assert_eq!(read, Decoded::Change(Change::Refunded(expected)));
}
