//! `rfm metrics`: the metrics of all of a shop's days, computed anew from its orders.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use super::out::say;
use super::progress::spinner;
use super::shop::{merchant_of, with_app};

#[derive(Args)]
pub(super) struct Arguments {
    /// The shop's domain.
    #[arg(long, value_name = "DOMAIN")]
    merchant: String,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let progress = spinner();
    progress.set_message("computing the days");
    let days = with_app(async |app| {
        let merchant = merchant_of(app, &arguments.merchant).await?;
        Ok(app.analytics.backfill(merchant.id).await?)
    })?;
    progress.finish_and_clear();
    say!("{days} days computed anew, from the first order to yesterday");
    Ok(ExitCode::SUCCESS)
}
