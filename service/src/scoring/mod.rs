//! Scoring a whole shop at once: which bands apply, and the row each customer gets.

pub mod model;
mod row;
mod store;

use shared_scoring::quintiles::quintiles;
use shared_scoring::{Bands, Currency, CustomerStats, Day, Preset};

pub use row::{COLUMNS, ScoredRow, SegmentNames};
pub use store::{Saved, insert_config, select_config};

/// Where the bands come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BandSource {
    /// Computed from the shop's own customers.
    Quintile,
    /// From the merchant's size and the average order value.
    Preset(Preset),
    /// Given.
    Fixed(Bands),
}

/// The average order value of a size in minor units of this currency; known in US dollars alone, and
/// elsewhere that of the shop's own orders.
pub fn preset_aov(preset: Preset, currency: Currency) -> Option<i64> {
    (currency == Currency::USD).then(|| preset.aov_us_cents())
}

/// The bands of a shop on a day, and the names of the dimensions in which its customers were too few
/// or too alike for quintiles.
pub fn bands_of<'c>(
    source: &BandSource,
    customers: impl Iterator<Item = &'c CustomerStats>,
    currency: Currency,
    as_of: Day,
) -> (Bands, Vec<&'static str>) {
    if let BandSource::Fixed(bands) = source {
        return (*bands, Vec::new());
    }
    let (mut days, mut orders, mut spend) = (Vec::new(), Vec::new(), Vec::new());
    let (mut spend_sum, mut order_sum) = (0i128, 0i128);
    for stats in customers {
        days.push(as_of.days_since(stats.last_order_day));
        orders.push(stats.order_count);
        spend.push(stats.spend_total_minor);
        spend_sum += i128::from(stats.spend_total_minor);
        order_sum += i128::from(stats.order_count);
    }
    let preset = if let BandSource::Preset(preset) = source { *preset } else { Preset::default() };
    let mean = i64::try_from(spend_sum / order_sum.max(1)).unwrap_or(i64::MAX);
    let aov = preset_aov(preset, currency).unwrap_or(mean);
    let preset_bands = preset.bands(aov, preset.aov_us_cents());
    if matches!(source, BandSource::Preset(_)) {
        return (preset_bands, Vec::new());
    }
    let computed = quintiles(&mut days, &mut orders, &mut spend, &preset_bands);
    let fell_back = [
        ("recency", computed.recency_fell_back),
        ("frequency", computed.frequency_fell_back),
        ("monetary", computed.monetary_fell_back),
    ];
    let names = fell_back.into_iter().filter(|(_, fell)| *fell).map(|(name, _)| name);
    (computed.bands, names.collect())
}
