//! Metrics of days, and the orders that they come from.

use futures::TryStreamExt;
use serde_json::Value;
use shared_scoring::Day;
use sqlx::PgConnection;
use sqlx::types::{Json, Uuid};

use super::model::Cohort;
use crate::base::MerchantId;

/// A metric of a day: its name, the day and what it says.
pub(super) type Metric = (&'static str, Day, Value);

/// The cohorts until a day, by the month of first orders.
pub(super) async fn select_cohorts(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (day, month): (Day, Day),
) -> Result<Vec<(Day, Cohort)>, sqlx::Error> {
    let rows: Vec<(i32, i64, i64, i64)> =
        sqlx::query_as(include_str!("queries/select_cohorts.sql"))
            .bind(merchant.0)
            .bind(day.0)
            .bind(month.0)
            .fetch_all(connection)
            .await?;
    let cohort = |(month, customers, repeat_customers, active)| {
        (Day(month), Cohort { customers, repeat_customers, active })
    };
    Ok(rows.into_iter().map(cohort).collect())
}

/// Who ordered on a day: how often, and for how many minor units.
pub(super) async fn select_buyers(
    connection: &mut PgConnection,
    merchant: MerchantId,
    day: Day,
) -> Result<Vec<(Uuid, i64, i64)>, sqlx::Error> {
    sqlx::query_as(include_str!("queries/select_buyers.sql"))
        .bind(merchant.0)
        .bind(day.0)
        .fetch_all(connection)
        .await
}

/// Goes through all orders that count until a day, in the order of their days.
pub(super) async fn for_each_order(
    connection: &mut PgConnection,
    merchant: MerchantId,
    until: Day,
    mut of_order: impl FnMut(Uuid, Day, i64),
) -> Result<(), sqlx::Error> {
    let mut rows =
        sqlx::query_as::<_, (Uuid, i32, i64)>(include_str!("queries/select_orders_by_day.sql"))
            .bind(merchant.0)
            .bind(until.0)
            .fetch(connection);
    while let Some((customer, day, net)) = rows.try_next().await? {
        of_order(customer, Day(day), net);
    }
    Ok(())
}

/// Writes metrics, each in place of what was known of its day.
pub(super) async fn upsert_metrics(
    connection: &mut PgConnection,
    merchant: MerchantId,
    metrics: &[Metric],
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/upsert_metrics.sql"))
        .bind(merchant.0)
        .bind(metrics.iter().map(|(name, _, _)| *name).collect::<Vec<_>>())
        .bind(metrics.iter().map(|(_, day, _)| day.0).collect::<Vec<_>>())
        .bind(metrics.iter().map(|(_, _, data)| Json(data)).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}

/// A metric of the days from one to another.
pub(super) async fn select_metrics(
    connection: &mut PgConnection,
    merchant: MerchantId,
    metric: &str,
    (from, to): (Day, Day),
) -> Result<Vec<(Day, Value)>, sqlx::Error> {
    let rows: Vec<(i32, Json<Value>)> = sqlx::query_as(include_str!("queries/select_metrics.sql"))
        .bind(merchant.0)
        .bind(metric)
        .bind(from.0)
        .bind(to.0)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(|(day, Json(data))| (Day(day), data)).collect())
}

/// The last day that has metrics.
pub(super) async fn select_last_day(
    connection: &mut PgConnection,
    merchant: MerchantId,
) -> Result<Option<Day>, sqlx::Error> {
    let day: Option<i32> = sqlx::query_scalar(include_str!("queries/select_last_day.sql"))
        .bind(merchant.0)
        .fetch_optional(connection)
        .await?;
    Ok(day.map(Day))
}

/// The day of the first order that counts.
pub(super) async fn select_first_order(
    connection: &mut PgConnection,
    merchant: MerchantId,
) -> Result<Option<Day>, sqlx::Error> {
    let day: Option<i32> = sqlx::query_scalar(include_str!("queries/select_first_order.sql"))
        .bind(merchant.0)
        .fetch_optional(connection)
        .await?;
    Ok(day.map(Day))
}
