//! Reading bands, weights and segment rules from JSON. Every error is reported, not only the first,
//! each with the path of its field, the rule it breaks and an example.

mod warnings;

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde_json::{Map, Value};

use crate::bands::{Bands, FrequencyBands, MonetaryBands, RecencyBands};
use crate::config::{ScoringConfig, Weights};
use crate::money::parse_decimal;
use crate::rule::{CellMask, Dimension};
use crate::segments::{LANGUAGES, MAX_SEGMENTS};

pub use warnings::Warning;

/// No more errors than this are collected.
pub const MAX_ERRORS: usize = 50;

/// A field that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Where, as in `bands.recency.at_most_days`; empty for the document itself.
    pub path: String,
    /// The rule it breaks, and an example.
    pub message: String,
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Of the document itself the message says all.
        if self.path.is_empty() {
            return f.write_str(&self.message);
        }
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// A merchant's segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its stable label, at most 64 bytes.
    pub id: String,
    /// Language and name, in the order of [`LANGUAGES`]; at least one.
    pub names: Vec<(&'static str, String)>,
    /// Its cells.
    pub mask: CellMask,
}

/// A whole configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Bands, weights, low-score limit.
    pub scoring: ScoringConfig,
    /// Segments in the merchant's order; empty where the document has none.
    pub segments: Vec<Segment>,
}

/// Reads a configuration: `bands`, and optionally `weights`, `low_score_below` (as `"2.00"`) and
/// `segments`. Fields that are not known are errors.
///
/// # Errors
/// All that is wrong with it, at most [`MAX_ERRORS`].
pub fn parse_config(text: &str) -> Result<Config, Vec<FieldError>> {
    let mut errors = Errors::default();
    let document: Value = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => {
            errors.push("", format!("is not JSON: {error}"));
            return Err(errors.0);
        }
    };
    let known = ["bands", "weights", "low_score_below", "segments"];
    let config = errors.object("", &document, &known).map(|fields| {
        let bands = read_bands(&mut errors, fields.get("bands").unwrap_or(&Value::Null));
        let weights = fields
            .get("weights")
            .map_or(Some(Weights::default()), |v| read_weights(&mut errors, v));
        let limit = fields
            .get("low_score_below")
            .map_or(Some(ScoringConfig::LOW_SCORE_BELOW_HUNDREDTHS), |v| {
                read_limit(&mut errors, v)
            });
        let rule_weights = weights.unwrap_or_default();
        let segments = fields
            .get("segments")
            .map(|v| read_segments(&mut errors, v, &rule_weights))
            .unwrap_or_default();
        (bands, weights, limit, segments)
    });
    match config {
        Some((Some(bands), Some(weights), Some(low_score_below_hundredths), segments))
            if errors.0.is_empty() =>
        {
            let scoring = ScoringConfig { bands, weights, low_score_below_hundredths };
            Ok(Config { scoring, segments })
        }
        _ => Err(errors.0),
    }
}

/// Compiles a segment rule such as `{"recency": ">=4", "frequency": ">=3"}` into its cells.
///
/// # Errors
/// All that is wrong with it, at most [`MAX_ERRORS`].
pub fn parse_rule(text: &str, weights: &Weights) -> Result<CellMask, Vec<FieldError>> {
    let mut errors = Errors::default();
    let mask = match serde_json::from_str(text) {
        Ok(document) => read_rule(&mut errors, "", &document, weights, true),
        Err(error) => {
            errors.push("", format!("is not JSON: {error}"));
            CellMask::NONE
        }
    };
    if errors.0.is_empty() { Ok(mask) } else { Err(errors.0) }
}

#[derive(Default)]
struct Errors(Vec<FieldError>);

impl Errors {
    fn push(&mut self, path: &str, message: impl ToString) {
        if self.0.len() < MAX_ERRORS {
            self.0.push(FieldError { path: path.to_string(), message: message.to_string() });
        }
    }

    /// The fields of an object, none of them unknown.
    fn object<'v>(
        &mut self,
        path: &str,
        value: &'v Value,
        known: &[&str],
    ) -> Option<&'v Map<String, Value>> {
        let Some(fields) = value.as_object() else {
            self.push(path, format!("must be an object with {}", known.join(", ")));
            return None;
        };
        for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
            self.push(&join(path, name), format!("is not known; known are {}", known.join(", ")));
        }
        Some(fields)
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_string() } else { format!("{path}.{name}") }
}

fn read_bands(errors: &mut Errors, value: &Value) -> Option<Bands> {
    let fields = errors.object("bands", value, &["recency", "frequency", "monetary"])?;
    let recency = fields.get("recency").unwrap_or(&Value::Null);
    let frequency = fields.get("frequency").unwrap_or(&Value::Null);
    let monetary = fields.get("monetary").unwrap_or(&Value::Null);
    let recency = read_recency(errors, recency);
    let frequency = read_edges(errors, "bands.frequency", frequency, "at_least_orders")
        .and_then(|(path, edges)| checked(errors, &path, FrequencyBands::new(edges)));
    let monetary = read_edges(errors, "bands.monetary", monetary, "at_least_minor")
        .and_then(|(path, edges)| checked(errors, &path, MonetaryBands::new(edges)));
    Some(Bands { recency: recency?, frequency: frequency?, monetary: monetary? })
}

fn read_recency(errors: &mut Errors, value: &Value) -> Option<RecencyBands> {
    let Some(half_life) = value.get("half_life_days") else {
        let (path, edges) = read_edges(errors, "bands.recency", value, "at_most_days")?;
        return checked(errors, &path, RecencyBands::new(edges));
    };
    errors.object("bands.recency", value, &["half_life_days"])?;
    let path = "bands.recency.half_life_days";
    let days = half_life.as_u64().and_then(|days| u32::try_from(days).ok());
    let Some(days) = days else {
        errors.push(path, "must be a whole number of days, as in 90");
        return None;
    };
    checked(errors, path, RecencyBands::from_half_life(days))
}

fn read_edges<T: TryFrom<i64>>(
    errors: &mut Errors,
    path: &str,
    value: &Value,
    name: &str,
) -> Option<(String, [T; 4])> {
    let fields = errors.object(path, value, &[name])?;
    let path = join(path, name);
    let read = |edge: &Value| edge.as_i64().and_then(|number| T::try_from(number).ok());
    let edges = fields.get(name).and_then(Value::as_array).and_then(|list| {
        let edges: Vec<T> = list.iter().map_while(read).collect();
        if edges.len() == list.len() { <[T; 4]>::try_from(edges).ok() } else { None }
    });
    if edges.is_none() {
        errors.push(&path, "must be four whole numbers in range, none below the one before it");
    }
    edges.map(|edges| (path, edges))
}

fn checked<T, E: fmt::Display>(errors: &mut Errors, path: &str, result: Result<T, E>) -> Option<T> {
    result.map_err(|error| errors.push(path, error)).ok()
}

fn read_weights(errors: &mut Errors, value: &Value) -> Option<Weights> {
    let names = ["recency", "frequency", "monetary"];
    let fields = errors.object("weights", value, &names)?;
    let mut percent = [None; 3];
    for (slot, name) in percent.iter_mut().zip(names) {
        *slot = fields.get(name).and_then(Value::as_u64).and_then(|w| u8::try_from(w).ok());
        if slot.is_none() {
            errors.push(&join("weights", name), "must be a whole number from 0 to 100, as in 40");
        }
    }
    let [Some(recency), Some(frequency), Some(monetary)] = percent else {
        return None;
    };
    checked(errors, "weights", Weights::new(recency, frequency, monetary))
}

fn read_limit(errors: &mut Errors, value: &Value) -> Option<u16> {
    let limit = value.as_str().and_then(hundredths).filter(|limit| *limit <= 501);
    if limit.is_none() {
        errors.push("low_score_below", "must be a score from \"0\" to \"5.01\", as in \"2.00\"");
    }
    limit
}

fn read_segments(errors: &mut Errors, value: &Value, weights: &Weights) -> Vec<Segment> {
    let Some(list) = value.as_array().filter(|list| list.len() <= MAX_SEGMENTS) else {
        errors.push("segments", format!("must be a list of at most {MAX_SEGMENTS} segments"));
        return Vec::new();
    };
    let mut segments: Vec<Segment> = Vec::new();
    for (at, item) in list.iter().enumerate() {
        let path = format!("segments[{at}]");
        let Some(fields) = errors.object(&path, item, &["id", "name", "rules"]) else {
            continue;
        };
        let id = fields.get("id").and_then(Value::as_str).unwrap_or_default();
        if id.is_empty() || id.len() > 64 || id.contains('|') {
            errors.push(&join(&path, "id"), "must be 1 to 64 bytes without |, as in \"Champions\"");
        }
        if segments.iter().any(|other| other.id == id) {
            errors.push(&join(&path, "id"), "is taken by an earlier segment");
        }
        let names = read_names(errors, &join(&path, "name"), fields.get("name"));
        let rules = fields.get("rules").unwrap_or(&Value::Null);
        let mask = read_rule(errors, &join(&path, "rules"), rules, weights, true);
        segments.push(Segment { id: id.to_string(), names, mask });
    }
    segments
}

fn read_names(
    errors: &mut Errors,
    path: &str,
    value: Option<&Value>,
) -> Vec<(&'static str, String)> {
    let Some(fields) = value.and_then(|value| errors.object(path, value, &LANGUAGES)) else {
        errors
            .push(path, "must name the segment in at least one language, as in {\"en\": \"VIP\"}");
        return Vec::new();
    };
    let name =
        |language| fields.get(language).and_then(Value::as_str).filter(|n| !n.trim().is_empty());
    let names: Vec<_> =
        LANGUAGES.into_iter().filter_map(|l| name(l).map(|n| (l, n.to_string()))).collect();
    if names.is_empty() || names.len() != fields.len() {
        errors.push(path, "must hold texts that are not empty, as in {\"en\": \"VIP\"}");
    }
    names
}

const CONDITIONS: [(&str, Dimension); 4] = [
    ("recency", Dimension::Recency),
    ("frequency", Dimension::Frequency),
    ("monetary", Dimension::Monetary),
    ("frequency_monetary", Dimension::FrequencyMonetary),
];

const RULE_FIELDS: [&str; 7] =
    ["recency", "frequency", "monetary", "frequency_monetary", "score", "any", "orders"];

/// `alternatives` is whether `any` is allowed here: alternatives do not nest.
fn read_rule(
    errors: &mut Errors,
    path: &str,
    value: &Value,
    weights: &Weights,
    alternatives: bool,
) -> CellMask {
    let known = if alternatives { &RULE_FIELDS[..] } else { &RULE_FIELDS[..5] };
    let Some(fields) = errors.object(path, value, known) else {
        return CellMask::NONE;
    };
    if let Some(orders) = fields.get("orders") {
        if orders.as_str() != Some("none") || fields.len() > 1 {
            errors.push(
                &join(path, "orders"),
                "must be \"none\" and stand alone: it selects prospects",
            );
        }
        return CellMask::PROSPECTS;
    }
    if fields.is_empty() {
        errors.push(path, "must hold a condition, as in {\"recency\": \">=4\"}");
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
            _ => errors.push(&path, format!("must be a list of 1 to {MAX_SEGMENTS} alternatives")),
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
    let number = |text: &str| hundredths(text).filter(|n| (100..=500).contains(n) && n % step == 0);
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
        Value::Number(one) => number(&one.to_string()).map(|n| alloc::vec![(n, n)]),
        Value::Array(list) if !list.is_empty() && list.len() <= 5 => {
            list.iter().map(|item| number(&item.to_string()).map(|n| (n, n))).collect()
        }
        _ => None,
    };
    ranges.unwrap_or_else(|| {
        errors.push(path, "must be within 1 to 5, as in \">=4\", \"<=2\", 3, \"2-4\" or [1, 5]");
        Vec::new()
    })
}

fn hundredths(text: &str) -> Option<u16> {
    u16::try_from(parse_decimal(text, 2).ok()?).ok()
}
