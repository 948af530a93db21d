//! The history is kept in months: they are there before they begin, and go whole when they are past.

use std::sync::Arc;

use integration_tests::support::{TestDatabase, by_id, paid_order};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::config::Keep;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Recorder, Rescored};
use rfm_service::orders::event::{Change, Event};
use rfm_service::workers::Prune;
use sqlx::{Connection, PgConnection};

struct Shop {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    prune: Prune,
    superuser: PgConnection,
    merchant: MerchantId,
}

fn instant_ms(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_millisecond()
}

impl Shop {
    async fn new(at: &str, keep: Keep) -> Shop {
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(instant_ms(at)));
        let recorder = database.recorder(clock.clone());
        let (pool, worker_pool) = (database.app(), database.worker());
        let prune = Prune { pool, worker_pool, clock: clock.clone(), keep };
        let superuser = database.superuser().await;
        let shop = NewMerchant::new("months.example.com", "USD", "UTC", "medium").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        Shop { database, clock, recorder, prune, superuser, merchant }
    }

    /// A customer of this name orders at an instant.
    async fn order(&self, at: &str, name: &str) {
        self.clock.set(instant_ms(at));
        let version = paid_order(name, by_id(name), instant_ms(at), 5_000);
        let (id, topic, raw) = (name.to_owned(), "orders/create".to_owned(), Vec::new());
        let event = Event { id, topic, change: Change::Order(version), raw };
        self.recorder.record(self.merchant, &[event], Cause::Live).await.unwrap();
    }

    /// One round of the worker.
    async fn round(&self, at: &str) {
        self.clock.set(instant_ms(at));
        self.prune.round().await.unwrap();
    }

    /// Partitions between these, without the table's name.
    async fn months(&mut self, from: &str, to: &str) -> Vec<String> {
        sqlx::query_scalar(
            "select substr(relname, 19) from pg_inherits join pg_class on pg_class.oid = inhrelid
            where inhparent = 'rfm_score_history'::regclass and substr(relname, 19) between $1 and $2
            order by 1",
        )
        .bind(from)
        .bind(to)
        .fetch_all(&mut self.superuser)
        .await
        .unwrap()
    }

    /// Where a customer's first row of history is.
    async fn place(&mut self, name: &str) -> Option<String> {
        sqlx::query_scalar(
            "select substr(rfm_score_history.tableoid::regclass::text, 19) from rfm_score_history
            join identities using (merchant_id)
            where user_id = customer_id and external_id = $1 and from_cell is null",
        )
        .bind(name)
        .fetch_optional(&mut self.superuser)
        .await
        .unwrap()
    }

    /// All of the history from an instant on, as text.
    async fn history(&mut self, from: &str) -> Vec<String> {
        sqlx::query_scalar(
            r#"select h::text from rfm_score_history h where "timestamp" >= $1::timestamptz order by 1"#,
        )
        .bind(from)
        .fetch_all(&mut self.superuser)
        .await
        .unwrap()
    }
}

#[tokio::test]
async fn months_are_there_before_they_begin() {
    let mut shop = Shop::new("2031-03-15T12:00:00Z", Keep::default()).await;
    assert_eq!(shop.months("2031_01", "2031_12").await, [""; 0]);
    shop.round("2031-03-15T12:00:00Z").await;
    assert_eq!(
        shop.months("2030_01", "9999_12").await,
        ["2031_03", "2031_04", "2031_05", "2031_06"]
    );
    for (at, name, month) in [
        ("2031-03-15T12:00:00Z", "a", "2031_03"),
        ("2031-03-31T23:59:59.999Z", "b", "2031_03"),
        ("2031-04-01T00:00:00Z", "c", "2031_04"),
        ("2031-06-30T23:59:59.999Z", "d", "2031_06"),
    ] {
        shop.order(at, name).await;
        assert_eq!(shop.place(name).await.as_deref(), Some(month), "{at}");
    }
    // Nobody made July, so what was written stays where it is, and holds up no other month.
    shop.order("2031-07-01T00:00:00Z", "e").await;
    assert_eq!(shop.place("e").await.as_deref(), Some("other"));
    shop.round("2031-07-01T00:00:00Z").await;
    let months = ["2031_06", "2031_08", "2031_09", "2031_10"];
    assert_eq!(shop.months("2031_06", "9999_12").await, months);
    assert_eq!(shop.place("e").await.as_deref(), Some("other"));
    shop.order("2031-08-01T00:00:00Z", "f").await;
    assert_eq!(shop.place("f").await.as_deref(), Some("2031_08"));
    // They are as those that were there from the first.
    let differ: Vec<String> = sqlx::query_scalar(
        "select (conname ~ 'check')::text || pg_get_constraintdef(oid) from pg_constraint
        where conrelid = 'rfm_score_history_2031_03'::regclass
        except select (conname ~ 'check')::text || pg_get_constraintdef(oid) from pg_constraint
        where conrelid = 'rfm_score_history_2029_03'::regclass",
    )
    .fetch_all(&mut shop.superuser)
    .await
    .unwrap();
    assert_eq!(differ, [""; 0]);
}

#[tokio::test]
async fn months_go_whole_when_they_are_past() {
    let keep = Keep { history_months: 36, ..Keep::default() };
    let mut shop = Shop::new("2026-01-01T00:00:00Z", keep).await;
    for (at, name) in [
        ("2026-01-01T00:00:00Z", "a"),
        ("2028-02-29T23:59:59.999Z", "b"),
        ("2028-03-01T00:00:00Z", "c"),
        ("2029-12-31T00:00:00Z", "d"),
    ] {
        shop.order(at, name).await;
    }
    let kept = shop.history("2028-03-01T00:00:00Z").await;
    assert!(kept.len() >= 2, "{kept:?}");
    shop.round("2031-02-28T23:59:59.999Z").await;
    assert_eq!(shop.months("", "2028_03").await, ["2028_02", "2028_03"]);
    assert_eq!(shop.place("a").await, None);
    assert_eq!(shop.place("b").await.as_deref(), Some("2028_02"));
    shop.round("2031-03-01T00:00:00Z").await;
    assert_eq!(shop.months("", "2028_04").await, ["2028_03", "2028_04"]);
    assert_eq!(shop.place("b").await, None);
    // Nothing of the rest is touched, nor where customers stand.
    assert_eq!(shop.history("2000-01-01T00:00:00Z").await, kept);
    while shop.recorder.age(shop.merchant).await.unwrap() > 0 {}
    let found = shop.recorder.rescore(shop.merchant, |_| ()).await.unwrap();
    assert_eq!(found, Rescored { customers: 4, ..Rescored::default() });
    let months: i64 = sqlx::query_scalar(
        "select count(*) from pg_class where relname ~ '^rfm_score_history_20[0-9_]+$'",
    )
    .fetch_one(&mut shop.superuser)
    .await
    .unwrap();
    assert_eq!(months, 22 + 5, "what is taken out is dropped");
}

#[tokio::test]
async fn several_processes_and_those_who_write_do_not_disturb_each_other() {
    let mut shop = Shop::new("2031-03-15T12:00:00Z", Keep::default()).await;
    let mut writer = shop.database.superuser().await;
    let mut writing = writer.begin().await.unwrap();
    sqlx::query(
        r#"insert into rfm_score_history (merchant_id, customer_id, change_seq, effective_on,
            config_version, cause, "timestamp")
        values ($1, $1, 1, '2029-03-01', 1, 'order', '2029-03-01T00:00:00Z')"#,
    )
    .bind(shop.merchant.0)
    .execute(&mut *writing)
    .await
    .unwrap();
    let (one, other) = tokio::join!(shop.prune.round(), shop.prune.round());
    assert_eq!((one.unwrap(), other.unwrap()), (0, 0));
    assert_eq!(shop.months("2031_03", "9999_12").await.len(), 4);
    writing.commit().await.unwrap();
}

#[tokio::test]
async fn only_workers_see_to_months_and_none_drops_all() {
    let shop = Shop::new("2031-03-15T12:00:00Z", Keep::default()).await;
    for call in [
        "select make_history_partitions('2031-03-15')",
        "select drop_history_partitions('2031-03-15', 36)",
    ] {
        let refused = sqlx::query(call).execute(&shop.database.app()).await.unwrap_err();
        assert!(refused.to_string().contains("permission denied"), "{refused}");
    }
    for call in [
        "select drop_history_partitions('2031-03-15', 1)",
        "select drop_history_partitions('2031-03-15', 0)",
        "select drop_history_partitions('2031-03-15', -1)",
        "select drop_history_partitions('2031-03-15', null)",
    ] {
        let refused = sqlx::query(call).execute(&shop.database.worker()).await.unwrap_err();
        assert!(refused.to_string().contains("two months"), "{refused}");
    }
}
