//! Sizes kept in memory, each valid at one number of change: every write counts the merchant's
//! changes, so the same number is the same sizes, and nothing has to be thrown away.

use std::sync::Arc;

use quick_cache::sync::Cache;
use shared_scoring::Cell;

use super::model::Segments;
use crate::base::MerchantId;

/// Merchants whose sizes are kept; each takes some kilobytes.
const MERCHANTS: usize = 4_096;

/// Customers and spend of each cell that has any, and the segments, at one number of change.
#[derive(Debug)]
pub(super) struct Counted {
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
    /// What is known at exactly this number of change.
    pub(super) fn get(
        &self,
        merchant: MerchantId,
        config_version: i64,
        change_seq: i64,
    ) -> Option<Arc<Counted>> {
        let known = self.0.get(&merchant)?;
        let is_valid = known.config_version == config_version && known.change_seq == change_seq;
        is_valid.then_some(known)
    }

    /// Keeps what was read.
    pub(super) fn put(&self, merchant: MerchantId, counted: Arc<Counted>) {
        self.0.insert(merchant, counted);
    }
}
