//! A scoring configuration: `1|recency|frequency|monetary|weights|low_score_below|masks`.
//!
//! Edges and weights are separated by commas; the limit is in hundredths. Each segment, in the
//! merchant's order, has 32 lower-case hexadecimal digits: bit `i` is the cell with index `i`.

use core::fmt;

use super::VERSION;
use super::fields::{Fields, write_bands};
use crate::cell::Cell;
use crate::config::{ScoringConfig, Weights};
use crate::rule::CellMask;
use crate::segments::MAX_SEGMENTS;

const MASK_DIGITS: usize = 32;

/// A configuration as it was read. The segments stay as they are written: a customer needs one bit
/// of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompactConfig<'a> {
    /// Bands, weights and the limit of a low score.
    pub scoring: ScoringConfig,
    masks: &'a [u8],
}

/// Writes a configuration with its segments; those past [`MAX_SEGMENTS`] are left out.
///
/// # Errors
/// When `out` refuses.
pub fn write_config(
    config: &ScoringConfig,
    segments: impl IntoIterator<Item = CellMask>,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    write!(out, "{VERSION}")?;
    write_bands(&config.bands, out)?;
    let (r, f, m) = config.weights.percent();
    write!(out, "|{r},{f},{m}|{}|", config.low_score_below_hundredths)?;
    for mask in segments.into_iter().take(MAX_SEGMENTS) {
        write!(out, "{:032x}", mask.bits())?;
    }
    Ok(())
}

impl<'a> CompactConfig<'a> {
    /// Reads a configuration; `None` when it is none.
    pub fn read(text: &'a [u8]) -> Option<CompactConfig<'a>> {
        let mut fields = Fields::open(text)?;
        let bands = fields.bands()?;
        fields.separator()?;
        let [r, f, m] = fields.numbers()?;
        let weights = Weights::new(r, f, m).ok()?;
        fields.separator()?;
        let low_score_below_hundredths = fields.number()?;
        fields.separator()?;
        let masks = fields.rest();
        let is_whole =
            masks.len().is_multiple_of(MASK_DIGITS) && masks.len() / MASK_DIGITS <= MAX_SEGMENTS;
        let scoring = ScoringConfig { bands, weights, low_score_below_hundredths };
        is_whole.then_some(CompactConfig { scoring, masks })
    }

    /// The segments of a cell: bit `i` is the `i`-th segment. `None` when a digit is none.
    pub fn segments_of(&self, cell: Cell) -> Option<u64> {
        let (digit_from_end, bit) = (usize::from(cell.index() / 4), cell.index() % 4);
        let mut segments = 0;
        for (position, mask) in self.masks.chunks_exact(MASK_DIGITS).enumerate() {
            let digit = match *mask.get(MASK_DIGITS - 1 - digit_from_end)? {
                digit @ b'0'..=b'9' => digit - b'0',
                digit @ b'a'..=b'f' => digit - b'a' + 10,
                _ => return None,
            };
            segments |= u64::from(digit >> bit & 1) << position;
        }
        Some(segments)
    }
}
