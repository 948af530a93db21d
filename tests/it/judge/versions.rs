//! What happens to a shop beside its messages: configurations are saved and restored, versions are staged step
//! by step, days begin, and any of it is cut off at random points and goes on later.

use std::pin::pin;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, some_config, some_segments};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::configuration::{Configurations, DayBegins, Saving};
use rfm_service::movement::{Recorder, Stage};
use rfm_service::workers::Age;
use shared_scoring::json;

use super::Aborted;

pub(super) struct Versions {
    rng: fastrand::Rng,
    recorder: Recorder,
    configurations: Configurations,
    day_begins: DayBegins,
    saved: usize,
    restored: usize,
    activated: usize,
    cut_off: usize,
}

impl Versions {
    pub(super) fn new(
        database: &TestDatabase,
        clock: Arc<ManualClock>,
        rng: fastrand::Rng,
    ) -> Versions {
        // Several steps for a version, so that customers are met before and after they have their place.
        let recorder = database.recorder(clock.clone()).in_steps_of(60);
        let configurations = database.configurations(clock);
        let day_begins =
            DayBegins { recorder: recorder.clone(), configurations: configurations.clone() };
        let (saved, restored, activated, cut_off) = (0, 0, 0, 0);
        Versions { rng, recorder, configurations, day_begins, saved, restored, activated, cut_off }
    }

    pub(super) fn configurations(&self) -> &Configurations {
        &self.configurations
    }

    /// Some of what may happen to a shop between two batches of messages.
    pub(super) async fn go_on(&mut self, merchant: MerchantId) {
        if self.rng.u8(0..6) == 0 {
            self.save(merchant).await;
        }
        for _ in 0..self.rng.u8(0..6) {
            self.step(merchant).await;
        }
        if self.rng.u8(0..3) == 0 {
            let polls_left = self.rng.u32(1..150);
            let inner = pin!(self.day_begins.age(merchant));
            match (Aborted { polls_left, inner }).await {
                Some(moved) => drop(moved.unwrap()),
                None => self.cut_off += 1,
            }
        }
    }

    async fn save(&mut self, merchant: MerchantId) {
        let latest = self.configurations.current(merchant).await.unwrap().latest;
        let saving = Saving { by: "judge", reason: "a test", upon: Some(latest), tells: false };
        if self.rng.u8(0..4) == 0 {
            let version = self.rng.i64(1..=latest);
            self.configurations.restore(merchant, version, saving).await.unwrap();
            self.restored += 1;
            return;
        }
        let mut document = some_config(&mut self.rng);
        if self.rng.bool() {
            // The same bands with other segments.
            document = self.configurations.current(merchant).await.unwrap().active.config.to_json();
            document["segments"] = some_segments(&mut self.rng).into();
        }
        let config = json::read_config(&document).unwrap();
        self.configurations.save(merchant, &config, saving).await.unwrap();
        self.saved += 1;
    }

    async fn step(&mut self, merchant: MerchantId) {
        let polls_left = self.rng.u32(1..150);
        let inner = pin!(self.recorder.stage(merchant));
        match (Aborted { polls_left, inner }).await {
            Some(step) => {
                self.activated += usize::from(matches!(step.unwrap(), Stage::Activated(_)))
            }
            None => self.cut_off += 1,
        }
    }

    /// Takes all versions to their end.
    pub(super) async fn finish(&self, merchants: &[MerchantId]) {
        for merchant in merchants {
            while self.recorder.stage(*merchant).await.unwrap() != Stage::Nothing {}
        }
        let Versions { saved, restored, activated, cut_off, .. } = *self;
        println!(
            "{saved} versions saved, {restored} restored, {activated} activated by steps, {cut_off} \
             steps cut off"
        );
        assert!(
            saved > 0 && restored > 0 && activated > 0 && cut_off > 0,
            "not all ways were gone"
        );
    }
}
