//! `POST /api/rfm/preview`.

use axum::Json;
use axum::extract::{FromRef, State};
use serde::Deserialize;
use serde_json::{Map, Value};
use shared_scoring::json::{FieldError, field_in};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{PreviewAnswer, answer};
use super::{Error, MoversWanted, Previews, columns_http};
use crate::error::Kind;
use crate::movement::customers_http::problem_of_read;
use crate::transports::http::{
    Auth, Caller, Document, Locale, Problem, Query, Refusals, WrongField,
};

/// The most movers of a page, and the most customers of a look-up.
pub(super) const PAGE: usize = 200;

/// What previews work with.
#[derive(Clone, FromRef)]
pub struct PreviewState {
    /// Who calls.
    pub auth: Auth,
    /// The operations.
    pub previews: Previews,
}

/// The routes.
pub fn router(state: PreviewState) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(preview_segments))
        .merge(columns_http::router())
        .with_state(state)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct PreviewQuery {
    /// The language of names: en, es, fr, ar, de, pt or ja, as in pt or pt-BR.
    pub(super) locale: Option<String>,
}

/// A configuration to try.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PreviewRequest {
    /// Any of `bands`, `weights`, `low_score_below` and `segments`, as they are saved; the others stay as they are.
    #[schema(value_type = Object, example = json!({"bands": {"recency": {"half_life_days": 90},
        "frequency": {"at_least_orders": [2, 3, 5, 8]},
        "monetary": {"at_least_minor": [2000, 4000, 8000, 16000]}}}))]
    pub(super) config: Map<String, Value>,
    /// Who would move, if that is wanted.
    pub(super) movers: Option<MoversRequest>,
}

/// Which of those who would move.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MoversRequest {
    /// At most so many, 1 to 200; 50 if it is not given.
    #[schema(minimum = 1, maximum = 200)]
    pub(super) limit: Option<usize>,
    /// `next` of the page before.
    pub(super) after: Option<String>,
    /// Only those whose primary segment has this label now; empty for those without one.
    pub(super) from: Option<String>,
    /// Only those whose primary segment would have this label; empty for those without one.
    pub(super) to: Option<String>,
}

/// What a configuration would change, without saving it.
#[utoipa::path(
    post,
    path = "/api/rfm/preview",
    params(PreviewQuery),
    request_body = PreviewRequest,
    responses(
        (status = 200, description = "What would change", body = PreviewAnswer),
        (
            status = 410, description = "The page before is of other customers; begin again",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = 422, description = "The configuration is not valid", body = Problem,
            content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn preview_segments(
    State(state): State<PreviewState>,
    caller: Caller,
    Query(query): Query<PreviewQuery>,
    Document(request): Document<PreviewRequest>,
) -> Result<Json<PreviewAnswer>, Problem> {
    let locale = Locale::parse(query.locale.as_deref())?;
    Ok(Json(preview_for(&state.previews, &caller, request, locale).await?))
}

/// A preview for a caller, for REST and gRPC alike.
pub(super) async fn preview_for(
    previews: &Previews,
    caller: &Caller,
    request: PreviewRequest,
    locale: Locale,
) -> Result<PreviewAnswer, Problem> {
    let wanted = request.movers.map(MoversRequest::read).transpose()?;
    let preview = previews.preview(caller.merchant, &request.config, wanted.as_ref()).await;
    Ok(answer(&preview.map_err(|error| problem_of(&error))?, locale))
}

impl MoversRequest {
    fn read(self) -> Result<MoversWanted, Problem> {
        let limit = self.limit.unwrap_or(50);
        if !(1..=PAGE).contains(&limit) {
            let problem = WrongField {
                field: "movers.limit".into(),
                problem: format!("must be 1 to {PAGE}"),
                example: "50".into(),
            };
            return Err(Problem::of_fields(vec![problem]));
        }
        Ok(MoversWanted { limit, after: self.after, from: self.from, to: self.to })
    }
}

/// What went wrong, as it is told.
pub(crate) fn problem_of(error: &Error) -> Problem {
    match error {
        Error::UnknownMerchant => Problem::new(Kind::NotFound, error.to_string()),
        Error::Invalid(errors) => Problem::of_fields(errors.iter().map(wrong_field).collect()),
        Error::Gone(_) => Problem::new(Kind::Gone, error.to_string()),
        Error::Parameter(_) => Problem::new(Kind::Invalid, error.to_string()),
        Error::Read(cause) => problem_of_read(cause),
        Error::Database(cause) => Problem::hidden(Kind::of_database(cause), error),
    }
}

/// A wrong field of a configuration, as it is told.
pub(crate) fn wrong_field(error: &FieldError) -> WrongField {
    let field = field_in("config", &error.path);
    WrongField { field, problem: error.problem.clone(), example: error.example.clone() }
}
