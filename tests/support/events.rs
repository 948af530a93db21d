//! What a shop tells, where a test does not care for most of it.

use rfm_service::orders::event::{CustomerRef, OrderVersion};
use shared_scoring::order::{FinancialStatus, Source, VersionRank};

/// A paid order as a message tells of it at once; in minor units.
pub fn paid_order(
    order_id: impl ToString,
    customer: CustomerRef,
    processed_at_ms: i64,
    gross_minor: i64,
) -> OrderVersion {
    OrderVersion {
        order_id: order_id.to_string(),
        customer: Some(customer),
        processed_at_ms,
        test: false,
        gross_minor,
        current_total_minor: gross_minor,
        known_refunds: Vec::new(),
        rank: VersionRank {
            source: Source::Message,
            updated_at_ms: processed_at_ms,
            cancelled: false,
            refunded_minor: 0,
            financial_status: FinancialStatus::Paid,
            content_hash: 1,
        },
    }
}

/// A customer whom the shop names by id alone.
pub fn by_id(id: impl ToString) -> CustomerRef {
    CustomerRef { id: Some(id.to_string()), email: None }
}
