//! Durable ingest: orders of ten merchants through the batched write path, beside one transaction an
//! order on 1 to 32 connections doing the same writes. The database is on the same cores, fsync on.

use std::sync::Arc;
use std::time::Instant;

use integration_tests::support::{Durability, TestDatabase};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Recorder;
use rfm_service::movement::ingest::Ingest;
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::Event;
use rfm_service::simulation::Parameters;
use shared_scoring::order::Source;
use tokio::task::JoinSet;

const MERCHANTS: usize = 10;
const NOW_MS: i64 = 20_100 * 86_400_000;

struct Load {
    _database: TestDatabase,
    recorder: Recorder,
    shops: Vec<(MerchantId, Vec<Event>)>,
}

async fn load(orders_each: usize) -> Load {
    let database = TestDatabase::with(Durability::On).await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let pool = rfm_service::adapters::postgres::pool(
        database.options(),
        rfm_service::adapters::postgres::Role::App,
        32,
    );
    let recorder = Recorder::new(pool, clock, database.cipher());
    let mut shops = Vec::new();
    for at in 0..MERCHANTS {
        let domain = format!("shop{at}.example.com");
        let merchant = NewMerchant::new(&domain, "USD", "UTC", "medium").unwrap();
        let id = recorder.add_merchant(&merchant).await.unwrap();
        let orders = benches::orders(at as u64, 5_000, Parameters::CDNOW, Source::Message);
        shops.push((id, orders.take(orders_each).collect()));
    }
    Load { _database: database, recorder, shops }
}

/// Orders a second with so many in flight for each merchant.
async fn batched(orders_each: usize) -> f64 {
    let Load { recorder, shops, _database } = load(orders_each).await;
    let ingest = Ingest::new(recorder, 8);
    let start = Instant::now();
    let mut clients = JoinSet::new();
    for (merchant, events) in shops {
        let mut rest = events.into_iter();
        let parts = 500;
        let size = rest.len().div_ceil(parts);
        for _ in 0..parts {
            let part: Vec<Event> = rest.by_ref().take(size).collect();
            let ingest = ingest.clone();
            clients.spawn(async move {
                for event in part {
                    ingest.take(merchant, event).await.unwrap();
                }
            });
        }
    }
    clients.join_all().await;
    let rate = (orders_each * MERCHANTS) as f64 / start.elapsed().as_secs_f64();
    ingest.finish().await;
    rate
}

/// Orders a second with one transaction an order on so many connections.
async fn singly(connections: usize, orders_each: usize) -> f64 {
    let Load { recorder, shops, _database } = load(orders_each).await;
    let mut all: Vec<(MerchantId, Event)> = Vec::new();
    for at in 0..orders_each {
        all.extend(shops.iter().map(|(merchant, events)| (*merchant, events[at].clone())));
    }
    let size = all.len().div_ceil(connections);
    let start = Instant::now();
    let mut clients = JoinSet::new();
    for part in all.chunks(size) {
        let (part, recorder) = (part.to_vec(), recorder.clone());
        clients.spawn(async move {
            for (merchant, event) in part {
                recorder.record(merchant, &[event], Cause::Live).await.unwrap();
            }
        });
    }
    clients.join_all().await;
    (orders_each * MERCHANTS) as f64 / start.elapsed().as_secs_f64()
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let ours = batched(5_000).await;
    println!("ingest, batched: {ours:.0} orders/s (target 5,000)");
    let mut best: f64 = 0.0;
    let mut single = 0.0;
    for connections in [1, 2, 4, 8, 16, 32] {
        let rate = singly(connections, 200).await;
        println!("one transaction an order, {connections} connections: {rate:.0} orders/s");
        best = best.max(rate);
        if connections == 1 {
            single = rate;
        }
    }
    println!("ratio to one connection: {:.1} (target 10)", ours / single);
    println!("ratio to the best of 1 to 32 connections: {:.1} (target 2)", ours / best);
}
