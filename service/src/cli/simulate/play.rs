//! `rfm simulate play`: what follows the past of a made-up shop, into a file.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use jiff::tz::TimeZone;
use serde_json::json;
use shared_scoring::{Currency, Day};

use super::{ShopArguments, end_s, parse_day, write_to};
use crate::simulation::{Events, Plan, Topic, What, shopify};

#[derive(Args)]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    shop: ShopArguments,
    /// The last day of the past, as it was given to `rfm simulate` (YYYY-MM-DD); what comes after it is played.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    today: Day,
    /// Where to write, one JSON object a line; standard output if not given.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let (shop, plan) = arguments.shop.shop(Some(arguments.today))?;
    let events = Events::new(shop, end_s(arguments.today), TimeZone::UTC);
    let output = arguments.output.as_deref();
    let written = write_to(output, |output| write(events, output, plan.currency))?;
    if let Some((messages, orders, days)) = written {
        let Plan { until, .. } = plan;
        let (today, seed) = (arguments.today, arguments.shop.seed);
        eprintln!(
            "{messages} messages, {orders} orders, {days} days after {today} to {until}, seed {seed}"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes all events; says how many messages, new orders and days there were.
fn write(
    events: Events,
    output: &mut dyn Write,
    currency: Currency,
) -> io::Result<(u64, u64, u64)> {
    let (mut messages, mut orders, mut days) = (0, 0, 0);
    for event in events {
        let at = shopify::rfc3339(event.at_s);
        let line = match event.what {
            What::DayBegins(day) => {
                days += 1;
                json!({ "at": at, "day": day.to_string() })
            }
            What::Message(topic, order) => {
                messages += 1;
                orders += u64::from(topic == Topic::OrdersCreate);
                let body = shopify::body(topic, &order, currency);
                let id = shopify::webhook_id(topic, &body.to_string());
                json!({ "at": at, "topic": topic.name(), "webhook_id": id, "body": body })
            }
        };
        writeln!(output, "{line}")?;
    }
    Ok((messages, orders, days))
}
