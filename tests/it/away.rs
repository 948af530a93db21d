//! The database is away: callers are told to come again, within the time that Shopify waits.

use std::sync::Arc;
use std::time::{Duration, Instant};

use integration_tests::support::{TestDatabase, TestServer};
use rfm_service::adapters::cipher::{Cipher, KeyFile};
use rfm_service::adapters::postgres::{Role, pool};
use rfm_service::adapters::shopify::WebhookSecrets;
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::error::Kind;
use secrecy::SecretString;
use sqlx::postgres::PgConnectOptions;
use uuid::Uuid;

/// Shopify gives up after 5 s.
const ANSWERED_WITHIN: Duration = Duration::from_secs(5);

fn call(server: &TestServer, token: &str) {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(ANSWERED_WITHIN))
        .http_status_as_error(false)
        .build()
        .into();
    let at = |path: &str| format!("http://{}{path}", server.http);
    let secrets = WebhookSecrets::new([Some(SecretString::from(TestServer::SECRET))]);
    let start = Instant::now();
    let webhook = agent
        .post(at("/webhooks/shopify"))
        .header("X-Shopify-Topic", "orders/create")
        .header("X-Shopify-Shop-Domain", "away.example.com")
        .header("X-Shopify-Webhook-Id", "1")
        .header("X-Shopify-Hmac-Sha256", secrets.sign(b"{}").unwrap())
        .send("{}")
        .unwrap();
    println!("the webhook was answered after {:?}", start.elapsed());
    let read = agent.get(at("/api/rfm/segments"));
    let read = read.header("Authorization", format!("Bearer {token}")).call().unwrap();
    for mut answer in [webhook, read] {
        let body = answer.body_mut().read_to_string().unwrap();
        assert_eq!(answer.status().as_u16(), 503, "{body}");
        assert_eq!(answer.headers()["retry-after"], "5", "{body}");
        assert_eq!(answer.headers()["content-type"], "application/problem+json", "{body}");
    }
    let metrics = format!("http://{}/metrics", server.metrics);
    let mut metrics = agent.get(metrics).call().unwrap();
    let text = metrics.body_mut().read_to_string().unwrap();
    assert_eq!(metrics.status().as_u16(), 200, "{text}");
    assert!(text.contains("\nrfm_database_up 0\n"), "{text}");
    assert!(text.contains(r#"{topic="orders/create",outcome="unavailable"} "#), "{text}");
    assert!(!text.contains("rfm_outbox"), "what is not known is not told: {text}");
    assert_eq!(agent.get(at("/health")).call().unwrap().status().as_u16(), 200);
    assert_eq!(agent.get(at("/ready")).call().unwrap().status().as_u16(), 503);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn callers_are_told_to_come_again() {
    // Nothing listens at this port: it was given by the system and given back.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let nobody =
        PgConnectOptions::new_without_pgpass().host("127.0.0.1").port(port).username("rfm");
    let folder = tempfile::tempdir().unwrap();
    let keys = KeyFile::at(&folder.path().join("test.key"));
    keys.make().unwrap();
    let cipher = Arc::new(Cipher::new(&keys).unwrap());
    let pools = [Role::App, Role::Worker].map(|role| pool(nobody.clone(), role, 4));
    let [app, workers] = pools;
    let clock = Arc::new(ManualClock::at(20_000 * 86_400_000));
    let server = TestServer::with(app, workers, cipher, clock).await.unwrap();
    let token = server.token(MerchantId(Uuid::new_v4())).unwrap();
    tokio::task::block_in_place(|| call(&server, &token));
    server.stop().await.unwrap();
}

#[tokio::test]
async fn a_connection_that_is_ended_is_a_failure_that_passes() {
    let database = TestDatabase::new().await;
    let pool = pool(database.options(), Role::App, 1);
    let mut superuser = database.superuser().await;
    for (is_ended, statement) in [(true, "select 1"), (false, "select pg_sleep(1)")] {
        let mut transaction = pool.begin().await.unwrap();
        if is_ended {
            sqlx::query(
                "select pg_terminate_backend(pid) from pg_stat_activity
                 where application_name = 'rfm_app' and datname = current_database()",
            )
            .execute(&mut superuser)
            .await
            .unwrap();
        } else {
            sqlx::raw_sql("set local statement_timeout = '1ms'")
                .execute(&mut *transaction)
                .await
                .unwrap();
        }
        let failed = sqlx::query(statement).execute(&mut *transaction).await.unwrap_err();
        assert_eq!(Kind::of_database(&failed), Kind::Unavailable, "{failed:?}");
    }
    let refused = sqlx::query("select 1 / 0").execute(&pool).await.unwrap_err();
    assert_eq!(Kind::of_database(&refused), Kind::Internal, "{refused:?}");
}
