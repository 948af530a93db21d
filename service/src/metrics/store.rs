//! What the database says of the work that waits.

use sqlx::PgPool;

/// Events that wait, the time of the oldest, and events kept aside.
pub(super) type Backlog = (i64, Option<i64>, i64);

/// Reads it, over all merchants.
pub(super) async fn select_backlog(worker_pool: &PgPool) -> Result<Backlog, sqlx::Error> {
    sqlx::query_as(include_str!("queries/select_backlog.sql")).fetch_one(worker_pool).await
}
