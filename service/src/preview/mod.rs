//! What a configuration would change before it is saved: sizes and money, who would move from where to where,
//! and what is hardly meant about it.
//!
//! Changed rules and weights are answered from the numbers of customers in the cells; changed bands from the
//! shop's customers in memory.

mod answer;
mod binary;
mod columns_http;
mod customers;
pub mod grpc;
pub mod http;

use std::sync::Arc;

use quick_cache::sync::Cache;
use serde_json::{Map, Value};
use shared_scoring::comparison::{Comparison, Mover, Moving, Pairs, Wanted, compare, movers};
use shared_scoring::json::{Config, FieldError, Warning};
use shared_scoring::{Bands, Cell, CellMask, Day};
use sqlx::PgPool;
use sqlx::types::Uuid;

use crate::adapters::postgres;
use crate::base::{Clock, MerchantId};
use crate::columns::{ColumnStore, ColumnStores, Held};
use crate::merchants::Merchant;
use crate::movement::customers::{Filter, ReadError, Scored, list_customers};
use crate::segments::{self, SavedConfig, Segments, SizeCache};

pub use answer::{BandsAnswer, WarningAnswer};
use customers::bands_for;

/// Why nothing can be previewed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such merchant.
    #[error("the token's merchant is not there")]
    UnknownMerchant,
    /// The configuration breaks its rules.
    #[error("the configuration is not valid")]
    Invalid(Vec<FieldError>),
    /// A cursor or a tag of a store that is not there any more.
    #[error("{0}")]
    Gone(&'static str),
    /// A parameter breaks its rule.
    #[error("{0}")]
    Parameter(String),
    /// Customers cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
}

/// Which movers are wanted.
#[derive(Clone, Debug)]
pub struct MoversWanted {
    /// At most so many.
    pub limit: usize,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Label of the primary segment now; an empty one is no segment.
    pub from: Option<String>,
    /// Label of the primary segment then; an empty one is no segment.
    pub to: Option<String>,
}

/// A customer who would move.
#[derive(Clone, Debug)]
pub struct Moves {
    /// The customer as it is now.
    pub customer: Scored,
    /// The cell now.
    pub now: Cell,
    /// The cell then.
    pub then: Cell,
}

/// What a configuration would change.
pub struct Preview {
    /// The shop's day.
    pub as_of: Day,
    /// The version of the configuration now.
    pub config_version: i64,
    /// The number of the last change that is in it.
    pub change_seq: i64,
    /// The bands then.
    pub bands: Bands,
    /// What would change.
    pub comparison: Comparison,
    /// The segments now.
    pub now: Segments,
    /// The segments then.
    pub then: Segments,
    /// What is legal and worth a second look.
    pub warnings: Vec<Warning>,
    /// Those who would move, if they are wanted, and where the next page begins.
    pub movers: Option<(Vec<Moves>, Option<String>)>,
}

/// Previews configurations.
#[derive(Clone)]
pub struct Previews {
    /// The database.
    pub pool: PgPool,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Customers in memory.
    pub columns: ColumnStores,
    /// Sizes in memory.
    pub sizes: SizeCache,
    versions: Arc<Cache<(MerchantId, i64), Arc<SavedConfig>>>,
}

/// Versions that are kept; each takes some kilobytes.
const VERSIONS: usize = 4_096;

/// What is compared, on which day.
struct Compared {
    as_of: Day,
    change_seq: i64,
    live: Arc<SavedConfig>,
    config: Config,
    bands: Bands,
}

impl Previews {
    /// Previews with these customers and sizes in memory.
    pub fn new(
        pool: PgPool,
        clock: Arc<dyn Clock>,
        columns: ColumnStores,
        sizes: SizeCache,
    ) -> Previews {
        Previews { pool, clock, columns, sizes, versions: Arc::new(Cache::new(VERSIONS)) }
    }

    /// Previews a configuration of which some fields are given; the others stay as they are.
    ///
    /// # Errors
    /// When the configuration breaks its rules, a cursor is not there any more, or the database cannot be
    /// used.
    pub async fn preview(
        &self,
        merchant: MerchantId,
        given: &Map<String, Value>,
        wanted: Option<&MoversWanted>,
    ) -> Result<Preview, Error> {
        if !given.contains_key("bands") {
            return Ok(self.by_cells(merchant, given, wanted).await?.1);
        }
        let (held, both) = self.begin(merchant, given).await?;
        if !has_bands_of(&both.1, &both.0) {
            return self.by_columns(held, both, wanted).await;
        }
        // Others of the shop wait for as long as its columns are held.
        let seen = held.0.config_version;
        drop(held);
        let (version, preview) = self.by_cells(merchant, given, wanted).await?;
        if version == seen {
            return Ok(preview);
        }
        // Another version became active meanwhile, and may have other bands.
        let (held, both) = self.begin(merchant, given).await?;
        self.by_columns(held, both, wanted).await
    }

    /// A shop with its customers as they are now, its version, and the configuration that is given for it.
    async fn begin(
        &self,
        merchant: MerchantId,
        given: &Map<String, Value>,
    ) -> Result<((Merchant, Held), (Arc<SavedConfig>, Config)), Error> {
        let held = self.columns.current(merchant).await?;
        let (shop, columns) = held.ok_or(Error::UnknownMerchant)?;
        let live = self.saved(merchant, shop.config_version).await?;
        let config = live.config.with(given).map_err(Error::Invalid)?;
        Ok(((shop, columns), (live, config)))
    }

    /// A version, which never changes.
    async fn saved(&self, merchant: MerchantId, version: i64) -> Result<Arc<SavedConfig>, Error> {
        if let Some(known) = self.versions.get(&(merchant, version)) {
            return Ok(known);
        }
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let saved = segments::select_saved(&mut transaction, merchant, version).await?;
        let saved = Arc::new(saved.ok_or(sqlx::Error::RowNotFound)?);
        self.versions.insert((merchant, version), saved.clone());
        Ok(saved)
    }

    /// Everybody stays in their cell; says under which version that is.
    async fn by_cells(
        &self,
        merchant: MerchantId,
        given: &Map<String, Value>,
        wanted: Option<&MoversWanted>,
    ) -> Result<(i64, Preview), Error> {
        let now_ms = self.clock.now_ms();
        let counted = segments::read_counts(&self.pool, &self.sizes, now_ms, merchant).await?;
        let counted = counted.ok_or(Error::UnknownMerchant)?;
        let live = self.saved(merchant, counted.config_version).await?;
        let config = live.config.with(given).map_err(Error::Invalid)?;
        let bands = live.version.scoring.bands;
        let (as_of, change_seq) = (counted.as_of, counted.change_seq);
        let compared = Compared { as_of, change_seq, live, config, bands };
        let then = Segments::of_definitions(&compared.config.segments);
        let movers = match wanted {
            None => None,
            Some(wanted) => {
                let moving = moving(&compared.live.segments, &then, wanted);
                Some(self.movers_by_cells(merchant, &moving, wanted).await?)
            }
        };
        let pairs = Pairs::of_cells(&counted.counts);
        let version = counted.config_version;
        Ok((version, preview(compared, then, &pairs, movers)))
    }

    async fn movers_by_cells(
        &self,
        merchant: MerchantId,
        moving: &Moving,
        wanted: &MoversWanted,
    ) -> Result<(Vec<Moves>, Option<String>), Error> {
        let after = wanted.after.as_deref().map(Uuid::try_parse).transpose();
        let after = after.map_err(|_| Error::Gone(OTHER_CURSOR))?;
        let cells = Cell::all().filter(|cell| moving.is_one(*cell, *cell));
        let bits = cells.fold(0, |bits, cell| bits | 1u128 << cell.index());
        let limit = i64::try_from(wanted.limit).unwrap_or(i64::MAX);
        let cells = Some(CellMask::from_bits(bits));
        let filter = Filter { cells, after, limit, ..Filter::default() };
        let now_ms = self.clock.now_ms();
        let page = list_customers(&self.pool, merchant, now_ms, &filter).await?;
        let stays = |customer: Scored| Moves { now: customer.cell, then: customer.cell, customer };
        let next = page.next.map(|id| id.to_string());
        Ok((page.customers.into_iter().map(stays).collect(), next))
    }

    /// Customers change their cells.
    async fn by_columns(
        &self,
        (shop, columns): (Merchant, Held),
        (live, config): (Arc<SavedConfig>, Config),
        wanted: Option<&MoversWanted>,
    ) -> Result<Preview, Error> {
        let merchant = shop.id;
        let as_of = shop.day_at(self.clock.now_ms());
        let then = Segments::of_definitions(&config.segments);
        let first = wanted.map(|wanted| ordinal_after(&columns, wanted)).transpose()?;
        let moving = wanted.map(|wanted| moving(&live.segments, &then, wanted));
        let limit = wanted.map_or(0, |wanted| wanted.limit);
        let search = Search { first, moving, limit };
        // Some milliseconds of counting hold up nobody else.
        let counting = move || {
            let bands = bands_for(&columns, &config, shop.currency, as_of);
            let both = (&live.version.scoring.bands, &bands);
            let pairs = Pairs::of_columns(&columns.columns(), both, as_of);
            let found = search.found(&columns, both, as_of);
            let compared = Compared { as_of, change_seq: shop.change_seq, live, config, bands };
            (compared, pairs, found)
        };
        let (compared, pairs, found) = tokio::task::spawn_blocking(counting)
            .await
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()));
        let movers = match found {
            None => None,
            Some((found, ids, next)) => {
                let (_, known) = self.customers(merchant, &ids).await?;
                let moves = found.iter().zip(known).filter_map(|(mover, customer)| {
                    Some(Moves { customer: customer?, now: mover.now, then: mover.then })
                });
                Some((moves.collect(), next))
            }
        };
        Ok(preview(compared, then, &pairs, movers))
    }
}

/// Whether a configuration leaves everybody in the cell where they are under a version.
fn has_bands_of(config: &Config, live: &SavedConfig) -> bool {
    config.bands.given() == Some(live.version.scoring.bands) || config.bands == live.version.source
}

/// Which movers are looked for, and from where on.
struct Search {
    first: Option<usize>,
    moving: Option<Moving>,
    limit: usize,
}

/// Those who would move, their ids, and where the next page begins.
type Found = (Vec<Mover>, Vec<Uuid>, Option<String>);

impl Search {
    fn found(&self, columns: &ColumnStore, both: (&Bands, &Bands), as_of: Day) -> Option<Found> {
        let (first, moving) = (self.first?, self.moving.as_ref()?);
        // One more tells whether there is a next page.
        let wanted = (moving, self.limit + 1);
        let mut found = movers(&columns.columns(), first, both, as_of, wanted);
        let is_more = found.len() > self.limit;
        found.truncate(self.limit);
        let last = found.last().filter(|_| is_more);
        let store = columns.tag().store.simple();
        let next = last.map(|last| format!("{store}.{}", last.ordinal));
        let ids = found.iter().filter_map(|mover| columns.customer(mover.ordinal)).collect();
        Some((found, ids, next))
    }
}

const OTHER_CURSOR: &str = "movers.after: is of another preview or of customers who are not in memory any \
    more; ask again without it";

fn moving(now: &Segments, then: &Segments, wanted: &MoversWanted) -> Moving {
    let wanted = Wanted { from: wanted.from.as_deref(), to: wanted.to.as_deref() };
    Moving::new(&now.segmentation(), &then.segmentation(), wanted)
}

/// The ordinal past a cursor; 0 without one.
fn ordinal_after(columns: &ColumnStore, wanted: &MoversWanted) -> Result<usize, Error> {
    let Some(after) = &wanted.after else { return Ok(0) };
    let of_store = after.split_once('.').and_then(|(store, ordinal)| {
        let is_same = Uuid::try_parse(store).is_ok_and(|store| store == columns.tag().store);
        ordinal.parse::<usize>().ok().filter(|_| is_same)
    });
    of_store.and_then(|ordinal| ordinal.checked_add(1)).ok_or(Error::Gone(OTHER_CURSOR))
}

fn preview(
    compared: Compared,
    then: Segments,
    pairs: &Pairs,
    movers: Option<(Vec<Moves>, Option<String>)>,
) -> Preview {
    let Compared { as_of, change_seq, live, config, bands } = compared;
    Preview {
        as_of,
        config_version: live.version.version,
        change_seq,
        bands,
        comparison: compare(pairs, &live.segments.segmentation(), &then.segmentation()),
        warnings: config.warnings(&bands, Some(&pairs.customers_then())),
        now: live.segments.clone(),
        then,
        movers,
    }
}
