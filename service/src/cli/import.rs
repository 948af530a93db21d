//! `rfm import`: past orders of a shop, from Shopify's export (CSV) or as one JSON object a line (as in its
//! webhooks). It can be interrupted and repeated.
//!
//! Memory is bounded by reading the file several times, each time for a part of the customers, so that
//! each customer is written once and nothing of a customer lies about on disk.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use indicatif::ProgressBar;

use super::progress::{progress_bar, writing_bar};
use super::shop::{merchant_of, with_app};
use crate::app::App;
use crate::base::Rates;
use crate::merchants::Merchant;
use crate::orders::event::{Change, Event};
use crate::orders::model::check_change;
use crate::orders::shopify_csv::{self, Row};
use crate::orders::shopify_webhook::{self, Decoded, Money};

/// Bytes of the file whose orders are held in memory at a time.
const BYTES_AT_A_TIME: u64 = 96 << 20;

/// The longest line of JSON; what is longer is read as several bad ones.
const LINE_BYTES: u64 = 8 << 20;

/// No more bad lines than this are printed; all are counted.
const BAD_LINES_PRINTED: u64 = 20;

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
            orders += import(app, &merchant, events).await?;
        }
        Ok((orders, bad_lines))
    })?;
    progress.finish_and_clear();
    println!("{orders} orders imported, {bad_lines} bad lines left out");
    println!("next: rfm export --merchant {}", arguments.merchant);
    Ok(if arguments.strict && bad_lines > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn import(app: &App, merchant: &Merchant, events: Vec<Event>) -> Result<usize> {
    let orders = events.len();
    let progress = writing_bar(orders, "orders")?;
    let done = |written| progress.inc(written as u64);
    app.recorder.import(merchant.id, events, done).await?;
    progress.finish_and_clear();
    Ok(orders)
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
        let mut input = BufReader::with_capacity(1 << 18, self.progress.wrap_read(file));
        let is_json = input.fill_buf().with_context(|| name.clone())?.first() == Some(&b'{');
        let mut read = Read { name: &name, pass: self, events: Vec::new(), bad_lines: 0 };
        if is_json {
            read_lines(input, |line, text| {
                read.take(line, order_of(text, merchant, rates).map_err(BadLine::Readable));
            })
            .with_context(|| name.clone())?;
        } else {
            let outcome = shopify_csv::read_rows(input, |line, row| {
                let event = match row {
                    Ok(row) => event_of(&row, merchant, rates)
                        .map_err(|reason| BadLine::Of(row.customer_key(), reason)),
                    Err(bad) => Err(BadLine::Readable(bad.reason)),
                };
                read.take(line, event);
            });
            outcome.with_context(|| name.clone())?;
        }
        Ok((read.events, read.bad_lines))
    }

    /// Whether this reading is the one for a customer. Nobody's orders go with the first.
    fn is_for(&self, customer: Option<&str>) -> bool {
        let hasher = ahash::RandomState::with_seeds(1, 2, 3, 4);
        customer.map_or(0, |key| hasher.hash_one(key) % self.passes) == self.pass
    }
}

/// A line that is left out: one that tells nobody's order, or that of a customer.
enum BadLine {
    Readable(String),
    Of(Option<String>, String),
}

/// What a reading has given so far.
struct Read<'r> {
    name: &'r str,
    pass: &'r Pass<'r>,
    events: Vec<Event>,
    bad_lines: u64,
}

impl Read<'_> {
    /// Takes what this reading is for. Each bad line is told of once, by one of the readings.
    fn take(&mut self, line: u64, event: Result<Event, BadLine>) {
        let (customer, reason) = match event {
            Ok(event) => {
                if self.pass.is_for(customer_of(&event).as_deref()) {
                    self.events.push(event);
                }
                return;
            }
            Err(BadLine::Readable(reason)) => (None, reason),
            Err(BadLine::Of(customer, reason)) => (customer, reason),
        };
        if self.pass.is_for(customer.as_deref()) {
            self.bad_lines += 1;
            if self.bad_lines <= BAD_LINES_PRINTED {
                let name = self.name;
                self.pass.progress.suspend(|| eprintln!("{name} line {line}: {reason}"));
            }
        }
    }
}

/// By what a customer is told apart in a file.
fn customer_of(event: &Event) -> Option<String> {
    let Change::Order(version) = &event.change else { return None };
    let named = version.customer.as_ref()?;
    named.id.clone().or_else(|| named.email.clone())
}

/// Hands out lines that are not empty, with their numbers from 1.
fn read_lines(mut input: impl BufRead, mut each: impl FnMut(u64, &[u8])) -> io::Result<()> {
    let mut text = Vec::new();
    for line in 1.. {
        text.clear();
        if input.by_ref().take(LINE_BYTES).read_until(b'\n', &mut text)? == 0 {
            break;
        }
        if !text.trim_ascii().is_empty() {
            each(line, text.trim_ascii());
        }
    }
    Ok(())
}

fn order_of(text: &[u8], merchant: &Merchant, rates: &Rates) -> Result<Event, String> {
    let money = Money { shop: merchant.currency, rates };
    let Decoded::Change(change @ Change::Order(_)) =
        shopify_webhook::decode("orders/updated", text, money)
            .map_err(|error| error.to_string())?
    else {
        return Err("is no order".into());
    };
    checked(change)
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
    checked(Change::Order(version))
}

/// The event of a change that the write path will take.
fn checked(change: Change) -> Result<Event, String> {
    let id = match &change {
        Change::Order(version) => version.order_id.clone(),
        _ => String::new(),
    };
    let event = Event { id, topic: "file".into(), change, raw: Vec::new() };
    check_change(&event).map_err(|refusal| refusal.to_string())?;
    Ok(event)
}
