//! `/api/rfm/clock`: a clock that moves only by this call, for trying things out. There only where the service
//! goes by such a clock. What a day that begins asks for is done before the call is answered.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRef, State};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use tokio::sync::Mutex;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::adapters::driven_clock::{DrivenClock, NotMoved};
use crate::adapters::postgres;
use crate::background::Background;
use crate::base::{Clock, MerchantId};
use crate::error::Kind;
use crate::merchants;
use crate::transports::http::{Auth, Caller, Document, Problem, Refusals, Writer};

/// What moves the clock.
#[derive(Clone, FromRef)]
pub(crate) struct Driven {
    /// Who calls.
    pub(crate) auth: Auth,
    /// The database.
    pub(crate) pool: PgPool,
    /// The clock.
    pub(crate) clock: Arc<DrivenClock>,
    /// Does what a day asks for.
    pub(crate) background: Arc<Background>,
    /// Calls move it one after the other, each until its work is done.
    pub(crate) moving: Arc<Mutex<()>>,
}

/// The routes.
pub(crate) fn router(driven: Driven) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(get_clock, put_clock)).with_state(driven)
}

/// Where the clock is to stand.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ClockOrder {
    /// Not before where it stands, and at most 366 days after.
    #[schema(example = "2026-11-25T00:00:00Z")]
    now: String,
}

/// Where the clock stands.
#[derive(Serialize, ToSchema)]
struct ClockAnswer {
    /// The instant.
    #[schema(example = "2026-11-25T00:00:00Z")]
    now: String,
    /// The shop's day.
    #[schema(example = "2026-11-25")]
    today: String,
    /// The shop's time zone.
    #[schema(example = "Europe/Berlin")]
    time_zone: String,
    /// How many customers time moved by this call, in all shops.
    moved: usize,
}

/// Where the clock stands. This is there only where the service is set to be tried out.
#[utoipa::path(
    get,
    path = "/api/rfm/clock",
    responses((status = 200, description = "Where it stands", body = ClockAnswer), Refusals),
    security(("bearer" = []))
)]
async fn get_clock(
    State(driven): State<Driven>,
    caller: Caller,
) -> Result<Json<ClockAnswer>, Problem> {
    answer(&driven, caller.merchant, 0).await
}

/// Moves the clock on, for all shops, and does what the days ask for that began. Can be repeated. The first call
/// also computes the metrics of the days before, which in a large shop takes a while.
#[utoipa::path(
    put,
    path = "/api/rfm/clock",
    request_body = ClockOrder,
    responses(
        (status = 200, description = "It stands there, and the work of its days is done", body = ClockAnswer),
        (
            status = 409, description = "It stands later already", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 422, description = "The instant is none, or too far", body = Problem,
            content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn put_clock(
    State(driven): State<Driven>,
    writer: Writer,
    Document(order): Document<ClockOrder>,
) -> Result<Json<ClockAnswer>, Problem> {
    let to: Timestamp = order.now.parse().map_err(|_| {
        let detail = "now: must be an instant, as in 2026-11-25T00:00:00Z";
        Problem::new(Kind::Unprocessable, detail)
    })?;
    let moving = driven.moving.clone().lock_owned().await;
    // Apart from the call, which may take longer than is waited for: a repeated one waits for it to end.
    let work = driven.clone();
    let moved = tokio::spawn(async move {
        let moved = work.move_to(to).await;
        drop(moving);
        moved
    });
    let moved =
        moved.await.unwrap_or_else(|failed| Err(Problem::hidden(Kind::Internal, &failed)))?;
    answer(&driven, writer.merchant, moved).await
}

impl Driven {
    /// Moves the clock and does what that asks for; says how many customers were moved.
    async fn move_to(&self, to: Timestamp) -> Result<usize, Problem> {
        self.clock.advance(to).map_err(|error| match &error {
            NotMoved::Back { .. } => Problem::new(Kind::Conflict, format!("now: {error}")),
            NotMoved::TooFar { .. } => Problem::new(Kind::Unprocessable, format!("now: {error}")),
            NotMoved::File(_) => Problem::hidden(Kind::Unavailable, &error),
        })?;
        let moved = self.background.catch_up().await;
        moved.map_err(|error| Problem::hidden(Kind::Unavailable, error.as_ref()))
    }
}

async fn answer(
    driven: &Driven,
    merchant: MerchantId,
    moved: usize,
) -> Result<Json<ClockAnswer>, Problem> {
    let unread = |error: sqlx::Error| Problem::hidden(Kind::of_database(&error), &error);
    let mut transaction = postgres::begin(&driven.pool, merchant).await.map_err(unread)?;
    let shop = merchants::read(&mut transaction, merchant).await.map_err(unread)?;
    let unknown = || Problem::new(Kind::NotFound, "the token's merchant is not there");
    let shop = shop.ok_or_else(unknown)?;
    Ok(Json(ClockAnswer {
        now: driven.clock.stands_at().to_string(),
        today: shop.day_at(driven.clock.now_ms()).to_string(),
        time_zone: shop.calendar.name().to_owned(),
        moved,
    }))
}
