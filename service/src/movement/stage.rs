//! A version of the configuration becomes active: its places are staged in the other slot, some customers at
//! a time, while orders are scored under both versions; then the slots are switched at once.

use sqlx::PgConnection;
use sqlx::types::Uuid;

use super::age::due_customers;
use super::model::Moves;
use super::store::stage::{self as rows, StagedRow};
use super::under::Scoring;
use super::{Error, Recorder, store};
use crate::adapters::postgres::MerchantTransaction;
use crate::base::{MerchantId, Slot};
use crate::merchants::{self, Merchant, Staged};
use crate::scoring::{self, Activated};
use crate::segments;
use crate::workers::{StageError, StageVersion};

/// Customers in a transaction. It is short, as orders of the shop wait for it.
pub(super) const STEP_CUSTOMERS: i64 = 1_000;

/// What a step of staging did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No version is staged.
    Nothing,
    /// So many customers got their place, or were moved to their day, or others were told of them.
    Staged(usize),
    /// This version is active now.
    Activated(i64),
}

impl Recorder {
    /// Goes one step on the way of the staged version to being the active one. A step is a transaction of its
    /// own: it can be dropped and repeated, and several processes may take them.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn stage(&self, merchant: MerchantId) -> Result<Stage, Error> {
        let now_ms = self.clock.now_ms();
        let (mut transaction, shop) = self.lock(merchant).await?;
        let Some(staged) = shop.staged else { return self.tell(transaction, &shop, now_ms).await };
        let page = (merchant, shop.live_slot);
        let rows = rows::select_page(&mut transaction, page, staged.after, self.step).await?;
        if !rows.is_empty() {
            return self.stage_rows(transaction, (&shop, staged), &rows, now_ms).await;
        }
        // A place is switched to as it is on that day.
        if !due_customers(&mut transaction, &shop, (now_ms, 1)).await?.is_empty() {
            drop(transaction);
            return Ok(Stage::Staged(self.age(merchant).await?));
        }
        // Others are told of the movers of the version before first: theirs are other places after it.
        if shop.telling.is_some() {
            return self.tell(transaction, &shop, now_ms).await;
        }
        let to = (staged.version, shop.live_slot.other());
        activate_config(&mut transaction, &shop, to, now_ms).await?;
        transaction.commit().await?;
        self.changes.tell(merchant, shop.change_seq);
        Ok(Stage::Activated(staged.version))
    }

    /// Tells others of some of the customers whom the active version moved.
    async fn tell(
        &self,
        mut transaction: MerchantTransaction,
        shop: &Merchant,
        now_ms: i64,
    ) -> Result<Stage, Error> {
        let Some(telling) = shop.telling else { return Ok(Stage::Nothing) };
        let movers = rows::select_movers(&mut transaction, shop.id, telling, self.step).await?;
        let version = telling.version;
        let segments = segments::select_segments(&mut transaction, shop.id, version).await?;
        let to = self.written(shop, now_ms, &segments);
        let places = movers.iter().filter_map(|(id, cell)| Some((*id, (*cell)?)));
        store::insert_outbox(&mut transaction, &to, places).await?;
        let next = movers.last().map(|(after, _)| Staged { version, after: *after });
        merchants::tell(&mut transaction, shop.id, next).await?;
        transaction.commit().await?;
        Ok(Stage::Staged(movers.len()))
    }

    async fn stage_rows(
        &self,
        mut transaction: MerchantTransaction,
        (shop, staged): (&Merchant, Staged),
        rows: &[StagedRow],
        now_ms: i64,
    ) -> Result<Stage, Error> {
        let (merchant, version) = (shop.id, staged.version);
        let scoring = Scoring::read(&mut transaction, shop, version, now_ms).await?;
        let segments = segments::select_segments(&mut transaction, merchant, version).await?;
        let (mut moves, mut places) = (Moves::default(), Vec::with_capacity(rows.len()));
        for row in rows {
            let place = scoring.standing(row.totals.as_ref());
            moves.count((None, Some(place)), (None, row.totals));
            if row.cell != place.cell {
                moves.stage(row.id, (Some(row.cell), Some(place.cell)), &scoring);
            }
            places.push((row.id, place));
        }
        let other = (merchant, shop.live_slot.other());
        rows::update_places(&mut transaction, other, staged.after, &places).await?;
        let to = self.written(shop, now_ms, &segments);
        store::save_moves(&mut transaction, &to, (version, &segments), &moves).await?;
        let after = places.last().map_or(staged.after, |(id, _)| *id);
        merchants::stage(&mut transaction, merchant, Some(Staged { version, after })).await?;
        transaction.commit().await?;
        Ok(Stage::Staged(rows.len()))
    }
}

/// Makes a version active whose places are in this slot, in the transaction that holds the merchant's lock.
/// Counts of the version before go; those of the new one are there.
///
/// # Errors
/// When the database cannot be used.
async fn activate_config(
    connection: &mut PgConnection,
    shop: &Merchant,
    (version, slot): (i64, Slot),
    now_ms: i64,
) -> Result<(), sqlx::Error> {
    let saved = scoring::select_version(connection, shop.id, version).await?;
    let saved = saved.ok_or(sqlx::Error::RowNotFound)?;
    let on = shop.day_under(&saved.calendar, now_ms);
    let since = Activated { change_seq: shop.change_seq, on, at_ms: now_ms };
    merchants::activate(connection, shop.id, (version, slot), (&saved.calendar, on)).await?;
    scoring::activate_config(connection, shop.id, version, since).await?;
    let tells = saved.tells && slot != shop.live_slot;
    // One that leaves everybody in their cell does not end the telling of the one before it.
    let telling = tells.then_some(Staged { version, after: Uuid::nil() }).or(shop.telling);
    merchants::tell(connection, shop.id, telling).await?;
    if slot != shop.live_slot {
        store::days::switch(connection, shop, version, since.on).await?;
    }
    rows::delete_counts(connection, shop.id, shop.config_version).await?;
    store::insert_activated(connection, shop, version, since.at_ms).await
}

/// Begins to stage a version that was saved in this transaction, which holds the merchant's lock, or makes it
/// active at once where its bands and its days are those of the active version: then everybody stays in their cell. A
/// version that was staged until now is overtaken.
///
/// # Errors
/// When the database cannot be used.
pub async fn adopt_config(
    connection: &mut PgConnection,
    shop: &Merchant,
    version: i64,
    now_ms: i64,
) -> Result<bool, sqlx::Error> {
    if let Some(overtaken) = shop.staged {
        rows::delete_counts(connection, shop.id, overtaken.version).await?;
    }
    let live = scoring::select_version(connection, shop.id, shop.config_version).await?;
    let next = scoring::select_version(connection, shop.id, version).await?;
    let (live, next) = live.zip(next).ok_or(sqlx::Error::RowNotFound)?;
    if live.scoring.bands != next.scoring.bands || live.calendar != next.calendar {
        let staged = Staged { version, after: Uuid::nil() };
        merchants::stage(connection, shop.id, Some(staged)).await?;
        return Ok(false);
    }
    rows::copy_counts(connection, shop.id, (shop.config_version, version)).await?;
    activate_config(connection, shop, (version, shop.live_slot), now_ms).await?;
    Ok(true)
}

impl StageVersion for Recorder {
    async fn stage_version(&self, merchant: MerchantId) -> Result<bool, StageError> {
        let step = self.stage(merchant).await.map_err(|error| StageError(error.into()))?;
        Ok(step != Stage::Nothing)
    }
}
