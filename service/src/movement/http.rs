//! `POST /webhooks/shopify`: a message of a shop is answered 200 only once it is committed.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use sha2::{Digest, Sha256};
use sqlx::PgPool;

use super::ingest::{Ingest, NotTaken};
use super::message::{Meaning, meaning_of};
use super::{Error, Recorder};
use crate::adapters::shopify::WebhookSecrets;
use crate::base::Rates;
use crate::error::Kind;
use crate::merchants::{self, Merchant};
use crate::orders::event::{Change, Event};
use crate::transports::http::Problem;

/// Shopify gives up after five seconds in all.
const ANSWER_WITHIN: Duration = Duration::from_secs(4);

/// An order with thousands of line items stays well below.
const BODY_BYTES: usize = 8 << 20;

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
pub fn router(webhooks: Webhooks) -> Router {
    Router::new()
        .route("/webhooks/shopify", post(receive_webhook))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .with_state(webhooks)
}

async fn receive_webhook(
    State(webhooks): State<Webhooks>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Problem> {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !webhooks.secrets.verify(&body, header("x-shopify-hmac-sha256")) {
        return Err(Problem::new(Kind::Unauthenticated, "the signature is not of this body"));
    }
    let message = Message {
        topic: header("x-shopify-topic").to_owned(),
        shop: header("x-shopify-shop-domain").to_owned(),
        id: header("x-shopify-webhook-id").to_owned(),
        body,
    };
    match tokio::time::timeout(ANSWER_WITHIN, webhooks.take(message)).await {
        Ok(taken) => taken.map(|()| StatusCode::OK),
        Err(_) => Err(Problem::new(Kind::Unavailable, "it takes too long; send it again")),
    }
}

struct Message {
    topic: String,
    shop: String,
    id: String,
    body: Bytes,
}

impl Webhooks {
    async fn take(&self, message: Message) -> Result<(), Problem> {
        let merchant = match merchants::find(&self.pool, &message.shop).await {
            Ok(merchant) => merchant,
            Err(merchants::Error::Unknown(shop)) => {
                return Err(Problem::new(Kind::NotFound, format!("no shop {shop:?}")));
            }
            Err(error) => return Err(Problem::hidden(Kind::Unavailable, &error)),
        };
        match meaning_of(&merchant, &message.topic, &message.body, &self.rates) {
            Meaning::Change(change) => self.take_change(&merchant, message, change).await,
            Meaning::Nothing => Ok(()),
            Meaning::Aside(reason) => self.keep_aside(&merchant, &message, &reason).await,
        }
    }

    async fn take_change(
        &self,
        merchant: &Merchant,
        message: Message,
        change: Change,
    ) -> Result<(), Problem> {
        let id = message.event_id();
        let event = Event { id, topic: message.topic, change, raw: message.body.to_vec() };
        match self.ingest.take(merchant.id, event).await {
            Ok(_) => Ok(()),
            Err(NotTaken::Unknown) => Err(Problem::new(Kind::NotFound, "no such shop")),
            Err(reason) => Err(Problem::new(Kind::Unavailable, reason.to_string())),
        }
    }

    /// What cannot be used now is answered 200 all the same, so that it is not sent for ever.
    async fn keep_aside(
        &self,
        merchant: &Merchant,
        message: &Message,
        reason: &str,
    ) -> Result<(), Problem> {
        let id = message.event_id();
        let named = (id.as_str(), message.topic.as_str());
        match self.recorder.keep_aside(merchant.id, named, reason, &message.body).await {
            Ok(_) => Ok(()),
            Err(Error::UnknownMerchant(_)) => Err(Problem::new(Kind::NotFound, "no such shop")),
            Err(error) => Err(Problem::hidden(Kind::Unavailable, &error)),
        }
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
