//! Under which versions of the configuration customers are scored: the active one, and one that is staged.

use shared_scoring::{Day, ScoringConfig};
use sqlx::PgConnection;

use crate::base::Calendar;
use crate::merchants::{Merchant, Staged};
use crate::orders::model::OrderTotals;
use crate::scoring::model::{Move, Standing, advance, standing_on};
use crate::scoring::{self, Version};

/// How customers are scored under a version of the configuration.
#[derive(Clone, Debug)]
pub struct Scoring {
    /// By what.
    pub config: ScoringConfig,
    /// What makes days of instants.
    pub calendar: Calendar,
    /// The present day under it.
    pub today: Day,
}

/// Under which versions customers are scored.
#[derive(Clone, Debug)]
pub struct Under {
    /// The active one.
    pub live: Scoring,
    /// The one that is staged, and whose places in it are there already.
    pub staged: Option<(Staged, Scoring)>,
}

impl Scoring {
    /// How a shop's customers are scored under one of its versions at an instant.
    pub(super) async fn read(
        connection: &mut PgConnection,
        shop: &Merchant,
        version: i64,
        now_ms: i64,
    ) -> Result<Scoring, sqlx::Error> {
        let found = scoring::select_version(connection, shop.id, version).await?;
        let Version { scoring: config, calendar, .. } = found.ok_or(sqlx::Error::RowNotFound)?;
        let today = shop.day_under(&calendar, now_ms);
        Ok(Scoring { config, calendar, today })
    }

    /// Moves a customer from where it stood under this version, with the totals it had, to where the totals
    /// after put it today.
    pub(super) fn advance(
        &self,
        stood: Option<Standing>,
        (before, after): (Option<OrderTotals>, Option<OrderTotals>),
    ) -> (Standing, Vec<Move>) {
        let stats =
            |totals: Option<OrderTotals>| totals.map(|totals| self.calendar.stats_of(&totals));
        let (before, after) = (stats(before), stats(after));
        advance(stood, before.as_ref(), after.as_ref(), &self.config.bands, self.today)
    }

    /// Where a customer stands today under this version.
    pub fn standing(&self, totals: Option<&OrderTotals>) -> Standing {
        let stats = totals.map(|totals| self.calendar.stats_of(totals));
        standing_on(stats.as_ref(), &self.config.bands, self.today)
    }
}
