//! How callers reach operations. Knows no slice.

pub mod grpc;
pub mod http;
