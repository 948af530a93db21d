//! The restated past: every customer with the orders dated on or before a day, each in its latest known
//! version.

use std::collections::HashMap;

use shared_scoring::{CustomerStats, Day};
use sqlx::PgPool;
use sqlx::types::Uuid;

use super::Error;
use super::store::reads as store;
use crate::adapters::cipher::Cipher;
use crate::adapters::postgres;
use crate::base::MerchantId;
use crate::{merchants, orders};

/// Every customer by the shop's id, else by e-mail, else by our id, with the stats as of a day; sorted.
///
/// # Errors
/// When the database cannot be used, or an address cannot be decrypted.
pub async fn restated_customers(
    pool: &PgPool,
    cipher: &Cipher,
    merchant: MerchantId,
    as_of: Day,
) -> Result<Vec<(String, Option<CustomerStats>)>, Error> {
    let mut transaction = postgres::begin_snapshot(pool, merchant).await?;
    let mut stats: HashMap<Uuid, CustomerStats> = HashMap::new();
    let shop = merchants::read(&mut transaction, merchant).await?;
    let calendar = shop.ok_or(Error::UnknownMerchant(merchant))?.calendar;
    let until = (&calendar, as_of);
    let folded =
        orders::for_each_customer_until(&mut transaction, merchant, until, |id, folded| {
            stats.insert(id, folded);
        });
    folded.await?;
    let rows = store::select_keys(&mut transaction, merchant).await?;
    let mut customers = Vec::with_capacity(rows.len());
    for (id, email, external_id) in rows {
        let email = email.map(|sealed| cipher.decrypt(merchant.0, id, &sealed)).transpose()?;
        let email = email.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let key = external_id.or(email).unwrap_or_else(|| id.to_string());
        customers.push((key, stats.get(&id).copied()));
    }
    customers.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    Ok(customers)
}
