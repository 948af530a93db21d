//! `rfm.v1.RfmService/PreviewRFMSegments`: the same operation and fields as REST.

use tonic::{Request, Response, Status};

use super::answer::{
    ArgAnswer, FlowAnswer, MoverAnswer, PreviewAnswer, SegmentChangeAnswer, SizeAnswer,
    WarningAnswer,
};
use super::http::{MoversRequest, PreviewRequest, PreviewState, preview_for};
use crate::error::Kind;
use crate::transports::grpc::rfm_v1::{
    self, PreviewRfmSegmentsRequest, PreviewRfmSegmentsResponse,
};
use crate::transports::grpc::{caller, named_merchant, status_of};
use crate::transports::http::{Locale, Problem};

/// Answers `PreviewRFMSegments`.
///
/// # Errors
/// As REST, with gRPC's codes.
pub async fn preview_rfm_segments(
    state: &PreviewState,
    request: Request<PreviewRfmSegmentsRequest>,
) -> Result<Response<PreviewRfmSegmentsResponse>, Status> {
    let caller = caller(&state.auth, request.metadata()).await?;
    let request = request.into_inner();
    let refused = |problem: Problem| status_of(&problem);
    let merchant = named_merchant(&request.merchant_id)?;
    caller.only_for(merchant).map_err(refused)?;
    let locale = Some(request.locale.as_str()).filter(|text| !text.is_empty());
    let locale = Locale::parse(locale).map_err(refused)?;
    let config = serde_json::from_str(&request.config).map_err(|error| {
        refused(Problem::new(Kind::Unprocessable, format!("config: is no JSON object: {error}")))
    })?;
    let movers = request.movers.map(|wanted| MoversRequest {
        limit: (wanted.limit != 0).then_some(wanted.limit as usize),
        after: Some(wanted.after).filter(|after| !after.is_empty()),
        from: wanted.from,
        to: wanted.to,
    });
    let request = PreviewRequest { config, movers };
    let answer = preview_for(&state.previews, &caller, request, locale).await.map_err(refused)?;
    Ok(Response::new(answer.into()))
}

impl From<PreviewAnswer> for PreviewRfmSegmentsResponse {
    fn from(answer: PreviewAnswer) -> PreviewRfmSegmentsResponse {
        let (movers, next) =
            answer.movers.map_or_else(Default::default, |page| (page.customers, page.next));
        PreviewRfmSegmentsResponse {
            as_of: answer.as_of,
            config_version: answer.config_version,
            change_seq: answer.change_seq,
            customers: answer.customers,
            moving: answer.moving,
            bands: Some(rfm_v1::Bands {
                recency_at_most_days: answer.bands.recency_at_most_days,
                frequency_at_least_orders: answer.bands.frequency_at_least_orders,
                monetary_at_least_minor: answer.bands.monetary_at_least_minor,
            }),
            segment_sizes: answer.segments.into_iter().map(Into::into).collect(),
            movement: answer.movement.into_iter().map(Into::into).collect(),
            warnings: answer.warnings.into_iter().map(Into::into).collect(),
            movers: movers.into_iter().map(Into::into).collect(),
            next: next.unwrap_or_default(),
        }
    }
}

impl From<SizeAnswer> for rfm_v1::Size {
    fn from(SizeAnswer { customers, spend_total_minor }: SizeAnswer) -> rfm_v1::Size {
        rfm_v1::Size { customers, spend_total_minor }
    }
}

impl From<SegmentChangeAnswer> for rfm_v1::SegmentChange {
    fn from(change: SegmentChangeAnswer) -> rfm_v1::SegmentChange {
        rfm_v1::SegmentChange {
            id: change.id,
            name: change.name,
            now: change.now.map(Into::into),
            then: change.then.map(Into::into),
            entering: change.entering,
            leaving: change.leaving,
        }
    }
}

impl From<FlowAnswer> for rfm_v1::Flow {
    fn from(FlowAnswer { from, to, customers, spend_total_minor }: FlowAnswer) -> rfm_v1::Flow {
        rfm_v1::Flow { from, to, customers, spend_total_minor }
    }
}

impl From<WarningAnswer> for rfm_v1::Warning {
    fn from(WarningAnswer { field, code, args, problem }: WarningAnswer) -> rfm_v1::Warning {
        let text = |arg| match arg {
            ArgAnswer::Number(number) => number.to_string(),
            ArgAnswer::Text(text) => text,
        };
        let args = args.into_iter().map(|(name, arg)| (name.to_owned(), text(arg))).collect();
        rfm_v1::Warning { field, problem, code: code.to_owned(), args }
    }
}

impl From<MoverAnswer> for rfm_v1::Mover {
    fn from(mover: MoverAnswer) -> rfm_v1::Mover {
        let scores =
            |scores: Option<[u8; 3]>| scores.into_iter().flatten().map(u32::from).collect();
        rfm_v1::Mover {
            from: mover.from,
            to: mover.to,
            id: mover.id.to_string(),
            shopify_id: mover.shopify_id.unwrap_or_default(),
            order_count: mover.order_count,
            spend_total_minor: mover.spend_total_minor,
            last_order_on: mover.last_order_on.unwrap_or_default(),
            scores_now: scores(mover.scores_now),
            scores_then: scores(mover.scores_then),
        }
    }
}
