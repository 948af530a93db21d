//! A configuration is tried and saved: what a preview of new bands takes for 50,000 and 1,000,000 customers, and
//! a save for 50,000 while webhooks come. The database is on the same cores, fsync on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use benches::customers;
use integration_tests::support::{Durability, TestDatabase, TestServer};
use rfm_service::adapters::shopify::WebhookSecrets;
use rfm_service::base::{MerchantId, SystemClock};
use rfm_service::configuration::Saving;
use rfm_service::merchants::NewMerchant;
use secrecy::SecretString;
use serde_json::json;
use shared_scoring::Day;
use shared_scoring::json as kernel;
use sqlx::{AssertSqlSafe, Executor};

/// Webhooks in a second while a version is saved.
const A_SECOND: u32 = 100;

const CLIENTS: usize = 16;

async fn shop(database: &TestDatabase, domain: &str, size: usize) -> MerchantId {
    let recorder = database.recorder(Arc::new(SystemClock));
    let shop = NewMerchant::new(domain, "USD", "UTC", "medium").unwrap();
    let merchant = recorder.add_merchant(&shop).await.unwrap();
    let today = Day((SystemClock.now() / 86_400_000) as i32);
    let mut superuser = database.superuser().await;
    superuser.execute(AssertSqlSafe(customers(merchant, size, today))).await.unwrap();
    superuser.execute("vacuum analyze users").await.unwrap();
    merchant
}

trait Now {
    fn now(&self) -> i64;
}

impl Now for SystemClock {
    fn now(&self) -> i64 {
        rfm_service::base::Clock::now_ms(self)
    }
}

fn bands(first: i32) -> serde_json::Value {
    json!({
        "recency": { "at_most_days": [first, 70, 140, 280] },
        "frequency": { "at_least_orders": [2, 4, 6, 9] },
        "monetary": { "at_least_minor": [9_000, 18_000, 36_000, 72_000] },
    })
}

fn median(mut of: Vec<Duration>) -> f64 {
    of.sort();
    of[of.len() / 2].as_secs_f64() * 1_000.0
}

async fn previews(database: &TestDatabase, merchant: MerchantId, size: usize, target: u32) {
    let previews = database.configurations(Arc::new(SystemClock)).previews;
    let preview = async |first: i32| {
        let given = json!({ "bands": bands(first) });
        let start = Instant::now();
        let found = previews.preview(merchant, given.as_object().unwrap(), None).await.unwrap();
        assert!(found.comparison.moving > 0 && found.comparison.customers == size as u64);
        start.elapsed()
    };
    // Connected, and the version is known.
    let rules = json!({ "weights": { "recency": 50, "frequency": 25, "monetary": 25 } });
    previews.preview(merchant, rules.as_object().unwrap(), None).await.unwrap();
    let cold = preview(10).await;
    let mut warm = Vec::new();
    for at in 0..101 {
        warm.push(preview(10 + at % 50).await);
    }
    println!(
        "preview of new bands, {size} customers: {:.2} ms, median of 101 (target {target}); loading the \
         columns first {:.0} ms",
        median(warm),
        cold.as_secs_f64() * 1_000.0
    );
}

/// Sends signed webhooks until told to stop, each when it is due; how long each took from then.
fn client(url: &str, first: Instant, next: &AtomicUsize, stop: &AtomicBool) -> Vec<Duration> {
    let secrets = WebhookSecrets::new([Some(SecretString::from(TestServer::SECRET))]);
    let agent: ureq::Agent =
        ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(10))).build().into();
    let mut took = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let customer = at * 7_919 % 2_000;
        let body = format!(
            r#"{{"id":{at},"currency":"USD","total_price":"20.50","current_total_price":"20.50","financial_status":"paid","created_at":"2026-11-20T10:00:00Z","updated_at":"2026-11-20T10:00:00Z","customer":{{"id":{customer}}}}}"#
        );
        let signature = secrets.sign(body.as_bytes()).unwrap();
        let due = first + Duration::from_secs(1) * at as u32 / A_SECOND;
        thread::sleep(due.saturating_duration_since(Instant::now()));
        let answer = agent
            .post(url)
            .header("X-Shopify-Topic", "orders/create")
            .header("X-Shopify-Shop-Domain", "small.example.com")
            .header("X-Shopify-Webhook-Id", format!("webhook-{at}"))
            .header("X-Shopify-Hmac-Sha256", signature)
            .send(body);
        assert_eq!(answer.unwrap().status().as_u16(), 200);
        took.push(due.elapsed());
    }
    took
}

async fn save(database: &TestDatabase, merchant: MerchantId) {
    let server = TestServer::start(database, Arc::new(SystemClock)).await.unwrap();
    let configurations = database.configurations(Arc::new(SystemClock));
    let url = format!("http://{}/webhooks/shopify", server.http);
    let (next, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let first = Instant::now();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (url, next, stop) = (url.clone(), next.clone(), stop.clone());
            thread::spawn(move || client(&url, first, &next, &stop))
        })
        .collect();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let mut took = Vec::new();
    for at in 0..5 {
        let mut config = kernel::read_config(&json!({ "bands": bands(20 + at) })).unwrap();
        config.segments = kernel::Segment::defaults();
        let saving = Saving { by: "bench", reason: "bench", upon: None, tells: false };
        let start = Instant::now();
        let saved = configurations.save(merchant, &config, saving).await.unwrap();
        configurations.saved.notify_one();
        loop {
            let current = configurations.current(merchant).await.unwrap();
            if current.active.version.version == saved.version {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        took.push(start.elapsed());
    }
    stop.store(true, Ordering::Relaxed);
    let joined = tokio::task::spawn_blocking(move || {
        clients.into_iter().flat_map(|client| client.join().unwrap()).collect::<Vec<_>>()
    });
    let mut webhooks = joined.await.unwrap();
    webhooks.sort();
    let p99 = webhooks[(webhooks.len() - 1) * 99 / 100].as_secs_f64() * 1_000.0;
    println!(
        "save for 50000 customers: {:.2} s to the new version, median of 5 (target 5); {} webhooks meanwhile \
         at {A_SECOND}/s, p99 {p99:.1} ms (target 250)",
        median(took) / 1_000.0,
        webhooks.len()
    );
    server.stop().await.unwrap();
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let database = TestDatabase::with(Durability::On).await;
    let small = shop(&database, "small.example.com", 50_000).await;
    previews(&database, small, 50_000, 1).await;
    save(&database, small).await;
    let large = shop(&database, "large.example.com", 1_000_000).await;
    previews(&database, large, 1_000_000, 20).await;
}
