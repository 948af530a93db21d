//! A merchant's segments: their definitions, what a cell means in words, and their sizes.

mod cache;
mod cells_http;
pub mod grpc;
pub mod http;
pub mod model;
pub mod past;
mod shop_http;
mod store;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use shared_scoring::json::Config;
use shared_scoring::{Cell, Day, score};
use sqlx::{PgConnection, PgPool};

use crate::adapters::postgres::{self, MerchantTransaction};
use crate::base::MerchantId;
use crate::merchants::{self, Merchant};
use crate::metrics;
use crate::scoring::{self, Version};

pub use cache::{Counted, Restated, SizeCache};
pub use model::{Segment, Segments};
pub use store::{insert_segments, select_segments};

/// The sizes of all segments at one number of change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentSizes {
    /// The shop's day.
    pub as_of: Day,
    /// The version of the configuration.
    pub config_version: i64,
    /// The number of the last change that is in it.
    pub change_seq: i64,
    /// All customers, prospects too.
    pub customers: i64,
    /// In the merchant's order.
    pub segments: Vec<SegmentSize>,
}

impl SegmentSizes {
    /// A part of all customers, 0 to 1.
    pub fn share(&self, customers: i64) -> f64 {
        if self.customers == 0 { 0.0 } else { customers as f64 / self.customers as f64 }
    }
}

/// The size of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentSize {
    /// Its label.
    pub label: String,
    /// Its name in the language asked for.
    pub name: String,
    /// How many customers it has.
    pub customers: i64,
    /// What they spent, in minor units.
    pub spend_total_minor: i64,
}

/// Customers and their spend in minor units, by cell.
pub type Counts = BTreeMap<Cell, (i64, i64)>;

/// A saved configuration with all that belongs to it.
#[derive(Clone, Debug)]
pub struct SavedConfig {
    /// The version.
    pub version: Version,
    /// Its segments.
    pub segments: Segments,
    /// As a merchant gives it.
    pub config: Config,
}

/// A version of a merchant's configuration; `None` when there is none.
///
/// # Errors
/// When the database cannot be used.
pub async fn select_saved(
    connection: &mut PgConnection,
    merchant: MerchantId,
    version: i64,
) -> Result<Option<SavedConfig>, sqlx::Error> {
    let Some(version) = scoring::select_version(connection, merchant, version).await? else {
        return Ok(None);
    };
    let segments = select_segments(connection, merchant, version.version).await?;
    let config = Config {
        bands: version.source,
        weights: version.scoring.weights,
        low_score_below_hundredths: version.scoring.low_score_below_hundredths,
        segments: segments.iter().map(Segment::definition).collect(),
    };
    Ok(Some(SavedConfig { version, segments, config }))
}

/// The segments of several versions of a merchant's configuration, each read once.
#[derive(Clone, Debug, Default)]
pub struct OfVersions(BTreeMap<i64, Segments>);

impl OfVersions {
    /// Reads those of a version, if they are not there.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn read(
        &mut self,
        connection: &mut PgConnection,
        merchant: MerchantId,
        version: i64,
    ) -> Result<(), sqlx::Error> {
        if let Entry::Vacant(unknown) = self.0.entry(version) {
            unknown.insert(select_segments(connection, merchant, version).await?);
        }
        Ok(())
    }

    /// Those of a version that was read.
    pub fn get(&self, version: i64) -> Option<&Segments> {
        self.0.get(&version)
    }
}

/// The sizes of a merchant's segments on the shop's day, all at the same number of change; `None` for an
/// unknown merchant.
///
/// They are counted anew only where the day or the number has moved on since `cache` took them.
///
/// # Errors
/// When the database cannot be used.
pub async fn read_sizes(
    pool: &PgPool,
    cache: &SizeCache,
    now_ms: i64,
    merchant: MerchantId,
    locale: &str,
) -> Result<Option<SegmentSizes>, sqlx::Error> {
    let counted = read_counts(pool, cache, now_ms, merchant).await?;
    Ok(counted.map(|counted| counted.sizes(locale)))
}

/// The customers and spend of a merchant's cells, as [`read_sizes`] takes them.
///
/// # Errors
/// When the database cannot be used.
pub async fn read_counts(
    pool: &PgPool,
    cache: &SizeCache,
    now_ms: i64,
    merchant: MerchantId,
) -> Result<Option<Arc<Counted>>, sqlx::Error> {
    let shop = read_shop(pool, cache, now_ms, merchant).await?;
    Ok(shop.map(|(_, counted)| counted))
}

/// A merchant with the customers and spend of its cells, both at the same number of change, as [`read_sizes`]
/// takes them.
///
/// # Errors
/// When the database cannot be used.
pub async fn read_shop(
    pool: &PgPool,
    cache: &SizeCache,
    now_ms: i64,
    merchant: MerchantId,
) -> Result<Option<(Merchant, Arc<Counted>)>, sqlx::Error> {
    let Some((shop, transaction)) = see(pool, merchant).await? else { return Ok(None) };
    let as_of = shop.day_at(now_ms);
    let known = cache.get(merchant, as_of, (shop.config_version, shop.change_seq));
    metrics::looked_up(known.is_some());
    if let Some(counted) = known {
        return Ok(Some((shop, counted)));
    }
    drop(transaction);
    let _turn = cache.turn().await;
    let Some((shop, mut transaction)) = see(pool, merchant).await? else { return Ok(None) };
    let as_of = shop.day_at(now_ms);
    // Who had the turn before may have counted the same.
    let known = cache.get(merchant, as_of, (shop.config_version, shop.change_seq));
    let counted = match known {
        Some(counted) => counted,
        None => {
            let counted = Arc::new(count(&mut transaction, &shop, as_of).await?);
            cache.put(merchant, counted.clone());
            counted
        }
    };
    Ok(Some((shop, counted)))
}

/// A merchant, in a transaction that goes on seeing it so; `None` for an unknown one.
async fn see(
    pool: &PgPool,
    merchant: MerchantId,
) -> Result<Option<(Merchant, MerchantTransaction)>, sqlx::Error> {
    let mut transaction = postgres::begin_snapshot(pool, merchant).await?;
    Ok(merchants::read(&mut transaction, merchant).await?.map(|shop| (shop, transaction)))
}

/// Reads the sizes in a transaction that sees the merchant at this number of change.
///
/// What is stored is of the day each customer was last scored, so those whose change is due are moved here,
/// one after the other. They are as many as changed since changes were last written: a day's worth where
/// that happens daily, and no more than all customers.
async fn count(
    connection: &mut PgConnection,
    shop: &Merchant,
    as_of: Day,
) -> Result<Counted, sqlx::Error> {
    let (merchant, config_version) = (shop.id, shop.config_version);
    let stored = store::select_counts(connection, merchant, config_version).await?;
    let mut counts: Counts =
        stored.into_iter().map(|(cell, customers, spend)| (cell, (customers, spend))).collect();
    settle(connection, shop, as_of, &mut counts).await?;
    counts.retain(|_, (customers, _)| *customers != 0);
    let counts = counts.into_iter().map(|(cell, (customers, spend))| (cell, customers, spend));
    Ok(Counted {
        as_of,
        config_version,
        change_seq: shop.change_seq,
        counts: counts.collect(),
        segments: select_segments(connection, merchant, config_version).await?,
    })
}

impl Counted {
    /// All customers, prospects too.
    pub fn customers(&self) -> i64 {
        self.counts.iter().map(|(_, customers, _)| customers).sum()
    }

    /// The sizes of all segments, named in a language.
    pub fn sizes(&self, locale: &str) -> SegmentSizes {
        SegmentSizes {
            as_of: self.as_of,
            config_version: self.config_version,
            change_seq: self.change_seq,
            customers: self.customers(),
            segments: sizes_of(&self.counts, &self.segments, locale),
        }
    }
}

/// Moves those whose change is due by a day and not written yet, one after the other, to where they are on it;
/// says whether there was anybody.
async fn settle(
    connection: &mut PgConnection,
    shop: &Merchant,
    day: Day,
    counts: &mut Counts,
) -> Result<bool, sqlx::Error> {
    let mut is_any = false;
    let bands = scoring::select_config(connection, shop.id, shop.config_version).await?.bands;
    let live = (shop.id, shop.live_slot);
    let due = store::for_each_due(connection, live, day, |stored, totals| {
        let stats = shop.calendar.stats_of(&totals);
        is_any = true;
        for (cell, change) in [(stored, -1), (score::cell(&stats, &bands, day), 1)] {
            let (customers, spend) = counts.entry(cell).or_default();
            *customers += change;
            *spend = spend.saturating_add(stats.spend_total_minor.saturating_mul(change));
        }
    });
    due.await?;
    Ok(is_any)
}

/// The sizes of segments, in their order.
fn sizes_of(counts: &[(Cell, i64, i64)], segments: &Segments, locale: &str) -> Vec<SegmentSize> {
    let size = |segment: &Segment| {
        let members = counts.iter().filter(|(cell, _, _)| segment.cells.contains(*cell));
        let (customers, spend_total_minor) = members.fold((0, 0), |sum, (_, customers, spend)| {
            (sum.0 + customers, i64::saturating_add(sum.1, *spend))
        });
        let (label, name) = (segment.label.clone(), segment.name(locale).to_owned());
        SegmentSize { label, name, customers, spend_total_minor }
    };
    segments.iter().map(size).collect()
}
