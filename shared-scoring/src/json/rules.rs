//! Segment rules as JSON, compiled to the cells that they select.

use alloc::format;
use alloc::vec::Vec;

use serde_json::{Number, Value};

use super::errors::{Errors, join};
use crate::config::Weights;
use crate::money::parse_decimal;
use crate::rule::{CellMask, Dimension};
use crate::segments::MAX_SEGMENTS;

const CONDITIONS: [(&str, Dimension); 4] = [
    ("recency", Dimension::Recency),
    ("frequency", Dimension::Frequency),
    ("monetary", Dimension::Monetary),
    ("frequency_monetary", Dimension::FrequencyMonetary),
];

const EXAMPLE: &str = "{\"recency\": \">=4\"}";

const RULE_FIELDS: [&str; 7] =
    ["recency", "frequency", "monetary", "frequency_monetary", "score", "any", "orders"];

/// `alternatives` is whether `any` is allowed here: alternatives do not nest.
pub(super) fn read_rule(
    errors: &mut Errors,
    path: &str,
    value: &Value,
    weights: &Weights,
    alternatives: bool,
) -> CellMask {
    let known = if alternatives { &RULE_FIELDS[..] } else { &RULE_FIELDS[..5] };
    let Some(fields) = errors.object(path, value, known, EXAMPLE) else {
        return CellMask::NONE;
    };
    if let Some(orders) = fields.get("orders") {
        if orders.as_str() != Some("none") || fields.len() > 1 {
            let problem = "must be \"none\" and stand alone: it selects prospects";
            errors.push(&join(path, "orders"), problem, "{\"orders\": \"none\"}");
        }
        return CellMask::PROSPECTS;
    }
    if fields.is_empty() {
        errors.push(path, "must hold a condition", EXAMPLE);
    }
    let mut mask = CellMask::SCORED;
    for (name, dimension) in CONDITIONS {
        if let Some(condition) = fields.get(name) {
            let ranges = read_ranges(errors, &join(path, name), condition, 100);
            mask = mask
                & union(ranges.iter().map(|(low, high)| {
                    CellMask::levels(dimension, (low / 100) as u8, (high / 100) as u8)
                }));
        }
    }
    if let Some(condition) = fields.get("score") {
        let ranges = read_ranges(errors, &join(path, "score"), condition, 1);
        mask =
            mask & union(ranges.iter().map(|(low, high)| CellMask::weighted(weights, *low, *high)));
    }
    if let Some(any) = fields.get("any") {
        let path = join(path, "any");
        match any.as_array() {
            Some(list) if !list.is_empty() && list.len() <= MAX_SEGMENTS => {
                mask = mask
                    & union(list.iter().enumerate().map(|(at, item)| {
                        read_rule(errors, &format!("{path}[{at}]"), item, weights, false)
                    }));
            }
            _ => {
                let problem = format!("must be a list of 1 to {MAX_SEGMENTS} alternatives");
                errors.push(&path, problem, format!("[{EXAMPLE}]"));
            }
        }
    }
    mask
}

fn union(masks: impl Iterator<Item = CellMask>) -> CellMask {
    masks.fold(CellMask::NONE, |all, mask| all | mask)
}

/// Ranges in hundredths, both ends included: `">=4"`, `"<=2"`, `"3"` or `3`, `"2-4"`, or a list of
/// values such as `[1, 5]`. `step` is the hundredths between two values that are allowed.
fn read_ranges(errors: &mut Errors, path: &str, value: &Value, step: u16) -> Vec<(u16, u16)> {
    let allowed = |n: &u16| (100..=500).contains(n) && n.is_multiple_of(step);
    let number = |text: &str| hundredths(text).filter(allowed);
    let one_of = |number: &Number| hundredths_of(number).filter(allowed);
    let range = |text: &str| {
        if let Some(low) = text.strip_prefix(">=") {
            return number(low.trim()).map(|low| (low, 500));
        }
        if let Some(high) = text.strip_prefix("<=") {
            return number(high.trim()).map(|high| (100, high));
        }
        let (low, high) = text.split_once('-').unwrap_or((text, text));
        let (low, high) = (number(low.trim())?, number(high.trim())?);
        (low <= high).then_some((low, high))
    };
    let ranges = match value {
        Value::String(text) => range(text.trim()).map(|range| alloc::vec![range]),
        Value::Number(one) => one_of(one).map(|n| alloc::vec![(n, n)]),
        Value::Array(list) if !list.is_empty() && list.len() <= 5 => {
            list.iter().map(|item| one_of(item.as_number()?).map(|n| (n, n))).collect()
        }
        _ => None,
    };
    ranges.unwrap_or_else(|| {
        errors.push(path, "must be within 1 to 5", "\">=4\", \"<=2\", 3, \"2-4\" or [1, 5]");
        Vec::new()
    })
}

/// The hundredths of a number that has no more decimals. Its text would say the same, but to write a binary fraction
/// takes as much code as all rules.
fn hundredths_of(number: &Number) -> Option<u16> {
    if let Some(whole) = number.as_u64() {
        return u16::try_from(whole.checked_mul(100)?).ok();
    }
    let bits = number.as_f64()?.to_bits();
    // Negative numbers have a larger exponent. Its fraction times 2 to the power of −shift is the number.
    let (exponent, fraction) = (bits >> 52, bits & ((1 << 52) - 1) | 1 << 52);
    let shift = 1075u64.checked_sub(exponent).filter(|shift| (50..=60).contains(shift))?;
    let hundred_times = u128::from(fraction) * 100;
    let nearest = (hundred_times + (1 << (shift - 1))) >> shift;
    // It is what these hundredths are read as if nothing is nearer to them: half a step of the fraction.
    let is_read_as = hundred_times.abs_diff(nearest << shift) <= 50;
    u16::try_from(nearest).ok().filter(|_| is_read_as)
}

pub(super) fn hundredths(text: &str) -> Option<u16> {
    u16::try_from(parse_decimal(text, 2).ok()?).ok()
}
