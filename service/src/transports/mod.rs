//! How callers reach operations. Knows no slice.

pub mod http;
