//! What a preview says is what a save then does, and a version is taken whole or not at all.

mod later;
mod preview;
mod stages;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use integration_tests::support::{TestDatabase, by_id, paid_order};
use rfm_service::base::{Clock, ManualClock, MerchantId};
use rfm_service::configuration::{Configurations, Saving};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Recorder, Stage};
use rfm_service::orders::event::{Change, Event};
use rfm_service::preview::{MoversWanted, Preview};
use rfm_service::segments::Segments;
use serde_json::{Value, json};
use shared_scoring::Cell;
use shared_scoring::json::{self as kernel, Config};
use uuid::Uuid;

const DAY_MS: i64 = 86_400_000;
const START: i64 = 20_000;

/// A shop of its own database.
struct Shop {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    configurations: Configurations,
    merchant: MerchantId,
    rng: fastrand::Rng,
    orders: u64,
}

impl Shop {
    /// A shop with some customers, from a seed that the environment may give.
    async fn new() -> Shop {
        let given = std::env::var("RFM_CONFIG_SEED").ok().and_then(|seed| seed.parse().ok());
        let rng = fastrand::Rng::with_seed(given.unwrap_or_else(|| fastrand::u64(..)));
        println!("RFM_CONFIG_SEED={}", rng.get_seed());
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(START * DAY_MS));
        let recorder = database.recorder(clock.clone()).in_steps_of(50);
        let configurations = database.configurations(clock.clone());
        let shop = NewMerchant::new("shop.example.com", "USD", "Europe/Berlin", "small").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        let mut shop = Shop { database, clock, recorder, configurations, merchant, rng, orders: 0 };
        let orders: Vec<Event> = (0..900).map(|_| shop.order(400)).collect();
        shop.recorder.import(merchant).write(&orders, |_| ()).await.unwrap();
        shop
    }

    /// An order of somebody on one of so many last days.
    fn order(&mut self, days: i64) -> Event {
        self.orders += 1;
        let most = self.rng.u32(1..=300);
        let customer = by_id(self.rng.u32(1..=most));
        let at_ms = self.clock.now_ms() - self.rng.i64(0..days * DAY_MS);
        let version = paid_order(self.orders, customer, at_ms, self.rng.i64(100..30_000));
        let (id, topic) = (self.orders.to_string(), "orders/create".to_owned());
        Event { id, topic, change: Change::Order(version), raw: Vec::new() }
    }

    async fn take_orders(&mut self, count: usize) {
        let orders: Vec<Event> = (0..count).map(|_| self.order(1)).collect();
        self.recorder.record(self.merchant, &orders, Cause::Live).await.unwrap();
    }

    fn saving(&self) -> Saving<'static> {
        Saving { by: "a test", reason: "to see", upon: None, tells: false }
    }

    async fn save(&self, config: &Config) -> i64 {
        let saved = self.configurations.save(self.merchant, config, self.saving()).await.unwrap();
        while self.recorder.stage(self.merchant).await.unwrap() != Stage::Nothing {}
        saved.version
    }

    async fn preview(&self, given: &Value, wanted: Option<&MoversWanted>) -> Preview {
        let given = given.as_object().unwrap();
        self.configurations.previews.preview(self.merchant, given, wanted).await.unwrap()
    }

    /// All who would move, page by page.
    async fn movers(&mut self, given: &Value) -> BTreeMap<Uuid, (Cell, Cell)> {
        let mut found = BTreeMap::new();
        let mut after = None;
        loop {
            let limit = self.rng.usize(1..40);
            let wanted = MoversWanted { limit, after, from: None, to: None };
            let (page, next) = self.preview(given, Some(&wanted)).await.movers.unwrap();
            assert!(page.len() <= limit);
            for mover in page {
                let twice = found.insert(mover.customer.id, (mover.now, mover.then));
                assert_eq!(twice, None, "{} comes twice", mover.customer.id);
            }
            after = next;
            if after.is_none() {
                return found;
            }
        }
    }

    /// Everybody's place, and the segments that are active.
    async fn places(&self) -> (BTreeMap<Uuid, Cell>, Segments) {
        let rows: Vec<(Uuid, i16)> = sqlx::query_as(
            "select users.id, case live_slot when 0 then cell_0 else cell_1 end
             from users join merchants on merchants.id = merchant_id
             where merchant_id = $1 and merged_into is null",
        )
        .bind(self.merchant.0)
        .fetch_all(&mut self.database.superuser().await)
        .await
        .unwrap();
        let cell = |index: i16| Cell::from_index(u8::try_from(index).unwrap()).unwrap();
        let current = self.configurations.current(self.merchant).await.unwrap();
        (rows.into_iter().map(|(id, index)| (id, cell(index))).collect(), current.active.segments)
    }

    /// The changes that a version made, as the history tells them.
    async fn history_of(&self, version: i64) -> BTreeMap<Uuid, (Cell, Cell)> {
        let rows: Vec<(Uuid, i16, i16)> = sqlx::query_as(
            "select customer_id, from_cell, to_cell from customer_history
             where merchant_id = $1 and config_version = $2 and cause = 'config'",
        )
        .bind(self.merchant.0)
        .bind(version)
        .fetch_all(&mut self.database.superuser().await)
        .await
        .unwrap();
        let cell = |index: i16| Cell::from_index(u8::try_from(index).unwrap()).unwrap();
        rows.into_iter().map(|(id, from, to)| (id, (cell(from), cell(to)))).collect()
    }
}

fn labels(segments: &Segments, cell: Cell) -> BTreeSet<&str> {
    segments.of_cell(cell).map(|segment| segment.label.as_str()).collect()
}

fn primary(segments: &Segments, cell: Cell) -> Option<&str> {
    segments.primary_of(cell).map(|segment| segment.label.as_str())
}

fn with_recency(edges: [i32; 4]) -> Config {
    let document = json!({
        "bands": {
            "recency": { "at_most_days": edges },
            "frequency": { "at_least_orders": [2, 3, 5, 8] },
            "monetary": { "at_least_minor": [2000, 4000, 8000, 16000] },
        },
    });
    let mut config = kernel::read_config(&document).unwrap();
    config.segments = kernel::Segment::defaults();
    config
}
