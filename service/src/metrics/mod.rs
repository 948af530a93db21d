//! `/metrics` for Prometheus: what this process counted, and what the database says when somebody looks.
//! No label has values that callers choose.

mod store;

use std::fmt;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, header};
use axum::routing::get;
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use sqlx::PgPool;
use store::Backlog;

use crate::base::Clock;

/// How long the database may take to answer; who looks waits no longer.
const DATABASE: Duration = Duration::from_secs(2);

/// Upper ends of the latencies of webhooks; Shopify waits five seconds.
const SECONDS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];

type Label = (&'static str, &'static str);

/// What this process counted since it started.
struct Counted {
    registry: Registry,
    webhooks: Family<[Label; 2], Counter>,
    webhook_seconds: Histogram,
    errors: Family<[Label; 1], Counter>,
    cache_hits: Counter,
    cache_misses: Counter,
    ageing_behind: Gauge<f64, AtomicU64>,
}

static COUNTED: LazyLock<Counted> = LazyLock::new(|| {
    let mut counted = Counted {
        registry: Registry::default(),
        webhooks: Family::default(),
        webhook_seconds: Histogram::new(SECONDS),
        errors: Family::default(),
        cache_hits: Counter::default(),
        cache_misses: Counter::default(),
        ageing_behind: Gauge::default(),
    };
    let registry = &mut counted.registry;
    let webhooks = counted.webhooks.clone();
    registry.register("rfm_webhooks", "Webhooks by topic and outcome", webhooks);
    let seconds = counted.webhook_seconds.clone();
    registry.register("rfm_webhook_seconds", "From a webhook's arrival to its answer", seconds);
    registry.register("rfm_errors", "Failures by type", counted.errors.clone());
    let hits = counted.cache_hits.clone();
    registry.register("rfm_cache_hits", "Reads answered from memory", hits);
    let misses = counted.cache_misses.clone();
    registry.register("rfm_cache_misses", "Reads that were counted anew", misses);
    let behind = counted.ageing_behind.clone();
    let help = "For how long a shop's day has lasted whose customers are not moved yet";
    registry.register("rfm_ageing_behind_seconds", help, behind);
    counted
});

/// A webhook was answered. The topic is one that is known.
pub fn webhook_answered(topic: &'static str, outcome: &'static str, took: Duration) {
    COUNTED.webhooks.get_or_create(&[("topic", topic), ("outcome", outcome)]).inc();
    COUNTED.webhook_seconds.observe(took.as_secs_f64());
}

/// Something failed.
pub fn failed(error_type: &'static str) {
    COUNTED.errors.get_or_create(&[("error_type", error_type)]).inc();
}

/// A shop's day has lasted for so long, and its customers are not moved yet; 0 when there is no such shop.
pub fn ageing_behind(behind_ms: i64) {
    COUNTED.ageing_behind.set(behind_ms as f64 / 1_000.0);
}

/// What is kept in memory was asked for.
pub fn looked_up(found: bool) {
    if found {
        COUNTED.cache_hits.inc()
    } else {
        COUNTED.cache_misses.inc()
    };
}

#[derive(Clone)]
struct Metrics {
    worker_pool: PgPool,
    clock: Arc<dyn Clock>,
}

/// The route.
pub fn router(worker_pool: PgPool, clock: Arc<dyn Clock>) -> Router {
    Router::new().route("/metrics", get(read_metrics)).with_state(Metrics { worker_pool, clock })
}

/// Always an answer: without a database it is what this process knows.
async fn read_metrics(State(metrics): State<Metrics>) -> ([(HeaderName, &'static str); 1], String) {
    let backlog = metrics.backlog().await;
    let mut text = String::new();
    // Writing to a text does not fail.
    let _ = write(&mut text, backlog, metrics.clock.now_ms());
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], text)
}

impl Metrics {
    async fn backlog(&self) -> Option<Backlog> {
        let asked = store::select_backlog(&self.worker_pool);
        match tokio::time::timeout(DATABASE, asked).await {
            Ok(Ok(backlog)) => Some(backlog),
            Ok(Err(error)) => {
                tracing::warn!(%error, "metrics of the database cannot be read");
                None
            }
            Err(_) => {
                tracing::warn!("metrics of the database take too long");
                None
            }
        }
    }
}

fn write(text: &mut String, backlog: Option<Backlog>, now_ms: i64) -> fmt::Result {
    encode_registry(text, &COUNTED.registry)?;
    let mut of_database = Registry::default();
    let up = Gauge::<i64>::default();
    up.set(backlog.is_some().into());
    of_database.register("rfm_database_up", "Whether the database answers", up);
    if let Some((events, oldest, kept)) = backlog {
        let age_ms = oldest.map_or(0, |oldest| (now_ms - oldest).max(0));
        let age = Gauge::<f64, AtomicU64>::default();
        age.set(age_ms as f64 / 1_000.0);
        of_database.register("rfm_outbox_age_seconds", "Age of the oldest event that waits", age);
        for (name, help, value) in [
            ("rfm_outbox_events", "Events that wait to be published", events),
            ("rfm_kept_events", "Events kept aside", kept),
        ] {
            let gauge = Gauge::<i64>::default();
            gauge.set(value);
            of_database.register(name, help, gauge);
        }
    }
    encode_registry(text, &of_database)?;
    encode_eof(text)
}
