//! `rfm import`: past orders of a shop, from Shopify's export (CSV) or as one JSON object a line (as in its
//! webhooks). It can be interrupted and repeated.

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};
use clap::Args;
use indicatif::ProgressBar;
use tokio_util::sync::CancellationToken;

use super::bad_lines::BadLines;
use super::out::{note, say};
use super::progress::{progress_bar, writing_bar};
use super::shop::{Interrupted, merchant_of, unless_stopped, with_app_until};
use crate::app::App;
use crate::imports::file::{Error, Imported, Watch, bytes_to_read};
use crate::imports::model::shown_file_name;
use crate::imports::{Failed, Sent};
use crate::movement::Counts;
use crate::orders::reason::Reason;

/// Who begins an import from here.
const ACTOR: &str = "rfm import";

#[derive(Args)]
pub(super) struct Arguments {
    /// Shopify's order export (CSV), or orders as in its webhooks, one JSON object a line.
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
    if name == "-" {
        bail!("an import reads its file more than once; write standard input to a file first");
    }
    let length = match std::fs::metadata(&arguments.file) {
        Ok(metadata) if metadata.is_dir() => bail!("{name}: is a folder, not an order export"),
        metadata => metadata.with_context(|| name.clone())?.len(),
    };
    let reading = progress_bar(Some(bytes_to_read(length)))?;
    let bars = Arc::new(Bars {
        bad_lines: Mutex::new(BadLines::of(&name, &reading)),
        reading,
        writing: Mutex::default(),
    });
    let imported =
        with_app_until(async |app, asked| import(app, asked, (arguments, length), &bars).await)?;
    let bad_lines = bars.finish();
    say!(
        "{} orders read, {bad_lines} bad lines left out; what was known already is as it was",
        imported.orders
    );
    if imported.without_id > 0 {
        note!(
            "note: {} orders have no Id and are known by their Name; should the shop's webhooks \
             tell of one of them, by its id, it counts again",
            imported.without_id
        );
    }
    say!("next: rfm export --merchant {}", arguments.merchant);
    Ok(if arguments.strict && bad_lines > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn import(
    app: &App,
    asked: &CancellationToken,
    (arguments, length): (&Arguments, u64),
    bars: &Arc<Bars>,
) -> Result<Imported> {
    let name = arguments.file.display().to_string();
    let merchant = unless_stopped(asked, merchant_of(app, &arguments.merchant)).await?.id;
    let file = File::open(&arguments.file).with_context(|| name.clone())?;
    let sent = Sent { file_name: shown_file_name(&name), by: ACTOR.into(), bytes: Some(length) };
    // It is not dropped when it is to stop: that is written down.
    let importing = app.imports.import(merchant, sent, (file, length), bars.clone(), asked);
    match Box::pin(importing).await {
        Err(Failed::Import(Error::Stopped)) => Err(Interrupted.into()),
        Err(Failed::Import(error @ Error::File(_))) => Err(error).with_context(|| name),
        imported => Ok(imported?),
    }
}

/// How far it is, on a terminal.
struct Bars {
    bad_lines: Mutex<BadLines>,
    reading: ProgressBar,
    /// Over the orders that were read last.
    writing: Mutex<Option<ProgressBar>>,
}

impl Bars {
    /// Takes them away, and says how many lines were left out.
    fn finish(&self) -> u64 {
        self.reading.finish_and_clear();
        if let Some(bar) = lock(&self.writing).take() {
            bar.finish_and_clear();
        }
        lock(&self.bad_lines).finish()
    }
}

impl Watch for Bars {
    fn waits(&self, file_name: &str, started_by: &str) {
        self.reading.suspend(|| {
            note!(
                "waiting: {file_name} is being imported ({started_by}), one file of a shop at a time; an import \
                 that was killed counts for half a minute"
            );
        });
    }

    fn read(&self, bytes: u64) {
        self.reading.inc(bytes);
    }

    fn left_out(&self, line: u64, reason: &Reason) {
        lock(&self.bad_lines).tell(line, reason);
    }

    fn writing(&self, orders: u64, _: u64) {
        // Without a bar it is written all the same.
        let bar = writing_bar(orders as usize, "orders").ok();
        if let Some(before) = std::mem::replace(&mut *lock(&self.writing), bar) {
            before.finish_and_clear();
        }
    }

    fn wrote(&self, orders: u64, _: Counts) {
        if let Some(bar) = &*lock(&self.writing) {
            bar.inc(orders);
        }
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    // Each change of it is whole.
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
