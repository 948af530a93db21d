//! Reading bands, weights and segment rules from JSON. Every error is reported, not only the first,
//! each with the path of its field, the rule it breaks and an example.

mod errors;
mod population;
mod rules;
mod source;
pub mod warnings;

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use crate::bands::Bands;
use crate::comparison::Segmentation;
use crate::config::{ScoringConfig, Weights};
use crate::rule::CellMask;
use crate::segments::{DEFAULTS, LANGUAGES, MAX_SEGMENTS, SegmentTable};
use errors::{Errors, join};
use rules::{hundredths, read_rule};
use source::read_bands;

pub use errors::{FieldError, MAX_ERRORS, field_in};
pub use population::preset_aov;
pub use source::{BandsSource, Base, MAX_QUINTILES_EVERY_DAYS, QUINTILES_EVERY_DAYS, Recency};
pub use warnings::{Arg, Warning};

/// A merchant's segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its stable label, at most 64 bytes.
    pub id: String,
    /// Language and name, in the order of [`LANGUAGES`]; at least one.
    pub names: Vec<(&'static str, String)>,
    /// Its rules as they were given.
    pub rules: Value,
    /// Its cells.
    pub mask: CellMask,
}

impl Segment {
    /// The default segments.
    pub fn defaults() -> Vec<Segment> {
        let names = |names: [&str; 7]| {
            LANGUAGES.into_iter().zip(names.into_iter().map(ToString::to_string)).collect()
        };
        let segment = |segment: &crate::segments::DefaultSegment| Segment {
            id: segment.id.to_string(),
            names: names(segment.names),
            rules: segment.rules(),
            mask: segment.mask(),
        };
        DEFAULTS.iter().map(segment).collect()
    }

    /// As it is read.
    pub fn to_json(&self) -> Value {
        let names = self.names.iter().map(|(language, name)| (*language, name.as_str()));
        // One by one: to collect them is to sort them, and `json!` may fail, both of which take more code than all
        // else here.
        let mut by_language = Map::new();
        for (language, name) in names {
            by_language.insert(language.into(), name.into());
        }
        let mut fields = Map::new();
        fields.insert("id".into(), self.id.as_str().into());
        fields.insert("name".into(), by_language.into());
        fields.insert("rules".into(), self.rules.clone());
        fields.into()
    }
}

/// A whole configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the bands come from.
    pub bands: BandsSource,
    /// How the scores are weighed.
    pub weights: Weights,
    /// A weighted score below this many hundredths is a low score.
    pub low_score_below_hundredths: u16,
    /// Segments in the merchant's order; empty where the document has none.
    pub segments: Vec<Segment>,
}

impl Config {
    /// What turns stats into a score, with these bands.
    pub fn scoring(&self, bands: Bands) -> ScoringConfig {
        let (weights, low_score_below_hundredths) = (self.weights, self.low_score_below_hundredths);
        ScoringConfig { bands, weights, low_score_below_hundredths }
    }

    /// This configuration with the fields that are given in place of its own.
    ///
    /// # Errors
    /// All that is wrong with it, at most [`MAX_ERRORS`].
    pub fn with(&self, given: &Map<String, Value>) -> Result<Config, Vec<FieldError>> {
        read_config_over(&Value::Object(given.clone()), &self.to_json())
    }

    /// The segments by their labels.
    pub fn segmentation(&self) -> Segmentation<'_> {
        let table = SegmentTable::new(self.segments.iter().map(|segment| segment.mask));
        Segmentation::new(self.segments.iter().map(|segment| segment.id.as_str()), table)
    }

    /// As it is read.
    pub fn to_json(&self) -> Value {
        let (recency, frequency, monetary) = self.weights.percent();
        let limit = self.low_score_below_hundredths;
        json!({
            "bands": self.bands.to_json(),
            "weights": { "recency": recency, "frequency": frequency, "monetary": monetary },
            "low_score_below": format!("{}.{:02}", limit / 100, limit % 100),
            "segments": self.segments.iter().map(Segment::to_json).collect::<Vec<_>>(),
        })
    }
}

const WEIGHTS: &str = "{\"recency\": 40, \"frequency\": 30, \"monetary\": 30}";

const NAME: &str = "{\"en\": \"VIP\"}";

const SEGMENT: &str = "{\"id\": \"VIP\", \"name\": {\"en\": \"VIP\"}, \"rules\": {\"frequency\": 5, \"monetary\": 5}}";

/// The fields of a configuration.
pub const FIELDS: [&str; 4] = ["bands", "weights", "low_score_below", "segments"];

const CONFIG: &str = "{\"bands\": {\"preset\": \"medium\"}}";

/// Reads a configuration: `bands`, and optionally `weights`, `low_score_below` (as `"2.00"`) and
/// `segments`. Fields that are not known are errors.
///
/// # Errors
/// All that is wrong with it, at most [`MAX_ERRORS`].
pub fn parse_config(text: &str) -> Result<Config, Vec<FieldError>> {
    let mut errors = Errors::default();
    match serde_json::from_str(text) {
        Ok(document) => return read_config(&document),
        Err(error) => errors.push("", format!("is not JSON: {error}"), CONFIG),
    }
    Err(errors.0)
}

/// Reads a configuration from a document; see [`parse_config`].
///
/// # Errors
/// All that is wrong with it, at most [`MAX_ERRORS`].
pub fn read_config(document: &Value) -> Result<Config, Vec<FieldError>> {
    read_over(document, None)
}

/// Reads a configuration of which some fields are given; the others are as in another document.
///
/// # Errors
/// All that is wrong with what this makes, at most [`MAX_ERRORS`].
pub fn read_config_over(given: &Value, others: &Value) -> Result<Config, Vec<FieldError>> {
    read_over(given, Some(others))
}

fn read_over(given: &Value, others: Option<&Value>) -> Result<Config, Vec<FieldError>> {
    let mut errors = Errors::default();
    let config = errors.object("", given, &FIELDS, CONFIG).and_then(|given| {
        let field = |name| given.get(name).or_else(|| others.and_then(|others| others.get(name)));
        let bands = read_bands(&mut errors, field("bands").unwrap_or(&Value::Null));
        let weights =
            field("weights").map_or(Some(Weights::default()), |v| read_weights(&mut errors, v));
        let limit = field("low_score_below")
            .map_or(Some(ScoringConfig::LOW_SCORE_BELOW_HUNDREDTHS), |v| {
                read_limit(&mut errors, v)
            });
        let rule_weights = weights.unwrap_or_default();
        let segments = field("segments")
            .map(|v| read_segments(&mut errors, v, &rule_weights))
            .unwrap_or_default();
        let low_score_below_hundredths = limit?;
        Some(Config { bands: bands?, weights: weights?, low_score_below_hundredths, segments })
    });
    config.filter(|_| errors.0.is_empty()).ok_or(errors.0)
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
            errors.push("", format!("is not JSON: {error}"), "{\"recency\": \">=4\"}");
            CellMask::NONE
        }
    };
    if errors.0.is_empty() { Ok(mask) } else { Err(errors.0) }
}

fn read_weights(errors: &mut Errors, value: &Value) -> Option<Weights> {
    let names = ["recency", "frequency", "monetary"];
    let fields = errors.object("weights", value, &names, WEIGHTS)?;
    let mut percent = [None; 3];
    for (slot, name) in percent.iter_mut().zip(names) {
        let weight = fields.get(name).and_then(Value::as_u64).and_then(|w| u8::try_from(w).ok());
        *slot = weight.filter(|weight| *weight <= 100);
        if slot.is_none() {
            errors.push(&join("weights", name), "must be a whole number from 0 to 100", 40);
        }
    }
    let [Some(recency), Some(frequency), Some(monetary)] = percent else {
        return None;
    };
    errors.checked("weights", Weights::new(recency, frequency, monetary), WEIGHTS)
}

fn read_limit(errors: &mut Errors, value: &Value) -> Option<u16> {
    let limit = value.as_str().and_then(hundredths).filter(|limit| *limit <= 501);
    if limit.is_none() {
        errors.push("low_score_below", "must be a score from \"0\" to \"5.01\"", "\"2.00\"");
    }
    limit
}

fn read_segments(errors: &mut Errors, value: &Value, weights: &Weights) -> Vec<Segment> {
    let Some(list) = value.as_array().filter(|list| list.len() <= MAX_SEGMENTS) else {
        let problem = format!("must be a list of at most {MAX_SEGMENTS} segments");
        errors.push("segments", problem, format!("[{SEGMENT}]"));
        return Vec::new();
    };
    let mut segments: Vec<Segment> = Vec::new();
    for (at, item) in list.iter().enumerate() {
        let path = format!("segments[{at}]");
        let Some(fields) = errors.object(&path, item, &["id", "name", "rules"], SEGMENT) else {
            continue;
        };
        let id = fields.get("id").and_then(Value::as_str).unwrap_or_default();
        if id.is_empty() || id.len() > 64 || id.contains(|c: char| c == '|' || c.is_control()) {
            errors.push(
                &join(&path, "id"),
                "must be 1 to 64 bytes without | and control characters",
                "\"Champions\"",
            );
        }
        if segments.iter().any(|other| other.id == id) {
            let other = format!("\"{id} 2\"");
            errors.push(&join(&path, "id"), "is taken by an earlier segment", other);
        }
        let names = read_names(errors, &join(&path, "name"), fields.get("name"));
        let rules = fields.get("rules").unwrap_or(&Value::Null);
        let mask = read_rule(errors, &join(&path, "rules"), rules, weights, true);
        segments.push(Segment { id: id.to_string(), names, rules: rules.clone(), mask });
    }
    segments
}

fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.len() <= 200 && !text.contains(char::is_control)
}

fn read_names(
    errors: &mut Errors,
    path: &str,
    value: Option<&Value>,
) -> Vec<(&'static str, String)> {
    let Some(fields) = value.and_then(|value| errors.object(path, value, &LANGUAGES, NAME)) else {
        errors.push(path, "must name the segment in at least one language", NAME);
        return Vec::new();
    };
    let name = |language| fields.get(language).and_then(Value::as_str).filter(|n| is_name(n));
    let names: Vec<_> =
        LANGUAGES.into_iter().filter_map(|l| name(l).map(|n| (l, n.to_string()))).collect();
    if names.is_empty() || names.len() != fields.len() {
        errors.push(path, "must hold texts of 1 to 200 bytes without control characters", NAME);
    }
    names
}
