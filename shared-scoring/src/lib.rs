//! The RFM scoring kernel: pure integer arithmetic that gives the same bits natively, in the Shopify
//! Function, in the browser and under a test host.
//!
//! It never reads a clock, does no I/O, allocates nothing (the features `alloc` and `json` aside), uses no
//! floating point and never panics on any input. Whoever calls it turns time into [`Day`]s of the shop's zone
//! and money into integer minor units of the shop's currency.
#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs, clippy::float_arithmetic)]

#[cfg(feature = "alloc")]
extern crate alloc;

pub mod bands;
pub mod cell;
pub mod columns;
pub mod compact;
#[cfg(feature = "alloc")]
pub mod comparison;
pub mod config;
pub mod day;
#[cfg(feature = "json")]
pub mod json;
pub mod money;
pub mod order;
pub mod quintiles;
pub mod rule;
pub mod score;
pub mod segments;
pub mod stats;

pub use bands::{Bands, FrequencyBands, MonetaryBands, Preset, RecencyBands};
pub use cell::{Cell, Level};
pub use config::{ScoringConfig, Weights};
pub use day::Day;
pub use money::Currency;
pub use rule::CellMask;
pub use score::{Score, next_transition, score};
pub use segments::SegmentTable;
pub use stats::{CustomerStats, Folding, Totals};
