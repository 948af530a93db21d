//! Columns as bytes, made piece by piece while they are sent.

use axum::body::{Body, Bytes};
use shared_scoring::Day;

use crate::base::Place;
use crate::columns::ColumnStore;
use crate::transports::http::pieces;

/// Rows of a piece.
const PIECE: usize = 65_536;

/// One column of some rows as bytes.
type Column = fn(&Rows, std::ops::Range<usize>) -> Vec<u8>;

/// What is sent. A slow reader does not hold up who brings the store up to date, so it is a copy, which is gone
/// with its reader.
struct Rows {
    spend: Vec<i64>,
    days: Vec<i32>,
    orders: Vec<u32>,
    ordinals: Vec<u32>,
}

/// The body of an answer; see the description of `GET /api/rfm/columns`. Only what changed since a number, if
/// it is given. The place is given back with the copy.
pub(super) fn body(
    columns: impl std::ops::Deref<Target = ColumnStore>,
    since: Option<i64>,
    as_of: Day,
    place: Place,
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
    let parts = parts.into_iter().flat_map(move |part| {
        (0..count).step_by(PIECE).map(move |from| (part, from..(from + PIECE).min(count)))
    });
    let parts = parts.map(move |(part, range)| Bytes::from(part(&rows, range)));
    let parts = std::iter::once(Bytes::from(header)).chain(parts);
    let (pieces, body) = pieces();
    tokio::spawn(async move {
        let _place = place;
        for part in parts {
            let Some(room) = pieces.room().await else { return };
            room.send(part);
        }
        if let Some(room) = pieces.room().await {
            room.end();
        }
    });
    body
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

#[cfg(test)]
mod tests {
    use futures::StreamExt;
    use uuid::Uuid;

    use super::*;
    use crate::base::{Calendar, Full, MerchantId, Places};

    fn of_customers(count: usize) -> Box<ColumnStore> {
        let mut store = ColumnStore::new(Calendar::utc());
        let customers = (1..=count as u128).map(Uuid::from_u128).collect();
        let (placed, orders) = (vec![20_000 * 86_400_000; count], vec![3; count]);
        store.take((customers, placed, orders, vec![-5_000; count], vec![1; count]));
        Box::new(store)
    }

    #[tokio::test]
    async fn a_copy_has_its_place_for_as_long_as_somebody_reads_it() {
        let (merchant, places) = (MerchantId(Uuid::nil()), Places::new(10, 1));
        let count = PIECE * 2 + 1;
        let begin = || {
            let place = places.take(merchant).unwrap();
            body(of_customers(count), None, Day(20_010), place).into_data_stream()
        };
        let mut read = begin();
        let mut bytes = read.next().await.unwrap().unwrap().to_vec();
        assert_eq!(places.take(merchant).unwrap_err(), Full::OfShop(1));
        while let Some(piece) = read.next().await {
            bytes.extend(piece.unwrap());
        }
        assert_eq!(bytes.len(), 48 + count * 16);
        assert!(bytes.ends_with(&3_u32.to_le_bytes()));
        while places.take(merchant).is_err() {
            tokio::task::yield_now().await;
        }
        // Whoever goes away half-way gives it back too.
        let mut left = begin();
        left.next().await.unwrap().unwrap();
        assert_eq!(places.take(merchant).unwrap_err(), Full::OfShop(1));
        drop(left);
        while places.take(merchant).is_err() {
            tokio::task::yield_now().await;
        }
    }
}
