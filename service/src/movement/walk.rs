//! All customers of a shop, or all members of a segment, page after page in one snapshot. It never holds more
//! than a page.

use std::sync::Arc;

use shared_scoring::CellMask;
use sqlx::PgPool;
use sqlx::types::Uuid;

use super::customers::{Context, ReadError, Scored};
use super::store::reads as store;
use crate::adapters::postgres::{self, MerchantTransaction};
use crate::base::MerchantId;

/// Customers of a page. A page is one statement, so none comes near the time limit of statements.
const PAGE: i64 = 5_000;

/// What is read of each customer beside its numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wants {
    /// The shop's id.
    pub external_id: bool,
    /// The e-mail.
    pub email: bool,
}

/// A customer on the way.
#[derive(Clone, Debug)]
pub struct Walked {
    /// Scored as of the shop's day.
    pub customer: Scored,
    /// The e-mail, encrypted for this customer.
    pub email: Option<Vec<u8>>,
}

/// A way through the customers in the order of our ids. Dropping it ends its transaction.
pub struct Walk {
    transaction: MerchantTransaction,
    merchant: MerchantId,
    context: Arc<Context>,
    members: Option<CellMask>,
    wants: Wants,
    /// The last customer; `None` at the end.
    after: Option<Uuid>,
}

impl Walk {
    /// Begins before the first customer; with a segment's label, only its members are met.
    ///
    /// # Errors
    /// When the segment is unknown or the database cannot be used.
    pub async fn begin(
        pool: &PgPool,
        merchant: MerchantId,
        now_ms: i64,
        segment: Option<&str>,
        wants: Wants,
    ) -> Result<Walk, ReadError> {
        let mut transaction = postgres::begin_snapshot(pool, merchant).await?;
        let context = Context::read(&mut transaction, merchant, now_ms).await?;
        let members = segment.map(|label| context.members_of(label)).transpose()?;
        let (context, after) = (Arc::new(context), Some(Uuid::nil()));
        Ok(Walk { transaction, merchant, context, members, wants, after })
    }

    /// What all of it is read against.
    pub fn context(&self) -> &Arc<Context> {
        &self.context
    }

    /// Holds its snapshot for however long the reader pauses between pages.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn wait_for_reader(&mut self) -> Result<(), ReadError> {
        Ok(postgres::lift_idle_limit(&mut self.transaction).await?)
    }

    /// The next customers; there may be none on a page while there is a next one. `None` at the end.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn next_page(&mut self) -> Result<Option<Vec<Walked>>, ReadError> {
        let Some(after) = self.after else { return Ok(None) };
        let place = (self.merchant, self.context.live);
        let page = (after, self.members, self.context.as_of, PAGE);
        let rows = store::select_walked(&mut self.transaction, place, page, self.wants).await?;
        let is_end = i64::try_from(rows.len()).is_ok_and(|rows| rows < PAGE);
        self.after = rows.last().map(|(row, _)| row.0).filter(|_| !is_end);
        let walked = rows.into_iter().map(|(row, email)| {
            let customer = self.context.scored(row);
            Walked { customer, email }
        });
        // Of the customers whose change is not written yet, some are no members.
        let is_member =
            |walked: &Walked| self.members.is_none_or(|cells| cells.contains(walked.customer.cell));
        Ok(Some(walked.filter(is_member).collect()))
    }
}
