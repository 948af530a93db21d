//! Scores and places as they are told and stored.

use shared_scoring::Cell;

/// A weighted score in hundredths as it is told, as in 4.10.
pub fn score_text(hundredths: u16) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Recency, frequency and monetary score of a cell; `None` for a prospect.
pub fn scores_of(cell: Cell) -> Option<[u8; 3]> {
    cell.levels().map(|(r, f, m)| [r, f, m].map(|level| level.get()))
}

/// The cell with the index that a row holds; `None` for a row without one.
pub fn cell_of(index: impl Into<Option<i16>>) -> Option<Cell> {
    Cell::from_index(u8::try_from(index.into()?).ok()?)
}
