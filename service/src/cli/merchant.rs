//! `rfm merchant`: adds a shop, lists those that are there, moves one to another time zone.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};
use shared_scoring::{Currency, Preset};

use super::WrongUsage;
use super::config::take_on;
use super::out::{note, say};
use super::shop::{merchant_of, with_app};
use crate::app::App;
use crate::base::Calendar;
use crate::merchants::model::{parse_currency, parse_domain, parse_preset, parse_time_zone};
use crate::merchants::{self, NewMerchant};
use crate::scoring::{BY_MERCHANT_MOVE, preset_aov};
use crate::segments::{self, SizeCache};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Add a shop, with the bands of its size and the default segments.
    Add(Add),
    /// List the shops: domain, currency, time zone, customers.
    List,
    /// Move a shop to another time zone. It is a version of the configuration: all customers get their places
    /// by the days of that zone, and readers see them at once when it becomes active. What Shopify's next
    /// shop/update says of the zone stands again.
    Move {
        /// The shop's domain, as in example.myshopify.com.
        #[arg(long, value_parser = parse_domain)]
        domain: String,
        /// The IANA time zone, as in Europe/Berlin; it decides the day of an order.
        #[arg(long, value_name = "IANA", value_parser = parse_time_zone)]
        time_zone: Calendar,
    },
}

#[derive(Args)]
struct Add {
    /// The shop's domain, as in example.myshopify.com.
    #[arg(long, value_parser = parse_domain)]
    domain: String,
    /// The shop's currency, as in USD.
    #[arg(long, value_parser = parse_currency)]
    currency: Currency,
    /// The shop's IANA time zone, as in Europe/Berlin; it decides the day of an order.
    #[arg(long, value_name = "IANA", value_parser = parse_time_zone)]
    time_zone: Calendar,
    /// The shop's size, which the first bands are made for: small, medium or plus.
    #[arg(long, default_value = "medium", value_name = "small|medium|plus", value_parser = parse_preset)]
    preset: Preset,
    /// The shop's average order, in its currency, as in 85.00; the bands of spend are made from it. In USD
    /// that of its size if not given ($20, $100, $500).
    #[arg(long, value_name = "AMOUNT")]
    aov: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    match &arguments.command {
        Command::Add(add) => add.run(),
        Command::List => with_app(list),
        Command::Move { domain, time_zone } => {
            with_app(async |app| move_shop(app, domain, time_zone).await)
        }
    }
}

impl Add {
    fn run(&self) -> Result<ExitCode> {
        let (currency, preset) = (self.currency, self.preset);
        let mut merchant =
            NewMerchant::new(&self.domain, currency.code(), self.time_zone.name(), preset.name())?;
        if let Some(minor) = self.average_order()? {
            merchant = merchant.with_average_order(minor);
        }
        let id = with_app(async |app| Ok(app.recorder.add_merchant(&merchant).await?))?;
        say!("{} added as merchant {id}", merchant.domain());
        say!("next: rfm import ORDERS.csv --merchant {}", merchant.domain());
        Ok(ExitCode::SUCCESS)
    }

    /// `--aov` in minor units; it may be left out where the size says it.
    fn average_order(&self) -> Result<Option<i64>, WrongUsage> {
        let currency = self.currency;
        let example = match currency.exponent() {
            0 => "8500",
            3 => "25.500",
            _ => "85.00",
        };
        let Some(text) = &self.aov else {
            return match preset_aov(self.preset, currency) {
                Some(_) => Ok(None),
                None => Err(WrongUsage(format!(
                    "--aov is missing: a shop whose currency is {currency} needs its average order, \
                     in {currency}, as in --aov {example}"
                ))),
            };
        };
        match currency.parse_amount(text) {
            Ok(minor) if minor > 0 => Ok(Some(minor)),
            Ok(_) => Err(WrongUsage(format!("--aov {text}: must be more than 0, as in {example}"))),
            Err(error) => Err(WrongUsage(format!(
                "--aov {text}: {error}; an amount in {currency}, as in {example}"
            ))),
        }
    }
}

async fn move_shop(app: &App, domain: &str, calendar: &Calendar) -> Result<ExitCode> {
    let (merchant, zone) = (merchant_of(app, domain).await?, calendar.name());
    match app.recorder.move_to_zone(merchant.id, calendar, BY_MERCHANT_MOVE).await? {
        None if merchant.calendar == *calendar => say!("{domain} is in {zone} already"),
        // It was interrupted on its way there, or another process takes it on.
        None => {
            let current = app.configurations.current(merchant.id).await?;
            take_on(app, &merchant, current.latest).await?;
            say!("{domain} is in {zone} now: version {} is active", current.latest);
        }
        Some(version) => {
            take_on(app, &merchant, version).await?;
            say!("{domain} is in {zone} now: version {version} is active");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(app: &App) -> Result<ExitCode> {
    let merchants = merchants::list(&app.pool, &app.worker_pool).await?;
    if merchants.is_empty() {
        note!("no shops yet; `rfm merchant add --help` says how to add one");
        return Ok(ExitCode::SUCCESS);
    }
    let wide = merchants.iter().map(|merchant| merchant.domain.len()).max().unwrap_or(0);
    for merchant in merchants {
        let (cache, now_ms) = (SizeCache::default(), app.clock.now_ms());
        let sizes = segments::read_sizes(&app.pool, &cache, now_ms, merchant.id, "en").await?;
        let customers = sizes.map_or(0, |sizes| sizes.customers);
        let zone = merchant.calendar.name();
        say!("{:<wide$}  {}  {zone:<20}  {customers:>9}", merchant.domain, merchant.currency);
    }
    Ok(ExitCode::SUCCESS)
}
