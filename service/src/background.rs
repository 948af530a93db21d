//! The workers of a running server, and what each of them works with.

use tokio_util::sync::CancellationToken;

use crate::analytics::Analytics;
use crate::app::App;
use crate::base::MerchantId;
use crate::configuration::DayBegins;
use crate::movement::Recorder;
use crate::movement::stream::Streams;
use crate::server::Roles;
use crate::workers::{
    Age, AgeError, Ageing, LogPublisher, OutboxRelay, Prune, Restate, RestateError, Restating,
    Rollup, Staging, Visited,
};

/// The metrics of the day that is over. No customer waits for them, so they hold up nobody's day: those of a
/// shop's whole past are a pass over all of its orders.
struct DayEnds(Analytics);

impl Age for DayEnds {
    const NAME: &str = "metrics";
    const IS_AWAITED: bool = false;

    async fn age(&self, merchant: MerchantId) -> Result<usize, AgeError> {
        let computed = self.0.catch_up(merchant).await;
        computed.map_err(|error| AgeError(error.into()))?;
        Ok(0)
    }
}

/// The metrics of days of which orders were changed.
struct DaysChange(Analytics);

impl Restate for DaysChange {
    async fn restate(&self, merchant: MerchantId) -> Result<(), RestateError> {
        let computed = self.0.catch_up(merchant).await;
        computed.map(drop).map_err(|error| RestateError(error.into()))
    }
}

/// All workers.
pub(crate) struct Background {
    relay: OutboxRelay<LogPublisher>,
    prune: Prune,
    rollup: Rollup,
    ageing: Ageing<DayBegins>,
    day_ends: Ageing<DayEnds>,
    staging: Staging<Recorder>,
    restating: Restating<DaysChange>,
    streams: Streams,
    roles: Roles,
    /// Whether days begin by calls alone, each of which waits for their work.
    is_driven: bool,
}

impl Background {
    /// The workers of an application; none has begun.
    pub(crate) fn new(app: &App, roles: Roles) -> Background {
        let (pool, workers, clock) = (&app.pool, &app.worker_pool, &app.clock);
        let (recorder, configurations) = (app.recorder.clone(), app.configurations.clone());
        let calendar = app.settings.rollup_calendar.clone();
        let saved = configurations.saved.clone();
        let day_begins = DayBegins { recorder: recorder.clone(), configurations };
        let day_ends = DayEnds(app.analytics.clone());
        Background {
            relay: OutboxRelay::new(pool.clone(), workers.clone(), clock.clone(), LogPublisher),
            prune: Prune {
                pool: pool.clone(),
                worker_pool: workers.clone(),
                clock: clock.clone(),
                keep: app.settings.keep,
            },
            rollup: Rollup::new(workers.clone(), clock.clone(), calendar),
            ageing: Ageing::new(workers.clone(), clock.clone(), day_begins),
            day_ends: Ageing::new(workers.clone(), clock.clone(), day_ends),
            staging: Staging::new(workers.clone(), recorder, saved),
            restating: Restating::new(workers.clone(), DaysChange(app.analytics.clone())),
            streams: app.streams.clone(),
            roles,
            is_driven: app.driven.is_some(),
        }
    }

    /// Does at once what time asks for: what is old is forgotten and months of history are made, then the days
    /// that began since, versions on their way, the roll-up, and metrics. Says how many customers were moved.
    pub(crate) async fn catch_up(&self) -> anyhow::Result<usize> {
        self.prune.round().await?;
        let Visited { moved, failed } = self.ageing.visit_all().await?;
        anyhow::ensure!(failed == 0, "the day could not begin in {failed} shops");
        self.staging.round().await?;
        self.rollup.round().await?;
        let Visited { failed, .. } = self.day_ends.visit_all().await?;
        anyhow::ensure!(
            failed == 0,
            "the metrics of the day could not be computed in {failed} shops"
        );
        Ok(moved)
    }

    /// Works until it is told to stop; what is begun then is finished or not written at all.
    pub(crate) async fn run(&self, stop: &CancellationToken) {
        let of_days = async {
            if !self.is_driven {
                tokio::join!(
                    self.rollup.run(stop.clone()),
                    self.ageing.run(stop.clone()),
                    self.day_ends.run(stop.clone()),
                );
            }
        };
        let working = async {
            if self.roles.workers {
                tokio::join!(
                    of_days,
                    self.relay.run(stop.clone()),
                    self.prune.run(stop.clone()),
                    self.staging.run(stop.clone()),
                    self.restating.run(stop.clone()),
                );
            }
        };
        let streaming = async {
            if self.roles.api {
                self.streams.run(stop.clone()).await;
            }
        };
        tokio::join!(working, streaming);
    }
}
