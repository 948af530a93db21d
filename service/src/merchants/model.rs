//! What is known of a merchant.

use std::fmt;

use shared_scoring::{Currency, Day, Preset};
use uuid::Uuid;

use crate::base::{Calendar, MerchantId, Slot};

/// A merchant.
#[derive(Clone, Debug)]
pub struct Merchant {
    /// Our id.
    pub id: MerchantId,
    /// The shop's domain, in lower case.
    pub domain: String,
    /// What its money is in.
    pub currency: Currency,
    /// The days that count.
    pub calendar: Calendar,
    /// The day on which the active version became active. None before it comes back, also where the shop
    /// moved to the west.
    pub days_from: Option<Day>,
    /// The number of the last change.
    pub change_seq: i64,
    /// The version of the configuration that is active.
    pub config_version: i64,
    /// Where the places under that version are.
    pub live_slot: Slot,
    /// The version that is to be active next.
    pub staged: Option<Staged>,
    /// The active version whose movers others are being told of.
    pub telling: Option<Staged>,
}

impl Merchant {
    /// The shop's day at an instant, in milliseconds since 1970-01-01T00:00Z.
    pub fn day_at(&self, now_ms: i64) -> Day {
        let day = self.calendar.day_of(now_ms);
        self.days_from.map_or(day, |from| day.max(from))
    }

    /// Where Shopify's admin shows the shop; `None` where its domain is none that Shopify gave.
    pub fn admin_url(&self) -> Option<String> {
        let name = self.domain.strip_suffix(".myshopify.com")?;
        let is_name = !name.is_empty() && !name.contains('.');
        is_name.then(|| format!("https://admin.shopify.com/store/{name}"))
    }

    /// The shop's day at an instant under a version with this calendar; never before the present one.
    pub fn day_under(&self, calendar: &Calendar, now_ms: i64) -> Day {
        calendar.day_of(now_ms).max(self.day_at(now_ms))
    }
}

/// A version of the configuration that goes from customer to customer: those up to one have their places
/// under it in the other slot, or are those whom others were told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staged {
    /// The version.
    pub version: i64,
    /// The last customer whom it has reached, in the order of the ids.
    pub after: Uuid,
}

impl Staged {
    /// Whether it has reached a customer.
    pub fn has(&self, customer: Uuid) -> bool {
        customer <= self.after
    }
}

/// A field of a new merchant that breaks its rule.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidField {
    /// Not a host name.
    #[error("domain: {0:?} is no shop's domain, as in example.myshopify.com")]
    Domain(String),
    /// Not a currency.
    #[error("currency: {0:?} is no currency code, as in USD")]
    Currency(String),
    /// Not a zone.
    #[error("time_zone: {0:?} is no IANA time zone; one is Europe/Berlin")]
    TimeZone(String),
    /// Not a preset.
    #[error("preset: {0:?} is none of small, medium, plus")]
    Preset(String),
}

/// All fields of a new merchant that break their rules.
#[derive(Debug, PartialEq, Eq)]
pub struct Invalid(pub Vec<InvalidField>);

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&fields.join("; "))
    }
}

impl std::error::Error for Invalid {}

/// Reads a shop's domain, and returns it in lower case.
///
/// # Errors
/// When it is no host name.
pub fn parse_domain(text: &str) -> Result<String, InvalidField> {
    let domain = text.trim().to_lowercase();
    let of_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let is_valid = (1..=253).contains(&domain.len()) && domain.bytes().all(of_host);
    if is_valid { Ok(domain) } else { Err(InvalidField::Domain(domain)) }
}

/// Reads a currency's code.
///
/// # Errors
/// When it is none.
pub fn parse_currency(text: &str) -> Result<Currency, InvalidField> {
    Currency::parse(text).ok_or_else(|| InvalidField::Currency(text.to_owned()))
}

/// The calendar of a time zone by its IANA name.
///
/// # Errors
/// When it is none.
pub fn parse_time_zone(text: &str) -> Result<Calendar, InvalidField> {
    Calendar::get(text).ok_or_else(|| InvalidField::TimeZone(text.to_owned()))
}

/// Reads a preset's name.
///
/// # Errors
/// When it is none.
pub fn parse_preset(text: &str) -> Result<Preset, InvalidField> {
    Preset::parse(text).ok_or_else(|| InvalidField::Preset(text.to_owned()))
}

/// A merchant to be added; valid by construction.
#[derive(Clone, Debug)]
pub struct NewMerchant {
    domain: String,
    currency: Currency,
    calendar: Calendar,
    preset: Preset,
    average_order_minor: Option<i64>,
}

impl NewMerchant {
    /// Checks the fields.
    ///
    /// # Errors
    /// For all fields that break their rules.
    pub fn new(
        domain: &str,
        currency: &str,
        time_zone: &str,
        preset: &str,
    ) -> Result<NewMerchant, Invalid> {
        let mut wrong = Vec::new();
        let domain = valid(parse_domain(domain), &mut wrong);
        let currency = valid(parse_currency(currency), &mut wrong);
        let calendar = valid(parse_time_zone(time_zone), &mut wrong);
        let preset = valid(parse_preset(preset), &mut wrong);
        match (domain, currency, calendar, preset) {
            (Some(domain), Some(currency), Some(calendar), Some(preset)) => {
                Ok(NewMerchant { domain, currency, calendar, preset, average_order_minor: None })
            }
            _ => Err(Invalid(wrong)),
        }
    }

    /// With an average order value, in minor units of the shop's currency.
    #[must_use]
    pub fn with_average_order(self, minor: i64) -> NewMerchant {
        NewMerchant { average_order_minor: Some(minor), ..self }
    }

    /// The domain, in lower case.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The shop's currency.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The days of the shop's time zone.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The size that the first bands are made for.
    pub fn preset(&self) -> Preset {
        self.preset
    }

    /// The average order value, if it was given.
    pub fn average_order_minor(&self) -> Option<i64> {
        self.average_order_minor
    }
}

/// The field, or `None` with its fault among the others.
fn valid<T>(field: Result<T, InvalidField>, wrong: &mut Vec<InvalidField>) -> Option<T> {
    field.map_err(|fault| wrong.push(fault)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_wrong_fields_are_named() {
        let told = NewMerchant::new("a b", "DOLLAR", "Berlin", "huge").unwrap_err().to_string();
        for field in ["domain: ", "currency: ", "time_zone: ", "preset: "] {
            assert!(told.contains(field), "{field} is not named in: {told}");
        }
        let merchant = NewMerchant::new(" A.Example.com ", "eur", "Europe/Berlin", "plus").unwrap();
        assert_eq!((merchant.domain(), merchant.currency().code()), ("a.example.com", "EUR"));
    }
}
