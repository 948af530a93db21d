//! The rows of merchants.

use jiff::tz::TimeZone;
use shared_scoring::Currency;
use sqlx::types::Uuid;
use sqlx::{PgConnection, PgPool};

use super::model::{Merchant, NewMerchant};
use crate::base::MerchantId;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    domain: String,
    currency: String,
    time_zone: String,
    change_seq: i64,
    config_version: i64,
}

impl TryFrom<Row> for Merchant {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Merchant, sqlx::Error> {
        let unreadable = |field: &str| sqlx::Error::Decode(format!("merchants.{field}").into());
        Ok(Merchant {
            id: MerchantId(row.id),
            domain: row.domain,
            currency: Currency::parse(&row.currency).ok_or_else(|| unreadable("currency"))?,
            zone: TimeZone::get(&row.time_zone).map_err(|_| unreadable("time_zone"))?,
            change_seq: row.change_seq,
            config_version: row.config_version,
        })
    }
}

pub(super) async fn insert(
    connection: &mut PgConnection,
    id: MerchantId,
    merchant: &NewMerchant,
    now_ms: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/insert_merchant.sql"))
        .bind(id.0)
        .bind(merchant.domain())
        .bind(merchant.currency().code())
        .bind(merchant.time_zone())
        .bind(now_ms)
        .execute(connection)
        .await?;
    Ok(())
}

/// Locks the merchant until the transaction ends, and counts the change. `None` for an unknown one.
///
/// # Errors
/// When the database cannot be used.
pub async fn lock(
    connection: &mut PgConnection,
    id: MerchantId,
) -> Result<Option<Merchant>, sqlx::Error> {
    let row: Option<Row> = sqlx::query_as(include_str!("queries/lock_merchant.sql"))
        .bind(id.0)
        .fetch_optional(connection)
        .await?;
    row.map(Merchant::try_from).transpose()
}

/// The merchant as it is; `None` for an unknown one.
///
/// # Errors
/// When the database cannot be used.
pub async fn read(
    connection: &mut PgConnection,
    id: MerchantId,
) -> Result<Option<Merchant>, sqlx::Error> {
    let row: Option<Row> = sqlx::query_as(include_str!("queries/select_merchant.sql"))
        .bind(id.0)
        .fetch_optional(connection)
        .await?;
    row.map(Merchant::try_from).transpose()
}

pub(super) async fn id_of_domain(
    pool: &PgPool,
    domain: &str,
) -> Result<Option<MerchantId>, sqlx::Error> {
    let id: Option<Uuid> =
        sqlx::query_scalar("select merchant_of_domain($1)").bind(domain).fetch_one(pool).await?;
    Ok(id.map(MerchantId))
}

pub(super) async fn all_ids(worker_pool: &PgPool) -> Result<Vec<MerchantId>, sqlx::Error> {
    let ids: Vec<Uuid> =
        sqlx::query_scalar("select id from merchants").fetch_all(worker_pool).await?;
    Ok(ids.into_iter().map(MerchantId).collect())
}
