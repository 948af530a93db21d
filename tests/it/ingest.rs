//! A bounded line: what does not fit is told so at once, and a database that hangs holds nobody for ever.

use std::sync::Arc;
use std::time::{Duration, Instant};

use integration_tests::support::TestDatabase;
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::ingest::{Ingest, NotTaken};
use rfm_service::movement::{Outcome, list_kept};
use rfm_service::orders::event::{Change, Event};

const MIB: usize = 1 << 20;

fn event(id: usize, bytes: usize) -> Event {
    Event {
        id: format!("event-{id}"),
        topic: "orders/delete".to_owned(),
        change: Change::OrderDeleted { order_id: id.to_string() },
        raw: vec![b'x'; bytes],
    }
}

/// Holds the merchant's row as a writer that never comes back would.
async fn hold(database: &TestDatabase, merchant: MerchantId) -> sqlx::PgConnection {
    let mut holder = database.superuser().await;
    sqlx::raw_sql("begin").execute(&mut holder).await.unwrap();
    sqlx::query("select from merchants where id = $1 for update")
        .bind(merchant.0)
        .execute(&mut holder)
        .await
        .unwrap();
    holder
}

#[tokio::test]
async fn the_line_is_bounded_in_bytes_and_in_time() {
    let database = TestDatabase::new().await;
    let recorder = database.recorder(Arc::new(ManualClock::at(20_000 * 86_400_000)));
    let shop = NewMerchant::new("slow.example.com", "USD", "UTC", "medium").unwrap();
    let merchant = recorder.add_merchant(&shop).await.unwrap();
    let ingest = Ingest::new(recorder, 2).writing_within(Duration::from_secs(2));
    let holder = hold(&database, merchant).await;
    let start = Instant::now();
    let taking: Vec<_> = (0..6)
        .map(|id| {
            let ingest = ingest.clone();
            tokio::spawn(async move { ingest.take(merchant, event(id, 8 * MIB)).await })
        })
        .collect();
    let mut told = Vec::new();
    for one in taking {
        told.push((one.await.unwrap(), start.elapsed()));
    }
    let busy: Vec<_> = told.iter().filter(|(told, _)| *told == Err(NotTaken::Busy)).collect();
    assert!(busy.len() == 3, "32 MiB have room for three: {told:?}");
    let given_up = told.iter().filter(|(told, _)| *told == Err(NotTaken::Unavailable)).count();
    assert_eq!(given_up, 3, "{told:?}");
    // The first batch and what came behind it, each within its limit.
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    drop(holder);
    // The room is free again.
    for id in 10..16 {
        assert_eq!(ingest.take(merchant, event(id, 8 * MIB)).await, Ok(Outcome::Taken));
    }
    ingest.finish().await;
}

#[tokio::test]
async fn what_the_database_refuses_is_kept_aside_alone() {
    let database = TestDatabase::new().await;
    let recorder = database.recorder(Arc::new(ManualClock::at(20_000 * 86_400_000)));
    let shop = NewMerchant::new("odd.example.com", "USD", "UTC", "medium").unwrap();
    let merchant = recorder.add_merchant(&shop).await.unwrap();
    sqlx::query("alter table orders add constraint odd check (order_id <> '1')")
        .execute(&mut database.superuser().await)
        .await
        .unwrap();
    let ingest = Ingest::new(recorder, 2);
    // While the line is held up they become one batch.
    let holder = hold(&database, merchant).await;
    let taking: Vec<_> = (0..3)
        .map(|id| {
            let ingest = ingest.clone();
            tokio::spawn(async move { ingest.take(merchant, event(id, 10)).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    drop(holder);
    for one in taking {
        assert_eq!(one.await.unwrap(), Ok(Outcome::Taken));
    }
    ingest.finish().await;
    let kept = list_kept(&database.app(), merchant, None).await.unwrap();
    assert!(kept.len() == 1 && kept[0].event_id == "event-1", "{kept:?}");
    assert!(kept[0].reason.contains("\"odd\"") && kept[0].reason.contains("23514"), "{kept:?}");
}
