//! Sizes and restated days kept in memory, each valid on one day at one number of change: every write counts the
//! merchant's changes, so the same number and day are the same sizes, and nothing has to be thrown away.

use std::sync::Arc;

use ahash::AHashMap;
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};
use shared_scoring::{Cell, Day};
use sqlx::types::Uuid;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::Counts;
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

/// The end of a day as the orders tell it.
#[derive(Debug, Default)]
pub struct Restated {
    /// Where each customer was who had ordered by then.
    pub places: AHashMap<Uuid, Cell>,
    /// Customers and spend of each cell.
    pub counts: Counts,
}

/// A restated day: of whom, at which number of change, which day, and under which version of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct RestatedDay {
    pub(super) merchant: MerchantId,
    pub(super) change_seq: i64,
    pub(super) day: Day,
    pub(super) config_version: i64,
}

/// Bytes of all restated days together: one of 1,800,000 customers takes half of them. That of a larger shop does not
/// fit, and is made anew each time.
const RESTATED_BYTES: u64 = 64 << 20;

/// Restated days that are expected at a time.
const RESTATED_DAYS: usize = 64;

/// By how much memory a restated day takes.
#[derive(Clone, Debug)]
struct ByMemory;

impl Weighter<RestatedDay, Arc<Restated>> for ByMemory {
    fn weight(&self, _: &RestatedDay, restated: &Arc<Restated>) -> u64 {
        let of_entry = size_of::<(Uuid, Cell)>() as u64 + 1;
        // Never 0, or it would never be dropped.
        restated.places.capacity() as u64 * of_entry + 4_096
    }
}

/// The latest sizes of each merchant that was asked for, and the restated days that were.
#[derive(Clone, Debug)]
pub struct SizeCache {
    known: Arc<Cache<MerchantId, Arc<Counted>>>,
    restated: Arc<Cache<RestatedDay, Arc<Restated>, ByMemory>>,
    turns: Arc<Semaphore>,
}

impl Default for SizeCache {
    fn default() -> SizeCache {
        let turns = Arc::new(Semaphore::new(COUNTED_AT_A_TIME));
        // In one piece: a day has to fit into a piece.
        let options = OptionsBuilder::new()
            .estimated_items_capacity(RESTATED_DAYS)
            .weight_capacity(RESTATED_BYTES)
            .shards(1)
            .build()
            .unwrap_or_else(|_| unreachable!("both capacities are given"));
        let (hasher, lifecycle) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
        let restated = Cache::with_options(options, ByMemory, hasher, lifecycle);
        SizeCache { known: Arc::new(Cache::new(MERCHANTS)), restated: Arc::new(restated), turns }
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

    /// A restated day; whoever asks for it while it is made waits for it.
    pub(super) async fn restated<E>(
        &self,
        of: RestatedDay,
        made: impl Future<Output = Result<Restated, E>>,
    ) -> Result<Arc<Restated>, E> {
        self.restated.get_or_insert_async(&of, async { Ok(Arc::new(made.await?)) }).await
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    /// How often days of so many customers are made when each is asked for twice.
    async fn made(customers: usize, days: i32) -> usize {
        let (cache, mut made) = (SizeCache::default(), 0);
        for day in (0..days).chain(0..days).map(Day) {
            let merchant = MerchantId(Uuid::nil());
            let of = RestatedDay { merchant, change_seq: 1, day, config_version: 1 };
            let day = cache.restated(of, async {
                made += 1;
                let places = AHashMap::with_capacity(customers);
                Ok::<_, Infallible>(Restated { places, ..Restated::default() })
            });
            assert!(day.await.is_ok());
        }
        made
    }

    #[tokio::test]
    async fn days_are_kept_as_far_as_they_fit() {
        assert_eq!(made(50_000, 40).await, 40, "each once");
        assert_eq!(made(1_800_000, 1).await, 1, "the longest");
        assert!(made(1_800_000, 3).await > 3, "more than fit");
        assert_eq!(made(2_000_000, 1).await, 2, "one that does not fit");
    }
}
