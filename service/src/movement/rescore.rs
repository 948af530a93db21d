//! Everything anew from the facts: what differs is reported and mended. On a sound database nothing does,
//! but for customers whose place was due to change.

use shared_scoring::Cell;
use sqlx::types::Uuid;

use super::model::Cause;
use super::{Error, Recorder, before, store};
use crate::base::MerchantId;
use crate::orders;

/// Customers in a transaction.
const CHUNK_CUSTOMERS: i64 = 1_000;

/// What a recomputation found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rescored {
    /// Customers that were recomputed.
    pub customers: usize,
    /// Orders that were counted otherwise than their versions and refunds say.
    pub orders_differed: usize,
    /// Customers whose stats differed.
    pub stats_differed: usize,
    /// Customers that moved to another cell, as their stats differed or as time had passed.
    pub moved: usize,
    /// Cells whose number of customers or spend differed.
    pub counts_differed: usize,
}

impl Recorder {
    /// Recomputes all customers of a merchant from the facts, in chunks. `done` is told how many.
    ///
    /// # Errors
    /// When the database cannot be used; what `done` was told of stays.
    pub async fn rescore(
        &self,
        merchant: MerchantId,
        mut done: impl FnMut(usize),
    ) -> Result<Rescored, Error> {
        let mut total = Rescored::default();
        let mut after = Uuid::nil();
        while let Some(last) = self.rescore_chunk(merchant, after, &mut total).await? {
            done(total.customers);
            after = last;
        }
        let (mut transaction, shop) = self.lock(merchant).await?;
        let live = (merchant, shop.live_slot);
        let mended = store::mend_counts(&mut transaction, live, shop.config_version, None).await?;
        total.counts_differed = mended.len();
        let today = shop.day_at(self.clock.now_ms());
        let days = mended.into_iter().map(|(cell, change)| ((today, cell), change)).collect();
        store::days::upsert(&mut transaction, merchant, &days).await?;
        if let Some(staged) = shop.staged {
            let (other, last) = ((merchant, shop.live_slot.other()), Some(staged.after));
            let mended = store::mend_counts(&mut transaction, other, staged.version, last).await?;
            total.counts_differed += mended.len();
        }
        transaction.commit().await?;
        Ok(total)
    }

    async fn rescore_chunk(
        &self,
        merchant: MerchantId,
        after: Uuid,
        total: &mut Rescored,
    ) -> Result<Option<Uuid>, Error> {
        let now_ms = self.clock.now_ms();
        let (mut transaction, shop) = self.lock(merchant).await?;
        let live = (merchant, shop.live_slot);
        let page =
            store::reads::select_cells(&mut transaction, live, after, CHUNK_CUSTOMERS).await?;
        let Some((last, _)) = page.last().copied() else { return Ok(None) };
        let ids: Vec<Uuid> = page.iter().map(|(id, _)| *id).collect();
        let mut book = orders::load_customers_book(&mut transaction, merchant, &ids).await?;
        let stood = before(&book);
        total.stats_differed += book.recount();
        total.orders_differed += book.changed.orders.len();
        let anew = (Cause::Rescore, now_ms);
        let folded = self.follow(&mut transaction, &shop, (book, stood), anew).await?;
        self.save(&mut transaction, &shop, &folded).await?;
        let cells =
            store::reads::select_cells(&mut transaction, live, after, CHUNK_CUSTOMERS).await?;
        transaction.commit().await?;
        let moved = page.iter().zip(&cells).filter(|(stood, stands)| stood != stands);
        total.moved += moved.count();
        total.customers += page.len();
        debug_assert!(cells.iter().all(|(_, cell)| (*cell as usize) < Cell::COUNT));
        Ok(Some(last))
    }
}
