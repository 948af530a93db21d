//! Score, segments and next transition of a customer, on one core.

use std::hint::black_box;
use std::time::Instant;

use shared_scoring::{
    CustomerStats, Day, Preset, ScoringConfig, SegmentTable, next_transition, score,
};

const CUSTOMERS: usize = 1_000_000;
const ROUNDS: usize = 7;

fn main() {
    let mut rng = fastrand::Rng::with_seed(1);
    let preset = Preset::default();
    let aov = preset.aov_us_cents();
    let config = ScoringConfig::with_bands(preset.bands(aov, aov));
    let table = SegmentTable::default();
    let customers: Vec<CustomerStats> = (0..CUSTOMERS)
        .map(|_| {
            let last = rng.i32(19_000..20_000);
            CustomerStats {
                first_order_day: Day(last - rng.i32(0..500)),
                last_order_day: Day(last),
                order_count: rng.u32(1..20),
                spend_total_minor: rng.i64(0..200_000),
            }
        })
        .collect();
    let as_of = Day(20_000);
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mut sum = 0u64;
        for stats in black_box(&customers) {
            let scored = score(stats, &config, as_of);
            let segments = scored.map_or(0, |scored| table.segments_of(scored.cell));
            let due = next_transition(stats, &config.bands, as_of);
            sum = sum.wrapping_add(segments ^ due.map_or(0, |day| day.0.unsigned_abs().into()));
        }
        black_box(sum);
        best = best.min(start.elapsed().as_secs_f64() * 1e9 / CUSTOMERS as f64);
    }
    println!(
        "kernel: {best:.2} ns a customer, best of {ROUNDS} rounds over {CUSTOMERS} (target 20)"
    );
}
