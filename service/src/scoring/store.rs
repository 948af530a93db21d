//! Versions of a merchant's scoring configuration.

use shared_scoring::json::BandsSource;
use shared_scoring::{
    Bands, Day, FrequencyBands, MonetaryBands, RecencyBands, ScoringConfig, Weights,
};
use sqlx::PgConnection;
use sqlx::types::{Json, JsonValue};

use crate::base::{Calendar, MerchantId};

/// Who saved a version, and why.
#[derive(Clone, Copy, Debug)]
pub struct Saved<'s> {
    /// Who.
    pub by: &'s str,
    /// Why.
    pub reason: &'s str,
    /// When, in milliseconds since 1970-01-01T00:00Z.
    pub at_ms: i64,
    /// Whether others are told of each customer whom it moves.
    pub tells: bool,
}

/// What a version scores by.
#[derive(Clone, Copy, Debug)]
pub struct NewVersion<'v> {
    /// Where the bands come from.
    pub source: &'v BandsSource,
    /// What turns stats into a score.
    pub scoring: &'v ScoringConfig,
    /// The day that the bands are of.
    pub bands_on: Day,
    /// The days under it.
    pub calendar: &'v Calendar,
}

/// A version as it was saved.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number; later ones are greater.
    pub version: i64,
    /// What turns stats into a score.
    pub scoring: ScoringConfig,
    /// Where the bands came from.
    pub source: BandsSource,
    /// The day that the bands are of: on which they were given or computed.
    pub bands_on: Day,
    /// The days under it.
    pub calendar: Calendar,
    /// Who saved it.
    pub saved_by: String,
    /// Why.
    pub reason: String,
    /// When, in milliseconds since 1970-01-01T00:00Z.
    pub saved_at_ms: i64,
    /// Whether others are told of each customer whom it moves.
    pub tells: bool,
    /// Since when it is or was active; `None` when it never was.
    pub activated: Option<Activated>,
}

/// When a version became active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activated {
    /// The number of the change.
    pub change_seq: i64,
    /// The shop's day.
    pub on: Day,
    /// The instant, in milliseconds since 1970-01-01T00:00Z.
    pub at_ms: i64,
}

/// Saves a version of the configuration.
///
/// # Errors
/// When the database cannot be used.
pub async fn insert_config(
    connection: &mut PgConnection,
    merchant: MerchantId,
    version: i64,
    new: NewVersion<'_>,
    saved: Saved<'_>,
) -> Result<(), sqlx::Error> {
    let NewVersion { source, scoring: config, bands_on, calendar } = new;
    let (recency, frequency, monetary) = config.weights.percent();
    let orders: Vec<i64> =
        config.bands.frequency.edges().iter().map(|edge| i64::from(*edge)).collect();
    sqlx::query(include_str!("queries/insert_config_version.sql"))
        .bind(merchant.0)
        .bind(version)
        .bind(&config.bands.recency.edges()[..])
        .bind(orders)
        .bind(&config.bands.monetary.edges()[..])
        .bind([recency, frequency, monetary].map(i16::from).to_vec())
        .bind(config.low_score_below_hundredths.cast_signed())
        .bind(Json(source.to_json()))
        .bind(bands_on.0)
        .bind(saved.by)
        .bind(saved.reason)
        .bind(saved.at_ms)
        .bind(saved.tells)
        .bind(calendar.name())
        .execute(connection)
        .await?;
    Ok(())
}

/// Says since when a version is active.
///
/// # Errors
/// When the database cannot be used.
pub async fn activate_config(
    connection: &mut PgConnection,
    merchant: MerchantId,
    version: i64,
    since: Activated,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("queries/activate_config_version.sql"))
        .bind(merchant.0)
        .bind(version)
        .bind(since.change_seq)
        .bind(since.on.0)
        .bind(since.at_ms)
        .execute(connection)
        .await?;
    Ok(())
}

/// The number of the latest version, whether or not it is active.
///
/// # Errors
/// When the database cannot be used.
pub async fn latest_version(
    connection: &mut PgConnection,
    merchant: MerchantId,
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(include_str!("queries/select_latest_version.sql"))
        .bind(merchant.0)
        .fetch_one(connection)
        .await
}

/// The number of the version that was active before a change.
///
/// # Errors
/// When there was none, or the database cannot be used.
pub async fn version_before(
    connection: &mut PgConnection,
    merchant: MerchantId,
    change_seq: i64,
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(include_str!("queries/select_version_before.sql"))
        .bind(merchant.0)
        .bind(change_seq)
        .fetch_one(connection)
        .await
}

/// What turns stats into a score under a version.
///
/// # Errors
/// When there is none, or it breaks the rules of a configuration.
pub async fn select_config(
    connection: &mut PgConnection,
    merchant: MerchantId,
    version: i64,
) -> Result<ScoringConfig, sqlx::Error> {
    let found = select_version(connection, merchant, version).await?;
    found.map(|version| version.scoring).ok_or(sqlx::Error::RowNotFound)
}

/// A version; `None` when there is none.
///
/// # Errors
/// When it breaks the rules of a configuration, or the database cannot be used.
pub async fn select_version(
    connection: &mut PgConnection,
    merchant: MerchantId,
    version: i64,
) -> Result<Option<Version>, sqlx::Error> {
    let past = version.saturating_add(1);
    let latest = select_versions(connection, merchant, past, 1).await?.pop();
    Ok(latest.filter(|found| found.version == version))
}

/// Versions before one, the latest first.
///
/// # Errors
/// When one breaks the rules of a configuration, or the database cannot be used.
pub async fn select_versions(
    connection: &mut PgConnection,
    merchant: MerchantId,
    before: i64,
    limit: i64,
) -> Result<Vec<Version>, sqlx::Error> {
    let rows: Vec<Row> = sqlx::query_as(include_str!("queries/select_config_versions.sql"))
        .bind(merchant.0)
        .bind(before)
        .bind(limit)
        .fetch_all(connection)
        .await?;
    let read = |row: Row| {
        let version = row.version;
        row.read().ok_or_else(|| {
            let text = format!("rfm_config_versions: version {version} is not valid");
            sqlx::Error::Decode(text.into())
        })
    };
    rows.into_iter().map(read).collect()
}

#[derive(sqlx::FromRow)]
struct Row {
    version: i64,
    recency_at_most_days: Vec<i32>,
    frequency_at_least_orders: Vec<i64>,
    monetary_at_least_minor: Vec<i64>,
    weights: Vec<i16>,
    low_score_below_hundredths: i16,
    bands_source: JsonValue,
    bands_on: i32,
    time_zone: String,
    saved_by: String,
    reason: String,
    saved_at_ms: i64,
    tells_customers: bool,
    activated_seq: Option<i64>,
    activated_on: Option<i32>,
    activated_at_ms: Option<i64>,
}

impl Row {
    fn read(self) -> Option<Version> {
        let weight = |at: usize| self.weights.get(at).and_then(|weight| u8::try_from(*weight).ok());
        let frequency: Option<Vec<u32>> =
            self.frequency_at_least_orders.iter().map(|edge| u32::try_from(*edge).ok()).collect();
        let scoring = ScoringConfig {
            bands: Bands {
                recency: RecencyBands::new(self.recency_at_most_days.try_into().ok()?).ok()?,
                frequency: FrequencyBands::new(frequency?.try_into().ok()?).ok()?,
                monetary: MonetaryBands::new(self.monetary_at_least_minor.try_into().ok()?).ok()?,
            },
            weights: Weights::new(weight(0)?, weight(1)?, weight(2)?).ok()?,
            low_score_below_hundredths: self.low_score_below_hundredths.cast_unsigned(),
        };
        let activated = self.activated_seq.zip(self.activated_on).zip(self.activated_at_ms);
        Some(Version {
            version: self.version,
            scoring,
            source: BandsSource::from_json(&self.bands_source).ok()?,
            bands_on: Day(self.bands_on),
            calendar: Calendar::get(&self.time_zone)?,
            saved_by: self.saved_by,
            reason: self.reason,
            saved_at_ms: self.saved_at_ms,
            tells: self.tells_customers,
            activated: activated.map(|((change_seq, on), at_ms)| Activated {
                change_seq,
                on: Day(on),
                at_ms,
            }),
        })
    }
}
