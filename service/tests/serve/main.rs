//! `rfm serve` as a process of its own: signed webhooks, reads by REST and gRPC, and kill -9 of the
//! service and of PostgreSQL while a client posts. What ends, and how, is in `ends`.

mod ends;
mod page;
mod play;
mod roles;
mod shop;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rfm_service::transports::grpc::rfm_v1::GetSegmentsRequest;
use rfm_service::transports::grpc::rfm_v1::rfm_service_client::RfmServiceClient;
use serde_json::{Value, json};
use shop::Shop;

fn order(id: usize, customer: usize, total: &str) -> Value {
    json!({
        "id": id, "currency": "USD", "total_price": total, "current_total_price": total,
        "financial_status": "paid", "created_at": "2026-11-20T10:00:00Z",
        "updated_at": "2026-11-20T10:00:00Z",
        "customer": {"id": customer, "email": format!("customer{customer}@example.com")}
    })
}

#[test]
fn a_signed_order_moves_its_customer_once() {
    let shop = Shop::new();
    let service = shop.serve();
    let body = order(1, 7, "120.00").to_string();
    for (id, body) in [("a", &body), ("a", &body), ("b", &body)] {
        assert_eq!(service.post("orders/create", id, body).unwrap(), 200);
    }
    let cancelled = json!({"id": 2, "currency": "USD", "total_price": "5.00",
        "financial_status": "paid", "created_at": "2026-11-20T10:00:00Z", "cancelled_at": "2026-11-21T10:00:00Z",
        "customer": {"id": 7}});
    assert_eq!(service.post("orders/cancelled", "c", &cancelled.to_string()).unwrap(), 200);
    let token = shop.succeed(&["token", "--merchant", shop::DOMAIN]);
    let token = token.trim();
    let page = service.get("/api/rfm/customers?email=Customer7@example.com", token).unwrap();
    let customer = &page["customers"][0];
    assert_eq!(customer["order_count"], 1, "{page}");
    assert_eq!(customer["spend_total_minor"], 12_000, "{page}");
    assert_eq!(customer["shopify_id"], "7", "{page}");
    let id = customer["id"].as_str().unwrap();
    let why = service.get(&format!("/api/rfm/customers/{id}?locale=fr"), token).unwrap();
    assert_eq!(why["dimensions"][1]["value"], 1, "{why}");
    let orders = why["orders"].as_array().unwrap();
    assert_eq!(orders.len(), 2, "{why}");
    assert!(orders.iter().any(|order| order["not_counted"] == "cancelled"), "{why}");
    assert!(orders.iter().any(|order| order["counted_minor"] == 12_000), "{why}");
    let in_french = "La commande a été annulée.";
    assert!(orders.iter().any(|order| order["reason"] == in_french), "{why}");
    let segments = service.get("/api/rfm/segments?locale=ja", token).unwrap();
    assert_eq!(segments["customers"], 1, "{segments}");
    assert_eq!(grpc_segments(&service.grpc, token), segments_of(&segments));
}

fn segments_of(answer: &Value) -> Vec<(String, String, i64, i64)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let number = |value: &Value| value.as_i64().unwrap();
    let rows = answer["segments"].as_array().unwrap();
    rows.iter()
        .map(|row| {
            let (id, name) = (text(&row["id"]), text(&row["name"]));
            (id, name, number(&row["customers"]), number(&row["spend_total_minor"]))
        })
        .collect()
}

fn grpc_segments(address: &str, token: &str) -> Vec<(String, String, i64, i64)> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut client = RfmServiceClient::connect(format!("http://{address}")).await.unwrap();
        let ask = || {
            tonic::Request::new(GetSegmentsRequest {
                merchant_id: String::new(),
                locale: "ja".into(),
            })
        };
        let refused = client.get_segments(ask()).await.unwrap_err();
        assert_eq!(refused.code(), tonic::Code::Unauthenticated);
        let bearer: tonic::metadata::MetadataValue<_> = format!("Bearer {token}").parse().unwrap();
        let mut request = ask();
        request.get_mut().locale = "it".into();
        request.metadata_mut().insert("authorization", bearer.clone());
        let refused = client.get_segments(request).await.unwrap_err();
        assert_eq!(refused.code(), tonic::Code::InvalidArgument);
        assert!(refused.message().contains("en, es, fr, ar, de, pt, ja"), "{refused}");
        let mut request = ask();
        request.metadata_mut().insert("authorization", bearer);
        let answer = client.get_segments(request).await.unwrap().into_inner();
        answer
            .segments
            .into_iter()
            .map(|row| (row.id, row.name, row.customers, row.spend_total_minor))
            .collect()
    })
}

#[test]
fn what_cannot_be_taken_is_told_apart() {
    let shop = Shop::new();
    let service = shop.serve();
    let body = order(1, 7, "120.00").to_string();
    assert_eq!(
        service.client().post_signed("orders/create", "a", &body, shop::DOMAIN, "bad").unwrap(),
        401
    );
    let signature = shop::sign(&body);
    let other = "other.example.com";
    assert_eq!(
        service.client().post_signed("orders/create", "a", &body, other, &signature).unwrap(),
        404
    );
    assert_eq!(service.post("app/uninstalled", "b", "{}").unwrap(), 200);
    let euro = body.replace("USD", "EUR");
    for (id, body) in [("c", "{"), ("d", r#"{"id": 1}"#), ("e", &euro), ("e", &euro)] {
        assert_eq!(service.post("orders/create", id, body).unwrap(), 200, "{body}");
    }
    drop(service);
    let listed = shop.succeed(&["events", "list", "--merchant", shop::DOMAIN]);
    assert_eq!(listed.lines().count(), 3, "{listed}");
    assert!(listed.contains("RFM_RATES has no EUR/USD"), "{listed}");
    assert!(!listed.contains("example.com"), "no address is shown: {listed}");
    let replayed = shop.run_with(&["events", "replay", "--merchant", shop::DOMAIN], "EUR/USD=1.5");
    let told = String::from_utf8_lossy(&replayed.stdout).into_owned();
    assert!(told.contains("1 taken, 2 still kept aside"), "{told}");
    let exported = shop.succeed(&["export", "--merchant", shop::DOMAIN, "--as-of", "2026-11-24"]);
    assert!(exported.contains("7,2026-11-20,4,1,18000,"), "{exported}");
    for line in listed.lines().filter(|line| !line.contains("EUR")) {
        let id = line.split(' ').next().unwrap();
        shop.succeed(&["events", "discard", id, "--merchant", shop::DOMAIN]);
    }
    assert_eq!(shop.succeed(&["events", "list", "--merchant", shop::DOMAIN]), "");
    let rescored = shop.succeed(&["rescore", "--merchant", shop::DOMAIN]);
    assert!(rescored.contains("0 had other stats, 0 moved"), "{rescored}");
}

#[test]
fn nothing_is_lost_or_doubled_when_the_service_and_postgresql_are_killed() {
    const ORDERS: usize = 600;
    let shop = Shop::new();
    let service = Mutex::new(shop.serve());
    let (next, answered) = (AtomicUsize::new(1), AtomicUsize::new(0));
    let deadline = Instant::now() + Duration::from_secs(120);
    let post_all = || {
        loop {
            let id = next.fetch_add(1, Ordering::Relaxed);
            if id > ORDERS {
                return;
            }
            let body = order(id, id % 50, "10.00").to_string();
            let event = format!("event-{id}");
            // What is not answered 200 is sent again, as Shopify does.
            loop {
                let client = service.lock().unwrap().client();
                if client.post("orders/create", &event, &body) == Some(200) {
                    break;
                }
                assert!(Instant::now() < deadline, "order {id} is not taken");
                thread::park_timeout(Duration::from_millis(20));
            }
            answered.fetch_add(1, Ordering::Relaxed);
        }
    };
    let until_answered = |count| {
        while answered.load(Ordering::Relaxed) < count {
            assert!(Instant::now() < deadline, "fewer than {count} orders are taken");
            thread::park_timeout(Duration::from_millis(1));
        }
    };
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(post_all);
        }
        until_answered(100);
        service.lock().unwrap().kill();
        *service.lock().unwrap() = shop.serve();
        until_answered(300);
        shop.kill_postgresql();
        // Any command starts the private server again.
        while !shop.run(&["migrate"]).status.success() {
            assert!(Instant::now() < deadline, "PostgreSQL does not start again");
        }
    });
    drop(service);
    let exported = shop.succeed(&["export", "--merchant", shop::DOMAIN]);
    let rows: Vec<Vec<&str>> = exported.lines().skip(1).map(|l| l.split(',').collect()).collect();
    let sum = |column: usize| rows.iter().map(|row| row[column].parse::<usize>().unwrap()).sum();
    let (orders, spend): (usize, usize) = (sum(3), sum(4));
    assert_eq!((rows.len(), orders, spend), (50, ORDERS, ORDERS * 1_000));
    let rescored = shop.succeed(&["rescore", "--merchant", shop::DOMAIN]);
    assert!(rescored.contains("0 had other stats, 0 moved"), "{rescored}");
    assert!(rescored.contains("0 cell counts differed"), "{rescored}");
}
