//! Charts as Chart.js takes them: a type, data with labels in a language, and options.
//!
//! Heat maps and flows take the widely used plug-ins' types `matrix` and `sankey`.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use shared_scoring::cell::frequency_monetary;
use shared_scoring::{Cell, Currency, Day};

use super::model::months_between;
use super::{Analytics, Error};
use crate::adapters::postgres;
use crate::base::{MerchantId, Text};
use crate::merchants::{self, Merchant};
use crate::movement::past::movement_between;
use crate::segments::past::counts_over;
use crate::segments::{self, Counts, OfVersions, Segments};

/// The most days of a chart.
pub const MAX_DAYS: i32 = 1_100;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// The sizes of segments, day by day.
    Sizes,
    /// Customers and money on the grid of recency against frequency and monetary.
    Grid,
    /// Who went from segment to segment between two days.
    Movement,
    /// For each month of first orders, who ordered in the months after it.
    Cohorts,
    /// Customers by their weighted score.
    Scores,
    /// Revenue by segment, month by month.
    Revenue,
    /// Customers with two orders or more, day by day.
    RepeatRate,
    /// The average order value, day by day.
    AverageOrder,
}

impl Chart {
    /// All, as they are asked for.
    pub const NAMES: [(&'static str, Chart); 8] = [
        ("sizes_over_time", Chart::Sizes),
        ("grid", Chart::Grid),
        ("movement", Chart::Movement),
        ("cohorts", Chart::Cohorts),
        ("score_distribution", Chart::Scores),
        ("revenue_by_segment", Chart::Revenue),
        ("repeat_purchase_rate", Chart::RepeatRate),
        ("average_order_value", Chart::AverageOrder),
    ];
}

impl Analytics {
    /// Draws a chart of the days from one to another.
    ///
    /// # Errors
    /// When the merchant is unknown, history was pruned, or the database cannot be used.
    pub async fn draw(
        &self,
        merchant: MerchantId,
        chart: Chart,
        days: (Day, Day),
        language: &str,
    ) -> Result<Value, Error> {
        match chart {
            Chart::Sizes => self.sizes(merchant, days, language).await,
            Chart::Grid | Chart::Scores => self.of_cells(merchant, chart, language).await,
            Chart::Movement => self.movement(merchant, days, language).await,
            Chart::Cohorts => self.cohorts(merchant, days, language).await,
            Chart::Revenue => self.revenue(merchant, days, language).await,
            Chart::RepeatRate => {
                let rows = self.read(merchant, "repeat_purchase_rate", days).await?;
                let rate = |data: &Value| percent(data["rate"].as_f64().unwrap_or(0.0));
                Ok(line(&rows, &Text::RepeatRate.of(language), rate))
            }
            Chart::AverageOrder => {
                let currency = self.shop(merchant).await?.currency;
                let rows = self.read(merchant, "average_order_value", days).await?;
                let average = |data: &Value| major(data["average_minor"].as_i64(), currency);
                let label = Text::AverageOrderIn.said(language, Some(currency.code()));
                Ok(line(&rows, &label, average))
            }
        }
    }

    async fn shop(&self, merchant: MerchantId) -> Result<Merchant, Error> {
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        merchants::read(&mut transaction, merchant).await?.ok_or(Error::UnknownMerchant)
    }

    async fn sizes(
        &self,
        merchant: MerchantId,
        (from, to): (Day, Day),
        language: &str,
    ) -> Result<Value, Error> {
        let mut transaction = postgres::begin_snapshot(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant)?;
        let to = to.min(shop.day_at(self.clock.now_ms()));
        let days = counts_over(&mut transaction, &shop, (from, to)).await?;
        let version = shop.config_version;
        let live = segments::select_segments(&mut transaction, merchant, version).await?;
        let mut of_versions = OfVersions::default();
        for (_, version, _) in &days {
            of_versions.read(&mut transaction, merchant, *version).await?;
        }
        let labels: Vec<String> = days.iter().map(|(day, _, _)| day.to_string()).collect();
        let datasets: Vec<Value> = live
            .iter()
            .map(|segment| {
                let size = |(_, version, counts): &(Day, i64, Counts)| {
                    let then = of_versions.get(*version)?.labelled(&segment.label)?;
                    let members = counts.iter().filter(|(cell, _)| then.cells.contains(**cell));
                    Some(members.map(|(_, (customers, _))| customers).sum::<i64>())
                };
                let sizes: Vec<Option<i64>> = days.iter().map(size).collect();
                let (id, label) = (&segment.label, segment.name(language));
                json!({ "id": id, "label": label, "data": sizes, "spanGaps": true })
            })
            .collect();
        let y = Text::Customers.of(language);
        Ok(json!({
            "type": "line",
            "data": { "labels": labels, "datasets": datasets },
            "options": axes(None, Some(&y)),
        }))
    }

    async fn of_cells(
        &self,
        merchant: MerchantId,
        chart: Chart,
        language: &str,
    ) -> Result<Value, Error> {
        let now_ms = self.clock.now_ms();
        let counted = segments::read_counts(&self.pool, &self.sizes, now_ms, merchant).await?;
        let counted = counted.ok_or(Error::UnknownMerchant)?;
        let shop = self.shop(merchant).await?;
        if chart == Chart::Grid {
            return Ok(grid(&counted.counts, shop.currency, language));
        }
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let version = counted.config_version;
        let config = crate::scoring::select_config(&mut transaction, merchant, version).await?;
        // Halves of a score, from 1.0 to 5.0.
        let mut buckets = [0i64; 9];
        for (cell, customers, _) in &counted.counts {
            if let Some((r, f, m)) = cell.levels() {
                let hundredths = config.weights.weighted_hundredths(r, f, m);
                buckets[usize::from(hundredths.saturating_sub(100) / 50).min(8)] += customers;
            }
        }
        let label = |at: usize| format!("{}.{}", 1 + at / 2, at % 2 * 5);
        let labels: Vec<String> = (0..9).map(label).collect();
        let (x, y) = (Text::Score.of(language), Text::Customers.of(language));
        Ok(json!({
            "type": "bar",
            "data": { "labels": labels, "datasets": [{ "label": y, "data": buckets }] },
            "options": axes(Some(&x), Some(&y)),
        }))
    }

    async fn movement(
        &self,
        merchant: MerchantId,
        days: (Day, Day),
        language: &str,
    ) -> Result<Value, Error> {
        let now_ms = self.clock.now_ms();
        let between = movement_between(&self.pool, &self.sizes, now_ms, merchant, days).await?;
        let name = |segments: &Segments, position: Option<usize>, absent: Text| match position {
            None => absent.of(language),
            Some(position) => segments.at(position).map_or_else(
                || Text::NoSegment.of(language),
                |segment| segment.name(language).to_owned(),
            ),
        };
        let mut flows: BTreeMap<(String, String), i64> = BTreeMap::new();
        for ((was, is), customers) in between.flows() {
            let from = name(&between.from.segments, was, Text::New);
            let to = name(&between.to.segments, is, Text::Merged);
            if from != to {
                *flows.entry((from, to)).or_default() += customers;
            }
        }
        let (from, to) = (between.from.day, between.to.day);
        let flow = |((was, is), customers)| {
            json!({
                "from": format!("{was} ({from})"), "to": format!("{is} ({to})"), "flow": customers,
            })
        };
        let flows: Vec<Value> = flows.into_iter().map(flow).collect();
        let label = Text::Customers.of(language);
        Ok(json!({
            "type": "sankey",
            "data": { "datasets": [{ "label": label, "data": flows }] },
            "options": {},
        }))
    }

    async fn cohorts(
        &self,
        merchant: MerchantId,
        days: (Day, Day),
        language: &str,
    ) -> Result<Value, Error> {
        let rows = self.read(merchant, "retention_cohorts", days).await?;
        let mut data = Vec::new();
        for (month, cohorts) in &rows {
            for (began, cohort) in cohorts.as_object().into_iter().flatten() {
                let Some(first) = Day::parse(began) else { continue };
                let (all, active) =
                    (cohort["customers"].as_i64(), cohort["active"].as_i64().unwrap_or(0));
                let all = all.filter(|all| *all > 0).unwrap_or(1);
                data.push(json!({
                    "x": months_between(first, *month), "y": &began[..7],
                    "v": percent(active as f64 / all as f64), "customers": active,
                }));
            }
        }
        let label = Text::StillOrdering.of(language);
        let x = Text::MonthsSince.of(language);
        Ok(json!({
            "type": "matrix",
            "data": { "datasets": [{ "label": label, "data": data }] },
            "options": axes(Some(&x), None),
        }))
    }

    async fn revenue(
        &self,
        merchant: MerchantId,
        days: (Day, Day),
        language: &str,
    ) -> Result<Value, Error> {
        let currency = self.shop(merchant).await?.currency;
        let rows = self.read(merchant, "revenue_by_segment", days).await?;
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let mut of_versions = OfVersions::default();
        let no_segment = Text::NoSegment.of(language);
        // By name, then by month, in minor units.
        let mut sums: BTreeMap<String, BTreeMap<String, i64>> = BTreeMap::new();
        let mut months = Vec::new();
        for (day, data) in &rows {
            let month = day.to_string()[..7].to_owned();
            if months.last() != Some(&month) {
                months.push(month.clone());
            }
            let version = data["config_version"].as_i64().unwrap_or(1);
            of_versions.read(&mut transaction, merchant, version).await?;
            for (cell, minor) in data["cells"].as_object().into_iter().flatten() {
                let cell = cell.parse().ok().and_then(Cell::from_index);
                let segment = cell.and_then(|cell| of_versions.get(version)?.primary_of(cell));
                let name = segment.map_or(no_segment.as_str(), |one| one.name(language));
                let of_month = sums.entry(name.to_owned()).or_default();
                *of_month.entry(month.clone()).or_default() += minor.as_i64().unwrap_or(0);
            }
        }
        let datasets: Vec<Value> = sums
            .iter()
            .map(|(name, of_month)| {
                let value = |month: &String| major(of_month.get(month).copied(), currency);
                let data: Vec<Value> = months.iter().map(value).collect();
                json!({ "label": name, "data": data, "stack": "revenue" })
            })
            .collect();
        let y = Text::RevenueIn.said(language, Some(currency.code()));
        Ok(json!({
            "type": "bar",
            "data": { "labels": months, "datasets": datasets },
            "options": axes(None, Some(&y)),
        }))
    }
}

fn grid(counts: &[(Cell, i64, i64)], currency: Currency, language: &str) -> Value {
    let mut places: BTreeMap<(u8, u8), (i64, i64)> = BTreeMap::new();
    for recency in 1..=5 {
        places.extend((1..=5).map(|other| ((recency, other), (0, 0))));
    }
    for (cell, customers, spend) in counts {
        if let Some((r, f, m)) = cell.levels() {
            let place = places.entry((r.get(), frequency_monetary(f, m).get())).or_default();
            place.0 += customers;
            place.1 += spend;
        }
    }
    let place = |((recency, other), (customers, spend)): ((u8, u8), (i64, i64))| json!({ "x": other, "y": recency, "v": customers, "spend": major(Some(spend), currency) });
    let data: Vec<Value> = places.into_iter().map(place).collect();
    let (x, y) = (Text::FrequencyMonetary.of(language), Text::Recency.of(language));
    let spend = Text::SpendIn.said(language, Some(currency.code()));
    json!({
        "type": "matrix",
        "data": {
            "datasets": [{ "label": Text::Customers.of(language), "spendLabel": spend, "data": data }],
        },
        "options": axes(Some(&x), Some(&y)),
    })
}

/// A line of one value a day.
fn line(rows: &[(Day, Value)], label: &str, value: impl Fn(&Value) -> Value) -> Value {
    let labels: Vec<String> = rows.iter().map(|(day, _)| day.to_string()).collect();
    let data: Vec<Value> = rows.iter().map(|(_, data)| value(data)).collect();
    json!({
        "type": "line",
        "data": { "labels": labels, "datasets": [{ "label": label, "data": data }] },
        "options": axes(None, Some(label)),
    })
}

fn axes(x: Option<&str>, y: Option<&str>) -> Value {
    let title =
        |text: Option<&str>| json!({ "title": { "display": text.is_some(), "text": text } });
    json!({ "scales": { "x": title(x), "y": title(y) } })
}

/// A share in percent with one decimal.
fn percent(share: f64) -> Value {
    json!((share * 1_000.0).round() / 10.0)
}

/// Minor units as a number of the currency's own.
fn major(minor: Option<i64>, currency: Currency) -> Value {
    let unit = 10f64.powi(i32::from(currency.exponent()));
    minor.map_or(Value::Null, |minor| json!(minor as f64 / unit))
}
