//! What `rfm score` and `rfm export` have in common: where bands come from, and rows of customers.

use std::fs;
use std::io::{self, Write};
use std::thread;

use anyhow::{Context, Result};
use clap::ValueEnum;
use shared_scoring::json::{self, Base, Config, QUINTILES_EVERY_DAYS};
use shared_scoring::{Currency, CustomerStats, Day, Preset, ScoringConfig, Weights};

use super::out::note;
use crate::base::in_threads;
use crate::scoring::{COLUMNS, ScoredRow, SegmentNames};

/// How rows are written.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// Comma-separated, with a header.
    Csv,
    /// One object a line.
    Json,
}

/// Customers whose text is made by a thread at a time.
const CUSTOMERS_AT_A_TIME: usize = 16_384;

/// Customers by their key, with their stats.
pub(super) type Customers = [(String, Option<CustomerStats>)];

pub(super) fn parse_day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "not a day, as in 2026-01-31".into())
}

/// How customers are scored and what their segments are called.
#[derive(Clone, Debug)]
pub(super) struct Scheme {
    given: Config,
    pub(super) segments: SegmentNames,
}

impl Scheme {
    /// Bands from a base, and all else as a merchant begins with.
    fn of_base(base: Base) -> Scheme {
        let given = Config {
            bands: base.into(),
            weights: Weights::default(),
            low_score_below_hundredths: ScoringConfig::LOW_SCORE_BELOW_HUNDREDTHS,
            segments: Vec::new(),
        };
        Scheme { given, segments: SegmentNames::default() }
    }

    /// Reads `--bands`.
    pub(super) fn parse(name: &str) -> Result<Scheme, String> {
        if name == "quintile" {
            return Ok(Scheme::of_base(Base::Quintiles { every_days: QUINTILES_EVERY_DAYS }));
        }
        if let Some(preset) = Preset::parse(name) {
            return Ok(Scheme::of_base(Base::Preset { preset, average_order_minor: None }));
        }
        let given = read_config_file(name).map_err(|problem| {
            format!("not quintile, small, medium or plus, and no file that can be used: {problem}")
        })?;
        let named = given.segments.iter().map(|segment| (name_of(segment), segment.mask));
        let segments = match given.segments.as_slice() {
            [] => SegmentNames::default(),
            _ => SegmentNames::new(named),
        };
        Ok(Scheme { given, segments })
    }

    /// The configuration for these customers; says what of it is hardly meant, and where quintiles were not
    /// possible.
    pub(super) fn config(
        &self,
        customers: &Customers,
        currency: Currency,
        as_of: Day,
    ) -> ScoringConfig {
        let stats = customers.iter().filter_map(|(_, stats)| *stats);
        let (bands, fell_back) = self.given.bands.bands_of(stats, currency, as_of);
        if self.given.bands.given().is_some() {
            for warning in self.given.warnings(&bands, None) {
                note!("note: {warning}");
            }
        }
        for dimension in fell_back {
            note!(
                "note: too few or too similar customers for {dimension} quintiles; using medium's \
                 bands"
            );
        }
        self.given.scoring(bands)
    }
}

/// Reads a configuration from a file; what is wrong with it is told a line each.
pub(super) fn read_config_file(path: &str) -> Result<Config, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    json::parse_config(&text).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        format!("\n  {}", lines.join("\n  "))
    })
}

/// A segment's English name, else its first one, else its label.
fn name_of(segment: &json::Segment) -> String {
    let english = segment.names.iter().find(|(language, _)| *language == "en");
    let name = english.or_else(|| segment.names.first()).map(|(_, name)| name);
    name.unwrap_or(&segment.id).clone()
}

/// Scores customers and writes them; `false` when the reader went away (as `head` does).
pub(super) fn write_customers(
    output: &mut dyn Write,
    customers: &Customers,
    (config, segments): (&ScoringConfig, &SegmentNames),
    as_of: Day,
    format: Format,
) -> Result<bool> {
    reached(write(output, customers, format, |customers| {
        let rows = customers
            .iter()
            .map(|(customer, stats)| ScoredRow::new(customer, *stats, config, segments, as_of));
        text_of(rows, format)
    }))
}

/// Whether what was written reached its reader; `false` when that one went away.
pub(super) fn reached(written: io::Result<()>) -> Result<bool> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error).context("cannot write the output"),
    }
}

/// Writes the text of customers, made on all cores, some thousands at a time.
fn write(
    output: &mut dyn Write,
    customers: &Customers,
    format: Format,
    text_of: impl Fn(&Customers) -> io::Result<Vec<u8>> + Sync,
) -> io::Result<()> {
    if let Format::Csv = format {
        writeln!(output, "{}", COLUMNS.join(","))?;
    }
    let threads = thread::available_parallelism().map_or(1, usize::from);
    for customers in customers.chunks(threads * CUSTOMERS_AT_A_TIME) {
        let parts = customers.chunks(customers.len().div_ceil(threads)).collect();
        for text in in_threads(parts, &text_of) {
            output.write_all(&text?)?;
        }
    }
    output.flush()
}

fn text_of<'c>(rows: impl Iterator<Item = ScoredRow<'c>>, format: Format) -> io::Result<Vec<u8>> {
    match format {
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in rows {
                writer.write_record(row.fields())?;
            }
            writer.into_inner().map_err(|error| error.into_error())
        }
        Format::Json => {
            let mut text = Vec::new();
            for row in rows {
                writeln!(text, "{}", row.json())?;
            }
            Ok(text)
        }
    }
}
