//! Customers as they are read: pages of them, and all of a shop.

use shared_scoring::{Cell, CellMask, Day};
use sqlx::PgConnection;
use sqlx::types::Uuid;

use super::super::customers::Filter;
use super::super::walk::Wants;
use crate::adapters::postgres::Slotted;
use crate::base::{MerchantId, Slot};

static SELECT_CUSTOMERS: Slotted =
    Slotted::new(include_str!("../queries/select_customers_page.sql"));
static SELECT_WALKED: Slotted =
    Slotted::new(include_str!("../queries/select_walked_customers.sql"));
static SELECT_CELLS: Slotted = Slotted::new(include_str!("../queries/select_page.sql"));

/// Our id, the shop's, the instants of the first and the last order, the number of orders, and their sum in minor
/// units.
pub(in super::super) type CustomerRow = (Uuid, Option<String>, Option<i64>, Option<i64>, i32, i64);

/// A page of customers whose place, on this day, may be among these.
pub(in super::super) async fn select_customers(
    connection: &mut PgConnection,
    (merchant, live): (MerchantId, Slot),
    filter: &Filter,
    members: Option<CellMask>,
    as_of: Day,
) -> Result<Vec<CustomerRow>, sqlx::Error> {
    sqlx::query_as(SELECT_CUSTOMERS.of(live))
        .bind(merchant.0)
        .bind(filter.after.unwrap_or_default())
        .bind(members.map(cells))
        .bind(filter.email.map(|lookup| lookup.to_vec()))
        .bind(&filter.external_id)
        .bind(filter.limit)
        .bind(filter.id)
        .bind(as_of.0)
        .fetch_all(connection)
        .await
}

/// The cells of a set by their numbers.
fn cells(members: CellMask) -> Vec<i16> {
    let members = Cell::all().filter(|cell| members.contains(*cell));
    members.map(|cell| i16::from(cell.index())).collect()
}

/// Customers past one, whose place on this day may be among the members', with their e-mails, encrypted.
pub(in super::super) async fn select_walked(
    connection: &mut PgConnection,
    (merchant, live): (MerchantId, Slot),
    (after, members, as_of, limit): (Uuid, Option<CellMask>, Day, i64),
    wants: Wants,
) -> Result<Vec<(CustomerRow, Option<Vec<u8>>)>, sqlx::Error> {
    type Row = (Uuid, Option<String>, Option<i64>, Option<i64>, i32, i64, Option<Vec<u8>>);
    let rows: Vec<Row> = sqlx::query_as(SELECT_WALKED.of(live))
        .bind(merchant.0)
        .bind(after)
        .bind(members.map(cells))
        .bind(as_of.0)
        .bind(limit)
        .bind(wants.external_id)
        .bind(wants.email)
        .fetch_all(connection)
        .await?;
    let row = |(id, external_id, first, last, count, spend, email): Row| {
        ((id, external_id, first, last, count, spend), email)
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Customers with these ids, who were not merged away.
pub(in super::super) async fn select_by_ids(
    connection: &mut PgConnection,
    merchant: MerchantId,
    ids: &[Uuid],
) -> Result<Vec<CustomerRow>, sqlx::Error> {
    sqlx::query_as(include_str!("../queries/select_customers_by_ids.sql"))
        .bind(merchant.0)
        .bind(ids)
        .fetch_all(connection)
        .await
}

/// Our ids and places of customers past one, in the order of the ids.
pub(in super::super) async fn select_cells(
    connection: &mut PgConnection,
    (merchant, live): (MerchantId, Slot),
    after: Uuid,
    limit: i64,
) -> Result<Vec<(Uuid, i16)>, sqlx::Error> {
    sqlx::query_as(SELECT_CELLS.of(live))
        .bind(merchant.0)
        .bind(after)
        .bind(limit)
        .fetch_all(connection)
        .await
}

/// All customers: our id, the e-mail, encrypted, and the shop's id.
pub(in super::super) async fn select_keys(
    connection: &mut PgConnection,
    merchant: MerchantId,
) -> Result<Vec<(Uuid, Option<Vec<u8>>, Option<String>)>, sqlx::Error> {
    sqlx::query_as(include_str!("../queries/select_customer_keys.sql"))
        .bind(merchant.0)
        .fetch_all(connection)
        .await
}
