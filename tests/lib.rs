//! What tests and benches stand on: a database each, of one server that is gone when they are.

pub mod support;
