//! Which key the addresses of a database are looked up by: its fingerprint, kept at first use, so that a
//! process with another key is refused instead of writing what nobody finds again.

use sqlx::PgPool;

/// The fingerprint that is kept; `None` before first use.
///
/// # Errors
/// When the database cannot be used.
pub async fn kept_fingerprint(pool: &PgPool) -> Result<Option<Vec<u8>>, sqlx::Error> {
    let kept = "select lookup_key from key_fingerprints";
    sqlx::query_scalar(kept).fetch_optional(pool).await
}

/// Keeps this fingerprint if there is none, and returns the one that is kept: of several processes that
/// start at once the first one's.
///
/// # Errors
/// When the database cannot be used.
pub async fn keep_fingerprint(pool: &PgPool, own: &[u8]) -> Result<Vec<u8>, sqlx::Error> {
    let keep = "insert into key_fingerprints (lookup_key) values ($1) on conflict do nothing";
    sqlx::query(keep).bind(own).execute(pool).await?;
    sqlx::query_scalar("select lookup_key from key_fingerprints").fetch_one(pool).await
}
