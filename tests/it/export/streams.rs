//! How a file is sent.

use futures::StreamExt;
use rfm_service::adapters::postgres::{self, Role};
use rfm_service::base::{Clock, Full};
use rfm_service::export::columns::Columns;
use rfm_service::export::{Error, Exports, Form, Wanted};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::customers::{Filter, list_customers};
use rfm_service::segments::SizeCache;
use serde_json::Value;
use sqlx::Executor;
use sqlx::postgres::PgPoolOptions;

use super::{START, Shop, Stock};

/// Customers as many as make several pages.
async fn many(shop: &Stock, customers: i64) {
    let statement =
        "insert into users (merchant_id, id, order_count, cell_0, scored_on_0, created_at)
        select $1, gen_random_uuid(), 0, 125, '2024-01-01', now() from generate_series(1, $2)";
    let mut superuser = shop.database.superuser().await;
    let inserted = sqlx::query(statement).bind(shop.merchant.0).bind(customers);
    inserted.execute(&mut superuser).await.unwrap();
}

fn exports(shop: &Stock) -> Exports {
    // One connection: whoever keeps it keeps it from all others.
    let pool = postgres::pool(shop.database.options(), Role::App, 1);
    Exports::new(pool, shop.clock.clone(), shop.database.cipher(), SizeCache::default())
}

fn wanted(form: Form) -> Wanted {
    let (actor, columns) = ("a test".to_owned(), Columns::default());
    Wanted { actor, segment: None, columns, form, locale: "en" }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_that_goes_away_ends_the_export() {
    let shop = Stock::new().await;
    many(&shop, 30_000).await;
    let exports = exports(&shop);
    let export = exports.begin(shop.merchant, wanted(Form::Array)).await.unwrap();
    let mut body = export.into_body().into_data_stream();
    let first = body.next().await.unwrap().unwrap();
    assert!(first.starts_with(b"[\n{\"id\":"), "{:?}", &first[..30]);
    drop(body);
    // The connection comes back, and the log does not say that all was given out.
    drop(exports.pool.acquire().await.unwrap());
    assert_eq!(shop.audited().await.last().unwrap().3, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_customers_come_once_each_in_one_state_of_the_shop() {
    let shop = Stock::new().await;
    many(&shop, 30_000).await;
    let exports = exports(&shop);
    let export = exports.begin(shop.merchant, wanted(Form::Csv { bom: false })).await.unwrap();
    let mut body = export.into_body().into_data_stream();
    let mut bytes = body.next().await.unwrap().unwrap().to_vec();
    assert!(bytes.len() < 1_000_000, "the first piece has {} bytes", bytes.len());
    // What is written meanwhile is not in it.
    many(&shop, 1_000).await;
    while let Some(piece) = body.next().await {
        bytes.extend(piece.unwrap());
    }
    let rows = csv::Reader::from_reader(bytes.as_slice())
        .into_records()
        .map(|row| row.unwrap()[0].to_owned())
        .collect::<Vec<_>>();
    assert_eq!(rows.len(), 30_073);
    assert!(rows.is_sorted_by(|one, next| one < next), "not in the order of ids");
    assert_eq!(shop.audited().await.last().unwrap().3, Some(30_073));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_makes_its_share_of_the_exports_and_no_more() {
    let shop = Shop::new().await;
    let other = NewMerchant::new("other.example.com", "USD", "UTC", "medium").unwrap();
    let other = shop.recorder.add_merchant(&other).await.unwrap();
    let pool = postgres::pool(shop.database.options(), Role::App, 16);
    let exports =
        Exports::new(pool, shop.clock.clone(), shop.database.cipher(), SizeCache::default());
    let begin = async |merchant| exports.begin(merchant, wanted(Form::Lines)).await;
    let first = begin(shop.merchant).await.unwrap();
    let _second = begin(shop.merchant).await.unwrap();
    assert!(matches!(begin(shop.merchant).await, Err(Error::Full(Full::OfShop(2)))));
    begin(other).await.unwrap();
    drop(first);
    begin(shop.merchant).await.unwrap();
    // As it is told: two readers that take nothing, and a third.
    many(&shop, 100_000).await;
    let path = format!("http://{}/api/rfm/export", shop.server.http);
    let bearer = format!("Bearer {}", shop.server.token(shop.merchant).unwrap());
    let call = || ureq::get(&path).header("Authorization", &bearer).call().unwrap();
    let _held = tokio::task::block_in_place(|| (call(), call()));
    let refused = shop.get("export");
    assert_eq!(refused.status, 429);
    assert!(refused.detail().contains("exports: this shop has 2"), "{}", refused.detail());
    drop(_held);
    shop.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_may_pause_for_longer_than_a_transaction_may_be_idle() {
    let shop = Stock::new().await;
    many(&shop, 30_000).await;
    // As the pools of the service, with a limit that a test can wait for.
    let session = "set role rfm_app; set idle_in_transaction_session_timeout = '500ms'";
    let pool = PgPoolOptions::new()
        .after_connect(move |connection, _| {
            Box::pin(async move { connection.execute(session).await.map(drop) })
        })
        .connect_lazy_with(shop.database.options());
    let exports = Exports::new(
        pool.clone(),
        shop.clock.clone(),
        shop.database.cipher(),
        SizeCache::default(),
    );
    let mut export = exports.begin(shop.merchant, wanted(Form::Lines)).await.unwrap();
    export.wait_for_reader().await.unwrap();
    // A transaction that became idle later was ended for it.
    let mut idle = postgres::begin(&pool, shop.merchant).await.unwrap();
    let pid: i32 =
        sqlx::query_scalar("select pg_backend_pid()").fetch_one(&mut *idle).await.unwrap();
    let mut superuser = shop.database.superuser().await;
    let is_there = "select exists (select from pg_stat_activity where pid = $1)";
    while sqlx::query_scalar(is_there).bind(pid).fetch_one(&mut superuser).await.unwrap() {}
    let mut lines = 0;
    while let Some(piece) = export.next_piece().await.unwrap() {
        lines += piece.iter().filter(|byte| **byte == b'\n').count();
    }
    assert_eq!(lines, 30_073);
    export.finish().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_fails_breaks_off() {
    let shop = Stock::new().await;
    many(&shop, 30_000).await;
    let exports = exports(&shop);
    let export = exports.begin(shop.merchant, wanted(Form::Csv { bom: false })).await.unwrap();
    let mut body = export.into_body().into_data_stream();
    body.next().await.unwrap().unwrap();
    let mut superuser = shop.database.superuser().await;
    let ended = "select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()";
    sqlx::query(ended).execute(&mut superuser).await.unwrap();
    let rest = body.collect::<Vec<_>>().await;
    assert!(rest.last().unwrap().is_err(), "a part was taken for the whole");
    assert_eq!(shop.audited().await.last().unwrap().3, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_moved_without_its_being_written_is_met_where_it_stands() {
    let shop = Stock::new().await;
    let (exports, now_ms) = (exports(&shop), shop.clock.now_ms());
    let mut superuser = shop.database.superuser().await;
    let due = "select count(*) from users where rescore_due_on_0 <= day_of($1)";
    let due: i64 =
        sqlx::query_scalar(due).bind(START as i32 + 40).fetch_one(&mut superuser).await.unwrap();
    assert!(due > 9, "{due}");
    let mut met = 0;
    let all = Filter { limit: 200, ..Filter::default() };
    let all = list_customers(&exports.pool, shop.merchant, now_ms, &all).await.unwrap();
    for segment in all.context.segments.iter() {
        let label = Some(segment.label.clone());
        let filter = Filter { segment: label.clone(), limit: 200, ..Filter::default() };
        let page = list_customers(&exports.pool, shop.merchant, now_ms, &filter).await.unwrap();
        let wanted = Wanted { segment: label, ..wanted(Form::Lines) };
        let mut export = exports.begin(shop.merchant, wanted).await.unwrap();
        let mut text = Vec::new();
        while let Some(piece) = export.next_piece().await.unwrap() {
            text.extend(piece);
        }
        let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let ids: Vec<String> = lines
            .map(|line| {
                serde_json::from_slice::<Value>(line).unwrap()["id"].as_str().unwrap().into()
            })
            .collect();
        let expected: Vec<String> = page.customers.iter().map(|one| one.id.to_string()).collect();
        assert_eq!(ids, expected, "{}", segment.label);
        assert_eq!(export.written(), ids.len() as u64);
        met += ids.len();
    }
    assert!(met >= 73, "{met} of 73 and more");
}
