//! Movements in the order in which they were committed.

use shared_scoring::Day;
use sqlx::types::Uuid;
use sqlx::{PgConnection, PgPool};

use super::super::stream::{Moved, Place, Streamed};
use crate::base::MerchantId;
use crate::scoring::cell_of;

#[derive(sqlx::FromRow)]
struct Row {
    change_seq: i64,
    ordinal: i64,
    customer_id: Option<Uuid>,
    effective_on: Option<i32>,
    cause: Option<String>,
    config_version: i64,
    from_cell: Option<i16>,
    to_cell: Option<i16>,
    from_segment: Option<String>,
    to_segment: Option<String>,
    import_id: Option<Uuid>,
    state: Option<String>,
}

/// What happened after a place, in order.
pub(in super::super) async fn select_streamed(
    connection: &mut PgConnection,
    merchant: MerchantId,
    after: Place,
    limit: i64,
) -> Result<Vec<Streamed>, sqlx::Error> {
    let rows: Vec<Row> = sqlx::query_as(include_str!("../queries/select_streamed.sql"))
        .bind(merchant.0)
        .bind(after.change_seq)
        .bind(after.ordinal)
        .bind(limit)
        .fetch_all(connection)
        .await?;
    let streamed = |row: Row| {
        let at = Place { change_seq: row.change_seq, ordinal: row.ordinal };
        if let (Some(import), Some(state)) = (row.import_id, row.state) {
            return Streamed::Imported { at, import, state };
        }
        match (row.customer_id, row.effective_on, row.cause) {
            (Some(customer), Some(on), Some(cause)) => Streamed::Moved(Moved {
                at,
                customer,
                on: Day(on),
                cause,
                config_version: row.config_version,
                from: cell_of(row.from_cell),
                to: cell_of(row.to_cell),
                from_segment: row.from_segment,
                to_segment: row.to_segment,
            }),
            _ => Streamed::Activated { at, config_version: row.config_version },
        }
    };
    Ok(rows.into_iter().map(streamed).collect())
}

/// The last change of which something was forgotten.
pub(in super::super) async fn select_streamed_from(
    connection: &mut PgConnection,
    merchant: MerchantId,
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("select streamed_from_seq from merchants where id = $1")
        .bind(merchant.0)
        .fetch_one(connection)
        .await
}

/// The numbers of the last changes of some merchants.
pub(in super::super) async fn select_numbers(
    worker_pool: &PgPool,
    merchants: &[MerchantId],
) -> Result<Vec<(MerchantId, i64)>, sqlx::Error> {
    let ids: Vec<Uuid> = merchants.iter().map(|merchant| merchant.0).collect();
    let rows: Vec<(Uuid, i64)> =
        sqlx::query_as("select id, change_seq from merchants where id = any ($1)")
            .bind(ids)
            .fetch_all(worker_pool)
            .await?;
    Ok(rows.into_iter().map(|(id, seq)| (MerchantId(id), seq)).collect())
}
