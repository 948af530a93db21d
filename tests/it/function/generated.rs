//! Checkouts and updates made at random: the module and the kernel linked here say the same.

use serde_json::{Value, json};
use shared_scoring::compact::{Benefit, Reduction, write_config, write_order, write_stats};
use shared_scoring::order::{FinancialStatus, OrderState};
use shared_scoring::score::{next_transition, score};
use shared_scoring::{
    Bands, Cell, CellMask, Currency, CustomerStats, Day, FrequencyBands, MonetaryBands,
    RecencyBands, ScoringConfig, SegmentTable, Weights,
};

use super::checkout::{Checkout, OwnPerk, Target};
use super::host::Host;

const CASES: usize = 20_000;

pub(super) fn seed() -> u64 {
    let seed = std::env::var("RFM_FUNCTION_SEED").ok().and_then(|text| text.parse().ok());
    let seed = seed.unwrap_or(20_261_124);
    println!("RFM_FUNCTION_SEED={seed}");
    seed
}

fn sorted<const N: usize>(mut edges: [i64; N]) -> [i64; N] {
    edges.sort_unstable();
    edges
}

fn bands(rng: &mut fastrand::Rng) -> Bands {
    let mut edges = |from: i64, to: i64| sorted([0; 4].map(|_| rng.i64(from..to)));
    Bands {
        recency: RecencyBands::new(edges(-1, 500).map(|edge| edge as i32)).unwrap(),
        frequency: FrequencyBands::new(edges(1, 12).map(|edge| edge as u32)).unwrap(),
        monetary: MonetaryBands::new(edges(0, 100_000)).unwrap(),
    }
}

fn mask(rng: &mut fastrand::Rng) -> CellMask {
    match rng.u8(0..4) {
        0 => CellMask::PROSPECTS,
        1 => CellMask::ALL,
        _ => CellMask::from_bits(rng.u128(..)),
    }
}

/// Often ordinary, at times the ends of the integers.
fn stats(rng: &mut fastrand::Rng, today: i32) -> CustomerStats {
    if rng.u8(0..20) == 0 {
        let [one, other] = [0; 2].map(|_| *rng.choice([i32::MIN, -1, 0, i32::MAX].iter()).unwrap());
        return CustomerStats {
            first_order_day: Day(one.min(other)),
            last_order_day: Day(one.max(other)),
            order_count: *rng.choice([0, 1, u32::MAX].iter()).unwrap(),
            spend_total_minor: *rng.choice([i64::MIN, -1, 0, i64::MAX].iter()).unwrap(),
        };
    }
    let last = today + rng.i32(-600..10);
    CustomerStats {
        first_order_day: Day(last - rng.i32(0..900)),
        last_order_day: Day(last),
        order_count: rng.u32(0..14),
        spend_total_minor: rng.i64(-5_000..120_000),
    }
}

fn perk(rng: &mut fastrand::Rng) -> OwnPerk {
    let benefit = if rng.bool() { Benefit::Order } else { Benefit::Delivery };
    let has_minimum = benefit == Benefit::Order && rng.bool();
    let messages = ["", "Thank you", "Danke für 10 % | mehr", "ありがとうございます", "شكرًا لك"];
    OwnPerk {
        benefit,
        reduction: if rng.bool() {
            Reduction::PercentHundredths(rng.u16(1..=10_000))
        } else {
            Reduction::AmountMinor(rng.i64(1..1_000_000))
        },
        minimum_subtotal_minor: if has_minimum { rng.i64(1..1_000_000) } else { 0 },
        message: (*rng.choice(messages.iter()).unwrap()).to_owned(),
    }
}

pub(super) fn checkout(rng: &mut fastrand::Rng) -> Checkout {
    let currencies = ["USD", "EUR", "JPY", "KWD"].map(|code| Currency::parse(code).unwrap());
    let today = rng.i32(10_000..30_000);
    let perks: Vec<OwnPerk> = (0..rng.usize(0..17)).map(|_| perk(rng)).collect();
    let segment = |rng: &mut fastrand::Rng| {
        let perk = (!perks.is_empty() && rng.bool()).then(|| rng.usize(0..perks.len()));
        (mask(rng), perk)
    };
    let shop = *rng.choice(currencies.iter()).unwrap();
    let cart = if rng.bool() { shop } else { *rng.choice(currencies.iter()).unwrap() };
    let classes =
        ["ORDER", "PRODUCT", "SHIPPING"].into_iter().filter(|_| rng.u8(0..8) > 0).collect();
    Checkout {
        stats: (rng.u8(0..10) > 0).then(|| stats(rng, today)),
        bands: bands(rng),
        segments: (0..rng.usize(0..20)).map(|_| segment(rng)).collect(),
        counts_cart: rng.bool(),
        shop,
        cart,
        total_minor: rng.i64(0..1_000_000),
        rate: format!("{}.{:06}", rng.u32(0..200), rng.u32(1..1_000_000)),
        today: Day(today),
        classes,
        groups: rng.usize(0..4),
        lines: 1,
        perks,
    }
}

#[test]
fn the_module_gives_the_perk_that_the_kernel_leads_to() {
    let (host, mut rng) = (Host::get(), fastrand::Rng::with_seed(seed()));
    let mut given = 0;
    for case in 0..CASES {
        let checkout = checkout(&mut rng);
        for target in Target::ALL {
            let run = host.run(target.export(), &checkout.input(target)).unwrap();
            let expected = checkout.expected(target);
            assert_eq!(run.output, expected, "case {case}: {checkout:?}");
            given += expected["operations"].as_array().unwrap().len();
        }
    }
    assert!(given > CASES / 10, "only {given} perks were given");
}

#[test]
fn the_module_updates_a_score_as_the_kernel_does() {
    let (host, mut rng) = (Host::get(), fastrand::Rng::with_seed(seed()));
    for case in 0..CASES {
        let today = rng.i32(10_000..30_000);
        let recency = rng.u8(0..=100);
        let frequency = rng.u8(0..=100 - recency);
        let config = ScoringConfig {
            bands: bands(&mut rng),
            weights: Weights::new(recency, frequency, 100 - recency - frequency).unwrap(),
            low_score_below_hundredths: rng.u16(100..500),
        };
        let masks: Vec<CellMask> = (0..rng.usize(0..=64)).map(|_| mask(&mut rng)).collect();
        let before = rng.bool().then(|| stats(&mut rng, today));
        let status = FinancialStatus::NAMES[rng.usize(0..8)].0;
        let order = rng.bool().then(|| OrderState {
            has_customer: rng.u8(0..8) > 0,
            test: rng.u8(0..8) == 0,
            cancelled: rng.u8(0..8) == 0,
            deleted: rng.u8(0..8) == 0,
            financial_status: status,
            gross_minor: rng.i64(0..100_000),
            net_minor: rng.i64(-100..100_000),
        });
        let day = Day(today - rng.i32(-3..100));
        let input = update_input(
            before.as_ref(),
            order.as_ref().map(|o| (o, day)),
            &config,
            &masks,
            Day(today),
        );
        let run = host.run("update_rfm_score", &input).unwrap();
        let expected = updated(before, order.map(|o| (o, day)), &config, masks, Day(today));
        assert_eq!(run.output, expected, "case {case}: {input}");
    }
}

/// What `update_rfm_score` takes.
pub(crate) fn update_input(
    stats: Option<&CustomerStats>,
    order: Option<(&OrderState, Day)>,
    config: &ScoringConfig,
    masks: &[CellMask],
    today: Day,
) -> Value {
    let text = |write: &dyn Fn(&mut String) -> std::fmt::Result| {
        let mut text = String::new();
        write(&mut text).unwrap();
        text
    };
    json!({
        "stats": stats.map(|stats| text(&|out| write_stats(stats, out))),
        "order": order.map(|(order, day)| text(&|out| write_order(order, day, out))),
        "config": text(&|out| write_config(config, masks.iter().copied(), out)),
        "today": today.to_string(),
    })
}

/// What it is to answer.
fn updated(
    before: Option<CustomerStats>,
    order: Option<(OrderState, Day)>,
    config: &ScoringConfig,
    masks: Vec<CellMask>,
    today: Day,
) -> Value {
    let counting = order.filter(|(order, _)| order.counts().is_ok());
    let one = counting.map(|(order, day)| CustomerStats::of_order(day, order.net_minor));
    let stats = match (before.filter(|stats| stats.order_count > 0 || one.is_none()), one) {
        (Some(before), Some(one)) => before.and(one),
        (stats, one) => stats
            .or(one)
            .unwrap_or(CustomerStats { order_count: 0, ..CustomerStats::of_order(Day(0), 0) }),
    };
    let mut text = String::new();
    write_stats(&stats, &mut text).unwrap();
    let score = score(&stats, config, today);
    let cell = score.map_or(Cell::PROSPECT, |score| score.cell);
    let bits = SegmentTable::new(masks).segments_of(cell);
    json!({
        "stats": text,
        "counted": i32::from(counting.is_some()),
        "cell": cell.index(),
        "recency": score.map(|score| score.recency.get()),
        "frequency": score.map(|score| score.frequency.get()),
        "monetary": score.map(|score| score.monetary.get()),
        "score": score.map(|score| score.weighted_hundredths),
        "low_score": i32::from(score.is_some_and(|score| {
            score.weighted_hundredths < config.low_score_below_hundredths
        })),
        "segments": (0..64).filter(|at| bits >> at & 1 == 1).collect::<Vec<_>>(),
        "next_transition": next_transition(&stats, &config.bands, today).map(|day| day.0),
    })
}
