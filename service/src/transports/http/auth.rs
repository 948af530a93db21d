//! Who calls: a bearer token of the local issuer, or a session token of Shopify's admin. Tokens are never logged.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use futures::future::BoxFuture;

use super::Problem;
use crate::adapters::jwt::{Identity, Issuer, Scope};
use crate::adapters::session_tokens::{Session, SessionTokens};
use crate::base::MerchantId;
use crate::error::Kind;

/// Finds the merchant whose domain this is; `None` where there is none.
pub type FindShop =
    dyn Fn(String) -> BoxFuture<'static, Result<Option<MerchantId>, sqlx::Error>> + Send + Sync;

/// Verifies callers; without an issuer and without sessions nobody is let in.
#[derive(Clone, Default)]
pub struct Auth {
    issuer: Option<Arc<Issuer>>,
    sessions: Option<(Arc<SessionTokens>, Arc<FindShop>)>,
}

impl Auth {
    /// Verifies by this issuer.
    pub fn new(issuer: Option<Arc<Issuer>>) -> Auth {
        Auth { issuer, sessions: None }
    }

    /// Takes also session tokens of Shopify's admin, which let their user read and write for the shop that they name.
    pub fn with_sessions(self, tokens: SessionTokens, find: Arc<FindShop>) -> Auth {
        Auth { sessions: Some((Arc::new(tokens), find)), ..self }
    }

    /// A caller that may read.
    ///
    /// # Errors
    /// When the token is missing, not valid, or lacks the scope.
    pub async fn caller(&self, authorization: Option<&str>) -> Result<Caller, Problem> {
        let identity = self.allowed(authorization, Scope::Analytics).await?;
        let may_write = identity.may(Scope::Full);
        Ok(Caller { merchant: MerchantId(identity.merchant), name: identity.name, may_write })
    }

    /// A caller that may write.
    ///
    /// # Errors
    /// When the token is missing, not valid, or lacks the scope.
    pub async fn writer(&self, authorization: Option<&str>) -> Result<Writer, Problem> {
        let identity = self.allowed(authorization, Scope::Full).await?;
        Ok(Writer { merchant: MerchantId(identity.merchant), name: identity.name })
    }

    async fn allowed(
        &self,
        authorization: Option<&str>,
        scope: Scope,
    ) -> Result<Identity, Problem> {
        let identity = self.identify(authorization).await?;
        if identity.may(scope) {
            return Ok(identity);
        }
        let detail = format!("the token lacks the scope {}", scope.name());
        Err(Problem::new(Kind::Forbidden, detail))
    }

    /// Who a header's value names.
    ///
    /// # Errors
    /// When it is not a bearer token, not a valid one, or one of a shop that is not here.
    pub async fn identify(&self, authorization: Option<&str>) -> Result<Identity, Problem> {
        let refused = |detail: &str| Problem::new(Kind::Unauthenticated, detail);
        if self.issuer.is_none() && self.sessions.is_none() {
            return Err(refused("no issuer of tokens is configured"));
        }
        let token = authorization
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or_else(|| refused("send `Authorization: Bearer …` with a token"))?;
        if let Some(identity) = self.issuer.as_ref().and_then(|by| by.verify(token).ok()) {
            return Ok(identity);
        }
        let session = self.sessions.as_ref().and_then(|(tokens, find)| {
            let session = tokens.verify(token).ok()?;
            Some((session, find))
        });
        let (session, find) =
            session.ok_or_else(|| refused("the token is not valid or has expired"))?;
        of_session(session, find.as_ref()).await
    }
}

/// The merchant whose shop a session is of, and nobody else's.
async fn of_session(session: Session, find: &FindShop) -> Result<Identity, Problem> {
    let Session { shop, user } = session;
    let found = find(shop.clone()).await;
    let found = found.map_err(|error| Problem::hidden(Kind::of_database(&error), &error))?;
    let merchant = found.ok_or_else(|| {
        let detail = format!(
            "the shop {shop} is signed in at Shopify, but is not known here; whoever runs this service adds it with \
             `rfm merchant add --domain {shop}`"
        );
        Problem::new(Kind::Forbidden, detail)
    })?;
    let scopes = vec![Scope::Full.name().to_owned()];
    Ok(Identity { merchant: merchant.0, scopes, name: format!("shopify user {user}") })
}

/// A caller that may read.
#[derive(Clone, Debug)]
pub struct Caller {
    /// For which merchant.
    pub merchant: MerchantId,
    /// Who it is, as it is kept beside what was done.
    pub name: String,
    /// Whether it may write too.
    pub may_write: bool,
}

/// A caller that may write.
#[derive(Clone, Debug)]
pub struct Writer {
    /// For which merchant.
    pub merchant: MerchantId,
    /// Who it is, as it is kept beside what was written.
    pub name: String,
}

fn authorization(parts: &Parts) -> Option<&str> {
    parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok())
}

impl<S> FromRequestParts<S> for Caller
where
    S: Send + Sync,
    Auth: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Caller, Problem> {
        Auth::from_ref(state).caller(authorization(parts)).await
    }
}

impl<S> FromRequestParts<S> for Writer
where
    S: Send + Sync,
    Auth: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Writer, Problem> {
        Auth::from_ref(state).writer(authorization(parts)).await
    }
}

impl Caller {
    /// Refuses a merchant that is not the token's.
    ///
    /// # Errors
    /// When another one is named.
    pub fn only_for(&self, merchant: Option<uuid::Uuid>) -> Result<(), Problem> {
        if merchant.is_some_and(|named| named != self.merchant.0) {
            return Err(Problem::new(Kind::Forbidden, "merchant_id is not the token's"));
        }
        Ok(())
    }
}
