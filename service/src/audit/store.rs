//! The rows of what was done.

use sqlx::PgConnection;
use sqlx::types::{Json, Uuid};

use super::Entry;
use crate::base::MerchantId;

/// Writes a row that has no end yet.
pub(super) async fn insert(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (id, now_ms): (Uuid, i64),
    entry: &Entry,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/insert_audit_log.sql"))
        .bind(merchant.0)
        .bind(id)
        .bind(entry.action)
        .bind(&entry.actor)
        .bind(Json(&entry.details))
        .bind(now_ms)
        .execute(connection)
        .await?;
    Ok(())
}

/// Gives a row its end, once.
pub(super) async fn finish(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (id, now_ms): (Uuid, i64),
    rows: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/update_audit_log.sql"))
        .bind(merchant.0)
        .bind(id)
        .bind(rows)
        .bind(now_ms)
        .execute(connection)
        .await?;
    Ok(())
}
