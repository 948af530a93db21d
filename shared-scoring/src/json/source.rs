//! Where bands come from: given, from the merchant's size, or from the shop's own customers, with single
//! dimensions given in place of either.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use super::errors::{Errors, FieldError, join};
use crate::bands::{
    Bands, FrequencyBands, MAX_HALF_LIFE_DAYS, MonetaryBands, Preset, RecencyBands,
};

/// The longest time from one computation of quintiles to the next, in days.
pub const MAX_QUINTILES_EVERY_DAYS: u16 = 366;

/// The days from one computation of quintiles to the next, if none are given.
pub const QUINTILES_EVERY_DAYS: u16 = 30;

/// Where the bands come from that are not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// All are given.
    Given,
    /// From the merchant's size and the average order value.
    Preset {
        /// The size.
        preset: Preset,
        /// The average order value in minor units; the preset's or the shop's own if it is not given.
        average_order_minor: Option<i64>,
    },
    /// Quintiles of the shop's customers, computed anew from time to time.
    Quintiles {
        /// Days from one computation to the next, 1 to [`MAX_QUINTILES_EVERY_DAYS`].
        every_days: u16,
    },
}

/// How the bands of recency are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recency {
    /// As edges.
    Edges(RecencyBands),
    /// By the days in which half of its worth is lost.
    HalfLife {
        /// The half-life in days.
        days: u32,
        /// The edges that follow from it.
        bands: RecencyBands,
    },
}

impl Recency {
    /// The edges.
    pub const fn bands(&self) -> RecencyBands {
        match self {
            Recency::Edges(bands) | Recency::HalfLife { bands, .. } => *bands,
        }
    }
}

/// Where the bands of a configuration come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandsSource {
    /// Of the dimensions that are not given.
    pub base: Base,
    /// Given, whatever the base says.
    pub recency: Option<Recency>,
    /// Given, whatever the base says.
    pub frequency: Option<FrequencyBands>,
    /// Given, whatever the base says.
    pub monetary: Option<MonetaryBands>,
}

impl From<Base> for BandsSource {
    fn from(base: Base) -> BandsSource {
        BandsSource { base, recency: None, frequency: None, monetary: None }
    }
}

impl From<Bands> for BandsSource {
    fn from(bands: Bands) -> BandsSource {
        BandsSource {
            base: Base::Given,
            recency: Some(Recency::Edges(bands.recency)),
            frequency: Some(bands.frequency),
            monetary: Some(bands.monetary),
        }
    }
}

impl BandsSource {
    /// The bands, where all dimensions are given.
    pub fn given(&self) -> Option<Bands> {
        Some(Bands {
            recency: self.recency?.bands(),
            frequency: self.frequency?,
            monetary: self.monetary?,
        })
    }

    /// The bands: those of the base, and in their place those that are given.
    pub fn over(&self, base: &Bands) -> Bands {
        Bands {
            recency: self.recency.map_or(base.recency, |given| given.bands()),
            frequency: self.frequency.unwrap_or(base.frequency),
            monetary: self.monetary.unwrap_or(base.monetary),
        }
    }

    /// Reads what [`BandsSource::to_json`] writes.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn from_json(value: &Value) -> Result<BandsSource, Vec<FieldError>> {
        let mut errors = Errors::default();
        read_bands(&mut errors, value).filter(|_| errors.0.is_empty()).ok_or(errors.0)
    }

    /// As it is read.
    pub fn to_json(&self) -> Value {
        let mut fields = Map::new();
        match self.base {
            Base::Given => {}
            Base::Preset { preset, average_order_minor } => {
                fields.insert("preset".into(), preset.name().into());
                if let Some(minor) = average_order_minor {
                    fields.insert("average_order_minor".into(), minor.into());
                }
            }
            Base::Quintiles { every_days } => {
                fields.insert("quintiles".into(), json!({ "every_days": every_days }));
            }
        }
        if let Some(recency) = &self.recency {
            let given = match recency {
                Recency::Edges(bands) => json!({ "at_most_days": bands.edges() }),
                Recency::HalfLife { days, .. } => json!({ "half_life_days": days }),
            };
            fields.insert("recency".into(), given);
        }
        if let Some(bands) = &self.frequency {
            fields.insert("frequency".into(), json!({ "at_least_orders": bands.edges() }));
        }
        if let Some(bands) = &self.monetary {
            fields.insert("monetary".into(), json!({ "at_least_minor": bands.edges() }));
        }
        fields.into()
    }
}

const FIELDS: [&str; 6] =
    ["recency", "frequency", "monetary", "preset", "average_order_minor", "quintiles"];

/// Reads the bands of a configuration.
pub(super) fn read_bands(errors: &mut Errors, value: &Value) -> Option<BandsSource> {
    let fields = errors.object("bands", value, &FIELDS, "{\"preset\": \"medium\"}")?;
    let base = read_base(errors, fields);
    let is_given = base == Some(Base::Given);
    // What no base gives must be there; what is there must be right.
    let field = |name| fields.get(name).or(if is_given { Some(&Value::Null) } else { None });
    let recency = field("recency").map(|value| read_recency(errors, value));
    let frequency = field("frequency").map(|value| {
        let (path, edges) = read_edges(errors, "bands.frequency", value, ORDERS)?;
        errors.checked(&path, FrequencyBands::new(edges), ORDERS.1)
    });
    let monetary = field("monetary").map(|value| {
        let (path, edges) = read_edges(errors, "bands.monetary", value, MINOR)?;
        errors.checked(&path, MonetaryBands::new(edges), MINOR.1)
    });
    // Absent is right where there is a base; wrong is wrong.
    let (recency, frequency, monetary) =
        (transposed(recency)?, transposed(frequency)?, transposed(monetary)?);
    Some(BandsSource { base: base?, recency, frequency, monetary })
}

fn transposed<T>(field: Option<Option<T>>) -> Option<Option<T>> {
    match field {
        Some(None) => None,
        other => Some(other.flatten()),
    }
}

fn read_base(errors: &mut Errors, fields: &Map<String, Value>) -> Option<Base> {
    let average = fields.get("average_order_minor");
    match (fields.get("preset"), fields.get("quintiles")) {
        (Some(_), Some(_)) => {
            let problem = "is one way to bands and preset another; give one of them";
            errors.push("bands.quintiles", problem, "{\"preset\": \"medium\"}");
            None
        }
        (Some(preset), None) => {
            let known = preset.as_str().and_then(Preset::parse);
            if known.is_none() {
                errors.push("bands.preset", "must be small, medium or plus", "\"medium\"");
            }
            let minor = average.map(|value| value.as_i64().filter(|minor| *minor > 0));
            if minor == Some(None) {
                let problem = "must be a whole number of minor units, more than 0";
                errors.push("bands.average_order_minor", problem, "8500");
            }
            let average_order_minor = transposed(minor)?;
            Some(Base::Preset { preset: known?, average_order_minor })
        }
        (None, quintiles) => {
            if average.is_some() {
                let problem = "goes with a preset, which is not given";
                errors.push("bands.average_order_minor", problem, "{\"preset\": \"medium\"}");
            }
            quintiles.map_or(Some(Base::Given), |value| read_quintiles(errors, value))
        }
    }
}

fn read_quintiles(errors: &mut Errors, value: &Value) -> Option<Base> {
    let example = format!("{{\"every_days\": {QUINTILES_EVERY_DAYS}}}");
    let fields = errors.object("bands.quintiles", value, &["every_days"], &example)?;
    let every = fields.get("every_days").map_or(Some(QUINTILES_EVERY_DAYS), |days| {
        let days = days.as_u64().and_then(|days| u16::try_from(days).ok());
        days.filter(|days| (1..=MAX_QUINTILES_EVERY_DAYS).contains(days))
    });
    if every.is_none() {
        let problem = format!("must be a whole number of days, 1 to {MAX_QUINTILES_EVERY_DAYS}");
        errors.push("bands.quintiles.every_days", problem, QUINTILES_EVERY_DAYS);
    }
    every.map(|every_days| Base::Quintiles { every_days })
}

fn read_recency(errors: &mut Errors, value: &Value) -> Option<Recency> {
    let Some(half_life) = value.get("half_life_days") else {
        let (path, edges) = read_edges(errors, "bands.recency", value, DAYS)?;
        let bands = errors.checked(&path, RecencyBands::new(edges), DAYS.1)?;
        return Some(Recency::Edges(bands));
    };
    errors.object("bands.recency", value, &["half_life_days"], "{\"half_life_days\": 90}")?;
    let path = "bands.recency.half_life_days";
    let days = half_life.as_u64().and_then(|days| u32::try_from(days).ok());
    let Some(days) = days else {
        let problem = format!("must be a whole number of days, 1 to {MAX_HALF_LIFE_DAYS}");
        errors.push(path, problem, 90);
        return None;
    };
    let bands = errors.checked(path, RecencyBands::from_half_life(days), "90")?;
    Some(Recency::HalfLife { days, bands })
}

/// The name of a list of edges, and an example of one.
type Edges = (&'static str, &'static str);

const DAYS: Edges = ("at_most_days", "[30, 60, 120, 240]");
const ORDERS: Edges = ("at_least_orders", "[2, 3, 5, 8]");
const MINOR: Edges = ("at_least_minor", "[2000, 4000, 8000, 16000]");

fn read_edges<T: TryFrom<i64>>(
    errors: &mut Errors,
    path: &str,
    value: &Value,
    (name, example): Edges,
) -> Option<(String, [T; 4])> {
    let whole = format!("{{\"{name}\": {example}}}");
    let fields = errors.object(path, value, &[name], &whole)?;
    let path = join(path, name);
    let read = |edge: &Value| edge.as_i64().and_then(|number| T::try_from(number).ok());
    let edges = fields.get(name).and_then(Value::as_array).and_then(|list| {
        let edges: Vec<T> = list.iter().map_while(read).collect();
        if edges.len() == list.len() { <[T; 4]>::try_from(edges).ok() } else { None }
    });
    if edges.is_none() {
        let problem = "must be four whole numbers in range, none below the one before it";
        errors.push(&path, problem, example);
    }
    edges.map(|edges| (path, edges))
}
