//! The write path: a batch of one merchant's events, in one transaction with all that follows from it
//! (facts, stats, places, counts, changes, history, and what is published after commit).

mod age;
pub mod changes;
pub mod customers;
pub mod customers_http;
pub mod explanation;
pub mod explanation_http;
mod export;
pub mod history;
pub mod http;
mod import;
pub mod ingest;
mod kept;
mod message;
pub mod model;
pub mod movers;
pub mod movers_http;
pub mod past;
pub mod past_http;
mod rescore;
mod shop;
pub mod sort;
mod stage;
mod store;
pub mod stream;
pub mod stream_http;
mod under;
pub mod walk;

use std::collections::HashSet;
use std::sync::Arc;

use ahash::AHashSet;
use sqlx::{PgConnection, PgPool};

use crate::adapters::cipher::{self, Cipher};
use crate::adapters::postgres;
use crate::base::{Clock, MerchantId, Slot, new_id};
use crate::merchants::{self, Merchant};
use crate::metrics;
use crate::orders::event::Event;
use crate::orders::model::{Book, Refusal};
use crate::orders::{self, MayBeThere};
use crate::segments::{self, Segments};

use changes::Changes;
pub use export::restated_customers;
pub use import::{Counts, Import};
pub use kept::{Kept, Replayed, discard_kept, list_kept};
use model::{Before, Cause, Movement, Stood};
pub use rescore::Rescored;
pub use shop::ShopVersion;
pub use stage::{Stage, adopt_config};
use under::{Scoring, Under};

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
    /// Customers that a step of staging takes.
    step: i64,
    changes: Changes,
}

/// For whom, when and why a movement is written.
pub(crate) struct Written<'w> {
    merchant: MerchantId,
    live: Slot,
    change_seq: i64,
    now_ms: i64,
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
    /// Of the version that is staged.
    staged_segments: Option<(i64, Segments)>,
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
        let (step, changes) = (stage::STEP_CUSTOMERS, Changes::default());
        Recorder { pool, clock, cipher, step, changes }
    }

    /// Those who are told of what it writes.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// The same with so many customers in a step of staging.
    #[must_use]
    pub fn in_steps_of(self, customers: i64) -> Recorder {
        Recorder { step: customers.max(1), ..self }
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
        self.changes.tell(merchant, shop.change_seq);
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
        let before = before(&book);
        let mut outcomes = Vec::with_capacity(events.len());
        for event in events {
            if fresh.as_mut().is_some_and(|fresh| !fresh.remove(&event.id)) {
                outcomes.push(Outcome::Repeated);
                continue;
            }
            let applied = book.apply(event, &mut || new_id(now_ms));
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
        let (merchant, version) = (shop.id, shop.config_version);
        let live = Scoring::read(connection, shop, version, now_ms).await?;
        let segments = segments::select_segments(connection, merchant, version).await?;
        let (mut staged, mut staged_segments) = (None, None);
        if let Some(next) = shop.staged {
            let version = next.version;
            staged = Some((next, Scoring::read(connection, shop, version, now_ms).await?));
            let segments = segments::select_segments(connection, merchant, version).await?;
            staged_segments = Some((version, segments));
        }
        let ids = book.changed.customers.keys();
        let known: Vec<_> = ids.filter(|id| before.contains_key(*id)).copied().collect();
        let places = (merchant, shop.live_slot);
        for (id, live, other) in store::select_standings(connection, places, &known).await? {
            if let Some(stood) = before.get_mut(&id) {
                stood.live = live;
                stood.staged = other.filter(|_| shop.staged.is_some_and(|next| next.has(id)));
            }
        }
        let under = Under { live, staged };
        let movement = model::movement(&book, &before, &under, cause);
        let outcomes = Vec::new();
        Ok(Folded { cause, now_ms, segments, staged_segments, book, movement, outcomes })
    }

    /// Writes what was folded, under the lock of the merchant.
    async fn save(
        &self,
        connection: &mut PgConnection,
        shop: &Merchant,
        folded: &Folded,
    ) -> Result<(), Error> {
        let Folded { cause, now_ms, segments, staged_segments, book, movement, .. } = folded;
        let to = self.written(shop, *now_ms, segments);
        // What takes longest comes first: an import folds its next chunk in the shadow of it.
        orders::save_orders(connection, to.merchant, book).await?;
        store::save_customers(connection, &to, book, movement).await?;
        orders::save_book(connection, to.merchant, book).await?;
        orders::save_claims(connection, to.merchant, book).await?;
        let live = (shop.config_version, segments);
        store::save_moves(connection, &to, live, &movement.live).await?;
        store::days::upsert(connection, shop.id, &movement.days).await?;
        if let Some((version, segments)) = staged_segments {
            store::save_moves(connection, &to, (*version, segments), &movement.staged).await?;
        }
        // The days until today are computed once they are over.
        let is_past = |at_ms: &i64| shop.day_at(*at_ms) < shop.day_at(*now_ms);
        if let Some(from_ms) = book.changed.counted_from_ms.filter(is_past) {
            merchants::mark_orders_changed(connection, shop.id, from_ms).await?;
        }
        if cause.is_told() {
            let moved = movement.live_changes().into_iter();
            store::insert_outbox(connection, &to, moved).await?;
        }
        Ok(())
    }

    fn written<'w>(&'w self, shop: &Merchant, now_ms: i64, segments: &'w Segments) -> Written<'w> {
        Written {
            merchant: shop.id,
            live: shop.live_slot,
            change_seq: shop.change_seq,
            now_ms,
            segments,
            cipher: &self.cipher,
        }
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

/// The customers of a book before anything changes.
fn before(book: &Book) -> Before {
    let stood = |totals| Stood { totals, ..Stood::default() };
    book.customers.iter().map(|(id, who)| (*id, stood(who.totals))).collect()
}
