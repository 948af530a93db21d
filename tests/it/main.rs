//! One test binary for what crosses crates.

mod function;
mod golden;
mod isolation;
mod judge;
mod reads;
mod statements;
mod tidy;
