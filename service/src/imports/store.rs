//! Rows of imports.

use serde_json::Value;
use sqlx::PgConnection;
use sqlx::types::{Json, Uuid};

use super::progress::Snapshot;
use crate::base::MerchantId;

/// Which import.
pub(super) type Key = (MerchantId, Uuid);

/// Where one stands in the list: when it came, in milliseconds since 1970-01-01T00:00Z, and its id.
pub type Place = (i64, Uuid);

/// What is known of one when it begins.
pub(super) struct New<'n> {
    pub(super) file_name: &'n str,
    pub(super) started_by: &'n str,
    pub(super) received_at_ms: i64,
    pub(super) alive_until_ms: i64,
    pub(super) bytes: i64,
}

/// How one ended.
pub(super) struct End {
    pub(super) state: &'static str,
    pub(super) at_ms: i64,
    pub(super) error: Option<Value>,
    pub(super) seq: Option<i64>,
    pub(super) without_id: i64,
}

/// An import as it is stored.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) file_name: String,
    pub(super) started_by: String,
    pub(super) state: String,
    pub(super) received_at_ms: i64,
    pub(super) finished_at_ms: Option<i64>,
    pub(super) alive_until_ms: i64,
    pub(super) bytes: i64,
    pub(super) bytes_done: i64,
    pub(super) orders: i64,
    pub(super) orders_written: i64,
    pub(super) orders_new: i64,
    pub(super) orders_changed: i64,
    pub(super) orders_without_id: i64,
    pub(super) customers: i64,
    pub(super) customers_new: i64,
    pub(super) bad_lines: i64,
    pub(super) problems: Json<Value>,
    pub(super) error: Option<Json<Value>>,
}

/// Writes one down that waits.
pub(super) async fn insert(
    connection: &mut PgConnection,
    (merchant, id): Key,
    new: &New<'_>,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/insert_import.sql"))
        .bind(merchant.0)
        .bind(id)
        .bind(new.file_name)
        .bind(new.started_by)
        .bind(new.received_at_ms)
        .bind(new.alive_until_ms)
        .bind(new.bytes)
        .execute(connection)
        .await?;
    Ok(())
}

/// Gives up those of a merchant that nobody is at work on, by the machine's time.
pub(super) async fn release(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (machine_ms, now_ms): (i64, i64),
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/release_imports.sql"))
        .bind(merchant.0)
        .bind(machine_ms)
        .bind(now_ms)
        .execute(connection)
        .await?;
    Ok(())
}

/// What a claim came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claimed {
    Mine,
    /// Another one of the shop is at work.
    Busy,
    /// It was given up.
    Lost,
}

/// Begins one that waits.
pub(super) async fn claim(
    connection: &mut PgConnection,
    (merchant, id): Key,
    alive_until_ms: i64,
) -> Result<Claimed, sqlx::Error> {
    let claimed = sqlx::query(include_str!("queries/claim_import.sql"))
        .bind(merchant.0)
        .bind(id)
        .bind(alive_until_ms)
        .execute(connection)
        .await;
    match claimed {
        Ok(done) if done.rows_affected() > 0 => Ok(Claimed::Mine),
        Ok(_) => Ok(Claimed::Lost),
        // The name is the partition's.
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Ok(Claimed::Busy),
        Err(error) => Err(error),
    }
}

/// Tells how far one is, and that it goes on; `false` when it was given up.
pub(super) async fn update(
    connection: &mut PgConnection,
    (merchant, id): Key,
    alive_until_ms: i64,
    snapshot: &Snapshot,
) -> Result<bool, sqlx::Error> {
    let updated = sqlx::query(include_str!("queries/update_import.sql"))
        .bind(merchant.0)
        .bind(id)
        .bind(alive_until_ms)
        .bind(snapshot.state.name())
        .bind(snapshot.bytes_done)
        .bind(snapshot.orders)
        .bind(snapshot.orders_written)
        .bind(snapshot.orders_new)
        .bind(snapshot.orders_changed)
        .bind(snapshot.customers)
        .bind(snapshot.customers_new)
        .bind(snapshot.bad_lines)
        .bind(snapshot.problems.as_ref().map(Json))
        .execute(connection)
        .await?;
    Ok(updated.rows_affected() > 0)
}

/// Ends one; `false` when it was given up.
pub(super) async fn finish(
    connection: &mut PgConnection,
    (merchant, id): Key,
    end: &End,
) -> Result<bool, sqlx::Error> {
    let finished = sqlx::query(include_str!("queries/finish_import.sql"))
        .bind(merchant.0)
        .bind(id)
        .bind(end.state)
        .bind(end.at_ms)
        .bind(end.error.as_ref().map(Json))
        .bind(end.seq)
        .bind(end.without_id)
        .execute(connection)
        .await?;
    Ok(finished.rows_affected() > 0)
}

/// One of a merchant's, or those before a place, or the latest ones.
pub(super) async fn select(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (id, before): (Option<Uuid>, Option<Place>),
    limit: i64,
) -> Result<Vec<Row>, sqlx::Error> {
    sqlx::query_as(include_str!("queries/select_imports.sql"))
        .bind(merchant.0)
        .bind(id)
        .bind(limit)
        .bind(before.map(|(at_ms, _)| at_ms))
        .bind(before.map_or(Uuid::nil(), |(_, id)| id))
        .fetch_all(connection)
        .await
}

/// When a shop was added, and how many customers imports brought in that ended from one instant until before another;
/// `None` where there is no such shop.
pub(super) async fn sum(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (from_ms, until_ms): (i64, i64),
) -> Result<Option<(i64, i64)>, sqlx::Error> {
    sqlx::query_as(include_str!("queries/sum_imports.sql"))
        .bind(merchant.0)
        .bind(from_ms)
        .bind(until_ms)
        .fetch_optional(connection)
        .await
}
