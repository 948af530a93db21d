//! Made-up configurations, from a seed.

use serde_json::{Value, json};

/// A configuration that a merchant could save: bands of some kind, weights and segments.
pub fn some_config(rng: &mut fastrand::Rng) -> Value {
    let mut edges = |from: i64, step: i64| {
        let mut edges = [(); 4].map(|()| from + rng.i64(0..40) * step);
        edges.sort_unstable();
        edges
    };
    let recency = edges(0, 9);
    let given = json!({
        "recency": { "at_most_days": recency },
        "frequency": { "at_least_orders": edges(1, 1).map(|edge| (edge + 7) / 8) },
        "monetary": { "at_least_minor": edges(0, 2_500) },
    });
    let bands = match rng.u8(0..6) {
        0 => {
            let preset = ["small", "medium", "plus"][rng.usize(0..3)];
            json!({ "preset": preset })
        }
        1 => json!({ "quintiles": { "every_days": rng.u16(1..40) } }),
        2 => json!({ "quintiles": {}, "recency": { "half_life_days": rng.u32(1..200) } }),
        _ => given,
    };
    let (recency, frequency) = (rng.u8(0..=60), rng.u8(0..=40));
    let monetary = 100 - recency - frequency;
    json!({
        "bands": bands,
        "weights": { "recency": recency, "frequency": frequency, "monetary": monetary },
        "low_score_below": format!("{}.{:02}", rng.u8(1..5), rng.u8(0..100)),
        "segments": some_segments(rng),
    })
}

/// Some segments, overlapping or not.
pub fn some_segments(rng: &mut fastrand::Rng) -> Vec<Value> {
    let segment = |at: usize, rng: &mut fastrand::Rng| {
        let range = |rng: &mut fastrand::Rng| {
            let (one, other) = (rng.u8(1..=5), rng.u8(1..=5));
            format!("{}-{}", one.min(other), one.max(other))
        };
        let rules = match rng.u8(0..6) {
            0 => json!({ "orders": "none" }),
            1 => json!({ "score": format!(">={}.{:02}", rng.u8(1..5), rng.u8(0..100)) }),
            2 => json!({ "any": [{ "recency": range(rng) }, { "monetary": range(rng) }] }),
            3 => json!({ "recency": range(rng), "frequency_monetary": range(rng) }),
            _ => {
                json!({ "recency": range(rng), "frequency": range(rng), "monetary": [rng.u8(1..=5)] })
            }
        };
        json!({ "id": format!("Segment {at}"), "name": { "en": format!("Segment {at}") }, "rules": rules })
    };
    let mut segments: Vec<Value> = (0..rng.usize(1..9)).map(|at| segment(at, rng)).collect();
    rng.shuffle(&mut segments);
    segments
}
