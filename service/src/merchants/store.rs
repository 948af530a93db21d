//! The rows of merchants.

use shared_scoring::{Currency, Day};
use sqlx::types::Uuid;
use sqlx::{PgConnection, PgPool};

use super::model::{Merchant, NewMerchant, Staged};
use crate::base::{Calendar, MerchantId, Slot};

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    domain: String,
    currency: String,
    time_zone: String,
    change_seq: i64,
    config_version: i64,
    live_slot: i16,
    staged_version: Option<i64>,
    staged_after: Option<Uuid>,
    telling_version: Option<i64>,
    telling_after: Option<Uuid>,
    days_from: Option<i32>,
}

impl TryFrom<Row> for Merchant {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Merchant, sqlx::Error> {
        let unreadable = |field: &str| sqlx::Error::Decode(format!("merchants.{field}").into());
        Ok(Merchant {
            id: MerchantId(row.id),
            domain: row.domain,
            currency: Currency::parse(&row.currency).ok_or_else(|| unreadable("currency"))?,
            calendar: Calendar::get(&row.time_zone).ok_or_else(|| unreadable("time_zone"))?,
            days_from: row.days_from.map(Day),
            change_seq: row.change_seq,
            config_version: row.config_version,
            live_slot: Slot::new(row.live_slot).ok_or_else(|| unreadable("live_slot"))?,
            staged: on_its_way(row.staged_version, row.staged_after),
            telling: on_its_way(row.telling_version, row.telling_after),
        })
    }
}

fn on_its_way(version: Option<i64>, after: Option<Uuid>) -> Option<Staged> {
    version.zip(after).map(|(version, after)| Staged { version, after })
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
        .bind(merchant.calendar().name())
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

/// Says which version is staged, and how far; `None` for none. The merchant is locked.
///
/// # Errors
/// When the database cannot be used.
pub async fn stage(
    connection: &mut PgConnection,
    id: MerchantId,
    staged: Option<Staged>,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/update_staged.sql"))
        .bind(id.0)
        .bind(staged.map(|staged| staged.version))
        .bind(staged.map(|staged| staged.after))
        .execute(connection)
        .await?;
    Ok(())
}

/// Says of which version's movers others are being told, and how far; `None` for none. The merchant is locked.
///
/// # Errors
/// When the database cannot be used.
pub async fn tell(
    connection: &mut PgConnection,
    id: MerchantId,
    telling: Option<Staged>,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/update_telling.sql"))
        .bind(id.0)
        .bind(telling.map(|telling| telling.version))
        .bind(telling.map(|telling| telling.after))
        .execute(connection)
        .await?;
    Ok(())
}

/// Makes a version active, whose places are in this slot, on a day of its calendar. The merchant is locked.
///
/// # Errors
/// When the database cannot be used.
pub async fn activate(
    connection: &mut PgConnection,
    id: MerchantId,
    (version, slot): (i64, Slot),
    (calendar, on): (&Calendar, Day),
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/update_active.sql"))
        .bind(id.0)
        .bind(version)
        .bind(slot.number())
        .bind(calendar.name())
        .bind(on.0)
        .execute(connection)
        .await?;
    Ok(())
}

/// Whether a message about the shop of this time is later than those that were taken; one of the same time is if
/// `ties`. It is taken then. The merchant is locked.
///
/// # Errors
/// When the database cannot be used.
pub async fn take_shop(
    connection: &mut PgConnection,
    id: MerchantId,
    updated_at_ms: i64,
    ties: bool,
) -> Result<bool, sqlx::Error> {
    let taken = sqlx::query(include_str!("queries/update_shop.sql"))
        .bind(id.0)
        .bind(updated_at_ms)
        .bind(ties)
        .execute(connection)
        .await?;
    Ok(taken.rows_affected() > 0)
}

/// Says that orders of this instant, in milliseconds, or later ones were changed. The merchant is locked, and the
/// change counted.
///
/// # Errors
/// When the database cannot be used.
pub async fn mark_orders_changed(
    connection: &mut PgConnection,
    id: MerchantId,
    from_ms: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/mark_orders_changed.sql"))
        .bind(id.0)
        .bind(from_ms)
        .execute(connection)
        .await?;
    Ok(())
}

/// From which instant on orders were changed, in milliseconds, since that was last cleared.
///
/// # Errors
/// When the database cannot be used.
pub async fn orders_changed_from(
    connection: &mut PgConnection,
    id: MerchantId,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar("select instant_ms(orders_changed_from) from merchants where id = $1")
        .bind(id.0)
        .fetch_one(connection)
        .await
}

/// Says that everything that was changed until a number of change is seen to; what came later stays marked, from
/// where it was.
///
/// # Errors
/// When the database cannot be used.
pub async fn clear_orders_changed(
    connection: &mut PgConnection,
    id: MerchantId,
    change_seq: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/clear_orders_changed.sql"))
        .bind(id.0)
        .bind(change_seq)
        .execute(connection)
        .await?;
    Ok(())
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
