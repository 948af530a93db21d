//! See [`TestDatabase`] and [`TestServer`].

mod database;
mod server;

use std::io::Write;

pub use database::{Durability, TestDatabase};
pub use server::TestServer;

/// Says something past the capture of the test runner: a figure, or what was skipped.
///
/// # Panics
/// When nobody can be told.
pub fn tell(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).expect("standard error is open");
}
