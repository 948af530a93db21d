//! The discount's metafield: which perk a customer gets at checkout, by the cell.
//!
//! `1|currency|recency|frequency|monetary|counts_cart|cells|count|ends|perks`: the shop's currency;
//! the edges; 1 when the present cart counts as an order; for each of the 126 cells one character,
//! `.` for no perk; how many perks there are; for each of them four digits that say where it ends;
//! and the perks one after the other, each `benefit unit value,minimum,message`, as in
//! `o%1000,5000,Thank you`. So the Function reads one perk however many there are, and looks for no
//! end of anything.

use core::fmt::{self, Write};

use super::VERSION;
use super::fields::{Fields, write_bands};
use crate::bands::Bands;
use crate::cell::Cell;
use crate::money::Currency;
use crate::rule::CellMask;
use crate::segments::MAX_SEGMENTS;

/// The most bytes of a metafield that Shopify gives to a Function.
pub const MAX_BYTES: usize = 10_000;
/// The most bytes of a perk's message.
pub const MAX_MESSAGE_BYTES: usize = 500;
/// 100 % in hundredths of a percent.
const WHOLE: u16 = 10_000;
const END_DIGITS: usize = 4;
const NONE: u8 = b'.';
/// One character for each perk.
const NAMES: &[u8; MAX_SEGMENTS] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// What a perk takes off, and from what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Perk<'a> {
    /// From what.
    pub benefit: Benefit,
    /// How much.
    pub reduction: Reduction,
    /// The subtotal that the order has to reach, in minor units of the shop's currency; 0 for any.
    /// Shopify has such a condition for orders alone: a delivery has 0.
    pub minimum_subtotal_minor: i64,
    /// What the customer reads in the cart; empty for the discount's own title.
    pub message: &'a str,
}

/// From what a perk takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Benefit {
    /// The order's subtotal.
    Order,
    /// The delivery.
    Delivery,
}

/// How much a perk takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reduction {
    /// In hundredths of a percent, 1–10,000.
    PercentHundredths(u16),
    /// In minor units of the shop's currency, 1 or more.
    AmountMinor(i64),
}

/// Why perks cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PerkError {
    /// More perks than segments may exist.
    TooMany,
    /// A segment names a perk that is not there.
    Unknown {
        /// The position it names.
        perk: usize,
    },
    /// The perk takes off nothing, or more than all, or has a minimum that cannot be.
    Value {
        /// Its position.
        perk: usize,
    },
    /// The message is too long or has a control character.
    Message {
        /// Its position.
        perk: usize,
    },
    /// All together is longer than [`MAX_BYTES`].
    TooLong,
    /// The writer refused.
    Refused,
}

impl fmt::Display for PerkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PerkError::TooMany => write!(f, "there are more than {MAX_SEGMENTS} perks"),
            PerkError::Unknown { perk } => {
                write!(f, "a segment gives perk {}, which does not exist", perk + 1)
            }
            PerkError::Value { perk } => write!(
                f,
                "perk {}: takes off more than nothing and at most 100 %, as in 10.00; a minimum is \
                 not below 0, and 0 for a delivery",
                perk + 1
            ),
            PerkError::Message { perk } => write!(
                f,
                "perk {}: the message is one line of at most {MAX_MESSAGE_BYTES} bytes",
                perk + 1
            ),
            PerkError::TooLong => write!(
                f,
                "all perks together take more than {MAX_BYTES} bytes; shorten their messages"
            ),
            PerkError::Refused => f.write_str("the perks cannot be written"),
        }
    }
}

impl core::error::Error for PerkError {}

impl From<fmt::Error> for PerkError {
    fn from(_: fmt::Error) -> PerkError {
        PerkError::Refused
    }
}

/// What a merchant gives to whom, to be written.
#[derive(Clone, Copy, Debug)]
pub struct PerkPlan<'a> {
    /// Where the scores begin.
    pub bands: Bands,
    /// The shop's currency.
    pub currency: Currency,
    /// Whether the present cart counts as an order.
    pub counts_cart: bool,
    /// In the merchant's order, each segment's cells and the position of its perk.
    pub segments: &'a [(CellMask, Option<usize>)],
    /// The perks.
    pub perks: &'a [Perk<'a>],
}

impl PerkPlan<'_> {
    /// Writes the bands, and for each cell the perk of the first segment that has one.
    ///
    /// # Errors
    /// When a perk is none, or all together is too long. What was written until then is no string.
    pub fn write(&self, out: &mut impl fmt::Write) -> Result<(), PerkError> {
        self.check()?;
        let mut out = Bounded { out, left: MAX_BYTES, is_full: false };
        let written = self.write_all(&mut out);
        if out.is_full { Err(PerkError::TooLong) } else { Ok(written?) }
    }

    fn check(&self) -> Result<(), PerkError> {
        if self.perks.len() > MAX_SEGMENTS {
            return Err(PerkError::TooMany);
        }
        for perk in self.segments.iter().filter_map(|(_, perk)| *perk) {
            if perk >= self.perks.len() {
                return Err(PerkError::Unknown { perk });
            }
        }
        for (position, perk) in self.perks.iter().enumerate() {
            let is_message = perk.message.len() <= MAX_MESSAGE_BYTES
                && !perk.message.bytes().any(|byte| byte.is_ascii_control());
            if !perk.is_possible() {
                return Err(PerkError::Value { perk: position });
            } else if !is_message {
                return Err(PerkError::Message { perk: position });
            }
        }
        Ok(())
    }

    fn write_all(&self, out: &mut impl fmt::Write) -> fmt::Result {
        write!(out, "{VERSION}|{}", self.currency)?;
        write_bands(&self.bands, out)?;
        write!(out, "|{}|", u8::from(self.counts_cart))?;
        for cell in Cell::all() {
            let of_cell = self.segments.iter().filter(|(mask, _)| mask.contains(cell));
            let perk = of_cell.filter_map(|(_, perk)| *perk).next();
            let name = perk.and_then(|perk| NAMES.get(perk)).unwrap_or(&NONE);
            out.write_char(char::from(*name))?;
        }
        write!(out, "|{}|", self.perks.len())?;
        let mut length = Length(0);
        for perk in self.perks {
            perk.write(&mut length)?;
            write!(out, "{:0END_DIGITS$}", length.0)?;
        }
        out.write_char('|')?;
        self.perks.iter().try_for_each(|perk| perk.write(out))
    }
}

impl<'a> Perk<'a> {
    fn is_possible(&self) -> bool {
        let takes_off = match self.reduction {
            Reduction::PercentHundredths(percent) => (1..=WHOLE).contains(&percent),
            Reduction::AmountMinor(amount) => amount > 0,
        };
        let minimum = self.minimum_subtotal_minor;
        takes_off && (minimum == 0 || minimum > 0 && self.benefit == Benefit::Order)
    }

    fn write(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_char(match self.benefit {
            Benefit::Order => 'o',
            Benefit::Delivery => 'd',
        })?;
        match self.reduction {
            Reduction::PercentHundredths(percent) => write!(out, "%{percent}")?,
            Reduction::AmountMinor(amount) => write!(out, "={amount}")?,
        }
        write!(out, ",{},{}", self.minimum_subtotal_minor, self.message)
    }

    fn read(text: &'a [u8]) -> Option<Perk<'a>> {
        let [benefit, unit, rest @ ..] = text else { return None };
        let mut parts = Fields::of(rest);
        let value: i64 = parts.number()?;
        parts.byte(b',')?;
        let minimum_subtotal_minor = parts.number()?;
        parts.byte(b',')?;
        let perk = Perk {
            benefit: match benefit {
                b'o' => Benefit::Order,
                b'd' => Benefit::Delivery,
                _ => return None,
            },
            reduction: match unit {
                b'%' => Reduction::PercentHundredths(value.try_into().ok()?),
                b'=' => Reduction::AmountMinor(value),
                _ => return None,
            },
            minimum_subtotal_minor,
            message: core::str::from_utf8(parts.rest()).ok()?,
        };
        perk.is_possible().then_some(perk)
    }
}

/// Perks as they were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Perks<'a> {
    /// The shop's currency.
    pub currency: Currency,
    /// Where the scores begin.
    pub bands: Bands,
    /// Whether the present cart counts as an order.
    pub counts_cart: bool,
    cells: &'a [u8; Cell::COUNT],
    ends: &'a [u8],
    perks: &'a [u8],
}

impl<'a> Perks<'a> {
    /// Reads perks; `None` when these are none. A perk itself is read when it is asked for.
    pub fn read(text: &'a [u8]) -> Option<Perks<'a>> {
        let mut fields = Fields::open(text)?;
        let currency = Currency::of_capitals(*fields.chunk()?)?;
        fields.separator()?;
        let bands = fields.bands()?;
        fields.separator()?;
        let counts_cart = match fields.chunk()? {
            b"0" => false,
            b"1" => true,
            _ => return None,
        };
        fields.separator()?;
        let cells = fields.chunk()?;
        fields.separator()?;
        let count: usize = fields.number()?;
        fields.separator()?;
        let ends = fields.bytes(count.checked_mul(END_DIGITS)?)?;
        fields.separator()?;
        let perks = fields.rest();
        Some(Perks { currency, bands, counts_cart, cells, ends, perks })
    }

    /// The perk of a cell; `None` when it has none, or the perk cannot be read.
    pub fn perk_of(&self, cell: Cell) -> Option<Perk<'a>> {
        let name = *self.cells.get(usize::from(cell.index()))?;
        let perk = usize::from(match name {
            b'0'..=b'9' => name - b'0',
            b'A'..=b'Z' => name - b'A' + 10,
            b'a'..=b'z' => name - b'a' + 36,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        });
        let first = match perk.checked_sub(1) {
            Some(before) => self.end_of(before)?,
            None => 0,
        };
        Perk::read(self.perks.get(first..self.end_of(perk)?)?)
    }

    fn end_of(&self, perk: usize) -> Option<usize> {
        let digits = self.ends.get(perk * END_DIGITS..(perk + 1) * END_DIGITS)?;
        Fields::of(digits).number()
    }
}

/// Counts what is written.
struct Length(usize);

impl Write for Length {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

/// Writes on until no more bytes are allowed.
struct Bounded<'w, W> {
    out: &'w mut W,
    left: usize,
    is_full: bool,
}

impl<W: Write> Write for Bounded<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let Some(left) = self.left.checked_sub(text.len()) else {
            self.is_full = true;
            return Err(fmt::Error);
        };
        self.left = left;
        self.out.write_str(text)
    }
}
