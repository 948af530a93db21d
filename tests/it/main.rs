//! One test binary for what crosses crates.

mod judge;
mod statements;
mod support;
mod tidy;
