//! What is wrong with a document: all of it, each with the path of its field, the rule it breaks and an
//! example of what is right.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde_json::{Map, Value};

/// No more errors than this are collected.
pub const MAX_ERRORS: usize = 50;

/// A field that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Where, as in `bands.recency.at_most_days`; empty for the document itself.
    pub path: String,
    /// The rule it breaks.
    pub problem: String,
    /// What would be right.
    pub example: String,
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Of the document itself the problem says all.
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}, as in {}", self.problem, self.example)
    }
}

#[derive(Default)]
pub(super) struct Errors(pub(super) Vec<FieldError>);

impl Errors {
    pub(super) fn push(&mut self, path: &str, problem: impl ToString, example: impl ToString) {
        if self.0.len() < MAX_ERRORS {
            let (problem, example) = (problem.to_string(), example.to_string());
            self.0.push(FieldError { path: path.to_string(), problem, example });
        }
    }

    /// The fields of an object, none of them unknown.
    pub(super) fn object<'v>(
        &mut self,
        path: &str,
        value: &'v Value,
        known: &[&str],
        example: &str,
    ) -> Option<&'v Map<String, Value>> {
        let Some(fields) = value.as_object() else {
            self.push(path, format!("must be an object with {}", known.join(", ")), example);
            return None;
        };
        for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
            let problem = format!("is not known; known are {}", known.join(", "));
            self.push(&join(path, name), problem, example);
        }
        Some(fields)
    }

    /// The value, or `None` with what is wrong with it among the others.
    pub(super) fn checked<T, E: fmt::Display>(
        &mut self,
        path: &str,
        result: Result<T, E>,
        example: &str,
    ) -> Option<T> {
        result.map_err(|error| self.push(path, error, example)).ok()
    }
}

pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_string() } else { format!("{path}.{name}") }
}

/// The path of a field within a document that is itself the field `root` of another.
pub fn field_in(root: &str, path: &str) -> String {
    if path.is_empty() { root.to_string() } else { join(root, path) }
}
