//! Visits each shop when its day begins, and has those of its customers moved whom time moves.
//!
//! Nothing is done for the others, and nothing in a shop where nobody's day has come. Several processes may
//! do this at the same time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use shared_scoring::Day;
use sqlx::PgPool;
use sqlx::types::Uuid;
use tokio_util::sync::CancellationToken;

use super::store;
use crate::base::{Calendar, Clock, MerchantId};
use crate::metrics;

/// Merchants that are read at a time.
const MERCHANTS: i64 = 500;

/// For how long after a day began a write may still come that began on the day before, and leave somebody due on
/// the present one. It is longer than any write may take.
const SETTLES: Duration = Duration::from_secs(60);

/// From one look at the clock to the next.
const REST: Duration = Duration::from_secs(20);

/// Why a shop's customers could not be moved.
#[derive(Debug, thiserror::Error)]
#[error("what begins with a shop's day could not be done")]
pub struct AgeError(#[source] pub anyhow::Error);

/// What is done in a shop when its day begins: above all, customers are moved whom time moves.
pub trait Age: Send + Sync {
    /// What fails when it does, as metrics call it.
    const NAME: &str = "ageing";

    /// Whether customers wait for it: then it is told how far it is behind.
    const IS_AWAITED: bool = true;

    /// Moves some of a merchant's customers; says how many, 0 when none are left.
    ///
    /// # Errors
    /// When they cannot be moved now; those that were moved stay so.
    fn age(&self, merchant: MerchantId) -> impl Future<Output = Result<usize, AgeError>> + Send;
}

/// What a round over the shops did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visited {
    /// Customers who were moved.
    pub moved: usize,
    /// Shops whose day could not begin.
    pub failed: usize,
}

/// See the file's head.
pub struct Ageing<A> {
    /// Finds merchants.
    worker_pool: PgPool,
    clock: Arc<dyn Clock>,
    age: A,
    /// The last day of each merchant on which nobody was left, and by which calendar: where a shop moves, its
    /// day is looked at anew.
    reached: Mutex<HashMap<MerchantId, (Day, Calendar)>>,
}

impl<A: Age> Ageing<A> {
    /// A worker that has visited nobody yet.
    pub fn new(worker_pool: PgPool, clock: Arc<dyn Clock>, age: A) -> Ageing<A> {
        Ageing { worker_pool, clock, age, reached: Mutex::default() }
    }

    /// Visits the shops whose day has begun, until it is told to stop. The batch that it is at then is
    /// finished or not written at all.
    pub async fn run(&self, stop: CancellationToken) {
        while let Some(outcome) = stop.run_until_cancelled(self.round()).await {
            match outcome {
                Ok(0) => {}
                Ok(moved) => tracing::info!(moved, "time moved customers"),
                Err(error) => tracing::warn!(%error, "shops cannot be found whose day begins"),
            }
            if stop.run_until_cancelled(tokio::time::sleep(REST)).await.is_none() {
                return;
            }
        }
    }

    /// Visits each shop whose day began since it was last visited, and says how many customers were moved.
    /// A shop that fails is visited again in the next round, and holds up nobody.
    ///
    /// # Errors
    /// When shops cannot be found.
    pub async fn round(&self) -> Result<usize, sqlx::Error> {
        Ok(self.visit_all().await?.moved)
    }

    /// As [`Ageing::round`], and says how many shops failed.
    ///
    /// # Errors
    /// When shops cannot be found.
    pub async fn visit_all(&self) -> Result<Visited, sqlx::Error> {
        let (mut visited, mut behind_ms) = (Visited::default(), 0);
        let mut after = Uuid::nil();
        loop {
            let merchants =
                store::select_merchant_zones(&self.worker_pool, after, MERCHANTS).await?;
            let Some((last, _)) = merchants.last() else { break };
            after = *last;
            for (merchant, zone) in merchants {
                let (merchant, now_ms) = (MerchantId(merchant), self.clock.now_ms());
                let Some(calendar) = Calendar::get(&zone) else {
                    tracing::warn!(%merchant, zone, "the time zone is not known here");
                    continue;
                };
                let today = calendar.day_of(now_ms);
                let is_done = |(day, of): &(Day, Calendar)| *day >= today && *of == calendar;
                if self.reached().get(&merchant).is_some_and(is_done) {
                    continue;
                }
                let waits_ms = calendar.since_day_began_ms(now_ms);
                Self::tell_behind(behind_ms.max(waits_ms));
                if let Err(error) = self.visit(merchant, &mut visited.moved).await {
                    behind_ms = behind_ms.max(waits_ms);
                    visited.failed += 1;
                    metrics::failed(A::NAME);
                    let error = format!("{:#}", anyhow::Error::from(error));
                    tracing::warn!(%merchant, error, "a shop's day could not begin");
                    continue;
                }
                if waits_ms >= SETTLES.as_millis() as i64 {
                    self.reached().insert(merchant, (today, calendar));
                }
            }
        }
        Self::tell_behind(behind_ms);
        Ok(visited)
    }

    fn tell_behind(behind_ms: i64) {
        if A::IS_AWAITED {
            metrics::ageing_behind(behind_ms);
        }
    }

    async fn visit(&self, merchant: MerchantId, moved: &mut usize) -> Result<(), AgeError> {
        loop {
            match self.age.age(merchant).await? {
                0 => return Ok(()),
                batch => *moved += batch,
            }
        }
    }

    fn reached(&self) -> MutexGuard<'_, HashMap<MerchantId, (Day, Calendar)>> {
        // Each change of it is whole.
        self.reached.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
