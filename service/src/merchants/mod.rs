//! Merchants: who they are, and the lock under which all that changes for one of them is written.

pub mod model;
mod store;

use sqlx::{PgConnection, PgPool};

use crate::adapters::postgres;
use crate::base::{Clock, MerchantId, new_id};

pub use model::{Merchant, NewMerchant};
pub use store::{lock, read};

/// Why a merchant cannot be added or found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The domain is taken.
    #[error("the shop {0} is there already")]
    Taken(String),
    /// No such shop.
    #[error("no shop {0}; add it with `rfm merchant add --domain {0}`")]
    Unknown(String),
    /// A field breaks its rule.
    #[error(transparent)]
    Invalid(#[from] model::Invalid),
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
}

/// Adds a merchant in this transaction, which must see the merchant's id. Configuration is not part
/// of it.
///
/// # Errors
/// When the domain is taken.
pub async fn add(
    connection: &mut PgConnection,
    id: MerchantId,
    merchant: &NewMerchant,
    now_ms: i64,
) -> Result<(), Error> {
    store::insert(connection, id, merchant, now_ms).await.map_err(|error| match error {
        sqlx::Error::Database(error) if error.constraint() == Some("merchants_domain_key") => {
            Error::Taken(merchant.domain().to_owned())
        }
        error => Error::Database(error),
    })
}

/// A new merchant's id.
pub fn new_merchant_id(clock: &dyn Clock) -> MerchantId {
    MerchantId(new_id(clock.now_ms()))
}

/// The merchant with this domain.
///
/// # Errors
/// When there is none.
pub async fn find(pool: &PgPool, domain: &str) -> Result<Merchant, Error> {
    let unknown = || Error::Unknown(domain.to_owned());
    let id = store::id_of_domain(pool, domain).await?.ok_or_else(unknown)?;
    let mut transaction = postgres::begin(pool, id).await?;
    store::read(&mut transaction, id).await?.ok_or_else(unknown)
}
