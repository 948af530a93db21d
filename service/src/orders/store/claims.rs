//! The latest versions of customers and of claims to e-mails.

use sqlx::PgConnection;

use super::super::event::{Change, Event};
use super::super::model::{Book, Claim, EmailLookup, Identity};
use crate::base::MerchantId;

/// Loads the claims that decide: those to e-mails of customers' versions, and of orders whose customer is new.
pub(super) async fn load(
    connection: &mut PgConnection,
    merchant: MerchantId,
    events: &[&Event],
    book: &mut Book,
) -> Result<(), sqlx::Error> {
    let decides = |event: &&Event| match &event.change {
        Change::Customer(version) => version.customer.email.clone(),
        Change::Order(version) => {
            let named = version.customer.as_ref()?;
            let id = named.id.as_ref()?;
            named.email.clone().filter(|_| is_nobody(book, id))
        }
        _ => None,
    };
    let emails = events.iter().filter_map(decides);
    let lookups: Vec<EmailLookup> =
        emails.filter_map(|email| book.lookups.get(&email).copied()).collect();
    if lookups.is_empty() {
        return Ok(());
    }
    let rows: Vec<(Vec<u8>, i64, i64)> =
        sqlx::query_as(include_str!("../queries/select_email_claims.sql"))
            .bind(merchant.0)
            .bind(lookups.iter().map(|lookup| &lookup[..]).collect::<Vec<_>>())
            .fetch_all(connection)
            .await?;
    for (lookup, updated_at_ms, tie) in rows {
        if let Ok(lookup) = EmailLookup::try_from(lookup) {
            book.claims.insert(lookup, Claim { updated_at_ms, tie });
        }
    }
    Ok(())
}

/// Whether an id, or the one it was merged into, has no customer yet.
fn is_nobody(book: &Book, id: &str) -> bool {
    let identity = |id: &str| book.identities.get(id);
    let root = identity(id).and_then(|known| known.alias_of.as_deref()).unwrap_or(id);
    identity(root).is_none_or(|known| known.user.is_none())
}

/// Writes the claims that changed. The identities are written already.
///
/// # Errors
/// When the database cannot be used.
pub async fn save(
    connection: &mut PgConnection,
    merchant: MerchantId,
    book: &Book,
) -> Result<(), sqlx::Error> {
    let emails = &book.changed.email_claims;
    if !emails.is_empty() {
        let claims = || emails.iter().map(|lookup| book.claims[lookup]);
        sqlx::query(include_str!("../queries/upsert_email_claims.sql"))
            .bind(merchant.0)
            .bind(emails.iter().map(|lookup| &lookup[..]).collect::<Vec<_>>())
            .bind(claims().map(|claim| claim.updated_at_ms).collect::<Vec<_>>())
            .bind(claims().map(|claim| claim.tie).collect::<Vec<_>>())
            .execute(&mut *connection)
            .await?;
    }
    let claim = |identity: &Identity| identity.claim;
    let ids = book.changed.identity_claims.iter();
    let known: Vec<(&str, Claim)> =
        ids.filter_map(|id| Some((id.as_str(), claim(&book.identities[id])?))).collect();
    if !known.is_empty() {
        sqlx::query(include_str!("../queries/update_identity_claims.sql"))
            .bind(merchant.0)
            .bind(known.iter().map(|(id, _)| *id).collect::<Vec<_>>())
            .bind(known.iter().map(|(_, claim)| claim.updated_at_ms).collect::<Vec<_>>())
            .bind(known.iter().map(|(_, claim)| claim.tie).collect::<Vec<_>>())
            .execute(connection)
            .await?;
    }
    Ok(())
}
