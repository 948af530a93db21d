//! Movements as they commit, in the merchant's order, each with a place that can be gone on from.
//!
//! A reader takes at its own pace: nobody waits for it, and one that does not take for a while is let go.

use std::time::Duration;

use shared_scoring::{Cell, Day};
use sqlx::PgPool;
use sqlx::types::Uuid;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::changes::Changes;
use super::store::stream as store;
use crate::adapters::postgres;
use crate::base::{Full, MerchantId, Place as ReaderPlace, Places};
use crate::merchants;

/// Readers at a time.
const READERS: u32 = 1_000;

/// Readers of one shop at a time.
const READERS_OF_SHOP: usize = 50;

/// Movements that are read at a time.
const BATCH: i64 = 500;

/// Movements that wait for a reader.
const WAITING: usize = 64;

/// A reader that takes nothing for so long is let go.
const TAKES_WITHIN: Duration = Duration::from_secs(30);

/// From one look for the changes of other processes to the next.
const REST: Duration = Duration::from_millis(500);

/// Past the last movement of any change.
const PAST_ALL: i64 = 999_999_999;

/// A place in the stream: the number of a change, and that of a movement in it, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The number of the change.
    pub change_seq: i64,
    /// Of a movement in it; 0 is before the first.
    pub ordinal: i64,
}

/// What happens in a shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Streamed {
    /// The reader has seen everything until this place.
    Ready(Place),
    /// Something changed by which nobody moved, as an order of a customer who stays. It has no place of its own: whoever
    /// goes on after what came before it misses nothing.
    Changed {
        /// The number of the change.
        change_seq: i64,
    },
    /// A customer moved.
    Moved(Moved),
    /// A version of the configuration became active.
    Activated {
        /// Where.
        at: Place,
        /// The version.
        config_version: i64,
    },
    /// An import of a file ended that wrote orders; of whom it moved nothing is told one by one.
    Imported {
        /// Where.
        at: Place,
        /// The import.
        import: Uuid,
        /// How it ended.
        state: String,
    },
}

/// A customer who moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Where.
    pub at: Place,
    /// Our id.
    pub customer: Uuid,
    /// The shop's day.
    pub on: Day,
    /// Why.
    pub cause: String,
    /// The version of the configuration.
    pub config_version: i64,
    /// The cell before; `None` for not there yet.
    pub from: Option<Cell>,
    /// The cell after; `None` for merged into another customer.
    pub to: Option<Cell>,
    /// Label of the primary segment before.
    pub from_segment: Option<String>,
    /// Label of the primary segment after.
    pub to_segment: Option<String>,
}

/// Why nothing is streamed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such merchant.
    #[error("the token's merchant is not there")]
    UnknownMerchant,
    /// Nobody can go on from there.
    #[error(
        "Last-Event-ID: what came after it is not kept any more, or it is of another database; connect \
         without it, and read what is shown anew"
    )]
    Gone,
    /// Too many readers.
    #[error(transparent)]
    Full(#[from] Full),
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
}

/// Streams what happens in shops.
#[derive(Clone)]
pub struct Streams {
    pool: PgPool,
    worker_pool: PgPool,
    changes: Changes,
    readers: Places,
    /// Ends all streams.
    stop: CancellationToken,
}

impl Streams {
    /// Streams of what this process writes at once, and of what others write soon after.
    pub fn new(pool: PgPool, worker_pool: PgPool, changes: Changes) -> Streams {
        let readers = Places::new(READERS, READERS_OF_SHOP);
        Streams { pool, worker_pool, changes, readers, stop: CancellationToken::new() }
    }

    /// Begins a stream: from now on, or after a place.
    ///
    /// # Errors
    /// When nobody can go on from there, there are too many readers, or the database cannot be used.
    pub async fn open(
        &self,
        merchant: MerchantId,
        after: Option<Place>,
    ) -> Result<mpsc::Receiver<Streamed>, Error> {
        let place = self.readers.take(merchant)?;
        let mut transaction = postgres::begin_snapshot(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant)?;
        let kept_from = store::select_streamed_from(&mut transaction, merchant).await?;
        drop(transaction);
        let now = Place { change_seq: shop.change_seq, ordinal: PAST_ALL };
        let after = after.unwrap_or(now);
        if after.change_seq < kept_from || after.change_seq > shop.change_seq {
            return Err(Error::Gone);
        }
        let (sender, receiver) = mpsc::channel(WAITING);
        let stream = self.clone();
        tokio::spawn(async move {
            let reader = Reader { merchant, after, sender, _place: place };
            let stop = stream.stop.clone();
            if let Some(Err(error)) = stop.run_until_cancelled(stream.feed(reader)).await {
                tracing::warn!(%merchant, %error, "a stream ends");
            }
        });
        Ok(receiver)
    }

    /// Sends what comes until the reader is gone or does not take.
    async fn feed(&self, mut reader: Reader) -> Result<(), sqlx::Error> {
        let mut changed = self.changes.watch(reader.merchant, reader.after.change_seq);
        if !reader.send(Streamed::Ready(reader.after)).await {
            return Ok(());
        }
        let (mut is_behind, mut told) = (true, reader.after.change_seq);
        loop {
            let seen = *changed.borrow_and_update();
            let mut transaction = postgres::begin_snapshot(&self.pool, reader.merchant).await?;
            // What a slow reader has not come to may be forgotten meanwhile: it has to begin anew.
            if is_behind
                && reader.after.change_seq
                    < store::select_streamed_from(&mut transaction, reader.merchant).await?
            {
                return Ok(());
            }
            let batch =
                store::select_streamed(&mut transaction, reader.merchant, reader.after, BATCH)
                    .await?;
            drop(transaction);
            is_behind = batch.len() as i64 >= BATCH;
            for streamed in batch {
                reader.after = streamed.at().unwrap_or(reader.after);
                if !reader.send(streamed).await {
                    return Ok(());
                }
            }
            if !is_behind {
                told = told.max(reader.after.change_seq);
                if seen > told {
                    told = seen;
                    if !reader.send(Streamed::Changed { change_seq: seen }).await {
                        return Ok(());
                    }
                }
                tokio::select! {
                    changed = changed.changed() => if changed.is_err() { return Ok(()) },
                    () = reader.sender.closed() => return Ok(()),
                }
            }
        }
    }

    /// Looks for what other processes write, until it is told to stop; then all streams end.
    pub async fn run(&self, stop: CancellationToken) {
        loop {
            if let Err(error) = self.look().await {
                tracing::warn!(%error, "changes of other processes cannot be seen");
            }
            if stop.run_until_cancelled(tokio::time::sleep(REST)).await.is_none() {
                self.stop.cancel();
                return;
            }
        }
    }

    async fn look(&self) -> Result<(), sqlx::Error> {
        let merchants = self.changes.merchants();
        if merchants.is_empty() {
            return Ok(());
        }
        for (merchant, seq) in store::select_numbers(&self.worker_pool, &merchants).await? {
            self.changes.tell(merchant, seq);
        }
        Ok(())
    }
}

struct Reader {
    merchant: MerchantId,
    after: Place,
    sender: mpsc::Sender<Streamed>,
    _place: ReaderPlace,
}

impl Reader {
    /// `false` when the reader is gone or does not take.
    async fn send(&self, streamed: Streamed) -> bool {
        let sent = tokio::time::timeout(TAKES_WITHIN, self.sender.send(streamed)).await;
        sent.is_ok_and(|sent| sent.is_ok())
    }
}

impl Streamed {
    /// Its place, where it has one.
    pub const fn at(&self) -> Option<Place> {
        match self {
            Streamed::Ready(at)
            | Streamed::Activated { at, .. }
            | Streamed::Imported { at, .. } => Some(*at),
            Streamed::Moved(moved) => Some(moved.at),
            Streamed::Changed { .. } => None,
        }
    }
}
