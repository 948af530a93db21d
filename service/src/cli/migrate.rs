//! `rfm migrate`: brings the schema up to date.

use std::process::ExitCode;

use anyhow::Result;

use super::out::say;
use super::shop::{unless_stopped, until_stopped};
use crate::adapters::postgres;
use crate::app;
use crate::config::{Environment, Settings};

pub(super) fn run() -> Result<ExitCode> {
    let settings = Settings::load(&Environment)?;
    until_stopped(async |asked| {
        unless_stopped(asked, async { Ok(app::migrate(&settings).await?) }).await
    })?;
    say!("the schema is at version {}", postgres::latest_version());
    Ok(ExitCode::SUCCESS)
}
