//! What every REST endpoint shares: who calls, and how failures are told.

mod auth;
mod problem;

pub use auth::{Auth, Caller};
pub use problem::Problem;
