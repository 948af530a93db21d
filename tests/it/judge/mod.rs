//! The judge: a seeded stream of messages through the real write path, aborted at random points and
//! repeated, and then everything in the database against a recomputation from the facts.

mod bodies;
mod past;
mod plain;
mod stream;
mod verdict;
mod versions;
mod whose;

use std::env;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use rfm_service::base::{ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::ingest::Ingest;
use rfm_service::movement::model::Cause;
use rfm_service::movement::{Outcome, Rescored};
use rfm_service::orders::event::Event;

use integration_tests::support::TestDatabase;
use past::Past;
use sqlx::PgConnection;
use stream::Stream;
use versions::Versions;

const DAY_MS: i64 = 86_400_000;
const SHOPS: [(&str, &str, &str); 3] = [
    ("one.example.com", "Europe/Berlin", "small"),
    ("two.example.com", "America/Sao_Paulo", "medium"),
    ("three.example.com", "Pacific/Auckland", "plus"),
];

/// A future that is dropped after some polls, as a process that dies between two statements.
pub(super) struct Aborted<F> {
    pub(super) polls_left: u32,
    pub(super) inner: F,
}

impl<F: Future + Unpin> Future for Aborted<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<F::Output>> {
        if self.polls_left == 0 {
            return Poll::Ready(None);
        }
        self.polls_left -= 1;
        Pin::new(&mut self.inner).poll(context).map(Some)
    }
}

fn number(name: &str, default: u64) -> u64 {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn check_outcomes(stream: &Stream, batch: &[Event], outcomes: Vec<Outcome>) {
    assert_eq!(outcomes.len(), batch.len());
    for (event, outcome) in batch.iter().zip(outcomes) {
        let again = stream.event_ids.contains(&event.id);
        assert!(!again || outcome == Outcome::Repeated, "{} twice", event.id);
    }
}

/// Gives messages to the service one by one, in their order, as many clients at once would.
async fn take_each(ingest: &Ingest, merchant: MerchantId, batch: &[Event]) -> Vec<Outcome> {
    let take = |event: &Event| Box::pin(ingest.take(merchant, event.clone()));
    let mut waiting: Vec<_> = batch.iter().map(|event| (take(event), None)).collect();
    poll_fn(|context| {
        for (taking, outcome) in waiting.iter_mut().filter(|(_, outcome)| outcome.is_none()) {
            if let Poll::Ready(taken) = taking.as_mut().poll(context) {
                *outcome = Some(taken.unwrap());
            }
        }
        let is_done = waiting.iter().all(|(_, outcome)| outcome.is_some());
        if is_done { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    waiting.into_iter().filter_map(|(_, outcome)| outcome).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_write_path_keeps_every_customer_where_the_facts_put_them() {
    let events = number("RFM_JUDGE_EVENTS", 100_000);
    let seed = number("RFM_JUDGE_SEED", 20_261_124);
    println!("RFM_JUDGE_SEED={seed} RFM_JUDGE_EVENTS={events}");
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(20_000 * DAY_MS));
    let recorder = database.recorder(clock.clone());
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut shops: Vec<(MerchantId, Stream)> = Vec::new();
    for (domain, zone, preset) in SHOPS {
        let merchant = NewMerchant::new(domain, "USD", zone, preset).unwrap();
        let id = recorder.add_merchant(&merchant).await.unwrap();
        shops.push((id, Stream::new(rng.fork(), 20_000 * DAY_MS)));
    }
    let ingest = Ingest::new(recorder.clone(), 2);
    let mut versions = Versions::new(&database, clock.clone(), rng.fork());
    let (mut past, mut connection) = (Past::default(), database.superuser().await);
    let (mut sent, mut aborted, mut taken_singly, mut now_ms) = (0, 0, 0, 20_000 * DAY_MS);
    while sent < events {
        let next_ms = now_ms + rng.i64(0..DAY_MS / 2);
        for (merchant, _) in &shops {
            if rng.u8(0..5) > 0 {
                continue;
            }
            let times = (now_ms, next_ms);
            past.remember(&mut connection, versions.configurations(), *merchant, times).await;
        }
        now_ms = next_ms;
        clock.set(now_ms);
        for (merchant, _) in &shops {
            past.day(&mut connection, *merchant, now_ms).await;
        }
        let (merchant, stream) = &mut shops[rng.usize(0..SHOPS.len())];
        stream.event_ids.extend(versions.go_on(*merchant, now_ms).await);
        let batch = stream.batch(rng.usize(1..400), now_ms);
        sent += batch.len() as u64;
        if rng.u8(0..4) == 0 {
            taken_singly += batch.len();
            check_outcomes(stream, &batch, take_each(&ingest, *merchant, &batch).await);
            stream.delivered(&batch);
            continue;
        }
        // A client repeats what was not answered.
        let mut attempts_left = 4;
        loop {
            let polls_left = if attempts_left > 0 { rng.u32(1..120) } else { u32::MAX };
            let inner = pin!(recorder.record(*merchant, &batch, Cause::Live));
            if let Some(outcome) = (Aborted { polls_left, inner }).await {
                check_outcomes(stream, &batch, outcome.unwrap());
                break;
            }
            aborted += 1;
            attempts_left -= 1;
        }
        stream.delivered(&batch);
    }
    println!("{sent} events sent, {taken_singly} one by one, {aborted} attempts aborted");
    assert!(aborted > 0 && taken_singly > 0, "not all ways were gone");
    ingest.finish().await;
    let merchants: Vec<MerchantId> = shops.iter().map(|(merchant, _)| *merchant).collect();
    past.check(versions.configurations(), now_ms, &mut rng).await;
    versions.finish(&merchants).await;
    past.check(versions.configurations(), now_ms, &mut rng).await;
    let cipher = database.cipher();
    let differed =
        |found: Rescored| found.orders_differed + found.stats_differed + found.counts_differed;
    let mut told = Vec::new();
    for (merchant, stream) in &shops {
        // What is recomputed is told to nobody.
        let told_until = change_seq(&mut connection, *merchant).await;
        versions.check_zone(&mut connection, *merchant).await;
        verdict::check(&mut connection, &cipher, (*merchant, told_until), stream).await;
        let rescored = recorder.rescore(*merchant, |_| {}).await.unwrap();
        assert_eq!(differed(rescored), 0, "{rescored:?}");
        verdict::check(&mut connection, &cipher, (*merchant, told_until), stream).await;
        told.push(told_until);
    }
    // What is broken on purpose is found and mended.
    let (merchant, stream) = &shops[0];
    for damage in [
        "update users set spend_total_minor = spend_total_minor + 1 where order_count > 2",
        "update orders set counted_minor = null where counted_minor > 50000",
        "update rfm_cell_counts set customers = customers + 1",
    ] {
        let damage = sqlx::AssertSqlSafe(format!(
            "{damage} {} merchant_id = '{merchant}'",
            if damage.contains("where") { "and" } else { "where" }
        ));
        let broken = sqlx::query(damage).execute(&mut connection).await.unwrap();
        assert!(broken.rows_affected() > 0);
        let rescored = recorder.rescore(*merchant, |_| {}).await.unwrap();
        assert!(differed(rescored) > 0, "{rescored:?}");
        verdict::check(&mut connection, &cipher, (*merchant, told[0]), stream).await;
    }
}

async fn change_seq(connection: &mut PgConnection, merchant: MerchantId) -> i64 {
    let seq = sqlx::query_scalar("select change_seq from merchants where id = $1").bind(merchant.0);
    seq.fetch_one(connection).await.unwrap()
}
