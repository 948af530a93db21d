//! What a comparison says, as the page reads it: JSON with the names of `POST /api/rfm/preview`, and the weighted
//! scores, which only the page asks for.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;
use shared_scoring::Bands;
use shared_scoring::bands::{BandError, FrequencyBands, MonetaryBands, RecencyBands};
use shared_scoring::comparison::{self, Comparison};
use shared_scoring::json::{Arg, FieldError, Warning, field_in};

use crate::Thrown;
use crate::board::Grid;

/// A number of customers, and what they spent.
#[derive(Clone, Copy, Debug, Serialize)]
struct Size {
    customers: u64,
    spend_total_minor: i64,
}

impl From<comparison::Size> for Size {
    fn from(size: comparison::Size) -> Size {
        let comparison::Size { customers, spend_total_minor } = size;
        Size { customers, spend_total_minor }
    }
}

/// Customers who have a weighted score, and how it is spread.
#[derive(Debug, Serialize)]
struct Scores {
    customers: u64,
    low: u64,
    mean_hundredths: Option<u16>,
    spread: [u64; comparison::SPREAD],
}

impl From<comparison::Scores> for Scores {
    fn from(scores: comparison::Scores) -> Scores {
        let comparison::Scores { customers, low, mean_hundredths, spread } = scores;
        Scores { customers, low, mean_hundredths, spread }
    }
}

#[derive(Debug, Serialize)]
struct SegmentChange {
    id: String,
    now: Option<Size>,
    then: Option<Size>,
    entering: u64,
    leaving: u64,
}

#[derive(Debug, Serialize)]
struct Flow {
    from: Option<String>,
    to: Option<String>,
    customers: u64,
    spend_total_minor: i64,
}

#[derive(Debug, Serialize)]
struct Edges {
    recency_at_most_days: [i32; 4],
    frequency_at_least_orders: [u32; 4],
    monetary_at_least_minor: [i64; 4],
}

#[derive(Debug, Serialize)]
struct WarningAnswer {
    field: String,
    code: &'static str,
    args: Args,
}

#[derive(Debug)]
struct Args(Vec<(&'static str, Arg)>);

impl Serialize for Args {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.0.len()))?;
        for (name, arg) in &self.0 {
            match arg {
                Arg::Number(number) => object.serialize_entry(name, number)?,
                Arg::Text(text) => object.serialize_entry(name, text)?,
            }
        }
        object.end()
    }
}

/// What a configuration would change.
#[derive(Debug, Serialize)]
pub struct Answer {
    customers: u64,
    moving: u64,
    bands: Edges,
    segments: Vec<SegmentChange>,
    movement: Vec<Flow>,
    grid_now: Vec<Size>,
    grid_then: Vec<Size>,
    scores_now: Scores,
    scores_then: Scores,
    prospects: Size,
    warnings: Vec<WarningAnswer>,
}

/// A comparison as it is told.
pub(crate) fn answer(
    comparison: Comparison,
    bands: &Bands,
    ([grid_now, grid_then], [scores_now, scores_then]): ([Grid; 2], [comparison::Scores; 2]),
    prospects: comparison::Size,
    warnings: Vec<Warning>,
) -> Answer {
    let segment = |change: comparison::SegmentChange| SegmentChange {
        id: change.label,
        now: change.now.map(Into::into),
        then: change.then.map(Into::into),
        entering: change.entering,
        leaving: change.leaving,
    };
    let flow = |flow: comparison::Flow| Flow {
        from: flow.from,
        to: flow.to,
        customers: flow.size.customers,
        spend_total_minor: flow.size.spend_total_minor,
    };
    Answer {
        customers: comparison.customers,
        moving: comparison.moving,
        bands: Edges {
            recency_at_most_days: *bands.recency.edges(),
            frequency_at_least_orders: *bands.frequency.edges(),
            monetary_at_least_minor: *bands.monetary.edges(),
        },
        segments: comparison.segments.into_iter().map(segment).collect(),
        movement: comparison.movement.into_iter().map(flow).collect(),
        grid_now: grid_now.map(Into::into).into(),
        grid_then: grid_then.map(Into::into).into(),
        scores_now: scores_now.into(),
        scores_then: scores_then.into(),
        prospects: prospects.into(),
        warnings: warnings.into_iter().map(warning).collect(),
    }
}

fn warning(warning: Warning) -> WarningAnswer {
    WarningAnswer {
        field: field_in("config", &warning.path),
        code: warning.code,
        args: Args(warning.args),
    }
}

/// What is thrown.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Told<'t> {
    Columns(String),
    Config(Vec<WrongField<'t>>),
}

#[derive(Serialize)]
struct WrongField<'t> {
    field: String,
    problem: &'t str,
    example: &'t str,
}

fn wrong_field(error: &FieldError) -> WrongField<'_> {
    let field = field_in("config", &error.path);
    WrongField { field, problem: &error.problem, example: &error.example }
}

/// What is thrown, as JSON.
pub(crate) fn told(thrown: &Thrown) -> String {
    let told = match thrown {
        Thrown::Columns(malformed) => Told::Columns(malformed.to_string()),
        Thrown::Config(errors) => Told::Config(errors.iter().map(wrong_field).collect()),
    };
    serde_json::to_string(&told).unwrap_or_default()
}

/// JSON that has no numbers but whole ones: to write others takes as much code as all rules.
pub(crate) struct Plain<'v>(pub(crate) &'v Value);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(is) => serializer.serialize_bool(*is),
            Value::Number(number) => number.as_i64().serialize(serializer),
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(list) => serializer.collect_seq(list.iter().map(Plain)),
            Value::Object(fields) => {
                serializer.collect_map(fields.iter().map(|(name, value)| (name, Plain(value))))
            }
        }
    }
}

/// Reads the bands that a configuration came to, as a preview tells them.
///
/// # Errors
/// The first field that is wrong.
pub(crate) fn read_bands(bands: &Value) -> Result<Bands, FieldError> {
    fn edges<T: TryFrom<i64>, B>(
        bands: &Value,
        name: &str,
        new: impl Fn([T; 4]) -> Result<B, BandError>,
    ) -> Result<B, FieldError> {
        let wrong = |problem: String| FieldError {
            path: field_in("bands", name),
            problem,
            example: "[2, 3, 5, 8]".into(),
        };
        let list = bands.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let numbers = list.iter().map_while(|edge| T::try_from(edge.as_i64()?).ok());
        let numbers = <[T; 4]>::try_from(numbers.collect::<Vec<T>>());
        let numbers = numbers.map_err(|_| wrong("must be four whole numbers in range".into()))?;
        new(numbers).map_err(|error| wrong(error.to_string()))
    }
    Ok(Bands {
        recency: edges(bands, "recency_at_most_days", RecencyBands::new)?,
        frequency: edges(bands, "frequency_at_least_orders", FrequencyBands::new)?,
        monetary: edges(bands, "monetary_at_least_minor", MonetaryBands::new)?,
    })
}
