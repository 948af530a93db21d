//! What lies outside the process. No adapter names a slice.

pub mod cipher;
pub mod jwt;
pub mod postgres;
pub mod shopify;
