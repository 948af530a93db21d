//! Whom imports brought in: they are counted from that day on, however long ago they bought.

use shared_scoring::Day;

use super::{Error, Imports, store};
use crate::adapters::postgres;
use crate::base::MerchantId;
use crate::merchants;

/// Customers whom the shop did not have before some imports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brought {
    /// How many.
    pub customers: i64,
    /// There may be more, as imports of that time are not kept any more.
    pub is_least: bool,
}

impl Imports {
    /// Customers whom the imports brought in that ended after one day of the shop and not after another.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn brought(
        &self,
        merchant: MerchantId,
        (from, to): (Day, Day),
    ) -> Result<Brought, Error> {
        let inner = &self.0;
        let mut transaction = postgres::begin(&inner.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        let calendar = shop.ok_or(Error::UnknownMerchant)?.calendar;
        let (from_ms, until_ms) = (calendar.end_of(from), calendar.end_of(to));
        let sum = store::sum(&mut transaction, merchant, (from_ms, until_ms)).await?;
        let (added_ms, customers) = sum.ok_or(Error::UnknownMerchant)?;
        // Of a shop that was added since, nothing was forgotten.
        let kept_from_ms = inner.clock.now_ms() - inner.kept_ms;
        Ok(Brought { customers, is_least: from_ms.max(added_ms) < kept_from_ms })
    }
}
