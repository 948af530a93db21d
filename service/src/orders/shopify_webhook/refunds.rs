//! What refunds gave back, in the shop's money. A refund's transactions may be in the buyer's.

use serde_json::Value;
use shared_scoring::Currency;

use super::{Money, Unusable, amount, currency, id, missing};
use crate::orders::event::Refund;

/// Reads the body of `refunds/create`.
pub(super) fn refund(payload: &Value, money: Money<'_>) -> Result<Refund, Unusable> {
    Ok(Refund {
        refund_id: payload["id"].as_i64().ok_or_else(|| missing("id"))?,
        order_id: id(&payload["order_id"], "order_id")?,
        amount_minor: refunded(payload, None, money)?,
    })
}

/// What these refunds gave back. Plain amounts of transactions that name no currency are in `of`.
pub(super) fn sum(
    refunds: &[Value],
    of: Option<Currency>,
    money: Money<'_>,
) -> Result<i64, Unusable> {
    refunds.iter().try_fold(0i64, |sum, one| Ok(sum.saturating_add(refunded(one, of, money)?)))
}

/// By its successful transactions where they are in the shop's money, else by the refund's parts in the
/// shop's money, else by the transactions converted.
fn refunded(refund: &Value, of: Option<Currency>, money: Money<'_>) -> Result<i64, Unusable> {
    let transactions: Vec<&Value> = list(refund, "transactions").filter(gave_back).collect();
    let from = |transaction: &Value| {
        let set = currency(&transaction["amount_set"]["shop_money"]["currency_code"]);
        set.or_else(|| currency(&transaction["currency"])).or(of).unwrap_or(money.shop)
    };
    let is_of_shop = transactions.iter().all(|transaction| from(transaction) == money.shop);
    if !is_of_shop && let Some(parts) = parts(refund, money)? {
        return Ok(parts);
    }
    transactions.into_iter().try_fold(0i64, |sum, transaction| {
        let of = currency(&transaction["currency"]).or(of);
        let (set, plain) = (&transaction["amount_set"], &transaction["amount"]);
        let given = amount(set, plain, of, "transactions.amount", money)?;
        Ok(sum.saturating_add(given.ok_or_else(|| missing("transactions.amount"))?))
    })
}

fn gave_back(transaction: &&Value) -> bool {
    transaction["kind"].as_str().is_none_or(|kind| kind == "refund")
        && transaction["status"].as_str().is_none_or(|status| status == "success")
}

fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    value[name].as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

/// A list of a refund's parts: its name, the two amounts of each with their paths, and what it counts as.
type Part = (&'static str, [(&'static str, &'static str); 2], i64);

/// Line items and shipping, less the adjustments: those say by how much less was given back than calculated,
/// and, before 2024-10, shipping as an amount below zero.
const PARTS: [Part; 3] = [
    (
        "refund_line_items",
        [
            ("subtotal_set", "refund_line_items.subtotal_set"),
            ("total_tax_set", "refund_line_items.total_tax_set"),
        ],
        1,
    ),
    (
        "refund_shipping_lines",
        [
            ("subtotal_amount_set", "refund_shipping_lines.subtotal_amount_set"),
            ("tax_amount_set", "refund_shipping_lines.tax_amount_set"),
        ],
        1,
    ),
    (
        "order_adjustments",
        [
            ("amount_set", "order_adjustments.amount_set"),
            ("tax_amount_set", "order_adjustments.tax_amount_set"),
        ],
        -1,
    ),
];

/// The sum of a refund's parts; `None` where the shop's money is not given.
fn parts(refund: &Value, money: Money<'_>) -> Result<Option<i64>, Unusable> {
    let has_shipping = list(refund, "refund_shipping_lines").next().is_some();
    let (mut sum, mut any) = (0i64, false);
    for (name, sets, sign) in PARTS {
        for part in list(refund, name) {
            if has_shipping && part["kind"] == "shipping_refund" {
                continue;
            }
            for (at, (set, field)) in sets.into_iter().enumerate() {
                let given = amount(&part[set], &Value::Null, None, field, money)?;
                match given {
                    Some(given) => sum = sum.saturating_add(given.saturating_mul(sign)),
                    // Tax may be left out; the amount itself says in what money the part is.
                    None if at > 0 => {}
                    None => return Ok(None),
                }
                any |= given.is_some();
            }
        }
    }
    Ok(any.then_some(sum.max(0)))
}
