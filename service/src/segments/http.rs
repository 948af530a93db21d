//! `GET /api/rfm/segments`: the sizes of all segments, live.

use axum::Json;
use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::past::read_sizes_on;
use super::{SegmentSizes, SizeCache, cells_http, read_sizes, shop_http};
use crate::base::Clock;
use crate::error::Kind;
use crate::transports::http::{Auth, Caller, Locale, Problem, Query, Refusals, parse_day};

/// What reads work with.
#[derive(Clone, FromRef)]
pub struct Reads {
    /// The database.
    pub pool: PgPool,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Who calls.
    pub auth: Auth,
    /// Sizes that were counted before.
    pub sizes: SizeCache,
}

/// The routes.
pub fn router(reads: Reads) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(get_segments))
        .merge(cells_http::router())
        .merge(shop_http::router())
        .with_state(reads)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct SegmentsQuery {
    /// Must be the token's, if it is given.
    merchant_id: Option<Uuid>,
    /// The language of the names: en, es, fr, ar, de, pt or ja, as in pt or pt-BR.
    locale: Option<String>,
    /// At the end of this day of the shop, as in 2026-01-31; now if it is not given.
    as_of: Option<String>,
}

/// The sizes of all segments at one number of change.
#[derive(Serialize, ToSchema)]
struct SegmentsAnswer {
    /// The shop's day.
    #[schema(example = "2026-11-24")]
    as_of: String,
    /// The version of the configuration.
    config_version: i64,
    /// The number of the last change that is in it.
    change_seq: i64,
    /// All customers, prospects too.
    customers: i64,
    /// In the merchant's order.
    segments: Vec<SegmentAnswer>,
    /// Whether a past day is restated from the orders dated until then, as nothing was recorded yet.
    restated: bool,
}

/// A segment and its size.
#[derive(Serialize, ToSchema)]
struct SegmentAnswer {
    /// Its label, the same in every language.
    #[schema(example = "Champions")]
    id: String,
    /// Its name in the language asked for.
    name: String,
    /// How many customers it has.
    customers: i64,
    /// What they spent, in minor units of the shop's currency.
    spend_total_minor: i64,
    /// Its part of all customers, 0 to 1.
    share: f64,
}

impl From<SegmentSizes> for SegmentsAnswer {
    fn from(sizes: SegmentSizes) -> SegmentsAnswer {
        let segments = sizes.segments.iter().map(|segment| SegmentAnswer {
            id: segment.label.clone(),
            name: segment.name.clone(),
            customers: segment.customers,
            spend_total_minor: segment.spend_total_minor,
            share: sizes.share(segment.customers),
        });
        SegmentsAnswer {
            as_of: sizes.as_of.to_string(),
            config_version: sizes.config_version,
            change_seq: sizes.change_seq,
            customers: sizes.customers,
            segments: segments.collect(),
            restated: false,
        }
    }
}

/// The sizes of all segments, now or at the end of a past day under the configuration that was active then.
#[utoipa::path(
    get,
    path = "/api/rfm/segments",
    params(SegmentsQuery),
    responses(
        (status = 200, description = "The segments in the merchant's order", body = SegmentsAnswer),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_segments(
    State(reads): State<Reads>,
    caller: Caller,
    Query(query): Query<SegmentsQuery>,
) -> Result<Json<SegmentsAnswer>, Problem> {
    caller.only_for(query.merchant_id)?;
    let locale = Locale::parse(query.locale.as_deref())?;
    let Some(as_of) = query.as_of else {
        return Ok(Json(sizes_for(&reads, &caller, locale).await?.into()));
    };
    let day = parse_day("as_of", &as_of)?;
    let now_ms = reads.clock.now_ms();
    let read =
        read_sizes_on(&reads.pool, &reads.sizes, now_ms, caller.merchant, day, locale.code()).await;
    let (sizes, told) = unknown_or(read)?;
    Ok(Json(SegmentsAnswer { restated: told.is_restated, ..sizes.into() }))
}

/// The sizes for a caller, for REST and gRPC alike.
pub(super) async fn sizes_for(
    reads: &Reads,
    caller: &Caller,
    locale: Locale,
) -> Result<SegmentSizes, Problem> {
    let now_ms = reads.clock.now_ms();
    unknown_or(read_sizes(&reads.pool, &reads.sizes, now_ms, caller.merchant, locale.code()).await)
}

/// What was read of a merchant, or what went wrong, as it is told.
pub(super) fn unknown_or<T>(read: Result<Option<T>, sqlx::Error>) -> Result<T, Problem> {
    match read {
        Ok(Some(read)) => Ok(read),
        Ok(None) => Err(Problem::new(Kind::NotFound, "the token's merchant is not there")),
        Err(error) => Err(Problem::hidden(Kind::of_database(&error), &error)),
    }
}
