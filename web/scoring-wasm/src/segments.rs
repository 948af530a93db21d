//! Which cells segments select, for pictures of rules and overlaps of segments, and the segments that every merchant
//! begins with.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use shared_scoring::Cell;
use shared_scoring::json::{FieldError, Segment, read_config};

use crate::answer::Plain;

/// The cells of a configuration's segments: for each segment, in its order, 126 bytes, 1 where it has the cell.
///
/// # Errors
/// All that is wrong with the configuration.
pub fn cells(config: &str) -> Result<Vec<u8>, Vec<FieldError>> {
    let config = read_config(&crate::read(config)?)?;
    let masks = config.segments.iter().map(|segment| segment.mask);
    Ok(masks.flat_map(|mask| Cell::all().map(move |cell| u8::from(mask.contains(cell)))).collect())
}

/// The segments that every merchant begins with, as JSON.
pub fn defaults() -> String {
    let defaults = Value::from_iter(Segment::defaults().iter().map(Segment::to_json));
    serde_json::to_string(&Plain(&defaults)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn cells_are_those_of_each_segment_in_its_order() {
        let config = json!({"bands": {"preset": "small"}, "segments": [
            {"id": "none", "name": {"en": "None"}, "rules": {"orders": "none"}},
            {"id": "top", "name": {"en": "Top"}, "rules": {"recency": 5, "frequency": 5, "monetary": ">=4"}},
        ]});
        let cells = cells(&config.to_string()).unwrap();
        let chosen = |at: usize| {
            let segment = &cells[at * Cell::COUNT..(at + 1) * Cell::COUNT];
            (0..Cell::COUNT).filter(|cell| segment[*cell] == 1).collect::<Vec<_>>()
        };
        assert_eq!(cells.len(), 2 * Cell::COUNT);
        assert_eq!(chosen(0), [125]);
        assert_eq!(chosen(1), [123, 124]);
    }

    #[test]
    fn what_is_wrong_is_told_and_defaults_are_valid() {
        let config = json!({"bands": {"preset": "small"}, "segments": [
            {"id": "a", "name": {"en": "A"}, "rules": {"recency": 6}},
        ]});
        assert_eq!(cells(&config.to_string()).unwrap_err()[0].path, "segments[0].rules.recency");
        let defaults: Value = serde_json::from_str(&defaults()).unwrap();
        let config = json!({"bands": {"preset": "small"}, "segments": defaults});
        assert_eq!(
            cells(&config.to_string()).unwrap().len(),
            Segment::defaults().len() * Cell::COUNT
        );
    }
}
