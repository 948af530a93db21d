//! `GET /api/rfm/columns` and `POST /api/rfm/customers/lookup`.

use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::http::{PAGE, PreviewQuery, PreviewState, problem_of};
use super::{Error, binary};
use crate::columns::Tag;
use crate::error::Kind;
use crate::movement::customers_http::{CustomerAnswer, answer as customer_answer};
use crate::transports::http::{Caller, Document, Locale, Problem, Query, Refusals, WrongField};

/// The routes.
pub(super) fn router() -> OpenApiRouter<PreviewState> {
    OpenApiRouter::new().routes(routes!(get_columns)).routes(routes!(lookup_customers))
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct ColumnsQuery {
    /// The tag of columns that are there already: only what changed since is sent.
    since: Option<String>,
}

/// The raw numbers of all customers as columns, without anything that names a person.
///
/// Little-endian: `RFMC`; version 1 and kind (0 all, 1 what changed), a byte each; two bytes of zero; the
/// store, 16 bytes; the number of the last change (i64); the shop's day (i32, days since 1970-01-01); the
/// number of ordinals (u32); the number of rows (u32); four bytes of zero. Then columns of as many rows: spend
/// in minor units (i64), day of the last order (i32), number of orders (u32; 0 for a prospect, 4294967295 for
/// who is not there any more), and, of what changed, the ordinals (u32); of all, row n has ordinal n.
#[utoipa::path(
    get,
    path = "/api/rfm/columns",
    params(ColumnsQuery),
    responses(
        (
            status = 200, description = "The columns; `X-Rfm-Tag` is their tag", body = Vec<u8>,
            content_type = "application/octet-stream"
        ),
        (
            status = 410, description = "The tag's store is not there any more; ask without a tag",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = 429, description = "The shop reads its columns as often at a time as one may",
            body = Problem, content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_columns(
    State(state): State<PreviewState>,
    caller: Caller,
    Query(query): Query<ColumnsQuery>,
) -> Result<Response, Problem> {
    let since = query.since.as_deref().map(|text| tag("since", text)).transpose()?;
    let read = state.previews.read_columns(caller.merchant, since).await;
    let (as_of, columns) = read.map_err(|error| problem_of(&error))?;
    let tag = columns.tag();
    let since = since.map(|since| since.change_seq);
    let copied = since.map_or(columns.len(), |since| columns.changed_since(since).count());
    let place = state.previews.columns.room_for_copy(caller.merchant, copied);
    let place = place.map_err(|full| Problem::full("columns", full))?;
    let body = binary::body(columns, since, as_of, place);
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::try_from(tag.to_string()) {
        headers.insert(HeaderName::from_static("x-rfm-tag"), value);
    }
    if let Ok(value) = HeaderValue::try_from(format!("\"{tag}\"")) {
        headers.insert(ETAG, value);
    }
    Ok(response)
}

fn tag(name: &str, text: &str) -> Result<Tag, Problem> {
    Tag::parse(text).ok_or_else(|| {
        let detail = "is no tag; send the X-Rfm-Tag of an answer before";
        Problem::new(Kind::Invalid, format!("{name}: {detail}"))
    })
}

/// Ordinals of columns.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LookupRequest {
    /// The tag of the columns.
    tag: String,
    /// At most 200 ordinals.
    #[schema(max_items = 200)]
    ordinals: Vec<u32>,
}

/// The customers that ordinals stand for.
#[derive(Serialize, ToSchema)]
struct LookupAnswer {
    /// The shop's day.
    as_of: String,
    /// The number of the last change that is in it.
    change_seq: i64,
    /// In the order of the ordinals; null for who is not there any more.
    customers: Vec<Option<CustomerAnswer>>,
}

/// The customers that a page of ordinals stands for, as they are now.
#[utoipa::path(
    post,
    path = "/api/rfm/customers/lookup",
    params(PreviewQuery),
    request_body = LookupRequest,
    responses(
        (status = 200, description = "The customers", body = LookupAnswer),
        (
            status = 410, description = "The tag's store is not there any more; read the columns again",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = 422, description = "Too many ordinals, or no such one", body = Problem,
            content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn lookup_customers(
    State(state): State<PreviewState>,
    caller: Caller,
    Query(query): Query<PreviewQuery>,
    Document(request): Document<LookupRequest>,
) -> Result<Json<LookupAnswer>, Problem> {
    let locale = Locale::parse(query.locale.as_deref())?;
    let wrong = |problem: String| {
        let (field, example) = ("ordinals".into(), "[0, 17]".into());
        Problem::of_fields(vec![WrongField { field, problem, example }])
    };
    if request.ordinals.len() > PAGE {
        return Err(wrong(format!("must be at most {PAGE}")));
    }
    let tag = tag("tag", &request.tag)?;
    let found = state.previews.lookup(caller.merchant, tag, &request.ordinals).await;
    let found = found.map_err(|error| match error {
        Error::Parameter(problem) => wrong(problem),
        error => problem_of(&error),
    });
    let (context, customers) = found?;
    let customers = customers.iter().map(Option::as_ref);
    Ok(Json(LookupAnswer {
        as_of: context.as_of.to_string(),
        change_seq: context.change_seq,
        customers: customers
            .map(|customer| Some(customer_answer(customer?, &context, locale)))
            .collect(),
    }))
}
