//! Parts of a request; one that breaks its rule is told as a [`Problem`] that names it.

use std::fmt::Display;
use std::ops::RangeInclusive;

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::header::IF_MATCH;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use shared_scoring::Day;

use super::Problem;
use crate::error::Kind;

/// Parameters of the query.
#[derive(Clone, Copy, Debug, FromRequestParts)]
#[from_request(via(axum::extract::Query), rejection(Problem))]
pub struct Query<T>(pub T);

/// Parameters of the path.
#[derive(Clone, Copy, Debug, FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Problem))]
pub struct Path<T>(pub T);

/// The body as it came.
#[derive(Clone, Debug)]
pub struct Body(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Body, Problem> {
        Ok(Body(Bytes::from_request(request, state).await?))
    }
}

/// The body, a JSON document of this shape. What is not known in it is refused.
#[derive(Clone, Debug)]
pub struct Document<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Document<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Document<T>, Problem> {
        let Body(bytes) = Body::from_request(request, state).await?;
        let refused = |error| Problem::new(Kind::Unprocessable, format!("the body: {error}"));
        serde_json::from_slice(&bytes).map(Document).map_err(refused)
    }
}

/// The version that `If-Match` names; `None` for `*`.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(pub Option<i64>);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<IfMatch, Problem> {
        let Some(header) = parts.headers.get(IF_MATCH) else {
            let detail = "If-Match: is missing; send the ETag of GET /api/rfm/config, as in \"3\"";
            return Err(Problem::new(Kind::PreconditionRequired, detail));
        };
        let text = header.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(IfMatch(None));
        }
        let version = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        let version = version.and_then(|version| version.parse().ok());
        version.map(|version| IfMatch(Some(version))).ok_or_else(|| {
            let detail = "If-Match: must be the ETag of GET /api/rfm/config, as in \"3\", or *";
            Problem::new(Kind::Invalid, detail)
        })
    }
}

/// The size of a page: as it is asked for, or `usual`.
///
/// # Errors
/// When it is not from 1 to `most`.
pub fn page_limit(limit: Option<usize>, usual: usize, most: usize) -> Result<usize, Problem> {
    let limit = limit.unwrap_or(usual);
    let refused = || Problem::new(Kind::Invalid, format!("limit: must be 1 to {most}"));
    (1..=most).contains(&limit).then_some(limit).ok_or_else(refused)
}

/// Reads a day of a parameter.
///
/// # Errors
/// Naming the parameter, when it is none.
pub fn parse_day(name: &str, text: &str) -> Result<Day, Problem> {
    Day::parse(text).ok_or_else(|| {
        Problem::new(Kind::Invalid, format!("{name}: must be a day, as in 2026-01-31"))
    })
}

/// Instants that the database holds, in milliseconds since 1970-01-01T00:00Z.
const INSTANTS_MS: RangeInclusive<i64> = -200_000_000_000_000..=253_402_300_799_999;

/// `next` of a page, as [`parse_place`] reads it.
pub fn place_text<T: Display>((at_ms, other): &(i64, T)) -> String {
    format!("{at_ms}.{other}")
}

/// Reads `next` of a page whose rows stand by an instant, and by something that tells apart those of one instant.
///
/// # Errors
/// Naming the parameter, when it is none.
pub fn parse_place<T>(
    name: &str,
    text: &str,
    other: impl FnOnce(&str) -> Option<T>,
) -> Result<(i64, T), Problem> {
    let read = || {
        let (at_ms, rest) = text.split_once('.')?;
        let at_ms = at_ms.parse().ok().filter(|at_ms| INSTANTS_MS.contains(at_ms))?;
        Some((at_ms, other(rest)?))
    };
    let refused =
        || Problem::new(Kind::Invalid, format!("{name}: must be `next` of the page before"));
    read().ok_or_else(refused)
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Problem {
        let is_too_large = rejection.status() == StatusCode::PAYLOAD_TOO_LARGE;
        let kind = if is_too_large { Kind::TooLarge } else { Kind::Invalid };
        Problem::new(kind, rejection.body_text())
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Problem {
        Problem::new(Kind::Invalid, rejection.body_text())
    }
}

impl From<PathRejection> for Problem {
    fn from(rejection: PathRejection) -> Problem {
        Problem::new(Kind::Invalid, rejection.body_text())
    }
}
