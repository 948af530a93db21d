//! Plays what happens in a made-up shop against a running service, as Shopify would: signed webhooks, and days
//! that begin where the service's clock is driven.
//!
//! The messages of one customer go one after the other, those of several at the same time; no message is sent
//! before the clock has reached it, and no day begins before all messages of the one before are answered. A play
//! that broke off is repeated as a whole: what was taken is told apart by its id.

mod client;
mod pace;

use std::collections::HashMap;
use std::time::Instant;

use axum::http::StatusCode;
use futures::{StreamExt, TryStreamExt, stream};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use shared_scoring::Currency;
use url::Url;
use uuid::Uuid;

use crate::adapters::jwt::{InvalidToken, Issuer, Scope};
use crate::adapters::shopify::WebhookSecrets;
use crate::base::{Calendar, Clock, SystemClock};
use crate::simulation::{Event, SimulatedOrder, Topic, What, shopify};
use client::Client;

pub use pace::Speed;

/// Customers whose messages are on their way at the same time.
const AT_A_TIME: usize = 16;

/// Messages of one step.
const STEP_MESSAGES: usize = 512;

/// For how long a token of the local issuer is valid, in seconds. Each call has one of its own.
const TOKEN_S: i64 = 120;

/// Why a play ended.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not an address that is understood.
    #[error(
        "--to: must begin with http:// and be where the service serves REST, as in http://127.0.0.1:8081"
    )]
    Url,
    /// Nobody answers there.
    #[error("--to: no answer from {url}; `rfm serve` tells where it serves")]
    Unreachable {
        /// The address.
        url: String,
        /// Why.
        source: anyhow::Error,
    },
    /// The service asks to come again, and again.
    #[error("the service asked {attempts} times to come again later: {detail}")]
    Busy {
        /// How often it was called.
        attempts: u32,
        /// What it says.
        detail: String,
    },
    /// The service goes by another clock.
    #[error(
        "the service at {0} goes by the machine's clock, so no day can pass there: start it with \
         RFM_CLOCK=driven (`rfm settings` says more), or date every message when it is sent, by --dated now"
    )]
    NotDriven(String),
    /// Messages would be dated apart from the service's days.
    #[error(
        "--dated now: the service at {0} goes by a clock that is moved by calls; leave --dated out, and it is \
         moved along"
    )]
    Driven(String),
    /// The clock stands after all that is to be played.
    #[error(
        "the service's clock stands at {now}, after the last day. For another play of this shop remove the file \
         clock in its RFM_DATA_DIR and start it with RFM_CLOCK=driven@{from}; for a longer one make another \
         shop with a later --until"
    )]
    Over {
        /// Where it stands.
        now: String,
        /// Where the play begins.
        from: String,
    },
    /// The token is not taken.
    #[error("{from}: the service does not take the token: {detail}")]
    Token {
        /// Where it comes from.
        from: &'static str,
        /// What the service says.
        detail: String,
    },
    /// No token can be made.
    #[error("RFM_AUTH_LOCAL_KEY_FILE: no token can be made")]
    Issuer(#[from] InvalidToken),
    /// No secret to sign with.
    #[error(
        "RFM_SHOPIFY_CLIENT_SECRET: is not set; messages are signed with it, and the service must have the same"
    )]
    NoSecret,
    /// The service does not take the signature.
    #[error("RFM_SHOPIFY_CLIENT_SECRET: is not the service's: {0}")]
    Signature(String),
    /// No such shop.
    #[error("--merchant: the service knows no shop {0}; `rfm merchant add` adds it")]
    UnknownShop(String),
    /// The service refuses.
    #[error("the service answered {0}: {1}")]
    Refused(StatusCode, String),
    /// What answers is something else.
    #[error("--to: what answers there is not this service")]
    NotOurs,
}

/// Where the right to move the clock comes from.
pub enum Bearer {
    /// A token that was given, in `RFM_TOKEN`.
    Given(SecretString),
    /// Tokens of the local issuer for a merchant.
    Local(Issuer, Uuid),
}

impl Bearer {
    fn authorization(&self) -> Result<String, Error> {
        let token = match self {
            Bearer::Given(token) => token.expose_secret().to_owned(),
            Bearer::Local(issuer, merchant) => {
                // Tokens live by the machine's time.
                issuer.issue(*merchant, Scope::Full, SystemClock.now_ms(), TOKEN_S)?
            }
        };
        Ok(format!("Bearer {token}"))
    }

    fn origin(&self) -> &'static str {
        match self {
            Bearer::Given(_) => "RFM_TOKEN",
            Bearer::Local(..) => "RFM_AUTH_LOCAL_KEY_FILE",
        }
    }
}

/// Whose time events are of.
pub enum Dating {
    /// Their own, which the service's clock is moved to.
    Clock(Bearer),
    /// When they are sent, to a service that goes by the machine's clock. No day begins.
    Now,
}

/// A message as it is sent.
struct Message {
    topic: Topic,
    id: Uuid,
    body: String,
    signature: String,
}

/// What was played.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Played {
    /// Messages that were answered.
    pub messages: u64,
    /// New orders among them.
    pub orders: u64,
    /// Refunds.
    pub refunds: u64,
    /// Cancelled orders.
    pub cancelled: u64,
    /// Days that began.
    pub days: u64,
    /// Customers whom time moved when the clock was, in all shops of the service.
    pub moved: u64,
    /// The instant that was reached, in seconds since 1970-01-01T00:00Z.
    pub at_s: i64,
}

/// Plays against one service and one of its shops.
pub struct Player {
    client: Client,
    domain: String,
    secrets: WebhookSecrets,
    currency: Currency,
    speed: Speed,
    dating: Dating,
    begins: Begins,
    /// In which days begin.
    calendar: Calendar,
}

/// Where the two times meet.
#[derive(Clone, Copy, Debug)]
struct Begins {
    /// What comes after it is dated anew, where messages are dated when they are sent.
    from_s: i64,
    /// What comes after it has its pace, in seconds since 1970-01-01T00:00Z of the shop's time.
    paced_from_s: i64,
    /// The machine's, in seconds.
    present_s: i64,
}

/// What is played against, and how.
pub struct To {
    /// Where REST and webhooks are.
    pub url: String,
    /// The shop's domain.
    pub domain: String,
    /// Its currency.
    pub currency: Currency,
    /// What messages are signed with.
    pub secrets: WebhookSecrets,
    /// How fast.
    pub speed: Speed,
    /// Whose time.
    pub dating: Dating,
}

impl Player {
    /// Asks the service whether it can be played against from an instant until another, in seconds since
    /// 1970-01-01T00:00Z.
    ///
    /// # Errors
    /// When it is not there, or its clock is not one that can be moved there.
    pub async fn open(to: To, (from_s, end_s): (i64, i64)) -> Result<Player, Error> {
        let client = Client::new(url_of(&to.url).ok_or(Error::Url)?);
        to.secrets.sign(&[]).ok_or(Error::NoSecret)?;
        let present_s = SystemClock.now_ms().div_euclid(1_000);
        let mut begins = Begins { from_s, paced_from_s: from_s, present_s };
        let calendar = match &to.dating {
            Dating::Now => {
                client.ask_whether_time_passes().await?;
                Calendar::utc()
            }
            Dating::Clock(bearer) => {
                let stands = client.clock(bearer).await?;
                let now: Timestamp = stands.now.parse().map_err(|_| Error::NotOurs)?;
                if now.as_second() >= end_s {
                    let from = shopify::rfc3339(from_s);
                    return Err(Error::Over { now: stands.now, from });
                }
                // The first whole second that the clock can be moved to.
                let stands_s = now.as_millisecond().saturating_add(999).div_euclid(1_000);
                begins.paced_from_s = begins.paced_from_s.max(stands_s);
                Calendar::get(&stands.time_zone).ok_or(Error::NotOurs)?
            }
        };
        let To { domain, currency, secrets, speed, dating, .. } = to;
        Ok(Player { client, domain, secrets, currency, speed, dating, begins, calendar })
    }

    /// Whether a service may be at this address.
    pub fn takes_url(text: &str) -> bool {
        url_of(text).is_some()
    }

    /// The calendar by which days begin: the shop's.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Plays events that come in the order of time. `tell` is told what was played, step by step.
    ///
    /// # Errors
    /// When the service refuses or is gone; what `tell` was told of was taken.
    pub async fn play(
        &self,
        events: impl Iterator<Item = Event>,
        mut tell: impl FnMut(&Played),
    ) -> Result<Played, Error> {
        let started = Instant::now();
        let mut events = events.peekable();
        let mut played = Played { at_s: self.begins.from_s, ..Played::default() };
        while let Some(first) = events.next() {
            let until_s = first.at_s.saturating_add(self.speed.step_s());
            let mut step = vec![first];
            // A day that begins is a step of its own, since the messages of the one before come first.
            while step.len() < STEP_MESSAGES
                && matches!(step[0].what, What::Message(..))
                && let Some(event) = events.next_if(|event| {
                    event.at_s <= until_s && matches!(event.what, What::Message(..))
                })
            {
                step.push(event);
            }
            played.at_s = step.last().map_or(played.at_s, |last| last.at_s);
            let passed_s = played.at_s - self.begins.paced_from_s;
            let wait = self.speed.after(passed_s).saturating_sub(started.elapsed());
            if !wait.is_zero() {
                tokio::time::sleep(wait).await;
            }
            self.go(step, &mut played).await?;
            tell(&played);
        }
        Ok(played)
    }

    /// Moves the clock to where a step ends, and sends its messages.
    async fn go(&self, step: Vec<Event>, played: &mut Played) -> Result<(), Error> {
        // Where the clock stands already, it is only seen to that the work of its days is done.
        if let Dating::Clock(bearer) = &self.dating
            && played.at_s >= self.begins.paced_from_s
        {
            let to = shopify::rfc3339(played.at_s);
            played.moved += self.client.move_clock(&to, bearer).await?.moved;
            played.days +=
                step.iter().filter(|e| matches!(e.what, What::DayBegins(_))).count() as u64;
        }
        let mut customers: HashMap<u64, usize> = HashMap::new();
        let mut lanes: Vec<Vec<(Topic, SimulatedOrder)>> = Vec::new();
        for event in step {
            let What::Message(topic, order) = event.what else { continue };
            played.messages += 1;
            played.orders += u64::from(topic == Topic::OrdersCreate);
            played.refunds += u64::from(topic == Topic::RefundsCreate);
            played.cancelled += u64::from(topic == Topic::OrdersCancelled);
            let lane = *customers.entry(order.customer).or_insert(lanes.len());
            if lane == lanes.len() {
                lanes.push(Vec::new());
            }
            lanes[lane].push((topic, order));
        }
        let lanes = stream::iter(lanes).map(|lane| self.send_all(lane));
        lanes.buffer_unordered(AT_A_TIME).try_collect().await
    }

    async fn send_all(&self, lane: Vec<(Topic, SimulatedOrder)>) -> Result<(), Error> {
        for (topic, order) in lane {
            let message = self.message(topic, &order)?;
            self.client.send(&self.domain, &message).await?;
        }
        Ok(())
    }

    fn message(&self, topic: Topic, order: &SimulatedOrder) -> Result<Message, Error> {
        let order = match self.dating {
            Dating::Clock(_) => order.clone(),
            Dating::Now => order.dated(|at_s| self.begins.date(at_s, self.speed)),
        };
        let body = shopify::body(topic, &order, self.currency).to_string();
        let signature = self.secrets.sign(body.as_bytes()).ok_or(Error::NoSecret)?;
        Ok(Message { topic, id: shopify::webhook_id(topic, &body), body, signature })
    }
}

fn url_of(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(|url| url.scheme() == "http" && url.has_host())
}

impl Begins {
    /// When something is sent, in seconds of the machine's time; what was before stays when it was.
    fn date(&self, at_s: i64, speed: Speed) -> i64 {
        if at_s < self.from_s {
            return at_s;
        }
        let after = speed.after(at_s - self.from_s).as_secs();
        self.present_s.saturating_add(i64::try_from(after).unwrap_or(i64::MAX))
    }
}
