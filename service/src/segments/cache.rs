//! Sizes kept in memory, each valid on one day at one number of change: every write counts the merchant's
//! changes, so the same number and day are the same sizes, and nothing has to be thrown away.

use std::sync::Arc;

use quick_cache::sync::Cache;
use shared_scoring::{Cell, Day};

use super::model::Segments;
use crate::base::MerchantId;

/// Merchants whose sizes are kept; each takes some kilobytes.
const MERCHANTS: usize = 4_096;

/// Customers and spend of each cell that has any, and the segments, on one day at one number of change.
#[derive(Debug)]
pub(super) struct Counted {
    /// The shop's day.
    pub(super) as_of: Day,
    /// The version of the configuration.
    pub(super) config_version: i64,
    /// The number of the last change that is in it.
    pub(super) change_seq: i64,
    /// Cell, customers and spend in minor units.
    pub(super) counts: Vec<(Cell, i64, i64)>,
    /// The definitions.
    pub(super) segments: Segments,
}

/// The latest sizes of each merchant that was asked for.
#[derive(Clone, Debug)]
pub struct SizeCache(Arc<Cache<MerchantId, Arc<Counted>>>);

impl Default for SizeCache {
    fn default() -> SizeCache {
        SizeCache(Arc::new(Cache::new(MERCHANTS)))
    }
}

impl SizeCache {
    /// What is known on exactly this day at this number of change.
    pub(super) fn get(
        &self,
        merchant: MerchantId,
        as_of: Day,
        (config_version, change_seq): (i64, i64),
    ) -> Option<Arc<Counted>> {
        let known = self.0.get(&merchant)?;
        let of = (known.as_of, known.config_version, known.change_seq);
        (of == (as_of, config_version, change_seq)).then_some(known)
    }

    /// Keeps what was read.
    pub(super) fn put(&self, merchant: MerchantId, counted: Arc<Counted>) {
        self.0.insert(merchant, counted);
    }
}
