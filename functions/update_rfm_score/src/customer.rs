//! Who stands at the checkout: the perk of the customer's cell, scored at this moment.

use shared_scoring::compact::{MAX_BYTES, Perk, Perks, read_stats};
use shared_scoring::score::cell;
use shared_scoring::{CustomerStats, Day};

use crate::amount::Money;
use crate::host::{Host, SHORT_TEXT, utf8};

/// What was found out on the way to a customer's perk. Values of the host are kept, since each property
/// costs as much as a hundred lines of our own.
pub struct Found<'t, H: Host> {
    /// The customer's perk.
    pub perk: Perk<'t>,
    /// The perks it is one of.
    pub perks: Perks<'t>,
    /// The discount.
    pub discount: H::Value,
    /// Money at this checkout.
    pub money: Money<H>,
}

/// The customer's perk. `None` for a guest, where a metafield is missing or cannot be read, and for a
/// cell without a perk.
///
/// `text` takes the metafield, from which the perk is read.
pub fn perk<'t, H: Host>(
    host: &H,
    root: H::Value,
    text: &'t mut [u8; MAX_BYTES],
) -> Option<Found<'t, H>> {
    let mut buffer = [0; SHORT_TEXT];
    let metafield = host.at(root, &["c", "b", "c", "m", "v"]);
    let stats = read_stats(host.read_text(metafield, &mut buffer)?)?;
    let discount = host.property(root, "d");
    let metafield = host.at(discount, &["m", "v"]);
    let perks = Perks::read(host.read_text(metafield, text)?)?;
    let date = host.at(root, &["s", "l", "d"]);
    let mut buffer = [0; SHORT_TEXT];
    let today = Day::parse(utf8(host.read_text(date, &mut buffer)?)?)?;
    let mut money = Money::of(root, perks.currency);
    let stats = if perks.counts_cart { with_cart(host, &mut money, stats, today)? } else { stats };
    let perk = perks.perk_of(cell(&stats, &perks.bands, today))?;
    Some(Found { perk, perks, discount, money })
}

/// The stats as they will be when the present cart is paid.
fn with_cart<H: Host>(
    host: &H,
    money: &mut Money<H>,
    stats: CustomerStats,
    today: Day,
) -> Option<CustomerStats> {
    let cart = CustomerStats::of_order(today, money.cart_total(host)?);
    // A prospect's days say nothing.
    Some(if stats.order_count == 0 { cart } else { stats.and(cart) })
}
