//! What a preview says is what a save then does, and a version is taken whole or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use integration_tests::support::{TestDatabase, by_id, paid_order, some_config, some_segments};
use rfm_service::base::{Calendar, Clock, ManualClock, MerchantId};
use rfm_service::columns::ColumnStores;
use rfm_service::configuration::{Configurations, Error, Saving, State};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Recorder, Stage};
use rfm_service::orders::event::{Change, Event};
use rfm_service::preview::{MoversWanted, Preview};
use rfm_service::segments::{Segments, read_sizes};
use rfm_service::workers::{Ageing, Rollup, StageError, StageVersion, Staging};
use serde_json::{Value, json};
use shared_scoring::comparison::Size;
use shared_scoring::json::{self as kernel, Config};
use shared_scoring::{Cell, Day};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

const DAY_MS: i64 = 86_400_000;
const START: i64 = 20_000;

/// A shop of its own database.
struct Shop {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    configurations: Configurations,
    merchant: MerchantId,
    rng: fastrand::Rng,
    orders: u64,
}

impl Shop {
    /// A shop with some customers, from a seed that the environment may give.
    async fn new() -> Shop {
        let given = std::env::var("RFM_CONFIG_SEED").ok().and_then(|seed| seed.parse().ok());
        let rng = fastrand::Rng::with_seed(given.unwrap_or_else(|| fastrand::u64(..)));
        println!("RFM_CONFIG_SEED={}", rng.get_seed());
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(START * DAY_MS));
        let recorder = database.recorder(clock.clone()).in_steps_of(50);
        let configurations = database.configurations(clock.clone());
        let shop = NewMerchant::new("shop.example.com", "USD", "Europe/Berlin", "small").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        let mut shop = Shop { database, clock, recorder, configurations, merchant, rng, orders: 0 };
        let orders: Vec<Event> = (0..900).map(|_| shop.order(400)).collect();
        shop.recorder.import(merchant).write(&orders, |_| ()).await.unwrap();
        shop
    }

    /// An order of somebody on one of so many last days.
    fn order(&mut self, days: i64) -> Event {
        self.orders += 1;
        let most = self.rng.u32(1..=300);
        let customer = by_id(self.rng.u32(1..=most));
        let at_ms = self.clock.now_ms() - self.rng.i64(0..days * DAY_MS);
        let version = paid_order(self.orders, customer, at_ms, self.rng.i64(100..30_000));
        let (id, topic) = (self.orders.to_string(), "orders/create".to_owned());
        Event { id, topic, change: Change::Order(version), raw: Vec::new() }
    }

    async fn take_orders(&mut self, count: usize) {
        let orders: Vec<Event> = (0..count).map(|_| self.order(1)).collect();
        self.recorder.record(self.merchant, &orders, Cause::Live).await.unwrap();
    }

    fn saving(&self) -> Saving<'static> {
        Saving { by: "a test", reason: "to see", upon: None, tells: false }
    }

    async fn save(&self, config: &Config) -> i64 {
        let saved = self.configurations.save(self.merchant, config, self.saving()).await.unwrap();
        while self.recorder.stage(self.merchant).await.unwrap() != Stage::Nothing {}
        saved.version
    }

    async fn preview(&self, given: &Value, wanted: Option<&MoversWanted>) -> Preview {
        let given = given.as_object().unwrap();
        self.configurations.previews.preview(self.merchant, given, wanted).await.unwrap()
    }

    /// All who would move, page by page.
    async fn movers(&mut self, given: &Value) -> BTreeMap<Uuid, (Cell, Cell)> {
        let mut found = BTreeMap::new();
        let mut after = None;
        loop {
            let limit = self.rng.usize(1..40);
            let wanted = MoversWanted { limit, after, from: None, to: None };
            let (page, next) = self.preview(given, Some(&wanted)).await.movers.unwrap();
            assert!(page.len() <= limit);
            for mover in page {
                let twice = found.insert(mover.customer.id, (mover.now, mover.then));
                assert_eq!(twice, None, "{} comes twice", mover.customer.id);
            }
            after = next;
            if after.is_none() {
                return found;
            }
        }
    }

    /// Everybody's place, and the segments that are active.
    async fn places(&self) -> (BTreeMap<Uuid, Cell>, Segments) {
        let rows: Vec<(Uuid, i16)> = sqlx::query_as(
            "select users.id, case live_slot when 0 then cell_0 else cell_1 end
             from users join merchants on merchants.id = merchant_id
             where merchant_id = $1 and merged_into is null",
        )
        .bind(self.merchant.0)
        .fetch_all(&mut self.database.superuser().await)
        .await
        .unwrap();
        let cell = |index: i16| Cell::from_index(u8::try_from(index).unwrap()).unwrap();
        let current = self.configurations.current(self.merchant).await.unwrap();
        (rows.into_iter().map(|(id, index)| (id, cell(index))).collect(), current.active.segments)
    }

    /// The changes that a version made, as the history tells them.
    async fn history_of(&self, version: i64) -> BTreeMap<Uuid, (Cell, Cell)> {
        let rows: Vec<(Uuid, i16, i16)> = sqlx::query_as(
            "select customer_id, from_cell, to_cell from customer_history
             where merchant_id = $1 and config_version = $2 and cause = 'config'",
        )
        .bind(self.merchant.0)
        .bind(version)
        .fetch_all(&mut self.database.superuser().await)
        .await
        .unwrap();
        let cell = |index: i16| Cell::from_index(u8::try_from(index).unwrap()).unwrap();
        rows.into_iter().map(|(id, from, to)| (id, (cell(from), cell(to)))).collect()
    }
}

fn labels(segments: &Segments, cell: Cell) -> BTreeSet<&str> {
    segments.of_cell(cell).map(|segment| segment.label.as_str()).collect()
}

fn primary(segments: &Segments, cell: Cell) -> Option<&str> {
    segments.primary_of(cell).map(|segment| segment.label.as_str())
}

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

fn with_recency(edges: [i32; 4]) -> Config {
    let document = json!({
        "bands": {
            "recency": { "at_most_days": edges },
            "frequency": { "at_least_orders": [2, 3, 5, 8] },
            "monetary": { "at_least_minor": [2000, 4000, 8000, 16000] },
        },
    });
    let mut config = kernel::read_config(&document).unwrap();
    config.segments = kernel::Segment::defaults();
    config
}

#[tokio::test]
async fn readers_see_the_old_version_wholly_and_then_the_new_one() {
    let mut shop = Shop::new().await;
    let (before, _) = shop.places().await;
    let config = with_recency([3, 20, 90, 100]);
    let saving = shop.saving();
    let saved = shop.configurations.save(shop.merchant, &config, saving).await.unwrap();
    assert!(!saved.is_active);
    let mut steps = 0;
    while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Activated(saved.version) {
        steps += 1;
        let current = shop.configurations.current(shop.merchant).await.unwrap();
        assert_eq!((current.active.version.version, current.latest), (1, saved.version));
        let staged = current.staged.unwrap();
        assert_eq!(staged.saved.version.version, saved.version);
        assert!((1..=current.customers).contains(&staged.customers_done));
        assert_eq!(shop.places().await.0, before, "nobody has moved yet");
        assert!(shop.history_of(saved.version).await.is_empty(), "nothing is told yet");
    }
    assert!(steps > 3, "{steps} steps");
    let (after, _) = shop.places().await;
    assert_ne!(after, before);
    // What was active is read and restored as it was.
    let restored = shop.configurations.restore(shop.merchant, 1, shop.saving()).await.unwrap();
    while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Nothing {}
    assert_eq!((restored.version, shop.places().await.0), (3, before));
    let history = shop.configurations.history(shop.merchant, i64::MAX, 10).await.unwrap();
    let states: Vec<(i64, State)> =
        history.iter().map(|(state, version)| (version.version, *state)).collect();
    assert_eq!(states, [(3, State::Active), (2, State::Past), (1, State::Past)]);
    shop.take_orders(1).await;
}

#[tokio::test]
async fn a_version_that_is_overtaken_leaves_nothing_behind() {
    let shop = Shop::new().await;
    let (first, second) = (with_recency([1, 2, 3, 4]), with_recency([10, 20, 40, 80]));
    let save = async |config: &Config, upon| {
        let saving = Saving { upon, ..shop.saving() };
        shop.configurations.save(shop.merchant, config, saving).await
    };
    assert_eq!(save(&first, Some(1)).await.unwrap().version, 2);
    for _ in 0..3 {
        let some = shop.recorder.clone().in_steps_of(10);
        assert_eq!(some.stage(shop.merchant).await.unwrap(), Stage::Staged(10));
    }
    let stale = save(&second, Some(1)).await.unwrap_err();
    assert!(matches!(stale, Error::Stale { expected: 1, latest: 2 }), "{stale}");
    assert_eq!(save(&second, Some(2)).await.unwrap().version, 3);
    while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Nothing {}
    let history = shop.configurations.history(shop.merchant, i64::MAX, 10).await.unwrap();
    let states: Vec<State> = history.iter().map(|(state, _)| *state).collect();
    assert_eq!(states, [State::Active, State::Overtaken, State::Past]);
    assert!(shop.history_of(2).await.is_empty());
    let counted: Vec<i64> = sqlx::query_scalar(
        "select distinct config_version from rfm_cell_counts where merchant_id = $1",
    )
    .bind(shop.merchant.0)
    .fetch_all(&mut shop.database.superuser().await)
    .await
    .unwrap();
    assert_eq!(counted, [3], "counts are of the active version alone");
    let found = shop.recorder.rescore(shop.merchant, |_| ()).await.unwrap();
    assert_eq!((found.moved, found.counts_differed), (0, 0));
}

#[tokio::test]
async fn others_are_told_of_those_who_move_only_if_that_is_wanted() {
    let shop = Shop::new().await;
    let staging = Staging::new(shop.database.worker(), shop.recorder.clone(), Arc::default());
    let told = async |kind: &str| -> i64 {
        sqlx::query_scalar("select count(*) from outbox where merchant_id = $1 and event_type = $2")
            .bind(shop.merchant.0)
            .bind(kind)
            .fetch_one(&mut shop.database.superuser().await)
            .await
            .unwrap()
    };
    let mut expected = 0;
    for (version, tells) in [(2, false), (3, true), (4, false)] {
        let config = with_recency([7 * version, 50 * version, 250, 300]);
        let saving = Saving { tells, ..shop.saving() };
        shop.configurations.save(shop.merchant, &config, saving).await.unwrap();
        assert!(staging.round().await.unwrap() > 3, "several steps");
        let moved = shop.history_of(version.into()).await.len() as i64;
        assert!(moved > 20, "{moved} moved");
        expected += if tells { moved } else { 0 };
        assert_eq!(told("rfm.updated").await, expected, "after version {version}");
        assert_eq!(told("rfm.config_activated").await, i64::from(version) - 1);
        assert_eq!(staging.round().await.unwrap(), 0, "nothing is left");
    }
}

#[tokio::test]
async fn what_is_saved_meanwhile_does_not_end_the_telling() {
    let shop = Shop::new().await;
    let told = async || -> i64 {
        sqlx::query_scalar(
            "select count(*) from outbox where merchant_id = $1 and event_type = 'rfm.updated'",
        )
        .bind(shop.merchant.0)
        .fetch_one(&mut shop.database.superuser().await)
        .await
        .unwrap()
    };
    let mut expected = 0;
    for (days, with_bands) in [(20, false), (90, true)] {
        let saving = Saving { tells: true, ..shop.saving() };
        let config = with_recency([days, 100, 250, 300]);
        let saved = shop.configurations.save(shop.merchant, &config, saving).await.unwrap();
        while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Activated(saved.version) {
        }
        expected += shop.history_of(saved.version).await.len() as i64;
        assert_eq!(shop.recorder.stage(shop.merchant).await.unwrap(), Stage::Staged(50));
        let mut next = shop.configurations.current(shop.merchant).await.unwrap().active.config;
        next.segments.truncate(5);
        if with_bands {
            next = with_recency([days + 1, 101, 250, 300]);
        }
        shop.save(&next).await;
        assert_eq!(told().await, expected, "after {days}");
    }
    assert!(expected > 60, "{expected}");
}

/// Has a shop with this number of steps to go, and another one that saves meanwhile.
struct Steps {
    first: MerchantId,
    second: MerchantId,
    superuser: tokio::sync::Mutex<sqlx::PgConnection>,
    gone: std::sync::Mutex<Vec<MerchantId>>,
}

impl StageVersion for &Steps {
    async fn stage_version(&self, merchant: MerchantId) -> Result<bool, StageError> {
        let gone = {
            let mut gone = self.gone.lock().unwrap();
            gone.push(merchant);
            gone.iter().filter(|one| **one == merchant).count()
        };
        let sets = match (merchant == self.first, gone) {
            (true, 2) => Some((self.second, "1, staged_after = id")),
            (true, 9) | (false, 3) => Some((merchant, "null, staged_after = null")),
            _ => None,
        };
        let Some((of, staged)) = sets else { return Ok(true) };
        let set = format!("update merchants set staged_version = {staged} where id = '{of}'");
        let mut superuser = self.superuser.lock().await;
        sqlx::raw_sql(AssertSqlSafe(set)).execute(&mut *superuser).await.unwrap();
        Ok(of != merchant)
    }
}

#[tokio::test]
async fn a_large_shop_holds_up_nobody_who_saves_meanwhile() {
    let shop = Shop::new().await;
    let second = NewMerchant::new("second.example.com", "USD", "UTC", "medium").unwrap();
    let second = shop.recorder.add_merchant(&second).await.unwrap();
    let saving = shop.saving();
    shop.configurations.save(shop.merchant, &with_recency([1, 2, 3, 4]), saving).await.unwrap();
    let superuser = tokio::sync::Mutex::new(shop.database.superuser().await);
    let steps = Steps { first: shop.merchant, second, superuser, gone: Default::default() };
    let staging = Staging::new(shop.database.worker(), &steps, Arc::default());
    assert_eq!(staging.round().await.unwrap(), 12);
    let gone = steps.gone.into_inner().unwrap();
    let last_of_second = gone.iter().rposition(|merchant| *merchant == second).unwrap();
    assert!(last_of_second <= 6, "{gone:?}");
}

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
}
