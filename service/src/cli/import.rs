//! `rfm import`: past orders of a shop from Shopify's export. It can be interrupted and repeated.
//!
//! Memory is bounded by reading the file several times, each time for a part of the customers, so that
//! each customer is written once and nothing of a customer lies about on disk.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use indicatif::ProgressBar;

use super::progress::progress_bar;
use super::shop::{merchant_of, with_app};
use crate::app::App;
use crate::base::Rates;
use crate::merchants::Merchant;
use crate::orders::event::{Change, Event};
use crate::orders::model::check_change;
use crate::orders::shopify_csv::{self, Row};

/// Bytes of the file whose orders are held in memory at a time.
const BYTES_AT_A_TIME: u64 = 96 << 20;

/// No more bad lines than this are printed; all are counted.
const BAD_LINES_PRINTED: u64 = 20;

#[derive(Args)]
pub(super) struct Arguments {
    /// Shopify's order export (CSV).
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The shop's domain.
    #[arg(long, value_name = "DOMAIN")]
    merchant: String,
    /// Exit with 1 when a line could not be read.
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let name = arguments.file.display().to_string();
    let length = match std::fs::metadata(&arguments.file) {
        Ok(metadata) if metadata.is_dir() => bail!("{name}: is a folder, not an order export"),
        metadata => metadata.with_context(|| name.clone())?.len(),
    };
    let passes = length.div_ceil(BYTES_AT_A_TIME).max(1);
    let progress = progress_bar(Some(length * passes))?;
    let (orders, bad_lines) = with_app(async |app| {
        let merchant = merchant_of(app, &arguments.merchant).await?;
        let mut orders = 0;
        let mut bad_lines = 0;
        for pass in 0..passes {
            let read = Pass { file: &arguments.file, pass, passes, progress: &progress };
            let (events, bad) = read.events(&merchant, &app.settings.rates)?;
            bad_lines += bad;
            orders += import(app, &merchant, events, &progress).await?;
        }
        Ok((orders, bad_lines))
    })?;
    progress.finish_and_clear();
    println!("{orders} orders imported, {bad_lines} bad lines left out");
    println!("next: rfm export --merchant {}", arguments.merchant);
    Ok(if arguments.strict && bad_lines > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn import(
    app: &App,
    merchant: &Merchant,
    events: Vec<Event>,
    progress: &ProgressBar,
) -> Result<usize> {
    let mut written = 0;
    let done = |orders| {
        written += orders;
        progress.set_message(format!("{written} orders"));
    };
    app.recorder.import(merchant.id, events, done).await?;
    Ok(written)
}

/// One reading of the file, for the customers of one part.
struct Pass<'p> {
    file: &'p Path,
    pass: u64,
    passes: u64,
    progress: &'p ProgressBar,
}

impl Pass<'_> {
    fn events(&self, merchant: &Merchant, rates: &Rates) -> Result<(Vec<Event>, u64)> {
        let name = self.file.display().to_string();
        let file = File::open(self.file).with_context(|| name.clone())?;
        let hasher = ahash::RandomState::with_seeds(1, 2, 3, 4);
        let (mut events, mut bad_lines) = (Vec::new(), 0);
        let read = shopify_csv::read_rows(self.progress.wrap_read(file), |line, row| {
            // A row that cannot be read has no customer: the first reading tells of it.
            if row.is_err() && self.pass > 0 {
                return;
            }
            let event = row.map_err(|bad| bad.to_string()).and_then(|row| {
                let part = hasher.hash_one(row.customer_key()) % self.passes;
                if part != self.pass {
                    return Ok(None);
                }
                event_of(&row, merchant, rates)
                    .map(Some)
                    .map_err(|reason| format!("line {line}: {reason}"))
            });
            match event {
                Ok(event) => events.extend(event),
                Err(reason) => {
                    bad_lines += 1;
                    if bad_lines <= BAD_LINES_PRINTED {
                        self.progress.suspend(|| eprintln!("{name} {reason}"));
                    }
                }
            }
        });
        read.with_context(|| name.clone())?;
        Ok((events, bad_lines))
    }
}

fn event_of(row: &Row<'_>, merchant: &Merchant, rates: &Rates) -> Result<Event, String> {
    let to_shop = |minor| match rates.convert(minor, row.currency, merchant.currency) {
        Some(Ok(minor)) => Ok(minor),
        Some(Err(error)) => Err(format!("Total: in {} {error}", merchant.currency)),
        None => Err(format!(
            "Currency: {} is not the shop's {}; give a rate in RFM_RATES, as in {}/{}=1.0837",
            row.currency, merchant.currency, row.currency, merchant.currency
        )),
    };
    let version = row.version(to_shop)?;
    let id = version.order_id.clone();
    let event = Event { id, topic: "file".into(), change: Change::Order(version), raw: Vec::new() };
    check_change(&event).map_err(|refusal| refusal.to_string())?;
    Ok(event)
}
