//! Pages of customers in an order are all of them, each once, as sorting all of them at once gives it; for each
//! order, filter and size of a page, and also where many are equal.

use std::cmp::Reverse;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer, by_id, paid_order};
use rfm_service::base::{Clock, ManualClock, MerchantId};
use rfm_service::columns::ColumnStores;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Recorder;
use rfm_service::movement::customers::{Filter, Scored, list_customers, list_sorted};
use rfm_service::movement::model::Cause;
use rfm_service::movement::sort::{Key, Sort};
use rfm_service::orders::event::{Change, CustomerRef, CustomerVersion, Event};
use serde_json::Value;
use shared_scoring::CellMask;
use shared_scoring::cell::frequency_monetary;
use shared_scoring::rule::Dimension;
use tokio::task::block_in_place;

const DAY_MS: i64 = 86_400_000;
const START: i64 = 20_000;

struct Shop {
    database: TestDatabase,
    clock: Arc<ManualClock>,
    recorder: Recorder,
    columns: ColumnStores,
    merchant: MerchantId,
    rng: fastrand::Rng,
    events: usize,
}

impl Shop {
    async fn new() -> Shop {
        let given = std::env::var("RFM_SORTED_SEED").ok().and_then(|seed| seed.parse().ok());
        let rng = fastrand::Rng::with_seed(given.unwrap_or_else(|| fastrand::u64(..)));
        println!("RFM_SORTED_SEED={}", rng.get_seed());
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(START * DAY_MS));
        let recorder = database.recorder(clock.clone());
        let shop = NewMerchant::new("sorted.myshopify.com", "USD", "UTC", "small").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        let columns = ColumnStores::new(database.app(), 100_000);
        Shop { database, clock, recorder, columns, merchant, rng, events: 0 }
    }

    async fn record(&mut self, changes: Vec<Change>) {
        let mut events = Vec::new();
        for change in changes {
            self.events += 1;
            let id = format!("event-{}", self.events);
            events.push(Event { id, topic: "test".to_owned(), change, raw: Vec::new() });
        }
        for batch in events.chunks(500) {
            self.recorder.record(self.merchant, batch, Cause::Live).await.unwrap();
        }
    }

    /// Orders of few days and few amounts, so that many customers are equal, and customers without any.
    fn changes(&mut self, customers: u32, orders: usize) -> Vec<Change> {
        let mut changes: Vec<Change> = (0..customers / 10)
            .map(|_| {
                let id = Some(self.rng.u32(1..=customers + 50).to_string());
                Change::Customer(CustomerVersion {
                    customer: CustomerRef { id, email: None },
                    email_removed: false,
                    updated_at_ms: 1_000,
                })
            })
            .collect();
        for _ in 0..orders {
            let customer = self.rng.u32(1..=customers);
            let day = START - *self.rng.choice(&[0, 1, 5, 29, 60, 200, 900]).unwrap();
            let minor = *self.rng.choice(&[0, 1_000, 1_000, 2_500, 90_000]).unwrap();
            let id = format!("{}-{}", self.events, changes.len());
            changes.push(Change::Order(paid_order(id, by_id(customer), day * DAY_MS, minor)));
        }
        self.rng.shuffle(&mut changes);
        changes
    }

    /// All customers whom a filter leaves, by our id, found without any order.
    async fn all(&self, filter: &Filter) -> Vec<Scored> {
        let filter = Filter { limit: 100_000, ..filter.clone() };
        let now_ms = self.clock.now_ms();
        let page = list_customers(&self.database.app(), self.merchant, now_ms, &filter).await;
        page.unwrap().customers
    }

    /// All pages of so many in an order.
    async fn paged(&self, filter: &Filter, sort: Sort, limit: i64) -> Vec<Scored> {
        let filter = Filter { limit, ..filter.clone() };
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let (now_ms, from) = (self.clock.now_ms(), (sort, after));
            let page = list_sorted(&self.columns, self.merchant, now_ms, &filter, from).await;
            let page = page.unwrap();
            assert!(page.next.is_none() || page.customers.len() as i64 == limit);
            found.extend(page.customers);
            let Some(next) = page.next else { return found };
            // As a caller hands it on.
            after = Some(sort.position(&sort.cursor(next)).unwrap());
        }
    }
}

/// What is sorted by, in a way of its own.
fn number(one: &Scored, key: Key) -> Option<i64> {
    match key {
        Key::Id => Some(0),
        Key::LastOrder => Some(i64::from(one.stats?.last_order_day.0)),
        Key::Orders => Some(i64::from(one.stats?.order_count)),
        Key::Spend => Some(one.stats?.spend_total_minor),
        Key::Score => Some(i64::from(one.score?.weighted_hundredths)),
    }
}

fn sorted(mut all: Vec<Scored>, sort: Sort) -> Vec<Scored> {
    let is_absent = |one: &Scored| number(one, sort.key).is_none();
    match (sort.key, sort.is_descending) {
        (Key::Id, true) => all.sort_by_key(|one| Reverse(one.id)),
        (_, true) => {
            all.sort_by_key(|one| (is_absent(one), Reverse(number(one, sort.key)), one.id))
        }
        (_, false) => all.sort_by_key(|one| (is_absent(one), number(one, sort.key), one.id)),
    }
    all
}

fn sorts() -> impl Iterator<Item = Sort> {
    let keys = Sort::KEYS.into_iter();
    keys.flat_map(|(_, key)| [false, true].map(|is_descending| Sort { key, is_descending }))
}

fn told(customers: &[Scored]) -> Vec<String> {
    customers.iter().map(|one| format!("{one:?}")).collect()
}

#[tokio::test]
async fn pages_in_an_order_are_all_customers_as_sorted_at_once() {
    let mut shop = Shop::new().await;
    let changes = shop.changes(500, 900);
    shop.record(changes).await;
    let segment = |label: &str| Filter { segment: Some(label.to_owned()), ..Filter::default() };
    let cells = |cells| Filter { cells: Some(cells), ..Filter::default() };
    let in_two = CellMask::levels(Dimension::Recency, 5, 5)
        & CellMask::levels(Dimension::FrequencyMonetary, 2, 2);
    let both = Filter { cells: Some(in_two), ..segment("Potential Loyalist") };
    let filters = [
        Filter::default(),
        segment("Hibernating"),
        cells(in_two),
        cells(CellMask::PROSPECTS),
        both,
    ];
    // Orders that come, and a day that begins before its changes are written.
    for round in 0..3 {
        if round == 1 {
            let mut more = shop.changes(500, 100);
            let merged = |removed: u32| Change::CustomersMerged {
                kept: "1".to_owned(),
                removed: removed.to_string(),
            };
            more.extend((2..20).map(merged));
            shop.record(more).await;
        }
        shop.clock.set((START + 31 * round) * DAY_MS);
        let mut sizes = Vec::new();
        for filter in &filters {
            let all = shop.all(filter).await;
            sizes.push(all.len());
            for sort in sorts() {
                let expected = told(&sorted(all.clone(), sort));
                for limit in [3, 90, 5_000] {
                    // Pages of three of all of them take long, and show no more than those of a part.
                    if limit == 3 && all.len() > 60 {
                        continue;
                    }
                    let found = told(&shop.paged(filter, sort, limit).await);
                    assert_eq!(found, expected, "{sort} {filter:?} by {limit}");
                }
            }
        }
        // The few, by chance about ten, are still several pages of three.
        assert!(sizes[0] > 300 && sizes[3] > 3, "{sizes:?}");
        assert!(round > 0 || sizes.iter().all(|size| *size > 0), "{sizes:?}");
    }
}

#[tokio::test]
async fn who_stays_as_it_was_is_met_once_while_others_change() {
    let mut shop = Shop::new().await;
    let changes = shop.changes(400, 900);
    shop.record(changes).await;
    let before = shop.all(&Filter::default()).await;
    for sort in sorts() {
        let (mut found, mut after) = (Vec::new(), None);
        let filter = Filter { limit: 40, ..Filter::default() };
        let mut changed = Vec::new();
        loop {
            let now_ms = shop.clock.now_ms();
            let from = (sort, after);
            let page = list_sorted(&shop.columns, shop.merchant, now_ms, &filter, from).await;
            let page = page.unwrap();
            found.extend(page.customers.into_iter().map(|one| one.id));
            let Some(next) = page.next else { break };
            after = Some(next);
            let one = before[shop.rng.usize(0..before.len())].clone();
            let id = one.external_id.unwrap();
            let order = paid_order(format!("{sort}-{}", found.len()), by_id(id), now_ms, 777);
            shop.record(vec![Change::Order(order)]).await;
            changed.push(one.id);
        }
        assert!(!changed.is_empty());
        for one in before.iter().filter(|one| !changed.contains(&one.id)) {
            let met = found.iter().filter(|id| **id == one.id).count();
            assert_eq!(met, 1, "{sort} {one:?}");
        }
    }
}

struct Api<'s> {
    server: &'s TestServer,
    token: String,
}

impl Api<'_> {
    fn get(&self, path: &str) -> (u16, Value) {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let call = agent.get(format!("http://{}{path}", self.server.http));
        let mut answer =
            call.header("Authorization", format!("Bearer {}", self.token)).call().unwrap();
        let body = answer.body_mut().read_to_string().unwrap();
        (answer.status().as_u16(), serde_json::from_str(&body).unwrap())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_reads_what_it_shows() {
    let mut shop = Shop::new().await;
    let changes = shop.changes(300, 900);
    shop.record(changes).await;
    let server = TestServer::start(&shop.database, shop.clock.clone()).await.unwrap();
    let reader = Api { server: &server, token: server.token(shop.merchant).unwrap() };
    let writer = Api { server: &server, token: server.full_token(shop.merchant).unwrap() };
    let all = shop.all(&Filter::default()).await;
    block_in_place(|| {
        let (_, told) = reader.get("/api/rfm/shop");
        assert_eq!(told["domain"], "sorted.myshopify.com");
        assert_eq!(told["admin_url"], "https://admin.shopify.com/store/sorted");
        assert_eq!((&told["currency"], &told["currency_exponent"]), (&"USD".into(), &2.into()));
        assert_eq!((&told["time_zone"], &told["today"]), (&"UTC".into(), &"2024-10-04".into()));
        assert_eq!((&told["customers"], &told["clock"]), (&all.len().into(), &"machine".into()));
        assert_eq!(told["config_version"], 1);
        assert_eq!(told["may_write"], false);
        assert_eq!(writer.get("/api/rfm/shop").1["may_write"], true);
        cells_are_those_of_the_customers(&reader, &told, &all);
        the_grid_leads_to_its_customers(&reader, &all);
        wrong_parameters_are_named(&reader);
        an_explanation_says_what_comes_next(&reader, &shop);
    });
    server.stop().await.unwrap();
}

fn cells_are_those_of_the_customers(api: &Api<'_>, shop: &Value, all: &[Scored]) {
    let (_, cells) = api.get("/api/rfm/cells");
    let listed = cells["cells"].as_array().unwrap();
    for cell in listed {
        let members: Vec<&Scored> =
            all.iter().filter(|one| cell["cell"] == one.cell.index()).collect();
        assert_eq!(cell["customers"], members.len(), "{cell}");
        let spend = members.iter().filter_map(|one| one.stats).map(|stats| stats.spend_total_minor);
        assert_eq!(cell["spend_total_minor"], spend.sum::<i64>(), "{cell}");
        let levels = members[0].cell.levels().map(|(r, f, m)| [r, f, m].map(|level| level.get()));
        let told = ["recency", "frequency", "monetary"].map(|name| cell[name].as_u64());
        assert_eq!(
            told,
            std::array::from_fn(|at| levels.map(|levels| levels[at].into())),
            "{cell}"
        );
    }
    let sum: i64 = listed.iter().map(|cell| cell["customers"].as_i64().unwrap()).sum();
    assert_eq!(shop["customers"], sum);
    assert!(listed.iter().any(|cell| cell["cell"] == 125 && cell["recency"].is_null()));
    assert_eq!((&cells["as_of"], &cells["restated"]), (&"2024-10-04".into(), &false.into()));
    assert_eq!(cells["change_seq"], shop["change_seq"]);
    // The day itself is as recorded; an earlier one is restated from the orders dated until then.
    let (_, today) = api.get("/api/rfm/cells?as_of=2024-10-04");
    assert_eq!(today["cells"], cells["cells"]);
    let (_, past) = api.get("/api/rfm/cells?as_of=2024-10-02");
    assert_eq!(past["restated"], true);
    assert_ne!(past["cells"], cells["cells"]);
    let (_, sizes) = api.get("/api/rfm/segments?as_of=2024-10-02");
    let sum: i64 =
        past["cells"].as_array().unwrap().iter().map(|c| c["customers"].as_i64().unwrap()).sum();
    assert_eq!(sizes["customers"], sum);
    let (_, ahead) = api.get("/api/rfm/cells?as_of=2124-10-02");
    assert_eq!(ahead["cells"], Value::Array(Vec::new()));
}

fn the_grid_leads_to_its_customers(api: &Api<'_>, all: &[Scored]) {
    let mut met = 0;
    for (recency, other) in (1..=5u8).flat_map(|r| (1..=5u8).map(move |other| (r, other))) {
        let path = format!(
            "/api/rfm/customers?recency={recency}&frequency_monetary={other}&sort=-spend&limit=200"
        );
        let (_, page) = api.get(&path);
        let is_there = |one: &&Scored| {
            one.cell.levels().is_some_and(|(r, f, m)| {
                (r.get(), frequency_monetary(f, m).get()) == (recency, other)
            })
        };
        let expected: Vec<Scored> = all.iter().filter(is_there).cloned().collect();
        let expected = sorted(expected, Sort { key: Key::Spend, is_descending: true });
        let found = page["customers"].as_array().unwrap();
        let ids: Vec<&str> = found.iter().map(|one| one["id"].as_str().unwrap()).collect();
        let wanted: Vec<String> = expected.iter().map(|one| one.id.to_string()).collect();
        assert_eq!(ids, wanted, "{path}");
        met += ids.len();
        for one in found {
            let (names, labels) = (&one["segments"], &one["segment_ids"]);
            assert_eq!(names.as_array().unwrap().len(), labels.as_array().unwrap().len());
        }
    }
    assert_eq!(met, all.iter().filter(|one| one.score.is_some()).count());
    // One by an id is found whatever the order, and is not met again past itself.
    let one = all.iter().find(|one| one.score.is_some()).unwrap();
    let found = format!(
        "/api/rfm/customers?sort=-score&shopify_id={}",
        one.external_id.as_deref().unwrap()
    );
    let (_, page) = api.get(&found);
    assert_eq!(page["customers"][0]["id"], one.id.to_string());
    assert_eq!((page["customers"].as_array().unwrap().len(), &page["next"]), (1, &Value::Null));
}

fn wrong_parameters_are_named(api: &Api<'_>) {
    let (_, page) = api.get("/api/rfm/customers?sort=-orders&limit=2");
    let next = page["next"].as_str().unwrap();
    let (status, page) = api.get(&format!("/api/rfm/customers?sort=-orders&limit=2&after={next}"));
    assert_eq!((status, page["customers"].as_array().unwrap().len()), (200, 2));
    for (query, name) in [
        ("sort=name".to_owned(), "sort"),
        ("sort=".to_owned(), "sort"),
        ("recency=0".to_owned(), "recency"),
        ("recency=6".to_owned(), "recency"),
        ("recency=x".to_owned(), "recency"),
        ("frequency_monetary=9".to_owned(), "frequency_monetary"),
        (format!("after={next}"), "after"),
        (format!("sort=orders&after={next}"), "after"),
        (format!("sort=-spend&after={next}"), "after"),
        ("sort=-spend&after=x".to_owned(), "after"),
        ("sort=-spend&segment=Nobody".to_owned(), "segment"),
    ] {
        let (status, problem) = api.get(&format!("/api/rfm/customers?{query}"));
        assert_eq!(status, 400, "{query} {problem}");
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains(&format!("{name}:")), "{query} {problem}");
    }
}

fn an_explanation_says_what_comes_next(api: &Api<'_>, shop: &Shop) {
    let (_, page) = api.get("/api/rfm/customers?sort=-score&limit=200");
    let customers = page["customers"].as_array().unwrap();
    let mut told = Vec::new();
    for one in customers {
        let (_, whole) = api.get(&format!("/api/rfm/customers/{}", one["id"].as_str().unwrap()));
        assert_eq!(&whole["customer"], one);
        assert_eq!(whole["weights"]["recency"], 40, "{whole}");
        let labels: Vec<&Value> =
            whole["segments"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
        assert_eq!(labels, one["segment_ids"].as_array().unwrap().iter().collect::<Vec<_>>());
        let days = |name: &str| whole[name].as_str().map(str::to_owned);
        let first = days("first_order_on").unwrap();
        assert!(first.as_str() <= one["last_order_on"].as_str().unwrap(), "{whole}");
        let counted = whole["orders"].as_array().unwrap();
        let counted = counted.iter().filter(|order| !order["counted_minor"].is_null());
        let oldest = counted.filter_map(|order| order["day"].as_str()).min();
        assert_eq!(oldest, Some(first.as_str()));
        assert_eq!(whole["next_change"]["on"], one["next_change_on"]);
        if !whole["next_change"].is_null() {
            told.push((one["id"].clone(), whole["next_change"].clone()));
        }
    }
    told.sort_by_key(|(_, next)| next["on"].as_str().unwrap().to_owned());
    assert!(told.len() > 20);
    // When the day is there, it is as it was told.
    for (id, next) in told.iter().step_by(told.len() / 20) {
        let day = shared_scoring::Day::parse(next["on"].as_str().unwrap()).unwrap();
        shop.clock.set(i64::from(day.0) * DAY_MS);
        let (_, whole) = api.get(&format!("/api/rfm/customers/{}", id.as_str().unwrap()));
        for name in ["recency", "frequency", "monetary", "score"] {
            assert_eq!(whole["customer"][name], next[name], "{name} {next} {whole}");
        }
        let primary = whole["segments"].get(0).unwrap_or(&Value::Null);
        assert_eq!(primary, &next["segment"], "{whole}");
    }
}
