//! Relays the outbox: at least once, in the merchant's order, each event with a stable id.
//!
//! A merchant is claimed by a lease, so several processes share the work; publishing happens outside of
//! transactions, and rows go only after they were published.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sqlx::PgPool;
use sqlx::types::Uuid;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::store::{self, Place};
use crate::adapters::postgres;
use crate::base::{Clock, MerchantId};
use crate::metrics;

/// Rows that are published before they are removed.
const BATCH_ROWS: i64 = 500;

/// Merchants that are visited in a round.
const MERCHANTS: i64 = 64;

/// How long a merchant stays claimed by who does not come back. Far longer than a batch may take.
const LEASE_MS: i64 = 30_000;

/// How long a batch may take to publish.
const PUBLISH: Duration = Duration::from_secs(5);

/// How long a merchant is left alone after a failure, doubled with each further one.
const PAUSE: Duration = Duration::from_secs(1);

/// The longest that a merchant is left alone.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// How long the relay rests when there is nothing to do.
const REST: Duration = Duration::from_millis(200);

/// An event that leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// Whose.
    pub merchant: MerchantId,
    /// The same whenever it is published again.
    pub event_id: Uuid,
    /// As in `rfm.updated`.
    pub event_type: String,
    /// What it says.
    pub payload: serde_json::Value,
}

/// The other side cannot take events now.
#[derive(Debug, thiserror::Error)]
#[error("events cannot be published now: {0}")]
pub struct PublishError(pub String);

/// Where events go.
pub trait Publish: Send + Sync {
    /// Publishes events of one merchant in their order; returns once they are safe.
    ///
    /// # Errors
    /// When they are not; they will be published again.
    fn publish(
        &self,
        events: &[Published],
    ) -> impl Future<Output = Result<(), PublishError>> + Send;
}

/// Writes events to the log.
#[derive(Clone, Copy, Debug, Default)]
pub struct LogPublisher;

impl Publish for LogPublisher {
    async fn publish(&self, events: &[Published]) -> Result<(), PublishError> {
        for event in events {
            tracing::info!(
                merchant_id = %event.merchant, event_id = %event.event_id, payload = %event.payload,
                "{}", event.event_type
            );
        }
        Ok(())
    }
}

/// See the file's head.
pub struct OutboxRelay<P> {
    /// Serves one merchant at a time.
    pool: PgPool,
    /// Finds merchants.
    worker_pool: PgPool,
    clock: Arc<dyn Clock>,
    publisher: P,
    /// Who holds leases.
    holder: Uuid,
    rounds: Mutex<Rounds>,
}

/// Where the rounds are, and whom they pass by for now.
#[derive(Default)]
struct Rounds {
    /// The last merchant that was visited; the next ones come after it.
    after: Uuid,
    /// How often a merchant failed in a row, and until when it is left alone.
    paused: HashMap<MerchantId, (u32, Instant)>,
}

impl<P: Publish> OutboxRelay<P> {
    /// A relay that holds leases under a name of its own.
    pub fn new(
        pool: PgPool,
        worker_pool: PgPool,
        clock: Arc<dyn Clock>,
        publisher: P,
    ) -> OutboxRelay<P> {
        let (holder, rounds) = (Uuid::new_v4(), Mutex::default());
        OutboxRelay { pool, worker_pool, clock, publisher, holder, rounds }
    }

    /// Relays until it is told to stop. The merchant that it is at then is finished, and no lease stays.
    pub async fn run(&self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let published = self.round(&stop).await.unwrap_or_else(|error| {
                tracing::warn!(%error, "the outbox could not be read");
                0
            });
            if published == 0 {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = tokio::time::sleep(REST) => {}
                }
            }
        }
    }

    /// Visits the next merchants that have events, each once, and says how many events were published. One
    /// that fails is left alone for a while and does not hold up those behind it.
    ///
    /// # Errors
    /// When merchants cannot be found.
    pub async fn round(&self, stop: &CancellationToken) -> Result<usize, sqlx::Error> {
        let after = self.rounds().after;
        let merchants = store::select_outbox_merchants(&self.worker_pool, after, MERCHANTS).await?;
        // Past the last one it begins again.
        let is_end = merchants.len() < usize::try_from(MERCHANTS).unwrap_or(0);
        let last = merchants.last().copied().filter(|_| !is_end);
        self.rounds().after = last.unwrap_or_default();
        let mut published = 0;
        for merchant in merchants.into_iter().map(MerchantId) {
            if stop.is_cancelled() {
                break;
            }
            let paused = self.rounds().paused.get(&merchant).map(|(_, until)| *until);
            if paused.is_some_and(|until| Instant::now() < until) {
                continue;
            }
            match self.relay(merchant).await {
                Ok(relayed) => {
                    published += relayed;
                    self.rounds().paused.remove(&merchant);
                }
                Err(error) => self.pause(merchant, &error),
            }
        }
        Ok(published)
    }

    fn rounds(&self) -> MutexGuard<'_, Rounds> {
        // Each change of it is whole.
        self.rounds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pause(&self, merchant: MerchantId, error: &anyhow::Error) {
        let mut rounds = self.rounds();
        let failed = rounds.paused.get(&merchant).map_or(0, |(failed, _)| *failed);
        let pause = PAUSE.saturating_mul(1 << failed.min(10)).min(LONGEST_PAUSE);
        rounds.paused.insert(merchant, (failed + 1, Instant::now() + pause));
        drop(rounds);
        metrics::failed("outbox");
        tracing::warn!(%merchant, error = format!("{error:#}"), ?pause, "events could not be relayed");
    }

    async fn relay(&self, merchant: MerchantId) -> anyhow::Result<usize> {
        let Some((events, last)) = self.claim(merchant).await? else { return Ok(0) };
        let published = match tokio::time::timeout(PUBLISH, self.publisher.publish(&events)).await {
            Ok(published) => published,
            Err(_) => Err(PublishError(format!("it took longer than {} s", PUBLISH.as_secs()))),
        };
        // Whatever came of it, another process may go on from here.
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        if published.is_ok() {
            store::delete_outbox(&mut transaction, merchant, self.holder, last).await?;
        }
        store::delete_lease(&mut transaction, merchant, self.holder).await?;
        transaction.commit().await?;
        published?;
        Ok(events.len())
    }

    /// Claims a merchant and reads its next events, with the place of the last; `None` when another process
    /// has it, or nothing waits.
    async fn claim(
        &self,
        merchant: MerchantId,
    ) -> Result<Option<(Vec<Published>, Place)>, sqlx::Error> {
        let now_ms = self.clock.now_ms();
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let until = (now_ms, now_ms + LEASE_MS);
        if !store::claim_lease(&mut transaction, merchant, self.holder, until).await? {
            return Ok(None);
        }
        let events = store::select_outbox(&mut transaction, merchant, BATCH_ROWS).await?;
        let Some(last) = events.last().map(|(place, _)| *place) else { return Ok(None) };
        transaction.commit().await?;
        Ok(Some((events.into_iter().map(|(_, event)| event).collect(), last)))
    }
}
