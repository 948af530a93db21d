//! Tenants never see each other: as the role that serves, with another merchant's id set, every tenant
//! table shows and changes nothing, and neither does any statement of the service.

use std::sync::Arc;

use rfm_service::adapters::postgres::{self, Role};
use rfm_service::audit::{self, Entry};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::{Change, CustomerRef, CustomerVersion, Event, Refund};

use sqlx::{AssertSqlSafe, PgPool, Row};
use uuid::Uuid;

use crate::sql::{Statement, statements};
use integration_tests::support::{TestDatabase, paid_order};

/// Everything of this shop that can be 7 is 7.
fn events() -> Vec<Event> {
    let customer = CustomerRef { id: Some("7".into()), email: Some("ada@example.com".into()) };
    let version = paid_order(7, customer.clone(), 1_000, 5_000);
    let refund = Refund { refund_id: 9, order_id: "7".into(), amount_minor: 100 };
    let changes = [
        Change::Order(version),
        Change::Refunded(refund),
        Change::Customer(CustomerVersion { customer, email_removed: false, updated_at_ms: 1_000 }),
        Change::CustomersMerged { kept: "7".into(), removed: "8".into() },
    ];
    let event = |(at, change): (usize, Change)| Event {
        id: format!("event-{at}"),
        topic: "test".into(),
        change,
        raw: Vec::new(),
    };
    changes.into_iter().enumerate().map(event).collect()
}

const A_METRIC: &str = "insert into analytics_metrics
    select merchant_id, 'repeat_purchase_rate', '2024-01-01', '{}' from kept_events";

const AN_IMPORT: &str = "insert into imports
    (merchant_id, id, file_name, started_by, state, received_at, alive_until, bytes)
    select merchant_id, id, 'a.csv', 'who', 'waiting', '2024-01-01', '2024-01-01', 1 from kept_events";

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
    let entry =
        Entry { action: "rfm_export", actor: "a test".into(), details: serde_json::json!({}) };
    audit::begin(&database.app(), ids[0], 86_400_000 * 20_000, &entry).await.unwrap();
    let mut superuser = database.superuser().await;
    sqlx::raw_sql(A_METRIC).execute(&mut superuser).await.unwrap();
    sqlx::raw_sql(AN_IMPORT).execute(&mut superuser).await.unwrap();
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

/// Statements that find work or a merchant or see to whole tables, and so are not of one merchant.
const ACROSS_MERCHANTS: [&str; 15] = [
    "select day_number(from_day) from history_kept",
    "select id, change_seq from merchants where id = any ($1)",
    "claim_rollup.sql",
    "select_backlog.sql",
    "select_staging_merchants.sql",
    "select_outbox_merchants.sql",
    "select_changed_merchants.sql",
    "select id from merchants",
    "select id from merchants where id > $1 order by id limit $2",
    "select id, time_zone from merchants where id > $1 order by id limit $2",
    "select make_history_partitions(day_of($1))",
    "select drop_history_partitions(day_of($1), $2)",
    "select day_number(made_for) from rollup_days",
    "select refresh_segment_counts()",
    "select merchant_of_domain($1)",
];

/// Parameters that must have other values than their type has: statement, number, value.
const VALUES: [(&str, usize, &str); 75] = [
    ("insert_import.sql", 2, "gen_random_uuid()"),
    ("release_imports.sql", 2, "9e15::bigint"),
    ("update_import.sql", 4, "'reading'"),
    ("update_import.sql", 13, "null"),
    ("finish_import.sql", 3, "'failed'"),
    ("finish_import.sql", 5, "null"),
    ("select_imports.sql", 2, "null"),
    ("select_imports.sql", 4, "null"),
    ("delete_old_imports.sql", 2, "9e15::bigint"),
    ("insert_audit_log.sql", 2, "gen_random_uuid()"),
    ("insert_audit_log.sql", 5, "'{}'"),
    ("select_walked_customers.sql", 2, "'00000000-0000-0000-0000-000000000000'"),
    ("select_walked_customers.sql", 3, "null"),
    ("select_kept.sql", 2, "'00000000-0000-0000-0000-000000000000'"),
    ("insert_kept.sql", 2, "gen_random_uuid()"),
    ("insert_outbox.sql", 2, "99"),
    ("select_email_claims.sql", 2, r#"'{"\\x00"}'"#),
    ("clear_emails.sql", 2, "array(select id from known)"),
    ("delete_old_processed.sql", 2, "9e15::bigint"),
    ("delete_old_outbox.sql", 2, "9e15::bigint"),
    ("delete_old_deltas.sql", 2, "9e15::bigint"),
    ("delete_old_kept.sql", 2, "9e15::bigint"),
    ("delete_old_audit_logs.sql", 2, "9e15::bigint"),
    ("insert_config_version.sql", 2, "99"),
    ("insert_config_version.sql", 3, "'{1,2,3,4}'"),
    ("insert_config_version.sql", 4, "'{1,2,3,4}'"),
    ("insert_config_version.sql", 5, "'{1,2,3,4}'"),
    ("insert_config_version.sql", 6, "'{1,2,3}'"),
    ("insert_config_version.sql", 8, "'{}'"),
    ("insert_customers.sql", 16, "'{null}'"),
    ("insert_customers.conflict.sql", 16, "'{null}'"),
    ("insert_moves.sql", 5, "'{order}'"),
    ("copy_counts.sql", 3, "99"),
    ("mend_counts.sql", 3, "null"),
    ("select_config_versions.sql", 2, "99"),
    ("select_columns.sql", 2, "'00000000-0000-0000-0000-000000000000'"),
    ("select_changed_columns.sql", 2, "0"),
    ("select_due_customers.sql", 4, "null"),
    ("select_unstaged.sql", 2, "'00000000-0000-0000-0000-000000000000'"),
    ("select_buyers.sql", 2, "0"),
    ("select_buyers.sql", 3, "9e15::bigint"),
    ("select_contributions_of.sql", 2, "9e15::bigint"),
    ("select_contributions_until.sql", 2, "9e15::bigint"),
    ("select_latest_order_ids.sql", 3, "null"),
    ("select_cohorts.sql", 2, "9e15::bigint"),
    ("select_cohorts.sql", 4, "'{0}'"),
    ("select_orders_by_day.sql", 2, "9e15::bigint"),
    ("select_days.sql", 2, "0"),
    ("select_metrics.sql", 2, "'repeat_purchase_rate'"),
    ("select_metrics.sql", 3, "0"),
    ("upsert_metrics.sql", 2, "'{repeat_purchase_rate}'"),
    ("select_ids.sql", 2, "'00000000-0000-0000-0000-000000000000'"),
    ("select_pairs.sql", 2, "0"),
    ("select_went.sql", 2, "0"),
    ("select_went.sql", 4, "decode(repeat('ff', 8192), 'hex')"),
    ("select_went.sql", 5, "'00000000-0000-0000-0000-000000000000'"),
    ("select_went.sql", 6, "'{}'"),
    ("select_streamed.sql", 2, "0"),
    ("select_movers.sql", 3, "'00000000-0000-0000-0000-000000000000'"),
    ("update_active.sql", 3, "0"),
    ("update_places.sql", 2, "'00000000-0000-0000-0000-000000000000'"),
    ("insert_orders.sql", 8, "'{\"{}\"}'"),
    ("insert_orders.conflict.sql", 8, "'{\"{}\"}'"),
    ("insert_segments.sql", 2, "99"),
    ("insert_segments.sql", 7, "'{\"{}\"}'"),
    ("select_customers_page.sql", 2, "'00000000-0000-0000-0000-000000000000'"),
    ("select_customers_page.sql", 3, "null"),
    ("select_customers_page.sql", 4, "null"),
    ("select_customers_page.sql", 5, "null"),
    ("select_customers_page.sql", 7, "null"),
    ("select_page.sql", 2, "'00000000-0000-0000-0000-000000000000'"),
    ("upsert_email_claims.sql", 2, "'{x}'"),
    ("upsert_identities.sql", 3, "array(select id from known)"),
    ("upsert_identities.sql", 4, "'{null}'"),
    ("select_customers_page.sql", 6, "10"),
];

/// The arguments of a prepared statement: for the merchant, with values that its rows have.
fn call(statement: &Statement, types: &[String], merchant: MerchantId, user: Uuid) -> String {
    let is_insert = statement.text.contains("insert into") && statement.name != "claim_lease.sql";
    let values = types.iter().enumerate().map(|(at, kind)| {
        let named = VALUES.iter().find(|(name, n, _)| *name == statement.name && *n == at + 1);
        if let Some((_, _, value)) = named {
            return value.replace("array(select id from known)", &format!("'{{{user}}}'"));
        }
        let value = match (kind.as_str(), is_insert) {
            ("uuid", _) if at == 0 => merchant.to_string(),
            ("uuid", _) => user.to_string(),
            ("uuid[]", true) => format!("{{{}}}", Uuid::new_v4()),
            ("uuid[]", false) => format!("{{{user}}}"),
            ("text[]", true) => "{new}".to_owned(),
            ("text[]", false) => "{7}".to_owned(),
            ("text", true) => "EUR".to_owned(),
            ("text", false) => "7".to_owned(),
            ("bytea[]", _) => "{null}".to_owned(),
            ("bytea", _) => "x".to_owned(),
            ("jsonb[]", _) => "{\"{}\"}".to_owned(),
            ("boolean", _) => "t".to_owned(),
            ("boolean[]", _) => "{t}".to_owned(),
            ("integer", _) => "30000".to_owned(),
            ("bigint" | "smallint", _) => "1".to_owned(),
            ("bigint[]" | "integer[]" | "smallint[]", _) => "{1}".to_owned(),
            (other, _) => panic!("{}: no value of {other}", statement.name),
        };
        format!("'{value}'")
    });
    let values: Vec<String> = values.collect();
    if values.is_empty() { String::new() } else { format!("({})", values.join(", ")) }
}

/// Runs a statement for a merchant in a transaction that sees `seen`, and undoes it: how many rows it
/// returned or changed.
async fn run(
    pool: &PgPool,
    seen: MerchantId,
    statement: &Statement,
    (merchant, user): (MerchantId, Uuid),
) -> Result<u64, sqlx::Error> {
    let mut transaction = postgres::begin(pool, seen).await?;
    // It stays in the session, so each has a name of its own.
    let name = format!("it_{}", Uuid::new_v4().simple());
    let prepare = format!("prepare {name} as {}", statement.text);
    sqlx::raw_sql(AssertSqlSafe(prepare)).execute(&mut *transaction).await?;
    let types: Vec<String> = sqlx::query_scalar(
        "select unnest(parameter_types)::text from pg_prepared_statements where name = $1",
    )
    .bind(&name)
    .fetch_all(&mut *transaction)
    .await?;
    let call = AssertSqlSafe(format!("execute {name}{}", call(statement, &types, merchant, user)));
    let is_read = !["insert", "update", "delete"]
        .iter()
        .any(|verb| statement.text.lines().any(|line| line.trim_start().starts_with(verb)));
    if is_read {
        let rows = sqlx::raw_sql(call).fetch_all(&mut *transaction).await?;
        return Ok(rows.len() as u64);
    }
    Ok(sqlx::raw_sql(call).execute(&mut *transaction).await?.rows_affected())
}

#[tokio::test]
async fn no_statement_shows_or_changes_another_merchants_rows() {
    let database = TestDatabase::new().await;
    let recorder = database.recorder(Arc::new(ManualClock::at(86_400_000 * 20_000)));
    let mut ids: Vec<MerchantId> = Vec::new();
    for domain in ["one.example.com", "two.example.com"] {
        let merchant = NewMerchant::new(domain, "USD", "UTC", "small").unwrap();
        ids.push(recorder.add_merchant(&merchant).await.unwrap());
    }
    let (victim, other) = (ids[0], ids[1]);
    recorder.record(victim, &events(), Cause::Live).await.unwrap();
    recorder.keep_aside(victim, ("7", "7"), "a reason", b"{}").await.unwrap();
    let mut superuser = database.superuser().await;
    sqlx::raw_sql(A_METRIC).execute(&mut superuser).await.unwrap();
    let user: Uuid = sqlx::query_scalar("select id from users where merged_into is null")
        .fetch_one(&mut superuser)
        .await
        .unwrap();
    for prepare in [
        "update kept_events set id = $1",
        "insert into outbox_leases select merchant_id, $1, now() from kept_events",
        "insert into audit_logs select merchant_id, $1, 'what', 'who', '{}', now() from kept_events",
        "insert into imports (merchant_id, id, file_name, started_by, state, received_at, alive_until, bytes)
            select merchant_id, $1, 'a.csv', 'who', 'waiting', now(), now(), 1 from kept_events",
        "insert into imports
            (merchant_id, id, file_name, started_by, state, received_at, finished_at, alive_until, bytes)
            select merchant_id, gen_random_uuid(), 'a.csv', 'who', 'failed', now(), now(), now(), 1
            from kept_events where $1 is not null",
        "update merchants set orders_changed_from = now(), orders_changed_seq = 1 where $1 is not null",
        "update rfm_cell_counts set spend_total_minor = spend_total_minor + 1 where $1 is not null",
        "update identities set user_id = $1 where external_id = '7'",
        "update users set rescore_due_on_0 = '2024-01-01' where id = $1",
        "insert into rfm_score_history select merchant_id, $1, 1, '2024-01-01', 1, null, 1, null,
            'config', now() from kept_events",
        "update users set email_lookup = '\\x00' where id = $1",
        "update email_claims set email_lookup = '\\x00' where $1 is not null",
    ] {
        sqlx::query(prepare).bind(user).execute(&mut superuser).await.unwrap();
    }
    // Only what the roll-up has seen is forgotten.
    sqlx::query("select refresh_segment_counts()").execute(&mut superuser).await.unwrap();
    let pool = database.app();
    let (mut seen, mut held, mut idle) = (0, 0, Vec::new());
    for statement in statements() {
        let name = &statement.name;
        if ACROSS_MERCHANTS.contains(&name.as_str()) {
            seen += 1;
            continue;
        }
        // For the merchant itself it does something, or what follows would show nothing.
        if name != "insert_merchant.sql" {
            let own = run(&pool, victim, &statement, (victim, user)).await;
            if !own.as_ref().is_ok_and(|rows| *rows > 0) {
                idle.push(format!("{name}: {own:?}"));
            }
        }
        match run(&pool, other, &statement, (victim, user)).await {
            Ok(rows) => assert_eq!(rows, 0, "{name} reaches another merchant"),
            Err(error) => {
                let told = error.to_string();
                assert!(told.contains("row-level security"), "{name}: {told}");
            }
        }
        held += 1;
    }
    assert!(idle.is_empty(), "these do nothing for the merchant itself:\n{}", idle.join("\n"));
    assert_eq!(seen, ACROSS_MERCHANTS.len());
    assert!(held > 40, "only {held} statements were run");
}
