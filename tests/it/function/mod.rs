//! The Function as Shopify runs it: the built module in a host of our own, held against the kernel as
//! it is linked here, against Shopify's schema, and against its budget.

mod budget;
mod checkout;
pub(crate) mod damaged;
pub(crate) mod generated;
pub(crate) mod host;
mod schema;
