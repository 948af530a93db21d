//! Calls a running service by HTTP: each call in bounded time, repeated a bounded number of times where the
//! service asks for it. Never logs what it sends.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use hyper_util::client::legacy::Client as HttpClient;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::Url;

use super::{Bearer, Error, Message};

/// A service that is there takes a connection within this.
const CONNECTED_WITHIN: Duration = Duration::from_secs(5);

/// Longer than the service takes for any answer.
const ANSWERED_WITHIN: Duration = Duration::from_secs(40);

/// How often a call is made before it is given up.
const ATTEMPTS: u32 = 8;

/// Between the first call and the second where the service does not say how long; then twice as long each time.
const FIRST_WAIT: Duration = Duration::from_millis(100);

/// The longest wait between two calls, whatever the service says.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Longer than any answer that is understood.
const ANSWER_BYTES: usize = 1 << 20;

/// Where the clock of a service stands.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ClockAnswer {
    pub(super) now: String,
    pub(super) time_zone: String,
    pub(super) moved: u64,
}

pub(super) struct Client {
    http: HttpClient<HttpConnector, Body>,
    base: Url,
}

/// What a call is made of; the body is sent anew with each attempt.
struct Call<'c> {
    method: Method,
    path: &'static str,
    headers: Vec<(&'static str, &'c str)>,
    body: Bytes,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Client {
    pub(super) fn new(base: Url) -> Client {
        let mut connector = HttpConnector::new();
        connector.set_connect_timeout(Some(CONNECTED_WITHIN));
        connector.set_nodelay(true);
        Client { http: HttpClient::builder(TokioExecutor::new()).build(connector), base }
    }

    /// Sends a signed message of a shop.
    pub(super) async fn send(&self, domain: &str, message: &Message) -> Result<(), Error> {
        let id = message.id.to_string();
        let call = Call {
            method: Method::POST,
            path: "/webhooks/shopify",
            headers: vec![
                (CONTENT_TYPE.as_str(), "application/json"),
                ("x-shopify-topic", message.topic.name()),
                ("x-shopify-shop-domain", domain),
                ("x-shopify-webhook-id", &id),
                ("x-shopify-hmac-sha256", &message.signature),
            ],
            body: Bytes::from(message.body.clone()),
        };
        let answer = self.call(&call).await?;
        match answer.status {
            StatusCode::OK => Ok(()),
            StatusCode::UNAUTHORIZED => Err(Error::Signature(answer.detail())),
            StatusCode::NOT_FOUND => Err(Error::UnknownShop(domain.to_owned())),
            status => Err(Error::Refused(status, answer.detail())),
        }
    }

    /// Where the clock of the service stands, which is asked for once: it may not be there.
    pub(super) async fn clock(&self, bearer: &Bearer) -> Result<ClockAnswer, Error> {
        let authorization = bearer.authorization()?;
        let call = Call {
            method: Method::GET,
            path: "/api/rfm/clock",
            headers: vec![(AUTHORIZATION.as_str(), &authorization)],
            body: Bytes::new(),
        };
        let answer = self.attempt(&call).await.map_err(|error| self.unreachable(error))?;
        match answer.status {
            // Whatever has no such path says so in its own way; the service does by a problem document.
            StatusCode::NOT_FOUND if answer.is_problem() => {
                Err(Error::NotDriven(self.base.to_string()))
            }
            StatusCode::NOT_FOUND => Err(Error::NotOurs),
            _ => answer.read(bearer),
        }
    }

    /// Moves the clock of the service on, and waits until it has done what that asks for.
    pub(super) async fn move_clock(&self, to: &str, bearer: &Bearer) -> Result<ClockAnswer, Error> {
        let authorization = bearer.authorization()?;
        let call = Call {
            method: Method::PUT,
            path: "/api/rfm/clock",
            headers: vec![
                (CONTENT_TYPE.as_str(), "application/json"),
                (AUTHORIZATION.as_str(), &authorization),
            ],
            body: Bytes::from(json!({ "now": to }).to_string()),
        };
        self.call(&call).await?.read(bearer)
    }

    /// Whether anybody answers who goes by the machine's clock: there no other one can be asked for.
    pub(super) async fn ask_whether_time_passes(&self) -> Result<(), Error> {
        let (method, headers, body) = (Method::GET, Vec::new(), Bytes::new());
        let call = Call { method, path: "/api/rfm/clock", headers, body };
        match self.attempt(&call).await.map_err(|error| self.unreachable(error))?.status {
            StatusCode::NOT_FOUND => Ok(()),
            StatusCode::UNAUTHORIZED => Err(Error::Driven(self.base.to_string())),
            _ => Err(Error::NotOurs),
        }
    }

    /// Calls until there is an answer that is no request to come again.
    async fn call(&self, call: &Call<'_>) -> Result<Answer, Error> {
        let mut wait = FIRST_WAIT;
        for _ in 1..ATTEMPTS {
            let asked = match self.attempt(call).await {
                Ok(answer) if answer.comes_again() => answer.wait(),
                Ok(answer) => return Ok(answer),
                Err(_) => None,
            };
            tokio::time::sleep(asked.unwrap_or(wait).min(LONGEST_WAIT)).await;
            wait *= 2;
        }
        let answer = self.attempt(call).await.map_err(|error| self.unreachable(error))?;
        if answer.comes_again() {
            return Err(Error::Busy { attempts: ATTEMPTS, detail: answer.detail() });
        }
        Ok(answer)
    }

    async fn attempt(&self, call: &Call<'_>) -> anyhow::Result<Answer> {
        let mut url = self.base.clone();
        url.set_path(call.path);
        let headers = call.headers.iter();
        let request = Request::builder().method(call.method.clone()).uri(url.as_str());
        let request = headers.fold(request, |request, (name, value)| request.header(*name, *value));
        let request = request.body(Body::from(call.body.clone()))?;
        let answered = async {
            let (parts, body) = self.http.request(request).await?.into_parts();
            let body = to_bytes(Body::new(body), ANSWER_BYTES).await?;
            anyhow::Ok(Answer { status: parts.status, headers: parts.headers, body })
        };
        let waited = || anyhow::anyhow!("no answer within {} s", ANSWERED_WITHIN.as_secs());
        tokio::time::timeout(ANSWERED_WITHIN, answered).await.map_err(|_| waited())?
    }

    fn unreachable(&self, source: anyhow::Error) -> Error {
        Error::Unreachable { url: self.base.to_string(), source }
    }
}

impl Answer {
    fn comes_again(&self) -> bool {
        let statuses = [StatusCode::SERVICE_UNAVAILABLE, StatusCode::TOO_MANY_REQUESTS];
        statuses.contains(&self.status)
    }

    /// For how long the service asks to wait.
    fn wait(&self) -> Option<Duration> {
        let seconds = self.headers.get(RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
        Some(Duration::from_secs(seconds))
    }

    /// Whether it is the service that tells of a failure.
    fn is_problem(&self) -> bool {
        let problem: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        problem["detail"].is_string()
    }

    /// What the service says of a failure.
    fn detail(&self) -> String {
        let problem: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        problem["detail"].as_str().unwrap_or("it does not say why").to_owned()
    }

    fn read<T: DeserializeOwned>(&self, bearer: &Bearer) -> Result<T, Error> {
        match self.status {
            StatusCode::OK => serde_json::from_slice(&self.body).map_err(|_| Error::NotOurs),
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                Err(Error::Token { from: bearer.origin(), detail: self.detail() })
            }
            status => Err(Error::Refused(status, self.detail())),
        }
    }
}
