//! Damaged input for everything that reads what others wrote: whatever comes, the answer is a value or an
//! error that says where, never a panic. Each run begins with the corpus in `tests/fixtures/corpus` and
//! goes on with its mutations; `RFM_FUZZ_CASES` and `RFM_FUZZ_SEED` make it longer and another.

use std::collections::HashMap;
use std::env;
use std::fs;

use integration_tests::support::repository;
use rfm_service::base::Rates;
use rfm_service::config::Settings;
use rfm_service::orders::Ledger;
use rfm_service::orders::shopify_csv::read_orders;
use rfm_service::orders::shopify_webhook::{Money, decode};
use serde_json::Value;
use shared_scoring::{Currency, Weights, json};

use crate::mutation::{damage_bytes, damage_document};

const TOPICS: [&str; 10] = [
    "orders/create",
    "orders/updated",
    "orders/cancelled",
    "orders/delete",
    "refunds/create",
    "customers/create",
    "customers/update",
    "customers/merge",
    "customers/delete",
    "shop/update",
];

fn number(name: &str, default: u64) -> u64 {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = repository().join("tests/fixtures/corpus").join(target);
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

/// A file of the corpus with damage: of its bytes or, where it is JSON, of its structure.
fn damaged(corpus: &[Vec<u8>], rng: &mut fastrand::Rng) -> Vec<u8> {
    let file = rng.choice(corpus.iter()).unwrap();
    match serde_json::from_slice::<Value>(file) {
        Ok(mut document) if rng.bool() => {
            (0..rng.usize(1..4)).for_each(|_| damage_document(&mut document, rng));
            document.to_string().into_bytes()
        }
        _ => damage_bytes(corpus, rng),
    }
}

/// Runs a target on its corpus and on mutations of it.
fn run(target: &str, read: impl Fn(&[u8])) {
    let (cases, seed) = (number("RFM_FUZZ_CASES", 20_000), number("RFM_FUZZ_SEED", 20_261_124));
    println!("{target}: RFM_FUZZ_SEED={seed} RFM_FUZZ_CASES={cases}");
    let corpus = corpus(target);
    corpus.iter().for_each(|bytes| read(bytes));
    let mut rng = fastrand::Rng::with_seed(seed);
    for _ in 0..cases {
        let bytes = damaged(&corpus, &mut rng);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // Shown only when it panics.
        println!("{text:?}");
        read(&bytes);
    }
}

#[test]
fn no_configuration_panics() {
    run("config", |bytes| {
        let text = String::from_utf8_lossy(bytes);
        if let Err(errors) = json::parse_config(&text) {
            assert!((1..=json::MAX_ERRORS).contains(&errors.len()));
            assert!(errors.iter().all(|error| !error.message.is_empty()));
        }
        drop(json::parse_rule(&text, &Weights::default()));
    });
}

#[test]
fn no_settings_panic() {
    run("settings", |bytes| {
        let text = String::from_utf8_lossy(bytes);
        if let Err(errors) = Settings::parse(&HashMap::new(), &text) {
            assert!(!errors.0.is_empty());
        }
    });
}

#[test]
fn no_order_export_panics() {
    let zone = jiff::tz::TimeZone::get("America/Sao_Paulo").unwrap();
    run("orders_csv", |bytes| {
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        let (mut ledger, mut last) = (Ledger::new(None), 0);
        let read = read_orders(bytes, &zone, &mut ledger, 0, |bad| {
            assert!(!bad.reason.is_empty());
            assert!(last < bad.line && bad.line <= lines, "{last}, then {} of {lines}", bad.line);
            last = bad.line;
        });
        // Without its columns it is no export; with them all of it is read.
        assert!(read.is_ok() || last == 0);
    });
}

#[test]
fn no_webhook_panics() {
    let rates = Rates::parse("EUR/USD=1.1,JPY/USD=0.0064").unwrap();
    run("webhook", |bytes| {
        for topic in TOPICS {
            let money = Money { shop: Currency::USD, rates: &rates };
            if let Err(unusable) = decode(topic, bytes, money) {
                assert!(!unusable.to_string().is_empty());
            }
        }
    });
}
