//! The service of `rfm.v1`: each method is handed to the slice that answers it.

use tonic::{Request, Response, Status};

use crate::preview::http::PreviewState;
use crate::segments::http::Reads;
use crate::transports::grpc::rfm_v1::rfm_service_server::RfmService;
use crate::transports::grpc::rfm_v1::{
    GetSegmentsRequest, GetSegmentsResponse, PreviewRfmSegmentsRequest, PreviewRfmSegmentsResponse,
};
use crate::{preview, segments};

/// What the methods work with.
pub(crate) struct Api {
    /// Reads of segments.
    pub(crate) reads: Reads,
    /// Previews.
    pub(crate) previews: PreviewState,
}

#[tonic::async_trait]
impl RfmService for Api {
    async fn get_segments(
        &self,
        request: Request<GetSegmentsRequest>,
    ) -> Result<Response<GetSegmentsResponse>, Status> {
        segments::grpc::get_segments(&self.reads, request).await
    }

    async fn preview_rfm_segments(
        &self,
        request: Request<PreviewRfmSegmentsRequest>,
    ) -> Result<Response<PreviewRfmSegmentsResponse>, Status> {
        preview::grpc::preview_rfm_segments(&self.previews, request).await
    }
}
