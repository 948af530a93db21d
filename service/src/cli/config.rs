//! `rfm config`: a shop's configuration and its versions.

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::{Result, ensure};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use shared_scoring::comparison::Size;
use shared_scoring::json::{self, Config, Warning};

use super::out::{note, print, say};
use super::progress::writing_bar;
use super::rows::read_config_file;
use super::shop::{merchant_of, with_app};
use crate::app::App;
use crate::base::amount_text;
use crate::configuration::{Error, MAX_REASON_BYTES, Saving};
use crate::merchants::Merchant;
use crate::movement::Stage;
use crate::preview::Preview;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the active version, or another one, as a file for `set`.
    Show {
        /// The shop's domain.
        #[arg(long, value_name = "DOMAIN")]
        merchant: String,
        /// The number of the version; the active one if not given.
        #[arg(long, value_name = "N")]
        version: Option<i64>,
    },
    /// Show what a configuration would change, without saving it.
    Preview {
        /// A JSON file with any of bands, weights, `low_score_below` and segments.
        #[arg(value_name = "FILE.json")]
        file: String,
        /// The shop's domain.
        #[arg(long, value_name = "DOMAIN")]
        merchant: String,
    },
    /// Save a version, and wait until it is active; can be interrupted and repeated.
    Set {
        /// A JSON file with bands and, if wanted, weights, `low_score_below` and segments.
        #[arg(value_name = "FILE.json")]
        file: String,
        #[command(flatten)]
        saving: Save,
    },
    /// List the versions, the latest first.
    History {
        /// The shop's domain.
        #[arg(long, value_name = "DOMAIN")]
        merchant: String,
        /// At most so many.
        #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(i64).range(1..=10_000))]
        limit: i64,
    },
    /// Save an earlier version again, as a version of its own, with the bands that it had.
    Restore {
        /// The number of the version.
        #[arg(value_name = "N")]
        version: i64,
        #[command(flatten)]
        saving: Save,
    },
}

#[derive(Args)]
struct Save {
    /// The shop's domain.
    #[arg(long, value_name = "DOMAIN")]
    merchant: String,
    /// Why, as it will stand in the history.
    #[arg(long, value_name = "TEXT", value_parser = parse_reason)]
    reason: String,
    /// Save only if this is the latest version.
    #[arg(long, value_name = "N")]
    upon: Option<i64>,
    /// Publish `rfm.updated` for each customer whom it moves.
    #[arg(long)]
    tell_customers: bool,
}

fn parse_reason(text: &str) -> Result<String, String> {
    let is_one = !text.trim().is_empty()
        && text.len() <= MAX_REASON_BYTES
        && !text.contains(char::is_control);
    let wrong = || format!("must be 1 to {MAX_REASON_BYTES} bytes without control characters");
    is_one.then(|| text.to_owned()).ok_or_else(wrong)
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    match &arguments.command {
        Command::Show { merchant, version } => {
            with_app(async |app| show(app, merchant, *version).await)?;
        }
        Command::Preview { file, merchant } => {
            with_app(async |app| preview(app, merchant, file).await)?;
        }
        Command::Set { file, saving } => {
            let mut config =
                read_config_file(file).map_err(|told| anyhow::anyhow!("{file}: {told}"))?;
            if config.segments.is_empty() {
                config.segments = json::Segment::defaults();
            }
            with_app(async |app| save(app, saving, Wanted::New(&config)).await)?;
        }
        Command::History { merchant, limit } => {
            with_app(async |app| history(app, merchant, *limit).await)?;
        }
        Command::Restore { version, saving } => {
            with_app(async |app| save(app, saving, Wanted::Earlier(*version)).await)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn show(app: &App, domain: &str, version: Option<i64>) -> Result<()> {
    let merchant = merchant_of(app, domain).await?;
    let version = version.unwrap_or(merchant.config_version);
    let (state, saved) = app.configurations.version(merchant.id, version).await?;
    let bands = saved.version.scoring.bands;
    let zone = saved.version.calendar.name();
    note!("version {version}, {}, by the days of {zone}; its bands come to:", state.name());
    note!("  recency    at most {:?} days for scores 5, 4, 3, 2", bands.recency.edges());
    note!("  frequency  at least {:?} orders for scores 2, 3, 4, 5", bands.frequency.edges());
    let minor = bands.monetary.edges();
    note!("  monetary   at least {minor:?} minor units of {} for 2, 3, 4, 5", merchant.currency);
    print(&(serde_json::to_string_pretty(&saved.config.to_json())? + "\n"))
}

async fn preview(app: &App, domain: &str, file: &str) -> Result<()> {
    let merchant = merchant_of(app, domain).await?;
    let text = std::fs::read_to_string(file).map_err(|error| anyhow::anyhow!("{file}: {error}"))?;
    let given = serde_json::from_str(&text)
        .map_err(|error| anyhow::anyhow!("{file}: is no JSON object: {error}"))?;
    let previewed = app.configurations.previews.preview(merchant.id, &given, None).await;
    let previewed = previewed.map_err(|error| match error {
        crate::preview::Error::Invalid(errors) => {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            anyhow::anyhow!("{file}:\n  {}", lines.join("\n  "))
        }
        error => error.into(),
    })?;
    print(&tables(&previewed, &merchant)?)?;
    warn(&previewed.warnings);
    Ok(())
}

/// A preview as tables.
fn tables(preview: &Preview, merchant: &Merchant) -> Result<String, std::fmt::Error> {
    let comparison = &preview.comparison;
    let name = |label: &str| {
        let segment = preview.then.labelled(label).or_else(|| preview.now.labelled(label));
        segment.map_or_else(|| label.to_owned(), |segment| segment.name("en").to_owned())
    };
    let mut out = String::new();
    let [now, then, entering, leaving] = ["now", "then", "entering", "leaving"];
    writeln!(out, "{:<24} {now:>10} {then:>10} {entering:>9} {leaving:>9}", "segment")?;
    let number =
        |size: Option<Size>| size.map_or("-".to_owned(), |size| size.customers.to_string());
    for change in &comparison.segments {
        let (now, then) = (number(change.now), number(change.then));
        let (label, entering, leaving) = (name(&change.label), change.entering, change.leaving);
        writeln!(out, "{label:<24} {now:>10} {then:>10} {entering:>9} {leaving:>9}")?;
    }
    let moves = comparison.movement.iter().filter(|flow| flow.from != flow.to);
    for (at, flow) in moves.enumerate() {
        if at == 0 {
            writeln!(out, "\n{:<24} {:<24} {:>10} {:>18}", "from", "to", "customers", "spend")?;
        }
        let label = |label: &Option<String>| label.as_deref().map_or("(none)".to_owned(), name);
        let amount = amount_text(flow.size.spend_total_minor, merchant.currency);
        let spend = format!("{amount} {}", merchant.currency);
        let (from, to) = (label(&flow.from), label(&flow.to));
        writeln!(out, "{from:<24} {to:<24} {:>10} {spend:>18}", flow.size.customers)?;
    }
    writeln!(out, "\n{} of {} customers would move", comparison.moving, comparison.customers)?;
    Ok(out)
}

fn warn(warnings: &[Warning]) {
    for warning in warnings {
        note!("note: {warning}");
    }
}

async fn history(app: &App, domain: &str, limit: i64) -> Result<()> {
    let merchant = merchant_of(app, domain).await?;
    let versions = app.configurations.history(merchant.id, i64::MAX, limit).await?;
    let mut out = String::new();
    writeln!(
        out,
        "{:>7}  {:<9}  {:<20}  {:<20}  {:<20}  reason",
        "version", "state", "time zone", "saved at", "saved by"
    )?;
    for (state, version) in versions {
        let at = Timestamp::from_millisecond(version.saved_at_ms)?;
        let at = at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let (number, by, reason) = (version.version, version.saved_by, version.reason);
        let zone = version.calendar.name();
        writeln!(
            out,
            "{number:>7}  {:<9}  {zone:<20}  {at:<20}  {by:<20}  {reason}",
            state.name()
        )?;
    }
    print(&out)
}

/// What is to be saved.
enum Wanted<'w> {
    New(&'w Config),
    Earlier(i64),
}

async fn save(app: &App, arguments: &Save, wanted: Wanted<'_>) -> Result<()> {
    let merchant = merchant_of(app, &arguments.merchant).await?;
    let saving = Saving {
        by: "rfm config",
        reason: &arguments.reason,
        upon: arguments.upon,
        tells: arguments.tell_customers,
    };
    let saved = match wanted {
        Wanted::New(config) => app.configurations.save(merchant.id, config, saving).await,
        Wanted::Earlier(version) => app.configurations.restore(merchant.id, version, saving).await,
    };
    let saved = saved.map_err(|error| match error {
        Error::Invalid(errors) => {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            anyhow::anyhow!("the configuration is not valid:\n  {}", lines.join("\n  "))
        }
        error => error.into(),
    })?;
    warn(&saved.warnings);
    if !saved.is_active {
        take_on(app, &merchant, saved.version).await?;
    }
    say!("version {} is active", saved.version);
    Ok(())
}

/// Takes a version on until it is active, beside whoever else does.
pub(super) async fn take_on(app: &App, merchant: &Merchant, version: i64) -> Result<()> {
    let current = app.configurations.current(merchant.id).await?;
    let bar = writing_bar(usize::try_from(current.customers)?, "customers")?;
    while let step @ (Stage::Staged(_) | Stage::Activated(_)) =
        app.recorder.stage(merchant.id).await?
    {
        if let Stage::Staged(customers) = step {
            bar.inc(customers as u64);
        }
    }
    bar.finish_and_clear();
    let latest = app.configurations.current(merchant.id).await?.active.version.version;
    ensure!(
        latest >= version,
        "version {version} was overtaken by another one before it became active"
    );
    Ok(())
}
