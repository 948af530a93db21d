//! The command line: one file a subcommand. Exit code 0 for success, 1 for a failure, 2 for wrong
//! usage, 130 when it was interrupted.

mod bad_lines;
mod config;
mod events;
mod export;
mod import;
mod merchant;
mod metrics;
mod migrate;
mod openapi;
mod out;
mod progress;
mod rescore;
mod rollup;
mod rows;
mod score;
mod serve;
mod settings;
mod shop;
mod simulate;
mod token;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use out::note;
use shop::Interrupted;

const ABOUT_SETTINGS: &str = "Settings are read from RFM_… variables, and from the file that RFM_CONFIG \
    names. `rfm settings` prints all of them, each with what it means.";

/// The command line means nothing. Told with exit code 2, as for what clap finds.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct WrongUsage(String);

/// RFM scores and segments for the customers of a Shopify shop.
#[derive(Parser)]
#[command(name = "rfm", version, after_help = ABOUT_SETTINGS)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Score the customers of an order export; needs no database.
    Score(score::Arguments),
    /// Add a shop, list those that are there, move one to another time zone.
    Merchant(merchant::Arguments),
    /// Import a shop's past orders; can be interrupted and repeated.
    Import(import::Arguments),
    /// Write a shop's customers: as of a day in the rows of `score`, or live, or as a chart.
    Export(export::Arguments),
    /// Recompute all customers of a shop from their orders, report what differed, and mend it.
    Rescore(rescore::Arguments),
    /// A shop's configuration: show, preview, set, history, restore.
    Config(config::Arguments),
    /// Messages that could not be used and were kept aside.
    Events(events::Arguments),
    /// Serve REST, gRPC, webhooks and workers.
    #[command(after_help = ABOUT_SETTINGS)]
    Serve(serve::Arguments),
    /// Print every setting with its default or an example, as a file for `RFM_CONFIG`.
    Settings,
    /// Print the document that describes the REST calls; needs no database.
    Openapi,
    /// Make a token for trying things out; needs the local issuer to be on.
    Token(token::Arguments),
    /// A made-up shop, from a seed: write its past, play what follows.
    Simulate(simulate::Arguments),
    /// Compute the metrics of all of a shop's days anew; the server adds each day when it is over.
    Metrics(metrics::Arguments),
    /// Make the daily roll-up of segments' sizes at once.
    Rollup,
    /// Bring the schema of the database up to date.
    Migrate,
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Score(arguments) => score::run(&arguments),
        Command::Merchant(arguments) => merchant::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Rescore(arguments) => rescore::run(&arguments),
        Command::Config(arguments) => config::run(&arguments),
        Command::Events(arguments) => events::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Settings => settings::run(),
        Command::Openapi => openapi::run(),
        Command::Token(arguments) => token::run(&arguments),
        Command::Simulate(arguments) => simulate::run(&arguments),
        Command::Metrics(arguments) => metrics::run(&arguments),
        Command::Rollup => rollup::run(),
        Command::Migrate => migrate::run(),
    };
    result.unwrap_or_else(|error| {
        let mut text = error.to_string();
        for cause in error.chain().skip(1).map(ToString::to_string) {
            // Some libraries repeat their cause in their own text.
            if !text.ends_with(&cause) {
                text = format!("{text}: {cause}");
            }
        }
        if error.is::<Interrupted>() {
            note!("{text}");
            return ExitCode::from(130);
        }
        note!("error: {text}");
        if error.is::<WrongUsage>() { ExitCode::from(2) } else { ExitCode::FAILURE }
    })
}
