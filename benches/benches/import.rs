//! Import of history to the last score, beside a bare COPY of the same rows of orders into one table without
//! indexes.

use std::sync::Arc;
use std::time::Instant;

use futures::TryStreamExt;
use integration_tests::support::{Durability, TestDatabase};
use rfm_service::base::SystemClock;
use rfm_service::merchants::NewMerchant;
use rfm_service::orders::event::Event;
use shared_scoring::order::Source;
use sqlx::{Executor, PgConnection};

const DEFAULT_CUSTOMERS: u64 = 100_000;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let customers = std::env::var("RFM_BENCH_CUSTOMERS").ok().and_then(|text| text.parse().ok());
    let customers = customers.unwrap_or(DEFAULT_CUSTOMERS);
    let events: Vec<Event> =
        benches::orders(1, customers, benches::REGULARS, Source::File).collect();
    let database = TestDatabase::with(Durability::On).await;
    let recorder = database.recorder(Arc::new(SystemClock));
    let merchant = NewMerchant::new("big.example.com", "USD", "UTC", "plus").unwrap();
    let merchant = recorder.add_merchant(&merchant).await.unwrap();
    // What was written before is not to be paid for by what is timed.
    let mut superuser = database.superuser().await;
    superuser.execute("checkpoint").await.unwrap();
    let start = Instant::now();
    recorder.import(merchant).write(&events, |_| {}).await.unwrap();
    let ours = start.elapsed().as_secs_f64();
    let bare = bare_copy(&mut superuser).await;
    println!("{} orders of {customers} customers", events.len());
    println!("bare COPY of the same rows: {bare:.2} s");
    println!("import to the last score: {ours:.2} s, ratio {:.1} (target 10)", ours / bare);
}

/// How long it takes to COPY the orders that are there into a table of their own.
async fn bare_copy(connection: &mut PgConnection) -> f64 {
    let rows = connection.copy_out_raw("copy (select * from orders) to stdout").await.unwrap();
    let rows: Vec<_> = rows.try_collect().await.unwrap();
    connection.execute("create table bare as select * from orders limit 0").await.unwrap();
    connection.execute("checkpoint").await.unwrap();
    let start = Instant::now();
    let mut copy = connection.copy_in_raw("copy bare from stdin").await.unwrap();
    for row in rows.chunks(10_000) {
        copy.send(row.concat()).await.unwrap();
    }
    copy.finish().await.unwrap();
    start.elapsed().as_secs_f64()
}
