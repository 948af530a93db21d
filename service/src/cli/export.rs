//! `rfm export`: the customers of a shop as of a day, in the rows of `rfm score`.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use shared_scoring::Day;

use super::rows::{Format, Scheme, parse_day, write_customers};
use super::shop::{merchant_of, with_app};
use crate::adapters::postgres;
use crate::base::day_of;
use crate::movement::restated_customers;
use crate::scoring::{self, SegmentNames};
use crate::segments;

#[derive(Args)]
pub(super) struct Arguments {
    /// The shop's domain.
    #[arg(long, value_name = "DOMAIN")]
    merchant: String,
    /// As of this day (YYYY-MM-DD), with the orders dated on or before it; today if not given.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    as_of: Option<Day>,
    /// quintile, small, medium, plus, or a JSON file with bands and, if wanted, weights, a low-score
    /// limit and segments; the shop's own if not given.
    #[arg(
        long, value_name = "quintile|small|medium|plus|FILE.json", value_parser = Scheme::parse
    )]
    bands: Option<Scheme>,
    /// How to write the customers; json is one object a line.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let scheme = arguments.bands.as_ref();
    let (customers, own, currency, as_of) = with_app(async |app| {
        let merchant = merchant_of(app, &arguments.merchant).await?;
        let as_of = arguments.as_of.unwrap_or_else(|| day_of(&merchant.zone, app.clock.now_ms()));
        let customers = restated_customers(&app.pool, &app.cipher, merchant.id, as_of).await?;
        let mut transaction = postgres::begin(&app.pool, merchant.id).await?;
        let own =
            scoring::select_config(&mut transaction, merchant.id, merchant.config_version).await?;
        let version = merchant.config_version;
        let defined = segments::select_segments(&mut transaction, merchant.id, version).await?;
        let named = defined.iter().map(|segment| (segment.name("en").to_owned(), segment.cells));
        let own = (own, SegmentNames::new(named));
        Ok((customers, own, merchant.currency, as_of))
    })?;
    let (config, segments) = match scheme {
        Some(scheme) => (scheme.config(&customers, currency, as_of), scheme.segments.clone()),
        None => own,
    };
    if write_customers(&customers, &config, &segments, as_of, arguments.format)? {
        eprintln!("{} customers as of {as_of}", customers.len());
    }
    Ok(ExitCode::SUCCESS)
}
