//! What happens to a shop itself: it is added, and it moves to another time zone. Its past days are other days
//! then, so that is a version of the configuration like the latest one, with the days of that zone: it is staged
//! and becomes active as any other.

use shared_scoring::ScoringConfig;
use shared_scoring::json::{BandsSource, Base, Segment as Definition};
use sqlx::PgConnection;

use super::stage::adopt_config;
use super::{Error, Outcome, Recorder, store};
use crate::adapters::postgres;
use crate::base::{Calendar, MerchantId};
use crate::merchants::{self, Merchant, NewMerchant};
use crate::scoring::{self, Activated, BY_SHOPIFY, NewVersion, Occasion, Saved};
use crate::segments::{self, SavedConfig};

/// What a message says of a shop.
#[derive(Clone, Debug, PartialEq)]
pub struct ShopVersion {
    /// The days of its time zone.
    pub calendar: Calendar,
    /// `updated_at` of the shop, in milliseconds since 1970-01-01T00:00Z: an older version changes nothing.
    pub updated_at_ms: i64,
}

impl Recorder {
    /// Adds a merchant with the bands of its preset and the default segments.
    ///
    /// # Errors
    /// When the domain is taken, or the average order value is neither given nor known.
    pub async fn add_merchant(&self, merchant: &NewMerchant) -> Result<MerchantId, Error> {
        let (preset, currency) = (merchant.preset(), merchant.currency());
        let aov = merchant
            .average_order_minor()
            .or_else(|| scoring::preset_aov(preset, currency))
            .ok_or(merchants::Error::AverageOrder(currency))?;
        let id = merchants::new_merchant_id(&*self.clock);
        let now_ms = self.clock.now_ms();
        let mut transaction = postgres::begin(&self.pool, id).await?;
        merchants::add(&mut transaction, id, merchant, now_ms).await?;
        let source = BandsSource::from(Base::Preset { preset, average_order_minor: Some(aov) });
        let config = ScoringConfig::with_bands(preset.bands(aov, aov));
        let (by, reason) = (scoring::BY_MERCHANT_ADD, Occasion::First.reason(""));
        let saved = Saved { by, reason: &reason, at_ms: now_ms, tells: false };
        let shop = merchants::read(&mut transaction, id).await?;
        let shop = shop.ok_or(Error::UnknownMerchant(id))?;
        let (bands_on, calendar) = (shop.day_at(now_ms), &shop.calendar);
        let new = NewVersion { source: &source, scoring: &config, bands_on, calendar };
        scoring::insert_config(&mut transaction, id, 1, new, saved).await?;
        segments::insert_segments(&mut transaction, id, 1, &Definition::defaults(), now_ms).await?;
        let since = Activated { change_seq: 0, on: bands_on, at_ms: now_ms };
        scoring::activate_config(&mut transaction, id, 1, since).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Takes a message about the shop, once.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn take_shop(
        &self,
        merchant: MerchantId,
        event: (&str, &str),
        told: &ShopVersion,
    ) -> Result<Outcome, Error> {
        let now_ms = self.clock.now_ms();
        let (mut transaction, shop) = self.lock(merchant).await?;
        let seq = shop.change_seq;
        let fresh =
            store::insert_processed(&mut transaction, merchant, seq, now_ms, &[event]).await?;
        if fresh.is_empty() {
            return Ok(Outcome::Repeated);
        }
        adopt_told(&mut transaction, &shop, told, now_ms).await?;
        transaction.commit().await?;
        self.changes.tell(merchant, seq);
        Ok(Outcome::Taken)
    }

    /// Moves a shop to another time zone by hand, whatever was said of it, and says with which version; `None`
    /// where it is in that zone or on its way there.
    ///
    /// # Errors
    /// When the merchant is unknown or the database cannot be used.
    pub async fn move_to_zone(
        &self,
        merchant: MerchantId,
        calendar: &Calendar,
        by: &str,
    ) -> Result<Option<i64>, Error> {
        let now_ms = self.clock.now_ms();
        let (mut transaction, shop) = self.lock(merchant).await?;
        let latest = latest(&mut transaction, merchant).await?;
        let version = adopt_zone(&mut transaction, (&shop, latest), calendar, (by, now_ms)).await?;
        transaction.commit().await?;
        self.changes.tell(merchant, shop.change_seq);
        Ok(version)
    }
}

/// Takes what a message says of the shop, unless a later one was taken. The merchant is locked.
pub(super) async fn adopt_told(
    connection: &mut PgConnection,
    shop: &Merchant,
    told: &ShopVersion,
    now_ms: i64,
) -> Result<(), sqlx::Error> {
    let latest = latest(connection, shop.id).await?;
    // Of two messages of the same time the same one decides, whichever comes first.
    let ties = told.calendar.name() > latest.version.calendar.name();
    if merchants::take_shop(connection, shop.id, told.updated_at_ms, ties).await? {
        adopt_zone(connection, (shop, latest), &told.calendar, (BY_SHOPIFY, now_ms)).await?;
    }
    Ok(())
}

async fn latest(
    connection: &mut PgConnection,
    merchant: MerchantId,
) -> Result<SavedConfig, sqlx::Error> {
    let version = scoring::latest_version(connection, merchant).await?;
    let latest = segments::select_saved(connection, merchant, version).await?;
    latest.ok_or(sqlx::Error::RowNotFound)
}

/// Saves a version like the latest one with these days, if that has others. The merchant is locked.
async fn adopt_zone(
    connection: &mut PgConnection,
    (shop, latest): (&Merchant, SavedConfig),
    calendar: &Calendar,
    (by, now_ms): (&str, i64),
) -> Result<Option<i64>, sqlx::Error> {
    let before = &latest.version;
    if before.calendar == *calendar {
        return Ok(None);
    }
    let (merchant, version) = (shop.id, before.version + 1);
    let reason = Occasion::TimeZone.reason(calendar.name());
    // Others are told of the movers of a version that it overtakes, if they were to be.
    let tells = before.tells && before.activated.is_none();
    let saved = Saved { by, reason: &reason, at_ms: now_ms, tells };
    let (source, scoring, bands_on) = (&before.source, &before.scoring, before.bands_on);
    let new = NewVersion { source, scoring, bands_on, calendar };
    scoring::insert_config(connection, merchant, version, new, saved).await?;
    let segments = &latest.config.segments;
    segments::insert_segments(connection, merchant, version, segments, now_ms).await?;
    adopt_config(connection, shop, version, now_ms).await?;
    Ok(Some(version))
}
