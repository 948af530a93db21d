//! How commands end when they are interrupted, and how the service goes on when its database ends.

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::shop::{DOMAIN, Shop};

/// Longer than any of it takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < deadline, "{what}");
        thread::park_timeout(Duration::from_millis(20));
    }
}

#[test]
fn an_interrupted_command_stops_the_private_server_and_can_be_repeated() {
    let shop = Shop::new();
    let file = shop.path("orders.csv");
    shop.succeed(&["simulate", "--customers", "5000", "--output", &file]);
    let import = ["import", &file, "--merchant", DOMAIN];
    for signal in ["-INT", "-TERM"] {
        let running = shop.command(&import).stderr(Stdio::piped()).spawn().unwrap();
        wait_until("the private server does not start", || shop.postgresql_runs());
        thread::park_timeout(Duration::from_millis(500));
        let pid = running.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
        let output = running.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(130), "{signal}: {told}");
        assert!(told.contains("interrupted; what was written stays"), "{told}");
        assert!(!shop.postgresql_runs(), "the private server runs on after {signal}");
    }
    shop.succeed(&import);
    let rescored = shop.succeed(&["rescore", "--merchant", DOMAIN]);
    assert!(rescored.contains("0 had other stats, 0 moved"), "{rescored}");
    // What was interrupted is known as such, and the list has all of it.
    let token = shop.succeed(&["token", "--merchant", DOMAIN]);
    let listed = shop.serve().get("/api/rfm/imports", token.trim()).unwrap();
    let imports = listed["imports"].as_array().unwrap();
    let told = |one: &Value| ["file_name", "started_by", "state"].map(|name| one[name].clone());
    assert_eq!(
        imports.first().map(told),
        Some(["orders.csv", "rfm import", "finished"].map(Value::from))
    );
    for one in &imports[1..] {
        assert_eq!(told(one), ["orders.csv", "rfm import", "interrupted"].map(Value::from));
    }
}

#[test]
fn the_service_starts_its_private_server_again() {
    let shop = Shop::new();
    let service = shop.serve();
    assert_eq!(service.status("/ready"), Some(200));
    shop.kill_postgresql();
    wait_until("it is not told that the database is away", || {
        service.status("/ready") == Some(503)
    });
    wait_until("the database does not come back", || service.status("/ready") == Some(200));
    assert!(shop.postgresql_runs());
}

#[test]
fn a_service_that_will_refuse_every_webhook_says_so() {
    let shop = Shop::new();
    let mut command = shop.command(&["serve"]);
    command.env_remove("RFM_SHOPIFY_CLIENT_SECRET").stderr(Stdio::piped()).stdout(Stdio::piped());
    let (service, said) = shop.start(command);
    drop(service);
    let said = std::io::read_to_string(said.unwrap()).unwrap();
    assert!(said.contains("warning: RFM_SHOPIFY_CLIENT_SECRET is not set"), "{said}");
    let (service, said) = shop.start({
        let mut command = shop.command(&["serve"]);
        command.stderr(Stdio::piped()).stdout(Stdio::piped());
        command
    });
    drop(service);
    assert_eq!(std::io::read_to_string(said.unwrap()).unwrap(), "");
}
