//! A file of orders into a shop, from wherever the file came. It can be stopped at any step and repeated.
//!
//! Memory is bounded by reading the file several times, each time for a part of the customers, so that
//! each customer is written once and nothing of a customer lies about on disk.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::panic::resume_unwind;
use std::sync::Arc;

use tokio::task::spawn_blocking;
use tokio_util::sync::CancellationToken;

use super::reading::{self, Found, Reading};
use crate::base::Rates;
use crate::merchants::Merchant;
use crate::movement::{self, Counts, Recorder};
use crate::orders::reason::Reason;

/// Bytes of the file whose orders are held in memory at a time.
const BYTES_AT_A_TIME: u64 = 96 << 20;

/// What is read at a time.
const BUFFER_BYTES: usize = 1 << 18;

/// Whoever watches an import.
pub trait Watch: Send + Sync {
    /// Its turn has not come: another import of the shop is at work, of this file and begun by this one.
    fn waits(&self, _file_name: &str, _started_by: &str) {}
    /// So many more bytes were read; all readings together have as many as [`bytes_to_read`].
    fn read(&self, bytes: u64);
    /// A line is left out. Some come after later ones, as each reading tells of its own.
    fn left_out(&self, line: u64, reason: &Reason);
    /// So many more orders were read, and are written now.
    fn writing(&self, orders: u64, customers: u64);
    /// So many more of them were written; in all it has changed so much.
    fn wrote(&self, orders: u64, counts: Counts);
}

/// All of them are told.
impl Watch for Vec<Arc<dyn Watch>> {
    fn waits(&self, file_name: &str, started_by: &str) {
        self.iter().for_each(|one| one.waits(file_name, started_by));
    }

    fn read(&self, bytes: u64) {
        self.iter().for_each(|one| one.read(bytes));
    }

    fn left_out(&self, line: u64, reason: &Reason) {
        self.iter().for_each(|one| one.left_out(line, reason));
    }

    fn writing(&self, orders: u64, customers: u64) {
        self.iter().for_each(|one| one.writing(orders, customers));
    }

    fn wrote(&self, orders: u64, counts: Counts) {
        self.iter().for_each(|one| one.wrote(orders, counts));
    }
}

/// How an import ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Orders that were read.
    pub orders: u64,
    /// Orders that are told apart by name, for want of an id.
    pub without_id: u64,
    /// What was changed.
    pub counts: Counts,
}

/// Why an import did not end well. What was written stays.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is no order export.
    #[error(transparent)]
    File(#[from] reading::Error),
    /// It cannot be written.
    #[error(transparent)]
    Write(#[from] movement::Error),
    /// It was told to stop.
    #[error("interrupted")]
    Stopped,
}

/// How many bytes all readings of a file of this length have.
pub fn bytes_to_read(length: u64) -> u64 {
    length * passes(length)
}

fn passes(length: u64) -> u64 {
    length.div_ceil(BYTES_AT_A_TIME).max(1)
}

/// Writes the orders of a file of this length into a shop, until it is told to stop: reading ends at once, writing
/// when this is dropped.
///
/// # Errors
/// When the file is no order export, or the database cannot be used.
pub async fn import_file(
    recorder: &Recorder,
    (merchant, rates): (&Merchant, &Arc<Rates>),
    (file, length): (File, u64),
    watch: &Arc<dyn Watch>,
    stop: &CancellationToken,
) -> Result<Imported, Error> {
    let (file, passes) = (Arc::new(file), passes(length));
    let mut import = recorder.import(merchant.id);
    let mut imported = Imported::default();
    for pass in 0..passes {
        let input = Watched { file: file.clone(), watch: watch.clone(), stop: stop.clone() };
        let (merchant, rates, watching) = (merchant.clone(), rates.clone(), watch.clone());
        let reading = spawn_blocking(move || {
            let reading = Reading { merchant: &merchant, rates: &rates, pass, passes };
            let tell = |line, reason| watching.left_out(line, &reason);
            let found = read(&reading, input, tell)?;
            let customers = found.customers();
            Ok::<_, reading::Error>((found, customers))
        });
        let read = reading.await.unwrap_or_else(|failed| resume_unwind(failed.into_panic()));
        if stop.is_cancelled() {
            return Err(Error::Stopped);
        }
        let (found, customers) = read?;
        let orders = found.events.len() as u64;
        watch.writing(orders, customers);
        let wrote = |orders: usize, counts| watch.wrote(orders as u64, counts);
        import.write_told(&found.events, wrote).await?;
        imported.orders += orders;
        imported.without_id += found.without_id;
    }
    Ok(Imported { counts: import.counts(), ..imported })
}

fn read(
    reading: &Reading<'_>,
    mut input: Watched,
    tell: impl FnMut(u64, Reason),
) -> Result<Found, reading::Error> {
    // What cannot be read twice is not rewound before the first time.
    if reading.pass > 0 {
        input.file.as_ref().rewind()?;
    }
    reading.read(BufReader::with_capacity(BUFFER_BYTES, &mut input), tell)
}

/// A file whose reading is watched, and ends when it is told to stop.
struct Watched {
    file: Arc<File>,
    watch: Arc<dyn Watch>,
    stop: CancellationToken,
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.stop.is_cancelled() {
            return Err(io::Error::other("interrupted"));
        }
        let read = self.file.as_ref().read(buffer)?;
        self.watch.read(read as u64);
        Ok(read)
    }
}
