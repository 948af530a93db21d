//! `rfm simulate`: the orders of a made-up shop, from a seed. Needs no database.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use shared_scoring::{Currency, Day};

use super::rows::parse_day;
use super::score::{parse_currency, today};
use crate::base::Calendar;
use crate::simulation::{Parameters, Plan, Shop, SimulatedOrder, shopify};

/// Without `--from`, this many days before the last.
const DEFAULT_DAYS: i32 = 3 * 365;

#[derive(Args)]
pub(super) struct Arguments {
    /// The same seed gives the same bytes, given the same days and number of customers.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many customers there are; each places at least one order.
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    customers: u64,
    /// The first day (YYYY-MM-DD); three years before the last if not given.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    from: Option<Day>,
    /// The last day; today if not given.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    until: Option<Day>,
    /// The shop's currency.
    #[arg(long, value_name = "CUR", value_parser = parse_currency, default_value = "USD")]
    currency: Currency,
    /// csv is Shopify's order export, jsonl the bodies of its webhooks, one a line.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// Where to write; standard output if not given.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Jsonl,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let until = arguments.until.unwrap_or_else(|| today(&Calendar::utc()));
    let from = arguments.from.unwrap_or(Day(until.0.saturating_sub(DEFAULT_DAYS)));
    let Arguments { seed, customers, currency, .. } = *arguments;
    let plan = Plan { parameters: Parameters::CDNOW, customers, from, until, currency };
    let shop = Shop::new(seed, &plan).context("--from, --until")?;
    let written = match &arguments.output {
        Some(path) => {
            let name = path.display().to_string();
            let file = File::create(path).with_context(|| name.clone())?;
            Some(write(shop, file, currency, arguments.format).with_context(|| name)?)
        }
        None => match write(shop, io::stdout().lock(), currency, arguments.format) {
            Ok(orders) => Some(orders),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => None,
            Err(error) => return Err(error).context("cannot write to standard output"),
        },
    };
    if let Some(orders) = written {
        eprintln!("{orders} orders of {customers} customers from {from} to {until}, seed {seed}");
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes all orders and returns how many there were.
fn write(
    orders: impl Iterator<Item = SimulatedOrder>,
    output: impl Write,
    currency: Currency,
    format: Format,
) -> io::Result<u64> {
    let mut output = BufWriter::with_capacity(1 << 18, output);
    let mut written = 0;
    match format {
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(&mut output);
            writer.write_record(shopify::COLUMNS)?;
            for order in orders {
                for row in shopify::rows(&order, currency) {
                    writer.write_record(&row)?;
                }
                written += u64::from(!order.fate.test);
            }
            writer.flush()?;
        }
        Format::Jsonl => {
            for order in orders {
                writeln!(output, "{}", shopify::webhook(&order, currency))?;
                written += 1;
            }
        }
    }
    output.flush()?;
    Ok(written)
}
