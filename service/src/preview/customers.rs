//! The customers of a shop in memory: as columns, by ordinal, and as the population that bands come from.

use shared_scoring::comparison::Pairs;
use shared_scoring::json::Config;
use shared_scoring::{Bands, Cell, Currency, Day};
use sqlx::types::Uuid;

use super::{Error, Previews};
use crate::base::MerchantId;
use crate::columns::{ColumnStore, Held, Tag};
use crate::movement::customers::{Context, Scored, read_customers};

const OTHER_STORE: &str = "the tag is of customers who are not in memory any more; read the columns again \
    without it";

impl Previews {
    /// Customers by our ids, in the order of these; `None` for one who is not there any more.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn customers(
        &self,
        merchant: MerchantId,
        ids: &[Uuid],
    ) -> Result<(Context, Vec<Option<Scored>>), Error> {
        let now_ms = self.clock.now_ms();
        Ok(read_customers(&self.pool, merchant, now_ms, ids).await?)
    }

    /// A shop's customers as columns, as they are now, and its day.
    ///
    /// # Errors
    /// When `since` is of a store that is not there any more, or the database cannot be used.
    pub async fn read_columns(
        &self,
        merchant: MerchantId,
        since: Option<Tag>,
    ) -> Result<(Day, Held), Error> {
        let held = self.columns.current(merchant).await?;
        let (shop, columns) = held.ok_or(Error::UnknownMerchant)?;
        let is_of = |tag: Tag| {
            tag.store == columns.tag().store && tag.change_seq <= columns.tag().change_seq
        };
        if !since.is_none_or(is_of) {
            return Err(Error::Gone(OTHER_STORE));
        }
        Ok((shop.day_at(self.clock.now_ms()), columns))
    }

    /// The customers that ordinals of a store stand for, as they are now.
    ///
    /// # Errors
    /// When the store is not there any more, it has no such ordinal, or the database cannot be used.
    pub async fn lookup(
        &self,
        merchant: MerchantId,
        tag: Tag,
        ordinals: &[u32],
    ) -> Result<(Context, Vec<Option<Scored>>), Error> {
        let (_, columns) = self.read_columns(merchant, Some(tag)).await?;
        let id = |ordinal: &u32| {
            let unknown = || Error::Parameter(format!("{ordinal} is none of this store"));
            columns.customer(*ordinal as usize).ok_or_else(unknown)
        };
        let ids = ordinals.iter().map(id).collect::<Result<Vec<_>, _>>()?;
        drop(columns);
        self.customers(merchant, &ids).await
    }

    /// The bands that come of a configuration for a shop as it is now.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn bands_of(
        &self,
        merchant: MerchantId,
        config: &Config,
    ) -> Result<(Bands, [u64; Cell::COUNT]), Error> {
        let held = self.columns.current(merchant).await?;
        let (shop, columns) = held.ok_or(Error::UnknownMerchant)?;
        let as_of = shop.day_at(self.clock.now_ms());
        let config = config.clone();
        let counting = move || {
            let bands = bands_for(&columns, &config, shop.currency, as_of);
            let pairs = Pairs::of_columns(&columns.columns(), (&bands, &bands), as_of);
            (bands, pairs.customers_then())
        };
        Ok(tokio::task::spawn_blocking(counting)
            .await
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic())))
    }
}

/// The bands that come of a configuration for these customers.
pub(super) fn bands_for(
    columns: &ColumnStore,
    config: &Config,
    currency: Currency,
    as_of: Day,
) -> Bands {
    config.bands.bands_of(columns.columns().scored(), currency, as_of).0
}
