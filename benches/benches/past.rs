//! The past of a shop with 1,000,000 customers and 4,000,000 changes over three years: sizes at the end of a
//! day, movement between two, and who moved. The database is on the same cores.

use std::sync::Arc;
use std::time::{Duration, Instant};

use integration_tests::support::{Durability, TestDatabase};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::movers::list_movers;
use rfm_service::movement::past::movement_between;
use rfm_service::segments::SizeCache;
use rfm_service::segments::past::read_sizes_on;
use shared_scoring::Day;
use sqlx::types::Uuid;
use sqlx::{AssertSqlSafe, Executor, PgPool};

const CUSTOMERS: usize = 1_000_000;
const DAYS: i32 = 1_000;
const DAY_MS: i64 = 86_400_000;

fn today() -> Day {
    Day::parse("2026-11-20").unwrap()
}

/// Gives a merchant its customers, each with a first place and three changes of it, and what each day changed.
async fn fill(database: &TestDatabase, merchant: MerchantId) {
    let first = today().0 - DAYS;
    let statements = format!(
        "set synchronous_commit = off; set work_mem = '512MB';
        select setseed(0.5);
        create temporary table drawn as
        select gen_random_uuid() as id, (random() * {DAYS} / 2)::int as a, (random() * 124)::int as c1,
            (random() * 124)::int as c2, (random() * 124)::int as c3, (random() * 124)::int as c4,
            (random() * 150)::int as b, (random() * 150)::int as c, (random() * 150)::int as d
        from generate_series(1, {CUSTOMERS});
        insert into users (merchant_id, id, first_order_at, last_order_at, order_count,
            spend_total_minor, cell_0, scored_on_0, created_at, changed_seq)
        select '{merchant}', id, day_of({first} + a), day_of({first} + a), 1, 5000, c4, day_of({first} + a),
            now(), 1
        from drawn;
        insert into rfm_score_history (merchant_id, customer_id, change_seq, effective_on,
            config_version, from_cell, to_cell, score_hundredths, cause, \"timestamp\")
        select '{merchant}', id, 1 + {first} + day, day_of({first} + day), 1, was, is_now, 300, 'order',
            instant_of(86400000::bigint * ({first} + day))
        from (
            select id, a as day, null::int as was, c1 as is_now from drawn
            union all select id, a + b + 1, c1, c2 from drawn
            union all select id, a + b + c + 2, c2, c3 from drawn
            union all select id, a + b + c + d + 3, c3, c4 from drawn
        ) changes
        order by day;
        insert into rfm_daily_counts (merchant_id, effective_on, cell, customers, spend_total_minor)
        select merchant_id, effective_on, cell, sum(change), sum(change) * 5000
        from (
            select merchant_id, effective_on, to_cell as cell, 1 as change from rfm_score_history
            union all
            select merchant_id, effective_on, from_cell, -1 from rfm_score_history
            where from_cell is not null
        ) changes
        group by 1, 2, 3;
        insert into rfm_cell_counts
        select merchant_id, 1, cell_0, count(*), sum(spend_total_minor)
        from users group by merchant_id, cell_0;
        update rfm_config_versions set activated_on = day_of({first});
        update merchants set change_seq = 100000 where id = '{merchant}'"
    );
    let mut superuser = database.superuser().await;
    superuser.execute(AssertSqlSafe(statements)).await.unwrap();
    superuser.execute("vacuum analyze").await.unwrap();
}

fn told(what: &str, took: &mut [Duration], target: &str) {
    took.sort();
    let (middle, last) = (took[took.len() / 2].as_secs_f64(), took[took.len() - 1].as_secs_f64());
    println!("{what}: median {:.1} ms, longest {:.1} ms ({target})", middle * 1e3, last * 1e3);
}

async fn movement(pool: &PgPool, merchant: MerchantId, (from, to): (i32, i32)) -> Duration {
    let now_ms = i64::from(today().0) * DAY_MS;
    let days = (Day(today().0 - from), Day(today().0 - to));
    let start = Instant::now();
    let between =
        movement_between(pool, &SizeCache::default(), now_ms, merchant, days).await.unwrap();
    let customers: i64 = between.pairs.values().sum();
    assert!(customers > 0 && customers <= CUSTOMERS as i64);
    start.elapsed()
}

/// The first 50 of those who left a cell, as a page lists them; or of those who stayed in one, for whom everybody is
/// looked at.
async fn movers(
    pool: &PgPool,
    merchant: MerchantId,
    (from, to): (i32, i32),
    of_all: bool,
) -> Duration {
    let now_ms = i64::from(today().0) * DAY_MS;
    let whose = (merchant, (Day(today().0 - from), Day(today().0 - to)));
    let start = Instant::now();
    let page = list_movers(pool, now_ms, whose, (Uuid::nil(), 50), |(_, from), (_, to)| {
        from.is_some_and(|cell| if of_all { from == to && cell.index() == 0 } else { from != to })
    });
    let page = page.await.unwrap();
    assert!(!page.went.is_empty() || of_all && page.next.is_some());
    start.elapsed()
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let database = TestDatabase::with(Durability::On).await;
    let clock = Arc::new(ManualClock::at(i64::from(today().0 - DAYS) * DAY_MS));
    let shop = NewMerchant::new("past.example.com", "USD", "UTC", "medium").unwrap();
    let merchant = database.recorder(clock).add_merchant(&shop).await.unwrap();
    fill(&database, merchant).await;
    let (pool, now_ms) = (database.app(), i64::from(today().0) * DAY_MS);
    let mut took = Vec::new();
    for at in 0..31 {
        let day = Day(today().0 - 1 - at * 30);
        let start = Instant::now();
        let (sizes, told) =
            read_sizes_on(&pool, &SizeCache::default(), now_ms, merchant, day, "en")
                .await
                .unwrap()
                .unwrap();
        assert!(sizes.customers > 0 && !told.is_restated);
        took.push(start.elapsed());
    }
    told("sizes at the end of a day", &mut took, "target 50");
    for (what, days) in [
        ("movement of a day", (201, 200)),
        ("movement of a month", (230, 200)),
        ("movement of a year", (565, 200)),
        ("movement of all three years", (DAYS, 0)),
    ] {
        let mut took = Vec::new();
        for _ in 0..5 {
            took.push(movement(&pool, merchant, days).await);
        }
        told(what, &mut took, "target 5000, aim 2000");
        for (of, of_all) in [("50 who moved", false), ("… a page of who stayed", true)] {
            let mut took = Vec::new();
            for _ in 0..5 {
                took.push(movers(&pool, merchant, days, of_all).await);
            }
            told(of, &mut took, "target 5000, aim 2000");
        }
    }
}
