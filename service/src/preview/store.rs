//! The raw numbers of customers, as columns.

use sqlx::PgConnection;
use sqlx::types::Uuid;

use crate::base::MerchantId;

/// Columns of some customers, all of the same length: our ids, instants of the last orders (ms), numbers of orders
/// (−1 for who is not there any more), spend in minor units, and the numbers of their last changes.
pub(super) type Part = (Vec<Uuid>, Vec<i64>, Vec<i32>, Vec<i64>, Vec<i64>);

/// Customers past one, in the order of their ids.
pub(super) async fn select_columns(
    connection: &mut PgConnection,
    merchant: MerchantId,
    after: Uuid,
    limit: i64,
) -> Result<Part, sqlx::Error> {
    let part = sqlx::query_as(include_str!("queries/select_columns.sql"))
        .bind(merchant.0)
        .bind(after)
        .bind(limit)
        .fetch_optional(connection)
        .await?;
    Ok(part.unwrap_or_default())
}

/// Customers who changed since a number.
pub(super) async fn select_changed_columns(
    connection: &mut PgConnection,
    merchant: MerchantId,
    since: i64,
) -> Result<Part, sqlx::Error> {
    let part = sqlx::query_as(include_str!("queries/select_changed_columns.sql"))
        .bind(merchant.0)
        .bind(since)
        .fetch_optional(connection)
        .await?;
    Ok(part.unwrap_or_default())
}
