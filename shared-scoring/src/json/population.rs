//! The bands that come of a population of customers, where they are not given.

use alloc::vec::Vec;

use super::{BandsSource, Base};
use crate::bands::{Bands, Preset};
use crate::day::Day;
use crate::money::Currency;
use crate::quintiles::{Quintiles, quintiles};
use crate::stats::CustomerStats;

/// The average order value of a size in minor units of this currency; known in US dollars alone, and
/// elsewhere that of the shop's own orders.
pub fn preset_aov(preset: Preset, currency: Currency) -> Option<i64> {
    (currency == Currency::USD).then(|| preset.aov_us_cents())
}

impl Base {
    /// The bands of scored customers on a day, with the dimensions in which they were too few or too alike
    /// for quintiles. Nothing that is given.
    pub fn bands_of(
        &self,
        customers: impl Iterator<Item = CustomerStats>,
        currency: Currency,
        as_of: Day,
    ) -> Quintiles {
        let (mut days, mut orders, mut spend) = (Vec::new(), Vec::new(), Vec::new());
        let (mut spend_sum, mut order_sum) = (0i128, 0i128);
        for stats in customers {
            days.push(as_of.days_since(stats.last_order_day));
            orders.push(stats.order_count);
            spend.push(stats.spend_total_minor);
            spend_sum += i128::from(stats.spend_total_minor);
            order_sum += i128::from(stats.order_count);
        }
        let (preset, given) = match *self {
            Base::Preset { preset, average_order_minor } => (preset, average_order_minor),
            Base::Given | Base::Quintiles { .. } => (Preset::default(), None),
        };
        let mean = i64::try_from(spend_sum / order_sum.max(1)).unwrap_or(i64::MAX);
        let aov = given.or_else(|| preset_aov(preset, currency)).unwrap_or(mean);
        let bands = preset.bands(aov, preset.aov_us_cents());
        if matches!(self, Base::Quintiles { .. }) {
            return quintiles(&mut days, &mut orders, &mut spend, &bands);
        }
        Quintiles {
            bands,
            recency_fell_back: false,
            frequency_fell_back: false,
            monetary_fell_back: false,
        }
    }
}

impl BandsSource {
    /// The bands of scored customers on a day, and the names of the dimensions in which they were too few or
    /// too alike for quintiles.
    pub fn bands_of(
        &self,
        customers: impl Iterator<Item = CustomerStats>,
        currency: Currency,
        as_of: Day,
    ) -> (Bands, Vec<&'static str>) {
        if let Some(bands) = self.given() {
            return (bands, Vec::new());
        }
        let computed = self.base.bands_of(customers, currency, as_of);
        let fell_back = [
            ("recency", computed.recency_fell_back && self.recency.is_none()),
            ("frequency", computed.frequency_fell_back && self.frequency.is_none()),
            ("monetary", computed.monetary_fell_back && self.monetary.is_none()),
        ];
        let names = fell_back.into_iter().filter(|(_, fell)| *fell).map(|(name, _)| name);
        (self.over(&computed.bands), names.collect())
    }
}
