//! What the tests stand on: a database each, of one server that is gone when they are.

mod database;

pub(crate) use database::TestDatabase;
