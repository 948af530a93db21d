//! Time moves customers: each whose change is due, on its own day, through the same writes as an order.

use sqlx::types::Uuid;

use super::model::{Before, Cause};
use super::{Error, Recorder, store};
use crate::adapters::postgres;
use crate::base::{MerchantId, day_of};
use crate::merchants;
use crate::orders::model::{Book, Customer};
use crate::workers::{Age, AgeError};

/// Customers in a transaction. It is short, as orders of the shop wait for it.
const BATCH_CUSTOMERS: i64 = 1_000;

impl Recorder {
    /// Moves some of a merchant's customers whose place changes by its present day, the longest due first;
    /// says how many. None are left when it is 0. Several processes may do this at the same time: under the
    /// merchant's lock each finds those that are still due.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn age(&self, merchant: MerchantId) -> Result<usize, Error> {
        let now_ms = self.clock.now_ms();
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant(merchant))?;
        let today = day_of(&shop.zone, now_ms);
        // A lock counts as a change, so there has to be one.
        if store::select_due(&mut transaction, merchant, today, 1).await?.is_empty() {
            return Ok(0);
        }
        let shop = merchants::lock(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant(merchant))?;
        let due = store::select_due(&mut transaction, merchant, today, BATCH_CUSTOMERS).await?;
        if due.is_empty() {
            return Ok(0);
        }
        let before: Before = due.iter().map(|(id, stats)| (*id, (Some(*stats), None))).collect();
        let mut book = Book::default();
        for (id, stats) in &due {
            book.customers.insert(*id, Customer { stats: Some(*stats), ..Customer::default() });
        }
        book.changed.customers = due.iter().map(|(id, _): &(Uuid, _)| *id).collect();
        let time = (Cause::Time, now_ms);
        let folded = self.follow(&mut transaction, &shop, (book, before), time).await?;
        self.save(&mut transaction, &shop, &folded).await?;
        transaction.commit().await?;
        Ok(due.len())
    }
}

impl Age for Recorder {
    async fn age(&self, merchant: MerchantId) -> Result<usize, AgeError> {
        Recorder::age(self, merchant).await.map_err(|error| AgeError(error.into()))
    }
}
