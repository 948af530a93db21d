//! Time moves customers on the day that is theirs, each once, and nobody else.

use std::sync::Arc;

use integration_tests::support::{TestDatabase, by_id, paid_order};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Recorder, Rescored};
use rfm_service::orders::event::{Change, Event};
use rfm_service::scoring::preset_aov;
use rfm_service::workers::Ageing;
use shared_scoring::order::{Source, VersionRank};
use shared_scoring::{Currency, CustomerStats, Day, Preset, score};

const DAY_MS: i64 = 86_400_000;
const START: i64 = 20_000;

/// An order of a customer, at noon of a day in UTC.
fn order(customer: u32, day: i64, source: Source) -> Event {
    let order_id = format!("{customer}-{day}");
    let noon_ms = day * DAY_MS + DAY_MS / 2;
    let mut version = paid_order(&order_id, by_id(customer), noon_ms, 5_000);
    version.rank = VersionRank { source, updated_at_ms: 0, ..version.rank };
    Event {
        id: order_id,
        topic: "orders/create".into(),
        change: Change::Order(version),
        raw: vec![],
    }
}

/// A shop in this zone whose customer `n` of 40 ordered once, `n` times nine days before the start.
async fn shop(recorder: &Recorder, domain: &str, zone: &str) -> MerchantId {
    let shop = NewMerchant::new(domain, "USD", zone, "medium").unwrap();
    let merchant = recorder.add_merchant(&shop).await.unwrap();
    let orders: Vec<Event> =
        (0..40).map(|n| order(n, START - i64::from(n) * 9, Source::File)).collect();
    recorder.import(merchant).write(&orders, |_| ()).await.unwrap();
    merchant
}

/// Whether the place of a customer with an order on one day differs on another day from that of the day before.
fn changes(ordered: i64, day: i64) -> bool {
    let aov = preset_aov(Preset::Medium, Currency::USD).unwrap();
    let (bands, day_of) = (Preset::Medium.bands(aov, aov), |day: i64| Day(day as i32));
    let stats = CustomerStats::of_order(day_of(ordered), 5_000);
    score::cell(&stats, &bands, day_of(day)) != score::cell(&stats, &bands, day_of(day - 1))
}

/// Whose, on which day, from and to which cell, and why.
type Changed = (String, i32, Option<i16>, Option<i16>, String);

/// The changes of a shop's customers, by the ids of the shop.
async fn history(database: &TestDatabase, merchant: MerchantId) -> Vec<Changed> {
    sqlx::query_as(
        "select external_id, day_number(effective_on), from_cell, to_cell, cause
        from rfm_score_history
        join identities on identities.merchant_id = $1 and user_id = customer_id
        where rfm_score_history.merchant_id = $1
        order by 1, 2, change_seq",
    )
    .bind(merchant.0)
    .fetch_all(&mut database.superuser().await)
    .await
    .unwrap()
}

async fn number(database: &TestDatabase, merchant: MerchantId, query: &'static str) -> i64 {
    let row = sqlx::query_scalar(query).bind(merchant.0);
    row.fetch_one(&mut database.superuser().await).await.unwrap()
}

#[tokio::test]
async fn each_customer_moves_on_its_day_and_nobody_else() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(START * DAY_MS));
    let recorder = database.recorder(clock.clone());
    let merchant = shop(&recorder, "days.example.com", "America/New_York").await;
    let ageing = Ageing::new(database.worker(), clock.clone(), recorder.clone());
    assert_eq!(ageing.round().await.unwrap(), 0, "all stand where the import put them");
    let seq = "select change_seq from merchants where id = $1";
    let mut total = 0;
    for day in START + 1..START + 120 {
        // Half past three in UTC is half past ten or eleven at night in New York.
        clock.set(day * DAY_MS + 3 * DAY_MS / 24);
        let due = "select count(*) from users where merchant_id = $1 and rescore_due_on_0 <= '1970-01-01'";
        assert_eq!(number(&database, merchant, due).await, 0);
        assert_eq!(ageing.round().await.unwrap(), 0, "it is still the day before there");
        clock.set(day * DAY_MS + 6 * DAY_MS / 24);
        let (before, rows) =
            (number(&database, merchant, seq).await, history(&database, merchant).await);
        let moved = ageing.round().await.unwrap();
        let expected = (0..40).filter(|n| changes(START - n * 9, day)).count();
        assert_eq!(moved, expected, "on day {day}");
        let after = history(&database, merchant).await;
        assert_eq!(after.len() - rows.len(), moved, "a row for each that moved");
        let days = after.iter().filter(|row| row.4 == "time" && i64::from(row.1) == day);
        assert_eq!(days.count(), moved, "on its day");
        assert_eq!(number(&database, merchant, seq).await - before, i64::from(moved > 0));
        assert_eq!(ageing.round().await.unwrap(), 0, "once");
        total += moved;
    }
    assert!(total > 30, "only {total} moved");
    let told = "select count(*) from outbox where merchant_id = $1 and event_type = 'rfm.updated'";
    assert_eq!(number(&database, merchant, told).await, total as i64);
    let found = recorder.rescore(merchant, |_| ()).await.unwrap();
    assert_eq!(found, Rescored { customers: 40, ..Rescored::default() });
}

#[tokio::test]
async fn an_order_after_a_standstill_leaves_the_history_of_a_shop_that_aged_each_day() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(START * DAY_MS));
    let recorder = database.recorder(clock.clone());
    let aged = shop(&recorder, "aged.example.com", "UTC").await;
    let stood = shop(&recorder, "stood.example.com", "UTC").await;
    for day in START + 1..START + 200 {
        clock.set(day * DAY_MS);
        while recorder.age(aged).await.unwrap() > 0 {}
    }
    let orders: Vec<Event> = (0..40).map(|n| order(n, START + 199, Source::Message)).collect();
    for merchant in [aged, stood] {
        recorder.record(merchant, &orders, Cause::Live).await.unwrap();
    }
    let places = |rows: Vec<Changed>| {
        rows.into_iter().map(|(who, day, from, to, _)| (who, day, from, to)).collect::<Vec<_>>()
    };
    let expected = places(history(&database, aged).await);
    assert!(expected.len() > 100, "{}", expected.len());
    assert_eq!(places(history(&database, stood).await), expected);
}

#[tokio::test]
async fn whom_a_write_from_before_midnight_leaves_due_is_moved_the_same_day() {
    let database = TestDatabase::new().await;
    let midnight_ms = (START + 1) * DAY_MS;
    let clock = Arc::new(ManualClock::at(midnight_ms));
    let recorder = database.recorder(clock.clone());
    let merchant = shop(&recorder, "midnight.example.com", "UTC").await;
    let ageing = Ageing::new(database.worker(), clock.clone(), recorder);
    ageing.round().await.unwrap();
    // Another process took the time a second before, and writes now.
    let late = database.recorder(Arc::new(ManualClock::at(midnight_ms - 1_000)));
    let ordered = (START - 400..START).find(|day| changes(*day, START + 1)).unwrap();
    let orders = [order(100, ordered, Source::Message)];
    late.record(merchant, &orders, Cause::Live).await.unwrap();
    clock.set(midnight_ms + 20_000);
    assert_eq!(ageing.round().await.unwrap(), 1);
    let moved = history(&database, merchant).await;
    let (_, on, _, _, cause) = moved.iter().rfind(|row| row.0 == "100").unwrap();
    assert_eq!((i64::from(*on), cause.as_str()), (START + 1, "time"));
}

#[tokio::test]
async fn those_who_are_due_are_found_by_their_index() {
    let database = TestDatabase::new().await;
    let recorder = database.recorder(Arc::new(ManualClock::at(START * DAY_MS)));
    let merchant = shop(&recorder, "plan.example.com", "UTC").await;
    let mut superuser = database.superuser().await;
    // Ten thousand whose day has not come.
    sqlx::query(
        "insert into users (merchant_id, id, first_order_at, last_order_at, order_count, cell_0,
            rescore_due_on_0, scored_on_0, created_at)
        select $1, gen_random_uuid(), '2024-10-01', '2024-10-01', 1, 100, '2024-10-31', '2024-10-01', now()
        from generate_series(1, 10000)",
    )
    .bind(merchant.0)
    .execute(&mut superuser)
    .await
    .unwrap();
    sqlx::raw_sql("analyze users").execute(&mut superuser).await.unwrap();
    let statement = include_str!("../../service/src/movement/queries/select_due_customers.sql");
    let given = [
        ("$1", format!("'{merchant}'")),
        ("$2", START.to_string()),
        ("$3", "1000".to_owned()),
        ("$4", "null".to_owned()),
    ];
    let statement =
        given.iter().fold(statement.to_owned(), |text, (at, value)| text.replace(at, value));
    let explain = sqlx::AssertSqlSafe(format!("explain {statement}"));
    let plan: Vec<String> = sqlx::query_scalar(explain).fetch_all(&mut superuser).await.unwrap();
    let plan = plan.join("\n");
    let is_by_day = plan.contains("rescore_due_on_idx") && plan.contains("rescore_due_on_0 <=");
    assert!(is_by_day && !plan.contains("Seq Scan"), "{plan}");
}
