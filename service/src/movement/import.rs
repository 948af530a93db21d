//! History from files, through the same book as messages: whole customers at a time, so that each is
//! written once, and nobody is told of each of them.

use std::collections::BTreeMap;

use super::model::Cause;
use super::{Error, Recorder};
use crate::base::MerchantId;
use crate::orders::event::{Change, CustomerRef, Event};

/// Orders in a transaction, unless one customer has more.
const CHUNK_EVENTS: usize = 20_000;

impl Recorder {
    /// Imports orders, which hold all orders of their customers that the file has. Can be repeated: a
    /// version that is known changes nothing. `done` is told how many were written.
    ///
    /// # Errors
    /// When the database cannot be used; what `done` was told of stays.
    pub async fn import(
        &self,
        merchant: MerchantId,
        events: Vec<Event>,
        mut done: impl FnMut(usize),
    ) -> Result<(), Error> {
        let mut by_customer: BTreeMap<Option<CustomerRef>, Vec<Event>> = BTreeMap::new();
        for event in events {
            by_customer.entry(customer_of(&event)).or_default().push(event);
        }
        let mut chunk = Vec::new();
        for (_, of_customer) in by_customer {
            chunk.extend(of_customer);
            if chunk.len() >= CHUNK_EVENTS {
                self.record(merchant, &chunk, Cause::Import).await?;
                done(chunk.len());
                chunk.clear();
            }
        }
        if !chunk.is_empty() {
            self.record(merchant, &chunk, Cause::Import).await?;
            done(chunk.len());
        }
        Ok(())
    }
}

/// By what an event's customer is told apart: the id alone where there is one.
fn customer_of(event: &Event) -> Option<CustomerRef> {
    let Change::Order(version) = &event.change else { return None };
    let named = version.customer.as_ref()?;
    let email = named.email.clone().filter(|_| named.id.is_none());
    Some(CustomerRef { id: named.id.clone(), email })
}
