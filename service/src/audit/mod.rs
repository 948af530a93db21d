//! What was done with a merchant's data, when and by whom: a row before it is done, completed at its end.
//! Never a customer's data itself.

mod store;

use serde_json::Value;
use sqlx::PgPool;
use uuid::Uuid;

use crate::adapters::postgres;
use crate::base::{MerchantId, new_id};

/// Something that is about to be done.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What, as in `rfm_export`.
    pub action: &'static str,
    /// By whom.
    pub actor: String,
    /// How: an object.
    pub details: Value,
}

/// Writes down, before it is done, what is to be done; the id of the row is for [`finish`].
///
/// # Errors
/// When the database cannot be used.
pub async fn begin(
    pool: &PgPool,
    merchant: MerchantId,
    now_ms: i64,
    entry: &Entry,
) -> Result<Uuid, sqlx::Error> {
    let id = new_id(now_ms);
    let mut transaction = postgres::begin(pool, merchant).await?;
    store::insert(&mut transaction, merchant, (id, now_ms), entry).await?;
    transaction.commit().await?;
    Ok(id)
}

/// Writes down that it is done, and how many rows were given out.
///
/// # Errors
/// When the database cannot be used.
pub async fn finish(
    pool: &PgPool,
    merchant: MerchantId,
    now_ms: i64,
    id: Uuid,
    rows: u64,
) -> Result<(), sqlx::Error> {
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    let mut transaction = postgres::begin(pool, merchant).await?;
    store::finish(&mut transaction, merchant, (id, now_ms), rows).await?;
    transaction.commit().await
}
