//! Damage for tests of what reads others' input: to bytes, to texts, and to the structure of documents.

use serde_json::Value;

/// What tends to break readers.
const PIECES: [&str; 24] = [
    "",
    "\0",
    "\"",
    "\\",
    "\n",
    "\r\n",
    ",",
    ";",
    "{",
    "}",
    "[[[[",
    "]",
    ":",
    "null",
    "true",
    "-1",
    "0.5",
    "1e999",
    "9223372036854775808",
    "-9223372036854775809",
    "\u{feff}",
    "é",
    "🦀",
    "\u{202e}",
];

/// Every place in a document, as the names and positions that lead there.
fn places(value: &Value) -> Vec<String> {
    let below = |key: String, value: &Value| {
        let deeper = places(value)
            .into_iter()
            .map(move |rest| format!("/{}{rest}", key.replace('~', "~0").replace('/', "~1")));
        deeper.collect::<Vec<_>>()
    };
    let mut found = vec![String::new()];
    match value {
        Value::Object(object) => {
            found.extend(object.iter().flat_map(|(key, value)| below(key.clone(), value)));
        }
        Value::Array(list) => {
            found.extend(
                list.iter().enumerate().flat_map(|(at, value)| below(at.to_string(), value)),
            );
        }
        _ => {}
    }
    found
}

/// Any document, up to a depth.
pub(crate) fn anything(rng: &mut fastrand::Rng, depth: usize) -> Value {
    match rng.u8(0..if depth == 0 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => rng.bool().into(),
        2 => rng.i64(..).into(),
        3 => rng.f64().into(),
        4 => "1|".repeat(rng.usize(0..6_000)).into(),
        5 => (0..rng.usize(0..40)).map(|_| rng.char(..)).collect::<String>().into(),
        6 => (0..rng.usize(0..10)).map(|_| anything(rng, depth - 1)).collect(),
        _ => {
            let names = ["c", "b", "m", "v", "d", "s", "l", "r", "t", "g", "i", "stats", "order"];
            let pairs = names.into_iter().filter(|_| rng.bool()).collect::<Vec<_>>();
            pairs.into_iter().map(|name| (name.to_owned(), anything(rng, depth - 1))).collect()
        }
    }
}

/// Changes one place of a document: its text a little, or all of it.
pub(crate) fn damage_document(document: &mut Value, rng: &mut fastrand::Rng) {
    let places = places(document);
    let place = rng.choice(places.iter()).expect("the document itself is a place");
    let Some(value) = document.pointer_mut(place) else { return };
    *value = match value {
        Value::String(text) if rng.bool() => damage_text(text, rng).into(),
        _ => anything(rng, 3),
    };
}

/// A text with one character gone, doubled, or another.
fn damage_text(text: &str, rng: &mut fastrand::Rng) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    if characters.is_empty() {
        return "|".to_owned();
    }
    let at = rng.usize(0..characters.len());
    match rng.u8(0..4) {
        0 => drop(characters.remove(at)),
        1 => characters.insert(at, characters[at]),
        2 => characters.truncate(at),
        _ => characters[at] = *rng.choice(['|', ',', '-', '9', '.', 'é', ' '].iter()).unwrap(),
    }
    characters.into_iter().collect()
}

/// A few changes: bits, pieces put in or over, parts gone, doubled or from another file.
pub(crate) fn damage_bytes(corpus: &[Vec<u8>], rng: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = rng.choice(corpus.iter()).unwrap().clone();
    for _ in 0..rng.usize(1..6) {
        let from = rng.usize(0..=bytes.len());
        let until = (from + rng.usize(0..20)).min(bytes.len());
        let part: Vec<u8> = match rng.u8(0..6) {
            0 => bytes[from..until].iter().map(|byte| byte ^ (1 << rng.u8(0..8))).collect(),
            1 => rng.choice(PIECES.iter()).unwrap().bytes().collect(),
            2 => bytes[from..until].repeat(2),
            3 => {
                let other = rng.choice(corpus.iter()).unwrap();
                let at = rng.usize(0..=other.len());
                other[at..(at + 30).min(other.len())].to_vec()
            }
            4 => (0..rng.usize(0..6)).map(|_| rng.u8(..)).collect(),
            _ => Vec::new(),
        };
        bytes.splice(from..until, part);
    }
    if rng.u8(0..8) == 0 {
        bytes.truncate(rng.usize(0..=bytes.len()));
    }
    bytes
}
