//! `GET /api/rfm/cells`: how many customers are in each cell.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use shared_scoring::Cell;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::http::{Reads, unknown_or};
use super::past::read_counts_on;
use super::read_counts;
use crate::transports::http::{Caller, Problem, Query, Refusals, parse_day};

/// The routes.
pub(super) fn router() -> OpenApiRouter<Reads> {
    OpenApiRouter::new().routes(routes!(get_cells))
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct CellsQuery {
    /// At the end of this day of the shop, as in 2026-01-31; now if it is not given.
    as_of: Option<String>,
}

/// The customers of all cells at one number of change.
#[derive(Serialize, ToSchema)]
struct CellsAnswer {
    /// The shop's day.
    #[schema(example = "2026-11-24")]
    as_of: String,
    /// The version of the configuration.
    config_version: i64,
    /// The number of the last change that is in it.
    change_seq: i64,
    /// Whether a past day is restated from the orders dated until then, as nothing was recorded yet.
    restated: bool,
    /// Those that somebody is in, by their number.
    cells: Vec<CellAnswer>,
}

/// A cell and who is in it.
#[derive(Serialize, ToSchema)]
struct CellAnswer {
    /// (recency − 1) · 25 + (frequency − 1) · 5 + (monetary − 1); 125 for prospects.
    cell: u8,
    /// 1 to 5; null for prospects.
    recency: Option<u8>,
    /// 1 to 5; null for prospects.
    frequency: Option<u8>,
    /// 1 to 5; null for prospects.
    monetary: Option<u8>,
    /// How many customers it has.
    customers: i64,
    /// What they spent, in minor units of the shop's currency.
    spend_total_minor: i64,
}

/// The customers of all cells, now or at the end of a past day under the configuration that was active then.
#[utoipa::path(
    get,
    path = "/api/rfm/cells",
    params(CellsQuery),
    responses(
        (status = 200, description = "The cells that somebody is in", body = CellsAnswer),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_cells(
    State(reads): State<Reads>,
    caller: Caller,
    Query(query): Query<CellsQuery>,
) -> Result<Json<CellsAnswer>, Problem> {
    let day = query.as_of.as_deref().map(|day| parse_day("as_of", day)).transpose()?;
    let now_ms = reads.clock.now_ms();
    let (counted, restated) = match day {
        None => {
            let read = read_counts(&reads.pool, &reads.sizes, now_ms, caller.merchant).await;
            (unknown_or(read)?, false)
        }
        Some(day) => {
            let read =
                read_counts_on(&reads.pool, &reads.sizes, now_ms, caller.merchant, day).await;
            let (counted, told) = unknown_or(read)?;
            (Arc::new(counted), told.is_restated)
        }
    };
    Ok(Json(CellsAnswer {
        as_of: counted.as_of.to_string(),
        config_version: counted.config_version,
        change_seq: counted.change_seq,
        restated,
        cells: counted.counts.iter().map(cell_answer).collect(),
    }))
}

fn cell_answer((cell, customers, spend): &(Cell, i64, i64)) -> CellAnswer {
    let levels = cell.levels();
    CellAnswer {
        cell: cell.index(),
        recency: levels.map(|(recency, _, _)| recency.get()),
        frequency: levels.map(|(_, frequency, _)| frequency.get()),
        monetary: levels.map(|(_, _, monetary)| monetary.get()),
        customers: *customers,
        spend_total_minor: *spend,
    }
}
