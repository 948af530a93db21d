//! Failures as `application/problem+json` (RFC 9457).

use std::fmt;

use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::{IntoResponses, ToSchema};

use crate::base::Full;
use crate::error::Kind;
use crate::metrics;

/// A failure, as it is told to a caller.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// What went wrong, in short.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What is wrong with this request, and the way out.
    detail: String,
    /// Every field of the document that is wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<WrongField>,
    /// The latest version, where the request is made upon another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    latest_version: Option<i64>,
    /// A name of the failure that stays, for whoever words it anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    /// What the code says of this case, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object)]
    args: Option<Box<Map<String, Value>>>,
    #[serde(skip)]
    #[schema(ignore)]
    kind: Option<Kind>,
}

/// A field of a document that breaks its rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WrongField {
    /// Where it is.
    #[schema(example = "config.bands.recency.at_most_days")]
    pub field: String,
    /// The rule that it breaks.
    pub problem: String,
    /// What would be right.
    #[schema(example = "[30, 60, 120, 240]")]
    pub example: String,
}

/// The failures that every read may answer, for the document of the API.
#[derive(IntoResponses)]
pub enum Refusals {
    /// A parameter breaks its rule
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// No valid token
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthenticated(Problem),
    /// The scope is missing, or the merchant is not the token's
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
    /// Repeat the request
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

impl fmt::Display for WrongField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}, as in {}", self.field, self.problem, self.example)
    }
}

impl Problem {
    /// A failure of this kind.
    pub fn new(kind: Kind, detail: impl Into<String>) -> Problem {
        let title = kind.status().canonical_reason().unwrap_or("Failure");
        Problem {
            title,
            status: kind.status().as_u16(),
            detail: detail.into(),
            errors: Vec::new(),
            latest_version: None,
            code: None,
            args: None,
            kind: Some(kind),
        }
    }

    /// The same with a name that stays, and what it says of this case.
    pub fn coded(self, code: &'static str, args: Map<String, Value>) -> Problem {
        let args = (!args.is_empty()).then(|| Box::new(args));
        Problem { code: Some(code), args, ..self }
    }

    /// A document whose fields break their rules.
    pub fn of_fields(errors: Vec<WrongField>) -> Problem {
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Problem { errors, ..Problem::new(Kind::Unprocessable, told.join("; ")) }
    }

    /// A request that is made upon another version than the latest.
    pub fn stale(detail: impl Into<String>, latest_version: i64) -> Problem {
        let latest_version = Some(latest_version);
        Problem { latest_version, ..Problem::new(Kind::PreconditionFailed, detail) }
    }

    /// There is no place for one more of something.
    pub fn full(what: &str, full: Full) -> Problem {
        let kind = match full {
            Full::OfShop(_) => Kind::TooMany,
            Full::OfAll => Kind::Unavailable,
        };
        Problem::new(kind, format!("{what}: {full}"))
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> Kind {
        self.kind.unwrap_or(Kind::Internal)
    }

    /// What is wrong with this request.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// What lies behind a failure, for the log.
    pub fn causes(failure: &(dyn std::error::Error + 'static)) -> String {
        let causes: Vec<String> = std::iter::successors(failure.source(), |cause| cause.source())
            .map(ToString::to_string)
            .collect();
        causes.join(": ")
    }

    /// A failure whose cause is logged and not told.
    pub fn hidden(kind: Kind, cause: &(dyn std::error::Error + 'static)) -> Problem {
        tracing::error!(error = %cause, causes = Problem::causes(cause), "a request failed");
        let detail = match kind {
            Kind::Unavailable => "the service cannot answer now; repeat the request",
            _ => "the service failed; the cause is in its log",
        };
        Problem::new(kind, detail)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let kind = self.kind();
        metrics::failed(kind.name());
        let mut response = (kind.status(), Json(self)).into_response();
        let headers = response.headers_mut();
        let problem = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, problem);
        match kind {
            Kind::Unauthenticated => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Kind::TooMany | Kind::Unavailable => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            }
            _ => {}
        }
        response
    }
}
