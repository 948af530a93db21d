//! A merchant's segments: their definitions, and what a cell means in words.

pub mod model;
mod store;

pub use model::{Segment, Segments};
pub use store::{insert_defaults, select_segments};
