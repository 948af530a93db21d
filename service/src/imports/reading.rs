//! One reading of a file of orders, for a part of its customers: Shopify's export (CSV), or one JSON object a
//! line (as in its webhooks).

use std::io::{self, BufRead, Read};

use ahash::AHashSet;

use crate::base::Rates;
use crate::merchants::Merchant;
use crate::orders::event::{Change, Event};
use crate::orders::model::check_change;
use crate::orders::reason::Reason;
use crate::orders::shopify_csv::{self, Row};
use crate::orders::shopify_webhook::{self, Decoded, Money};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The longest line of JSON; what is longer is read as several bad ones.
const LINE_BYTES: u64 = 8 << 20;

/// Where a byte 0 shows that a file is no text.
const LOOKED_AT_BYTES: usize = 4 << 10;

/// Why a file is no order export.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing is in it.
    #[error("is empty")]
    Empty,
    /// A workbook.
    #[error("is an Excel workbook; save it as CSV, or better use the file that Shopify exported")]
    Workbook,
    /// Packed.
    #[error("is packed; unpack it first")]
    Packed,
    /// No text in UTF-8.
    #[error("is not UTF-8 text; use the file that Shopify exported, unchanged")]
    Encoding,
    /// Bytes that are no text at all.
    #[error("is no text")]
    Binary,
    /// Fields that something else than a comma parts.
    #[error(
        "its columns are parted by {0}s, not by commas; use the file that Shopify exported, unchanged"
    )]
    Separator(&'static str),
    /// It cannot be read.
    #[error(transparent)]
    Csv(#[from] shopify_csv::Error),
    /// It cannot be read.
    #[error("cannot be read")]
    Read(#[from] io::Error),
}

/// One reading of a file, for one part of its customers.
pub(super) struct Reading<'r> {
    pub(super) merchant: &'r Merchant,
    pub(super) rates: &'r Rates,
    /// Which reading it is, from 0.
    pub(super) pass: u64,
    /// Of how many.
    pub(super) passes: u64,
}

/// What a reading found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The orders.
    pub(super) events: Vec<Event>,
    /// Orders that are told apart by name, for want of an id.
    pub(super) without_id: u64,
}

impl Found {
    /// How many customers the file tells apart among them.
    pub(super) fn customers(&self) -> u64 {
        let keys = self.events.iter().filter_map(|event| key_of(event));
        keys.collect::<AHashSet<_>>().len() as u64
    }
}

impl Reading<'_> {
    /// Reads all of the file; `tell` is told of each line that is left out.
    pub(super) fn read(
        &self,
        mut input: impl BufRead,
        mut tell: impl FnMut(u64, Reason),
    ) -> Result<Found, Error> {
        let mut found = Found::default();
        let start = input.fill_buf()?;
        look_at(start)?;
        if is_json(start) {
            self.read_lines(input, &mut found, &mut tell)?;
            return Ok(found);
        }
        let parted = parted_by(start);
        let take = |row: Result<Row<'_>, Reason>| self.take_row(row, &mut found);
        let read = shopify_csv::read_rows(input, take, |bad| tell(bad.line, bad.reason));
        match (read, parted) {
            (Err(shopify_csv::Error::MissingColumns(_)), Some(mark)) => Err(Error::Separator(mark)),
            (read, _) => Ok(read.map(|()| found)?),
        }
    }

    /// Reads lines that are not empty, with their numbers from 1.
    fn read_lines(
        &self,
        mut input: impl BufRead,
        found: &mut Found,
        tell: &mut impl FnMut(u64, Reason),
    ) -> io::Result<()> {
        let mut text = Vec::new();
        for line in 1.. {
            text.clear();
            if input.by_ref().take(LINE_BYTES).read_until(b'\n', &mut text)? == 0 {
                break;
            }
            let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text).trim_ascii();
            if text.is_empty() {
                continue;
            }
            match order_of(text, self.merchant, self.rates) {
                Ok(event) => drop(self.take(event, found)),
                Err(reason) => {
                    self.refuse(None, reason).unwrap_or_else(|reason| tell(line, reason))
                }
            }
        }
        Ok(())
    }

    fn take_row(&self, row: Result<Row<'_>, Reason>, found: &mut Found) -> Result<(), Reason> {
        match row {
            Ok(row) => match event_of(&row, self.merchant, self.rates) {
                Ok(event) => {
                    let taken = self.take(event, found);
                    found.without_id += u64::from(taken && !row.has_id);
                    Ok(())
                }
                Err(reason) => self.refuse(row.customer_key(), reason),
            },
            Err(reason) => self.refuse(None, reason),
        }
    }

    /// Takes what this reading is for; whether it is.
    fn take(&self, event: Event, found: &mut Found) -> bool {
        let is_mine = self.is_for(key_of(&event).unwrap_or(&event.id));
        found.events.extend(Some(event).filter(|_| is_mine));
        is_mine
    }

    /// Each bad line is told once, by one of the readings.
    fn refuse(&self, customer: Option<String>, reason: Reason) -> Result<(), Reason> {
        let is_mine = customer.map_or(self.pass == 0, |key| self.is_for(&key));
        if is_mine { Err(reason) } else { Ok(()) }
    }

    /// Whether this reading is the one for a customer, or for an order that has none.
    fn is_for(&self, key: &str) -> bool {
        let hasher = ahash::RandomState::with_seeds(1, 2, 3, 4);
        hasher.hash_one(key) % self.passes == self.pass
    }
}

/// Refuses what is no text, by how it begins.
fn look_at(start: &[u8]) -> Result<(), Error> {
    let begins = |marks: &[&[u8]]| marks.iter().any(|mark| start.starts_with(mark));
    let looked_at = &start[..start.len().min(LOOKED_AT_BYTES)];
    let has = |name: &[u8]| memchr::memmem::find(looked_at, name).is_some();
    if start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start).is_empty() {
        return Err(Error::Empty);
    }
    // A workbook is packed too, and names its parts; one of the older kind is not.
    if begins(&[b"\xd0\xcf\x11\xe0"])
        || begins(&[b"PK\x03\x04"]) && (has(b"[Content_Types].xml") || has(b"xl/"))
    {
        return Err(Error::Workbook);
    }
    if begins(&[
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"\x28\xb5\x2f\xfd",
        b"BZh",
        b"\xfd7zXZ",
        b"7z\xbc\xaf",
    ]) {
        return Err(Error::Packed);
    }
    if begins(&[b"\xff\xfe", b"\xfe\xff"]) {
        return Err(Error::Encoding);
    }
    if looked_at.contains(&0) || begins(&[b"%PDF", b"\x89PNG"]) {
        return Err(Error::Binary);
    }
    Ok(())
}

/// What parts the fields of a header that has no comma.
fn parted_by(start: &[u8]) -> Option<&'static str> {
    let header = start.split(|byte| *byte == b'\n').next()?;
    let has = |mark| header.contains(&mark);
    match (has(b','), has(b';'), has(b'\t')) {
        (false, true, _) => Some("semicolon"),
        (false, false, true) => Some("tab"),
        _ => None,
    }
}

/// Whether a file begins like an object of JSON.
fn is_json(start: &[u8]) -> bool {
    start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start).trim_ascii_start().starts_with(b"{")
}

/// By what a customer is told apart in a file.
fn key_of(event: &Event) -> Option<&str> {
    let Change::Order(version) = &event.change else { return None };
    let named = version.customer.as_ref()?;
    named.id.as_deref().or(named.email.as_deref())
}

fn order_of(text: &[u8], merchant: &Merchant, rates: &Rates) -> Result<Event, Reason> {
    let money = Money { shop: merchant.currency, rates };
    let Decoded::Change(change @ Change::Order(_)) =
        shopify_webhook::decode("orders/updated", text, money)?
    else {
        return Err(Reason::NoOrder);
    };
    checked(change)
}

fn event_of(row: &Row<'_>, merchant: &Merchant, rates: &Rates) -> Result<Event, Reason> {
    let (given, shop) = (row.currency, merchant.currency);
    let to_shop = |minor| match rates.convert(minor, given, shop) {
        Some(converted) => converted.map_err(|error| Reason::Converted { shop, error }),
        None => {
            let remedy = format!("give a rate in RFM_RATES, as in {given}/{shop}=1.0837");
            Err(Reason::OtherCurrency { given, shop, remedy })
        }
    };
    let version = row.version(to_shop)?;
    checked(Change::Order(version))
}

/// The event of a change that the write path will take.
fn checked(change: Change) -> Result<Event, Reason> {
    let id = match &change {
        Change::Order(version) => version.order_id.clone(),
        _ => String::new(),
    };
    let event = Event { id, topic: "file".into(), change, raw: Vec::new() };
    check_change(&event)?;
    Ok(event)
}
