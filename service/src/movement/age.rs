//! Time moves customers: each whose change is due, on its own day, through the same writes as an order.

use std::collections::BTreeMap;

use sqlx::PgConnection;
use sqlx::types::Uuid;

use super::model::Cause;
use super::{Error, Recorder, before, store};
use crate::adapters::postgres;
use crate::base::MerchantId;
use crate::merchants::{self, Merchant};
use crate::orders::model::{Book, Customer, OrderTotals, Touch};
use crate::scoring;
use crate::workers::{Age, AgeError};

/// Customers in a transaction. It is short, as orders of the shop wait for it.
const BATCH_CUSTOMERS: i64 = 1_000;

impl Recorder {
    /// Moves some of a merchant's customers whose place changes by its present day, the longest due first,
    /// under the active version of the configuration and under the staged one; says how many. None are left
    /// when it is 0. Several processes may do this at the same time: under the merchant's lock each finds
    /// those that are still due.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn age(&self, merchant: MerchantId) -> Result<usize, Error> {
        let now_ms = self.clock.now_ms();
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant(merchant))?;
        // A lock counts as a change, so there has to be one.
        if due_customers(&mut transaction, &shop, (now_ms, 1)).await?.is_empty() {
            return Ok(0);
        }
        let shop = merchants::lock(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant(merchant))?;
        let due = due_customers(&mut transaction, &shop, (now_ms, BATCH_CUSTOMERS)).await?;
        if due.is_empty() {
            return Ok(0);
        }
        let mut book = Book::default();
        for (id, totals) in &due {
            book.customers.insert(*id, Customer { totals: Some(*totals), ..Customer::default() });
            book.changed.customers.insert(*id, Touch::default());
        }
        let stood = before(&book);
        let time = (Cause::Time, now_ms);
        let folded = self.follow(&mut transaction, &shop, (book, stood), time).await?;
        self.save(&mut transaction, &shop, &folded).await?;
        transaction.commit().await?;
        self.changes.tell(merchant, shop.change_seq);
        Ok(due.len())
    }
}

/// Customers whose place changes by the day of an instant under the active version or under the staged one, at
/// most so many of each.
pub(super) async fn due_customers(
    connection: &mut PgConnection,
    shop: &Merchant,
    (now_ms, limit): (i64, i64),
) -> Result<BTreeMap<Uuid, OrderTotals>, sqlx::Error> {
    let live = (shop.id, shop.live_slot);
    let mut due: BTreeMap<_, _> =
        store::select_due(connection, live, None, (shop.day_at(now_ms), limit))
            .await?
            .into_iter()
            .collect();
    if let Some(staged) = &shop.staged {
        let other = (shop.id, shop.live_slot.other());
        let version = scoring::select_version(connection, shop.id, staged.version).await?;
        let calendar = version.ok_or(sqlx::Error::RowNotFound)?.calendar;
        let by = (shop.day_under(&calendar, now_ms), limit);
        due.extend(store::select_due(connection, other, Some(staged.after), by).await?);
    }
    Ok(due)
}

impl Age for Recorder {
    async fn age(&self, merchant: MerchantId) -> Result<usize, AgeError> {
        Recorder::age(self, merchant).await.map_err(|error| AgeError(error.into()))
    }
}
