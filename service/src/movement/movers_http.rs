//! `GET /api/rfm/movement/customers`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::model::{Place, Went, label_of};
use super::movers::{Movers, list_movers};
use super::past::Side;
use super::past_http::problem_of;
use crate::error::Kind;
use crate::scoring::scores_of;
use crate::segments::Segments;
use crate::segments::http::Reads;
use crate::transports::http::{Caller, Problem, Query, Refusals, page_limit, parse_day};

/// The most customers of a page.
const PAGE: usize = 200;

/// The route.
pub fn router(reads: Reads) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(get_movement_customers)).with_state(reads)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct MoversQuery {
    /// The first day of the shop, as in 2026-01-31.
    from: String,
    /// The second day; one that has not come is today.
    to: String,
    /// Only those who were there at the end of the first day with this label of their primary segment; empty for
    /// none.
    from_segment: Option<String>,
    /// Only those who are there at the end of the second day with this label of their primary segment; empty for
    /// none.
    to_segment: Option<String>,
    /// Only those who were not there at the end of the first day (true), or were (false).
    new: Option<bool>,
    /// Only those who were not there any more at the end of the second day (true), or were (false).
    gone: Option<bool>,
    /// At most so many, 1 to 200; 50 if it is not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<usize>,
    /// `next` of the page before.
    after: Option<Uuid>,
}

/// A page of customers who went to another segment.
#[derive(Serialize, ToSchema)]
#[schema(as = MovementMoversAnswer)]
struct MoversAnswer {
    /// By our id; there may be fewer than asked for while there is a next page.
    customers: Vec<MoverAnswer>,
    /// Give it as `after` for the next page; null on the last one.
    next: Option<Uuid>,
}

/// A customer who went to another segment.
#[derive(Serialize, ToSchema)]
#[schema(as = MovementMoverAnswer)]
struct MoverAnswer {
    /// Our id.
    id: Uuid,
    /// The shop's id; null where it has none, and for who was merged away.
    shopify_id: Option<String>,
    /// Label of the primary segment on the first day; null for none.
    from: Option<String>,
    /// Label of the primary segment on the second day; null for none.
    to: Option<String>,
    /// Not there on the first day.
    new: bool,
    /// Not there any more on the second day: merged into another.
    gone: bool,
    /// Recency, frequency and monetary score on the first day; null for a prospect.
    scores_from: Option<[u8; 3]>,
    /// Recency, frequency and monetary score on the second day; null for a prospect.
    scores_to: Option<[u8; 3]>,
}

/// What is asked of one of the two days: whether a customer was there, and the label of the segment.
struct Asked<'query> {
    is_absent: Option<bool>,
    label: Option<&'query str>,
}

impl Asked<'_> {
    fn of<'query>(
        names: (&str, &str),
        is_absent: Option<bool>,
        label: Option<&'query str>,
    ) -> Result<Asked<'query>, Problem> {
        let (segment, absent) = names;
        if is_absent == Some(true) && label.is_some() {
            let detail =
                format!("{segment}: who is {absent} was in no segment; give one of the two");
            return Err(Problem::new(Kind::Invalid, detail));
        }
        Ok(Asked { is_absent, label })
    }

    fn has(&self, place: Place, of_place: Option<&str>) -> bool {
        self.is_absent.is_none_or(|absent| absent == place.is_none())
            && self
                .label
                .is_none_or(|label| place.is_some() && label == of_place.unwrap_or_default())
    }
}

/// The customers who went to another segment between the ends of two days.
#[utoipa::path(
    get,
    path = "/api/rfm/movement/customers",
    params(MoversQuery),
    responses(
        (status = 200, description = "A page", body = MoversAnswer),
        (
            status = 410, description = "The history of these days is not kept any more",
            body = Problem, content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_movement_customers(
    State(reads): State<Reads>,
    caller: Caller,
    Query(query): Query<MoversQuery>,
) -> Result<Json<MoversAnswer>, Problem> {
    let days = (parse_day("from", &query.from)?, parse_day("to", &query.to)?);
    let limit = page_limit(query.limit, 50, PAGE)?;
    let first = Asked::of(("from_segment", "new"), query.new, query.from_segment.as_deref())?;
    let second = Asked::of(("to_segment", "gone"), query.gone, query.to_segment.as_deref())?;
    let is_wanted = |(from, was_at): (&Side, Place), (to, is_at): (&Side, Place)| {
        let (was, is) = (label_of(&from.segments, was_at), label_of(&to.segments, is_at));
        (was != is || was_at.is_none() != is_at.is_none())
            && first.has(was_at, was)
            && second.has(is_at, is)
    };
    let (whose, page) = ((caller.merchant, days), (query.after.unwrap_or_default(), limit));
    let now_ms = reads.clock.now_ms();
    let found = list_movers(&reads.pool, now_ms, whose, page, is_wanted).await;
    let Movers { went, next, from, to, external_ids } = found.map_err(problem_of)?;
    let sides = (from.segments, to.segments);
    known("from_segment", query.from_segment.as_deref(), &sides.0)?;
    known("to_segment", query.to_segment.as_deref(), &sides.1)?;
    let mover = |went: &Went| MoverAnswer {
        id: went.customer,
        shopify_id: external_ids.get(&went.customer).cloned(),
        from: label_of(&sides.0, went.from).map(str::to_owned),
        to: label_of(&sides.1, went.to).map(str::to_owned),
        new: went.from.is_none(),
        gone: went.to.is_none(),
        scores_from: went.from.and_then(scores_of),
        scores_to: went.to.and_then(scores_of),
    };
    Ok(Json(MoversAnswer { customers: went.iter().map(mover).collect(), next }))
}

/// Refuses a label that no segment of a day has, as nobody would ever be found by it.
fn known(name: &str, label: Option<&str>, segments: &Segments) -> Result<(), Problem> {
    match label.filter(|label| !label.is_empty() && segments.labelled(label).is_none()) {
        Some(label) => {
            let detail = format!("{name}: no segment {label:?} on that day");
            Err(Problem::new(Kind::Invalid, detail))
        }
        None => Ok(()),
    }
}
