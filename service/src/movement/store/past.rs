//! Where customers were at the end of past days.

use std::collections::HashMap;

use ahash::AHashMap;
use shared_scoring::{Cell, Day};
use sqlx::PgConnection;
use sqlx::types::Uuid;

use super::super::model::{Place, Went};
use crate::adapters::postgres::Slotted;
use crate::base::{MerchantId, Slot};
use crate::orders::model::OrderTotals;
use crate::orders::totals_of;
use crate::scoring::cell_of;

static SELECT_PENDING: Slotted = Slotted::new(include_str!("../queries/select_pending.sql"));
static SELECT_PENDING_OF: Slotted = Slotted::new(include_str!("../queries/select_pending_of.sql"));

/// How many customers who changed their cell past the first day and until the second went from where to where.
pub(in super::super) async fn select_pairs(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (from, to): (Day, Day),
) -> Result<Vec<((Place, Place), i64)>, sqlx::Error> {
    let rows: Vec<(i16, i16, i64)> = sqlx::query_as(include_str!("../queries/select_pairs.sql"))
        .bind(merchant.0)
        .bind(from.0)
        .bind(to.0)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(|(was, is, n)| ((cell_of(was), cell_of(is)), n)).collect())
}

/// Customers past one who changed their cell past the first day and until the second, but for some, by our ids: at
/// most so many of those for whose way a bit is set, 256 * from + to.
pub(in super::super) async fn select_went(
    connection: &mut PgConnection,
    (merchant, (from, to)): (MerchantId, (Day, Day)),
    (wanted, but): (&[u8], &[Uuid]),
    (after, limit): (Uuid, i64),
) -> Result<Vec<Went>, sqlx::Error> {
    let rows: Vec<(Uuid, i16, i16)> = sqlx::query_as(include_str!("../queries/select_went.sql"))
        .bind(merchant.0)
        .bind(from.0)
        .bind(to.0)
        .bind(wanted)
        .bind(after)
        .bind(but)
        .bind(limit)
        .fetch_all(connection)
        .await?;
    let went = |(customer, from, to)| Went { customer, from: cell_of(from), to: cell_of(to) };
    Ok(rows.into_iter().map(went).collect())
}

/// Where everybody was at the end of a day who was somewhere.
pub(in super::super) async fn select_all_places(
    connection: &mut PgConnection,
    merchant: MerchantId,
    day: Day,
) -> Result<AHashMap<Uuid, Cell>, sqlx::Error> {
    let rows: Vec<(Uuid, Option<i16>)> =
        sqlx::query_as(include_str!("../queries/select_all_places.sql"))
            .bind(merchant.0)
            .bind(day.0)
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().filter_map(|(id, index)| Some((id, cell_of(index)?))).collect())
}

/// The first day from which on the history is whole; `None` where nothing of it was dropped.
pub(in super::super) async fn select_kept_from(
    connection: &mut PgConnection,
) -> Result<Option<Day>, sqlx::Error> {
    let day: Option<i32> = sqlx::query_scalar("select day_number(from_day) from history_kept")
        .fetch_optional(connection)
        .await?;
    Ok(day.map(Day))
}

/// Where some customers were at the end of a day.
pub(in super::super) async fn select_places(
    connection: &mut PgConnection,
    merchant: MerchantId,
    customers: &[Uuid],
    day: Day,
) -> Result<HashMap<Uuid, Place>, sqlx::Error> {
    let rows: Vec<(Uuid, Option<i16>)> =
        sqlx::query_as(include_str!("../queries/select_places.sql"))
            .bind(merchant.0)
            .bind(customers)
            .bind(day.0)
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().map(|(id, index)| (id, cell_of(index))).collect())
}

/// Our ids past one, also of those who were merged away.
pub(in super::super) async fn select_ids(
    connection: &mut PgConnection,
    merchant: MerchantId,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar(include_str!("../queries/select_ids.sql"))
        .bind(merchant.0)
        .bind(after)
        .bind(limit)
        .fetch_all(connection)
        .await
}

/// A customer whose change is due and not written.
pub(in super::super) struct Pending {
    /// Our id.
    pub(in super::super) id: Uuid,
    /// The cell that is stored.
    pub(in super::super) cell: Cell,
    /// The day on which it changes.
    pub(in super::super) due: Day,
    /// The totals.
    pub(in super::super) totals: OrderTotals,
}

type PendingRow = (Uuid, i16, i32, Option<i64>, Option<i64>, i32, i64);

fn pending((id, at, due, first, last, count, spend): PendingRow) -> Option<Pending> {
    let totals = totals_of((first, last), count, spend)?;
    Some(Pending { id, cell: cell_of(at)?, due: Day(due), totals })
}

/// Customers whose change is due by a day and not written.
pub(in super::super) async fn select_pending(
    connection: &mut PgConnection,
    (merchant, live): (MerchantId, Slot),
    by: Day,
) -> Result<Vec<Pending>, sqlx::Error> {
    let rows: Vec<PendingRow> = sqlx::query_as(SELECT_PENDING.of(live))
        .bind(merchant.0)
        .bind(by.0)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().filter_map(pending).collect())
}

/// Those among some customers whose change is due by a day and not written.
pub(in super::super) async fn select_pending_of(
    connection: &mut PgConnection,
    (merchant, live): (MerchantId, Slot),
    by: Day,
    customers: &[Uuid],
) -> Result<Vec<Pending>, sqlx::Error> {
    let rows: Vec<PendingRow> = sqlx::query_as(SELECT_PENDING_OF.of(live))
        .bind(merchant.0)
        .bind(by.0)
        .bind(customers)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().filter_map(pending).collect())
}
