//! Scoring a whole shop at once: which bands apply, and the row each customer gets.

mod active;
pub mod model;
mod occasion;
mod row;
mod store;
mod words;

pub use active::ActiveVersions;
pub use occasion::{BY_ITSELF, BY_MERCHANT_ADD, BY_MERCHANT_MOVE, BY_SHOPIFY, Occasion};
pub use row::{COLUMNS, ScoredRow, SegmentNames};
pub use shared_scoring::json::preset_aov;
pub use store::{
    Activated, NewVersion, Saved, Version, activate_config, insert_config, latest_version,
    select_config, select_version, select_versions, version_before,
};
pub use words::{cell_of, score_text, scores_of};
