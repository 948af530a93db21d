//! Finds merchants with a version of the configuration that is on its way, and takes it on until it is
//! active. Several processes may do this at the same time: each step is a transaction of its own.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::types::Uuid;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::store;
use crate::base::MerchantId;
use crate::metrics;

/// Merchants that are read at a time.
const MERCHANTS: i64 = 500;

/// From one look to the next, unless somebody says that there is work.
const REST: Duration = Duration::from_secs(2);

/// Why a version could not be taken on.
#[derive(Debug, thiserror::Error)]
#[error("a version of the configuration could not be staged")]
pub struct StageError(#[source] pub anyhow::Error);

/// Takes a merchant's next version on.
pub trait StageVersion: Send + Sync {
    /// Goes a step; `false` when no step is left.
    ///
    /// # Errors
    /// When it cannot be gone now; those before it stay.
    fn stage_version(
        &self,
        merchant: MerchantId,
    ) -> impl Future<Output = Result<bool, StageError>> + Send;
}

/// See the file's head.
pub struct Staging<S> {
    /// Finds merchants.
    worker_pool: PgPool,
    stage: S,
    saved: Arc<Notify>,
}

impl<S: StageVersion> Staging<S> {
    /// A worker that looks for work from time to time, and when `saved` is notified.
    pub fn new(worker_pool: PgPool, stage: S, saved: Arc<Notify>) -> Staging<S> {
        Staging { worker_pool, stage, saved }
    }

    /// Takes versions on until it is told to stop. The step that it is at then is finished or not written at
    /// all.
    pub async fn run(&self, stop: CancellationToken) {
        while let Some(outcome) = stop.run_until_cancelled(self.round()).await {
            if let Err(error) = outcome {
                tracing::warn!(%error, "merchants with a version on its way cannot be found");
            }
            let rest = async {
                tokio::select! {
                    () = self.saved.notified() => {}
                    () = tokio::time::sleep(REST) => {}
                }
            };
            if stop.run_until_cancelled(rest).await.is_none() {
                return;
            }
        }
    }

    /// Takes the versions of all merchants to their end, a step of each in turn, so that a large shop holds up
    /// no other, nor one that saves meanwhile; says how many steps that were. A shop that fails is left for the
    /// next round.
    ///
    /// # Errors
    /// When merchants cannot be found.
    pub async fn round(&self) -> Result<usize, sqlx::Error> {
        let (mut steps, mut failed) = (0, HashSet::new());
        loop {
            let (mut after, mut is_left) = (Uuid::nil(), false);
            loop {
                let found =
                    store::select_staging_merchants(&self.worker_pool, after, MERCHANTS).await?;
                let Some(last) = found.last() else { break };
                after = *last;
                for merchant in found.into_iter().map(MerchantId) {
                    if !failed.contains(&merchant) {
                        steps += 1;
                        is_left |= self.step(merchant, &mut failed).await;
                    }
                }
            }
            if !is_left {
                return Ok(steps);
            }
        }
    }

    /// Goes a step; whether one may be left.
    async fn step(&self, merchant: MerchantId, failed: &mut HashSet<MerchantId>) -> bool {
        match self.stage.stage_version(merchant).await {
            Ok(is_left) => is_left,
            Err(error) => {
                metrics::failed("staging");
                let error = format!("{:#}", anyhow::Error::from(error));
                tracing::warn!(%merchant, error, "a version could not be staged");
                failed.insert(merchant);
                false
            }
        }
    }
}
