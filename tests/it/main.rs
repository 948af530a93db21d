//! One test binary for what crosses crates.

mod ageing;
mod away;
mod config;
mod config_http;
mod customers;
mod function;
mod fuzz;
mod golden;
mod import;
mod ingest;
mod isolation;
mod judge;
mod kept;
mod months;
mod openapi;
mod outbox;
mod past;
mod prune;
mod reads;
mod real_ageing;
mod rollup;
mod sql;
mod statements;
mod stream;
mod tidy;
mod webhook;
