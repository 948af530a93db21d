//! The service called by its own description: every operation of `/openapi.json` with good, odd and
//! hostile parameters, headers and bodies. Never a 5xx, always a status that is described, failures always as problems.

use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer, some_config};
use rfm_service::adapters::driven_clock::DrivenClock;
use rfm_service::adapters::shopify::WebhookSecrets;
use rfm_service::merchants::NewMerchant;
use secrecy::SecretString;
use serde_json::Value;

const CASES: usize = 400;
const SEED: u64 = 20_261_124;

const TEXTS: [&str; 21] = [
    "",
    "0",
    "1",
    "-1",
    "200",
    "201",
    "9223372036854775808",
    "1e9",
    "Champions",
    "champions",
    "\0",
    "%",
    "🦀",
    "' or 1=1 --",
    "00000000-0000-0000-0000-000000000000",
    "ar",
    "csv",
    "json",
    "true",
    "id,score",
    "email",
];

struct Caller<'s> {
    server: &'s TestServer,
    agent: ureq::Agent,
    token: String,
}

struct Answer {
    status: u16,
    kind: String,
    body: Value,
}

impl Caller<'_> {
    fn call(&self, method: &str, path: &str, query: &[(String, String)], token: bool) -> Answer {
        let base = format!("http://{}", self.server.http);
        let mut url = url::Url::parse(&base).unwrap();
        url.set_path(path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let mut request = ureq::http::Request::builder().method(method).uri(url.as_str());
        if token {
            request = request.header("Authorization", format!("Bearer {}", self.token));
        }
        let mut answer = self.agent.run(request.body(()).unwrap()).unwrap();
        let kind = answer.headers().get("content-type").and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or_default().to_owned();
        // A stream has no end.
        let is_endless = kind == "text/event-stream";
        let bytes = if is_endless { Vec::new() } else { answer.body_mut().read_to_vec().unwrap() };
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status: answer.status().as_u16(), kind, body }
    }

    fn is_problem(answer: &Answer) -> bool {
        answer.kind == "application/problem+json"
            && answer.body["status"] == answer.status
            && answer.body["detail"].as_str().is_some_and(|detail| !detail.is_empty())
    }
}

fn check(caller: &Caller<'_>, path: &str, operation: &Value, rng: &mut fastrand::Rng) {
    let mut called = path.to_owned();
    let mut query = Vec::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap();
        let value = (*rng.choice(TEXTS.iter()).unwrap()).to_owned();
        if parameter["in"] == "path" {
            called = called.replace(&format!("{{{name}}}"), value.trim_matches('\0'));
        } else if rng.u8(0..3) == 0 {
            query.push((name.to_owned(), value));
        }
    }
    if rng.u8(0..10) == 0 {
        query.push(("nonsense".to_owned(), "1".to_owned()));
    }
    let has_token = rng.u8(0..10) > 0;
    let answer = caller.call("GET", &called, &query, has_token);
    let told = format!("{called} {query:?}: {} {}", answer.status, answer.body);
    assert!(answer.status < 500, "{told}");
    // A path with an empty part is another path.
    let described = &operation["responses"][answer.status.to_string()];
    assert!(!described.is_null() || answer.status == 404, "{told}");
    let kinds = described["content"].as_object();
    assert!(kinds.is_none_or(|kinds| kinds.contains_key(&answer.kind)), "{told} {described}");
    assert!(kinds.is_some() || described.is_null(), "{told} {described}");
    assert!(answer.status < 400 || Caller::is_problem(&answer), "{told}");
    if !has_token {
        assert!([400, 401, 404].contains(&answer.status), "{told}");
    }
}

/// A document to an operation that takes one: of the right shape with odd values, or of none.
fn send(
    caller: &Caller<'_>,
    (method, path): (&str, &str),
    operation: &Value,
    rng: &mut fastrand::Rng,
) {
    let mut text = |of: &[&str]| (*rng.choice(of).unwrap()).to_owned();
    let called = path.replace("{version}", &text(&["1", "2", "99", "x", "-1", "0"]));
    let if_match = text(&["*", "\"1\"", "\"99\"", "1", "x", "\"\"", "W/\"1\""]);
    let (odd, tag) = (text(&TEXTS), text(&["", "x.1", "00000000000000000000000000000000.7"]));
    let mut config = some_config(rng);
    match rng.u8(0..6) {
        0 => config["bands"] = odd.clone().into(),
        1 => config["weights"]["recency"] = odd.clone().into(),
        2 => config["segments"][0]["rules"] = serde_json::json!({ "recency": odd }),
        3 => config["segments"][0]["name"]["en"] = odd.clone().into(),
        _ => {}
    }
    let mut body = serde_json::json!({ "config": config, "reason": odd });
    if path.ends_with("/restore") {
        body.as_object_mut().unwrap().remove("config");
    } else if path.ends_with("/preview") {
        body.as_object_mut().unwrap().remove("reason");
        body["movers"] =
            serde_json::json!({ "limit": rng.usize(0..300), "after": odd, "from": odd });
    } else if path.ends_with("/clock") {
        // Not further, or the others would be asked of other days than they are made up for.
        let now = if rng.bool() { odd.clone() } else { "2024-10-04T00:00:00Z".to_owned() };
        body = serde_json::json!({ "now": now });
    } else if path.ends_with("/lookup") {
        body = serde_json::json!({ "tag": tag, "ordinals": [rng.u32(0..9)] });
    }
    let body = if rng.u8(0..10) == 0 { odd } else { body.to_string() };
    let url = format!("http://{}{called}", caller.server.http);
    let mut request = ureq::http::Request::builder().method(&*method.to_uppercase()).uri(url);
    let has_token = rng.u8(0..10) > 0;
    if has_token {
        request = request.header("Authorization", format!("Bearer {}", caller.token));
    }
    if rng.u8(0..10) > 0 {
        request = request.header("If-Match", if_match);
    }
    let mut answer = caller.agent.run(request.body(body.clone()).unwrap()).unwrap();
    let status = answer.status().as_u16();
    let told = format!("{called} {status} {} {body}", answer.body_mut().read_to_string().unwrap());
    assert!(status < 500, "{told}");
    assert!(!operation["responses"][status.to_string()].is_null(), "{told}");
    assert!(has_token || status == 401, "{told}");
}

/// A message of a shop: topics, ids and bodies of all kinds, most of them signed.
fn post(caller: &Caller<'_>, path: &str, operation: &Value, rng: &mut fastrand::Rng) {
    const TOPICS: [&str; 7] = [
        "orders/create",
        "refunds/create",
        "customers/update",
        "customers/merge",
        "shop/update",
        "shop/redact",
        "nonsense",
    ];
    let text = |rng: &mut fastrand::Rng| rng.choice(TEXTS).unwrap().to_owned();
    let body = serde_json::json!({
        "id": text(rng), "email": text(rng), "order_id": text(rng), "iana_timezone": text(rng),
        "currency": if rng.bool() { "USD".to_owned() } else { text(rng) }, "total_price": text(rng),
        "created_at": "2024-01-01T00:00:00Z", "customer": {"id": text(rng), "email": text(rng)},
        "admin_graphql_api_customer_kept_id": text(rng),
        "admin_graphql_api_customer_deleted_id": text(rng),
    });
    let body = if rng.u8(0..10) == 0 { text(rng) } else { body.to_string() };
    let is_signed = rng.u8(0..10) > 0;
    let secrets = WebhookSecrets::new([Some(SecretString::from(TestServer::SECRET))]);
    let signed = secrets.sign(body.as_bytes()).unwrap();
    let mut request = caller.agent.post(format!("http://{}{path}", caller.server.http));
    for parameter in operation["parameters"].as_array().unwrap() {
        let name = parameter["name"].as_str().unwrap();
        let value = match name {
            "X-Shopify-Topic" => TOPICS[rng.usize(0..TOPICS.len())].to_owned(),
            "X-Shopify-Shop-Domain" if rng.bool() => "api.example.com".to_owned(),
            "X-Shopify-Hmac-Sha256" if is_signed => signed.clone(),
            "X-Shopify-Webhook-Id" => rng.u32(0..200).to_string(),
            _ => "nonsense".to_owned(),
        };
        if rng.u8(0..12) > 0 {
            request = request.header(name, value);
        }
    }
    let mut answer = request.send(&body).unwrap();
    let status = answer.status().as_u16();
    let told = format!("{status} {} {body}", answer.body_mut().read_to_string().unwrap());
    assert!(status < 500, "{told}");
    assert!(!operation["responses"][status.to_string()].is_null(), "{told}");
    assert!(is_signed || status == 401, "{told}");
}

/// A file: of no kind, or of orders, with names of all kinds. Most are taken; when too many wait, one is refused.
fn import(caller: &Caller<'_>, path: &str, operation: &Value, rng: &mut fastrand::Rng) {
    let text = |rng: &mut fastrand::Rng| rng.choice(TEXTS).unwrap().to_owned();
    let mut url = url::Url::parse(&format!("http://{}{path}", caller.server.http)).unwrap();
    if rng.u8(0..10) > 0 {
        url.query_pairs_mut().append_pair("file_name", &text(rng));
    }
    let header = "Name,Email,Financial Status,Currency,Total,Created at";
    let row = format!("{},{},paid,USD,{},2024-01-01T00:00:00Z", text(rng), text(rng), text(rng));
    let body = if rng.bool() { text(rng) } else { format!("{header}\n{row}\n") };
    let mut request = caller.agent.post(url.as_str());
    let has_token = rng.u8(0..10) > 0;
    if has_token {
        request = request.header("Authorization", format!("Bearer {}", caller.token));
    }
    let mut answer = request.send(&body).unwrap();
    let status = answer.status().as_u16();
    let told = format!("{status} {} {body}", answer.body_mut().read_to_string().unwrap());
    assert!(status < 500, "{told}");
    assert!(!operation["responses"][status.to_string()].is_null(), "{told}");
    assert!(has_token || status == 401, "{told}");
}

fn go_through(server: &TestServer, token: String) {
    // A connection whose request was refused before its body was read is closed, so none is kept.
    let agent = ureq::Agent::config_builder().http_status_as_error(false).max_idle_connections(0);
    let agent = agent.build().into();
    let caller = Caller { server, agent, token };
    let description = caller.call("GET", "/openapi.json", &[], false).body;
    let paths = description["paths"].as_object().unwrap();
    assert!(paths.len() >= 3, "{paths:?}");
    println!("seed {SEED}");
    let mut rng = fastrand::Rng::with_seed(SEED);
    assert!(!paths["/api/rfm/clock"]["put"].is_null(), "{paths:?}");
    assert!(!paths["/webhooks/shopify"]["post"].is_null(), "{paths:?}");
    for (path, operations) in paths {
        for (method, operation) in operations.as_object().unwrap() {
            match method.as_str() {
                "get" => (0..CASES).for_each(|_| check(&caller, path, operation, &mut rng)),
                "post" if path == "/api/rfm/imports" => {
                    (0..CASES).for_each(|_| import(&caller, path, operation, &mut rng))
                }
                "post" if path == "/webhooks/shopify" => {
                    (0..CASES).for_each(|_| post(&caller, path, operation, &mut rng))
                }
                "post" | "put" => {
                    (0..CASES).for_each(|_| send(&caller, (method, path), operation, &mut rng))
                }
                other => panic!("{other} {path} is not called here"),
            }
        }
        let wrong = caller.call("DELETE", path, &[], true);
        assert_eq!(wrong.status, 405, "{path}");
        assert!(Caller::is_problem(&wrong), "{path}: {}", wrong.body);
    }
    let nowhere = caller.call("GET", "/api/rfm/nowhere", &[], true);
    assert!(nowhere.status == 404 && Caller::is_problem(&nowhere), "{}", nowhere.body);
    let named = |path: &str, name: &str, value: &str| {
        let answer = caller.call("GET", path, &[(name.to_owned(), value.to_owned())], true);
        assert_eq!(answer.status, 400, "{path} {name}: {}", answer.body);
        assert!(answer.body["detail"].as_str().unwrap().contains(name), "{}", answer.body);
    };
    named("/api/rfm/customers", "limit", "many");
    named("/api/rfm/customers", "limit", "201");
    named("/api/rfm/customers", "segmnt", "VIP");
    named("/api/rfm/customers", "after", "x");
    named("/api/rfm/segments", "merchant_id", "x");
    for path in ["/api/rfm/segments", "/api/rfm/customers"] {
        named(path, "locale", "it");
        let region = [("locale".to_owned(), "pt-BR".to_owned())];
        assert_eq!(caller.call("GET", path, &region, true).status, 200, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_service_answers_as_it_describes() {
    let database = TestDatabase::new().await;
    let folder = tempfile::tempdir().unwrap();
    let start_ms = Some(20_000 * 86_400_000);
    let clock = Arc::new(DrivenClock::open(folder.path().join("clock"), start_ms, 0).unwrap());
    let shop = NewMerchant::new("api.example.com", "USD", "UTC", "medium").unwrap();
    let merchant = database.recorder(clock.clone()).add_merchant(&shop).await.unwrap();
    let server = TestServer::driven(&database, clock).await.unwrap();
    let token = server.full_token(merchant).unwrap();
    tokio::task::block_in_place(|| go_through(&server, token));
    server.stop().await.unwrap();
}
