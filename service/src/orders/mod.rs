//! Orders as they come from outside, turned into what the kernel folds.

pub mod event;
pub mod ledger;
pub mod model;
pub mod reason;
pub mod shopify_csv;
pub mod shopify_webhook;
mod store;

pub use ledger::{Ledger, Order, RejectedOrder};
pub use store::{
    MayBeThere, OrderPlace, WithRefunds, emails_of, for_each_customer_until, has_none,
    load as load_book, load_customers_book, load_latest_orders, refold as refold_book,
    save as save_book, save_claims, save_orders, stats_until, totals_of,
};
