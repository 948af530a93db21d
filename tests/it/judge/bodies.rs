//! Messages as the JSON bodies that a shop sends, through the service's own decoder.

use jiff::Timestamp;
use rfm_service::base::Rates;
use rfm_service::orders::event::{Change, CustomerRef, OrderVersion};
use rfm_service::orders::shopify_webhook::{Decoded, Money, decode};
use serde_json::{Value, json};
use shared_scoring::Currency;
use shared_scoring::order::FinancialStatus;

/// Topic, body, and what is read from it; `None` for what no webhook says.
pub(super) fn through_json(change: &Change) -> Option<(&'static str, Vec<u8>, Change)> {
    let (topic, body) = match change {
        Change::Order(version) => ("orders/updated", order(version)),
        Change::OrderDeleted { order_id } => ("orders/delete", json!({"id": id(order_id)})),
        Change::Refunded(refund) => {
            let amount = money(refund.amount_minor);
            let body = json!({
                "id": refund.refund_id, "order_id": id(&refund.order_id),
                "transactions": [{"kind": "refund", "status": "success", "amount": amount}],
            });
            ("refunds/create", body)
        }
        Change::Customer(version) => {
            version.customer.id.as_ref()?;
            let mut body = customer(&version.customer);
            body["updated_at"] = time(version.updated_at_ms);
            if version.email_removed {
                body["email"] = Value::Null;
            }
            ("customers/update", body)
        }
        Change::CustomersMerged { kept, removed } => {
            let global = |id: &str| format!("gid://shopify/Customer/{id}");
            let body = json!({
                "admin_graphql_api_customer_kept_id": global(kept),
                "admin_graphql_api_customer_deleted_id": global(removed),
            });
            ("customers/merge", body)
        }
        Change::CustomerDeleted { customer_id } => {
            ("customers/delete", json!({"id": id(customer_id)}))
        }
    };
    let body = body.to_string().into_bytes();
    let money = Money { shop: Currency::USD, rates: &Rates::default() };
    let Ok(Decoded::Change(mut read)) = decode(topic, &body, money) else {
        panic!("{topic} is not read: {}", String::from_utf8_lossy(&body));
    };
    // The hash is of what was read; all else is what was written.
    if let (Change::Order(read), Change::Order(written)) = (&mut read, change) {
        let hash = std::mem::replace(&mut read.rank.content_hash, written.rank.content_hash);
        assert_eq!(read, written);
        read.rank.content_hash = hash;
    } else {
        assert_eq!(&read, change);
    }
    Some((topic, body, read))
}

fn id(text: &str) -> u64 {
    text.parse().unwrap()
}

fn money(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

fn time(at_ms: i64) -> Value {
    Timestamp::from_millisecond(at_ms).unwrap().to_string().into()
}

fn customer(named: &CustomerRef) -> Value {
    let mut body = json!({});
    if let Some(text) = &named.id {
        body["id"] = id(text).into();
    }
    if let Some(email) = &named.email {
        body["email"] = email.to_uppercase().into();
    }
    body
}

fn order(version: &OrderVersion) -> Value {
    let status = FinancialStatus::NAMES
        .into_iter()
        .find(|(status, _)| *status == version.rank.financial_status)
        .map(|(_, name)| name);
    // The first has all of it.
    let refunds = version.known_refunds.iter().enumerate().map(|(at, id)| {
        let amount = money(if at == 0 { version.rank.refunded_minor } else { 0 });
        json!({"id": id, "transactions": [{"kind": "refund", "amount": amount}]})
    });
    json!({
        "id": id(&version.order_id), "currency": "USD", "test": version.test,
        "total_price": money(version.gross_minor),
        "current_total_price": money(version.current_total_minor),
        "processed_at": time(version.processed_at_ms), "updated_at": time(version.rank.updated_at_ms),
        "cancelled_at": version.rank.cancelled.then(|| time(version.rank.updated_at_ms)),
        "financial_status": status, "refunds": refunds.collect::<Vec<_>>(),
        "customer": version.customer.as_ref().map(customer),
    })
}
