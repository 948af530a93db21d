//! `rfm rescore`: everything anew from the facts, with a report of what differed.

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
    let found = with_app(async |app| {
        let merchant = merchant_of(app, &arguments.merchant).await?;
        let done = |customers| progress.set_message(format!("{customers} customers"));
        Ok(app.recorder.rescore(merchant.id, done).await?)
    })?;
    progress.finish_and_clear();
    say!("{} customers recomputed from their orders", found.customers);
    say!("{} had other stats, {} moved to another cell", found.stats_differed, found.moved);
    say!("{} orders were counted otherwise", found.orders_differed);
    say!("{} cell counts differed", found.counts_differed);
    if found.orders_differed + found.stats_differed + found.counts_differed > 0 {
        say!("what differed is mended");
    }
    Ok(ExitCode::SUCCESS)
}
