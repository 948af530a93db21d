//! `GET` and `PUT /api/rfm/config`, its versions, and how one is restored.

use axum::Json;
use axum::extract::{FromRef, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use shared_scoring::json;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{
    ConfigAnswer, SavedAnswer, VersionsAnswer, WholeVersionAnswer, config_answer, saved_answer,
    version_answer, with_tag,
};
use super::{Configurations, Error, MAX_REASON_BYTES, Saving};
use crate::error::Kind;
use crate::preview::http::{problem_of as problem_of_bands, wrong_field};
use crate::transports::http::{
    Auth, Caller, Document, IfMatch, Path, Problem, Query, Refusals, Writer, WrongField, page_limit,
};

/// The most versions of a page.
const PAGE: usize = 100;

/// What configurations are read and saved with.
#[derive(Clone, FromRef)]
pub struct ConfigState {
    /// Who calls.
    pub auth: Auth,
    /// The operations.
    pub configurations: Configurations,
}

/// The routes.
pub fn router(state: ConfigState) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(get_config, put_config))
        .routes(routes!(get_config_versions))
        .routes(routes!(get_config_version))
        .routes(routes!(restore_config_version))
        .with_state(state)
}

/// A configuration to save.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PutConfigRequest {
    /// `bands`, and optionally `weights`, `low_score_below` and `segments`: what is left out is as a merchant
    /// begins with.
    #[schema(value_type = Object, example = json!({"bands": {"preset": "medium"}}))]
    config: Value,
    /// Why, 1 to 500 bytes.
    reason: String,
    /// Whether `rfm.updated` goes out for each customer whom it moves.
    #[serde(default)]
    tell_customers: bool,
}

/// Why a version is restored.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RestoreRequest {
    /// Why, 1 to 500 bytes.
    reason: String,
    /// Whether `rfm.updated` goes out for each customer whom it moves.
    #[serde(default)]
    tell_customers: bool,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct VersionsQuery {
    /// `next` of the page before.
    before: Option<i64>,
    /// At most so many, 1 to 100; 20 if it is not given.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<usize>,
}

/// The configuration as it is. The `ETag` is the number of the latest version.
#[utoipa::path(
    get,
    path = "/api/rfm/config",
    responses(
        (status = 200, description = "The configuration", body = ConfigAnswer),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_config(State(state): State<ConfigState>, caller: Caller) -> Result<Response, Problem> {
    let current = state.configurations.current(caller.merchant).await.map_err(problem_of)?;
    Ok(with_tag(current.latest, Json(config_answer(&current)).into_response()))
}

/// Saves a version of the configuration. It becomes active once all customers have their place under it; one
/// that moves nobody, at once.
#[utoipa::path(
    put,
    path = "/api/rfm/config",
    params(("If-Match" = String, Header, description = "The ETag upon which it is saved, or *")),
    request_body = PutConfigRequest,
    responses(
        (status = 200, description = "It is active", body = SavedAnswer),
        (status = 202, description = "It is staged", body = SavedAnswer),
        (
            status = 412, description = "Somebody else saved meanwhile", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 422, description = "The configuration is not valid", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 428, description = "If-Match is missing", body = Problem,
            content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn put_config(
    State(state): State<ConfigState>,
    writer: Writer,
    IfMatch(upon): IfMatch,
    Document(request): Document<PutConfigRequest>,
) -> Result<Response, Problem> {
    let mut wrong = wrong_reason(&request.reason);
    let config = json::read_config(&request.config);
    if let Err(errors) = &config {
        wrong.extend(errors.iter().map(wrong_field));
    }
    let config = config.ok().filter(|_| wrong.is_empty());
    let mut config = config.ok_or_else(|| Problem::of_fields(wrong))?;
    if request.config.get("segments").is_none() {
        config.segments = json::Segment::defaults();
    }
    let (by, reason, tells) = (&*writer.name, &*request.reason, request.tell_customers);
    let saving = Saving { by, reason, upon, tells };
    let saved = state.configurations.save(writer.merchant, &config, saving).await;
    Ok(saved_answer(&saved.map_err(problem_of)?))
}

/// Versions of the configuration, the latest first.
#[utoipa::path(
    get,
    path = "/api/rfm/config/versions",
    params(VersionsQuery),
    responses(
        (status = 200, description = "A page", body = VersionsAnswer),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_config_versions(
    State(state): State<ConfigState>,
    caller: Caller,
    Query(query): Query<VersionsQuery>,
) -> Result<Json<VersionsAnswer>, Problem> {
    let limit = page_limit(query.limit, 20, PAGE)?;
    let before = query.before.unwrap_or(i64::MAX);
    let found = state.configurations.history(caller.merchant, before, limit as i64 + 1).await;
    let mut versions = found.map_err(problem_of)?;
    let is_more = versions.len() > limit;
    versions.truncate(limit);
    let next = versions.last().map(|(_, version)| version.version).filter(|_| is_more);
    let versions = versions.iter().map(|(state, version)| version_answer(*state, version));
    Ok(Json(VersionsAnswer { versions: versions.collect(), next }))
}

/// A version of the configuration.
#[utoipa::path(
    get,
    path = "/api/rfm/config/versions/{version}",
    params(("version" = i64, Path, description = "Its number")),
    responses(
        (status = 200, description = "The version", body = WholeVersionAnswer),
        (
            status = 404, description = "No such version", body = Problem,
            content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_config_version(
    State(state): State<ConfigState>,
    caller: Caller,
    Path(version): Path<i64>,
) -> Result<Json<WholeVersionAnswer>, Problem> {
    let found = state.configurations.version(caller.merchant, version).await;
    let (became, saved) = found.map_err(problem_of)?;
    let version = version_answer(became, &saved.version);
    Ok(Json(WholeVersionAnswer { version, config: saved.config.to_json() }))
}

/// Saves an earlier version again, as a version of its own, with the bands that it had.
#[utoipa::path(
    post,
    path = "/api/rfm/config/versions/{version}/restore",
    params(
        ("version" = i64, Path, description = "Its number"),
        ("If-Match" = String, Header, description = "The ETag upon which it is saved, or *")
    ),
    request_body = RestoreRequest,
    responses(
        (status = 200, description = "It is active", body = SavedAnswer),
        (status = 202, description = "It is staged", body = SavedAnswer),
        (
            status = 404, description = "No such version", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 412, description = "Somebody else saved meanwhile", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 422, description = "A field is not valid", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 428, description = "If-Match is missing", body = Problem,
            content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn restore_config_version(
    State(state): State<ConfigState>,
    writer: Writer,
    Path(version): Path<i64>,
    IfMatch(upon): IfMatch,
    Document(request): Document<RestoreRequest>,
) -> Result<Response, Problem> {
    let wrong = wrong_reason(&request.reason);
    if !wrong.is_empty() {
        return Err(Problem::of_fields(wrong));
    }
    let (by, reason, tells) = (&*writer.name, &*request.reason, request.tell_customers);
    let saving = Saving { by, reason, upon, tells };
    let saved = state.configurations.restore(writer.merchant, version, saving).await;
    Ok(saved_answer(&saved.map_err(problem_of)?))
}

fn wrong_reason(reason: &str) -> Vec<WrongField> {
    let is_one = !reason.trim().is_empty()
        && reason.len() <= MAX_REASON_BYTES
        && !reason.contains(char::is_control);
    let wrong = (!is_one).then(|| WrongField {
        field: "reason".into(),
        problem: format!("must be 1 to {MAX_REASON_BYTES} bytes without control characters"),
        example: "\"Christmas buyers come once a year\"".into(),
    });
    wrong.into_iter().collect()
}

fn problem_of(error: Error) -> Problem {
    match &error {
        Error::UnknownMerchant | Error::UnknownVersion(_) => {
            Problem::new(Kind::NotFound, error.to_string())
        }
        Error::Invalid(errors) => Problem::of_fields(errors.iter().map(wrong_field).collect()),
        Error::Stale { latest, .. } => Problem::stale(error.to_string(), *latest),
        Error::Bands(cause) => problem_of_bands(cause),
        Error::Database(cause) => Problem::hidden(Kind::of_database(cause), &error),
    }
}
