//! An export read by all cores: one thread cuts the bytes into pieces of whole records, others read what
//! the records say, each into a part of the ledger. What is wrong is told in the order of the lines.

use std::collections::BTreeMap;
use std::io::Read;
use std::iter;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ScopedJoinHandle};

use super::pieces::{Piece, Pieces};
use super::{BadRow, Columns, Error, Reason, Row};
use crate::base::Calendar;
use crate::orders::{Ledger, ledger};

/// More threads would not read faster than a disk gives, and each adds up all customers in memory.
const THREADS: usize = 4;

/// Pieces that wait for each thread.
const PIECES_AHEAD: usize = 4;

/// The bad rows of a piece.
type Told = Result<Vec<BadRow>, Error>;

/// Reads an export into a ledger. `expected` orders find room without moving those before them.
///
/// `tell` is called on this thread, in the order of the lines, with each row that is left out.
///
/// # Errors
/// When the header lacks a column or the bytes cannot be read.
pub fn read_orders(
    input: impl Read + Send,
    calendar: &Calendar,
    ledger: &mut Ledger,
    expected: usize,
    mut tell: impl FnMut(BadRow),
) -> Result<(), Error> {
    let (columns, mut pieces) = Pieces::open(input)?;
    let workers = thread::available_parallelism().map_or(1, usize::from).min(THREADS);
    // Whatever follows has to know the currency, so what comes before it is read on this thread.
    let mut first = Worker { columns: &columns, calendar, part: ledger.new_part(workers, 0) };
    while first.part.currency().is_none() {
        let Some(piece) = pieces.next(Piece::default())? else { break };
        first.read(&piece)?.into_iter().for_each(&mut tell);
    }
    ledger.take(first.part);
    thread::scope(|scope| {
        let (spent, empty) = mpsc::channel();
        let (door, waiting) = mpsc::sync_channel(PIECES_AHEAD * workers);
        let (telling, told) = mpsc::channel();
        // Whoever has read a piece takes the next one; once all are gone, so is the door.
        let waiting = Arc::new(Mutex::new(waiting));
        let threads: Vec<_> = iter::repeat_with(|| {
            let part = ledger.new_part(workers, expected / workers);
            let worker = Worker { columns: &columns, calendar, part };
            let (waiting, telling, spent) = (waiting.clone(), telling.clone(), spent.clone());
            scope.spawn(move || worker.run(&waiting, &telling, &spent))
        })
        .take(workers)
        .collect();
        drop((waiting, telling, spent));
        let cutter = scope.spawn(move || cut(pieces, &door, &empty));
        let outcome = tell_in_order(&told, &mut tell);
        drop(told);
        threads.into_iter().for_each(|thread| ledger.take(joined(thread)));
        outcome.and(joined(cutter))
    })
}

/// Tells of bad rows in the order of the pieces, of which each comes once.
fn tell_in_order(told: &Receiver<(u64, Told)>, tell: &mut impl FnMut(BadRow)) -> Result<(), Error> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, rows) in told {
        early.insert(number, rows?);
        while let Some(rows) = early.remove(&next) {
            rows.into_iter().for_each(&mut *tell);
            next += 1;
        }
    }
    Ok(())
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Cuts bytes into numbered pieces, in the memory of those that are spent.
fn cut(
    mut pieces: Pieces<impl Read>,
    door: &SyncSender<(u64, Piece)>,
    empty: &Receiver<Piece>,
) -> Result<(), Error> {
    for number in 0.. {
        let spent = empty.try_recv().unwrap_or_default();
        let Some(piece) = pieces.next(spent)? else { break };
        // Nobody takes them any more when one of them could not be read.
        if door.send((number, piece)).is_err() {
            break;
        }
    }
    Ok(())
}

/// Reads what records say, into a part of the ledger.
struct Worker<'w> {
    columns: &'w Columns,
    calendar: &'w Calendar,
    part: ledger::Part,
}

impl Worker<'_> {
    fn run(
        mut self,
        waiting: &Mutex<Receiver<(u64, Piece)>>,
        telling: &Sender<(u64, Told)>,
        spent: &Sender<Piece>,
    ) -> ledger::Part {
        let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        while let Ok((number, piece)) = next() {
            let told = self.read(&piece);
            // Who is gone does not need it.
            drop(spent.send(piece));
            if telling.send((number, told)).is_err() {
                break;
            }
        }
        self.part
    }

    fn read(&mut self, piece: &Piece) -> Told {
        let (mut bad, mut lowercase) = (Vec::new(), String::new());
        let take = |row: Result<Row<'_>, Reason>| {
            let row = row?;
            let order = row.order(self.calendar, &mut lowercase);
            self.part.add(&order).map_err(|refused| refused.reason())
        };
        self.columns.each_row(piece, take, |row| bad.push(row))?;
        Ok(bad)
    }
}
