//! Made-up shops: the same for the same seed, true to their two models, and read by `rfm score`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::process::{Command, Output};

use rfm_service::simulation::{Parameters, Plan, Shop, SimulatedOrder};
use serde_json::Value;
use shared_scoring::{Currency, Day};

const CUSTOMERS: u64 = 40_000;
const WEEK_S: i64 = 604_800;

fn rfm(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_rfm")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

fn simulate(seed: &str, format: &str) -> Output {
    let days = ["--from", "2023-01-01", "--until", "2025-12-31"];
    let mut arguments = vec!["simulate", "--seed", seed, "--customers", "500", "--format", format];
    arguments.extend(days);
    rfm(&arguments)
}

fn orders(seed: u64, from: &str, until: &str) -> Vec<SimulatedOrder> {
    let plan = Plan {
        parameters: Parameters::CDNOW,
        customers: CUSTOMERS,
        from: Day::parse(from).unwrap(),
        until: Day::parse(until).unwrap(),
        currency: Currency::USD,
    };
    Shop::new(seed, &plan).unwrap().collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    for format in ["csv", "jsonl"] {
        let (one, again, other) =
            (simulate("7", format), simulate("7", format), simulate("8", format));
        assert_eq!(one.stdout, again.stdout, "{format}");
        assert_ne!(one.stdout, other.stdout, "{format}");
        assert!(String::from_utf8_lossy(&one.stderr).contains("seed 7"), "{format}");
    }
}

#[test]
fn orders_come_in_the_order_of_time_and_everyone_places_one() {
    let orders = orders(3, "2023-01-01", "2023-12-31");
    assert!(orders.is_sorted_by_key(|order| order.placed_at_s));
    assert_eq!(orders.iter().filter(|order| order.first).count() as u64, CUSTOMERS);
    let days = |order: &SimulatedOrder| order.placed_at_s.div_euclid(86_400);
    assert_eq!(days(&orders[0]), i64::from(Day::parse("2023-01-01").unwrap().0));
    assert_eq!(days(orders.last().unwrap()), i64::from(Day::parse("2023-12-31").unwrap().0));
}

/// Gauss' hypergeometric function by its series, for 0 ≤ z < 1.
fn hypergeometric(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let (mut sum, mut term) = (1.0, 1.0);
    for n in 0..100_000 {
        let n = f64::from(n);
        term *= (a + n) * (b + n) / (c + n) * z / (n + 1.0);
        sum += term;
        if f64::abs(term) < 1e-14 {
            break;
        }
    }
    sum
}

/// E[X(t)] of BG/NBD: repeat orders of a new customer within `weeks` (Fader, Hardie, Lee 2005, eq. 9).
fn expected_repeats(weeks: f64) -> f64 {
    let Parameters { r, alpha, a, b, .. } = Parameters::CDNOW;
    let bracket = (alpha / (alpha + weeks)).powf(r)
        * hypergeometric(r, b, a + b - 1.0, weeks / (alpha + weeks));
    (a + b - 1.0) / (a - 1.0) * (1.0 - bracket)
}

fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}

/// Tolerance: four standard errors, which a true mean leaves once in 16,000 seeds.
#[test]
fn repeat_orders_and_amounts_have_the_means_of_their_models() {
    // All arrive within the first of 101 weeks or later; each is watched for the same time.
    let orders = orders(11, "2020-01-01", "2023-12-31");
    let mut arrived_s = vec![0; CUSTOMERS as usize];
    let mut amounts = vec![0.0; CUSTOMERS as usize];
    for order in orders.iter().filter(|order| order.first) {
        arrived_s[order.customer as usize] = order.placed_at_s;
        amounts[order.customer as usize] = order.gross_minor as f64 / 100.0;
    }
    let end_s = (i64::from(Day::parse("2023-12-31").unwrap().0) + 1) * 86_400;
    for weeks in [12, 39, 78] {
        let watched_s = weeks * WEEK_S;
        let mut repeats = vec![0.0; CUSTOMERS as usize];
        for order in orders.iter().filter(|order| !order.first) {
            let at = order.customer as usize;
            repeats[at] += f64::from(u8::from(order.placed_at_s - arrived_s[at] <= watched_s));
        }
        let whole: Vec<f64> = (0..CUSTOMERS as usize)
            .filter(|at| arrived_s[*at] + watched_s < end_s)
            .map(|at| repeats[at])
            .collect();
        let ((mean, error), expected) = (mean_and_error(&whole), expected_repeats(weeks as f64));
        assert!(
            (mean - expected).abs() < 4.0 * error,
            "{weeks} weeks: {mean} ± {error} of {} customers, not {expected}",
            whole.len()
        );
    }
    let Parameters { p, q, gamma, .. } = Parameters::CDNOW;
    let ((mean, error), expected) = (mean_and_error(&amounts), p * gamma / (q - 1.0));
    assert!((mean - expected).abs() < 4.0 * error, "{mean} ± {error}, not {expected}");
}

#[test]
fn score_reads_every_line_of_an_export() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("orders.csv");
    let name = file.to_str().unwrap();
    rfm(&["simulate", "--customers", "2000", "--until", "2025-12-31", "--output", name]);
    let output = rfm(&["score", name, "--as-of", "2025-12-31", "--strict"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.contains(", 0 bad lines"), "{stderr}");
    let rows = String::from_utf8(output.stdout).unwrap().lines().count();
    // A customer is missing when all their orders were placed as a guest.
    assert!((1_900..=2_001).contains(&rows), "{rows} rows");
    let text = std::fs::read_to_string(Path::new(name)).unwrap();
    for wanted in
        ["partially_refunded", ",pending,", ",voided,", "\"Mug, \"\"large\"\"\"", "Customer-"]
    {
        assert!(text.contains(wanted), "{wanted:?} is not in the export");
    }
}

#[test]
fn a_webhook_body_says_what_shopify_says() {
    let output = String::from_utf8(simulate("7", "jsonl").stdout).unwrap();
    let bodies: Vec<serde_json::Value> =
        output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let refunded =
        bodies.iter().find(|body| body["financial_status"] == "partially_refunded").unwrap();
    let cents =
        |value: &serde_json::Value| Currency::USD.parse_amount(value.as_str().unwrap()).unwrap();
    let refund = &refunded["refunds"][0];
    assert_eq!(refund["order_id"], refunded["id"]);
    assert_eq!(refunded["updated_at"], refund["created_at"]);
    assert_eq!(
        cents(&refunded["total_price_set"]["shop_money"]["amount"])
            - cents(&refund["transactions"][0]["amount"]),
        cents(&refunded["current_total_price"])
    );
    assert!(bodies.iter().any(|body| body["test"] == true));
    assert!(bodies.iter().any(|body| body["customer"].is_null()));
    assert!(bodies.iter().any(|body| body["cancelled_at"].is_string()));
}

const SHOP: [&str; 6] = ["--customers", "2000", "--from", "2024-01-01", "--until", "2025-12-31"];

/// The lines that a command of a shop of seed 7 writes.
fn lines(command: &[&str]) -> Vec<Value> {
    let output = rfm(&[command, &SHOP, &["--seed", "7"]].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn play(today: &str) -> Vec<Value> {
    lines(&["simulate", "play", "--today", today])
}

#[test]
fn what_follows_is_the_same_for_the_same_seed() {
    let play = |seed| {
        let from = ["simulate", "play", "--today", "2025-11-30", "--seed", seed];
        rfm(&[&from[..], &SHOP].concat())
    };
    let (one, again, other) = (play("7"), play("7"), play("8"));
    assert_eq!(one.stdout, again.stdout);
    assert_ne!(one.stdout, other.stdout);
    let told = String::from_utf8_lossy(&one.stderr).into_owned();
    assert!(told.contains("31 days after 2025-11-30 to 2025-12-31, seed 7"), "{told}");
}

#[test]
fn events_come_in_the_order_of_time_and_tell_what_is_known_then() {
    let events = play("2025-06-30");
    let at = |event: &Value| event["at"].as_str().unwrap().to_owned();
    assert!(events.is_sorted_by_key(at));
    let days: Vec<&str> = events.iter().filter_map(|event| event["day"].as_str()).collect();
    assert_eq!((days.len(), days[0], days[183]), (184, "2025-07-01", "2025-12-31"));
    let mut ids = HashSet::new();
    let mut first = HashSet::new();
    let mut topics = HashMap::new();
    for event in events.iter().filter(|event| event["day"].is_null()) {
        let (topic, body) = (event["topic"].as_str().unwrap(), &event["body"]);
        *topics.entry(topic.to_owned()).or_insert(0) += 1;
        assert!(ids.insert(event["webhook_id"].as_str().unwrap()), "{event}");
        let changed_at = &body[if topic == "refunds/create" { "created_at" } else { "updated_at" }];
        assert_eq!(*changed_at, event["at"], "{event}");
        match topic {
            "customers/create" => assert!(first.insert(body["id"].as_u64().unwrap()), "{event}"),
            "orders/create" => {
                assert_eq!(body["created_at"], event["at"], "{event}");
                assert_eq!(body["current_total_price"], body["total_price"], "{event}");
                assert!(body["cancelled_at"].is_null(), "{event}");
                let status = body["financial_status"].as_str().unwrap();
                assert!(["paid", "pending", "authorized"].contains(&status), "{event}");
            }
            "orders/cancelled" => assert_eq!(body["cancelled_at"], event["at"], "{event}"),
            _ => {}
        }
    }
    let names = ["customers/create", "orders/create", "orders/cancelled", "orders/updated"];
    for name in names.into_iter().chain(["refunds/create"]) {
        assert!(topics[name] > 2, "{topics:?}");
    }
}

#[test]
fn the_past_and_what_follows_are_the_whole() {
    let by_id = |lines: Vec<Value>| -> BTreeMap<u64, Value> {
        lines.into_iter().map(|order| (order["id"].as_u64().unwrap(), order)).collect()
    };
    let whole = by_id(lines(&["simulate", "--format", "jsonl"]));
    assert!(whole.len() > 2_000);
    // Among them a day before the first order, and the last one.
    for today in ["2024-01-01", "2025-03-31", "2025-12-19", "2025-12-31"] {
        let past = ["simulate", "--format", "jsonl", "--today", today];
        let mut orders = by_id(lines(&past));
        let known = orders.len();
        let is_later = |order: &Value| order["updated_at"].as_str().unwrap()[..10] > *today;
        assert!(!orders.values().any(is_later), "something after {today} is known then");
        let follows = play(today).into_iter();
        let told = follows
            .filter(|event| {
                event["topic"].as_str().is_some_and(|topic| topic.starts_with("orders/"))
            })
            .map(|event| event["body"].clone());
        orders.extend(by_id(told.collect()));
        assert_eq!(orders, whole, "{known} orders until {today}");
        assert!(known < whole.len() || today == "2025-12-31", "{known} orders until {today}");
    }
}

#[test]
fn a_present_day_outside_the_shop_is_wrong_usage() {
    for command in [&["simulate"][..], &["simulate", "play"]] {
        let arguments = [command, &["--today", "2026-01-01"], &SHOP].concat();
        let output = Command::new(env!("CARGO_BIN_EXE_rfm")).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(
            told.contains("--today: 2026-01-01 is not among the days of the shop, from 2024-01-01"),
            "{told}"
        );
    }
}
