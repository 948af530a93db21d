//! See [`TestDatabase`] and [`TestServer`].

mod configs;
mod database;
mod events;
mod server;

use std::io::Write;
use std::path::PathBuf;

pub use configs::{some_config, some_segments};
pub use database::{Durability, TestDatabase};
pub use events::{by_id, paid_order};
pub use server::TestServer;

/// The repository's root folder: cargo runs tests in their package's. Not where this was built:
/// checkouts may share a target folder.
pub fn repository() -> PathBuf {
    PathBuf::from("..")
}

/// Says something past the capture of the test runner: a figure, or what was skipped.
///
/// # Panics
/// When nobody can be told.
pub fn tell(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).expect("standard error is open");
}
