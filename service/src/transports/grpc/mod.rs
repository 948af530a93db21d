//! What every gRPC method shares: the generated contracts, who calls, and how failures are told.

use tonic::Status;
use tonic::metadata::MetadataMap;
use uuid::Uuid;

use super::http::{Auth, Caller, Problem};
use crate::metrics;

/// `rfm.v1`, as generated from `proto/`.
#[expect(
    clippy::doc_markdown,
    clippy::allow_attributes_without_reason,
    reason = "generated from the contracts"
)]
pub mod rfm_v1 {
    tonic::include_proto!("rfm.v1");
}

/// The contracts, for reflection.
pub const DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rfm.bin"));

/// Who calls, from the metadata of a call.
///
/// # Errors
/// As for REST, with gRPC's codes.
pub async fn caller(auth: &Auth, metadata: &MetadataMap) -> Result<Caller, Status> {
    let header = metadata.get("authorization").and_then(|value| value.to_str().ok());
    auth.caller(header).await.map_err(|problem| status_of(&problem))
}

/// A failure with gRPC's code.
pub fn status_of(problem: &Problem) -> Status {
    metrics::failed(problem.kind().name());
    Status::new(problem.kind().code(), problem.detail())
}

/// The merchant that a call names; `None` where it is left to the token.
///
/// # Errors
/// When it is no id.
pub fn named_merchant(text: &str) -> Result<Option<Uuid>, Status> {
    if text.is_empty() {
        return Ok(None);
    }
    let refused = |_| Status::invalid_argument(format!("merchant_id: {text:?} is no UUID"));
    Uuid::parse_str(text).map(Some).map_err(refused)
}
