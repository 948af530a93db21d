//! Messages as they come, gathered into batches: one line for each merchant, so that one merchant's storm
//! does not hold up another, and a bounded number of merchants written at the same time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio_util::task::TaskTracker;

use super::model::Cause;
use super::{BATCH_EVENTS, Error, Outcome, Recorder};
use crate::base::MerchantId;
use crate::orders::event::Event;

/// Messages that wait for one merchant.
const QUEUE_EVENTS: usize = 4 * BATCH_EVENTS;

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
    answer: oneshot::Sender<Result<Outcome, NotTaken>>,
}

type Queues = HashMap<MerchantId, mpsc::Sender<Job>>;

/// Takes messages one by one and writes them in batches.
#[derive(Clone)]
pub struct Ingest {
    recorder: Recorder,
    queues: Arc<Mutex<Queues>>,
    writers: Arc<Semaphore>,
    tasks: TaskTracker,
}

impl Ingest {
    /// Writes for at most `writers` merchants at the same time.
    pub fn new(recorder: Recorder, writers: usize) -> Ingest {
        Ingest {
            recorder,
            queues: Arc::default(),
            writers: Arc::new(Semaphore::new(writers)),
            tasks: TaskTracker::new(),
        }
    }

    /// Takes a message; answers once it is committed.
    ///
    /// # Errors
    /// When it was not, or that is not known: it can be sent again.
    pub async fn take(&self, merchant: MerchantId, event: Event) -> Result<Outcome, NotTaken> {
        let (answer, answered) = oneshot::channel();
        self.enqueue(merchant, Job { event, answer })?;
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

    fn enqueue(&self, merchant: MerchantId, job: Job) -> Result<(), NotTaken> {
        let mut queues = self.queues();
        if self.tasks.is_closed() {
            return Err(NotTaken::Unavailable);
        }
        let job = match queues.get(&merchant).map(|queue| queue.try_reserve()) {
            Some(Ok(place)) => {
                place.send(job);
                return Ok(());
            }
            Some(Err(mpsc::error::TrySendError::Full(()))) => return Err(NotTaken::Busy),
            Some(Err(mpsc::error::TrySendError::Closed(()))) | None => job,
        };
        let (queue, jobs) = mpsc::channel(QUEUE_EVENTS);
        let sent = queue.try_send(job);
        queues.insert(merchant, queue);
        self.tasks.spawn(self.clone().write_for(merchant, jobs));
        sent.map_err(|_| NotTaken::Busy)
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
        let outcomes = match self.recorder.record(merchant, &events, Cause::Live).await {
            Ok(outcomes) => outcomes.into_iter().map(Ok).collect(),
            Err(error) if error.is_of_one_event() => self.write_singly(merchant, &events).await,
            Err(error) => {
                tracing::error!(%merchant, error = ?error, "a batch was not written");
                vec![Err(not_taken(&error)); events.len()]
            }
        };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            // Who does not wait any more will send again, and is told then.
            drop(answer.send(outcome));
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
        for event in events {
            let one = std::slice::from_ref(event);
            let outcome = match self.recorder.record(merchant, one, Cause::Live).await {
                Ok(mut outcomes) => outcomes.pop().ok_or(NotTaken::Unavailable),
                Err(error) if error.is_of_one_event() => {
                    let named = (event.id.as_str(), event.topic.as_str());
                    let reason = format!("the database refused it: {error:?}");
                    tracing::error!(%merchant, event_id = event.id, reason, "an event was refused");
                    let kept = self.recorder.keep_aside(merchant, named, &reason, &event.raw).await;
                    kept.map(|_| Outcome::Taken).map_err(|error| not_taken(&error))
                }
                Err(error) => Err(not_taken(&error)),
            };
            outcomes.push(outcome);
        }
        outcomes
    }
}

fn not_taken(error: &Error) -> NotTaken {
    match error {
        Error::UnknownMerchant(_) => NotTaken::Unknown,
        _ => NotTaken::Unavailable,
    }
}
