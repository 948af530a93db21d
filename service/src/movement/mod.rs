//! The write path: a batch of one merchant's events, in one transaction with all that follows from it
//! (facts, stats, places, counts, changes, history, and what is published after commit).

mod age;
pub mod customers;
pub mod customers_http;
mod export;
pub mod http;
mod import;
pub mod ingest;
mod kept;
mod message;
pub mod model;
mod reasons;
mod rescore;
mod store;

use std::collections::HashSet;
use std::sync::Arc;

use ahash::AHashSet;
use shared_scoring::ScoringConfig;
use sqlx::{PgConnection, PgPool};

use crate::adapters::cipher::{self, Cipher};
use crate::adapters::postgres;
use crate::base::{Clock, MerchantId, day_of, new_id};
use crate::merchants::{self, Merchant, NewMerchant};
use crate::metrics;
use crate::orders::event::Event;
use crate::orders::model::{Book, Refusal};
use crate::orders::{self, MayBeThere};
use crate::scoring::{self, Saved};
use crate::segments::{self, Segments};

pub use export::restated_customers;
pub use import::Import;
pub use kept::{Kept, Replayed, discard_kept, list_kept};
use model::{Before, Cause, Movement};
pub use rescore::Rescored;

/// The most events in a transaction.
pub const BATCH_EVENTS: usize = 1_000;

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such merchant.
    #[error("no merchant {0}")]
    UnknownMerchant(MerchantId),
    /// The merchant cannot be added.
    #[error(transparent)]
    Merchant(#[from] merchants::Error),
    /// An address cannot be encrypted.
    #[error("an e-mail address cannot be encrypted")]
    Cipher(#[from] cipher::Error),
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
}

impl Error {
    /// Why the database refused values, rather than being away: SQLSTATE classes 22 and 23. Without the
    /// row, which may tell of a customer.
    fn refusal(&self) -> Option<String> {
        let Error::Database(sqlx::Error::Database(error)) = self else { return None };
        let code = error.code().filter(|code| code.starts_with("22") || code.starts_with("23"))?;
        Some(format!("the database refused it: {} (SQLSTATE {code})", error.message()))
    }
}

/// What became of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken, now.
    Taken,
    /// It had been taken before.
    Repeated,
    /// It cannot be used and was kept aside.
    KeptAside(Refusal),
}

/// Writes what happens to the customers of merchants.
#[derive(Clone)]
pub struct Recorder {
    pool: PgPool,
    clock: Arc<dyn Clock>,
    cipher: Arc<Cipher>,
}

/// For whom, when and why a movement is written.
pub(crate) struct Written<'w> {
    merchant: MerchantId,
    change_seq: i64,
    config_version: i64,
    now_ms: i64,
    cause: Cause,
    segments: &'w Segments,
    cipher: &'w Cipher,
}

/// Events that are folded in together.
struct Batch<'b> {
    events: &'b [&'b Event],
    cause: Cause,
    now_ms: i64,
    /// The ids of those that were not taken before; `None` for all.
    fresh: Option<HashSet<String>>,
    /// Which of their orders are looked for.
    there: MayBeThere<'b>,
}

/// Events that are folded in, and what follows from them; not written yet.
struct Folded {
    cause: Cause,
    now_ms: i64,
    segments: Segments,
    book: Book,
    movement: Movement,
    /// What became of each event.
    outcomes: Vec<Outcome>,
}

impl<'b> Batch<'b> {
    /// All events, whatever is there already.
    fn new(events: &'b [&'b Event], cause: Cause, now_ms: i64) -> Batch<'b> {
        Batch { events, cause, now_ms, fresh: None, there: MayBeThere::All }
    }
}

impl Recorder {
    /// Writes through this pool, by this clock.
    pub fn new(pool: PgPool, clock: Arc<dyn Clock>, cipher: Arc<Cipher>) -> Recorder {
        Recorder { pool, clock, cipher }
    }

    /// Adds a merchant with the bands of its preset and the default segments.
    ///
    /// # Errors
    /// When the domain is taken, or the average order value is neither given nor known.
    pub async fn add_merchant(&self, merchant: &NewMerchant) -> Result<MerchantId, Error> {
        let (preset, currency) = (merchant.preset(), merchant.currency());
        let aov = merchant
            .average_order_minor()
            .or_else(|| scoring::preset_aov(preset, currency))
            .ok_or(merchants::Error::AverageOrder(currency))?;
        let id = merchants::new_merchant_id(&*self.clock);
        let now_ms = self.clock.now_ms();
        let mut transaction = postgres::begin(&self.pool, id).await?;
        merchants::add(&mut transaction, id, merchant, now_ms).await?;
        let config = ScoringConfig::with_bands(preset.bands(aov, aov));
        let saved = Saved { by: "rfm merchant add", reason: "first configuration", at_ms: now_ms };
        scoring::insert_config(&mut transaction, id, 1, &config, saved).await?;
        segments::insert_defaults(&mut transaction, id, 1, now_ms).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Takes a batch of a merchant's events, each once, and says what became of each.
    ///
    /// All of it is written or none; a call that fails or is dropped can be repeated.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn record(
        &self,
        merchant: MerchantId,
        events: &[Event],
        cause: Cause,
    ) -> Result<Vec<Outcome>, Error> {
        let now_ms = self.clock.now_ms();
        let (mut transaction, shop) = self.lock(merchant).await?;
        let fresh = match cause {
            // A file's rows are told apart by their order's version alone.
            Cause::Import | Cause::Rescore | Cause::Time => None,
            Cause::Live => {
                let topics = store::topics(events);
                let seq = shop.change_seq;
                let all = store::insert_processed(&mut transaction, merchant, seq, now_ms, &topics);
                Some(all.await?)
            }
        };
        let all: Vec<&Event> = events.iter().collect();
        let batch = Batch { fresh, ..Batch::new(&all, cause, now_ms) };
        let folded = self.fold(&mut transaction, &shop, batch).await?;
        self.save(&mut transaction, &shop, &folded).await?;
        if cause == Cause::Live {
            for (event, outcome) in events.iter().zip(&folded.outcomes) {
                let Outcome::KeptAside(refusal) = outcome else { continue };
                let named = (event.id.as_str(), event.topic.as_str());
                let reason = refusal.to_string();
                self.keep(&mut transaction, (merchant, now_ms), named, &reason, &event.raw).await?;
            }
        }
        transaction.commit().await?;
        Ok(folded.outcomes)
    }

    /// Begins a transaction in which the merchant is locked and the change counted.
    async fn lock(
        &self,
        merchant: MerchantId,
    ) -> Result<(postgres::MerchantTransaction, Merchant), Error> {
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let shop = merchants::lock(&mut transaction, merchant).await?;
        Ok((transaction, shop.ok_or(Error::UnknownMerchant(merchant))?))
    }

    /// Folds events in. It only reads: [`Recorder::save`] writes all that follows. What is refused changes
    /// nothing, and is left to the caller.
    async fn fold(
        &self,
        connection: &mut PgConnection,
        shop: &Merchant,
        batch: Batch<'_>,
    ) -> Result<Folded, Error> {
        let Batch { events, cause, now_ms, mut fresh, there } = batch;
        let merchant = shop.id;
        let emails: AHashSet<&str> = orders::emails_of(events).collect();
        let lookups = emails
            .into_iter()
            .map(|email| (email.to_owned(), self.cipher.lookup(merchant.0, email)));
        let mut book = orders::load_book(connection, merchant, events, there, lookups).await?;
        let before: Before =
            book.customers.iter().map(|(id, who)| (*id, (who.stats, None))).collect();
        let mut outcomes = Vec::with_capacity(events.len());
        let day_of = |at_ms| day_of(&shop.zone, at_ms);
        for event in events {
            if fresh.as_mut().is_some_and(|fresh| !fresh.remove(&event.id)) {
                outcomes.push(Outcome::Repeated);
                continue;
            }
            let applied = book.apply(event, &day_of, &mut || new_id(now_ms));
            outcomes.push(applied.map_or_else(Outcome::KeptAside, |()| Outcome::Taken));
        }
        orders::refold_book(connection, merchant, &mut book).await?;
        let follows = self.follow(connection, shop, (book, before), (cause, now_ms)).await?;
        Ok(Folded { outcomes, ..follows })
    }

    /// What follows from a book for its customers' places, from where they stood before.
    async fn follow(
        &self,
        connection: &mut PgConnection,
        shop: &Merchant,
        (book, mut before): (Book, Before),
        (cause, now_ms): (Cause, i64),
    ) -> Result<Folded, Error> {
        let version = shop.config_version;
        let config = scoring::select_config(connection, shop.id, version).await?;
        let segments = segments::select_segments(connection, shop.id, version).await?;
        let known: Vec<_> =
            book.changed.customers.iter().filter(|id| before.contains_key(*id)).copied().collect();
        let standings = store::select_standings(connection, shop.id, &known).await?;
        for (id, standing) in standings {
            if let Some((_, stood)) = before.get_mut(&id) {
                *stood = Some(standing);
            }
        }
        let movement = model::movement(&book, &before, &config, day_of(&shop.zone, now_ms));
        Ok(Folded { cause, now_ms, segments, book, movement, outcomes: Vec::new() })
    }

    /// Writes what was folded, under the lock of the merchant.
    async fn save(
        &self,
        connection: &mut PgConnection,
        shop: &Merchant,
        folded: &Folded,
    ) -> Result<(), Error> {
        let Folded { cause, now_ms, segments, book, movement, .. } = folded;
        let to = Written {
            merchant: shop.id,
            change_seq: shop.change_seq,
            config_version: shop.config_version,
            now_ms: *now_ms,
            cause: *cause,
            segments,
            cipher: &self.cipher,
        };
        // What takes longest comes first: an import folds its next chunk in the shadow of it.
        orders::save_orders(connection, to.merchant, book).await?;
        store::save_customers(connection, &to, book, movement).await?;
        orders::save_book(connection, to.merchant, book).await?;
        orders::save_claims(connection, to.merchant, book).await?;
        store::save_moves(connection, &to, movement).await?;
        if to.cause.is_told() {
            store::insert_outbox(connection, &to, movement).await?;
        }
        Ok(())
    }

    /// Keeps a message aside that cannot be read, once; `false` when it was taken or kept before.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn keep_aside(
        &self,
        merchant: MerchantId,
        (id, kind): (&str, &str),
        reason: &str,
        raw: &[u8],
    ) -> Result<bool, Error> {
        let now_ms = self.clock.now_ms();
        let (mut transaction, shop) = self.lock(merchant).await?;
        let (seq, event) = (shop.change_seq, [(id, kind)]);
        let fresh =
            store::insert_processed(&mut transaction, merchant, seq, now_ms, &event).await?;
        if !fresh.is_empty() {
            self.keep(&mut transaction, (merchant, now_ms), (id, kind), reason, raw).await?;
        }
        transaction.commit().await?;
        Ok(!fresh.is_empty())
    }

    async fn keep(
        &self,
        connection: &mut PgConnection,
        (merchant, now_ms): (MerchantId, i64),
        named: (&str, &str),
        reason: &str,
        raw: &[u8],
    ) -> Result<(), Error> {
        let row = new_id(now_ms);
        let sealed = self.cipher.encrypt(merchant.0, row, raw)?;
        let reason = kept::fit(reason);
        store::kept::insert(connection, (merchant, row, now_ms), named, &reason, &sealed).await?;
        metrics::failed("kept_aside");
        // The reason may quote what the message says, so it is not logged.
        let (event_id, topic) = named;
        tracing::info!(merchant_id = %merchant, event_id, topic, "an event is kept aside");
        Ok(())
    }
}
