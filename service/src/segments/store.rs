//! The rows of a merchant's segments.

use std::collections::BTreeMap;

use futures::TryStreamExt;
use shared_scoring::json::Segment as Definition;
use shared_scoring::{Cell, CellMask, Day};
use sqlx::PgConnection;
use sqlx::types::{Json, JsonValue, Uuid};

use super::model::{Segment, Segments};
use crate::adapters::postgres::Slotted;
use crate::base::{MerchantId, Slot, new_id};
use crate::orders::model::OrderTotals;
use crate::orders::totals_of;
use crate::scoring::cell_of;

static SELECT_DUE: Slotted = Slotted::new(include_str!("queries/select_due.sql"));

/// Gives a version of the configuration its segments, in the merchant's order.
///
/// # Errors
/// When the database cannot be used.
pub async fn insert_segments(
    connection: &mut PgConnection,
    merchant: MerchantId,
    version: i64,
    segments: &[Definition],
    now_ms: i64,
) -> Result<(), sqlx::Error> {
    let names = |segment: &Definition| -> BTreeMap<&str, String> {
        segment.names.iter().map(|(language, name)| (*language, name.clone())).collect()
    };
    let cells = |mask: CellMask| {
        let cells: Vec<String> = Cell::all()
            .filter(|cell| mask.contains(*cell))
            .map(|cell| cell.index().to_string())
            .collect();
        format!("{{{}}}", cells.join(","))
    };
    sqlx::query(include_str!("queries/insert_segments.sql"))
        .bind(merchant.0)
        .bind(version)
        .bind(segments.iter().map(|_| new_id(now_ms)).collect::<Vec<_>>())
        .bind(segments.iter().map(|segment| Json(&segment.rules)).collect::<Vec<_>>())
        .bind(segments.iter().map(|segment| Json(names(segment))).collect::<Vec<_>>())
        .bind(segments.iter().map(|segment| Json([&segment.id])).collect::<Vec<_>>())
        .bind(segments.iter().map(|segment| cells(segment.mask)).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}

/// The segments of a version of the configuration, in the merchant's order.
///
/// # Errors
/// When the database cannot be used.
pub async fn select_segments(
    connection: &mut PgConnection,
    merchant: MerchantId,
    version: i64,
) -> Result<Segments, sqlx::Error> {
    type Row = (Uuid, String, Json<BTreeMap<String, String>>, JsonValue, Vec<i16>);
    let rows: Vec<Row> = sqlx::query_as(include_str!("queries/select_segments.sql"))
        .bind(merchant.0)
        .bind(version)
        .fetch_all(connection)
        .await?;
    let mask = |cells: Vec<i16>| {
        CellMask::from_bits(cells.into_iter().fold(0, |bits, cell| bits | 1u128 << (cell & 127)))
    };
    let segments = rows.into_iter().map(|(id, label, names, rules, cells)| Segment {
        id,
        label,
        names: names.0,
        rules,
        cells: mask(cells),
    });
    Ok(Segments::new(segments.collect()))
}

/// For each cell with customers: how many, and what they spent in minor units.
pub(super) async fn select_counts(
    connection: &mut PgConnection,
    merchant: MerchantId,
    version: i64,
) -> Result<Vec<(Cell, i64, i64)>, sqlx::Error> {
    let rows: Vec<(i16, i64, i64)> = sqlx::query_as(include_str!("queries/select_counts.sql"))
        .bind(merchant.0)
        .bind(version)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().filter_map(|(at, size, spend)| Some((cell_of(at)?, size, spend))).collect())
}

/// The first day on which anything was recorded; `None` for a shop without any.
pub(super) async fn select_first_day(
    connection: &mut PgConnection,
    merchant: MerchantId,
) -> Result<Option<Day>, sqlx::Error> {
    let day: Option<i32> = sqlx::query_scalar(include_str!("queries/select_first_day.sql"))
        .bind(merchant.0)
        .fetch_optional(connection)
        .await?;
    Ok(day.map(Day))
}

/// What each day past one and until another changed: the day, the cell, customers and spend in minor units.
pub(super) async fn select_days(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (after, until): (Day, Day),
) -> Result<Vec<(Day, Cell, i64, i64)>, sqlx::Error> {
    let rows: Vec<(i32, i16, i64, i64)> = sqlx::query_as(include_str!("queries/select_days.sql"))
        .bind(merchant.0)
        .bind(after.0)
        .bind(until.0)
        .fetch_all(connection)
        .await?;
    let row = |(day, cell, customers, spend): (i32, i16, i64, i64)| {
        Some((Day(day), cell_of(cell)?, customers, spend))
    };
    Ok(rows.into_iter().filter_map(row).collect())
}

/// What the end of a day was like: cell, customers and their spend in minor units.
pub(super) async fn sum_days(
    connection: &mut PgConnection,
    merchant: MerchantId,
    day: Day,
) -> Result<Vec<(Cell, i64, i64)>, sqlx::Error> {
    let rows: Vec<(i16, i64, i64)> = sqlx::query_as(include_str!("queries/sum_days.sql"))
        .bind(merchant.0)
        .bind(day.0)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().filter_map(|(at, size, spend)| Some((cell_of(at)?, size, spend))).collect())
}

/// Goes through the customers whose place has changed by this day: the place that is stored, and the
/// totals.
pub(super) async fn for_each_due(
    connection: &mut PgConnection,
    (merchant, slot): (MerchantId, Slot),
    as_of: Day,
    mut of_customer: impl FnMut(Cell, OrderTotals),
) -> Result<(), sqlx::Error> {
    type Row = (i16, Option<i64>, Option<i64>, i32, i64);
    let mut rows = sqlx::query_as::<_, Row>(SELECT_DUE.of(slot))
        .bind(merchant.0)
        .bind(as_of.0)
        .fetch(connection);
    while let Some((cell, first, last, count, spend)) = rows.try_next().await? {
        let totals = totals_of((first, last), count, spend);
        if let Some((cell, totals)) = cell_of(cell).zip(totals) {
            of_customer(cell, totals);
        }
    }
    Ok(())
}
