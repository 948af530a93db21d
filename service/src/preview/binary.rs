//! Columns as bytes, made piece by piece while they are sent.

use std::convert::Infallible;

use axum::body::{Body, Bytes};
use futures::stream;
use shared_scoring::Day;

use super::ColumnStore;

/// Rows of a piece.
const PIECE: usize = 65_536;

/// One column of some rows as bytes.
type Column = fn(&Rows, std::ops::Range<usize>) -> Vec<u8>;

/// What is sent. A slow reader does not hold up who brings the store up to date, so it is a copy.
struct Rows {
    spend: Vec<i64>,
    days: Vec<i32>,
    orders: Vec<u32>,
    ordinals: Vec<u32>,
}

/// The body of an answer; see the description of `GET /api/rfm/columns`. Only what changed since a number, if
/// it is given.
pub(super) fn body(
    columns: impl std::ops::Deref<Target = ColumnStore>,
    since: Option<i64>,
    as_of: Day,
) -> Body {
    let all = columns.columns();
    let rows = match since {
        None => Rows {
            spend: all.spend_totals_minor.to_vec(),
            days: all.last_order_days.to_vec(),
            orders: all.order_counts.to_vec(),
            ordinals: Vec::new(),
        },
        Some(since) => {
            let ordinals: Vec<u32> = columns.changed_since(since).collect();
            let at = || ordinals.iter().map(|ordinal| *ordinal as usize);
            Rows {
                spend: at().map(|at| all.spend_totals_minor[at]).collect(),
                days: at().map(|at| all.last_order_days[at]).collect(),
                orders: at().map(|at| all.order_counts[at]).collect(),
                ordinals,
            }
        }
    };
    let header = header(&columns, rows.days.len(), since.is_some(), as_of);
    drop(columns);
    let count = rows.days.len();
    let mut parts: Vec<Column> = vec![
        |rows, range| rows.spend[range].iter().flat_map(|n| n.to_le_bytes()).collect(),
        |rows, range| rows.days[range].iter().flat_map(|n| n.to_le_bytes()).collect(),
        |rows, range| rows.orders[range].iter().flat_map(|n| n.to_le_bytes()).collect(),
    ];
    if since.is_some() {
        parts.push(|rows, range| {
            rows.ordinals[range].iter().flat_map(|n| n.to_le_bytes()).collect()
        });
    }
    let pieces = parts.into_iter().flat_map(move |part| {
        (0..count).step_by(PIECE).map(move |from| (part, from..(from + PIECE).min(count)))
    });
    let pieces = pieces.map(move |(part, range)| Bytes::from(part(&rows, range)));
    let pieces = std::iter::once(Bytes::from(header)).chain(pieces);
    Body::from_stream(stream::iter(pieces.map(Ok::<_, Infallible>)))
}

fn header(columns: &ColumnStore, rows: usize, is_difference: bool, as_of: Day) -> Vec<u8> {
    let mut header = Vec::with_capacity(48);
    header.extend(b"RFMC");
    header.extend([1, u8::from(is_difference), 0, 0]);
    let tag = columns.tag();
    header.extend(tag.store.as_bytes());
    header.extend(tag.change_seq.to_le_bytes());
    header.extend(as_of.0.to_le_bytes());
    for count in [columns.len(), rows] {
        header.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
    }
    header.extend([0; 4]);
    header
}
