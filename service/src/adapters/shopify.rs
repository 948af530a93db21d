//! What Shopify signs: the raw body of a webhook.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

/// Verifies webhooks by the present secret and the one before it.
#[derive(Clone, Debug)]
pub struct WebhookSecrets(Vec<SecretString>);

impl WebhookSecrets {
    /// The secrets that are set; without any nothing is verified.
    pub fn new(secrets: impl IntoIterator<Item = Option<SecretString>>) -> WebhookSecrets {
        WebhookSecrets(secrets.into_iter().flatten().collect())
    }

    /// Whether the signature (`X-Shopify-Hmac-Sha256`, base64) is of this body. Takes the same time
    /// wherever they differ.
    pub fn verify(&self, body: &[u8], signature: &str) -> bool {
        let Ok(signature) = STANDARD.decode(signature) else { return false };
        self.0.iter().any(|secret| mac(secret, body).verify_slice(&signature).is_ok())
    }

    /// The signature of a body by the present secret, as a shop would sign it.
    pub fn sign(&self, body: &[u8]) -> Option<String> {
        let secret = self.0.first()?;
        Some(STANDARD.encode(mac(secret, body).finalize().into_bytes()))
    }
}

fn mac(secret: &SecretString, body: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes())
        .unwrap_or_else(|_| unreachable!("HMAC takes a key of any length"));
    mac.update(body);
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_verified_by_either_secret_and_no_other() {
        let secret = |text: &str| Some(SecretString::from(text));
        let both = WebhookSecrets::new([secret("new"), secret("old")]);
        let old = WebhookSecrets::new([secret("old"), None]);
        let signature = old.sign(b"body").unwrap();
        assert!(both.verify(b"body", &signature));
        assert!(!both.verify(b"body2", &signature));
        assert!(!WebhookSecrets::new([secret("new")]).verify(b"body", &signature));
        assert!(!WebhookSecrets::new([None]).verify(b"body", &signature));
        assert!(!both.verify(b"body", "not base64!"));
    }

    #[test]
    fn the_signature_is_base64_of_hmac_sha_256() {
        // RFC 4231, test case 2, in base64.
        let secrets = WebhookSecrets::new([Some(SecretString::from("Jefe"))]);
        let expected = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";
        assert_eq!(secrets.sign(b"what do ya want for nothing?").as_deref(), Some(expected));
    }
}
