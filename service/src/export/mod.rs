//! What a merchant takes along: all customers as CSV or JSON, made page by page while they are sent. Each
//! export is in the audit log before its first byte.

mod body;
pub mod chart;
pub mod columns;
pub mod http;
mod rows;

use std::panic::resume_unwind;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use shared_scoring::Day;
use sqlx::PgPool;
use tokio::task::spawn_blocking;
use uuid::Uuid;

use crate::adapters::cipher::{self, Cipher};
use crate::adapters::postgres;
use crate::base::{Clock, Full, MerchantId, Place, Places};
use crate::movement::customers::ReadError;
use crate::movement::walk::{Walk, Walked, Wants};
use crate::segments::{self, SizeCache};
use crate::{audit, merchants};
use chart::Chart;
use chart::paint::{self, Painter};
use columns::{Column, Columns};
pub use rows::Form;
use rows::Rows;

/// Exports that run at a time, at most. Each holds a connection for as long as its reader takes, and the write
/// path needs connections too: where there are few, fewer run.
const AT_A_TIME: u32 = 4;

/// Exports of one shop at a time, those that wait among them.
const OF_SHOP: usize = 2;

/// Whoever waits for its turn for so long is told to come again.
const TURN_WITHIN: Duration = Duration::from_secs(10);

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
    /// Makes pictures.
    pub painter: Painter,
    turns: Places,
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
    /// The picture cannot be made.
    #[error(transparent)]
    Paint(#[from] paint::Error),
    /// It is not its turn.
    #[error(transparent)]
    Full(#[from] Full),
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
        let at_a_time = (pool.options().get_max_connections() / 4).clamp(1, AT_A_TIME);
        let (painter, turns) = (Painter::default(), Places::new(at_a_time, OF_SHOP));
        Exports { pool, clock, cipher, sizes, painter, turns }
    }

    /// Paints a chart as PNG, in a language, of the shop's day that is told. It is in the audit log, with the
    /// numbers of customers that it shows.
    ///
    /// # Errors
    /// When the database cannot be used, or a font is missing.
    pub async fn paint(
        &self,
        merchant: MerchantId,
        actor: String,
        chart: Chart,
        locale: &'static str,
    ) -> Result<(Day, Vec<u8>), Error> {
        let now_ms = self.clock.now_ms();
        let counted = segments::read_counts(&self.pool, &self.sizes, now_ms, merchant).await;
        let counted = counted.map_err(ReadError::Database)?.ok_or(ReadError::UnknownMerchant)?;
        let domain = self.domain_of(merchant).await?;
        let details = serde_json::json!({ "format": "png", "chart": chart.name() });
        let audited = self.audit(merchant, actor, details).await?;
        let sizes = counted.sizes(locale);
        let shown = chart::Shown { domain: &domain, counted: &counted, sizes: &sizes, locale };
        let drawn = chart::draw(chart, &shown);
        let png = self.painter.paint(drawn.svg).await?;
        self.finish(merchant, audited, drawn.numbers).await?;
        Ok((counted.as_of, png))
    }

    /// Writes into the audit log that all of an export was given out: so many rows.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn finish(
        &self,
        merchant: MerchantId,
        audited: Uuid,
        rows: u64,
    ) -> Result<(), Error> {
        let now_ms = self.clock.now_ms();
        let finished = audit::finish(&self.pool, merchant, now_ms, audited, rows);
        finished.await.map_err(Error::Audit)
    }

    async fn domain_of(&self, merchant: MerchantId) -> Result<String, ReadError> {
        let mut transaction = postgres::begin_snapshot(&self.pool, merchant).await?;
        let shop = merchants::read(&mut transaction, merchant).await?;
        Ok(shop.ok_or(ReadError::UnknownMerchant)?.domain)
    }

    /// Writes into the audit log that somebody exports; the id is for [`Exports::finish`].
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn audit(
        &self,
        merchant: MerchantId,
        actor: String,
        details: serde_json::Value,
    ) -> Result<Uuid, Error> {
        let entry = audit::Entry { action: ACTION, actor, details };
        let now_ms = self.clock.now_ms();
        audit::begin(&self.pool, merchant, now_ms, &entry).await.map_err(Error::Audit)
    }

    /// Begins an export once it is its turn, writes it into the audit log, and reads its first page.
    ///
    /// # Errors
    /// When its turn does not come, the segment is unknown or the database cannot be used.
    pub async fn begin(&self, merchant: MerchantId, wanted: Wanted) -> Result<Export, Error> {
        let turn = self.turns.take_within(merchant, TURN_WITHIN).await?;
        let now_ms = self.clock.now_ms();
        let segment = wanted.segment.as_deref();
        let wants = Wants {
            external_id: wanted.columns.has(Column::ShopifyId),
            email: wanted.columns.has(Column::Email),
        };
        // What is refused is not in the log, and what is in the log holds one connection at a time.
        drop(Walk::begin(&self.pool, merchant, now_ms, segment, wants).await?);
        let details = serde_json::json!({
            "format": if matches!(wanted.form, Form::Csv { .. }) { "csv" } else { "json" },
            "segment": segment,
            "columns": wanted.columns.names(),
        });
        let audited = self.audit(merchant, wanted.actor.clone(), details).await?;
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
    _turn: Place,
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

    /// Waits for its reader however long it pauses, as somebody does who pages through it. Not for readers whom
    /// the service does not know: the database cannot clean up behind the snapshot.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn wait_for_reader(&mut self) -> Result<(), Error> {
        match &mut self.source {
            Some((walk, _)) => Ok(walk.wait_for_reader().await?),
            None => Ok(()),
        }
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
        exports.finish(merchant, audited, written).await
    }
}
