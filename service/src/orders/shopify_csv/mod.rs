//! Shopify's order export, read row by row. A row that cannot be read is an error with its line and
//! the field's name, and the rows after it are read all the same.

mod in_order;
mod pieces;

use std::borrow::Cow;
use std::hash::Hasher;
use std::io::{self, Read};

use jiff::Timestamp;
use jiff::fmt::temporal::DateTimeParser;
use shared_scoring::Currency;
use shared_scoring::order::{FinancialStatus, OrderState, Source, VersionRank};
use siphasher::sip::SipHasher13;

use super::Order;
use super::event::{CustomerRef, OrderVersion};
use super::reason::Reason;
use crate::base::Calendar;
use pieces::{NotWhole, Piece, Pieces, Record};

pub use in_order::read_orders;

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Columns are missing from the header.
    #[error("the header has no column {}; is this Shopify's order export?", .0.join(", "))]
    MissingColumns(Vec<&'static str>),
    /// The bytes cannot be read.
    #[error("cannot be read")]
    Read(#[source] io::Error),
    /// A record cannot be read.
    #[error("cannot be read")]
    Record(#[source] simd_csv::Error),
}

/// A row that is left out.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct BadRow {
    /// The row's first line in the file, from 1.
    pub line: u64,
    /// The field and what is wrong with it.
    pub reason: Reason,
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
    /// The shop's id of the order or, where the row has none, its name, as in `#1001`.
    pub key: Cow<'r, str>,
    /// Whether the key is the id, by which the shop's messages name the order too.
    pub has_id: bool,
    /// The customer's id, where the file has such a column and it is not empty.
    pub customer_id: Option<Cow<'r, str>>,
    /// The customer's e-mail; may be empty.
    pub email: Cow<'r, str>,
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
    fn find(header: &simd_csv::ByteRecord) -> Result<Columns, Error> {
        let trimmed = |name: &[u8]| {
            let name = String::from_utf8_lossy(name);
            name.trim_start_matches('\u{feff}').trim().to_lowercase()
        };
        let names: Vec<String> = header.iter().map(trimmed).collect();
        let optional = |name: &str| names.iter().position(|n| *n == name.to_lowercase());
        let mut missing = Vec::new();
        let mut required = |name: &'static str| {
            optional(name).unwrap_or_else(|| {
                missing.push(name);
                0
            })
        };
        let name = required("Name");
        let customer_id = CUSTOMER_ID_NAMES.iter().find_map(|name| optional(name));
        let email = if customer_id.is_some() { optional("Email") } else { Some(required("Email")) };
        let columns = Columns {
            count: names.len(),
            name,
            id: optional("Id"),
            customer_id,
            email,
            status: required("Financial Status"),
            currency: required("Currency"),
            total: required("Total"),
            created_at: required("Created at"),
            cancelled_at: optional("Cancelled at").or_else(|| optional("Canceled at")),
            refunded: optional("Refunded Amount"),
        };
        if missing.is_empty() { Ok(columns) } else { Err(Error::MissingColumns(missing)) }
    }

    /// Hands out the rows of a piece that carry an order, or why they are none, and tells of those that
    /// were refused.
    fn each_row(
        &self,
        piece: &Piece,
        mut each: impl FnMut(Result<Row<'_>, Reason>) -> Result<(), Reason>,
        mut tell: impl FnMut(BadRow),
    ) -> Result<(), Error> {
        let read = |record: Result<&Record<'_>, NotWhole>| match record {
            Ok(record) => self.row(record).transpose().map_or(Ok(()), &mut each),
            Err(NotWhole::Fields(fields)) => {
                each(Err(Reason::Fields { fields, expected: self.count }))
            }
            Err(NotWhole::Quote) => each(Err(Reason::Quote)),
        };
        piece.each_record(self.count, read, |line, reason| tell(BadRow { line, reason }))
    }

    /// The order of a row; `None` for a row that only carries a further line item, which has no total.
    fn row<'r>(&self, row: &'r Record<'_>) -> Result<Option<Row<'r>>, Reason> {
        let field = |column: &'static str, at: usize| {
            let text = trimmed(row.unescape(at).unwrap_or_default());
            text.ok_or(Reason::NotUtf8 { column })
        };
        let optional = |name, at: Option<usize>| at.map(|at| field(name, at)).transpose();
        let total = field("Total", self.total)?;
        let status = field("Financial Status", self.status)?;
        if total.is_empty() && status.is_empty() {
            return Ok(None);
        }
        let id = optional("Id", self.id)?.filter(|id| !id.is_empty());
        let has_id = id.is_some();
        let key = id.map_or_else(|| field("Name", self.name), Ok)?;
        if key.is_empty() {
            return Err(Reason::Empty { column: "Name" });
        }
        let created_at = field("Created at", self.created_at)?;
        let currency = field("Currency", self.currency)?;
        let currency = Currency::parse(&currency)
            .ok_or_else(|| Reason::CurrencyCode { value: currency.into_owned() })?;
        let amount = |column: &'static str, text: &str| {
            let refused = |error| Reason::Amount { column, value: text.to_owned(), error };
            currency.parse_amount(text).map_err(refused)
        };
        let refunded_minor = match optional("Refunded Amount", self.refunded)?.as_deref() {
            None | Some("") => 0,
            Some(text) => amount("Refunded Amount", text)?,
        };
        Ok(Some(Row {
            key,
            has_id,
            customer_id: optional("Customer ID", self.customer_id)?.filter(|id| !id.is_empty()),
            email: optional("Email", self.email)?.unwrap_or_default(),
            created_at: parse_time(&created_at)?,
            currency,
            gross_minor: amount("Total", &total)?,
            refunded_minor,
            financial_status: FinancialStatus::parse(&status)
                .ok_or_else(|| Reason::Status { value: status.into_owned() })?,
            cancelled: self.cancelled_at.is_some_and(|at| has_text(row, at)),
        }))
    }
}

impl Row<'_> {
    /// By what customers are told apart: the id where there is one, else the e-mail, in lower case;
    /// `None` when it is empty.
    pub fn customer_key(&self) -> Option<String> {
        let key = self.customer().to_lowercase();
        (!key.is_empty()).then_some(key)
    }

    fn customer(&self) -> &str {
        self.customer_id.as_deref().unwrap_or(&self.email)
    }

    /// The order as the ledger takes it, on its day in the shop's zone. `lowercase` is where the
    /// customer's key is written.
    fn order<'k>(&'k self, calendar: &Calendar, lowercase: &'k mut String) -> Order<'k> {
        lowercase.clear();
        push_lowercase(lowercase, self.customer());
        let customer = Some(lowercase.as_str()).filter(|key| !key.is_empty());
        let state = OrderState {
            has_customer: customer.is_some(),
            test: false,
            cancelled: self.cancelled,
            deleted: false,
            financial_status: self.financial_status,
            gross_minor: self.gross_minor,
            net_minor: self.gross_minor.saturating_sub(self.refunded_minor),
        };
        Order {
            key: &self.key,
            customer,
            day: calendar.day_of(self.created_at.as_millisecond()),
            currency: self.currency,
            state,
            rank: self.rank(customer.unwrap_or_default()),
        }
    }

    /// The order as a version that ranks below any message of the shop. `to_shop` converts minor units
    /// of the row's currency into the shop's.
    ///
    /// # Errors
    /// When an amount cannot be converted.
    pub fn version(
        &self,
        to_shop: impl Fn(i64) -> Result<i64, Reason>,
    ) -> Result<OrderVersion, Reason> {
        let key = self.customer_key();
        let rank = self.rank(key.as_deref().unwrap_or_default());
        let email = Some(self.email.to_lowercase()).filter(|email| !email.is_empty());
        let id = key.clone().filter(|_| self.customer_id.is_some());
        let gross_minor = to_shop(self.gross_minor)?;
        let refunded_minor = to_shop(self.refunded_minor)?;
        Ok(OrderVersion {
            order_id: self.key.as_ref().to_owned(),
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

/// Reads an export from its first to its last row, one at a time.
///
/// `each` gets the row, or why there is none, and may refuse it with a reason; `tell` gets what was
/// refused, with its line.
///
/// # Errors
/// When the header lacks a column or the bytes cannot be read.
pub fn read_rows(
    input: impl Read,
    mut each: impl FnMut(Result<Row<'_>, Reason>) -> Result<(), Reason>,
    mut tell: impl FnMut(BadRow),
) -> Result<(), Error> {
    let (columns, mut pieces) = Pieces::open(input)?;
    let mut spent = Piece::default();
    while let Some(piece) = pieces.next(spent)? {
        columns.each_row(&piece, &mut each, &mut tell)?;
        spent = piece;
    }
    Ok(())
}

/// Whether a field has more than blanks.
fn has_text(row: &Record<'_>, at: usize) -> bool {
    row.unquote(at).is_some_and(|field| !field.trim_ascii().is_empty())
}

/// A field as text without the blanks around it; `None` when it is not UTF-8.
fn trimmed(field: Cow<'_, [u8]>) -> Option<Cow<'_, str>> {
    match field {
        Cow::Borrowed(bytes) => trimmed_text(bytes).map(Cow::Borrowed),
        Cow::Owned(bytes) => trimmed_text(&bytes).map(|text| text.to_owned().into()),
    }
}

fn trimmed_text(bytes: &[u8]) -> Option<&str> {
    let text = str::from_utf8(bytes.trim_ascii()).ok()?;
    // The blanks of other alphabets are rare, and looking for them is not free. A byte-order mark is one here.
    let is_blank = |char: char| char.is_whitespace() || char == '\u{feff}';
    Some(if text.is_ascii() { text } else { text.trim_matches(is_blank) })
}

fn push_lowercase(text: &mut String, key: &str) {
    if key.is_ascii() {
        text.push_str(key);
        text.make_ascii_lowercase();
    } else {
        text.push_str(&key.to_lowercase());
    }
}

/// The instant of `1998-06-30 12:00:00 +0000` or an RFC 3339 time.
fn parse_time(text: &str) -> Result<Timestamp, Reason> {
    const PARSER: DateTimeParser = DateTimeParser::new();
    // Without the space before its offset, Shopify's format is one that the parser of times reads.
    let shopify = text.split_at_checked(19).and_then(|(time, offset)| {
        let mut joined = [0; 24];
        joined[..19].copy_from_slice(time.as_bytes());
        joined[19..].copy_from_slice(offset.as_bytes().strip_prefix(b" ")?.first_chunk::<5>()?);
        PARSER.parse_timestamp(joined).ok().filter(|_| offset.len() == 6)
    });
    shopify
        .map_or_else(|| PARSER.parse_timestamp(text), Ok)
        .map_err(|_| Reason::Time { value: text.to_owned() })
}

/// A hash that is the same in every run and on every machine.
fn content_hash(customer: &str, gross_minor: i64, created_at: Timestamp) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(customer.as_bytes());
    hasher.write(&gross_minor.to_le_bytes());
    hasher.write(&created_at.as_millisecond().to_le_bytes());
    hasher.finish()
}
