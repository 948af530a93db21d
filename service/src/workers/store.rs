//! Rows of workers: which merchants have work, who relays an outbox, what is published or forgotten, months
//! of history, and the roll-up.

use std::time::Duration;

use shared_scoring::Day;
use sqlx::types::{Json, Uuid};
use sqlx::{PgConnection, PgPool};

use super::Published;
use crate::adapters::postgres;
use crate::base::MerchantId;

/// The place of an event in its merchant's outbox.
pub(super) type Place = (i64, i32);

/// The longest that a roll-up may take.
const ROLLUP: Duration = Duration::from_secs(600);

/// Merchants past this one, in the order of their ids.
pub(super) async fn select_merchants(
    worker_pool: &PgPool,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar("select id from merchants where id > $1 order by id limit $2")
        .bind(after)
        .bind(limit)
        .fetch_all(worker_pool)
        .await
}

/// Merchants past this one, in the order of their ids, with their time zones.
pub(super) async fn select_merchant_zones(
    worker_pool: &PgPool,
    after: Uuid,
    limit: i64,
) -> Result<Vec<(Uuid, String)>, sqlx::Error> {
    sqlx::query_as("select id, time_zone from merchants where id > $1 order by id limit $2")
        .bind(after)
        .bind(limit)
        .fetch_all(worker_pool)
        .await
}

/// Merchants past this one with a version of the configuration that is on its way.
pub(super) async fn select_staging_merchants(
    worker_pool: &PgPool,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar(include_str!("queries/select_staging_merchants.sql"))
        .bind(after)
        .bind(limit)
        .fetch_all(worker_pool)
        .await
}

/// Merchants past this one whose past orders were changed.
pub(super) async fn select_changed_merchants(
    worker_pool: &PgPool,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar(include_str!("queries/select_changed_merchants.sql"))
        .bind(after)
        .bind(limit)
        .fetch_all(worker_pool)
        .await
}

/// Merchants past this one whose outbox has events.
pub(super) async fn select_outbox_merchants(
    worker_pool: &PgPool,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar(include_str!("queries/select_outbox_merchants.sql"))
        .bind(after)
        .bind(limit)
        .fetch_all(worker_pool)
        .await
}

/// How old rows of one table are deleted.
pub(super) struct Old {
    /// The table.
    pub(super) table: &'static str,
    statement: &'static str,
}

/// Which events were processed.
pub(super) const PROCESSED_EVENTS: Old =
    Old { table: "processed_events", statement: include_str!("queries/delete_old_processed.sql") };

/// Events that wait to be published.
pub(super) const OUTBOX: Old =
    Old { table: "outbox", statement: include_str!("queries/delete_old_outbox.sql") };

/// Changes that the roll-up has seen.
pub(super) const DELTAS: Old =
    Old { table: "rfm_segment_deltas", statement: include_str!("queries/delete_old_deltas.sql") };

/// Events kept aside.
pub(super) const KEPT_EVENTS: Old =
    Old { table: "kept_events", statement: include_str!("queries/delete_old_kept.sql") };

/// What was done with a merchant's data.
pub(super) const AUDIT_LOGS: Old =
    Old { table: "audit_logs", statement: include_str!("queries/delete_old_audit_logs.sql") };

/// How imports of files ended.
pub(super) const IMPORTS: Old =
    Old { table: "imports", statement: include_str!("queries/delete_old_imports.sql") };

/// Deletes some of the rows of a merchant that are from before an instant; says how many. None are left
/// when they are fewer than `limit`.
pub(super) async fn delete_old(
    connection: &mut PgConnection,
    merchant: MerchantId,
    old: &Old,
    before_ms: i64,
    limit: i64,
) -> Result<u64, sqlx::Error> {
    let deleted = sqlx::query(old.statement)
        .bind(merchant.0)
        .bind(before_ms)
        .bind(limit)
        .execute(connection)
        .await?;
    Ok(deleted.rows_affected())
}

/// Makes the months of history of a day and of the next three; says how many there were not.
pub(super) async fn make_history(worker_pool: &PgPool, day: Day) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar("select make_history_partitions(day_of($1))")
        .bind(day.0)
        .fetch_one(worker_pool)
        .await
}

/// Drops the months of history that ended so many months before that of a day; says how many.
pub(super) async fn drop_history(
    worker_pool: &PgPool,
    day: Day,
    keep_months: u16,
) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar("select drop_history_partitions(day_of($1), $2)")
        .bind(day.0)
        .bind(i32::from(keep_months))
        .fetch_one(worker_pool)
        .await
}

/// Claims the roll-up of a day; `false` when it was made for that day, or somebody is making it.
pub(super) async fn claim_rollup(
    connection: &mut PgConnection,
    day: Day,
) -> Result<bool, sqlx::Error> {
    let claimed = sqlx::query(include_str!("queries/claim_rollup.sql"))
        .bind(day.0)
        .execute(connection)
        .await?;
    Ok(claimed.rows_affected() > 0)
}

/// For which day the roll-up was made last.
pub(super) async fn select_rollup_day(
    connection: &mut PgConnection,
) -> Result<Option<Day>, sqlx::Error> {
    let day: Option<i32> = sqlx::query_scalar("select day_number(made_for) from rollup_days")
        .fetch_optional(connection)
        .await?;
    Ok(day.map(Day))
}

/// Makes the roll-up of all merchants, which may take longer than statements that serve.
pub(super) async fn refresh_rollup(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    postgres::limit_statements(connection, ROLLUP).await?;
    sqlx::query("select refresh_segment_counts()").execute(connection).await?;
    Ok(())
}

/// Claims a merchant's outbox from an instant to another; `false` when somebody else holds it.
pub(super) async fn claim_lease(
    connection: &mut PgConnection,
    merchant: MerchantId,
    holder: Uuid,
    (now_ms, until_ms): (i64, i64),
) -> Result<bool, sqlx::Error> {
    let claimed = sqlx::query(include_str!("queries/claim_lease.sql"))
        .bind(merchant.0)
        .bind(holder)
        .bind(now_ms)
        .bind(until_ms)
        .execute(connection)
        .await?;
    Ok(claimed.rows_affected() > 0)
}

/// Gives a claim up.
pub(super) async fn delete_lease(
    connection: &mut PgConnection,
    merchant: MerchantId,
    holder: Uuid,
) -> Result<(), sqlx::Error> {
    sqlx::query("delete from outbox_leases where merchant_id = $1 and holder = $2")
        .bind(merchant.0)
        .bind(holder)
        .execute(connection)
        .await?;
    Ok(())
}

/// A merchant's first events, in order.
pub(super) async fn select_outbox(
    connection: &mut PgConnection,
    merchant: MerchantId,
    limit: i64,
) -> Result<Vec<(Place, Published)>, sqlx::Error> {
    type Row = (i64, i32, Uuid, String, Json<serde_json::Value>);
    let rows: Vec<Row> = sqlx::query_as(include_str!("queries/select_outbox.sql"))
        .bind(merchant.0)
        .bind(limit)
        .fetch_all(connection)
        .await?;
    let event = |(change_seq, ordinal, event_id, event_type, Json(payload))| {
        ((change_seq, ordinal), Published { merchant, event_id, event_type, payload })
    };
    Ok(rows.into_iter().map(event).collect())
}

/// Removes a merchant's events up to a place, while the claim holds.
pub(super) async fn delete_outbox(
    connection: &mut PgConnection,
    merchant: MerchantId,
    holder: Uuid,
    last: Place,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/delete_outbox.sql"))
        .bind(merchant.0)
        .bind(holder)
        .bind(last.0)
        .bind(last.1)
        .execute(connection)
        .await?;
    Ok(())
}
