//! Who went where between the ends of two days, each side by the segments that were active then.
//!
//! Only who changed their cell in between is read, from the history; the others are the rest of what the first
//! day's cells had.

use std::collections::BTreeMap;

use ahash::AHashMap;
use shared_scoring::{Cell, Day, ScoringConfig};
use sqlx::types::Uuid;
use sqlx::{PgConnection, PgPool};

use super::model::Place;
use super::store::past as store;
use crate::adapters::postgres;
use crate::base::{Calendar, MerchantId};
use crate::merchants::{self, Merchant};
use crate::scoring::model::cell_on;
use crate::scoring::{self, Version};
use crate::segments::past::{Told, how_told, recorded_counts, restated_on};
use crate::segments::{self, Segments, SizeCache};

/// Why movement cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such merchant.
    #[error("the token's merchant is not there")]
    UnknownMerchant,
    /// The days stand the wrong way round.
    #[error("from: must not be after to")]
    Days,
    /// The history of these days was pruned.
    #[error(
        "the history of the days from {0} is not kept any more; ask for later days, or keep it longer \
         with RFM_KEEP_HISTORY_MONTHS"
    )]
    Pruned(Day),
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
}

/// One of the two days.
pub struct Side {
    /// The day.
    pub day: Day,
    /// How it is told.
    pub told: Told,
    /// The segments that were active at the end of it.
    pub segments: Segments,
    pub(super) config: ScoringConfig,
    pub(super) calendar: Calendar,
}

/// How many customers went from where to where.
pub type Pairs = BTreeMap<(Place, Place), i64>;

/// The movement between the ends of two days.
pub struct Between {
    /// The first day.
    pub from: Side,
    /// The second day.
    pub to: Side,
    /// The number of the last change that is in it.
    pub change_seq: i64,
    /// From cell to cell, also of those who stayed.
    pub pairs: Pairs,
}

/// A part of the movement: where from and where to, by the position of the primary segment (past the last for
/// none), or `None` for who was not there.
pub type Flow = (Option<usize>, Option<usize>);

impl Between {
    /// How many customers went from primary segment to primary segment, in the order of the segments.
    pub fn flows(&self) -> BTreeMap<Flow, i64> {
        let mut flows = BTreeMap::new();
        for ((was, is), customers) in &self.pairs {
            let from = was.map(|cell| self.from.segments.primary_position(cell));
            let to = is.map(|cell| self.to.segments.primary_position(cell));
            *flows.entry((from, to)).or_default() += customers;
        }
        flows
    }
}

/// Two days of a shop, in a transaction that sees one state of it.
pub(super) struct Days {
    pub(super) shop: Merchant,
    pub(super) from: Side,
    pub(super) to: Side,
}

impl Days {
    pub(super) async fn read(
        connection: &mut PgConnection,
        merchant: MerchantId,
        now_ms: i64,
        (from, to): (Day, Day),
    ) -> Result<Days, Error> {
        if from > to {
            return Err(Error::Days);
        }
        let shop = merchants::read(connection, merchant).await?.ok_or(Error::UnknownMerchant)?;
        // What has not come yet is as it is today.
        let today = shop.day_at(now_ms);
        let from = Side::read(connection, &shop, from.min(today)).await?;
        let to = Side::read(connection, &shop, to.min(today)).await?;
        let kept_from = store::select_kept_from(connection).await?;
        let is_of_dropped = |kept_from| {
            from.day < kept_from && to.told.recorded_since.is_some_and(|day| day < kept_from)
        };
        if !to.told.is_restated && kept_from.is_some_and(is_of_dropped) {
            return Err(Error::Pruned(from.day));
        }
        Ok(Days { shop, from, to })
    }
}

impl Side {
    async fn read(
        connection: &mut PgConnection,
        shop: &Merchant,
        day: Day,
    ) -> Result<Side, sqlx::Error> {
        let told = how_told(connection, shop, day).await?;
        let version = told.config_version;
        let segments = segments::select_segments(connection, shop.id, version).await?;
        let active = scoring::select_version(connection, shop.id, version).await?;
        let Version { scoring: config, calendar, .. } = active.ok_or(sqlx::Error::RowNotFound)?;
        Ok(Side { day, told, segments, config, calendar })
    }
}

/// The movement of a shop's customers between the ends of two days.
///
/// # Errors
/// When the days stand the wrong way round, their history was pruned, or the database cannot be used.
pub async fn movement_between(
    pool: &PgPool,
    cache: &SizeCache,
    now_ms: i64,
    merchant: MerchantId,
    days: (Day, Day),
) -> Result<Between, Error> {
    let mut transaction = postgres::begin_snapshot(pool, merchant).await?;
    let connection = &mut *transaction;
    let Days { shop, from, to } = Days::read(connection, merchant, now_ms, days).await?;
    let pairs = if from.told.is_restated {
        restated_pairs((connection, cache), &shop, (&from, &to)).await?
    } else {
        recorded_pairs(connection, &shop, (&from, &to)).await?
    };
    Ok(Between { change_seq: shop.change_seq, from, to, pairs })
}

async fn recorded_pairs(
    connection: &mut PgConnection,
    shop: &Merchant,
    (from, to): (&Side, &Side),
) -> Result<Pairs, Error> {
    let mut pairs = Pairs::new();
    for (places, customers) in store::select_pairs(connection, shop.id, (from.day, to.day)).await? {
        *pairs.entry(places).or_default() += customers;
    }
    let before = recorded_counts(connection, shop, from.day).await?;
    let after = recorded_counts(connection, shop, to.day).await?;
    for Due { recorded, due, .. } in pending(connection, shop, (from, to)).await? {
        if recorded != due {
            *pairs.entry(recorded).or_default() -= 1;
            *pairs.entry(due).or_default() += 1;
        }
    }
    // Who did not change their cell is the rest of those who were in it.
    let mut left: BTreeMap<Cell, i64> =
        before.iter().map(|(cell, (customers, _))| (*cell, *customers)).collect();
    for ((was, _), customers) in pairs.iter().filter(|((was, is), _)| was != is) {
        if let Some(cell) = was {
            *left.entry(*cell).or_default() -= customers;
        }
    }
    pairs.retain(|(was, is), _| was != is);
    pairs.extend(left.into_iter().map(|(cell, customers)| ((Some(cell), Some(cell)), customers)));
    pairs.retain(|_, customers| *customers != 0);
    let mut arrived: BTreeMap<Cell, i64> = BTreeMap::new();
    for ((_, is), customers) in &pairs {
        if let Some(cell) = is {
            *arrived.entry(*cell).or_default() += customers;
        }
    }
    arrived.retain(|_, customers| *customers != 0);
    let counted = after.iter().map(|(cell, (customers, _))| (*cell, *customers));
    // What every day changed is kept longer than who changed: the two agree while both are there.
    if pairs.values().any(|customers| *customers < 0) || !arrived.into_iter().eq(counted) {
        return Err(Error::Pruned(from.day));
    }
    Ok(pairs)
}

/// A customer whose change was due by the second day and is not written.
pub(super) struct Due {
    /// Our id.
    pub(super) customer: Uuid,
    /// From where to where as recorded.
    recorded: (Place, Place),
    /// From where to where with it.
    pub(super) due: (Place, Place),
}

/// All whose change was due by the second day and is not written.
pub(super) async fn pending(
    connection: &mut PgConnection,
    shop: &Merchant,
    (from, to): (&Side, &Side),
) -> Result<Vec<Due>, sqlx::Error> {
    let rows = store::select_pending(connection, (shop.id, shop.live_slot), to.day).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let live = scoring::select_config(connection, shop.id, shop.config_version).await?.bands;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let at_first = store::select_places(connection, shop.id, &ids, from.day).await?;
    let dues = rows.iter().map(|row| {
        let first = at_first.get(&row.id).copied().flatten();
        let stats = shop.calendar.stats_of(&row.totals);
        let on = |day| Some(cell_on(Some(&stats), &live, day));
        let is_due = row.due <= from.day;
        Due {
            customer: row.id,
            recorded: (first, Some(row.cell)),
            due: (if is_due { on(from.day) } else { first }, on(to.day)),
        }
    });
    Ok(dues.collect())
}

/// The first day is restated from the orders; so is the second, if nothing was recorded by then.
async fn restated_pairs(
    (connection, cache): (&mut PgConnection, &SizeCache),
    shop: &Merchant,
    (from, to): (&Side, &Side),
) -> Result<Pairs, sqlx::Error> {
    let restated = (from.day, from.told.config_version);
    let before = restated_on(connection, cache, shop, restated).await?;
    let before = &before.places;
    if to.told.is_restated {
        let restated = (to.day, to.told.config_version);
        let after = restated_on(connection, cache, shop, restated).await?;
        return Ok(pairs_of(before, &after.places));
    }
    let mut places = store::select_all_places(connection, shop.id, to.day).await?;
    let live = scoring::select_config(connection, shop.id, shop.config_version).await?.bands;
    let slot = (shop.id, shop.live_slot);
    for row in store::select_pending(connection, slot, to.day).await? {
        let stats = shop.calendar.stats_of(&row.totals);
        places.insert(row.id, cell_on(Some(&stats), &live, to.day));
    }
    Ok(pairs_of(before, &places))
}

/// From where to where each customer went who was somewhere before or after.
fn pairs_of(before: &AHashMap<Uuid, Cell>, after: &AHashMap<Uuid, Cell>) -> Pairs {
    let mut pairs = Pairs::new();
    for (id, was) in before {
        *pairs.entry((Some(*was), after.get(id).copied())).or_default() += 1;
    }
    for (_, is) in after.iter().filter(|(id, _)| !before.contains_key(*id)) {
        *pairs.entry((None, Some(*is))).or_default() += 1;
    }
    pairs
}
