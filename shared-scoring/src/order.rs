//! Versions of an order: which one is the latest, whether it counts, and what it is worth.
//!
//! The same set of messages about an order, in any order and with any repeats, ends in the same
//! fact. So a version's rank is total: what differs in nothing but its content still has an order.

/// Shopify's `financial_status`, in the order in which they outrank each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum FinancialStatus {
    /// Payment is awaited.
    Pending,
    /// Authorised, not captured.
    Authorized,
    /// Paid in part.
    PartiallyPaid,
    /// Paid.
    Paid,
    /// Refunded in part.
    PartiallyRefunded,
    /// Refunded in full.
    Refunded,
    /// Voided before capture.
    Voided,
    /// The authorisation ran out.
    Expired,
}

impl FinancialStatus {
    /// All statuses with Shopify's names, lowest rank first.
    pub const NAMES: [(FinancialStatus, &'static str); 8] = [
        (FinancialStatus::Pending, "pending"),
        (FinancialStatus::Authorized, "authorized"),
        (FinancialStatus::PartiallyPaid, "partially_paid"),
        (FinancialStatus::Paid, "paid"),
        (FinancialStatus::PartiallyRefunded, "partially_refunded"),
        (FinancialStatus::Refunded, "refunded"),
        (FinancialStatus::Voided, "voided"),
        (FinancialStatus::Expired, "expired"),
    ];

    /// Shopify's name in either case; `None` for one that is not known.
    pub fn parse(name: &str) -> Option<FinancialStatus> {
        let known = FinancialStatus::NAMES.iter().find(|(_, n)| n.eq_ignore_ascii_case(name));
        known.map(|(status, _)| *status)
    }

    /// Whether money was taken and kept, at least in part.
    pub const fn has_payment(self) -> bool {
        matches!(
            self,
            FinancialStatus::PartiallyPaid
                | FinancialStatus::Paid
                | FinancialStatus::PartiallyRefunded
        )
    }
}

/// Where a version came from; a file's row ranks below any message of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A row of an export file.
    File,
    /// A message of the shop.
    Message,
    /// `orders/delete`: above all versions, also of an order that was not seen yet.
    Tombstone,
}

/// What orders the versions of one order: the greatest is the latest.
///
/// The fields are compared in this order, which is also that of their declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionRank {
    /// Where it came from.
    pub source: Source,
    /// `updated_at`, in milliseconds since 1970-01-01T00:00Z.
    pub updated_at_ms: i64,
    /// Whether the order is cancelled.
    pub cancelled: bool,
    /// All refunds that this version knows, in minor units.
    pub refunded_minor: i64,
    /// Its payment status.
    pub financial_status: FinancialStatus,
    /// A hash of the version's content, which settles what nothing else does.
    pub content_hash: u64,
}

/// What of a version decides whether it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OrderState {
    /// Whether a customer is known.
    pub has_customer: bool,
    /// A test order.
    pub test: bool,
    /// Cancelled.
    pub cancelled: bool,
    /// Deleted.
    pub deleted: bool,
    /// Its payment status.
    pub financial_status: FinancialStatus,
    /// What was charged before refunds, in minor units.
    pub gross_minor: i64,
    /// What is left after all refunds, in minor units.
    pub net_minor: i64,
}

/// Why an order does not count. Of several reasons the first in this order is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotCounted {
    /// The order was deleted.
    Deleted,
    /// The order was cancelled.
    Cancelled,
    /// It is a test order.
    Test,
    /// No customer is known.
    NoCustomer,
    /// Nothing was paid, or the payment did not come to pass.
    Unpaid,
    /// All of it was refunded.
    RefundedInFull,
}

impl NotCounted {
    /// A stable name for APIs and files.
    pub const fn name(self) -> &'static str {
        match self {
            NotCounted::Deleted => "deleted",
            NotCounted::Cancelled => "cancelled",
            NotCounted::Test => "test",
            NotCounted::NoCustomer => "no_customer",
            NotCounted::Unpaid => "unpaid",
            NotCounted::RefundedInFull => "refunded_in_full",
        }
    }
}

impl OrderState {
    /// Whether the order counts, or why not. An order of zero that was paid counts.
    pub const fn counts(&self) -> Result<(), NotCounted> {
        if self.deleted {
            Err(NotCounted::Deleted)
        } else if self.cancelled {
            Err(NotCounted::Cancelled)
        } else if self.test {
            Err(NotCounted::Test)
        } else if !self.has_customer {
            Err(NotCounted::NoCustomer)
        } else if matches!(self.financial_status, FinancialStatus::Refunded) {
            // It was paid once, which `has_payment` does not know.
            Err(NotCounted::RefundedInFull)
        } else if !self.financial_status.has_payment() {
            Err(NotCounted::Unpaid)
        } else if self.gross_minor > 0 && self.net_minor <= 0 {
            Err(NotCounted::RefundedInFull)
        } else {
            Ok(())
        }
    }
}

/// The net amount of a version: its current total less the refunds that it does not know yet.
///
/// `refunds` gives each refund's amount in minor units and whether the version knows it already.
/// Saturates at the ends of an `i64`.
pub fn net_minor(current_total_minor: i64, refunds: impl IntoIterator<Item = (i64, bool)>) -> i64 {
    let unknown: i128 =
        refunds.into_iter().filter(|(_, known)| !known).map(|(amount, _)| i128::from(amount)).sum();
    let net = i128::from(current_total_minor).saturating_sub(unknown);
    net.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64
}

/// What an order adds to its customer's totals: when it was placed, as a day or as an instant, and its net
/// amount in minor units; `None` when it does not count.
pub const fn contribution<T: Copy>(state: &OrderState, placed: T) -> Option<(T, i64)> {
    match state.counts() {
        Ok(()) => Some((placed, state.net_minor)),
        Err(_) => None,
    }
}
