//! Bands kept as quintiles are computed anew when their days are over, each time as a version of its own.

use shared_scoring::json::Base;

use super::{Configurations, Error, Saving};
use crate::adapters::postgres;
use crate::base::MerchantId;
use crate::merchants;
use crate::movement::Recorder;
use crate::scoring::{BY_ITSELF, Occasion};
use crate::workers::{Age, AgeError};

impl Configurations {
    /// Computes the quintiles of a merchant anew if their days are over on its present day; says which version
    /// came of it. Nothing happens while another version is on its way.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn recompute_quintiles(&self, merchant: MerchantId) -> Result<Option<i64>, Error> {
        let current = self.current(merchant).await?;
        let version = &current.active.version;
        let Base::Quintiles { every_days } = version.source.base else { return Ok(None) };
        if current.staged.is_some() {
            return Ok(None);
        }
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        drop(transaction);
        let today = shop.ok_or(Error::UnknownMerchant)?.day_at(self.clock.now_ms());
        if today.days_since(version.bands_on) < u32::from(every_days) {
            return Ok(None);
        }
        let reason = Occasion::Quintiles.reason(&today.to_string());
        let saving = Saving {
            by: BY_ITSELF,
            reason: &reason,
            // Who saves meanwhile computes them too.
            upon: Some(version.version),
            tells: version.tells,
        };
        match self.save_with(merchant, &current.active.config, None, saving).await {
            Ok(saved) => Ok(Some(saved.version)),
            Err(Error::Stale { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// What is done in a shop when its day begins: time moves its customers, then its quintiles are computed anew
/// if their days are over.
pub struct DayBegins {
    /// Moves customers.
    pub recorder: Recorder,
    /// Saves versions.
    pub configurations: Configurations,
}

impl Age for DayBegins {
    async fn age(&self, merchant: MerchantId) -> Result<usize, AgeError> {
        let moved = Age::age(&self.recorder, merchant).await?;
        if moved == 0 {
            let saved = self.configurations.recompute_quintiles(merchant).await;
            saved.map_err(|error| AgeError(error.into()))?;
        }
        Ok(moved)
    }
}
