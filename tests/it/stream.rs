//! Movements as they commit: each once, in order, and on from any place without a gap.

use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer, by_id, paid_order};
use rfm_service::adapters::postgres;
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::configuration::Saving;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Recorder, Stage};
use rfm_service::orders::event::{Change, Event};
use serde_json::{Value, json};
use shared_scoring::json as kernel;
use sqlx::AssertSqlSafe;
use tokio::task::block_in_place;

const DAY_MS: i64 = 86_400_000;
const START: i64 = 20_000;

/// An event as it is sent: id, name, data.
type Sent = (String, String, Value);

/// A reader of a stream.
struct Reader(BufReader<ureq::BodyReader<'static>>);

impl Reader {
    fn open(server: &TestServer, merchant: MerchantId, after: Option<&str>) -> (u16, Reader) {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let token = server.token(merchant).unwrap();
        let mut request = agent
            .get(format!("http://{}/api/rfm/stream", server.http))
            .header("Authorization", format!("Bearer {token}"));
        if let Some(id) = after {
            request = request.header("Last-Event-ID", id);
        }
        let answer = block_in_place(|| request.call().unwrap());
        let status = answer.status().as_u16();
        (status, Reader(BufReader::new(answer.into_body().into_reader())))
    }

    /// The next event that has a place of its own.
    fn next(&mut self) -> Option<Sent> {
        loop {
            let sent = self.next_of_all()?;
            if sent.1 != "changed" {
                return Some(sent);
            }
        }
    }

    /// The next event; keep-alive comments are passed over.
    fn next_of_all(&mut self) -> Option<Sent> {
        let (mut id, mut name, mut data) = (String::new(), String::new(), String::new());
        loop {
            let mut line = String::new();
            if block_in_place(|| self.0.read_line(&mut line)).ok()? == 0 {
                return None;
            }
            match line.trim_end().split_once(": ") {
                Some(("id", text)) => id = text.to_owned(),
                Some(("event", text)) => name = text.to_owned(),
                Some(("data", text)) => data = text.to_owned(),
                _ if !name.is_empty() => {
                    return Some((id, name, serde_json::from_str(&data).unwrap()));
                }
                _ => {}
            }
        }
    }

    fn take(&mut self, count: usize) -> Vec<Sent> {
        (0..count).map(|_| self.next().unwrap()).collect()
    }
}

struct Shop {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    merchant: MerchantId,
}

impl Shop {
    async fn new() -> Shop {
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(START * DAY_MS));
        let recorder = database.recorder(clock.clone());
        let shop = NewMerchant::new("stream.example.com", "USD", "UTC", "medium").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        Shop { database, clock, recorder, merchant }
    }

    async fn take_orders(&self, customers: std::ops::Range<i64>, day: i64) {
        let orders: Vec<Event> = customers.map(|customer| order(customer, day)).collect();
        self.recorder.record(self.merchant, &orders, Cause::Live).await.unwrap();
    }
}

fn order(customer: i64, day: i64) -> Event {
    let id = format!("{customer}-{day}");
    let version = paid_order(&id, by_id(customer), day * DAY_MS, 5_000);
    Event { id, topic: "orders/create".into(), change: Change::Order(version), raw: Vec::new() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_moves_nobody_is_told_too() {
    let shop = Shop::new().await;
    // Enough orders for the highest scores: one more changes no score.
    let many: Vec<Event> = (0..30).map(|back| order(1, START - back)).collect();
    shop.recorder.record(shop.merchant, &many, Cause::Live).await.unwrap();
    let server = TestServer::start(&shop.database, shop.clock.clone()).await.unwrap();
    let (_, mut reader) = Reader::open(&server, shop.merchant, None);
    let (ready, name, at) = reader.next_of_all().unwrap();
    assert_eq!(name, "ready");
    let version = paid_order("one more", by_id(1), START * DAY_MS, 100);
    let change = Change::Order(version);
    let event = Event { id: "more".into(), topic: "orders/create".into(), change, raw: Vec::new() };
    shop.recorder.record(shop.merchant, &[event], Cause::Live).await.unwrap();
    let (id, name, changed) = reader.next_of_all().unwrap();
    assert_eq!((id.as_str(), name.as_str()), ("", "changed"));
    assert!(changed["change_seq"].as_i64() > at["change_seq"].as_i64(), "{changed} {at}");
    // Who moves is told without it.
    shop.take_orders(70..71, START).await;
    assert_eq!(reader.next_of_all().unwrap().1, "moved");
    // Whoever goes on after the beginning is told of both.
    let (_, mut again) = Reader::open(&server, shop.merchant, Some(&ready));
    let names: Vec<String> = (0..2).map(|_| again.next_of_all().unwrap().1).collect();
    assert_eq!(names, ["ready", "moved"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn movements_come_in_order_and_go_on_after_any_of_them() {
    let shop = Shop::new().await;
    // What files bring is not told one by one.
    let past: Vec<Event> = (100..140).map(|customer| order(customer, START - 50)).collect();
    shop.recorder.import(shop.merchant).write(&past, |_| ()).await.unwrap();
    // Nor is what was before the reader came, also not when it comes again from the beginning.
    shop.take_orders(60..63, START).await;
    let server = TestServer::start(&shop.database, shop.clock.clone()).await.unwrap();
    let (status, mut reader) = Reader::open(&server, shop.merchant, None);
    assert_eq!(status, 200);
    let ready = reader.next().unwrap();
    assert_eq!(ready.1, "ready");
    // Another process writes: 30 new customers at once, then 5 who come back, then a day that moves some.
    shop.take_orders(0..30, START).await;
    shop.take_orders(0..5, START).await;
    shop.clock.set((START + 33) * DAY_MS);
    shop.take_orders(3..4, START + 33).await;
    let mut seen = reader.take(30);
    let (first, last) = (seen[0].clone(), seen[29].clone());
    assert!(first.0.ends_with(".1") && last.0.ends_with(".30"), "{} {}", first.0, last.0);
    assert!(seen.iter().all(|(_, name, data)| name == "moved" && data["cause"] == "order"));
    assert_eq!(first.2["from"], Value::Null);
    assert_eq!(first.2["to"]["segment"], "New");
    // The fourth customer aged on the 31st day, and then bought.
    let mut causes = Vec::new();
    loop {
        let (id, name, data) = reader.next().unwrap();
        let is_end = data["cause"] == "order" && data["on"] == "2024-11-06";
        causes.push((data["cause"].as_str().unwrap().to_owned(), data["on"].clone()));
        seen.push((id, name, data));
        if is_end {
            break;
        }
    }
    assert!(causes.len() >= 2, "{causes:?}");
    // On after any of them, and after the beginning, it is the same.
    for at in [0, 7, 29, 30] {
        let (status, mut again) = Reader::open(&server, shop.merchant, Some(&seen[at].0));
        assert_eq!((status, again.next().unwrap().0), (200, seen[at].0.clone()));
        assert_eq!(again.take(seen.len() - at - 1), seen[at + 1..]);
    }
    let (_, mut again) = Reader::open(&server, shop.merchant, Some(&ready.0));
    again.next().unwrap();
    assert_eq!(again.take(seen.len()), seen);
    for (after, refused) in [("99999.1", 410), ("x", 400), ("-1.1", 400)] {
        assert_eq!(Reader::open(&server, shop.merchant, Some(after)).0, refused, "{after}");
    }
    let forgotten = "update merchants set streamed_from_seq = change_seq";
    sqlx::raw_sql(forgotten).execute(&mut shop.database.superuser().await).await.unwrap();
    assert_eq!(Reader::open(&server, shop.merchant, Some(&ready.0)).0, 410);
    // A stop ends the streams.
    server.stop().await.unwrap();
    while let Some((_, name, _)) = reader.next() {
        assert_eq!(name, "moved", "what its workers wrote before");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_far_behind_gets_each_once_and_not_all_at_a_time() {
    let shop = Shop::new().await;
    for change in 0..30 {
        shop.take_orders(change * 50..change * 50 + 50, START).await;
    }
    let server = TestServer::start(&shop.database, shop.clock.clone()).await.unwrap();
    let (_, mut reader) = Reader::open(&server, shop.merchant, Some("0.0"));
    assert_eq!(reader.next().unwrap().1, "ready");
    let mut ids = reader.take(1_500).into_iter().map(|(id, _, _)| id);
    for change in 1..=30 {
        for ordinal in 1..=50 {
            assert_eq!(ids.next().unwrap(), format!("{change}.{ordinal}"));
        }
    }
    server.stop().await.unwrap();
    let many = "insert into rfm_segment_deltas
        select id, 1000 + n / 50, gen_random_uuid(), '2024-10-01', 1, 1, 2, '{}', now(), 'order'
        from merchants, generate_series(1, 30000) as n";
    let mut superuser = shop.database.superuser().await;
    sqlx::raw_sql(many).execute(&mut superuser).await.unwrap();
    sqlx::raw_sql("analyze").execute(&mut superuser).await.unwrap();
    // A part of them is read for a part of them, from the middle of a change too.
    let statement = include_str!("../../service/src/movement/queries/select_streamed.sql");
    let given = [("$1", format!("'{}'", shop.merchant)), ("$2", "3".into()), ("$3", "7".into())];
    let given = given.into_iter().chain([("$4", "100".to_owned())]);
    let statement = given.fold(statement.to_owned(), |text, (at, value)| text.replace(at, &value));
    let mut transaction = postgres::begin(&shop.database.app(), shop.merchant).await.unwrap();
    let explain = AssertSqlSafe(format!("explain (analyze, costs off, timing off) {statement}"));
    let plan: Vec<String> = sqlx::query_scalar(explain).fetch_all(&mut *transaction).await.unwrap();
    let read = |line: &String| {
        let (_, rows) = line.split_once("rows=").filter(|_| line.contains("Scan"))?;
        rows.split(' ').next()?.parse::<u32>().ok()
    };
    let most = plan.iter().filter_map(read).max().unwrap();
    assert!((100..1_000).contains(&most), "{plan:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_has_its_share_of_the_readers_and_no_more() {
    let shop = Shop::new().await;
    let other = NewMerchant::new("other.example.com", "USD", "UTC", "medium").unwrap();
    let other = shop.recorder.add_merchant(&other).await.unwrap();
    let server = TestServer::start(&shop.database, shop.clock.clone()).await.unwrap();
    let mut readers: Vec<Reader> = Vec::new();
    let mut refused = loop {
        match Reader::open(&server, shop.merchant, None) {
            (200, reader) => readers.push(reader),
            (status, refused) => {
                assert_eq!(status, 429);
                break refused;
            }
        }
    };
    assert_eq!(readers.len(), 50);
    let mut told = String::new();
    block_in_place(|| refused.0.read_to_string(&mut told)).unwrap();
    assert!(told.contains("streams: this shop has 50 at a time"), "{told}");
    assert_eq!(Reader::open(&server, other, None).0, 200, "it is nothing to others");
    readers.pop();
    // The server sees it soon.
    while Reader::open(&server, shop.merchant, None).0 != 200 {}
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_version_is_told_once_and_what_was_staged_is_not() {
    let shop = Shop::new().await;
    shop.take_orders(0..20, START - 20).await;
    let server = TestServer::start(&shop.database, shop.clock.clone()).await.unwrap();
    let (_, mut reader) = Reader::open(&server, shop.merchant, None);
    assert_eq!(reader.next().unwrap().1, "ready");
    let configurations = shop.database.configurations(shop.clock.clone());
    let bands = json!({ "preset": "medium", "recency": { "at_most_days": [5, 10, 15, 100] } });
    let mut config = kernel::read_config(&json!({ "bands": bands })).unwrap();
    config.segments = kernel::Segment::defaults();
    let saving = Saving { by: "a test", reason: "to see", upon: None, tells: false };
    let saved = configurations.save(shop.merchant, &config, saving).await.unwrap();
    while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Nothing {}
    shop.take_orders(50..51, START).await;
    let told = reader.take(2);
    assert_eq!(
        (told[0].1.as_str(), &told[0].2["config_version"]),
        ("config_activated", &json!(saved.version))
    );
    assert_eq!((told[1].1.as_str(), &told[1].2["cause"]), ("moved", &json!("order")));
    // Another merchant sees nothing of it.
    let other = NewMerchant::new("other.example.com", "USD", "UTC", "medium").unwrap();
    let other = shop.recorder.add_merchant(&other).await.unwrap();
    let (_, mut stranger) = Reader::open(&server, other, Some("0.0"));
    assert_eq!(stranger.next().unwrap(), ("0.0".into(), "ready".into(), json!({"change_seq": 0})));
    shop.take_orders(51..52, START).await;
    shop.recorder.record(other, &[order(1, START)], Cause::Live).await.unwrap();
    let (id, name, _) = stranger.next().unwrap();
    assert_eq!((id.as_str(), name.as_str()), ("1.1", "moved"));
    server.stop().await.unwrap();
}
