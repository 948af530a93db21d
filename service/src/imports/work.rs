//! An import at work, whoever brought its file: it waits for its turn, tells how far it is, and ends
//! in some way that is told.

use std::fs::File;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use sqlx::types::Uuid;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::codes::{Coded, ErrorCode, error_of};
use super::file::{self, Imported, Watch, import_file};
use super::model::State;
use super::progress::Progress;
use super::store::{self, Claimed, End};
use super::{ALIVE_MS, Inner};
use crate::adapters::postgres;
use crate::base::{Clock, MerchantId, Place, SystemClock};
use crate::merchants;
use crate::movement;

/// How often it is told how far one is.
const TOLD_EVERY: Duration = Duration::from_secs(1);

/// How often it is looked whether another process has ended one of the same shop.
const LOOKED_EVERY: Duration = Duration::from_millis(500);

/// The one at work is among so many of the latest.
const LOOKED_AT: i64 = 100;

/// Whoever stops waits no longer for its end to be written: the database may still be at work on what was dropped.
const ENDED_WITHIN: Duration = Duration::from_secs(10);

/// A file that is to be imported.
pub(super) struct Job {
    pub(super) merchant: MerchantId,
    pub(super) id: Uuid,
    /// And its length.
    pub(super) file: (File, u64),
    /// Held until it is over.
    pub(super) place: Option<Place>,
    /// Who is told beside whoever reads its row.
    pub(super) watch: Vec<Arc<dyn Watch>>,
    /// Of its own.
    pub(super) stop: CancellationToken,
}

/// Which import.
type Key = (MerchantId, Uuid);

impl Inner {
    /// Imports a file. What becomes of it stands in its row.
    pub(super) async fn work(&self, job: Job) -> Result<Imported, Failed> {
        let Job { merchant, id, file, place, mut watch, stop } = job;
        let (key, progress) = ((merchant, id), Arc::new(Progress::of(file.1)));
        watch.push(progress.clone());
        // Reading goes on apart from this, until it is told.
        let stop_reading = stop.clone().drop_guard();
        let outcome = tokio::select! {
            outcome = Box::pin(self.import(key, file, (&progress, Arc::new(watch)), &stop)) => outcome,
            () = self.tell(key, &progress) => Err(Failed::GivenUp),
            () = stop.cancelled() => Err(Failed::Import(file::Error::Stopped)),
        };
        let is_stopped = stop.is_cancelled();
        drop((stop_reading, place));
        if matches!(outcome, Err(Failed::GivenUp)) {
            tracing::warn!(merchant_id = %merchant, import = %id, "an import was given up meanwhile");
            return outcome;
        }
        let end = self.end(key, &progress, &outcome);
        let ended = if is_stopped {
            timeout(ENDED_WITHIN, end).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))
        } else {
            end.await
        };
        if let Err(error) = ended {
            // Nobody says any more that somebody is at work on it, by which it is known to be interrupted.
            tracing::error!(merchant_id = %merchant, import = %id, %error, "an import's end cannot be written");
            return outcome.and(Err(error.into()));
        }
        outcome
    }

    /// Imports it once its turn has come.
    async fn import(
        &self,
        key: Key,
        file: (File, u64),
        (progress, watch): (&Progress, Arc<dyn Watch>),
        stop: &CancellationToken,
    ) -> Result<Imported, Failed> {
        let _turn = self.turns.wait(key.0).await;
        self.wait(key, &watch).await?;
        progress.begin();
        let mut transaction = postgres::begin(&self.pool, key.0).await?;
        let shop = merchants::read(&mut transaction, key.0).await?;
        drop(transaction);
        let shop =
            shop.ok_or(movement::Error::UnknownMerchant(key.0)).map_err(file::Error::Write)?;
        Ok(import_file(&self.recorder, (&shop, &self.rates), file, &watch, stop).await?)
    }

    /// Begins it when no other process is at work for this shop, and says whom it waits for.
    async fn wait(&self, key: Key, watch: &Arc<dyn Watch>) -> Result<(), Failed> {
        let mut is_told = false;
        loop {
            match self.claim(key).await? {
                Claimed::Mine => return Ok(()),
                Claimed::Lost => return Err(Failed::GivenUp),
                Claimed::Busy if is_told => {}
                Claimed::Busy => is_told = self.tell_whom(key.0, watch).await?,
            }
            tokio::time::sleep(LOOKED_EVERY).await;
        }
    }

    /// Whether anybody was at work of whom to tell.
    async fn tell_whom(
        &self,
        merchant: MerchantId,
        watch: &Arc<dyn Watch>,
    ) -> Result<bool, sqlx::Error> {
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let latest = store::select(&mut transaction, merchant, (None, None), LOOKED_AT).await?;
        let is_at_work =
            |state| matches!(State::parse(state), Some(State::Reading | State::Writing));
        let other = latest.iter().find(|row| is_at_work(&row.state));
        if let Some(other) = other {
            watch.waits(&other.file_name, &other.started_by);
        }
        Ok(other.is_some())
    }

    /// Begins it, unless another process is at work for this shop.
    async fn claim(&self, key: Key) -> Result<Claimed, sqlx::Error> {
        let machine_ms = SystemClock.now_ms();
        let mut transaction = postgres::begin(&self.pool, key.0).await?;
        let now_ms = self.clock.now_ms();
        store::release(&mut transaction, key.0, (machine_ms, now_ms)).await?;
        let claimed = store::claim(&mut transaction, key, machine_ms + ALIVE_MS).await?;
        // Refused, the transaction is of no use any more.
        if claimed != Claimed::Busy {
            transaction.commit().await?;
        }
        Ok(claimed)
    }

    /// Tells how far it is until it was given up.
    async fn tell(&self, key: Key, progress: &Progress) {
        let mut every = tokio::time::interval(TOLD_EVERY);
        loop {
            every.tick().await;
            match self.tell_once(key, progress).await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    progress.tell_again();
                    tracing::warn!(merchant_id = %key.0, %error, "it cannot be told how far an import is");
                }
            }
        }
    }

    async fn tell_once(&self, key: Key, progress: &Progress) -> Result<bool, sqlx::Error> {
        let snapshot = progress.snapshot();
        let alive_until_ms = SystemClock.now_ms() + ALIVE_MS;
        let mut transaction = postgres::begin(&self.pool, key.0).await?;
        let is_told = store::update(&mut transaction, key, alive_until_ms, &snapshot).await?;
        transaction.commit().await?;
        Ok(is_told)
    }

    /// Writes how it ended. Where orders were written that is a change of the shop of its own, so that whoever
    /// follows the shop is told.
    async fn end(
        &self,
        key: Key,
        progress: &Progress,
        outcome: &Result<Imported, Failed>,
    ) -> Result<(), sqlx::Error> {
        let (merchant, id) = key;
        let (imported, failure) = match outcome {
            Ok(imported) => (*imported, progress.nothing_read()),
            Err(failed) => {
                let coded = failed.coded();
                if matches!(coded.code, ErrorCode::Internal | ErrorCode::Unavailable) {
                    tracing::error!(merchant_id = %merchant, import = %id, error = %failed, "an import fails");
                }
                (Imported::default(), Some(coded))
            }
        };
        let state = match &failure {
            None => State::Finished,
            Some(failure) if failure.code == ErrorCode::Interrupted => State::Interrupted,
            Some(_) => State::Failed,
        };
        progress.tell_again();
        let mut transaction = postgres::begin(&self.pool, merchant).await?;
        let mut seq = None;
        if progress.has_written() {
            seq = merchants::lock(&mut transaction, merchant).await?.map(|shop| shop.change_seq);
        }
        let snapshot = progress.snapshot();
        store::update(&mut transaction, key, SystemClock.now_ms(), &snapshot).await?;
        let error = failure.map(|error| json!({ "code": error.code.name(), "args": error.args }));
        let without_id = i64::try_from(imported.without_id).unwrap_or(i64::MAX);
        let at_ms = self.clock.now_ms();
        let end = End { state: state.name(), at_ms, error, seq, without_id };
        store::finish(&mut transaction, key, &end).await?;
        transaction.commit().await?;
        if let Some(seq) = seq {
            self.recorder.changes().tell(merchant, seq);
        }
        tracing::info!(merchant_id = %merchant, import = %id, state = state.name(), "an import ended");
        Ok(())
    }
}

/// Why it did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The file, or what came of it.
    #[error(transparent)]
    Import(#[from] file::Error),
    /// Its row was ended by another process, which took this one for gone.
    #[error("the import was given up, as nothing was heard of it; repeat the command to go on")]
    GivenUp,
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
}

impl Failed {
    fn coded(&self) -> Coded<ErrorCode> {
        match self {
            Failed::Import(error) => error_of(error),
            Failed::GivenUp => Coded::plain(ErrorCode::Interrupted),
            Failed::Database(_) => Coded::plain(ErrorCode::Unavailable),
        }
    }
}
