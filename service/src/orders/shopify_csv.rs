//! Shopify's order export, read row by row. A row that cannot be read is an error with its line and
//! the field's name, and the rows after it are read all the same.

use std::hash::Hasher;
use std::io::Read;

use csv::{ReaderBuilder, StringRecord};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use shared_scoring::order::{FinancialStatus, OrderState, Source, VersionRank};
use shared_scoring::{Currency, Day};

use super::Order;

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A column is missing from the header.
    #[error("the header has no column {0}; is this Shopify's order export?")]
    MissingColumn(&'static str),
    /// The bytes cannot be read.
    #[error("cannot be read")]
    Read(#[source] csv::Error),
}

/// A row that is left out.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct BadRow {
    /// The row's first line in the file, from 1.
    pub line: u64,
    /// The field and what is wrong with it.
    pub reason: String,
}

struct Columns {
    key: usize,
    customer: usize,
    status: usize,
    currency: usize,
    total: usize,
    created_at: usize,
    cancelled_at: Option<usize>,
    refunded: Option<usize>,
}

const CUSTOMER_ID_NAMES: [&str; 3] = ["customer id", "customer_id", "customerid"];

impl Columns {
    fn find(header: &StringRecord) -> Result<Columns, Error> {
        let trimmed = |name: &str| name.trim_start_matches('\u{feff}').trim().to_lowercase();
        let names: Vec<String> = header.iter().map(trimmed).collect();
        let optional = |name: &str| names.iter().position(|n| *n == name.to_lowercase());
        let required = |name: &'static str| optional(name).ok_or(Error::MissingColumn(name));
        let customer_id = CUSTOMER_ID_NAMES.iter().find_map(|name| optional(name));
        Ok(Columns {
            key: required("Name")?,
            customer: customer_id.map_or_else(|| required("Email"), Ok)?,
            status: required("Financial Status")?,
            currency: required("Currency")?,
            total: required("Total")?,
            created_at: required("Created at")?,
            cancelled_at: optional("Cancelled at"),
            refunded: optional("Refunded Amount"),
        })
    }

    /// The order of a row; `None` for a row that only carries a further line item.
    fn order(&self, row: &StringRecord, zone: &TimeZone) -> Result<Option<Order>, String> {
        let field = |at: usize| row.get(at).unwrap_or_default().trim();
        let (key, total) = (field(self.key), field(self.total));
        if key.is_empty() {
            return Err("Name: is empty".into());
        }
        if total.is_empty() && field(self.status).is_empty() && field(self.created_at).is_empty() {
            return Ok(None);
        }
        let currency = Currency::parse(field(self.currency)).ok_or_else(|| {
            format!("Currency: {:?} is no currency code, as in USD", field(self.currency))
        })?;
        let amount = |name: &str, text: &str| {
            currency.parse_amount(text).map_err(|error| format!("{name}: {text:?} {error}"))
        };
        let gross_minor = amount("Total", total)?;
        let refunded_minor = match self.refunded.map(field) {
            None | Some("") => 0,
            Some(text) => amount("Refunded Amount", text)?,
        };
        let financial_status = FinancialStatus::parse(field(self.status)).ok_or_else(|| {
            format!("Financial Status: {:?} is not known, as in paid", field(self.status))
        })?;
        let day = parse_day(field(self.created_at), zone)?;
        let customer = field(self.customer).to_lowercase();
        let cancelled = self.cancelled_at.is_some_and(|at| !field(at).is_empty());
        let state = OrderState {
            has_customer: !customer.is_empty(),
            test: false,
            cancelled,
            deleted: false,
            financial_status,
            gross_minor,
            net_minor: gross_minor.saturating_sub(refunded_minor),
        };
        let rank = VersionRank {
            source: Source::File,
            updated_at_ms: 0,
            cancelled,
            refunded_minor,
            financial_status,
            content_hash: content_hash(&customer, gross_minor, day),
        };
        let customer = state.has_customer.then_some(customer);
        Ok(Some(Order { key: key.to_owned(), customer, day, currency, state, rank }))
    }
}

/// Reads an export from its first to its last row, one at a time.
///
/// `each` gets the row's line and its order, or why there is none.
///
/// # Errors
/// When the header lacks a column or the bytes cannot be read.
pub fn read_orders(
    input: impl Read,
    zone: &TimeZone,
    mut each: impl FnMut(u64, Result<Order, BadRow>),
) -> Result<(), Error> {
    let mut reader =
        ReaderBuilder::new().buffer_capacity(1 << 18).flexible(false).from_reader(input);
    let columns = Columns::find(reader.headers().map_err(Error::Read)?)?;
    let mut row = StringRecord::new();
    loop {
        match reader.read_record(&mut row) {
            Ok(false) => return Ok(()),
            Ok(true) => {
                let line = row.position().map_or(0, csv::Position::line);
                match columns.order(&row, zone) {
                    Ok(Some(order)) => each(line, Ok(order)),
                    Ok(None) => {}
                    Err(reason) => each(line, Err(BadRow { line, reason })),
                }
            }
            Err(error) if error.is_io_error() => return Err(Error::Read(error)),
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                each(line, Err(BadRow { line, reason: reason_of(&error) }));
            }
        }
    }
}

fn reason_of(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("has {len} fields, the header has {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => "is not UTF-8 text".into(),
        _ => error.to_string(),
    }
}

/// The day, in the shop's zone, of `1998-06-30 12:00:00 +0000` or an RFC 3339 time.
fn parse_day(text: &str, zone: &TimeZone) -> Result<Day, String> {
    // Without the space before its offset, Shopify's format is one that the parser of times reads.
    let shopify =
        text.rsplit_once(' ').and_then(|(time, offset)| format!("{time}{offset}").parse().ok());
    let time: Timestamp = shopify
        .map_or_else(|| text.parse(), Ok)
        .map_err(|_| format!("Created at: {text:?} is no time, as in 2026-01-31 12:00:00 +0000"))?;
    let date = zone.to_datetime(time).date();
    Day::from_civil(i32::from(date.year()), date.month() as u32, date.day() as u32)
        .ok_or_else(|| format!("Created at: {text:?} is out of range"))
}

/// A hash that is the same in every run and on every machine.
#[expect(
    deprecated,
    reason = "SipHasher::new is the one hasher of std with fixed keys and algorithm"
)]
fn content_hash(customer: &str, gross_minor: i64, day: Day) -> u64 {
    let mut hasher = std::hash::SipHasher::new();
    hasher.write(customer.as_bytes());
    hasher.write_i64(gross_minor.to_le());
    hasher.write_i32(day.0.to_le());
    hasher.finish()
}
