//! Which version was active on which day.

use shared_scoring::{Bands, Day};
use sqlx::PgConnection;

use super::store::{Activated, select_versions};
use crate::base::MerchantId;

/// Versions that are looked at, the latest first.
const VERSIONS: i64 = 10_000;

/// The versions of a merchant that are or were active, read once for many days.
#[derive(Clone, Debug)]
pub struct ActiveVersions(Vec<(Day, i64, Bands)>);

impl ActiveVersions {
    /// Reads them.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn read(
        connection: &mut PgConnection,
        merchant: MerchantId,
    ) -> Result<ActiveVersions, sqlx::Error> {
        let versions = select_versions(connection, merchant, i64::MAX, VERSIONS).await?;
        let mut active: Vec<(Activated, i64, Bands)> = versions
            .into_iter()
            .filter_map(|one| Some((one.activated?, one.version, one.scoring.bands)))
            .collect();
        active.sort_by_key(|(since, _, _)| since.change_seq);
        let on = |(since, version, bands): (Activated, i64, Bands)| (since.on, version, bands);
        Ok(ActiveVersions(active.into_iter().map(on).collect()))
    }

    /// The version that was active at the end of a day, and its bands; before the first one, that one.
    pub fn on(&self, day: Day) -> Option<(i64, Bands)> {
        let by_then = self.0.iter().rev().find(|(on, _, _)| *on <= day);
        by_then.or(self.0.first()).map(|(_, version, bands)| (*version, *bands))
    }
}
