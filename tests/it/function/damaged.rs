//! Documents that Shopify would not send, and metafields that somebody broke: the Function answers
//! with no operation or as if nothing had happened, and never traps.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use bolero::{Driver, ValueGenerator};
use rmp_serde::to_vec;
use serde_json::{Value, json};
use shared_scoring::ScoringConfig;
use shared_scoring::compact::Benefit;

use super::checkout::{Checkout, Target, group_id};
use super::generated::{checkout, update_input};
use super::host::{Host, NoDocument};
use crate::fuzz::damage::{anything, below, damage_document};
use crate::fuzz::native;

/// Documents that go through the module.
const CASES: usize = 3_000;
const UPDATE: &str = "update_rfm_score";

/// A damaged document, and the export that gets it.
#[derive(Debug)]
pub(crate) struct DamagedInput {
    export: &'static str,
    input: Value,
}

/// Makes documents for each export, with damage, and now and then any document at all.
pub(crate) struct DamagedInputs;

impl ValueGenerator for DamagedInputs {
    type Output = DamagedInput;

    fn generate<D: Driver>(&self, driver: &mut D) -> Option<DamagedInput> {
        let checkout = checkout(&mut fastrand::Rng::with_seed(driver.produce()?));
        let targets = Target::ALL.map(|target| (target.export(), checkout.input(target)));
        let config = ScoringConfig::with_bands(checkout.bands);
        let masks: Vec<_> = checkout.segments.iter().map(|(mask, _)| *mask).collect();
        let update = update_input(checkout.stats.as_ref(), None, &config, &masks, checkout.today);
        let [lines, delivery] = targets;
        let (export, mut input) = match below(driver, 3)? {
            0 => lines,
            1 => delivery,
            _ => (UPDATE, update),
        };
        if below(driver, 16)? == 0 {
            input = anything(driver, 4)?;
        } else {
            for _ in 0..below(driver, 3)? + 1 {
                damage_document(&mut input, driver)?;
            }
        }
        Some(DamagedInput { export, input })
    }
}

/// Runs the Function's code, compiled for this machine, and says what it answers.
pub(crate) fn answer_natively(case: &DamagedInput) -> Value {
    let output = native::run(case.export, &case.input);
    let is_answer = match (case.export, &output) {
        (UPDATE, Value::Null) => true,
        (UPDATE, output) => output["cell"].as_u64().is_some_and(|cell| cell < 126),
        (_, output) => {
            output["operations"].as_array().is_some_and(|operations| operations.len() <= 1)
        }
    };
    assert!(is_answer, "{output}");
    output
}

#[test]
fn the_module_answers_damaged_documents_as_its_code_does_here() {
    bolero::check!().with_generator(DamagedInputs).with_iterations(CASES).for_each(|case| {
        let run = Host::get().run(case.export, &case.input).unwrap();
        assert_eq!(run.output, answer_natively(case));
    });
}

/// Bytes that were a document.
#[derive(Debug)]
struct DamagedBytes {
    export: &'static str,
    bytes: Vec<u8>,
}

struct DamagedDocuments;

impl ValueGenerator for DamagedDocuments {
    type Output = DamagedBytes;

    fn generate<D: Driver>(&self, driver: &mut D) -> Option<DamagedBytes> {
        let checkout = checkout(&mut fastrand::Rng::with_seed(driver.produce()?));
        let mut bytes = to_vec(&checkout.input(Target::DeliveryOptions)).unwrap();
        if driver.produce()? {
            bytes.truncate(below(driver, bytes.len())?);
        } else {
            for _ in 0..below(driver, 5)? + 1 {
                let at = below(driver, bytes.len())?;
                bytes[at] = driver.produce()?;
            }
        }
        let export = [Target::CartLines.export(), Target::DeliveryOptions.export(), UPDATE];
        Some(DamagedBytes { export: export[below(driver, 3)?], bytes })
    }
}

#[test]
fn no_bytes_trap() {
    let (tried, no_documents) = (AtomicUsize::new(0), AtomicUsize::new(0));
    bolero::check!().with_generator(DamagedDocuments).with_iterations(CASES).for_each(|case| {
        tried.fetch_add(1, Relaxed);
        match Host::get().run_bytes(case.export, &case.bytes) {
            Err(error) if error.is::<NoDocument>() => drop(no_documents.fetch_add(1, Relaxed)),
            run => drop(run.unwrap()),
        }
    });
    // The provider takes most of them, so most reach the Function.
    let (tried, no_documents) = (tried.into_inner(), no_documents.into_inner());
    assert!(no_documents * 2 <= tried, "{no_documents} of {tried} were no documents");
}

#[test]
fn what_is_missing_or_broken_gives_no_operation() {
    let host = Host::get();
    let none = json!({"operations": []});
    let mut checkout = super::budget::champion(1);
    let good = checkout.input(Target::CartLines);
    assert_ne!(host.run(Target::CartLines.export(), &good).unwrap().output, none);
    for (place, value) in [
        ("/c", Value::Null),
        ("/c/b/c", Value::Null),
        ("/c/b/c/m", Value::Null),
        ("/c/b/c/m/v", json!("2|19000|20490|9|91250")),
        ("/c/b/c/m/v", json!("")),
        ("/c/b/c/m/v", json!(7)),
        ("/d/m", Value::Null),
        ("/d/m/v", json!("1|USD")),
        ("/d/m/v", json!("x".repeat(10_001))),
        ("/d/c", json!(["PRODUCT", "SHIPPING"])),
        ("/s/l/d", json!("2026-02-30")),
    ] {
        let mut input = good.clone();
        *input.pointer_mut(place).unwrap() = value;
        let run = host.run(Target::CartLines.export(), &input).unwrap();
        assert_eq!(run.output, none, "{place}");
    }
    checkout.counts_cart = true;
    for place in ["/t/t/t/a", "/t/t/t/c"] {
        let mut input = checkout.input(Target::CartLines);
        *input.pointer_mut(place).unwrap() = json!("?");
        let run = host.run(Target::CartLines.export(), &input).unwrap();
        assert_eq!(run.output, none, "{place}");
    }
}

#[test]
fn a_delivery_whose_id_cannot_be_read_is_left_out() {
    let host = Host::get();
    let mut checkout = super::budget::champion(1);
    checkout.perks.iter_mut().for_each(|perk| perk.benefit = Benefit::Delivery);
    checkout.groups = 130;
    let run = |checkout: &Checkout, ids: &[(usize, Value)]| {
        let mut input = checkout.input(Target::DeliveryOptions);
        for (at, id) in ids {
            input["t"]["g"][at]["i"] = id.clone();
        }
        host.run(Target::DeliveryOptions.export(), &input).unwrap().output
    };
    let targets = |output: &Value| {
        let operation = &output["operations"][0]["deliveryDiscountsAdd"];
        let of_group = |target: &Value| target["deliveryGroup"]["id"].as_str().unwrap().to_owned();
        operation["candidates"][0]["targets"]
            .as_array()
            .map(|targets| targets.iter().map(of_group).collect::<Vec<_>>())
    };
    let first_hundred: Vec<String> = (0..100).map(group_id).collect();
    assert_eq!(targets(&run(&checkout, &[])), Some(first_hundred));
    checkout.groups = 5;
    let long = "x".repeat(129);
    let broken = [(0, json!(long)), (2, json!(7)), (4, json!(""))];
    assert_eq!(targets(&run(&checkout, &broken)), Some(vec![group_id(1), group_id(3)]));
    let longest = "x".repeat(128);
    checkout.groups = 1;
    assert_eq!(targets(&run(&checkout, &[(0, json!(longest))])), Some(vec![longest]));
    assert_eq!(run(&checkout, &[(0, json!(long))]), json!({"operations": []}));
}

#[test]
fn an_update_that_cannot_be_read_is_null() {
    let host = Host::get();
    let checkout = super::budget::champion(1);
    let config = ScoringConfig::with_bands(checkout.bands);
    let good = update_input(checkout.stats.as_ref(), None, &config, &[], checkout.today);
    let run = |input: &Value| host.run(UPDATE, input).unwrap().output;
    assert_eq!(run(&good)["cell"], 124);
    for (name, value) in [("config", "1|"), ("stats", "?"), ("order", "1|"), ("today", "1998")] {
        for value in [json!(value), json!(7), json!(true), json!([]), json!({})] {
            let mut input = good.clone();
            input[name] = value.clone();
            assert_eq!(run(&input), Value::Null, "{name}: {value}");
        }
    }
    // Null and missing say that there is none.
    let mut new_customer = good.clone();
    new_customer["stats"] = Value::Null;
    assert_eq!(run(&new_customer)["cell"], 125);
    for name in ["stats", "order"] {
        new_customer.as_object_mut().unwrap().remove(name);
    }
    assert_eq!(run(&new_customer)["cell"], 125);
}
