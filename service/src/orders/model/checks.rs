//! What no shop sends: ids and amounts that are refused before anything is folded.

use super::{MAX_AMOUNT_MINOR, Refusal};
use crate::orders::event::{Change, Event};

/// Refuses events whose ids or amounts no shop has.
///
/// # Errors
/// Naming the field.
pub fn check_change(event: &Event) -> Result<(), Refusal> {
    check_id("event_id", &event.id)?;
    check_content(&event.change)
}

fn check_id(field: &'static str, id: &str) -> Result<(), Refusal> {
    let fits = (1..=Event::MAX_ID_BYTES).contains(&id.len()) && !id.contains('\0');
    if fits { Ok(()) } else { Err(Refusal::Id { field }) }
}

/// Refuses ids and amounts that no shop has.
///
/// # Errors
/// Naming the field.
pub fn check_content(change: &Change) -> Result<(), Refusal> {
    let amount = |field, amount: i64| {
        let fits = amount.unsigned_abs() <= MAX_AMOUNT_MINOR.unsigned_abs();
        if fits { Ok(()) } else { Err(Refusal::Amount { field, amount }) }
    };
    match change {
        Change::Order(version) => {
            check_id("order.id", &version.order_id)?;
            if let Some(customer) = version.customer.as_ref().and_then(|named| named.id.as_ref()) {
                check_id("order.customer.id", customer)?;
            }
            amount("order.total_price", version.gross_minor)?;
            amount("order.current_total_price", version.current_total_minor)
        }
        Change::OrderDeleted { order_id } => check_id("id", order_id),
        Change::Refunded(refund) => {
            check_id("refund.order_id", &refund.order_id)?;
            amount("refund.amount", refund.amount_minor)
        }
        Change::Customer(version) => {
            version.customer.id.as_ref().map_or(Ok(()), |named| check_id("id", named))
        }
        Change::CustomersMerged { kept, removed } => {
            check_id("kept", kept)?;
            check_id("removed", removed)
        }
        Change::CustomerDeleted { customer_id } => check_id("id", customer_id),
    }
}
