//! Import of history to the last score, beside a bare COPY into one table without indexes: of the eight
//! columns that the file has of each order, and of the rows as they end in `orders`.

use std::sync::Arc;
use std::time::Instant;

use futures::TryStreamExt;
use integration_tests::support::{Durability, TestDatabase};
use rfm_service::base::SystemClock;
use rfm_service::merchants::NewMerchant;
use rfm_service::orders::event::{Change, Event};
use shared_scoring::order::Source;
use sqlx::{AssertSqlSafe, Executor, PgConnection};

const COPIES: usize = 5;

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
    let columns =
        "merchant_id uuid, order_id text, email text, processed_at bigint, gross_minor bigint,
        current_total_minor bigint, refunded_minor bigint, financial_status smallint";
    let create = format!("create table bare_file ({columns})");
    let of_file = bare_copy(&mut superuser, "bare_file", create, &rows_of_file(&events)).await;
    let rows = superuser.copy_out_raw("copy (select * from orders) to stdout").await.unwrap();
    let rows: Vec<_> = rows.try_collect().await.unwrap();
    let create = "create table bare_stored as select * from orders limit 0".to_owned();
    let stored = bare_copy(&mut superuser, "bare_stored", create, &[rows.concat()]).await;
    println!("{} orders of {customers} customers, to the last score: {ours:.2} s", events.len());
    println!(
        "bare COPY of the file's columns: {of_file:.2} s, ratio {:.1} (target 10)",
        ours / of_file
    );
    println!("bare COPY of the rows as stored: {stored:.2} s, ratio {:.1}", ours / stored);
}

fn rows_of_file(events: &[Event]) -> Vec<Vec<u8>> {
    let row = |event: &Event| {
        let Change::Order(order) = &event.change else { return String::new() };
        let email = order.customer.as_ref().and_then(|named| named.email.as_deref());
        format!(
            "00000000-0000-0000-0000-000000000001\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
            order.order_id,
            email.unwrap_or_default(),
            order.processed_at_ms,
            order.gross_minor,
            order.current_total_minor,
            order.rank.refunded_minor,
            order.rank.financial_status as i16,
        )
    };
    vec![events.iter().map(row).collect::<String>().into_bytes()]
}

/// How long it takes to COPY rows into a table of their own: the median of some times.
async fn bare_copy(
    connection: &mut PgConnection,
    table: &str,
    create: String,
    rows: &[Vec<u8>],
) -> f64 {
    let mut took = Vec::with_capacity(COPIES);
    for _ in 0..COPIES {
        let fresh = format!("drop table if exists {table}; {create}");
        sqlx::raw_sql(AssertSqlSafe(fresh)).execute(&mut *connection).await.unwrap();
        connection.execute("checkpoint").await.unwrap();
        let start = Instant::now();
        let copy = format!("copy {table} from stdin");
        let mut copy = connection.copy_in_raw(&copy).await.unwrap();
        for part in rows {
            copy.send(&part[..]).await.unwrap();
        }
        copy.finish().await.unwrap();
        took.push(start.elapsed().as_secs_f64());
    }
    took.sort_by(f64::total_cmp);
    took[COPIES / 2]
}
