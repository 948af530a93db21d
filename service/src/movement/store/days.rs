//! What each day changed: the rows from which any past day is told.

use shared_scoring::Day;
use sqlx::PgConnection;

use super::super::model::Days;
use crate::base::MerchantId;
use crate::merchants::Merchant;

/// Adds what some days changed. The merchant is locked.
pub(in super::super) async fn upsert(
    connection: &mut PgConnection,
    merchant: MerchantId,
    days: &Days,
) -> Result<(), sqlx::Error> {
    if days.is_empty() {
        return Ok(());
    }
    sqlx::query(include_str!("../queries/upsert_daily_counts.sql"))
        .bind(merchant.0)
        .bind(days.keys().map(|(day, _)| day.0).collect::<Vec<_>>())
        .bind(days.keys().map(|(_, cell)| i16::from(cell.index())).collect::<Vec<_>>())
        .bind(days.values().map(|(customers, _)| *customers).collect::<Vec<_>>())
        .bind(days.values().map(|(_, spend)| *spend).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}

/// On this day everybody goes from the cells under the active version to those under another one, of which both
/// are counted. The merchant is locked.
pub(in super::super) async fn switch(
    connection: &mut PgConnection,
    shop: &Merchant,
    version: i64,
    on: Day,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("../queries/switch_daily_counts.sql"))
        .bind(shop.id.0)
        .bind(on.0)
        .bind(shop.config_version)
        .bind(version)
        .execute(connection)
        .await?;
    Ok(())
}
