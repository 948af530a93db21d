//! The rows behind the book, loaded by the keys of a batch's messages.

mod claims;
mod past;
mod save;

use std::collections::BTreeSet;

use ahash::AHashSet;
use futures::TryStreamExt;
use shared_scoring::Totals;
use shared_scoring::order::{FinancialStatus, Source, VersionRank};
use sqlx::PgConnection;
use sqlx::types::Uuid;

use super::event::{Change, Event};
use super::model::{
    Book, Claim, Customer, EmailLookup, Identity, OrderFact, OrderTotals, check_change,
};
use crate::base::MerchantId;

pub use claims::save as save_claims;
pub use past::{for_each_customer_until, stats_until};
pub use save::{save, save_orders};

/// By what the rows of a batch are found, sorted.
#[derive(Debug, Default)]
struct Keys<'e> {
    customers: Vec<&'e str>,
    orders: Vec<&'e str>,
}

impl<'e> Keys<'e> {
    fn of(events: &[&'e Event]) -> Keys<'e> {
        let mut keys = Keys::default();
        // What will be refused is not looked for: the database takes no such keys.
        for event in events.iter().filter(|event| check_change(event).is_ok()) {
            match &event.change {
                Change::Order(version) => {
                    keys.orders.push(&version.order_id);
                    let id = version.customer.as_ref().and_then(|named| named.id.as_deref());
                    keys.customers.extend(id);
                }
                Change::OrderDeleted { order_id } => keys.orders.push(order_id),
                Change::Refunded(refund) => keys.orders.push(&refund.order_id),
                Change::Customer(version) => keys.customers.extend(version.customer.id.as_deref()),
                Change::CustomersMerged { kept, removed } => {
                    keys.customers.extend([kept.as_str(), removed]);
                }
                Change::CustomerDeleted { customer_id } => keys.customers.push(customer_id),
            }
        }
        for keys in [&mut keys.customers, &mut keys.orders] {
            keys.sort_unstable();
            keys.dedup();
        }
        keys
    }
}

/// The e-mail addresses that the messages name.
pub fn emails_of<'e>(events: &[&'e Event]) -> impl Iterator<Item = &'e str> {
    events.iter().filter_map(|event| match &event.change {
        Change::Order(version) => version.customer.as_ref()?.email.as_deref(),
        Change::Customer(version) => version.customer.email.as_deref(),
        _ => None,
    })
}

/// Which orders of a shop may be there already.
#[derive(Clone, Copy, Debug)]
pub enum MayBeThere<'k> {
    /// Any of them.
    All,
    /// None but these.
    Only(&'k AHashSet<String>),
}

/// Whether the shop has neither orders nor refunds. The merchant's row is locked already.
///
/// # Errors
/// When the database cannot be used.
pub async fn has_none(
    connection: &mut PgConnection,
    merchant: MerchantId,
) -> Result<bool, sqlx::Error> {
    let any = sqlx::query(include_str!("../queries/select_any_fact.sql"))
        .bind(merchant.0)
        .fetch_optional(connection)
        .await?;
    Ok(any.is_none())
}

/// Loads all that the messages may touch. The merchant's row is locked already, or what comes of it is used
/// only if nobody else wrote since. Orders that are not there are not looked for, which is most of what a
/// first import would do.
pub async fn load(
    connection: &mut PgConnection,
    merchant: MerchantId,
    events: &[&Event],
    there: MayBeThere<'_>,
    lookups: impl IntoIterator<Item = (String, EmailLookup)>,
) -> Result<Book, sqlx::Error> {
    let mut keys = Keys::of(events);
    if let MayBeThere::Only(orders) = there {
        keys.orders.retain(|id| orders.contains(*id));
    }
    let mut book = Book { lookups: lookups.into_iter().collect(), ..Book::default() };
    load_identities(connection, merchant, &keys.customers, &mut book).await?;
    load_orders(connection, merchant, &keys.orders, &mut book).await?;
    load_customers(connection, merchant, &mut book).await?;
    claims::load(connection, merchant, events, &mut book).await?;
    Ok(book)
}

async fn load_identities(
    connection: &mut PgConnection,
    merchant: MerchantId,
    ids: &[&str],
    book: &mut Book,
) -> Result<(), sqlx::Error> {
    if ids.is_empty() {
        return Ok(());
    }
    type Row = (String, Option<Uuid>, Option<String>, bool, Option<i64>, Option<i64>);
    let rows: Vec<Row> = sqlx::query_as(include_str!("../queries/select_identities.sql"))
        .bind(merchant.0)
        .bind(ids)
        .fetch_all(connection)
        .await?;
    let identities = rows.into_iter().map(|(id, user, alias_of, erased, updated_at_ms, tie)| {
        let claim = updated_at_ms.zip(tie).map(|(updated_at_ms, tie)| Claim { updated_at_ms, tie });
        (id, Identity { user, alias_of, erased, claim })
    });
    book.identities.extend(identities);
    Ok(())
}

#[derive(sqlx::FromRow)]
struct OrderRow {
    order_id: String,
    user_id: Option<Uuid>,
    processed_at: i64,
    test: bool,
    gross_minor: i64,
    current_total_minor: i64,
    known_refunds: Vec<i64>,
    source: i16,
    updated_at: i64,
    cancelled: bool,
    refunded_minor: i64,
    financial_status: i16,
    content_hash: i64,
    counted_minor: Option<i64>,
}

impl From<OrderRow> for (String, OrderFact) {
    fn from(row: OrderRow) -> (String, OrderFact) {
        let status = FinancialStatus::NAMES.get(usize::from(row.financial_status.unsigned_abs()));
        let source = match row.source {
            0 => Source::File,
            1 => Source::Message,
            _ => Source::Tombstone,
        };
        let fact = OrderFact {
            user: row.user_id,
            processed_at_ms: row.processed_at,
            test: row.test,
            gross_minor: row.gross_minor,
            current_total_minor: row.current_total_minor,
            known_refunds: row.known_refunds,
            rank: VersionRank {
                source,
                updated_at_ms: row.updated_at,
                cancelled: row.cancelled,
                refunded_minor: row.refunded_minor,
                financial_status: status.map_or(FinancialStatus::Expired, |(status, _)| *status),
                content_hash: row.content_hash.cast_unsigned(),
            },
            counted_minor: row.counted_minor,
        };
        (row.order_id, fact)
    }
}

/// Where an order stands among those of its customer: when it was placed, in milliseconds since
/// 1970-01-01T00:00Z, and its id, which tells apart those of one instant.
pub type OrderPlace = (i64, String);

/// An order by its id, with its refunds (id and minor units).
pub type WithRefunds = (String, OrderFact, Vec<(i64, i64)>);

/// The orders of a customer before a place, or the latest ones; the latest first.
///
/// # Errors
/// When the database cannot be used.
pub async fn load_latest_orders(
    connection: &mut PgConnection,
    (merchant, customer): (MerchantId, Uuid),
    before: Option<&OrderPlace>,
    limit: usize,
) -> Result<Vec<WithRefunds>, sqlx::Error> {
    let ids: Vec<String> =
        sqlx::query_scalar(include_str!("../queries/select_latest_order_ids.sql"))
            .bind(merchant.0)
            .bind(customer)
            .bind(before.map(|(at_ms, _)| *at_ms))
            .bind(before.map_or("", |(_, id)| id))
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(&mut *connection)
            .await?;
    let mut book = Book::default();
    load_orders(connection, merchant, &ids, &mut book).await?;
    let with_fact = ids.into_iter().filter_map(|id| {
        let fact = book.orders.remove(&id)?;
        let refunds = book.refunds.remove(&id).unwrap_or_default().into_iter().collect();
        Some((id, fact, refunds))
    });
    Ok(with_fact.collect())
}

/// Loads customers with all their orders and refunds.
///
/// # Errors
/// When the database cannot be used.
pub async fn load_customers_book(
    connection: &mut PgConnection,
    merchant: MerchantId,
    customers: &[Uuid],
) -> Result<Book, sqlx::Error> {
    let mut book = Book::default();
    let orders: Vec<String> =
        sqlx::query_scalar(include_str!("../queries/select_order_ids_of_customers.sql"))
            .bind(merchant.0)
            .bind(customers)
            .fetch_all(&mut *connection)
            .await?;
    load_orders(connection, merchant, &orders, &mut book).await?;
    // Customers without orders are found by an identity that leads to them.
    let named = customers.iter().map(|id| Identity { user: Some(*id), ..Identity::default() });
    book.identities = named.enumerate().map(|(at, identity)| (at.to_string(), identity)).collect();
    load_customers(connection, merchant, &mut book).await?;
    book.identities.clear();
    Ok(book)
}

async fn load_orders(
    connection: &mut PgConnection,
    merchant: MerchantId,
    ids: &[impl AsRef<str>],
    book: &mut Book,
) -> Result<(), sqlx::Error> {
    if ids.is_empty() {
        return Ok(());
    }
    let ids: Vec<&str> = ids.iter().map(AsRef::as_ref).collect();
    let rows: Vec<OrderRow> = sqlx::query_as(include_str!("../queries/select_orders.sql"))
        .bind(merchant.0)
        .bind(&ids)
        .fetch_all(&mut *connection)
        .await?;
    book.orders.extend(rows.into_iter().map(<(String, OrderFact)>::from));
    let rows: Vec<(String, i64, i64)> =
        sqlx::query_as(include_str!("../queries/select_refunds.sql"))
            .bind(merchant.0)
            .bind(&ids)
            .fetch_all(connection)
            .await?;
    for (order, refund, amount) in rows {
        book.refunds.entry(order).or_default().insert(refund, amount);
    }
    Ok(())
}

/// Totals as they are stored with a customer; `None` for a prospect.
pub fn totals_of(
    (first, last): (Option<i64>, Option<i64>),
    order_count: i32,
    spend_total_minor: i64,
) -> Option<OrderTotals> {
    let order_count = order_count.unsigned_abs();
    Some(OrderTotals { first: first?, last: last?, order_count, spend_total_minor })
}

#[derive(sqlx::FromRow)]
struct CustomerRow {
    id: Uuid,
    email_lookup: Option<Vec<u8>>,
    first_order_at: Option<i64>,
    last_order_at: Option<i64>,
    order_count: i32,
    spend_total_minor: i64,
    merged_into: Option<Uuid>,
    has_id: bool,
}

async fn load_customers(
    connection: &mut PgConnection,
    merchant: MerchantId,
    book: &mut Book,
) -> Result<(), sqlx::Error> {
    let by_id = book.identities.values().filter_map(|identity| identity.user);
    let by_order = book.orders.values().filter_map(|fact| fact.user);
    let ids: Vec<Uuid> = by_id.chain(by_order).collect::<BTreeSet<_>>().into_iter().collect();
    let lookups: Vec<&[u8]> = book.lookups.values().map(|lookup| &lookup[..]).collect();
    let rows: Vec<CustomerRow> = sqlx::query_as(include_str!("../queries/select_customers.sql"))
        .bind(merchant.0)
        .bind(ids)
        .bind(lookups)
        .fetch_all(connection)
        .await?;
    for row in rows {
        let placed = (row.first_order_at, row.last_order_at);
        let totals = totals_of(placed, row.order_count, row.spend_total_minor);
        let email = row.email_lookup.and_then(|lookup| EmailLookup::try_from(lookup).ok());
        if let Some(email) = email {
            book.emails.insert(email, row.id);
        }
        let merged_into = row.merged_into;
        let customer =
            Customer { totals, email, has_id: row.has_id, merged_into, ..Customer::default() };
        book.customers.insert(row.id, customer);
    }
    Ok(())
}

/// Folds anew, from all orders, the totals of the customers that cannot be moved by a difference.
pub async fn refold(
    connection: &mut PgConnection,
    merchant: MerchantId,
    book: &mut Book,
) -> Result<(), sqlx::Error> {
    let marked: Vec<Uuid> =
        book.customers.iter().filter(|(_, who)| who.refold).map(|(id, _)| *id).collect();
    for user in marked {
        let mut owners = vec![user];
        // In the table their orders are still those of the customers that became this one.
        for (from, into) in book.changed.merges.iter().rev() {
            if owners.contains(into) {
                owners.push(*from);
            }
        }
        let mut rows = sqlx::query_as::<_, (String, i64, i64)>(include_str!(
            "../queries/select_contributions.sql"
        ))
        .bind(merchant.0)
        .bind(&owners)
        .fetch(&mut *connection);
        let mut parts = Vec::new();
        while let Some((order_id, placed, net)) = rows.try_next().await? {
            if !book.orders.contains_key(&order_id) {
                parts.push((placed, net));
            }
        }
        drop(rows);
        let of_user = book.orders.values().filter(|fact| fact.user == Some(user));
        parts.extend(of_user.filter_map(|fact| Some((fact.processed_at_ms, fact.counted_minor?))));
        if let Some(customer) = book.customers.get_mut(&user) {
            customer.totals = Totals::fold(parts);
            customer.refold = false;
        }
    }
    Ok(())
}
