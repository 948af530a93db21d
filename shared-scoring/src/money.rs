//! Money as integer minor units, with the currency's own exponent, and exact conversion.

use core::fmt;

/// An ISO 4217 currency code of three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The US dollar.
    pub const USD: Currency = Currency(*b"USD");

    /// A code of exactly three ASCII letters, in either case; `None` for anything else.
    pub fn parse(code: &str) -> Option<Currency> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        Currency::of_capitals(bytes.map(|byte| byte.to_ascii_uppercase()))
    }

    /// A code of three capital letters; `None` for anything else.
    pub(crate) fn of_capitals(code: [u8; 3]) -> Option<Currency> {
        code.iter().all(u8::is_ascii_uppercase).then_some(Currency(code))
    }

    /// The three capital letters.
    pub fn code(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// The number of decimals (ISO 4217): JPY 0, USD 2, KWD 3.
    pub const fn exponent(&self) -> u8 {
        match &self.0 {
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            _ => 2,
        }
    }

    /// Parses a decimal amount such as `12.5`, `-3` or `.50` into minor units.
    ///
    /// # Errors
    /// When the text is no plain decimal number, has digits other than 0 past the currency's
    /// exponent, or does not fit an `i64`.
    pub fn parse_amount(&self, text: &str) -> Result<i64, AmountError> {
        parse_decimal(text, self.exponent())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Not a plain decimal number.
    Malformed,
    /// Digits other than 0 past the decimals that are allowed.
    TooPrecise {
        /// Decimals that are allowed.
        decimals: u8,
    },
    /// Does not fit.
    OutOfRange,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AmountError::Malformed => f.write_str("is not a decimal number, as in 12.50"),
            AmountError::TooPrecise { decimals } => {
                write!(f, "has more than the {decimals} decimals of its currency")
            }
            AmountError::OutOfRange => f.write_str("is too large"),
        }
    }
}

impl core::error::Error for AmountError {}

/// An exact decimal rate: units of the target currency for one unit of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    mantissa: i64,
    decimals: u8,
}

impl Rate {
    /// The most decimals a rate may have.
    pub const MAX_DECIMALS: u8 = 12;

    /// Parses a positive decimal rate such as `0.9137`.
    ///
    /// # Errors
    /// As for an amount, with [`Rate::MAX_DECIMALS`] decimals; zero and below are malformed.
    pub fn parse(text: &str) -> Result<Rate, AmountError> {
        let given = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let decimals = given.min(usize::from(Rate::MAX_DECIMALS)) as u8;
        let mantissa = parse_decimal(text, decimals).map_err(|error| match error {
            AmountError::TooPrecise { .. } => {
                AmountError::TooPrecise { decimals: Rate::MAX_DECIMALS }
            }
            other => other,
        })?;
        if mantissa > 0 { Ok(Rate { mantissa, decimals }) } else { Err(AmountError::Malformed) }
    }

    /// Converts minor units of one currency into minor units of another, half to even.
    ///
    /// # Errors
    /// When the result does not fit an `i64`.
    pub fn convert(&self, minor: i64, from: Currency, to: Currency) -> Result<i64, AmountError> {
        let product = i128::from(minor) * i128::from(self.mantissa);
        let shift =
            i32::from(to.exponent()) - i32::from(from.exponent()) - i32::from(self.decimals);
        // At most 63 + 63 bits times 10³: checked, as an i128 holds 127.
        let exact = if shift >= 0 {
            product.checked_mul(10i128.pow(shift as u32)).ok_or(AmountError::OutOfRange)?
        } else {
            divide_half_even(product, 10i128.pow(shift.unsigned_abs()))
        };
        i64::try_from(exact).map_err(|_| AmountError::OutOfRange)
    }

    /// Divides by the rate: minor units of the rate's target currency into minor units of its source,
    /// half to even.
    ///
    /// # Errors
    /// When the result does not fit an `i64`.
    pub fn convert_back(
        &self,
        minor: i64,
        from: Currency,
        to: Currency,
    ) -> Result<i64, AmountError> {
        let shift =
            i32::from(to.exponent()) - i32::from(from.exponent()) + i32::from(self.decimals);
        // At most 63 bits times 10¹⁵: within an i128.
        let power = 10i128.pow(shift.unsigned_abs());
        let (minor, mantissa) = (i128::from(minor), i128::from(self.mantissa));
        let exact = if shift >= 0 {
            divide_half_even(minor * power, mantissa)
        } else {
            divide_half_even(minor, mantissa * power)
        };
        i64::try_from(exact).map_err(|_| AmountError::OutOfRange)
    }
}

/// `numerator / denominator`, rounded half to even; the denominator is positive.
fn divide_half_even(numerator: i128, denominator: i128) -> i128 {
    let floor = numerator.div_euclid(denominator);
    let remainder = numerator.rem_euclid(denominator);
    match (remainder * 2).cmp(&denominator) {
        core::cmp::Ordering::Less => floor,
        core::cmp::Ordering::Greater => floor + 1,
        core::cmp::Ordering::Equal => floor + floor.rem_euclid(2),
    }
}

/// A decimal number times 10^`decimals`.
pub(crate) fn parse_decimal(text: &str, decimals: u8) -> Result<i64, AmountError> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(AmountError::Malformed);
    }
    let kept = fraction.len().min(usize::from(decimals));
    let mut value: i64 = 0;
    // Summed below zero, where an i64 reaches one further.
    for byte in whole.bytes().chain(fraction.bytes().take(kept)) {
        if !byte.is_ascii_digit() {
            return Err(AmountError::Malformed);
        }
        let shifted = value.checked_mul(10).ok_or(AmountError::OutOfRange)?;
        value = shifted.checked_sub(i64::from(byte - b'0')).ok_or(AmountError::OutOfRange)?;
    }
    for byte in fraction.bytes().skip(kept) {
        match byte {
            b'0' => {}
            b'1'..=b'9' => return Err(AmountError::TooPrecise { decimals }),
            _ => return Err(AmountError::Malformed),
        }
    }
    for _ in kept..usize::from(decimals) {
        value = value.checked_mul(10).ok_or(AmountError::OutOfRange)?;
    }
    if negative { Ok(value) } else { value.checked_neg().ok_or(AmountError::OutOfRange) }
}
