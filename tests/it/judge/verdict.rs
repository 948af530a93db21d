//! The verdict: the facts against what was delivered, and everything else against the facts.

use std::collections::{BTreeMap, HashMap};

use jiff::tz::TimeZone;
use rfm_service::adapters::cipher::Cipher;
use rfm_service::base::MerchantId;
use shared_scoring::order::{FinancialStatus, OrderState, Source, contribution, net_minor};
use shared_scoring::{
    Bands, Cell, Day, FrequencyBands, MonetaryBands, RecencyBands, Totals, next_transition, score,
};
use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

use super::plain::day_in;
use super::stream::{Delivered, Stream};
use super::whose;

pub(super) async fn check(
    connection: &mut PgConnection,
    cipher: &Cipher,
    (merchant, told_until): (MerchantId, i64),
    stream: &Stream,
) {
    let mut known = whose::Pairs::default();
    let totals = check_orders(connection, merchant, stream, &mut known).await;
    whose::check(connection, cipher, merchant, &stream.plain, &mut known).await;
    check_customers(connection, merchant, &totals).await;
    check_counts(connection, merchant).await;
    check_history(connection, merchant, told_until).await;
    let processed: i64 =
        sqlx::query_scalar("select count(*) from processed_events where merchant_id = $1")
            .bind(merchant.0)
            .fetch_one(connection)
            .await
            .unwrap();
    assert_eq!(processed as usize, stream.event_ids.len(), "events processed");
}

#[derive(sqlx::FromRow)]
struct OrderRow {
    order_id: String,
    user_id: Option<Uuid>,
    placed_ms: i64,
    counted_minor: Option<i64>,
    source: i16,
    content_hash: i64,
}

/// What a delivered order adds to its customer's totals, by the kernel alone.
fn expected(order: &Delivered, placed_ms: i64) -> (Option<(i64, i64)>, Option<u64>) {
    if order.deleted {
        return (None, None);
    }
    let Some(latest) = order.versions.iter().max_by_key(|version| version.rank) else {
        return (None, None);
    };
    let refunds =
        order.refunds.iter().map(|(id, amount)| (*amount, latest.known_refunds.contains(id)));
    let state = OrderState {
        has_customer: latest.customer.is_some(),
        test: latest.test,
        cancelled: latest.rank.cancelled,
        deleted: latest.rank.source == Source::Tombstone,
        financial_status: latest.rank.financial_status,
        gross_minor: latest.gross_minor,
        net_minor: net_minor(latest.current_total_minor, refunds),
    };
    assert!(latest.rank.financial_status <= FinancialStatus::Expired);
    (contribution(&state, placed_ms), Some(latest.rank.content_hash))
}

async fn check_orders(
    connection: &mut PgConnection,
    merchant: MerchantId,
    stream: &Stream,
    known: &mut whose::Pairs,
) -> HashMap<Uuid, Totals<i64>> {
    let rows: Vec<OrderRow> = sqlx::query_as(
        "select order_id, user_id, instant_ms(processed_at) as placed_ms, counted_minor, source,
            content_hash
         from orders where merchant_id = $1",
    )
    .bind(merchant.0)
    .fetch_all(connection)
    .await
    .unwrap();
    let with_fact =
        stream.orders.values().filter(|order| order.deleted || !order.versions.is_empty()).count();
    assert_eq!(rows.len(), with_fact, "orders known");
    let mut parts: HashMap<Uuid, Vec<(i64, i64)>> = HashMap::new();
    for row in rows {
        let order = &stream.orders[&row.order_id];
        let (owner, placed_ms) = stream.plain.order(&row.order_id).unwrap();
        assert_eq!(row.placed_ms, placed_ms, "time of order {}", row.order_id);
        let (part, hash) = expected(order, placed_ms);
        known.pair(owner, row.user_id, &row.order_id);
        assert_eq!(row.counted_minor, part.map(|(_, net)| net), "order {}", row.order_id);
        assert_eq!(row.source == 2, order.deleted, "order {}", row.order_id);
        if let Some(hash) = hash {
            assert_eq!(row.content_hash.cast_unsigned(), hash, "version of {}", row.order_id);
        }
        if let Some(part) = part {
            parts.entry(row.user_id.unwrap()).or_default().push(part);
        }
    }
    let folded = |(user, parts)| Some((user, Totals::fold(parts)?));
    parts.into_iter().filter_map(folded).collect()
}

type CustomerRow =
    (Uuid, Option<i64>, Option<i64>, i32, i64, Option<i16>, Option<i32>, Option<i32>, Option<Uuid>);

async fn bands_of(connection: &mut PgConnection, merchant: MerchantId) -> Bands {
    let (recency, frequency, monetary): (Vec<i32>, Vec<i64>, Vec<i64>) = sqlx::query_as(
        "select recency_at_most_days, frequency_at_least_orders, monetary_at_least_minor
         from rfm_config_versions join merchants on id = merchant_id and version = config_version
         where merchant_id = $1",
    )
    .bind(merchant.0)
    .fetch_one(connection)
    .await
    .unwrap();
    let frequency: Vec<u32> = frequency.into_iter().map(|edge| edge as u32).collect();
    Bands {
        recency: RecencyBands::new(recency.try_into().unwrap()).unwrap(),
        frequency: FrequencyBands::new(frequency.try_into().unwrap()).unwrap(),
        monetary: MonetaryBands::new(monetary.try_into().unwrap()).unwrap(),
    }
}

/// The zone that the shop is in, which is that of the active version.
pub(super) async fn zone_of(connection: &mut PgConnection, merchant: MerchantId) -> TimeZone {
    let (zone, of_version): (String, String) = sqlx::query_as(
        "select merchants.time_zone, versions.time_zone
         from merchants join rfm_config_versions versions
            on merchant_id = id and version = config_version
         where id = $1",
    )
    .bind(merchant.0)
    .fetch_one(connection)
    .await
    .unwrap();
    assert_eq!(zone, of_version);
    TimeZone::get(&zone).unwrap()
}

async fn live_slot(connection: &mut PgConnection, merchant: MerchantId) -> i16 {
    let slot = sqlx::query_scalar("select live_slot from merchants where id = $1").bind(merchant.0);
    slot.fetch_one(connection).await.unwrap()
}

async fn check_customers(
    connection: &mut PgConnection,
    merchant: MerchantId,
    totals: &HashMap<Uuid, Totals<i64>>,
) {
    let bands = bands_of(connection, merchant).await;
    let zone = zone_of(connection, merchant).await;
    let slot = live_slot(connection, merchant).await;
    let rows: Vec<CustomerRow> = sqlx::query_as(AssertSqlSafe(format!(
        "select id, instant_ms(first_order_at), instant_ms(last_order_at), order_count,
            spend_total_minor, cell_{slot}, day_number(rescore_due_on_{slot}),
            day_number(scored_on_{slot}), merged_into
         from users where merchant_id = $1",
    )))
    .bind(merchant.0)
    .fetch_all(connection)
    .await
    .unwrap();
    let (mut with_orders, mut merged) = (0, 0);
    for (id, first, last, count, spend, cell, due, scored_on, merged_into) in rows {
        let folded = totals.get(&id);
        let stored = first.zip(last).map(|(first, last)| Totals {
            first,
            last,
            order_count: count as u32,
            spend_total_minor: spend,
        });
        assert_eq!(stored.as_ref(), folded, "totals of {id}");
        with_orders += usize::from(folded.is_some());
        if merged_into.is_some() {
            merged += 1;
            assert_eq!((cell, due, stored), (None, None, None), "{id} was merged away");
            continue;
        }
        let on = Day(scored_on.unwrap());
        let stats = folded.map(|totals| totals.by_day(|at_ms| day_in(&zone, at_ms)));
        let expected = stats.map_or(Cell::PROSPECT, |stats| score::cell(&stats, &bands, on));
        assert_eq!(cell, Some(i16::from(expected.index())), "cell of {id}");
        let expected_due = stats.and_then(|stats| next_transition(&stats, &bands, on));
        assert_eq!(due.map(Day), expected_due, "next transition of {id}");
    }
    assert_eq!(with_orders, totals.len(), "customers with orders");
    assert!(merged > 0, "no customers were merged");
}

async fn check_counts(connection: &mut PgConnection, merchant: MerchantId) {
    type Counts = Vec<(i16, i64, i64)>;
    let live: Counts = sqlx::query_as(
        "select cell, customers, spend_total_minor
         from rfm_cell_counts join merchants using (config_version)
         where merchant_id = $1 and id = $1 and customers > 0 order by cell",
    )
    .bind(merchant.0)
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    let slot = live_slot(connection, merchant).await;
    let counted: Counts = sqlx::query_as(AssertSqlSafe(format!(
        "select cell_{slot}, count(*), sum(spend_total_minor)::bigint from users
         where merchant_id = $1 and cell_{slot} is not null group by cell_{slot} order by cell_{slot}",
    )))
    .bind(merchant.0)
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    assert_eq!(live, counted, "counts");
    let summed: Vec<(i16, i64)> = sqlx::query_as(
        "select cell, sum(change)::bigint from (
            select to_cell as cell, 1 as change from customer_history
                where merchant_id = $1 and to_cell is not null
            union all
            select from_cell, -1 from customer_history
                where merchant_id = $1 and from_cell is not null
         ) changes group by cell having sum(change) <> 0 order by cell",
    )
    .bind(merchant.0)
    .fetch_all(connection)
    .await
    .unwrap();
    let sizes: Vec<(i16, i64)> = live.iter().map(|(cell, size, _)| (*cell, *size)).collect();
    assert_eq!(summed, sizes, "changes sum to the counts");
}

async fn check_history(connection: &mut PgConnection, merchant: MerchantId, told_until: i64) {
    type Row = (Uuid, i64, i32, Option<i16>, Option<i16>, bool);
    let rows: Vec<Row> = sqlx::query_as(
        "select customer_id, change_seq, day_number(effective_on), from_cell, to_cell,
            cause <> 'config' and change_seq <= $2
         from customer_history where merchant_id = $1
         order by customer_id, change_seq, effective_on",
    )
    .bind(merchant.0)
    .bind(told_until)
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    let mut last: HashMap<Uuid, (i64, i32, Option<i16>)> = HashMap::new();
    let mut live_changes: BTreeMap<(Uuid, i64), Option<i16>> = BTreeMap::new();
    let mut overdue = 0;
    for (customer, seq, on, from, to, is_live) in rows {
        if let Some((last_seq, last_on, last_to)) = last.insert(customer, (seq, on, to)) {
            assert_eq!(from, last_to, "history of {customer} is a chain");
            assert!(on >= last_on, "history of {customer} goes back in time");
            assert!((seq, on) > (last_seq, last_on), "two rows of {customer} for one day");
            overdue += i32::from(seq == last_seq);
        } else {
            assert_eq!(from, None, "history of {customer} begins");
        }
        if is_live {
            live_changes.insert((customer, seq), to);
        }
    }
    assert!(overdue > 0, "no overdue transition was applied by a later write");
    let slot = live_slot(connection, merchant).await;
    let cells: Vec<(Uuid, Option<i16>)> = sqlx::query_as(AssertSqlSafe(format!(
        "select id, cell_{slot} from users where merchant_id = $1"
    )))
    .bind(merchant.0)
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    for (id, cell) in cells {
        assert_eq!(last.get(&id).and_then(|(_, _, to)| *to), cell, "last change of {id}");
    }
    // No foreign key holds these two to their customers, so the judge does.
    let strays: i64 = sqlx::query_scalar(
        "select count(*) from (
            select customer_id from rfm_score_history where merchant_id = $1
            union all
            select customer_id from rfm_segment_deltas where merchant_id = $1
         ) rows where not exists (
            select from users where merchant_id = $1 and id = rows.customer_id
         )",
    )
    .bind(merchant.0)
    .fetch_one(&mut *connection)
    .await
    .unwrap();
    assert_eq!(strays, 0, "history or deltas without a customer");
    let updates: i64 = sqlx::query_scalar(
        "select count(*) from outbox where merchant_id = $1 and event_type = 'rfm.updated'",
    )
    .bind(merchant.0)
    .fetch_one(connection)
    .await
    .unwrap();
    let expected = live_changes.values().filter(|to| to.is_some()).count();
    assert_eq!(updates as usize, expected, "one event for each live change");
}
