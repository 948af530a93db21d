//! Why a customer has the score it has, and pages of its orders.

use shared_scoring::order::NotCounted;
use shared_scoring::{Day, Score, score};
use sqlx::types::Uuid;
use sqlx::{PgConnection, PgPool};

use super::customers::{Context, Filter, ReadError, Scored};
use super::store::{history, reads as store};
use crate::adapters::postgres;
use crate::base::{Calendar, MerchantId};
use crate::orders::{self, OrderPlace};

/// Orders that an explanation lists, newest first.
pub const EXPLAINED_ORDERS: usize = 100;

/// An order, and whether it counts.
#[derive(Clone, Debug)]
pub struct ExplainedOrder {
    /// The shop's id.
    pub order_id: String,
    /// Its day.
    pub day: Day,
    /// What it adds in minor units, or why it does not count.
    pub counted: Result<i64, NotCounted>,
}

/// A page of a customer's orders.
#[derive(Debug)]
pub struct OrdersPage {
    /// The latest first.
    pub orders: Vec<ExplainedOrder>,
    /// Before which the next page begins; `None` on the last one.
    pub next: Option<OrderPlace>,
}

/// A customer, and why it has the score it has.
pub struct Explanation {
    /// What it is read against.
    pub context: Context,
    /// The customer.
    pub customer: Scored,
    /// The day on which its place changes if nothing happens, and its score then.
    pub next_change: Option<(Day, Score)>,
    /// Its latest orders.
    pub page: OrdersPage,
}

/// A customer with its latest orders; `None` when it is not there.
///
/// # Errors
/// When the database cannot be used.
pub async fn explain_customer(
    pool: &PgPool,
    merchant: MerchantId,
    now_ms: i64,
    id: Uuid,
) -> Result<Option<Explanation>, ReadError> {
    let mut transaction = postgres::begin_snapshot(pool, merchant).await?;
    let context = Context::read(&mut transaction, merchant, now_ms).await?;
    let only = Filter { id: Some(id), limit: 1, ..Filter::default() };
    let (place, as_of) = ((merchant, context.live), context.as_of);
    let row = store::select_customers(&mut transaction, place, &only, None, as_of).await?.pop();
    let Some(row) = row else { return Ok(None) };
    let of = (merchant, id, &context.calendar);
    let page = read_page(&mut transaction, of, None, EXPLAINED_ORDERS).await?;
    let customer = context.scored(row);
    let next_change = customer
        .stats
        .zip(customer.next_change_on)
        .and_then(|(stats, on)| Some((on, score(&stats, &context.config, on)?)));
    Ok(Some(Explanation { context, customer, next_change, page }))
}

/// A page of a customer's orders, those before a place; `None` when the customer is not there.
///
/// An order that comes between two pages is met at most once, and none is left out for it.
///
/// # Errors
/// When the merchant is unknown or the database cannot be used.
pub async fn list_orders(
    pool: &PgPool,
    (merchant, now_ms): (MerchantId, i64),
    customer: Uuid,
    before: Option<&OrderPlace>,
    limit: usize,
) -> Result<Option<OrdersPage>, ReadError> {
    let mut transaction = postgres::begin_snapshot(pool, merchant).await?;
    let context = Context::read(&mut transaction, merchant, now_ms).await?;
    let of = (merchant, customer, &context.calendar);
    let page = read_page(&mut transaction, of, before, limit).await?;
    if page.orders.is_empty() && !history::is_there(&mut transaction, merchant, customer).await? {
        return Ok(None);
    }
    Ok(Some(page))
}

async fn read_page(
    connection: &mut PgConnection,
    (merchant, customer, calendar): (MerchantId, Uuid, &Calendar),
    before: Option<&OrderPlace>,
    limit: usize,
) -> Result<OrdersPage, sqlx::Error> {
    // One more tells whether there is a next page.
    let of = (merchant, customer);
    let mut latest = orders::load_latest_orders(connection, of, before, limit + 1).await?;
    let is_more = latest.len() > limit;
    latest.truncate(limit);
    let place_of = |(id, fact, _): &orders::WithRefunds| (fact.processed_at_ms, id.clone());
    let next = latest.last().filter(|_| is_more).map(place_of);
    let explained = latest.into_iter().map(|(order_id, fact, refunds)| {
        let state = fact.state(&refunds);
        let counted = state.counts().map(|()| state.net_minor);
        ExplainedOrder { order_id, day: calendar.day_of(fact.processed_at_ms), counted }
    });
    Ok(OrdersPage { orders: explained.collect(), next })
}
