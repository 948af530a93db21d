//! An import folds chunks before their turn. That shows in nothing but time.

use std::sync::Arc;

use integration_tests::support::{TestDatabase, paid_order};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Recorder, Rescored};
use rfm_service::orders::event::{Change, CustomerRef, Event};
use shared_scoring::order::{Source, VersionRank};

const NOW_MS: i64 = 20_000 * 86_400_000;
const ORDERS: usize = 240;

/// Orders of a few people, who are named by id, by e-mail or by both, so that chunks meet. Some order comes
/// in several versions, of several people.
fn orders(random: &mut fastrand::Rng, source: Source) -> Vec<Event> {
    let mut order = |number: usize| {
        let person = random.u32(..80);
        let named = random.u32(..3);
        let gross_minor = random.i64(100..10_000);
        let customer = CustomerRef {
            id: (named > 0).then(|| person.to_string()),
            email: (named < 2).then(|| format!("{person}@example.com")),
        };
        let at_ms = NOW_MS - random.i64(1..900) * 86_400_000;
        let mut version = paid_order(random.usize(..ORDERS), customer, at_ms, gross_minor);
        version.rank = VersionRank {
            source,
            updated_at_ms: 0,
            cancelled: random.u32(..10) == 0,
            content_hash: random.u64(..),
            ..version.rank
        };
        let (id, topic) = (format!("{source:?}-{number}"), "orders/updated".to_owned());
        Event { id, topic, change: Change::Order(version), raw: Vec::new() }
    };
    (0..ORDERS).map(&mut order).collect()
}

async fn shop(recorder: &Recorder, name: &str) -> MerchantId {
    let domain = format!("{name}.example.com");
    let shop = NewMerchant::new(&domain, "USD", "UTC", "medium").unwrap();
    recorder.add_merchant(&shop).await.unwrap()
}

fn random() -> fastrand::Rng {
    let given = std::env::var("RFM_IMPORT_SEED").ok().and_then(|text| text.parse().ok());
    let seed = given.unwrap_or_else(|| fastrand::u64(..));
    println!("RFM_IMPORT_SEED={seed}");
    fastrand::Rng::with_seed(seed)
}

/// Asserts that nothing differs from what the facts say.
async fn assert_sound(recorder: &Recorder, merchant: MerchantId) {
    let found = recorder.rescore(merchant, |_| ()).await.unwrap();
    assert_eq!(found, Rescored { customers: found.customers, ..Rescored::default() });
}

type Stood = (Option<i64>, Option<i64>, i32, i64, Option<i16>);

/// The stats and places of all customers, in order.
async fn customers(database: &TestDatabase, merchant: MerchantId) -> Vec<Stood> {
    sqlx::query_as(
        "select instant_ms(first_order_at), instant_ms(last_order_at), order_count,
            spend_total_minor, cell_0
        from users where merchant_id = $1 order by 1, 2, 3, 4, 5",
    )
    .bind(merchant.0)
    .fetch_all(&mut database.superuser().await)
    .await
    .unwrap()
}

#[tokio::test]
async fn chunks_that_meet_come_to_the_same_as_one() {
    let database = TestDatabase::new().await;
    let recorder = database.recorder(Arc::new(ManualClock::at(NOW_MS)));
    let events = orders(&mut random(), Source::File);
    let whole = shop(&recorder, "whole").await;
    recorder.import(whole).write(&events, |_| ()).await.unwrap();
    let expected = customers(&database, whole).await;
    assert!(expected.len() >= 10, "{expected:?}");
    for size in [1, 5, 40] {
        let merchant = shop(&recorder, &format!("of-{size}")).await;
        let mut written = Vec::new();
        let mut import = recorder.import(merchant).in_chunks_of(size);
        import.write(&events, |count| written.push(count)).await.unwrap();
        assert!(written.len() > 3 && written.iter().sum::<usize>() == ORDERS, "{written:?}");
        assert_eq!(customers(&database, merchant).await, expected, "in chunks of {size}");
        assert_sound(&recorder, merchant).await;
    }
}

#[tokio::test]
async fn nothing_is_lost_of_what_others_write_meanwhile() {
    let database = TestDatabase::new().await;
    let recorder = database.recorder(Arc::new(ManualClock::at(NOW_MS)));
    let mut random = random();
    let merchant = shop(&recorder, "busy").await;
    let (past, live) = (orders(&mut random, Source::File), orders(&mut random, Source::Message));
    let mut import = recorder.import(merchant).in_chunks_of(5);
    let importing = import.write(&past, |_| ());
    let recording = async {
        for event in live.chunks(4) {
            recorder.record(merchant, event, Cause::Live).await.unwrap();
        }
    };
    let (imported, ()) = tokio::join!(importing, recording);
    imported.unwrap();
    assert_sound(&recorder, merchant).await;
}
