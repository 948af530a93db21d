//! What a message of a shop means for a merchant, from whichever edge it comes: a webhook, or an event
//! that was kept aside and is tried again.

use crate::base::{Calendar, Rates};
use crate::merchants::Merchant;
use crate::movement::ShopVersion;
use crate::orders::event::Change;
use crate::orders::model::check_content;
use crate::orders::shopify_webhook::{Decoded, Money, decode};

/// What a message means.
pub(super) enum Meaning {
    /// A change of orders or customers.
    Change(Change),
    /// The shop's own settings.
    Shop(ShopVersion),
    /// Nothing that is ours.
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
        Ok(Decoded::Shop { currency, .. }) if currency != merchant.currency => {
            let past = merchant.currency;
            Meaning::Aside(format!("the shop changed to {currency}; its past is in {past}"))
        }
        Ok(Decoded::Shop { time_zone, updated_at_ms, .. }) => match Calendar::get(&time_zone) {
            Some(calendar) => Meaning::Shop(ShopVersion { calendar, updated_at_ms }),
            None => {
                Meaning::Aside(format!("iana_timezone: {time_zone} is none that is known here"))
            }
        },
        Err(unusable) => Meaning::Aside(unusable.to_string()),
    }
}
