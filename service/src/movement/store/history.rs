//! A customer's changes, as they are told.

use shared_scoring::Day;
use sqlx::PgConnection;
use sqlx::types::Uuid;

use super::super::history::{Change, Cursor};
use crate::base::MerchantId;
use crate::scoring::cell_of;

type Row = (i64, i32, i64, String, i64, Option<i16>, Option<i16>, Option<i16>);

/// The changes of a customer before a place in its history, the latest first.
pub(in super::super) async fn select_history(
    connection: &mut PgConnection,
    merchant: MerchantId,
    customer: Uuid,
    before: Option<Cursor>,
    limit: i64,
) -> Result<Vec<Change>, sqlx::Error> {
    let (seq, on) = before.unwrap_or((i64::MAX, Day::LAST));
    let rows: Vec<Row> = sqlx::query_as(include_str!("../queries/select_history.sql"))
        .bind(merchant.0)
        .bind(customer)
        .bind(seq)
        .bind(on.0)
        .bind(limit)
        .fetch_all(connection)
        .await?;
    let change = |(change_seq, on, at_ms, cause, config_version, from, to, score): Row| Change {
        change_seq,
        on: Day(on),
        at_ms,
        cause,
        config_version,
        from: cell_of(from),
        to: cell_of(to),
        score_hundredths: score.and_then(|score| u16::try_from(score).ok()),
        from_version: config_version,
    };
    Ok(rows.into_iter().map(change).collect())
}

/// Whether there is or was such a customer.
pub(in super::super) async fn is_there(
    connection: &mut PgConnection,
    merchant: MerchantId,
    customer: Uuid,
) -> Result<bool, sqlx::Error> {
    let found: Option<i32> =
        sqlx::query_scalar("select 1 from users where merchant_id = $1 and id = $2")
            .bind(merchant.0)
            .bind(customer)
            .fetch_optional(connection)
            .await?;
    Ok(found.is_some())
}
