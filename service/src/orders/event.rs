//! What a message about a shop's orders or customers says, from whichever edge it came. Amounts are in
//! the shop's currency already; ids are those that the shop gave.

use shared_scoring::order::VersionRank;

/// One message. Its id is what it is processed once by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Unique within the merchant, at most [`Event::MAX_ID_BYTES`] bytes.
    pub id: String,
    /// What it was called where it came from, as in `orders/create`.
    pub topic: String,
    /// What it says.
    pub change: Change,
    /// The message as it came, kept aside (encrypted) should it turn out to be of no use.
    pub raw: Vec<u8>,
}

impl Event {
    /// The longest id that is stored.
    pub const MAX_ID_BYTES: usize = 200;
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A version of an order.
    Order(OrderVersion),
    /// The order was deleted; it may not have been seen yet.
    OrderDeleted {
        /// The shop's id of the order.
        order_id: String,
    },
    /// A refund, which versions of its order may or may not know.
    Refunded(Refund),
    /// A version of a customer.
    Customer(CustomerVersion),
    /// Two customers became one; later messages for `removed` go to `kept`.
    CustomersMerged {
        /// The shop's id of the customer that stays.
        kept: String,
        /// The shop's id of the customer that goes.
        removed: String,
    },
    /// A customer's identities are to be erased; what they bought still counts.
    CustomerDeleted {
        /// The shop's id of the customer.
        customer_id: String,
    },
}

/// By what a message names a customer. At least one of the two is given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomerRef {
    /// The shop's id of the customer; alone decides where it is given.
    pub id: Option<String>,
    /// E-mail, trimmed and in lower case; decides only where there is no id.
    pub email: Option<String>,
}

/// A version of a customer, as far as we keep anything of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerVersion {
    /// The customer. An e-mail that is not given is not known, unless it was removed.
    pub customer: CustomerRef,
    /// The shop took the e-mail away.
    pub email_removed: bool,
    /// `updated_at` of the customer, in milliseconds since 1970-01-01T00:00Z: an older version changes nothing.
    pub updated_at_ms: i64,
}

/// A version of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderVersion {
    /// The shop's id of the order.
    pub order_id: String,
    /// Whose it is; `None` when no customer is known.
    pub customer: Option<CustomerRef>,
    /// `processed_at`, else `created_at`, in milliseconds since 1970-01-01T00:00Z.
    pub processed_at_ms: i64,
    /// A test order.
    pub test: bool,
    /// What was charged before refunds, in minor units.
    pub gross_minor: i64,
    /// `current_total_price`, in minor units: less the refunds that this version knows.
    pub current_total_minor: i64,
    /// Ids of the refunds that this version knows, ascending.
    pub known_refunds: Vec<i64>,
    /// Its place among the versions of the order.
    pub rank: VersionRank,
}

/// A refund of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// The shop's id of the refund.
    pub refund_id: i64,
    /// The shop's id of the order, which may not have been seen yet.
    pub order_id: String,
    /// What was given back, in minor units.
    pub amount_minor: i64,
}
