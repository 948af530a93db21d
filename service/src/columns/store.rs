//! The raw numbers of customers, as columns.

use sqlx::PgConnection;
use sqlx::types::Uuid;

use crate::base::MerchantId;

/// Columns of some customers, all of the same length: our ids, instants of the last orders (ms), numbers of orders
/// (−1 for who is not there any more), spend in minor units, and the numbers of their last changes.
pub(super) type Part = (Vec<Uuid>, Vec<i64>, Vec<i32>, Vec<i64>, Vec<i64>);

/// The columns as they come: the numbers of each one after the other, big-endian.
type Packed = (Vec<u8>, Vec<u8>, Vec<u8>, Vec<u8>, Vec<u8>);

/// PostgreSQL sends instants in microseconds since 2000-01-01T00:00Z, which is so long after 1970.
const EPOCH_MS: i64 = 946_684_800_000;

fn unpacked((ids, placed, orders, spend, changed): Packed) -> Part {
    fn all<const BYTES: usize, T>(packed: &[u8], read: impl Fn([u8; BYTES]) -> T) -> Vec<T> {
        packed.as_chunks().0.iter().map(|bytes| read(*bytes)).collect()
    }
    let instant = |bytes| i64::from_be_bytes(bytes).div_euclid(1_000) + EPOCH_MS;
    (
        all(&ids, Uuid::from_bytes),
        all(&placed, instant),
        all(&orders, i32::from_be_bytes),
        all(&spend, i64::from_be_bytes),
        all(&changed, i64::from_be_bytes),
    )
}

/// Customers past one, in the order of their ids.
pub(super) async fn select_columns(
    connection: &mut PgConnection,
    merchant: MerchantId,
    after: Uuid,
    limit: i64,
) -> Result<Part, sqlx::Error> {
    let part: Option<Packed> = sqlx::query_as(include_str!("queries/select_columns.sql"))
        .bind(merchant.0)
        .bind(after)
        .bind(limit)
        .fetch_optional(connection)
        .await?;
    Ok(part.map(unpacked).unwrap_or_default())
}

/// Customers who changed since a number.
pub(super) async fn select_changed_columns(
    connection: &mut PgConnection,
    merchant: MerchantId,
    since: i64,
) -> Result<Part, sqlx::Error> {
    let part: Option<Packed> = sqlx::query_as(include_str!("queries/select_changed_columns.sql"))
        .bind(merchant.0)
        .bind(since)
        .fetch_optional(connection)
        .await?;
    Ok(part.map(unpacked).unwrap_or_default())
}
