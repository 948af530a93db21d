//! `GET /api/rfm/shop`: what a page has to know of the shop before it shows anything.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::http::{Reads, unknown_or};
use super::read_shop;
use crate::transports::http::{Caller, Problem, Refusals};

/// The routes.
pub(super) fn router() -> OpenApiRouter<Reads> {
    OpenApiRouter::new().routes(routes!(get_shop))
}

/// A shop, and what the caller may do there.
#[derive(Serialize, ToSchema)]
struct ShopAnswer {
    /// Its domain.
    #[schema(example = "example.myshopify.com")]
    domain: String,
    /// What its money is in.
    #[schema(example = "USD")]
    currency: String,
    /// How many digits its minor units have.
    currency_exponent: u8,
    /// The IANA time zone of its days.
    #[schema(example = "Europe/Berlin")]
    time_zone: String,
    /// The shop's day.
    #[schema(example = "2026-11-24")]
    today: String,
    /// All customers, prospects too.
    customers: i64,
    /// The number of the last change that is in it.
    change_seq: i64,
    /// The version of the configuration.
    config_version: i64,
    /// Whether the caller may write.
    may_write: bool,
    /// Where Shopify's admin shows the shop; null where its domain is none that Shopify gave.
    admin_url: Option<String>,
    /// `machine`, or `driven` where time moves by calls alone.
    clock: &'static str,
}

/// The shop, and what the caller may do there.
#[utoipa::path(
    get,
    path = "/api/rfm/shop",
    responses((status = 200, description = "The shop", body = ShopAnswer), Refusals),
    security(("bearer" = []))
)]
async fn get_shop(State(reads): State<Reads>, caller: Caller) -> Result<Json<ShopAnswer>, Problem> {
    let now_ms = reads.clock.now_ms();
    let read = read_shop(&reads.pool, &reads.sizes, now_ms, caller.merchant).await;
    let (shop, counted) = unknown_or(read)?;
    Ok(Json(ShopAnswer {
        admin_url: shop.admin_url(),
        currency: shop.currency.code().to_owned(),
        currency_exponent: shop.currency.exponent(),
        time_zone: shop.calendar.name().to_owned(),
        today: counted.as_of.to_string(),
        customers: counted.customers(),
        change_seq: counted.change_seq,
        config_version: counted.config_version,
        may_write: caller.may_write,
        clock: if reads.clock.is_driven() { "driven" } else { "machine" },
        domain: shop.domain,
    }))
}
