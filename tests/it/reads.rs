//! Reads are of the last commit, also where sizes are kept in memory, and of one merchant alone.

use std::sync::Arc;

use integration_tests::support::TestDatabase;
use rfm_service::adapters::postgres::{self, Role};
use rfm_service::base::{Clock, ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Recorder;
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::{Change, CustomerRef, CustomerVersion, Event};
use rfm_service::segments::{SegmentSizes, SizeCache, read_sizes};

fn customer(id: usize) -> Event {
    Event {
        id: format!("customer-{id}"),
        topic: "customers/create".to_owned(),
        change: Change::Customer(CustomerVersion {
            customer: CustomerRef { id: Some(id.to_string()), email: None },
            email_removed: false,
            updated_at_ms: 0,
        }),
        raw: Vec::new(),
    }
}

async fn add(recorder: &Recorder, domain: &str) -> MerchantId {
    let shop = NewMerchant::new(domain, "USD", "UTC", "medium").unwrap();
    recorder.add_merchant(&shop).await.unwrap()
}

#[tokio::test]
async fn sizes_are_never_those_of_before_a_commit() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(20_000 * 86_400_000));
    let recorder = database.recorder(clock.clone());
    let shops = [add(&recorder, "a.example.com").await, add(&recorder, "b.example.com").await];
    let (pool, cache) = (database.app(), SizeCache::default());
    let read = async |merchant: MerchantId, locale: &str| -> SegmentSizes {
        let read = read_sizes(&pool, &cache, clock.now_ms(), merchant, locale).await;
        read.unwrap().unwrap()
    };
    let mut seen = 0;
    for round in 1..=5usize {
        for (shop, merchant) in shops.into_iter().enumerate() {
            // The second shop gains two at a time.
            let customers: Vec<Event> = (0..=shop).map(|at| customer(round * 10 + at)).collect();
            recorder.record(merchant, &customers, Cause::Live).await.unwrap();
            for _ in 0..2 {
                let sizes = read(merchant, "en").await;
                assert_eq!(sizes.customers, (round * (shop + 1)) as i64);
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 20);
    let prospects = |sizes: &SegmentSizes| {
        let found = sizes.segments.iter().find(|segment| segment.label == "Prospect").unwrap();
        (found.name.clone(), found.customers)
    };
    assert_eq!(prospects(&read(shops[1], "ja").await), ("見込み客".to_owned(), 10));
    assert_eq!(prospects(&read(shops[0], "en").await), ("Prospect".to_owned(), 5));
    clock.set(20_001 * 86_400_000);
    assert_eq!(read(shops[0], "en").await.as_of.0, 20_001);
}

/// A caller who goes away closes a request wherever it stands, as while its transaction begins.
#[tokio::test]
async fn a_beginning_that_is_given_up_leaves_no_transaction_open() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(20_000 * 86_400_000));
    let merchant = add(&database.recorder(clock), "gone.example.com").await;
    let pool = postgres::pool(database.options(), Role::App, 1);
    postgres::begin(&pool, merchant).await.unwrap().rollback().await.unwrap();
    // So many looks at it, at first none, and in the end until it has begun.
    for looks in (0..60).map(|step| 1.25f64.powi(step) as usize) {
        while pool.num_idle() == 0 {
            tokio::task::yield_now().await;
        }
        let mut beginning = Box::pin(postgres::begin(&pool, merchant));
        for _ in 0..looks {
            if futures::poll!(&mut beginning).is_ready() {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(beginning);
        // A level of isolation is refused within a transaction that did something already.
        let snapshot = postgres::begin_snapshot(&pool, merchant).await;
        let mut snapshot = snapshot.unwrap_or_else(|error| panic!("after {looks} looks: {error}"));
        let (is_there,): (bool,) = sqlx::query_as("select count(*) = 1 from merchants")
            .fetch_one(&mut *snapshot)
            .await
            .unwrap();
        assert!(is_there);
        snapshot.rollback().await.unwrap();
    }
}
