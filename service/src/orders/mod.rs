//! Orders as they come from outside, turned into what the kernel folds.

pub mod event;
mod ledger;
pub mod shopify_csv;

pub use ledger::{Ledger, Order, RejectedOrder};
