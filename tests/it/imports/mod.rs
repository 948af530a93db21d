//! Files of orders over REST: what comes of them, what is told of them, and that nothing of them is left.

mod command;
mod ends;
mod listed;
mod told;
mod words;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::thread;
use std::time::Duration;

use integration_tests::support::TestServer;
use rfm_service::base::MerchantId;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::{Recorder, Rescored};
use rfm_service::orders::event::{Change, Event};
use rfm_service::orders::reason::Reason;
use rfm_service::orders::shopify_csv;
use serde_json::Value;
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
