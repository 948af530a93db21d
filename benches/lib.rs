//! Orders of made-up shops as the write path takes them, and shops that are there already.

use std::fmt::Display;

use mimalloc::MiMalloc;
use rfm_service::orders::event::{Change, CustomerRef, Event, OrderVersion};
use rfm_service::simulation::{Parameters, Plan, Shop};
use shared_scoring::order::{Source, VersionRank};
use shared_scoring::{Currency, Day};

/// The allocator of the binary.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Customers who buy twice as often as those of CDNOW and seldom leave: about ten orders each in three years.
pub const REGULARS: Parameters =
    Parameters { alpha: Parameters::CDNOW.alpha / 2.0, a: 0.02, ..Parameters::CDNOW };

/// The orders of a made-up shop of this many customers over three years.
///
/// # Panics
/// Never: the plan is valid.
pub fn orders(
    seed: u64,
    customers: u64,
    parameters: Parameters,
    source: Source,
) -> impl Iterator<Item = Event> {
    let plan = Plan {
        parameters,
        customers,
        from: Day(19_000),
        until: Day(20_195),
        currency: Currency::USD,
    };
    let shop = Shop::new(seed, &plan).expect("the plan is valid");
    shop.map(move |order| {
        let email = format!("customer-{}@example.com", order.customer);
        let id = (source == Source::Message).then(|| order.customer.to_string());
        let version = OrderVersion {
            order_id: order.position.to_string(),
            customer: Some(CustomerRef { id, email: Some(email) }),
            processed_at_ms: order.placed_at_s * 1_000,
            test: order.fate.test,
            gross_minor: order.gross_minor,
            current_total_minor: order.gross_minor - order.refunded_minor(),
            known_refunds: Vec::new(),
            rank: VersionRank {
                source,
                updated_at_ms: order.placed_at_s * 1_000,
                cancelled: order.fate.cancelled_at_s.is_some(),
                refunded_minor: order.refunded_minor(),
                financial_status: order.fate.financial_status,
                content_hash: 0,
            },
        };
        Event {
            id: format!("event-{}", order.position),
            topic: "orders/create".into(),
            change: Change::Order(version),
            raw: Vec::new(),
        }
    })
}

/// Statements that give a merchant with the bands of a medium shop so many customers at once, each where its
/// numbers put it on a day; for a connection that may do everything.
pub fn customers(merchant: impl Display, customers: usize, today: Day) -> String {
    let Day(today) = today;
    format!(
        "set synchronous_commit = off;
        select setseed(0.5);
        insert into users (merchant_id, id, first_order_at, last_order_at, order_count,
            spend_total_minor, cell_0, rescore_due_on_0, scored_on_0, created_at, changed_seq)
        select '{merchant}', id, day_of(last_on), day_of(last_on), orders, spend,
            ((days <= 30)::int + (days <= 60)::int + (days <= 120)::int + (days <= 240)::int) * 25
                + ((orders >= 2)::int + (orders >= 3)::int + (orders >= 5)::int + (orders >= 8)::int) * 5
                + (spend >= 10000)::int + (spend >= 20000)::int + (spend >= 40000)::int
                + (spend >= 80000)::int,
            day_of(last_on + case when days <= 30 then 31 when days <= 60 then 61
                when days <= 120 then 121 when days <= 240 then 241 end),
            day_of({today}), day_of(last_on), 1
        from (
            select *, {today} - days as last_on from (
                select gen_random_uuid() as id, (random() * random() * 700)::int as days,
                    1 + (random() * random() * 12)::int as orders,
                    (random() * random() * 150000)::int as spend
                from generate_series(1, {customers})
            ) drawn
        ) placed;
        insert into rfm_cell_counts
        select merchant_id, 1, cell_0, count(*), sum(spend_total_minor)
        from users where merchant_id = '{merchant}' group by merchant_id, cell_0;
        insert into rfm_daily_counts
        select merchant_id, day_of({today}), cell, customers, spend_total_minor
        from rfm_cell_counts where merchant_id = '{merchant}';
        update merchants set change_seq = 1 where id = '{merchant}'"
    )
}
