//! Bearer tokens of the local issuer, signed with a key of this installation.

use std::path::Path;
use std::{fs, io};

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::key_file;

const KEY_BYTES: usize = 64;
const ISSUER: &str = "rfm-local";
const AUDIENCE: &str = "rfm";
const LEEWAY_SECONDS: u64 = 10;

/// What a caller may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Read.
    Analytics,
    /// Read and write.
    Full,
}

impl Scope {
    /// As it stands in a token.
    pub const fn name(self) -> &'static str {
        match self {
            Scope::Analytics => "admin:analytics",
            Scope::Full => "admin:full",
        }
    }

    /// Reads its name.
    pub fn parse(name: &str) -> Option<Scope> {
        [Scope::Analytics, Scope::Full].into_iter().find(|scope| scope.name() == name)
    }
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    iat: i64,
    nbf: i64,
    exp: i64,
    jti: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sub: Option<String>,
    merchant_id: Uuid,
    scopes: Vec<String>,
}

/// Who calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// For which merchant.
    pub merchant: Uuid,
    /// With which rights.
    pub scopes: Vec<String>,
    /// Who it is: the token's subject, else the token's own id.
    pub name: String,
}

impl Identity {
    /// Whether the caller may do this; writing includes reading.
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.iter().any(|has| has == scope.name() || has == Scope::Full.name())
    }
}

/// A token that is not valid.
#[derive(Debug, thiserror::Error)]
#[error("the token is not valid: {0}")]
pub struct InvalidToken(#[from] jsonwebtoken::errors::Error);

/// Makes and verifies tokens.
pub struct Issuer {
    encoding: EncodingKey,
    decoding: DecodingKey,
}

impl Issuer {
    /// Opens the key file, making it (mode 0600) when there is none.
    ///
    /// # Errors
    /// When it cannot be read or made.
    pub fn open(path: &Path) -> io::Result<Issuer> {
        let key = match fs::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                key_file::make(path, KEY_BYTES)?;
                fs::read(path)?
            }
            read => read?,
        };
        if key.len() < 32 {
            return Err(io::Error::other("the key has fewer than 32 bytes"));
        }
        Ok(Issuer {
            encoding: EncodingKey::from_secret(&key),
            decoding: DecodingKey::from_secret(&key),
        })
    }

    /// A token for a merchant, valid from now for this many seconds.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn issue(
        &self,
        merchant: Uuid,
        scope: Scope,
        now_ms: i64,
        ttl_seconds: i64,
    ) -> Result<String, InvalidToken> {
        let now = now_ms / 1_000;
        let claims = Claims {
            iss: ISSUER.into(),
            aud: AUDIENCE.into(),
            iat: now,
            nbf: now,
            exp: now.saturating_add(ttl_seconds),
            jti: Uuid::new_v4(),
            sub: None,
            merchant_id: merchant,
            scopes: vec![scope.name().into()],
        };
        Ok(encode(&Header::new(Algorithm::HS256), &claims, &self.encoding)?)
    }

    /// Who a token is for.
    ///
    /// # Errors
    /// When it is not ours, not yet valid, or expired.
    pub fn verify(&self, token: &str) -> Result<Identity, InvalidToken> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud"]);
        validation.validate_nbf = true;
        validation.leeway = LEEWAY_SECONDS;
        let claims = decode::<Claims>(token, &self.decoding, &validation)?.claims;
        let name = claims.sub.unwrap_or_else(|| format!("token {}", claims.jti));
        Ok(Identity { merchant: claims.merchant_id, scopes: claims.scopes, name })
    }
}
