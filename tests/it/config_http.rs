//! Configurations, previews and columns as they are called: REST and gRPC.

use std::collections::BTreeMap;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer, by_id, paid_order};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Recorder, Stage};
use rfm_service::orders::event::{Change, Event};
use rfm_service::transports::grpc::rfm_v1::rfm_service_client::RfmServiceClient;
use rfm_service::transports::grpc::rfm_v1::{MoversRequest, PreviewRfmSegmentsRequest};
use serde_json::{Value, json};
use tonic::Request;
use uuid::Uuid;

const DAY_MS: i64 = 86_400_000;
const NOW_MS: i64 = 20_000 * DAY_MS;

struct Shop {
    database: TestDatabase,
    recorder: Recorder,
    server: TestServer,
    merchant: MerchantId,
    agent: ureq::Agent,
}

struct Answer {
    status: u16,
    tag: String,
    columns_tag: String,
    bytes: Vec<u8>,
    body: Value,
}

impl Shop {
    /// A shop whose customer `n` of 30 ordered once, `n` times six days ago.
    async fn new() -> Shop {
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(NOW_MS));
        let recorder = database.recorder(clock.clone());
        let shop = NewMerchant::new("shop.example.com", "USD", "UTC", "medium").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        let orders: Vec<Event> = (0..30).map(|n| order(n, NOW_MS - n * 6 * DAY_MS)).collect();
        recorder.record(merchant, &orders, Cause::Live).await.unwrap();
        let server = TestServer::start(&database, clock).await.unwrap();
        let agent = ureq::Agent::config_builder().http_status_as_error(false);
        let agent = agent.max_idle_connections(0).build().into();
        Shop { database, recorder, server, merchant, agent }
    }

    fn call(&self, method: &str, path: &str, if_match: Option<&str>, body: &Value) -> Answer {
        let token = self.server.full_token(self.merchant).unwrap();
        self.call_with(&token, (method, path), if_match, body)
    }

    fn call_with(
        &self,
        token: &str,
        (method, path): (&str, &str),
        if_match: Option<&str>,
        body: &Value,
    ) -> Answer {
        let url = format!("http://{}{path}", self.server.http);
        let mut request = ureq::http::Request::builder().method(method).uri(url);
        request = request.header("Authorization", format!("Bearer {token}"));
        if let Some(tag) = if_match {
            request = request.header("If-Match", tag);
        }
        let text = if body.is_null() { String::new() } else { body.to_string() };
        let run = || self.agent.run(request.body(text).unwrap()).unwrap();
        let mut answer = tokio::task::block_in_place(run);
        let header = |name: &str| {
            let value = answer.headers().get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        let (tag, columns_tag) = (header("etag"), header("x-rfm-tag"));
        let bytes = answer.body_mut().read_to_vec().unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status: answer.status().as_u16(), tag, columns_tag, bytes, body }
    }

    async fn stage(&self) {
        while self.recorder.stage(self.merchant).await.unwrap() != Stage::Nothing {}
    }
}

fn order(customer: i64, at_ms: i64) -> Event {
    let id = format!("{customer}-{at_ms}");
    let version = paid_order(&id, by_id(customer), at_ms, 5_000);
    Event { id, topic: "orders/create".into(), change: Change::Order(version), raw: Vec::new() }
}

fn given(recency: [i32; 4]) -> Value {
    json!({
        "bands": {
            "recency": { "at_most_days": recency },
            "frequency": { "at_least_orders": [2, 3, 5, 8] },
            "monetary": { "at_least_minor": [2000, 4000, 8000, 16000] },
        },
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_configuration_is_read_saved_and_restored() {
    let shop = Shop::new().await;
    let read = shop.call("GET", "/api/rfm/config", None, &Value::Null);
    assert_eq!((read.status, read.tag.as_str()), (200, "\"1\""));
    assert_eq!(
        read.body["config"]["bands"],
        json!({"preset": "medium", "average_order_minor": 10000})
    );
    // What was read can be saved as it is.
    let body = json!({ "config": read.body["config"], "reason": "the same again" });
    let same = shop.call("PUT", "/api/rfm/config", Some("\"1\""), &body);
    assert_eq!(
        (same.status, &same.body["state"], same.tag.as_str()),
        (200, &json!("active"), "\"2\"")
    );
    let body = json!({ "config": given([5, 10, 20, 40]), "reason": "we sell bread" });
    let missing = shop.call("PUT", "/api/rfm/config", None, &body);
    assert_eq!(missing.status, 428, "{}", missing.body);
    let stale = shop.call("PUT", "/api/rfm/config", Some("\"1\""), &body);
    assert_eq!((stale.status, &stale.body["latest_version"]), (412, &json!(2)), "{}", stale.body);
    let reader = shop.server.token(shop.merchant).unwrap();
    let read_only = shop.call_with(&reader, ("PUT", "/api/rfm/config"), Some("*"), &body);
    assert_eq!(read_only.status, 403, "{}", read_only.body);
    let saved = shop.call("PUT", "/api/rfm/config", Some("\"2\""), &body);
    assert_eq!((saved.status, &saved.body["version"]), (202, &json!(3)), "{}", saved.body);
    assert_eq!(saved.body["bands"]["recency_at_most_days"], json!([5, 10, 20, 40]));
    shop.stage().await;
    let read = shop.call("GET", "/api/rfm/config", None, &Value::Null);
    assert_eq!((&read.body["version"], &read.body["staged"]), (&json!(3), &Value::Null));
    assert_eq!(read.body["config"]["segments"].as_array().unwrap().len(), 15, "the default ones");
    let body = json!({ "reason": "bread was wrong" });
    let restore = |version: &str, body: &Value| {
        let path = format!("/api/rfm/config/versions/{version}/restore");
        shop.call("POST", &path, Some("*"), body)
    };
    assert_eq!(restore("77", &body).status, 404);
    assert_eq!(restore("1", &json!({ "reason": " " })).body["errors"][0]["field"], "reason");
    assert_eq!(restore("1", &body).status, 202);
    shop.stage().await;
    let first = shop.call("GET", "/api/rfm/config/versions?limit=3", None, &Value::Null).body;
    let told = |page: &Value| -> Vec<(i64, String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let row = |row: &Value| {
            (row["version"].as_i64().unwrap(), text(&row["state"]), text(&row["reason"]))
        };
        page["versions"].as_array().unwrap().iter().map(row).collect()
    };
    let row = |version, state: &str, reason: &str| (version, state.to_owned(), reason.to_owned());
    let expected = [
        row(4, "active", "bread was wrong"),
        row(3, "past", "we sell bread"),
        row(2, "past", "the same again"),
    ];
    assert_eq!(told(&first), expected);
    let next = format!("/api/rfm/config/versions?before={}", first["next"]);
    let last = shop.call("GET", &next, None, &Value::Null).body;
    assert_eq!(told(&last), [row(1, "past", "first configuration")]);
    assert_eq!(last["next"], Value::Null);
    assert_eq!(last["versions"][0]["occasion"], "first");
    assert_eq!(first["versions"][0]["occasion"], Value::Null, "somebody said why");
    let version = shop.call("GET", "/api/rfm/config/versions/3", None, &Value::Null).body;
    assert_eq!(version["config"]["bands"], given([5, 10, 20, 40])["bands"]);
    assert!(version["saved_by"].as_str().unwrap().starts_with("token "), "{version}");
    shop.server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_field_that_is_wrong_is_named() {
    let shop = Shop::new().await;
    let segment =
        |at: i64| json!({"id": at.to_string(), "name": {"en": "A"}, "rules": {"recency": 1}});
    let mut config = given([30, 20, 120, 240]);
    config["colour"] = "red".into();
    config["weights"] = json!({ "recency": 50, "frequency": 30, "monetary": 30 });
    config["segments"] =
        json!([{ "id": "VIP", "name": { "en": "VIP" }, "rules": { "recency": ">=6" } }]);
    let body = json!({ "config": config, "reason": "" });
    let refused = shop.call("PUT", "/api/rfm/config", Some("*"), &body);
    assert_eq!(refused.status, 422);
    let errors = refused.body["errors"].as_array().unwrap();
    let fields: Vec<&str> = errors.iter().map(|error| error["field"].as_str().unwrap()).collect();
    let expected = [
        "reason",
        "config.colour",
        "config.bands.recency.at_most_days",
        "config.weights",
        "config.segments[0].rules.recency",
    ];
    assert_eq!(fields, expected);
    let is_told = |error: &Value| {
        ["problem", "example"].iter().all(|part| !error[*part].as_str().unwrap().is_empty())
    };
    assert!(errors.iter().all(is_told), "{errors:?}");
    let mut many = given([1, 2, 3, 4]);
    many["segments"] = (0..65).map(segment).collect();
    let refused = shop.call("POST", "/api/rfm/preview", None, &json!({ "config": many }));
    assert_eq!(
        (refused.status, &refused.body["errors"][0]["field"]),
        (422, &json!("config.segments"))
    );
    for (body, told) in [
        (json!({ "config": given([1, 2, 3, 4]), "movers": { "limit": 0 } }), "movers.limit"),
        (json!({ "config": given([1, 2, 3, 4]), "moovers": {} }), "moovers"),
        (json!({ "config": [] }), "expected a map"),
    ] {
        let refused = shop.call("POST", "/api/rfm/preview", None, &body);
        let detail = refused.body["detail"].as_str().unwrap();
        assert!(refused.status == 422 && detail.contains(told), "{detail}");
    }
    for after in ["x", "00000000000000000000000000000000.1"] {
        let body = json!({ "config": given([1, 2, 3, 4]), "movers": { "after": after } });
        assert_eq!(shop.call("POST", "/api/rfm/preview", None, &body).status, 410, "{after}");
    }
    shop.server.stop().await.unwrap();
}

/// Columns as they are sent: kind, number of ordinals, and by ordinal spend, day and orders.
fn decode(bytes: &[u8]) -> (u8, u32, BTreeMap<u32, (i64, i32, u32)>) {
    let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    assert_eq!((&bytes[..4], bytes[4], number(32) as i64), (&b"RFMC"[..], 1, NOW_MS / DAY_MS));
    let (kind, ordinals, rows) = (bytes[5], number(36), number(40) as usize);
    let width = if kind == 1 { 20 } else { 16 };
    assert_eq!(bytes.len(), 48 + rows * width);
    let row = |row: usize| {
        let spend = i64::from_le_bytes(bytes[48 + row * 8..56 + row * 8].try_into().unwrap());
        let (day, orders) = (number(48 + rows * 8 + row * 4), number(48 + rows * 12 + row * 4));
        let ordinal = if kind == 1 { number(48 + rows * 16 + row * 4) } else { row as u32 };
        (ordinal, (spend, day.cast_signed(), orders))
    };
    (kind, ordinals, (0..rows).map(row).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn columns_are_sent_whole_then_by_what_changed_and_looked_up() {
    let shop = Shop::new().await;
    let whole = shop.call("GET", "/api/rfm/columns", None, &Value::Null);
    let (kind, ordinals, mut known) = decode(&whole.bytes);
    assert_eq!((whole.status, kind, ordinals, known.len()), (200, 0, 30, 30));
    let since =
        |tag: &str| shop.call("GET", &format!("/api/rfm/columns?since={tag}"), None, &Value::Null);
    let nothing = since(&whole.columns_tag);
    assert_eq!(decode(&nothing.bytes), (1, 30, BTreeMap::new()));
    // One comes back, two are new.
    let orders = [order(7, NOW_MS - DAY_MS), order(100, NOW_MS), order(101, NOW_MS)];
    shop.recorder.record(shop.merchant, &orders, Cause::Live).await.unwrap();
    let merge = Change::CustomersMerged { kept: "1".into(), removed: "2".into() };
    let merge =
        Event { id: "m".into(), topic: "customers/merge".into(), change: merge, raw: vec![] };
    shop.recorder.record(shop.merchant, &[merge], Cause::Live).await.unwrap();
    let changed = since(&nothing.columns_tag);
    let (kind, ordinals, difference) = decode(&changed.bytes);
    assert_eq!((kind, ordinals, difference.len()), (1, 32, 5), "{difference:?}");
    let gone = difference.values().filter(|(_, _, orders)| *orders == u32::MAX).count();
    assert_eq!(gone, 1, "who was merged away is nobody");
    known.extend(difference);
    let (_, _, now) = decode(&shop.call("GET", "/api/rfm/columns", None, &Value::Null).bytes);
    assert_eq!(known, now, "what was there with what changed is what is there");
    let rows: Vec<(Uuid, i64, i32, i32)> = sqlx::query_as(
        "select id, spend_total_minor, day_number(last_order_at::date), order_count from users
         where merchant_id = $1 and merged_into is null",
    )
    .bind(shop.merchant.0)
    .fetch_all(&mut shop.database.superuser().await)
    .await
    .unwrap();
    let all: Vec<u32> = (0..32).collect();
    let body = json!({ "tag": changed.columns_tag, "ordinals": all });
    let found = shop.call("POST", "/api/rfm/customers/lookup", None, &body).body;
    let customers = found["customers"].as_array().unwrap();
    assert_eq!(customers.iter().filter(|customer| customer.is_null()).count(), 1);
    for (ordinal, customer) in (0..32).zip(customers).filter(|(_, customer)| !customer.is_null()) {
        let (spend, day, orders) = known[&ordinal];
        let id = customer["id"].as_str().unwrap();
        let row = rows.iter().find(|row| row.0.to_string() == id).unwrap();
        assert_eq!((spend, day, orders as i32), (row.1, row.2, row.3), "ordinal {ordinal}");
    }
    let lookup = |tag: &str, ordinals: Vec<u32>| {
        let body = json!({ "tag": tag, "ordinals": ordinals });
        shop.call("POST", "/api/rfm/customers/lookup", None, &body).status
    };
    assert_eq!(lookup(&changed.columns_tag, vec![32]), 422);
    assert_eq!(lookup(&changed.columns_tag, vec![0; 201]), 422);
    assert_eq!(lookup("00000000000000000000000000000000.1", vec![0]), 410);
    let body = json!({ "tag": "x", "ordinals": [0] });
    let refused = shop.call("POST", "/api/rfm/customers/lookup", None, &body).body;
    assert!(refused["detail"].as_str().unwrap().starts_with("tag: is no tag"), "{refused}");
    assert_eq!(since("00000000000000000000000000000000.1").status, 410);
    assert_eq!(since("x").status, 400);
    shop.server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn grpc_previews_as_rest_does() {
    let shop = Shop::new().await;
    let config = given([10, 20, 30, 100]);
    let body = json!({ "config": config, "movers": { "limit": 3, "to": "Hibernating" } });
    let rest = shop.call("POST", "/api/rfm/preview?locale=ja", None, &body).body;
    let address = format!("http://{}", shop.server.grpc);
    let mut client = RfmServiceClient::connect(address).await.unwrap();
    let movers = MoversRequest { limit: 3, to: Some("Hibernating".into()), ..Default::default() };
    let mut request = Request::new(PreviewRfmSegmentsRequest {
        merchant_id: shop.merchant.to_string(),
        config: config.to_string(),
        locale: "ja".into(),
        movers: Some(movers),
    });
    let token = format!("Bearer {}", shop.server.token(shop.merchant).unwrap());
    request.metadata_mut().insert("authorization", token.parse().unwrap());
    let grpc = client.preview_rfm_segments(request).await.unwrap().into_inner();
    assert!(rest["moving"].as_u64().unwrap() > 3, "{rest}");
    assert_eq!(json!(grpc.moving), rest["moving"]);
    assert_eq!(json!(grpc.next), rest["movers"]["next"]);
    let sizes: Vec<Value> = grpc
        .segment_sizes
        .iter()
        .map(|change| {
            let size = |size: Option<rfm_service::transports::grpc::rfm_v1::Size>| {
                size.map(|size| {
                    json!({"customers": size.customers, "spend_total_minor": size.spend_total_minor})
                })
            };
            json!({
                "id": change.id, "name": change.name, "now": size(change.now), "then": size(change.then),
                "entering": change.entering, "leaving": change.leaving,
            })
        })
        .collect();
    assert_eq!(json!(sizes), rest["segments"]);
    let ids: Vec<&str> = grpc.movers.iter().map(|mover| mover.id.as_str()).collect();
    let of_rest = rest["movers"]["customers"].as_array().unwrap();
    assert_eq!(ids, of_rest.iter().map(|mover| mover["id"].as_str().unwrap()).collect::<Vec<_>>());
    assert!(
        of_rest.iter().all(|mover| mover["to"] == "Hibernating" && mover["from"] != mover["to"])
    );
    shop.server.stop().await.unwrap();
}
