//! The command line: one file a subcommand. Exit code 0 for success, 1 for a failure, 2 for wrong
//! usage.

mod score;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// RFM scores and segments for the customers of a Shopify shop.
#[derive(Parser)]
#[command(name = "rfm", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Score the customers of an order export; needs no database.
    Score(score::Arguments),
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Score(arguments) => score::run(&arguments),
    };
    result.unwrap_or_else(|error| {
        let chain: Vec<String> = error.chain().map(ToString::to_string).collect();
        eprintln!("error: {}", chain.join(": "));
        ExitCode::FAILURE
    })
}
