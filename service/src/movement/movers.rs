//! Who went where between the ends of two days, customer by customer.

use std::collections::HashMap;

use shared_scoring::{Bands, Cell, Day, score};
use sqlx::types::Uuid;
use sqlx::{PgConnection, PgPool};

use super::model::{Place, Went};
use super::past::{Days, Due, Error, Side, pending};
use super::store::{past as store, reads};
use crate::adapters::postgres;
use crate::base::MerchantId;
use crate::merchants::Merchant;
use crate::scoring::model::cell_on;
use crate::{orders, scoring};

/// A page of customers and the days between which they went.
pub struct Movers {
    /// By our ids.
    pub went: Vec<Went>,
    /// Past whom the next page begins; `None` on the last one.
    pub next: Option<Uuid>,
    /// The first day.
    pub from: Side,
    /// The second day.
    pub to: Side,
    /// The shop's ids of those who have one.
    pub external_ids: HashMap<Uuid, String>,
}

/// Which ways from place to place are wanted: for each a bit.
struct Wanted {
    bits: Vec<u8>,
    /// Whether somebody is who stays in a cell.
    has_stays: bool,
}

/// The place of who is nowhere, where places are numbers.
const NOWHERE: u8 = 255;

impl Wanted {
    fn of(is_wanted: impl Fn(Place, Place) -> bool) -> Wanted {
        let mut wanted = Wanted { bits: vec![0; 256 * 256 / 8], has_stays: false };
        let places = || Cell::all().map(Some).chain([None]);
        for from in places() {
            for to in places().filter(|to| is_wanted(from, *to)) {
                let (byte, bit) = Wanted::bit(from, to);
                wanted.bits[byte] |= bit;
                wanted.has_stays |= from.is_some() && from == to;
            }
        }
        wanted
    }

    /// Bit 256 * from + to, counted from the lowest of each byte as PostgreSQL does.
    fn bit(from: Place, to: Place) -> (usize, u8) {
        let number = |place: Place| usize::from(place.map_or(NOWHERE, Cell::index));
        let at = 256 * number(from) + number(to);
        (at / 8, 1 << (at % 8))
    }

    fn has(&self, went: &Went) -> bool {
        let (byte, bit) = Wanted::bit(went.from, went.to);
        self.bits[byte] & bit != 0
    }
}

/// Customers that are looked at for a page at a time, where all have to be.
const LOOK: i64 = 2_000;

/// How often a page looks.
const LOOKS: usize = 4;

/// Customers past one, in the order of our ids, whose way from place to place is wanted with the segments of both
/// sides; at most so many. A page may be shorter than that while there is a next one.
///
/// # Errors
/// As for [`movement_between`](super::past::movement_between).
pub async fn list_movers(
    pool: &PgPool,
    now_ms: i64,
    (merchant, days): (MerchantId, (Day, Day)),
    (after, limit): (Uuid, usize),
    is_wanted: impl Fn((&Side, Place), (&Side, Place)) -> bool,
) -> Result<Movers, Error> {
    let mut transaction = postgres::begin_snapshot(pool, merchant).await?;
    let connection = &mut *transaction;
    let days = Days::read(connection, merchant, now_ms, days).await?;
    let wanted = Wanted::of(|from, to| is_wanted((&days.from, from), (&days.to, to)));
    // Who changed the cell is in the history; whoever may have stayed in it can be anybody.
    let is_recorded = !days.from.told.is_restated && !days.to.told.is_restated;
    let (went, next) = if is_recorded && !wanted.has_stays {
        changed(connection, &days, &wanted, (after, limit)).await?
    } else {
        walked(connection, &days, &wanted, (after, limit)).await?
    };
    let ids: Vec<Uuid> = went.iter().map(|one| one.customer).collect();
    let rows = reads::select_by_ids(connection, merchant, &ids).await?;
    let external_ids = rows.into_iter().filter_map(|row| Some((row.0, row.1?))).collect();
    Ok(Movers { went, next, from: days.from, to: days.to, external_ids })
}

type Page = (Vec<Went>, Option<Uuid>);

/// A page of those who changed their cell.
async fn changed(
    connection: &mut PgConnection,
    days: &Days,
    wanted: &Wanted,
    (after, limit): (Uuid, usize),
) -> Result<Page, sqlx::Error> {
    let due = pending(connection, &days.shop, (&days.from, &days.to)).await?;
    let are_due: Vec<Uuid> = due.iter().map(|one| one.customer).collect();
    let between = (days.shop.id, (days.from.day, days.to.day));
    let page = (after, limit as i64 + 1);
    let mut went = store::select_went(connection, between, (&wanted.bits, &are_due), page).await?;
    let went_of = |Due { customer, due: (from, to), .. }: Due| Went { customer, from, to };
    let due = due.into_iter().filter(|one| one.customer > after).map(went_of);
    went.extend(due.filter(|one| wanted.has(one)));
    went.sort_unstable_by_key(|one| one.customer);
    let has_more = went.len() > limit;
    went.truncate(limit);
    let next = went.last().filter(|_| has_more).map(|one| one.customer);
    Ok((went, next))
}

/// A page by looking at everybody.
async fn walked(
    connection: &mut PgConnection,
    Days { shop, from, to }: &Days,
    wanted: &Wanted,
    (mut after, limit): (Uuid, usize),
) -> Result<Page, sqlx::Error> {
    let live = scoring::select_config(connection, shop.id, shop.config_version).await?.bands;
    let mut went = Vec::new();
    for _ in 0..LOOKS {
        let ids = store::select_ids(connection, shop.id, after, LOOK).await?;
        let was = places_of(connection, (shop, &live), &ids, from).await?;
        let is = places_of(connection, (shop, &live), &ids, to).await?;
        for customer in &ids {
            let place = |places: &HashMap<Uuid, Place>| places.get(customer).copied().flatten();
            let one = Went { customer: *customer, from: place(&was), to: place(&is) };
            if wanted.has(&one) {
                if went.len() == limit {
                    return Ok((went, Some(after)));
                }
                went.push(one);
            }
            after = *customer;
        }
        if (ids.len() as i64) < LOOK {
            return Ok((went, None));
        }
    }
    Ok((went, Some(after)))
}

/// Where some customers were at the end of a day.
async fn places_of(
    connection: &mut PgConnection,
    (shop, live): (&Merchant, &Bands),
    ids: &[Uuid],
    side: &Side,
) -> Result<HashMap<Uuid, Place>, sqlx::Error> {
    let bands = &side.config.bands;
    if side.told.is_restated {
        let folded =
            orders::stats_until(connection, shop.id, ids, (&side.calendar, side.day)).await?;
        let place = |(id, stats)| (id, Some(score::cell(&stats, bands, side.day)));
        return Ok(folded.into_iter().map(place).collect());
    }
    let mut places = store::select_places(connection, shop.id, ids, side.day).await?;
    let slot = (shop.id, shop.live_slot);
    for row in store::select_pending_of(connection, slot, side.day, ids).await? {
        let stats = shop.calendar.stats_of(&row.totals);
        places.insert(row.id, Some(cell_on(Some(&stats), live, side.day)));
    }
    Ok(places)
}
