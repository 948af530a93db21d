//! Exports as they are called: files of customers that equal what the customers are told as, one by one.

mod charts;
mod files;
mod streams;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer, by_id, paid_order};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::configuration::Saving;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Recorder, Stage};
use rfm_service::orders::event::{Change, CustomerRef, CustomerVersion, Event};
use serde_json::{Value, json};
use shared_scoring::json as kernel;

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
