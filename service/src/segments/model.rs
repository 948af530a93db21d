//! Segments of a merchant, in the merchant's order.

use std::collections::BTreeMap;

use serde_json::Value;
use shared_scoring::comparison::Segmentation;
use shared_scoring::json::Segment as Definition;
use shared_scoring::segments::LANGUAGES;
use shared_scoring::{Cell, CellMask, SegmentTable};
use uuid::Uuid;

/// A segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Our id.
    pub id: Uuid,
    /// The label that its members carry, the same in every language.
    pub label: String,
    /// Names by language.
    pub names: BTreeMap<String, String>,
    /// Its rules as they were given.
    pub rules: Value,
    /// The cells it selects.
    pub cells: CellMask,
}

impl Segment {
    /// As it is defined.
    pub fn definition(&self) -> Definition {
        let names = LANGUAGES
            .into_iter()
            .filter_map(|language| Some((language, self.names.get(language)?.clone())));
        Definition {
            id: self.label.clone(),
            names: names.collect(),
            rules: self.rules.clone(),
            mask: self.cells,
        }
    }

    /// Its name in a language (`pt-BR` is read as `pt`), else in English, else its label.
    pub fn name(&self, locale: &str) -> &str {
        let language = locale.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let known = self.names.get(&language).or_else(|| self.names.get("en"));
        known.unwrap_or(&self.label)
    }
}

/// All segments of a version of the configuration.
#[derive(Clone, Debug)]
pub struct Segments {
    list: Vec<Segment>,
    table: SegmentTable,
}

impl Segments {
    /// Segments in the merchant's order.
    pub fn new(list: Vec<Segment>) -> Segments {
        let table = SegmentTable::new(list.iter().map(|segment| segment.cells));
        Segments { list, table }
    }

    /// In the merchant's order.
    pub fn iter(&self) -> impl Iterator<Item = &Segment> {
        self.list.iter()
    }

    /// Segments that are defined and not saved.
    pub fn of_definitions(definitions: &[Definition]) -> Segments {
        let segment = |definition: &Definition| Segment {
            id: Uuid::nil(),
            label: definition.id.clone(),
            names: definition
                .names
                .iter()
                .map(|(l, name)| ((*l).to_owned(), name.clone()))
                .collect(),
            rules: definition.rules.clone(),
            cells: definition.mask,
        };
        Segments::new(definitions.iter().map(segment).collect())
    }

    /// The segment with a label.
    pub fn labelled(&self, label: &str) -> Option<&Segment> {
        self.list.iter().find(|segment| segment.label == label)
    }

    /// The segment at a position.
    pub fn at(&self, position: usize) -> Option<&Segment> {
        self.list.get(position)
    }

    /// The position of the first segment that the cell belongs to; for none, the number of segments.
    pub fn primary_position(&self, cell: Cell) -> usize {
        self.table.primary_of(cell).unwrap_or(self.list.len())
    }

    /// The first segment that the cell belongs to.
    pub fn primary_of(&self, cell: Cell) -> Option<&Segment> {
        self.list.get(self.table.primary_of(cell)?)
    }

    /// The segments by their labels, to be compared with others.
    pub fn segmentation(&self) -> Segmentation<'_> {
        Segmentation::new(self.list.iter().map(|one| one.label.as_str()), self.table.clone())
    }

    /// All segments that the cell belongs to.
    pub fn of_cell(&self, cell: Cell) -> impl Iterator<Item = &Segment> {
        let members = self.table.segments_of(cell);
        self.list.iter().enumerate().filter(move |(at, _)| members >> at & 1 == 1).map(|(_, s)| s)
    }
}
