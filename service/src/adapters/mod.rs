//! What lies outside the process. No adapter names a slice.

pub mod cipher;
pub mod postgres;
