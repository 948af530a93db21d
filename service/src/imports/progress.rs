//! How far an import is, as it is told about once a second.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use shared_scoring::Currency;

use super::codes::{Coded, ErrorCode, ProblemCode, problem_of};
use super::file::{Watch, bytes_to_read};
use super::model::State;
use crate::movement::Counts;
use crate::orders::reason::Reason;
use crate::orders::shopify_webhook::Unusable;

/// No more lines than this are told, the first ones.
const PROBLEMS: usize = 100;

/// See the file's head.
pub(super) struct Progress {
    bytes: u64,
    so_far: Mutex<SoFar>,
}

#[derive(Default)]
struct SoFar {
    has_begun: bool,
    is_writing: bool,
    bytes_read: u64,
    orders: u64,
    written: u64,
    customers: u64,
    counts: Counts,
    bad_lines: u64,
    /// The first lines that are left out.
    problems: BTreeMap<u64, Coded<ProblemCode>>,
    /// Whether they were told.
    is_told: bool,
    /// Lines that are left out for their currency, and that of one of them.
    other_currency: u64,
    currencies: Option<(Currency, Currency)>,
}

/// How far it is, as it is stored.
pub(super) struct Snapshot {
    pub(super) state: State,
    pub(super) bytes_done: i64,
    pub(super) orders: i64,
    pub(super) orders_written: i64,
    pub(super) orders_new: i64,
    pub(super) orders_changed: i64,
    pub(super) customers: i64,
    pub(super) customers_new: i64,
    pub(super) bad_lines: i64,
    /// `None` where they are as they were told before.
    pub(super) problems: Option<Value>,
}

impl Progress {
    /// Of a file of so many bytes.
    pub(super) fn of(bytes: u64) -> Progress {
        Progress { bytes, so_far: Mutex::default() }
    }

    /// Its turn has come.
    pub(super) fn begin(&self) {
        self.so_far().has_begun = true;
    }

    /// How far it is.
    pub(super) fn snapshot(&self) -> Snapshot {
        let mut so_far = self.so_far();
        let is_told = std::mem::replace(&mut so_far.is_told, true);
        let problem = |(line, problem): (&u64, &Coded<ProblemCode>)| json!({ "line": line, "code": problem.code.name(), "args": problem.args });
        let problems = || so_far.problems.iter().map(problem).collect();
        let passes = (bytes_to_read(self.bytes) / self.bytes.max(1)).max(1);
        let signed = |count| i64::try_from(count).unwrap_or(i64::MAX);
        Snapshot {
            state: match (so_far.has_begun, so_far.is_writing) {
                (false, _) => State::Waiting,
                (true, false) => State::Reading,
                (true, true) => State::Writing,
            },
            bytes_done: signed((so_far.bytes_read / passes).min(self.bytes)),
            orders: signed(so_far.orders),
            orders_written: signed(so_far.written),
            orders_new: signed(so_far.counts.orders_new),
            orders_changed: signed(so_far.counts.orders_changed),
            customers: signed(so_far.customers),
            customers_new: signed(so_far.counts.customers_new),
            bad_lines: signed(so_far.bad_lines),
            problems: (!is_told).then(problems),
        }
    }

    /// The problems were not stored, and are told again.
    pub(super) fn tell_again(&self) {
        self.so_far().is_told = false;
    }

    /// Whether anything was written.
    pub(super) fn has_written(&self) -> bool {
        self.so_far().written > 0
    }

    /// Why nothing came of a file that was read to its end.
    pub(super) fn nothing_read(&self) -> Option<Coded<ErrorCode>> {
        let so_far = self.so_far();
        if so_far.orders > 0 {
            return None;
        }
        let is_all = so_far.bad_lines == so_far.other_currency;
        let currencies = so_far.currencies.filter(|_| is_all);
        Some(currencies.map_or(Coded::plain(ErrorCode::NoOrders), |(given, shop)| {
            let args = json!({ "currency": given.code(), "shop_currency": shop.code() });
            Coded::error(ErrorCode::OtherCurrency, args)
        }))
    }

    fn so_far(&self) -> MutexGuard<'_, SoFar> {
        // Each change of it is whole.
        self.so_far.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Progress {
    fn read(&self, bytes: u64) {
        let mut so_far = self.so_far();
        so_far.is_writing = false;
        so_far.bytes_read += bytes;
    }

    fn left_out(&self, line: u64, reason: &Reason) {
        let mut so_far = self.so_far();
        so_far.bad_lines += 1;
        if let Reason::OtherCurrency { given: from, shop: to, .. }
        | Reason::Unusable(Unusable::NoRate { from, to }) = *reason
        {
            so_far.other_currency += 1;
            so_far.currencies.get_or_insert((from, to));
        }
        if so_far.problems.len() >= PROBLEMS {
            if so_far.problems.last_key_value().is_some_and(|(last, _)| *last < line) {
                return;
            }
            so_far.problems.pop_last();
        }
        so_far.problems.insert(line, problem_of(reason));
        so_far.is_told = false;
    }

    fn writing(&self, orders: u64, customers: u64) {
        let mut so_far = self.so_far();
        so_far.is_writing = true;
        so_far.orders += orders;
        so_far.customers += customers;
    }

    fn wrote(&self, orders: u64, counts: Counts) {
        let mut so_far = self.so_far();
        so_far.written += orders;
        so_far.counts = counts;
    }
}
