//! Files of orders: one that a merchant sends is taken onto the disk and imported apart from the request, one of
//! `rfm import` where it lies; one of a shop at a time. The page asks how far it is.

mod brought;
pub mod brought_http;
pub mod codes;
pub mod file;
pub mod http;
pub mod model;
mod progress;
mod reading;
mod store;
mod turns;
mod upload;
mod work;

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Bytes;
use futures::Stream;
use serde_json::Value;
use sqlx::PgPool;
use sqlx::types::Uuid;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::adapters::postgres;
use crate::base::{Clock, Full, MerchantId, Places, Rates, SystemClock, new_id};
use crate::movement::Recorder;
pub use brought::Brought;
use codes::{Args, Coded, ErrorCode, ProblemCode};
use file::{Imported, Watch};
use model::State;
pub use reading::Error as FileError;
pub use store::Place;
use turns::Turns;
pub use upload::{Error as UploadError, Limits};
pub use work::Failed;
use work::Job;

/// Shops whose imports are at work at a time: each holds orders in memory.
const SHOPS: usize = 2;

/// Imports of one shop that wait or are at work, those on their way in among them.
const OF_SHOP: usize = 6;

/// The same of all shops: each is a file on the disk.
const IN_ALL: u32 = 60;

/// One of which nothing is heard for so long is interrupted: its process is gone.
const ALIVE_MS: i64 = 30_000;

/// Takes and imports files. Copies share them.
#[derive(Clone)]
pub struct Imports(Arc<Inner>);

struct Inner {
    pool: PgPool,
    clock: Arc<dyn Clock>,
    recorder: Recorder,
    rates: Arc<Rates>,
    folder: PathBuf,
    limits: Limits,
    kept_ms: i64,
    places: Places,
    turns: Turns,
    jobs: TaskTracker,
    stop: CancellationToken,
}

/// What is known of a file beside what is in it.
#[derive(Clone, Debug)]
pub struct Sent {
    /// What it is called.
    pub file_name: String,
    /// Who sent it.
    pub by: String,
    /// Its length, where that is told beforehand.
    pub bytes: Option<u64>,
}

/// Why a file is not imported.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It was not taken.
    #[error(transparent)]
    Upload(#[from] UploadError),
    /// Enough wait already.
    #[error(transparent)]
    Full(#[from] Full),
    /// The service ends.
    #[error("the service is about to stop; send the file again")]
    Stopping,
    /// No such import.
    #[error("no import {0}")]
    Unknown(Uuid),
    /// No such merchant.
    #[error("the token's merchant is not there")]
    UnknownMerchant,
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
}

/// A line that was left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it; `None` for a code of another version of this program.
    pub code: Option<Coded<ProblemCode>>,
}

/// A page of imports.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The last one first.
    pub imports: Vec<Import>,
    /// Before which the next page begins; `None` on the last one.
    pub next: Option<Place>,
}

/// An import, as far as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Its id.
    pub id: Uuid,
    /// What the file is called.
    pub file_name: String,
    /// Who sent it.
    pub started_by: String,
    /// Where it stands.
    pub state: State,
    /// When it had come, in milliseconds since 1970-01-01T00:00Z.
    pub received_at_ms: i64,
    /// When it ended.
    pub finished_at_ms: Option<i64>,
    /// The file's length.
    pub bytes: i64,
    /// How much of it was read.
    pub bytes_done: i64,
    /// Orders that were read.
    pub orders: i64,
    /// Of those, how many were written or found to be known.
    pub orders_written: i64,
    /// Orders that the shop did not have.
    pub orders_new: i64,
    /// Orders of which it had another version.
    pub orders_changed: i64,
    /// Orders that are known by their name, for want of an id.
    pub orders_without_id: i64,
    /// Customers whom the file tells apart.
    pub customers: i64,
    /// Customers whom the shop did not have.
    pub customers_new: i64,
    /// Lines that are left out.
    pub bad_lines: i64,
    /// The first of them.
    pub problems: Vec<Problem>,
    /// Why it did not come to its end.
    pub error: Option<Coded<ErrorCode>>,
}

impl Imports {
    /// Imports into this database, by way of files in this folder. How they ended is known for so many days.
    pub fn new(
        (pool, clock): (PgPool, Arc<dyn Clock>),
        recorder: Recorder,
        rates: Rates,
        folder: PathBuf,
        (limits, kept_days): (Limits, u16),
    ) -> Imports {
        let kept_ms = 86_400_000 * i64::from(kept_days);
        let (places, turns) = (Places::new(IN_ALL, OF_SHOP), Turns::of(SHOPS));
        let (jobs, stop, rates) = (TaskTracker::new(), CancellationToken::new(), Arc::new(rates));
        Imports(Arc::new(Inner {
            pool,
            clock,
            recorder,
            rates,
            folder,
            limits,
            kept_ms,
            places,
            turns,
            jobs,
            stop,
        }))
    }

    /// How much is taken.
    pub fn limits(&self) -> Limits {
        self.0.limits
    }

    /// Takes a file, and imports it when its turn comes, whoever waits for the answer. A file that does not come
    /// to its end leaves nothing.
    ///
    /// # Errors
    /// When enough wait already, the file is too large or does not come to its end, there is no room for it, or the
    /// database cannot be used.
    pub async fn receive<E>(
        &self,
        merchant: MerchantId,
        sent: Sent,
        body: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<Uuid, Error> {
        let inner = &self.0;
        let place = inner.places.take(merchant)?;
        let most = inner.limits.most_bytes;
        if sent.bytes.is_some_and(|bytes| bytes > most) {
            return Err(UploadError::TooLarge(most).into());
        }
        let received = upload::receive(&inner.folder, inner.limits, body);
        let received = inner.stop.run_until_cancelled(received).await;
        let (file, bytes) = received.ok_or(Error::Stopping)??;
        let job = Job {
            merchant,
            id: new_id(inner.clock.now_ms()),
            file: (file, bytes),
            place: Some(place),
            watch: Vec::new(),
            stop: inner.stop.child_token(),
        };
        // Whoever sent it may be gone from here on: what stands in the table is worked on.
        let begin = inner.clone().begin(sent, job);
        let begun = inner.jobs.spawn(begin);
        begun.await.unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic()))
    }

    /// Imports a file of this length that is here already, when its turn comes; told as one that was sent. Ends
    /// soon after it is told to stop, and has written that down by then.
    ///
    /// # Errors
    /// When it does not come to its end. What was written stays.
    pub async fn import(
        &self,
        merchant: MerchantId,
        sent: Sent,
        file: (File, u64),
        watch: Arc<dyn Watch>,
        stop: &CancellationToken,
    ) -> Result<Imported, Failed> {
        let inner = &self.0;
        let job = Job {
            merchant,
            id: new_id(inner.clock.now_ms()),
            file,
            place: None,
            watch: vec![watch],
            stop: stop.child_token(),
        };
        inner.write_down(&sent, &job).await?;
        Box::pin(inner.work(job)).await
    }

    /// Imports before a place in the list, or the latest ones; the last one first.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn list(
        &self,
        merchant: MerchantId,
        before: Option<Place>,
        limit: usize,
    ) -> Result<Page, Error> {
        // One more tells whether there is a next page.
        let mut imports = self.select(merchant, (None, before), limit as i64 + 1).await?;
        let is_more = imports.len() > limit;
        imports.truncate(limit);
        let next = imports.last().filter(|_| is_more).map(|last| (last.received_at_ms, last.id));
        Ok(Page { imports, next })
    }

    /// One import.
    ///
    /// # Errors
    /// When it is unknown, or the database cannot be used.
    pub async fn get(&self, merchant: MerchantId, id: Uuid) -> Result<Import, Error> {
        self.select(merchant, (Some(id), None), 1).await?.pop().ok_or(Error::Unknown(id))
    }

    async fn select(
        &self,
        merchant: MerchantId,
        which: (Option<Uuid>, Option<Place>),
        limit: i64,
    ) -> Result<Vec<Import>, Error> {
        let mut transaction = postgres::begin(&self.0.pool, merchant).await?;
        let rows = store::select(&mut transaction, merchant, which, limit).await?;
        let machine_ms = SystemClock.now_ms();
        Ok(rows.into_iter().map(|row| Import::of(row, machine_ms)).collect())
    }

    /// Takes no more files, and stops those at work: what was written stays.
    pub fn stop(&self) {
        self.0.jobs.close();
        self.0.stop.cancel();
    }

    /// Waits until nobody is at work.
    pub async fn finish(&self) {
        self.stop();
        self.0.jobs.wait().await;
    }
}

impl Inner {
    /// Writes down that a file has come, and lets it be worked on.
    async fn begin(self: Arc<Inner>, sent: Sent, job: Job) -> Result<Uuid, Error> {
        self.write_down(&sent, &job).await?;
        let (id, inner) = (job.id, self.clone());
        // How it ends stands in its row.
        self.jobs.spawn(async move { drop(inner.work(job).await) });
        Ok(id)
    }

    /// Writes down that a file is here.
    async fn write_down(&self, sent: &Sent, job: &Job) -> Result<(), sqlx::Error> {
        let new = store::New {
            file_name: &sent.file_name,
            started_by: &sent.by,
            received_at_ms: self.clock.now_ms(),
            alive_until_ms: SystemClock.now_ms() + ALIVE_MS,
            bytes: i64::try_from(job.file.1).unwrap_or(i64::MAX),
        };
        let mut transaction = postgres::begin(&self.pool, job.merchant).await?;
        store::insert(&mut transaction, (job.merchant, job.id), &new).await?;
        transaction.commit().await
    }
}

impl Import {
    fn of(row: store::Row, machine_ms: i64) -> Import {
        let stored = State::parse(&row.state).unwrap_or(State::Failed);
        let is_gone = stored.is_under_way() && row.alive_until_ms < machine_ms;
        let (state, error) = if is_gone {
            (State::Interrupted, Some(Coded::plain(ErrorCode::Interrupted)))
        } else {
            (stored, row.error.as_ref().map(|error| error_in(&error.0)))
        };
        let problems = row.problems.0.as_array().map(Vec::as_slice).unwrap_or_default();
        Import {
            id: row.id,
            file_name: row.file_name,
            started_by: row.started_by,
            state,
            received_at_ms: row.received_at_ms,
            finished_at_ms: row.finished_at_ms,
            bytes: row.bytes,
            bytes_done: row.bytes_done,
            orders: row.orders,
            orders_written: row.orders_written,
            orders_new: row.orders_new,
            orders_changed: row.orders_changed,
            orders_without_id: row.orders_without_id,
            customers: row.customers,
            customers_new: row.customers_new,
            bad_lines: row.bad_lines,
            problems: problems.iter().map(problem_in).collect(),
            error,
        }
    }
}

fn args_in(value: &Value) -> Args {
    value["args"].as_object().cloned().unwrap_or_default()
}

fn problem_in(value: &Value) -> Problem {
    let code = value["code"].as_str().and_then(ProblemCode::parse);
    let code = code.map(|code| Coded { code, args: args_in(value) });
    Problem { line: value["line"].as_u64().unwrap_or(0), code }
}

fn error_in(value: &Value) -> Coded<ErrorCode> {
    let code = value["code"].as_str().and_then(ErrorCode::parse);
    Coded { code: code.unwrap_or(ErrorCode::Internal), args: args_in(value) }
}
