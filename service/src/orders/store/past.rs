//! The restated past: what counts of orders dated on or before a day, each in its latest known version.

use futures::TryStreamExt;
use futures::stream::BoxStream;
use shared_scoring::{CustomerStats, Day};
use sqlx::PgConnection;
use sqlx::types::Uuid;

use crate::base::MerchantId;

type Row = (Uuid, i32, i64);

/// Goes through all customers with orders until a day, with what their orders add up to by then.
///
/// # Errors
/// When the database cannot be used.
pub async fn for_each_customer_until(
    connection: &mut PgConnection,
    merchant: MerchantId,
    until: Day,
    of_customer: impl FnMut(Uuid, CustomerStats),
) -> Result<(), sqlx::Error> {
    let rows = sqlx::query_as::<_, Row>(include_str!("../queries/select_contributions_until.sql"))
        .bind(merchant.0)
        .bind(until.0)
        .fetch(connection);
    fold(rows, of_customer).await
}

/// What the orders of some customers until a day add up to.
///
/// # Errors
/// When the database cannot be used.
pub async fn stats_until(
    connection: &mut PgConnection,
    merchant: MerchantId,
    customers: &[Uuid],
    until: Day,
) -> Result<Vec<(Uuid, CustomerStats)>, sqlx::Error> {
    let rows = sqlx::query_as::<_, Row>(include_str!("../queries/select_contributions_of.sql"))
        .bind(merchant.0)
        .bind(until.0)
        .bind(customers)
        .fetch(connection);
    let mut found = Vec::new();
    fold(rows, |customer, stats| found.push((customer, stats))).await?;
    Ok(found)
}

/// Folds rows that come customer by customer.
async fn fold(
    mut rows: BoxStream<'_, Result<Row, sqlx::Error>>,
    mut of_customer: impl FnMut(Uuid, CustomerStats),
) -> Result<(), sqlx::Error> {
    let mut present: (Option<Uuid>, Vec<(Day, i64)>) = (None, Vec::new());
    loop {
        let row = rows.try_next().await?;
        let next = row.map(|(customer, _, _)| customer);
        if next != present.0 {
            let parts = std::mem::take(&mut present.1);
            if let Some((customer, folded)) = present.0.zip(CustomerStats::fold(parts)) {
                of_customer(customer, folded);
            }
            present.0 = next;
        }
        let Some((_, day, net)) = row else { return Ok(()) };
        present.1.push((Day(day), net));
    }
}
