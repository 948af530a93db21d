//! `parity SEED FIRST COUNT`: cases of columns and configurations with what the native kernel says of them, for a
//! browser to say the same. A case is what its seed and number make of it, so that it can be looked at alone.
//!
//! Written to standard output: for each case twelve texts, each with its length in bytes (u32, little-endian)
//! before it: columns, currency, configuration and bands that are active, what opening says, a configuration, what
//! comparing says, a query for movers, the movers, columns to update with, what updating says, and what comparing
//! says then. What is refused is told with an exclamation mark before it.

use std::env;
use std::io::{self, BufWriter, Write};

use fastrand::Rng;
use scoring_wasm::board::Board;
use scoring_wasm::{Thrown, compare, open};
use serde_json::{Map, Value, json};
use shared_scoring::comparison::Wanted;
use shared_scoring::json::parse_config;
use shared_scoring::{Bands, Currency, Preset};

fn main() -> io::Result<()> {
    let numbers: Vec<u64> = env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let [seed, first, count] = numbers[..] else {
        return Err(io::Error::other("give a seed, the first case and the number of cases"));
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for number in first..first + count {
        let mut random = Rng::with_seed(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        for text in case(&mut random) {
            out.write_all(&(text.len() as u32).to_le_bytes())?;
            out.write_all(&text)?;
        }
    }
    out.flush()
}

fn case(random: &mut Rng) -> [Vec<u8>; 12] {
    let count = if random.u8(..8) == 0 { random.usize(..300) } else { random.usize(..40) };
    let rows = rows(random, count);
    let columns = columns(random, &rows, None);
    let currency = ["USD", "JPY", "KWD", "eur"][random.usize(..4)];
    let live = config(random, true);
    let bands = bands_of(&live, currency);
    let compared = if random.bool() { config(random, false) } else { step(random) };
    let changed = changed(random, rows.len());
    let update = columns_of_update(random, &changed);
    let first = random.u32(..4);
    let labels = [json!(""), json!("S0"), json!("S1"), Value::Null];
    let (from, to) = (&labels[random.usize(..12).min(3)], &labels[random.usize(..12).min(3)]);
    let query = json!({ "from": from, "to": to, "first": first, "limit": random.u32(..9) });

    let mut texts: [Vec<u8>; 12] = Default::default();
    let (live, compared) = (live.to_string(), compared.to_string());
    let opened = open(&columns, currency, &live, &bands);
    texts[4] = opened.as_ref().map_or_else(refused, |_| Vec::new());
    if let Ok(mut board) = opened {
        texts[6] = told(&mut board, &compared);
        texts[8] = movers(&mut board, &query);
        texts[10] = board.update(&update).map_or_else(|e| refused(&e.into()), |()| Vec::new());
        texts[11] = told(&mut board, &compared);
    }
    texts[0] = columns;
    (texts[1], texts[2], texts[3]) = (currency.into(), live.into(), bands.into());
    (texts[5], texts[7], texts[9]) = (compared.into(), query.to_string().into(), update);
    texts
}

fn refused(thrown: &Thrown) -> Vec<u8> {
    format!("!{}", thrown.told()).into()
}

fn told(board: &mut Board, config: &str) -> Vec<u8> {
    compare(board, config).map_or_else(|errors| refused(&errors.into()), String::into_bytes)
}

fn movers(board: &mut Board, query: &Value) -> Vec<u8> {
    let wanted = Wanted { from: query["from"].as_str(), to: query["to"].as_str() };
    let number = |name: &str| query[name].as_u64().unwrap_or(0) as usize;
    json!(board.movers(wanted, number("first"), number("limit"))).to_string().into()
}

/// Day of the last order, orders, spend.
type Row = (i32, u32, i64);

const TODAY: i32 = 20_000;

fn rows(random: &mut Rng, count: usize) -> Vec<Row> {
    let is_extreme = random.u8(..4) == 0;
    let mut row = || {
        let day = match random.u8(..16) {
            0 if is_extreme => [i32::MIN, i32::MAX, -1, TODAY + 1][random.usize(..4)],
            _ => TODAY - random.i32(-1..500),
        };
        let orders = match random.u8(..16) {
            0 => [0, u32::MAX, u32::MAX - 1][random.usize(..3)],
            1 => 0,
            _ => random.u32(1..15),
        };
        let spend = match random.u8(..16) {
            0 if is_extreme => [i64::MIN, i64::MAX, 1 << 53, -(1 << 53) - 1][random.usize(..4)],
            1 => random.i64(-100_000..=0),
            _ => random.i64(..100_000),
        };
        (day, orders, spend)
    };
    (0..count).map(|_| row()).collect()
}

/// Rows that change, with their ordinals and the number of ordinals then; seldom such as cannot be.
fn changed(random: &mut Rng, known: usize) -> (Vec<Row>, Vec<u32>, u32) {
    let new = random.usize(..4);
    let known_changed = (0..known as u32).filter(|_| random.u8(..4) == 0);
    let mut ordinals: Vec<u32> = known_changed.collect();
    ordinals.extend((0..new).map(|at| (known + at) as u32));
    if random.u8(..16) == 0 {
        ordinals.reverse();
    }
    let rows = rows(random, ordinals.len());
    (rows, ordinals, (known + new) as u32)
}

fn columns_of_update(random: &mut Rng, changed: &(Vec<Row>, Vec<u32>, u32)) -> Vec<u8> {
    match random.u8(..8) {
        0 => columns(random, &changed.0, None),
        _ => columns(random, &changed.0, Some((&changed.1, changed.2))),
    }
}

/// As `GET /api/rfm/columns` writes them; seldom with a byte that is wrong, or short of one.
fn columns(random: &mut Rng, rows: &[Row], changed: Option<(&[u32], u32)>) -> Vec<u8> {
    let mut bytes = b"RFMC".to_vec();
    bytes.extend([1, u8::from(changed.is_some()), 0, 0]);
    bytes.extend([7; 16]);
    bytes.extend(i64::from(changed.is_some()).to_le_bytes());
    bytes.extend((TODAY + random.i32(..2)).to_le_bytes());
    bytes.extend(changed.map_or(rows.len() as u32, |(_, ordinals)| ordinals).to_le_bytes());
    bytes.extend((rows.len() as u32).to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend(rows.iter().flat_map(|(_, _, spend)| spend.to_le_bytes()));
    bytes.extend(rows.iter().flat_map(|(day, _, _)| day.to_le_bytes()));
    bytes.extend(rows.iter().flat_map(|(_, orders, _)| orders.to_le_bytes()));
    bytes.extend(changed.iter().flat_map(|(at, _)| at.iter().flat_map(|at| at.to_le_bytes())));
    match random.u8(..64) {
        0 => bytes[random.usize(..48)] ^= 1 << random.u8(..8),
        1 => bytes.truncate(random.usize(..bytes.len())),
        _ => {}
    }
    bytes
}

/// The edges that a configuration has come to, as a preview tells them; those of a size where they are not given.
fn bands_of(config: &Value, currency: &str) -> String {
    let read = parse_config(&config.to_string()).ok();
    let currency = Currency::parse(currency).unwrap_or(Currency::USD);
    let none = std::iter::empty();
    let bands =
        read.map(|config| config.bands.bands_of(none, currency, shared_scoring::Day(TODAY)).0);
    let bands: Bands = bands.unwrap_or_else(|| Preset::Medium.bands(10_000, 0));
    json!({
        "recency_at_most_days": bands.recency.edges(),
        "frequency_at_least_orders": bands.frequency.edges(),
        "monetary_at_least_minor": bands.monetary.edges(),
    })
    .to_string()
}

/// Four numbers that do not descend, or seldom do.
fn edges(random: &mut Rng, first: i64, last: i64, extremes: &[i64]) -> Vec<i64> {
    let mut number = || match random.u8(..24) {
        0 => extremes[random.usize(..extremes.len())],
        _ => random.i64(first..=last),
    };
    let mut edges: Vec<i64> = (0..4).map(|_| number()).collect();
    if random.u8(..32) != 0 {
        edges.sort_unstable();
    }
    if random.u8(..8) == 0 {
        edges[2] = edges[1];
    }
    edges
}

fn bands(random: &mut Rng) -> Value {
    let mut bands = Map::new();
    let base = random.u8(..4);
    match base {
        0 => {
            let preset = ["small", "medium", "plus", "huge"]
                [random.usize(..3) + usize::from(random.u8(..64) == 0)];
            bands.insert("preset".into(), preset.into());
            if random.bool() {
                let average = [1, 8_500, i64::MAX, random.i64(-2..50_000)][random.usize(..4)];
                bands.insert("average_order_minor".into(), average.into());
            }
        }
        1 => {
            let every = json!({ "every_days": random.u16(..400) });
            let every = if random.bool() { json!({}) } else { every };
            bands.insert("quintiles".into(), every);
        }
        _ => {}
    }
    let is_given = base > 1 && random.u8(..64) != 0;
    if is_given || random.u8(..4) == 0 {
        let days = edges(random, -1, 400, &[-2, 36_525, i64::from(i32::MAX)]);
        let half_life = json!({ "half_life_days": random.u32(..400) });
        let edges = json!({ "at_most_days": days });
        let recency = if random.u8(..4) == 0 { half_life } else { edges };
        bands.insert("recency".into(), recency);
    }
    if is_given || random.u8(..4) == 0 {
        let orders = edges(random, 1, 12, &[0, i64::from(u32::MAX), 1 << 32]);
        bands.insert("frequency".into(), json!({ "at_least_orders": orders }));
    }
    if is_given || random.u8(..4) == 0 {
        let minor = edges(random, 0, 90_000, &[-1, i64::MAX]);
        bands.insert("monetary".into(), json!({ "at_least_minor": minor }));
    }
    bands.into()
}

fn condition(random: &mut Rng, is_score: bool) -> Value {
    let level = random.u8(1..=5);
    let part = random.u8(..100);
    match random.u8(..7) {
        0 => json!(format!(">={level}")),
        1 => json!(format!("<={level}")),
        2 => json!(format!("{}-{}", level.min(3), level.max(3))),
        3 => json!([1, level]),
        4 if is_score => json!(f64::from(level) + f64::from(part) / 100.0),
        5 if is_score => json!(format!(">={level}.{part:02}")),
        6 if random.u8(..32) == 0 => json!("best"),
        _ => json!(level),
    }
}

fn rules(random: &mut Rng, may_nest: bool) -> Value {
    if may_nest && random.u8(..10) == 0 {
        return json!({ "orders": "none" });
    }
    let names = ["recency", "frequency", "monetary", "frequency_monetary", "score"];
    let mut rules = Map::new();
    for _ in 0..random.usize(1..4) {
        let name = names[random.usize(..5)];
        rules.insert(name.into(), condition(random, name == "score"));
    }
    if may_nest && random.u8(..6) == 0 {
        let any: Vec<Value> = (0..random.usize(1..3)).map(|_| self::rules(random, false)).collect();
        rules.insert("any".into(), any.into());
    }
    rules.into()
}

fn segments(random: &mut Rng) -> Value {
    let count = if random.u8(..64) == 0 { random.usize(..66) } else { random.usize(..7) };
    let mut segments = Vec::new();
    for at in 0..count {
        let id = match random.u8(..32) {
            0 => "Größte ☂ \u{1f600}".into(),
            1 => "VIP".into(),
            _ => format!("S{at}"),
        };
        let name = json!({ "en": format!("Segment {at}"), "ja": "優良" });
        segments.push(json!({ "id": id, "name": name, "rules": rules(random, true) }));
    }
    segments.into()
}

fn config(random: &mut Rng, is_live: bool) -> Value {
    let mut config = Map::new();
    if is_live || random.u8(..4) != 0 {
        config.insert("bands".into(), bands(random));
    }
    if random.u8(..3) == 0 {
        let recency = random.u8(..=100);
        let frequency = random.u8(..=100 - recency);
        let rest = 100 - recency - frequency + u8::from(random.u8(..32) == 0);
        let weights = json!({ "recency": recency, "frequency": frequency, "monetary": rest });
        config.insert("weights".into(), weights);
    }
    if random.u8(..4) == 0 {
        let limit = format!("{}.{:02}", random.u8(..6), random.u8(..100));
        config.insert("low_score_below".into(), limit.into());
    }
    if is_live || random.bool() {
        config.insert("segments".into(), segments(random));
    }
    config.into()
}

/// What the step of a slider asks: other bands, all of them given.
fn step(random: &mut Rng) -> Value {
    let mut ascending = |last: i64| {
        let mut edges: Vec<i64> = (0..4).map(|_| random.i64(1..=last)).collect();
        edges.sort_unstable();
        edges
    };
    json!({ "bands": {
        "recency": { "at_most_days": ascending(400) },
        "frequency": { "at_least_orders": ascending(12) },
        "monetary": { "at_least_minor": ascending(90_000) },
    }})
}
