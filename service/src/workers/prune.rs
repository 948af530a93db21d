//! Forgets events that were processed long ago. A message that comes again after that is told apart by
//! its order's version alone, and changes nothing.
//!
//! Several processes may do this at the same time: what one removed, the others do not find.

use std::sync::Arc;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::types::Uuid;
use tokio_util::sync::CancellationToken;

use super::store;
use crate::adapters::postgres;
use crate::base::{Clock, MerchantId};

/// How long a processed event is remembered: Shopify repeats a webhook for hours, people replay for weeks.
const REMEMBERED_MS: i64 = 30 * 86_400_000;

/// Rows that are removed in a transaction.
const BATCH_ROWS: i64 = 5_000;

/// Merchants that are read at a time.
const MERCHANTS: i64 = 500;

/// From one round to the next.
const REST: Duration = Duration::from_hours(1);

/// See the file's head.
pub struct Prune {
    /// Serves one merchant at a time.
    pub pool: PgPool,
    /// Finds merchants.
    pub worker_pool: PgPool,
    /// The time.
    pub clock: Arc<dyn Clock>,
}

impl Prune {
    /// Removes what is old, now and every hour, until it is told to stop.
    pub async fn run(&self, stop: CancellationToken) {
        while let Some(outcome) = stop.run_until_cancelled(self.round()).await {
            match outcome {
                Ok(0) => {}
                Ok(removed) => tracing::info!(removed, "old processed events were removed"),
                Err(error) => tracing::warn!(error = %error, "old events could not be removed"),
            }
            if stop.run_until_cancelled(tokio::time::sleep(REST)).await.is_none() {
                return;
            }
        }
    }

    /// Visits every merchant once, and says how many rows were removed.
    ///
    /// # Errors
    /// When the database cannot be used; what was removed stays so.
    pub async fn round(&self) -> Result<u64, sqlx::Error> {
        let before_ms = self.clock.now_ms().saturating_sub(REMEMBERED_MS);
        let mut removed = 0;
        let mut after = Uuid::nil();
        loop {
            let merchants = store::select_merchants(&self.worker_pool, after, MERCHANTS).await?;
            let Some(last) = merchants.last() else { return Ok(removed) };
            after = *last;
            for merchant in merchants.into_iter().map(MerchantId) {
                removed += self.forget(merchant, before_ms).await?;
            }
        }
    }

    async fn forget(&self, merchant: MerchantId, before_ms: i64) -> Result<u64, sqlx::Error> {
        let mut removed = 0;
        loop {
            let mut transaction = postgres::begin(&self.pool, merchant).await?;
            let batch =
                store::delete_processed(&mut transaction, merchant, before_ms, BATCH_ROWS).await?;
            transaction.commit().await?;
            removed += batch;
            if batch == 0 {
                return Ok(removed);
            }
        }
    }
}
