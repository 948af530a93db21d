//! What every REST endpoint shares: who calls, and how failures are told.

mod auth;
mod extract;
mod guard;
mod locale;
mod pieces;
mod problem;

pub use auth::{Auth, Caller, FindShop, Writer};
pub use extract::{
    Body, Document, IfMatch, Path, Query, page_limit, parse_day, parse_place, place_text,
};
pub use guard::{OwnTime, guard, nothing_at};
pub use locale::Locale;
pub use pieces::{Pieces, Room, pieces};
pub use problem::{Problem, Refusals, WrongField};
