//! Bands: the four edges in each dimension that cut a raw number into scores 1–5.
//!
//! However bands come about (given, from a half-life, from a preset, as quintiles), they end as
//! these explicit edges. Equal edges are legal and leave a score empty.

use core::fmt;

use crate::cell::Level;

/// The longest half-life accepted, in days (a century).
pub const MAX_HALF_LIFE_DAYS: u32 = 36_525;

/// The longest recency edge accepted, in days: the last one of the longest half-life. So a day of change
/// stays one that every calendar has.
pub const MAX_RECENCY_DAYS: i32 = 3 * MAX_HALF_LIFE_DAYS as i32;

/// Recency edges: the last order at most this many days ago for scores 5, 4, 3, 2; never descending.
/// −1 is an edge that nobody reaches: quintiles with ties can leave a score empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecencyBands([i32; 4]);

/// Frequency edges: at least this many orders for scores 2, 3, 4, 5; never descending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FrequencyBands([u32; 4]);

/// Monetary edges: net spend of at least this many minor units for scores 2, 3, 4, 5; never descending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MonetaryBands([i64; 4]);

/// The bands of all three dimensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bands {
    /// Day edges.
    pub recency: RecencyBands,
    /// Order count edges.
    pub frequency: FrequencyBands,
    /// Net spend edges.
    pub monetary: MonetaryBands,
}

impl RecencyBands {
    /// Day edges for scores 5, 4, 3, 2.
    ///
    /// # Errors
    /// When an edge is below the one before it, the first below −1, or the last above
    /// [`MAX_RECENCY_DAYS`].
    pub const fn new(at_most_days: [i32; 4]) -> Result<RecencyBands, BandError> {
        if at_most_days[0] < -1 {
            return Err(BandError::NegativeDays);
        }
        let mut at = 1;
        while at < 4 {
            if at_most_days[at] < at_most_days[at - 1] {
                return Err(BandError::Descending { position: at });
            }
            at += 1;
        }
        if at_most_days[3] > MAX_RECENCY_DAYS {
            return Err(BandError::TooManyDays { days: at_most_days[3] });
        }
        Ok(RecencyBands(at_most_days))
    }

    /// The bands of an exponential decay: `r = 1 + 4·2^(−days/h)`, rounded half up, for a half-life
    /// of `h` days. A score is reached up to `h·log2(8/7)`, `h·log2(8/5)`, `h·log2(8/3)` and `3h` days.
    ///
    /// # Errors
    /// When `half_life_days` is 0 or more than [`MAX_HALF_LIFE_DAYS`].
    pub const fn from_half_life(half_life_days: u32) -> Result<RecencyBands, BandError> {
        if half_life_days == 0 || half_life_days > MAX_HALF_LIFE_DAYS {
            return Err(BandError::HalfLife { days: half_life_days });
        }
        let mut edges = [0, 0, 0, 3 * half_life_days as i32];
        let mut at = 0;
        while at < 3 {
            edges[at] = ((half_life_days as u128 * LOG2_EIGHT_OVER[at]) >> 64) as i32;
            at += 1;
        }
        Ok(RecencyBands(edges))
    }

    /// Day edges for scores 5, 4, 3, 2.
    pub const fn edges(&self) -> &[i32; 4] {
        &self.0
    }

    /// The score of a last order `days` ago.
    pub fn level(&self, days: u32) -> Level {
        let passed: usize =
            self.0.iter().map(|edge| usize::from(i64::from(days) <= i64::from(*edge))).sum();
        Level::from_edges_passed(passed)
    }

    /// Whether some number of days has this score: equal edges leave one empty, as does one of −1.
    pub fn has(&self, level: Level) -> bool {
        let [five, four, three, two] = self.0;
        match level {
            Level::Five => five >= 0,
            Level::Four => four > five,
            Level::Three => three > four,
            Level::Two => two > three,
            Level::One => true,
        }
    }

    /// The first number of days, more than `days`, at which the score is another; `None` at score 1.
    pub fn next_change(&self, days: u32) -> Option<u32> {
        let edge = self.0.iter().find(|edge| i64::from(days) <= i64::from(**edge))?;
        0u32.checked_add_signed(*edge)?.checked_add(1)
    }
}

/// log2(8/7), log2(8/5), log2(8/3) in units of 2⁻⁶⁴, rounded down. A test shows that the floor of
/// their product with every legal half-life is exact.
pub(crate) const LOG2_EIGHT_OVER: [u128; 3] =
    [0x3151_3015_7f7a_64cc, 0xad96_1ed0_cb91_d406, 0x1_6a3f_e5c6_0429_7860];

impl FrequencyBands {
    /// Order count edges for scores 2, 3, 4, 5.
    ///
    /// # Errors
    /// When an edge is below the one before it, or the first is 0 (every customer with a score has
    /// an order, so it would say nothing).
    pub const fn new(at_least_orders: [u32; 4]) -> Result<FrequencyBands, BandError> {
        if at_least_orders[0] == 0 {
            return Err(BandError::ZeroOrders);
        }
        let mut at = 1;
        while at < 4 {
            if at_least_orders[at] < at_least_orders[at - 1] {
                return Err(BandError::Descending { position: at });
            }
            at += 1;
        }
        Ok(FrequencyBands(at_least_orders))
    }

    /// Order count edges for scores 2, 3, 4, 5.
    pub const fn edges(&self) -> &[u32; 4] {
        &self.0
    }

    /// Whether some number of orders has this score: equal edges leave one empty.
    pub fn has(&self, level: Level) -> bool {
        let [two, three, four, five] = self.0;
        match level {
            Level::One => two > 1,
            Level::Two => three > two,
            Level::Three => four > three,
            Level::Four => five > four,
            Level::Five => true,
        }
    }

    /// The score of this many orders.
    pub fn level(&self, orders: u32) -> Level {
        let passed: usize = self.0.iter().map(|edge| usize::from(orders >= *edge)).sum();
        Level::from_edges_passed(passed)
    }
}

impl MonetaryBands {
    /// Net spend edges in minor units for scores 2, 3, 4, 5.
    ///
    /// # Errors
    /// When an edge is below the one before it, or below zero (negative spend is score 1 always).
    pub const fn new(at_least_minor: [i64; 4]) -> Result<MonetaryBands, BandError> {
        if at_least_minor[0] < 0 {
            return Err(BandError::NegativeSpend);
        }
        let mut at = 1;
        while at < 4 {
            if at_least_minor[at] < at_least_minor[at - 1] {
                return Err(BandError::Descending { position: at });
            }
            at += 1;
        }
        Ok(MonetaryBands(at_least_minor))
    }

    /// Net spend edges in minor units for scores 2, 3, 4, 5.
    pub const fn edges(&self) -> &[i64; 4] {
        &self.0
    }

    /// Whether some net spend has this score: equal edges leave one empty.
    pub fn has(&self, level: Level) -> bool {
        let [two, three, four, five] = self.0;
        match level {
            // Whoever has got back more than was spent.
            Level::One => true,
            Level::Two => three > two,
            Level::Three => four > three,
            Level::Four => five > four,
            Level::Five => true,
        }
    }

    /// The score of this net spend in minor units.
    pub fn level(&self, spend_minor: i64) -> Level {
        let passed: usize = self.0.iter().map(|edge| usize::from(spend_minor >= *edge)).sum();
        Level::from_edges_passed(passed)
    }
}

/// The merchant's size, which decides the bands until the merchant shapes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Preset {
    /// 100–1,000 customers, average order value (AOV) $20.
    Small,
    /// 1,000–10,000 customers, AOV $100.
    #[default]
    Medium,
    /// 50,000 customers and more, AOV $500.
    Plus,
}

impl Preset {
    /// `small`, `medium` or `plus`; `None` for anything else.
    pub fn parse(name: &str) -> Option<Preset> {
        [Preset::Small, Preset::Medium, Preset::Plus].into_iter().find(|p| p.name() == name)
    }

    /// `small`, `medium` or `plus`.
    pub const fn name(self) -> &'static str {
        match self {
            Preset::Small => "small",
            Preset::Medium => "medium",
            Preset::Plus => "plus",
        }
    }

    /// The preset's own AOV in US cents.
    pub const fn aov_us_cents(self) -> i64 {
        match self {
            Preset::Small => 2_000,
            Preset::Medium => 10_000,
            Preset::Plus => 50_000,
        }
    }

    /// The preset's bands for a shop whose average order value is `aov_minor` (minor units of the
    /// shop's currency). Zero or less falls back to `fallback_aov_minor`, which counts as at least 1.
    pub fn bands(self, aov_minor: i64, fallback_aov_minor: i64) -> Bands {
        let aov = if aov_minor > 0 { aov_minor } else { fallback_aov_minor.max(1) };
        Bands {
            recency: RecencyBands(match self {
                Preset::Small => [30, 90, 180, 365],
                Preset::Medium => [30, 60, 120, 240],
                Preset::Plus => [14, 30, 60, 120],
            }),
            frequency: FrequencyBands([2, 3, 5, 8]),
            monetary: MonetaryBands([1, 2, 4, 8].map(|times| aov.saturating_mul(times))),
        }
    }
}

/// Why edges are no bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandError {
    /// The edge at this position (0–3) is below the one before it.
    Descending {
        /// Position of the offending edge, 0–3.
        position: usize,
    },
    /// The first recency edge is below −1.
    NegativeDays,
    /// The last recency edge is above [`MAX_RECENCY_DAYS`].
    TooManyDays {
        /// The edge that was given, in days.
        days: i32,
    },
    /// The first frequency edge is zero.
    ZeroOrders,
    /// The first monetary edge is below zero.
    NegativeSpend,
    /// The half-life is 0 or longer than a century.
    HalfLife {
        /// The half-life that was given, in days.
        days: u32,
    },
}

impl fmt::Display for BandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BandError::Descending { position } => {
                write!(f, "edge {} is below the one before it; edges never descend", position + 1)
            }
            BandError::NegativeDays => f.write_str("the first edge must not be below -1 days"),
            BandError::TooManyDays { days } => {
                write!(f, "an edge of {days} days is above {MAX_RECENCY_DAYS}")
            }
            BandError::ZeroOrders => f.write_str("the first edge must be at least 1 order"),
            BandError::NegativeSpend => f.write_str("the first edge must not be below 0"),
            BandError::HalfLife { days } => {
                write!(f, "a half-life of {days} days is not within 1 to {MAX_HALF_LIFE_DAYS}")
            }
        }
    }
}

impl core::error::Error for BandError {}
