//! `rfm simulate`: a made-up shop, from a seed. Writes its past; what follows is played by `rfm simulate play`.

mod play;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ahash::AHashSet;
use anyhow::{Context, Result};
use clap::{Args, Subcommand, ValueEnum};
use shared_scoring::{Currency, Day};

use super::WrongUsage;
use super::out::note;
use super::rows::parse_day;
use super::score::{parse_currency, today};
use crate::base::Calendar;
use crate::simulation::{Parameters, Plan, Shop, SimulatedOrder, shopify};

/// Without `--from`, this many days before the last.
const DEFAULT_DAYS: i32 = 3 * 365;

/// Without `--until`, this many days after `--today`.
const DEFAULT_FUTURE_DAYS: i32 = 28;

const DAY_S: i64 = 86_400;

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    next: Option<Next>,
    #[command(flatten)]
    shop: ShopArguments,
    /// The last day that is written, each order as it is known at its end (YYYY-MM-DD). What follows is for
    /// `rfm simulate play`. The last day of the shop if not given.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    today: Option<Day>,
    /// csv is Shopify's order export, jsonl the bodies of its webhooks, one a line.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// Where to write; standard output if not given.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Next {
    /// Play what follows: into a file, or against a running service.
    Play(play::Arguments),
}

/// Of which shop; the same for its past and for what follows.
#[derive(Args)]
struct ShopArguments {
    /// The same seed gives the same bytes, given the same days and number of customers.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many customers there are; each places at least one order.
    #[arg(long, value_name = "N", default_value_t = 1_000, value_parser = clap::value_parser!(u64).range(1..))]
    customers: u64,
    /// The first day (YYYY-MM-DD); three years before the last if not given. Another day is another shop.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    from: Option<Day>,
    /// The last day; four weeks after --today if not given, and without that the present day. Another day is
    /// another shop.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    until: Option<Day>,
    /// The shop's currency.
    #[arg(long, value_name = "CUR", value_parser = parse_currency, default_value = "USD")]
    currency: Currency,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Jsonl,
}

impl ShopArguments {
    /// The shop, and its plan.
    fn shop(&self, on: Option<Day>) -> Result<(Shop, Plan)> {
        let present = || today(&Calendar::utc());
        let after = |on: Day| Day(on.0.saturating_add(DEFAULT_FUTURE_DAYS));
        let until = self.until.unwrap_or_else(|| on.map_or_else(present, after));
        let from = self.from.unwrap_or(Day(until.0.saturating_sub(DEFAULT_DAYS)));
        if let Some(on) = on.filter(|on| !(from..=until).contains(on)) {
            let told = format!(
                "--today: {on} is not among the days of the shop, from {from} until {until}; see --from and --until"
            );
            return Err(WrongUsage(told).into());
        }
        let &ShopArguments { customers, currency, .. } = self;
        let plan = Plan { parameters: Parameters::CDNOW, customers, from, until, currency };
        Ok((Shop::new(self.seed, &plan).context("--from, --until")?, plan))
    }
}

/// When a day is over in UTC, in seconds since 1970-01-01T00:00Z.
fn end_s(day: Day) -> i64 {
    (i64::from(day.0) + 1) * DAY_S
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    if let Some(Next::Play(arguments)) = &arguments.next {
        return play::run(arguments);
    }
    let (shop, plan) = arguments.shop.shop(arguments.today)?;
    let Plan { from, until, currency, .. } = plan;
    let last = arguments.today.unwrap_or(until);
    let mut customers = AHashSet::new();
    let known = shop
        .take_while(|order| order.placed_at_s < end_s(last))
        .map(|order| order.known_at(end_s(last) - 1))
        .inspect(|order| {
            // Who ordered without saying who it was is not told of.
            if !order.fate.guest && !order.fate.test {
                customers.insert(order.customer);
            }
        });
    let format = arguments.format;
    let written = write_to(arguments.output.as_deref(), |out| write(known, out, currency, format))?;
    if let Some(orders) = written {
        let (seed, customers) = (arguments.shop.seed, customers.len());
        note!("{orders} orders of {customers} customers from {from} to {last}, seed {seed}");
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes to a file, or to standard output, whose reader may go away: then `None`.
fn write_to<T>(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<Option<T>> {
    match path {
        Some(path) => {
            let name = path.display().to_string();
            let mut file = File::create(path).with_context(|| name.clone())?;
            Ok(Some(buffered(&mut file, write).with_context(|| name)?))
        }
        None => match buffered(&mut io::stdout().lock(), write) {
            Ok(written) => Ok(Some(written)),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(None),
            Err(error) => Err(error).context("cannot write to standard output"),
        },
    }
}

fn buffered<T>(
    output: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> io::Result<T> {
    let mut output = BufWriter::with_capacity(1 << 18, output);
    let written = write(&mut output)?;
    output.flush()?;
    Ok(written)
}

/// Writes all orders and returns how many there were.
fn write(
    orders: impl Iterator<Item = SimulatedOrder>,
    output: &mut dyn Write,
    currency: Currency,
    format: Format,
) -> io::Result<u64> {
    let mut written = 0;
    match format {
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(output);
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
    Ok(written)
}
