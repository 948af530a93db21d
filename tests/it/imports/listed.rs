//! The list of imports page by page, and whom imports brought in between two days.

use std::collections::BTreeSet;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use serde_json::{Value, json};
use sqlx::PgConnection;
use tokio::task::block_in_place;

use super::{NOW_MS, Shop, add};

/// An import that came, and ended unless it did not, and brought in some customers.
async fn ended(
    superuser: &mut PgConnection,
    merchant: MerchantId,
    (received_at, finished_at): (&str, Option<&str>),
    customers_new: i64,
) {
    sqlx::query(
        "insert into imports (merchant_id, id, file_name, started_by, state, received_at, finished_at,
            alive_until, bytes, customers_new)
        values ($1, gen_random_uuid(), 'a.csv', 'who', case when $3::text is null then 'writing' else 'finished' end,
            $2::timestamptz, $3::timestamptz, '2024-01-01', 1, $4)",
    )
    .bind(merchant.0)
    .bind(received_at)
    .bind(finished_at)
    .bind(customers_new)
    .execute(superuser)
    .await
    .unwrap();
}

fn ids(page: &Value) -> Vec<String> {
    let imports = page["imports"].as_array().unwrap().iter();
    imports.map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_have_all_imports_once_whatever_comes_meanwhile() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let server = TestServer::start(&database, clock.clone()).await.unwrap();
    let merchant = add(&database.recorder(clock), "many.example.com").await;
    let mut superuser = database.superuser().await;
    for at in 0..45 {
        let came = format!("2024-09-0{}T12:00:00.12{}Z", at % 3 + 1, at % 2);
        ended(&mut superuser, merchant, (&came, Some(&came)), 1).await;
    }
    let shop = Shop::of(&server, merchant);
    let read =
        |query: &str| block_in_place(|| shop.call("GET", &format!("/api/rfm/imports{query}"), b""));
    assert_eq!(ids(&read("").1).len(), 20);
    for limit in [1, 7, 44, 45, 100] {
        let all = ids(&read("?limit=100").1);
        let (mut met, mut before) = (Vec::new(), String::new());
        loop {
            let (status, page) = read(&format!("?limit={limit}{before}"));
            assert_eq!(status, 200, "{page}");
            met.extend(ids(&page));
            let Some(next) = page["next"].as_str() else { break };
            if before.is_empty() {
                let came = "2024-09-09T12:00:00Z";
                ended(&mut superuser, merchant, (came, Some(came)), 1).await;
            }
            before = format!("&before={next}");
        }
        assert_eq!(met, all, "by {limit}");
    }
    let known = ids(&read("?limit=100").1);
    assert_eq!(known.iter().collect::<BTreeSet<_>>().len(), 49);
    for wrong in ["limit=0", "limit=101", "before=x", "before=1.x", "before=1", "page=2"] {
        let (status, refused) = read(&format!("?{wrong}"));
        assert_eq!(status, 400, "{wrong}: {refused}");
    }
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whom_imports_brought_in_is_told_by_the_shops_own_days() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let server = TestServer::start(&database, clock.clone()).await.unwrap();
    let recorder = database.recorder(clock);
    let shop = NewMerchant::new("berlin.example.com", "USD", "Europe/Berlin", "medium").unwrap();
    let merchant = recorder.add_merchant(&shop).await.unwrap();
    let stranger = add(&recorder, "other.example.com").await;
    let mut superuser = database.superuser().await;
    let came = "2024-08-01T12:00:00Z";
    for (finished_at, customers) in [
        // Already the 6th in Berlin.
        ("2024-09-05T22:30:00Z", 2_700),
        ("2024-09-10T21:59:59Z", 30),
        ("2024-09-10T22:00:00Z", 500),
    ] {
        ended(&mut superuser, merchant, (came, Some(finished_at)), customers).await;
    }
    // Nobody wrote down how it ended.
    ended(&mut superuser, merchant, ("2024-09-20T12:00:00Z", None), 9_000).await;
    let between = |merchant: MerchantId, from: &str, to: &str| {
        let path = format!("/api/rfm/imports/customers?from={from}&to={to}");
        let (status, answer) =
            block_in_place(|| Shop::of(&server, merchant).call("GET", &path, b""));
        assert_eq!(status, 200, "{answer}");
        (answer["customers_new"].as_i64().unwrap(), answer["at_least"] == json!(true))
    };
    let in_berlin = |from: &str, to: &str| between(merchant, from, to);
    assert_eq!(in_berlin("2024-09-05", "2024-09-10"), (2_730, false));
    assert_eq!(in_berlin("2024-09-06", "2024-09-11"), (530, false));
    assert_eq!(in_berlin("2024-09-05", "2024-09-05"), (0, false));
    assert_eq!(in_berlin("2024-09-19", "2024-09-20"), (9_000, false));
    assert_eq!(between(stranger, "2024-01-01", "2024-10-04"), (0, false));
    // Imports are kept for 90 days: since the 6th of July, if the shop is that old.
    assert_eq!(in_berlin("2024-01-01", "2024-10-04"), (12_230, false));
    let old = "update merchants set created_at = '2023-01-01'";
    sqlx::raw_sql(old).execute(&mut superuser).await.unwrap();
    assert_eq!(in_berlin("2024-07-05", "2024-10-04"), (12_230, true));
    assert_eq!(in_berlin("2024-07-06", "2024-10-04"), (12_230, false));
    server.stop().await.unwrap();
}
