//! `rfm simulate play` against a service of its own process, whose clock is driven by it.

use std::process::{Command, Stdio};

use super::ends::wait_until;
use super::shop::{DOMAIN, Service, Shop};

const START: &str = "2026-11-02T00:00:00Z";
const PLAN: [&str; 6] = ["--customers", "300", "--today", "2026-11-01", "--until", "2026-11-15"];

/// A command of a shop whose clock is driven.
fn driven(shop: &Shop, arguments: &[&str]) -> Command {
    let mut command = shop.command(arguments);
    command.env("RFM_CLOCK", format!("driven@{START}")).stdout(Stdio::piped());
    command.stderr(Stdio::piped());
    command
}

fn serve(shop: &Shop) -> Service {
    let mut command = driven(shop, &["serve"]);
    command.stderr(Stdio::inherit());
    shop.start(command).0
}

fn play(shop: &Shop, service: &Service, speed: &str) -> Command {
    let to = ["--to", service.http(), "--merchant", DOMAIN, "--speed", speed];
    driven(shop, &[&["simulate", "play"], &PLAN[..], &to].concat())
}

#[test]
fn a_play_is_interrupted_and_goes_on_when_it_is_repeated() {
    let shop = Shop::new();
    let file = shop.path("orders.jsonl");
    let past = ["simulate", "--format", "jsonl", "--output", &file];
    shop.succeed(&[&past[..], &PLAN].concat());
    let imported = driven(&shop, &["import", &file, "--merchant", DOMAIN]).output().unwrap();
    assert!(imported.status.success(), "{imported:?}");
    let token = shop.succeed(&["token", "--merchant", DOMAIN]);
    let now = |service: &Service| {
        let clock = service.get("/api/rfm/clock", token.trim()).unwrap();
        clock["now"].as_str().unwrap().to_owned()
    };
    let service = serve(&shop);
    assert_eq!(now(&service), START);
    let running = play(&shop, &service, "2").spawn().unwrap();
    wait_until("no day passes", || now(&service)[..10] > START[..10]);
    let pid = running.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    let stood = now(&service);
    drop(service);

    let service = serve(&shop);
    assert_eq!(now(&service), stood, "another process goes on where the clock stood");
    let output = play(&shop, &service, "max").output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && told.contains("played until 2026-11-15: "), "{told}");
    assert_eq!(now(&service)[..10], *"2026-11-15");
    let rescored = driven(&shop, &["rescore", "--merchant", DOMAIN]).output().unwrap();
    let told = String::from_utf8(rescored.stdout).unwrap();
    assert!(told.contains("0 had other stats, 0 moved to another cell"), "{told}");
    assert!(!told.contains("what differed is mended"), "{told}");
    let early = ["--customers", "300", "--today", "2026-11-01", "--until", "2026-11-10"];
    let to = ["--to", service.http(), "--merchant", DOMAIN];
    let early = [&["simulate", "play"], &early[..], &to].concat();
    let refused = driven(&shop, &early).output().unwrap();
    let told = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1), "{told}");
    assert!(told.contains("the service's clock stands at 2026-11-15"), "{told}");
}
