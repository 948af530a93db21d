//! `rfm import`: past orders of a shop, from Shopify's export (CSV) or as one JSON object a line (as in its
//! webhooks). It can be interrupted and repeated.
//!
//! Memory is bounded by reading the file several times, each time for a part of the customers, so that
//! each customer is written once and nothing of a customer lies about on disk.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use tokio_util::sync::CancellationToken;

use super::bad_lines::BadLines;
use super::out::{note, say};
use super::progress::{progress_bar, writing_bar};
use super::shop::{Interrupted, merchant_of, unless_stopped, with_app_until};
use crate::app::App;
use crate::base::Rates;
use crate::merchants::Merchant;
use crate::orders::event::{Change, Event};
use crate::orders::model::check_change;
use crate::orders::shopify_csv::{self, Row};
use crate::orders::shopify_webhook::{self, Decoded, Money};

/// Bytes of the file whose orders are held in memory at a time.
const BYTES_AT_A_TIME: u64 = 96 << 20;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The longest line of JSON; what is longer is read as several bad ones.
const LINE_BYTES: u64 = 8 << 20;

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
    let passes = length.div_ceil(BYTES_AT_A_TIME).max(1);
    let progress = progress_bar(Some(length * passes))?;
    let mut bad_lines = BadLines::of(&name, &progress);
    let mut work = async |app: &App, asked: &CancellationToken| {
        let merchant = merchant_of(app, &arguments.merchant).await?;
        let mut import = app.recorder.import(merchant.id);
        let (mut orders, mut without_id) = (0, 0);
        for pass in 0..passes {
            let mut reading = Reading::new(&merchant, &app.settings.rates, (pass, passes));
            let file = File::open(&arguments.file).with_context(|| name.clone())?;
            let input = UntilAsked { input: progress.wrap_read(file), asked };
            let input = BufReader::with_capacity(1 << 18, input);
            let read = reading.read(input, &mut bad_lines);
            if asked.is_cancelled() {
                return Err(Interrupted.into());
            }
            read.with_context(|| name.clone())?;
            let written = writing_bar(reading.events.len(), "orders")?;
            import.write(&reading.events, |count| written.inc(count as u64)).await?;
            written.finish_and_clear();
            orders += reading.events.len();
            without_id += reading.without_id;
        }
        Ok((orders, without_id))
    };
    let (orders, without_id) =
        with_app_until(async |app, asked| unless_stopped(asked, work(app, asked)).await)?;
    progress.finish_and_clear();
    let bad_lines = bad_lines.finish();
    say!(
        "{orders} orders read, {bad_lines} bad lines left out; what was known already is as it was"
    );
    if without_id > 0 {
        note!(
            "note: {without_id} orders have no Id and are known by their Name; should the shop's webhooks \
             tell of one of them, by its id, it counts again"
        );
    }
    say!("next: rfm export --merchant {}", arguments.merchant);
    Ok(if arguments.strict && bad_lines > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A file whose reading ends when the process is asked to stop: nothing else is heard while it is read.
struct UntilAsked<'a, R> {
    input: R,
    asked: &'a CancellationToken,
}

impl<R: Read> Read for UntilAsked<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.asked.is_cancelled() {
            return Err(io::Error::other("interrupted"));
        }
        self.input.read(buffer)
    }
}

/// One reading of the file, for one part of the customers.
struct Reading<'r> {
    merchant: &'r Merchant,
    rates: &'r Rates,
    pass: u64,
    passes: u64,
    events: Vec<Event>,
    /// Orders that are told apart by name, for want of an id.
    without_id: usize,
}

impl<'r> Reading<'r> {
    fn new(merchant: &'r Merchant, rates: &'r Rates, (pass, passes): (u64, u64)) -> Reading<'r> {
        Reading { merchant, rates, pass, passes, events: Vec::new(), without_id: 0 }
    }

    fn read(&mut self, mut input: impl BufRead, bad_lines: &mut BadLines<'_>) -> Result<()> {
        if is_json(input.fill_buf()?) {
            return Ok(self.read_lines(input, bad_lines)?);
        }
        let take = |row: Result<Row<'_>, String>| self.take_row(row);
        Ok(shopify_csv::read_rows(input, take, |bad| bad_lines.tell(bad.line, &bad.reason))?)
    }

    /// Reads lines that are not empty, with their numbers from 1.
    fn read_lines(
        &mut self,
        mut input: impl BufRead,
        bad_lines: &mut BadLines<'_>,
    ) -> io::Result<()> {
        let mut text = Vec::new();
        for line in 1.. {
            text.clear();
            if input.by_ref().take(LINE_BYTES).read_until(b'\n', &mut text)? == 0 {
                break;
            }
            let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text).trim_ascii();
            if text.is_empty() {
                continue;
            }
            let taken = match order_of(text, self.merchant, self.rates) {
                Ok(event) => {
                    self.take(event);
                    Ok(())
                }
                Err(reason) => self.refuse(None, reason),
            };
            if let Err(reason) = taken {
                bad_lines.tell(line, &reason);
            }
        }
        Ok(())
    }

    fn take_row(&mut self, row: Result<Row<'_>, String>) -> Result<(), String> {
        match row {
            Ok(row) => match event_of(&row, self.merchant, self.rates) {
                Ok(event) => {
                    let taken = self.take(event);
                    self.without_id += usize::from(taken && !row.has_id);
                    Ok(())
                }
                Err(reason) => self.refuse(row.customer_key(), reason),
            },
            Err(reason) => self.refuse(None, reason),
        }
    }

    /// Takes what this reading is for; whether it is.
    fn take(&mut self, event: Event) -> bool {
        let is_mine = self.is_for(&customer_of(&event).unwrap_or_else(|| event.id.clone()));
        self.events.extend(Some(event).filter(|_| is_mine));
        is_mine
    }

    /// Each bad line is told once, by one of the readings.
    fn refuse(&self, customer: Option<String>, reason: String) -> Result<(), String> {
        let is_mine = customer.map_or(self.pass == 0, |key| self.is_for(&key));
        if is_mine { Err(reason) } else { Ok(()) }
    }

    /// Whether this reading is the one for a customer, or for an order that has none.
    fn is_for(&self, key: &str) -> bool {
        let hasher = ahash::RandomState::with_seeds(1, 2, 3, 4);
        hasher.hash_one(key) % self.passes == self.pass
    }
}

/// Whether a file begins like an object of JSON.
fn is_json(start: &[u8]) -> bool {
    start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start).trim_ascii_start().starts_with(b"{")
}

/// By what a customer is told apart in a file.
fn customer_of(event: &Event) -> Option<String> {
    let Change::Order(version) = &event.change else { return None };
    let named = version.customer.as_ref()?;
    named.id.clone().or_else(|| named.email.clone())
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
