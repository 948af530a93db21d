//! One test binary for what crosses crates.

mod isolation;
mod judge;
mod statements;
mod tidy;
