//! `GET /api/rfm/customers` and `GET /api/rfm/customers/{id}`.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::customers::{
    Context, ExplainedOrder, Filter, ReadError, Scored, explain_customer, list_customers,
};
use super::reasons::told;
use crate::adapters::cipher::Cipher;
use crate::error::Kind;
use crate::scoring::score_text;
use crate::segments::http::Reads;
use crate::transports::http::{Auth, Caller, Locale, Path, Problem, Query, Refusals, page_limit};

/// The most customers of a page.
const PAGE: usize = 200;

#[derive(Clone)]
struct CustomerReads {
    reads: Reads,
    cipher: Arc<Cipher>,
}

impl FromRef<CustomerReads> for Auth {
    fn from_ref(state: &CustomerReads) -> Auth {
        state.reads.auth.clone()
    }
}

/// The routes.
pub fn router(reads: Reads, cipher: Arc<Cipher>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(get_customers))
        .routes(routes!(get_customer))
        .with_state(CustomerReads { reads, cipher })
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct CustomersQuery {
    /// Only members of the segment with this label, as in Champions.
    segment: Option<String>,
    /// Only the customer with exactly this e-mail.
    email: Option<String>,
    /// Only the customer with this id of the shop.
    shopify_id: Option<String>,
    /// The language of segment names: en, es, fr, ar, de, pt or ja, as in pt or pt-BR.
    locale: Option<String>,
    /// At most so many, 1 to 200; 50 if it is not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<usize>,
    /// `next` of the page before.
    after: Option<Uuid>,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct LocaleQuery {
    /// The language of names and reasons: en, es, fr, ar, de, pt or ja, as in pt or pt-BR.
    locale: Option<String>,
}

/// A page of customers.
#[derive(Serialize, ToSchema)]
struct CustomersAnswer {
    /// The shop's day.
    as_of: String,
    /// The number of the last change that is in it.
    change_seq: i64,
    /// By our id; there may be fewer than asked for while there is a next page.
    customers: Vec<CustomerAnswer>,
    /// Give it as `after` for the next page; null on the last one.
    next: Option<Uuid>,
}

/// A customer, scored as of the shop's day.
#[derive(Serialize, ToSchema)]
pub(crate) struct CustomerAnswer {
    /// Our id.
    id: Uuid,
    /// The shop's id.
    shopify_id: Option<String>,
    /// Day of the last order that counts.
    last_order_on: Option<String>,
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
    /// Names of its segments, the primary one first.
    segments: Vec<String>,
    /// The day on which its scores change if nothing happens.
    next_change_on: Option<String>,
}

/// A customer, and why it has the score it has.
#[derive(Serialize, ToSchema)]
struct ExplanationAnswer {
    /// The customer.
    customer: CustomerAnswer,
    /// For each score: the number it comes from, and the edges. Empty for a prospect.
    dimensions: Vec<DimensionAnswer>,
    /// The latest orders, newest first, at most 100.
    orders: Vec<OrderAnswer>,
}

/// How one score comes about.
#[derive(Serialize, ToSchema)]
struct DimensionAnswer {
    /// `days_since_last_order`, `order_count` or `spend_total_minor`.
    of: &'static str,
    /// The customer's number.
    value: i64,
    /// 1 to 5.
    score: u8,
    /// What the edges mean.
    edges_are: &'static str,
    /// The four edges.
    edges: Vec<i64>,
}

/// An order, and whether it counts.
#[derive(Serialize, ToSchema)]
struct OrderAnswer {
    /// The shop's id.
    order_id: String,
    /// Its day.
    day: String,
    /// What it adds, in minor units; null when it does not count.
    counted_minor: Option<i64>,
    /// Why it does not count: a name that is the same in every language.
    not_counted: Option<&'static str>,
    /// The same in the language asked for.
    reason: Option<&'static str>,
}

/// Customers by our id, in pages.
#[utoipa::path(
    get,
    path = "/api/rfm/customers",
    params(CustomersQuery),
    responses(
        (status = 200, description = "A page", body = CustomersAnswer),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_customers(
    State(state): State<CustomerReads>,
    caller: Caller,
    Query(query): Query<CustomersQuery>,
) -> Result<Json<CustomersAnswer>, Problem> {
    let locale = Locale::parse(query.locale.as_deref())?;
    let limit = page_limit(query.limit, 50, PAGE)? as i64;
    let named = [&query.segment, &query.shopify_id, &query.email];
    if named.into_iter().flatten().any(|text| text.contains('\0')) {
        return Err(Problem::new(Kind::Invalid, "a parameter holds a NUL character"));
    }
    let email = query.email.map(|email| state.cipher.lookup(caller.merchant.0, &email));
    let filter = Filter {
        id: None,
        segment: query.segment,
        cells: None,
        email,
        external_id: query.shopify_id,
        after: query.after,
        limit,
    };
    let now_ms = state.reads.clock.now_ms();
    let page = list_customers(&state.reads.pool, caller.merchant, now_ms, &filter)
        .await
        .map_err(|error| problem_of_read(&error))?;
    let (context, customers) = (&page.context, &page.customers);
    Ok(Json(CustomersAnswer {
        as_of: context.as_of.to_string(),
        change_seq: context.change_seq,
        next: page.next,
        customers: customers.iter().map(|one| answer(one, context, locale)).collect(),
    }))
}

/// A customer and the explanation of its score.
#[utoipa::path(
    get,
    path = "/api/rfm/customers/{id}",
    params(("id" = Uuid, Path, description = "Our id of the customer"), LocaleQuery),
    responses(
        (status = 200, description = "The customer", body = ExplanationAnswer),
        (
            status = 404, description = "No such customer", body = Problem,
            content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_customer(
    State(state): State<CustomerReads>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<LocaleQuery>,
) -> Result<Json<ExplanationAnswer>, Problem> {
    let locale = Locale::parse(query.locale.as_deref())?;
    let now_ms = state.reads.clock.now_ms();
    let found = explain_customer(&state.reads.pool, caller.merchant, now_ms, id)
        .await
        .map_err(|error| problem_of_read(&error))?;
    let (context, customer, orders) =
        found.ok_or_else(|| Problem::new(Kind::NotFound, format!("no customer {id}")))?;
    Ok(Json(ExplanationAnswer {
        customer: answer(&customer, &context, locale),
        dimensions: dimensions(&customer, &context),
        orders: orders.into_iter().map(|order| order_answer(order, locale)).collect(),
    }))
}

/// What went wrong, as it is told.
pub(crate) fn problem_of_read(error: &ReadError) -> Problem {
    match error {
        ReadError::UnknownSegment(_) => Problem::new(Kind::Invalid, error.to_string()),
        ReadError::UnknownMerchant => Problem::new(Kind::NotFound, error.to_string()),
        ReadError::Database(cause) => Problem::hidden(Kind::of_database(cause), error),
    }
}

/// A customer, as it is told.
pub(crate) fn answer(customer: &Scored, context: &Context, locale: Locale) -> CustomerAnswer {
    let score = customer.score;
    let segments = context.segments.of_cell(customer.cell);
    CustomerAnswer {
        id: customer.id,
        shopify_id: customer.external_id.clone(),
        last_order_on: customer.stats.map(|stats| stats.last_order_day.to_string()),
        order_count: customer.stats.map_or(0, |stats| stats.order_count),
        spend_total_minor: customer.stats.map_or(0, |stats| stats.spend_total_minor),
        recency: score.map(|score| score.recency.get()),
        frequency: score.map(|score| score.frequency.get()),
        monetary: score.map(|score| score.monetary.get()),
        score: score.map(|score| score_text(score.weighted_hundredths)),
        segments: segments.map(|segment| segment.name(locale.code()).to_owned()).collect(),
        next_change_on: customer.next_change_on.map(|day| day.to_string()),
    }
}

fn dimensions(customer: &Scored, context: &Context) -> Vec<DimensionAnswer> {
    let Some((stats, score)) = customer.stats.zip(customer.score) else { return Vec::new() };
    let bands = &context.config.bands;
    vec![
        DimensionAnswer {
            of: "days_since_last_order",
            value: context.as_of.days_since(stats.last_order_day).into(),
            score: score.recency.get(),
            edges_are: "at most this many days for scores 5, 4, 3, 2",
            edges: bands.recency.edges().iter().map(|edge| i64::from(*edge)).collect(),
        },
        DimensionAnswer {
            of: "order_count",
            value: stats.order_count.into(),
            score: score.frequency.get(),
            edges_are: "at least this many orders for scores 2, 3, 4, 5",
            edges: bands.frequency.edges().iter().map(|edge| i64::from(*edge)).collect(),
        },
        DimensionAnswer {
            of: "spend_total_minor",
            value: stats.spend_total_minor,
            score: score.monetary.get(),
            edges_are: "at least this many minor units for scores 2, 3, 4, 5",
            edges: bands.monetary.edges().to_vec(),
        },
    ]
}

fn order_answer(order: ExplainedOrder, locale: Locale) -> OrderAnswer {
    OrderAnswer {
        order_id: order.order_id,
        day: order.day.to_string(),
        counted_minor: order.counted.ok(),
        not_counted: order.counted.err().map(|reason| reason.name()),
        reason: order.counted.err().map(|reason| told(reason, locale)),
    }
}
