//! Pages of customers, by our id or by a number, each scored as of the shop's day.

use std::collections::HashMap;

use shared_scoring::{
    Cell, CellMask, CustomerStats, Day, Score, ScoringConfig, next_transition, score,
};
use sqlx::PgPool;
use sqlx::types::Uuid;

use super::sort::{Looked, Position, Sort};
use super::store::reads::{self as store, CustomerRow};
use crate::adapters::postgres;
use crate::base::{Calendar, MerchantId, Slot};
use crate::columns::ColumnStores;
use crate::scoring::model::cell_on;
use crate::segments::Segments;
use crate::{merchants, orders, scoring, segments};

/// How often a page looks for customers.
const LOOKS: usize = 8;

/// Which customers are wanted.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// This one.
    pub id: Option<Uuid>,
    /// Members of the segment with this label.
    pub segment: Option<String>,
    /// In one of these cells.
    pub cells: Option<CellMask>,
    /// With this e-mail's look-up.
    pub email: Option<[u8; 32]>,
    /// With this id of the shop.
    pub external_id: Option<String>,
    /// Past this customer.
    pub after: Option<Uuid>,
    /// At most so many.
    pub limit: i64,
}

/// A customer, scored as of the shop's day.
#[derive(Clone, Debug)]
pub struct Scored {
    /// Our id.
    pub id: Uuid,
    /// The shop's id.
    pub external_id: Option<String>,
    /// Raw numbers; `None` for a prospect.
    pub stats: Option<CustomerStats>,
    /// The score; `None` for a prospect.
    pub score: Option<Score>,
    /// The place.
    pub cell: Cell,
    /// The day on which the place changes if nothing happens.
    pub next_change_on: Option<Day>,
}

/// What a page or an explanation is read against.
pub struct Context {
    /// The shop's day.
    pub as_of: Day,
    /// What makes days of instants.
    pub calendar: Calendar,
    /// The configuration.
    pub config: ScoringConfig,
    /// Its segments.
    pub segments: Segments,
    /// The number of the last change that is in it.
    pub change_seq: i64,
    /// Where the places under the configuration are.
    pub(super) live: Slot,
}

/// Why customers cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No such segment.
    #[error("segment: no segment {0:?}")]
    UnknownSegment(String),
    /// No such merchant.
    #[error("the token's merchant is not there")]
    UnknownMerchant,
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
}

impl Context {
    pub(super) async fn read(
        connection: &mut sqlx::PgConnection,
        merchant: MerchantId,
        now_ms: i64,
    ) -> Result<Context, ReadError> {
        let shop =
            merchants::read(connection, merchant).await?.ok_or(ReadError::UnknownMerchant)?;
        let version = shop.config_version;
        Ok(Context {
            as_of: shop.day_at(now_ms),
            calendar: shop.calendar,
            config: scoring::select_config(connection, merchant, version).await?,
            segments: segments::select_segments(connection, merchant, version).await?,
            change_seq: shop.change_seq,
            live: shop.live_slot,
        })
    }

    /// The cells of a segment's members.
    pub(super) fn members_of(&self, label: &str) -> Result<CellMask, ReadError> {
        let segment = self.segments.labelled(label);
        Ok(segment.ok_or_else(|| ReadError::UnknownSegment(label.to_owned()))?.cells)
    }

    /// The cells that a filter leaves; `None` for all.
    fn members(&self, filter: &Filter) -> Result<Option<CellMask>, ReadError> {
        let Some(label) = &filter.segment else { return Ok(filter.cells) };
        let members = self.members_of(label)?;
        Ok(Some(filter.cells.map_or(members, |cells| cells & members)))
    }

    pub(super) fn scored(
        &self,
        (id, external_id, first, last, count, spend): CustomerRow,
    ) -> Scored {
        let totals = orders::totals_of((first, last), count, spend);
        let stats = totals.map(|totals| self.calendar.stats_of(&totals));
        let bands = &self.config.bands;
        Scored {
            id,
            external_id,
            stats,
            score: stats.and_then(|stats| score(&stats, &self.config, self.as_of)),
            cell: cell_on(stats.as_ref(), bands, self.as_of),
            next_change_on: stats.and_then(|stats| next_transition(&stats, bands, self.as_of)),
        }
    }
}

/// A page of customers.
pub struct Page {
    /// What it is read against.
    pub context: Context,
    /// By our id.
    pub customers: Vec<Scored>,
    /// Past whom the next page begins; `None` on the last one.
    pub next: Option<Uuid>,
}

/// A page of customers by our id, each where it stands on the shop's day, whether or not the change of that
/// day is written yet.
///
/// # Errors
/// When the segment is unknown or the database cannot be used.
pub async fn list_customers(
    pool: &PgPool,
    merchant: MerchantId,
    now_ms: i64,
    filter: &Filter,
) -> Result<Page, ReadError> {
    let mut transaction = postgres::begin_snapshot(pool, merchant).await?;
    let context = Context::read(&mut transaction, merchant, now_ms).await?;
    let members = context.members(filter)?;
    let wanted = usize::try_from(filter.limit).unwrap_or(0);
    let place = (merchant, context.live);
    let (mut customers, mut after) = (Vec::new(), filter.after);
    // Of the customers whose change is not written yet, some are no members. A page takes so many looks and
    // no more; then it is shorter, and the next one goes on from there.
    for _ in 0..LOOKS {
        // One more tells whether there is a next page.
        let look = Filter { after, limit: filter.limit + 1, ..filter.clone() };
        let rows =
            store::select_customers(&mut transaction, place, &look, members, context.as_of).await?;
        let is_end = rows.len() <= wanted;
        for row in rows {
            if customers.len() == wanted {
                return Ok(Page { context, customers, next: after });
            }
            after = Some(row.0);
            let scored = context.scored(row);
            if members.is_none_or(|cells| cells.contains(scored.cell)) {
                customers.push(scored);
            }
        }
        if is_end {
            return Ok(Page { context, customers, next: None });
        }
    }
    Ok(Page { context, customers, next: after })
}

/// A page of customers in the order of a number.
pub struct SortedPage {
    /// What it is read against.
    pub context: Context,
    /// In that order.
    pub customers: Vec<Scored>,
    /// Past which place the next page begins; `None` on the last one.
    pub next: Option<Position>,
}

/// A page of customers in an order, past a place in it. The filter's own place is none here.
///
/// Numbers and filters are of one snapshot. Between two pages a customer may get another number, and then be met
/// again, or not at all; all others are met once.
///
/// # Errors
/// When the segment or the merchant is unknown, or the database cannot be used.
pub async fn list_sorted(
    columns: &ColumnStores,
    merchant: MerchantId,
    now_ms: i64,
    filter: &Filter,
    (sort, after): (Sort, Option<Position>),
) -> Result<SortedPage, ReadError> {
    if filter.email.is_some() || filter.external_id.is_some() {
        // It is one customer at most.
        let all = Filter { after: None, ..filter.clone() };
        let Page { context, mut customers, .. } =
            list_customers(columns.pool(), merchant, now_ms, &all).await?;
        customers.retain(|one| after.is_none_or(|after| sort.position_of(one) > after));
        return Ok(SortedPage { context, customers, next: None });
    }
    let seen = columns.seen(merchant).await?;
    let (_, held, mut transaction) = seen.ok_or(ReadError::UnknownMerchant)?;
    let context = Context::read(&mut transaction, merchant, now_ms).await?;
    let (members, as_of) = (context.members(filter)?, context.as_of);
    let limit = usize::try_from(filter.limit).unwrap_or(0);
    let config = context.config;
    // Some milliseconds of looking hold up nobody else.
    let looking = move || {
        let looked = Looked { columns: &held, config: &config, as_of, members };
        // One more tells whether there is a next page.
        sort.next_of(&looked, after, limit + 1)
    };
    let mut found = tokio::task::spawn_blocking(looking)
        .await
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()));
    let is_more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().copied().filter(|_| is_more);
    let ids: Vec<Uuid> = found.into_iter().map(|position| sort.customer(position)).collect();
    let rows = store::select_by_ids(&mut transaction, merchant, &ids).await?;
    let mut known: HashMap<Uuid, Scored> =
        rows.into_iter().map(|row| (row.0, context.scored(row))).collect();
    let customers = ids.iter().filter_map(|id| known.remove(id)).collect();
    Ok(SortedPage { context, customers, next })
}

/// Customers by our ids, in the order of these; `None` for one who is not there.
///
/// # Errors
/// When the merchant is unknown or the database cannot be used.
pub async fn read_customers(
    pool: &PgPool,
    merchant: MerchantId,
    now_ms: i64,
    ids: &[Uuid],
) -> Result<(Context, Vec<Option<Scored>>), ReadError> {
    let mut transaction = postgres::begin_snapshot(pool, merchant).await?;
    let context = Context::read(&mut transaction, merchant, now_ms).await?;
    let rows = store::select_by_ids(&mut transaction, merchant, ids).await?;
    let mut known: HashMap<Uuid, Scored> =
        rows.into_iter().map(|row| (row.0, context.scored(row))).collect();
    let customers = ids.iter().map(|id| known.remove(id)).collect();
    Ok((context, customers))
}
