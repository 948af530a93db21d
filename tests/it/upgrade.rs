//! A database of the release before this schema is brought up to date with all that is in it: what is told
//! afterwards equals what is told by a database that was never older.
//!
//! What the present code records is copied into the older schema, which has the same columns or fewer, some of
//! them under other names.

use std::sync::Arc;

use futures::TryStreamExt;
use integration_tests::support::{TestDatabase, TestServer, by_id, paid_order};
use rfm_service::adapters::postgres;
use rfm_service::base::{Clock, ManualClock, MerchantId, SystemClock};
use rfm_service::configuration::Saving;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Stage;
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::{Change, CustomerRef, CustomerVersion, Event, Refund};
use serde_json::{Value, json};
use shared_scoring::json as kernel;
use sqlx::{AssertSqlSafe, PgConnection};
use tokio::task::block_in_place;

/// The last migration of the release before configurations were versions.
const RELEASED: i64 = 20_261_125_120_000;

const DAY_MS: i64 = 86_400_000;

/// In an order in which each finds what it refers to.
const TABLES: [&str; 15] = [
    "key_fingerprints",
    "merchants",
    "rfm_config_versions",
    "customer_segments",
    "users",
    "identities",
    "email_claims",
    "orders",
    "refunds",
    "rfm_cell_counts",
    "rfm_segment_deltas",
    "rfm_score_history",
    "processed_events",
    "kept_events",
    "outbox",
];

/// What stands in a column of the older schema, where its name or its words are others now.
const THEN: [(&str, &str, &str); 8] = [
    (
        "users",
        "first_order_on",
        "(first_order_at at time zone (select time_zone from merchants where id = merchant_id))::date",
    ),
    (
        "users",
        "last_order_on",
        "(last_order_at at time zone (select time_zone from merchants where id = merchant_id))::date",
    ),
    (
        "orders",
        "processed_on",
        "(processed_at at time zone (select time_zone from merchants where id = merchant_id))::date",
    ),
    ("users", "cell", "cell_0"),
    ("users", "rescore_due_on", "rescore_due_on_0"),
    ("users", "scored_on", "coalesce(scored_on_0, '2024-01-01')"),
    (
        "users",
        "score_hundredths",
        "((rfm_score_of(cell_0, '{40,30,30}') ->> 'score')::numeric * 100)::smallint",
    ),
    (
        "rfm_score_history",
        "cause",
        "case when cause in ('import', 'rescore') then cause else 'live' end",
    ),
];

struct Shops {
    clock: Arc<ManualClock>,
    never_older: TestDatabase,
    upgraded: TestDatabase,
    merchants: [MerchantId; 2],
}

/// The day on which the service's clock stands.
fn today() -> i64 {
    SystemClock.now_ms() / DAY_MS
}

fn event(id: String, change: Change) -> Event {
    Event { id, topic: "orders/create".into(), change, raw: Vec::new() }
}

fn order(customer: i64, day: i64, gross_minor: i64) -> Event {
    let id = format!("{customer}-{day}");
    let version = paid_order(&id, by_id(customer), day * DAY_MS, gross_minor);
    event(id, Change::Order(version))
}

impl Shops {
    /// Two shops of the release before, with imported and live orders, a refund, customers who were merged,
    /// prospects with an e-mail, days that passed, and an event kept aside; brought up to date.
    async fn new() -> Shops {
        let start = today() - 90;
        let clock = Arc::new(ManualClock::at(start * DAY_MS));
        let never_older = TestDatabase::new().await;
        let recorder = never_older.recorder(clock.clone());
        let mut merchants = Vec::new();
        for (domain, currency, zone) in
            [("one.example.com", "USD", "UTC"), ("two.example.com", "USD", "Asia/Tokyo")]
        {
            let shop = NewMerchant::new(domain, currency, zone, "medium").unwrap();
            let merchant = recorder.add_merchant(&shop).await.unwrap();
            let past: Vec<Event> =
                (0..90).map(|n| order(n % 60, start - n * 8, 2_000 + n * 300)).collect();
            recorder.import(merchant).write(&past, |_| ()).await.unwrap();
            merchants.push(merchant);
        }
        let merchants: [MerchantId; 2] = merchants.try_into().unwrap();
        for day in start..today() - 1 {
            clock.set(day * DAY_MS + DAY_MS / 2);
            for merchant in merchants {
                while recorder.age(merchant).await.unwrap() > 0 {}
                let live = [order(day % 40, day, 7_000), order(100 + day % 7, day, 900)];
                recorder.record(merchant, &live, Cause::Live).await.unwrap();
            }
        }
        let order_id = format!("7-{}", start - 7 * 8);
        let ada = CustomerRef { id: Some("ada".into()), email: Some("ada@example.com".into()) };
        let ada = CustomerVersion { customer: ada, email_removed: false, updated_at_ms: 1_000 };
        let odd = [
            Change::Refunded(Refund { refund_id: 1, order_id, amount_minor: 4_000 }),
            Change::CustomersMerged { kept: "5".into(), removed: "4".into() },
            Change::Customer(ada),
        ];
        let odd: Vec<Event> =
            odd.into_iter().zip(0..).map(|(change, n)| event(format!("odd {n}"), change)).collect();
        for merchant in merchants {
            recorder.record(merchant, &odd, Cause::Live).await.unwrap();
            let aside = ("kept", "orders/create");
            recorder.keep_aside(merchant, aside, "a reason", b"{}").await.unwrap();
        }
        let upgraded = TestDatabase::at_version(RELEASED).await;
        copy(&never_older, &upgraded).await;
        postgres::migrate(&upgraded.superuser_options()).await.unwrap();
        // What changes from now on is of a day past the one on which it was brought up to date.
        clock.set((today() + 2) * DAY_MS);
        Shops { clock, never_older, upgraded, merchants }
    }

    fn both(&self) -> [&TestDatabase; 2] {
        [&self.never_older, &self.upgraded]
    }
}

/// The columns of a table.
async fn columns(connection: &mut PgConnection, table: &str) -> Vec<String> {
    let query = "select column_name::text from information_schema.columns
        where table_name = $1 and table_schema = 'public' order by 1";
    sqlx::query_scalar(query).bind(table).fetch_all(connection).await.unwrap()
}

/// Copies rows into the older schema.
async fn copy(from: &TestDatabase, to: &TestDatabase) {
    let (mut source, mut target) = (from.superuser().await, to.superuser().await);
    for table in TABLES {
        let then = columns(&mut target, table).await;
        let is_then = |column: &&String| THEN.iter().find(|(t, c, _)| (*t, *c) == (table, *column));
        let values: Vec<String> = then
            .iter()
            .map(|name| {
                is_then(&name).map_or(format!("\"{name}\""), |(_, _, value)| (*value).into())
            })
            .collect();
        let select = format!("copy (select {} from {table}) to stdout", values.join(", "));
        let mut rows = source.copy_out_raw(&select).await.unwrap();
        let names = then.join("\", \"");
        let insert = format!("copy {table} (\"{names}\") from stdin");
        let mut sink = target.copy_in_raw(&insert).await.unwrap();
        while let Some(part) = rows.try_next().await.unwrap() {
            sink.send(part).await.unwrap();
        }
        drop(rows);
        let copied = sink.finish().await.unwrap();
        assert!(
            copied > 0 || table == "key_fingerprints",
            "{table} is empty, so this shows nothing"
        );
    }
    // Statistics and the view are as they were.
    sqlx::raw_sql("select refresh_segment_counts(); analyze").execute(&mut target).await.unwrap();
}

/// Rows of a table as text, less what differs by what an older schema did not know.
async fn rows(database: &TestDatabase, table: &str) -> Vec<String> {
    let value = match table {
        // Who was merged into another had a day that says nothing.
        "users" => {
            "to_jsonb(t) - 'changed_seq' - 'scored_on_0' - 'scored_on_1' || jsonb_build_object(
                'scored_0', case when cell_0 is not null then scored_on_0 end,
                'scored_1', case when cell_1 is not null then scored_on_1 end
            )"
        }
        // What was called live then is an order now, and deltas had no cause.
        "rfm_score_history" => {
            "to_jsonb(t) - 'cause' || jsonb_build_object(
                'cause', case when cause in ('import', 'rescore') then cause else 'order' end
            )"
        }
        "rfm_segment_deltas" => "to_jsonb(t) - 'cause'",
        "outbox" => "to_jsonb(t) #- '{event_id}' #- '{payload,event_id}' #- '{payload,trace_id}'",
        "customer_segments" => "to_jsonb(t) - 'segment_id'",
        // Days were not computed anew.
        "merchants" => "to_jsonb(t) - 'orders_changed_from' - 'orders_changed_seq'",
        // Bands that came from a preset are given ones.
        "rfm_config_versions" => "to_jsonb(t) - 'bands_source' - 'bands_on'",
        _ => "to_jsonb(t)",
    };
    let query = AssertSqlSafe(format!("select ({value})::text from {table} t order by 1"));
    sqlx::query_scalar(query).fetch_all(&mut database.superuser().await).await.unwrap()
}

/// What a server of a database answers to some paths.
async fn told(
    database: &TestDatabase,
    clock: &Arc<ManualClock>,
    merchant: MerchantId,
    paths: &[String],
) -> Vec<Value> {
    // Without its workers nothing changes meanwhile.
    let server = TestServer::start(database, clock.clone()).await.unwrap();
    let bearer = format!("Bearer {}", server.token(merchant).unwrap());
    let call = |path: &String| {
        let path = format!("http://{}/api/rfm/{path}", server.http);
        let mut answer = ureq::get(&path).header("Authorization", &bearer).call().unwrap();
        serde_json::from_slice::<Value>(&answer.body_mut().read_to_vec().unwrap()).unwrap()
    };
    let answers = block_in_place(|| paths.iter().map(call).collect());
    server.stop().await.unwrap();
    answers
}

/// Everything, table by table.
async fn compare(shops: &Shops, when: &str) {
    for table in TABLES {
        let [expected, found] =
            [rows(&shops.never_older, table).await, rows(&shops.upgraded, table).await];
        assert_eq!(found.len(), expected.len(), "{table} {when}");
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{table} {when}");
        }
    }
    for database in shops.both() {
        let differs: i64 = sqlx::query_scalar(
            "select count(*)
            from (
                select merchant_id, cell, sum(customers) as customers, sum(spend_total_minor) as spend
                from rfm_daily_counts
                group by 1, 2
            ) days
            full join (
                select counts.* from rfm_cell_counts counts
                join merchants
                    on merchants.id = merchant_id and merchants.config_version = counts.config_version
            ) counts using (merchant_id, cell)
            where
                coalesce(days.customers, 0) <> coalesce(counts.customers, 0)
                or coalesce(days.spend, 0) <> coalesce(spend_total_minor, 0)",
        )
        .fetch_one(&mut database.superuser().await)
        .await
        .unwrap();
        assert_eq!(differs, 0, "days do not add up to the cells {when}");
    }
}

/// The daily roll-up plus the changes since then, and what is live: they are equal.
async fn compare_rollup(database: &TestDatabase, is_since: bool) {
    let rows: Vec<(String, i64, i64, i64)> = sqlx::query_as(
        "select
            segment_name, rollup.count,
            (
                select coalesce(sum(
                    coalesce((to_cell = any (cells))::integer, 0)
                    - coalesce((from_cell = any (cells))::integer, 0)
                ), 0)
                from rfm_segment_deltas deltas
                where
                    deltas.merchant_id = segments.merchant_id
                    and deltas.config_version = segments.config_version
                    and deltas.change_seq > rollup.change_seq
            ),
            (
                select count(*) from users
                where
                    users.merchant_id = segments.merchant_id
                    and case live_slot when 0 then cell_0 else cell_1 end = any (cells)
            )
        from rfm_segment_counts rollup
        join customer_segments segments
            on segments.merchant_id = rollup.merchant_id and segment_ids ->> 0 = segment_name
            and segments.config_version = rollup.config_version
        join merchants on merchants.id = segments.merchant_id",
    )
    .fetch_all(&mut database.superuser().await)
    .await
    .unwrap();
    assert!(rows.len() > 20, "{rows:?}");
    assert_eq!(rows.iter().any(|(_, _, since, _)| *since != 0), is_since, "{rows:?}");
    for (name, count, since, live) in rows {
        assert_eq!(count + since, live, "{name}: {count} and {since} since");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_when_a_database_is_brought_up_to_date() {
    let shops = Shops::new().await;
    compare(&shops, "as it was left").await;
    let mut superuser = shops.upgraded.superuser().await;
    let causes: Vec<String> =
        sqlx::query_scalar("select distinct cause from rfm_score_history order by 1")
            .fetch_all(&mut superuser)
            .await
            .unwrap();
    assert_eq!(causes, ["import", "order"]);
    // The view is made with what there is.
    compare_rollup(&shops.upgraded, false).await;
    for merchant in shops.merchants {
        let configurations = shops.upgraded.configurations(shops.clock.clone());
        let active = configurations.current(merchant).await.unwrap().active;
        let source = active.config.to_json()["bands"]["recency"]["at_most_days"].clone();
        assert_eq!(
            source,
            json!(active.version.scoring.bands.recency.edges()),
            "its bands, as given"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_and_told_afterwards_is_as_if_it_had_never_been_older() {
    let shops = Shops::new().await;
    let now = today() + 2;
    for database in shops.both() {
        let recorder = database.recorder(shops.clock.clone());
        for merchant in shops.merchants {
            // Days that were due go first, each by itself.
            let back: Vec<Event> = (10..30).map(|n| order(n, now, 5_000)).collect();
            recorder.record(merchant, &back, Cause::Live).await.unwrap();
            while recorder.age(merchant).await.unwrap() > 0 {}
            recorder.record(merchant, &[order(11, now - 1, 100)], Cause::Live).await.unwrap();
        }
    }
    compare_rollup(&shops.upgraded, true).await;
    compare(&shops, "after orders and a day").await;
    for merchant in shops.merchants {
        check_told(&shops, merchant).await;
    }
    // Other bands: everybody gets the other place.
    for database in shops.both() {
        let recorder = database.recorder(shops.clock.clone());
        let configurations = database.configurations(shops.clock.clone());
        for merchant in shops.merchants {
            let bands =
                json!({ "preset": "medium", "recency": { "at_most_days": [5, 40, 50, 300] } });
            let mut config = kernel::read_config(&json!({ "bands": bands })).unwrap();
            config.segments = kernel::Segment::defaults();
            let saving = Saving { by: "a test", reason: "to see", upon: None, tells: false };
            configurations.save(merchant, &config, saving).await.unwrap();
            while recorder.stage(merchant).await.unwrap() != Stage::Nothing {}
            recorder.record(merchant, &[order(12, now, 100)], Cause::Live).await.unwrap();
        }
    }
    compare(&shops, "after other bands").await;
    for merchant in shops.merchants {
        check_told(&shops, merchant).await;
    }
}

/// What REST tells of a shop, of now and of the days since it was brought up to date.
async fn check_told(shops: &Shops, merchant: MerchantId) {
    let day = |days: i64| shared_scoring::Day(i32::try_from(today() + days).unwrap()).to_string();
    let mut paths: Vec<String> = ["segments", "customers?limit=200", "export?format=json"]
        .into_iter()
        .chain(["visualizations?chart=grid", "visualizations?chart=score_distribution"])
        .map(str::to_owned)
        .collect();
    paths.push(format!("segments?as_of={}", day(1)));
    paths.push(format!("movement?from={}&to={}", day(1), day(2)));
    paths.push(format!("movement/customers?limit=200&from={}&to={}", day(1), day(2)));
    let [expected, found] = [
        told(&shops.never_older, &shops.clock, merchant, &paths).await,
        told(&shops.upgraded, &shops.clock, merchant, &paths).await,
    ];
    for ((found, expected), path) in found.iter().zip(&expected).zip(&paths) {
        assert_eq!(found, expected, "{path}");
    }
    let ids = found[1]["customers"].as_array().unwrap().iter();
    let histories: Vec<String> = ids
        .map(|customer| format!("customers/{}/history?limit=200", customer["id"].as_str().unwrap()))
        .collect();
    let [expected, found] = [
        told(&shops.never_older, &shops.clock, merchant, &histories).await,
        told(&shops.upgraded, &shops.clock, merchant, &histories).await,
    ];
    let without_cause = |mut history: Value| {
        for change in history["changes"].as_array_mut().unwrap() {
            change.as_object_mut().unwrap().remove("cause");
        }
        history
    };
    for (found, expected) in found.into_iter().zip(expected) {
        assert_eq!(without_cause(found), without_cause(expected));
    }
    // Of days before it, only the orders are known.
    let before = [format!("segments?as_of={}", day(-40))];
    let [expected, found] = [
        told(&shops.never_older, &shops.clock, merchant, &before).await.remove(0),
        told(&shops.upgraded, &shops.clock, merchant, &before).await.remove(0),
    ];
    assert_eq!((&expected["restated"], &found["restated"]), (&json!(false), &json!(true)));
}
