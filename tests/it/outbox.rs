//! The outbox: every merchant is visited, one that fails holds up nobody, and no lease is left behind.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use integration_tests::support::TestDatabase;
use rfm_service::base::ManualClock;
use rfm_service::workers::{OutboxRelay, Publish, PublishError, Published};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

const NOW_MS: i64 = 20_000 * 86_400_000;

/// Takes events, but for some merchants, whose events it refuses, and one whose events take for ever.
#[derive(Clone, Default)]
struct Broker {
    refused: Arc<HashSet<Uuid>>,
    stuck: Option<Uuid>,
    /// Merchant and payload, in the order in which they came.
    taken: Arc<Mutex<Vec<(Uuid, Uuid, i64)>>>,
    /// Takes the first events and then says that it did not.
    forgets_once: Arc<AtomicBool>,
    tried: Arc<Mutex<usize>>,
}

impl Publish for Broker {
    async fn publish(&self, events: &[Published]) -> Result<(), PublishError> {
        let merchant = events[0].merchant.0;
        *self.tried.lock().unwrap() += 1;
        if self.refused.contains(&merchant) {
            return Err(PublishError("refused".to_owned()));
        }
        if self.stuck == Some(merchant) {
            std::future::pending::<()>().await;
        }
        let seen = |event: &Published| {
            (event.merchant.0, event.event_id, event.payload["seq"].as_i64().unwrap())
        };
        self.taken.lock().unwrap().extend(events.iter().map(seen));
        if self.forgets_once.swap(false, Ordering::Relaxed) {
            return Err(PublishError("taken, and not told".to_owned()));
        }
        Ok(())
    }
}

async fn with_events(merchants: usize) -> (TestDatabase, Vec<Uuid>) {
    let database = TestDatabase::new().await;
    let ids: Vec<Uuid> = (1..=merchants as u128).map(Uuid::from_u128).collect();
    let mut superuser = database.superuser().await;
    sqlx::query(
        "insert into outbox (merchant_id, change_seq, ordinal, event_id, event_type, payload,
            created_at)
         select id, seq, 1, gen_random_uuid(), 'rfm.updated',
            jsonb_build_object('seq', seq), instant_of($2)
         from unnest($1::uuid[]) as given (id), generate_series(1, 3) as seq",
    )
    .bind(&ids)
    .bind(NOW_MS)
    .execute(&mut superuser)
    .await
    .unwrap();
    (database, ids)
}

#[tokio::test]
async fn events_come_in_the_merchants_order_and_again_under_the_same_ids() {
    let database = TestDatabase::new().await;
    let merchant = Uuid::from_u128(7);
    // Written backwards, and more than are published at a time.
    sqlx::query(
        "insert into outbox (merchant_id, change_seq, ordinal, event_id, event_type, payload,
            created_at)
         select $1, seq / 3, seq % 3, gen_random_uuid(), 'rfm.updated',
            jsonb_build_object('seq', seq), instant_of($2)
         from generate_series(1200, 1, -1) as seq",
    )
    .bind(merchant)
    .bind(NOW_MS)
    .execute(&mut database.superuser().await)
    .await
    .unwrap();
    let broker = Broker { forgets_once: Arc::new(true.into()), ..Broker::default() };
    let stop = CancellationToken::new();
    let first = relay(&database, &broker);
    assert_eq!(first.round(&stop).await.unwrap(), 0, "it was not told that they were taken");
    let twice = broker.taken.lock().unwrap().split_off(0);
    let second = relay(&database, &broker);
    while second.round(&stop).await.unwrap() > 0 {}
    let taken = broker.taken.lock().unwrap().clone();
    assert_eq!(taken[..twice.len()], twice, "the same events again");
    let order: Vec<i64> = taken.iter().map(|(_, _, seq)| *seq).collect();
    assert_eq!(order, (1..=1200).collect::<Vec<i64>>());
}

fn relay(database: &TestDatabase, broker: &Broker) -> OutboxRelay<Broker> {
    let clock = Arc::new(ManualClock::at(NOW_MS));
    OutboxRelay::new(database.app(), database.worker(), clock, broker.clone())
}

async fn left(database: &TestDatabase) -> (Vec<Uuid>, i64) {
    let mut superuser = database.superuser().await;
    let waiting = sqlx::query_scalar("select distinct merchant_id from outbox order by 1")
        .fetch_all(&mut superuser)
        .await
        .unwrap();
    let leases = sqlx::query_scalar("select count(*) from outbox_leases")
        .fetch_one(&mut superuser)
        .await
        .unwrap();
    (waiting, leases)
}

#[tokio::test]
async fn every_merchant_is_visited_though_many_fail() {
    let (database, ids) = with_events(200).await;
    // More than a round visits, and all of them before the others.
    let refused: HashSet<Uuid> = ids[..100].iter().copied().collect();
    let broker = Broker { refused: Arc::new(refused), ..Broker::default() };
    let relay = relay(&database, &broker);
    let stop = CancellationToken::new();
    let mut published = 0;
    for _ in 0..8 {
        published += relay.round(&stop).await.unwrap();
    }
    assert_eq!(published, 300);
    assert_eq!(left(&database).await, (ids[..100].to_vec(), 0));
    // Those that fail are not tried at every round.
    let tried = *broker.tried.lock().unwrap();
    assert!((200..400).contains(&tried), "{tried} tries");
    // What was refused is taken by another process at once.
    let other = self::relay(&database, &Broker::default());
    assert_eq!(other.round(&stop).await.unwrap(), 64 * 3);
    assert_eq!(other.round(&stop).await.unwrap(), 36 * 3);
    assert_eq!(left(&database).await, (Vec::new(), 0));
}

#[tokio::test]
async fn a_stop_leaves_no_lease() {
    let (database, ids) = with_events(2).await;
    let broker = Broker { stuck: Some(ids[0]), ..Broker::default() };
    let relay = Arc::new(relay(&database, &broker));
    let stop = CancellationToken::new();
    let running = {
        let (relay, stop) = (relay.clone(), stop.clone());
        tokio::spawn(async move { relay.run(stop).await })
    };
    while *broker.tried.lock().unwrap() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(left(&database).await.1, 1);
    stop.cancel();
    // The one that is stuck is given up before its lease ends, and none is begun after it.
    tokio::time::timeout(Duration::from_secs(15), running).await.unwrap().unwrap();
    assert_eq!(left(&database).await, (ids, 0));
    assert_eq!(*broker.tried.lock().unwrap(), 1);
}
