//! `rfm score`: an order export in, one row per customer out. Needs no database.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use shared_scoring::{Currency, Day};

use super::bad_lines::BadLines;
use super::out::note;
use super::progress::progress_bar;
use super::rows::{Format, Scheme, parse_day, write_customers};
use crate::base::{Calendar, Clock, SystemClock};
use crate::merchants::model::parse_time_zone;
use crate::orders::Ledger;
use crate::orders::shopify_csv;

/// Fewer bytes than most rows have, so that room is made for enough orders.
const ROW_BYTES: u64 = 128;

/// Room is made for no more orders than this beforehand.
const MOST_EXPECTED: u64 = 4_000_000;

#[derive(Args)]
pub(super) struct Arguments {
    /// Shopify's order export (CSV); `-` reads standard input.
    #[arg(value_name = "ORDERS.csv")]
    orders: PathBuf,
    /// Score as of this day (YYYY-MM-DD), without the orders after it; today if not given.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    as_of: Option<Day>,
    /// The shop's time zone, which decides the day of an order.
    #[arg(long, value_name = "IANA", default_value = "UTC", value_parser = parse_time_zone)]
    time_zone: Calendar,
    /// quintile, small, medium, plus, or a JSON file with bands and, if wanted, weights, a low-score
    /// limit and segments.
    #[arg(
        long, default_value = "quintile", value_name = "quintile|small|medium|plus|FILE.json",
        value_parser = Scheme::parse
    )]
    bands: Scheme,
    /// The shop's currency; that of the first order that counts if not given.
    #[arg(long, value_name = "CUR", value_parser = parse_currency)]
    currency: Option<Currency>,
    /// How to write the customers; json is one object a line.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// Exit with 1 when a line could not be read.
    #[arg(long)]
    strict: bool,
}

pub(super) fn parse_currency(text: &str) -> Result<Currency, String> {
    Currency::parse(text).ok_or_else(|| "not a currency code, as in USD".into())
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let (calendar, scheme) = (&arguments.time_zone, &arguments.bands);
    let as_of = arguments.as_of.unwrap_or_else(|| today(calendar));
    let (ledger, bad_lines) = read(arguments, calendar)?;
    let currency = ledger.currency().unwrap_or(Currency::USD);
    let customers = ledger.into_customers(as_of);
    let config = scheme.config(&customers, currency, as_of);
    let (output, scored) = (&mut io::stdout().lock(), (&config, &scheme.segments));
    if !write_customers(output, &customers, scored, as_of, arguments.format)? {
        return Ok(ExitCode::SUCCESS);
    }
    note!("{} customers scored as of {as_of}, {bad_lines} bad lines left out", customers.len());
    Ok(if arguments.strict && bad_lines > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The day that it is in a zone.
pub(super) fn today(calendar: &Calendar) -> Day {
    calendar.day_of(SystemClock.now_ms())
}

/// Reads all orders, and says how many lines were left out.
fn read(arguments: &Arguments, calendar: &Calendar) -> Result<(Ledger, u64)> {
    let name = arguments.orders.display().to_string();
    let (input, length): (Box<dyn Read + Send>, Option<u64>) = if name == "-" {
        (Box::new(io::stdin()), None)
    } else {
        let file = File::open(&arguments.orders).with_context(|| name.clone())?;
        if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
            bail!("{name}: is a folder, not an order export");
        }
        let length = file.metadata().ok().map(|metadata| metadata.len());
        (Box::new(file), length)
    };
    let progress = progress_bar(length)?;
    let expected = (length.unwrap_or(0) / ROW_BYTES).min(MOST_EXPECTED);
    let mut ledger = Ledger::new(arguments.currency);
    let mut bad_lines = BadLines::of(&name, &progress);
    let input = progress.wrap_read(input);
    let outcome =
        shopify_csv::read_orders(input, calendar, &mut ledger, expected as usize, |bad| {
            bad_lines.tell(bad.line, &bad.reason);
        });
    progress.finish_and_clear();
    outcome.with_context(|| name.clone())?;
    Ok((ledger, bad_lines.finish()))
}
