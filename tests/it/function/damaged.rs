//! Documents that Shopify would not send, and metafields that somebody broke: the Function answers
//! with no operation or as if nothing had happened, and never traps.

use rmp_serde::to_vec;
use serde_json::{Value, json};
use shared_scoring::compact::Benefit;

use super::checkout::{Checkout, Target, group_id};
use super::generated::{checkout, seed, update_input};
use super::host::{Host, NoDocument};
use crate::mutation::{anything, damage_document};

const CASES: usize = 3_000;

fn is_an_answer(output: &Value) -> bool {
    output["operations"].as_array().is_some_and(|operations| operations.len() <= 1)
}

#[test]
fn no_document_traps() {
    let (host, mut rng) = (Host::get(), fastrand::Rng::with_seed(seed()));
    for case in 0..CASES {
        let checkout = checkout(&mut rng);
        for target in Target::ALL {
            let mut input = checkout.input(target);
            damage_document(&mut input, &mut rng);
            let run = host.run(target.export(), &input);
            let run = run.unwrap_or_else(|error| panic!("case {case}: {error:#}: {input}"));
            assert!(is_an_answer(&run.output), "case {case}: {input}: {}", run.output);
        }
        let input = anything(&mut rng, 4);
        for export in host.exports() {
            let run = host.run(&export, &input);
            run.unwrap_or_else(|error| panic!("case {case}: {export}: {error:#}: {input}"));
        }
    }
}

#[test]
fn no_bytes_trap() {
    let (host, mut rng) = (Host::get(), fastrand::Rng::with_seed(seed()));
    let mut no_documents = 0;
    for case in 0..CASES {
        let checkout = checkout(&mut rng);
        let mut bytes = to_vec(&checkout.input(Target::DeliveryOptions)).unwrap();
        if rng.bool() {
            bytes.truncate(rng.usize(0..bytes.len()));
        } else {
            (0..rng.usize(1..6)).for_each(|_| {
                let at = rng.usize(0..bytes.len());
                bytes[at] = rng.u8(..);
            });
        }
        for export in host.exports() {
            match host.run_bytes(&export, &bytes) {
                Ok(_) => {}
                Err(error) if error.is::<NoDocument>() => no_documents += 1,
                Err(error) => panic!("case {case}: {export}: {error:#}: {bytes:?}"),
            }
        }
    }
    // The provider takes most of them, so most reach the Function.
    assert!(no_documents < CASES / 2, "{no_documents} of {CASES} were no documents");
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
    let config = shared_scoring::ScoringConfig::with_bands(checkout.bands);
    let good = update_input(checkout.stats.as_ref(), None, &config, &[], checkout.today);
    let run = |input: &Value| host.run("update_rfm_score", input).unwrap().output;
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
