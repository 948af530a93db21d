//! History from files, through the same book as messages: whole customers at a time, so that each is
//! written once, and nobody is told of each of them.

use std::mem;

use ahash::{AHashMap, AHashSet};

use super::model::Cause;
use super::{Batch, Error, Recorder};
use crate::base::MerchantId;
use crate::orders::event::{Change, Event};
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
    known: Known,
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
        Import { recorder: self, merchant, known: Known::Nothing }
    }
}

impl Import<'_> {
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
        for chunk in chunks(events) {
            self.write_chunk(&chunk).await?;
            done(chunk.len());
        }
        Ok(())
    }

    async fn write_chunk(&mut self, chunk: &[&Event]) -> Result<(), Error> {
        let now_ms = self.recorder.clock.now_ms();
        let (mut transaction, shop) = self.recorder.lock(self.merchant).await?;
        let seq = shop.change_seq;
        let mut written = match mem::replace(&mut self.known, Known::More) {
            Known::Nothing if orders::has_none(&mut transaction, self.merchant).await? => {
                Some(AHashSet::new())
            }
            // Nobody else has written since.
            Known::Only { written, change_seq } if change_seq + 1 == seq => Some(written),
            _ => None,
        };
        let there = written.as_ref().map_or(MayBeThere::All, MayBeThere::Only);
        let batch = Batch { there, ..Batch::new(chunk, Cause::Import, now_ms) };
        self.recorder.fold(&mut transaction, &shop, batch).await?;
        transaction.commit().await?;
        if let Some(written) = &mut written {
            written.extend(chunk.iter().filter_map(|event| order_of(event)).map(str::to_owned));
        }
        self.known = match written.filter(|written| written.len() <= REMEMBERED) {
            Some(written) => Known::Only { written, change_seq: seq },
            None => Known::More,
        };
        Ok(())
    }
}

/// Deals events out to chunks, all of a customer's to the same one.
fn chunks(events: &[Event]) -> Vec<Vec<&Event>> {
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
        match chunks.last_mut().filter(|chunk| chunk.len() + group.len() <= CHUNK_EVENTS) {
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
