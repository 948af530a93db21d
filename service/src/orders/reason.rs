//! Why a line of a file is left out. As text it may quote the line; who must not see that words it by the
//! variant.

use shared_scoring::Currency;
use shared_scoring::money::AmountError;

use super::model::Refusal;
use super::shopify_webhook::Unusable;

/// Why a line is left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// It has more or fewer fields than the header.
    #[error("has {fields} fields, the header has {expected}")]
    Fields {
        /// Of the line.
        fields: usize,
        /// Of the header.
        expected: usize,
    },
    /// A quote took further lines with it.
    #[error("a quote stands inside a field that is not in quotes")]
    Quote,
    /// Bytes that are no text.
    #[error("{column}: is not UTF-8 text")]
    NotUtf8 {
        /// Where.
        column: &'static str,
    },
    /// Nothing where something is needed.
    #[error("{column}: is empty")]
    Empty {
        /// Where.
        column: &'static str,
    },
    /// No currency code.
    #[error("Currency: {value:?} is no currency code, as in USD")]
    CurrencyCode {
        /// What stands there.
        value: String,
    },
    /// No amount.
    #[error("{column}: {value:?} {error}")]
    Amount {
        /// Where.
        column: &'static str,
        /// What stands there.
        value: String,
        /// What is wrong with it.
        error: AmountError,
    },
    /// No time.
    #[error("Created at: {value:?} is no time, as in 2026-01-31 12:00:00 +0000")]
    Time {
        /// What stands there.
        value: String,
    },
    /// No payment status.
    #[error("Financial Status: {value:?} is not known, as in paid")]
    Status {
        /// What stands there.
        value: String,
    },
    /// A currency that nothing is added up in.
    #[error("Currency: {given} is not the shop's {shop}; {remedy}")]
    OtherCurrency {
        /// The order's.
        given: Currency,
        /// The shop's.
        shop: Currency,
        /// What can be done.
        remedy: String,
    },
    /// An amount that does not fit in the shop's currency.
    #[error("Total: in {shop} {error}")]
    Converted {
        /// The shop's.
        shop: Currency,
        /// What is wrong with it.
        error: AmountError,
    },
    /// An id or an amount that no shop has.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A line of JSON that says nothing of use.
    #[error(transparent)]
    Unusable(#[from] Unusable),
    /// A line of JSON that is about something else.
    #[error("is no order")]
    NoOrder,
}
