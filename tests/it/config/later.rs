//! What follows: the roll-up, what stays in memory, quintiles computed anew.

use std::collections::{BTreeMap, BTreeSet};

use integration_tests::support::{by_id, paid_order, some_config};
use rfm_service::base::{Calendar, Clock};
use rfm_service::columns::ColumnStores;
use rfm_service::configuration::Configurations;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Stage;
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::{Change, Event};
use rfm_service::scoring::Occasion;
use rfm_service::segments::read_sizes;
use rfm_service::workers::{Ageing, Rollup};
use serde_json::json;
use shared_scoring::json::{self as kernel};
use shared_scoring::{Cell, Day};

use super::{DAY_MS, START, Shop, with_recency};

/// The sizes of segments by the view and the deltas since, if the view is of the active version.
async fn by_view_and_deltas(shop: &Shop) -> Option<BTreeMap<String, i64>> {
    let mut superuser = shop.database.superuser().await;
    let rows: Vec<(String, i64, i64, i64)> = sqlx::query_as(
        "select segment_name, count, change_seq, rfm_segment_counts.config_version
         from rfm_segment_counts where merchant_id = $1",
    )
    .bind(shop.merchant.0)
    .fetch_all(&mut superuser)
    .await
    .unwrap();
    let (_, _, since, version) = *rows.first()?;
    let current = shop.configurations.current(shop.merchant).await.unwrap();
    if current.active.version.version != version {
        return None;
    }
    let changes: Vec<(Option<i16>, Option<i16>)> = sqlx::query_as(
        "select from_cell, to_cell from rfm_segment_deltas
         where merchant_id = $1 and config_version = $2 and change_seq > $3",
    )
    .bind(shop.merchant.0)
    .bind(version)
    .bind(since)
    .fetch_all(&mut superuser)
    .await
    .unwrap();
    let mut sizes: BTreeMap<String, i64> =
        rows.into_iter().map(|(name, count, _, _)| (name, count)).collect();
    for (from, to) in changes {
        for (cell, change) in [(from, -1), (to, 1)] {
            let cell = cell.and_then(|index| Cell::from_index(u8::try_from(index).unwrap()));
            let Some(cell) = cell else { continue };
            for segment in current.active.segments.of_cell(cell) {
                *sizes.get_mut(&segment.label).unwrap() += change;
            }
        }
    }
    Some(sizes)
}

#[tokio::test]
async fn the_roll_up_and_the_deltas_since_are_the_live_sizes() {
    let mut shop = Shop::new().await;
    let rollup = Rollup::new(shop.database.worker(), shop.clock.clone(), Calendar::utc());
    let (mut compared, mut versions) = (0, BTreeSet::new());
    for at in 0..24 {
        match at % 6 {
            0 => rollup.refresh().await.unwrap(),
            3 => {
                let given = some_config(&mut shop.rng);
                shop.save(&kernel::read_config(&given).unwrap()).await;
            }
            // The roll-up is made while a version is staged.
            4 => {
                let config = with_recency([at, 20 + at, 90, 200]);
                let saving = shop.saving();
                shop.configurations.save(shop.merchant, &config, saving).await.unwrap();
                shop.recorder.stage(shop.merchant).await.unwrap();
                rollup.refresh().await.unwrap();
                shop.take_orders(20).await;
            }
            5 => {
                while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Nothing {}
                rollup.refresh().await.unwrap();
            }
            _ => {}
        }
        shop.clock.set(shop.clock.now_ms() + shop.rng.i64(0..3 * DAY_MS));
        while shop.recorder.age(shop.merchant).await.unwrap() > 0 {}
        shop.take_orders(10).await;
        let Some(sizes) = by_view_and_deltas(&shop).await else { continue };
        let Configurations { pool, clock, previews, .. } = &shop.configurations;
        let live = read_sizes(pool, &previews.sizes, clock.now_ms(), shop.merchant, "en").await;
        let live = live.unwrap().unwrap();
        let live: BTreeMap<String, i64> =
            live.segments.into_iter().map(|one| (one.label, one.customers)).collect();
        assert_eq!(sizes, live, "at step {at}");
        versions.insert(
            shop.configurations.current(shop.merchant).await.unwrap().active.version.version,
        );
        compared += 1;
    }
    assert!(compared > 10 && versions.len() > 4, "{compared} times, of versions {versions:?}");
}

#[tokio::test]
async fn shops_stay_in_memory_while_all_fit() {
    let shop = Shop::new().await;
    let mut shops = vec![shop.merchant];
    for domain in ["second.example.com", "third.example.com"] {
        let merchant = NewMerchant::new(domain, "USD", "UTC", "small").unwrap();
        let merchant = shop.recorder.add_merchant(&merchant).await.unwrap();
        let order = |n: u64| {
            let version = paid_order(n, by_id(n), START * DAY_MS, 1_000);
            let (id, topic) = (n.to_string(), "orders/create".to_owned());
            Event { id, topic, change: Change::Order(version), raw: Vec::new() }
        };
        let orders: Vec<Event> = (0..200).map(order).collect();
        shop.recorder.record(merchant, &orders, Cause::Live).await.unwrap();
        shops.push(merchant);
    }
    let first = shop.places().await.0.len() as u64;
    // The first and one of the others fit.
    let stores = ColumnStores::new(shop.database.app(), first + 300);
    let tag = async |at: usize| {
        let (_, columns) = stores.current(shops[at]).await.unwrap().unwrap();
        columns.tag().store
    };
    let (one, two) = (tag(0).await, tag(1).await);
    for _ in 0..5 {
        assert_eq!((tag(0).await, tag(1).await), (one, two), "both stay");
    }
    let mut stores_of_third = BTreeSet::new();
    for _ in 0..5 {
        stores_of_third.insert(tag(2).await);
    }
    let all_stay = (tag(0).await, tag(1).await) == (one, two) && stores_of_third.len() == 1;
    assert!(!all_stay, "all three do not fit");
}

#[tokio::test]
async fn quintiles_are_computed_anew_when_their_days_are_over() {
    let mut shop = Shop::new().await;
    let document = json!({ "bands": { "quintiles": { "every_days": 30 } } });
    let mut config = kernel::read_config(&document).unwrap();
    config.segments = kernel::Segment::defaults();
    shop.save(&config).await;
    let day_begins = rfm_service::configuration::DayBegins {
        recorder: shop.recorder.clone(),
        configurations: shop.configurations.clone(),
    };
    let ageing = Ageing::new(shop.database.worker(), shop.clock.clone(), day_begins);
    let mut versions = Vec::new();
    for day in 1..=65 {
        shop.clock.set((START + day) * DAY_MS);
        if day == 20 {
            // Other segments keep the bands, and the day that they are of.
            let mut renamed = config.clone();
            renamed.segments.truncate(3);
            shop.save(&renamed).await;
        }
        shop.take_orders(10).await;
        ageing.round().await.unwrap();
        while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Nothing {}
        let active = shop.configurations.current(shop.merchant).await.unwrap().active;
        versions.push((active.version.version, active.version.scoring.bands));
        assert_eq!(ageing.round().await.unwrap(), 0, "once a day");
    }
    let on = |day: usize| versions[day - 1];
    let numbers: Vec<i64> = [19, 20, 29, 30, 59, 60].map(|day| on(day).0).to_vec();
    assert_eq!(numbers, [2, 3, 3, 4, 4, 5]);
    assert_eq!(on(19).1, on(29).1, "bands stay until their days are over");
    assert_ne!(on(29).1, on(30).1);
    assert_ne!(on(59).1, on(60).1);
    let history = shop.configurations.history(shop.merchant, i64::MAX, 1).await.unwrap();
    let (_, latest) = &history[0];
    assert_eq!(latest.bands_on, Day(i32::try_from(START + 60).unwrap()));
    assert_eq!(
        (latest.saved_by.as_str(), latest.reason.as_str()),
        ("rfm", "quintiles of 2024-12-03")
    );
    assert_eq!(Occasion::read(&latest.saved_by, &latest.reason), Some(Occasion::Quintiles));
}
