//! Versions of a merchant's scoring configuration.

use shared_scoring::{Bands, FrequencyBands, MonetaryBands, RecencyBands, ScoringConfig, Weights};
use sqlx::PgConnection;

use crate::base::MerchantId;

/// Who saved a version, and why.
#[derive(Clone, Copy, Debug)]
pub struct Saved<'s> {
    /// Who.
    pub by: &'s str,
    /// Why.
    pub reason: &'s str,
    /// When, in milliseconds since 1970-01-01T00:00Z.
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
    config: &ScoringConfig,
    saved: Saved<'_>,
) -> Result<(), sqlx::Error> {
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
        .bind(saved.by)
        .bind(saved.reason)
        .bind(saved.at_ms)
        .execute(connection)
        .await?;
    Ok(())
}

/// A version of the configuration.
///
/// # Errors
/// When there is none, or it breaks the rules of a configuration.
pub async fn select_config(
    connection: &mut PgConnection,
    merchant: MerchantId,
    version: i64,
) -> Result<ScoringConfig, sqlx::Error> {
    type Row = (Vec<i32>, Vec<i64>, Vec<i64>, Vec<i16>, i16);
    let (recency, frequency, monetary, weights, limit): Row =
        sqlx::query_as(include_str!("queries/select_config_version.sql"))
            .bind(merchant.0)
            .bind(version)
            .fetch_one(connection)
            .await?;
    let read = || {
        let weight = |at: usize| weights.get(at).and_then(|weight| u8::try_from(*weight).ok());
        let frequency: Option<Vec<u32>> =
            frequency.iter().map(|edge| u32::try_from(*edge).ok()).collect();
        Some(ScoringConfig {
            bands: Bands {
                recency: RecencyBands::new(recency.try_into().ok()?).ok()?,
                frequency: FrequencyBands::new(frequency?.try_into().ok()?).ok()?,
                monetary: MonetaryBands::new(monetary.try_into().ok()?).ok()?,
            },
            weights: Weights::new(weight(0)?, weight(1)?, weight(2)?).ok()?,
            low_score_below_hundredths: limit.cast_unsigned(),
        })
    };
    read().ok_or_else(|| {
        sqlx::Error::Decode(format!("rfm_config_versions: version {version} is not valid").into())
    })
}
