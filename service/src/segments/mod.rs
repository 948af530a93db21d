//! A merchant's segments: their definitions, what a cell means in words, and their sizes.

pub mod grpc;
pub mod http;
pub mod model;
mod store;

use shared_scoring::Day;
use sqlx::PgPool;

use crate::adapters::postgres;
use crate::base::{MerchantId, day_of};
use crate::merchants;

pub use model::{Segment, Segments};
pub use store::{insert_defaults, select_segments};

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

/// The sizes of a merchant's segments, all at the same number of change; `None` for an unknown merchant.
///
/// # Errors
/// When the database cannot be used.
pub async fn read_sizes(
    pool: &PgPool,
    now_ms: i64,
    merchant: MerchantId,
    locale: &str,
) -> Result<Option<SegmentSizes>, sqlx::Error> {
    let mut transaction = postgres::begin_snapshot(pool, merchant).await?;
    let Some(shop) = merchants::read(&mut transaction, merchant).await? else { return Ok(None) };
    let version = shop.config_version;
    let counts = store::select_counts(&mut transaction, merchant, version).await?;
    let segments = select_segments(&mut transaction, merchant, version).await?;
    let size = |segment: &Segment| {
        let members = counts.iter().filter(|(cell, _, _)| segment.cells.contains(*cell));
        let (customers, spend_total_minor) = members.fold((0, 0), |sum, (_, customers, spend)| {
            (sum.0 + customers, i64::saturating_add(sum.1, *spend))
        });
        let (label, name) = (segment.label.clone(), segment.name(locale).to_owned());
        SegmentSize { label, name, customers, spend_total_minor }
    };
    Ok(Some(SegmentSizes {
        as_of: day_of(&shop.zone, now_ms),
        config_version: version,
        change_seq: shop.change_seq,
        customers: counts.iter().map(|(_, customers, _)| customers).sum(),
        segments: segments.iter().map(size).collect(),
    }))
}
