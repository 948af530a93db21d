//! Tenants never see each other: as the role that serves, with another merchant's id set, every tenant
//! table shows and changes nothing.

use std::sync::Arc;

use rfm_service::adapters::postgres::{self, Role};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::{Change, CustomerRef, Event, OrderVersion, Refund};
use shared_scoring::order::{FinancialStatus, Source, VersionRank};
use sqlx::{AssertSqlSafe, Row};

use integration_tests::support::TestDatabase;

fn events() -> Vec<Event> {
    let customer =
        Some(CustomerRef { id: Some("7".into()), email: Some("ada@example.com".into()) });
    let version = OrderVersion {
        order_id: "1".into(),
        customer,
        processed_at_ms: 1_000,
        test: false,
        gross_minor: 5_000,
        current_total_minor: 5_000,
        known_refunds: Vec::new(),
        rank: VersionRank {
            source: Source::Message,
            updated_at_ms: 1_000,
            cancelled: false,
            refunded_minor: 0,
            financial_status: FinancialStatus::Paid,
            content_hash: 1,
        },
    };
    let refund = Refund { refund_id: 9, order_id: "1".into(), amount_minor: 100 };
    let changes = [Change::Order(version), Change::Refunded(refund)];
    let event = |(at, change): (usize, Change)| Event {
        id: format!("event-{at}"),
        topic: "test".into(),
        change,
        raw: Vec::new(),
    };
    changes.into_iter().enumerate().map(event).collect()
}

#[tokio::test]
async fn no_table_shows_or_changes_another_merchants_rows() {
    let database = TestDatabase::new().await;
    let recorder = database.recorder(Arc::new(ManualClock::at(86_400_000 * 20_000)));
    let mut ids: Vec<MerchantId> = Vec::new();
    for domain in ["one.example.com", "two.example.com"] {
        let merchant = NewMerchant::new(domain, "USD", "UTC", "small").unwrap();
        ids.push(recorder.add_merchant(&merchant).await.unwrap());
    }
    recorder.record(ids[0], &events(), Cause::Live).await.unwrap();
    recorder.keep_aside(ids[0], ("kept", "orders/create"), "a reason", b"{}").await.unwrap();
    let mut superuser = database.superuser().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select table_name::text from information_schema.columns
         where table_schema = 'public' and column_name = 'merchant_id'
            and table_name in (select relname from pg_class where relkind in ('r', 'p')
                and not relispartition)",
    )
    .fetch_all(&mut superuser)
    .await
    .unwrap();
    assert!(tables.len() >= 13, "{tables:?}");
    let pool = database.app();
    for table in tables {
        let count = |condition: &str| {
            AssertSqlSafe(format!("select count(*)::bigint from {table} {condition}"))
        };
        let all: i64 = sqlx::query_scalar(count("")).fetch_one(&mut superuser).await.unwrap();
        assert!(all > 0 || table == "outbox_leases", "{table} is empty, so this shows nothing");
        let of_one = format!("where merchant_id = '{}'", ids[0]);
        let mut transaction = postgres::begin(&pool, ids[1]).await.unwrap();
        let seen: i64 =
            sqlx::query_scalar(count(&of_one)).fetch_one(&mut *transaction).await.unwrap();
        assert_eq!(seen, 0, "{table} shows another merchant's rows");
        for change in ["delete from", "update"] {
            let set = if change == "update" { "set merchant_id = merchant_id" } else { "" };
            let statement = AssertSqlSafe(format!("{change} {table} {set} {of_one}"));
            let changed = sqlx::query(statement).execute(&mut *transaction).await.unwrap();
            assert_eq!(changed.rows_affected(), 0, "{change} {table}");
        }
        drop(transaction);
        let unset: i64 = sqlx::query_scalar(count("")).fetch_one(&pool).await.unwrap();
        assert_eq!(unset, 0, "{table} shows rows without a merchant");
    }
}

#[tokio::test]
async fn what_row_security_does_not_hold_is_out_of_reach() {
    let database = TestDatabase::new().await;
    let pool = database.app();
    let relations: Vec<String> = sqlx::query(
        "select relname::text from pg_class join pg_namespace on pg_namespace.oid = relnamespace
         where nspname = 'public' and (relispartition or relkind = 'm') and relkind in ('r', 'p', 'm')",
    )
    .fetch_all(&pool)
    .await
    .unwrap()
    .iter()
    .map(|row| row.get(0))
    .collect();
    assert!(relations.len() > 80, "{} partitions", relations.len());
    for relation in relations {
        let select = AssertSqlSafe(format!("select 1 from {relation}"));
        let refused = sqlx::query(select).execute(&pool).await;
        let error = refused.expect_err(&relation).to_string();
        assert!(error.contains("permission denied"), "{relation}: {error}");
    }
    postgres::check_login(&pool).await.unwrap();
    let superuser = postgres::pool(database.superuser_options(), Role::App, 1);
    let refused = postgres::check_login(&superuser).await.unwrap_err().to_string();
    assert!(refused.contains("postgres is a superuser"), "{refused}");
}
