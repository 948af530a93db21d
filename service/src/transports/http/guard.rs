//! What stands around every route: no request takes for ever, none takes the others down, and each
//! refusal is told in the same form.

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Method, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use tower_http::catch_panic::CatchPanicLayer;

use super::Problem;
use crate::error::Kind;

/// Requests by method and path that see to their time themselves.
pub type OwnTime = &'static [(Method, &'static str)];

/// Puts the guard around routes, and what answers where none of them does. A request that takes longer than `limit`
/// is dropped, unless it has a time of its own.
pub fn guard(
    router: Router,
    otherwise: MethodRouter,
    (limit, own_time): (Duration, OwnTime),
) -> Router {
    router
        .fallback_service(otherwise)
        .method_not_allowed_fallback(unknown_method)
        .layer(from_fn_with_state((limit, own_time), in_time))
        .layer(CatchPanicLayer::custom(panicked))
}

async fn in_time(
    State((limit, own_time)): State<(Duration, OwnTime)>,
    request: Request,
    next: Next,
) -> Response {
    let (method, path) = (request.method(), request.uri().path());
    if own_time.iter().any(|(own, at)| own == method && *at == path) {
        return next.run(request).await;
    }
    tokio::time::timeout(limit, next.run(request)).await.unwrap_or_else(|_| {
        let seconds = limit.as_secs();
        let detail = format!("the answer took longer than {seconds} s; repeat the request");
        Problem::new(Kind::Unavailable, detail).into_response()
    })
}

/// Tells that nothing is at a path.
pub fn nothing_at(uri: &Uri) -> Problem {
    let path = uri.path();
    Problem::new(Kind::NotFound, format!("nothing is at {path}; /openapi.json says what there is"))
}

async fn unknown_method(method: Method, uri: Uri) -> Problem {
    Problem::new(Kind::NotAllowed, format!("{} is not called by {method}", uri.path()))
}

fn panicked(payload: Box<dyn Any + Send>) -> Response {
    let told = payload.downcast_ref::<String>().map(String::as_str);
    let cause = told.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("not told");
    tracing::error!(cause, "a request panicked");
    Problem::new(Kind::Internal, "the service failed; the cause is in its log").into_response()
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use axum::body::Body;
    use axum::http::{StatusCode, header};
    use axum::routing::{any, get};
    use tower::ServiceExt;

    use super::*;

    static LONG: [(Method, &str); 1] = [(Method::GET, "/long")];

    async fn answer(path: &str) -> (StatusCode, serde_json::Value) {
        let routes = Router::new()
            .route("/panics", get(async || -> &'static str { panic!("with a secret") }))
            .route("/waits", get(async || pending::<&'static str>().await))
            .route(
                "/long",
                get(async || {
                    tokio::task::yield_now().await;
                    Problem::new(Kind::Gone, "at last")
                }),
            );
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let otherwise = any(async |uri: Uri| nothing_at(&uri));
        let times: (Duration, OwnTime) = (Duration::ZERO, &LONG);
        let response = guard(routes, otherwise, times).oneshot(request).await.unwrap();
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), 4_096).await.unwrap();
        (status, serde_json::from_slice(&body).unwrap())
    }

    #[tokio::test]
    async fn each_failure_is_a_problem_that_tells_no_internals() {
        let (status, body) = answer("/panics").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!body.to_string().contains("secret"), "{body}");
        let (status, body) = answer("/waits").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(body["detail"], "the answer took longer than 0 s; repeat the request");
        assert_eq!(answer("/nowhere").await.0, StatusCode::NOT_FOUND);
        let (status, body) = answer("/long").await;
        assert_eq!(status, StatusCode::GONE, "{body}");
    }
}
