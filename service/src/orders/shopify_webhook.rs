//! Shopify's webhooks, turned into changes. A payload that cannot be used is an error that names the
//! field; nothing in it makes this panic.

use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};
use shared_scoring::Currency;
use shared_scoring::order::{FinancialStatus, Source, VersionRank};

use super::event::{Change, CustomerRef, OrderVersion, Refund};
use crate::base::Rates;

/// What a webhook says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded {
    /// A change of orders or customers.
    Change(Change),
    /// The shop's own settings.
    Shop {
        /// Its currency.
        currency: Currency,
        /// Its IANA time zone.
        time_zone: String,
    },
    /// A topic that is not ours.
    NotOurs,
}

/// Why a payload cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// Not JSON.
    #[error("the body is not JSON: {0}")]
    Json(String),
    /// A field that is missing or has no legal value.
    #[error("{field}: {problem}")]
    Field {
        /// Its path.
        field: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// An amount in a currency without a rate.
    #[error("currency: {from} is not the shop's {to} and RFM_RATES has no {from}/{to}")]
    NoRate {
        /// Given.
        from: Currency,
        /// The shop's.
        to: Currency,
    },
}

/// In what amounts are, and how they become the shop's.
#[derive(Clone, Copy, Debug)]
pub struct Money<'m> {
    /// The shop's currency.
    pub shop: Currency,
    /// Exact rates.
    pub rates: &'m Rates,
}

/// Reads the body of a webhook.
///
/// # Errors
/// When it cannot be used.
pub fn decode(topic: &str, body: &[u8], money: Money<'_>) -> Result<Decoded, Unusable> {
    let is_ours = matches!(
        topic.split_once('/'),
        Some((
            "orders" | "refunds" | "customers" | "shop",
            "create" | "updated" | "cancelled" | "delete" | "update" | "merge"
        ))
    );
    if !is_ours {
        return Ok(Decoded::NotOurs);
    }
    let payload: Value =
        serde_json::from_slice(body).map_err(|error| Unusable::Json(error.to_string()))?;
    let change = match topic {
        "orders/create" | "orders/updated" | "orders/cancelled" => {
            Change::Order(order(&payload, money)?)
        }
        "orders/delete" => Change::OrderDeleted { order_id: id(&payload["id"], "id")? },
        "refunds/create" => Change::Refunded(refund(&payload, money)?),
        "customers/create" | "customers/update" => {
            let named = customer(&payload).filter(|named| named.id.is_some());
            Change::Customer(named.ok_or_else(|| missing("id"))?)
        }
        "customers/merge" => Change::CustomersMerged {
            kept: id(
                &payload["admin_graphql_api_customer_kept_id"],
                "admin_graphql_api_customer_kept_id",
            )?,
            removed: id(
                &payload["admin_graphql_api_customer_deleted_id"],
                "admin_graphql_api_customer_deleted_id",
            )?,
        },
        "customers/delete" => Change::CustomerDeleted { customer_id: id(&payload["id"], "id")? },
        "shop/update" => {
            let currency = currency(&payload["currency"]).ok_or_else(|| missing("currency"))?;
            let time_zone = payload["iana_timezone"].as_str();
            let time_zone = time_zone.ok_or_else(|| missing("iana_timezone"))?.to_owned();
            return Ok(Decoded::Shop { currency, time_zone });
        }
        _ => return Ok(Decoded::NotOurs),
    };
    Ok(Decoded::Change(change))
}

fn missing(field: &'static str) -> Unusable {
    Unusable::Field { field, problem: "is missing or has no legal value".into() }
}

fn currency(value: &Value) -> Option<Currency> {
    Currency::parse(value.as_str()?)
}

/// An id as a number, as text, or as the last part of a global id.
fn id(value: &Value, field: &'static str) -> Result<String, Unusable> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.rsplit('/').next().unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    if text.is_empty() { Err(missing(field)) } else { Ok(text) }
}

fn instant(value: &Value, field: &'static str) -> Result<i64, Unusable> {
    let time = value.as_str().and_then(|text| text.parse::<Timestamp>().ok());
    time.map(Timestamp::as_millisecond).ok_or_else(|| missing(field))
}

fn customer(value: &Value) -> Option<CustomerRef> {
    let id = id(&value["id"], "customer.id").ok();
    let email = value["email"].as_str().map(|email| email.trim().to_lowercase());
    let email = email.filter(|email| !email.is_empty());
    (id.is_some() || email.is_some()).then_some(CustomerRef { id, email })
}

/// An amount in the shop's currency: its own money where it is given, else converted.
fn amount(
    set: &Value,
    plain: &Value,
    of: Option<Currency>,
    field: &'static str,
    money: Money<'_>,
) -> Result<Option<i64>, Unusable> {
    let shop_money = &set["shop_money"];
    let (value, from) = match currency(&shop_money["currency_code"]) {
        Some(from) => (&shop_money["amount"], from),
        None if plain.is_null() => return Ok(None),
        None => (plain, of.unwrap_or(money.shop)),
    };
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return Err(missing(field)),
    };
    let unreadable = |error: &dyn std::fmt::Display| Unusable::Field {
        field,
        problem: format!("{text:?} {error}"),
    };
    let minor = from.parse_amount(&text).map_err(|error| unreadable(&error))?;
    match money.rates.convert(minor, from, money.shop) {
        Some(converted) => converted.map(Some).map_err(|error| unreadable(&error)),
        None => Err(Unusable::NoRate { from, to: money.shop }),
    }
}

fn order(payload: &Value, money: Money<'_>) -> Result<OrderVersion, Unusable> {
    let of = currency(&payload["currency"]);
    let total =
        amount(&payload["total_price_set"], &payload["total_price"], of, "total_price", money)?
            .ok_or_else(|| missing("total_price"))?;
    let refunds = payload["refunds"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut known_refunds = Vec::new();
    let mut refunded_minor = 0i64;
    for one in refunds {
        known_refunds.push(one["id"].as_i64().ok_or_else(|| missing("refunds.id"))?);
        refunded_minor = refunded_minor.saturating_add(refunded(one, of, money)?);
    }
    known_refunds.sort_unstable();
    known_refunds.dedup();
    let current = amount(
        &payload["current_total_price_set"],
        &payload["current_total_price"],
        of,
        "current_total_price",
        money,
    )?;
    let processed_at_ms = match &payload["processed_at"] {
        Value::Null => instant(&payload["created_at"], "created_at")?,
        given => instant(given, "processed_at")?,
    };
    let updated_at_ms = match &payload["updated_at"] {
        Value::Null => processed_at_ms,
        given => instant(given, "updated_at")?,
    };
    let status = payload["financial_status"].as_str().unwrap_or("pending");
    let financial_status =
        FinancialStatus::parse(status).ok_or_else(|| missing("financial_status"))?;
    // Some subscriptions send the e-mail beside the customer alone.
    let customer = customer(&payload["customer"]);
    let mut version = OrderVersion {
        order_id: id(&payload["id"], "id")?,
        customer,
        processed_at_ms,
        test: payload["test"].as_bool().unwrap_or(false),
        gross_minor: total,
        current_total_minor: current.unwrap_or_else(|| total.saturating_sub(refunded_minor)),
        known_refunds,
        rank: VersionRank {
            source: Source::Message,
            updated_at_ms,
            cancelled: !payload["cancelled_at"].is_null(),
            refunded_minor,
            financial_status,
            content_hash: 0,
        },
    };
    version.rank.content_hash = content_hash(&version);
    Ok(version)
}

/// The same for the same content, whatever bytes carried it.
fn content_hash(version: &OrderVersion) -> u64 {
    let named = version.customer.as_ref();
    let id = named.and_then(|named| named.id.as_deref()).unwrap_or_default();
    let email = named.and_then(|named| named.email.as_deref()).unwrap_or_default();
    let refunds: Vec<String> = version.known_refunds.iter().map(i64::to_string).collect();
    let content = format!(
        "{id}\0{email}\0{}\0{}\0{}\0{}\0{}",
        version.processed_at_ms,
        version.test,
        version.gross_minor,
        version.current_total_minor,
        refunds.join(",")
    );
    let digest: [u8; 32] = Sha256::digest(content.as_bytes()).into();
    u64::from_be_bytes(digest[..8].try_into().unwrap_or_default())
}

fn refund(payload: &Value, money: Money<'_>) -> Result<Refund, Unusable> {
    Ok(Refund {
        refund_id: payload["id"].as_i64().ok_or_else(|| missing("id"))?,
        order_id: id(&payload["order_id"], "order_id")?,
        amount_minor: refunded(payload, None, money)?,
    })
}

/// What a refund gave back: its successful transactions.
fn refunded(refund: &Value, of: Option<Currency>, money: Money<'_>) -> Result<i64, Unusable> {
    let transactions = refund["transactions"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut sum = 0i64;
    for transaction in transactions {
        let is_refund = transaction["kind"].as_str().is_none_or(|kind| kind == "refund");
        let succeeded = transaction["status"].as_str().is_none_or(|status| status == "success");
        if is_refund && succeeded {
            let of = currency(&transaction["currency"]).or(of);
            let (set, plain) = (&transaction["amount_set"], &transaction["amount"]);
            let given = amount(set, plain, of, "transactions.amount", money)?;
            sum = sum.saturating_add(given.ok_or_else(|| missing("transactions.amount"))?);
        }
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
