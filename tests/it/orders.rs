//! The orders of a customer, page by page: each is met once, also among orders of one instant and while others
//! come.

use std::collections::BTreeSet;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer, by_id, paid_order};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Recorder;
use rfm_service::movement::model::Cause;
use rfm_service::orders::event::{Change, Event};
use serde_json::Value;
use tokio::task::block_in_place;

const NOW_MS: i64 = 20_000 * 86_400_000;
const PLACED_MS: i64 = NOW_MS - 86_400_000;

struct Shop {
    server: TestServer,
    recorder: Recorder,
    merchant: MerchantId,
}

impl Shop {
    async fn new(database: &TestDatabase) -> Shop {
        let clock = Arc::new(ManualClock::at(NOW_MS));
        let recorder = database.recorder(clock.clone());
        let server = TestServer::start(database, clock).await.unwrap();
        let shop = NewMerchant::new("orders.example.com", "USD", "UTC", "medium").unwrap();
        let merchant = recorder.add_merchant(&shop).await.unwrap();
        Shop { server, recorder, merchant }
    }

    /// Orders of one customer, by id and when they were placed.
    async fn record(&self, orders: &[(String, i64)]) {
        let event = |(id, at_ms): &(String, i64)| {
            let version = paid_order(id.clone(), by_id("7"), *at_ms, 100);
            let change = Change::Order(version);
            Event { id: format!("event-{id}"), topic: "test".into(), change, raw: Vec::new() }
        };
        let events: Vec<Event> = orders.iter().map(event).collect();
        self.recorder.record(self.merchant, &events, Cause::Live).await.unwrap();
    }

    fn get(&self, merchant: MerchantId, path: &str, query: &[(&str, &str)]) -> (u16, Value) {
        let url = format!("http://{}/api/rfm/customers{path}", self.server.http);
        let mut url = url::Url::parse(&url).unwrap();
        url.query_pairs_mut().extend_pairs(query);
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let token = self.server.token(merchant).unwrap();
        let request = agent.get(url.as_str()).header("Authorization", format!("Bearer {token}"));
        block_in_place(|| {
            let mut answer = request.call().unwrap();
            let text = answer.body_mut().read_to_string().unwrap();
            (answer.status().as_u16(), serde_json::from_str(&text).unwrap())
        })
    }

    fn ok(&self, path: &str, query: &[(&str, &str)]) -> Value {
        let (status, answer) = self.get(self.merchant, path, query);
        assert_eq!(status, 200, "{answer}");
        answer
    }

    fn customer(&self) -> String {
        self.ok("", &[])["customers"][0]["id"].as_str().unwrap().to_owned()
    }

    /// A page, and where the next one begins.
    fn page(
        &self,
        customer: &str,
        limit: &str,
        before: Option<&str>,
    ) -> (Vec<String>, Option<String>) {
        let mut query = vec![("limit", limit)];
        query.extend(before.map(|before| ("before", before)));
        let page = self.ok(&format!("/{customer}/orders"), &query);
        (ids(&page), page["next"].as_str().map(str::to_owned))
    }
}

fn ids(page: &Value) -> Vec<String> {
    let orders = page["orders"].as_array().unwrap().iter();
    orders.map(|order| order["order_id"].as_str().unwrap().to_owned()).collect()
}

/// So many orders of three instants; some ids are names.
fn orders(count: usize) -> Vec<(String, i64)> {
    let id = |at: usize| if at.is_multiple_of(4) { format!("#{at}.{at}") } else { at.to_string() };
    (0..count).map(|at| (id(at), PLACED_MS + (at % 3) as i64)).collect()
}

/// The ids, the latest first, of one instant the greatest first.
fn latest_first(orders: &[(String, i64)]) -> Vec<String> {
    let mut sorted: Vec<_> = orders.iter().map(|(id, at_ms)| (*at_ms, id.clone())).collect();
    sorted.sort_unstable();
    sorted.into_iter().rev().map(|(_, id)| id).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_have_all_orders_once_whatever_comes_meanwhile() {
    let database = TestDatabase::new().await;
    let shop = Shop::new(&database).await;
    let mut known = orders(29);
    shop.record(&known).await;
    let customer = shop.customer();
    for (round, limit) in ["1", "2", "7", "28", "29", "200"].into_iter().enumerate() {
        let expected = latest_first(&known);
        let (mut met, mut before) = (Vec::new(), None);
        loop {
            let (page, next) = shop.page(&customer, limit, before.as_deref());
            assert!(page.len() == limit.parse::<usize>().unwrap() || next.is_none(), "{page:?}");
            let is_first = before.is_none();
            met.extend(page);
            before = next;
            if before.is_none() {
                break;
            }
            if is_first {
                // Of the instant of the page's end, on either side of it, and a later one.
                let (at_ms, id) = before.as_deref().unwrap().split_once('.').unwrap();
                let at_ms = at_ms.parse().unwrap();
                let come = [
                    (format!("{id}-{round}"), at_ms),
                    (format!("!{round}"), at_ms),
                    (format!("x{round}"), NOW_MS),
                ];
                shop.record(&come).await;
                known.extend(come);
            }
        }
        assert_eq!(met.iter().collect::<BTreeSet<_>>().len(), met.len(), "met twice: {met:?}");
        met.retain(|id| *id != format!("!{round}"));
        assert_eq!(met, expected, "by {limit}");
    }
    shop.server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_explanation_leads_to_the_orders_that_it_does_not_list() {
    let database = TestDatabase::new().await;
    let shop = Shop::new(&database).await;
    let known = orders(130);
    shop.record(&known[..100]).await;
    let customer = shop.customer();
    let at = format!("/{customer}");
    assert_eq!(shop.ok(&at, &[])["orders_next"], Value::Null);
    shop.record(&known[100..]).await;
    let explained = shop.ok(&at, &[]);
    assert_eq!(ids(&explained).len(), 100);
    let (older, next) = shop.page(&customer, "200", explained["orders_next"].as_str());
    assert_eq!((older.len(), next), (30, None));
    assert_eq!([ids(&explained), older].concat(), latest_first(&known));

    let page = format!("{at}/orders");
    let stranger = NewMerchant::new("other.example.com", "USD", "UTC", "medium").unwrap();
    let stranger = shop.recorder.add_merchant(&stranger).await.unwrap();
    assert_eq!(shop.get(stranger, &page, &[]).0, 404);
    let long = format!("{}.1", i64::MIN);
    for before in ["x", "1", "1.", ".1", "1.\0", &long] {
        let (status, refused) = shop.get(shop.merchant, &page, &[("before", before)]);
        assert_eq!(status, 400, "{before:?}: {refused}");
        assert!(refused["detail"].as_str().unwrap().starts_with("before: "), "{refused}");
    }
    shop.server.stop().await.unwrap();
}
