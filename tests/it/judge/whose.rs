//! Customers of the plain implementation against those of the database: ids, e-mails and merges.

use std::collections::HashMap;

use rfm_service::adapters::cipher::Cipher;
use rfm_service::base::MerchantId;
use sqlx::PgConnection;
use uuid::Uuid;

use super::plain::{Customer, Plain};

/// Which customer is which: as soon as two are seen together, they always are.
#[derive(Default)]
pub(super) struct Pairs {
    stored: HashMap<usize, Uuid>,
    plain: HashMap<Uuid, usize>,
}

impl Pairs {
    pub(super) fn pair(&mut self, plain: Option<usize>, stored: Option<Uuid>, of: &str) {
        assert_eq!(plain.is_some(), stored.is_some(), "whether {of} has a customer");
        let Some((plain, stored)) = plain.zip(stored) else { return };
        assert_eq!(*self.stored.entry(plain).or_insert(stored), stored, "whose {of} is");
        assert_eq!(*self.plain.entry(stored).or_insert(plain), plain, "whose {of} is");
    }
}

pub(super) async fn check(
    connection: &mut PgConnection,
    cipher: &Cipher,
    merchant: MerchantId,
    plain: &Plain,
    known: &mut Pairs,
) {
    let rows: Vec<(String, Option<Uuid>, Option<String>, bool)> = sqlx::query_as(
        "select external_id, user_id, alias_of, erased from identities where merchant_id = $1",
    )
    .bind(merchant.0)
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    assert_eq!(rows.len(), plain.ids.len(), "ids known");
    let mut erased_aliases = 0;
    for (external_id, user, alias_of, erased) in rows {
        let id = &plain.ids[&external_id];
        assert_eq!(erased, id.erased, "whether {external_id} is erased");
        // Aliases lead to the last id.
        let mut last = id.alias_of.clone();
        while let Some(next) = last.as_ref().and_then(|last| plain.ids[last].alias_of.clone()) {
            last = Some(next);
        }
        assert_eq!(alias_of, last, "where {external_id} leads");
        erased_aliases += usize::from(erased && alias_of.is_some());
        known.pair(id.customer, user, &external_id);
    }
    assert!(erased_aliases > 0, "no id was both merged and erased");
    check_emails(connection, cipher, merchant, plain, known).await;
}

async fn check_emails(
    connection: &mut PgConnection,
    cipher: &Cipher,
    merchant: MerchantId,
    plain: &Plain,
    known: &mut Pairs,
) {
    type Row = (Uuid, Option<Vec<u8>>, Option<Vec<u8>>, bool);
    let rows: Vec<Row> = sqlx::query_as(
        "select id, email_lookup, email, merged_into is not null from users where merchant_id = $1",
    )
    .bind(merchant.0)
    .fetch_all(connection)
    .await
    .unwrap();
    let is_there = |customer: &&Customer| customer.merged_into.is_none();
    let there = rows.iter().filter(|(_, _, _, merged)| !merged).count();
    assert_eq!(there, plain.customers.iter().filter(is_there).count(), "customers");
    let held: HashMap<Vec<u8>, (Uuid, &[u8])> = rows
        .iter()
        .filter_map(|(id, lookup, sealed, _)| Some((lookup.clone()?, (*id, sealed.as_deref()?))))
        .collect();
    assert_eq!(held.len(), plain.holders.len(), "e-mails held");
    for (email, holder) in &plain.holders {
        let (user, sealed) = held[&cipher.lookup(merchant.0, email).to_vec()];
        known.pair(Some(*holder), Some(user), email);
        assert_eq!(cipher.decrypt(merchant.0, user, sealed).unwrap(), email.as_bytes());
    }
}
