//! The past as it is called: sizes on a day, movement between two, and how one customer came to where it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer, by_id, paid_order};
use rfm_service::adapters::postgres;
use rfm_service::base::{Clock, ManualClock, MerchantId};
use rfm_service::config::Keep;
use rfm_service::configuration::{Configurations, Saving};
use rfm_service::merchants::{self, NewMerchant};
use rfm_service::movement::model::{Cause, Place};
use rfm_service::movement::movers::list_movers;
use rfm_service::movement::past::{Error, Pairs, Side, movement_between};
use rfm_service::movement::{Recorder, Stage, restated_customers};
use rfm_service::orders::event::{Change, Event, Refund};
use rfm_service::segments::SizeCache;
use rfm_service::segments::past::{counts_over, read_sizes_on, recorded_counts, restated_on};
use rfm_service::workers::Prune;
use serde_json::{Value, json};
use shared_scoring::json as kernel;
use shared_scoring::{Day, score};
use uuid::Uuid;

const DAY_MS: i64 = 86_400_000;
const START: i64 = 20_000;

struct Shop {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    configurations: Configurations,
    merchant: MerchantId,
}

impl Shop {
    async fn new() -> Shop {
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(START * DAY_MS));
        let recorder = database.recorder(clock.clone());
        let configurations = database.configurations(clock.clone());
        let shop = NewMerchant::new("past.example.com", "USD", "UTC", "medium").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        Shop { database, clock, recorder, configurations, merchant }
    }

    /// 60 customers who ordered once or twice in the two years before the start, from a file.
    async fn import(&self) {
        let orders: Vec<Event> =
            (0..90).map(|n| order(n % 60, START - n * 8, 2_000 + n * 300)).collect();
        self.recorder.import(self.merchant).write(&orders, |_| ()).await.unwrap();
    }

    async fn on(&self, day: i64) {
        self.clock.set((START + day) * DAY_MS);
        while self.recorder.age(self.merchant).await.unwrap() > 0 {}
    }

    async fn take(&self, event: Event) {
        self.recorder.record(self.merchant, &[event], Cause::Live).await.unwrap();
    }

    async fn save(&self, recency: [i32; 4]) -> i64 {
        let mut config = self.configurations.current(self.merchant).await.unwrap().active.config;
        let mut document = config.to_json();
        document["bands"]["recency"] = json!({ "at_most_days": recency });
        config = kernel::read_config(&document).unwrap();
        let saving = Saving { by: "a test", reason: "to see", upon: None, tells: false };
        let saved = self.configurations.save(self.merchant, &config, saving).await.unwrap();
        while self.recorder.stage(self.merchant).await.unwrap() != Stage::Nothing {}
        saved.version
    }
}

fn order(customer: i64, day: i64, gross_minor: i64) -> Event {
    let id = format!("{customer}-{day}");
    let version = paid_order(&id, by_id(customer), day * DAY_MS, gross_minor);
    Event { id, topic: "orders/create".into(), change: Change::Order(version), raw: Vec::new() }
}

fn get(server: &TestServer, merchant: MerchantId, path: &str) -> (u16, Value) {
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let token = server.token(merchant).unwrap();
    let request = agent
        .get(format!("http://{}{path}", server.http))
        .header("Authorization", format!("Bearer {token}"));
    let call = || {
        let mut answer = request.call().unwrap();
        let body = answer.body_mut().read_to_string().unwrap();
        (answer.status().as_u16(), serde_json::from_str(&body).unwrap())
    };
    tokio::task::block_in_place(call)
}

#[tokio::test]
async fn days_before_anything_was_recorded_are_restated_from_the_orders() {
    let shop = Shop::new().await;
    shop.import().await;
    let bands =
        shop.configurations.current(shop.merchant).await.unwrap().active.version.scoring.bands;
    shop.save([1, 2, 3, 4]).await;
    let pool = &shop.configurations.pool;
    let (now_ms, known) = (shop.clock.now_ms(), SizeCache::default());
    for day in [START - 1, START - 100, START - 400, START - 711] {
        let day = Day(i32::try_from(day).unwrap());
        let read = read_sizes_on(pool, &known, now_ms, shop.merchant, day, "en").await;
        let (sizes, told) = read.unwrap().unwrap();
        assert!(told.is_restated, "{day}");
        assert_eq!(told.config_version, 1, "the first version");
        let cipher = shop.database.cipher();
        let customers = restated_customers(pool, &cipher, shop.merchant, day).await.unwrap();
        let stats: Vec<_> = customers.into_iter().filter_map(|(_, stats)| stats).collect();
        assert_eq!(sizes.customers, stats.len() as i64, "{day}");
        let segments = shop.configurations.version(shop.merchant, 1).await.unwrap().1.segments;
        for (size, segment) in sizes.segments.iter().zip(segments.iter()) {
            let is_member = |stats: &&_| segment.cells.contains(score::cell(stats, &bands, day));
            let expected = stats.iter().filter(is_member).count() as i64;
            assert_eq!(size.customers, expected, "{} on {day}", size.label);
        }
    }
    let before = Day(i32::try_from(START - 713).unwrap());
    let read =
        read_sizes_on(pool, &known, now_ms, shop.merchant, before, "en").await.unwrap().unwrap();
    assert_eq!(read.0.customers, 0, "before the first order");
    let ahead = Day(i32::try_from(START + 1).unwrap());
    let read =
        read_sizes_on(pool, &known, now_ms, shop.merchant, ahead, "en").await.unwrap().unwrap();
    assert_eq!((read.0.customers, read.0.segments.len()), (0, 0), "what has not come yet");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restated_day_is_worked_out_once_for_each_state_of_the_shop() {
    let shop = Shop::new().await;
    shop.import().await;
    let (pool, now_ms, known) = (shop.database.app(), shop.clock.now_ms(), SizeCache::default());
    let days = [START - 30, START].map(|day| Day(i32::try_from(day).unwrap()));
    let restated = async || {
        let mut transaction = postgres::begin_snapshot(&pool, shop.merchant).await.unwrap();
        let read = merchants::read(&mut transaction, shop.merchant).await.unwrap().unwrap();
        restated_on(&mut transaction, &known, &read, (days[0], 1)).await.unwrap()
    };
    let asked = async || {
        let sizes = read_sizes_on(&pool, &known, now_ms, shop.merchant, days[0], "en");
        let movement = movement_between(&pool, &known, now_ms, shop.merchant, (days[0], days[1]));
        let (sizes, movement) = tokio::join!(sizes, movement);
        let movement = movement.unwrap();
        assert_eq!(movement.from.day, days[0]);
        let moved = movement.pairs.iter().filter(|((was, _), _)| was.is_some());
        let customers = moved.map(|(_, customers)| customers).sum::<i64>();
        assert_eq!(sizes.unwrap().unwrap().0.customers, customers);
        customers
    };
    let before = asked().await;
    let (one, other) = tokio::join!(restated(), restated());
    assert!(Arc::ptr_eq(&one, &other), "the same for both");
    assert!(Arc::ptr_eq(&one, &restated().await), "and for who asks later");
    assert_eq!(one.places.len() as i64, before);
    // An order of somebody new that was placed before that day and is told only now.
    shop.take(order(99, START - 40, 5_000)).await;
    assert_eq!(asked().await, before + 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_past_is_asked_over_rest() {
    let shop = Shop::new().await;
    shop.import().await;
    shop.on(5).await;
    shop.take(order(3, START + 5, 40_000)).await;
    shop.on(9).await;
    assert_eq!(shop.save([3, 6, 50, 500]).await, 2);
    shop.on(12).await;
    let refund = Change::Refunded(Refund {
        refund_id: 1,
        order_id: format!("3-{}", START + 5),
        amount_minor: 39_000,
    });
    shop.take(Event {
        id: "r".into(),
        topic: "refunds/create".into(),
        change: refund,
        raw: vec![],
    })
    .await;
    let merge = Change::CustomersMerged { kept: "5".into(), removed: "4".into() };
    shop.take(Event {
        id: "m".into(),
        topic: "customers/merge".into(),
        change: merge,
        raw: vec![],
    })
    .await;
    shop.on(30).await;
    let server = TestServer::start(&shop.database, shop.clock.clone()).await.unwrap();
    let day = |day: i64| Day(i32::try_from(START + day).unwrap()).to_string();
    let get = |path: &str| get(&server, shop.merchant, path);
    // Sizes now are those of today, and each past day has its version.
    let (_, now) = get("/api/rfm/segments");
    let (_, today) = get(&format!("/api/rfm/segments?as_of={}", day(30)));
    assert_eq!(now, today);
    for (on, version, restated) in [(-3, 1, true), (0, 1, false), (8, 1, false), (9, 2, false)] {
        let (status, body) = get(&format!("/api/rfm/segments?as_of={}", day(on)));
        let told = (status, &body["config_version"], &body["restated"]);
        assert_eq!(told, (200, &json!(version), &json!(restated)), "{body}");
    }
    // The table adds up to the sizes of both days.
    for (from, to) in [(0, 30), (8, 9), (9, 30), (-40, 20), (-90, -10), (7, 7)] {
        let path = format!("/api/rfm/movement?from={}&to={}", day(from), day(to));
        let (status, body) = get(&path);
        assert_eq!(status, 200, "{body}");
        let flows = body["movement"].as_array().unwrap();
        for (side, on, gone) in [("from", from, "new"), ("to", to, "gone")] {
            let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
            for flow in flows.iter().filter(|flow| flow[gone] == false) {
                *sums.entry(flow[side].as_str().unwrap_or_default()).or_default() +=
                    flow["customers"].as_i64().unwrap();
            }
            let (_, sizes) = get(&format!("/api/rfm/segments?as_of={}", day(on)));
            let all: i64 = sums.values().sum();
            assert_eq!(json!(all), sizes["customers"], "{side} of {path}: {body}");
            // The grid has each customer once, before the segments that overlap it.
            for segment in &sizes["segments"].as_array().unwrap()[..11] {
                let label = segment["id"].as_str().unwrap();
                let sum = sums.get(label).copied().unwrap_or_default();
                assert_eq!(json!(sum), segment["customers"], "{label}: {side} of {path}");
            }
        }
        check_movers(&get, (&day(from), &day(to)), flows);
    }
    assert_eq!(get("/api/rfm/movement?from=2024-02-30&to=2024-03-01").0, 400);
    assert_eq!(get("/api/rfm/movement?from=2024-03-02&to=2024-03-01").0, 400);
    let customers = format!("/api/rfm/movement/customers?from={}&to={}", day(0), day(30));
    assert_eq!(get(&format!("{customers}&from_segment=Hibernating&to_segment=")).0, 200);
    let (status, refused) = get(&format!("{customers}&from_segment=Hibernating&new=true"));
    assert!(status == 400 && refused["detail"].as_str().unwrap().contains("new"), "{refused}");
    for name in ["from_segment", "to_segment"] {
        let (status, refused) = get(&format!("{customers}&{name}=Nope"));
        let detail = refused["detail"].as_str().unwrap();
        assert!(status == 400 && detail.starts_with(&format!("{name}: no segment")), "{detail}");
    }
    check_history(&shop, &get).await;
    server.stop().await.unwrap();
}

/// Each flow between segments has as many customers as it tells, and nobody else is listed.
fn check_movers(get: &dyn Fn(&str) -> (u16, Value), (from, to): (&str, &str), flows: &[Value]) {
    let path = format!("/api/rfm/movement/customers?limit=7&from={from}&to={to}");
    let listed = |of: &str| {
        let (mut customers, mut after) = (Vec::new(), String::new());
        loop {
            let (status, page) = get(&format!("{path}{of}{after}"));
            assert_eq!(status, 200, "{page}");
            customers.extend(page["customers"].as_array().unwrap().clone());
            let Some(next) = page["next"].as_str() else { return customers };
            after = format!("&after={next}");
        }
    };
    let mut all = listed("");
    for flow in
        flows.iter().filter(|flow| flow["from"] != flow["to"] || flow["new"] != flow["gone"])
    {
        let side = |segment: &str, absent: &str| match flow[absent].as_bool().unwrap() {
            true => format!("&{absent}=true"),
            false => {
                let label = flow[segment].as_str().unwrap_or_default().replace(' ', "%20");
                format!("&{absent}=false&{segment}_segment={label}")
            }
        };
        let found = listed(&(side("from", "new") + &side("to", "gone")));
        assert_eq!(json!(found.len()), flow["customers"], "{flow} from {from} to {to}");
        let is_of_flow =
            |one: &Value| ["from", "to", "new", "gone"].iter().all(|name| one[name] == flow[name]);
        assert!(found.iter().all(is_of_flow), "{flow}");
        let before = all.len();
        all.retain(|one| !found.contains(one));
        assert_eq!(before - all.len(), found.len(), "{flow}");
    }
    assert!(all.is_empty(), "of no flow: {all:?}");
}

/// The history of the customer who came back, had the money given back, and aged.
async fn check_history(shop: &Shop, get: &dyn Fn(&str) -> (u16, Value)) {
    let (_, found) = get("/api/rfm/customers?shopify_id=3");
    let id = found["customers"][0]["id"].as_str().unwrap().to_owned();
    let (status, whole) = get(&format!("/api/rfm/customers/{id}/history"));
    assert_eq!(status, 200);
    let changes = whole["changes"].as_array().unwrap();
    let causes: Vec<(&str, &str)> = changes
        .iter()
        .map(|change| (change["on"].as_str().unwrap(), change["cause"].as_str().unwrap()))
        .collect();
    let day = |day: i64| Day(i32::try_from(START + day).unwrap()).to_string();
    let (five, nine, twelve) = (day(5), day(9), day(12));
    assert_eq!(causes.last().unwrap().1, "import");
    assert!(causes.contains(&(five.as_str(), "order")), "{causes:?}");
    assert!(causes.contains(&(nine.as_str(), "config")), "{causes:?}");
    assert!(causes.contains(&(twelve.as_str(), "refund")), "{causes:?}");
    assert!(causes.iter().any(|(_, cause)| *cause == "time"), "{causes:?}");
    for (after, before) in changes.iter().zip(&changes[1..]) {
        assert_eq!(after["from"]["scores"], before["to"]["scores"], "a chain");
        assert_eq!(after["from"]["segment"], before["to"]["segment"], "by the rules of then");
    }
    assert_eq!(changes.last().unwrap()["from"], Value::Null);
    // Page by page it is the same.
    let (mut paged, mut before) = (Vec::new(), String::new());
    loop {
        let (_, page) = get(&format!("/api/rfm/customers/{id}/history?limit=2{before}"));
        paged.extend(page["changes"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else { break };
        before = format!("&before={next}");
    }
    assert_eq!(&paged, changes);
    let merged: uuid::Uuid = sqlx::query_scalar(
        "select id from users where merchant_id = $1 and merged_into is not null",
    )
    .bind(shop.merchant.0)
    .fetch_one(&mut shop.database.superuser().await)
    .await
    .unwrap();
    let (_, gone) = get(&format!("/api/rfm/customers/{merged}/history"));
    assert_eq!(
        (&gone["changes"][0]["cause"], &gone["changes"][0]["to"]),
        (&json!("merge"), &Value::Null)
    );
    let (status, _) = get("/api/rfm/customers/00000000-0000-0000-0000-000000000000/history");
    assert_eq!(status, 404);
    assert_eq!(get(&format!("/api/rfm/customers/{id}/history?before=x")).0, 400);
}

#[tokio::test]
async fn days_at_which_no_worker_came_are_told_as_each_by_itself() {
    let shop = Shop::new().await;
    shop.import().await;
    shop.on(10).await;
    shop.clock.set((START + 60) * DAY_MS);
    let mut transaction = postgres::begin(&shop.configurations.pool, shop.merchant).await.unwrap();
    let merchant = merchants::read(&mut transaction, shop.merchant).await.unwrap().unwrap();
    let day = |day: i64| Day(i32::try_from(START + day).unwrap());
    let days = counts_over(&mut transaction, &merchant, (day(0), day(60))).await.unwrap();
    assert_eq!(days.len(), 61);
    let mut others = 0;
    for (at, (day, _, counts)) in days.iter().enumerate() {
        let alone = recorded_counts(&mut transaction, &merchant, *day).await.unwrap();
        assert_eq!(*counts, alone, "{day}");
        others += usize::from(at > 0 && days[at - 1].2 != *counts);
    }
    assert!(others > 10, "on {others} days somebody moved");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_moved_is_told_of_what_is_kept_and_of_nothing_before_it() {
    let shop = Shop::new().await;
    let keep = Keep { history_months: 2, ..Keep::default() };
    let (pool, worker_pool) = (shop.database.app(), shop.database.worker());
    let prune = Prune { pool, worker_pool, clock: shop.clock.clone(), keep };
    // The months are there before anything is written.
    prune.round().await.unwrap();
    shop.import().await;
    for day in (10..200).step_by(10) {
        shop.on(day).await;
        prune.round().await.unwrap();
    }
    let day = |day: i64| Day(i32::try_from(START + day).unwrap());
    let now_ms = shop.clock.now_ms();
    let (pool, known) = (&shop.configurations.pool, SizeCache::default());
    let movers = async |from: i64, to: i64, with_stays: bool| {
        let whose = (shop.merchant, (day(from), day(to)));
        let wanted = |(_, from): (&Side, Place), (_, to): (&Side, Place)| with_stays || from != to;
        list_movers(pool, now_ms, whose, (Uuid::nil(), 1_000), wanted).await
    };
    // Kept are the present month and two before it: the movement of their days is whole, also of customers whose
    // last change before them is dropped.
    let days = (day(170), day(190));
    let between = movement_between(pool, &known, now_ms, shop.merchant, days).await.unwrap();
    // Those who changed their cell come from the history, all of them from a look at everybody.
    for with_stays in [true, false] {
        let mut pairs = Pairs::new();
        for went in movers(170, 190, with_stays).await.unwrap().went {
            *pairs.entry((went.from, went.to)).or_default() += 1;
        }
        let mut expected = between.pairs.clone();
        assert!(expected.keys().any(|(from, to)| from == to));
        expected.retain(|(from, to), _| with_stays || from != to);
        assert!(expected.keys().any(|(from, to)| from != to));
        assert_eq!(pairs, expected);
    }
    for (from, to) in [(10, 190), (10, 20)] {
        let refused = movers(from, to, true).await;
        assert!(matches!(refused, Err(Error::Pruned(_))), "{from} to {to}");
        let days = (day(from), day(to));
        let between = movement_between(pool, &known, now_ms, shop.merchant, days).await;
        assert!(matches!(between, Err(Error::Pruned(_))), "{from} to {to}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn movement_whose_history_was_pruned_is_gone_and_sizes_stay() {
    let shop = Shop::new().await;
    shop.import().await;
    shop.on(40).await;
    let server = TestServer::start(&shop.database, shop.clock.clone()).await.unwrap();
    let day = |day: i64| Day(i32::try_from(START + day).unwrap()).to_string();
    let sizes = format!("/api/rfm/segments?as_of={}", day(10));
    let movement = format!("/api/rfm/movement?from={}&to={}", day(10), day(40));
    let before = get(&server, shop.merchant, &sizes);
    assert_eq!(get(&server, shop.merchant, &movement).0, 200);
    sqlx::query("delete from rfm_score_history where effective_on > $1::date")
        .bind(day(10))
        .execute(&mut shop.database.superuser().await)
        .await
        .unwrap();
    assert_eq!(get(&server, shop.merchant, &sizes), before);
    let (status, body) = get(&server, shop.merchant, &movement);
    assert!(
        status == 410 && body["detail"].as_str().unwrap().contains("RFM_KEEP_HISTORY"),
        "{body}"
    );
    server.stop().await.unwrap();
}
