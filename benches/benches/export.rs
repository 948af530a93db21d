//! CSV of a shop's customers, all columns but the e-mail, beside COPY of the same columns out of the same
//! tables; and how much memory this process takes for it.

use std::fs;
use std::sync::Arc;
use std::time::Instant;

use futures::{StreamExt, TryStreamExt};
use integration_tests::support::{Durability, TestDatabase};
use rfm_service::base::{MerchantId, SystemClock};
use rfm_service::export::columns::Columns;
use rfm_service::export::{Exports, Form, Wanted};
use rfm_service::merchants::NewMerchant;
use rfm_service::segments::SizeCache;
use sqlx::{Executor, PgConnection};

const DEFAULT_CUSTOMERS: i64 = 1_000_000;
const ROUNDS: usize = 5;

/// Customers with one to forty orders, in sets: their numbers are made up, their places stand for themselves.
async fn stock(connection: &mut PgConnection, merchant: MerchantId, customers: i64) {
    let users = "insert into users (
            merchant_id, id, first_order_at, last_order_at, order_count, spend_total_minor, cell_0,
            rescore_due_on_0, scored_on_0, created_at
        )
        select
            $1, gen_random_uuid(), last_on - (n % 700)::integer, last_on, 1 + n % 40,
            1000 + n * 7919 % 900000, n % 125, date '2100-01-01', date '2026-01-01', now()
        from (
            select n, date '2026-01-01' - (n * 31 % 900)::integer as last_on
            from generate_series(1, $2) n
        ) numbered";
    let identities = "insert into identities (merchant_id, external_id, user_id)
        select $1, (7000000000000 + row_number() over ())::text, id from users where merchant_id = $1";
    sqlx::query(users).bind(merchant.0).bind(customers).execute(&mut *connection).await.unwrap();
    sqlx::query(identities).bind(merchant.0).execute(&mut *connection).await.unwrap();
    connection.execute("vacuum analyze users").await.unwrap();
    connection.execute("vacuum analyze identities").await.unwrap();
    // What a segment is called stands in a table of its own for the peer.
    let names = "create unlogged table names as
        select n::smallint as cell, 'Champions' as segment, 'Champions|VIP|Big Spender' as segments
        from generate_series(0, 125) n";
    connection.execute(names).await.unwrap();
    connection.execute("analyze names").await.unwrap();
    connection.execute("checkpoint").await.unwrap();
}

/// Bytes and seconds of the peer.
async fn copied(connection: &mut PgConnection, merchant: MerchantId) -> (usize, f64) {
    let statement = format!(
        "copy (
            select
                users.id,
                (
                    select min(external_id) from identities
                    where identities.merchant_id = users.merchant_id
                        and identities.user_id = users.id and not erased
                ),
                first_order_at::date, last_order_at::date, date '2026-11-25' - last_order_at::date, order_count,
                spend_total_minor, cell_0 / 25 + 1, cell_0 / 5 % 5 + 1, cell_0 % 5 + 1,
                ((cell_0 / 25 + 1) * 40 + (cell_0 / 5 % 5 + 1) * 30 + (cell_0 % 5 + 1) * 30) / 100.0,
                segment, segments, rescore_due_on_0
            from users join names on names.cell = users.cell_0
            where merchant_id = '{merchant}' and merged_into is null
            order by users.id
        ) to stdout (format csv, header)"
    );
    let start = Instant::now();
    let mut rows = connection.copy_out_raw(&statement).await.unwrap();
    let mut bytes = 0;
    while let Some(piece) = rows.try_next().await.unwrap() {
        bytes += piece.len();
    }
    (bytes, start.elapsed().as_secs_f64())
}

/// Bytes and seconds of the body that a browser would get.
async fn exported(exports: &Exports, merchant: MerchantId) -> (usize, f64) {
    let start = Instant::now();
    let wanted = Wanted {
        actor: "a bench".into(),
        segment: None,
        columns: Columns::default(),
        form: Form::Csv { bom: false },
        locale: "en",
    };
    let export = exports.begin(merchant, wanted).await.unwrap();
    let mut body = export.into_body().into_data_stream();
    let mut bytes = 0;
    while let Some(piece) = body.next().await {
        bytes += piece.unwrap().len();
    }
    (bytes, start.elapsed().as_secs_f64())
}

/// The most memory that this process took so far, in megabytes; the database is another process.
fn peak_megabytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1_024
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let customers = std::env::var("RFM_BENCH_CUSTOMERS").ok().and_then(|text| text.parse().ok());
    let customers = customers.unwrap_or(DEFAULT_CUSTOMERS);
    let database = TestDatabase::with(Durability::On).await;
    let clock = Arc::new(SystemClock);
    let recorder = database.recorder(clock.clone());
    let shop = NewMerchant::new("export.example.com", "USD", "UTC", "medium").unwrap();
    let merchant = recorder.add_merchant(&shop).await.unwrap();
    let mut superuser = database.superuser().await;
    stock(&mut superuser, merchant, customers).await;
    let exports = Exports::new(database.app(), clock, database.cipher(), SizeCache::default());
    let before = peak_megabytes();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (our_bytes, our_seconds) = exported(&exports, merchant).await;
        let (their_bytes, their_seconds) = copied(&mut superuser, merchant).await;
        println!(
            "export {our_seconds:.2} s ({} MB), COPY {their_seconds:.2} s ({} MB)",
            our_bytes / 1_000_000,
            their_bytes / 1_000_000
        );
        ours.push(our_seconds);
        theirs.push(their_seconds);
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!(
        "{customers} customers: {:.0}/s beside COPY's {:.0}/s, ratio {:.2} (target 0.5)",
        customers as f64 / ours,
        customers as f64 / theirs,
        theirs / ours
    );
    println!("memory at the most: {} MB, {before} MB before", peak_megabytes());
}
