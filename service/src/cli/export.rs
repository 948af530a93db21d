//! `rfm export`: the customers of a shop as of a day, in the rows of `rfm score`; or the live state, in the
//! columns of the service; or a chart.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use clap::{Args, ValueEnum};
use serde_json::json;
use shared_scoring::Day;
use tempfile::NamedTempFile;

use super::WrongUsage;
use super::out::note;
use super::rows::{Format, Scheme, parse_day, reached, write_customers};
use super::shop::{merchant_of, with_app};
use crate::adapters::postgres;
use crate::app::App;
use crate::export::chart::Chart;
use crate::export::columns::{Columns, WrongColumns};
use crate::export::{Form, Wanted};
use crate::merchants::Merchant;
use crate::movement::restated_customers;
use crate::scoring::{self, SegmentNames};
use crate::segments;
use crate::transports::http::Locale;

/// Who exports, as it stands in the audit log.
const ACTOR: &str = "rfm export";

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
    /// The live state as the service gives it, by our ids, instead of the restated past in the rows of
    /// `score`; implied by --segment, --columns, --locale and --format png.
    #[arg(long, conflicts_with_all = ["as_of", "bands"])]
    live: bool,
    /// Of the live state, only members of the segment with this label.
    #[arg(long, value_name = "LABEL", conflicts_with_all = ["as_of", "bands"])]
    segment: Option<String>,
    /// Of the live state, these columns in this order: id, `shopify_id`, email, `first_order_on`,
    /// `last_order_on`, `days_since_last_order`, `order_count`, `spend_total_minor`, recency, frequency,
    /// monetary, score, segment, segments, `next_change_on`; all but email if not given.
    #[arg(
        long, value_name = "NAME,…", value_parser = parse_columns,
        conflicts_with_all = ["as_of", "bands"]
    )]
    columns: Option<Columns>,
    /// Of the live state, the language of names: en, es, fr, ar, de, pt or ja.
    #[arg(
        long, value_name = "LANGUAGE", value_parser = parse_locale,
        conflicts_with_all = ["as_of", "bands"]
    )]
    locale: Option<Locale>,
    /// How to write it; json is one object a line, png a chart of the live state.
    #[arg(
        long, value_enum, default_value_t = Kind::Csv, requires_ifs = [("png", "output")]
    )]
    format: Kind,
    /// Begin csv with the UTF-8 byte-order mark, by which Excel tells the encoding.
    #[arg(long)]
    bom: bool,
    /// What png shows: the sizes of segments, or the grid of recency by frequency and monetary; segments if
    /// not given.
    #[arg(
        long, value_name = "segments|grid", value_parser = parse_chart,
        conflicts_with_all = ["as_of", "bands", "segment", "columns", "bom"]
    )]
    chart: Option<Chart>,
    /// Write this file, once all of it is there; standard output if not given.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Comma-separated, with a header.
    Csv,
    /// One object a line.
    Json,
    /// A chart for a slide.
    Png,
}

fn parse_columns(text: &str) -> Result<Columns, WrongColumns> {
    Columns::parse(text)
}

fn parse_locale(text: &str) -> Result<Locale, String> {
    Locale::parse(Some(text)).map_err(|problem| problem.detail().to_owned())
}

fn parse_chart(text: &str) -> Result<Chart, String> {
    Chart::parse(text).ok_or_else(|| "not segments or grid".into())
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    check(arguments)?;
    let mut output = Output::open(arguments.output.as_deref())?;
    let is_live = arguments.live
        || arguments.segment.is_some()
        || arguments.columns.is_some()
        || arguments.locale.is_some();
    let told = with_app(async |app| {
        let merchant = merchant_of(app, &arguments.merchant).await?;
        match arguments.format {
            Kind::Png => write_chart(app, &merchant, arguments, &mut output).await,
            _ if is_live => write_live(app, &merchant, arguments, &mut output).await,
            _ => write_restated(app, &merchant, arguments, &mut output).await,
        }
    })?;
    if let Some(told) = told {
        output.keep()?;
        note!("{told}");
    }
    Ok(ExitCode::SUCCESS)
}

/// What depends on a value, which clap cannot tell.
fn check(arguments: &Arguments) -> Result<()> {
    let wrong = |text: &str| WrongUsage(text.to_owned());
    let is_png = arguments.format == Kind::Png;
    ensure!(is_png || arguments.chart.is_none(), wrong("--chart is for --format png"));
    ensure!(arguments.format == Kind::Csv || !arguments.bom, wrong("--bom is for --format csv"));
    let of_customers = [
        ("--as-of", arguments.as_of.is_some()),
        ("--bands", arguments.bands.is_some()),
        ("--segment", arguments.segment.is_some()),
        ("--columns", arguments.columns.is_some()),
    ];
    let given = of_customers.iter().find(|(_, is_given)| is_png && *is_given);
    match given {
        Some((name, _)) => Err(wrong(&format!("{name} is not for --format png")).into()),
        None => Ok(()),
    }
}

/// Where it is written to: a file appears only when all of it is there.
enum Output<'a> {
    Standard(io::Stdout),
    /// A pipe or a device, which is not replaced.
    Special(File),
    File(NamedTempFile, &'a Path),
}

impl<'a> Output<'a> {
    fn open(path: Option<&'a Path>) -> Result<Output<'a>> {
        let Some(path) = path else { return Ok(Output::Standard(io::stdout())) };
        let named = || format!("--output {}", path.display());
        let there = fs::metadata(path).ok();
        ensure!(!there.as_ref().is_some_and(Metadata::is_dir), "{}: is a folder", named());
        if there.is_some_and(|there| !there.is_file()) {
            let file = File::options().write(true).open(path);
            return Ok(Output::Special(file.with_context(named)?));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")));
        Ok(Output::File(file.with_context(named)?, path))
    }

    fn keep(self) -> Result<()> {
        if let Output::File(file, path) = self {
            file.persist(path).with_context(|| format!("--output {}", path.display()))?;
        }
        Ok(())
    }
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Standard(output) => output.write(bytes),
            Output::Special(file) => file.write(bytes),
            Output::File(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Standard(output) => output.flush(),
            Output::Special(file) => file.flush(),
            Output::File(file, _) => file.flush(),
        }
    }
}

/// What is said at the end; `None` when the reader went away.
type Told = Option<String>;

async fn write_chart(
    app: &App,
    merchant: &Merchant,
    arguments: &Arguments,
    output: &mut Output<'_>,
) -> Result<Told> {
    let chart = arguments.chart.unwrap_or(Chart::Segments);
    let locale = arguments.locale.unwrap_or_default().code();
    let (as_of, png) = app.exports.paint(merchant.id, ACTOR.into(), chart, locale).await?;
    Ok(reached(output.write_all(&png))?.then(|| format!("a chart as of {as_of}")))
}

async fn write_live(
    app: &App,
    merchant: &Merchant,
    arguments: &Arguments,
    output: &mut Output<'_>,
) -> Result<Told> {
    let wanted = Wanted {
        actor: ACTOR.into(),
        segment: arguments.segment.clone(),
        columns: arguments.columns.clone().unwrap_or_default(),
        form: match arguments.format {
            Kind::Csv => Form::Csv { bom: arguments.bom },
            Kind::Json | Kind::Png => Form::Lines,
        },
        locale: arguments.locale.unwrap_or_default().code(),
    };
    let mut export = app.exports.begin(merchant.id, wanted).await?;
    export.wait_for_reader().await?;
    while let Some(piece) = export.next_piece().await? {
        if !reached(output.write_all(&piece))? {
            return Ok(None);
        }
    }
    let told = format!("{} customers, live, as of {}", export.written(), export.as_of());
    export.finish().await?;
    Ok(reached(output.flush())?.then_some(told))
}

async fn write_restated(
    app: &App,
    merchant: &Merchant,
    arguments: &Arguments,
    output: &mut Output<'_>,
) -> Result<Told> {
    let as_of = arguments.as_of.unwrap_or_else(|| merchant.day_at(app.clock.now_ms()));
    let format = if arguments.format == Kind::Json { Format::Json } else { Format::Csv };
    let details = json!({
        "format": if arguments.format == Kind::Json { "json" } else { "csv" },
        "restated_as_of": as_of.to_string(),
    });
    let audited = app.exports.audit(merchant.id, ACTOR.into(), details).await?;
    let customers = restated_customers(&app.pool, &app.cipher, merchant.id, as_of).await?;
    let (config, segments) = match &arguments.bands {
        Some(scheme) => {
            (scheme.config(&customers, merchant.currency, as_of), scheme.segments.clone())
        }
        None => own(app, merchant).await?,
    };
    if arguments.bom && !reached(output.write_all("\u{feff}".as_bytes()))? {
        return Ok(None);
    }
    if !write_customers(output, &customers, (&config, &segments), as_of, format)? {
        return Ok(None);
    }
    app.exports.finish(merchant.id, audited, customers.len() as u64).await?;
    Ok(Some(format!("{} customers as of {as_of}", customers.len())))
}

/// The shop's own configuration, with the English names of its segments.
async fn own(
    app: &App,
    merchant: &Merchant,
) -> Result<(shared_scoring::ScoringConfig, SegmentNames)> {
    let version = merchant.config_version;
    let mut transaction = postgres::begin(&app.pool, merchant.id).await?;
    let config = scoring::select_config(&mut transaction, merchant.id, version).await?;
    let defined = segments::select_segments(&mut transaction, merchant.id, version).await?;
    let named = defined.iter().map(|segment| (segment.name("en").to_owned(), segment.cells));
    Ok((config, SegmentNames::new(named)))
}
