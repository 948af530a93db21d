//! Writes what a batch changed of orders, refunds and identities.

use sqlx::PgConnection;

use super::super::model::{Book, Identity, OrderFact};
use crate::base::MerchantId;

const INSERT_ORDERS: &str = include_str!("../queries/insert_orders.sql");
const REPLACE_ORDERS: &str = concat!(
    include_str!("../queries/insert_orders.sql"),
    include_str!("../queries/insert_orders.conflict.sql")
);

/// Writes identities and refunds that changed, and whose orders are another's now. New customers are written
/// already.
pub async fn save(
    connection: &mut PgConnection,
    merchant: MerchantId,
    book: &Book,
) -> Result<(), sqlx::Error> {
    for (from, into) in &book.changed.merges {
        sqlx::query(include_str!("../queries/update_owner.sql"))
            .bind(merchant.0)
            .bind(from)
            .bind(into)
            .execute(&mut *connection)
            .await?;
    }
    for (from, to) in &book.changed.aliases {
        sqlx::query("update identities set alias_of = $3 where merchant_id = $1 and alias_of = $2")
            .bind(merchant.0)
            .bind(from)
            .bind(to)
            .execute(&mut *connection)
            .await?;
    }
    let identities: Vec<(&String, &Identity)> =
        book.changed.identities.iter().map(|id| (id, &book.identities[id])).collect();
    if !identities.is_empty() {
        sqlx::query(include_str!("../queries/upsert_identities.sql"))
            .bind(merchant.0)
            .bind(identities.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>())
            .bind(identities.iter().map(|(_, who)| who.user).collect::<Vec<_>>())
            .bind(identities.iter().map(|(_, who)| who.alias_of.as_deref()).collect::<Vec<_>>())
            .bind(identities.iter().map(|(_, who)| who.erased).collect::<Vec<_>>())
            .execute(&mut *connection)
            .await?;
    }
    if !book.changed.refunds.is_empty() {
        let refunds = &book.changed.refunds;
        sqlx::query(include_str!("../queries/upsert_refunds.sql"))
            .bind(merchant.0)
            .bind(refunds.iter().map(|(_, id)| *id).collect::<Vec<_>>())
            .bind(refunds.iter().map(|(order, _)| order.as_str()).collect::<Vec<_>>())
            .bind(refunds.iter().map(|(order, id)| book.refunds[order][id]).collect::<Vec<_>>())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Writes orders that changed.
///
/// New ones are plainly inserted, which takes two thirds of the time: the merchant's row is locked, so
/// nobody else can have written what was not there when the book was loaded. They go in the order of their
/// ids, which is that of the index.
pub async fn save_orders(
    connection: &mut PgConnection,
    merchant: MerchantId,
    book: &Book,
) -> Result<(), sqlx::Error> {
    for (is_new, statement) in [(true, INSERT_ORDERS), (false, REPLACE_ORDERS)] {
        let changed = book.changed.orders.iter().filter(|(_, new)| **new == is_new);
        let mut orders: Vec<(&str, &OrderFact)> =
            changed.map(|(id, _)| (id.as_str(), &book.orders[id])).collect();
        if !orders.is_empty() {
            orders.sort_unstable_by_key(|(id, _)| *id);
            write_orders(connection, statement, merchant, &orders).await?;
        }
    }
    Ok(())
}

async fn write_orders(
    connection: &mut PgConnection,
    statement: &'static str,
    merchant: MerchantId,
    orders: &[(&str, &OrderFact)],
) -> Result<(), sqlx::Error> {
    let facts = || orders.iter().map(|(_, fact)| fact);
    // Most know none, and an array of arrays must have rows of the same length.
    let known_refunds = |fact: &OrderFact| {
        let ids: Vec<String> = fact.known_refunds.iter().map(i64::to_string).collect();
        (!ids.is_empty()).then(|| format!("{{{}}}", ids.join(",")))
    };
    sqlx::query(statement)
        .bind(merchant.0)
        .bind(orders.iter().map(|(id, _)| *id).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.user).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.processed_at_ms).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.test).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.gross_minor).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.current_total_minor).collect::<Vec<_>>())
        .bind(facts().map(|fact| known_refunds(fact)).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.rank.source as i16).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.rank.updated_at_ms).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.rank.cancelled).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.rank.refunded_minor).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.rank.financial_status as i16).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.rank.content_hash.cast_signed()).collect::<Vec<_>>())
        .bind(facts().map(|fact| fact.counted_minor).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}
