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
use super::event::{CustomerRef, OrderVersion};

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
    name: usize,
    id: Option<usize>,
    customer_id: Option<usize>,
    email: Option<usize>,
    status: usize,
    currency: usize,
    total: usize,
    created_at: usize,
    cancelled_at: Option<usize>,
    refunded: Option<usize>,
}

const CUSTOMER_ID_NAMES: [&str; 3] = ["customer id", "customer_id", "customerid"];

/// A row that carries an order.
#[derive(Clone, Debug)]
pub struct Row<'r> {
    /// The order's name, as in `#1001`.
    pub name: &'r str,
    /// The shop's id of the order; empty where the file has none.
    pub id: &'r str,
    /// The customer's id, where the file has such a column.
    pub customer_id: Option<&'r str>,
    /// The customer's e-mail; may be empty.
    pub email: &'r str,
    /// When the order was made.
    pub created_at: Timestamp,
    /// What its amounts are in.
    pub currency: Currency,
    /// Charged before refunds, in minor units.
    pub gross_minor: i64,
    /// Given back, in minor units.
    pub refunded_minor: i64,
    /// Payment status.
    pub financial_status: FinancialStatus,
    /// Whether it is cancelled.
    pub cancelled: bool,
}

impl Columns {
    fn find(header: &StringRecord) -> Result<Columns, Error> {
        let trimmed = |name: &str| name.trim_start_matches('\u{feff}').trim().to_lowercase();
        let names: Vec<String> = header.iter().map(trimmed).collect();
        let optional = |name: &str| names.iter().position(|n| *n == name.to_lowercase());
        let required = |name: &'static str| optional(name).ok_or(Error::MissingColumn(name));
        let name = required("Name")?;
        let customer_id = CUSTOMER_ID_NAMES.iter().find_map(|name| optional(name));
        let email = optional("Email");
        if customer_id.is_none() && email.is_none() {
            return Err(Error::MissingColumn("Email"));
        }
        Ok(Columns {
            name,
            id: optional("Id"),
            customer_id,
            email,
            status: required("Financial Status")?,
            currency: required("Currency")?,
            total: required("Total")?,
            created_at: required("Created at")?,
            cancelled_at: optional("Cancelled at"),
            refunded: optional("Refunded Amount"),
        })
    }

    /// The order of a row; `None` for a row that only carries a further line item.
    fn row<'r>(&self, row: &'r StringRecord) -> Result<Option<Row<'r>>, String> {
        let field = |at: usize| row.get(at).unwrap_or_default().trim();
        let (name, total) = (field(self.name), field(self.total));
        if name.is_empty() {
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
        Ok(Some(Row {
            name,
            id: self.id.map(field).unwrap_or_default(),
            customer_id: self.customer_id.map(field),
            email: self.email.map(field).unwrap_or_default(),
            created_at: parse_time(field(self.created_at))?,
            currency,
            gross_minor,
            refunded_minor,
            financial_status,
            cancelled: self.cancelled_at.is_some_and(|at| !field(at).is_empty()),
        }))
    }
}

impl Row<'_> {
    /// By what customers are told apart: the id where the file has that column, else the e-mail, in
    /// lower case; `None` when it is empty.
    pub fn customer_key(&self) -> Option<String> {
        let key = self.customer_id.unwrap_or(self.email).to_lowercase();
        (!key.is_empty()).then_some(key)
    }

    /// The order as the ledger takes it, on its day in the shop's zone.
    ///
    /// # Errors
    /// When the day is out of range.
    pub fn order(&self, zone: &TimeZone) -> Result<Order, String> {
        let date = zone.to_datetime(self.created_at).date();
        let day = Day::from_civil(i32::from(date.year()), date.month() as u32, date.day() as u32)
            .ok_or_else(|| format!("Created at: {} is out of range", self.created_at))?;
        let customer = self.customer_key();
        let state = OrderState {
            has_customer: customer.is_some(),
            test: false,
            cancelled: self.cancelled,
            deleted: false,
            financial_status: self.financial_status,
            gross_minor: self.gross_minor,
            net_minor: self.gross_minor.saturating_sub(self.refunded_minor),
        };
        let rank = self.rank(customer.as_deref());
        Ok(Order { key: self.name.to_owned(), customer, day, currency: self.currency, state, rank })
    }

    /// The order as a version that ranks below any message of the shop. `to_shop` converts minor units
    /// of the row's currency into the shop's.
    ///
    /// # Errors
    /// When an amount cannot be converted.
    pub fn version(
        &self,
        to_shop: impl Fn(i64) -> Result<i64, String>,
    ) -> Result<OrderVersion, String> {
        let key = self.customer_key();
        let rank = self.rank(key.as_deref());
        let email = Some(self.email.to_lowercase()).filter(|email| !email.is_empty());
        let id = key.clone().filter(|_| self.customer_id.is_some());
        let gross_minor = to_shop(self.gross_minor)?;
        let refunded_minor = to_shop(self.refunded_minor)?;
        Ok(OrderVersion {
            order_id: if self.id.is_empty() { self.name } else { self.id }.to_owned(),
            customer: key.map(|_| CustomerRef { id, email }),
            processed_at_ms: self.created_at.as_millisecond(),
            test: false,
            gross_minor,
            current_total_minor: gross_minor.saturating_sub(refunded_minor),
            known_refunds: Vec::new(),
            rank: VersionRank { refunded_minor, ..rank },
        })
    }

    fn rank(&self, customer: Option<&str>) -> VersionRank {
        VersionRank {
            source: Source::File,
            updated_at_ms: 0,
            cancelled: self.cancelled,
            refunded_minor: self.refunded_minor,
            financial_status: self.financial_status,
            content_hash: content_hash(customer, self.gross_minor, self.created_at),
        }
    }
}

/// Reads an export from its first to its last row, one at a time.
///
/// `each` gets the row's line and the row, or why there is none.
///
/// # Errors
/// When the header lacks a column or the bytes cannot be read.
pub fn read_rows(
    input: impl Read,
    mut each: impl FnMut(u64, Result<Row<'_>, BadRow>),
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
                match columns.row(&row) {
                    Ok(Some(row)) => each(line, Ok(row)),
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

/// Reads an export as orders for the ledger.
///
/// # Errors
/// As for [`read_rows`].
pub fn read_orders(
    input: impl Read,
    zone: &TimeZone,
    mut each: impl FnMut(u64, Result<Order, BadRow>),
) -> Result<(), Error> {
    read_rows(input, |line, row| {
        let order = row.and_then(|row| row.order(zone).map_err(|reason| BadRow { line, reason }));
        each(line, order);
    })
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

/// The instant of `1998-06-30 12:00:00 +0000` or an RFC 3339 time.
fn parse_time(text: &str) -> Result<Timestamp, String> {
    // Without the space before its offset, Shopify's format is one that the parser of times reads.
    let shopify =
        text.rsplit_once(' ').and_then(|(time, offset)| format!("{time}{offset}").parse().ok());
    shopify
        .map_or_else(|| text.parse(), Ok)
        .map_err(|_| format!("Created at: {text:?} is no time, as in 2026-01-31 12:00:00 +0000"))
}

/// A hash that is the same in every run and on every machine.
#[expect(
    deprecated,
    reason = "SipHasher::new is the one hasher of std with fixed keys and algorithm"
)]
fn content_hash(customer: Option<&str>, gross_minor: i64, created_at: Timestamp) -> u64 {
    let mut hasher = std::hash::SipHasher::new();
    hasher.write(customer.unwrap_or_default().as_bytes());
    hasher.write_i64(gross_minor.to_le());
    hasher.write_i64(created_at.as_millisecond().to_le());
    hasher.finish()
}
