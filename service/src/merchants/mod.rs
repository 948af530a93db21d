//! Merchants: who they are, and the lock under which all that changes for one of them is written.

pub mod model;
mod store;

use shared_scoring::Currency;
use sqlx::{PgConnection, PgPool};

use crate::adapters::postgres;
use crate::base::{Clock, MerchantId, new_id};

pub use model::{Merchant, NewMerchant, Staged};
pub use store::{
    activate, clear_orders_changed, lock, mark_orders_changed, orders_changed_from, read, stage,
    take_shop, tell,
};

/// Why a merchant cannot be added or found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The domain is taken.
    #[error("the shop {0} is there already")]
    Taken(String),
    /// No such shop.
    #[error(
        "no shop {0}; `rfm merchant list` shows those that are there, and this adds it: \
         rfm merchant add --domain {0} --currency USD --time-zone America/New_York --preset medium"
    )]
    Unknown(String),
    /// Only for a shop in US dollars the average order value is known beforehand.
    #[error(
        "average order value: must be given for a shop whose currency is {0}, since sizes of orders are \
         known in USD alone"
    )]
    AverageOrder(Currency),
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

/// The id of the merchant with this domain, in any case; `None` where there is none. A look-up in one index.
///
/// # Errors
/// When the database cannot be used.
pub async fn id_of(pool: &PgPool, domain: &str) -> Result<Option<MerchantId>, sqlx::Error> {
    store::id_of_domain(pool, domain).await
}

/// All merchants, by their domain. Who they are is found across merchants, and each is read as itself.
///
/// # Errors
/// When the database cannot be used.
pub async fn list(pool: &PgPool, worker_pool: &PgPool) -> Result<Vec<Merchant>, Error> {
    let mut merchants = Vec::new();
    for id in store::all_ids(worker_pool).await? {
        let mut transaction = postgres::begin(pool, id).await?;
        merchants.extend(store::read(&mut transaction, id).await?);
    }
    merchants.sort_by(|one, other| one.domain.cmp(&other.domain));
    Ok(merchants)
}
