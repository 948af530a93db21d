//! Events kept aside.

use sqlx::PgConnection;
use sqlx::types::Uuid;

use super::super::kept::Kept;
use crate::base::MerchantId;

/// Keeps an event aside that could not be used, its payload encrypted.
pub(in super::super) async fn insert(
    connection: &mut PgConnection,
    to: (MerchantId, Uuid, i64),
    event: (&str, &str),
    reason: &str,
    payload: &[u8],
) -> Result<(), sqlx::Error> {
    let (merchant, id, now_ms) = to;
    sqlx::query(include_str!("../queries/insert_kept.sql"))
        .bind(merchant.0)
        .bind(id)
        .bind(event.0)
        .bind(event.1)
        .bind(reason)
        .bind(payload)
        .bind(now_ms)
        .execute(connection)
        .await?;
    Ok(())
}

/// A page of a merchant's events, behind this one.
pub(in super::super) async fn select_page(
    connection: &mut PgConnection,
    merchant: MerchantId,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Kept>, sqlx::Error> {
    sqlx::query_as(include_str!("../queries/select_kept.sql"))
        .bind(merchant.0)
        .bind(after)
        .bind(limit)
        .fetch_all(connection)
        .await
}

/// An event's id, its topic, and its payload, encrypted.
pub(in super::super) async fn select_message(
    connection: &mut PgConnection,
    merchant: MerchantId,
    id: Uuid,
) -> Result<Option<(String, String, Vec<u8>)>, sqlx::Error> {
    sqlx::query_as(include_str!("../queries/select_kept_message.sql"))
        .bind(merchant.0)
        .bind(id)
        .fetch_optional(connection)
        .await
}

/// Removes an event; `false` when it is not there.
pub(in super::super) async fn delete(
    connection: &mut PgConnection,
    merchant: MerchantId,
    id: Uuid,
) -> Result<bool, sqlx::Error> {
    let deleted = sqlx::query("delete from kept_events where merchant_id = $1 and id = $2")
        .bind(merchant.0)
        .bind(id)
        .execute(connection)
        .await?;
    Ok(deleted.rows_affected() > 0)
}

/// Says anew why an event cannot be used.
pub(in super::super) async fn update_reason(
    connection: &mut PgConnection,
    merchant: MerchantId,
    id: Uuid,
    reason: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("update kept_events set reason = $3 where merchant_id = $1 and id = $2")
        .bind(merchant.0)
        .bind(id)
        .bind(reason)
        .execute(connection)
        .await?;
    Ok(())
}
