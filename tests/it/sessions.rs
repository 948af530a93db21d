//! Session tokens of Shopify's admin over the whole server, by REST and gRPC: each opens its own shop, to read and to
//! write, and no other.

use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer, by_id, paid_order};
use jsonwebtoken::{EncodingKey, Header, encode};
use rfm_service::base::{Clock, ManualClock, MerchantId, SystemClock};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::{Change, Event};
use rfm_service::transports::grpc::rfm_v1::GetSegmentsRequest;
use rfm_service::transports::grpc::rfm_v1::rfm_service_client::RfmServiceClient;
use serde_json::{Value, json};
use tonic::Code;

/// Far from the machine's time, by which tokens live.
const NOW_MS: i64 = 20_000 * 86_400_000;

struct Shops {
    _database: TestDatabase,
    server: TestServer,
    ids: Vec<MerchantId>,
}

/// Claims of a session that has just begun.
fn claims(shop: &str) -> Value {
    let now = SystemClock.now_ms() / 1_000;
    json!({
        "iss": format!("https://{shop}/admin"), "dest": format!("https://{shop}"), "aud": TestServer::API_KEY,
        "sub": "42", "exp": now + 60, "nbf": now, "iat": now, "jti": "x", "sid": "y",
    })
}

fn signed(claims: &Value, secret: &str) -> String {
    encode(&Header::default(), claims, &EncodingKey::from_secret(secret.as_bytes())).unwrap()
}

fn session(shop: &str) -> String {
    signed(&claims(shop), TestServer::SECRET)
}

impl Shops {
    /// One shop with one customer, and one with two.
    async fn new() -> Shops {
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(NOW_MS));
        let recorder = database.recorder(clock.clone());
        let mut ids = Vec::new();
        for (at, domain) in ["one.myshopify.com", "two.myshopify.com"].into_iter().enumerate() {
            let shop = NewMerchant::new(domain, "USD", "UTC", "medium").unwrap();
            let id = recorder.add_merchant(&shop).await.unwrap();
            let orders: Vec<Event> = (0..=at).map(order).collect();
            recorder.record(id, &orders, Cause::Live).await.unwrap();
            ids.push(id);
        }
        let server = TestServer::start(&database, clock).await.unwrap();
        Shops { _database: database, server, ids }
    }

    fn call(&self, token: &str, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let agent = ureq::Agent::config_builder().http_status_as_error(false);
        let agent: ureq::Agent = agent.max_idle_connections(0).build().into();
        let url = format!("http://{}{path}", self.server.http);
        let request = ureq::http::Request::builder().method(method).uri(url);
        let request =
            request.header("Authorization", format!("Bearer {token}")).header("If-Match", "*");
        let text = if body.is_null() { String::new() } else { body.to_string() };
        let mut answer = agent.run(request.body(text).unwrap()).unwrap();
        let body = answer.body_mut().read_to_string().unwrap();
        (answer.status().as_u16(), serde_json::from_str(&body).unwrap_or(Value::Null))
    }

    fn segments(&self, token: &str, query: &str) -> (u16, Value) {
        self.call(token, "GET", &format!("/api/rfm/segments{query}"), &Value::Null)
    }

    async fn grpc(&self, token: &str, merchant: &str) -> Result<i64, Code> {
        let address = format!("http://{}", self.server.grpc);
        let mut client = RfmServiceClient::connect(address).await.unwrap();
        let asked = GetSegmentsRequest { merchant_id: merchant.to_owned(), locale: String::new() };
        let mut request = tonic::Request::new(asked);
        let bearer = format!("Bearer {token}").parse().unwrap();
        request.metadata_mut().insert("authorization", bearer);
        let answer = client.get_segments(request).await;
        answer.map(|answer| answer.into_inner().customers).map_err(|status| status.code())
    }
}

fn order(customer: usize) -> Event {
    let version = paid_order(customer, by_id(customer), NOW_MS, 5_000);
    let id = customer.to_string();
    Event { id, topic: "orders/create".into(), change: Change::Order(version), raw: Vec::new() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_opens_its_own_shop_and_no_other() {
    let shops = Shops::new().await;
    for (at, shop) in ["one.myshopify.com", "two.myshopify.com"].into_iter().enumerate() {
        let (token, own, other) = (session(shop), shops.ids[at], shops.ids[1 - at]);
        let customers = at as i64 + 1;
        let (status, body) = tokio::task::block_in_place(|| shops.segments(&token, ""));
        assert_eq!((status, &body["customers"]), (200, &customers.into()), "{body}");
        let named = tokio::task::block_in_place(|| {
            [own, other].map(|id| shops.segments(&token, &format!("?merchant_id={id}")).0)
        });
        assert_eq!(named, [200, 403]);
        assert_eq!(shops.grpc(&token, "").await, Ok(customers));
        assert_eq!(shops.grpc(&token, &own.to_string()).await, Ok(customers));
        assert_eq!(shops.grpc(&token, &other.to_string()).await, Err(Code::PermissionDenied));
    }
    // Shopify's host names are the same in any case.
    let (status, body) =
        tokio::task::block_in_place(|| shops.segments(&session("ONE.myshopify.com"), ""));
    assert_eq!((status, &body["customers"]), (200, &1.into()), "{body}");
    shops.server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_writes_as_its_user() {
    let shops = Shops::new().await;
    let token = session("one.myshopify.com");
    let config = json!({ "config": { "bands": { "preset": "small" } }, "reason": "we sell bread" });
    let (status, body) =
        tokio::task::block_in_place(|| shops.call(&token, "PUT", "/api/rfm/config", &config));
    assert!((200..300).contains(&status), "{status} {body}");
    let versions = |token: &str| {
        let (status, body) = shops.call(token, "GET", "/api/rfm/config/versions", &Value::Null);
        assert_eq!(status, 200, "{body}");
        body["versions"].as_array().unwrap().clone()
    };
    let (own, other) =
        tokio::task::block_in_place(|| (versions(&token), versions(&session("two.myshopify.com"))));
    assert_eq!(own.len(), 2, "{own:?}");
    assert!(own.iter().any(|version| version["saved_by"] == "shopify user 42"), "{own:?}");
    assert_eq!(other.len(), 1, "{other:?}");
    shops.server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_not_known_is_told_what_to_do_and_who_is_not_valid_is_not() {
    let shops = Shops::new().await;
    let unknown = session("three.myshopify.com");
    let (status, body) = tokio::task::block_in_place(|| shops.segments(&unknown, ""));
    assert_eq!(status, 403, "{body}");
    let detail = body["detail"].as_str().unwrap();
    assert!(detail.contains("rfm merchant add --domain three.myshopify.com"), "{detail}");
    assert_eq!(shops.grpc(&unknown, "").await, Err(Code::PermissionDenied));
    let now = SystemClock.now_ms() / 1_000;
    let with = |name: &str, value: Value| {
        let mut claims = claims("one.myshopify.com");
        claims[name] = value;
        signed(&claims, TestServer::SECRET)
    };
    for (what, token) in [
        ("another secret", signed(&claims("one.myshopify.com"), "another")),
        ("another app", with("aud", "another".into())),
        ("expired", with("exp", (now - 30).into())),
        ("of the future", with("nbf", (now + 30).into())),
        ("of two shops", with("dest", "https://two.myshopify.com".into())),
        ("of nobody", with("sub", "".into())),
        ("no token", "x".to_owned()),
    ] {
        let (status, body) = tokio::task::block_in_place(|| shops.segments(&token, ""));
        assert_eq!(status, 401, "{what}: {body}");
        assert!(
            !body.to_string().contains(&token[..1.max(token.len() / 2)]) || token == "x",
            "{body}"
        );
        assert_eq!(shops.grpc(&token, "").await, Err(Code::Unauthenticated), "{what}");
    }
    let local = shops.server.token(shops.ids[0]).unwrap();
    let (status, _) = tokio::task::block_in_place(|| shops.segments(&local, ""));
    assert_eq!(status, 200, "tokens of the local issuer are taken beside them");
    shops.server.stop().await.unwrap();
}
