//! `rfm migrate`: brings the schema up to date.

use std::process::ExitCode;

use anyhow::Result;
use tokio::runtime::Builder;

use crate::adapters::postgres;
use crate::app;
use crate::config::{Environment, Settings};

pub(super) fn run() -> Result<ExitCode> {
    let settings = Settings::load(&Environment)?;
    Builder::new_current_thread().enable_all().build()?.block_on(app::migrate(&settings))?;
    println!("the schema is at version {}", postgres::latest_version());
    Ok(ExitCode::SUCCESS)
}
