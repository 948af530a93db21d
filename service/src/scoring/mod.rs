//! Scoring a whole shop at once: which bands apply, and the row each customer gets.

mod active;
pub mod model;
mod row;
mod store;
mod words;

use shared_scoring::json::{BandsSource, Base};
use shared_scoring::quintiles::quintiles;
use shared_scoring::{Bands, Currency, CustomerStats, Day, Preset};

pub use active::ActiveVersions;
pub use row::{COLUMNS, ScoredRow, SegmentNames};
pub use store::{
    Activated, NewVersion, Saved, Version, activate_config, insert_config, latest_version,
    select_config, select_version, select_versions, version_before,
};
pub use words::{cell_of, score_text, scores_of};

/// The average order value of a size in minor units of this currency; known in US dollars alone, and
/// elsewhere that of the shop's own orders.
pub fn preset_aov(preset: Preset, currency: Currency) -> Option<i64> {
    (currency == Currency::USD).then(|| preset.aov_us_cents())
}

/// The bands of a shop on a day, and the names of the dimensions in which its customers were too few
/// or too alike for quintiles.
pub fn bands_of(
    source: &BandsSource,
    customers: impl Iterator<Item = CustomerStats>,
    currency: Currency,
    as_of: Day,
) -> (Bands, Vec<&'static str>) {
    if let Some(bands) = source.given() {
        return (bands, Vec::new());
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
    let (preset, given) = match source.base {
        Base::Preset { preset, average_order_minor } => (preset, average_order_minor),
        Base::Given | Base::Quintiles { .. } => (Preset::default(), None),
    };
    let mean = i64::try_from(spend_sum / order_sum.max(1)).unwrap_or(i64::MAX);
    let aov = given.or_else(|| preset_aov(preset, currency)).unwrap_or(mean);
    let preset_bands = preset.bands(aov, preset.aov_us_cents());
    if !matches!(source.base, Base::Quintiles { .. }) {
        return (source.over(&preset_bands), Vec::new());
    }
    let computed = quintiles(&mut days, &mut orders, &mut spend, &preset_bands);
    let fell_back = [
        ("recency", computed.recency_fell_back && source.recency.is_none()),
        ("frequency", computed.frequency_fell_back && source.frequency.is_none()),
        ("monetary", computed.monetary_fell_back && source.monetary.is_none()),
    ];
    let names = fell_back.into_iter().filter(|(_, fell)| *fell).map(|(name, _)| name);
    (source.over(&computed.bands), names.collect())
}
