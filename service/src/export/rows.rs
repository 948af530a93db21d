//! Customers as text: CSV that a spreadsheet can open without running it, and JSON.

use std::fmt::Write;
use std::io;
use std::sync::Arc;

use shared_scoring::Cell;

use super::columns::{Column, Columns};
use crate::adapters::cipher::{self, Cipher};
use crate::base::MerchantId;
use crate::movement::customers::Context;
use crate::movement::walk::Walked;
use crate::scoring::score_text;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated, with a header.
    Csv {
        /// Begins with the UTF-8 byte-order mark, by which Excel tells the encoding.
        bom: bool,
    },
    /// One array of objects.
    Array,
    /// One object a line.
    Lines,
}

/// Writes customers.
pub(super) struct Rows {
    form: Form,
    columns: Columns,
    merchant: MerchantId,
    context: Arc<Context>,
    cipher: Arc<Cipher>,
    /// By cell.
    named: Vec<Named>,
}

/// The segments of a cell in words, as they stand in a row.
struct Named {
    primary: String,
    all: String,
}

/// A value of a row.
enum Value<'v> {
    /// None.
    Blank,
    /// A number, which stays one.
    Number(i64),
    /// Text of our own making: a day, a score, an id of ours.
    Own,
    /// Text that others chose.
    Text(&'v str),
    /// What is known of each cell: ready to be written.
    Ready(&'v str),
}

impl Rows {
    pub(super) fn new(
        (form, columns): (Form, Columns),
        merchant: MerchantId,
        context: Arc<Context>,
        cipher: Arc<Cipher>,
        locale: &str,
    ) -> Rows {
        let named = Cell::all().map(|cell| named(&context, cell, form, locale)).collect();
        Rows { form, columns, merchant, context, cipher, named }
    }

    /// What comes before all rows.
    pub(super) fn head(&self) -> String {
        match self.form {
            Form::Csv { bom } => {
                let mark = if bom { "\u{feff}" } else { "" };
                format!("{mark}{}\n", self.columns.names().join(","))
            }
            Form::Array => "[".into(),
            Form::Lines => String::new(),
        }
    }

    /// What comes after all rows.
    pub(super) fn foot(&self) -> &'static str {
        if self.form == Form::Array { "\n]\n" } else { "" }
    }

    /// The text of some customers; `is_first` when none were written before.
    pub(super) fn text(&self, walked: &[Walked], is_first: bool) -> Result<Vec<u8>, cipher::Error> {
        match self.form {
            Form::Csv { .. } => self.csv(walked),
            Form::Array | Form::Lines => self.json(walked, is_first),
        }
    }

    fn csv(&self, walked: &[Walked]) -> Result<Vec<u8>, cipher::Error> {
        let mut writer = csv::Writer::from_writer(Vec::with_capacity(walked.len() * 128));
        let mut scratch = String::new();
        for walked in walked {
            let email = self.email(walked)?;
            for column in self.columns.iter() {
                scratch.clear();
                match self.value(column, walked, email.as_deref(), &mut scratch) {
                    Value::Blank => {}
                    Value::Number(number) => written(write!(scratch, "{number}")),
                    Value::Own => {}
                    Value::Text(text) => push_cell(&mut scratch, text),
                    Value::Ready(text) => scratch.push_str(text),
                }
                in_memory(writer.write_field(&scratch));
            }
            in_memory(writer.write_record(None::<&[u8]>));
        }
        Ok(in_memory(writer.into_inner().map_err(|error| error.into_error())))
    }

    fn json(&self, walked: &[Walked], is_first: bool) -> Result<Vec<u8>, cipher::Error> {
        let mut text = String::with_capacity(walked.len() * 320);
        let mut scratch = String::new();
        for (at, walked) in walked.iter().enumerate() {
            let email = self.email(walked)?;
            text.push_str(match (self.form, at == 0 && is_first) {
                (Form::Lines, _) => "{",
                (_, true) => "\n{",
                (_, false) => ",\n{",
            });
            for (position, column) in self.columns.iter().enumerate() {
                let comma = if position == 0 { "" } else { "," };
                written(write!(text, "{comma}\"{}\":", column.name()));
                scratch.clear();
                match self.value(column, walked, email.as_deref(), &mut scratch) {
                    Value::Blank => text.push_str("null"),
                    Value::Number(number) => written(write!(text, "{number}")),
                    Value::Own => written(write!(text, "\"{scratch}\"")),
                    Value::Text(value) => text.push_str(&quoted(value)),
                    Value::Ready(value) => text.push_str(value),
                }
            }
            text.push_str(if self.form == Form::Lines { "}\n" } else { "}" });
        }
        Ok(text.into_bytes())
    }

    fn email(&self, walked: &Walked) -> Result<Option<String>, cipher::Error> {
        let Some(sealed) = &walked.email else { return Ok(None) };
        let opened = self.cipher.decrypt(self.merchant.0, walked.customer.id, sealed)?;
        Ok(Some(String::from_utf8_lossy(&opened).into_owned()))
    }

    /// The value of a column; text of our own is put into `scratch`.
    fn value<'v>(
        &'v self,
        column: Column,
        walked: &'v Walked,
        email: Option<&'v str>,
        scratch: &mut String,
    ) -> Value<'v> {
        let customer = &walked.customer;
        let (stats, score) = (customer.stats, customer.score);
        let named = &self.named[usize::from(customer.cell.index())];
        let mut own = |value: std::fmt::Arguments<'_>| {
            written(scratch.write_fmt(value));
            Value::Own
        };
        let text = |text: Option<&'v str>| text.map_or(Value::Blank, Value::Text);
        let number = |number: Option<i64>| number.map_or(Value::Blank, Value::Number);
        let level = |level: Option<u8>| level.map_or(Value::Blank, |n| Value::Number(n.into()));
        match column {
            Column::Id => own(format_args!("{}", customer.id)),
            Column::ShopifyId => text(customer.external_id.as_deref()),
            Column::Email => text(email),
            Column::FirstOrderOn => {
                stats.map_or(Value::Blank, |stats| own(format_args!("{}", stats.first_order_day)))
            }
            Column::LastOrderOn => {
                stats.map_or(Value::Blank, |stats| own(format_args!("{}", stats.last_order_day)))
            }
            Column::DaysSinceLastOrder => {
                let as_of = self.context.as_of;
                number(stats.map(|stats| as_of.days_since(stats.last_order_day).into()))
            }
            Column::OrderCount => number(Some(stats.map_or(0, |stats| stats.order_count.into()))),
            Column::SpendTotalMinor => {
                number(Some(stats.map_or(0, |stats| stats.spend_total_minor)))
            }
            Column::Recency => level(score.map(|score| score.recency.get())),
            Column::Frequency => level(score.map(|score| score.frequency.get())),
            Column::Monetary => level(score.map(|score| score.monetary.get())),
            Column::Score => score.map_or(Value::Blank, |score| {
                own(format_args!("{}", score_text(score.weighted_hundredths)))
            }),
            Column::Segment => Value::Ready(&named.primary),
            Column::Segments => Value::Ready(&named.all),
            Column::NextChangeOn => {
                customer.next_change_on.map_or(Value::Blank, |day| own(format_args!("{day}")))
            }
        }
    }
}

fn named(context: &Context, cell: Cell, form: Form, locale: &str) -> Named {
    let names: Vec<&str> =
        context.segments.of_cell(cell).map(|segment| segment.name(locale)).collect();
    let primary = names.first().copied();
    if let Form::Csv { .. } = form {
        let cell = |text: &str| {
            let mut cell = String::new();
            push_cell(&mut cell, text);
            cell
        };
        return Named { primary: cell(primary.unwrap_or_default()), all: cell(&names.join("|")) };
    }
    let all: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    let all = format!("[{}]", all.join(","));
    Named { primary: primary.map_or_else(|| "null".into(), quoted), all }
}

/// Appends text that others chose so that a spreadsheet shows it and does not run it: what begins as a formula
/// does gets a quote before it, as OWASP advises.
fn push_cell(cell: &mut String, text: &str) {
    const FORMULAS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(FORMULAS) {
        cell.push('\'');
    }
    cell.push_str(text);
}

/// Text as JSON has it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Writing into memory does not fail.
fn written(outcome: std::fmt::Result) {
    debug_assert!(outcome.is_ok(), "memory takes all");
}

/// Writing into memory does not fail, and rows have as many fields as the first one.
fn in_memory<T: Default, E: Into<io::Error>>(outcome: Result<T, E>) -> T {
    outcome.unwrap_or_else(|error| {
        let error: io::Error = error.into();
        debug_assert!(false, "memory takes all: {error}");
        T::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_begins_as_a_formula_is_shown_and_not_run() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-a@b.c", "'-a@b.c"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("＝1", "'＝1"),
            ("a=b", "a=b"),
            ("", ""),
            ("'x", "'x"),
        ] {
            let mut cell = String::new();
            push_cell(&mut cell, text);
            assert_eq!(cell, expected);
        }
    }
}
