//! A process for each role, on one database.

use std::process::Stdio;

use serde_json::json;

use super::ends::wait_until;
use super::order;
use super::shop::{DOMAIN, Service, Shop};

fn serve(shop: &Shop, role: &str) -> Service {
    let mut command = shop.command(&["serve", "--role", role]);
    command.stdout(Stdio::piped());
    shop.start(command).0
}

#[test]
fn what_one_process_takes_another_one_works_on() {
    let shop = Shop::new();
    let api = serve(&shop, "api");
    let token = shop.succeed(&["token", "--merchant", DOMAIN]);
    assert_eq!(api.post("orders/create", "a", &order(1, 7, "120.00").to_string()), Some(200));
    let moved = json!({
        "currency": "USD", "iana_timezone": "Asia/Tokyo", "updated_at": "2026-11-20T10:00:00Z",
    });
    assert_eq!(api.post("shop/update", "b", &moved.to_string()), Some(200));
    let config = || api.get("/api/rfm/config", token.trim()).unwrap();
    let staged = config();
    let is_staged = (staged["version"].as_i64(), staged["staged"]["version"].as_i64());
    assert_eq!(is_staged, (Some(1), Some(2)), "nobody takes it on: {staged}");
    let workers = serve(&shop, "workers");
    wait_until("the version does not become active", || config()["version"] == 2);
    assert_eq!(config()["time_zone"], "Asia/Tokyo");
    for (path, status) in [("/health", 200), ("/ready", 200), ("/api/rfm/segments", 404)] {
        assert_eq!(workers.status(path), Some(status), "{path}");
    }
    assert_eq!(api.status("/api/rfm/segments"), Some(401), "it asks for a token");
}
