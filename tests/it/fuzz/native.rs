//! The Function's host without wasm: documents as serde reads them, and an output that has to be whole.
//! So damaged documents are tried a hundred times as fast as through the module.

use serde_json::{Map, Value};
use update_rfm_score::host::{Host, Kind};
use update_rfm_score::{discount, update};

/// An object or array that is not ended yet, with the number of values still to come.
enum Open {
    Object { left: usize, name: Option<String>, object: Map<String, Value> },
    Array { left: usize, list: Vec<Value> },
}

struct Native<'v> {
    input: &'v Value,
    open: Vec<Open>,
    output: Option<Value>,
}

/// Runs an export on a document.
pub(crate) fn run(export: &str, input: &Value) -> Value {
    let mut host = Native { input, open: Vec::new(), output: None };
    match export {
        "cart_lines_discounts_generate_run" => discount::cart_lines(&mut host),
        "cart_delivery_options_discounts_generate_run" => discount::delivery_options(&mut host),
        "update_rfm_score" => update::update(&mut host),
        other => panic!("no export {other}"),
    }
    assert!(host.open.is_empty(), "something is not ended");
    host.output.expect("an output")
}

impl Native<'_> {
    fn put(&mut self, value: Value) {
        match self.open.last_mut() {
            None => assert!(self.output.replace(value).is_none(), "a second output"),
            Some(Open::Array { left, list }) => {
                *left = left.checked_sub(1).expect("more values than were announced");
                list.push(value);
            }
            Some(Open::Object { left, name, object }) => match name.take() {
                None => *name = Some(value.as_str().expect("a property's name").to_owned()),
                Some(name) => {
                    *left = left.checked_sub(1).expect("more properties than were announced");
                    assert!(object.insert(name, value).is_none(), "a property twice");
                }
            },
        }
    }
}

impl<'v> Host for Native<'v> {
    type Value = Option<&'v Value>;

    fn input(&self) -> Option<&'v Value> {
        Some(self.input)
    }

    fn kind(&self, value: Option<&'v Value>) -> Kind {
        match value {
            None | Some(Value::Null) => Kind::Null,
            Some(Value::String(text)) => Kind::Text(text.len()),
            Some(Value::Array(list)) => Kind::Array(list.len()),
            Some(Value::Object(_)) => Kind::Object,
            Some(Value::Bool(_) | Value::Number(_)) => Kind::Other,
        }
    }

    fn property(&self, object: Option<&'v Value>, name: &str) -> Option<&'v Value> {
        object?.as_object()?.get(name)
    }

    fn element(&self, array: Option<&'v Value>, index: usize) -> Option<&'v Value> {
        array?.as_array()?.get(index)
    }

    fn copy_text<'b>(&self, text: Option<&'v Value>, buffer: &'b mut [u8]) -> &'b [u8] {
        let text = text.and_then(Value::as_str).unwrap_or_default().as_bytes();
        let length = text.len().min(buffer.len());
        buffer[..length].copy_from_slice(&text[..length]);
        &buffer[..length]
    }

    fn start_object(&mut self, properties: usize) {
        self.open.push(Open::Object { left: properties, name: None, object: Map::new() });
    }

    fn end_object(&mut self) {
        let Some(Open::Object { left: 0, name: None, object }) = self.open.pop() else {
            panic!("the object is not whole")
        };
        self.put(object.into());
    }

    fn start_array(&mut self, values: usize) {
        self.open.push(Open::Array { left: values, list: Vec::new() });
    }

    fn end_array(&mut self) {
        let Some(Open::Array { left: 0, list }) = self.open.pop() else {
            panic!("the array is not whole")
        };
        self.put(list.into());
    }

    fn text(&mut self, text: &str) {
        self.put(text.into());
    }

    fn number(&mut self, number: i32) {
        self.put(number.into());
    }

    fn null(&mut self) {
        self.put(Value::Null);
    }
}
