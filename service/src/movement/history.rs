//! How a customer came to where it is: each change of its cell, with its cause.

use shared_scoring::{Cell, Day};
use sqlx::PgPool;
use sqlx::types::Uuid;

use super::customers::ReadError;
use super::store::history as store;
use crate::adapters::postgres;
use crate::base::MerchantId;
use crate::merchants;
use crate::scoring;
use crate::segments::OfVersions;

/// A change of a customer's cell.
#[derive(Clone, Debug)]
pub struct Change {
    /// The number of the change, which many customers' may share.
    pub change_seq: i64,
    /// The shop's day.
    pub on: Day,
    /// When it was written, in milliseconds since 1970-01-01T00:00Z.
    pub at_ms: i64,
    /// Why, as it is stored.
    pub cause: String,
    /// The version of the configuration after it.
    pub config_version: i64,
    /// The cell before; `None` for not there yet.
    pub from: Option<Cell>,
    /// The cell after; `None` for merged into another customer.
    pub to: Option<Cell>,
    /// Weighted score in hundredths after it; `None` for a prospect.
    pub score_hundredths: Option<u16>,
    /// The version of the configuration before it.
    pub from_version: i64,
}

/// Past which change a page begins: its number and its day.
pub type Cursor = (i64, Day);

/// A page of a customer's changes.
pub struct Page {
    /// The latest first.
    pub changes: Vec<Change>,
    /// The segments of each version that is named.
    pub segments: OfVersions,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
}

/// The changes of a customer, the latest first; `None` when it is not there.
///
/// # Errors
/// When the merchant is unknown or the database cannot be used.
pub async fn read_history(
    pool: &PgPool,
    merchant: MerchantId,
    customer: Uuid,
    before: Option<Cursor>,
    limit: usize,
) -> Result<Option<Page>, ReadError> {
    let mut transaction = postgres::begin_snapshot(pool, merchant).await?;
    let shop = merchants::read(&mut transaction, merchant).await?;
    shop.ok_or(ReadError::UnknownMerchant)?;
    // One more tells whether there is a next page.
    let rows = limit as i64 + 1;
    let mut changes =
        store::select_history(&mut transaction, merchant, customer, before, rows).await?;
    if changes.is_empty() && !store::is_there(&mut transaction, merchant, customer).await? {
        return Ok(None);
    }
    let is_more = changes.len() > limit;
    changes.truncate(limit);
    let next = changes.last().filter(|_| is_more).map(|last| (last.change_seq, last.on));
    let mut segments = OfVersions::default();
    for change in &mut changes {
        if change.cause == "config" {
            let before = scoring::version_before(&mut transaction, merchant, change.change_seq);
            change.from_version = before.await?;
        }
        for version in [change.from_version, change.config_version] {
            segments.read(&mut transaction, merchant, version).await?;
        }
    }
    Ok(Some(Page { changes, segments, next }))
}
