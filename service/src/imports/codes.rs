//! What can be wrong with a file or with a line of it: a code that stays, what it says of the case, and English
//! words. Never what stands in the file itself, which may tell of a customer, but for names of columns and codes
//! of currencies.

use serde_json::{Map, Value, json};

use super::file;
use super::reading;
use crate::orders::model::Refusal;
use crate::orders::reason::Reason;
use crate::orders::shopify_csv;
use crate::orders::shopify_webhook::Unusable;
use shared_scoring::money::AmountError;

/// What a code says of the case, by name.
pub type Args = Map<String, Value>;

/// Codes, each with its name and its words. `{name}` in the words is what the code says of the case.
macro_rules! codes {
    ($(#[$about:meta])* $kind:ident { $($(#[$each:meta])* $code:ident = $name:literal, $words:literal;)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $kind { $($(#[$each])* $code,)* }

        impl $kind {
            /// All of them.
            pub const ALL: &[$kind] = &[$($kind::$code,)*];

            /// As it is told.
            pub const fn name(self) -> &'static str {
                match self { $($kind::$code => $name,)* }
            }

            /// Its words in English; `{name}` stands for what it says of the case.
            pub const fn words(self) -> &'static str {
                match self { $($kind::$code => $words,)* }
            }

            /// The code of this name.
            pub fn parse(name: &str) -> Option<$kind> {
                $kind::ALL.iter().copied().find(|code| code.name() == name)
            }

            /// Names of what it says of the case.
            pub fn args(self) -> impl Iterator<Item = &'static str> {
                let parts = self.words().split('{').skip(1);
                parts.filter_map(|part| part.split('}').next())
            }
        }
    };
}

codes! {
    /// What is wrong with a line, which is left out.
    ProblemCode {
        /// More or fewer fields than the header.
        FieldsDiffer = "fields-differ", "the line has {fields} fields, the header has {expected}";
        /// A quote inside a field.
        StrayQuote = "stray-quote", "a quote stands inside a field that is not in quotes";
        /// No text.
        NotUtf8 = "not-utf8", "{column}: is not UTF-8 text";
        /// Nothing there.
        Empty = "empty", "{column}: is empty";
        /// No currency code.
        CurrencyUnknown = "currency-unknown", "{column}: is no currency code, as in USD";
        /// A currency that has no rate.
        OtherCurrency = "other-currency", "Currency: {currency} is not the shop's {shop_currency}";
        /// No number.
        AmountMalformed = "amount-malformed", "{column}: is not a decimal number, as in 12.50";
        /// Too many decimals.
        AmountTooPrecise = "amount-too-precise", "{column}: has more than the {decimals} decimals of its currency";
        /// Beyond what fits.
        AmountTooLarge = "amount-too-large", "{column}: is too large";
        /// No time.
        TimeUnknown = "time-unknown", "{column}: is no time, as in 2026-01-31 12:00:00 +0000";
        /// No payment status.
        StatusUnknown = "status-unknown", "{column}: is not known, as in paid";
        /// Empty, or longer than any id.
        IdInvalid = "id-invalid", "{column}: an id has 1 to 200 bytes";
        /// Not JSON.
        NotJson = "not-json", "the line is not JSON";
        /// A field of JSON.
        FieldUnusable = "field-unusable", "{column}: is missing, or cannot be used";
        /// JSON about something else.
        NoOrder = "no-order", "the line is no order";
    }
}

codes! {
    /// Why a file was not taken, or not all of it.
    ErrorCode {
        /// It lacks columns.
        MissingColumns = "missing-columns", "the file has no column {columns}; is this Shopify's order export?";
        /// Nothing in it.
        EmptyFile = "empty-file", "the file is empty";
        /// A header alone, or every line is left out.
        NoOrders = "no-orders", "no order could be read from the file";
        /// Every line is in another currency.
        OtherCurrency = "other-currency", "all orders are in {currency}, and the shop's currency is {shop_currency}";
        /// No UTF-8.
        WrongEncoding = "wrong-encoding", "the file is not UTF-8 text; use the file that Shopify exported, unchanged";
        /// Something else than commas.
        WrongSeparator = "wrong-separator", "the columns are parted by {separator}s, not by commas; use the file that Shopify exported, unchanged";
        /// A workbook.
        NotCsvXlsx = "not-csv-xlsx", "the file is an Excel workbook; save it as CSV, or better use the file that Shopify exported";
        /// Packed.
        NotCsvPacked = "not-csv-packed", "the file is packed; unpack it first";
        /// No text.
        NotCsvBinary = "not-csv-binary", "the file is no text; use the CSV file that Shopify exported";
        /// More bytes than are taken.
        TooLarge = "too-large", "the file is larger than {most_bytes} bytes (RFM_IMPORT_MAX_BYTES)";
        /// The body did not go on.
        Stalled = "stalled", "nothing of the file came for {seconds} s; send it again";
        /// The body takes for ever.
        TooSlow = "too-slow", "the file took longer than {seconds} s to come";
        /// The body ended before its end.
        BrokeOff = "broke-off", "the file broke off on its way; send it again";
        /// No room on the disk.
        DiskFull = "disk-full", "the service has no room on its disk for the file; tell whoever runs it";
        /// As many wait as may.
        TooManyWaiting = "too-many-waiting", "this shop has {most} imports that wait or are at work; wait for one";
        /// It was stopped on its way.
        Interrupted = "interrupted", "the service stopped on its way; send the same file again, and it goes on: nothing counts twice";
        /// The database is away.
        Unavailable = "unavailable", "the service could not write on; send the same file again, and it goes on: nothing counts twice";
        /// Our fault.
        Internal = "internal", "the service failed; the cause is in its log";
    }
}

/// A code with what it says of one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Coded<C> {
    /// The code.
    pub code: C,
    /// What it says of the case.
    pub args: Args,
}

/// Words for a case: what a code says of it stands in the place of its name.
pub fn worded(words: &str, args: &Args) -> String {
    args.iter().fold(words.to_owned(), |text, (name, value)| {
        let value = match value {
            Value::String(value) => value.clone(),
            Value::Array(values) => {
                let values: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
                values.join(", ")
            }
            value => value.to_string(),
        };
        text.replace(&format!("{{{name}}}"), &value)
    })
}

fn coded<C>(code: C, args: Value) -> Coded<C> {
    let args = if let Value::Object(args) = args { args } else { Args::new() };
    Coded { code, args }
}

impl Coded<ErrorCode> {
    /// A code with these arguments, an object.
    pub(super) fn error(code: ErrorCode, args: Value) -> Coded<ErrorCode> {
        coded(code, args)
    }

    /// One that says nothing more of the case.
    pub fn plain(code: ErrorCode) -> Coded<ErrorCode> {
        coded(code, Value::Null)
    }

    /// In English.
    pub fn worded(&self) -> String {
        worded(self.code.words(), &self.args)
    }
}

/// Why a line is left out.
pub(super) fn problem_of(reason: &Reason) -> Coded<ProblemCode> {
    use ProblemCode as Code;
    let of_column = |code, column: &str| coded(code, json!({ "column": column }));
    match reason {
        Reason::Fields { fields, expected } => {
            coded(Code::FieldsDiffer, json!({ "fields": fields, "expected": expected }))
        }
        Reason::Quote => coded(Code::StrayQuote, Value::Null),
        Reason::NotUtf8 { column } => of_column(Code::NotUtf8, column),
        Reason::Empty { column } => of_column(Code::Empty, column),
        Reason::CurrencyCode { .. } => of_column(Code::CurrencyUnknown, "Currency"),
        Reason::Amount { column, error, .. } => amount(column, *error),
        Reason::Time { .. } => of_column(Code::TimeUnknown, "Created at"),
        Reason::Status { .. } => of_column(Code::StatusUnknown, "Financial Status"),
        Reason::OtherCurrency { given, shop, .. } => other_currency(given.code(), shop.code()),
        Reason::Converted { error, .. } => amount("Total", *error),
        Reason::Refused(Refusal::Amount { field, .. }) => of_column(Code::AmountTooLarge, field),
        Reason::Refused(Refusal::Id { field }) => of_column(Code::IdInvalid, field),
        Reason::Unusable(Unusable::Json(_)) => coded(Code::NotJson, Value::Null),
        Reason::Unusable(Unusable::Field { field, .. }) => of_column(Code::FieldUnusable, field),
        Reason::Unusable(Unusable::NoRate { from, to }) => other_currency(from.code(), to.code()),
        Reason::Refused(Refusal::MergedInCircle { .. }) | Reason::NoOrder => {
            coded(Code::NoOrder, Value::Null)
        }
    }
}

fn amount(column: &str, error: AmountError) -> Coded<ProblemCode> {
    match error {
        AmountError::Malformed => coded(ProblemCode::AmountMalformed, json!({ "column": column })),
        AmountError::TooPrecise { decimals } => {
            let args = json!({ "column": column, "decimals": decimals });
            coded(ProblemCode::AmountTooPrecise, args)
        }
        AmountError::OutOfRange => coded(ProblemCode::AmountTooLarge, json!({ "column": column })),
    }
}

fn other_currency(given: &str, shop: &str) -> Coded<ProblemCode> {
    let args = json!({ "currency": given, "shop_currency": shop });
    coded(ProblemCode::OtherCurrency, args)
}

/// Why a file was not taken, or not all of it.
pub(super) fn error_of(error: &file::Error) -> Coded<ErrorCode> {
    use ErrorCode as Code;
    use file::Error::{File, Stopped, Write};
    match error {
        File(reading::Error::Empty) => Coded::plain(Code::EmptyFile),
        File(reading::Error::Workbook) => Coded::plain(Code::NotCsvXlsx),
        File(reading::Error::Packed) => Coded::plain(Code::NotCsvPacked),
        File(reading::Error::Binary) => Coded::plain(Code::NotCsvBinary),
        File(reading::Error::Encoding) => Coded::plain(Code::WrongEncoding),
        File(reading::Error::Separator(mark)) => {
            Coded::error(Code::WrongSeparator, json!({ "separator": mark }))
        }
        File(reading::Error::Csv(shopify_csv::Error::MissingColumns(columns))) => {
            Coded::error(Code::MissingColumns, json!({ "columns": columns }))
        }
        File(reading::Error::Csv(_) | reading::Error::Read(_)) => Coded::plain(Code::Internal),
        Write(_) => Coded::plain(Code::Unavailable),
        Stopped => Coded::plain(Code::Interrupted),
    }
}
