//! The rows of a movement.

pub(super) mod kept;
pub(super) mod reads;

use std::collections::{HashMap, HashSet};

use serde_json::json;
use shared_scoring::{Cell, CustomerStats, Day};
use sqlx::PgConnection;
use sqlx::types::{Json, Uuid};

use super::model::{CustomerAfter, CustomerMove, Movement, label_of};
use super::{Error, Written};
use crate::base::{MerchantId, new_id};
use crate::orders::event::Event;
use crate::orders::model::Book;
use crate::scoring::model::Standing;

const INSERT_CUSTOMERS: &str = include_str!("../queries/insert_customers.sql");
const REPLACE_CUSTOMERS: &str = concat!(
    include_str!("../queries/insert_customers.sql"),
    include_str!("../queries/insert_customers.conflict.sql")
);

/// Marks events as processed and says which were not yet.
pub(super) async fn insert_processed(
    connection: &mut PgConnection,
    merchant: MerchantId,
    change_seq: i64,
    now_ms: i64,
    events: &[(&str, &str)],
) -> Result<HashSet<String>, sqlx::Error> {
    let fresh: Vec<String> = sqlx::query_scalar(include_str!("../queries/insert_processed.sql"))
        .bind(merchant.0)
        .bind(change_seq)
        .bind(now_ms)
        .bind(events.iter().map(|(id, _)| *id).collect::<Vec<_>>())
        .bind(events.iter().map(|(_, kind)| *kind).collect::<Vec<_>>())
        .fetch_all(connection)
        .await?;
    Ok(fresh.into_iter().collect())
}

pub(super) async fn select_standings(
    connection: &mut PgConnection,
    merchant: MerchantId,
    customers: &[Uuid],
) -> Result<HashMap<Uuid, Standing>, sqlx::Error> {
    let rows: Vec<(Uuid, i16, Option<i32>, i32)> =
        sqlx::query_as(include_str!("../queries/select_standings.sql"))
            .bind(merchant.0)
            .bind(customers)
            .fetch_all(connection)
            .await?;
    let standing = |(id, cell, due, scored_on): (Uuid, i16, Option<i32>, i32)| {
        let cell = u8::try_from(cell).ok().and_then(Cell::from_index)?;
        Some((id, Standing { cell, due: due.map(Day), scored_on: Day(scored_on) }))
    };
    Ok(rows.into_iter().filter_map(standing).collect())
}

/// Customers whose place changes by a day, the longest due first, with their stats.
pub(super) async fn select_due(
    connection: &mut PgConnection,
    merchant: MerchantId,
    by: Day,
    limit: i64,
) -> Result<Vec<(Uuid, CustomerStats)>, sqlx::Error> {
    let rows: Vec<(Uuid, i32, i32, i32, i64)> =
        sqlx::query_as(include_str!("../queries/select_due_customers.sql"))
            .bind(merchant.0)
            .bind(by.0)
            .bind(limit)
            .fetch_all(connection)
            .await?;
    let stats = |(id, first, last, count, spend_total_minor): (Uuid, i32, i32, i32, i64)| {
        let (first_order_day, last_order_day) = (Day(first), Day(last));
        let order_count = count.unsigned_abs();
        (id, CustomerStats { first_order_day, last_order_day, order_count, spend_total_minor })
    };
    Ok(rows.into_iter().map(stats).collect())
}

/// Writes customers, with the addresses that the book sets or takes away.
pub(super) async fn save_customers(
    connection: &mut PgConnection,
    to: &Written<'_>,
    book: &Book,
    movement: &Movement,
) -> Result<(), Error> {
    if !book.changed.emails_lost.is_empty() {
        let lost: Vec<Uuid> = book.changed.emails_lost.iter().copied().collect();
        sqlx::query(include_str!("../queries/clear_emails.sql"))
            .bind(to.merchant.0)
            .bind(lost)
            .execute(&mut *connection)
            .await?;
    }
    let is_new = |row: &&CustomerAfter| book.customers.get(&row.id).is_some_and(|who| who.is_new);
    let (new, known): (Vec<_>, Vec<_>) = movement.customers.iter().partition(is_new);
    for (statement, rows) in [(INSERT_CUSTOMERS, new), (REPLACE_CUSTOMERS, known)] {
        if !rows.is_empty() {
            write_customers(connection, statement, to, book, &rows).await?;
        }
    }
    Ok(())
}

async fn write_customers(
    connection: &mut PgConnection,
    statement: &'static str,
    to: &Written<'_>,
    book: &Book,
    rows: &[&CustomerAfter],
) -> Result<(), Error> {
    let mut emails = Vec::with_capacity(rows.len());
    let mut lookups = Vec::with_capacity(rows.len());
    for row in rows {
        let customer = book.customers.get(&row.id);
        let new = customer.and_then(|customer| customer.new_email.as_ref().zip(customer.email));
        lookups.push(new.map(|(_, lookup)| lookup.to_vec()));
        let sealed =
            new.map(|(email, _)| to.cipher.encrypt(to.merchant.0, row.id, email.as_bytes()));
        emails.push(sealed.transpose()?);
    }
    let stats = || rows.iter().map(|row| row.stats);
    let standings = || rows.iter().map(|row| row.standing);
    let cell = |standing: Standing| i16::from(standing.cell.index());
    sqlx::query(statement)
        .bind(to.merchant.0)
        .bind(to.now_ms)
        .bind(rows.iter().map(|row| row.id).collect::<Vec<_>>())
        .bind(emails)
        .bind(lookups)
        .bind(stats().map(|s| s.map(|s| s.first_order_day.0)).collect::<Vec<_>>())
        .bind(stats().map(|s| s.map(|s| s.last_order_day.0)).collect::<Vec<_>>())
        .bind(stats().map(|s| s.map_or(0, |s| s.order_count.cast_signed())).collect::<Vec<_>>())
        .bind(stats().map(|s| s.map_or(0, |s| s.spend_total_minor)).collect::<Vec<_>>())
        .bind(standings().map(|s| s.map(cell)).collect::<Vec<_>>())
        .bind(rows.iter().map(|r| r.score_hundredths.map(u16::cast_signed)).collect::<Vec<_>>())
        .bind(standings().map(|s| s.and_then(|s| s.due).map(|day| day.0)).collect::<Vec<_>>())
        .bind(rows.iter().map(|row| row.scored_on.0).collect::<Vec<_>>())
        .bind(rows.iter().map(|row| row.merged_into).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}

/// Writes counts, history and deltas.
pub(super) async fn save_moves(
    connection: &mut PgConnection,
    to: &Written<'_>,
    movement: &Movement,
) -> Result<(), sqlx::Error> {
    if !movement.counts.is_empty() {
        let counts = &movement.counts;
        sqlx::query(include_str!("../queries/upsert_counts.sql"))
            .bind(to.merchant.0)
            .bind(to.config_version)
            .bind(counts.keys().map(|cell| i16::from(cell.index())).collect::<Vec<_>>())
            .bind(counts.values().map(|(customers, _)| *customers).collect::<Vec<_>>())
            .bind(counts.values().map(|(_, spend)| *spend).collect::<Vec<_>>())
            .execute(&mut *connection)
            .await?;
    }
    let moves = &movement.moves;
    if moves.is_empty() {
        return Ok(());
    }
    let index = |cell: Option<Cell>| cell.map(|cell| i16::from(cell.index()));
    let change = |moved: &CustomerMove| {
        Json(json!({
            "from": label_of(to.segments, moved.step.from),
            "to": label_of(to.segments, moved.step.to),
        }))
    };
    sqlx::query(include_str!("../queries/insert_moves.sql"))
        .bind(to.merchant.0)
        .bind(to.change_seq)
        .bind(to.config_version)
        .bind(to.now_ms)
        .bind(to.cause.name())
        .bind(moves.iter().map(|moved| moved.customer).collect::<Vec<_>>())
        .bind(moves.iter().map(|moved| moved.step.on.0).collect::<Vec<_>>())
        .bind(moves.iter().map(|moved| index(moved.step.from)).collect::<Vec<_>>())
        .bind(moves.iter().map(|moved| index(moved.step.to)).collect::<Vec<_>>())
        .bind(moves.iter().map(|m| m.score_hundredths.map(u16::cast_signed)).collect::<Vec<_>>())
        .bind(moves.iter().map(change).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}

/// Writes what is published after commit: one `rfm.updated` for each customer that moved, and one
/// `cache.invalidate` for what was computed over all of them.
pub(super) async fn insert_outbox(
    connection: &mut PgConnection,
    to: &Written<'_>,
    movement: &Movement,
) -> Result<(), sqlx::Error> {
    let mut rows = Vec::new();
    for (customer, cell) in movement.live_changes() {
        let event_id = new_id(to.now_ms);
        let payload = json!({
            "event_id": event_id,
            "merchant_id": to.merchant.0,
            "customer_id": customer,
            "segment": label_of(to.segments, Some(cell)),
            "schema_version": 1,
            "locale": "en",
            "trace_id": event_id.simple().to_string(),
            "change_seq": to.change_seq,
        });
        rows.push((event_id, "rfm.updated", payload));
    }
    if rows.is_empty() {
        return Ok(());
    }
    let event_id = new_id(to.now_ms);
    let payload = json!({
        "key": format!("rfm:preview:{}", to.merchant),
        "merchant_id": to.merchant.0,
        "type": "preview",
        "locale": "en",
        "trace_id": event_id.simple().to_string(),
    });
    rows.push((event_id, "cache.invalidate", payload));
    sqlx::query(include_str!("../queries/insert_outbox.sql"))
        .bind(to.merchant.0)
        .bind(to.change_seq)
        .bind(to.now_ms)
        .bind(rows.iter().map(|(id, _, _)| *id).collect::<Vec<_>>())
        .bind(rows.iter().map(|(_, kind, _)| *kind).collect::<Vec<_>>())
        .bind(rows.iter().map(|(_, _, payload)| Json(payload)).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}

/// Counts anew; says how many rows were wrong.
pub(super) async fn mend_counts(
    connection: &mut PgConnection,
    merchant: MerchantId,
    config_version: i64,
) -> Result<u64, sqlx::Error> {
    let mended = sqlx::query(include_str!("../queries/mend_counts.sql"))
        .bind(merchant.0)
        .bind(config_version)
        .execute(connection)
        .await?;
    Ok(mended.rows_affected())
}

/// Ids that a list of events names, with the topic of each.
pub(super) fn topics(events: &[Event]) -> Vec<(&str, &str)> {
    events.iter().map(|event| (event.id.as_str(), event.topic.as_str())).collect()
}
