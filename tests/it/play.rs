//! A made-up shop's future, played against a running service whose days pass by calls: it ends as if all had been
//! known at once. And what a player does where the service refuses or asks to wait.

use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use integration_tests::support::{TestDatabase, TestServer};
use rfm_service::adapters::driven_clock::DrivenClock;
use rfm_service::adapters::shopify::WebhookSecrets;
use rfm_service::base::{Calendar, Clock, ManualClock, MerchantId, Rates};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Recorder, Rescored, list_kept};
use rfm_service::orders::event::Event as Recorded;
use rfm_service::orders::shopify_webhook::{Decoded, Money, decode};
use rfm_service::play::{Bearer, Dating, Error, Played, Player, Speed, To};
use rfm_service::simulation::{Events, Parameters, Plan, Shop, SimulatedOrder, What, shopify};
use secrecy::SecretString;
use serde_json::{Value, json};
use shared_scoring::{Currency, Day};
use tempfile::TempDir;
use tokio::net::TcpListener;

const DAY_S: i64 = 86_400;

/// When the past ends, and when what is played does: a Friday in March, and six weeks later. In between
/// New York changes its clocks.
const PRESENT: i32 = 20_518;
const END: i32 = PRESENT + 42;

const fn begins_s(day: i32) -> i64 {
    day as i64 * DAY_S
}

fn shop() -> Shop {
    let plan = Plan {
        parameters: Parameters::CDNOW,
        customers: 400,
        from: Day(END - 400),
        until: Day(END - 1),
        currency: Currency::USD,
    };
    Shop::new(3, &plan).unwrap()
}

struct Case {
    database: TestDatabase,
    clock: Arc<DrivenClock>,
    recorder: Recorder,
    server: TestServer,
    _folder: TempDir,
}

impl Case {
    async fn new() -> Case {
        let database = TestDatabase::new().await;
        let folder = tempfile::tempdir().unwrap();
        let start_ms = Some(begins_s(PRESENT) * 1_000);
        let clock = DrivenClock::open(folder.path().join("clock"), start_ms, 0).unwrap();
        let clock = Arc::new(clock);
        let recorder = database.recorder(clock.clone());
        let server = TestServer::driven(&database, clock.clone()).await.unwrap();
        Case { database, clock, recorder, server, _folder: folder }
    }

    async fn merchant(&self, domain: &str) -> MerchantId {
        let shop = NewMerchant::new(domain, "USD", "America/New_York", "small").unwrap();
        self.recorder.add_merchant(&shop).await.unwrap()
    }

    /// What a shop knew when an instant had not come, as from a file.
    async fn import(&self, merchant: MerchantId, before_s: i64) {
        let known = shop()
            .take_while(|order| order.placed_at_s < before_s)
            .map(|order| order.known_at(before_s - 1));
        let events: Vec<Recorded> = known.map(|order| recorded(&order)).collect();
        self.recorder.import(merchant).write(&events, |_| ()).await.unwrap();
    }

    async fn play(&self, domain: &str, merchant: MerchantId) -> Result<Played, Error> {
        let token = SecretString::from(self.server.full_token(merchant).unwrap());
        let dating = Dating::Clock(Bearer::Given(token));
        let span = (begins_s(PRESENT), begins_s(END));
        let player = Player::open(to(self.server.http, domain, dating), span).await?;
        let events = Events::new(shop(), begins_s(PRESENT), player.calendar().clone());
        player.play(events, |_| ()).await
    }

    async fn rows(&self, merchant: MerchantId, query: &'static str) -> Vec<String> {
        let rows = sqlx::query_scalar(query).bind(merchant.0);
        rows.fetch_all(&mut self.database.superuser().await).await.unwrap()
    }

    fn call(&self, method: &str, token: &str, now: &str) -> (u16, Value) {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let url = format!("http://{}/api/rfm/clock", self.server.http);
        let request = ureq::http::Request::builder().method(method).uri(url);
        let request = request.header("Authorization", format!("Bearer {token}"));
        let body = if method == "GET" { String::new() } else { json!({ "now": now }).to_string() };
        let mut answer = agent.run(request.body(body).unwrap()).unwrap();
        let body = answer.body_mut().read_to_string().unwrap();
        (answer.status().as_u16(), serde_json::from_str(&body).unwrap())
    }
}

fn to(http: SocketAddr, domain: &str, dating: Dating) -> To {
    To {
        url: format!("http://{http}"),
        domain: domain.to_owned(),
        currency: Currency::USD,
        secrets: WebhookSecrets::new([Some(SecretString::from(TestServer::SECRET))]),
        speed: Speed::Max,
        dating,
    }
}

fn recorded(order: &SimulatedOrder) -> Recorded {
    let body = shopify::webhook(order, Currency::USD).to_string();
    let money = Money { shop: Currency::USD, rates: &Rates::default() };
    let Ok(Decoded::Change(change)) = decode("orders/updated", body.as_bytes(), money) else {
        panic!("{body}");
    };
    Recorded { id: order.position.to_string(), topic: "file".into(), change, raw: Vec::new() }
}

/// Everything of customers that does not depend on when it became known.
const CUSTOMERS: &str = "
    select concat_ws(' ', external_id, email is not null, first_order_at, last_order_at, order_count,
        spend_total_minor, cell_0, rescore_due_on_0)
    from users join identities on identities.merchant_id = users.merchant_id and user_id = users.id
    where users.merchant_id = $1 order by external_id";
const COUNTS: &str = "
    select concat_ws(' ', cell, customers, spend_total_minor) from rfm_cell_counts
    where merchant_id = $1 and customers <> 0 order by cell";
const CAUSES: &str = "
    select concat_ws(' ', cause, count(*)) from rfm_score_history where merchant_id = $1
    group by cause order by cause";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_past_and_what_is_played_are_the_whole() {
    let case = Case::new().await;
    let (whole, played) =
        (case.merchant("whole.example.com").await, case.merchant("played.example.com").await);
    case.import(played, begins_s(PRESENT)).await;
    let known = case.rows(played, CUSTOMERS).await;
    let told = case.play("played.example.com", played).await.unwrap();
    assert!(told.orders > 50 && told.refunds > 2 && told.cancelled > 0, "{told:?}");
    // In New York the day of the present instant ends five hours later.
    assert_eq!(told.days, 42, "{told:?}");
    assert!(told.moved > 50, "{told:?}");
    let stands = case.clock.now_ms() / 1_000;
    assert!((begins_s(END - 1)..begins_s(END)).contains(&stands), "{stands}");
    case.import(whole, begins_s(END)).await;
    let customers = case.rows(played, CUSTOMERS).await;
    assert!(customers.len() > known.len(), "{} customers", customers.len());
    assert_eq!(customers, case.rows(whole, CUSTOMERS).await);
    assert_eq!(case.rows(played, COUNTS).await, case.rows(whole, COUNTS).await);
    let causes = case.rows(played, CAUSES).await.join("; ");
    assert!(causes.contains(&format!("time {}", told.moved)), "{causes} {told:?}");
    assert!(list_kept(&case.database.app(), played, None).await.unwrap().is_empty());

    // A play that is repeated changes nothing.
    let history = case.rows(played, CAUSES).await;
    let again = case.play("played.example.com", played).await.unwrap();
    assert_eq!((again.messages, again.moved, again.days), (told.messages, 0, 0));
    assert_eq!(case.rows(played, CAUSES).await, history);
    assert_eq!(case.rows(played, CUSTOMERS).await, customers);
    let found = case.recorder.rescore(played, |_| ()).await.unwrap();
    assert_eq!(found, Rescored { customers: customers.len(), ..Rescored::default() });
    case.server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_is_moved_forward_by_who_may_write_and_its_days_are_done_then() {
    let case = Case::new().await;
    let merchant = case.merchant("clock.example.com").await;
    case.import(merchant, begins_s(PRESENT)).await;
    let last =
        recorded(&shop().take_while(|order| order.placed_at_s < begins_s(PRESENT)).last().unwrap());
    case.recorder.record(merchant, &[last], Cause::Live).await.unwrap();
    let processed = "select count(*)::text from processed_events where merchant_id = $1";
    assert_eq!(case.rows(merchant, processed).await, ["1"]);
    let token = case.server.full_token(merchant).unwrap();
    let reader = case.server.token(merchant).unwrap();
    let span = (begins_s(PRESENT), begins_s(END));
    let to = to(case.server.http, "clock.example.com", Dating::Now);
    let refused = Player::open(to, span).await.err().unwrap();
    assert!(matches!(refused, Error::Driven(_)), "{refused}");
    let (status, stands) = tokio::task::block_in_place(|| case.call("GET", &reader, ""));
    assert_eq!((status, &stands["now"]), (200, &json!("2026-03-06T00:00:00Z")));
    assert_eq!(
        (&stands["today"], &stands["time_zone"]),
        (&json!("2026-03-05"), &json!("America/New_York"))
    );
    let put = |token: &str, now: &str| tokio::task::block_in_place(|| case.call("PUT", token, now));
    assert_eq!(put(&reader, "2026-03-07T00:00:00Z").0, 403);
    assert_eq!(put("x", "2026-03-07T00:00:00Z").0, 401);
    for (now, status, told) in [
        ("2026-03-05T23:59:59Z", 409, "now: the clock stands at 2026-03-06T00:00:00Z"),
        ("2036-03-07T00:00:00Z", 422, "now: the clock stands"),
        ("tomorrow", 422, "now: must be an instant"),
    ] {
        let (answered, body) = put(&token, now);
        assert_eq!(answered, status, "{body}");
        assert!(body["detail"].as_str().unwrap().starts_with(told), "{body}");
    }
    let due = "select count(*)::text from users where merchant_id = $1 and rescore_due_on_0 <= '2026-04-05'";
    assert_ne!(case.rows(merchant, due).await, ["0"]);
    let (status, body) = put(&token, "2026-04-06T00:00:00Z");
    assert_eq!((status, &body["today"]), (200, &json!("2026-04-05")), "{body}");
    assert_eq!(case.rows(merchant, due).await, ["0"]);
    let moved = body["moved"].as_u64().unwrap();
    assert!(moved > 20, "{body}");
    let by_time = "select count(distinct (customer_id, effective_on))::text from rfm_score_history
        where merchant_id = $1 and cause = 'time'";
    assert!(case.rows(merchant, by_time).await[0].parse::<u64>().unwrap() >= moved);
    assert_eq!(case.rows(merchant, processed).await, ["0"], "it is forgotten on its day");
    let rollup = "select made_for::text from rollup_days where $1::uuid is not null";
    assert_eq!(case.rows(merchant, rollup).await, ["2026-04-05"]);
    let (status, again) = put(&token, "2026-04-06T00:00:00Z");
    assert_eq!((status, &again["moved"]), (200, &json!(0)), "{again}");
    case.server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_by_another_clock_is_played_against_as_of_now_alone() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(begins_s(PRESENT) * 1_000));
    let merchant = NewMerchant::new("now.example.com", "USD", "UTC", "small").unwrap();
    let merchant = database.recorder(clock.clone()).add_merchant(&merchant).await.unwrap();
    let server = TestServer::start(&database, clock).await.unwrap();
    let span = (begins_s(PRESENT), begins_s(END));
    let open =
        async |domain: &str, dating| Player::open(to(server.http, domain, dating), span).await;
    let token = SecretString::from(server.full_token(merchant).unwrap());
    let refused = open("now.example.com", Dating::Clock(Bearer::Given(token))).await.err().unwrap();
    assert!(refused.to_string().contains("--dated now"), "{refused}");
    let events = || Events::new(shop(), begins_s(PRESENT), Calendar::utc());
    let other = open("other.example.com", Dating::Now).await.unwrap();
    let refused = other.play(events(), |_| ()).await.unwrap_err();
    assert!(refused.to_string().contains("no shop other.example.com"), "{refused}");
    let player = open("now.example.com", Dating::Now).await.unwrap();
    let told = player.play(events(), |_| ()).await.unwrap();
    assert_eq!((told.days, told.moved), (0, 0));
    // What changes an order of the past tells the service of it for the first time.
    let rows =
        "select concat_ws(' ', count(*), count(*) filter (where processed_at > '2026-06-01'))
        from orders where merchant_id = $1";
    let counted: String = sqlx::query_scalar(rows)
        .bind(merchant.0)
        .fetch_one(&mut database.superuser().await)
        .await
        .unwrap();
    let counted: Vec<u64> = counted.split(' ').map(|n| n.parse().unwrap()).collect();
    assert_eq!(counted[1], told.orders, "of {counted:?}");
    assert!(counted[0] > counted[1], "{counted:?}");
    server.stop().await.unwrap();
}

/// A service that refuses each message some times before it takes it, and watches their order.
#[derive(Default)]
struct Watch {
    refuses: u32,
    calls: HashMap<String, u32>,
    under_way: HashSet<u64>,
    most: usize,
    last: HashMap<u64, String>,
    wrong: Vec<String>,
}

type Watched = Arc<Mutex<Watch>>;

async fn receive(State(watched): State<Watched>, headers: HeaderMap, body: Bytes) -> Response {
    let text = |name: &str| headers[name].to_str().unwrap().to_owned();
    let (id, topic) = (text("x-shopify-webhook-id"), text("x-shopify-topic"));
    let body: Value = serde_json::from_slice(&body).unwrap();
    let busy = (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "0")]);
    let customer = match topic.as_str() {
        "customers/create" => body["id"].as_u64(),
        "refunds/create" => None,
        _ => body["customer"]["id"].as_u64(),
    };
    {
        let mut watch = watched.lock().unwrap();
        let refuses = watch.refuses;
        let calls = watch.calls.entry(id).or_insert(0);
        *calls += 1;
        if *calls <= refuses {
            return busy.into_response();
        }
        let Some(customer) = customer else { return StatusCode::OK.into_response() };
        if !watch.under_way.insert(customer) {
            watch.wrong.push(format!("{topic} of {customer} beside another message"));
        }
        watch.most = watch.most.max(watch.under_way.len());
        let at = body["updated_at"].as_str().unwrap().to_owned();
        if watch.last.get(&customer).is_some_and(|last| *last > at) {
            watch.wrong.push(format!("{topic} of {customer} after a later one"));
        }
        watch.last.insert(customer, at);
    }
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
    watched.lock().unwrap().under_way.remove(&customer.unwrap_or_default());
    StatusCode::OK.into_response()
}

/// Plays against a service that refuses each message so often.
async fn play_against(refuses: u32) -> (Result<Played, Error>, Watched) {
    let watched = Watched::new(Mutex::new(Watch { refuses, ..Watch::default() }));
    let stands = json!({ "now": "2026-03-06T00:00:00Z", "time_zone": "UTC", "moved": 0 });
    let clock = async move || Json(stands);
    let routes = Router::new()
        .route("/api/rfm/clock", get(clock.clone()).put(clock))
        .route("/webhooks/shopify", post(receive))
        .with_state(watched.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let http = listener.local_addr().unwrap();
    let serving = tokio::spawn(async { axum::serve(listener, routes).await });
    let dating = Dating::Clock(Bearer::Given(SecretString::from("token")));
    let span = (begins_s(PRESENT), begins_s(END));
    let player = Player::open(to(http, "a.example.com", dating), span).await.unwrap();
    let events = Events::new(shop(), begins_s(PRESENT), Calendar::utc());
    let outcome = player.play(events, |_| ()).await;
    serving.abort();
    (outcome, watched)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_messages_of_a_customer_go_in_their_order_whatever_is_refused() {
    let (outcome, watched) = play_against(2).await;
    let told = outcome.unwrap();
    let watch = watched.lock().unwrap();
    assert_eq!(watch.wrong, Vec::<String>::new());
    assert_eq!(watch.calls.len() as u64, told.messages);
    assert!(watch.calls.values().all(|calls| *calls == 3), "{:?}", watch.calls);
    assert!(watch.most > 1, "those of several go at the same time");
    let messages = Events::new(shop(), begins_s(PRESENT), Calendar::utc())
        .filter(|event| matches!(event.what, What::Message(..)));
    assert_eq!(told.messages, messages.count() as u64);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_that_is_always_busy_is_given_up() {
    let (outcome, watched) = play_against(u32::MAX).await;
    let refused = outcome.unwrap_err();
    assert!(matches!(refused, Error::Busy { attempts: 8, .. }), "{refused}");
    assert!(watched.lock().unwrap().calls.values().all(|calls| *calls <= 8));
}
