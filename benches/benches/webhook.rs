//! From a signed webhook's first byte to the answer after the commit, at 100 a second that come whether
//! or not the last one was answered. The database is on the same cores, fsync on.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use integration_tests::support::{Durability, TestDatabase, TestServer};
use rfm_service::adapters::shopify::WebhookSecrets;
use rfm_service::base::SystemClock;
use rfm_service::merchants::NewMerchant;
use secrecy::SecretString;

const A_SECOND: usize = 100;
const SECONDS: usize = 30;
const CLIENTS: usize = 16;
const SHOPS: usize = 10;

fn body(at: usize) -> String {
    let customer = at * 7_919 % 2_000;
    format!(
        r#"{{"id":{at},"currency":"USD","total_price":"{}.50","current_total_price":"{}.50","financial_status":"paid","created_at":"2026-11-20T10:00:00Z","updated_at":"2026-11-20T10:00:00Z","customer":{{"id":{customer},"email":"customer{customer}@example.com"}}}}"#,
        at % 200,
        at % 200
    )
}

fn client(url: &str, first: Instant, next: &AtomicUsize) -> Vec<Duration> {
    let secrets = WebhookSecrets::new([Some(SecretString::from(TestServer::SECRET))]);
    let agent: ureq::Agent =
        ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(10))).build().into();
    let mut took = Vec::new();
    loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        if at >= A_SECOND * SECONDS {
            return took;
        }
        let body = body(at);
        let signature = secrets.sign(body.as_bytes()).unwrap();
        let due = first + Duration::from_secs(1) * at as u32 / A_SECOND as u32;
        thread::sleep(due.saturating_duration_since(Instant::now()));
        let answer = agent
            .post(url)
            .header("X-Shopify-Topic", "orders/create")
            .header("X-Shopify-Shop-Domain", format!("shop{}.example.com", at % SHOPS))
            .header("X-Shopify-Webhook-Id", format!("webhook-{at}"))
            .header("X-Shopify-Hmac-Sha256", signature)
            .send(body);
        assert_eq!(answer.unwrap().status().as_u16(), 200);
        // From when it was due: a client that is late hides nothing.
        took.push(due.elapsed());
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let database = TestDatabase::with(Durability::On).await;
    let recorder = database.recorder(Arc::new(SystemClock));
    for at in 0..SHOPS {
        let domain = format!("shop{at}.example.com");
        let shop = NewMerchant::new(&domain, "USD", "UTC", "medium").unwrap();
        recorder.add_merchant(&shop).await.unwrap();
    }
    let server = TestServer::start(&database, Arc::new(SystemClock)).await.unwrap();
    let url = format!("http://{}/webhooks/shopify", server.http);
    let (next, first) =
        (Arc::new(AtomicUsize::new(0)), Instant::now() + Duration::from_millis(200));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (url, next) = (url.clone(), next.clone());
            thread::spawn(move || client(&url, first, &next))
        })
        .collect();
    let waiting = tokio::task::spawn_blocking(move || {
        clients.into_iter().flat_map(|client| client.join().unwrap()).collect::<Vec<_>>()
    });
    let mut took = waiting.await.unwrap();
    took.sort();
    let at = |part: f64| took[((took.len() - 1) as f64 * part) as usize].as_secs_f64() * 1_000.0;
    println!(
        "webhook to commit, {} at {A_SECOND}/s: p50 {:.1} ms, p99 {:.1} ms (target 25), longest {:.1} ms",
        took.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
    server.stop().await.unwrap();
}
