//! One test binary for what crosses crates.

mod away;
mod damaged_input;
mod function;
mod golden;
mod isolation;
mod judge;
mod mutation;
mod openapi;
mod reads;
mod statements;
mod tidy;
