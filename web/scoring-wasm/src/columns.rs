//! A shop's columns as `GET /api/rfm/columns` sends them: read, found to be whole, and taken in column by column.
//! Bytes that are malformed change nothing.

use alloc::vec::Vec;
use core::fmt;

use shared_scoring::Day;
use shared_scoring::columns::{ABSENT, Columns};

/// Bytes before the first column.
const HEADER: usize = 48;

/// Why bytes are no columns, or none that go with those that are here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// They do not begin as columns do.
    NoColumns,
    /// A version that is not known.
    Version(u8),
    /// Neither all customers nor those who changed.
    Kind(u8),
    /// Their number of bytes is not what their header says.
    Length {
        /// Bytes that there should be.
        expected: u64,
        /// Bytes that there are.
        found: u64,
    },
    /// All customers are as many rows as ordinals.
    Rows,
    /// What changed comes first, or is of another store or of an earlier change.
    OtherStore,
    /// The ordinals of what changed do not ascend to their number, each new one among them.
    Ordinals,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Malformed::NoColumns => {
                f.write_str("these are no columns: they do not begin with RFMC")
            }
            Malformed::Version(version) => write!(f, "columns of version {version}; 1 is known"),
            Malformed::Kind(kind) => write!(f, "columns of kind {kind}; 0 and 1 are known"),
            Malformed::Length { expected, found } => {
                write!(f, "columns of {found} bytes; their header tells of {expected}")
            }
            Malformed::Rows => {
                f.write_str("columns of all customers with other rows than ordinals")
            }
            Malformed::OtherStore => {
                f.write_str("what changed is of other columns than these; read all columns again")
            }
            Malformed::Ordinals => f.write_str("what changed has ordinals that cannot be"),
        }
    }
}

/// Columns as they came.
struct Received<'b> {
    is_difference: bool,
    store: [u8; 16],
    change_seq: i64,
    as_of: Day,
    ordinals: usize,
    spend: &'b [[u8; 8]],
    days: &'b [[u8; 4]],
    orders: &'b [[u8; 4]],
    changed: &'b [[u8; 4]],
}

/// So many bytes from a place on.
fn bytes<const N: usize>(all: &[u8; HEADER], at: usize) -> [u8; N] {
    let mut bytes = [0; N];
    bytes.copy_from_slice(&all[at..at + N]);
    bytes
}

impl<'b> Received<'b> {
    fn read(bytes_given: &'b [u8]) -> Result<Received<'b>, Malformed> {
        let (header, rest) =
            bytes_given.split_first_chunk::<HEADER>().ok_or(Malformed::NoColumns)?;
        if !header.starts_with(b"RFMC") {
            return Err(Malformed::NoColumns);
        }
        if header[4] != 1 {
            return Err(Malformed::Version(header[4]));
        }
        let is_difference = match header[5] {
            0 => false,
            1 => true,
            kind => return Err(Malformed::Kind(kind)),
        };
        let ordinals = u32::from_le_bytes(bytes(header, 36));
        let count = u32::from_le_bytes(bytes(header, 40));
        let width: u64 = if is_difference { 20 } else { 16 };
        let expected = HEADER as u64 + u64::from(count) * width;
        if bytes_given.len() as u64 != expected {
            return Err(Malformed::Length { expected, found: bytes_given.len() as u64 });
        }
        if !is_difference && ordinals != count {
            return Err(Malformed::Rows);
        }
        let rows = count as usize;
        let (spend, rest) = rest.split_at(rows * 8);
        let (days, rest) = rest.split_at(rows * 4);
        let (orders, changed) = rest.split_at(rows * 4);
        Ok(Received {
            is_difference,
            store: bytes(header, 8),
            change_seq: i64::from_le_bytes(bytes(header, 24)),
            as_of: Day(i32::from_le_bytes(bytes(header, 32))),
            ordinals: ordinals as usize,
            spend: spend.as_chunks().0,
            days: days.as_chunks().0,
            orders: orders.as_chunks().0,
            changed: changed.as_chunks().0,
        })
    }
}

/// A shop's customers in memory, by ordinal.
#[derive(Clone, Debug)]
pub struct Shop {
    store: [u8; 16],
    change_seq: i64,
    /// The shop's day.
    pub as_of: Day,
    days: Vec<i32>,
    orders: Vec<u32>,
    spend: Vec<i64>,
}

impl Shop {
    /// All customers of a shop.
    ///
    /// # Errors
    /// When the bytes are not all columns of a shop.
    pub fn new(columns: &[u8]) -> Result<Shop, Malformed> {
        let received = Received::read(columns)?;
        if received.is_difference {
            return Err(Malformed::OtherStore);
        }
        Ok(Shop {
            store: received.store,
            change_seq: received.change_seq,
            as_of: received.as_of,
            days: received.days.iter().map(|bytes| i32::from_le_bytes(*bytes)).collect(),
            orders: received.orders.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect(),
            spend: received.spend.iter().map(|bytes| i64::from_le_bytes(*bytes)).collect(),
        })
    }

    /// Takes in all columns, or what changed since those that are here.
    ///
    /// # Errors
    /// When the bytes are malformed or of other columns; then all stays as it was.
    pub fn update(&mut self, columns: &[u8]) -> Result<(), Malformed> {
        let received = Received::read(columns)?;
        if !received.is_difference {
            *self = Shop::new(columns)?;
            return Ok(());
        }
        if received.store != self.store || received.change_seq < self.change_seq {
            return Err(Malformed::OtherStore);
        }
        let known = self.days.len();
        let ordinals = || received.changed.iter().map(|bytes| u32::from_le_bytes(*bytes) as usize);
        let is_ascending = ordinals().zip(ordinals().skip(1)).all(|(one, next)| one < next);
        let is_within = ordinals().next_back().is_none_or(|last| last < received.ordinals);
        let new = ordinals().filter(|ordinal| *ordinal >= known).count();
        if !is_ascending || !is_within || received.ordinals != known + new {
            return Err(Malformed::Ordinals);
        }
        self.days.resize(received.ordinals, 0);
        self.orders.resize(received.ordinals, ABSENT);
        self.spend.resize(received.ordinals, 0);
        let numbers = received.days.iter().zip(received.orders).zip(received.spend);
        for (ordinal, ((day, orders), spend)) in ordinals().zip(numbers) {
            self.days[ordinal] = i32::from_le_bytes(*day);
            self.orders[ordinal] = u32::from_le_bytes(*orders);
            self.spend[ordinal] = i64::from_le_bytes(*spend);
        }
        (self.change_seq, self.as_of) = (received.change_seq, received.as_of);
        Ok(())
    }

    /// The columns, by ordinal.
    pub fn columns(&self) -> Columns<'_> {
        Columns {
            last_order_days: &self.days,
            order_counts: &self.orders,
            spend_totals_minor: &self.spend,
        }
    }

    /// The number of customers who are there.
    pub fn customers(&self) -> usize {
        self.orders.iter().filter(|orders| **orders != ABSENT).count()
    }
}
