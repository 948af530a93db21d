//! What happens to a shop beside its messages: configurations are saved and restored, the shop moves to other time
//! zones, versions are staged step by step, days begin, and any of it is cut off at random points and goes on
//! later, at times in a process that was started again.

use std::collections::HashMap;
use std::pin::pin;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, some_config, some_segments};
use rfm_service::base::{Calendar, ManualClock, MerchantId};
use rfm_service::configuration::{Configurations, DayBegins, Saving};
use rfm_service::movement::{Outcome, Recorder, ShopVersion, Stage};
use rfm_service::workers::Age;
use shared_scoring::json;
use sqlx::PgConnection;

use super::verdict::zone_of;
use super::{Aborted, DAY_MS};

/// Zones at both ends of the day, and some between.
const ZONES: [&str; 6] = [
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Kathmandu",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "Pacific/Auckland",
];

pub(super) struct Versions<'d> {
    database: &'d TestDatabase,
    clock: Arc<ManualClock>,
    rng: fastrand::Rng,
    recorder: Recorder,
    configurations: Configurations,
    day_begins: DayBegins,
    saved: usize,
    restored: usize,
    activated: usize,
    cut_off: usize,
    restarted: usize,
    /// The latest message about each shop, and how many there were.
    told: HashMap<MerchantId, (i64, &'static str)>,
    moved: usize,
}

impl<'d> Versions<'d> {
    pub(super) fn new(
        database: &'d TestDatabase,
        clock: Arc<ManualClock>,
        rng: fastrand::Rng,
    ) -> Versions<'d> {
        let (recorder, configurations, day_begins) = started(database, &clock);
        Versions {
            database,
            clock,
            rng,
            recorder,
            configurations,
            day_begins,
            saved: 0,
            restored: 0,
            activated: 0,
            cut_off: 0,
            restarted: 0,
            told: HashMap::new(),
            moved: 0,
        }
    }

    pub(super) fn configurations(&self) -> &Configurations {
        &self.configurations
    }

    /// Some of what may happen to a shop between two batches of messages; gives the ids of messages about the
    /// shop itself.
    pub(super) async fn go_on(&mut self, merchant: MerchantId, now_ms: i64) -> Vec<String> {
        if self.rng.u8(0..20) == 0 {
            (self.recorder, self.configurations, self.day_begins) =
                started(self.database, &self.clock);
            self.restarted += 1;
        }
        let mut told = Vec::new();
        if self.rng.u8(0..10) == 0 {
            told.push(self.tell_zone(merchant, now_ms).await);
        }
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
        told
    }

    /// A message about the shop, which may be older than one that came before it.
    async fn tell_zone(&mut self, merchant: MerchantId, now_ms: i64) -> String {
        let zone = ZONES[self.rng.usize(0..ZONES.len())];
        let updated_at_ms = (now_ms - self.rng.i64(0..3) * DAY_MS) / 1_000 * 1_000;
        let id = format!("shop-{}", self.rng.u64(..));
        let told = ShopVersion { calendar: Calendar::get(zone).unwrap(), updated_at_ms };
        let latest = self.told.entry(merchant).or_insert((updated_at_ms, zone));
        *latest = (*latest).max((updated_at_ms, zone));
        let mut polls_left = self.rng.u32(1..60);
        loop {
            let event = (id.as_str(), "shop/update");
            let inner = pin!(self.recorder.take_shop(merchant, event, &told));
            if let Some(outcome) = (Aborted { polls_left, inner }).await {
                outcome.unwrap();
                break;
            }
            (polls_left, self.cut_off) = (u32::MAX, self.cut_off + 1);
        }
        let again = self.recorder.take_shop(merchant, (&id, "shop/update"), &told).await;
        assert_eq!(again.unwrap(), Outcome::Repeated);
        self.moved += 1;
        id
    }

    /// The shop is in the zone that the latest message says.
    pub(super) async fn check_zone(&self, connection: &mut PgConnection, merchant: MerchantId) {
        let zone = zone_of(connection, merchant).await;
        let (_, told) = self.told[&merchant];
        assert_eq!(zone.iana_name(), Some(told));
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
        let Versions { saved, restored, activated, cut_off, restarted, moved, .. } = *self;
        println!(
            "{saved} versions saved, {restored} restored, {moved} zones told, {activated} activated by \
             steps, {cut_off} steps cut off, {restarted} restarts"
        );
        assert!(
            saved > 0 && restored > 0 && moved > 0 && activated > 0 && cut_off > 0 && restarted > 0,
            "not all ways were gone"
        );
    }
}

/// What a process works with that has just been started. Several steps for a version, so that customers are met
/// before and after they have their place.
fn started(
    database: &TestDatabase,
    clock: &Arc<ManualClock>,
) -> (Recorder, Configurations, DayBegins) {
    let recorder = database.recorder(clock.clone()).in_steps_of(60);
    let configurations = database.configurations(clock.clone());
    let day_begins =
        DayBegins { recorder: recorder.clone(), configurations: configurations.clone() };
    (recorder, configurations, day_begins)
}
