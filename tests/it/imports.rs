//! Files of orders over REST: what comes of them, what is told of them, and that nothing of them is left.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use integration_tests::support::{TestDatabase, TestServer, repository, tell};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::imports::codes::{ErrorCode, ProblemCode};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::{Recorder, Rescored};
use rfm_service::orders::event::{Change, Event};
use rfm_service::orders::reason::Reason;
use rfm_service::orders::shopify_csv;
use serde_json::{Value, json};
use shared_scoring::segments::LANGUAGES;
use sqlx::PgConnection;
use tokio::task::block_in_place;

const NOW_MS: i64 = 20_000 * 86_400_000;

const HEADER: &str =
    "Name,Email,Financial Status,Currency,Total,Created at,Cancelled at,Refunded Amount,Id";

/// From one look to the next, where something is about to be so.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// More than are written in a transaction.
const MANY: usize = 20_500;

/// Whoever inserts this order waits for whoever holds the lock.
const HELD: &str = "
    create function hold() returns trigger language plpgsql as
        'begin perform pg_advisory_xact_lock_shared(17); return new; end';
    create trigger hold before insert on orders for each row when (new.order_id = 'held')
        execute function hold();";

struct Shop<'s> {
    server: &'s TestServer,
    token: String,
}

impl Shop<'_> {
    fn of(server: &TestServer, merchant: MerchantId) -> Shop<'_> {
        Shop { server, token: server.full_token(merchant).unwrap() }
    }

    fn call(&self, method: &str, path: &str, body: &[u8]) -> (u16, Value) {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.server.http))
            .header("Authorization", format!("Bearer {}", self.token));
        let mut answer = agent.run(request.body(body).unwrap()).unwrap();
        let bytes = answer.body_mut().read_to_vec().unwrap();
        (answer.status().as_u16(), serde_json::from_slice(&bytes).unwrap_or_default())
    }

    fn send(&self, file: &[u8]) -> (u16, Value) {
        self.call("POST", "/api/rfm/imports?file_name=orders.csv", file)
    }

    /// The id of the import of a file that is taken.
    fn sent(&self, file: &[u8]) -> String {
        let (status, answer) = self.send(file);
        assert_eq!(status, 202, "{answer}");
        answer["id"].as_str().unwrap().to_owned()
    }

    fn get(&self, id: &str) -> Value {
        let (status, answer) = self.call("GET", &format!("/api/rfm/imports/{id}"), b"");
        assert_eq!(status, 200, "{answer}");
        answer
    }

    /// What is told of an import as soon as it is so.
    fn until(&self, id: &str, is_so: impl Fn(&Value) -> bool) -> Value {
        loop {
            let told = self.get(id);
            if is_so(&told) {
                return told;
            }
            assert!(is_under_way(&told), "{told}");
            thread::sleep(LOOK_AGAIN);
        }
    }

    /// How a file's import ended, after which nothing of the file is left.
    fn imported(&self, file: &[u8]) -> Value {
        let told = self.until(&self.sent(file), |told| !is_under_way(told));
        assert_eq!(told["bytes"], file.len(), "{told}");
        let left = until_none_is_left(self.server.data_dir());
        assert_eq!(left, 0, "{told}");
        told
    }
}

fn is_under_way(told: &Value) -> bool {
    ["waiting", "reading", "writing"].iter().any(|state| told["state"] == *state)
}

/// Files of imports that this process has open, and those that have a name.
fn files_at(data_dir: &Path) -> (usize, usize) {
    let folder = data_dir.join("imports");
    let named = fs::read_dir(&folder).map_or(0, Iterator::count);
    let open = fs::read_dir("/proc/self/fd").unwrap().flatten();
    let is_ours =
        |link: fs::DirEntry| fs::read_link(link.path()).is_ok_and(|at| at.starts_with(&folder));
    (open.map(is_ours).filter(|ours| *ours).count(), named)
}

/// The file is closed right before or after its end is told.
fn until_none_is_left(data_dir: &Path) -> usize {
    loop {
        if let (0, named) = files_at(data_dir) {
            return named;
        }
        thread::sleep(LOOK_AGAIN);
    }
}

fn file(rows: &[String]) -> Vec<u8> {
    format!("{HEADER}\n{}\n", rows.join("\n")).into_bytes()
}

fn row(number: usize, customer: usize, id: &str) -> String {
    let (total, day) = (number % 90 + 10, number % 28 + 1);
    format!(
        "#{number},c{customer}@example.com,paid,USD,{total}.00,2024-0{}-{day:02} 10:00:00 +0000,,0.00,{id}",
        number % 9 + 1
    )
}

fn rows(count: usize) -> Vec<String> {
    (0..count)
        .map(|number| row(number, number % (count / 3 + 1), &(1_000 + number).to_string()))
        .collect()
}

async fn add(recorder: &Recorder, domain: &str) -> MerchantId {
    let shop = NewMerchant::new(domain, "USD", "UTC", "medium").unwrap();
    recorder.add_merchant(&shop).await.unwrap()
}

/// What `rfm import` does with a file that has no bad line.
async fn import_directly(recorder: &Recorder, merchant: MerchantId, file: &[u8]) {
    let mut events = Vec::new();
    let take = |row: Result<shopify_csv::Row<'_>, Reason>| {
        let version = row?.version(Ok)?;
        let (id, topic) = (version.order_id.clone(), "file".to_owned());
        events.push(Event { id, topic, change: Change::Order(version), raw: Vec::new() });
        Ok(())
    };
    shopify_csv::read_rows(file, take, |bad| panic!("{bad}")).unwrap();
    recorder.import(merchant).write(&events, |_| ()).await.unwrap();
}

/// What the first event of a shop's stream says of an import, and how it ended.
fn streamed(server: &TestServer, merchant: MerchantId) -> (Value, Value) {
    let agent: ureq::Agent = ureq::Agent::config_builder().build().into();
    let token = server.token(merchant).unwrap();
    let request = agent.get(format!("http://{}/api/rfm/stream", server.http));
    let request = request.header("Authorization", format!("Bearer {token}"));
    let answer = block_in_place(|| request.header("Last-Event-ID", "0.0").call().unwrap());
    let mut lines = BufReader::new(answer.into_body().into_reader()).lines();
    let mut named = |name: &str| {
        let name = format!("event: {name}");
        block_in_place(|| {
            let event = lines.by_ref().map(Result::unwrap).find(|line| line.starts_with("event: "));
            assert_eq!(event, Some(name));
        });
    };
    named("ready");
    named("imported");
    let data = block_in_place(|| {
        lines.map(Result::unwrap).find_map(|line| line.strip_prefix("data: ").map(str::to_owned))
    });
    let data: Value = serde_json::from_str(&data.unwrap()).unwrap();
    (data["import_id"].clone(), data["state"].clone())
}

type Stood = (Option<i64>, Option<i64>, i32, i64, Option<i16>);

/// The stats and places of all customers, in order.
async fn customers(superuser: &mut PgConnection, merchant: MerchantId) -> Vec<Stood> {
    sqlx::query_as(
        "select instant_ms(first_order_at), instant_ms(last_order_at), order_count,
            spend_total_minor, cell_0
        from users where merchant_id = $1 order by 1, 2, 3, 4, 5",
    )
    .bind(merchant.0)
    .fetch_all(superuser)
    .await
    .unwrap()
}

async fn assert_sound(recorder: &Recorder, merchant: MerchantId) {
    let found = recorder.rescore(merchant, |_| ()).await.unwrap();
    assert_eq!(found, Rescored { customers: found.customers, ..Rescored::default() });
}

fn counts(told: &Value) -> [i64; 5] {
    ["orders", "orders_new", "orders_changed", "customers", "customers_new"]
        .map(|name| told[name].as_i64().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_comes_to_the_same_as_from_the_command_line_and_once() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let mut superuser = database.superuser().await;
    let mut files = vec![file(&rows(300))];
    let real = repository().join("../shared/data/cdnow_orders.csv");
    match fs::read(&real) {
        Ok(file) => files.push(file),
        Err(_) => tell(&format!("skipped: {} is not here", real.display())),
    }
    for (number, file) in files.iter().enumerate() {
        let direct = add(&recorder, &format!("direct-{number}.example.com")).await;
        import_directly(&recorder, direct, file).await;
        let expected = customers(&mut superuser, direct).await;
        assert!(expected.len() >= 100, "{}", expected.len());
        let merchant = add(&recorder, &format!("sent-{number}.example.com")).await;
        let shop = Shop::of(&server, merchant);
        let told = block_in_place(|| shop.imported(file));
        assert_eq!(told["state"], "finished", "{told}");
        let orders = file.iter().filter(|byte| **byte == b'\n').count() as i64 - 1;
        let people = expected.len() as i64;
        assert_eq!(counts(&told), [orders, orders, 0, people, people], "{told}");
        assert_eq!(told["bytes_done"], told["bytes"]);
        assert_eq!(told["orders_written"], orders);
        assert_eq!((&told["problems"]["count"], &told["error"]), (&json!(0), &Value::Null));
        assert_eq!(told["received_at"], "2024-10-04T00:00:00Z");
        assert_eq!(told["finished_at"], "2024-10-04T00:00:00Z");
        assert!(customers(&mut superuser, merchant).await == expected, "customers differ");
        // Whoever follows the shop is told once.
        assert_eq!(streamed(&server, merchant), (told["id"].clone(), json!("finished")));
        // The page sees it at once, also where the sizes were counted before.
        let (_, sizes) = block_in_place(|| shop.call("GET", "/api/rfm/segments", b""));
        let seq = sizes["change_seq"].as_i64().unwrap();
        let again = block_in_place(|| shop.imported(file));
        assert_eq!(counts(&again), [orders, 0, 0, people, 0], "{again}");
        let (_, sizes) = block_in_place(|| shop.call("GET", "/api/rfm/segments", b""));
        assert!(sizes["change_seq"].as_i64().unwrap() > seq, "{sizes}");
        assert!(customers(&mut superuser, merchant).await == expected, "it counted twice");
        assert_sound(&recorder, merchant).await;
        let (_, listed) = block_in_place(|| shop.call("GET", "/api/rfm/imports", b""));
        assert_eq!(listed["most_bytes"], 1_i64 << 30);
        assert_eq!(listed["imports"].as_array().unwrap().len(), 2, "{listed}");
    }
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_is_told_by_line_and_never_quoted() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let merchant = add(&recorder, "bad.example.com").await;
    let shop = Shop::of(&server, merchant);
    let secret = "secret@example.com";
    let bad = [
        row(1, 1, "1"),
        format!("#2,a@example.com,paid,USD,{secret},2024-01-01 10:00:00 +0000,,0.00,2"),
        format!("#3,a@example.com,paid,USD,1.00,{secret},,0.00,3"),
        format!("#4,a@example.com,{secret},USD,1.00,2024-01-01 10:00:00 +0000,,0.00,4"),
        format!("#5,a@example.com,paid,{secret},1.00,2024-01-01 10:00:00 +0000,,0.00,5"),
        "#6,a@example.com,paid,EUR,1.00,2024-01-01 10:00:00 +0000,,0.00,6".into(),
        "#7,a@example.com,paid,USD,1.001,2024-01-01 10:00:00 +0000,,0.00,7".into(),
        "#8,a@example.com,paid,USD".into(),
        ",a@example.com,paid,USD,1.00,2024-01-01 10:00:00 +0000,,0.00,".into(),
        row(10, 1, ""),
    ];
    let told = block_in_place(|| shop.imported(&file(&bad)));
    assert_eq!((&told["state"], &told["orders"]), (&json!("finished"), &json!(2)), "{told}");
    assert_eq!(told["orders_without_id"], 1, "{told}");
    assert!(!told.to_string().contains("secret"), "{told}");
    let problem = |line: u64, code: &str, args: Value, problem: &str| json!({ "line": line, "code": code, "args": args, "problem": problem });
    let expected = [
        problem(
            3,
            "amount-malformed",
            json!({"column": "Total"}),
            "Total: is not a decimal number, as in 12.50",
        ),
        problem(
            4,
            "time-unknown",
            json!({"column": "Created at"}),
            "Created at: is no time, as in 2026-01-31 12:00:00 +0000",
        ),
        problem(
            5,
            "status-unknown",
            json!({"column": "Financial Status"}),
            "Financial Status: is not known, as in paid",
        ),
        problem(
            6,
            "currency-unknown",
            json!({"column": "Currency"}),
            "Currency: is no currency code, as in USD",
        ),
        problem(
            7,
            "other-currency",
            json!({"currency": "EUR", "shop_currency": "USD"}),
            "Currency: EUR is not the shop's USD",
        ),
        problem(
            8,
            "amount-too-precise",
            json!({"column": "Total", "decimals": 2}),
            "Total: has more than the 2 decimals of its currency",
        ),
        problem(
            9,
            "fields-differ",
            json!({"fields": 4, "expected": 9}),
            "the line has 4 fields, the header has 9",
        ),
        problem(10, "empty", json!({"column": "Name"}), "Name: is empty"),
    ];
    assert_eq!(told["problems"], json!({ "count": expected.len(), "first": expected }));
    // The first hundred of many.
    let many: Vec<String> = (0..150).map(|_| bad[1].clone()).chain([row(1, 1, "1")]).collect();
    let told = block_in_place(|| shop.imported(&file(&many)));
    assert_eq!(told["problems"]["count"], 150);
    let first = told["problems"]["first"].as_array().unwrap();
    let lines: Vec<_> = first.iter().map(|problem| problem["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, (2..102).collect::<Vec<_>>());
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_export_says_what_it_is_missing() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let merchant = add(&recorder, "none.example.com").await;
    let shop = Shop::of(&server, merchant);
    let euro = row(1, 1, "1").replace("USD", "EUR");
    let wide: Vec<u8> = HEADER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let missing = json!({"columns": ["Email", "Total", "Created at"]});
    let parted_by = |mark: &str| HEADER.replace(',', mark).into_bytes();
    let cases: [(Vec<u8>, &str, Value); 13] = [
        (b"".into(), "empty-file", json!({})),
        (b"\xef\xbb\xbf".into(), "empty-file", json!({})),
        (b"Name,Financial Status,Currency\n#1,paid,USD\n".into(), "missing-columns", missing),
        (format!("{HEADER}\n").into(), "no-orders", json!({})),
        (file(&["oops".into()]), "no-orders", json!({})),
        (file(&[euro]), "other-currency", json!({"currency": "EUR", "shop_currency": "USD"})),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml".into(), "not-csv-xlsx", json!({})),
        (b"PK\x03\x04\x14\0\0\0orders.csv".into(), "not-csv-packed", json!({})),
        (b"\x1f\x8b\x08".into(), "not-csv-packed", json!({})),
        ([b"\xff\xfe", &wide[..]].concat(), "wrong-encoding", json!({})),
        (b"\x7fELF\x02\x01\0\0".into(), "not-csv-binary", json!({})),
        (parted_by(";"), "wrong-separator", json!({"separator": "semicolon"})),
        (parted_by("\t"), "wrong-separator", json!({"separator": "tab"})),
    ];
    for (file, code, args) in cases {
        let told = block_in_place(|| shop.imported(&file));
        assert_eq!(told["state"], "failed", "{told}");
        assert_eq!((&told["error"]["code"], &told["error"]["args"]), (&json!(code), &args));
        let text = told["error"]["problem"].as_str().unwrap();
        assert!(!text.contains('{') && !text.is_empty(), "{text}");
    }
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_shop_itself_sends_and_sees() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let [one, other] =
        [add(&recorder, "one.example.com").await, add(&recorder, "two.example.com").await];
    block_in_place(|| {
        let shop = Shop::of(&server, one);
        let told = shop.imported(&file(&rows(3)));
        let at = format!("/api/rfm/imports/{}", told["id"].as_str().unwrap());
        let stranger = Shop::of(&server, other);
        assert_eq!(stranger.call("GET", &at, b"").0, 404);
        let listed = stranger.call("GET", "/api/rfm/imports", b"").1;
        assert_eq!(listed["imports"], json!([]));
        let reader = Shop { server: &server, token: server.token(one).unwrap() };
        let (status, refused) = reader.send(b"x");
        assert!(
            status == 403 && refused["detail"].as_str().unwrap().contains("admin:full"),
            "{refused}"
        );
        assert_eq!(reader.call("GET", &at, b"").0, 200);
        let nobody = Shop { server: &server, token: String::new() };
        assert_eq!(nobody.send(b"x").0, 401);
        for name in ["", "?file_name=", "?file_name=a%0Ab", "?file_name=a&nonsense=1"] {
            let (status, refused) = shop.call("POST", &format!("/api/rfm/imports{name}"), b"x");
            assert_eq!(status, 400, "{name}: {refused}");
        }
        assert_eq!(shop.call("GET", "/api/rfm/imports/x", b"").0, 400);
    });
    server.stop().await.unwrap();
}

/// Begins a request of so many bytes, and sends some of them.
fn begin(shop: &Shop<'_>, bytes: usize) -> TcpStream {
    let mut stream = TcpStream::connect(shop.server.http).unwrap();
    let head = format!(
        "POST /api/rfm/imports?file_name=a.csv HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {}\r\n\
         Content-Length: {bytes}\r\n\r\n{HEADER}\n",
        shop.token
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_come_to_its_end_leaves_nothing() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let more = [("RFM_IMPORT_STALLED_SECONDS", "1"), ("RFM_IMPORT_MAX_BYTES", "1000")];
    let server = TestServer::set_to(&database, clock, &more).await.unwrap();
    let merchant = add(&recorder, "cut.example.com").await;
    block_in_place(|| {
        let shop = Shop::of(&server, merchant);
        // Told by its length, or found out on the way.
        let (status, refused) = shop.send(&[b'x'; 1_001]);
        assert_eq!((status, &refused["code"]), (413, &json!("too-large")), "{refused}");
        assert_eq!(refused["args"], json!({"most_bytes": 1_000}));
        assert!(refused["detail"].as_str().unwrap().contains("RFM_IMPORT_MAX_BYTES"), "{refused}");
        let mut stalled = begin(&shop, 900);
        let mut answer = String::new();
        stalled.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        assert!(answer.contains(r#""code":"stalled""#), "{answer}");
        let cancelled = begin(&shop, 900);
        while files_at(server.data_dir()) != (1, 0) {
            thread::sleep(LOOK_AGAIN);
        }
        drop(cancelled);
        assert_eq!(until_none_is_left(server.data_dir()), 0);
        assert_eq!(shop.call("GET", "/api/rfm/imports", b"").1["imports"], json!([]));
        let told = shop.imported(&file(&[row(1, 1, "1")]));
        assert_eq!(told["state"], "finished", "{told}");
    });
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_waits_and_not_too_many_do() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let merchant = add(&recorder, "queue.example.com").await;
    let mut superuser = database.superuser().await;
    sqlx::raw_sql(HELD).execute(&mut superuser).await.unwrap();
    sqlx::raw_sql("select pg_advisory_lock(17)").execute(&mut superuser).await.unwrap();
    let shop = Shop::of(&server, merchant);
    let held = [row(0, 0, "held")];
    let ids: Vec<String> = block_in_place(|| {
        let first = shop.sent(&file(&held));
        shop.until(&first, |told| told["state"] == "writing");
        let waiting = (1..6).map(|number| shop.sent(&file(&rows(number))));
        let ids: Vec<String> = std::iter::once(first.clone()).chain(waiting).collect();
        let (status, refused) = shop.send(b"x");
        assert_eq!((status, &refused["code"]), (429, &json!("too-many-waiting")), "{refused}");
        // They are all waiting still.
        assert!(ids[1..].iter().all(|id| shop.get(id)["state"] == "waiting"));
        assert_eq!(shop.get(&first)["state"], "writing");
        ids
    });
    sqlx::raw_sql("select pg_advisory_unlock(17)").execute(&mut superuser).await.unwrap();
    block_in_place(|| {
        for id in &ids {
            let told = shop.until(id, |told| !is_under_way(told));
            assert_eq!(told["state"], "finished", "{told}");
        }
        assert_eq!(until_none_is_left(server.data_dir()), 0);
    });
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_was_stopped_goes_on_with_the_same_file() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let mut rows = rows(MANY);
    rows.push(row(MANY, MANY, "held"));
    let file = file(&rows);
    let whole = add(&recorder, "whole.example.com").await;
    import_directly(&recorder, whole, &file).await;
    let merchant = add(&recorder, "stopped.example.com").await;
    let mut superuser = database.superuser().await;
    let expected = customers(&mut superuser, whole).await;
    sqlx::raw_sql(HELD).execute(&mut superuser).await.unwrap();
    sqlx::raw_sql("select pg_advisory_lock(17)").execute(&mut superuser).await.unwrap();
    let server = TestServer::start(&database, clock.clone()).await.unwrap();
    let data_dir = server.data_dir().to_owned();
    let id = block_in_place(|| {
        let shop = Shop::of(&server, merchant);
        let id = shop.sent(&file);
        shop.until(&id, |told| told["orders_written"].as_i64() > Some(0));
        id
    });
    // What is dropped ends in the database when it can; by then the import was told to stop.
    let at = server.http;
    let unlock = async {
        while tokio::net::TcpStream::connect(at).await.is_ok() {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        sqlx::raw_sql("select pg_advisory_unlock(17)").execute(&mut superuser).await.unwrap();
    };
    let (stopped, ()) = tokio::join!(server.stop(), unlock);
    stopped.unwrap();
    assert_eq!(until_none_is_left(&data_dir), 0);
    let written = customers(&mut superuser, merchant).await.len();
    assert!(written > 1_000 && written < expected.len(), "{written} of {}", expected.len());
    let server = TestServer::start(&database, clock).await.unwrap();
    block_in_place(|| {
        let shop = Shop::of(&server, merchant);
        let told = shop.get(&id);
        assert_eq!(
            (&told["state"], &told["error"]["code"]),
            (&json!("interrupted"), &json!("interrupted"))
        );
        assert!(told["orders_new"].as_i64() > Some(1_000), "{told}");
        let again = shop.imported(&file);
        let [orders, new, changed, _, customers_new] = counts(&again);
        assert_eq!(orders, MANY as i64 + 1);
        assert_eq!(new + told["orders_new"].as_i64().unwrap(), orders, "{told} {again}");
        assert!(changed == 0 && customers_new > 0, "{again}");
    });
    assert!(customers(&mut superuser, merchant).await == expected, "customers differ");
    assert_sound(&recorder, merchant).await;
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_whose_process_is_gone_is_interrupted_and_holds_up_nobody() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let merchant = add(&recorder, "gone.example.com").await;
    let mut superuser = database.superuser().await;
    let gone = "insert into imports (merchant_id, id, file_name, started_by, state, received_at, alive_until, bytes)
        select id, id, 'a.csv', 'somebody', 'writing', '2024-01-01', '2024-01-01', 9 from merchants";
    sqlx::raw_sql(gone).execute(&mut superuser).await.unwrap();
    block_in_place(|| {
        let shop = Shop::of(&server, merchant);
        let told = shop.get(&merchant.to_string());
        assert_eq!(
            (&told["state"], &told["error"]["code"]),
            (&json!("interrupted"), &json!("interrupted"))
        );
        assert_eq!(shop.imported(&file(&rows(3)))["state"], "finished");
        assert_eq!(shop.get(&merchant.to_string())["finished_at"], "2024-10-04T00:00:00Z");
    });
    server.stop().await.unwrap();
}

#[test]
fn codes_are_told_apart_and_have_words() {
    let problems = ProblemCode::ALL.iter().map(|code| (code.name(), code.words()));
    let errors = ErrorCode::ALL.iter().map(|code| (code.name(), code.words()));
    for codes in [problems.collect::<Vec<_>>(), errors.collect()] {
        let mut names: Vec<_> = codes.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), codes.len());
        let is_kebab = |name: &str| {
            name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        assert!(codes.iter().all(|(name, words)| is_kebab(name) && !words.is_empty()));
    }
}

/// The messages of a catalogue, each with the names of its arguments, in order and each once.
fn messages(text: &str) -> HashMap<&str, Vec<&str>> {
    let mut found: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut present = "";
    for line in text.lines() {
        if line.starts_with("imports-") {
            present = line.split_once(" =").unwrap().0;
            assert!(found.insert(present, Vec::new()).is_none(), "{present} is there twice");
        }
        let names = line.split('$').skip(1).map(|rest| {
            rest.split(|char: char| !char.is_ascii_alphanumeric() && char != '_').next().unwrap()
        });
        if let Some(args) = found.get_mut(present) {
            args.extend(names);
            args.sort_unstable();
            args.dedup();
        }
    }
    found
}

#[test]
fn every_code_has_words_in_every_language() {
    let sorted = |args: &mut dyn Iterator<Item = &'static str>| {
        let mut args: Vec<&str> = args.collect();
        args.sort_unstable();
        args
    };
    let problems = ProblemCode::ALL
        .iter()
        .map(|code| (format!("imports-problem-{}", code.name()), sorted(&mut code.args())));
    let errors = ErrorCode::ALL
        .iter()
        .map(|code| (format!("imports-error-{}", code.name()), sorted(&mut code.args())));
    let codes: Vec<_> = problems.chain(errors).collect();
    for language in LANGUAGES {
        let path = repository().join(format!("i18n/{language}/imports.ftl"));
        let text = fs::read_to_string(&path).unwrap();
        let messages = messages(&text);
        for (key, args) in &codes {
            assert_eq!(messages.get(key.as_str()), Some(args), "{key} in {}", path.display());
        }
        let is_of_code = |key: &&&str| {
            ["imports-problem-", "imports-error-"].iter().any(|of| key.starts_with(of))
        };
        assert_eq!(messages.keys().filter(is_of_code).count(), codes.len(), "{language}");
    }
}
