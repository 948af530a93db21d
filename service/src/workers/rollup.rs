//! Makes the daily roll-up of segments' sizes, once a day at one in the morning of a time zone that is set. A
//! process that starts makes it at once where it was missed.
//!
//! Several processes may do this at the same time: the database knows for which day it was made last. That day
//! is of the service's clock; no two clocks are compared.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use shared_scoring::Day;
use sqlx::{PgConnection, PgPool};
use tokio_util::sync::CancellationToken;

use super::store;
use crate::base::{Calendar, Clock};
use crate::metrics;

/// The hour of the day.
const HOUR: i8 = 1;

/// From one look at the clock to the next.
const REST: Duration = Duration::from_secs(20);

/// See the file's head.
pub struct Rollup {
    worker_pool: PgPool,
    clock: Arc<dyn Clock>,
    calendar: Calendar,
    /// The last day that it is known to be made for.
    made_for: Mutex<Option<Day>>,
}

impl Rollup {
    /// A worker that does not know yet whether the roll-up was made.
    pub fn new(worker_pool: PgPool, clock: Arc<dyn Clock>, calendar: Calendar) -> Rollup {
        Rollup { worker_pool, clock, calendar, made_for: Mutex::default() }
    }

    /// Makes the roll-up each day, until it is told to stop. One that fails is tried again soon.
    pub async fn run(&self, stop: CancellationToken) {
        while let Some(outcome) = stop.run_until_cancelled(self.round()).await {
            match outcome {
                Ok(false) => {}
                Ok(true) => tracing::info!("the roll-up of the day was made"),
                Err(error) => {
                    metrics::failed("rollup");
                    tracing::warn!(%error, "the roll-up of the day could not be made");
                }
            }
            if stop.run_until_cancelled(tokio::time::sleep(REST)).await.is_none() {
                return;
            }
        }
    }

    /// Makes the roll-up if its hour has come since it was last made; says whether it did.
    ///
    /// # Errors
    /// When the database cannot be used; it is as it was then.
    pub async fn round(&self) -> Result<bool, sqlx::Error> {
        let day = self.calendar.day_whose_hour_came(HOUR, self.clock.now_ms());
        if *self.made_for() == Some(day) {
            return Ok(false);
        }
        let mut transaction = self.worker_pool.begin().await?;
        let made = make(&mut transaction, day).await;
        // Ended here and not by a drop, after which it goes on for a while: it holds the claim.
        match made {
            Ok(made) => {
                transaction.commit().await?;
                *self.made_for() = Some(day).filter(|_| made != Made::Elsewhere);
                Ok(made == Made::Here)
            }
            Err(error) => {
                drop(transaction.rollback().await);
                Err(error)
            }
        }
    }

    /// Makes the roll-up now, whatever the hour. That of the day is made all the same.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn refresh(&self) -> Result<(), sqlx::Error> {
        let mut transaction = self.worker_pool.begin().await?;
        store::refresh_rollup(&mut transaction).await?;
        transaction.commit().await
    }

    fn made_for(&self) -> MutexGuard<'_, Option<Day>> {
        // Each change of it is whole.
        self.made_for.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What became of the roll-up of a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Made {
    Here,
    /// It was there.
    Before,
    /// Another process is making it, and may fail.
    Elsewhere,
}

async fn make(connection: &mut PgConnection, day: Day) -> Result<Made, sqlx::Error> {
    if store::claim_rollup(connection, day).await? {
        store::refresh_rollup(connection).await?;
        return Ok(Made::Here);
    }
    let is_there = store::select_rollup_day(connection).await? == Some(day);
    Ok(if is_there { Made::Before } else { Made::Elsewhere })
}
