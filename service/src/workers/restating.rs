//! Finds merchants of whom orders of past days were changed, as by an import or a late refund, and has what is told
//! of those days computed anew. Several processes may do this at the same time.

use std::collections::HashMap;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::types::Uuid;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::store;
use crate::base::MerchantId;
use crate::metrics;

/// Merchants that are read at a time.
const MERCHANTS: i64 = 500;

/// From one look to the next.
const REST: Duration = Duration::from_secs(5);

/// A shop's days are left alone for so many times as long as they took: each time is a pass over all of its orders,
/// and a large shop has changes of the past every minute.
const PART: u32 = 50;

/// Why past days could not be computed anew.
#[derive(Debug, thiserror::Error)]
#[error("what is told of past days could not be computed anew")]
pub struct RestateError(#[source] pub anyhow::Error);

/// Computes a merchant's past days anew.
pub trait Restate: Send + Sync {
    /// Does so, from the first day on of which orders were changed.
    ///
    /// # Errors
    /// When they cannot be computed now.
    fn restate(
        &self,
        merchant: MerchantId,
    ) -> impl Future<Output = Result<(), RestateError>> + Send;
}

/// See the file's head.
pub struct Restating<R> {
    /// Finds merchants.
    worker_pool: PgPool,
    restate: R,
}

impl<R: Restate> Restating<R> {
    /// A worker that has done nothing yet.
    pub fn new(worker_pool: PgPool, restate: R) -> Restating<R> {
        Restating { worker_pool, restate }
    }

    /// Looks for merchants and sees to them, until it is told to stop.
    pub async fn run(&self, stop: CancellationToken) {
        let mut left_alone = HashMap::new();
        while let Some(outcome) = stop.run_until_cancelled(self.round(&mut left_alone)).await {
            if let Err(error) = outcome {
                tracing::warn!(%error, "shops cannot be found whose past orders were changed");
            }
            if stop.run_until_cancelled(tokio::time::sleep(REST)).await.is_none() {
                return;
            }
        }
    }

    /// Sees to each merchant of whom past orders were changed, but for those who are left alone, each until when;
    /// says to how many.
    ///
    /// # Errors
    /// When merchants cannot be found.
    pub async fn round(
        &self,
        left_alone: &mut HashMap<MerchantId, Instant>,
    ) -> Result<usize, sqlx::Error> {
        let mut seen_to = 0;
        let mut after = Uuid::nil();
        left_alone.retain(|_, until| *until > Instant::now());
        loop {
            let found =
                store::select_changed_merchants(&self.worker_pool, after, MERCHANTS).await?;
            let Some(last) = found.last() else { return Ok(seen_to) };
            after = *last;
            for merchant in found.into_iter().map(MerchantId) {
                if left_alone.contains_key(&merchant) {
                    continue;
                }
                let began = Instant::now();
                let restated = self.restate.restate(merchant).await;
                left_alone.insert(merchant, Instant::now() + began.elapsed() * PART);
                seen_to += 1;
                if let Err(error) = restated {
                    metrics::failed("restating");
                    let error = format!("{:#}", anyhow::Error::from(error));
                    tracing::warn!(%merchant, error, "past days could not be computed anew");
                }
            }
        }
    }
}
