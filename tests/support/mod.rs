//! See [`TestDatabase`].

mod database;

pub use database::{Durability, TestDatabase};
