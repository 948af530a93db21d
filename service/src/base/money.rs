//! Money as it is told.

use shared_scoring::Currency;

/// Minor units in the currency's own unit, without its code, as in -85.00 or 1200.
pub fn amount_text(minor: i64, currency: Currency) -> String {
    let digits = usize::from(currency.exponent());
    let text = format!("{:0width$}", minor.unsigned_abs(), width = digits + 1);
    let (whole, part) = text.split_at(text.len() - digits);
    let sign = if minor < 0 { "-" } else { "" };
    let point = if digits > 0 { "." } else { "" };
    format!("{sign}{whole}{point}{part}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_in_the_unit_of_their_currency() {
        let [yen, dinar] = ["JPY", "KWD"].map(|code| Currency::parse(code).unwrap());
        for (minor, currency, told) in [
            (8_500, Currency::USD, "85.00"),
            (-5, Currency::USD, "-0.05"),
            (0, yen, "0"),
            (-1_200, yen, "-1200"),
            (1_234, dinar, "1.234"),
            (i64::MIN, Currency::USD, "-92233720368547758.08"),
        ] {
            assert_eq!(amount_text(minor, currency), told);
        }
    }
}
