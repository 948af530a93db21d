//! One test binary for what crosses crates.

mod function;
mod golden;
mod isolation;
mod judge;
mod statements;
mod tidy;
