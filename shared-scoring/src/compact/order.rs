//! One order: `1|day|status|flags|gross_minor|net_minor`.
//!
//! `status` is its position in [`FinancialStatus::NAMES`]; `flags` is the sum of 1 (has a customer),
//! 2 (test), 4 (cancelled) and 8 (deleted).

use core::fmt;

use super::VERSION;
use super::fields::Fields;
use crate::day::Day;
use crate::order::{FinancialStatus, OrderState};

/// Writes an order and the day it was made on.
///
/// # Errors
/// When `out` refuses.
pub fn write_order(order: &OrderState, day: Day, out: &mut impl fmt::Write) -> fmt::Result {
    let flags = u8::from(order.has_customer)
        | u8::from(order.test) << 1
        | u8::from(order.cancelled) << 2
        | u8::from(order.deleted) << 3;
    let (status, gross, net) = (order.financial_status as u8, order.gross_minor, order.net_minor);
    write!(out, "{VERSION}|{}|{status}|{flags}|{gross}|{net}", day.0)
}

/// Reads an order and its day; `None` when it is none.
pub fn read_order(text: &[u8]) -> Option<(OrderState, Day)> {
    let mut fields = Fields::open(text)?;
    let day = Day(fields.number()?);
    fields.separator()?;
    let (financial_status, _) = *FinancialStatus::NAMES.get(fields.number::<usize>()?)?;
    fields.separator()?;
    let flags: u8 = fields.number()?;
    fields.separator()?;
    let gross_minor = fields.number()?;
    fields.separator()?;
    let net_minor = fields.number()?;
    let order = OrderState {
        has_customer: flags & 1 != 0,
        test: flags & 2 != 0,
        cancelled: flags & 4 != 0,
        deleted: flags & 8 != 0,
        financial_status,
        gross_minor,
        net_minor,
    };
    (flags < 16 && fields.is_done()).then_some((order, day))
}
