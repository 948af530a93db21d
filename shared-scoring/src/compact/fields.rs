//! The fields of a compact string: split at `|`, numbers in plain decimal.

use core::fmt;

use super::VERSION;
use crate::bands::{Bands, FrequencyBands, MonetaryBands, RecencyBands};

/// What is left to read; `None` behind the last field.
pub(super) struct Fields<'a>(Option<&'a [u8]>);

impl<'a> Fields<'a> {
    /// The fields behind the version; `None` for a version that is not known.
    pub(super) fn open(text: &'a [u8]) -> Option<Fields<'a>> {
        let mut fields = Fields::of(text);
        let version: u8 = fields.number()?;
        (version == VERSION).then_some(fields)
    }

    /// The fields of a part that has no version of its own.
    pub(super) const fn of(text: &'a [u8]) -> Fields<'a> {
        Fields(Some(text))
    }

    /// The next field.
    pub(super) fn next(&mut self) -> Option<&'a [u8]> {
        self.until(b'|')
    }

    /// The next field as a number of any integer type.
    pub(super) fn number<N: TryFrom<i64>>(&mut self) -> Option<N> {
        number(self.next()?)?.try_into().ok()
    }

    /// The next field as `COUNT` numbers separated by commas.
    pub(super) fn numbers<N: TryFrom<i64> + Copy + Default, const COUNT: usize>(
        &mut self,
    ) -> Option<[N; COUNT]> {
        let mut list = Fields::of(self.next()?);
        let mut numbers = [N::default(); COUNT];
        for slot in &mut numbers {
            *slot = number(list.until(b',')?)?.try_into().ok()?;
        }
        list.is_done().then_some(numbers)
    }

    /// The next three fields as bands.
    pub(super) fn bands(&mut self) -> Option<Bands> {
        Some(Bands {
            recency: RecencyBands::new(self.numbers()?).ok()?,
            frequency: FrequencyBands::new(self.numbers()?).ok()?,
            monetary: MonetaryBands::new(self.numbers()?).ok()?,
        })
    }

    /// What stands before `separator`, which is passed too; all that is left where there is none.
    pub(super) fn until(&mut self, separator: u8) -> Option<&'a [u8]> {
        let text = self.0?;
        let end = text.iter().position(|byte| *byte == separator).unwrap_or(text.len());
        self.0 = text.get(end + 1..);
        text.get(..end)
    }

    /// All that is left, as one field.
    pub(super) const fn rest(self) -> Option<&'a [u8]> {
        self.0
    }

    /// Whether no field is left.
    pub(super) const fn is_done(&self) -> bool {
        self.0.is_none()
    }
}

/// A plain decimal integer; `None` for anything else and for what does not fit.
pub(super) fn number(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() {
        return None;
    }
    // Summed below zero, where an i64 reaches one further.
    let mut value: i64 = 0;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value.checked_mul(10)?.checked_sub(i64::from(digit))?;
    }
    if negative { Some(value) } else { value.checked_neg() }
}

/// Writes bands as three fields, each with the `|` before it.
pub(super) fn write_bands(bands: &Bands, out: &mut impl fmt::Write) -> fmt::Result {
    let [a, b, c, d] = bands.recency.edges();
    write!(out, "|{a},{b},{c},{d}")?;
    let [a, b, c, d] = bands.frequency.edges();
    write!(out, "|{a},{b},{c},{d}")?;
    let [a, b, c, d] = bands.monetary.edges();
    write!(out, "|{a},{b},{c},{d}")
}
