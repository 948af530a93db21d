//! Shopify's webhooks, turned into changes. A payload that cannot be used is an error that names the
//! field; nothing in it makes this panic.

mod refunds;

use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};
use shared_scoring::Currency;
use shared_scoring::order::{FinancialStatus, Source, VersionRank};

use super::event::{Change, CustomerRef, CustomerVersion, OrderVersion};
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
        /// `updated_at`, in milliseconds since 1970-01-01T00:00Z.
        updated_at_ms: i64,
    },
    /// A request under privacy law, which the service does not answer by itself yet.
    Compliance,
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

/// What every app must be able to answer.
const COMPLIANCE: [&str; 3] = ["customers/data_request", "customers/redact", "shop/redact"];

/// The longest address that is legal, in bytes.
const EMAIL_BYTES: usize = 320;

/// The year 1: before it are times that the database does not know.
const EARLIEST_MS: i64 = -62_135_596_800_000;

/// Reads the body of a webhook.
///
/// # Errors
/// When it cannot be used.
pub fn decode(topic: &str, body: &[u8], money: Money<'_>) -> Result<Decoded, Unusable> {
    if COMPLIANCE.contains(&topic) {
        return Ok(Decoded::Compliance);
    }
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
        "refunds/create" => Change::Refunded(refunds::refund(&payload, money)?),
        "customers/create" | "customers/update" => {
            let named = customer(&payload, "email")?.filter(|named| named.id.is_some());
            Change::Customer(CustomerVersion {
                customer: named.ok_or_else(|| missing("id"))?,
                email_removed: payload.get("email").is_some_and(|email| !has_text(email)),
                updated_at_ms: updated_at_ms(&payload)?,
            })
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
            let updated_at_ms = updated_at_ms(&payload)?;
            return Ok(Decoded::Shop { currency, time_zone, updated_at_ms });
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
    let at_ms = time.map(Timestamp::as_millisecond).filter(|at_ms| *at_ms >= EARLIEST_MS);
    at_ms.ok_or_else(|| missing(field))
}

/// When a customer or a shop was last changed; what does not say so is older than what does.
fn updated_at_ms(payload: &Value) -> Result<i64, Unusable> {
    match &payload["updated_at"] {
        Value::Null => Ok(0),
        given => instant(given, "updated_at"),
    }
}

fn has_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.trim().is_empty())
}

/// Whom a message names; `field` is where its e-mail stands.
fn customer(value: &Value, field: &'static str) -> Result<Option<CustomerRef>, Unusable> {
    let id = id(&value["id"], "id").ok();
    let email = &value["email"];
    let email = email.as_str().filter(|_| has_text(email)).map(|email| email.trim().to_lowercase());
    if let Some(email) = &email
        && (email.len() > EMAIL_BYTES || email.contains(char::is_control))
    {
        let problem = format!("has more than {EMAIL_BYTES} bytes or a control character");
        return Err(Unusable::Field { field, problem });
    }
    Ok((id.is_some() || email.is_some()).then_some(CustomerRef { id, email }))
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
    // What an order names beside `presentment_currency`; plain amounts are in it.
    let of = currency(&payload["currency"]);
    let total =
        amount(&payload["total_price_set"], &payload["total_price"], of, "total_price", money)?
            .ok_or_else(|| missing("total_price"))?;
    let current = amount(
        &payload["current_total_price_set"],
        &payload["current_total_price"],
        of,
        "current_total_price",
        money,
    )?;
    let refunds = payload["refunds"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut known_refunds = Vec::new();
    for one in refunds {
        known_refunds.push(one["id"].as_i64().ok_or_else(|| missing("refunds.id"))?);
    }
    known_refunds.sort_unstable();
    known_refunds.dedup();
    let refunded_minor = match current {
        // The total says what is left, so a refund in the buyer's money refuses nothing. Rates, which may
        // be others tomorrow, have no part in the version's rank.
        Some(current) => {
            let exact = refunds::sum(refunds, of, Money { rates: &Rates::default(), ..money });
            exact.unwrap_or_else(|_| total.saturating_sub(current).max(0))
        }
        None => refunds::sum(refunds, of, money)?,
    };
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
    let customer = customer(&payload["customer"], "customer.email")?;
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

#[cfg(test)]
mod tests;
