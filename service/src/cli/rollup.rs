//! `rfm rollup`: the daily roll-up of segments' sizes, at once.

use std::process::ExitCode;

use anyhow::Result;

use super::out::say;
use super::shop::with_app;
use crate::workers::Rollup;

pub(super) fn run() -> Result<ExitCode> {
    with_app(async |app| {
        let calendar = app.settings.rollup_calendar.clone();
        Ok(Rollup::new(app.worker_pool.clone(), app.clock.clone(), calendar).refresh().await?)
    })?;
    say!("the roll-up of all shops is made");
    Ok(ExitCode::SUCCESS)
}
