//! Events kept aside: listed, tried again, or given up.

use sqlx::PgPool;
use sqlx::types::Uuid;

use super::model::Cause;
use super::{Error, Outcome, Recorder};
use crate::adapters::postgres;
use crate::base::MerchantId;
use crate::orders::event::{Change, Event};

/// The most events that are listed.
const LISTED: i64 = 10_000;

/// An event kept aside. Its payload stays encrypted until it is tried again.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Kept {
    /// Our id.
    pub id: Uuid,
    /// The event's id.
    pub event_id: String,
    /// What it was called where it came from.
    pub event_type: String,
    /// Why it could not be used.
    pub reason: String,
    /// When it came, in milliseconds since 1970-01-01T00:00Z.
    pub received_at_ms: i64,
}

/// The events of a merchant that were kept aside, oldest first.
///
/// # Errors
/// When the database cannot be used.
pub async fn list_kept(pool: &PgPool, merchant: MerchantId) -> Result<Vec<Kept>, sqlx::Error> {
    let mut transaction = postgres::begin(pool, merchant).await?;
    sqlx::query_as(include_str!("queries/select_kept.sql"))
        .bind(merchant.0)
        .bind(LISTED)
        .fetch_all(&mut *transaction)
        .await
}

/// Gives an event up; `false` when it is not there.
///
/// # Errors
/// When the database cannot be used.
pub async fn discard_kept(
    pool: &PgPool,
    merchant: MerchantId,
    id: Uuid,
) -> Result<bool, sqlx::Error> {
    let mut transaction = postgres::begin(pool, merchant).await?;
    let deleted = sqlx::query("delete from kept_events where merchant_id = $1 and id = $2")
        .bind(merchant.0)
        .bind(id)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(deleted.rows_affected() > 0)
}

impl Recorder {
    /// The message of an event kept aside, as it came; `None` when it is not there.
    ///
    /// # Errors
    /// When the database cannot be used, or the message cannot be decrypted.
    pub async fn kept_message(
        &self,
        merchant: MerchantId,
        id: Uuid,
    ) -> Result<Option<Vec<u8>>, Error> {
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let sealed: Option<Vec<u8>> = sqlx::query_scalar(
            "select payload from kept_events where merchant_id = $1 and id = $2",
        )
        .bind(merchant.0)
        .bind(id)
        .fetch_optional(&mut *transaction)
        .await?;
        Ok(sealed.map(|sealed| self.cipher.decrypt(merchant.0, id, &sealed)).transpose()?)
    }

    /// Takes an event that was kept aside, now that it can be read. Can be repeated: it is taken once.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn replay_kept(
        &self,
        merchant: MerchantId,
        kept: &Kept,
        change: Change,
    ) -> Result<Outcome, Error> {
        // Under an id of its own: the first one was used up when it was kept.
        let id = format!("replay-{}", kept.id);
        let event = Event { id, topic: kept.event_type.clone(), change, raw: Vec::new() };
        if let Err(refusal) = crate::orders::model::check_change(&event) {
            return Ok(Outcome::KeptAside(refusal));
        }
        let outcome = self.record(merchant, &[event], Cause::Live).await?.pop();
        discard_kept(&self.pool, merchant, kept.id).await?;
        Ok(outcome.unwrap_or(Outcome::Repeated))
    }
}
