//! `GET /api/rfm/customers/{id}`: why a customer has the score it has; and its orders, page by page.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use shared_scoring::order::NotCounted;
use shared_scoring::{Day, Score};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::customers::{Context, Scored};
use super::customers_http::{CustomerAnswer, CustomerReads, answer, problem_of_read};
use super::explanation::{ExplainedOrder, Explanation, OrdersPage, explain_customer, list_orders};
use super::past_http::NameAnswer;
use crate::base::Text;
use crate::error::Kind;
use crate::orders::OrderPlace;
use crate::scoring::score_text;
use crate::transports::http::{
    Caller, Locale, Path, Problem, Query, Refusals, page_limit, parse_place, place_text,
};

/// The most orders of a page.
const PAGE: usize = 200;

/// The routes.
pub fn router(state: CustomerReads) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(get_customer))
        .routes(routes!(get_customer_orders))
        .with_state(state)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct LocaleQuery {
    /// The language of names and reasons: en, es, fr, ar, de, pt or ja, as in pt or pt-BR.
    locale: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct OrdersQuery {
    /// The language of reasons: en, es, fr, ar, de, pt or ja, as in pt or pt-BR.
    locale: Option<String>,
    /// At most so many, 1 to 200; 50 if it is not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<usize>,
    /// `next` of the page before, or `orders_next` of the customer.
    before: Option<String>,
}

/// A customer, and why it has the score it has.
#[derive(Serialize, ToSchema)]
struct ExplanationAnswer {
    /// The shop's day.
    as_of: String,
    /// The number of the last change that is in it.
    change_seq: i64,
    /// The customer.
    customer: CustomerAnswer,
    /// Its segments, the primary one first.
    segments: Vec<NameAnswer>,
    /// Day of the first order that counts; null for a prospect.
    first_order_on: Option<String>,
    /// The parts of the weighted score in per cent.
    weights: WeightsAnswer,
    /// What it changes to if nothing happens, and when; null if it never does.
    next_change: Option<NextChangeAnswer>,
    /// For each score: the number it comes from, and the edges. Empty for a prospect.
    dimensions: Vec<DimensionAnswer>,
    /// The latest orders, newest first, at most 100.
    orders: Vec<OrderAnswer>,
    /// Give it as `before` to `/api/rfm/customers/{id}/orders` for older ones; null where there are none.
    orders_next: Option<String>,
}

/// A page of a customer's orders.
#[derive(Serialize, ToSchema)]
struct OrdersAnswer {
    /// The latest first.
    orders: Vec<OrderAnswer>,
    /// Give it as `before` for the next page; null on the last one.
    next: Option<String>,
}

/// The parts of the weighted score in per cent; together 100.
#[derive(Serialize, ToSchema)]
struct WeightsAnswer {
    /// Of recency.
    recency: u8,
    /// Of frequency.
    frequency: u8,
    /// Of monetary.
    monetary: u8,
}

/// What a customer's scores are on the day on which they change if nothing happens.
#[derive(Serialize, ToSchema)]
struct NextChangeAnswer {
    /// The day.
    on: String,
    /// 1 to 5.
    recency: u8,
    /// 1 to 5.
    frequency: u8,
    /// 1 to 5.
    monetary: u8,
    /// Weighted, as in 4.10.
    score: String,
    /// The primary segment then; null for none.
    segment: Option<NameAnswer>,
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
    reason: Option<String>,
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
    let Explanation { context, customer, next_change, page } =
        found.ok_or_else(|| Problem::new(Kind::NotFound, format!("no customer {id}")))?;
    let (recency, frequency, monetary) = context.config.weights.percent();
    let segments = context.segments.of_cell(customer.cell);
    Ok(Json(ExplanationAnswer {
        as_of: context.as_of.to_string(),
        change_seq: context.change_seq,
        customer: answer(&customer, &context, locale),
        segments: segments.map(|segment| NameAnswer::of(segment, locale)).collect(),
        first_order_on: customer.stats.map(|stats| stats.first_order_day.to_string()),
        weights: WeightsAnswer { recency, frequency, monetary },
        next_change: next_change.map(|change| next_answer(change, &context, locale)),
        dimensions: dimensions(&customer, &context),
        orders_next: page.next.as_ref().map(place_text),
        orders: orders_answer(page, locale),
    }))
}

/// The orders of a customer, the latest first, each with what it adds or why it does not count.
#[utoipa::path(
    get,
    path = "/api/rfm/customers/{id}/orders",
    params(("id" = Uuid, Path, description = "Our id of the customer"), OrdersQuery),
    responses(
        (status = 200, description = "A page", body = OrdersAnswer),
        (
            status = 404, description = "No such customer", body = Problem,
            content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn get_customer_orders(
    State(state): State<CustomerReads>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Query(query): Query<OrdersQuery>,
) -> Result<Json<OrdersAnswer>, Problem> {
    let locale = Locale::parse(query.locale.as_deref())?;
    let limit = page_limit(query.limit, 50, PAGE)?;
    let before = query.before.as_deref().map(place).transpose()?;
    let whose = (caller.merchant, state.reads.clock.now_ms());
    let page = list_orders(&state.reads.pool, whose, id, before.as_ref(), limit).await;
    let page = page.map_err(|error| problem_of_read(&error))?;
    let page = page.ok_or_else(|| Problem::new(Kind::NotFound, format!("no customer {id}")))?;
    let next = page.next.as_ref().map(place_text);
    Ok(Json(OrdersAnswer { orders: orders_answer(page, locale), next }))
}

fn place(cursor: &str) -> Result<OrderPlace, Problem> {
    let id = |id: &str| (!id.is_empty() && !id.contains('\0')).then(|| id.to_owned());
    parse_place("before", cursor, id)
}

fn orders_answer(page: OrdersPage, locale: Locale) -> Vec<OrderAnswer> {
    page.orders.into_iter().map(|order| order_answer(order, locale)).collect()
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

fn next_answer((on, score): (Day, Score), context: &Context, locale: Locale) -> NextChangeAnswer {
    let segment = context.segments.primary_of(score.cell);
    NextChangeAnswer {
        on: on.to_string(),
        recency: score.recency.get(),
        frequency: score.frequency.get(),
        monetary: score.monetary.get(),
        score: score_text(score.weighted_hundredths),
        segment: segment.map(|segment| NameAnswer::of(segment, locale)),
    }
}

fn order_answer(order: ExplainedOrder, locale: Locale) -> OrderAnswer {
    OrderAnswer {
        order_id: order.order_id,
        day: order.day.to_string(),
        counted_minor: order.counted.ok(),
        not_counted: order.counted.err().map(|reason| reason.name()),
        reason: order.counted.err().map(|reason| text_of(reason).of(locale.code())),
    }
}

/// Why an order does not count, in words.
fn text_of(reason: NotCounted) -> Text {
    match reason {
        NotCounted::Deleted => Text::Deleted,
        NotCounted::Cancelled => Text::Cancelled,
        NotCounted::Test => Text::Test,
        NotCounted::NoCustomer => Text::NoCustomer,
        NotCounted::Unpaid => Text::Unpaid,
        NotCounted::RefundedInFull => Text::RefundedInFull,
    }
}
