//! Fuzz targets for everything that reads what others wrote: whatever comes, the answer is a value or an
//! error that says where, never a panic.
//!
//! `cargo test` runs each target on its corpus (`__fuzz__/<target>/corpus`) and on a bounded number of
//! random inputs; a failure prints the input and its `BOLERO_RANDOM_SEED`. `BOLERO_RANDOM_ITERATIONS`
//! makes it longer. After `cargo install cargo-bolero`, libFuzzer looks for more, led by coverage:
//! `cargo bolero test --sanitizer NONE -p integration-tests fuzz::config -T 60s`. What it finds new joins the
//! corpus under a name of 40 digits, which git ignores until somebody gives it a better one.
//! Of each reader there is a target that gets bytes, which coverage leads far, and one that gets damaged
//! documents, which needs no coverage to come behind a parser.

pub(crate) mod damage;
mod export;
pub(crate) mod native;

use std::collections::HashMap;
use std::str;

use rfm_service::base::Rates;
use rfm_service::config::Settings;
use rfm_service::orders::shopify_webhook::{Money, decode};
use shared_scoring::{Currency, Weights, json};

use crate::function::damaged::{DamagedInputs, answer_natively};
use damage::{Damage, Damaged, corpus};

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

/// Documents with damage, for each reader, in one run of the tests.
const DAMAGED: usize = 10_000;
/// Bytes at random: few of them get far.
const BYTES: usize = 2_000;

/// The two targets of a reader. Its corpus is in the folder of its name.
macro_rules! targets {
    ($($name:ident: $read:path),+) => {$(
        #[test]
        fn $name() {
            let name = stringify!($name);
            bolero::check!(name = name).with_iterations(BYTES).for_each(|bytes: &[u8]| $read(bytes));
        }

        mod $name {
            use super::*;

            #[test]
            fn damaged() {
                let documents = Damage::of(stringify!($name));
                bolero::check!()
                    .with_generator(documents)
                    .with_iterations(DAMAGED)
                    .for_each(|Damaged(bytes)| $read(bytes));
            }
        }
    )+};
}

targets! {
    config: read_config,
    settings: read_settings,
    orders_csv: export::read,
    webhook: read_webhook
}

fn read_config(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(errors) = json::parse_config(&text) {
        assert!((1..=json::MAX_ERRORS).contains(&errors.len()));
        assert!(errors.iter().all(|error| !error.problem.is_empty() && !error.example.is_empty()));
    }
    drop(json::parse_rule(&text, &Weights::default()));
}

fn read_settings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(errors) = Settings::parse(&HashMap::new(), &text) {
        assert!(!errors.0.is_empty());
    }
}

/// A body under each topic.
fn read_webhook(bytes: &[u8]) {
    let rates = Rates::parse("EUR/USD=1.1,JPY/USD=0.0064").unwrap();
    for topic in TOPICS {
        let money = Money { shop: Currency::USD, rates: &rates };
        if let Err(unusable) = decode(topic, bytes, money) {
            assert!(!unusable.to_string().is_empty());
        }
    }
}

#[test]
fn function_input() {
    bolero::check!().with_generator(DamagedInputs).with_iterations(DAMAGED).for_each(|case| {
        answer_natively(case);
    });
}

/// Each reader takes something of its corpus, so that damage to it begins where the reader is.
#[test]
fn the_corpus_is_read() {
    let text = |document: &[u8]| str::from_utf8(document).unwrap().to_owned();
    let has = |target, is_read: &dyn Fn(&[u8]) -> bool| {
        assert!(corpus(target).iter().any(|document| is_read(document)), "{target}");
    };
    has("config", &|document| json::parse_config(&text(document)).is_ok());
    has("settings", &|document| Settings::parse(&HashMap::new(), &text(document)).is_ok());
    has("orders_csv", &|document| export::customers(document) > 0);
    let rates = Rates::parse("EUR/USD=1.1").unwrap();
    for body in corpus("webhook") {
        let money = || Money { shop: Currency::USD, rates: &rates };
        let is_read = TOPICS.into_iter().any(|topic| decode(topic, &body, money()).is_ok());
        assert!(is_read, "{}", text(&body));
    }
}
