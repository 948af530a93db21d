//! The roll-up is made once a day, when its hour has come, whatever the number of processes.

use std::sync::Arc;

use integration_tests::support::{TestDatabase, by_id, paid_order};
use rfm_service::adapters::postgres;
use rfm_service::base::{Calendar, ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Recorder;
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::{Change, Event};
use rfm_service::workers::Rollup;

struct Shop {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    merchant: MerchantId,
}

impl Shop {
    async fn new() -> Shop {
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(0));
        let recorder = database.recorder(clock.clone());
        let shop = NewMerchant::new("rollup.example.com", "USD", "UTC", "medium").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        let shop = Shop { database, clock, recorder, merchant };
        shop.set("2026-06-01T12:00:00Z");
        shop
    }

    fn set(&self, at: &str) {
        self.clock.set(at.parse::<jiff::Timestamp>().unwrap().as_millisecond());
    }

    /// The worker of another process.
    fn rollup(&self) -> Rollup {
        let zone = Calendar::get("America/New_York").unwrap();
        Rollup::new(self.database.worker(), self.clock.clone(), zone)
    }

    /// Another customer orders.
    async fn order(&self, name: &str) {
        let version = paid_order(name, by_id(name), 1_780_300_000_000, 5_000);
        let (id, topic, raw) = (name.to_owned(), "orders/create".to_owned(), Vec::new());
        let event = Event { id, topic, change: Change::Order(version), raw };
        self.recorder.record(self.merchant, &[event], Cause::Live).await.unwrap();
    }

    /// The number of change that the roll-up stands at, as the role sees it that serves.
    async fn stands_at(&self) -> Option<i64> {
        let mut transaction = postgres::begin(&self.database.app(), self.merchant).await.unwrap();
        sqlx::query_scalar("select max(change_seq) from merchant_segment_counts")
            .fetch_one(&mut *transaction)
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn it_is_made_once_when_its_hour_has_come() {
    let shop = Shop::new().await;
    let (rollup, other) = (shop.rollup(), shop.rollup());
    shop.order("a").await;
    assert_eq!(shop.stands_at().await, None);
    assert!(rollup.round().await.unwrap(), "it was never made");
    assert_eq!(shop.stands_at().await, Some(1));
    shop.order("b").await;
    // In New York it is four hours earlier.
    for (at, is_made) in [
        ("2026-06-01T12:00:00Z", false),
        ("2026-06-02T04:59:59.999Z", false),
        ("2026-06-02T05:00:00Z", true),
        ("2026-06-02T05:00:00Z", false),
        ("2026-06-03T04:59:59.999Z", false),
        ("2026-06-03T05:00:01Z", true),
        // Nobody was there for some days.
        ("2026-06-09T00:00:00Z", true),
        ("2026-06-09T05:00:00Z", true),
        ("2026-06-09T23:00:00Z", false),
    ] {
        shop.set(at);
        shop.order(at).await;
        let before = shop.stands_at().await;
        assert_eq!(rollup.round().await.unwrap(), is_made, "at {at}");
        assert!(!other.round().await.unwrap(), "again by another process at {at}");
        assert!(!shop.rollup().round().await.unwrap(), "again by one that starts at {at}");
        let moved = shop.stands_at().await != before;
        assert_eq!(moved, is_made, "at {at}");
    }
}

#[tokio::test]
async fn it_says_how_many_are_in_each_segment() {
    let shop = Shop::new().await;
    for name in ["a", "b", "c"] {
        shop.order(name).await;
    }
    assert!(shop.rollup().round().await.unwrap());
    let mut transaction = postgres::begin(&shop.database.app(), shop.merchant).await.unwrap();
    let rows: Vec<(String, i64, i64)> = sqlx::query_as(
        "select segment_name, count, (select count(*) from users where cell_0 = any (cells))
        from merchant_segment_counts
        join customer_segments on segment_ids ->> 0 = segment_name
        order by 1",
    )
    .fetch_all(&mut *transaction)
    .await
    .unwrap();
    assert!(rows.len() > 10 && rows.iter().any(|(_, count, _)| *count == 3), "{rows:?}");
    assert!(rows.iter().all(|(_, count, expected)| count == expected), "{rows:?}");
}

#[tokio::test]
async fn of_several_processes_one_makes_it() {
    let shop = Shop::new().await;
    for day in 1..=9 {
        shop.set(&format!("2026-07-0{day}T05:00:00Z"));
        shop.order(&day.to_string()).await;
        let processes = [(); 4].map(|()| shop.rollup());
        let [a, b, c, d] = &processes;
        let made = tokio::join!(a.round(), b.round(), c.round(), d.round());
        let made = [made.0, made.1, made.2, made.3].map(Result::unwrap);
        assert_eq!(made.iter().filter(|made| **made).count(), 1, "{made:?}");
        assert_eq!(shop.stands_at().await, Some(day));
    }
}

#[tokio::test]
async fn one_that_fails_is_made_again_and_one_on_demand_does_not_count() {
    let shop = Shop::new().await;
    let rollup = shop.rollup();
    let mut superuser = shop.database.superuser().await;
    sqlx::raw_sql("alter materialized view rfm_segment_counts rename to away")
        .execute(&mut superuser)
        .await
        .unwrap();
    shop.order("a").await;
    rollup.round().await.unwrap_err();
    sqlx::raw_sql("alter materialized view away rename to rfm_segment_counts")
        .execute(&mut superuser)
        .await
        .unwrap();
    rollup.refresh().await.unwrap();
    assert_eq!(shop.stands_at().await, Some(1));
    shop.order("b").await;
    assert!(rollup.round().await.unwrap());
    assert_eq!(shop.stands_at().await, Some(2));
}

#[tokio::test]
async fn a_clock_that_was_wrong_does_not_end_it() {
    let shop = Shop::new().await;
    let rollup = shop.rollup();
    for at in ["2099-01-01T12:00:00Z", "2026-06-01T12:00:00Z", "2026-06-02T12:00:00Z"] {
        shop.set(at);
        assert!(rollup.round().await.unwrap(), "at {at}");
        assert!(!shop.rollup().round().await.unwrap(), "at {at}");
    }
}
