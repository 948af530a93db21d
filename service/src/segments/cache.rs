//! Sizes kept in memory, each valid on one day at one number of change: every write counts the merchant's
//! changes, so the same number and day are the same sizes, and nothing has to be thrown away.

use std::sync::Arc;

use quick_cache::sync::Cache;
use shared_scoring::{Cell, Day};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::model::Segments;
use crate::base::MerchantId;

/// Merchants whose sizes are kept; each takes some kilobytes.
const MERCHANTS: usize = 4_096;

/// Customers and spend of each cell that has any, and the segments, on one day at one number of change.
#[derive(Debug)]
pub struct Counted {
    /// The shop's day.
    pub as_of: Day,
    /// The version of the configuration.
    pub config_version: i64,
    /// The number of the last change that is in it.
    pub change_seq: i64,
    /// Cell, customers and spend in minor units.
    pub counts: Vec<(Cell, i64, i64)>,
    /// The definitions.
    pub segments: Segments,
}

/// Shops that are counted anew at a time. Counting holds a connection for as long as it takes, and the write
/// path needs connections too.
const COUNTED_AT_A_TIME: usize = 4;

/// The latest sizes of each merchant that was asked for.
#[derive(Clone, Debug)]
pub struct SizeCache {
    known: Arc<Cache<MerchantId, Arc<Counted>>>,
    turns: Arc<Semaphore>,
}

impl Default for SizeCache {
    fn default() -> SizeCache {
        let turns = Arc::new(Semaphore::new(COUNTED_AT_A_TIME));
        SizeCache { known: Arc::new(Cache::new(MERCHANTS)), turns }
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
        let known = self.known.get(&merchant)?;
        let of = (known.as_of, known.config_version, known.change_seq);
        (of == (as_of, config_version, change_seq)).then_some(known)
    }

    /// Waits for a turn to count, which ends when what is given is dropped. Who waits holds no connection.
    pub(super) async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        // It is never closed.
        self.turns.acquire().await.ok()
    }

    /// Keeps what was read.
    pub(super) fn put(&self, merchant: MerchantId, counted: Arc<Counted>) {
        self.known.insert(merchant, counted);
    }
}
