//! Orders of made-up shops as the write path takes them.

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
