//! The judge of the past: what a shop was like at the end of some days, scored one by one by the kernel when
//! the day was over, against what is told of those days at the end.

use std::collections::{BTreeMap, HashMap};

use rfm_service::base::MerchantId;
use rfm_service::configuration::Configurations;
use rfm_service::movement::movers::list_movers;
use rfm_service::movement::past::{Pairs, movement_between};
use rfm_service::segments::past::read_sizes_on;
use rfm_service::segments::{Segments, SizeCache};
use shared_scoring::{Cell, CustomerStats, Day, score};
use sqlx::PgConnection;
use uuid::Uuid;

use super::plain::day_in;
use super::verdict::zone_of;

/// A shop at the end of a day.
struct Snapshot {
    merchant: MerchantId,
    day: Day,
    version: i64,
    segments: Segments,
    /// Where everybody was, with the spend.
    places: BTreeMap<Uuid, (Cell, i64)>,
}

#[derive(Default)]
pub(super) struct Past {
    snapshots: Vec<Snapshot>,
    /// The last day that each shop has seen.
    reached: HashMap<MerchantId, Day>,
}

impl Past {
    /// A shop's day; none that was reached comes back.
    pub(super) async fn day(
        &mut self,
        connection: &mut PgConnection,
        merchant: MerchantId,
        now_ms: i64,
    ) -> Day {
        let day = day_in(&zone_of(connection, merchant).await, now_ms);
        let reached = self.reached.entry(merchant).or_insert(day);
        *reached = day.max(*reached);
        *reached
    }

    /// Remembers a shop as it is when one of its days is over.
    pub(super) async fn remember(
        &mut self,
        connection: &mut PgConnection,
        configurations: &Configurations,
        merchant: MerchantId,
        (now_ms, next_ms): (i64, i64),
    ) {
        let zone = zone_of(connection, merchant).await;
        let day = self.day(connection, merchant, now_ms).await;
        if day_in(&zone, next_ms) <= day {
            return;
        }
        let active = configurations.current(merchant).await.unwrap().active;
        type Row = (Uuid, Option<i64>, Option<i64>, i32, i64);
        let rows: Vec<Row> = sqlx::query_as(
            "select id, instant_ms(first_order_at), instant_ms(last_order_at), order_count,
                spend_total_minor
             from users where merchant_id = $1 and merged_into is null",
        )
        .bind(merchant.0)
        .fetch_all(connection)
        .await
        .unwrap();
        if rows.is_empty() {
            // Of days before anything was recorded the orders tell.
            return;
        }
        let bands = active.version.scoring.bands;
        let place = |(id, first, last, count, spend): Row| {
            let stats = first.zip(last).map(|(first, last)| CustomerStats {
                first_order_day: day_in(&zone, first),
                last_order_day: day_in(&zone, last),
                order_count: count as u32,
                spend_total_minor: spend,
            });
            let cell = stats.map_or(Cell::PROSPECT, |stats| score::cell(&stats, &bands, day));
            (id, (cell, spend))
        };
        self.snapshots.push(Snapshot {
            merchant,
            day,
            version: active.version.version,
            segments: active.segments,
            places: rows.into_iter().map(place).collect(),
        });
    }

    /// Asks for ten of the days and for the movement between ten pairs of them.
    pub(super) async fn check(
        &self,
        configurations: &Configurations,
        now_ms: i64,
        rng: &mut fastrand::Rng,
    ) {
        let (mut switched, mut moved) = (0, 0);
        for _ in 0..10 {
            let one = &self.snapshots[rng.usize(0..self.snapshots.len())];
            check_sizes(configurations, now_ms, one).await;
            let of_shop: Vec<&Snapshot> =
                self.snapshots.iter().filter(|other| other.merchant == one.merchant).collect();
            let other = of_shop[rng.usize(0..of_shop.len())];
            let (from, to) = if one.day <= other.day { (one, other) } else { (other, one) };
            switched += usize::from(from.version != to.version);
            moved += check_movement(configurations, now_ms, (from, to)).await;
        }
        println!(
            "{} days remembered; of ten pairs {switched} with another version, {moved} moves",
            self.snapshots.len()
        );
        assert!(switched > 0 && moved > 0);
    }
}

async fn check_sizes(configurations: &Configurations, now_ms: i64, day: &Snapshot) {
    let Configurations { pool, .. } = configurations;
    let read =
        read_sizes_on(pool, &SizeCache::default(), now_ms, day.merchant, day.day, "en").await;
    let (sizes, told) = read.unwrap().unwrap();
    assert_eq!((told.config_version, told.is_restated), (day.version, false), "{}", day.day);
    assert_eq!(sizes.customers, day.places.len() as i64, "customers on {}", day.day);
    for (size, segment) in sizes.segments.iter().zip(day.segments.iter()) {
        let members = day.places.values().filter(|(cell, _)| segment.cells.contains(*cell));
        let expected = members.fold((0, 0), |sum, (_, spend)| (sum.0 + 1, sum.1 + spend));
        let found = (size.customers, size.spend_total_minor);
        assert_eq!((&size.label, found), (&segment.label, expected), "on {}", day.day);
    }
    assert_eq!(sizes.segments.len(), day.segments.iter().count());
}

async fn check_movement(
    configurations: &Configurations,
    now_ms: i64,
    (from, to): (&Snapshot, &Snapshot),
) -> usize {
    let (merchant, days) = (from.merchant, (from.day, to.day));
    let pool = &configurations.pool;
    let between =
        movement_between(pool, &SizeCache::default(), now_ms, merchant, days).await.unwrap();
    let place = |day: &Snapshot, id: &Uuid| day.places.get(id).map(|(cell, _)| *cell);
    let mut expected = Pairs::new();
    let all = from.places.keys().chain(to.places.keys());
    let all: std::collections::BTreeSet<Uuid> = all.copied().collect();
    for id in &all {
        *expected.entry((place(from, id), place(to, id))).or_default() += 1;
    }
    assert_eq!(between.pairs, expected, "from {} to {}", from.day, to.day);
    let (mut after, mut went) = (Uuid::nil(), BTreeMap::new());
    loop {
        let whose = (merchant, days);
        let page = list_movers(pool, now_ms, whose, (after, 50), |(_, from), (_, to)| from != to);
        let page = page.await.unwrap();
        went.extend(page.went.iter().map(|went| (went.customer, (went.from, went.to))));
        let Some(next) = page.next else { break };
        after = next;
    }
    let moved: BTreeMap<_, _> = all
        .iter()
        .map(|id| (*id, (place(from, id), place(to, id))))
        .filter(|(_, (was, is))| was != is)
        .collect();
    assert_eq!(went, moved, "who went from {} to {}", from.day, to.day);
    moved.len()
}
