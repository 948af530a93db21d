//! What was processed long ago is forgotten, and a message from then still changes nothing.

use std::sync::Arc;

use integration_tests::support::{TestDatabase, by_id, paid_order};
use rfm_service::base::ManualClock;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Outcome;
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::{Change, Event};
use rfm_service::workers::Prune;

const DAY_MS: i64 = 86_400_000;

fn order(id: &str) -> Event {
    let version = paid_order(id, by_id(7), 19_990 * DAY_MS, 5_000);
    let (topic, raw) = ("orders/create".to_owned(), Vec::new());
    Event { id: format!("event-{id}"), topic, change: Change::Order(version), raw }
}

#[tokio::test]
async fn events_are_remembered_for_thirty_days() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(20_000 * DAY_MS));
    let recorder = database.recorder(clock.clone());
    let prune =
        Prune { pool: database.app(), worker_pool: database.worker(), clock: clock.clone() };
    let shop = NewMerchant::new("old.example.com", "USD", "UTC", "medium").unwrap();
    let merchant = recorder.add_merchant(&shop).await.unwrap();
    let record = async |id: &str| {
        recorder.record(merchant, &[order(id)], Cause::Live).await.unwrap().remove(0)
    };
    assert_eq!(record("1").await, Outcome::Taken);
    clock.set(20_030 * DAY_MS);
    assert_eq!(record("2").await, Outcome::Taken);
    assert_eq!(prune.round().await.unwrap(), 0);
    assert_eq!(record("1").await, Outcome::Repeated);
    clock.set(20_030 * DAY_MS + 1);
    assert_eq!(prune.round().await.unwrap(), 1);
    assert_eq!(record("2").await, Outcome::Repeated);
    assert_eq!(record("1").await, Outcome::Taken);
    let mut superuser = database.superuser().await;
    let stats: (i32, i64) = sqlx::query_as("select order_count, spend_total_minor from users")
        .fetch_one(&mut superuser)
        .await
        .unwrap();
    assert_eq!(stats, (2, 10_000));
}
