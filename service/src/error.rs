//! The kinds of failure a caller can meet, and their two status mappings.

use axum::http::StatusCode;

/// What kind of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A field of the request breaks its rule.
    Invalid,
    /// No valid token.
    Unauthenticated,
    /// The token does not allow it.
    Forbidden,
    /// No such thing.
    NotFound,
    /// The thing is there, but does not do that.
    NotAllowed,
    /// It is there already.
    Conflict,
    /// The document of the request breaks its rules.
    Unprocessable,
    /// The request has to say upon what it is made.
    PreconditionRequired,
    /// Somebody else changed it meanwhile.
    PreconditionFailed,
    /// It was there, and is not any more.
    Gone,
    /// The body did not come in time.
    TimedOut,
    /// The body is larger than is taken.
    TooLarge,
    /// The caller does too much of it at a time.
    TooMany,
    /// It cannot be done now; the same request may succeed later.
    Unavailable,
    /// Our fault.
    Internal,
}

impl Kind {
    /// The HTTP status.
    pub const fn status(self) -> StatusCode {
        match self {
            Kind::Invalid => StatusCode::BAD_REQUEST,
            Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
            Kind::Forbidden => StatusCode::FORBIDDEN,
            Kind::NotFound => StatusCode::NOT_FOUND,
            Kind::NotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Kind::Conflict => StatusCode::CONFLICT,
            Kind::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY,
            Kind::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
            Kind::PreconditionFailed => StatusCode::PRECONDITION_FAILED,
            Kind::Gone => StatusCode::GONE,
            Kind::TimedOut => StatusCode::REQUEST_TIMEOUT,
            Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The gRPC code.
    pub const fn code(self) -> tonic::Code {
        match self {
            Kind::Invalid => tonic::Code::InvalidArgument,
            Kind::Unauthenticated => tonic::Code::Unauthenticated,
            Kind::Forbidden => tonic::Code::PermissionDenied,
            Kind::NotFound => tonic::Code::NotFound,
            Kind::NotAllowed => tonic::Code::Unimplemented,
            Kind::Conflict => tonic::Code::AlreadyExists,
            Kind::Unprocessable => tonic::Code::InvalidArgument,
            Kind::PreconditionRequired | Kind::PreconditionFailed => {
                tonic::Code::FailedPrecondition
            }
            Kind::Gone => tonic::Code::OutOfRange,
            Kind::TimedOut => tonic::Code::DeadlineExceeded,
            Kind::TooLarge | Kind::TooMany => tonic::Code::ResourceExhausted,
            Kind::Unavailable => tonic::Code::Unavailable,
            Kind::Internal => tonic::Code::Internal,
        }
    }

    /// A stable name for metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Invalid => "invalid",
            Kind::Unauthenticated => "unauthenticated",
            Kind::Forbidden => "forbidden",
            Kind::NotFound => "not_found",
            Kind::NotAllowed => "not_allowed",
            Kind::Conflict => "conflict",
            Kind::Unprocessable => "unprocessable",
            Kind::PreconditionRequired => "precondition_required",
            Kind::PreconditionFailed => "precondition_failed",
            Kind::Gone => "gone",
            Kind::TimedOut => "timed_out",
            Kind::TooLarge => "too_large",
            Kind::TooMany => "too_many",
            Kind::Unavailable => "unavailable",
            Kind::Internal => "internal",
        }
    }

    /// The kind of a database's failure: one that cannot be reached, or has no room or time now, may do the
    /// same soon.
    pub fn of_database(error: &sqlx::Error) -> Kind {
        match error {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Kind::Unavailable,
            sqlx::Error::Database(error) => {
                let passes = |code: &str| PASSING.iter().any(|class| code.starts_with(class));
                match error.code() {
                    Some(code) if passes(&code) => Kind::Unavailable,
                    _ => Kind::Internal,
                }
            }
            _ => Kind::Internal,
        }
    }
}

/// Classes of SQLSTATE that pass: the connection is lost (08), the transaction met another one (40), there
/// is no room (53), an operator or a time limit stepped in (57).
const PASSING: [&str; 4] = ["08", "40", "53", "57"];
