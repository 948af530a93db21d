//! `GET /api/rfm/export`.

use axum::body::Body;
use axum::extract::{FromRef, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, Response};
use serde::{Deserialize, Serialize};
use shared_scoring::Day;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::chart::Chart;
use super::chart::paint;
use super::columns::{Column, Columns};
use super::{Error, Exports, Form, Wanted};
use crate::error::Kind;
use crate::movement::customers_http::problem_of_read;
use crate::transports::http::{Auth, Caller, Locale, Problem, Query, Refusals, Writer};

/// What the routes work with.
#[derive(Clone, FromRef)]
pub struct ExportState {
    /// Who calls.
    pub auth: Auth,
    /// Makes exports.
    pub exports: Exports,
}

/// The routes.
pub fn router(state: ExportState) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(export)).with_state(state)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct ExportQuery {
    /// csv, json or png; csv if it is not given.
    format: Option<String>,
    /// Only members of the segment with this label, as in Champions.
    segment: Option<String>,
    /// Some of the columns, in this order, with commas between them: id, `shopify_id`, email,
    /// `first_order_on`, `last_order_on`, `days_since_last_order`, `order_count`, `spend_total_minor`,
    /// recency, frequency, monetary, score, segment, segments, `next_change_on`. All but email if it is not
    /// given; email needs the scope `admin:full`.
    columns: Option<String>,
    /// Whether csv begins with the UTF-8 byte-order mark, by which Excel tells the encoding.
    bom: Option<bool>,
    /// What png shows: segments (bars of their sizes) or grid (recency by frequency and monetary); segments if
    /// it is not given.
    chart: Option<String>,
    /// The language of segment names: en, es, fr, ar, de, pt or ja, as in pt or pt-BR.
    locale: Option<String>,
}

/// A customer of an export. Only the columns that were chosen are there.
#[derive(Serialize, ToSchema)]
struct ExportedCustomer {
    /// Our id.
    id: Uuid,
    /// The shop's id.
    shopify_id: Option<String>,
    /// The e-mail.
    email: Option<String>,
    /// Day of the first order that counts.
    first_order_on: Option<String>,
    /// Day of the last one.
    last_order_on: Option<String>,
    /// Whole days since then.
    days_since_last_order: Option<u32>,
    /// Orders that count.
    order_count: u32,
    /// Net spend in minor units of the shop's currency.
    spend_total_minor: i64,
    /// 1 to 5; null for a prospect.
    recency: Option<u8>,
    /// 1 to 5; null for a prospect.
    frequency: Option<u8>,
    /// 1 to 5; null for a prospect.
    monetary: Option<u8>,
    /// Weighted, as in 4.10; null for a prospect.
    score: Option<String>,
    /// Name of the primary segment.
    segment: Option<String>,
    /// Names of all segments, the primary one first.
    segments: Vec<String>,
    /// The day on which the scores change if nothing happens.
    next_change_on: Option<String>,
}

/// Customers as a file: all of them, or a segment's, in the order of our ids, each where it stands on the shop's day, in one state of the shop.
///
/// CSV has a header; segments stand in one cell with | between them, and what is blank in it is null in JSON.
/// A text cell that begins with =, +, -, @, a tab or a line break begins with ' instead, so that no spreadsheet
/// runs it. JSON is one array of objects. Both are made while they are sent; one that breaks off is not
/// complete. PNG is a chart for a slide, 1,600 pixels wide and 900 high, or higher where a shop has many
/// segments; in Arabic it is mirrored. Each export is in the audit log.
#[utoipa::path(
    get,
    path = "/api/rfm/export",
    params(ExportQuery),
    responses(
        (
            status = 200, description = "The customers", content(
                (String = "text/csv; charset=utf-8"),
                (Vec<ExportedCustomer> = "application/json"),
                (Vec<u8> = "image/png")
            )
        ),
        (
            status = 429, description = "The shop makes as many exports as one may; wait for one",
            body = Problem, content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn export(
    State(exports): State<Exports>,
    caller: Caller,
    writer: Result<Writer, Problem>,
    Query(query): Query<ExportQuery>,
) -> Result<Response<Body>, Problem> {
    let locale = Locale::parse(query.locale.as_deref())?;
    let (kind, form) = match query.format.as_deref().unwrap_or("csv") {
        "csv" => (File::Csv, Form::Csv { bom: query.bom == Some(true) }),
        "json" if query.bom.is_some() => return Err(refused("bom: is for csv alone")),
        "json" => (File::Json, Form::Array),
        "png" => return painted(&exports, caller, &query, locale).await,
        _ => return Err(refused("format: must be csv, json or png")),
    };
    if query.chart.is_some() {
        return Err(refused("chart: is for png alone"));
    }
    let columns = query.columns.as_deref().map(Columns::parse).transpose();
    let columns = columns.map_err(|error| refused(&error.to_string()))?.unwrap_or_default();
    if columns.has(Column::Email) {
        writer?;
    }
    let (actor, segment) = (caller.name, query.segment);
    let wanted = Wanted { actor, segment, columns, form, locale: locale.code() };
    let begun = exports.begin(caller.merchant, wanted).await;
    let export = begun.map_err(|error| problem_of(&error))?;
    let as_of = export.as_of();
    Ok(file(export.into_body(), kind, as_of))
}

fn refused(detail: &str) -> Problem {
    Problem::new(Kind::Invalid, detail)
}

async fn painted(
    exports: &Exports,
    caller: Caller,
    query: &ExportQuery,
    locale: Locale,
) -> Result<Response<Body>, Problem> {
    let of_customers = [
        ("segment", query.segment.is_some()),
        ("columns", query.columns.is_some()),
        ("bom", query.bom.is_some()),
    ];
    if let Some((name, _)) = of_customers.iter().find(|(_, is_given)| *is_given) {
        return Err(refused(&format!("{name}: is not for png")));
    }
    let chart = query.chart.as_deref().map_or(Some(Chart::Segments), Chart::parse);
    let chart = chart.ok_or_else(|| refused("chart: must be segments or grid"))?;
    let painted = exports.paint(caller.merchant, caller.name, chart, locale.code()).await;
    let (as_of, png) = painted.map_err(|error| problem_of(&error))?;
    Ok(file(png.into(), File::Png(chart), as_of))
}

/// What kind of file is answered.
#[derive(Clone, Copy)]
enum File {
    Csv,
    Json,
    Png(Chart),
}

/// An answer that a browser saves.
fn file(body: Body, kind: File, as_of: Day) -> Response<Body> {
    let (content_type, name) = match kind {
        File::Csv => ("text/csv; charset=utf-8", format!("rfm-customers-{as_of}.csv")),
        File::Json => ("application/json", format!("rfm-customers-{as_of}.json")),
        File::Png(chart) => ("image/png", format!("rfm-{}-{as_of}.png", chart.name())),
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}

fn problem_of(error: &Error) -> Problem {
    match error {
        Error::Read(cause) => problem_of_read(cause),
        Error::Full(full) => Problem::full("exports", *full),
        // Whoever runs the service can help.
        Error::Paint(paint::Error::Fonts { .. }) => {
            Problem::new(Kind::Unavailable, error.to_string())
        }
        Error::Paint(_) | Error::Cipher(_) => Problem::hidden(Kind::Internal, error),
        Error::Audit(cause) => Problem::hidden(Kind::of_database(cause), error),
    }
}
