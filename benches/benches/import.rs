//! Import of history to the last score, beside a bare COPY of the same orders into one unindexed table.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Instant;

use integration_tests::support::{Durability, TestDatabase};
use rfm_service::base::SystemClock;
use rfm_service::merchants::NewMerchant;
use rfm_service::orders::event::{Change, Event};
use shared_scoring::order::Source;
use sqlx::Executor;

const DEFAULT_CUSTOMERS: u64 = 100_000;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let customers = std::env::var("RFM_BENCH_CUSTOMERS").ok().and_then(|text| text.parse().ok());
    let customers = customers.unwrap_or(DEFAULT_CUSTOMERS);
    let events: Vec<Event> =
        benches::orders(1, customers, benches::REGULARS, Source::File).collect();
    let database = TestDatabase::with(Durability::On).await;
    let clock = Arc::new(SystemClock);
    let recorder = database.recorder(clock);
    let merchant = NewMerchant::new("big.example.com", "USD", "UTC", "plus").unwrap();
    let merchant = recorder.add_merchant(&merchant).await.unwrap();
    let mut rows = String::new();
    for event in &events {
        let Change::Order(order) = &event.change else { continue };
        let email = order.customer.as_ref().and_then(|named| named.email.as_deref());
        writeln!(
            rows,
            "{merchant}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            order.order_id,
            email.unwrap_or_default(),
            order.processed_at_ms,
            order.gross_minor,
            order.current_total_minor,
            order.rank.refunded_minor,
            order.rank.financial_status as i16,
        )
        .unwrap();
    }
    let mut connection = database.superuser().await;
    connection
        .execute(
            "create table bare (merchant_id uuid, order_id text, email text, processed_at bigint,
                gross_minor bigint, current_total_minor bigint, refunded_minor bigint,
                financial_status smallint)",
        )
        .await
        .unwrap();
    let start = Instant::now();
    let mut copy = connection.copy_in_raw("copy bare from stdin").await.unwrap();
    copy.send(rows.as_bytes()).await.unwrap();
    copy.finish().await.unwrap();
    let bare = start.elapsed().as_secs_f64();
    let orders = events.len();
    let start = Instant::now();
    recorder.import(merchant, events, |_| {}).await.unwrap();
    let ours = start.elapsed().as_secs_f64();
    println!("{orders} orders of {customers} customers");
    println!("bare COPY: {bare:.2} s");
    println!("import to the last score: {ours:.2} s, ratio {:.1} (target 10)", ours / bare);
}
