//! What was processed long ago is forgotten, and a message from then still changes nothing.

use std::sync::Arc;

use integration_tests::support::TestDatabase;
use rfm_service::base::ManualClock;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Outcome;
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::{Change, CustomerRef, Event, OrderVersion};
use rfm_service::workers::Prune;
use shared_scoring::order::{FinancialStatus, Source, VersionRank};

const DAY_MS: i64 = 86_400_000;

fn order(id: &str) -> Event {
    let version = OrderVersion {
        order_id: id.to_owned(),
        customer: Some(CustomerRef { id: Some("7".to_owned()), email: None }),
        processed_at_ms: 19_990 * DAY_MS,
        test: false,
        gross_minor: 5_000,
        current_total_minor: 5_000,
        known_refunds: Vec::new(),
        rank: VersionRank {
            source: Source::Message,
            updated_at_ms: 1_000,
            cancelled: false,
            refunded_minor: 0,
            financial_status: FinancialStatus::Paid,
            content_hash: 1,
        },
    };
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
