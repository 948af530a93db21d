//! Who calls: a bearer token of the local issuer.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use super::Problem;
use crate::adapters::jwt::{Identity, Issuer, Scope};
use crate::base::MerchantId;
use crate::error::Kind;

/// Verifies callers; without an issuer nobody is let in.
#[derive(Clone, Default)]
pub struct Auth(Option<Arc<Issuer>>);

impl Auth {
    /// Verifies by this issuer.
    pub fn new(issuer: Option<Arc<Issuer>>) -> Auth {
        Auth(issuer)
    }

    /// A caller that may read.
    ///
    /// # Errors
    /// When the token is missing, not valid, or lacks the scope.
    pub fn caller(&self, authorization: Option<&str>) -> Result<Caller, Problem> {
        let identity = self.allowed(authorization, Scope::Analytics)?;
        Ok(Caller { merchant: MerchantId(identity.merchant), name: identity.name })
    }

    /// A caller that may write.
    ///
    /// # Errors
    /// When the token is missing, not valid, or lacks the scope.
    pub fn writer(&self, authorization: Option<&str>) -> Result<Writer, Problem> {
        let identity = self.allowed(authorization, Scope::Full)?;
        Ok(Writer { merchant: MerchantId(identity.merchant), name: identity.name })
    }

    fn allowed(&self, authorization: Option<&str>, scope: Scope) -> Result<Identity, Problem> {
        let identity = self.identify(authorization)?;
        if identity.may(scope) {
            return Ok(identity);
        }
        let detail = format!("the token lacks the scope {}", scope.name());
        Err(Problem::new(Kind::Forbidden, detail))
    }

    /// Who a header's value names.
    ///
    /// # Errors
    /// When it is not a bearer token, or not a valid one.
    pub fn identify(&self, authorization: Option<&str>) -> Result<Identity, Problem> {
        let refused = |detail: &str| Problem::new(Kind::Unauthenticated, detail);
        let issuer = self.0.as_ref().ok_or_else(|| refused("no issuer of tokens is configured"))?;
        let token = authorization
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or_else(|| refused("send `Authorization: Bearer …` with a token"))?;
        issuer.verify(token).map_err(|_| refused("the token is not valid or has expired"))
    }
}

/// A caller that may read.
#[derive(Clone, Debug)]
pub struct Caller {
    /// For which merchant.
    pub merchant: MerchantId,
    /// Who it is, as it is kept beside what was done.
    pub name: String,
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
    Auth: axum::extract::FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Caller, Problem> {
        let auth = <Auth as axum::extract::FromRef<S>>::from_ref(state);
        auth.caller(authorization(parts))
    }
}

impl<S> FromRequestParts<S> for Writer
where
    S: Send + Sync,
    Auth: axum::extract::FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Writer, Problem> {
        let auth = <Auth as axum::extract::FromRef<S>>::from_ref(state);
        auth.writer(authorization(parts))
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
