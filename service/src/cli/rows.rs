//! What `rfm score` and `rfm export` have in common: where bands come from, and rows of customers on
//! standard output.

use std::fs;
use std::io::{self, BufWriter, Write};

use anyhow::{Context, Result, anyhow};
use clap::ValueEnum;
use shared_scoring::{Currency, CustomerStats, Day, Preset, ScoringConfig, Weights, json};

use crate::scoring::{BandSource, COLUMNS, ScoredRow, SegmentNames, bands_of};

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

/// How customers are scored and what their segments are called.
pub(super) struct Scheme {
    bands: BandSource,
    weights: Weights,
    low_score_below_hundredths: u16,
    pub(super) segments: SegmentNames,
}

impl Scheme {
    /// Bands from a source, and all else as a merchant begins with.
    fn of_bands(bands: BandSource) -> Scheme {
        Scheme {
            bands,
            weights: Weights::default(),
            low_score_below_hundredths: ScoringConfig::LOW_SCORE_BELOW_HUNDREDTHS,
            segments: SegmentNames::default(),
        }
    }

    /// Reads `--bands`.
    pub(super) fn parse(name: &str) -> Result<Scheme> {
        if name == "quintile" {
            return Ok(Scheme::of_bands(BandSource::Quintile));
        }
        if let Some(preset) = Preset::parse(name) {
            return Ok(Scheme::of_bands(BandSource::Preset(preset)));
        }
        let text = fs::read_to_string(name).with_context(|| {
            format!("--bands {name}: not quintile, small, medium or plus, and not a file")
        })?;
        let config = json::parse_config(&text).map_err(|errors| {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            anyhow!("--bands {name}:\n  {}", lines.join("\n  "))
        })?;
        let named = config.segments.iter().map(|segment| (name_of(segment), segment.mask));
        let segments = match config.segments.as_slice() {
            [] => SegmentNames::default(),
            _ => SegmentNames::new(named),
        };
        let ScoringConfig { bands, weights, low_score_below_hundredths } = config.scoring;
        let bands = BandSource::Fixed(bands);
        Ok(Scheme { bands, weights, low_score_below_hundredths, segments })
    }

    /// The configuration for these customers; says so where quintiles were not possible.
    pub(super) fn config(
        &self,
        customers: &Customers,
        currency: Currency,
        as_of: Day,
    ) -> ScoringConfig {
        let stats = customers.iter().filter_map(|(_, stats)| stats.as_ref());
        let (bands, fell_back) = bands_of(&self.bands, stats, currency, as_of);
        for dimension in fell_back {
            eprintln!(
                "note: too few or too similar customers for {dimension} quintiles; using medium's \
                 bands"
            );
        }
        let (weights, low_score_below_hundredths) = (self.weights, self.low_score_below_hundredths);
        ScoringConfig { bands, weights, low_score_below_hundredths }
    }
}

/// A segment's English name, else its first one, else its label.
fn name_of(segment: &json::Segment) -> String {
    let english = segment.names.iter().find(|(language, _)| *language == "en");
    let name = english.or_else(|| segment.names.first()).map(|(_, name)| name);
    name.unwrap_or(&segment.id).clone()
}

/// Scores customers and writes them; `false` when the reader went away.
pub(super) fn write_customers(
    customers: &Customers,
    config: &ScoringConfig,
    segments: &SegmentNames,
    as_of: Day,
    format: Format,
) -> Result<bool> {
    let rows = customers
        .iter()
        .map(|(customer, stats)| ScoredRow::new(customer, *stats, config, segments, as_of));
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
