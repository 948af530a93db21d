//! The project's own commands, the same for people and for CI. They hold no business rules.

mod check;
mod demo;
mod needs;
mod packages;
#[path = "../../service/src/adapters/postgres/programs.rs"]
mod postgresql;
mod step;
mod toolchain;
mod wasm;
mod web;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use needs::Need;

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what the build needs and this machine lacks, or name the command that does.
    Setup,
    /// A made-up shop with live orders: its page, and its segments in the terminal.
    Demo {
        /// Show the segments before and after some live orders, then stop.
        #[arg(long)]
        exit: bool,
        /// Without the page, which takes Node: the terminal alone.
        #[arg(long)]
        no_page: bool,
    },
    /// How fast it is, with peers beside it; figures as they come out.
    Bench,
    /// Check formatting, lints and documentation; warnings are errors.
    Lint,
    /// Build the Shopify Function into its folder `dist`.
    Wasm,
    /// Build the kernel for the merchant's browser into `web/src/kernel/generated`.
    Kernel,
    /// Build the merchant's page, with its kernel, into `web/dist`; the next build of the service has it in it.
    Web,
    /// Make the types of the service's calls anew, which the page is checked against.
    Schema,
    /// Everything that CI runs: set-up, lints, all tests, and the kernel on a bare-metal target.
    Test,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Setup => needs::see_to(&Need::ALL),
        Command::Demo { exit, no_page } => demo::run(demo::Options { once: exit, page: !no_page }),
        Command::Bench => check::bench(),
        Command::Lint => check::lint(),
        Command::Wasm => with_cross(wasm::function),
        Command::Kernel => with_cross(wasm::browser),
        Command::Web => needs::see_to(web::NEEDS).and_then(|()| web::build(toolchain::setup()?)),
        Command::Schema => {
            needs::see_to(&[Need::CCompiler, Need::Node]).and_then(|()| web::schema())
        }
        Command::Test => check::test(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!(
                "error: {}",
                error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": ")
            );
            ExitCode::FAILURE
        }
    }
}

/// Builds a module with all that this takes.
fn with_cross(build: fn(toolchain::CrossToolchain) -> Result<()>) -> Result<()> {
    needs::see_to(&[Need::CCompiler, Need::Binaryen, Need::OtherTargets])?;
    build(toolchain::setup()?)
}
