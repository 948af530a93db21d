//! The two discount targets: a perk becomes one operation, or there is none.

use shared_scoring::compact::{Benefit, MAX_BYTES, Perk, Reduction};

use crate::customer::Found;
use crate::host::{Host, Kind, SHORT_TEXT, utf8};
use crate::{amount, customer};

/// Deliveries of one cart that a perk is given to.
const MAX_GROUPS: usize = 100;

/// `cart.lines.discounts.generate.run`: takes off from the order.
pub fn cart_lines<H: Host>(host: &mut H) {
    let mut text = [0; MAX_BYTES];
    let root = host.input();
    let offer = find_offer(host, root, Benefit::Order, "ORDER", &mut text);
    start_operations(host, offer.is_some());
    if let Some(offer) = offer {
        write_order(host, &offer);
    }
    end_operations(host);
}

/// `cart.delivery-options.discounts.generate.run`: takes off from each delivery.
pub fn delivery_options<H: Host>(host: &mut H) {
    let mut text = [0; MAX_BYTES];
    let root = host.input();
    let mut ids = [H::Value::default(); MAX_GROUPS];
    let found = find_offer(host, root, Benefit::Delivery, "SHIPPING", &mut text)
        .and_then(|offer| Some((offer, find_group_ids(host, root, &mut ids)?)));
    start_operations(host, found.is_some());
    if let Some((offer, ids)) = found {
        write_delivery(host, &offer, ids);
    }
    end_operations(host);
}

/// What is written: the perk, and its amount in minor units of the cart's currency or hundredths of
/// a percent, with its decimals.
struct Offer<'t> {
    perk: Perk<'t>,
    shop_decimals: u8,
    value: i64,
    decimals: u8,
}

fn find_offer<'t, H: Host>(
    host: &H,
    root: H::Value,
    benefit: Benefit,
    class: &str,
    text: &'t mut [u8; MAX_BYTES],
) -> Option<Offer<'t>> {
    let found = customer::perk(host, root, text)?;
    let is_given = found.perk.benefit == benefit && has_class(host, found.discount, class);
    if is_given { offer(host, found) } else { None }
}

fn start_operations<H: Host>(host: &mut H, has_one: bool) {
    start_property(host, "operations");
    host.start_array(usize::from(has_one));
}

fn end_operations<H: Host>(host: &mut H) {
    host.end_array();
    host.end_object();
}

/// Whether the merchant's discount is of a class: an operation of another is an error to Shopify.
fn has_class<H: Host>(host: &H, discount: H::Value, class: &str) -> bool {
    let classes = host.property(discount, "c");
    let Kind::Array(length) = host.kind(classes) else { return false };
    let mut buffer = [0; SHORT_TEXT];
    // There are three classes.
    (0..length.min(8)).any(|index| {
        let found = host.read_text(host.element(classes, index), &mut buffer);
        found == Some(class.as_bytes())
    })
}

fn offer<'t, H: Host>(host: &H, found: Found<'t, H>) -> Option<Offer<'t>> {
    let Found { perk, perks, mut money, .. } = found;
    let (value, decimals) = match perk.reduction {
        Reduction::PercentHundredths(percent) => (i64::from(percent), 2),
        Reduction::AmountMinor(minor) => {
            let (value, currency) = money.in_cart(host, minor)?;
            (value, currency.exponent())
        }
    };
    Some(Offer { perk, shop_decimals: perks.currency.exponent(), value, decimals })
}

fn write_order<H: Host>(host: &mut H, offer: &Offer<'_>) {
    let minimum = offer.perk.minimum_subtotal_minor;
    start_operation(host, "orderDiscountsAdd", "FIRST", offer, usize::from(minimum > 0));
    host.text("targets");
    host.start_array(1);
    start_property(host, "orderSubtotal");
    start_property(host, "excludedCartLineIds");
    host.start_array(0);
    host.end_array();
    host.end_object();
    host.end_object();
    host.end_array();
    if minimum > 0 {
        host.text("conditions");
        host.start_array(1);
        start_property(host, "orderMinimumSubtotal");
        host.start_object(2);
        host.text("excludedCartLineIds");
        host.start_array(0);
        host.end_array();
        host.text("minimumAmount");
        amount::write_decimal(host, minimum, offer.shop_decimals);
        host.end_object();
        host.end_object();
        host.end_array();
    }
    end_operation(host);
}

fn write_delivery<H: Host>(host: &mut H, offer: &Offer<'_>, ids: &[H::Value]) {
    start_operation(host, "deliveryDiscountsAdd", "ALL", offer, 0);
    host.text("targets");
    host.start_array(ids.len());
    for id in ids {
        let mut buffer = [0; SHORT_TEXT];
        let id = utf8(host.copy_text(*id, &mut buffer)).unwrap_or_default();
        start_property(host, "deliveryGroup");
        start_property(host, "id");
        host.text(id);
        host.end_object();
        host.end_object();
    }
    host.end_array();
    end_operation(host);
}

/// The ids of the cart's deliveries that are given the perk; `None` without any. A delivery whose id
/// cannot be read is left out: an operation that names it would be an error to Shopify.
fn find_group_ids<'i, H: Host>(
    host: &H,
    root: H::Value,
    ids: &'i mut [H::Value; MAX_GROUPS],
) -> Option<&'i [H::Value]> {
    let groups = host.at(root, &["t", "g"]);
    let Kind::Array(length) = host.kind(groups) else { return None };
    let mut found = 0;
    for index in 0..length.min(MAX_GROUPS) {
        let id = host.property(host.element(groups, index), "i");
        if matches!(host.kind(id), Kind::Text(1..=SHORT_TEXT)) {
            *ids.get_mut(found)? = id;
            found += 1;
        }
    }
    ids.get(..found).filter(|ids| !ids.is_empty())
}

/// Writes an operation with its one candidate up to the targets.
fn start_operation<H: Host>(
    host: &mut H,
    operation: &str,
    strategy: &str,
    offer: &Offer<'_>,
    conditions: usize,
) {
    let message = offer.perk.message;
    start_property(host, operation);
    host.start_object(2);
    host.text("selectionStrategy");
    host.text(strategy);
    host.text("candidates");
    host.start_array(1);
    host.start_object(2 + usize::from(!message.is_empty()) + conditions);
    if !message.is_empty() {
        host.text("message");
        host.text(message);
    }
    host.text("value");
    let (unit, name) = match offer.perk.reduction {
        Reduction::PercentHundredths(_) => ("percentage", "value"),
        Reduction::AmountMinor(_) => ("fixedAmount", "amount"),
    };
    start_property(host, unit);
    start_property(host, name);
    amount::write_decimal(host, offer.value, offer.decimals);
    host.end_object();
    host.end_object();
}

fn end_operation<H: Host>(host: &mut H) {
    host.end_object();
    host.end_array();
    host.end_object();
    host.end_object();
}

/// Starts an object of one property.
fn start_property<H: Host>(host: &mut H, name: &str) {
    host.start_object(1);
    host.text(name);
}
