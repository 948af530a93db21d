//! Events kept aside: listed, tried again, or given up.

use sqlx::PgPool;
use sqlx::types::Uuid;

use super::message::{Meaning, meaning_of};
use super::model::Cause;
use super::shop::adopt_told;
use super::store::kept as store;
use super::{Batch, Error, Outcome, Recorder};
use crate::adapters::postgres;
use crate::base::{MerchantId, Rates};
use crate::orders::event::Event;

/// The most events of a page.
const PAGE: i64 = 1_000;

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

/// A page of the events of a merchant that were kept aside, in the order of their ids, which is that of
/// their coming; the first one, or the one behind this event. An empty page is the end.
///
/// # Errors
/// When the database cannot be used.
pub async fn list_kept(
    pool: &PgPool,
    merchant: MerchantId,
    after: Option<Uuid>,
) -> Result<Vec<Kept>, sqlx::Error> {
    let mut transaction = postgres::begin(pool, merchant).await?;
    store::select_page(&mut transaction, merchant, after.unwrap_or_default(), PAGE).await
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
    let deleted = store::delete(&mut transaction, merchant, id).await?;
    transaction.commit().await?;
    Ok(deleted)
}

/// What became of an event that was tried again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replayed {
    /// It was taken, and is not kept any more.
    Taken,
    /// It stays, and why.
    Left(String),
    /// It is not kept (any more).
    Gone,
}

/// The longest reason that is stored, in characters.
const REASON_CHARS: usize = 500;

/// A reason as it is stored: it may quote a message, so it is bounded, and what no column takes is replaced.
pub(super) fn fit(reason: &str) -> String {
    let harmless = |char: char| if char.is_control() { char::REPLACEMENT_CHARACTER } else { char };
    reason.chars().take(REASON_CHARS).map(harmless).collect()
}

impl Recorder {
    /// Tries an event again that was kept aside. It goes in the transaction that writes what follows from
    /// it; until then it stays, with the reason why it cannot be used.
    ///
    /// # Errors
    /// When the database cannot be used; the event stays.
    pub async fn replay_kept(
        &self,
        merchant: MerchantId,
        id: Uuid,
        rates: &Rates,
    ) -> Result<Replayed, Error> {
        let error = match Box::pin(self.try_kept(merchant, id, rates)).await {
            Ok(replayed) => return Ok(replayed),
            Err(error) => error,
        };
        let reason = match (&error, error.refusal()) {
            (_, Some(reason)) => reason,
            (Error::Cipher(cause), None) => cause.to_string(),
            (_, None) => return Err(error),
        };
        let reason = fit(&reason);
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        store::update_reason(&mut transaction, merchant, id, &reason).await?;
        transaction.commit().await?;
        Ok(Replayed::Left(reason))
    }

    async fn try_kept(
        &self,
        merchant: MerchantId,
        id: Uuid,
        rates: &Rates,
    ) -> Result<Replayed, Error> {
        let now_ms = self.clock.now_ms();
        // Under the lock: who tries it at the same time finds it gone.
        let (mut transaction, shop) = self.lock(merchant).await?;
        let kept = store::select_message(&mut transaction, merchant, id).await?;
        let Some((event_id, topic, sealed)) = kept else { return Ok(Replayed::Gone) };
        let body = self.cipher.decrypt(merchant.0, id, &sealed)?;
        let left = match meaning_of(&shop, &topic, &body, rates) {
            Meaning::Nothing => None,
            Meaning::Shop(told) => {
                adopt_told(&mut transaction, &shop, &told, now_ms).await?;
                None
            }
            Meaning::Aside(reason) => Some(reason),
            Meaning::Change(change) => {
                // Its id was used up when it was kept; that it is kept tells that it was not taken.
                let event = Event { id: event_id, topic, change, raw: body };
                let alone = [&event];
                let batch = Batch::new(&alone, Cause::Live, now_ms);
                let mut folded = self.fold(&mut transaction, &shop, batch).await?;
                self.save(&mut transaction, &shop, &folded).await?;
                match folded.outcomes.pop() {
                    Some(Outcome::KeptAside(refusal)) => Some(refusal.to_string()),
                    Some(Outcome::Taken | Outcome::Repeated) | None => None,
                }
            }
        };
        let replayed = match left {
            None => {
                store::delete(&mut transaction, merchant, id).await?;
                Replayed::Taken
            }
            Some(reason) => {
                let reason = fit(&reason);
                store::update_reason(&mut transaction, merchant, id, &reason).await?;
                Replayed::Left(reason)
            }
        };
        transaction.commit().await?;
        Ok(replayed)
    }
}
