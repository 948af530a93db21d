//! Damage to documents: to bytes, to texts, and to the structure of JSON, which bytes at random never
//! reach. Every choice is the driver's, so a coverage-guided engine steers it and a failure is made small.

use std::fmt;
use std::fs;

use bolero::{Driver, ValueGenerator};
use integration_tests::support::repository;
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

/// A damaged document, shown as text.
pub(crate) struct Damaged(pub(crate) Vec<u8>);

impl fmt::Debug for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", String::from_utf8_lossy(&self.0))
    }
}

/// The documents that a target's corpus begins with.
pub(super) fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = repository().join("tests/it/fuzz/__fuzz__").join(target).join("corpus");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    // What a fuzzer found has no ending, and need not be a document.
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some()).collect();
    files.sort();
    assert!(!files.is_empty(), "{target} has no corpus");
    files.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Makes damaged documents of a corpus: of its bytes, of its cells or, where it is JSON, of its structure.
pub(super) struct Damage(Vec<Vec<u8>>);

impl Damage {
    pub(super) fn of(target: &str) -> Damage {
        Damage(corpus(target))
    }
}

impl ValueGenerator for Damage {
    type Output = Damaged;

    fn generate<D: Driver>(&self, driver: &mut D) -> Option<Damaged> {
        let file = pick(driver, &self.0)?;
        let document = serde_json::from_slice::<Value>(file).ok();
        match document.filter(|_| driver.produce() == Some(true)) {
            Some(mut document) => {
                for _ in 0..below(driver, 3)? + 1 {
                    damage_document(&mut document, driver)?;
                }
                Some(Damaged(document.to_string().into_bytes()))
            }
            None if driver.produce()? => damage_cells(file, driver).map(Damaged),
            None => damage_bytes(file, &self.0, driver).map(Damaged),
        }
    }
}

/// A number below `end`, which is not 0.
pub(crate) fn below<D: Driver>(driver: &mut D, end: usize) -> Option<usize> {
    (0..end).generate(driver)
}

fn pick<'l, D: Driver, T>(driver: &mut D, list: &'l [T]) -> Option<&'l T> {
    list.get(below(driver, list.len())?)
}

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
pub(crate) fn anything<D: Driver>(driver: &mut D, depth: usize) -> Option<Value> {
    Some(match below(driver, if depth == 0 { 6 } else { 8 })? {
        0 => Value::Null,
        1 => driver.produce::<bool>()?.into(),
        2 => driver.produce::<i64>()?.into(),
        3 => driver.produce::<f64>()?.into(),
        4 => "1|".repeat(below(driver, 6_000)?).into(),
        5 => {
            let length = below(driver, 40)?;
            (0..length).map(|_| driver.produce::<char>()).collect::<Option<String>>()?.into()
        }
        6 => {
            let length = below(driver, 10)?;
            (0..length).map(|_| anything(driver, depth - 1)).collect::<Option<Vec<_>>>()?.into()
        }
        _ => {
            let names = ["c", "b", "m", "v", "d", "s", "l", "r", "t", "g", "i", "stats", "order"];
            let mut object = serde_json::Map::new();
            for name in names {
                if driver.produce()? {
                    object.insert(name.to_owned(), anything(driver, depth - 1)?);
                }
            }
            object.into()
        }
    })
}

/// Changes one place of a document: its text a little, or all of it, or takes it away.
pub(crate) fn damage_document<D: Driver>(document: &mut Value, driver: &mut D) -> Option<()> {
    let places = places(document);
    let place = pick(driver, &places)?;
    if below(driver, 6)? == 0
        && let Some((parent, name)) = place.rsplit_once('/')
    {
        match document.pointer_mut(parent) {
            Some(Value::Object(object)) => drop(object.remove(name)),
            Some(Value::Array(list)) => drop(name.parse().map(|at: usize| list.remove(at))),
            _ => {}
        }
        return Some(());
    }
    let value = document.pointer_mut(place)?;
    *value = match value {
        Value::String(text) if below(driver, 4)? > 0 => damage_text(text, driver)?.into(),
        _ => anything(driver, 3)?,
    };
    Some(())
}

/// A text with a character gone, doubled, or another, there or everywhere.
fn damage_text<D: Driver>(text: &str, driver: &mut D) -> Option<String> {
    let mut characters: Vec<char> = text.chars().collect();
    if characters.is_empty() {
        return Some("|".to_owned());
    }
    let at = below(driver, characters.len())?;
    let other = *pick(driver, &['|', ',', '-', '9', '.', 'é', ' '])?;
    match below(driver, 5)? {
        0 => drop(characters.remove(at)),
        1 => characters.insert(at, characters[at]),
        2 => characters.truncate(at),
        3 => characters[at] = other,
        _ => {
            let one = characters[at];
            characters.iter_mut().filter(|each| **each == one).for_each(|each| *each = other);
        }
    }
    Some(characters.into_iter().collect())
}

/// A few cells of a table, or values of settings, that are another's, a piece, or below zero.
fn damage_cells<D: Driver>(file: &[u8], driver: &mut D) -> Option<Vec<u8>> {
    let mut cells: Vec<Vec<u8>> =
        file.split_inclusive(|byte| b",=\n".contains(byte)).map(<[u8]>::to_vec).collect();
    for _ in 0..below(driver, 3)? + 1 {
        let at = below(driver, cells.len())?;
        let delimiter = cells[at].pop()?;
        match below(driver, 3)? {
            0 => {
                let other = pick(driver, &cells)?;
                cells[at] = other.split_last().map(|(_, cell)| cell.to_vec()).unwrap_or_default();
            }
            1 => cells[at] = pick(driver, &PIECES)?.bytes().collect(),
            _ => {
                let blanks = cells[at].iter().take_while(|byte| **byte == b' ').count();
                cells[at].insert(blanks, b'-');
            }
        }
        cells[at].push(delimiter);
    }
    Some(cells.concat())
}

/// A few changes: bits, pieces put in or over, parts gone, doubled or from another file.
pub(crate) fn damage_bytes<D: Driver>(
    file: &[u8],
    corpus: &[Vec<u8>],
    driver: &mut D,
) -> Option<Vec<u8>> {
    let mut bytes = file.to_vec();
    for _ in 0..below(driver, 5)? + 1 {
        let from = below(driver, bytes.len() + 1)?;
        let until = (from + below(driver, 20)?).min(bytes.len());
        let part: Vec<u8> = match below(driver, 6)? {
            0 => {
                let bit = 1 << below(driver, 8)?;
                bytes[from..until].iter().map(|byte| byte ^ bit).collect()
            }
            1 => pick(driver, &PIECES)?.bytes().collect(),
            2 => bytes[from..until].repeat(2),
            3 => {
                let other = pick(driver, corpus)?;
                let at = below(driver, other.len() + 1)?;
                other[at..(at + 30).min(other.len())].to_vec()
            }
            4 => {
                let length = below(driver, 6)?;
                (0..length).map(|_| driver.produce::<u8>()).collect::<Option<_>>()?
            }
            _ => Vec::new(),
        };
        bytes.splice(from..until, part);
    }
    if below(driver, 8)? == 0 {
        let length = below(driver, bytes.len() + 1)?;
        bytes.truncate(length);
    }
    Some(bytes)
}
