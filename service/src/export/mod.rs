//! What a merchant takes along: all customers as CSV or JSON, made page by page while they are sent. Each
//! export is in the audit log before its first byte.

mod body;
pub mod columns;
pub mod http;
mod rows;

use std::panic::resume_unwind;
use std::sync::Arc;

use axum::body::Bytes;
use shared_scoring::Day;
use sqlx::PgPool;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use uuid::Uuid;

use crate::adapters::cipher::{self, Cipher};
use crate::audit;
use crate::base::{Clock, MerchantId};
use crate::movement::customers::ReadError;
use crate::movement::walk::{Walk, Walked, Wants};
use crate::segments::SizeCache;
use columns::{Column, Columns};
pub use rows::Form;
use rows::Rows;

/// Exports that run at a time. Each holds a connection for as long as its reader takes, and the write path
/// needs connections too.
const AT_A_TIME: usize = 4;

/// What an export is called in the audit log.
const ACTION: &str = "rfm_export";

/// Makes exports.
#[derive(Clone)]
pub struct Exports {
    /// The database.
    pub pool: PgPool,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Decrypts e-mails.
    pub cipher: Arc<Cipher>,
    /// Sizes that were counted before.
    pub sizes: SizeCache,
    turns: Arc<Semaphore>,
}

/// Which customers are wanted, and how.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Who wants them, for the audit log.
    pub actor: String,
    /// Only members of the segment with this label.
    pub segment: Option<String>,
    /// What of them.
    pub columns: Columns,
    /// How they are written.
    pub form: Form,
    /// The language of segment names.
    pub locale: &'static str,
}

/// Why there is no export, or why it broke off.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The customers cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// An address cannot be decrypted.
    #[error("an e-mail address cannot be decrypted")]
    Cipher(#[from] cipher::Error),
    /// The audit log cannot be written.
    #[error("the audit log cannot be written")]
    Audit(#[source] sqlx::Error),
}

impl Exports {
    /// Exports from this database.
    pub fn new(
        pool: PgPool,
        clock: Arc<dyn Clock>,
        cipher: Arc<Cipher>,
        sizes: SizeCache,
    ) -> Exports {
        Exports { pool, clock, cipher, sizes, turns: Arc::new(Semaphore::new(AT_A_TIME)) }
    }

    /// Begins an export once it is its turn, writes it into the audit log, and reads its first page.
    ///
    /// # Errors
    /// When the segment is unknown or the database cannot be used.
    pub async fn begin(&self, merchant: MerchantId, wanted: Wanted) -> Result<Export, Error> {
        // It is never closed.
        let turn = self.turns.clone().acquire_owned().await.ok();
        let now_ms = self.clock.now_ms();
        let segment = wanted.segment.as_deref();
        let wants = Wants {
            external_id: wanted.columns.has(Column::ShopifyId),
            email: wanted.columns.has(Column::Email),
        };
        // What is refused is not in the log, and what is in the log holds one connection at a time.
        drop(Walk::begin(&self.pool, merchant, now_ms, segment, wants).await?);
        let entry = audit::Entry {
            action: ACTION,
            actor: wanted.actor.clone(),
            details: serde_json::json!({
                "format": if matches!(wanted.form, Form::Csv { .. }) { "csv" } else { "json" },
                "segment": segment,
                "columns": wanted.columns.names(),
            }),
        };
        let audited = audit::begin(&self.pool, merchant, now_ms, &entry);
        let audited = audited.await.map_err(Error::Audit)?;
        let mut walk = Walk::begin(&self.pool, merchant, now_ms, segment, wants).await?;
        let page = walk.next_page().await?;
        let (context, cipher) = (walk.context().clone(), self.cipher.clone());
        let as_of = context.as_of;
        let how = (wanted.form, wanted.columns);
        let rows = Rows::new(how, merchant, context, cipher, wanted.locale);
        let pending = Some(rows.head().into_bytes());
        Ok(Export {
            exports: self.clone(),
            merchant,
            audited,
            as_of,
            rows: Arc::new(rows),
            source: Some((walk, page)),
            pending,
            written: 0,
            _turn: turn,
        })
    }
}

/// An export on its way. Dropping it ends its transaction.
pub struct Export {
    exports: Exports,
    merchant: MerchantId,
    audited: Uuid,
    as_of: Day,
    rows: Arc<Rows>,
    /// The rest of the customers, the next page read already; `None` at the end.
    source: Option<(Walk, Option<Vec<Walked>>)>,
    /// What goes before the next rows.
    pending: Option<Vec<u8>>,
    written: u64,
    _turn: Option<OwnedSemaphorePermit>,
}

impl Export {
    /// The shop's day.
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// Customers that were written so far.
    pub fn written(&self) -> u64 {
        self.written
    }

    /// The next piece; `None` at the end. While a page becomes text, the next one is read.
    ///
    /// # Errors
    /// When the database cannot be used, or an address cannot be decrypted.
    pub async fn next_piece(&mut self) -> Result<Option<Bytes>, Error> {
        let Some((walk, page)) = &mut self.source else { return Ok(None) };
        let mut piece = self.pending.take().unwrap_or_default();
        let Some(walked) = page.take() else {
            self.source = None;
            piece.extend(self.rows.foot().as_bytes());
            return Ok(Some(piece.into()));
        };
        let (count, is_first) = (walked.len() as u64, self.written == 0);
        let rows = self.rows.clone();
        let text = spawn_blocking(move || rows.text(&walked, is_first));
        let (next, text) = tokio::join!(walk.next_page(), text);
        piece.extend(text.unwrap_or_else(|panic| resume_unwind(panic.into_panic()))?);
        *page = next?;
        self.written += count;
        Ok(Some(piece.into()))
    }

    /// Writes into the audit log that all was given out.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn finish(self) -> Result<(), Error> {
        let Export { exports, merchant, audited, source, written, .. } = self;
        drop(source);
        let now_ms = exports.clock.now_ms();
        let finished = audit::finish(&exports.pool, merchant, now_ms, audited, written);
        finished.await.map_err(Error::Audit)
    }
}
