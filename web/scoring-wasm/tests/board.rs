//! Columns through the kernel of the browser, natively: what it says against customers counted one by one, what a
//! difference makes of it, and bytes that are no columns.

use std::collections::BTreeMap;

use scoring_wasm::board::Board;
use scoring_wasm::{compare, open};
use serde_json::{Value, json};
use shared_scoring::json::{Config, read_config};
use shared_scoring::{Bands, Cell, CustomerStats, Day, SegmentTable, score};

const TODAY: i32 = 20_000;
const ABSENT: u32 = u32::MAX;

/// Day of the last order, orders, spend.
type Row = (i32, u32, i64);

/// As `GET /api/rfm/columns` writes them; with ordinals what changed.
fn columns(rows: &[Row], changed: Option<(&[u32], u32)>, change_seq: i64) -> Vec<u8> {
    let mut bytes = b"RFMC".to_vec();
    bytes.extend([1, u8::from(changed.is_some()), 0, 0]);
    bytes.extend([7; 16]);
    bytes.extend(change_seq.to_le_bytes());
    bytes.extend(TODAY.to_le_bytes());
    let ordinals = changed.map_or(rows.len() as u32, |(_, ordinals)| ordinals);
    bytes.extend(ordinals.to_le_bytes());
    bytes.extend((rows.len() as u32).to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend(rows.iter().flat_map(|(_, _, spend)| spend.to_le_bytes()));
    bytes.extend(rows.iter().flat_map(|(day, _, _)| day.to_le_bytes()));
    bytes.extend(rows.iter().flat_map(|(_, orders, _)| orders.to_le_bytes()));
    bytes.extend(changed.iter().flat_map(|(at, _)| at.iter().flat_map(|at| at.to_le_bytes())));
    bytes
}

fn rows(random: &mut fastrand::Rng, count: usize) -> Vec<Row> {
    let mut row = || match random.u8(..20) {
        0 => (i32::MIN, ABSENT, 5),
        1 => (0, 0, 0),
        2 => (i32::MAX, u32::MAX - 1, -1),
        _ => (TODAY - random.i32(-2..400), random.u32(1..12), random.i64(-500..100_000)),
    };
    (0..count).map(|_| row()).collect()
}

fn bands(first: i32) -> Value {
    json!({
        "recency": { "at_most_days": [first, 60, 120, 240] },
        "frequency": { "at_least_orders": [2, 3, 5, 8] },
        "monetary": { "at_least_minor": [2_000, 4_000, 8_000, 16_000] },
    })
}

fn config() -> Value {
    let segment =
        |id: &str, rules: Value| json!({ "id": id, "name": { "en": id }, "rules": rules });
    json!({ "bands": bands(30), "segments": [
        segment("Best", json!({ "recency": ">=4", "frequency_monetary": ">=4" })),
        segment("Rich", json!({ "monetary": 5 })),
        segment("Late", json!({ "recency": "<=2" })),
        segment("Prospects", json!({ "orders": "none" })),
    ]})
}

fn edges(bands: &Bands) -> String {
    let (recency, frequency) = (bands.recency.edges(), bands.frequency.edges());
    json!({
        "recency_at_most_days": recency,
        "frequency_at_least_orders": frequency,
        "monetary_at_least_minor": bands.monetary.edges(),
    })
    .to_string()
}

fn opened(rows: &[Row]) -> Board {
    let live = read_config(&config()).unwrap();
    let bands = edges(&live.bands.given().unwrap());
    open(&columns(rows, None, 5), "USD", &config().to_string(), &bands).unwrap()
}

fn told(board: &mut Board, given: &Value) -> Value {
    serde_json::from_str(&compare(board, &given.to_string()).unwrap()).unwrap()
}

/// The cell of a customer, by the kernel's answer for one customer.
fn cell_of((day, orders, spend): Row, bands: &Bands) -> Option<Cell> {
    let stats = CustomerStats {
        first_order_day: Day(day),
        last_order_day: Day(day),
        order_count: orders,
        spend_total_minor: spend,
    };
    let scored = || score::cell(&stats, bands, Day(TODAY));
    (orders != ABSENT).then(|| if orders == 0 { Cell::PROSPECT } else { scored() })
}

fn labels(config: &Config, cell: Cell) -> Vec<String> {
    let table = SegmentTable::new(config.segments.iter().map(|one| one.mask));
    let members = table.segments_of(cell);
    let all = config.segments.iter().enumerate();
    all.filter(|(at, _)| members >> at & 1 == 1).map(|(_, one)| one.id.clone()).collect()
}

/// Sizes of segments now and then, flows, and who moves, counted one by one.
fn counted(rows: &[Row], now: &Config, then: &Config) -> (BTreeMap<String, [i64; 6]>, Value) {
    let (bands_now, bands_then) = (now.bands.given().unwrap(), then.bands.given().unwrap());
    let mut segments: BTreeMap<String, [i64; 6]> = BTreeMap::new();
    let mut movers = Vec::new();
    for (ordinal, row) in rows.iter().enumerate() {
        let Some(cell_now) = cell_of(*row, &bands_now) else { continue };
        let cell_then = cell_of(*row, &bands_then).unwrap();
        let (was, is) = (labels(now, cell_now), labels(then, cell_then));
        for label in &was {
            let sums = segments.entry(label.clone()).or_default();
            (sums[0], sums[1]) = (sums[0] + 1, sums[1] + row.2);
            sums[5] += i64::from(!is.contains(label));
        }
        for label in &is {
            let sums = segments.entry(label.clone()).or_default();
            (sums[2], sums[3]) = (sums[2] + 1, sums[3] + row.2);
            sums[4] += i64::from(!was.contains(label));
        }
        if was.first() != is.first() {
            movers.push(ordinal);
        }
    }
    (segments, json!(movers))
}

fn assert_counted(board: &mut Board, rows: &[Row], given: &Value) {
    let mut whole = config();
    whole.as_object_mut().unwrap().extend(given.as_object().unwrap().clone());
    let (now, then) = (read_config(&config()).unwrap(), read_config(&whole).unwrap());
    let (segments, movers) = counted(rows, &now, &then);
    let answer = told(board, given);
    for change in answer["segments"].as_array().unwrap() {
        let number = |path: &str| change.pointer(path).and_then(Value::as_i64).unwrap_or(0);
        let paths = ["/now/customers", "/now/spend_total_minor", "/then/customers"];
        let more = ["/then/spend_total_minor", "/entering", "/leaving"];
        let found: Vec<i64> = paths.into_iter().chain(more).map(number).collect();
        let expected = segments.get(change["id"].as_str().unwrap()).copied().unwrap_or_default();
        assert_eq!(found, expected, "{change}");
    }
    assert_eq!(json!(board.movers(Default::default(), 0, usize::MAX)), movers);
    assert_eq!(answer["moving"], movers.as_array().unwrap().len());
    let there = rows.iter().filter(|row| row.1 != ABSENT).count();
    assert_eq!(answer["customers"], there);
    assert_eq!(board.shop().customers(), there);
    for grid in ["grid_now", "grid_then"] {
        let places = answer[grid].as_array().unwrap().iter();
        let sum: u64 = places.map(|place| place["customers"].as_u64().unwrap()).sum();
        assert_eq!(sum + answer["prospects"]["customers"].as_u64().unwrap(), there as u64);
    }
}

#[test]
fn what_is_said_is_what_counting_one_by_one_says() {
    let mut random = fastrand::Rng::with_seed(1);
    let all = rows(&mut random, 10_001);
    let mut board = opened(&all);
    assert_counted(&mut board, &all, &json!({}));
    assert_counted(&mut board, &all, &json!({ "bands": bands(59) }));
    let others = json!([{ "id": "Best", "name": { "en": "B" }, "rules": { "monetary": ">=2" } }]);
    assert_counted(&mut board, &all, &json!({ "bands": bands(2), "segments": others }));
}

#[test]
fn weighted_scores_are_told_by_the_weights_and_the_limit_of_each_side() {
    // Scores 5, 1, 1 and 1, 5, 5: weighed by 40/30/30 they are 2.60 and 3.40.
    let all = [(TODAY, 1, 1), (TODAY - 300, 9, 90_000), (0, 0, 0), (0, ABSENT, 0)];
    let mut board = opened(&all);
    let weights = json!({ "recency": 100, "frequency": 0, "monetary": 0 });
    let answer = told(&mut board, &json!({ "weights": weights, "low_score_below": "5.01" }));
    let scores = |low: u64, spread: [u64; 8]| {
        let (customers, mean) = (2, 300);
        json!({ "customers": customers, "low": low, "mean_hundredths": mean, "spread": spread })
    };
    assert_eq!(answer["scores_now"], scores(0, [0, 0, 0, 1, 1, 0, 0, 0]));
    assert_eq!(answer["scores_then"], scores(2, [1, 0, 0, 0, 0, 0, 0, 1]));
}

#[test]
fn a_difference_makes_of_the_columns_what_all_of_them_are() {
    let mut random = fastrand::Rng::with_seed(2);
    let mut all = rows(&mut random, 300);
    let mut board = opened(&all);
    told(&mut board, &json!({ "bands": bands(59) }));
    let changed = [3, 200, 300, 301];
    let others = rows(&mut random, changed.len());
    board.update(&columns(&others, Some((&changed, 302)), 6)).unwrap();
    all.resize(302, (0, 0, 0));
    for (at, row) in changed.into_iter().zip(others) {
        all[at as usize] = row;
    }
    // Who moves is asked before anything is compared again.
    let given = json!({ "bands": bands(59) });
    let mut fresh = opened(&all);
    told(&mut fresh, &given);
    let wanted = || Default::default();
    assert_eq!(board.movers(wanted(), 0, 99), fresh.movers(wanted(), 0, 99));
    assert_counted(&mut board, &all, &given);
}

#[test]
fn movers_are_found_by_where_they_come_from_and_go_to() {
    let all = [(TODAY, 1, 1), (TODAY - 40, 9, 90_000), (TODAY - 200, 1, 1), (TODAY - 40, 9, 1)];
    let mut board = opened(&all);
    assert_eq!(board.movers(Default::default(), 0, 9), [0; 0], "nothing is compared yet");
    let late = json!({ "bands": bands(30), "segments":
        [{ "id": "Late", "name": { "en": "L" }, "rules": { "recency": "<=4" } }] });
    told(&mut board, &late);
    let found = |board: &mut Board, from, to, first, limit| {
        board.movers(shared_scoring::comparison::Wanted { from, to }, first, limit)
    };
    assert_eq!(found(&mut board, None, None, 0, 9), [1, 3]);
    assert_eq!(found(&mut board, None, None, 0, 1), [1]);
    assert_eq!(found(&mut board, None, None, 2, 9), [3]);
    assert_eq!(found(&mut board, None, None, 99, 9), [0; 0]);
    assert_eq!(found(&mut board, Some("Best"), Some("Late"), 0, 9), [1]);
    assert_eq!(found(&mut board, Some("Late"), None, 0, 9), [0; 0]);
    assert_eq!(found(&mut board, Some(""), None, 0, 9), [3]);
}

#[test]
fn bytes_that_are_no_columns_are_refused_and_change_nothing() {
    let all = [(TODAY, 1, 1), (TODAY - 40, 9, 90_000)];
    let whole = columns(&all, None, 5);
    let with = |at: usize, byte: u8| {
        let mut bytes = whole.clone();
        bytes[at] = byte;
        bytes
    };
    let mut board = opened(&all);
    let before = told(&mut board, &json!({}));
    let refused = [
        (Vec::new(), "do not begin with RFMC"),
        (with(0, 0), "do not begin with RFMC"),
        (with(4, 2), "version 2"),
        (with(5, 2), "kind 2"),
        (whole[..whole.len() - 1].to_vec(), "79 bytes; their header tells of 80"),
        (with(40, 255), "80 bytes"),
        (with(36, 3), "other rows than ordinals"),
        (columns(&all[..1], Some((&[0], 2)), 4), "of other columns"),
        (columns(&all, Some((&[1, 0], 2)), 6), "ordinals"),
        (columns(&all, Some((&[0, 0], 2)), 6), "ordinals"),
        (columns(&all[..1], Some((&[2], 2)), 6), "ordinals"),
        (columns(&all[..1], Some((&[3], 4)), 6), "ordinals"),
        (columns(&all[..1], Some((&[0], 1)), 6), "ordinals"),
    ];
    for (bytes, expected) in refused {
        let told = board.update(&bytes).unwrap_err().to_string();
        assert!(told.contains(expected), "{expected}: {told}");
    }
    let mut of_another = columns(&all[..1], Some((&[0], 2)), 6);
    of_another[8] = 0;
    assert!(board.update(&of_another).is_err());
    assert_eq!(told(&mut board, &json!({})), before);
    let difference = columns(&all[..1], Some((&[0], 2)), 6);
    let thrown = open(&difference, "USD", &config().to_string(), "{}").err().unwrap().told();
    let expected = r#"{"config":[{"field":"config.bands.recency_at_most_days","problem":"#;
    assert!(thrown.starts_with(expected), "{thrown}");
}

#[test]
fn every_wrong_field_is_told_as_the_service_tells_it() {
    let mut board = opened(&[]);
    let given = json!({ "bands": { "preset": "huge" }, "low_score_below": "9" });
    let errors = compare(&mut board, &given.to_string()).unwrap_err();
    let told = scoring_wasm::Thrown::from(errors).told();
    let told: Value = serde_json::from_str(&told).unwrap();
    let fields: Vec<_> = told["config"].as_array().unwrap().iter().map(|e| &e["field"]).collect();
    assert_eq!(fields, ["config.bands.preset", "config.low_score_below"]);
    assert!(compare(&mut board, "[]").is_err());
}

#[test]
fn bands_of_the_population_are_those_of_its_customers_now() {
    let mut random = fastrand::Rng::with_seed(3);
    let all = rows(&mut random, 500);
    let mut board = opened(&all);
    let given = json!({ "bands": { "quintiles": { "every_days": 30 } } });
    let first = told(&mut board, &given)["bands"].clone();
    assert_eq!(told(&mut board, &given)["bands"], first);
    let preset = json!({ "bands": { "preset": "small" } });
    assert_ne!(told(&mut board, &preset)["bands"], first);
    let rich: Vec<Row> =
        all.iter().map(|(day, orders, spend)| (*day, *orders, spend * 3)).collect();
    board.update(&columns(&rich, None, 6)).unwrap();
    assert_ne!(
        told(&mut board, &given)["bands"]["monetary_at_least_minor"],
        first["monetary_at_least_minor"]
    );
    assert_eq!(told(&mut board, &given)["bands"], told(&mut opened(&rich), &given)["bands"]);
}
