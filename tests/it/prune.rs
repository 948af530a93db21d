//! What is old is forgotten, each kind after a time of its own, and a message from then still changes nothing.

use std::sync::Arc;

use integration_tests::support::{TestDatabase, by_id, paid_order};
use rfm_service::adapters::postgres;
use rfm_service::audit;
use rfm_service::base::{Clock, ManualClock, MerchantId};
use rfm_service::config::Keep;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Outcome, Recorder};
use rfm_service::orders::event::{Change, Event};
use rfm_service::workers::Prune;
use sqlx::{AssertSqlSafe, PgConnection};

const DAY_MS: i64 = 86_400_000;
const START: i64 = 20_000;

const TABLES: [&str; 6] =
    ["processed_events", "outbox", "rfm_segment_deltas", "kept_events", "audit_logs", "imports"];

/// An order of a new customer.
fn order(id: &str, at_ms: i64) -> Event {
    let version = paid_order(id, by_id(id), at_ms, 5_000);
    let (topic, raw) = ("orders/create".to_owned(), Vec::new());
    Event { id: format!("event-{id}"), topic, change: Change::Order(version), raw }
}

struct Shops {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    prune: Prune,
    superuser: PgConnection,
}

impl Shops {
    async fn new(keep: Keep) -> Shops {
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(START * DAY_MS));
        let recorder = database.recorder(clock.clone());
        let (pool, worker_pool) = (database.app(), database.worker());
        let prune = Prune { pool, worker_pool, clock: clock.clone(), keep };
        let superuser = database.superuser().await;
        Shops { database, clock, recorder, prune, superuser }
    }

    async fn add(&self, domain: &str) -> MerchantId {
        let shop = NewMerchant::new(domain, "USD", "UTC", "medium").unwrap();
        self.recorder.add_merchant(&shop).await.unwrap()
    }

    /// Records an order that was placed at the start of a day.
    async fn record(&self, merchant: MerchantId, id: &str, days: i64) -> Outcome {
        let order = order(id, (START + days) * DAY_MS);
        self.recorder.record(merchant, &[order], Cause::Live).await.unwrap().remove(0)
    }

    /// Removes what is old some milliseconds after a day began; says how many rows.
    async fn round(&self, days: i64, milliseconds: i64) -> u64 {
        self.clock.set((START + days) * DAY_MS + milliseconds);
        self.prune.round().await.unwrap()
    }

    /// How many rows a merchant has in each table.
    async fn rows(&mut self, merchant: MerchantId) -> [i64; 6] {
        let mut counts = [0; 6];
        for (table, count) in TABLES.iter().zip(&mut counts) {
            let query =
                AssertSqlSafe(format!("select count(*) from {table} where merchant_id = $1"));
            let row = sqlx::query_scalar(query).bind(merchant.0);
            *count = row.fetch_one(&mut self.superuser).await.unwrap();
        }
        counts
    }

    /// Begins something that is written down.
    async fn audit(&self, merchant: MerchantId) {
        let details = serde_json::json!({});
        let entry = audit::Entry { action: "rfm_export", actor: "somebody".into(), details };
        let now_ms = self.clock.now_ms();
        audit::begin(&self.database.app(), merchant, now_ms, &entry).await.unwrap();
    }

    /// An import that ended as soon as it began.
    async fn import(&mut self, merchant: MerchantId) {
        sqlx::query(
            "insert into imports
                (merchant_id, id, file_name, started_by, state, received_at, finished_at, alive_until, bytes)
            select $1, gen_random_uuid(), 'a.csv', 'somebody', 'finished', at, at, at, 1
            from (values (instant_of($2))) now (at)",
        )
        .bind(merchant.0)
        .bind(self.clock.now_ms())
        .execute(&mut self.superuser)
        .await
        .unwrap();
    }

    async fn execute(&mut self, statement: &'static str) {
        sqlx::raw_sql(statement).execute(&mut self.superuser).await.unwrap();
    }
}

#[tokio::test]
async fn what_was_processed_and_is_forgotten_changes_nothing() {
    let mut shops = Shops::new(Keep::default()).await;
    let merchant = shops.add("old.example.com").await;
    assert_eq!(shops.record(merchant, "1", 0).await, Outcome::Taken);
    shops.clock.set((START + 30) * DAY_MS);
    assert_eq!(shops.record(merchant, "2", 0).await, Outcome::Taken);
    assert_eq!(shops.round(30, 0).await, 0);
    assert_eq!(shops.record(merchant, "1", 0).await, Outcome::Repeated);
    shops.round(30, 1).await;
    assert_eq!(shops.rows(merchant).await[0], 1);
    assert_eq!(shops.record(merchant, "2", 0).await, Outcome::Repeated);
    assert_eq!(shops.record(merchant, "1", 0).await, Outcome::Taken);
    let stats: Vec<(i32, i64)> = sqlx::query_as("select order_count, spend_total_minor from users")
        .fetch_all(&mut shops.superuser)
        .await
        .unwrap();
    assert_eq!(stats, [(1, 5_000), (1, 5_000)]);
}

#[tokio::test]
async fn each_kind_is_kept_for_its_own_time() {
    let keep = Keep {
        processed_events_days: 7,
        outbox_days: 9,
        deltas_days: 11,
        kept_events_days: 13,
        audit_logs_days: 8,
        imports_days: 10,
        ..Keep::default()
    };
    let mut shops = Shops::new(keep).await;
    let merchant = shops.add("kinds.example.com").await;
    assert_eq!(shops.record(merchant, "1", 0).await, Outcome::Taken);
    let aside = ("kept", "orders/create");
    shops.recorder.keep_aside(merchant, aside, "a reason", b"{}").await.unwrap();
    shops.audit(merchant).await;
    shops.import(merchant).await;
    shops.execute("select refresh_segment_counts()").await;
    // What came later stays, whatever goes.
    shops.clock.set((START + 7) * DAY_MS);
    assert_eq!(shops.record(merchant, "2", 7).await, Outcome::Taken);
    let aside = ("kept too", "orders/create");
    shops.recorder.keep_aside(merchant, aside, "a reason", b"{}").await.unwrap();
    shops.audit(merchant).await;
    shops.import(merchant).await;
    shops.execute("select refresh_segment_counts()").await;
    let mut left = shops.rows(merchant).await;
    // Two events of each order: who moved, and that previews are stale.
    assert_eq!(left, [4, 4, 2, 2, 2, 2]);
    let ends = [(7, 0, 2), (8, 4, 1), (9, 1, 2), (10, 5, 1), (11, 2, 1), (13, 3, 1)];
    for (days, table, fewer) in ends {
        assert_eq!(shops.round(days, 0).await, 0, "{} of {days} days", TABLES[table]);
        assert_eq!(shops.rows(merchant).await, left);
        assert_eq!(shops.round(days, 1).await, fewer as u64, "{}", TABLES[table]);
        left[table] -= fewer;
        assert_eq!(shops.rows(merchant).await, left, "after {days} days");
    }
}

#[tokio::test]
async fn changes_stay_until_a_roll_up_has_seen_them() {
    let mut shops = Shops::new(Keep::default()).await;
    let merchant = shops.add("seen.example.com").await;
    shops.record(merchant, "1", 0).await;
    shops.round(1_000, 0).await;
    assert_eq!(shops.rows(merchant).await[2], 1, "there is no roll-up yet");
    shops.execute("select refresh_segment_counts()").await;
    shops.clock.set((START + 1_000) * DAY_MS);
    shops.record(merchant, "2", 1_000).await;
    shops.round(2_000, 0).await;
    assert_eq!(shops.rows(merchant).await[2], 1, "the roll-up has not seen the second");
    shops.execute("select refresh_segment_counts()").await;
    shops.round(2_000, 0).await;
    assert_eq!(shops.rows(merchant).await[2], 0);
}

#[tokio::test]
async fn a_shop_without_segments_waits_for_no_roll_up() {
    let mut shops = Shops::new(Keep::default()).await;
    let merchant = shops.add("none.example.com").await;
    shops.record(merchant, "1", 0).await;
    shops.execute("delete from customer_segments").await;
    shops.execute("select refresh_segment_counts()").await;
    shops.round(1_000, 0).await;
    assert_eq!(shops.rows(merchant).await[2], 0);
}

#[tokio::test]
async fn a_shop_that_fails_holds_up_nobody() {
    let mut shops = Shops::new(Keep::default()).await;
    let mut merchants = Vec::new();
    for domain in ["a.example.com", "b.example.com", "c.example.com"] {
        merchants.push(shops.add(domain).await);
    }
    merchants.sort();
    for merchant in &merchants {
        shops.record(*merchant, "1", 0).await;
    }
    // Those before and those after it, and what else there is of its own.
    let refuse = format!(
        "create function refuse() returns trigger language plpgsql as
            $$ begin raise exception 'refused'; end $$;
        create trigger refuse before delete on processed_events for each row
            when (old.merchant_id = '{}') execute function refuse()",
        merchants[1]
    );
    sqlx::raw_sql(AssertSqlSafe(refuse)).execute(&mut shops.superuser).await.unwrap();
    assert_eq!(shops.round(100, 0).await, 3 + 2 + 3);
    let mut left = Vec::new();
    for merchant in merchants {
        left.push(shops.rows(merchant).await);
    }
    assert_eq!(left, [[0, 0, 1, 0, 0, 0], [1, 0, 1, 0, 0, 0], [0, 0, 1, 0, 0, 0]]);
    shops.execute("drop trigger refuse on processed_events").await;
    assert_eq!(shops.round(100, 0).await, 1, "it is tried again");
}

/// Adds 20,000 rows of this day and 8,000 of 1,000 days later to each table, behind those of the day before.
async fn fill(superuser: &mut PgConnection, merchant: MerchantId) {
    for insert in [
        "insert into processed_events
        select $1, 'event-' || n, 'test', n, at from given",
        "insert into outbox
        select $1, n, 0, gen_random_uuid(), 'rfm.updated', '{}', at from given",
        "insert into rfm_segment_deltas
        select $1, n, gen_random_uuid(), '2024-10-01', 1, 1, 2, '{}', at from given",
        "insert into kept_events
        select $1, ('018f0000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'event-' || n, 'test',
            'a reason', '', at from given",
        "insert into audit_logs
        select $1, gen_random_uuid(), 'rfm_export', 'somebody', '{}', at from given",
        "insert into imports
            (merchant_id, id, file_name, started_by, state, received_at, finished_at, alive_until, bytes)
        select $1, gen_random_uuid(), 'a.csv', 'somebody', 'finished', at, at, at, 1 from given",
    ] {
        let given = "with given as (
            select n, day_of(20000 + case when n <= 20000 then 0 else 1000 end)::timestamptz as at
            from generate_series(1, 28000) as n
        )";
        let insert = AssertSqlSafe(format!("{given} {insert}"));
        sqlx::query(insert).bind(merchant.0).execute(&mut *superuser).await.unwrap();
    }
    sqlx::query("update merchants set change_seq = 100000").execute(&mut *superuser).await.unwrap();
    sqlx::raw_sql("select refresh_segment_counts(); analyze").execute(superuser).await.unwrap();
}

#[tokio::test]
async fn many_rows_go_in_batches() {
    let mut shops = Shops::new(Keep::default()).await;
    let (merchant, other) = (shops.add("many.example.com").await, shops.add("b.example.com").await);
    fill(&mut shops.superuser, merchant).await;
    fill(&mut shops.superuser, other).await;
    assert_eq!(shops.round(0, 0).await, 0);
    assert_eq!(shops.round(1_000, 0).await, 2 * 6 * 20_000);
    for merchant in [merchant, other] {
        assert_eq!(shops.rows(merchant).await, [8_000; 6]);
    }
}

#[tokio::test]
async fn what_is_old_is_found_by_an_index() {
    let mut shops = Shops::new(Keep::default()).await;
    let merchant = shops.add("plan.example.com").await;
    fill(&mut shops.superuser, merchant).await;
    // As each hour: few are old. And as each hour of most shops: none is.
    for days in [2, -2] {
        for (statement, by_time) in [
            (
                include_str!("../../service/src/workers/queries/delete_old_processed.sql"),
                "merchant_id_created_at_idx",
            ),
            (include_str!("../../service/src/workers/queries/delete_old_outbox.sql"), "_pkey"),
            (
                include_str!("../../service/src/workers/queries/delete_old_deltas.sql"),
                "merchant_id_updated_at_idx",
            ),
            (include_str!("../../service/src/workers/queries/delete_old_kept.sql"), "_pkey"),
            (
                include_str!("../../service/src/workers/queries/delete_old_audit_logs.sql"),
                "merchant_id_created_at_idx",
            ),
            (
                include_str!("../../service/src/workers/queries/delete_old_imports.sql"),
                "merchant_id_finished_at_idx",
            ),
        ] {
            let before_ms = (START + days) * DAY_MS;
            let given = [
                ("$1", format!("'{merchant}'")),
                ("$2", before_ms.to_string()),
                ("$3", "100".to_owned()),
            ];
            let statement = given
                .iter()
                .fold(statement.to_owned(), |text, (at, value)| text.replace(at, value));
            // As the role that deletes, with all that row-level security adds.
            let mut transaction = postgres::begin(&shops.database.app(), merchant).await.unwrap();
            let explain = AssertSqlSafe(format!("explain (analyze, costs off) {statement}"));
            let plan: Vec<String> =
                sqlx::query_scalar(explain).fetch_all(&mut *transaction).await.unwrap();
            let plan = plan.join("\n");
            let is_by_index = plan.contains(by_time) && plan.contains("Tid Scan on");
            // A shop has few segments, the view of the roll-up a row for each, and there are few merchants.
            let few = [
                "Seq Scan on rfm_segment_counts",
                "Seq Scan on merchants",
                "Seq Scan on customer_segments",
            ];
            let whole = plan.matches("Seq Scan").count()
                - few.iter().map(|scan| plan.matches(scan).count()).sum::<usize>();
            assert!(is_by_index && whole == 0, "{plan}");
        }
    }
}
