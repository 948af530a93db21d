//! Shopify's order export, read row by row. A row that cannot be read is an error with its line and
//! the field's name, and the rows after it are read all the same.

mod in_order;

use std::hash::Hasher;
use std::io::Read;
use std::ops::Range;

use csv::{ByteRecord, Reader, ReaderBuilder};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use shared_scoring::order::{FinancialStatus, OrderState, Source, VersionRank};
use shared_scoring::{Currency, Day};

use super::Order;
use super::event::{CustomerRef, OrderVersion};

pub use in_order::read_orders;

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

/// Where the fields of an order stand.
struct Columns {
    count: usize,
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
    fn find(header: &ByteRecord) -> Result<Columns, Error> {
        let trimmed = |name: &[u8]| {
            let name = String::from_utf8_lossy(name);
            name.trim_start_matches('\u{feff}').trim().to_lowercase()
        };
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
            count: names.len(),
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
    fn row<'r>(&self, row: &'r ByteRecord) -> Result<Option<Row<'r>>, String> {
        if row.len() != self.count {
            return Err(format!("has {} fields, the header has {}", row.len(), self.count));
        }
        let field = |name: &str, at: usize| {
            let text = str::from_utf8(row.get(at).unwrap_or_default());
            text.map(str::trim).map_err(|_| format!("{name}: is not UTF-8 text"))
        };
        let optional = |name, at: Option<usize>| at.map(|at| field(name, at)).transpose();
        let name = field("Name", self.name)?;
        if name.is_empty() {
            return Err("Name: is empty".into());
        }
        let total = field("Total", self.total)?;
        let status = field("Financial Status", self.status)?;
        let created_at = field("Created at", self.created_at)?;
        if total.is_empty() && status.is_empty() && created_at.is_empty() {
            return Ok(None);
        }
        let currency = field("Currency", self.currency)?;
        let currency = Currency::parse(currency)
            .ok_or_else(|| format!("Currency: {currency:?} is no currency code, as in USD"))?;
        let amount = |name: &str, text: &str| {
            currency.parse_amount(text).map_err(|error| format!("{name}: {text:?} {error}"))
        };
        let refunded_minor = match optional("Refunded Amount", self.refunded)? {
            None | Some("") => 0,
            Some(text) => amount("Refunded Amount", text)?,
        };
        let cancelled = |at| row.get(at).is_some_and(|field| !field.trim_ascii().is_empty());
        Ok(Some(Row {
            name,
            id: optional("Id", self.id)?.unwrap_or_default(),
            customer_id: optional("Customer ID", self.customer_id)?,
            email: optional("Email", self.email)?.unwrap_or_default(),
            created_at: parse_time(created_at)?,
            currency,
            gross_minor: amount("Total", total)?,
            refunded_minor,
            financial_status: FinancialStatus::parse(status)
                .ok_or_else(|| format!("Financial Status: {status:?} is not known, as in paid"))?,
            cancelled: self.cancelled_at.is_some_and(cancelled),
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

    /// The order as the ledger takes it, on its day in the shop's zone. Its keys are put into `text`.
    fn order(&self, zone: &TimeZone, text: &mut String) -> Result<Order<Range<usize>>, String> {
        let date = zone.to_datetime(self.created_at).date();
        let day = Day::from_civil(i32::from(date.year()), date.month() as u32, date.day() as u32)
            .ok_or_else(|| format!("Created at: {} is out of range", self.created_at))?;
        let named = text.len();
        text.push_str(self.name);
        let key = named..text.len();
        push_lowercase(text, self.customer_id.unwrap_or(self.email));
        let customer = Some(key.end..text.len()).filter(|customer| !customer.is_empty());
        let state = OrderState {
            has_customer: customer.is_some(),
            test: false,
            cancelled: self.cancelled,
            deleted: false,
            financial_status: self.financial_status,
            gross_minor: self.gross_minor,
            net_minor: self.gross_minor.saturating_sub(self.refunded_minor),
        };
        let rank = self.rank(&text[key.end..]);
        Ok(Order { key, customer, day, currency: self.currency, state, rank })
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
        let rank = self.rank(key.as_deref().unwrap_or_default());
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

    fn rank(&self, customer: &str) -> VersionRank {
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

/// A reader that stands behind the header, with the columns that it names.
fn open<R: Read>(input: R) -> Result<(Columns, Reader<R>), Error> {
    let mut reader =
        ReaderBuilder::new().buffer_capacity(1 << 18).flexible(true).from_reader(input);
    let columns = Columns::find(reader.byte_headers().map_err(Error::Read)?)?;
    Ok((columns, reader))
}

/// The record's first line in the file, from 1.
fn line_of(record: &ByteRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
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
    let (columns, mut reader) = open(input)?;
    let mut record = ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(Error::Read)? {
        let line = line_of(&record);
        match columns.row(&record) {
            Ok(Some(row)) => each(line, Ok(row)),
            Ok(None) => {}
            Err(reason) => each(line, Err(BadRow { line, reason })),
        }
    }
    Ok(())
}

fn push_lowercase(text: &mut String, key: &str) {
    let start = text.len();
    if key.is_ascii() {
        text.push_str(key);
        text[start..].make_ascii_lowercase();
    } else {
        text.push_str(&key.to_lowercase());
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
fn content_hash(customer: &str, gross_minor: i64, created_at: Timestamp) -> u64 {
    let mut hasher = std::hash::SipHasher::new();
    hasher.write(customer.as_bytes());
    hasher.write_i64(gross_minor.to_le());
    hasher.write_i64(created_at.as_millisecond().to_le());
    hasher.finish()
}
