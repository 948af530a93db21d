//! The rows of a version that is being staged.

use shared_scoring::Cell;
use sqlx::PgConnection;
use sqlx::types::Uuid;

use super::Places;
use crate::adapters::postgres::Slotted;
use crate::base::{MerchantId, Slot};
use crate::merchants::Staged;
use crate::orders::model::OrderTotals;
use crate::orders::totals_of;
use crate::scoring::cell_of;
use crate::scoring::model::Standing;

static SELECT_PAGE: Slotted = Slotted::new(include_str!("../queries/select_unstaged.sql"));
static UPDATE_PLACES: Slotted = Slotted::new(include_str!("../queries/update_places.sql"));

/// A customer who has no place under the staged version yet.
pub(in super::super) struct StagedRow {
    /// Our id.
    pub(in super::super) id: Uuid,
    /// The place under the active version, as it is stored.
    pub(in super::super) cell: Cell,
    /// The totals; `None` for a prospect.
    pub(in super::super) totals: Option<OrderTotals>,
}

/// Customers past one, in the order of the ids.
pub(in super::super) async fn select_page(
    connection: &mut PgConnection,
    (merchant, live): (MerchantId, Slot),
    after: Uuid,
    limit: i64,
) -> Result<Vec<StagedRow>, sqlx::Error> {
    type Row = (Uuid, i16, Option<i64>, Option<i64>, i32, i64);
    let rows: Vec<Row> = sqlx::query_as(SELECT_PAGE.of(live))
        .bind(merchant.0)
        .bind(after)
        .bind(limit)
        .fetch_all(connection)
        .await?;
    let row = |(id, cell, first, last, count, spend): Row| {
        let totals = totals_of((first, last), count, spend);
        Some(StagedRow { id, cell: cell_of(cell)?, totals })
    };
    Ok(rows.into_iter().filter_map(row).collect())
}

/// Writes places into a slot, of customers that follow one in the order of the ids.
pub(in super::super) async fn update_places(
    connection: &mut PgConnection,
    (merchant, slot): (MerchantId, Slot),
    after: Uuid,
    places: &[(Uuid, Standing)],
) -> Result<(), sqlx::Error> {
    let columns = Places::of(places.iter().map(|(_, place)| Some(*place)));
    sqlx::query(UPDATE_PLACES.of(slot))
        .bind(merchant.0)
        .bind(after)
        .bind(places.last().map_or(after, |(id, _)| *id))
        .bind(places.iter().map(|(id, _)| *id).collect::<Vec<_>>())
        .bind(columns.cells)
        .bind(columns.due)
        .bind(columns.scored)
        .execute(connection)
        .await?;
    Ok(())
}

/// Customers whom a version moved when it became active, past one in the order of their ids, and where they
/// went; `None` for those who did not move after all.
pub(in super::super) async fn select_movers(
    connection: &mut PgConnection,
    merchant: MerchantId,
    telling: Staged,
    limit: i64,
) -> Result<Vec<(Uuid, Option<Cell>)>, sqlx::Error> {
    let rows: Vec<(Uuid, Option<i16>)> =
        sqlx::query_as(include_str!("../queries/select_movers.sql"))
            .bind(merchant.0)
            .bind(telling.version)
            .bind(telling.after)
            .bind(limit)
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().map(|(id, to)| (id, cell_of(to))).collect())
}

/// Forgets the counts of a version that is not active any more, or never was.
pub(in super::super) async fn delete_counts(
    connection: &mut PgConnection,
    merchant: MerchantId,
    version: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("../queries/delete_counts.sql"))
        .bind(merchant.0)
        .bind(version)
        .execute(connection)
        .await?;
    Ok(())
}

/// Gives a version the counts of another one.
pub(in super::super) async fn copy_counts(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (from, to): (i64, i64),
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("../queries/copy_counts.sql"))
        .bind(merchant.0)
        .bind(from)
        .bind(to)
        .execute(connection)
        .await?;
    Ok(())
}
