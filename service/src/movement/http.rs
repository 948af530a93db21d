//! `POST /webhooks/shopify`: a message of a shop is answered 200 only once it is committed.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use tokio::time::Instant;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::ingest::{Ingest, NotTaken};
use super::message::{Meaning, meaning_of};
use super::{Error, Outcome, Recorder, ShopVersion};
use crate::adapters::shopify::WebhookSecrets;
use crate::base::Rates;
use crate::error::Kind;
use crate::merchants::{self, Merchant};
use crate::metrics;
use crate::orders::event::{Change, Event};
use crate::transports::http::{Body, Problem};

/// Shopify gives up after five seconds in all.
const ANSWER_WITHIN: Duration = Duration::from_secs(4);

/// An order with thousands of line items stays well below.
const BODY_BYTES: usize = 8 << 20;

/// Longer than any topic of Shopify's.
const TOPIC_BYTES: usize = 100;

/// Topics that are counted by their name.
const TOPICS: [&str; 15] = [
    "orders/create",
    "orders/updated",
    "orders/cancelled",
    "orders/delete",
    "refunds/create",
    "customers/create",
    "customers/update",
    "customers/delete",
    "customers/merge",
    "customers/data_request",
    "customers/redact",
    "shop/update",
    "shop/redact",
    "app/uninstalled",
    "bulk_operations/finish",
];

/// What the webhook works with.
#[derive(Clone)]
pub struct Webhooks {
    /// Finds merchants.
    pub pool: PgPool,
    /// Keeps aside what cannot be read.
    pub recorder: Recorder,
    /// Writes the rest.
    pub ingest: Ingest,
    /// Verifies.
    pub secrets: WebhookSecrets,
    /// Converts.
    pub rates: Arc<Rates>,
}

/// The route.
pub fn router(webhooks: Webhooks) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(receive_webhook))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .with_state(webhooks)
}

/// A message of a shop. What cannot be used now is kept aside and answered 200 all the same.
#[utoipa::path(
    post,
    path = "/webhooks/shopify",
    params(
        ("X-Shopify-Topic" = String, Header, description = "As in orders/create"),
        ("X-Shopify-Shop-Domain" = String, Header, description = "The shop's domain"),
        ("X-Shopify-Hmac-Sha256" = String, Header, description = "The signature of the raw body"),
        (
            "X-Shopify-Webhook-Id" = Option<String>, Header,
            description = "The same whenever the message is sent again"
        )
    ),
    request_body(content = Value, description = "As Shopify sends it", content_type = "application/json"),
    responses(
        (status = 200, description = "It is committed"),
        (
            status = 400, description = "A header breaks its rule", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 401, description = "The signature is not of this body", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 404, description = "No such shop", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 413, description = "The body is larger than 8 MiB", body = Problem,
            content_type = "application/problem+json"
        ),
        (
            status = 503, description = "Send it again", body = Problem,
            content_type = "application/problem+json"
        )
    )
)]
async fn receive_webhook(
    State(webhooks): State<Webhooks>,
    headers: HeaderMap,
    Body(body): Body,
) -> Result<StatusCode, Problem> {
    let start = Instant::now();
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let topic = header("x-shopify-topic");
    let known = TOPICS.into_iter().find(|known| *known == topic).unwrap_or("other");
    let answered = webhooks.receive(topic, header, body).await;
    let outcome =
        answered.as_ref().map_or_else(|problem| problem.kind().name(), |done| done.name());
    metrics::webhook_answered(known, outcome, start.elapsed());
    answered.map(|_| StatusCode::OK)
}

/// What became of a message that is answered 200.
enum Done {
    Taken,
    Repeated,
    KeptAside,
    Ignored,
}

impl Done {
    const fn name(&self) -> &'static str {
        match self {
            Done::Taken => "taken",
            Done::Repeated => "repeated",
            Done::KeptAside => "kept_aside",
            Done::Ignored => "ignored",
        }
    }
}

struct Message {
    topic: String,
    shop: String,
    id: String,
    body: Bytes,
}

impl Webhooks {
    async fn receive<'h>(
        &self,
        topic: &str,
        header: impl Fn(&'static str) -> &'h str,
        body: Bytes,
    ) -> Result<Done, Problem> {
        if self.secrets.sign(&[]).is_none() {
            let detail = "no webhook can be verified: RFM_SHOPIFY_CLIENT_SECRET is not set";
            return Err(Problem::new(Kind::Unauthenticated, detail));
        }
        if !self.secrets.verify(&body, header("x-shopify-hmac-sha256")) {
            let detail = "the signature is not of this body";
            return Err(Problem::new(Kind::Unauthenticated, detail));
        }
        if topic.is_empty() || topic.len() > TOPIC_BYTES {
            let detail = "X-Shopify-Topic: must be a topic, as in orders/create";
            return Err(Problem::new(Kind::Invalid, detail));
        }
        let message = Message {
            topic: topic.to_owned(),
            shop: header("x-shopify-shop-domain").to_owned(),
            id: header("x-shopify-webhook-id").to_owned(),
            body,
        };
        let taking = tokio::time::timeout(ANSWER_WITHIN, self.take(message));
        taking.await.unwrap_or_else(|_| {
            Err(Problem::new(Kind::Unavailable, "it takes too long; send it again"))
        })
    }

    async fn take(&self, message: Message) -> Result<Done, Problem> {
        let merchant = match merchants::find(&self.pool, &message.shop).await {
            Ok(merchant) => merchant,
            Err(merchants::Error::Unknown(shop)) => {
                return Err(Problem::new(Kind::NotFound, format!("no shop {shop:?}")));
            }
            Err(error) => return Err(Problem::hidden(Kind::Unavailable, &error)),
        };
        match meaning_of(&merchant, &message.topic, &message.body, &self.rates) {
            Meaning::Change(change) => self.take_change(&merchant, message, change).await,
            Meaning::Shop(told) => self.take_shop(&merchant, &message, &told).await,
            Meaning::Nothing => Ok(Done::Ignored),
            Meaning::Aside(reason) => self.keep_aside(&merchant, &message, &reason).await,
        }
    }

    async fn take_change(
        &self,
        merchant: &Merchant,
        message: Message,
        change: Change,
    ) -> Result<Done, Problem> {
        let id = message.event_id();
        let event = Event { id, topic: message.topic, change, raw: message.body.to_vec() };
        match self.ingest.take(merchant.id, event).await {
            Ok(Outcome::Taken) => Ok(Done::Taken),
            Ok(Outcome::Repeated) => Ok(Done::Repeated),
            Ok(Outcome::KeptAside(_)) => Ok(Done::KeptAside),
            Err(NotTaken::Unknown) => Err(Problem::new(Kind::NotFound, "no such shop")),
            Err(reason) => Err(Problem::new(Kind::Unavailable, reason.to_string())),
        }
    }

    async fn take_shop(
        &self,
        merchant: &Merchant,
        message: &Message,
        told: &ShopVersion,
    ) -> Result<Done, Problem> {
        let id = message.event_id();
        let taken = self.recorder.take_shop(merchant.id, (&id, &message.topic), told).await;
        match taken {
            Ok(Outcome::Repeated) => Ok(Done::Repeated),
            Ok(Outcome::Taken | Outcome::KeptAside(_)) => Ok(Done::Taken),
            Err(error) => Err(not_written(&error)),
        }
    }

    /// What cannot be used now is answered 200 all the same, so that it is not sent for ever.
    async fn keep_aside(
        &self,
        merchant: &Merchant,
        message: &Message,
        reason: &str,
    ) -> Result<Done, Problem> {
        let id = message.event_id();
        let named = (id.as_str(), message.topic.as_str());
        match self.recorder.keep_aside(merchant.id, named, reason, &message.body).await {
            Ok(true) => Ok(Done::KeptAside),
            Ok(false) => Ok(Done::Repeated),
            Err(error) => Err(not_written(&error)),
        }
    }
}

fn not_written(error: &Error) -> Problem {
    match error {
        Error::UnknownMerchant(_) => Problem::new(Kind::NotFound, "no such shop"),
        error => Problem::hidden(Kind::Unavailable, error),
    }
}

impl Message {
    /// The id of the delivery; without one, of topic and body.
    fn event_id(&self) -> String {
        if !self.id.is_empty() && self.id.len() <= Event::MAX_ID_BYTES {
            return self.id.clone();
        }
        let mut hash = Sha256::new();
        hash.update(self.topic.as_bytes());
        hash.update([0]);
        hash.update(&self.body);
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
