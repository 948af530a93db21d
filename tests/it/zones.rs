//! A shop that moves to another time zone: its days are others from then on, its past as recorded stays, and no
//! day comes back.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use integration_tests::support::{TestDatabase, by_id, paid_order};
use rfm_service::analytics::Analytics;
use rfm_service::base::{Calendar, Clock, ManualClock, MerchantId};
use rfm_service::configuration::{Configurations, Saving, State};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::customers::{Filter, list_customers};
use rfm_service::movement::model::Cause;
use rfm_service::movement::past::movement_between;
use rfm_service::movement::{Outcome, Recorder, ShopVersion, Stage};
use rfm_service::orders::event::{Change, Event};
use rfm_service::preview::Error;
use rfm_service::scoring::Occasion;
use rfm_service::segments::past::read_sizes_on;
use rfm_service::segments::{SegmentSizes, SizeCache, read_sizes};
use rfm_service::workers::{Age, AgeError, Ageing};
use serde_json::json;
use shared_scoring::json as kernel;
use shared_scoring::{Cell, CustomerStats, Day};

const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;
const START_MS: i64 = 20_000 * DAY_MS;

struct World {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    configurations: Configurations,
    rng: fastrand::Rng,
}

type Place = (Option<CustomerStats>, Cell, Option<Day>);

impl World {
    async fn new() -> World {
        let given = std::env::var("RFM_ZONES_SEED").ok().and_then(|seed| seed.parse().ok());
        let rng = fastrand::Rng::with_seed(given.unwrap_or_else(|| fastrand::u64(..)));
        println!("RFM_ZONES_SEED={}", rng.get_seed());
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(START_MS));
        let recorder = database.recorder(clock.clone()).in_steps_of(40);
        let configurations = database.configurations(clock.clone());
        World { database, clock, recorder, configurations, rng }
    }

    async fn shop(&self, domain: &str, zone: &str) -> MerchantId {
        let shop = NewMerchant::new(domain, "USD", zone, "small").unwrap();
        self.recorder.add_merchant(&shop).await.unwrap()
    }

    /// Orders of some customers at any time of some days until now.
    fn orders(&mut self, first: u64, count: u64, days: i64) -> Vec<Event> {
        let now_ms = self.clock.now_ms();
        let mut order = |number: u64| {
            let most = self.rng.u32(1..=150);
            let customer = by_id(self.rng.u32(1..=most));
            let at_ms = now_ms - self.rng.i64(0..days * DAY_MS);
            let version = paid_order(number, customer, at_ms, self.rng.i64(100..30_000));
            let (id, topic) = (number.to_string(), "orders/create".to_owned());
            Event { id, topic, change: Change::Order(version), raw: Vec::new() }
        };
        (first..first + count).map(&mut order).collect()
    }

    async fn tell(
        &self,
        merchant: MerchantId,
        id: &str,
        zone: &str,
        updated_at_ms: i64,
    ) -> Outcome {
        let told = ShopVersion { calendar: Calendar::get(zone).unwrap(), updated_at_ms };
        self.recorder.take_shop(merchant, (id, "shop/update"), &told).await.unwrap()
    }

    async fn settle(&self, merchant: MerchantId) {
        while self.recorder.stage(merchant).await.unwrap() != Stage::Nothing {}
    }

    async fn begin_day(&self, merchant: MerchantId) {
        while Age::age(&self.recorder, merchant).await.unwrap() > 0 {}
    }

    async fn places(&self, merchant: MerchantId) -> BTreeMap<String, Place> {
        let filter = Filter { limit: 10_000, ..Filter::default() };
        let (pool, now_ms) = (self.database.app(), self.clock.now_ms());
        let page = list_customers(&pool, merchant, now_ms, &filter).await.unwrap();
        let place = |one: rfm_service::movement::customers::Scored| {
            (one.external_id.unwrap(), (one.stats, one.cell, one.next_change_on))
        };
        page.customers.into_iter().map(place).collect()
    }

    async fn sizes(&self, merchant: MerchantId) -> SegmentSizes {
        let (pool, cache) = (self.database.app(), SizeCache::default());
        let sizes = read_sizes(&pool, &cache, self.clock.now_ms(), merchant, "en").await;
        sizes.unwrap().unwrap()
    }

    async fn sizes_on(&self, merchant: MerchantId, day: Day) -> Vec<(String, i64, i64)> {
        let (pool, now_ms, cache) =
            (self.database.app(), self.clock.now_ms(), SizeCache::default());
        let read = read_sizes_on(&pool, &cache, now_ms, merchant, day, "en").await;
        let (sizes, told) = read.unwrap().unwrap();
        assert!(!told.is_restated);
        let of = sizes.segments.into_iter();
        of.map(|size| (size.label, size.customers, size.spend_total_minor)).collect()
    }

    /// The numbers of all customers, as the bands of a preview see them.
    async fn columns(&self, merchant: MerchantId) -> Vec<(i32, u32, i64)> {
        let read = self.configurations.previews.read_columns(merchant, None).await;
        let (_, held) = read.unwrap();
        let columns = held.columns();
        let numbers = columns.last_order_days.iter().zip(columns.order_counts);
        let mut rows: Vec<_> = numbers
            .zip(columns.spend_totals_minor)
            .map(|((day, orders), spend)| (*day, *orders, *spend))
            .collect();
        rows.sort_unstable();
        rows
    }
}

#[tokio::test]
async fn who_moved_is_as_if_they_had_always_been_there_and_not_before() {
    let mut world = World::new().await;
    let (moved, there) = (
        world.shop("moved.example.com", "America/Los_Angeles").await,
        world.shop("there.example.com", "Asia/Tokyo").await,
    );
    let mut past = world.orders(1, 500, 400);
    // The first of all is on a day in Los Angeles on which nobody ordered in Tokyo.
    let at_ms = START_MS - 402 * DAY_MS + 20 * HOUR_MS;
    let first = Change::Order(paid_order(999_999, by_id(1), at_ms, 500));
    past.push(Event {
        id: "999999".into(),
        topic: "orders/create".into(),
        change: first,
        raw: vec![],
    });
    let (before, during, after) =
        (world.orders(1_001, 60, 2), world.orders(2_001, 60, 2), world.orders(3_001, 60, 2));
    for shop in [moved, there] {
        world.recorder.import(shop).write(&past, |_| ()).await.unwrap();
        world.recorder.record(shop, &before, Cause::Live).await.unwrap();
    }
    let analytics = Analytics {
        pool: world.database.app(),
        clock: world.clock.clone(),
        sizes: SizeCache::default(),
    };
    analytics.catch_up(moved).await.unwrap();
    let mut superuser = world.database.superuser().await;
    let recorded = "insert into analytics_metrics (merchant_id, metric, day, data)
        values ($1, 'segment_migration', '2000-01-01', '{}')";
    sqlx::query(recorded).bind(moved.0).execute(&mut superuser).await.unwrap();
    let (stood, sizes, columns) =
        (world.places(moved).await, world.sizes(moved).await, world.columns(moved).await);
    let (_, held) = world.configurations.previews.read_columns(moved, None).await.unwrap();
    let tag = held.tag();
    drop(held);
    // An older message changes nothing, and each counts once.
    let zone = "Asia/Tokyo";
    assert_eq!(world.tell(moved, "a", zone, START_MS).await, Outcome::Taken);
    assert_eq!(world.tell(moved, "a", zone, START_MS).await, Outcome::Repeated);
    assert_eq!(world.tell(moved, "b", "Europe/Paris", START_MS - 1_000).await, Outcome::Taken);
    assert_eq!(world.tell(moved, "c", zone, START_MS + 1_000).await, Outcome::Taken);
    assert_eq!(world.recorder.stage(moved).await.unwrap(), Stage::Staged(40));
    // Nothing of it is seen before all have their place.
    assert_eq!(world.places(moved).await, stood);
    let now = world.sizes(moved).await;
    assert_eq!((now.as_of, now.config_version, &now.segments), (sizes.as_of, 1, &sizes.segments));
    assert_eq!(world.columns(moved).await, columns);
    for shop in [moved, there] {
        world.recorder.record(shop, &during, Cause::Live).await.unwrap();
    }
    world.settle(moved).await;
    for shop in [moved, there] {
        world.recorder.record(shop, &after, Cause::Live).await.unwrap();
    }
    let places = world.places(moved).await;
    let others = |place: &BTreeMap<String, Place>| {
        place.iter().filter(|(id, place)| stood.get(*id) != Some(*place)).count()
    };
    println!("{} of {} customers stand elsewhere", others(&places), places.len());
    assert_eq!(places, world.places(there).await);
    assert_eq!(world.columns(moved).await, world.columns(there).await);
    let (one, other) = (world.sizes(moved).await, world.sizes(there).await);
    assert_eq!((one.as_of, one.segments), (other.as_of, other.segments));
    assert_eq!(one.config_version, 2, "a message that says the same makes no version");
    let (state, saved) = world.configurations.version(moved, 2).await.unwrap();
    assert_eq!((state, saved.version.calendar.name()), (State::Active, zone));
    assert_eq!(
        (&*saved.version.saved_by, &*saved.version.reason),
        ("shopify", "the shop's time zone is Asia/Tokyo")
    );
    let occasion = Occasion::read(&saved.version.saved_by, &saved.version.reason);
    assert_eq!(occasion, Some(Occasion::TimeZone));
    let gone = world.configurations.previews.read_columns(moved, Some(tag)).await;
    assert!(matches!(gone, Err(Error::Gone(_))), "days of another zone do not go with these");
    // The metrics of all days are computed anew, as in the shop that was always there.
    for shop in [moved, there] {
        assert!(analytics.catch_up(shop).await.unwrap() > 300);
        assert_eq!(analytics.catch_up(shop).await.unwrap(), 0);
    }
    let days = (Day(0), Day(30_000));
    for metric in ["repeat_purchase_rate", "average_order_value", "retention_cohorts"] {
        let (one, other) =
            (analytics.read(moved, metric, days).await, analytics.read(there, metric, days).await);
        let (one, other): (BTreeMap<_, _>, BTreeMap<_, _>) =
            (one.unwrap().into_iter().collect(), other.unwrap().into_iter().collect());
        assert!(other.len() > 10, "{metric}");
        assert_eq!(one, other, "{metric}: also no day that only the old zone had");
    }
    let kept = analytics.read(moved, "segment_migration", (Day(0), Day(19_000))).await.unwrap();
    assert_eq!(kept.len(), 1, "what was recorded of a day stays");
    let rescored = world.recorder.rescore(moved, |_| ()).await.unwrap();
    assert_eq!((rescored.stats_differed, rescored.moved, rescored.counts_differed), (0, 0, 0));
}

#[tokio::test]
async fn what_is_restated_stays_and_others_are_told_as_they_were_to_be() {
    let mut world = World::new().await;
    let shop = world.shop("told.example.com", "America/Los_Angeles").await;
    let past = world.orders(1, 600, 300);
    world.recorder.import(shop).write(&past, |_| ()).await.unwrap();
    let (pool, now_ms) = (world.database.app(), world.clock.now_ms());
    let restated = async |day| {
        let cache = SizeCache::default();
        let read = read_sizes_on(&pool, &cache, now_ms, shop, Day(day), "en").await;
        let read = read.unwrap().unwrap();
        assert!(read.1.is_restated);
        (read.0.segments, read.1.config_version)
    };
    let mut before = Vec::new();
    for day in 19_900..19_990 {
        before.push(restated(day).await);
    }
    let mut config = world.configurations.current(shop).await.unwrap().active.config.to_json();
    config["bands"]["recency"] = json!({ "at_most_days": [10, 40, 90, 200] });
    let config = kernel::read_config(&config).unwrap();
    let saving = Saving { by: "a test", reason: "to see", upon: None, tells: true };
    world.configurations.save(shop, &config, saving).await.unwrap();
    world.recorder.stage(shop).await.unwrap();
    world.tell(shop, "a", "Asia/Tokyo", START_MS).await;
    world.settle(shop).await;
    for (day, was) in (19_900..19_990).zip(before) {
        assert_eq!(restated(day).await, was, "by the zone of the first version, {day}");
    }
    let told: i64 = sqlx::query_scalar(
        "select count(*) from outbox where merchant_id = $1 and event_type = 'rfm.updated'",
    )
    .bind(shop.0)
    .fetch_one(&mut world.database.superuser().await)
    .await
    .unwrap();
    assert!(told > 20, "{told}");
}

/// Counts how often shops are visited.
struct Visits(AtomicUsize);

impl Age for &Visits {
    async fn age(&self, _: MerchantId) -> Result<usize, AgeError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(0)
    }
}

#[tokio::test]
async fn a_shop_that_moved_is_looked_at_anew_on_the_same_day() {
    let world = World::new().await;
    let shop = world.shop("anew.example.com", "Europe/Berlin").await;
    world.clock.set(START_MS + 12 * HOUR_MS);
    let visits = Visits(AtomicUsize::new(0));
    let ageing = Ageing::new(world.database.worker(), world.clock.clone(), &visits);
    for (zone, expected) in [("Europe/Berlin", 1), ("Europe/Paris", 2), ("Asia/Tokyo", 3)] {
        world.recorder.move_to_zone(shop, &Calendar::get(zone).unwrap(), "x").await.unwrap();
        world.settle(shop).await;
        for _ in 0..2 {
            ageing.round().await.unwrap();
            assert_eq!(visits.0.load(Ordering::Relaxed), expected, "{zone}");
        }
    }
}

#[tokio::test]
async fn no_day_comes_back_where_a_shop_moves_to_the_west() {
    let mut world = World::new().await;
    let shop = world.shop("west.example.com", "Pacific/Auckland").await;
    let (past, first) = (world.orders(1, 400, 300), world.orders(1_001, 50, 1));
    world.recorder.import(shop).write(&past, |_| ()).await.unwrap();
    // An hour after midnight in Auckland it is eleven the day before in UTC.
    world.clock.set(START_MS + 12 * HOUR_MS);
    let day = Day(20_001);
    assert_eq!(world.sizes(shop).await.as_of, day);
    world.begin_day(shop).await;
    world.recorder.record(shop, &first, Cause::Live).await.unwrap();
    let yesterday = world.sizes_on(shop, Day(day.0 - 1)).await;
    world.tell(shop, "a", "Pacific/Pago_Pago", START_MS).await;
    world.settle(shop).await;
    assert_eq!(world.sizes(shop).await.as_of, day, "in Pago Pago it is one day less");
    // What is written now is of the same day, not of the one before, which is over.
    let later = world.orders(2_001, 80, 1);
    world.recorder.record(shop, &later, Cause::Live).await.unwrap();
    assert_eq!(world.sizes_on(shop, Day(day.0 - 1)).await, yesterday);
    let today: Vec<_> = world.sizes(shop).await.segments;
    let today: Vec<_> = today
        .into_iter()
        .map(|size| (size.label, size.customers, size.spend_total_minor))
        .collect();
    assert_eq!(world.sizes_on(shop, day).await, today);
    let (pool, now_ms) = (world.database.app(), world.clock.now_ms());
    let days = (Day(day.0 - 1), day);
    let between = movement_between(&pool, &SizeCache::default(), now_ms, shop, days).await.unwrap();
    let arrived: i64 =
        between.pairs.iter().filter(|((_, to), _)| to.is_some()).map(|(_, n)| n).sum();
    assert_eq!(arrived, world.sizes(shop).await.customers);
    // The next day begins when it begins there: 11 hours behind UTC.
    world.clock.set(START_MS + 2 * DAY_MS + 11 * HOUR_MS - 1);
    assert_eq!(world.sizes(shop).await.as_of, day);
    world.clock.set(START_MS + 2 * DAY_MS + 11 * HOUR_MS);
    assert_eq!(world.sizes(shop).await.as_of, Day(day.0 + 1));
}

#[tokio::test]
async fn whose_day_has_come_there_is_moved_before_the_shop_is() {
    let world = World::new().await;
    let shop = world.shop("east.example.com", "America/Los_Angeles").await;
    let order = |ago: i64| {
        let version = paid_order(ago, by_id(ago), START_MS - ago * DAY_MS, 5_000);
        let (id, topic) = (ago.to_string(), "orders/create".to_owned());
        Event { id, topic, change: Change::Order(version), raw: Vec::new() }
    };
    let past: Vec<Event> = (0..400).map(order).collect();
    // It is one in the morning in Los Angeles and the afternoon of the same day in Tokyo.
    world.clock.set(START_MS + 8 * HOUR_MS);
    world.recorder.import(shop).write(&past, |_| ()).await.unwrap();
    world.tell(shop, "a", "Asia/Tokyo", START_MS).await;
    for _ in 0..10 {
        assert_eq!(world.recorder.stage(shop).await.unwrap(), Stage::Staged(40));
    }
    // In Tokyo the next day has begun.
    world.clock.set(START_MS + 16 * HOUR_MS);
    let Stage::Staged(moved) = world.recorder.stage(shop).await.unwrap() else { panic!("not yet") };
    assert!(moved > 0);
    world.settle(shop).await;
    let (due, on): (i64, i32) = sqlx::query_as(
        "select count(*) filter (where rescore_due_on_1 <= days_from), day_number(days_from)
         from merchants join users on merchant_id = merchants.id
         where merchants.id = $1 and live_slot = 1 group by days_from",
    )
    .bind(shop.0)
    .fetch_one(&mut world.database.superuser().await)
    .await
    .unwrap();
    assert_eq!((due, on), (0, 20_001));
    assert_eq!(
        world.sizes_on(shop, Day(20_001)).await.len(),
        world.sizes(shop).await.segments.len()
    );
}

#[tokio::test]
async fn what_is_saved_later_keeps_the_zone_that_is_on_its_way() {
    let mut world = World::new().await;
    let shop = world.shop("save.example.com", "UTC").await;
    let past = world.orders(1, 300, 300);
    world.recorder.import(shop).write(&past, |_| ()).await.unwrap();
    world.tell(shop, "a", "Asia/Tokyo", START_MS).await;
    world.recorder.stage(shop).await.unwrap();
    let saving = Saving { by: "a test", reason: "to see", upon: Some(2), tells: false };
    let config = world.configurations.current(shop).await.unwrap().active.config;
    let saved = world.configurations.save(shop, &config, saving).await.unwrap();
    assert!(!saved.is_active, "the same bands, and other days");
    world.settle(shop).await;
    let zone_of = async |version| {
        let (state, saved) = world.configurations.version(shop, version).await.unwrap();
        (state, saved.version.calendar.name().to_owned())
    };
    assert_eq!(zone_of(2).await, (State::Overtaken, "Asia/Tokyo".to_owned()));
    assert_eq!(zone_of(3).await, (State::Active, "Asia/Tokyo".to_owned()));
    // An earlier version comes back with its bands and segments, and the shop stays where it is.
    let saving = Saving { upon: None, ..saving };
    let restored = world.configurations.restore(shop, 1, saving).await.unwrap();
    assert!(restored.is_active);
    assert_eq!(zone_of(4).await, (State::Active, "Asia/Tokyo".to_owned()));
    let again = world.recorder.move_to_zone(shop, &Calendar::get("Asia/Tokyo").unwrap(), "x").await;
    assert_eq!(again.unwrap(), None);
    let back = world.recorder.move_to_zone(shop, &Calendar::utc(), "x").await.unwrap();
    assert_eq!(back, Some(5));
    world.settle(shop).await;
    assert_eq!(zone_of(5).await, (State::Active, "UTC".to_owned()));
}
