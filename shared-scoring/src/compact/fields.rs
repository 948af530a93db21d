//! The fields of a compact string: split at `|`, numbers in plain decimal.

use core::fmt;

use super::VERSION;
use crate::bands::{Bands, FrequencyBands, MonetaryBands, RecencyBands};

/// Numbers of this many digits never overflow. Beyond them each step is checked, which costs wasm32
/// a multiplication of 128 bits.
const SAFE_DIGITS: usize = 18;

/// What is left to read.
pub(super) struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    /// What is behind the version; `None` for a version that is not known.
    pub(super) fn open(text: &'a [u8]) -> Option<Fields<'a>> {
        let mut fields = Fields(text);
        let version: u8 = fields.number()?;
        fields.separator()?;
        (version == VERSION).then_some(fields)
    }

    /// A part that has no version of its own.
    pub(super) const fn of(text: &'a [u8]) -> Fields<'a> {
        Fields(text)
    }

    /// Passes the byte between two fields.
    pub(super) fn separator(&mut self) -> Option<()> {
        self.byte(b'|')
    }

    /// Passes this byte; `None` where another stands.
    #[inline(always)]
    pub(super) fn byte(&mut self, byte: u8) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        (*first == byte).then_some(())
    }

    /// The next bytes, however they look.
    pub(super) fn chunk<const COUNT: usize>(&mut self) -> Option<&'a [u8; COUNT]> {
        let (chunk, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(chunk)
    }

    /// The next `count` bytes, however they look.
    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    /// A plain decimal integer that fits, up to the byte behind it.
    pub(super) fn number<N: TryFrom<i64>>(&mut self) -> Option<N> {
        self.integer()?.try_into().ok()
    }

    // One for all numbers: inlined in each place it would make the module a quarter larger.
    #[inline(never)]
    fn integer(&mut self) -> Option<i64> {
        let negative = self.0.first() == Some(&b'-');
        let digits = if negative { self.0.get(1..)? } else { self.0 };
        let (mut value, mut count) = (0i64, 0);
        while let Some(digit) = digits.get(count).map(|byte| byte.wrapping_sub(b'0'))
            && digit <= 9
        {
            value = value.wrapping_mul(10).wrapping_add(i64::from(digit));
            count += 1;
        }
        self.0 = digits.get(count..)?;
        match count {
            0 => None,
            1..=SAFE_DIGITS if negative => Some(-value),
            1..=SAFE_DIGITS => Some(value),
            _ => checked(digits.get(..count)?, negative),
        }
    }

    /// `COUNT` numbers separated by commas.
    pub(super) fn numbers<N: TryFrom<i64> + Copy + Default, const COUNT: usize>(
        &mut self,
    ) -> Option<[N; COUNT]> {
        let mut numbers = [N::default(); COUNT];
        for (position, slot) in numbers.iter_mut().enumerate() {
            if position > 0 {
                self.byte(b',')?;
            }
            *slot = self.number()?;
        }
        Some(numbers)
    }

    /// Three fields as bands.
    pub(super) fn bands(&mut self) -> Option<Bands> {
        let recency = self.numbers()?;
        self.separator()?;
        let frequency = self.numbers()?;
        self.separator()?;
        Some(Bands {
            recency: RecencyBands::new(recency).ok()?,
            frequency: FrequencyBands::new(frequency).ok()?,
            monetary: MonetaryBands::new(self.numbers()?).ok()?,
        })
    }

    /// All that is left.
    pub(super) const fn rest(self) -> &'a [u8] {
        self.0
    }

    /// Whether nothing is left.
    pub(super) const fn is_done(&self) -> bool {
        self.0.is_empty()
    }
}

/// The value of digits, of which there may be any number.
fn checked(digits: &[u8], negative: bool) -> Option<i64> {
    // Summed below zero, where an i64 reaches one further.
    let value = digits
        .iter()
        .try_fold(0i64, |value, byte| value.checked_mul(10)?.checked_sub(i64::from(byte - b'0')))?;
    if negative { Some(value) } else { value.checked_neg() }
}

/// Writes a plain decimal integer. Not `write!`, whose machinery would be a third of the Function.
pub(super) fn write_number(number: i64, out: &mut impl fmt::Write) -> fmt::Result {
    if number < 0 {
        out.write_char('-')?;
    }
    let mut left = number.unsigned_abs();
    let mut divisor = 1;
    while left / divisor >= 10 {
        divisor *= 10;
    }
    while divisor > 0 {
        out.write_char(char::from(b'0' + (left / divisor) as u8))?;
        left %= divisor;
        divisor /= 10;
    }
    Ok(())
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
