//! Exports as they are called: files of customers that equal what the customers are told as, one by one.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use futures::StreamExt;
use integration_tests::support::{TestDatabase, TestServer, by_id, paid_order, tell};
use rfm_service::adapters::postgres::{self, Role};
use rfm_service::base::{Clock, Full, ManualClock, MerchantId};
use rfm_service::configuration::Saving;
use rfm_service::export::columns::Columns;
use rfm_service::export::{Error, Exports, Form, Wanted};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::customers::{Filter, list_customers};
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Recorder, Stage};
use rfm_service::orders::event::{Change, CustomerRef, CustomerVersion, Event};
use rfm_service::segments::SizeCache;
use serde_json::{Value, json};
use shared_scoring::Day;
use shared_scoring::json as kernel;
use sqlx::Executor;
use sqlx::postgres::PgPoolOptions;

const DAY_MS: i64 = 86_400_000;
const START: i64 = 20_000;

/// Ids of the shop that a spreadsheet would run.
const FORMULAS: [&str; 5] = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"];

struct Stock {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    merchant: MerchantId,
}

/// A shop that is served, with the workers that serving has.
struct Shop {
    stock: Stock,
    server: TestServer,
}

impl Deref for Shop {
    type Target = Stock;

    fn deref(&self) -> &Stock {
        &self.stock
    }
}

struct Answer {
    status: u16,
    kind: String,
    name: String,
    bytes: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    /// The rows of a file, by the names of its columns.
    fn rows(&self) -> Vec<BTreeMap<String, String>> {
        assert_eq!((self.status, &*self.kind), (200, "text/csv; charset=utf-8"), "{}", self.text());
        let mut reader = csv::Reader::from_reader(self.bytes.as_slice());
        reader.deserialize().collect::<Result<_, _>>().unwrap()
    }

    fn detail(&self) -> String {
        self.json()["detail"].as_str().unwrap().to_owned()
    }
}

impl Stock {
    /// Customers who ordered once or twice, prospects, and customers whose ids look like formulas; some days
    /// later nobody's change was written yet.
    async fn new() -> Stock {
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(START * DAY_MS));
        let recorder = database.recorder(clock.clone());
        let shop = NewMerchant::new("export.example.com", "USD", "UTC", "medium").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        let mut events: Vec<Event> =
            (0..90).map(|n| order(&(n % 60).to_string(), START - n * 8, 2_000 + n * 300)).collect();
        events.extend(FORMULAS.map(|id| order(id, START - 3, 9_000)));
        events.extend((0..7).map(|n| seen(&format!("seen {n}"), &format!("{n}@example.com"))));
        events.push(seen("formula", "+ada@example.com"));
        recorder.record(merchant, &events, Cause::Live).await.unwrap();
        clock.set((START + 40) * DAY_MS);
        Stock { database, clock, recorder, merchant }
    }

    /// What the audit log has, the latest last.
    async fn audited(&self) -> Vec<(String, String, Value, Option<i64>)> {
        let mut superuser = self.database.superuser().await;
        sqlx::query_as(
            "select action, actor, details, finished_rows from audit_logs order by created_at, id",
        )
        .fetch_all(&mut superuser)
        .await
        .unwrap()
    }
}

impl Shop {
    async fn new() -> Shop {
        let stock = Stock::new().await;
        let server = TestServer::start(&stock.database, stock.clock.clone()).await.unwrap();
        Shop { stock, server }
    }

    fn get_with(&self, token: &str, path: &str) -> Answer {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let request = agent
            .get(format!("http://{}/api/rfm/{path}", self.server.http))
            .header("Authorization", format!("Bearer {token}"));
        let mut answer = tokio::task::block_in_place(|| request.call()).unwrap();
        let header = |name: &str| {
            let value = answer.headers().get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        let (kind, name) = (header("content-type"), header("content-disposition"));
        let status = answer.status().as_u16();
        Answer { status, kind, name, bytes: answer.body_mut().read_to_vec().unwrap() }
    }

    fn get(&self, path: &str) -> Answer {
        self.get_with(&self.server.token(self.merchant).unwrap(), path)
    }

    /// All customers as they are told in pages.
    fn customers(&self, query: &str) -> Vec<Value> {
        let (mut customers, mut after) = (Vec::new(), String::new());
        loop {
            let page = self.get(&format!("customers?limit=50&{query}{after}")).json();
            customers.extend(page["customers"].as_array().unwrap().iter().cloned());
            let Some(next) = page["next"].as_str() else { return customers };
            after = format!("&after={next}");
        }
    }

    /// Saves a configuration whose one segment has this name.
    async fn name_segment(&self, name: &str) {
        let configurations = self.database.configurations(self.clock.clone());
        let config = configurations.current(self.merchant).await.unwrap().active.config;
        let mut document = config.to_json();
        document["segments"] = json!([
            {"id": "all", "name": {"en": name}, "rules": {"recency": "1-5"}},
        ]);
        let config = kernel::read_config(&document).unwrap();
        let saving = Saving { by: "a test", reason: "to see", upon: None, tells: false };
        configurations.save(self.merchant, &config, saving).await.unwrap();
        while self.recorder.stage(self.merchant).await.unwrap() != Stage::Nothing {}
    }

    async fn stop(self) {
        self.server.stop().await.unwrap();
    }
}

fn event(id: String, change: Change) -> Event {
    Event { id, topic: "a test".into(), change, raw: Vec::new() }
}

fn order(customer: &str, day: i64, gross_minor: i64) -> Event {
    let id = format!("{customer}-{day}");
    let version = paid_order(&id, by_id(customer), day * DAY_MS, gross_minor);
    event(id, Change::Order(version))
}

/// A customer without an order.
fn seen(id: &str, email: &str) -> Event {
    let customer = CustomerRef { id: Some(id.into()), email: Some(email.into()) };
    let version = CustomerVersion { customer, email_removed: false, updated_at_ms: 1_000 };
    event(format!("seen {id}"), Change::Customer(version))
}

/// A value as a cell of CSV has it.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@', '\t']) => format!("'{text}"),
        Value::String(text) => text.clone(),
        Value::Array(names) => {
            names.iter().map(|name| name.as_str().unwrap()).collect::<Vec<_>>().join("|")
        }
        number => number.to_string(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_equals_what_the_customers_are_told_as() {
    let shop = Shop::new().await;
    let sizes = shop.get("segments").json()["segments"].clone();
    let with_members = sizes.as_array().unwrap().iter().filter(|size| size["customers"] != 0);
    assert!(with_members.count() > 4, "{sizes}");
    let segments = sizes.as_array().unwrap().iter();
    let mut queries: Vec<String> = segments
        .map(|size| format!("segment={}", size["id"].as_str().unwrap().replace(' ', "%20")))
        .collect();
    queries.extend(["".into(), "locale=ar".into()]);
    for query in &queries {
        let customers = shop.customers(query);
        let answer = shop.get(&format!("export?{query}"));
        assert_eq!(
            answer.name,
            format!("attachment; filename=\"rfm-customers-{}.csv\"", Day(START as i32 + 40))
        );
        let rows = answer.rows();
        let json = shop.get(&format!("export?format=json&{query}")).json();
        let json = json.as_array().unwrap();
        assert_eq!((rows.len(), json.len()), (customers.len(), customers.len()), "{query}");
        for ((row, object), customer) in rows.iter().zip(json).zip(&customers) {
            // Labels of segments are for programs; a file has the names.
            let told = customer.as_object().unwrap().iter();
            for (name, value) in told.filter(|(name, _)| *name != "segment_ids") {
                assert_eq!(row[name], cell(value), "{name} of {customer}");
                assert_eq!(&object[name], value, "{name} of {customer}");
            }
            assert_eq!(row["segment"], cell(&customer["segments"].get(0).cloned().into()));
            let last = row["last_order_on"].as_str();
            let since = Day::parse(last).map(|last| Day(START as i32 + 40).days_since(last));
            assert_eq!(
                row["days_since_last_order"],
                since.map_or_else(String::new, |n| n.to_string())
            );
            assert_eq!(row["first_order_on"].is_empty(), last.is_empty());
            assert!(row["first_order_on"].as_str() <= last);
        }
    }
    let all = shop.customers("");
    assert_eq!(all.len(), 60 + FORMULAS.len() + 8);
    assert!(all.iter().any(|customer| customer["score"].is_null()), "no prospect");
    shop.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_spreadsheet_runs_no_cell() {
    let shop = Shop::new().await;
    shop.name_segment("=cmd|' /C calc'!A0").await;
    let rows = shop.get("export?columns=shopify_id,segment,segments,spend_total_minor").rows();
    for id in FORMULAS {
        assert!(rows.iter().any(|row| row["shopify_id"] == format!("'{id}")), "{id}: {rows:?}");
    }
    for row in &rows {
        for (name, value) in row {
            assert!(!value.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {value:?}");
        }
    }
    assert!(rows.iter().any(|row| row["segment"] == "'=cmd|' /C calc'!A0"), "{rows:?}");
    // What is no spreadsheet's gets what is there.
    let json = shop.get("export?format=json&columns=shopify_id").json();
    assert!(json.as_array().unwrap().contains(&json!({ "shopify_id": "=1+1" })));
    shop.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn columns_are_chosen_and_an_email_needs_the_full_scope() {
    let shop = Shop::new().await;
    let text = shop.get("export?columns=score,id&segment=Champions").text().to_owned();
    assert!(text.starts_with("score,id\n"), "{text}");
    let plain = shop.get("export").text().to_owned();
    assert!(!plain.contains("example.com") && !plain.contains("email"), "{plain}");
    let marked = shop.get("export?bom=true");
    assert_eq!(marked.bytes, ["\u{feff}", &plain].concat().into_bytes());
    assert_eq!(shop.get("export?bom=false").text(), plain);
    let refused = shop.get("export?columns=id,email");
    assert_eq!(refused.status, 403);
    assert!(refused.detail().contains("admin:full"), "{}", refused.detail());
    let full = shop.server.full_token(shop.merchant).unwrap();
    let rows = shop.get_with(&full, "export?columns=shopify_id,email").rows();
    assert!(
        rows.iter().any(|row| row["shopify_id"] == "seen 3" && row["email"] == "3@example.com")
    );
    assert!(rows.iter().any(|row| row["email"] == "'+ada@example.com"), "{rows:?}");
    let json = shop.get_with(&full, "export?columns=email&format=json").json();
    assert!(json.as_array().unwrap().contains(&json!({ "email": "+ada@example.com" })));
    for (query, named) in [
        ("columns=id,nmae", "\"nmae\"; there are id, shopify_id"),
        ("columns=id,id", "id is named twice"),
        ("columns=", "no column \"\""),
        ("format=xlsx", "format: must be"),
        ("format=json&bom=true", "bom: "),
        ("bom=yes", "bom"),
        ("segment=Nobody", "no segment \"Nobody\""),
        ("segmnt=VIP", "segmnt"),
        ("locale=it", "locale: "),
    ] {
        let refused = shop.get(&format!("export?{query}"));
        assert_eq!(refused.status, 400, "{query}");
        assert!(refused.detail().contains(named), "{query}: {}", refused.detail());
    }
    shop.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_export_is_in_the_audit_log() {
    let shop = Shop::new().await;
    let members = shop.customers("segment=Hibernating").len() as i64;
    assert!((1..73).contains(&members), "{members}");
    shop.get("export?segment=Hibernating&columns=id,score");
    shop.clock.set((START + 41) * DAY_MS);
    shop.get("export?format=json");
    shop.get("export?segment=Nobody");
    let audited = shop.audited().await;
    assert_eq!(audited.len(), 2, "{audited:?}");
    let (action, actor, details, rows) = &audited[0];
    assert_eq!((action.as_str(), *rows), ("rfm_export", Some(members)));
    assert!(!actor.is_empty());
    let expected = json!({"format": "csv", "segment": "Hibernating", "columns": ["id", "score"]});
    assert_eq!(details, &expected);
    assert_eq!((&audited[1].2["format"], audited[1].3), (&json!("json"), Some(73)));
    shop.stop().await;
}

/// Customers as many as make several pages.
async fn many(shop: &Stock, customers: i64) {
    let statement =
        "insert into users (merchant_id, id, order_count, cell_0, scored_on_0, created_at)
        select $1, gen_random_uuid(), 0, 125, '2024-01-01', now() from generate_series(1, $2)";
    let mut superuser = shop.database.superuser().await;
    let inserted = sqlx::query(statement).bind(shop.merchant.0).bind(customers);
    inserted.execute(&mut superuser).await.unwrap();
}

fn exports(shop: &Stock) -> Exports {
    // One connection: whoever keeps it keeps it from all others.
    let pool = postgres::pool(shop.database.options(), Role::App, 1);
    Exports::new(pool, shop.clock.clone(), shop.database.cipher(), SizeCache::default())
}

fn wanted(form: Form) -> Wanted {
    let (actor, columns) = ("a test".to_owned(), Columns::default());
    Wanted { actor, segment: None, columns, form, locale: "en" }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_that_goes_away_ends_the_export() {
    let shop = Stock::new().await;
    many(&shop, 30_000).await;
    let exports = exports(&shop);
    let export = exports.begin(shop.merchant, wanted(Form::Array)).await.unwrap();
    let mut body = export.into_body().into_data_stream();
    let first = body.next().await.unwrap().unwrap();
    assert!(first.starts_with(b"[\n{\"id\":"), "{:?}", &first[..30]);
    drop(body);
    // The connection comes back, and the log does not say that all was given out.
    drop(exports.pool.acquire().await.unwrap());
    assert_eq!(shop.audited().await.last().unwrap().3, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_customers_come_once_each_in_one_state_of_the_shop() {
    let shop = Stock::new().await;
    many(&shop, 30_000).await;
    let exports = exports(&shop);
    let export = exports.begin(shop.merchant, wanted(Form::Csv { bom: false })).await.unwrap();
    let mut body = export.into_body().into_data_stream();
    let mut bytes = body.next().await.unwrap().unwrap().to_vec();
    assert!(bytes.len() < 1_000_000, "the first piece has {} bytes", bytes.len());
    // What is written meanwhile is not in it.
    many(&shop, 1_000).await;
    while let Some(piece) = body.next().await {
        bytes.extend(piece.unwrap());
    }
    let rows = csv::Reader::from_reader(bytes.as_slice())
        .into_records()
        .map(|row| row.unwrap()[0].to_owned())
        .collect::<Vec<_>>();
    assert_eq!(rows.len(), 30_073);
    assert!(rows.is_sorted_by(|one, next| one < next), "not in the order of ids");
    assert_eq!(shop.audited().await.last().unwrap().3, Some(30_073));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_makes_its_share_of_the_exports_and_no_more() {
    let shop = Shop::new().await;
    let other = NewMerchant::new("other.example.com", "USD", "UTC", "medium").unwrap();
    let other = shop.recorder.add_merchant(&other).await.unwrap();
    let pool = postgres::pool(shop.database.options(), Role::App, 16);
    let exports =
        Exports::new(pool, shop.clock.clone(), shop.database.cipher(), SizeCache::default());
    let begin = async |merchant| exports.begin(merchant, wanted(Form::Lines)).await;
    let first = begin(shop.merchant).await.unwrap();
    let _second = begin(shop.merchant).await.unwrap();
    assert!(matches!(begin(shop.merchant).await, Err(Error::Full(Full::OfShop(2)))));
    begin(other).await.unwrap();
    drop(first);
    begin(shop.merchant).await.unwrap();
    // As it is told: two readers that take nothing, and a third.
    many(&shop, 100_000).await;
    let path = format!("http://{}/api/rfm/export", shop.server.http);
    let bearer = format!("Bearer {}", shop.server.token(shop.merchant).unwrap());
    let call = || ureq::get(&path).header("Authorization", &bearer).call().unwrap();
    let _held = tokio::task::block_in_place(|| (call(), call()));
    let refused = shop.get("export");
    assert_eq!(refused.status, 429);
    assert!(refused.detail().contains("exports: this shop has 2"), "{}", refused.detail());
    drop(_held);
    shop.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_may_pause_for_longer_than_a_transaction_may_be_idle() {
    let shop = Stock::new().await;
    many(&shop, 30_000).await;
    // As the pools of the service, with a limit that a test can wait for.
    let session = "set role rfm_app; set idle_in_transaction_session_timeout = '500ms'";
    let pool = PgPoolOptions::new()
        .after_connect(move |connection, _| {
            Box::pin(async move { connection.execute(session).await.map(drop) })
        })
        .connect_lazy_with(shop.database.options());
    let exports = Exports::new(
        pool.clone(),
        shop.clock.clone(),
        shop.database.cipher(),
        SizeCache::default(),
    );
    let mut export = exports.begin(shop.merchant, wanted(Form::Lines)).await.unwrap();
    export.wait_for_reader().await.unwrap();
    // A transaction that became idle later was ended for it.
    let mut idle = postgres::begin(&pool, shop.merchant).await.unwrap();
    let pid: i32 =
        sqlx::query_scalar("select pg_backend_pid()").fetch_one(&mut *idle).await.unwrap();
    let mut superuser = shop.database.superuser().await;
    let is_there = "select exists (select from pg_stat_activity where pid = $1)";
    while sqlx::query_scalar(is_there).bind(pid).fetch_one(&mut superuser).await.unwrap() {}
    let mut lines = 0;
    while let Some(piece) = export.next_piece().await.unwrap() {
        lines += piece.iter().filter(|byte| **byte == b'\n').count();
    }
    assert_eq!(lines, 30_073);
    export.finish().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_fails_breaks_off() {
    let shop = Stock::new().await;
    many(&shop, 30_000).await;
    let exports = exports(&shop);
    let export = exports.begin(shop.merchant, wanted(Form::Csv { bom: false })).await.unwrap();
    let mut body = export.into_body().into_data_stream();
    body.next().await.unwrap().unwrap();
    let mut superuser = shop.database.superuser().await;
    let ended = "select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()";
    sqlx::query(ended).execute(&mut superuser).await.unwrap();
    let rest = body.collect::<Vec<_>>().await;
    assert!(rest.last().unwrap().is_err(), "a part was taken for the whole");
    assert_eq!(shop.audited().await.last().unwrap().3, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_moved_without_its_being_written_is_met_where_it_stands() {
    let shop = Stock::new().await;
    let (exports, now_ms) = (exports(&shop), shop.clock.now_ms());
    let mut superuser = shop.database.superuser().await;
    let due = "select count(*) from users where rescore_due_on_0 <= day_of($1)";
    let due: i64 =
        sqlx::query_scalar(due).bind(START as i32 + 40).fetch_one(&mut superuser).await.unwrap();
    assert!(due > 9, "{due}");
    let mut met = 0;
    let all = Filter { limit: 200, ..Filter::default() };
    let all = list_customers(&exports.pool, shop.merchant, now_ms, &all).await.unwrap();
    for segment in all.context.segments.iter() {
        let label = Some(segment.label.clone());
        let filter = Filter { segment: label.clone(), limit: 200, ..Filter::default() };
        let page = list_customers(&exports.pool, shop.merchant, now_ms, &filter).await.unwrap();
        let wanted = Wanted { segment: label, ..wanted(Form::Lines) };
        let mut export = exports.begin(shop.merchant, wanted).await.unwrap();
        let mut text = Vec::new();
        while let Some(piece) = export.next_piece().await.unwrap() {
            text.extend(piece);
        }
        let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let ids: Vec<String> = lines
            .map(|line| {
                serde_json::from_slice::<Value>(line).unwrap()["id"].as_str().unwrap().into()
            })
            .collect();
        let expected: Vec<String> = page.customers.iter().map(|one| one.id.to_string()).collect();
        assert_eq!(ids, expected, "{}", segment.label);
        assert_eq!(export.written(), ids.len() as u64);
        met += ids.len();
    }
    assert!(met >= 73, "{met} of 73 and more");
}

/// Width and height of a PNG.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&png[12..16], b"IHDR");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn charts_are_pictures_in_the_language_asked_for_or_name_the_font_that_is_missing() {
    let shop = Shop::new().await;
    let mut seen = Vec::new();
    for (chart, locale) in [
        ("segments", "en"),
        ("segments", "ar"),
        ("segments", "de"),
        ("segments", "ja"),
        ("grid", "en"),
        ("grid", "ar"),
    ] {
        // Each in another instant, by which the log is ordered.
        shop.clock.set(shop.clock.now_ms() + 1);
        let picture = shop.get(&format!("export?format=png&chart={chart}&locale={locale}"));
        let fonts = if locale == "ja" { "install fonts-noto-cjk" } else { "install fonts-" };
        if picture.status == 503 {
            assert!(picture.detail().contains(fonts), "{}", picture.detail());
            tell(&format!("no picture in {locale}: {}", picture.detail()));
            continue;
        }
        assert_eq!((picture.status, &*picture.kind), (200, "image/png"), "{chart} in {locale}");
        assert!(picture.name.contains(&format!("rfm-{chart}-2024-")), "{}", picture.name);
        assert_eq!(size(&picture.bytes), (1_600, 900), "{chart} in {locale}");
        assert!(!seen.contains(&picture.bytes), "{chart} in {locale} is like another one");
        seen.push(picture.bytes);
        let (_, _, details, numbers) = shop.audited().await.pop().unwrap();
        assert_eq!(details["format"], "png");
        assert!(numbers.is_some_and(|numbers| numbers > 10), "{numbers:?}");
    }
    for (query, named) in [
        ("format=png&chart=pie", "chart: must be"),
        ("format=png&columns=id", "columns: is not for png"),
        ("format=png&segment=VIP", "segment: is not for png"),
        ("format=png&bom=true", "bom: is not for png"),
        ("chart=grid", "chart: is for png alone"),
    ] {
        let refused = shop.get(&format!("export?{query}"));
        assert_eq!(refused.status, 400, "{query}");
        assert!(refused.detail().contains(named), "{query}: {}", refused.detail());
    }
    shop.stop().await;
}
