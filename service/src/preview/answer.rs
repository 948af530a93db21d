//! What a preview says, as it is told.

use std::collections::BTreeMap;

use serde::Serialize;
use shared_scoring::Bands;
use shared_scoring::comparison::{Flow, SegmentChange, Size};
use shared_scoring::json::{Arg, Warning, field_in};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Moves, Preview};
use crate::movement::model::label_of;
use crate::scoring::scores_of;
use crate::segments::Segments;
use crate::transports::http::Locale;

/// What a configuration would change.
#[derive(Serialize, ToSchema)]
pub(super) struct PreviewAnswer {
    /// The shop's day.
    pub(super) as_of: String,
    /// The version of the configuration now.
    pub(super) config_version: i64,
    /// The number of the last change that is in it.
    pub(super) change_seq: i64,
    /// All customers, prospects too.
    pub(super) customers: u64,
    /// Customers whose primary segment would be another.
    pub(super) moving: u64,
    /// The edges that the bands come to.
    pub(super) bands: BandsAnswer,
    /// In the order of the segments then; those that go come last.
    pub(super) segments: Vec<SegmentChangeAnswer>,
    /// From primary segment to primary segment, those who stay too.
    pub(super) movement: Vec<FlowAnswer>,
    /// What is legal and worth a second look.
    pub(super) warnings: Vec<WarningAnswer>,
    /// Those who would move, if that was wanted.
    pub(super) movers: Option<MoversAnswer>,
}

/// The edges of all three dimensions.
#[derive(Serialize, ToSchema)]
pub struct BandsAnswer {
    /// At most this many days for scores 5, 4, 3, 2.
    pub(super) recency_at_most_days: Vec<i32>,
    /// At least this many orders for scores 2, 3, 4, 5.
    pub(super) frequency_at_least_orders: Vec<u32>,
    /// At least this many minor units for scores 2, 3, 4, 5.
    pub(super) monetary_at_least_minor: Vec<i64>,
}

impl From<&Bands> for BandsAnswer {
    fn from(bands: &Bands) -> BandsAnswer {
        BandsAnswer {
            recency_at_most_days: bands.recency.edges().to_vec(),
            frequency_at_least_orders: bands.frequency.edges().to_vec(),
            monetary_at_least_minor: bands.monetary.edges().to_vec(),
        }
    }
}

/// Something that is legal and worth a second look.
#[derive(Serialize, ToSchema)]
pub struct WarningAnswer {
    /// Where.
    #[schema(example = "config.bands.recency")]
    pub(super) field: String,
    /// Which one it is, the same in every version.
    #[schema(example = "score-impossible")]
    pub(super) code: &'static str,
    /// What its words are about, by name: numbers, names of dimensions, labels of segments.
    #[schema(example = json!({"dimension": "recency", "score": 3}))]
    pub(super) args: BTreeMap<&'static str, ArgAnswer>,
    /// What follows from it, and the way out, in English.
    pub(super) problem: String,
}

/// What a warning is about.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum ArgAnswer {
    /// A score, or a number of things.
    Number(u32),
    /// The name of a dimension, or the label of a segment.
    Text(String),
}

impl From<&Arg> for ArgAnswer {
    fn from(arg: &Arg) -> ArgAnswer {
        match arg {
            Arg::Number(number) => ArgAnswer::Number(*number),
            Arg::Text(text) => ArgAnswer::Text(text.clone()),
        }
    }
}

impl From<&Warning> for WarningAnswer {
    fn from(warning: &Warning) -> WarningAnswer {
        WarningAnswer {
            field: field_in("config", &warning.path),
            code: warning.code,
            args: warning.args.iter().map(|(name, arg)| (*name, arg.into())).collect(),
            problem: warning.message(),
        }
    }
}

/// A number of customers, and what they spent.
#[derive(Serialize, ToSchema)]
pub(super) struct SizeAnswer {
    /// Customers.
    pub(super) customers: u64,
    /// In minor units of the shop's currency.
    pub(super) spend_total_minor: i64,
}

impl From<Size> for SizeAnswer {
    fn from(size: Size) -> SizeAnswer {
        let Size { customers, spend_total_minor } = size;
        SizeAnswer { customers, spend_total_minor }
    }
}

/// What would change for a segment.
#[derive(Serialize, ToSchema)]
pub(super) struct SegmentChangeAnswer {
    /// Its label.
    pub(super) id: String,
    /// Its name in the language asked for.
    pub(super) name: String,
    /// Its size now; null where it is new.
    pub(super) now: Option<SizeAnswer>,
    /// Its size then; null where it goes.
    pub(super) then: Option<SizeAnswer>,
    /// Customers who would come into it.
    pub(super) entering: u64,
    /// Customers who would leave it.
    pub(super) leaving: u64,
}

/// Customers whose primary segment is one now and one then.
#[derive(Serialize, ToSchema)]
pub(super) struct FlowAnswer {
    /// Label of the segment now; null for none.
    pub(super) from: Option<String>,
    /// Label of the segment then; null for none.
    pub(super) to: Option<String>,
    /// How many.
    pub(super) customers: u64,
    /// What they spent, in minor units of the shop's currency.
    pub(super) spend_total_minor: i64,
}

/// A page of those who would move.
#[derive(Serialize, ToSchema)]
pub(super) struct MoversAnswer {
    /// They, as they are now.
    pub(super) customers: Vec<MoverAnswer>,
    /// Give it as `after` for the next page; null on the last one.
    pub(super) next: Option<String>,
}

/// A customer who would move.
#[derive(Serialize, ToSchema)]
pub(super) struct MoverAnswer {
    /// Label of the primary segment now; null for none.
    pub(super) from: Option<String>,
    /// Label of the primary segment then; null for none.
    pub(super) to: Option<String>,
    /// Our id.
    pub(super) id: Uuid,
    /// The shop's id.
    pub(super) shopify_id: Option<String>,
    /// Orders that count.
    pub(super) order_count: u32,
    /// Net spend in minor units of the shop's currency.
    pub(super) spend_total_minor: i64,
    /// Day of the last order that counts.
    pub(super) last_order_on: Option<String>,
    /// Recency, frequency and monetary score now; null for a prospect.
    pub(super) scores_now: Option<[u8; 3]>,
    /// Recency, frequency and monetary score then; null for a prospect.
    pub(super) scores_then: Option<[u8; 3]>,
}

/// A preview in a language.
pub(super) fn answer(preview: &Preview, locale: Locale) -> PreviewAnswer {
    let comparison = &preview.comparison;
    let movers = preview.movers.as_ref().map(|(movers, next)| MoversAnswer {
        customers: movers.iter().map(|mover| mover_answer(mover, preview)).collect(),
        next: next.clone(),
    });
    PreviewAnswer {
        as_of: preview.as_of.to_string(),
        config_version: preview.config_version,
        change_seq: preview.change_seq,
        customers: comparison.customers,
        moving: comparison.moving,
        bands: (&preview.bands).into(),
        segments: segment_answers(&comparison.segments, &preview.now, &preview.then, locale),
        movement: comparison.movement.iter().map(flow_answer).collect(),
        warnings: preview.warnings.iter().map(Into::into).collect(),
        movers,
    }
}

fn segment_answers(
    changes: &[SegmentChange],
    now: &Segments,
    then: &Segments,
    locale: Locale,
) -> Vec<SegmentChangeAnswer> {
    let known = now.iter().chain(then.iter());
    let names: BTreeMap<&str, &str> =
        known.map(|segment| (segment.label.as_str(), segment.name(locale.code()))).collect();
    let change = |change: &SegmentChange| SegmentChangeAnswer {
        id: change.label.clone(),
        name: names.get(change.label.as_str()).copied().unwrap_or_default().to_owned(),
        now: change.now.map(Into::into),
        then: change.then.map(Into::into),
        entering: change.entering,
        leaving: change.leaving,
    };
    changes.iter().map(change).collect()
}

fn flow_answer(flow: &Flow) -> FlowAnswer {
    let Size { customers, spend_total_minor } = flow.size;
    FlowAnswer { from: flow.from.clone(), to: flow.to.clone(), customers, spend_total_minor }
}

fn mover_answer(mover: &Moves, preview: &Preview) -> MoverAnswer {
    let customer = &mover.customer;
    let label = |segments, cell| label_of(segments, Some(cell)).map(str::to_owned);
    MoverAnswer {
        from: label(&preview.now, mover.now),
        to: label(&preview.then, mover.then),
        id: customer.id,
        shopify_id: customer.external_id.clone(),
        order_count: customer.stats.map_or(0, |stats| stats.order_count),
        spend_total_minor: customer.stats.map_or(0, |stats| stats.spend_total_minor),
        last_order_on: customer.stats.map(|stats| stats.last_order_day.to_string()),
        scores_now: scores_of(mover.now),
        scores_then: scores_of(mover.then),
    }
}
