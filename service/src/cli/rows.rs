//! What `rfm score` and `rfm export` have in common: where bands come from, and rows of customers on
//! standard output.

use std::fs;
use std::io::{self, BufWriter, Write};

use anyhow::{Context, Result, anyhow, bail};
use clap::ValueEnum;
use shared_scoring::{Currency, CustomerStats, Day, Preset, ScoringConfig, SegmentTable, json};

use crate::scoring::{BandSource, COLUMNS, ScoredRow, bands_of};

/// How rows are written.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// Comma-separated, with a header.
    Csv,
    /// One object a line.
    Json,
}

/// Customers by their key, with their stats.
pub(super) type Customers = [(String, Option<CustomerStats>)];

pub(super) fn parse_day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "not a day, as in 2026-01-31".into())
}

/// The bands that a source gives these customers; says so where quintiles were not possible.
pub(super) fn config_of(
    source: &BandSource,
    customers: &Customers,
    currency: Currency,
    as_of: Day,
) -> ScoringConfig {
    let stats = customers.iter().filter_map(|(_, stats)| stats.as_ref());
    let (bands, fell_back) = bands_of(source, stats, currency, as_of);
    for dimension in fell_back {
        eprintln!(
            "note: too few or too similar customers for {dimension} quintiles; using medium's bands"
        );
    }
    ScoringConfig::with_bands(bands)
}

/// Reads `--bands`.
pub(super) fn band_source(name: &str) -> Result<BandSource> {
    if name == "quintile" {
        return Ok(BandSource::Quintile);
    }
    if let Some(preset) = Preset::parse(name) {
        return Ok(BandSource::Preset(preset));
    }
    let text = fs::read_to_string(name).with_context(|| {
        format!("--bands {name}: not quintile, small, medium or plus, and not a file")
    })?;
    let config = json::parse_config(&text).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow!("--bands {name}:\n  {}", lines.join("\n  "))
    })?;
    // Rows carry the default segments and weights: what would change them is refused, not ignored.
    let bands = config.scoring.bands;
    if config.scoring != ScoringConfig::with_bands(bands) || !config.segments.is_empty() {
        bail!(
            "--bands {name}: only \"bands\" may be set here, not weights, low_score_below or segments"
        );
    }
    Ok(BandSource::Fixed(bands))
}

/// Scores customers and writes them; `false` when the reader went away.
pub(super) fn write_customers(
    customers: &Customers,
    config: &ScoringConfig,
    as_of: Day,
    format: Format,
) -> Result<bool> {
    let table = SegmentTable::default();
    let rows = customers
        .iter()
        .map(|(customer, stats)| ScoredRow::new(customer, *stats, config, &table, as_of));
    write(rows, format)
}

/// Writes the rows to standard output; `false` when the reader went away (as `head` does).
fn write<'c>(rows: impl Iterator<Item = ScoredRow<'c>>, format: Format) -> Result<bool> {
    match write_rows(rows, format) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error).context("cannot write to standard output"),
    }
}

fn write_rows<'c>(rows: impl Iterator<Item = ScoredRow<'c>>, format: Format) -> io::Result<()> {
    let mut output = BufWriter::with_capacity(1 << 18, io::stdout().lock());
    match format {
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(&mut output);
            writer.write_record(COLUMNS)?;
            for row in rows {
                writer.write_record(row.fields())?;
            }
            writer.flush()?;
        }
        Format::Json => {
            for row in rows {
                writeln!(output, "{}", row.json())?;
            }
        }
    }
    output.flush()
}
