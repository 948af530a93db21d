//! Session tokens of Shopify's admin: who is signed in there, and for which shop. App Bridge gives the page one for
//! each call; Shopify signs it with the client secret of the app. They live a minute, by the machine's time.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use crate::base::shop_host;

/// How far the clock of this machine and Shopify's may be apart.
const LEEWAY_SECONDS: u64 = 10;

/// Verifies session tokens of one app, by the present secret and the one before it.
pub struct SessionTokens {
    keys: Vec<DecodingKey>,
    validation: Validation,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The shop's host name, as in `example.myshopify.com`.
    pub shop: String,
    /// The id of the user in Shopify.
    pub user: String,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    dest: String,
    sub: String,
}

/// A token that is not valid. It does not say why: whoever made it up learns nothing.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("the session token is not valid")]
pub struct InvalidSession;

impl SessionTokens {
    /// For the app with this client id; `None` where no secret is set, since then nothing can be verified.
    pub fn new(
        api_key: &str,
        secrets: impl IntoIterator<Item = Option<SecretString>>,
    ) -> Option<SessionTokens> {
        let keys: Vec<DecodingKey> = secrets
            .into_iter()
            .flatten()
            .map(|secret| DecodingKey::from_secret(secret.expose_secret().as_bytes()))
            .collect();
        // Tokens that name another algorithm, or none, are refused whatever they carry.
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_audience(&[api_key]);
        validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
        validation.validate_nbf = true;
        validation.leeway = LEEWAY_SECONDS;
        (!keys.is_empty()).then_some(SessionTokens { keys, validation })
    }

    /// Whose session a token is of.
    ///
    /// # Errors
    /// When it is not Shopify's for this app, not yet valid, or expired.
    pub fn verify(&self, token: &str) -> Result<Session, InvalidSession> {
        let verified = self.keys.iter().find_map(|key| {
            decode::<Claims>(token, key, &self.validation).ok().map(|token| token.claims)
        });
        let Claims { iss, dest, sub } = verified.ok_or(InvalidSession)?;
        let host = |url: &str| shop_host(url.strip_prefix("https://")?);
        let shop = host(&dest).ok_or(InvalidSession)?;
        let issuer = iss.strip_suffix("/admin").and_then(host);
        if issuer.as_ref() != Some(&shop) || sub.is_empty() {
            return Err(InvalidSession);
        }
        Ok(Session { shop, user: sub })
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use jsonwebtoken::{EncodingKey, Header, encode};
    use serde_json::{Value, json};

    use super::*;
    use crate::base::{Clock, SystemClock};

    const KEY: &str = "0123456789abcdef";

    fn tokens() -> SessionTokens {
        let secret = |text: &str| Some(SecretString::from(text));
        SessionTokens::new(KEY, [secret("present"), secret("previous")]).unwrap()
    }

    fn claims() -> Value {
        let now = SystemClock.now_ms() / 1_000;
        json!({
            "iss": "https://one.myshopify.com/admin", "dest": "https://one.myshopify.com", "aud": KEY,
            "sub": "42", "exp": now + 60, "nbf": now, "iat": now, "jti": "x", "sid": "y", "sig": "z",
        })
    }

    fn signed(claims: &Value, secret: &str) -> String {
        let key = EncodingKey::from_secret(secret.as_bytes());
        encode(&Header::new(Algorithm::HS256), claims, &key).unwrap()
    }

    #[test]
    fn a_session_is_told_by_either_secret() {
        let session = Session { shop: "one.myshopify.com".into(), user: "42".into() };
        for secret in ["present", "previous"] {
            assert_eq!(
                tokens().verify(&signed(&claims(), secret)).as_ref(),
                Ok(&session),
                "{secret}"
            );
        }
        for secret in ["", "another"] {
            assert_eq!(
                tokens().verify(&signed(&claims(), secret)),
                Err(InvalidSession),
                "{secret}"
            );
        }
        assert!(SessionTokens::new(KEY, [None, None]).is_none());
    }

    #[test]
    fn time_is_taken_with_ten_seconds_of_leeway() {
        let now = SystemClock.now_ms() / 1_000;
        // Three seconds either side of the leeway: a test takes a while, too.
        for (name, at, is_valid) in [
            ("exp", now - 7, true),
            ("exp", now - 13, false),
            ("nbf", now + 7, true),
            ("nbf", now + 13, false),
        ] {
            let mut claims = claims();
            claims[name] = at.into();
            let verified = tokens().verify(&signed(&claims, "present"));
            assert_eq!(verified.is_ok(), is_valid, "{name} {}", at - now);
        }
    }

    #[test]
    fn every_claim_has_to_be_right() {
        let wrong = [
            ("aud", json!("another")),
            ("aud", json!(null)),
            ("exp", json!(null)),
            ("nbf", json!(null)),
            ("sub", json!(null)),
            ("sub", json!("")),
            ("dest", json!(null)),
            ("dest", json!("https://two.myshopify.com")),
            ("dest", json!("http://one.myshopify.com")),
            ("dest", json!("one.myshopify.com")),
            ("dest", json!("https://one.myshopify.com/admin")),
            ("iss", json!("https://two.myshopify.com/admin")),
            ("iss", json!("https://one.myshopify.com")),
            ("iss", json!(null)),
        ];
        for (name, value) in wrong {
            let mut claims = claims();
            claims[name] = value.clone();
            if value.is_null() {
                claims.as_object_mut().unwrap().remove(name);
            }
            let verified = tokens().verify(&signed(&claims, "present"));
            assert_eq!(verified, Err(InvalidSession), "{name}: {value}");
        }
        // Both agree on a host that is no shop's.
        let mut claims = claims();
        claims["dest"] = "https://evil.example".into();
        claims["iss"] = "https://evil.example/admin".into();
        assert_eq!(tokens().verify(&signed(&claims, "present")), Err(InvalidSession));
    }

    #[test]
    fn no_other_algorithm_is_taken() {
        let valid = signed(&claims(), "present");
        let parts: Vec<&str> = valid.split('.').collect();
        for algorithm in ["none", "None", "HS384", "HS512", "RS256", "ES256", "EdDSA"] {
            let header = json!({ "alg": algorithm, "typ": "JWT" }).to_string();
            let header = URL_SAFE_NO_PAD.encode(header);
            for signature in ["", parts[2]] {
                let token = format!("{header}.{}.{signature}", parts[1]);
                assert_eq!(tokens().verify(&token), Err(InvalidSession), "{algorithm}");
            }
        }
        // Signed as it says, by another algorithm with the right secret.
        let key = EncodingKey::from_secret(b"present");
        let other = encode(&Header::new(Algorithm::HS512), &claims(), &key).unwrap();
        assert_eq!(tokens().verify(&other), Err(InvalidSession));
        for text in ["", ".", "..", "a.b.c", &valid[..valid.len() - 2], &format!("{valid}x")] {
            assert_eq!(tokens().verify(text), Err(InvalidSession), "{text}");
        }
    }
}
