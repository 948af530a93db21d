//! Metrics of a shop's days: from the orders dated until each, in their latest known versions, and from the
//! movement of the day. A day is computed when it is over, and anew where an order of the past was changed since.

pub mod charts;
pub mod http;
pub mod model;
mod store;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use shared_scoring::{Day, score};
use sqlx::PgPool;

use crate::adapters::postgres::{self, MerchantTransaction};
use crate::base::{Calendar, Clock, MerchantId};
use crate::merchants;
use crate::movement::past::{self, movement_between};
use crate::orders;
use crate::scoring::ActiveVersions;
use crate::segments::past::recorded_from;
use crate::segments::{Segments, SizeCache};
use model::{DayMetrics, Pass, month_of};
use store::Metric;

/// Days that are written at a time.
const BATCH_DAYS: usize = 100;

/// The last days of which a backfill computes the movement too, each by itself from the history.
const MOVEMENT_DAYS: i32 = 400;

/// The longest for which somebody waits until it is the turn to compute a merchant's metrics.
const TURN: Duration = Duration::from_secs(900);

/// Why metrics cannot be computed or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such merchant.
    #[error("the token's merchant is not there")]
    UnknownMerchant,
    /// The movement of a day cannot be read.
    #[error(transparent)]
    Past(#[from] past::Error),
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
}

/// Computes and reads metrics.
#[derive(Clone)]
pub struct Analytics {
    /// The database.
    pub pool: PgPool,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Sizes that were counted before.
    pub sizes: SizeCache,
}

impl Analytics {
    /// Computes the days of a merchant that are over and have no metrics yet, and anew those from the first on of
    /// which orders were changed since; says how many. Many days at once are computed in one pass over all orders.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn catch_up(&self, merchant: MerchantId) -> Result<usize, Error> {
        let _turn = self.turn(merchant).await?;
        let mut transaction = postgres::begin_snapshot(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant)?;
        let yesterday = Day(shop.day_at(self.clock.now_ms()).0 - 1);
        let last = store::select_last_day(&mut transaction, merchant).await?;
        let changed = merchants::orders_changed_from(&mut transaction, merchant).await?;
        drop(transaction);
        // After a move to another time zone all days are others.
        let is_here = |zone: &Option<String>| zone.as_deref() == Some(shop.calendar.name());
        let next = last.filter(|(_, zone)| is_here(zone)).map(|(last, _)| Day(last.0 + 1));
        let changed = changed.map(|at_ms| shop.day_at(at_ms));
        let days = match (next, changed.filter(|day| next.is_some_and(|next| *day < next))) {
            (None, _) => self.compute_days(merchant, (None, None), yesterday).await?,
            (next, Some(changed)) => {
                self.compute_days(merchant, (Some(changed), next), yesterday).await?
            }
            (Some(next), None) if next > yesterday => return Ok(0),
            (Some(next), None) if next == yesterday => {
                self.compute_day(merchant, yesterday).await?
            }
            (next, None) => self.compute_days(merchant, (next, next), yesterday).await?,
        };
        self.seen_to(merchant, shop.change_seq).await?;
        Ok(days)
    }

    /// Computes all days of a merchant anew, from the first order to yesterday; says how many.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn backfill(&self, merchant: MerchantId) -> Result<usize, Error> {
        let _turn = self.turn(merchant).await?;
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant)?;
        drop(transaction);
        let yesterday = Day(shop.day_at(self.clock.now_ms()).0 - 1);
        let days = self.compute_days(merchant, (None, None), yesterday).await?;
        self.seen_to(merchant, shop.change_seq).await?;
        Ok(days)
    }

    /// Waits until nobody else computes metrics of this merchant, in whichever process; what is given is held
    /// meanwhile. Without it, what was read before a change could be written over what was read after it.
    async fn turn(&self, merchant: MerchantId) -> Result<MerchantTransaction, sqlx::Error> {
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        postgres::lift_idle_limit(&mut transaction).await?;
        postgres::limit_statements(&mut transaction, TURN).await?;
        store::lock_metrics(&mut transaction, merchant).await?;
        Ok(transaction)
    }

    /// Computes one day, from sums over the orders.
    async fn compute_day(&self, merchant: MerchantId, day: Day) -> Result<usize, Error> {
        let mut transaction = postgres::begin_snapshot(&self.pool, merchant).await?;
        let connection = &mut *transaction;
        let active = ActiveVersions::read(connection, merchant).await?;
        let (version, bands) = active.on(day).ok_or(sqlx::Error::RowNotFound)?;
        let shop = merchants::read(connection, merchant).await?;
        let calendar = shop.ok_or(Error::UnknownMerchant)?.calendar;
        let first = store::select_first_order(connection, merchant, &calendar).await?;
        let days = (first.unwrap_or(day), day);
        let cohorts = store::select_cohorts(connection, merchant, &calendar, days).await?;
        let on = (&calendar, day);
        let buyers = store::select_buyers(connection, merchant, on).await?;
        let ids: Vec<_> = buyers.iter().map(|(id, _, _)| *id).collect();
        let stats: HashMap<_, _> =
            orders::stats_until(connection, merchant, &ids, on).await?.into_iter().collect();
        drop(transaction);
        let mut metrics =
            DayMetrics { cohorts: cohorts.into_iter().collect(), ..DayMetrics::default() };
        for (id, orders, minor) in buyers {
            metrics.orders += orders;
            metrics.revenue_minor += minor;
            if let Some(stats) = stats.get(&id) {
                let cell = score::cell(stats, &bands, day);
                *metrics.revenue_by_cell.entry(cell).or_default() += minor;
            }
        }
        let mut rows = rows(&metrics, (day, version), &calendar);
        rows.push(("retention_cohorts", month_of(day), metrics.cohort_document()));
        rows.extend(self.migration(merchant, day).await?);
        self.write(merchant, &rows).await?;
        Ok(1)
    }

    /// Computes days in one pass over all orders, and their movement from the second of the given days on; each from
    /// the first order on, if it is not given.
    async fn compute_days(
        &self,
        merchant: MerchantId,
        (from, moves_from): (Option<Day>, Option<Day>),
        until: Day,
    ) -> Result<usize, Error> {
        let mut transaction = postgres::begin_snapshot(&self.pool, merchant).await?;
        let connection = &mut *transaction;
        let shop = merchants::read(connection, merchant).await?;
        let calendar = shop.ok_or(Error::UnknownMerchant)?.calendar;
        let Some(first) = store::select_first_order(connection, merchant, &calendar).await? else {
            drop(transaction);
            self.forget(merchant, Day(until.0.saturating_add(1))).await?;
            return Ok(0);
        };
        let recorded = recorded_from(connection, merchant).await?;
        let active = ActiveVersions::read(connection, merchant).await?;
        let (mut pass, mut written) = (Pass::default(), Vec::new());
        let mut end = |pass: &mut Pass, day: Day| {
            let Some((version, bands)) = active.on(day) else { return };
            let metrics = pass.end(day, &bands);
            if from.is_some_and(|from| day < from) {
                return;
            }
            written.extend(rows(&metrics, (day, version), &calendar));
            if month_of(Day(day.0 + 1)) != month_of(day) || day == until {
                written.push(("retention_cohorts", month_of(day), metrics.cohort_document()));
            }
        };
        let mut present = first;
        let folded = store::for_each_order(
            connection,
            merchant,
            (&calendar, until),
            |customer, day, net| {
                while present < day {
                    end(&mut pass, present);
                    present = Day(present.0 + 1);
                }
                pass.add(customer, day, net);
            },
        );
        folded.await?;
        (present.0..=until.0).for_each(|day| end(&mut pass, Day(day)));
        drop(transaction);
        if from.is_none_or(|from| from < first) {
            // There were orders on such a day in another zone, or before they were cancelled.
            self.forget(merchant, first).await?;
        }
        let first = from.unwrap_or(first);
        // Of the days until the first that was recorded there is no movement to tell.
        let told_from = recorded.map_or(until.0, |recorded| recorded.0).saturating_add(1);
        let moves_from = moves_from.unwrap_or(first).0.max(until.0 - MOVEMENT_DAYS + 1);
        let told_from = told_from.max(moves_from);
        for day in (told_from..=until.0).map(Day) {
            let migration = self.migration(merchant, day).await?;
            self.write(merchant, &migration).await?;
        }
        // Last, as these say that a day is done.
        for batch in written.chunks(BATCH_DAYS * 3) {
            self.write(merchant, batch).await?;
        }
        Ok(usize::try_from(until.0 - first.0 + 1).unwrap_or(0))
    }

    /// Who went from segment to segment on a day; nothing for a day of which nothing is recorded.
    async fn migration(&self, merchant: MerchantId, day: Day) -> Result<Vec<Metric>, Error> {
        let days = (Day(day.0 - 1), day);
        let between =
            movement_between(&self.pool, &self.sizes, self.clock.now_ms(), merchant, days).await;
        let between = match between {
            Ok(between) if !between.from.told.is_restated => between,
            Ok(_) | Err(past::Error::Pruned(_)) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let label = |segments: &Segments, position: Option<usize>| {
            Some(segments.at(position?)?.label.clone())
        };
        // By label: the position of a segment may be another one on the next day.
        let flow = |((was, is), customers): (past::Flow, i64)| {
            let from = (label(&between.from.segments, was), was.is_none());
            let to = (label(&between.to.segments, is), is.is_none());
            (from != to).then(|| {
                json!({
                    "from": from.0, "new": from.1, "to": to.0, "gone": to.1, "customers": customers,
                })
            })
        };
        let flows: Vec<Value> = between.flows().into_iter().filter_map(flow).collect();
        Ok(vec![("segment_migration", day, json!({ "flows": flows }))])
    }

    /// The days stand as the orders were at a number of change.
    async fn seen_to(&self, merchant: MerchantId, change_seq: i64) -> Result<(), sqlx::Error> {
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        merchants::clear_orders_changed(&mut transaction, merchant, change_seq).await?;
        transaction.commit().await
    }

    /// Forgets the metrics of days before one that restate the orders.
    async fn forget(&self, merchant: MerchantId, first: Day) -> Result<(), sqlx::Error> {
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        store::delete_before(&mut transaction, merchant, (first, month_of(first))).await?;
        transaction.commit().await
    }

    async fn write(&self, merchant: MerchantId, metrics: &[Metric]) -> Result<(), sqlx::Error> {
        if metrics.is_empty() {
            return Ok(());
        }
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        store::upsert_metrics(&mut transaction, merchant, metrics).await?;
        transaction.commit().await
    }

    /// The present day of a merchant.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn today(&self, merchant: MerchantId) -> Result<Day, Error> {
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        Ok(shop.ok_or(Error::UnknownMerchant)?.day_at(self.clock.now_ms()))
    }

    /// A metric of the days from one to another, each with what it says.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn read(
        &self,
        merchant: MerchantId,
        metric: &str,
        days: (Day, Day),
    ) -> Result<Vec<(Day, Value)>, sqlx::Error> {
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        store::select_metrics(&mut transaction, merchant, metric, days).await
    }
}

fn rows(metrics: &DayMetrics, (day, version): (Day, i64), calendar: &Calendar) -> Vec<Metric> {
    let documents = metrics.documents(version, calendar.name()).into_iter();
    documents.map(|(name, data)| (name, day, data)).collect()
}
