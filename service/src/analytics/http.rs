//! `GET /api/rfm/visualizations`: charts as Chart.js takes them.

use axum::Json;
use axum::extract::{FromRef, State};
use serde::Deserialize;
use serde_json::Value;
use shared_scoring::Day;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::charts::{Chart, MAX_DAYS};
use super::{Analytics, Error};
use crate::error::Kind;
use crate::movement::past;
use crate::transports::http::{Auth, Caller, Locale, Problem, Query, Refusals, parse_day};

/// What charts are drawn with.
#[derive(Clone, FromRef)]
pub struct AnalyticsState {
    /// Who calls.
    pub auth: Auth,
    /// The operations.
    pub analytics: Analytics,
}

/// The routes.
pub fn router(state: AnalyticsState) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(get_visualization)).with_state(state)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct ChartQuery {
    /// `sizes_over_time`, grid, movement, cohorts, `score_distribution`, `revenue_by_segment`,
    /// `repeat_purchase_rate` or `average_order_value`.
    chart: String,
    /// The first day of the shop, as in 2026-01-31; 90 days before the last if it is not given (of cohorts a year).
    from: Option<String>,
    /// The last day; today if it is not given.
    to: Option<String>,
    /// The language of labels: en, es, fr, ar, de, pt or ja, as in pt or pt-BR.
    locale: Option<String>,
}

/// A chart: `type`, `data` and `options` as Chart.js takes them. Flows and heat maps have the types of the
/// plug-ins chartjs-chart-sankey and chartjs-chart-matrix. Money is in the currency's own unit.
#[utoipa::path(
    get,
    path = "/api/rfm/visualizations",
    params(ChartQuery),
    responses(
        (status = 200, description = "The chart", body = Value),
        (
            status = 410, description = "The history of these days is not kept any more",
            body = Problem, content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_visualization(
    State(state): State<AnalyticsState>,
    caller: Caller,
    Query(query): Query<ChartQuery>,
) -> Result<Json<Value>, Problem> {
    let locale = Locale::parse(query.locale.as_deref())?;
    let known = Chart::NAMES.iter().find(|(name, _)| *name == query.chart);
    let Some((_, chart)) = known else {
        let names = Chart::NAMES.map(|(name, _)| name).join(", ");
        return Err(Problem::new(Kind::Invalid, format!("chart: must be one of {names}")));
    };
    let today = state.analytics.today(caller.merchant).await.map_err(problem_of)?;
    let to = query.to.as_deref().map_or(Ok(today), |text| parse_day("to", text))?;
    let before = if *chart == Chart::Cohorts { 366 } else { 90 };
    let from = query.from.as_deref();
    let from = from.map_or(Ok(Day(to.0 - before)), |text| parse_day("from", text))?;
    if from > to || to.0 - from.0 > MAX_DAYS {
        let detail = format!("from: must lie at most {MAX_DAYS} days before to, and not after it");
        return Err(Problem::new(Kind::Invalid, detail));
    }
    let drawn = state.analytics.draw(caller.merchant, *chart, (from, to), locale.code()).await;
    Ok(Json(drawn.map_err(problem_of)?))
}

fn problem_of(error: Error) -> Problem {
    match &error {
        Error::UnknownMerchant | Error::Past(past::Error::UnknownMerchant) => {
            Problem::new(Kind::NotFound, error.to_string())
        }
        Error::Past(past::Error::Days) => Problem::new(Kind::Invalid, error.to_string()),
        Error::Past(past::Error::Pruned(_)) => Problem::new(Kind::Gone, error.to_string()),
        Error::Database(cause) | Error::Past(past::Error::Database(cause)) => {
            Problem::hidden(Kind::of_database(cause), &error)
        }
    }
}
