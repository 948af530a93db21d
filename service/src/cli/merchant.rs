//! `rfm merchant`: adds a shop.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::shop::with_app;
use crate::merchants::NewMerchant;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Add a shop, with the bands of its size and the default segments.
    Add(Add),
}

#[derive(Args)]
struct Add {
    /// The shop's domain, as in example.myshopify.com.
    #[arg(long)]
    domain: String,
    /// The shop's currency, as in USD.
    #[arg(long)]
    currency: String,
    /// The shop's IANA time zone, as in Europe/Berlin; it decides the day of an order.
    #[arg(long, value_name = "IANA")]
    time_zone: String,
    /// The shop's size, which the first bands are made for: small, medium or plus.
    #[arg(long, default_value = "medium", value_name = "small|medium|plus")]
    preset: String,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let Command::Add(add) = &arguments.command;
    let merchant = NewMerchant::new(&add.domain, &add.currency, &add.time_zone, &add.preset)?;
    let id = with_app(async |app| Ok(app.recorder.add_merchant(&merchant).await?))?;
    println!("{} added as merchant {id}", merchant.domain());
    println!("next: rfm import ORDERS.csv --merchant {}", merchant.domain());
    Ok(ExitCode::SUCCESS)
}
