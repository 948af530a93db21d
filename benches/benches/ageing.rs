//! A day passes: 10,000 customers move, in a shop that has no others and in one of 1,000,000. What it takes must
//! not grow with those whom it does not touch. The database is on the same cores, fsync on.

use std::sync::Arc;
use std::time::Instant;

use integration_tests::support::{Durability, TestDatabase};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Recorder;
use rfm_service::workers::Ageing;
use shared_scoring::{Bands, CustomerStats, Day, Preset, RecencyBands, ScoringConfig};
use shared_scoring::{next_transition, score::score};
use sqlx::{AssertSqlSafe, Executor};

const MOVED: usize = 10_000;
const MANY: usize = 1_000_000;

/// Days that pass.
const DAYS: i32 = 4;

const DAY_MS: i64 = 86_400_000;

/// Whoever ordered 100 days ago moves tomorrow. In the small shop they are the same ones each day, in the other
/// ones each day who have not moved yet.
fn bands(customers: usize) -> Bands {
    let edges = if customers == MOVED { [100, 101, 102, 103] } else { [100, 200, 300, 400] };
    Bands { recency: RecencyBands::new(edges).unwrap(), ..Preset::Medium.bands(10_000, 0) }
}

fn today() -> Day {
    Day::parse("2026-06-01").unwrap()
}

struct Shop {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    merchant: MerchantId,
}

impl Shop {
    /// A shop of so many customers, whose rows lie in this order; their ids and addresses lie in none.
    async fn new(customers: usize, rows: &str) -> Shop {
        let database = TestDatabase::with(Durability::On).await;
        let clock = Arc::new(ManualClock::at(i64::from(today().0) * DAY_MS));
        let recorder = database.recorder(clock.clone());
        let merchant = NewMerchant::new("days.example.com", "USD", "UTC", "medium").unwrap();
        let merchant = recorder.add_merchant(&merchant).await.unwrap();
        let shop = Shop { database, clock, recorder, merchant };
        shop.fill(customers, rows).await;
        shop
    }

    /// Makes its customers in one statement: one order each, in the same cell.
    async fn fill(&self, customers: usize, rows: &str) {
        let bands = bands(customers);
        let (today, config) = (today(), ScoringConfig::with_bands(bands));
        let ordered = CustomerStats::of_order(Day(today.0 - 100), 5_000);
        let stood = score(&ordered, &config, today).unwrap();
        assert_eq!(next_transition(&ordered, &config.bands, today), Some(Day(today.0 + 1)));
        let cell = stood.cell.index();
        let [first, second, third, fourth] = bands.recency.edges();
        let (merchant, today, every) = (self.merchant, today.0, customers / MOVED);
        // Those of each day, far from each other, and then those whose day comes later.
        let apart = (every / 4).max(1);
        let ordered = format!(
            "{today} - case when n % {apart} = 0 then 100 - n % {every} / {apart} else n % 90 end"
        );
        let statements = format!(
            "set synchronous_commit = off;
            update rfm_config_versions
            set recency_at_most_days = '{{{first}, {second}, {third}, {fourth}}}';
            insert into users (merchant_id, id, email, email_lookup, first_order_at, last_order_at,
                order_count, spend_total_minor, cell_0, rescore_due_on_0, scored_on_0,
                created_at)
            select '{merchant}', gen_random_uuid(), sha256(convert_to(n || '@', 'utf8')),
                sha256(convert_to(n::text, 'utf8')), day_of(ordered), day_of(ordered), 1, 5000, {cell},
                day_of(ordered + 101), day_of({today}), day_of(ordered)
            from (
                select n, {ordered} as ordered from generate_series(1, {customers}) as n
            ) given
            order by {rows};
            insert into rfm_cell_counts
            select merchant_id, 1, cell_0, count(*), sum(spend_total_minor)
            from users group by merchant_id, cell_0;"
        );
        let mut superuser = self.database.superuser().await;
        superuser.execute(AssertSqlSafe(statements)).await.unwrap();
        superuser.execute("vacuum analyze users").await.unwrap();
    }

    /// Seconds that each day takes once it has begun: the middle ones' mean.
    async fn days(&self) -> f64 {
        let worker = self.database.worker();
        let ageing = Ageing::new(worker, self.clock.clone(), self.recorder.clone());
        assert_eq!(ageing.round().await.unwrap(), 0, "connected, and nobody's day has come");
        let mut superuser = self.database.superuser().await;
        let mut took = Vec::new();
        for passed in 1..=DAYS {
            self.clock.set(i64::from(today().0 + passed) * DAY_MS);
            // A day comes long after the one before: every page is written for the first time since, and is
            // logged as a whole.
            superuser.execute("checkpoint").await.unwrap();
            let start = Instant::now();
            assert_eq!(ageing.round().await.unwrap(), MOVED);
            took.push(start.elapsed().as_secs_f64());
        }
        let all: Vec<String> = took.iter().map(|seconds| format!("{seconds:.2}")).collect();
        print!("{}: ", all.join(", "));
        took.sort_by(f64::total_cmp);
        let middle = took.len() / 2;
        (took[middle - 1] + took[middle]) / 2.0
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let few = Shop::new(MOVED, "n").await.days().await;
    println!("{MOVED} of {MOVED} customers move in {few:.2} s (target 2)");
    // A customer's row is written with each order, so it lies beside those who ordered on that day.
    for (rows, named) in
        [("ordered, n", "in the order of their last orders"), ("n", "in no order, the worst case")]
    {
        let many = Shop::new(MANY, rows).await.days().await;
        println!(
            "{MOVED} of {MANY} customers {named}: {many:.2} s (target 2), ratio {:.2} (target 1.5)",
            many / few
        );
    }
}
