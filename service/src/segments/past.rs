//! The sizes of segments at the end of a past day.
//!
//! As recorded: what was known at the end of that day gives, under the configuration that was active then, with
//! every change of that day whether or not it was written by then. Days before anything was recorded are
//! restated from the orders, under the first configuration.

use std::sync::Arc;

use shared_scoring::{Day, score};
use sqlx::{PgConnection, PgPool};

use super::cache::{Restated, RestatedDay};
use super::{
    Counted, Counts, SegmentSizes, Segments, SizeCache, see, select_segments, settle, store,
};
use crate::base::MerchantId;
use crate::merchants::Merchant;
use crate::orders;
use crate::scoring::{self, ActiveVersions};

/// How a past day is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The version of the configuration that was active at the end of it.
    pub config_version: i64,
    /// Whether it is restated from the orders, as nothing was recorded yet.
    pub is_restated: bool,
    /// The first day of which anything was recorded.
    pub recorded_since: Option<Day>,
}

/// The sizes of a merchant's segments at the end of a day, and how they are told; `None` for an unknown
/// merchant. A day that has not come yet has no sizes.
///
/// # Errors
/// When the database cannot be used.
pub async fn read_sizes_on(
    pool: &PgPool,
    cache: &SizeCache,
    now_ms: i64,
    merchant: MerchantId,
    day: Day,
    locale: &str,
) -> Result<Option<(SegmentSizes, Told)>, sqlx::Error> {
    let read = read_counts_on(pool, cache, now_ms, merchant, day).await?;
    Ok(read.map(|(counted, told)| (counted.sizes(locale), told)))
}

/// The customers and spend of a merchant's cells at the end of a day, as [`read_sizes_on`] takes them.
///
/// # Errors
/// When the database cannot be used.
pub async fn read_counts_on(
    pool: &PgPool,
    cache: &SizeCache,
    now_ms: i64,
    merchant: MerchantId,
    day: Day,
) -> Result<Option<(Counted, Told)>, sqlx::Error> {
    let Some((shop, mut transaction)) = see(pool, merchant).await? else { return Ok(None) };
    let told = how_told(&mut transaction, &shop, day).await?;
    let (config_version, change_seq) = (told.config_version, shop.change_seq);
    let counted = |counts: Counts, segments: Segments| {
        let counts = counts.into_iter().map(|(cell, (customers, spend))| (cell, customers, spend));
        Counted { as_of: day, config_version, change_seq, counts: counts.collect(), segments }
    };
    if day > shop.day_at(now_ms) {
        return Ok(Some((counted(Counts::new(), Segments::new(Vec::new())), told)));
    }
    let counts = if told.is_restated {
        restated_on(&mut transaction, cache, &shop, (day, config_version)).await?.counts.clone()
    } else {
        recorded_counts(&mut transaction, &shop, day).await?
    };
    let segments = select_segments(&mut transaction, merchant, config_version).await?;
    Ok(Some((counted(counts, segments), told)))
}

/// The first day of which anything was recorded; days before it are restated.
///
/// # Errors
/// When the database cannot be used.
pub async fn recorded_from(
    connection: &mut PgConnection,
    merchant: MerchantId,
) -> Result<Option<Day>, sqlx::Error> {
    store::select_first_day(connection, merchant).await
}

/// How a day of a shop is told.
///
/// # Errors
/// When the database cannot be used.
pub async fn how_told(
    connection: &mut PgConnection,
    shop: &Merchant,
    day: Day,
) -> Result<Told, sqlx::Error> {
    let first = recorded_from(connection, shop.id).await?;
    let active = ActiveVersions::read(connection, shop.id).await?;
    let (config_version, _) = active.on(day).ok_or(sqlx::Error::RowNotFound)?;
    let is_restated = first.is_none_or(|first| day < first);
    Ok(Told { config_version, is_restated, recorded_since: first })
}

/// Customers and spend of each cell at the end of a day, as recorded.
///
/// # Errors
/// When the database cannot be used.
pub async fn recorded_counts(
    connection: &mut PgConnection,
    shop: &Merchant,
    day: Day,
) -> Result<Counts, sqlx::Error> {
    let mut counts = Counts::new();
    for (cell, customers, spend) in store::sum_days(connection, shop.id, day).await? {
        counts.insert(cell, (customers, spend));
    }
    // Changes that are due and not written yet are of the active version: none was left when it became so.
    settle(connection, shop, day, &mut counts).await?;
    counts.retain(|_, (customers, _)| *customers != 0);
    Ok(counts)
}

/// The end of a day by the orders dated on or before it, each in its latest known version, under a version of the
/// configuration. Who had not ordered by then is not counted.
///
/// # Errors
/// When the database cannot be used.
pub async fn restated_on(
    connection: &mut PgConnection,
    cache: &SizeCache,
    shop: &Merchant,
    (day, config_version): (Day, i64),
) -> Result<Arc<Restated>, sqlx::Error> {
    let (merchant, change_seq) = (shop.id, shop.change_seq);
    let of = RestatedDay { merchant, change_seq, day, config_version };
    cache.restated(of, restate(connection, of)).await
}

async fn restate(connection: &mut PgConnection, of: RestatedDay) -> Result<Restated, sqlx::Error> {
    let told = scoring::select_version(connection, of.merchant, of.config_version).await?;
    let told = told.ok_or(sqlx::Error::RowNotFound)?;
    let bands = told.scoring.bands;
    let mut restated = Restated::default();
    let until = (&told.calendar, of.day);
    let folded = orders::for_each_customer_until(connection, of.merchant, until, |id, stats| {
        let cell = score::cell(&stats, &bands, of.day);
        restated.places.insert(id, cell);
        let (customers, spend) = restated.counts.entry(cell).or_default();
        *customers += 1;
        *spend = spend.saturating_add(stats.spend_total_minor);
    });
    folded.await?;
    Ok(restated)
}

/// The end of each day from one to another that anything was recorded of: the version that was active, and
/// customers and spend of each cell.
///
/// # Errors
/// When the database cannot be used.
pub async fn counts_over(
    connection: &mut PgConnection,
    shop: &Merchant,
    (from, to): (Day, Day),
) -> Result<Vec<(Day, i64, Counts)>, sqlx::Error> {
    let Some(first) = recorded_from(connection, shop.id).await? else {
        return Ok(Vec::new());
    };
    let from = from.max(first);
    let mut counts = Counts::new();
    for (cell, customers, spend) in store::sum_days(connection, shop.id, from).await? {
        counts.insert(cell, (customers, spend));
    }
    let mut changes =
        store::select_days(connection, shop.id, (from, to)).await?.into_iter().peekable();
    let active = ActiveVersions::read(connection, shop.id).await?;
    let mut days = Vec::new();
    for day in (from.0..=to.0).map(Day) {
        while let Some((_, cell, customers, spend)) = changes.next_if(|(on, ..)| *on <= day) {
            let sum = counts.entry(cell).or_default();
            *sum = (sum.0 + customers, sum.1.saturating_add(spend));
        }
        let (version, _) = active.on(day).ok_or(sqlx::Error::RowNotFound)?;
        days.push((day, version, counts.clone()));
    }
    // What is due and not written yet is of the last days alone: the longest due first.
    for (day, _, counts) in days.iter_mut().rev() {
        if !settle(connection, shop, *day, counts).await? {
            break;
        }
    }
    for (_, _, counts) in &mut days {
        counts.retain(|_, (customers, _)| *customers != 0);
    }
    Ok(days)
}
