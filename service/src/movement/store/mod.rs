//! The rows of a movement.

pub(super) mod days;
pub(super) mod history;
pub(super) mod kept;
pub(super) mod past;
pub(super) mod reads;
pub(super) mod stage;
pub(super) mod stream;

use std::collections::HashSet;

use serde_json::json;
use shared_scoring::{Cell, Day};
use sqlx::PgConnection;
use sqlx::types::{Json, JsonValue, Uuid};

use super::model::{CustomerAfter, CustomerMove, Movement, Moves, label_of};
use super::{Error, Written};
use crate::adapters::postgres::Slotted;
use crate::base::{MerchantId, Slot, new_id};
use crate::merchants::Merchant;
use crate::orders::event::Event;
use crate::orders::model::{Book, OrderTotals};
use crate::orders::totals_of;
use crate::scoring::cell_of;
use crate::scoring::model::Standing;
use crate::segments::Segments;

static INSERT_CUSTOMERS: Slotted = Slotted::new(include_str!("../queries/insert_customers.sql"));
static REPLACE_CUSTOMERS: Slotted = Slotted::new(concat!(
    include_str!("../queries/insert_customers.sql"),
    include_str!("../queries/insert_customers.conflict.sql")
));
static SELECT_STANDINGS: Slotted = Slotted::new(include_str!("../queries/select_standings.sql"));
static SELECT_DUE: Slotted = Slotted::new(include_str!("../queries/select_due_customers.sql"));
static MEND_COUNTS: Slotted = Slotted::new(include_str!("../queries/mend_counts.sql"));

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

/// A place as it is stored: the cell, the day it is due to change, and the day it was scored on.
type Place = (Option<i16>, Option<i32>, Option<i32>);

fn standing((cell, due, scored_on): Place) -> Option<Standing> {
    Some(Standing { cell: cell_of(cell)?, due: due.map(Day), scored_on: Day(scored_on?) })
}

/// Where customers stand, in the live slot and in the other one. What the other slot holds is of the staged
/// version only where that has the customer.
pub(super) async fn select_standings(
    connection: &mut PgConnection,
    (merchant, live): (MerchantId, Slot),
    customers: &[Uuid],
) -> Result<Vec<(Uuid, Option<Standing>, Option<Standing>)>, sqlx::Error> {
    type Row = (Uuid, Option<i16>, Option<i32>, Option<i32>, Option<i16>, Option<i32>, Option<i32>);
    let rows: Vec<Row> = sqlx::query_as(SELECT_STANDINGS.of(live))
        .bind(merchant.0)
        .bind(customers)
        .fetch_all(connection)
        .await?;
    let read = |(id, cell, due, scored, other, other_due, other_scored): Row| {
        (id, standing((cell, due, scored)), standing((other, other_due, other_scored)))
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Customers whose place in a slot changes by a day, the longest due first, with their totals; none past
/// `last`, if it is given.
pub(super) async fn select_due(
    connection: &mut PgConnection,
    (merchant, slot): (MerchantId, Slot),
    last: Option<Uuid>,
    (by, limit): (Day, i64),
) -> Result<Vec<(Uuid, OrderTotals)>, sqlx::Error> {
    let rows: Vec<(Uuid, i64, i64, i32, i64)> = sqlx::query_as(SELECT_DUE.of(slot))
        .bind(merchant.0)
        .bind(by.0)
        .bind(limit)
        .bind(last)
        .fetch_all(connection)
        .await?;
    let row = |(id, first, last, count, spend): (Uuid, i64, i64, i32, i64)| {
        Some((id, totals_of((Some(first), Some(last)), count, spend)?))
    };
    Ok(rows.into_iter().filter_map(row).collect())
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
    for (statement, rows) in [(&INSERT_CUSTOMERS, new), (&REPLACE_CUSTOMERS, known)] {
        if !rows.is_empty() {
            write_customers(connection, statement.of(to.live), to, book, &rows).await?;
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
    let totals = || rows.iter().map(|row| row.totals);
    let (live, staged) = (rows.iter().map(|row| row.standing), rows.iter().map(|row| row.staged));
    let (live, staged) = (Places::of(live), Places::of(staged));
    sqlx::query(statement)
        .bind(to.merchant.0)
        .bind(to.now_ms)
        .bind(rows.iter().map(|row| row.id).collect::<Vec<_>>())
        .bind(emails)
        .bind(lookups)
        .bind(totals().map(|t| t.map(|t| t.first)).collect::<Vec<_>>())
        .bind(totals().map(|t| t.map(|t| t.last)).collect::<Vec<_>>())
        .bind(totals().map(|t| t.map_or(0, |t| t.order_count.cast_signed())).collect::<Vec<_>>())
        .bind(totals().map(|t| t.map_or(0, |t| t.spend_total_minor)).collect::<Vec<_>>())
        .bind(live.cells)
        .bind(live.due)
        .bind(live.scored)
        .bind(staged.cells)
        .bind(staged.due)
        .bind(staged.scored)
        .bind(rows.iter().map(|row| row.merged_into).collect::<Vec<_>>())
        .bind(to.change_seq)
        .execute(connection)
        .await?;
    Ok(())
}

/// Places as they are written, column by column.
pub(super) struct Places {
    cells: Vec<Option<i16>>,
    due: Vec<Option<i32>>,
    scored: Vec<Option<i32>>,
}

impl Places {
    /// The places of rows, in their order.
    pub(super) fn of(standings: impl Iterator<Item = Option<Standing>>) -> Places {
        let mut places = Places { cells: Vec::new(), due: Vec::new(), scored: Vec::new() };
        for standing in standings {
            places.cells.push(standing.map(|standing| i16::from(standing.cell.index())));
            places.due.push(standing.and_then(|standing| standing.due).map(|day| day.0));
            places.scored.push(standing.map(|standing| standing.scored_on.0));
        }
        places
    }
}

/// Writes counts, history and deltas under a version of the configuration.
pub(super) async fn save_moves(
    connection: &mut PgConnection,
    to: &Written<'_>,
    (config_version, segments): (i64, &Segments),
    moved: &Moves,
) -> Result<(), sqlx::Error> {
    if !moved.counts.is_empty() {
        let counts = &moved.counts;
        sqlx::query(include_str!("../queries/upsert_counts.sql"))
            .bind(to.merchant.0)
            .bind(config_version)
            .bind(counts.keys().map(|cell| i16::from(cell.index())).collect::<Vec<_>>())
            .bind(counts.values().map(|(customers, _)| *customers).collect::<Vec<_>>())
            .bind(counts.values().map(|(_, spend)| *spend).collect::<Vec<_>>())
            .execute(&mut *connection)
            .await?;
    }
    let moves = &moved.moves;
    if moves.is_empty() {
        return Ok(());
    }
    let index = |cell: Option<Cell>| cell.map(|cell| i16::from(cell.index()));
    let change = |moved: &CustomerMove| {
        Json(json!({
            "from": label_of(segments, moved.step.from),
            "to": label_of(segments, moved.step.to),
        }))
    };
    sqlx::query(include_str!("../queries/insert_moves.sql"))
        .bind(to.merchant.0)
        .bind(to.change_seq)
        .bind(config_version)
        .bind(to.now_ms)
        .bind(moves.iter().map(|moved| moved.why.name()).collect::<Vec<_>>())
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
    moved: impl Iterator<Item = (Uuid, Cell)>,
) -> Result<(), sqlx::Error> {
    let mut rows = Vec::new();
    for (customer, cell) in moved {
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
    rows.push(cache_invalidate(to.merchant, to.now_ms));
    insert_events(connection, (to.merchant, to.change_seq), to.now_ms, &rows).await
}

/// An event as it is published: its id, its type and what it says.
type Outgoing = (Uuid, &'static str, JsonValue);

/// What was computed over all customers of a shop stands no more.
fn cache_invalidate(merchant: MerchantId, now_ms: i64) -> Outgoing {
    let event_id = new_id(now_ms);
    let payload = json!({
        "key": format!("rfm:preview:{merchant}"),
        "merchant_id": merchant.0,
        "type": "preview",
        "locale": "en",
        "trace_id": event_id.simple().to_string(),
    });
    (event_id, "cache.invalidate", payload)
}

/// Writes that a version of the configuration became active, which is published after commit.
pub(super) async fn insert_activated(
    connection: &mut PgConnection,
    shop: &Merchant,
    config_version: i64,
    now_ms: i64,
) -> Result<(), sqlx::Error> {
    let event_id = new_id(now_ms);
    let payload = json!({
        "event_id": event_id,
        "merchant_id": shop.id.0,
        "config_version": config_version,
        "schema_version": 1,
        "trace_id": event_id.simple().to_string(),
        "change_seq": shop.change_seq,
    });
    let activated = (event_id, "rfm.config_activated", payload);
    let events = [activated, cache_invalidate(shop.id, now_ms)];
    insert_events(connection, (shop.id, shop.change_seq), now_ms, &events).await
}

async fn insert_events(
    connection: &mut PgConnection,
    (merchant, change_seq): (MerchantId, i64),
    now_ms: i64,
    rows: &[Outgoing],
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("../queries/insert_outbox.sql"))
        .bind(merchant.0)
        .bind(change_seq)
        .bind(now_ms)
        .bind(rows.iter().map(|(id, _, _)| *id).collect::<Vec<_>>())
        .bind(rows.iter().map(|(_, kind, _)| *kind).collect::<Vec<_>>())
        .bind(rows.iter().map(|(_, _, payload)| Json(payload)).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}

/// Counts the places in a slot anew, those past `last` not, if it is given; says by how much customers and
/// spend of each cell were wrong.
pub(super) async fn mend_counts(
    connection: &mut PgConnection,
    (merchant, slot): (MerchantId, Slot),
    config_version: i64,
    last: Option<Uuid>,
) -> Result<Vec<(Cell, (i64, i64))>, sqlx::Error> {
    let rows: Vec<(i16, i64, i64)> = sqlx::query_as(MEND_COUNTS.of(slot))
        .bind(merchant.0)
        .bind(config_version)
        .bind(last)
        .fetch_all(connection)
        .await?;
    let row =
        |(cell, customers, spend): (i16, i64, i64)| Some((cell_of(cell)?, (customers, spend)));
    Ok(rows.into_iter().filter_map(row).collect())
}

/// Ids that a list of events names, with the topic of each.
pub(super) fn topics(events: &[Event]) -> Vec<(&str, &str)> {
    events.iter().map(|event| (event.id.as_str(), event.topic.as_str())).collect()
}
