//! Compact strings: what the service writes into Shopify's metafields and the Function reads at
//! checkout. Each is one line of fields separated by `|`, the first of which is its version.
//!
//! Encoders stand beside their decoders. A decoder takes any bytes, never panics, and answers `None`
//! for what no encoder of a version it knows could have written; it never guesses. Every version
//! that was ever written stays readable.

mod config;
mod fields;
mod order;
mod perks;
mod stats;

pub use config::{CompactConfig, write_config};
pub use order::{read_order, write_order};
pub use perks::{
    Benefit, MAX_BYTES, MAX_MESSAGE_BYTES, Perk, PerkError, PerkPlan, Perks, Reduction,
};
pub use stats::{read_stats, write_stats};

/// The version that encoders write.
const VERSION: u8 = 1;
