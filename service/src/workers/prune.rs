//! Forgets what is old, and makes room for what is to come. Old are events that were processed, changes that
//! the roll-up has seen, events that could be neither published nor used for very long, what was written
//! down of exports, and how imports ended; of the history, which goes in whole months, those that are past. A message that comes again
//! after its event is forgotten is told apart by its order's version alone, and changes nothing.
//!
//! Several processes may do this at the same time: what one removed, the others do not find.

use std::sync::Arc;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::types::Uuid;
use tokio_util::sync::CancellationToken;

use super::store::{self, Old};
use crate::adapters::postgres;
use crate::base::{Calendar, Clock, MerchantId};
use crate::config::Keep;
use crate::metrics;

/// Rows that are removed in a transaction.
const BATCH_ROWS: u32 = 5_000;

/// Merchants that are read at a time.
const MERCHANTS: i64 = 500;

/// From one round to the next.
const REST: Duration = Duration::from_hours(1);

const DAY_MS: i64 = 86_400_000;

/// Rows that are forgotten.
struct Kind {
    old: Old,
    days: fn(&Keep) -> u16,
    /// What it means when there are any, where something is lost by it.
    lost: Option<&'static str>,
}

const KINDS: [Kind; 6] = [
    Kind { old: store::PROCESSED_EVENTS, days: |keep| keep.processed_events_days, lost: None },
    Kind { old: store::DELTAS, days: |keep| keep.deltas_days, lost: None },
    Kind {
        old: store::OUTBOX,
        days: |keep| keep.outbox_days,
        lost: Some("events that could not be published are given up"),
    },
    Kind {
        old: store::KEPT_EVENTS,
        days: |keep| keep.kept_events_days,
        lost: Some("events kept aside are given up"),
    },
    Kind { old: store::AUDIT_LOGS, days: |keep| keep.audit_logs_days, lost: None },
    Kind { old: store::IMPORTS, days: |keep| keep.imports_days, lost: None },
];

/// See the file's head.
pub struct Prune {
    /// Serves one merchant at a time.
    pub pool: PgPool,
    /// Finds merchants.
    pub worker_pool: PgPool,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// For how long rows are kept.
    pub keep: Keep,
}

impl Prune {
    /// Removes what is old, now and every hour, until it is told to stop.
    pub async fn run(&self, stop: CancellationToken) {
        while let Some(outcome) = stop.run_until_cancelled(self.round()).await {
            match outcome {
                Ok(0) => {}
                Ok(removed) => tracing::info!(removed, "old rows were removed"),
                Err(error) => tracing::warn!(%error, "shops cannot be found that have old rows"),
            }
            if stop.run_until_cancelled(tokio::time::sleep(REST)).await.is_none() {
                return;
            }
        }
    }

    /// Sees to the months of history, visits every merchant once, and says how many rows were removed. What
    /// cannot be removed now is left for the next round, and holds up nothing else.
    ///
    /// # Errors
    /// When merchants cannot be found; what was removed stays so.
    pub async fn round(&self) -> Result<u64, sqlx::Error> {
        self.turn_months().await;
        let mut removed = 0;
        let mut after = Uuid::nil();
        loop {
            let merchants = store::select_merchants(&self.worker_pool, after, MERCHANTS).await?;
            let Some(last) = merchants.last() else { return Ok(removed) };
            after = *last;
            for merchant in merchants.into_iter().map(MerchantId) {
                for kind in &KINDS {
                    self.forget(merchant, kind, &mut removed).await;
                }
            }
        }
    }

    /// Makes the months of history that come, and drops those that are past.
    async fn turn_months(&self) {
        let today = Calendar::utc().day_of(self.clock.now_ms());
        let made = store::make_history(&self.worker_pool, today).await;
        let months = self.keep.history_months;
        let dropped = store::drop_history(&self.worker_pool, today, months).await;
        for (outcome, done) in [(made, "made"), (dropped, "dropped")] {
            match outcome {
                Ok(0) => {}
                Ok(months) => tracing::info!(months, "months of history were {done}"),
                Err(error) => {
                    metrics::failed("prune");
                    tracing::warn!(%error, "months of history could not be {done}");
                }
            }
        }
    }

    async fn forget(&self, merchant: MerchantId, kind: &Kind, removed: &mut u64) {
        let (before, table) = (*removed, kind.old.table);
        if let Err(error) = self.forget_batches(merchant, kind, removed).await {
            metrics::failed("prune");
            tracing::warn!(%merchant, table, %error, "old rows could not be removed");
        }
        if let (Some(lost), true) = (kind.lost, *removed > before) {
            tracing::warn!(%merchant, table, events = *removed - before, "{lost}");
        }
    }

    async fn forget_batches(
        &self,
        merchant: MerchantId,
        kind: &Kind,
        removed: &mut u64,
    ) -> Result<(), sqlx::Error> {
        let kept_ms = i64::from((kind.days)(&self.keep)) * DAY_MS;
        let before_ms = self.clock.now_ms().saturating_sub(kept_ms);
        loop {
            let mut transaction = postgres::begin(&self.pool, merchant).await?;
            let limit = BATCH_ROWS.into();
            let batch =
                store::delete_old(&mut transaction, merchant, &kind.old, before_ms, limit).await?;
            transaction.commit().await?;
            *removed += batch;
            if batch < BATCH_ROWS.into() {
                return Ok(());
            }
        }
    }
}
