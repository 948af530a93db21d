//! Metrics of days: computed when each is over, and all anew, they are the same; and charts say what is there.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use integration_tests::support::{TestDatabase, TestServer, by_id, paid_order};
use rfm_service::analytics::Analytics;
use rfm_service::base::{Clock, ManualClock, MerchantId};
use rfm_service::configuration::Saving;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Recorder, Stage};
use rfm_service::orders::event::{Change, Event, OrderVersion, Refund};
use rfm_service::segments::SizeCache;
use rfm_service::workers::{Restate, RestateError, Restating};
use serde_json::{Value, json};
use shared_scoring::Day;
use shared_scoring::json as kernel;
use shared_scoring::order::VersionRank;
use tokio::task::block_in_place;
use tokio::time::Instant;

const DAY_MS: i64 = 86_400_000;
const START: i64 = 20_000;

struct Shop {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    analytics: Analytics,
    merchant: MerchantId,
    rng: fastrand::Rng,
    /// Customer, day and amount of each order.
    orders: Vec<(u32, i64, i64)>,
}

impl Shop {
    async fn new() -> Shop {
        let given = std::env::var("RFM_ANALYTICS_SEED").ok().and_then(|seed| seed.parse().ok());
        let rng = fastrand::Rng::with_seed(given.unwrap_or_else(|| fastrand::u64(..)));
        println!("RFM_ANALYTICS_SEED={}", rng.get_seed());
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(START * DAY_MS));
        let recorder = database.recorder(clock.clone());
        let sizes = SizeCache::default();
        let analytics = Analytics { pool: database.app(), clock: clock.clone(), sizes };
        let shop = NewMerchant::new("metrics.example.com", "USD", "UTC", "small").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        Shop { database, clock, recorder, analytics, merchant, rng, orders: Vec::new() }
    }

    /// Orders of some customers on a day.
    fn orders_on(&mut self, day: i64, count: usize) -> Vec<Event> {
        (0..count)
            .map(|_| {
                let most = self.rng.u32(1..=80);
                let (customer, minor) = (self.rng.u32(1..=most), self.rng.i64(500..20_000));
                self.orders.push((customer, day, minor));
                let id = self.orders.len().to_string();
                let at_ms = day * DAY_MS + self.rng.i64(0..DAY_MS);
                let version = paid_order(&id, by_id(customer), at_ms, minor);
                let change = Change::Order(version);
                Event { id, topic: "orders/create".into(), change, raw: Vec::new() }
            })
            .collect()
    }

    /// When an order was placed, in milliseconds.
    async fn placed_ms(&self, order_id: &str) -> i64 {
        sqlx::query_scalar("select instant_ms(processed_at) from orders where order_id = $1")
            .bind(order_id)
            .fetch_one(&mut self.database.superuser().await)
            .await
            .unwrap()
    }

    async fn metrics(&self) -> Vec<(String, i32, Value)> {
        sqlx::query_as(
            "select metric, day_number(day), data from analytics_metrics
             where merchant_id = $1 order by 1, 2",
        )
        .bind(self.merchant.0)
        .fetch_all(&mut self.database.superuser().await)
        .await
        .unwrap()
    }
}

#[tokio::test]
async fn days_computed_one_by_one_and_all_anew_are_the_same() {
    let mut shop = Shop::new().await;
    let mut past = Vec::new();
    for day in START - 100..START {
        let count = shop.rng.usize(0..5);
        past.extend(shop.orders_on(day, count));
    }
    shop.recorder.import(shop.merchant).write(&past, |_| ()).await.unwrap();
    let configurations = shop.database.configurations(shop.clock.clone());
    for day in START..START + 75 {
        shop.clock.set(day * DAY_MS);
        while shop.recorder.age(shop.merchant).await.unwrap() > 0 {}
        if day % 30 == 7 {
            let bands = json!({ "preset": "small", "recency": { "at_most_days": [day % 40, 50, 99, 200] } });
            let mut config = kernel::read_config(&json!({ "bands": bands })).unwrap();
            config.segments = kernel::Segment::defaults();
            let saving = Saving { by: "a test", reason: "to see", upon: None, tells: false };
            configurations.save(shop.merchant, &config, saving).await.unwrap();
            while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Nothing {}
        }
        // Now and then nobody came by at night.
        if shop.rng.u8(0..4) > 0 {
            shop.analytics.catch_up(shop.merchant).await.unwrap();
        }
        shop.clock.set(day * DAY_MS + DAY_MS / 2);
        let count = shop.rng.usize(0..6);
        let orders = shop.orders_on(day, count);
        shop.recorder.record(shop.merchant, &orders, Cause::Live).await.unwrap();
    }
    shop.clock.set((START + 75) * DAY_MS);
    while shop.recorder.age(shop.merchant).await.unwrap() > 0 {}
    shop.analytics.catch_up(shop.merchant).await.unwrap();
    assert_eq!(shop.analytics.catch_up(shop.merchant).await.unwrap(), 0, "once");
    let one_by_one = shop.metrics().await;
    let forget = "delete from analytics_metrics";
    sqlx::raw_sql(forget).execute(&mut shop.database.superuser().await).await.unwrap();
    let days = shop.analytics.backfill(shop.merchant).await.unwrap();
    let first = shop.orders.iter().map(|(_, day, _)| *day).min().unwrap();
    assert_eq!(days as i64, START + 75 - first, "from the first order to yesterday");
    let anew = shop.metrics().await;
    assert_eq!(one_by_one.len(), anew.len());
    for (one, other) in one_by_one.iter().zip(&anew) {
        assert_eq!(one, other);
    }
    check_by_hand(&shop, &anew);
}

#[tokio::test]
async fn days_whose_orders_change_later_are_computed_anew() {
    let mut shop = Shop::new().await;
    let past = shop.orders_on(START - 40, 9);
    shop.recorder.record(shop.merchant, &past, Cause::Live).await.unwrap();
    shop.analytics.catch_up(shop.merchant).await.unwrap();
    assert_eq!(shop.analytics.catch_up(shop.merchant).await.unwrap(), 0, "nothing has changed");
    // Of today: it is computed once the day is over.
    let today = shop.orders_on(START, 3);
    shop.recorder.record(shop.merchant, &today, Cause::Live).await.unwrap();
    assert_eq!(shop.analytics.catch_up(shop.merchant).await.unwrap(), 0, "no day that is over");
    // An import, within the days that are there and before the first of them.
    let mut file = shop.orders_on(START - 30, 7);
    file.extend(shop.orders_on(START - 90, 7));
    shop.recorder.import(shop.merchant).write(&file, |_| ()).await.unwrap();
    assert_eq!(shop.analytics.catch_up(shop.merchant).await.unwrap(), 90);
    check_anew(&shop).await;
    // A refund of an old order.
    let refund = Refund { refund_id: 1, order_id: "1".into(), amount_minor: 100 };
    let refund = Event {
        id: "refund".into(),
        topic: "refunds/create".into(),
        change: Change::Refunded(refund),
        raw: Vec::new(),
    };
    shop.recorder.record(shop.merchant, &[refund], Cause::Live).await.unwrap();
    assert_eq!(shop.analytics.catch_up(shop.merchant).await.unwrap(), 40);
    check_anew(&shop).await;
    // What says nothing else of it changes no day.
    let known = shop.orders[0];
    let version = |at_ms: i64, updated_at_ms: i64| {
        let order = paid_order(1, by_id(known.0), at_ms, known.2);
        let rank = VersionRank { updated_at_ms, ..order.rank };
        let change = Change::Order(OrderVersion { rank, ..order });
        Event {
            id: format!("at {updated_at_ms}"),
            topic: "orders/updated".into(),
            change,
            raw: Vec::new(),
        }
    };
    let stood_ms = shop.placed_ms("1").await;
    let same = version(stood_ms, START * DAY_MS);
    shop.recorder.record(shop.merchant, &[same], Cause::Live).await.unwrap();
    assert_eq!(shop.analytics.catch_up(shop.merchant).await.unwrap(), 0, "another version");
    // It was on a later day.
    let later = version(stood_ms + 5 * DAY_MS, START * DAY_MS + 1);
    shop.recorder.record(shop.merchant, &[later], Cause::Live).await.unwrap();
    assert_eq!(shop.analytics.catch_up(shop.merchant).await.unwrap(), 40, "from where it was");
    check_anew(&shop).await;
    // Orders are deleted, one of them unknown.
    for (id, days) in [("1", 35), ("nobody's", 0)] {
        let deleted = Event {
            id: format!("deleted {id}"),
            topic: "orders/delete".into(),
            change: Change::OrderDeleted { order_id: id.into() },
            raw: Vec::new(),
        };
        shop.recorder.record(shop.merchant, &[deleted], Cause::Live).await.unwrap();
        assert_eq!(shop.analytics.catch_up(shop.merchant).await.unwrap(), days, "{id}");
        check_anew(&shop).await;
    }
    // Somebody changed what counts, and `rfm rescore` finds it.
    let spoilt = "update orders set counted_minor = counted_minor + 1 where order_id = '5'";
    let mut superuser = shop.database.superuser().await;
    assert_eq!(sqlx::raw_sql(spoilt).execute(&mut superuser).await.unwrap().rows_affected(), 1);
    shop.recorder.rescore(shop.merchant, |_| ()).await.unwrap();
    assert_eq!(shop.analytics.catch_up(shop.merchant).await.unwrap(), 40, "rescored");
    // Two customers who are one have one cohort.
    let (kept, removed) =
        (shop.orders[0].0, shop.orders.iter().find(|one| one.0 != shop.orders[0].0));
    let merged =
        Change::CustomersMerged { kept: kept.to_string(), removed: removed.unwrap().0.to_string() };
    let merged = Event {
        id: "merged".into(),
        topic: "customers/merge".into(),
        change: merged,
        raw: Vec::new(),
    };
    shop.recorder.record(shop.merchant, &[merged], Cause::Live).await.unwrap();
    assert!(shop.analytics.catch_up(shop.merchant).await.unwrap() > 0);
    check_anew(&shop).await;
}

/// What is there is what comes out where all days are computed anew.
async fn check_anew(shop: &Shop) {
    let found = shop.metrics().await;
    shop.analytics.backfill(shop.merchant).await.unwrap();
    assert_eq!(found, shop.metrics().await);
}

#[tokio::test]
async fn a_worker_sees_to_shops_whose_past_changed_unless_they_are_left_alone() {
    /// Says how long it took.
    struct Once(Analytics, Arc<Mutex<Duration>>);
    impl Restate for Once {
        async fn restate(&self, merchant: MerchantId) -> Result<(), RestateError> {
            let began = Instant::now();
            self.0.catch_up(merchant).await.unwrap();
            *self.1.lock().unwrap() = began.elapsed();
            Ok(())
        }
    }
    let mut shop = Shop::new().await;
    let (took, mut left_alone) = (Arc::new(Mutex::new(Duration::ZERO)), HashMap::new());
    let once = Once(shop.analytics.clone(), took.clone());
    let worker = Restating::new(shop.database.worker(), once);
    assert_eq!(worker.round(&mut left_alone).await.unwrap(), 0, "nothing was changed");
    let past = shop.orders_on(START - 3, 4);
    shop.recorder.record(shop.merchant, &past, Cause::Live).await.unwrap();
    let now = Instant::now();
    left_alone.insert(shop.merchant, now + Duration::from_secs(3_600));
    assert_eq!(worker.round(&mut left_alone).await.unwrap(), 0, "it is left alone");
    left_alone.insert(shop.merchant, now);
    assert_eq!(worker.round(&mut left_alone).await.unwrap(), 1);
    let took = *took.lock().unwrap();
    assert!(left_alone[&shop.merchant] > now + took * 40, "and left alone for a while then");
    assert!(!shop.metrics().await.is_empty());
    assert_eq!(worker.round(&mut HashMap::new()).await.unwrap(), 0, "all is seen to");
}

/// The metrics against the orders themselves.
fn check_by_hand(shop: &Shop, metrics: &[(String, i32, Value)]) {
    let mut checked = 0;
    for (metric, day, data) in metrics {
        let until = |(_, on, _): &&(u32, i64, i64)| *on <= i64::from(*day);
        match metric.as_str() {
            "repeat_purchase_rate" => {
                let mut counts: BTreeMap<u32, i64> = BTreeMap::new();
                for (customer, _, _) in shop.orders.iter().filter(until) {
                    *counts.entry(*customer).or_default() += 1;
                }
                let repeat = counts.values().filter(|count| **count > 1).count();
                assert_eq!(data["customers"], json!(counts.len()), "{}", Day(*day));
                assert_eq!(data["repeat_customers"], json!(repeat), "{}", Day(*day));
                checked += 1;
            }
            "average_order_value" => {
                let of_day = shop.orders.iter().filter(|(_, on, _)| *on == i64::from(*day));
                let sum: i64 = of_day.clone().map(|(_, _, minor)| minor).sum();
                assert_eq!(data["revenue_minor"], json!(sum), "{}", Day(*day));
                assert_eq!(data["orders"], json!(of_day.count()), "{}", Day(*day));
            }
            "revenue_by_segment" => {
                let of_day = shop.orders.iter().filter(|(_, on, _)| *on == i64::from(*day));
                let sum: i64 = of_day.map(|(_, _, minor)| minor).sum();
                let cells = data["cells"].as_object().unwrap();
                let in_all: i64 = cells.values().map(|minor| minor.as_i64().unwrap()).sum();
                assert_eq!(in_all, sum, "{}", Day(*day));
            }
            "retention_cohorts" => {
                let size: i64 = data
                    .as_object()
                    .unwrap()
                    .values()
                    .map(|cohort| cohort["customers"].as_i64().unwrap())
                    .sum();
                let (year, month, _) = Day(*day).to_civil();
                let same = |on: i64| {
                    let (y, m, _) = Day(i32::try_from(on).unwrap()).to_civil();
                    (y, m) <= (year, month)
                };
                let known: std::collections::BTreeSet<u32> = shop
                    .orders
                    .iter()
                    .filter(|(_, on, _)| same(*on))
                    .map(|(who, ..)| *who)
                    .collect();
                assert_eq!(size, known.len() as i64, "{}", Day(*day));
                let began = &data[Day(*day).to_string()];
                assert_eq!(began["active"], began["customers"], "all of those who began");
            }
            _ => {}
        }
    }
    assert!(checked > 150, "{checked}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn charts_say_what_is_there_in_each_language() {
    let mut shop = Shop::new().await;
    for day in START - 70..START {
        shop.clock.set(day * DAY_MS + DAY_MS / 2);
        while shop.recorder.age(shop.merchant).await.unwrap() > 0 {}
        let orders = shop.orders_on(day, 3);
        shop.recorder.record(shop.merchant, &orders, Cause::Live).await.unwrap();
    }
    shop.clock.set(START * DAY_MS);
    while shop.recorder.age(shop.merchant).await.unwrap() > 0 {}
    shop.analytics.backfill(shop.merchant).await.unwrap();
    let server = TestServer::start(&shop.database, shop.clock.clone()).await.unwrap();
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let token = server.token(shop.merchant).unwrap();
    let get = |path: &str| -> (u16, Value) {
        let request = agent
            .get(format!("http://{}/api/rfm/{path}", server.http))
            .header("Authorization", format!("Bearer {token}"));
        block_in_place(|| {
            let mut answer = request.call().unwrap();
            let text = answer.body_mut().read_to_string().unwrap();
            (answer.status().as_u16(), serde_json::from_str(&text).unwrap())
        })
    };
    let customers = get("segments").1["customers"].as_i64().unwrap();
    let chart = |name: &str| {
        let (status, chart) = get(&format!("visualizations?chart={name}"));
        assert_eq!(status, 200, "{chart}");
        chart
    };
    let sum = |data: &Value, field: &str| -> i64 {
        data.as_array().unwrap().iter().map(|one| one[field].as_i64().unwrap()).sum()
    };
    let grid = chart("grid");
    assert_eq!(grid["data"]["datasets"][0]["data"].as_array().unwrap().len(), 25);
    assert_eq!(sum(&grid["data"]["datasets"][0]["data"], "v"), customers);
    let scores = chart("score_distribution");
    let bars = scores["data"]["datasets"][0]["data"].as_array().unwrap();
    assert_eq!(bars.iter().map(|bar| bar.as_i64().unwrap()).sum::<i64>(), customers);
    let sizes = chart("sizes_over_time");
    let labels = sizes["data"]["labels"].as_array().unwrap();
    assert_eq!(labels.len(), 71, "each day from the first");
    for at in [0, 20, 50, 69] {
        let day = labels[at].as_str().unwrap();
        let (_, of_day) = get(&format!("segments?as_of={day}"));
        for (dataset, segment) in sizes["data"]["datasets"]
            .as_array()
            .unwrap()
            .iter()
            .zip(of_day["segments"].as_array().unwrap())
        {
            assert_eq!(dataset["label"], segment["name"]);
            assert_eq!(dataset["id"], segment["id"]);
            assert_eq!(dataset["data"][at], segment["customers"], "{} on {day}", segment["id"]);
        }
    }
    let revenue = chart("revenue_by_segment");
    let in_all: f64 = revenue["data"]["datasets"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|dataset| dataset["data"].as_array().unwrap())
        .filter_map(Value::as_f64)
        .sum();
    let expected: i64 = shop.orders.iter().map(|(_, _, minor)| minor).sum();
    assert!((in_all - expected as f64 / 100.0).abs() < 0.01, "{in_all} {expected}");
    let cohorts = chart("cohorts");
    let first = &cohorts["data"]["datasets"][0]["data"][0];
    assert_eq!((&first["x"], &first["v"]), (&json!(0), &json!(100.0)), "{first}");
    for name in ["movement", "repeat_purchase_rate", "average_order_value"] {
        let data = chart(name);
        assert!(!data["data"]["datasets"][0]["data"].as_array().unwrap().is_empty(), "{name}");
    }
    let mut labels = std::collections::BTreeSet::new();
    for locale in ["en", "es", "fr", "ar", "de", "pt", "ja"] {
        let (_, grid) = get(&format!("visualizations?chart=grid&locale={locale}"));
        labels.insert(grid["options"]["scales"]["y"]["title"]["text"].to_string());
    }
    assert_eq!(labels.len(), 7, "{labels:?}");
    for wrong in
        ["chart=pie", "chart=grid&from=2024-13-01", "chart=grid&from=2024-01-02&to=2024-01-01"]
    {
        assert_eq!(get(&format!("visualizations?{wrong}")).0, 400, "{wrong}");
    }
    assert_eq!(shop.clock.now_ms(), START * DAY_MS);
    server.stop().await.unwrap();
}
