//! The restated past: what counts of orders dated on or before a day, each in its latest known version.

use futures::TryStreamExt;
use futures::stream::BoxStream;
use shared_scoring::{CustomerStats, Day, Totals};
use sqlx::PgConnection;
use sqlx::types::Uuid;

use crate::base::{Calendar, MerchantId};

type Row = (Uuid, i64, i64);

/// Goes through all customers with orders until a day, with what their orders add up to by then.
///
/// # Errors
/// When the database cannot be used.
pub async fn for_each_customer_until(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (calendar, until): (&Calendar, Day),
    of_customer: impl FnMut(Uuid, CustomerStats),
) -> Result<(), sqlx::Error> {
    let rows = sqlx::query_as::<_, Row>(include_str!("../queries/select_contributions_until.sql"))
        .bind(merchant.0)
        .bind(calendar.end_of(until))
        .fetch(connection);
    fold(rows, calendar, of_customer).await
}

/// What the orders of some customers until a day add up to.
///
/// # Errors
/// When the database cannot be used.
pub async fn stats_until(
    connection: &mut PgConnection,
    merchant: MerchantId,
    customers: &[Uuid],
    (calendar, until): (&Calendar, Day),
) -> Result<Vec<(Uuid, CustomerStats)>, sqlx::Error> {
    let rows = sqlx::query_as::<_, Row>(include_str!("../queries/select_contributions_of.sql"))
        .bind(merchant.0)
        .bind(calendar.end_of(until))
        .bind(customers)
        .fetch(connection);
    let mut found = Vec::new();
    fold(rows, calendar, |customer, stats| found.push((customer, stats))).await?;
    Ok(found)
}

/// Folds rows that come customer by customer.
async fn fold(
    mut rows: BoxStream<'_, Result<Row, sqlx::Error>>,
    calendar: &Calendar,
    mut of_customer: impl FnMut(Uuid, CustomerStats),
) -> Result<(), sqlx::Error> {
    let mut present: (Option<Uuid>, Vec<(i64, i64)>) = (None, Vec::new());
    loop {
        let row = rows.try_next().await?;
        let next = row.map(|(customer, _, _)| customer);
        if next != present.0 {
            let parts = std::mem::take(&mut present.1);
            if let Some((customer, folded)) = present.0.zip(Totals::fold(parts)) {
                of_customer(customer, calendar.stats_of(&folded));
            }
            present.0 = next;
        }
        let Some((_, placed, net)) = row else { return Ok(()) };
        present.1.push((placed, net));
    }
}
