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

#[test]
fn a_move_that_another_process_took_is_gone_on_with_by_hand() {
    let shop = Shop::new();
    let api = serve(&shop, "api");
    assert_eq!(api.post("orders/create", "a", &order(1, 7, "120.00").to_string()), Some(200));
    let moved = json!({ "currency": "USD", "iana_timezone": "Asia/Tokyo" });
    assert_eq!(api.post("shop/update", "b", &moved.to_string()), Some(200));
    let by_hand = ["merchant", "move", "--domain", DOMAIN, "--time-zone", "asia/tokyo"];
    for told in ["is in Asia/Tokyo now: version 2 is active", "is in Asia/Tokyo already"] {
        let said = shop.succeed(&by_hand);
        assert!(said.contains(told), "{said}");
    }
}

#[test]
fn a_clock_that_is_moved_by_calls_is_that_of_one_process() {
    let shop = Shop::new();
    for role in ["api", "workers"] {
        let mut command = shop.command(&["serve", "--role", role]);
        let output = command.env("RFM_CLOCK", "driven").output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && said.contains("--role: "), "{said}");
    }
    // Whoever goes by another clock on the same database is told so.
    std::fs::write(shop.path("clock"), "2026-12-01T00:00:00Z").unwrap();
    let output = shop.run(&["merchant", "list"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.contains("RFM_CLOCK=driven"), "{said}");
}
