//! `GET /api/rfm/customers`: pages of customers, by our id or by a number.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRef, State};
use serde::{Deserialize, Serialize};
use shared_scoring::CellMask;
use shared_scoring::rule::Dimension;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::customers::{Context, Filter, ReadError, Scored, list_customers, list_sorted};
use super::sort::Sort;
use crate::adapters::cipher::Cipher;
use crate::base::MerchantId;
use crate::columns::ColumnStores;
use crate::error::Kind;
use crate::scoring::score_text;
use crate::segments::http::Reads;
use crate::transports::http::{Auth, Caller, Locale, Problem, Query, Refusals, page_limit};

/// The most customers of a page.
const PAGE: usize = 200;

/// What reads of customers work with.
#[derive(Clone)]
pub struct CustomerReads {
    /// The database, the clock and who calls.
    pub reads: Reads,
    /// For look-ups by e-mail.
    pub cipher: Arc<Cipher>,
    /// For pages in an order.
    pub columns: ColumnStores,
}

impl FromRef<CustomerReads> for Auth {
    fn from_ref(state: &CustomerReads) -> Auth {
        state.reads.auth.clone()
    }
}

/// The route.
pub fn router(state: CustomerReads) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(get_customers)).with_state(state)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
struct CustomersQuery {
    /// Only members of the segment with this label, as in Champions.
    segment: Option<String>,
    /// Only those with this recency score.
    #[param(minimum = 1, maximum = 5)]
    recency: Option<u8>,
    /// Only those with this frequency and monetary score, which is the mean of the two, rounded up.
    #[param(minimum = 1, maximum = 5)]
    frequency_monetary: Option<u8>,
    /// Only the customer with exactly this e-mail.
    email: Option<String>,
    /// Only the customer with this id of the shop.
    shopify_id: Option<String>,
    /// The language of segment names: en, es, fr, ar, de, pt or ja, as in pt or pt-BR.
    locale: Option<String>,
    /// At most so many, 1 to 200; 50 if it is not given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<usize>,
    /// id (as if it is not given), `last_order`, orders, spend or score, with - before it for the largest first.
    /// Equal ones stand by our id; who has no orders stands last.
    sort: Option<String>,
    /// `next` of the page before, which was sorted the same way. A customer whose number changes between two
    /// pages may be met twice, or not at all.
    after: Option<String>,
}

/// A page of customers.
#[derive(Serialize, ToSchema)]
struct CustomersAnswer {
    /// The shop's day.
    as_of: String,
    /// The number of the last change that is in it.
    change_seq: i64,
    /// In the order asked for; there may be fewer than asked for while there is a next page.
    customers: Vec<CustomerAnswer>,
    /// Give it as `after` for the next page; null on the last one.
    next: Option<String>,
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
    /// Labels of its segments in the same order, the same in every language.
    segment_ids: Vec<String>,
    /// The day on which its scores change if nothing happens.
    next_change_on: Option<String>,
}

/// Customers in pages.
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
    let sort = sort_of(query.sort.as_deref())?;
    let cells = cells_of(query.recency, query.frequency_monetary)?;
    let named = [&query.segment, &query.shopify_id, &query.email];
    if named.into_iter().flatten().any(|text| text.contains('\0')) {
        return Err(Problem::new(Kind::Invalid, "a parameter holds a NUL character"));
    }
    let email = query.email.map(|email| state.cipher.lookup(caller.merchant.0, &email));
    let filter = Filter {
        id: None,
        segment: query.segment,
        cells,
        email,
        external_id: query.shopify_id,
        after: None,
        limit,
    };
    let of_page = (sort, query.after.as_deref());
    let (context, customers, next) = page(&state, caller.merchant, filter, of_page).await?;
    Ok(Json(CustomersAnswer {
        as_of: context.as_of.to_string(),
        change_seq: context.change_seq,
        next,
        customers: customers.iter().map(|one| answer(one, &context, locale)).collect(),
    }))
}

/// A page of customers past a cursor, and the cursor of the next one.
async fn page(
    state: &CustomerReads,
    merchant: MerchantId,
    filter: Filter,
    (sort, after): (Sort, Option<&str>),
) -> Result<(Context, Vec<Scored>, Option<String>), Problem> {
    let now_ms = state.reads.clock.now_ms();
    let refused = || {
        let detail = format!("after: must be `next` of a page before, which was sorted by {sort}");
        Problem::new(Kind::Invalid, detail)
    };
    if sort == Sort::BY_ID {
        let after = after.map(Uuid::try_parse).transpose().map_err(|_| refused())?;
        let filter = Filter { after, ..filter };
        let page = list_customers(&state.reads.pool, merchant, now_ms, &filter).await;
        let page = page.map_err(|error| problem_of_read(&error))?;
        return Ok((page.context, page.customers, page.next.map(|id| id.to_string())));
    }
    let after = after.map(|cursor| sort.position(cursor).ok_or_else(refused)).transpose()?;
    let page = list_sorted(&state.columns, merchant, now_ms, &filter, (sort, after)).await;
    let page = page.map_err(|error| problem_of_read(&error))?;
    Ok((page.context, page.customers, page.next.map(|place| sort.cursor(place))))
}

fn sort_of(text: Option<&str>) -> Result<Sort, Problem> {
    let Some(text) = text else { return Ok(Sort::BY_ID) };
    Sort::parse(text).ok_or_else(|| {
        let names = Sort::KEYS.map(|(name, _)| name).join(", ");
        let detail = format!("sort: must be one of {names}, or one of them with - before it");
        Problem::new(Kind::Invalid, detail)
    })
}

/// The cells of a place on the grid; `None` for all.
fn cells_of(recency: Option<u8>, other: Option<u8>) -> Result<Option<CellMask>, Problem> {
    let mut cells: Option<CellMask> = None;
    for (name, dimension, score) in [
        ("recency", Dimension::Recency, recency),
        ("frequency_monetary", Dimension::FrequencyMonetary, other),
    ] {
        let Some(score) = score else { continue };
        if !(1..=5).contains(&score) {
            return Err(Problem::new(Kind::Invalid, format!("{name}: must be 1 to 5")));
        }
        let those = CellMask::levels(dimension, score, score);
        cells = Some(cells.map_or(those, |cells| cells & those));
    }
    Ok(cells)
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
    let segments = || context.segments.of_cell(customer.cell);
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
        segments: segments().map(|segment| segment.name(locale.code()).to_owned()).collect(),
        segment_ids: segments().map(|segment| segment.label.clone()).collect(),
        next_change_on: customer.next_change_on.map(|day| day.to_string()),
    }
}
