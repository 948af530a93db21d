//! What is known of a merchant.

use jiff::tz::TimeZone;
use shared_scoring::{Currency, Preset};

use crate::base::MerchantId;

/// A merchant.
#[derive(Clone, Debug)]
pub struct Merchant {
    /// Our id.
    pub id: MerchantId,
    /// The shop's domain, in lower case.
    pub domain: String,
    /// What its money is in.
    pub currency: Currency,
    /// Whose days count.
    pub zone: TimeZone,
    /// The number of the last change.
    pub change_seq: i64,
    /// The version of the configuration that is active.
    pub config_version: i64,
}

/// A field of a new merchant that breaks its rule.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// Not a host name.
    #[error("domain: {0:?} is no shop's domain, as in example.myshopify.com")]
    Domain(String),
    /// Not a currency.
    #[error("currency: {0:?} is no currency code, as in USD")]
    Currency(String),
    /// Not a zone.
    #[error("time_zone: {0:?} is no IANA time zone, as in Europe/Berlin")]
    TimeZone(String),
    /// Not a preset.
    #[error("preset: {0:?} is none of small, medium, plus")]
    Preset(String),
}

/// A merchant to be added; valid by construction.
#[derive(Clone, Debug)]
pub struct NewMerchant {
    domain: String,
    currency: Currency,
    time_zone: String,
    preset: Preset,
}

impl NewMerchant {
    /// Checks the fields.
    ///
    /// # Errors
    /// For the first field that breaks its rule.
    pub fn new(
        domain: &str,
        currency: &str,
        time_zone: &str,
        preset: &str,
    ) -> Result<NewMerchant, Invalid> {
        let domain = domain.trim().to_lowercase();
        let of_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        if domain.is_empty() || domain.len() > 253 || !domain.bytes().all(of_host) {
            return Err(Invalid::Domain(domain));
        }
        Ok(NewMerchant {
            currency: Currency::parse(currency)
                .ok_or_else(|| Invalid::Currency(currency.to_owned()))?,
            time_zone: TimeZone::get(time_zone)
                .map(|_| time_zone.to_owned())
                .map_err(|_| Invalid::TimeZone(time_zone.to_owned()))?,
            preset: Preset::parse(preset).ok_or_else(|| Invalid::Preset(preset.to_owned()))?,
            domain,
        })
    }

    /// The domain, in lower case.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The shop's currency.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The IANA name of the shop's zone.
    pub fn time_zone(&self) -> &str {
        &self.time_zone
    }

    /// The size that the first bands are made for.
    pub fn preset(&self) -> Preset {
        self.preset
    }
}
