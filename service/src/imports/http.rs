//! `/api/rfm/imports`.

use axum::Json;
use axum::body::Body;
use axum::extract::{FromRef, FromRequest, Request, State};
use axum::http::header::{CONTENT_LENGTH, LOCATION};
use axum::http::{HeaderMap, Method, StatusCode};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::codes::{Coded, ErrorCode};
use super::model::{FILE_NAME_CHARS, file_name};
use super::{Error, Import, Imports, OF_SHOP, Sent, UploadError, codes};
use crate::base::Full;
use crate::error::Kind;
use crate::transports::http::{
    Auth, Caller, Path, Problem, Query, Refusals, Writer, page_limit, parse_place, place_text,
};

/// The most imports of a page.
const PAGE: usize = 100;

/// What takes as long as its body does.
pub static UPLOADS: [(Method, &str); 1] = [(Method::POST, "/api/rfm/imports")];

/// What the routes work with.
#[derive(Clone, FromRef)]
pub struct ImportState {
    /// Who calls.
    pub auth: Auth,
    /// The operations.
    pub imports: Imports,
}

/// The routes.
pub fn router(state: ImportState) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(import_orders, list_imports))
        .routes(routes!(get_import))
        .with_state(state)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct UploadQuery {
    /// What the file is called, 1 to 200 characters, as in `orders_export_1.csv`; folders before it are left out.
    file_name: String,
}

/// A file that was taken.
#[derive(Serialize, ToSchema)]
struct ReceivedAnswer {
    /// The import, which `GET /api/rfm/imports/{id}` tells of.
    id: Uuid,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct ImportsQuery {
    /// At most so many, 1 to 100; 20 if it is not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<usize>,
    /// `next` of the page before.
    before: Option<String>,
}

/// A page of imports.
#[derive(Serialize, ToSchema)]
struct ImportsAnswer {
    /// The largest file that is taken, in bytes.
    #[schema(example = 1_073_741_824)]
    most_bytes: u64,
    /// The last one first.
    imports: Vec<ImportAnswer>,
    /// Give it as `before` for the next page; null on the last one.
    next: Option<String>,
}

/// An import, as far as it is.
#[derive(Serialize, ToSchema)]
struct ImportAnswer {
    /// Its id.
    id: Uuid,
    /// What the file is called.
    #[schema(example = "orders_export_1.csv")]
    file_name: String,
    /// waiting, reading, writing, finished, failed or interrupted. A large file is read and written in parts, one
    /// after the other. What was written stays, however it ends; to go on, send the same file again.
    #[schema(example = "finished")]
    state: &'static str,
    /// Who sent it.
    started_by: String,
    /// When it had come.
    #[schema(example = "2026-11-24T10:00:00Z")]
    received_at: String,
    /// When it ended; null until then, and where its process was lost.
    #[schema(example = "2026-11-24T10:00:07Z")]
    finished_at: Option<String>,
    /// The file's length.
    bytes: i64,
    /// How much of it was read.
    bytes_done: i64,
    /// Orders that were read.
    orders: i64,
    /// Of those, how many were written or found to be known.
    orders_written: i64,
    /// Orders that the shop did not have.
    orders_new: i64,
    /// Orders of which it had another version.
    orders_changed: i64,
    /// Orders that have no Id in the file and are known by their Name: should the shop's webhooks tell of one, it
    /// counts again.
    orders_without_id: i64,
    /// Customers whom the file tells apart.
    customers: i64,
    /// Customers whom the shop did not have.
    customers_new: i64,
    /// Lines that were left out.
    problems: ProblemsAnswer,
    /// Why it did not come to its end.
    error: Option<ErrorAnswer>,
}

/// Lines that were left out.
#[derive(Serialize, ToSchema)]
struct ProblemsAnswer {
    /// How many.
    count: i64,
    /// The first 100 of them, by line.
    first: Vec<ProblemAnswer>,
}

/// A line that was left out.
#[derive(Serialize, ToSchema)]
struct ProblemAnswer {
    /// The line, from 1.
    #[schema(example = 17)]
    line: u64,
    /// A name of what is wrong that stays.
    #[schema(example = "amount-malformed")]
    code: &'static str,
    /// What the code says of this line; never what stands in it.
    #[schema(value_type = Object, example = json!({"column": "Total"}))]
    args: codes::Args,
    /// The same in English.
    #[schema(example = "Total: is not a decimal number, as in 12.50")]
    problem: String,
}

/// Why an import did not come to its end.
#[derive(Serialize, ToSchema)]
struct ErrorAnswer {
    /// A name of the failure that stays.
    #[schema(example = "missing-columns")]
    code: &'static str,
    /// What the code says of this file.
    #[schema(value_type = Object, example = json!({"columns": ["Total", "Created at"]}))]
    args: codes::Args,
    /// The same in English.
    #[schema(
        example = "the file has no column Total, Created at; is this Shopify's order export?"
    )]
    problem: String,
}

/// Takes a file of past orders and imports it: Shopify's order export (CSV), or orders as in its webhooks, one JSON
/// object a line. The answer comes when the file has; it is imported after that, one file of a shop at a time.
///
/// A repeated file changes nothing, so one whose import was stopped is simply sent again. The file is removed when
/// its import ends, however it does. Customers who move by it are not told of one by one.
#[utoipa::path(
    post,
    path = "/api/rfm/imports",
    params(UploadQuery),
    request_body(content = String, content_type = "text/csv", description = "The file"),
    responses(
        (
            status = 202, description = "The file has come", body = ReceivedAnswer,
            headers(("Location" = String, description = "Where the import is told of"))
        ),
        (
            status = 408, description = "Nothing of the file came for a while, or it took too long (stalled, too-slow)",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = 413, description = "The file is larger than RFM_IMPORT_MAX_BYTES (too-large)", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 429, description = "As many of the shop's imports wait as may (too-many-waiting)",
            body = Problem, content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn import_orders(
    State(imports): State<Imports>,
    writer: Writer,
    Query(query): Query<UploadQuery>,
    Upload { bytes, body }: Upload,
) -> Result<(StatusCode, [(axum::http::HeaderName, String); 1], Json<ReceivedAnswer>), Problem> {
    let Some(name) = file_name(&query.file_name) else {
        let rule =
            format!("file_name: must be 1 to {FILE_NAME_CHARS} characters that can be shown");
        return Err(Problem::new(Kind::Invalid, rule));
    };
    let sent = Sent { file_name: name.to_owned(), by: writer.name, bytes };
    let received = imports.receive(writer.merchant, sent, body.into_data_stream()).await;
    let id = received.map_err(problem_of)?;
    let location = [(LOCATION, format!("/api/rfm/imports/{id}"))];
    Ok((StatusCode::ACCEPTED, location, Json(ReceivedAnswer { id })))
}

/// The imports of the shop, as far as they are kept: those that were sent, and those of `rfm import`.
#[utoipa::path(
    get,
    path = "/api/rfm/imports",
    params(ImportsQuery),
    responses((status = 200, description = "A page", body = ImportsAnswer), Refusals),
    security(("bearer" = []))
)]
async fn list_imports(
    State(imports): State<Imports>,
    caller: Caller,
    Query(query): Query<ImportsQuery>,
) -> Result<Json<ImportsAnswer>, Problem> {
    let limit = page_limit(query.limit, 20, PAGE)?;
    let id = |text: &str| Uuid::try_parse(text).ok();
    let before = query.before.map(|cursor| parse_place("before", &cursor, id)).transpose()?;
    let page = imports.list(caller.merchant, before, limit).await.map_err(problem_of)?;
    Ok(Json(ImportsAnswer {
        most_bytes: imports.limits().most_bytes,
        imports: page.imports.into_iter().map(answer).collect(),
        next: page.next.as_ref().map(place_text),
    }))
}

/// One import: how far it is, and how it ended. It changes about once a second.
#[utoipa::path(
    get,
    path = "/api/rfm/imports/{id}",
    params(("id" = Uuid, Path, description = "The id that the upload was answered with")),
    responses(
        (status = 200, description = "The import", body = ImportAnswer),
        (
            status = 404, description = "The shop has no such import", body = Problem,
            content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_import(
    State(imports): State<Imports>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Result<Json<ImportAnswer>, Problem> {
    Ok(Json(answer(imports.get(caller.merchant, id).await.map_err(problem_of)?)))
}

/// A body as it comes, and its length, where that is told beforehand.
struct Upload {
    bytes: Option<u64>,
    body: Body,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Upload, Problem> {
        let bytes = length(request.headers());
        Ok(Upload { bytes, body: request.into_body() })
    }
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn instant(at_ms: i64) -> String {
    Timestamp::from_millisecond(at_ms).map_or_else(|_| String::new(), |at| at.to_string())
}

fn answer(import: Import) -> ImportAnswer {
    let problem = |problem: &super::Problem| {
        let (code, args) = match &problem.code {
            Some(coded) => (coded.code.name(), coded.args.clone()),
            None => ("unknown", codes::Args::new()),
        };
        let words = problem.code.as_ref().map_or("the line cannot be used", |c| c.code.words());
        let problem_text = codes::worded(words, &args);
        ProblemAnswer { line: problem.line, code, args, problem: problem_text }
    };
    let error = |coded: Coded<ErrorCode>| {
        let problem = coded.worded();
        ErrorAnswer { code: coded.code.name(), args: coded.args, problem }
    };
    ImportAnswer {
        id: import.id,
        file_name: import.file_name,
        state: import.state.name(),
        started_by: import.started_by,
        received_at: instant(import.received_at_ms),
        finished_at: import.finished_at_ms.map(instant),
        bytes: import.bytes,
        bytes_done: import.bytes_done,
        orders: import.orders,
        orders_written: import.orders_written,
        orders_new: import.orders_new,
        orders_changed: import.orders_changed,
        orders_without_id: import.orders_without_id,
        customers: import.customers,
        customers_new: import.customers_new,
        problems: ProblemsAnswer {
            count: import.bad_lines,
            first: import.problems.iter().map(problem).collect(),
        },
        error: import.error.map(error),
    }
}

pub(super) fn problem_of(error: Error) -> Problem {
    let coded = |kind, code: ErrorCode, args: Value| {
        let coded = Coded::error(code, args);
        Problem::new(kind, coded.worded()).coded(code.name(), coded.args)
    };
    match &error {
        Error::Unknown(_) | Error::UnknownMerchant => {
            Problem::new(Kind::NotFound, error.to_string())
        }
        Error::Stopping => coded(Kind::Unavailable, ErrorCode::Interrupted, Value::Null),
        Error::Database(cause) => Problem::hidden(Kind::of_database(cause), &error),
        Error::Full(Full::OfShop(_)) => {
            coded(Kind::TooMany, ErrorCode::TooManyWaiting, json!({ "most": OF_SHOP }))
        }
        Error::Full(full @ Full::OfAll) => Problem::full("imports", *full),
        Error::Upload(UploadError::TooLarge(most)) => {
            coded(Kind::TooLarge, ErrorCode::TooLarge, json!({ "most_bytes": most }))
        }
        Error::Upload(UploadError::Stalled(seconds)) => {
            coded(Kind::TimedOut, ErrorCode::Stalled, json!({ "seconds": seconds }))
        }
        Error::Upload(UploadError::TooSlow(seconds)) => {
            coded(Kind::TimedOut, ErrorCode::TooSlow, json!({ "seconds": seconds }))
        }
        Error::Upload(UploadError::BrokeOff) => {
            coded(Kind::Invalid, ErrorCode::BrokeOff, Value::Null)
        }
        Error::Upload(UploadError::DiskFull(cause)) => {
            tracing::error!(error = %cause, "there is no room for a file that is to be imported");
            coded(Kind::Unavailable, ErrorCode::DiskFull, Value::Null)
        }
        Error::Upload(UploadError::Disk(_)) => Problem::hidden(Kind::Internal, &error),
    }
}
