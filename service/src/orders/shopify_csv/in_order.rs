//! An export read by all cores: one thread splits the bytes into records, others read what the records
//! say, and the orders are handed out where they are wanted, in the order of their lines.

use std::io::Read;
use std::iter;
use std::mem;
use std::ops::Range;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread::{self, ScopedJoinHandle};

use csv::{ByteRecord, Reader};
use jiff::tz::TimeZone;

use super::{BadRow, Columns, Error, Order, line_of, open};

/// Records handed on at a time.
const BATCH_RECORDS: usize = 1_024;

/// Batches that wait at each door.
const BATCHES_AHEAD: usize = 4;

/// What the records of a batch say. The keys of orders stand in one text.
struct Batch {
    text: String,
    orders: Vec<(u64, ReadOrder)>,
}

/// An order by where its keys stand, or why there is none.
type ReadOrder = Result<Order<Range<usize>>, String>;

/// Reads an export as orders for the ledger.
///
/// `each` is called on this thread, in the order of the lines, with the line and the order, or why
/// there is none.
///
/// # Errors
/// When the header lacks a column or the bytes cannot be read.
pub fn read_orders(
    input: impl Read + Send,
    zone: &TimeZone,
    mut each: impl FnMut(u64, Result<Order<&str>, BadRow>),
) -> Result<(), Error> {
    let (columns, reader) = open(input)?;
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (spent, empty) = mpsc::channel();
    thread::scope(|scope| {
        // Batches are dealt out in turn and taken in turn, which keeps their order.
        let (doors, batches): (Vec<_>, Vec<_>) = iter::repeat_with(|| {
            let (door, records) = mpsc::sync_channel(BATCHES_AHEAD);
            let (ready, batches) = mpsc::sync_channel(BATCHES_AHEAD);
            let (columns, spent) = (&columns, spent.clone());
            scope.spawn(move || understand(columns, zone, &records, &ready, &spent));
            (door, batches)
        })
        .take(workers)
        .unzip();
        let splitter = scope.spawn(move || split(reader, &doors, &empty));
        for batch in batches.iter().cycle().map_while(|door| door.recv().ok()) {
            for (line, order) in batch.orders {
                let order = order.map(|order| order.map_keys(|key| &batch.text[key]));
                each(line, order.map_err(|reason| BadRow { line, reason }));
            }
        }
        drop(batches);
        outcome_of(splitter)
    })
}

fn outcome_of(thread: ScopedJoinHandle<'_, Result<(), Error>>) -> Result<(), Error> {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Splits bytes into records, into the buffers of those that are spent.
fn split(
    mut reader: Reader<impl Read>,
    doors: &[SyncSender<Vec<ByteRecord>>],
    empty: &Receiver<Vec<ByteRecord>>,
) -> Result<(), Error> {
    for door in doors.iter().cycle() {
        let mut records = empty.try_recv().unwrap_or_default();
        records.resize(BATCH_RECORDS, ByteRecord::new());
        let mut filled = 0;
        while filled < BATCH_RECORDS
            && reader.read_byte_record(&mut records[filled]).map_err(Error::Read)?
        {
            filled += 1;
        }
        records.truncate(filled);
        // Nobody takes them any more when the one who wants the orders has panicked.
        if door.send(records).is_err() || filled < BATCH_RECORDS {
            break;
        }
    }
    Ok(())
}

/// Reads what records say.
fn understand(
    columns: &Columns,
    zone: &TimeZone,
    records: &Receiver<Vec<ByteRecord>>,
    ready: &SyncSender<Batch>,
    spent: &Sender<Vec<ByteRecord>>,
) {
    let mut size = 0;
    for records in records {
        let mut text = String::with_capacity(size);
        let mut orders = Vec::with_capacity(records.len());
        for record in &records {
            let order = columns
                .row(record)
                .and_then(|row| row.map(|row| row.order(zone, &mut text)).transpose());
            if let Some(order) = order.transpose() {
                orders.push((line_of(record), order));
            }
        }
        size = size.max(text.len());
        // Who is gone does not need them.
        drop(spent.send(records));
        if ready.send(Batch { text: mem::take(&mut text), orders }).is_err() {
            return;
        }
    }
}
