//! The companion of the scoring kernel. Rules of scoring live in `shared-scoring` and nowhere else;
//! this crate turns files and messages into the kernel's days and minor units, and its answers into
//! rows.
#![forbid(unsafe_code)]

pub mod adapters;
pub mod analytics;
pub mod app;
pub mod audit;
mod background;
pub mod base;
pub mod cli;
pub mod columns;
pub mod config;
pub mod configuration;
mod driven;
pub mod error;
pub mod export;
pub mod imports;
pub mod merchants;
pub mod metrics;
pub mod movement;
pub mod orders;
mod page;
pub mod play;
pub mod preview;
mod rpc;
pub mod scoring;
pub mod segments;
pub mod server;
pub mod simulation;
pub mod transports;
pub mod workers;
