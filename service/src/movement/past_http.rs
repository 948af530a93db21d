//! `GET /api/rfm/movement` and `GET /api/rfm/customers/{id}/history`.

use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared_scoring::{Cell, Day};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::customers_http::problem_of_read;
use super::history::{Change, Cursor, Page, read_history};
use super::past::{Between, Error, Side, movement_between};
use crate::error::Kind;
use crate::scoring::{score_text, scores_of};
use crate::segments::http::Reads;
use crate::segments::{Segment, Segments};
use crate::transports::http::{
    Caller, Locale, Path, Problem, Query, Refusals, page_limit, parse_day,
};

/// The most changes of a page.
const PAGE: usize = 200;

/// The routes.
pub fn router(reads: Reads) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(get_movement))
        .routes(routes!(get_customer_history))
        .with_state(reads)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct MovementQuery {
    /// The first day of the shop, as in 2026-01-31.
    from: String,
    /// The second day; one that has not come is today.
    to: String,
    /// The language of names: en, es, fr, ar, de, pt or ja, as in pt or pt-BR.
    locale: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct HistoryQuery {
    /// The language of names: en, es, fr, ar, de, pt or ja, as in pt or pt-BR.
    locale: Option<String>,
    /// At most so many, 1 to 200; 50 if it is not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<usize>,
    /// `next` of the page before.
    before: Option<String>,
}

/// The movement between the ends of two days.
#[derive(Serialize, ToSchema)]
struct MovementAnswer {
    /// The first day.
    from: SideAnswer,
    /// The second day.
    to: SideAnswer,
    /// The number of the last change that is in it.
    change_seq: i64,
    /// From primary segment to primary segment, those who stayed too.
    movement: Vec<FlowAnswer>,
}

/// One of the two days.
#[derive(Serialize, ToSchema)]
struct SideAnswer {
    /// The day.
    day: String,
    /// The version of the configuration that was active at the end of it.
    config_version: i64,
    /// Whether it is restated from the orders dated until then, as nothing was recorded yet.
    restated: bool,
    /// The segments of that version in the merchant's order.
    segments: Vec<NameAnswer>,
}

/// A segment by name.
#[derive(Serialize, ToSchema)]
pub(super) struct NameAnswer {
    /// Its label.
    id: String,
    /// Its name in the language asked for.
    name: String,
}

impl NameAnswer {
    /// A segment in a language.
    pub(super) fn of(segment: &Segment, locale: Locale) -> NameAnswer {
        NameAnswer { id: segment.label.clone(), name: segment.name(locale.code()).to_owned() }
    }
}

/// Customers who went from one segment to another.
#[derive(Serialize, ToSchema)]
#[schema(as = MovementFlowAnswer)]
struct FlowAnswer {
    /// Label of the primary segment on the first day; null for none.
    from: Option<String>,
    /// Label of the primary segment on the second day; null for none.
    to: Option<String>,
    /// They were not there on the first day.
    new: bool,
    /// They were not there any more on the second day: merged into others.
    gone: bool,
    /// How many.
    customers: i64,
}

/// A page of a customer's changes.
#[derive(Serialize, ToSchema)]
struct HistoryAnswer {
    /// The latest first.
    changes: Vec<ChangeAnswer>,
    /// Give it as `before` for the next page; null on the last one.
    next: Option<String>,
}

/// A change of a customer's scores.
#[derive(Serialize, ToSchema)]
struct ChangeAnswer {
    /// The shop's day.
    on: String,
    /// When it was written.
    at: String,
    /// order, refund, customer, merge, import, rescore, time (a day came), or config (another version of the
    /// configuration became active).
    cause: String,
    /// The version of the configuration after it.
    config_version: i64,
    /// The number of the change.
    change_seq: i64,
    /// Before; null for not there yet.
    from: Option<PlaceAnswer>,
    /// After; null for merged into another customer.
    to: Option<PlaceAnswer>,
    /// Weighted score after it, as in 4.10; null for a prospect.
    score: Option<String>,
}

/// Where a customer stood.
#[derive(Serialize, ToSchema)]
struct PlaceAnswer {
    /// Label of the primary segment; null for none.
    segment: Option<String>,
    /// Its name in the language asked for.
    segment_name: Option<String>,
    /// Recency, frequency and monetary score; null for a prospect.
    scores: Option<[u8; 3]>,
}

/// Who went where between the ends of two days, each side by the segments that were active then.
#[utoipa::path(
    get,
    path = "/api/rfm/movement",
    params(MovementQuery),
    responses(
        (status = 200, description = "The movement", body = MovementAnswer),
        (
            status = 410, description = "The history of these days is not kept any more",
            body = Problem, content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_movement(
    State(reads): State<Reads>,
    caller: Caller,
    Query(query): Query<MovementQuery>,
) -> Result<Json<MovementAnswer>, Problem> {
    let locale = Locale::parse(query.locale.as_deref())?;
    let days = (parse_day("from", &query.from)?, parse_day("to", &query.to)?);
    let now_ms = reads.clock.now_ms();
    let between = movement_between(&reads.pool, &reads.sizes, now_ms, caller.merchant, days).await;
    Ok(Json(answer(&between.map_err(problem_of)?, locale)))
}

/// The changes of a customer's scores, the latest first, each with its cause.
#[utoipa::path(
    get,
    path = "/api/rfm/customers/{id}/history",
    params(("id" = Uuid, Path, description = "Our id of the customer"), HistoryQuery),
    responses(
        (status = 200, description = "A page", body = HistoryAnswer),
        (
            status = 404, description = "No such customer", body = Problem,
            content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_customer_history(
    State(reads): State<Reads>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<HistoryQuery>,
) -> Result<Json<HistoryAnswer>, Problem> {
    let locale = Locale::parse(query.locale.as_deref())?;
    let limit = page_limit(query.limit, 50, PAGE)?;
    let before = query.before.as_deref().map(cursor).transpose()?;
    let page = read_history(&reads.pool, caller.merchant, id, before, limit).await;
    let page = page.map_err(|error| problem_of_read(&error))?;
    let page = page.ok_or_else(|| Problem::new(Kind::NotFound, format!("no customer {id}")))?;
    Ok(Json(HistoryAnswer {
        changes: page.changes.iter().map(|change| change_answer(change, &page, locale)).collect(),
        next: page.next.map(|(seq, on)| format!("{seq}.{on}")),
    }))
}

fn cursor(text: &str) -> Result<Cursor, Problem> {
    let read = || {
        let (seq, on) = text.split_once('.')?;
        Some((seq.parse().ok()?, Day::parse(on)?))
    };
    read().ok_or_else(|| Problem::new(Kind::Invalid, "before: must be `next` of the page before"))
}

pub(super) fn problem_of(error: Error) -> Problem {
    match &error {
        Error::UnknownMerchant => Problem::new(Kind::NotFound, error.to_string()),
        Error::Days => Problem::new(Kind::Invalid, error.to_string()),
        Error::Pruned(_) => Problem::new(Kind::Gone, error.to_string()),
        Error::Database(cause) => Problem::hidden(Kind::of_database(cause), &error),
    }
}

fn answer(between: &Between, locale: Locale) -> MovementAnswer {
    let (from, to) = (&between.from, &between.to);
    let at =
        |segments: &Segments, position: Option<usize>| Some(segments.at(position?)?.label.clone());
    let flow = |((was, is), customers): ((Option<usize>, Option<usize>), i64)| FlowAnswer {
        from: at(&from.segments, was),
        to: at(&to.segments, is),
        new: was.is_none(),
        gone: is.is_none(),
        customers,
    };
    MovementAnswer {
        from: side_answer(from, locale),
        to: side_answer(to, locale),
        change_seq: between.change_seq,
        movement: between.flows().into_iter().map(flow).collect(),
    }
}

fn side_answer(side: &Side, locale: Locale) -> SideAnswer {
    SideAnswer {
        day: side.day.to_string(),
        config_version: side.told.config_version,
        restated: side.told.is_restated,
        segments: side.segments.iter().map(|segment| NameAnswer::of(segment, locale)).collect(),
    }
}

fn change_answer(change: &Change, page: &Page, locale: Locale) -> ChangeAnswer {
    let place = |version: i64, cell: Option<Cell>| {
        let cell = cell?;
        let segment = page.segments.get(version).and_then(|segments| segments.primary_of(cell));
        Some(PlaceAnswer {
            segment: segment.map(|segment| segment.label.clone()),
            segment_name: segment.map(|segment| segment.name(locale.code()).to_owned()),
            scores: scores_of(cell),
        })
    };
    let at = Timestamp::from_millisecond(change.at_ms);
    ChangeAnswer {
        on: change.on.to_string(),
        at: at.map_or_else(|_| String::new(), |at| at.to_string()),
        cause: change.cause.clone(),
        config_version: change.config_version,
        change_seq: change.change_seq,
        from: place(change.from_version, change.from),
        to: place(change.config_version, change.to),
        score: change.score_hundredths.map(score_text),
    }
}
