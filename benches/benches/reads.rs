//! `GetSegments` beside a handler with the same authentication that reads one row by its primary key in
//! the same shape of transaction. Both are called in this process, with the database on the same cores.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::{FromRef, State};
use axum::http::Request;
use axum::routing::get;
use axum::{Json, Router};
use integration_tests::support::{Durability, TestDatabase};
use rfm_service::adapters::jwt::{Issuer, Scope};
use rfm_service::adapters::postgres;
use rfm_service::base::{Clock, SystemClock};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::segments::http::{Reads, router};
use rfm_service::simulation::Parameters;
use rfm_service::transports::http::{Auth, Caller};
use shared_scoring::order::Source;
use sqlx::PgPool;
use tokio::task::JoinSet;
use tower::ServiceExt;

const ROUND: Duration = Duration::from_secs(3);
const ROUNDS: usize = 5;
const CLIENTS: usize = 16;

#[derive(Clone, FromRef)]
struct Peer {
    pool: PgPool,
    auth: Auth,
}

/// One row by its primary key.
async fn read_one(State(pool): State<PgPool>, caller: Caller) -> Json<i64> {
    let mut transaction = postgres::begin_snapshot(&pool, caller.merchant).await.unwrap();
    let number = sqlx::query_scalar("select change_seq from merchants where id = $1")
        .bind(caller.merchant.0)
        .fetch_one(&mut *transaction)
        .await
        .unwrap();
    Json(number)
}

/// Requests a second.
async fn rate(router: &Router, path: &'static str, token: &str) -> f64 {
    let start = Instant::now();
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let (router, bearer) = (router.clone(), format!("Bearer {token}"));
        clients.spawn(async move {
            let mut answered = 0u64;
            while start.elapsed() < ROUND {
                let request = Request::get(path).header("Authorization", &bearer);
                let answer = router.clone().oneshot(request.body(Body::empty()).unwrap()).await;
                assert!(answer.unwrap().status().is_success());
                answered += 1;
            }
            answered
        });
    }
    let answered: u64 = clients.join_all().await.iter().sum();
    answered as f64 / start.elapsed().as_secs_f64()
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let database = TestDatabase::with(Durability::On).await;
    let clock = Arc::new(SystemClock);
    let recorder = database.recorder(clock.clone());
    let shop = NewMerchant::new("reads.example.com", "USD", "UTC", "medium").unwrap();
    let merchant = recorder.add_merchant(&shop).await.unwrap();
    let orders: Vec<_> = benches::orders(1, 5_000, Parameters::CDNOW, Source::Message).collect();
    for batch in orders.chunks(1_000) {
        recorder.record(merchant, batch, Cause::Live).await.unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let issuer = Issuer::open(&folder.path().join("issuer.key")).unwrap();
    let token = issuer.issue(merchant.0, Scope::Analytics, clock.now_ms(), 3_600).unwrap();
    let auth = Auth::new(Some(Arc::new(issuer)));
    let (pool, sizes) = (database.app(), Default::default());
    let reads = Reads { pool: pool.clone(), clock, auth: auth.clone(), sizes };
    let (ours, _) = router(reads).split_for_parts();
    let peer = Router::new().route("/peer", get(read_one)).with_state(Peer { pool, auth });
    let mut ratios = Vec::new();
    for _ in 0..ROUNDS {
        let theirs = rate(&peer, "/peer", &token).await;
        let segments = rate(&ours, "/api/rfm/segments", &token).await;
        println!("GetSegments {segments:.0}/s, one primary-key read {theirs:.0}/s");
        ratios.push(segments / theirs);
    }
    ratios.sort_by(f64::total_cmp);
    println!("ratio, median of {ROUNDS} rounds: {:.2} (target 0.7)", ratios[ROUNDS / 2]);
    // The same while orders keep coming, so that no two answers are of the same number for long.
    let more: Vec<_> = benches::orders(2, 5_000, Parameters::CDNOW, Source::Message).collect();
    let writing = tokio::spawn(async move {
        for event in more {
            recorder.record(merchant, &[event], Cause::Live).await.unwrap();
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    });
    let (theirs, segments) =
        (rate(&peer, "/peer", &token).await, rate(&ours, "/api/rfm/segments", &token).await);
    writing.abort();
    println!(
        "under 100 orders/s of the same shop: {segments:.0}/s beside {theirs:.0}/s, ratio {:.2}",
        segments / theirs
    );
}
