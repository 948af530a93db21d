//! What every REST endpoint shares: who calls, and how failures are told.

mod auth;
mod extract;
mod guard;
mod locale;
mod problem;

pub use auth::{Auth, Caller};
pub use extract::{Body, Path, Query};
pub use guard::guard;
pub use locale::Locale;
pub use problem::{Problem, Refusals};
