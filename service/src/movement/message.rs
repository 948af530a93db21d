//! What a message of a shop means for a merchant, from whichever edge it comes: a webhook, or an event
//! that was kept aside and is tried again.

use crate::base::Rates;
use crate::merchants::Merchant;
use crate::orders::event::Change;
use crate::orders::model::check_content;
use crate::orders::shopify_webhook::{Decoded, Money, decode};

/// What a message means.
pub(super) enum Meaning {
    /// A change of orders or customers.
    Change(Change),
    /// Nothing that is not so already.
    Nothing,
    /// It cannot be used now, and why.
    Aside(String),
}

/// What a message under this topic means for a merchant.
pub(super) fn meaning_of(merchant: &Merchant, topic: &str, body: &[u8], rates: &Rates) -> Meaning {
    let money = Money { shop: merchant.currency, rates };
    match decode(topic, body, money) {
        Ok(Decoded::Change(change)) => match check_content(&change) {
            Ok(()) => Meaning::Change(change),
            Err(refusal) => Meaning::Aside(refusal.to_string()),
        },
        Ok(Decoded::NotOurs) => Meaning::Nothing,
        Ok(Decoded::Compliance) => Meaning::Aside(format!(
            "{topic}: the service does not answer such requests by itself yet; answer it by hand"
        )),
        Ok(Decoded::Shop { currency, time_zone }) => {
            let zone = merchant.zone.iana_name().unwrap_or_default();
            if currency == merchant.currency && time_zone == zone {
                return Meaning::Nothing;
            }
            Meaning::Aside(format!(
                "the shop changed to {currency} and {time_zone}; its past is in {} and {zone}",
                merchant.currency
            ))
        }
        Err(unusable) => Meaning::Aside(unusable.to_string()),
    }
}
