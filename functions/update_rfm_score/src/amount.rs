//! Money between the shop's currency and the cart's, and decimals as Shopify writes them.

use shared_scoring::Currency;
use shared_scoring::money::Rate;

use crate::host::{Host, SHORT_TEXT, utf8};

/// The longest decimal of an `i64`: sign, nineteen digits, a point and zeros before it.
const LONGEST: usize = 32;

/// Money at a checkout, between the shop's currency and the cart's. What was read once is kept.
pub struct Money<H: Host> {
    root: H::Value,
    shop: Currency,
    cart: Option<Cart<H>>,
}

/// The cart's total, its currency, and the rate where that is another one than the shop's.
struct Cart<H: Host> {
    total: H::Value,
    currency: Currency,
    rate: Option<Rate>,
}

impl<H: Host> Money<H> {
    /// Of a checkout in a shop with this currency; reads nothing yet.
    pub const fn of(root: H::Value, shop: Currency) -> Money<H> {
        Money { root, shop, cart: None }
    }

    /// The cart's total in minor units of the shop's currency.
    pub fn cart_total(&mut self, host: &H) -> Option<i64> {
        let shop = self.shop;
        let cart = self.cart(host)?;
        let mut buffer = [0; SHORT_TEXT];
        let amount = utf8(host.read_text(host.property(cart.total, "a"), &mut buffer)?)?;
        let total = cart.currency.parse_amount(amount).ok()?;
        match cart.rate {
            Some(rate) => rate.convert_back(total, cart.currency, shop).ok(),
            None => Some(total),
        }
    }

    /// An amount of the shop in minor units of the cart's currency, which is the other.
    pub fn in_cart(&mut self, host: &H, minor: i64) -> Option<(i64, Currency)> {
        let shop = self.shop;
        let cart = self.cart(host)?;
        let minor = match cart.rate {
            Some(rate) => rate.convert(minor, shop, cart.currency).ok()?,
            None => minor,
        };
        Some((minor, cart.currency))
    }

    fn cart(&mut self, host: &H) -> Option<&Cart<H>> {
        if self.cart.is_none() {
            let total = host.at(self.root, &["t", "t", "t"]);
            let mut buffer = [0; SHORT_TEXT];
            let code = host.read_text(host.property(total, "c"), &mut buffer)?;
            let currency = Currency::parse(utf8(code)?)?;
            let rate = if currency == self.shop { None } else { Some(rate(host, self.root)?) };
            self.cart = Some(Cart { total, currency, rate });
        }
        self.cart.as_ref()
    }
}

/// The exact rate from the shop's currency to the cart's (`presentmentCurrencyRate`); digits past
/// those that a rate may have are cut.
fn rate<H: Host>(host: &H, root: H::Value) -> Option<Rate> {
    let mut buffer = [0; SHORT_TEXT];
    let text = utf8(host.read_text(host.property(root, "r"), &mut buffer)?)?;
    let longest = text.find('.').map_or(text.len(), |point| {
        point.saturating_add(1 + usize::from(Rate::MAX_DECIMALS)).min(text.len())
    });
    Rate::parse(text.get(..longest)?).ok()
}

/// Writes an amount of 0 or more as a decimal, without zeros that say nothing: 1250 with two
/// decimals is `12.5`. `decimals` is at most 9.
pub fn write_decimal<H: Host>(host: &mut H, minor: i64, decimals: u8) {
    let mut buffer = [b'0'; LONGEST];
    host.text(decimal(minor, decimals, &mut buffer).unwrap_or("0"));
}

fn decimal(minor: i64, decimals: u8, buffer: &mut [u8; LONGEST]) -> Option<&str> {
    let mut left = minor.unsigned_abs();
    let mut decimals = usize::from(decimals);
    while decimals > 0 && left.is_multiple_of(10) {
        left /= 10;
        decimals -= 1;
    }
    // From the last digit to the first, with a point behind the whole ones.
    let mut first = LONGEST;
    let mut digits = 0;
    while left > 0 || digits <= decimals {
        if digits == decimals && decimals > 0 {
            first = first.checked_sub(1)?;
            *buffer.get_mut(first)? = b'.';
        }
        first = first.checked_sub(1)?;
        *buffer.get_mut(first)? = b'0' + (left % 10) as u8;
        left /= 10;
        digits += 1;
    }
    utf8(buffer.get(first..)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_say_no_more_than_needed() {
        let text =
            |minor, decimals| decimal(minor, decimals, &mut [0; LONGEST]).unwrap().to_owned();
        assert_eq!(text(1_250, 2), "12.5");
        assert_eq!(text(1_200, 2), "12");
        assert_eq!(text(5, 2), "0.05");
        assert_eq!(text(0, 2), "0");
        assert_eq!(text(1_200, 0), "1200");
        assert_eq!(text(1_234, 3), "1.234");
        assert_eq!(text(i64::MAX, 3), "9223372036854775.807");
    }
}
