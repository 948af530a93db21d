//! Metrics of days, and the orders that they come from.

use std::iter;

use futures::TryStreamExt;
use serde_json::Value;
use shared_scoring::Day;
use sqlx::PgConnection;
use sqlx::types::{Json, Uuid};

use super::model::{Cohort, month_after, month_of};
use crate::base::{Calendar, MerchantId};

/// A metric of a day: its name, the day and what it says.
pub(super) type Metric = (&'static str, Day, Value);

/// Waits until nobody else has the turn to compute a merchant's metrics, and has it until the transaction ends.
pub(super) async fn lock_metrics(
    connection: &mut PgConnection,
    merchant: MerchantId,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/lock_metrics.sql"))
        .bind(merchant.0)
        .execute(connection)
        .await?;
    Ok(())
}

/// The cohorts until a day, by the month of first orders, from this month on.
pub(super) async fn select_cohorts(
    connection: &mut PgConnection,
    merchant: MerchantId,
    calendar: &Calendar,
    (first, day): (Day, Day),
) -> Result<Vec<(Day, Cohort)>, sqlx::Error> {
    let month = month_of(day);
    let months: Vec<Day> =
        iter::successors(Some(month_of(first)), |month| Some(month_after(*month)))
            .take_while(|begun| *begun <= month)
            .collect();
    let rows: Vec<(i32, i64, i64, i64)> =
        sqlx::query_as(include_str!("queries/select_cohorts.sql"))
            .bind(merchant.0)
            .bind(calendar.end_of(day))
            .bind(calendar.start_of(month))
            .bind(months.iter().map(|month| calendar.start_of(*month)).collect::<Vec<_>>())
            .fetch_all(connection)
            .await?;
    let cohort = |(number, customers, repeat_customers, active): (i32, i64, i64, i64)| {
        let month = months.get(usize::try_from(number - 1).ok()?)?;
        Some((*month, Cohort { customers, repeat_customers, active }))
    };
    Ok(rows.into_iter().filter_map(cohort).collect())
}

/// Who ordered on a day: how often, and for how many minor units.
pub(super) async fn select_buyers(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (calendar, day): (&Calendar, Day),
) -> Result<Vec<(Uuid, i64, i64)>, sqlx::Error> {
    sqlx::query_as(include_str!("queries/select_buyers.sql"))
        .bind(merchant.0)
        .bind(calendar.start_of(day))
        .bind(calendar.end_of(day))
        .fetch_all(connection)
        .await
}

/// Goes through all orders that count until a day, in the order of their days.
pub(super) async fn for_each_order(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (calendar, until): (&Calendar, Day),
    mut of_order: impl FnMut(Uuid, Day, i64),
) -> Result<(), sqlx::Error> {
    let mut rows =
        sqlx::query_as::<_, (Uuid, i64, i64)>(include_str!("queries/select_orders_by_day.sql"))
            .bind(merchant.0)
            .bind(calendar.end_of(until))
            .fetch(connection);
    while let Some((customer, placed, net)) = rows.try_next().await? {
        of_order(customer, calendar.day_of(placed), net);
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

/// Forgets metrics that restate the orders: those of days before one, and those of months before one.
pub(super) async fn delete_before(
    connection: &mut PgConnection,
    merchant: MerchantId,
    (day, month): (Day, Day),
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/delete_metrics.sql"))
        .bind(merchant.0)
        .bind(day.0)
        .bind(month.0)
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

/// The last day that has metrics, and the time zone that it is of.
pub(super) async fn select_last_day(
    connection: &mut PgConnection,
    merchant: MerchantId,
) -> Result<Option<(Day, Option<String>)>, sqlx::Error> {
    let last: Option<(i32, Option<String>)> =
        sqlx::query_as(include_str!("queries/select_last_day.sql"))
            .bind(merchant.0)
            .fetch_optional(connection)
            .await?;
    Ok(last.map(|(day, zone)| (Day(day), zone)))
}

/// The day of the first order that counts.
pub(super) async fn select_first_order(
    connection: &mut PgConnection,
    merchant: MerchantId,
    calendar: &Calendar,
) -> Result<Option<Day>, sqlx::Error> {
    let placed: Option<i64> = sqlx::query_scalar(include_str!("queries/select_first_order.sql"))
        .bind(merchant.0)
        .fetch_optional(connection)
        .await?;
    Ok(placed.map(|at_ms| calendar.day_of(at_ms)))
}
