//! Pages of customers and sizes of segments are of the shop's day, also before the changes of that day are
//! written; and nobody is found by an id that was erased.

use std::collections::BTreeSet;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, by_id, paid_order};
use rfm_service::base::{Clock, ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Recorder;
use rfm_service::movement::customers::{Filter, Page, list_customers};
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::{Change, CustomerRef, CustomerVersion, Event};
use rfm_service::segments::{SizeCache, read_sizes};

use sqlx::PgPool;

const DAY_MS: i64 = 86_400_000;
const START: i64 = 20_000;

struct Shop {
    database: TestDatabase,
    recorder: Recorder,
    clock: Arc<ManualClock>,
    pool: PgPool,
    sizes: SizeCache,
    merchant: MerchantId,
}

impl Shop {
    async fn new() -> Shop {
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(START * DAY_MS));
        let recorder = database.recorder(clock.clone());
        let shop = NewMerchant::new("day.example.com", "USD", "UTC", "medium").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        let (pool, sizes) = (database.app(), SizeCache::default());
        Shop { database, recorder, clock, pool, sizes, merchant }
    }

    async fn record(&self, changes: impl IntoIterator<Item = Change>, tag: &str) {
        let event = |(at, change): (usize, Change)| Event {
            id: format!("{tag}-{at}"),
            topic: "test".to_owned(),
            change,
            raw: Vec::new(),
        };
        let events: Vec<Event> = changes.into_iter().enumerate().map(event).collect();
        self.recorder.record(self.merchant, &events, Cause::Live).await.unwrap();
    }

    async fn page(&self, filter: &Filter) -> Page {
        list_customers(&self.pool, self.merchant, self.clock.now_ms(), filter).await.unwrap()
    }

    /// The shop's ids of all members, by pages of this size.
    async fn members(&self, label: &str, limit: i64) -> BTreeSet<String> {
        let (mut found, mut after) = (BTreeSet::new(), None);
        loop {
            let segment = Some(label.to_owned());
            let page = self.page(&Filter { segment, after, limit, ..Filter::default() }).await;
            assert!(page.customers.len() as i64 <= limit);
            let segments = &page.context.segments;
            for one in page.customers {
                let shown = segments.of_cell(one.cell).any(|segment| segment.label == label);
                assert!(shown, "{label} does not show {:?}", one.external_id);
                assert!(found.insert(one.external_id.unwrap()), "twice");
            }
            after = page.next;
            if after.is_none() {
                return found;
            }
        }
    }

    async fn found_by(&self, external_id: &str) -> usize {
        let external_id = Some(external_id.to_owned());
        self.page(&Filter { external_id, limit: 10, ..Filter::default() }).await.customers.len()
    }
}

fn order(id: usize, day: i64, minor: i64) -> Change {
    Change::Order(paid_order(id, by_id(id), day * DAY_MS, minor))
}

fn customer(id: &str, email: &str) -> Change {
    Change::Customer(CustomerVersion {
        customer: CustomerRef { id: Some(id.to_owned()), email: Some(email.to_owned()) },
        email_removed: false,
        updated_at_ms: 1_000,
    })
}

#[tokio::test]
async fn reads_are_of_the_day_before_its_changes_are_written() {
    let shop = Shop::new().await;
    // One customer with an order on each of the last hundred days.
    let orders = (1..=100usize).map(|id| order(id, START - id as i64, 1_000 * id as i64));
    shop.record(orders, "order").await;
    let mut moved = 0;
    let mut labels_before: Vec<(String, BTreeSet<String>)> = Vec::new();
    for day in [START, START + 1, START + 30, START + 31, START + 400] {
        shop.clock.set(day * DAY_MS);
        let sizes = read_sizes(&shop.pool, &shop.sizes, day * DAY_MS, shop.merchant, "en").await;
        let sizes = sizes.unwrap().unwrap();
        assert_eq!(i64::from(sizes.as_of.0), day);
        assert_eq!(sizes.customers, 100);
        let mut labels = Vec::new();
        for segment in &sizes.segments {
            let members = shop.members(&segment.label, 7).await;
            let told = format!("{} on day {day}", segment.label);
            assert_eq!(segment.customers, members.len() as i64, "{told}");
            let spend: i64 = members.iter().map(|id| 1_000 * id.parse::<i64>().unwrap()).sum();
            assert_eq!(segment.spend_total_minor, spend, "{told}");
            labels.push((segment.label.clone(), members));
        }
        moved += usize::from(labels != labels_before);
        labels_before = labels;
    }
    assert!(moved >= 4, "nobody moved");
}

#[tokio::test]
async fn nobody_is_found_by_an_id_that_was_erased() {
    let merge = |kept: &str, removed: &str| Change::CustomersMerged {
        kept: kept.to_owned(),
        removed: removed.to_owned(),
    };
    let erase = |id: &str| Change::CustomerDeleted { customer_id: id.to_owned() };
    for merged_first in [true, false] {
        let shop = Shop::new().await;
        let both = [("1", "one@example.com"), ("2", "two@example.com")];
        shop.record(both.map(|(id, email)| customer(id, email)), "customer").await;
        let mut changes = [merge("2", "1"), erase("1")];
        if !merged_first {
            changes.reverse();
        }
        for (at, change) in changes.into_iter().enumerate() {
            shop.record([change], &format!("change-{at}")).await;
        }
        // The one that was merged away is erased; the one that stays is not.
        assert_eq!((shop.found_by("1").await, shop.found_by("2").await), (0, 1));
        let cipher = shop.database.cipher();
        let holds = async |email: &str| {
            let email = Some(cipher.lookup(shop.merchant.0, email));
            let page = shop.page(&Filter { email, limit: 10, ..Filter::default() }).await;
            page.customers.len()
        };
        assert_eq!((holds("one@example.com").await, holds("two@example.com").await), (0, 1));
        // And an id that leads to an erased customer finds nobody.
        shop.record([customer("3", "three@example.com"), merge("2", "3")], "third").await;
        assert_eq!(shop.found_by("3").await, 1);
        shop.record([erase("2")], "last").await;
        assert_eq!((shop.found_by("2").await, shop.found_by("3").await), (0, 0));
    }
}
