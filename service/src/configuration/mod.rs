//! A merchant's configuration as versions: saved with who, when and why, read, and restored.
//!
//! What is saved is never changed again. A version with other bands is staged and becomes active later; until
//! then readers see the one before it wholly.

mod answer;
pub mod http;
mod model;
mod quintiles;
mod store;

use std::sync::Arc;

use shared_scoring::json::{Config, FieldError, Warning};
use shared_scoring::{Bands, Currency, Day};
use sqlx::{PgConnection, PgPool};
use tokio::sync::Notify;

use crate::adapters::postgres;
use crate::base::{Clock, MerchantId};
use crate::merchants::{self, Merchant};
use crate::movement::adopt_config;
use crate::preview::{self, Previews};
use crate::scoring::{self, NewVersion, Saved, Version};
use crate::segments::{self, SavedConfig};

pub use model::{State, state_of};
pub use quintiles::DayBegins;

/// The longest reason, in bytes.
pub const MAX_REASON_BYTES: usize = 500;

/// Why a configuration cannot be saved or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such merchant.
    #[error("the token's merchant is not there")]
    UnknownMerchant,
    /// No such version.
    #[error("version: there is no version {0}")]
    UnknownVersion(i64),
    /// The configuration breaks its rules.
    #[error("the configuration is not valid")]
    Invalid(Vec<FieldError>),
    /// Somebody else saved meanwhile.
    #[error("the latest version is {latest}, not {expected}; read it, and save again upon it")]
    Stale {
        /// The version upon which this was to be saved.
        expected: i64,
        /// The latest one.
        latest: i64,
    },
    /// Bands cannot be computed.
    #[error("the bands cannot be computed")]
    Bands(#[source] Box<preview::Error>),
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
}

impl From<preview::Error> for Error {
    fn from(error: preview::Error) -> Error {
        match error {
            preview::Error::UnknownMerchant => Error::UnknownMerchant,
            preview::Error::Database(error) => Error::Database(error),
            error => Error::Bands(Box::new(error)),
        }
    }
}

/// Who saves, why, and upon what.
#[derive(Clone, Copy, Debug)]
pub struct Saving<'s> {
    /// Who.
    pub by: &'s str,
    /// Why.
    pub reason: &'s str,
    /// The version that is the latest, as the one who saves knows it; `None` for whichever it is.
    pub upon: Option<i64>,
    /// Whether others are told of each customer whom it moves.
    pub tells: bool,
}

/// What was saved.
#[derive(Clone, Debug)]
pub struct SavedAs {
    /// The number of the version.
    pub version: i64,
    /// Whether it is active already; else it is staged.
    pub is_active: bool,
    /// Its bands.
    pub bands: Bands,
    /// What is legal and worth a second look.
    pub warnings: Vec<Warning>,
}

/// A version on its way to being active.
#[derive(Clone, Debug)]
pub struct OnItsWay {
    /// The version.
    pub saved: SavedConfig,
    /// Customers who have their place under it.
    pub customers_done: i64,
}

/// The configuration as it is.
#[derive(Clone, Debug)]
pub struct Current {
    /// What the shop's money is in.
    pub currency: Currency,
    /// The active version.
    pub active: SavedConfig,
    /// All customers.
    pub customers: i64,
    /// The version that is to be active next.
    pub staged: Option<OnItsWay>,
    /// The number of the latest version.
    pub latest: i64,
}

/// Saves and reads configurations.
#[derive(Clone)]
pub struct Configurations {
    /// The database.
    pub pool: PgPool,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Computes bands from customers.
    pub previews: Previews,
    /// Is notified when a version is staged.
    pub saved: Arc<Notify>,
}

impl Configurations {
    /// Saves a version. It is active at once where its bands are those of the active version.
    ///
    /// # Errors
    /// When somebody else saved meanwhile, or the database cannot be used. Then nothing is saved.
    pub async fn save(
        &self,
        merchant: MerchantId,
        config: &Config,
        saving: Saving<'_>,
    ) -> Result<SavedAs, Error> {
        let live = self.current(merchant).await?.active;
        // Bands that come of the shop's customers stay as they are until they are computed anew.
        let is_same = config.bands == live.config.bands;
        let kept = is_same.then_some((live.version.scoring.bands, live.version.bands_on));
        self.save_with(merchant, config, kept, saving).await
    }

    /// Saves a version with these bands, which are of a day, or with those that come of it now.
    async fn save_with(
        &self,
        merchant: MerchantId,
        config: &Config,
        bands: Option<(Bands, Day)>,
        saving: Saving<'_>,
    ) -> Result<SavedAs, Error> {
        let bands_alone = bands.map_or(config.bands, |(bands, _)| bands.into());
        let to_score = Config { bands: bands_alone, ..config.clone() };
        let kept_on = bands.map(|(_, on)| on);
        let (bands, customers) = self.previews.bands_of(merchant, &to_score).await?;
        let now_ms = self.clock.now_ms();
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let shop = merchants::lock(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant)?;
        let last = scoring::select_versions(&mut transaction, merchant, i64::MAX, 1).await?.pop();
        let last = last.ok_or(sqlx::Error::RowNotFound)?;
        let latest = last.version;
        if let Some(expected) = saving.upon.filter(|upon| *upon != latest) {
            return Err(Error::Stale { expected, latest });
        }
        let version = latest + 1;
        let Saving { by, reason, tells, .. } = saving;
        let saved = Saved { by, reason, at_ms: now_ms, tells };
        let bands_on = kept_on.unwrap_or_else(|| shop.day_at(now_ms));
        let (source, scoring, calendar) = (&config.bands, &config.scoring(bands), &last.calendar);
        let new = NewVersion { source, scoring, bands_on, calendar };
        scoring::insert_config(&mut transaction, merchant, version, new, saved).await?;
        let segments = &config.segments;
        segments::insert_segments(&mut transaction, merchant, version, segments, now_ms).await?;
        let is_active = adopt_config(&mut transaction, &shop, version, now_ms).await?;
        transaction.commit().await?;
        self.saved.notify_one();
        let warnings = config.warnings(&bands, Some(&customers));
        Ok(SavedAs { version, is_active, bands, warnings })
    }

    /// Saves an earlier version again, with the bands that it had.
    ///
    /// # Errors
    /// As for [`Configurations::save`], and when there is no such version.
    pub async fn restore(
        &self,
        merchant: MerchantId,
        version: i64,
        saving: Saving<'_>,
    ) -> Result<SavedAs, Error> {
        let saved = self.version(merchant, version).await?.1;
        let bands = Some((saved.version.scoring.bands, saved.version.bands_on));
        self.save_with(merchant, &saved.config, bands, saving).await
    }

    /// The configuration as it is.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn current(&self, merchant: MerchantId) -> Result<Current, Error> {
        let mut transaction = postgres::begin_snapshot(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant)?;
        let connection = &mut *transaction;
        let active = saved(connection, &shop, shop.config_version).await?;
        let customers = store::count_customers(connection, merchant, shop.config_version).await?;
        let staged = match shop.staged {
            None => None,
            Some(next) => Some(OnItsWay {
                saved: saved(connection, &shop, next.version).await?,
                customers_done: store::count_customers(connection, merchant, next.version).await?,
            }),
        };
        let latest = scoring::latest_version(connection, merchant).await?;
        Ok(Current { currency: shop.currency, active, customers, staged, latest })
    }

    /// A version, and what became of it.
    ///
    /// # Errors
    /// When there is no such version or the database cannot be used.
    pub async fn version(
        &self,
        merchant: MerchantId,
        version: i64,
    ) -> Result<(State, SavedConfig), Error> {
        let mut transaction = postgres::begin_snapshot(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant)?;
        let saved = saved(&mut transaction, &shop, version).await?;
        Ok((state_of(&shop, &saved.version), saved))
    }

    /// Versions before one, the latest first, and what became of each.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn history(
        &self,
        merchant: MerchantId,
        before: i64,
        limit: i64,
    ) -> Result<Vec<(State, Version)>, Error> {
        let mut transaction = postgres::begin_snapshot(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        let shop = shop.ok_or(Error::UnknownMerchant)?;
        let versions = scoring::select_versions(&mut transaction, merchant, before, limit).await?;
        Ok(versions.into_iter().map(|version| (state_of(&shop, &version), version)).collect())
    }
}

async fn saved(
    connection: &mut PgConnection,
    shop: &Merchant,
    version: i64,
) -> Result<SavedConfig, Error> {
    let saved = segments::select_saved(connection, shop.id, version).await?;
    saved.ok_or(Error::UnknownVersion(version))
}
