//! Events kept aside: tried again they are taken once or stay, and nothing of them is ever lost.

use std::sync::Arc;

use integration_tests::support::TestDatabase;
use rfm_service::base::{ManualClock, MerchantId, Rates};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Kept, Outcome, Recorder, Replayed, list_kept};
use rfm_service::orders::event::{Change, Event};
use sqlx::PgPool;

const DAY_MS: i64 = 86_400_000;

struct Shop {
    database: TestDatabase,
    recorder: Recorder,
    pool: PgPool,
    merchant: MerchantId,
}

impl Shop {
    async fn new() -> Shop {
        let database = TestDatabase::new().await;
        let recorder = database.recorder(Arc::new(ManualClock::at(20_000 * DAY_MS)));
        let shop = NewMerchant::new("kept.example.com", "USD", "UTC", "medium").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        let pool = database.app();
        Shop { database, recorder, pool, merchant }
    }

    async fn kept(&self) -> Vec<Kept> {
        list_kept(&self.pool, self.merchant, None).await.unwrap()
    }

    async fn keep(&self, id: &str, topic: &str, reason: &str, body: &str) {
        let named = (id, topic);
        self.recorder.keep_aside(self.merchant, named, reason, body.as_bytes()).await.unwrap();
    }

    async fn replay(&self, kept: &Kept, rates: &str) -> Replayed {
        let rates = Rates::parse(rates).unwrap();
        self.recorder.replay_kept(self.merchant, kept.id, &rates).await.unwrap()
    }

    async fn orders(&self) -> Vec<(String, i64)> {
        let mut superuser = self.database.superuser().await;
        sqlx::query_as("select order_id, gross_minor from orders order by order_id")
            .fetch_all(&mut superuser)
            .await
            .unwrap()
    }
}

fn order(id: &str, total: &str) -> String {
    format!(
        r#"{{"id": "{id}", "currency": "EUR", "total_price": "{total}", "financial_status": "paid",
        "created_at": "2024-09-01T10:00:00Z", "customer": {{"id": 7}}}}"#
    )
}

fn merge(kept: u32, removed: u32) -> String {
    format!(
        r#"{{"admin_graphql_api_customer_kept_id": "gid://shopify/Customer/{kept}",
        "admin_graphql_api_customer_deleted_id": "gid://shopify/Customer/{removed}"}}"#
    )
}

#[tokio::test]
async fn what_is_refused_again_stays_whole() {
    let shop = Shop::new().await;
    let merged = |id: &str, kept: &str, removed: &str, raw: String| Event {
        id: id.to_owned(),
        topic: "customers/merge".to_owned(),
        change: Change::CustomersMerged { kept: kept.to_owned(), removed: removed.to_owned() },
        raw: raw.into_bytes(),
    };
    let circle = [merged("a", "1", "2", merge(1, 2)), merged("b", "2", "1", merge(2, 1))];
    let outcomes = shop.recorder.record(shop.merchant, &circle, Cause::Live).await.unwrap();
    assert!(matches!(outcomes[1], Outcome::KeptAside(_)), "{outcomes:?}");
    let [kept] = shop.kept().await.try_into().unwrap();
    // As often as it is tried, it can be tried again.
    for _ in 0..3 {
        let Replayed::Left(reason) = shop.replay(&kept, "").await else { panic!("it was taken") };
        assert!(reason.contains("cannot be merged"), "{reason}");
        assert_eq!(shop.kept().await, std::slice::from_ref(&kept));
    }
}

#[tokio::test]
async fn what_can_be_used_now_is_taken_once() {
    let shop = Shop::new().await;
    shop.keep("a", "orders/create", "no rate", &order("1", "10.00")).await;
    let [kept] = shop.kept().await.try_into().unwrap();
    let left = shop.replay(&kept, "").await;
    assert!(matches!(&left, Replayed::Left(why) if why.contains("RFM_RATES")), "{left:?}");
    let [with_reason] = shop.kept().await.try_into().unwrap();
    assert!(with_reason.reason.contains("RFM_RATES"), "the reason is the latest: {with_reason:?}");
    assert_eq!(shop.replay(&kept, "EUR/USD=2").await, Replayed::Taken);
    assert_eq!(shop.replay(&kept, "EUR/USD=3").await, Replayed::Gone);
    assert_eq!(shop.orders().await, [("1".to_owned(), 2_000)]);
    assert_eq!(shop.kept().await, []);
}

#[tokio::test]
async fn what_the_database_refuses_stays_and_does_not_hold_up_the_others() {
    let shop = Shop::new().await;
    // Made-up, so that it is refused by the database alone.
    let mut superuser = shop.database.superuser().await;
    sqlx::query("alter table orders add constraint odd check (order_id <> 'odd')")
        .execute(&mut superuser)
        .await
        .unwrap();
    shop.keep("a", "orders/create", "no rate", &order("odd", "10.00")).await;
    shop.keep("b", "orders/create", "no rate", &order("2", "10.00")).await;
    let kept = shop.kept().await;
    let mut left = Vec::new();
    for one in &kept {
        if let Replayed::Left(reason) = shop.replay(one, "EUR/USD=1").await {
            left.push((one.event_id.as_str(), reason));
        }
    }
    assert!(left.len() == 1 && left[0].0 == "a" && left[0].1.contains("refused"), "{left:?}");
    assert_eq!(shop.orders().await, [("2".to_owned(), 1_000)]);
    let [still] = shop.kept().await.try_into().unwrap();
    // The row itself is not told.
    assert!(still.reason.contains("\"odd\"") && !still.reason.contains("1000"), "{still:?}");
    assert!(still.event_id == "a" && still.reason.contains("refused"), "{still:?}");
}

#[tokio::test]
async fn odd_text_is_kept_aside_and_is_no_failure_of_the_database() {
    let shop = Shop::new().await;
    let reason = format!("time_zone: \0 {}", "x".repeat(100_000));
    shop.keep("a", "shop/update", &reason, "{}").await;
    let [kept] = shop.kept().await.try_into().unwrap();
    assert!(kept.reason.starts_with("time_zone: \u{fffd} x") && kept.reason.len() < 2_000);
    let named = |id: &str, order_id: &str| Event {
        id: id.to_owned(),
        topic: "orders/delete".to_owned(),
        change: Change::OrderDeleted { order_id: order_id.to_owned() },
        raw: Vec::new(),
    };
    let events = [named("b", "1\0"), named("c", "2")];
    let outcomes = shop.recorder.record(shop.merchant, &events, Cause::Live).await.unwrap();
    assert!(matches!(outcomes[..], [Outcome::KeptAside(_), Outcome::Taken]), "{outcomes:?}");
}
