//! `GET /api/rfm/imports/customers`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::http::{ImportState, problem_of};
use super::{Brought, Imports};
use crate::transports::http::{Caller, Problem, Query, Refusals, parse_day};

/// The route.
pub fn router(state: ImportState) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(get_imported_customers)).with_state(state)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct BroughtQuery {
    /// The first day of the shop, as in 2026-01-31; imports that ended on it are left out.
    from: String,
    /// The second day; imports that ended on it are counted.
    to: String,
}

/// Customers whom imports brought in.
#[derive(Serialize, ToSchema)]
struct BroughtAnswer {
    /// Customers whom the shop did not have before.
    customers_new: i64,
    /// Whether there may be more: imports of that time are not kept any more (`RFM_KEEP_IMPORTS_DAYS`).
    at_least: bool,
}

/// How many customers imports brought in that ended after one day and not after another.
///
/// They are counted from that day on, however long ago they bought.
#[utoipa::path(
    get,
    path = "/api/rfm/imports/customers",
    params(BroughtQuery),
    responses((status = 200, description = "How many", body = BroughtAnswer), Refusals),
    security(("bearer" = []))
)]
async fn get_imported_customers(
    State(imports): State<Imports>,
    caller: Caller,
    Query(query): Query<BroughtQuery>,
) -> Result<Json<BroughtAnswer>, Problem> {
    let days = (parse_day("from", &query.from)?, parse_day("to", &query.to)?);
    let Brought { customers, is_least } =
        imports.brought(caller.merchant, days).await.map_err(problem_of)?;
    Ok(Json(BroughtAnswer { customers_new: customers, at_least: is_least }))
}
