//! Messages as they come, gathered into batches: one line for each merchant, so that one merchant's storm
//! does not hold up another, and a bounded number of merchants written at the same time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};
use tokio_util::task::TaskTracker;

use super::model::Cause;
use super::{BATCH_EVENTS, Error, Outcome, Recorder};
use crate::base::MerchantId;
use crate::orders::event::Event;

/// Messages that wait for one merchant.
const QUEUE_EVENTS: usize = 4 * BATCH_EVENTS;

/// What the bodies of a merchant's messages may take that wait or are being written; the largest fits.
const QUEUE_KIB: usize = 32 << 10;

/// The same of all merchants.
const ALL_KIB: usize = 256 << 10;

/// How long a batch may take to write. A database that does not answer must not hold the writers of all
/// merchants; a write that is dropped is undone.
const WRITE: Duration = Duration::from_secs(15);

/// How long a line without messages is kept.
const IDLE: Duration = Duration::from_secs(10);

/// Why a message was not taken. It can be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// Too many wait already.
    #[error("too many messages wait for this shop")]
    Busy,
    /// It could not be written now.
    #[error("the message could not be written now")]
    Unavailable,
    /// No such merchant.
    #[error("no such shop")]
    Unknown,
}

struct Job {
    event: Event,
    answer: Answer,
}

/// Who waits for the outcome, and the room that the message takes until then.
struct Answer {
    to: oneshot::Sender<Result<Outcome, NotTaken>>,
    _room: [OwnedSemaphorePermit; 2],
}

/// One merchant's line.
struct Queue {
    jobs: mpsc::Sender<Job>,
    room: Arc<Semaphore>,
}

type Queues = HashMap<MerchantId, Queue>;

/// Takes messages one by one and writes them in batches.
#[derive(Clone)]
pub struct Ingest {
    recorder: Recorder,
    queues: Arc<Mutex<Queues>>,
    writers: Arc<Semaphore>,
    room: Arc<Semaphore>,
    write_within: Duration,
    tasks: TaskTracker,
}

impl Ingest {
    /// Writes for at most `writers` merchants at the same time.
    pub fn new(recorder: Recorder, writers: usize) -> Ingest {
        Ingest {
            recorder,
            queues: Arc::default(),
            writers: Arc::new(Semaphore::new(writers)),
            room: Arc::new(Semaphore::new(ALL_KIB)),
            write_within: WRITE,
            tasks: TaskTracker::new(),
        }
    }

    /// Gives a batch this long instead of the usual.
    pub fn writing_within(self, limit: Duration) -> Ingest {
        Ingest { write_within: limit, ..self }
    }

    /// Takes a message; answers once it is committed.
    ///
    /// # Errors
    /// When it was not, or that is not known: it can be sent again.
    pub async fn take(&self, merchant: MerchantId, event: Event) -> Result<Outcome, NotTaken> {
        let (answer, answered) = oneshot::channel();
        self.enqueue(merchant, event, answer)?;
        answered.await.unwrap_or(Err(NotTaken::Unavailable))
    }

    /// Writes what was taken and ends. Nothing may be sent any more.
    pub async fn finish(&self) {
        self.queues().clear();
        self.tasks.close();
        self.tasks.wait().await;
    }

    fn queues(&self) -> MutexGuard<'_, Queues> {
        // The map is whole whenever the lock is free.
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enqueue(
        &self,
        merchant: MerchantId,
        event: Event,
        to: oneshot::Sender<Result<Outcome, NotTaken>>,
    ) -> Result<(), NotTaken> {
        let kib = u32::try_from(event.raw.len() / 1_024 + 1).unwrap_or(u32::MAX);
        let room_in = |room: &Arc<Semaphore>| {
            room.clone().try_acquire_many_owned(kib).map_err(|_| NotTaken::Busy)
        };
        let mut queues = self.queues();
        if self.tasks.is_closed() {
            return Err(NotTaken::Unavailable);
        }
        if queues.get(&merchant).is_none_or(|queue| queue.jobs.is_closed()) {
            let (jobs, waiting) = mpsc::channel(QUEUE_EVENTS);
            let room = Arc::new(Semaphore::new(QUEUE_KIB));
            queues.insert(merchant, Queue { jobs, room });
            self.tasks.spawn(self.clone().write_for(merchant, waiting));
        }
        let queue = queues.get(&merchant).ok_or(NotTaken::Unavailable)?;
        let room = [room_in(&queue.room)?, room_in(&self.room)?];
        let job = Job { event, answer: Answer { to, _room: room } };
        queue.jobs.try_send(job).map_err(|_| NotTaken::Busy)
    }

    /// The line of one merchant, until it has been empty for a while.
    async fn write_for(self, merchant: MerchantId, mut jobs: mpsc::Receiver<Job>) {
        let mut batch = Vec::new();
        loop {
            match tokio::time::timeout(IDLE, jobs.recv_many(&mut batch, BATCH_EVENTS)).await {
                Ok(0) => return,
                Ok(_) => {
                    let Ok(_permit) = self.writers.acquire().await else { return };
                    // What came while we waited for our turn goes along.
                    while batch.len() < BATCH_EVENTS
                        && let Ok(job) = jobs.try_recv()
                    {
                        batch.push(job);
                    }
                    self.write(merchant, std::mem::take(&mut batch)).await;
                }
                Err(_) => {
                    // Messages are only sent under this lock, so none is lost.
                    let mut queues = self.queues();
                    if jobs.is_empty() {
                        queues.remove(&merchant);
                        return;
                    }
                }
            }
        }
    }

    async fn write(&self, merchant: MerchantId, batch: Vec<Job>) {
        let (events, answers): (Vec<Event>, Vec<_>) =
            batch.into_iter().map(|job| (job.event, job.answer)).unzip();
        let outcomes = match self.record(merchant, &events).await {
            Ok(outcomes) => outcomes.into_iter().map(Ok).collect(),
            Err(Failure::Refused(_)) => self.write_singly(merchant, &events).await,
            Err(Failure::NotNow(reason)) => vec![Err(reason); events.len()],
        };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            // Who does not wait any more will send again, and is told then.
            drop(answer.to.send(outcome));
        }
    }

    async fn record(
        &self,
        merchant: MerchantId,
        events: &[Event],
    ) -> Result<Vec<Outcome>, Failure> {
        let writing = self.recorder.record(merchant, events, Cause::Live);
        match tokio::time::timeout(self.write_within, writing).await {
            Ok(Ok(outcomes)) => Ok(outcomes),
            Ok(Err(error)) => {
                if let Some(reason) = error.refusal() {
                    return Err(Failure::Refused(reason));
                }
                tracing::error!(%merchant, error = ?error, "a batch was not written");
                Err(Failure::NotNow(not_taken(&error)))
            }
            Err(_) => {
                let seconds = self.write_within.as_secs();
                tracing::error!(%merchant, seconds, "a batch was given up, the database is slow");
                Err(Failure::NotNow(NotTaken::Unavailable))
            }
        }
    }

    /// The database refused a batch for what is in it: each event alone, and the one that is refused
    /// alone is kept aside, so that it does not hold up the others for ever.
    async fn write_singly(
        &self,
        merchant: MerchantId,
        events: &[Event],
    ) -> Vec<Result<Outcome, NotTaken>> {
        let mut outcomes = Vec::with_capacity(events.len());
        let mut not_now = None;
        for event in events {
            // Once the database has no time, nor is there any for those behind.
            if let Some(reason) = not_now {
                outcomes.push(Err(reason));
                continue;
            }
            let one = std::slice::from_ref(event);
            let outcome = match self.record(merchant, one).await {
                Ok(mut outcomes) => outcomes.pop().ok_or(NotTaken::Unavailable),
                Err(Failure::Refused(reason)) => {
                    let named = (event.id.as_str(), event.topic.as_str());
                    tracing::error!(%merchant, event_id = event.id, reason, "an event was refused");
                    let keeping = self.recorder.keep_aside(merchant, named, &reason, &event.raw);
                    match tokio::time::timeout(self.write_within, keeping).await {
                        Ok(kept) => kept.map(|_| Outcome::Taken).map_err(|error| not_taken(&error)),
                        Err(_) => Err(NotTaken::Unavailable),
                    }
                }
                Err(Failure::NotNow(reason)) => Err(reason),
            };
            not_now = outcome.as_ref().err().copied();
            outcomes.push(outcome);
        }
        outcomes
    }
}

/// Why a batch was not written.
enum Failure {
    /// The database refused what is in it, and why.
    Refused(String),
    /// It may be written later.
    NotNow(NotTaken),
}

fn not_taken(error: &Error) -> NotTaken {
    match error {
        Error::UnknownMerchant(_) => NotTaken::Unknown,
        _ => NotTaken::Unavailable,
    }
}
