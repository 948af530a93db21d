//! Who stands at the checkout: the perk of the customer's cell, scored at this moment.

use shared_scoring::compact::{MAX_BYTES, Perk, Perks, read_stats};
use shared_scoring::score::cell;
use shared_scoring::{CustomerStats, Day};

use crate::amount;
use crate::host::{Host, SHORT_TEXT, utf8};

/// The customer's perk, and the perks it is one of. `None` for a guest, where a metafield is missing
/// or cannot be read, and for a cell without a perk.
///
/// `text` takes the metafield, from which the perk is read.
pub fn perk<'t, H: Host>(
    host: &H,
    root: H::Value,
    text: &'t mut [u8; MAX_BYTES],
) -> Option<(Perk<'t>, Perks<'t>)> {
    let mut buffer = [0; SHORT_TEXT];
    let metafield = host.at(root, &["c", "b", "c", "m", "v"]);
    let stats = read_stats(host.read_text(metafield, &mut buffer)?)?;
    let metafield = host.at(root, &["d", "m", "v"]);
    let perks = Perks::read(host.read_text(metafield, text)?)?;
    let date = host.at(root, &["s", "l", "d"]);
    let mut buffer = [0; SHORT_TEXT];
    let today = Day::parse(utf8(host.read_text(date, &mut buffer)?)?)?;
    let stats =
        if perks.counts_cart { with_cart(host, root, &perks, stats, today)? } else { stats };
    Some((perks.perk_of(cell(&stats, &perks.bands, today))?, perks))
}

/// The stats as they will be when the present cart is paid.
fn with_cart<H: Host>(
    host: &H,
    root: H::Value,
    perks: &Perks<'_>,
    stats: CustomerStats,
    today: Day,
) -> Option<CustomerStats> {
    let (currency, total) = amount::cart_total(host, root)?;
    let net_minor = if currency == perks.currency {
        total
    } else {
        amount::rate(host, root)?.convert_back(total, currency, perks.currency).ok()?
    };
    let cart = CustomerStats::of_order(today, net_minor);
    // A prospect's days say nothing.
    Some(if stats.order_count == 0 { cart } else { stats.and(cart) })
}
