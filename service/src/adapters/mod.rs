//! What lies outside the process. No adapter names a slice.

pub mod cipher;
pub mod driven_clock;
pub mod jwt;
mod key_file;
pub mod postgres;
pub mod session_tokens;
pub mod shopify;
