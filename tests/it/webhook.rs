//! Webhooks at the edge: what is refused, what is kept aside and under which reason, and what is counted.

use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer};
use rfm_service::adapters::shopify::WebhookSecrets;
use rfm_service::base::ManualClock;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::list_kept;
use secrecy::SecretString;

const DOMAIN: &str = "edge.example.com";

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).build().into()
}

/// Status and body of the answer to a signed message.
fn post(server: &TestServer, topic: Option<&str>, id: &str, body: &str) -> (u16, String) {
    let secrets = WebhookSecrets::new([Some(SecretString::from(TestServer::SECRET))]);
    let mut request = agent()
        .post(format!("http://{}/webhooks/shopify", server.http))
        .header("X-Shopify-Shop-Domain", DOMAIN)
        .header("X-Shopify-Webhook-Id", id)
        .header("X-Shopify-Hmac-Sha256", secrets.sign(body.as_bytes()).unwrap());
    if let Some(topic) = topic {
        request = request.header("X-Shopify-Topic", topic);
    }
    let mut answer = request.send(body).unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}

fn metrics(server: &TestServer) -> String {
    let mut answer = agent().get(format!("http://{}/metrics", server.metrics)).call().unwrap();
    assert_eq!(answer.status().as_u16(), 200);
    answer.body_mut().read_to_string().unwrap()
}

fn go_through(server: &TestServer) {
    let order = |id: &str, email: &str| {
        format!(
            r#"{{"id": "{id}", "currency": "USD", "total_price": "1.00", "financial_status": "paid",
            "created_at": "2024-09-01T10:00:00Z", "customer": {{"id": 7, "email": "{email}"}}}}"#
        )
    };
    for topic in [None, Some("x".repeat(101))] {
        let (status, told) = post(server, topic.as_deref(), "none", "{}");
        assert!(status == 400 && told.contains("X-Shopify-Topic"), "{status} {told}");
    }
    let large = "x".repeat((8 << 20) + 1);
    let (status, told) = post(server, Some("orders/create"), "large", &large);
    assert!(status == 413 && told.contains(r#""status":413"#), "{status} {told}");
    let zone = r#"{"currency": "USD", "iana_timezone": "Europe\u0000/Berlin"}"#;
    let long = format!(r#"{{"currency": "USD", "iana_timezone": "{}"}}"#, "x".repeat(100_000));
    let mail = format!("{}@example.com", "x".repeat(320));
    for (id, topic, body) in [
        ("redact", "customers/redact", "{}".to_owned()),
        ("shop", "shop/redact", "{}".to_owned()),
        ("request", "customers/data_request", "{}".to_owned()),
        ("zone", "shop/update", zone.to_owned()),
        ("currency", "shop/update", zone.replace("USD", "JPY")),
        ("long", "shop/update", long),
        ("id", "orders/create", order(r"1\u0000", "ada@example.com")),
        ("mail", "orders/create", order("1", &mail)),
        ("control", "orders/create", order("1", r"a\u0000@example.com")),
        ("customer", "customers/update", format!(r#"{{"id": 7, "email": "{mail}"}}"#)),
    ] {
        assert_eq!(post(server, Some(topic), id, &body), (200, String::new()), "{id}");
    }
    for _ in 0..2 {
        let body = order("1", "ada@example.com");
        assert_eq!(post(server, Some("orders/create"), "taken", &body).0, 200);
    }
    let moved = r#"{"currency": "USD", "iana_timezone": "Asia/Tokyo", "updated_at": "2024-09-01T10:00:00Z"}"#;
    for _ in 0..2 {
        assert_eq!(post(server, Some("shop/update"), "moved", moved).0, 200);
    }
    assert_eq!(post(server, Some("app/uninstalled"), "other", "{}").0, 200);
    let text = metrics(server);
    for line in [
        r#"rfm_webhooks_total{topic="customers/redact",outcome="kept_aside"} "#,
        r#"rfm_webhooks_total{topic="other",outcome="invalid"} "#,
        r#"rfm_webhooks_total{topic="orders/create",outcome="taken"} "#,
        r#"rfm_webhooks_total{topic="orders/create",outcome="repeated"} "#,
        r#"rfm_webhooks_total{topic="shop/update",outcome="taken"} "#,
        r#"rfm_webhooks_total{topic="shop/update",outcome="repeated"} "#,
        r#"rfm_errors_total{error_type="kept_aside"} "#,
        r#"rfm_webhook_seconds_bucket{le="5.0"} "#,
        "rfm_database_up 1\n",
        "rfm_kept_events 10\n",
        "rfm_cache_hits_total ",
        "rfm_cache_misses_total ",
        "# EOF\n",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn odd_messages_are_refused_or_kept_aside_with_the_field_named() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(20_000 * 86_400_000));
    let shop = NewMerchant::new(DOMAIN, "USD", "UTC", "medium").unwrap();
    let merchant = database.recorder(clock.clone()).add_merchant(&shop).await.unwrap();
    let server = TestServer::start(&database, clock).await.unwrap();
    tokio::task::block_in_place(|| go_through(&server));
    server.stop().await.unwrap();
    let kept = list_kept(&database.app(), merchant, None).await.unwrap();
    for (id, part) in [
        ("redact", "customers/redact: "),
        ("shop", "shop/redact: "),
        ("request", "customers/data_request: "),
        ("zone", "Europe\u{fffd}/Berlin"),
        ("currency", "the shop changed to JPY; its past is in USD"),
        ("long", "xxx"),
        ("id", "order.id: "),
        ("mail", "customer.email: "),
        ("control", "customer.email: "),
        ("customer", "email: "),
    ] {
        let one = kept.iter().find(|one| one.event_id == id).unwrap();
        assert!(one.reason.contains(part) && one.reason.len() < 2_000, "{one:?}");
        assert!(!one.reason.contains("database"), "{one:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_secret_it_is_said_so() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(20_000 * 86_400_000));
    let (app, workers, cipher) = (database.app(), database.worker(), database.cipher());
    let server = TestServer::with_secret(app, workers, cipher, clock, "").await.unwrap();
    let (status, told) =
        tokio::task::block_in_place(|| post(&server, Some("orders/create"), "1", "{}"));
    assert!(status == 401 && told.contains("RFM_SHOPIFY_CLIENT_SECRET"), "{status} {told}");
    server.stop().await.unwrap();
}
