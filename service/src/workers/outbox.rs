//! Relays the outbox: at least once, in the merchant's order, each event with a stable id.
//!
//! A merchant is claimed by a lease, so several processes share the work; publishing happens outside of
//! transactions, and rows go only after they were published.

use std::sync::Arc;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::types::{Json, Uuid};
use tokio_util::sync::CancellationToken;

use crate::adapters::postgres;
use crate::base::{Clock, MerchantId};

/// Rows that are published before they are removed.
const BATCH_ROWS: i64 = 500;

/// Merchants that are visited in a round.
const MERCHANTS: i64 = 64;

/// How long a merchant stays claimed. Longer than a batch can take to publish.
const LEASE_MS: i64 = 30_000;

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
            tracing::debug!(
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
    pub pool: PgPool,
    /// Finds merchants.
    pub worker_pool: PgPool,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where events go.
    pub publisher: P,
    /// Who holds leases.
    pub holder: Uuid,
}

impl<P: Publish> OutboxRelay<P> {
    /// Relays until it is told to stop.
    pub async fn run(&self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let published = match self.round().await {
                Ok(published) => published,
                Err(error) => {
                    tracing::warn!(error = %error, "the outbox could not be relayed");
                    0
                }
            };
            if published == 0 {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = tokio::time::sleep(REST) => {}
                }
            }
        }
    }

    /// Visits each merchant that has events once, and says how many were published.
    ///
    /// # Errors
    /// When the database or the publisher cannot be used.
    pub async fn round(&self) -> anyhow::Result<usize> {
        let merchants: Vec<Uuid> =
            sqlx::query_scalar("select distinct merchant_id from outbox limit $1")
                .bind(MERCHANTS)
                .fetch_all(&self.worker_pool)
                .await?;
        let mut published = 0;
        for merchant in merchants.into_iter().map(MerchantId) {
            published += self.relay(merchant).await?;
        }
        Ok(published)
    }

    async fn relay(&self, merchant: MerchantId) -> anyhow::Result<usize> {
        let now_ms = self.clock.now_ms();
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let claimed = sqlx::query(CLAIM)
            .bind(merchant.0)
            .bind(self.holder)
            .bind(now_ms)
            .bind(now_ms + LEASE_MS)
            .execute(&mut *transaction)
            .await?;
        if claimed.rows_affected() == 0 {
            return Ok(0);
        }
        let rows: Vec<(i64, i32, Uuid, String, Json<serde_json::Value>)> = sqlx::query_as(NEXT)
            .bind(merchant.0)
            .bind(BATCH_ROWS)
            .fetch_all(&mut *transaction)
            .await?;
        transaction.commit().await?;
        let Some(last) = rows.last().map(|row| (row.0, row.1)) else { return Ok(0) };
        let events: Vec<Published> = rows
            .into_iter()
            .map(|(_, _, event_id, event_type, payload)| Published {
                merchant,
                event_id,
                event_type,
                payload: payload.0,
            })
            .collect();
        self.publisher.publish(&events).await?;
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        // Only who still holds the lease may say that these are done.
        sqlx::query(FORGET)
            .bind(merchant.0)
            .bind(self.holder)
            .bind(last.0)
            .bind(last.1)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(events.len())
    }
}

const CLAIM: &str = "
insert into outbox_leases (merchant_id, holder, leased_until)
values ($1, $2, instant_of($4))
on conflict (merchant_id) do update
set holder = excluded.holder, leased_until = excluded.leased_until
where outbox_leases.holder = excluded.holder or outbox_leases.leased_until < instant_of($3)";

const NEXT: &str = "
select change_seq, ordinal, event_id, event_type, payload
from outbox
where merchant_id = $1
order by change_seq, ordinal
limit $2";

const FORGET: &str = "
delete from outbox
where
    merchant_id = $1 and (change_seq, ordinal) <= ($3, $4)
    and exists (select from outbox_leases where merchant_id = $1 and holder = $2)";
