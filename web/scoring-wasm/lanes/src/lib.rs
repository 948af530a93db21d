//! What of the kernel goes through all customers, in a crate of its own: how a compiler optimises is chosen crate by
//! crate, and these loops alone are worth more bytes. They are `shared-scoring`'s and inlined here.
#![no_std]
#![forbid(unsafe_code)]

use shared_scoring::columns::{self, Columns};
use shared_scoring::comparison::Pairs;
use shared_scoring::{Bands, Day};

/// See [`columns::cells`].
#[inline(never)]
pub fn cells(customers: &Columns<'_>, bands: &Bands, as_of: Day, cells: &mut [u8]) {
    columns::cells(customers, bands, as_of, cells);
}

/// See [`Pairs::count`].
#[inline(never)]
pub fn count(pairs: &mut Pairs, cells_now: &[u8], cells_then: &[u8], spend_totals_minor: &[i64]) {
    pairs.count(cells_now, cells_then, spend_totals_minor);
}
