//! Any order and any repetition of the messages about orders gives the same facts and stats: those of what
//! happened, which is added up here without the kernel.

use std::collections::BTreeMap;

use proptest::prelude::*;
use shared_scoring::order::{
    FinancialStatus, OrderState, Source, VersionRank, contribution, net_minor,
};
use shared_scoring::{CustomerStats, Day};

/// What may happen to an order, one after the other.
#[derive(Clone, Copy, Debug)]
enum Step {
    Paid,
    /// A part of what is left is given back, in percent; `told` when a version tells of it too.
    Refunded {
        percent: i64,
        told: bool,
    },
    Cancelled,
    Deleted,
}

/// An order's life, in steps with the seconds between them: several may fall into one second.
#[derive(Clone, Debug)]
struct Life {
    day: i32,
    gross_minor: i64,
    steps: Vec<(Step, i64)>,
}

#[derive(Clone, Copy, Debug)]
enum Message {
    Version { order: usize, rank: VersionRank, gross_minor: i64, known_refunds: usize },
    Refund { order: usize, id: usize, amount_minor: i64 },
    Deleted { order: usize },
}

/// What an order came to in the end.
struct Truth {
    counts: bool,
    net_minor: i64,
}

fn life() -> impl Strategy<Value = Life> {
    let step = prop_oneof![
        4 => Just(Step::Paid),
        4 => (prop_oneof![1i64..=99, Just(100)], any::<bool>())
            .prop_map(|(percent, told)| Step::Refunded { percent, told }),
        1 => Just(Step::Cancelled),
        1 => Just(Step::Deleted),
    ];
    let steps = prop::collection::vec((step, 0i64..2), 0..6);
    (0i32..40, prop_oneof![Just(0i64), 1i64..100_000], steps)
        .prop_map(|(day, gross_minor, steps)| Life { day, gross_minor, steps })
}

impl Life {
    /// All that is said of it, and what it came to.
    fn tell(&self, order: usize, messages: &mut Vec<Message>) -> Truth {
        let (mut status, mut cancelled, mut deleted) = (FinancialStatus::Pending, false, false);
        let (mut refunds, mut left, mut second) = (0, self.gross_minor, 1_000);
        let mut version = |status, cancelled, second, known_refunds, refunded_minor| {
            let rank = VersionRank {
                source: Source::Message,
                updated_at_ms: second * 1_000,
                cancelled,
                refunded_minor,
                financial_status: status,
                content_hash: 0,
            };
            let gross_minor = self.gross_minor;
            messages.push(Message::Version { order, rank, gross_minor, known_refunds });
        };
        version(status, cancelled, second, 0, 0);
        let mut given_back = Vec::new();
        for (step, later) in &self.steps {
            second += later;
            let mut is_told = true;
            match step {
                Step::Paid if status == FinancialStatus::Pending => status = FinancialStatus::Paid,
                Step::Refunded { percent, told }
                    if status > FinancialStatus::Pending && left > 0 =>
                {
                    let amount = (left * percent / 100).max(1);
                    (left, refunds, is_told) = (left - amount, refunds + 1, *told);
                    given_back.push(amount);
                    status = match left {
                        0 => FinancialStatus::Refunded,
                        _ => FinancialStatus::PartiallyRefunded,
                    };
                }
                Step::Cancelled => cancelled = true,
                Step::Deleted => deleted = true,
                _ => {}
            }
            if is_told {
                version(status, cancelled, second, refunds, self.gross_minor - left);
            }
        }
        // A file's row of long ago does not count, whatever time it carries.
        let stale = VersionRank {
            source: Source::File,
            updated_at_ms: i64::MAX,
            cancelled: true,
            refunded_minor: i64::MAX,
            financial_status: FinancialStatus::Expired,
            content_hash: u64::MAX,
        };
        messages.push(Message::Version { order, rank: stale, gross_minor: 7, known_refunds: 0 });
        let refunds = given_back.iter().enumerate();
        messages.extend(refunds.map(|(id, amount)| Message::Refund {
            order,
            id,
            amount_minor: *amount,
        }));
        if deleted {
            messages.push(Message::Deleted { order });
        }
        let is_paid = status > FinancialStatus::Pending;
        let counts = is_paid && !cancelled && !deleted && (left > 0 || self.gross_minor == 0);
        Truth { counts, net_minor: left }
    }
}

/// What is known of an order so far.
#[derive(Clone, Debug, Default, PartialEq)]
struct Fact {
    latest: Option<(VersionRank, i64, usize)>,
    refunds: BTreeMap<usize, i64>,
    deleted: Option<VersionRank>,
}

impl Fact {
    fn take(&mut self, message: &Message) {
        match *message {
            Message::Version { rank, gross_minor, known_refunds, .. } => {
                if self.latest.is_none_or(|(known, ..)| known < rank) {
                    self.latest = Some((rank, gross_minor, known_refunds));
                }
            }
            Message::Refund { id, amount_minor, .. } => drop(self.refunds.insert(id, amount_minor)),
            Message::Deleted { .. } => {
                let rank = VersionRank {
                    source: Source::Tombstone,
                    updated_at_ms: 0,
                    cancelled: false,
                    refunded_minor: 0,
                    financial_status: FinancialStatus::Pending,
                    content_hash: 0,
                };
                self.deleted = Some(rank);
            }
        }
    }

    fn contribution(&self, day: Day) -> Option<(Day, i64)> {
        let (rank, gross_minor, known_refunds) = self.latest?;
        let current_total_minor = gross_minor - rank.refunded_minor;
        let refunds = self.refunds.iter().map(|(id, amount)| (*amount, *id < known_refunds));
        let state = OrderState {
            has_customer: true,
            test: false,
            cancelled: rank.cancelled,
            deleted: self.deleted.is_some_and(|tombstone| tombstone > rank),
            financial_status: rank.financial_status,
            gross_minor,
            net_minor: net_minor(current_total_minor, refunds),
        };
        contribution(&state, day)
    }
}

proptest! {
    #[test]
    fn messages_in_any_order_with_any_repeats_give_what_happened(
        lives in prop::collection::vec(life(), 1..6), seed in any::<u64>(),
    ) {
        let mut messages = Vec::new();
        let truths: Vec<Truth> =
            lives.iter().enumerate().map(|(order, life)| life.tell(order, &mut messages)).collect();
        let mut random = seed;
        let mut next = || {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (random >> 33) as usize
        };
        let repeats: Vec<Message> =
            messages.iter().filter(|_| next() % 2 == 0).copied().collect();
        messages.extend(repeats);
        messages.sort_by_cached_key(|_| next());

        // As the service does it: by differences, and anew from the facts where those do not suffice.
        let mut facts = vec![Fact::default(); lives.len()];
        let mut stats: Option<CustomerStats> = None;
        for message in &messages {
            let (Message::Version { order, .. } | Message::Refund { order, .. } | Message::Deleted { order }) =
                *message;
            let day = Day(lives[order].day);
            let before = facts[order].contribution(day);
            facts[order].take(message);
            let after = facts[order].contribution(day);
            if before == after {
                continue;
            }
            let all = || facts.iter().zip(&lives).filter_map(|(fact, life)| fact.contribution(Day(life.day)));
            let without = before.map_or(Some(stats), |(day, net)| stats?.without(day, net));
            stats = match (without, after) {
                (None, _) => CustomerStats::fold(all()),
                (Some(rest), None) => rest,
                (Some(rest), Some((day, net))) => {
                    let one = CustomerStats::of_order(day, net);
                    Some(rest.map_or(one, |rest| rest.and(one)))
                }
            };
        }

        let counting: Vec<(i32, i64)> = lives
            .iter()
            .zip(&truths)
            .filter(|(_, truth)| truth.counts)
            .map(|(life, truth)| (life.day, truth.net_minor))
            .collect();
        let found = stats.map(|stats| {
            let days = (stats.first_order_day.0, stats.last_order_day.0);
            (days, stats.order_count as usize, stats.spend_total_minor)
        });
        let expected = counting.iter().map(|(day, _)| *day).min().map(|first| {
            let last = counting.iter().map(|(day, _)| *day).max().unwrap_or(first);
            ((first, last), counting.len(), counting.iter().map(|(_, net)| net).sum())
        });
        prop_assert_eq!(found, expected, "{:?}", messages);
    }
}

#[test]
fn versions_rank_by_one_thing_after_the_other() {
    let first = VersionRank {
        source: Source::File,
        updated_at_ms: i64::MIN,
        cancelled: false,
        refunded_minor: i64::MIN,
        financial_status: FinancialStatus::Pending,
        content_hash: u64::MAX,
    };
    // Each is more than the one before it in one thing, and less in what comes after that.
    let status =
        VersionRank { financial_status: FinancialStatus::Expired, content_hash: 1, ..first };
    let refunded = VersionRank {
        refunded_minor: i64::MAX,
        financial_status: FinancialStatus::Pending,
        ..status
    };
    let cancelled = VersionRank { cancelled: true, refunded_minor: i64::MIN, ..refunded };
    let later = VersionRank { updated_at_ms: i64::MAX, cancelled: false, ..cancelled };
    let message = VersionRank { source: Source::Message, updated_at_ms: i64::MIN, ..later };
    let deleted = VersionRank { source: Source::Tombstone, ..first };
    let ranks = [first, status, refunded, cancelled, later, message, deleted];
    assert!(ranks.is_sorted_by(|one, next| one < next));
    let statuses = FinancialStatus::NAMES.map(|(status, _)| status);
    assert!(statuses.is_sorted_by(|one, next| one < next));
}
