//! PostgreSQL: pools that serve as one role, transactions that see one merchant, the schema, and the
//! private server.

mod embedded;
mod keys;
mod programs;
mod schema;
mod slotted;

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, Executor, PgConnection, PgPool, Postgres, Transaction};
use tracing::Instrument;

use crate::base::MerchantId;

pub use embedded::{Server, ServerError};
pub use keys::{keep_fingerprint, kept_fingerprint};
pub use schema::{
    SchemaError, check_login, latest_version, migrate, migrate_to, prepare, present_version,
};
pub use slotted::Slotted;

/// A transaction of one merchant.
pub type MerchantTransaction = Transaction<'static, Postgres>;

/// Statements here look rows up by their keys, in large sets whose costs PostgreSQL overrates: compiling
/// such a plan takes ten times as long as running it.
const SESSION: &str = "set jit = off; set statement_timeout = '60s';
    set idle_in_transaction_session_timeout = '60s'";

/// As whom a pool's connections act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Serves one merchant at a time.
    App,
    /// Finds work across merchants.
    Worker,
}

impl Role {
    const fn name(self) -> &'static str {
        match self {
            Role::App => "rfm_app",
            Role::Worker => "rfm_worker",
        }
    }
}

/// Reads a connection URL.
///
/// # Errors
/// When it is none.
pub fn options_of(url: &str) -> Result<PgConnectOptions, sqlx::Error> {
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(sqlx::Error::Configuration("not postgres://".into()));
    }
    PgConnectOptions::from_str(url)
}

/// A pool whose connections act as this role. Connects when first used.
pub fn pool(options: PgConnectOptions, role: Role, connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(3))
        .after_connect(move |connection, _| {
            Box::pin(async move {
                let set_role = match role {
                    Role::App => "set role rfm_app",
                    Role::Worker => "set role rfm_worker",
                };
                connection.execute(set_role).await?;
                connection.execute(SESSION).await?;
                Ok(())
            })
        })
        .connect_lazy_with(options.application_name(role.name()))
}

/// Begins a transaction that sees this merchant alone.
///
/// # Errors
/// When the database cannot be reached.
pub async fn begin(
    pool: &PgPool,
    merchant: MerchantId,
) -> Result<MerchantTransaction, sqlx::Error> {
    begin_whole(pool, beginning("begin", merchant)).await
}

/// Begins a transaction that only reads, and sees one state of this merchant throughout.
///
/// # Errors
/// When the database cannot be reached.
pub async fn begin_snapshot(
    pool: &PgPool,
    merchant: MerchantId,
) -> Result<MerchantTransaction, sqlx::Error> {
    let begin = "begin isolation level repeatable read, read only";
    begin_whole(pool, beginning(begin, merchant)).await
}

/// Begins a transaction to the end, also where whoever wants it goes away meanwhile: sqlx gives a connection whose
/// `begin` was left half-way back to the pool with the transaction open, and whoever comes next is in it.
async fn begin_whole(
    pool: &PgPool,
    statements: AssertSqlSafe<String>,
) -> Result<MerchantTransaction, sqlx::Error> {
    let pool = pool.clone();
    let beginning =
        tokio::spawn(async move { pool.begin_with(statements).await }.in_current_span());
    match beginning.await {
        Ok(begun) => begun,
        Err(ended) if ended.is_panic() => std::panic::resume_unwind(ended.into_panic()),
        // The runtime stops.
        Err(_) => Err(sqlx::Error::PoolClosed),
    }
}

/// Lets a transaction be idle for however long whoever takes its rows pauses.
///
/// # Errors
/// When the database cannot be reached.
pub async fn lift_idle_limit(transaction: &mut MerchantTransaction) -> Result<(), sqlx::Error> {
    transaction.execute("set local idle_in_transaction_session_timeout = 0").await?;
    Ok(())
}

/// Lets each statement of a transaction take so long, which may be more than those that serve are given.
///
/// # Errors
/// When the database cannot be reached.
pub async fn limit_statements(
    connection: &mut PgConnection,
    limit: Duration,
) -> Result<(), sqlx::Error> {
    sqlx::query("select set_config('statement_timeout', $1, true)")
        .bind(limit.as_millis().to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Both statements in one message: each transaction waits for one answer less. An id has no quotes.
fn beginning(begin: &str, MerchantId(merchant): MerchantId) -> AssertSqlSafe<String> {
    AssertSqlSafe(format!(
        "{begin}; select set_config('rfm.merchant_id', '{}', true)",
        merchant.as_hyphenated()
    ))
}
