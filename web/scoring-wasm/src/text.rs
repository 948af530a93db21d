//! Reads JSON. The library that the service reads it with would be a sixth of the module, for numbers and messages
//! that a page never sends: what comes here, the page's own `JSON.stringify` wrote.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Number, Value};

/// Deeper documents are refused, so that none is too deep for the stack.
const DEPTH: u8 = 126;

/// Reads a document; `None` for text that is no JSON, or too deep.
pub fn read(text: &str) -> Option<Value> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEPTH)?;
    reader.skip_blanks();
    (reader.at == text.len()).then_some(value)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += word.len();
        rest.starts_with(word.as_bytes()).then_some(value)
    }

    fn value(&mut self, depth: u8) -> Option<Value> {
        self.skip_blanks();
        match self.peek()? {
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'"' => self.string().map(Value::String),
            b'[' => {
                let mut list = Vec::new();
                self.members(b']', |reader| {
                    list.push(reader.value(depth.checked_sub(1)?)?);
                    Some(())
                })?;
                Some(Value::Array(list))
            }
            b'{' => {
                let mut fields = Map::new();
                self.members(b'}', |reader| {
                    reader.skip_blanks();
                    let name = reader.string()?;
                    reader.skip_blanks();
                    let is_named = reader.takes(b':');
                    fields.insert(name, reader.value(depth.checked_sub(1).filter(|_| is_named)?)?);
                    Some(())
                })?;
                Some(Value::Object(fields))
            }
            _ => self.number().map(Value::Number),
        }
    }

    /// What stands between commas up to an end.
    fn members(&mut self, end: u8, mut of: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.skip_blanks();
        if self.takes(end) {
            return Some(());
        }
        loop {
            of(self)?;
            self.skip_blanks();
            match self.next()? {
                b',' => {}
                byte => return (byte == end).then_some(()),
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        if !self.takes(b'"') {
            return None;
        }
        let mut text = String::new();
        loop {
            let from = self.at;
            while !matches!(self.peek()?, b'"' | b'\\' | ..b' ') {
                self.at += 1;
            }
            text.push_str(self.text.get(from..self.at)?);
            match self.next()? {
                b'"' => return Some(text),
                b'\\' => text.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hexadecimal()?;
                let is_pair = first & 0xfc00 == 0xd800;
                if !is_pair {
                    return char::from_u32(first);
                }
                let second = (self.takes(b'\\') && self.takes(b'u')).then(|| self.hexadecimal());
                let second = second.flatten().filter(|second| second & 0xfc00 == 0xdc00)?;
                return char::from_u32(0x1_0000 + ((first & 0x3ff) << 10 | second & 0x3ff));
            }
            _ => return None,
        })
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |code, _| Some(code << 4 | char::from(self.next()?).to_digit(16)?))
    }

    fn digits(&mut self) -> Option<()> {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > from).then_some(())
    }

    fn number(&mut self) -> Option<Number> {
        let from = self.at;
        let is_negative = self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        let mut is_whole = true;
        if self.takes(b'.') {
            is_whole = false;
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            is_whole = false;
            let _ = self.takes(b'+') || self.takes(b'-');
            self.digits()?;
        }
        let text = self.text.get(from..self.at)?;
        // There is no whole number that is zero below zero.
        if is_whole && text != "-0" {
            let magnitude = text.trim_start_matches('-').bytes().try_fold(0u64, |sum, digit| {
                sum.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
            });
            let whole = magnitude.and_then(|sum| match is_negative {
                true => 0i64.checked_sub_unsigned(sum).map(Number::from),
                false => Some(Number::from(sum)),
            });
            if whole.is_some() {
                return whole;
            }
        }
        Number::from_f64(binary(text))
    }
}

/// The browser reads it: a table of powers of ten is a twentieth of the module.
#[cfg(target_family = "wasm")]
fn binary(text: &str) -> f64 {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = parseFloat)]
        fn parse_float(text: &str) -> f64;
    }
    parse_float(text)
}

#[cfg(not(target_family = "wasm"))]
fn binary(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(random: &mut fastrand::Rng, depth: u32) -> String {
        let list = |random: &mut fastrand::Rng, of: &dyn Fn(&mut fastrand::Rng) -> String| {
            let all: Vec<String> = (0..random.usize(..4)).map(|_| of(random)).collect();
            all.join([",", " ,\n"][random.usize(..2)])
        };
        let text = |random: &mut fastrand::Rng| {
            let parts = ["a", "\\n", "ü☂", "\\u00e9", "\\ud83d\\ude00", "\\/", "\u{1f600}", "\\\""];
            let all: String = (0..random.usize(..4)).map(|_| parts[random.usize(..8)]).collect();
            format!("\"{all}\"")
        };
        match random.u8(..if depth == 0 { 4 } else { 6 }) {
            0 => ["null", "true", "false", " 0"][random.usize(..4)].into(),
            1 => {
                [random.i64(..).to_string(), random.u64(..).to_string()][random.usize(..2)].clone()
            }
            2 => {
                let [whole, part] = [random.u16(..).to_string(), random.u8(..).to_string()];
                let numbers = ["-0", "4.10", "1e3", "-2.5E-2", "18446744073709551616", "1e-400"];
                let made = format!("{whole}.{part}");
                numbers.get(random.usize(..9)).map_or(made, |number| (*number).into())
            }
            3 => text(random),
            4 => format!("[{}]", list(random, &|random| document(random, depth - 1))),
            _ => format!(
                "{{ {}}}",
                list(random, &|random| format!(
                    "{}: {}",
                    text(random),
                    document(random, depth - 1)
                ))
            ),
        }
    }

    /// The library rounds numbers of many digits less well.
    fn is_same(one: &Value, other: &Value) -> bool {
        match (one, other) {
            (Value::Array(one), Value::Array(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).all(|(one, other)| is_same(one, other))
            }
            (Value::Object(one), Value::Object(other)) => {
                let names = one.keys().eq(other.keys());
                names && one.iter().all(|(name, one)| is_same(one, &other[name]))
            }
            (Value::Number(one), Value::Number(other)) if one.is_f64() && other.is_f64() => {
                let [one, other] = [one, other].map(|number| number.as_f64().unwrap());
                (one - other).abs() <= one.abs() * 1e-15
            }
            _ => one == other,
        }
    }

    #[test]
    fn documents_are_read_as_the_library_reads_them() {
        let mut random = fastrand::Rng::with_seed(1);
        let mut refused = 0;
        for _ in 0..20_000 {
            let mut text = document(&mut random, 3);
            if random.bool() {
                let mut characters: Vec<char> = text.chars().collect();
                let at = random.usize(..characters.len());
                match random.u8(..3) {
                    0 => drop(characters.remove(at)),
                    1 => characters.insert(at, ['"', '\\', ',', '0', '}', '\n'][random.usize(..6)]),
                    _ => {
                        characters[at] = ['{', ']', '-', '.', 'e', 'u', '\u{1}'][random.usize(..7)]
                    }
                }
                text = characters.into_iter().collect();
            }
            let expected: Option<Value> = serde_json::from_str(&text).ok();
            refused += u32::from(expected.is_none());
            let found = read(&text);
            let is_same = match (&found, &expected) {
                (Some(found), Some(expected)) => is_same(found, expected),
                (found, expected) => found == expected,
            };
            assert!(is_same, "{text}: {found:?}, expected {expected:?}");
        }
        assert!((4_000..12_000).contains(&refused), "{refused} refused");
    }

    #[test]
    fn documents_that_are_too_deep_or_no_json_are_refused() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        for depth in [1, 127, 128, 100_000] {
            let expected: Option<Value> = serde_json::from_str(&nested(depth)).ok();
            assert_eq!(read(&nested(depth)), expected, "{depth}");
        }
        for text in ["", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "1e999", "[1,]", "nul"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
