//! History from files, through the same book as messages: whole customers at a time, so that each is
//! written once, and nobody is told of each of them.

use std::mem;

use ahash::{AHashMap, AHashSet};

use super::model::Cause;
use super::{Batch, Error, Folded, Recorder};
use crate::adapters::postgres;
use crate::base::MerchantId;
use crate::merchants::{self, Merchant};
use crate::orders::event::{Change, Event};
use crate::orders::model::Book;
use crate::orders::{self, MayBeThere};

/// Orders in a transaction, unless one customer has more.
const CHUNK_EVENTS: usize = 20_000;

/// No more orders than this are remembered; beyond them each is looked for.
const REMEMBERED: usize = 1_500_000;

/// An import of orders into one shop. It can be stopped after any step and repeated: a version that is
/// known changes nothing.
pub struct Import<'r> {
    recorder: &'r Recorder,
    merchant: MerchantId,
    /// Orders in a transaction, unless one customer has more.
    chunk: usize,
    known: Known,
    /// The number of its last change.
    last: Option<i64>,
    counts: Counts,
}

/// What an import changed so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Orders that the shop did not have.
    pub orders_new: u64,
    /// Orders of which the shop had another version.
    pub orders_changed: u64,
    /// Customers whom the shop did not have.
    pub customers_new: u64,
}

/// What an import knows of the orders that are there already.
enum Known {
    /// Not asked yet.
    Nothing,
    /// The shop had none, and at this number of change has only these.
    Only { written: AHashSet<String>, change_seq: i64 },
    /// The shop has orders of others.
    More,
}

impl Recorder {
    /// Begins an import.
    pub fn import(&self, merchant: MerchantId) -> Import<'_> {
        let (known, last, counts) = (Known::Nothing, None, Counts::default());
        Import { recorder: self, merchant, chunk: CHUNK_EVENTS, known, last, counts }
    }
}

/// A chunk that was folded before its turn, while the one before it was still being written.
struct Ahead {
    /// The shop as it was then.
    upon: Merchant,
    folded: Folded,
}

impl<'r> Import<'r> {
    /// The same with so many orders in a transaction, unless one customer has more.
    pub fn in_chunks_of(self, orders: usize) -> Import<'r> {
        Import { chunk: orders, ..self }
    }

    /// What it changed so far.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Writes orders, among which are all that the file has of their customers. `done` is told how many
    /// were written.
    ///
    /// # Errors
    /// When the database cannot be used; what `done` was told of stays.
    pub async fn write(
        &mut self,
        events: &[Event],
        mut done: impl FnMut(usize),
    ) -> Result<(), Error> {
        self.write_told(events, |written, _| done(written)).await
    }

    /// The same; `done` is also told what the import changed so far.
    ///
    /// # Errors
    /// As for [`Import::write`].
    pub async fn write_told(
        &mut self,
        events: &[Event],
        mut done: impl FnMut(usize, Counts),
    ) -> Result<(), Error> {
        let chunks = chunks(events, self.chunk);
        let mut ahead = None;
        for (at, chunk) in chunks.iter().enumerate() {
            let next = chunks.get(at + 1).map(Vec::as_slice);
            ahead = Box::pin(self.write_chunk(chunk, ahead, next)).await?;
            done(chunk.len(), self.counts);
        }
        Ok(())
    }

    /// Writes a chunk, and folds the next one meanwhile: the database is the longer at work.
    async fn write_chunk(
        &mut self,
        chunk: &[&Event],
        ahead: Option<Ahead>,
        next: Option<&[&Event]>,
    ) -> Result<Option<Ahead>, Error> {
        let recorder = self.recorder;
        let (mut transaction, shop) = recorder.lock(self.merchant).await?;
        let before = shop.change_seq - 1;
        self.known = match mem::replace(&mut self.known, Known::More) {
            Known::Nothing if orders::has_none(&mut transaction, self.merchant).await? => {
                Known::Only { written: AHashSet::new(), change_seq: before }
            }
            // Nobody else has written since.
            Known::Only { written, change_seq } if change_seq == before => {
                Known::Only { written, change_seq }
            }
            _ => Known::More,
        };
        let folded = match ahead.filter(|ahead| self.stands(ahead, &shop)) {
            Some(ahead) => ahead.folded,
            None => recorder.fold(&mut transaction, &shop, self.batch(chunk)).await?,
        };
        let save = async {
            recorder.save(&mut transaction, &shop, &folded).await?;
            Ok::<_, Error>(transaction.commit().await?)
        };
        let (saved, ahead) = futures::join!(save, self.fold_ahead(next));
        saved?;
        self.last = Some(shop.change_seq);
        self.counts.add(&folded.book);
        recorder.changes.tell(self.merchant, shop.change_seq);
        if let Known::Only { written, change_seq } = &mut self.known {
            *change_seq = shop.change_seq;
            written.extend(chunk.iter().filter_map(|event| order_of(event)).map(str::to_owned));
            if written.len() > REMEMBERED {
                self.known = Known::More;
            }
        }
        Ok(ahead.filter(|ahead| !ahead.folded.book.meets(&folded.book)))
    }

    fn batch<'b>(&'b self, chunk: &'b [&'b Event]) -> Batch<'b> {
        let there = match &self.known {
            Known::Only { written, .. } => MayBeThere::Only(written),
            Known::Nothing | Known::More => MayBeThere::All,
        };
        Batch { there, ..Batch::new(chunk, Cause::Import, self.recorder.clock.now_ms()) }
    }

    /// Folds a chunk upon what is committed. Should that fail, it is folded in its turn, which says why.
    async fn fold_ahead(&self, chunk: Option<&[&Event]>) -> Option<Ahead> {
        let batch = self.batch(chunk?);
        let mut seen = postgres::begin_snapshot(&self.recorder.pool, self.merchant).await.ok()?;
        let upon = merchants::read(&mut seen, self.merchant).await.ok()??;
        let folded = self.recorder.fold(&mut seen, &upon, batch).await.ok()?;
        Some(Ahead { upon, folded })
    }

    /// Whether folding a chunk now would come to the same: the last change is this import's own, of the chunk
    /// before, with which it shares nothing, and the day is the same. It was folded while that chunk was
    /// written, so it may or may not have seen it.
    fn stands(&self, ahead: &Ahead, shop: &Merchant) -> bool {
        let (before, upon) = (shop.change_seq - 1, &ahead.upon);
        let is_last = self.last == Some(before) && (before - 1..=before).contains(&upon.change_seq);
        let day = |at_ms| shop.day_at(at_ms);
        is_last
            && (upon.config_version, upon.staged) == (shop.config_version, shop.staged)
            && (&upon.calendar, upon.days_from) == (&shop.calendar, shop.days_from)
            && day(ahead.folded.now_ms) == day(self.recorder.clock.now_ms())
    }
}

impl Counts {
    fn add(&mut self, book: &Book) {
        let orders_new = book.changed.orders.values().filter(|is_new| **is_new).count();
        self.orders_new += orders_new as u64;
        self.orders_changed += (book.changed.orders.len() - orders_new) as u64;
        self.customers_new += book.customers.values().filter(|who| who.is_new).count() as u64;
    }
}

/// Deals events out to chunks, all of a customer's to the same one.
fn chunks(events: &[Event], size: usize) -> Vec<Vec<&Event>> {
    let mut numbers = AHashMap::new();
    let mut groups: Vec<Vec<&Event>> = Vec::new();
    for event in events {
        let next = groups.len();
        let customer = customer_of(event);
        let group = customer.map_or(next, |customer| *numbers.entry(customer).or_insert(next));
        if group == next {
            groups.push(Vec::new());
        }
        groups[group].push(event);
    }
    let mut chunks: Vec<Vec<&Event>> = Vec::new();
    for group in groups {
        match chunks.last_mut().filter(|chunk| chunk.len() + group.len() <= size) {
            Some(chunk) => chunk.extend(group),
            None => chunks.push(group),
        }
    }
    chunks
}

/// By what an event's customer is told apart: the id alone where there is one, else the e-mail.
fn customer_of(event: &Event) -> Option<(bool, &str)> {
    let named = match &event.change {
        Change::Order(version) => version.customer.as_ref()?,
        _ => return None,
    };
    let by_id = named.id.as_deref().map(|id| (true, id));
    by_id.or_else(|| Some((false, named.email.as_deref()?)))
}

fn order_of(event: &Event) -> Option<&str> {
    match &event.change {
        Change::Order(version) => Some(&version.order_id),
        _ => None,
    }
}
