//! The row of a scored customer, the same in every file the product writes.

use shared_scoring::segments::DEFAULTS;
use shared_scoring::{
    Cell, CellMask, CustomerStats, Day, Score, ScoringConfig, SegmentTable, score,
};

use super::words::score_text;

/// The columns, in order.
pub const COLUMNS: [&str; 11] = [
    "customer",
    "last_order_on",
    "days_since_last_order",
    "order_count",
    "spend_total_minor",
    "recency",
    "frequency",
    "monetary",
    "score",
    "segment",
    "segments",
];

/// The names of segments as they stand in rows, in the merchant's order.
#[derive(Clone, Debug)]
pub struct SegmentNames {
    names: Vec<String>,
    table: SegmentTable,
}

impl SegmentNames {
    /// Names of these sets of cells.
    pub fn new(segments: impl IntoIterator<Item = (String, CellMask)>) -> SegmentNames {
        let (names, masks): (Vec<String>, Vec<CellMask>) = segments.into_iter().unzip();
        SegmentNames { names, table: SegmentTable::new(masks) }
    }

    fn of_cell(&self, cell: Cell) -> Vec<&str> {
        let bits = self.table.segments_of(cell);
        let members = self.names.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
        members.map(|(_, name)| name.as_str()).collect()
    }
}

impl Default for SegmentNames {
    /// The default segments, in English.
    fn default() -> SegmentNames {
        let named = |segment: &shared_scoring::segments::DefaultSegment| {
            (segment.name("en").to_owned(), segment.mask())
        };
        SegmentNames::new(DEFAULTS.iter().map(named))
    }
}

/// A customer with the segments of its cell.
pub struct ScoredRow<'c> {
    customer: &'c str,
    stats: Option<(CustomerStats, Score, u32)>,
    segments: Vec<&'c str>,
}

impl<'c> ScoredRow<'c> {
    /// Scores a customer; one without stats is a prospect.
    pub fn new(
        customer: &'c str,
        stats: Option<CustomerStats>,
        config: &ScoringConfig,
        names: &'c SegmentNames,
        as_of: Day,
    ) -> ScoredRow<'c> {
        let stats = stats.and_then(|stats| {
            Some((stats, score(&stats, config, as_of)?, as_of.days_since(stats.last_order_day)))
        });
        let cell = stats.map_or(Cell::PROSPECT, |(_, score, _)| score.cell);
        ScoredRow { customer, stats, segments: names.of_cell(cell) }
    }

    /// The fields in the order of [`COLUMNS`]; score fields are empty for a prospect.
    pub fn fields(&self) -> [String; 11] {
        let segment = self.segments.first().copied().unwrap_or_default().to_owned();
        let segments = self.segments.join("|");
        let customer = self.customer.to_owned();
        let Some((stats, score, days)) = self.stats else {
            let [a, b, c, d, e, f] = std::array::from_fn(|_| String::new());
            return [customer, a, b, "0".into(), "0".into(), c, d, e, f, segment, segments];
        };
        [
            customer,
            stats.last_order_day.to_string(),
            days.to_string(),
            stats.order_count.to_string(),
            stats.spend_total_minor.to_string(),
            score.recency.get().to_string(),
            score.frequency.get().to_string(),
            score.monetary.get().to_string(),
            score_text(score.weighted_hundredths),
            segment,
            segments,
        ]
    }

    /// The same as a JSON object: numbers as numbers, the score as text, `null` where it is blank.
    pub fn json(&self) -> serde_json::Value {
        let number = |text: &str| text.parse::<i64>().map_or(serde_json::Value::Null, Into::into);
        let pairs = COLUMNS.iter().zip(self.fields()).map(|(name, field)| {
            let value = match *name {
                "segments" => self.segments.clone().into(),
                "customer" | "segment" => field.into(),
                "last_order_on" | "score" if !field.is_empty() => field.into(),
                _ => number(&field),
            };
            ((*name).to_owned(), value)
        });
        serde_json::Value::Object(pairs.collect())
    }
}
