//! Made-up orders as Shopify writes them: rows of its order export, and bodies and ids of its webhooks.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shared_scoring::order::FinancialStatus;
use shared_scoring::{Currency, Day};
use uuid::Uuid;

use super::{SimulatedOrder, Topic};
use crate::base::amount_text;

const DAY_S: i64 = 86_400;
const FIRST_ORDER_ID: u64 = 5_000_000_000_000;
const FIRST_CUSTOMER_ID: u64 = 7_000_000_000_000;
const FIRST_NUMBER: u64 = 1_001;

/// The columns of an export that are filled, in Shopify's order.
pub const COLUMNS: [&str; 13] = [
    "Name",
    "Email",
    "Financial Status",
    "Paid at",
    "Currency",
    "Total",
    "Created at",
    "Lineitem quantity",
    "Lineitem name",
    "Cancelled at",
    "Refunded Amount",
    "Id",
    "Source",
];

/// Names of goods, with what a reader of CSV must get right.
const GOODS: [&str; 4] = ["Mug", "Mug, \"large\"", "Tea\nassortment", "Café crème"];

/// The rows of an order, one for each line item; only the first carries the amounts, as in Shopify's
/// export. None for a test order, which an export has no column to mark.
pub fn rows(order: &SimulatedOrder, currency: Currency) -> Vec<[String; 13]> {
    if order.fate.test {
        return Vec::new();
    }
    let text = |minor| amount_text(minor, currency);
    let time = |at_s: i64| format!("{} +0000", civil(at_s, ' '));
    let paid = order.fate.financial_status.has_payment();
    let item = |at: u8| GOODS[(order.position as usize + usize::from(at)) % GOODS.len()].to_owned();
    let first = [
        name(order),
        email(order).unwrap_or_default(),
        status(order).to_owned(),
        if paid { time(order.placed_at_s) } else { String::new() },
        currency.to_string(),
        text(order.gross_minor),
        time(order.placed_at_s),
        "1".into(),
        item(0),
        order.fate.cancelled_at_s.map(time).unwrap_or_default(),
        text(order.refunded_minor()),
        (FIRST_ORDER_ID + order.position).to_string(),
        "web".into(),
    ];
    let further = (1..order.items).map(|at| {
        let mut row: [String; 13] = std::array::from_fn(|_| String::new());
        row[0] = name(order);
        row[1] = email(order).unwrap_or_default();
        row[6] = time(order.placed_at_s);
        row[7] = "1".into();
        row[8] = item(at);
        row
    });
    std::iter::once(first).chain(further).collect()
}

/// The body of the order's webhook in its last version.
pub fn webhook(order: &SimulatedOrder, currency: Currency) -> Value {
    let money = |minor| {
        let money =
            json!({ "amount": amount_text(minor, currency), "currency_code": currency.code() });
        json!({ "shop_money": money, "presentment_money": money })
    };
    let id = FIRST_ORDER_ID + order.position;
    let current_minor = order.gross_minor - order.refunded_minor();
    let placed_at = rfc3339(order.placed_at_s);
    let refunds: Vec<Value> = order
        .fate
        .refund
        .iter()
        .map(|(at_s, minor)| refund(id, *at_s, amount_text(*minor, currency), currency))
        .collect();
    json!({
        "id": id,
        "name": name(order),
        "email": email(order),
        "customer": email(order).map(|email| json!({ "id": FIRST_CUSTOMER_ID + order.customer, "email": email })),
        "created_at": placed_at,
        "processed_at": placed_at,
        "updated_at": rfc3339(order.updated_at_s()),
        "financial_status": status(order),
        "cancelled_at": order.fate.cancelled_at_s.map(rfc3339),
        "test": order.fate.test,
        "currency": currency.code(),
        "total_price": amount_text(order.gross_minor, currency),
        "current_total_price": amount_text(current_minor, currency),
        "total_price_set": money(order.gross_minor),
        "current_total_price_set": money(current_minor),
        "refunds": refunds,
    })
}

/// The body of a message about an order, as the order is known then.
pub fn body(topic: Topic, order: &SimulatedOrder, currency: Currency) -> Value {
    match topic {
        Topic::CustomersCreate => json!({
            "id": FIRST_CUSTOMER_ID + order.customer,
            "email": email(order),
            "created_at": rfc3339(order.placed_at_s),
            "updated_at": rfc3339(order.placed_at_s),
        }),
        Topic::RefundsCreate => {
            let (at_s, minor) = order.fate.refund.unwrap_or((order.placed_at_s, 0));
            let id = FIRST_ORDER_ID + order.position;
            refund(id, at_s, amount_text(minor, currency), currency)
        }
        Topic::OrdersCreate | Topic::OrdersCancelled | Topic::OrdersUpdated => {
            webhook(order, currency)
        }
    }
}

/// What tells a message apart from all others: the same for the same topic and body, and no other.
pub fn webhook_id(topic: Topic, body: &str) -> Uuid {
    let digest = Sha256::new().chain_update(topic.name()).chain_update([0]).chain_update(body);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.finalize()[..16]);
    Uuid::new_v8(bytes)
}

/// A refund of an order; an order has at most one, so the order's id numbers it.
fn refund(order_id: u64, at_s: i64, amount: String, currency: Currency) -> Value {
    json!({
        "id": order_id,
        "order_id": order_id,
        "created_at": rfc3339(at_s),
        "transactions": [{
            "id": order_id,
            "order_id": order_id,
            "kind": "refund",
            "status": "success",
            "amount": amount,
            "currency": currency.code(),
        }],
    })
}

fn name(order: &SimulatedOrder) -> String {
    format!("#{}", FIRST_NUMBER + order.position)
}

/// One in fifty is typed with capitals, which do not make another customer.
fn email(order: &SimulatedOrder) -> Option<String> {
    let capital = if order.position % 50 == 7 { 'C' } else { 'c' };
    (!order.fate.guest).then(|| format!("{capital}ustomer-{}@example.com", order.customer + 1))
}

fn status(order: &SimulatedOrder) -> &'static str {
    let known = FinancialStatus::NAMES.iter().find(|(s, _)| *s == order.fate.financial_status);
    known.map_or("", |(_, name)| name)
}

/// An instant, in seconds since 1970-01-01T00:00Z, as messages write it.
pub fn rfc3339(at_s: i64) -> String {
    format!("{}+00:00", civil(at_s, 'T'))
}

fn civil(at_s: i64, between: char) -> String {
    let (day, second) = (at_s.div_euclid(DAY_S), at_s.rem_euclid(DAY_S));
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{}{between}{hour:02}:{minute:02}:{second:02}", Day(day as i32))
}
