//! What a merchant configures, validated: weights, the low-score limit, and the error that says which
//! rule is broken.

use core::fmt;

use crate::bands::Bands;
use crate::cell::Level;

/// How much each dimension weighs in the weighted score, in percent; the sum is 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weights {
    recency: u8,
    frequency: u8,
    monetary: u8,
}

impl Weights {
    /// Weights in percent.
    ///
    /// # Errors
    /// When they do not sum to 100.
    pub const fn new(recency: u8, frequency: u8, monetary: u8) -> Result<Weights, WeightError> {
        let sum = recency as u16 + frequency as u16 + monetary as u16;
        if sum == 100 {
            Ok(Weights { recency, frequency, monetary })
        } else {
            Err(WeightError { sum })
        }
    }

    /// Recency, frequency and monetary weight in percent.
    pub const fn percent(&self) -> (u8, u8, u8) {
        (self.recency, self.frequency, self.monetary)
    }

    /// The weighted score in hundredths, 100–500.
    pub const fn weighted_hundredths(&self, r: Level, f: Level, m: Level) -> u16 {
        self.recency as u16 * r.get() as u16
            + self.frequency as u16 * f.get() as u16
            + self.monetary as u16 * m.get() as u16
    }
}

impl Default for Weights {
    fn default() -> Weights {
        Weights { recency: 40, frequency: 30, monetary: 30 }
    }
}

/// All that turns stats into a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScoringConfig {
    /// Where the scores begin.
    pub bands: Bands,
    /// How they are weighed.
    pub weights: Weights,
    /// A weighted score below this many hundredths is a low score.
    pub low_score_below_hundredths: u16,
}

impl ScoringConfig {
    /// The default limit of a low score: 2.00.
    pub const LOW_SCORE_BELOW_HUNDREDTHS: u16 = 200;

    /// These bands with default weights and low-score limit.
    pub fn with_bands(bands: Bands) -> ScoringConfig {
        ScoringConfig {
            bands,
            weights: Weights::default(),
            low_score_below_hundredths: ScoringConfig::LOW_SCORE_BELOW_HUNDREDTHS,
        }
    }
}

/// The weights do not sum to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeightError {
    /// What they sum to.
    pub sum: u16,
}

impl fmt::Display for WeightError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "weights sum to {}, not to 100", self.sum)
    }
}

impl core::error::Error for WeightError {}
