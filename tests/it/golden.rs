//! One table of customers, made without the kernel, through everything that scores: the kernel linked
//! here, the Function's module, REST and gRPC.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer, by_id, paid_order, repository};
use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Outcome, Recorder};
use rfm_service::orders::event::{Change, Event, OrderVersion, Refund};
use rfm_service::transports::grpc::rfm_v1::GetSegmentsRequest;
use rfm_service::transports::grpc::rfm_v1::rfm_service_client::RfmServiceClient;
use serde_json::{Value, json};
use shared_scoring::order::{FinancialStatus, OrderState, contribution};
use shared_scoring::segments::DEFAULTS;
use shared_scoring::{
    CellMask, Currency, CustomerStats, Day, Preset, ScoringConfig, SegmentTable, score::score,
};

use crate::function::generated::update_input;
use crate::function::host::Host;

const DAY_MS: i64 = 86_400_000;
const AS_OF: &str = "2026-06-30";

/// An order of the table, as in `2026-05-31=100.00-20.00/paid`: a part may have been given back.
#[derive(Clone, Copy)]
struct Order {
    day: Day,
    gross_minor: i64,
    refunded_minor: i64,
    status: FinancialStatus,
}

impl Order {
    fn parse(text: &str) -> Order {
        let (day, amounts) = text.split_once('=').unwrap();
        let (amounts, status) = amounts.split_once('/').unwrap_or((amounts, "paid"));
        let (gross, refunded) = amounts.split_once('-').unwrap_or((amounts, "0"));
        let minor = |text: &str| Currency::USD.parse_amount(text).unwrap();
        Order {
            day: Day::parse(day).unwrap(),
            gross_minor: minor(gross),
            refunded_minor: minor(refunded),
            status: FinancialStatus::parse(status).unwrap(),
        }
    }

    fn state(&self) -> OrderState {
        OrderState {
            has_customer: true,
            test: false,
            cancelled: false,
            deleted: false,
            financial_status: self.status,
            gross_minor: self.gross_minor,
            net_minor: self.gross_minor - self.refunded_minor,
        }
    }

    fn version(&self, customer: &str, order_id: String) -> OrderVersion {
        let at_ms = i64::from(self.day.0) * DAY_MS + DAY_MS / 2;
        let mut version = paid_order(order_id, by_id(customer), at_ms, self.gross_minor);
        version.rank.financial_status = self.status;
        version
    }
}

/// A row: the customer's orders, and the columns that are to come out.
struct Row {
    customer: String,
    orders: Vec<Order>,
    expected: Vec<String>,
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(repository().join("tests/fixtures/golden.csv")).unwrap();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        Row {
            customer: cells[0].to_owned(),
            orders: cells[1].split(' ').map(Order::parse).collect(),
            expected: cells[2..].iter().map(|cell| (*cell).to_owned()).collect(),
        }
    };
    let rows: Vec<Row> = text.lines().skip(1).map(row).collect();
    assert!(rows.len() > 60, "only {} rows", rows.len());
    rows
}

fn config() -> ScoringConfig {
    ScoringConfig::with_bands(Preset::Medium.bands(10_000, 0))
}

fn as_of() -> Day {
    Day::parse(AS_OF).unwrap()
}

fn names(positions: impl Iterator<Item = usize>) -> Vec<&'static str> {
    positions.map(|position| DEFAULTS[position].id).collect()
}

/// The columns of a row, from what the service, the module or the kernel gave.
fn columns(
    stats: Option<CustomerStats>,
    levels: Option<([u8; 3], u16)>,
    segments: &[&str],
) -> Vec<String> {
    let stats = stats.filter(|stats| stats.order_count > 0);
    let level = |at: usize| levels.map_or(String::new(), |(levels, _)| levels[at].to_string());
    vec![
        stats.map_or(String::new(), |stats| stats.last_order_day.to_string()),
        stats.map_or(0, |stats| stats.order_count).to_string(),
        stats.map_or(0, |stats| stats.spend_total_minor).to_string(),
        level(0),
        level(1),
        level(2),
        levels.map_or(String::new(), |(_, score)| format!("{}.{:02}", score / 100, score % 100)),
        segments[0].to_owned(),
        segments.join("|"),
    ]
}

#[test]
fn the_kernel_gives_the_golden_scores() {
    for row in rows() {
        let counting =
            row.orders.iter().filter_map(|order| contribution(&order.state(), order.day));
        let stats = CustomerStats::fold(counting);
        let scored = stats.and_then(|stats| score(&stats, &config(), as_of()));
        let levels = scored.map(|score| {
            let levels = [score.recency, score.frequency, score.monetary].map(|level| level.get());
            (levels, score.weighted_hundredths)
        });
        let cell = scored.map_or(shared_scoring::Cell::PROSPECT, |score| score.cell);
        let bits = SegmentTable::default().segments_of(cell);
        let segments = names((0..64).filter(|at| bits >> at & 1 == 1));
        assert_eq!(columns(stats, levels, &segments), row.expected, "{}", row.customer);
    }
}

#[test]
fn the_module_gives_the_golden_scores() {
    let masks: Vec<CellMask> = DEFAULTS.iter().map(|segment| segment.mask()).collect();
    for row in rows() {
        // Order by order: the stats that come out go in again.
        let mut output = json!({"stats": null});
        for order in &row.orders {
            let one = (&order.state(), order.day);
            let mut input = update_input(None, Some(one), &config(), &masks, as_of());
            input["stats"] = output["stats"].clone();
            output = Host::get().run("update_rfm_score", &input).unwrap().output;
        }
        let stats =
            shared_scoring::compact::read_stats(output["stats"].as_str().unwrap().as_bytes());
        let number = |name: &str| output[name].as_u64();
        let levels = number("score").map(|score| {
            let levels = ["recency", "frequency", "monetary"];
            (levels.map(|name| number(name).unwrap() as u8), score as u16)
        });
        let positions = output["segments"].as_array().unwrap().iter();
        let segments = names(positions.map(|position| position.as_u64().unwrap() as usize));
        assert_eq!(columns(stats, levels, &segments), row.expected, "{}", row.customer);
    }
}

/// Writes the table's orders the way that webhooks take.
async fn record(recorder: &Recorder, merchant: MerchantId, rows: &[Row]) {
    let mut events = Vec::new();
    for (position, (row, order)) in
        rows.iter().flat_map(|row| row.orders.iter().map(move |order| (row, order))).enumerate()
    {
        let order_id = (position + 1).to_string();
        let event = |topic: &str, change| Event {
            id: format!("{topic}-{order_id}"),
            topic: topic.to_owned(),
            change,
            raw: Vec::new(),
        };
        let version = order.version(&row.customer, order_id.clone());
        events.push(event("orders/create", Change::Order(version)));
        if order.refunded_minor > 0 {
            let refund = Refund {
                refund_id: position as i64 + 1,
                order_id: order_id.clone(),
                amount_minor: order.refunded_minor,
            };
            events.push(event("refunds/create", Change::Refunded(refund)));
        }
    }
    for outcome in recorder.record(merchant, &events, Cause::Live).await.unwrap() {
        assert!(matches!(outcome, Outcome::Taken), "{outcome:?}");
    }
}

fn get(server: &TestServer, path: &str, token: &str) -> Value {
    let url = format!("http://{}{path}", server.http);
    let request = ureq::get(&url).header("Authorization", format!("Bearer {token}"));
    serde_json::from_str(&request.call().unwrap().body_mut().read_to_string().unwrap()).unwrap()
}

/// The columns of a row from a customer's JSON.
fn columns_of(customer: &Value) -> Vec<String> {
    let text = |name: &str| match &customer[name] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let segments = customer["segments"].as_array().unwrap().iter();
    let segments: Vec<&str> = segments.map(|name| name.as_str().unwrap()).collect();
    let mut columns: Vec<String> = [
        "last_order_on",
        "order_count",
        "spend_total_minor",
        "recency",
        "frequency",
        "monetary",
        "score",
    ]
    .map(text)
    .to_vec();
    columns.extend([segments[0].to_owned(), segments.join("|")]);
    columns
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rest_and_grpc_give_the_golden_scores() {
    let rows = rows();
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(i64::from(as_of().0) * DAY_MS + DAY_MS / 2));
    let recorder = database.recorder(clock.clone());
    let shop = NewMerchant::new("golden.example.com", "USD", "UTC", "medium").unwrap();
    let merchant = recorder.add_merchant(&shop).await.unwrap();
    record(&recorder, merchant, &rows).await;
    let server = TestServer::start(&database, clock).await.unwrap();
    let token = server.token(merchant).unwrap();
    let mut sizes: BTreeMap<String, i64> = BTreeMap::new();
    for row in &rows {
        let path = format!("/api/rfm/customers?shopify_id={}", row.customer);
        let page = tokio::task::block_in_place(|| get(&server, &path, &token));
        assert_eq!(columns_of(&page["customers"][0]), row.expected, "{}", row.customer);
        for segment in row.expected[8].split('|') {
            *sizes.entry(segment.to_owned()).or_default() += 1;
        }
    }
    let mut client = RfmServiceClient::connect(format!("http://{}", server.grpc)).await.unwrap();
    let mut request = tonic::Request::new(GetSegmentsRequest::default());
    request.metadata_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
    let answer = client.get_segments(request).await.unwrap().into_inner();
    assert_eq!(answer.customers, rows.len() as i64);
    assert_eq!(answer.as_of, AS_OF);
    assert_eq!(answer.segments.len(), DEFAULTS.len());
    for segment in &answer.segments {
        let expected = sizes.get(&segment.id).copied().unwrap_or(0);
        assert_eq!(segment.customers, expected, "{}", segment.id);
    }
    let rest = tokio::task::block_in_place(|| get(&server, "/api/rfm/segments", &token));
    let of_rest = rest["segments"].as_array().unwrap().iter().map(|row| row["customers"].as_i64());
    assert!(of_rest.eq(answer.segments.iter().map(|segment| Some(segment.customers))));
    drop(client);
    server.stop().await.unwrap();
}
