//! `/metrics` for Prometheus: what is asked of the database when somebody looks.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use sqlx::PgPool;

use crate::base::Clock;

#[derive(Clone)]
struct Metrics {
    worker_pool: PgPool,
    clock: Arc<dyn Clock>,
}

/// The route.
pub fn router(worker_pool: PgPool, clock: Arc<dyn Clock>) -> Router {
    Router::new().route("/metrics", get(read_metrics)).with_state(Metrics { worker_pool, clock })
}

async fn read_metrics(State(metrics): State<Metrics>) -> Result<String, StatusCode> {
    let row: (i64, Option<i64>, i64) = sqlx::query_as(
        "select
            (select count(*) from outbox),
            (select instant_ms(min(created_at)) from outbox),
            (select count(*) from kept_events)",
    )
    .fetch_one(&metrics.worker_pool)
    .await
    .map_err(|error| {
        tracing::warn!(%error, "metrics cannot be read");
        StatusCode::SERVICE_UNAVAILABLE
    })?;
    let age_ms = row.1.map_or(0, |oldest| (metrics.clock.now_ms() - oldest).max(0));
    let figures = [
        ("rfm_outbox_events", "Events that wait to be published.", row.0.to_string()),
        (
            "rfm_outbox_age_seconds",
            "Age of the oldest event that waits.",
            format!("{}.{:03}", age_ms / 1_000, age_ms % 1_000),
        ),
        ("rfm_kept_events", "Events kept aside.", row.2.to_string()),
    ];
    let lines = figures.map(|(name, help, value)| {
        format!("# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n")
    });
    Ok(lines.concat())
}
