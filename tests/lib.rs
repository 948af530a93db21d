//! What tests and benches stand on: a database each, of one server that is gone when they are.

// `cargo bolero` instruments every test binary of the package; each needs bolero's hooks.
#[cfg(test)]
use bolero as _;

pub mod support;
