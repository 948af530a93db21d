//! How far a version has come.

use sqlx::PgConnection;

use crate::base::MerchantId;

/// Customers who have a place under a version.
pub(super) async fn count_customers(
    connection: &mut PgConnection,
    merchant: MerchantId,
    version: i64,
) -> Result<i64, sqlx::Error> {
    let sum: Option<i64> = sqlx::query_scalar(include_str!("queries/sum_counts.sql"))
        .bind(merchant.0)
        .bind(version)
        .fetch_optional(connection)
        .await?;
    Ok(sum.unwrap_or(0))
}
