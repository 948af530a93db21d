//! What a preview names is what a save moves.

use std::collections::BTreeMap;

use integration_tests::support::{some_config, some_segments};
use rfm_service::base::Clock;
use rfm_service::configuration::Configurations;
use rfm_service::preview::Preview;
use rfm_service::segments::{Segments, read_sizes};
use shared_scoring::Cell;
use shared_scoring::comparison::Size;
use shared_scoring::json::{self as kernel};
use uuid::Uuid;

use super::{DAY_MS, Shop, labels, primary};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_save_moves_exactly_those_whom_its_preview_names() {
    let mut shop = Shop::new().await;
    let (mut by_bands, mut by_rules, mut moved_in_all) = (0, 0, 0);
    for _ in 0..40 {
        shop.clock.set(shop.clock.now_ms() + shop.rng.i64(0..9 * DAY_MS));
        let count = shop.rng.usize(0..30);
        shop.take_orders(count).await;
        while shop.recorder.age(shop.merchant).await.unwrap() > 0 {}
        let mut given = some_config(&mut shop.rng);
        let current = shop.configurations.current(shop.merchant).await.unwrap();
        if shop.rng.bool() {
            given = current.active.config.to_json();
            given["segments"] = some_segments(&mut shop.rng).into();
        }
        let config = kernel::read_config(&given).unwrap();
        let preview = shop.preview(&given, None).await;
        let movers = shop.movers(&given).await;
        let (before, now) = shop.places().await;
        let version = shop.save(&config).await;
        let (after, then) = shop.places().await;
        let expected: BTreeMap<Uuid, (Cell, Cell)> = before
            .iter()
            .map(|(id, cell)| (*id, (*cell, after[id])))
            .filter(|(_, (from, to))| primary(&now, *from) != primary(&then, *to))
            .collect();
        assert_eq!(movers, expected, "those who move under {given}");
        let changed: BTreeMap<Uuid, (Cell, Cell)> = before
            .iter()
            .map(|(id, cell)| (*id, (*cell, after[id])))
            .filter(|(_, (from, to))| from != to)
            .collect();
        assert_eq!(shop.history_of(version).await, changed, "what the history says");
        check_comparison(&preview, (&before, &now), (&after, &then));
        check_sizes(&shop, &preview).await;
        moved_in_all += movers.len();
        if changed.is_empty() { by_rules += 1 } else { by_bands += 1 }
    }
    println!("{by_bands} changed bands, {by_rules} rules, {moved_in_all} customers moved");
    assert!(by_bands > 5 && by_rules > 5 && moved_in_all > 500);
    let found = shop.recorder.rescore(shop.merchant, |_| ()).await.unwrap();
    assert_eq!((found.stats_differed, found.moved, found.counts_differed), (0, 0, 0));
}

/// The numbers of a preview against the places of all customers before and after.
fn check_comparison(
    preview: &Preview,
    (before, now): (&BTreeMap<Uuid, Cell>, &Segments),
    (after, then): (&BTreeMap<Uuid, Cell>, &Segments),
) {
    let comparison = &preview.comparison;
    assert_eq!(comparison.customers, before.len() as u64);
    let is_mover = |id: &&Uuid| primary(now, before[*id]) != primary(then, after[*id]);
    assert_eq!(comparison.moving, before.keys().filter(is_mover).count() as u64);
    for change in &comparison.segments {
        let label = change.label.as_str();
        let (was, is): (Vec<bool>, Vec<bool>) = before
            .keys()
            .map(|id| {
                (labels(now, before[id]).contains(label), labels(then, after[id]).contains(label))
            })
            .unzip();
        let count = |of: &[bool]| of.iter().filter(|member| **member).count() as u64;
        let size = |size: Option<Size>| size.map_or(0, |size| size.customers);
        assert_eq!(size(change.now), count(&was), "{label} now");
        assert_eq!(size(change.then), count(&is), "{label} then");
        let both = || was.iter().zip(&is);
        assert_eq!(change.entering, both().filter(|(was, is)| !**was && **is).count() as u64);
        assert_eq!(change.leaving, both().filter(|(was, is)| **was && !**is).count() as u64);
    }
    let all: u64 = comparison.movement.iter().map(|flow| flow.size.customers).sum();
    assert_eq!(all, comparison.customers, "the table has everybody once");
    for flow in &comparison.movement {
        let is_of = |id: &&Uuid| {
            primary(now, before[*id]) == flow.from.as_deref()
                && primary(then, after[*id]) == flow.to.as_deref()
        };
        assert_eq!(flow.size.customers, before.keys().filter(is_of).count() as u64, "{flow:?}");
    }
}

/// What was previewed is what is read after the save.
async fn check_sizes(shop: &Shop, preview: &Preview) {
    let Configurations { pool, clock, previews, .. } = &shop.configurations;
    let read = read_sizes(pool, &previews.sizes, clock.now_ms(), shop.merchant, "en").await;
    let sizes = read.unwrap().unwrap();
    let read: Vec<(String, i64, i64)> = sizes
        .segments
        .into_iter()
        .map(|segment| (segment.label, segment.customers, segment.spend_total_minor))
        .collect();
    let then = preview.comparison.segments.iter().filter_map(|change| {
        let size = change.then?;
        let customers = i64::try_from(size.customers).unwrap();
        Some((change.label.clone(), customers, size.spend_total_minor))
    });
    assert_eq!(read, then.collect::<Vec<_>>());
}
