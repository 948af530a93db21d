//! `rfm.v1.RfmService/GetSegments`: the same operation and fields as REST.

use tonic::{Request, Response, Status};

use super::http::{Reads, sizes_for};
use crate::transports::grpc::rfm_v1::{GetSegmentsRequest, GetSegmentsResponse, Segment};
use crate::transports::grpc::{caller, named_merchant, status_of};
use crate::transports::http::Locale;

/// Answers `GetSegments`.
///
/// # Errors
/// As REST, with gRPC's codes.
pub async fn get_segments(
    reads: &Reads,
    request: Request<GetSegmentsRequest>,
) -> Result<Response<GetSegmentsResponse>, Status> {
    let caller = caller(&reads.auth, request.metadata()).await?;
    let request = request.into_inner();
    let merchant = named_merchant(&request.merchant_id)?;
    caller.only_for(merchant).map_err(|problem| status_of(&problem))?;
    let locale = Some(request.locale.as_str()).filter(|text| !text.is_empty());
    let locale = Locale::parse(locale).map_err(|problem| status_of(&problem))?;
    let sizes = sizes_for(reads, &caller, locale).await.map_err(|p| status_of(&p))?;
    let share = |part| sizes.share(part);
    let segments = sizes.segments.iter().map(|segment| Segment {
        id: segment.label.clone(),
        name: segment.name.clone(),
        customers: segment.customers,
        spend_total_minor: segment.spend_total_minor,
        share: share(segment.customers),
    });
    Ok(Response::new(GetSegmentsResponse {
        as_of: sizes.as_of.to_string(),
        config_version: sizes.config_version,
        change_seq: sizes.change_seq,
        customers: sizes.customers,
        segments: segments.collect(),
    }))
}
