//! What a browser may do with the page: where code, styles and data come from, and who may show it in a frame. No
//! code and no style stands in the page itself, and outside Shopify's admin nobody else is asked for anything.

use axum::http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// Where App Bridge comes from. It must be loaded from there, and not be a copy.
pub(super) const APP_BRIDGE: &str = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/// From where App Bridge is loaded, and whom it tells how fast the page is.
const SHOPIFY_SCRIPTS: &str = " https://cdn.shopify.com";
const SHOPIFY_CALLS: &str = " https://cdn.shopify.com https://monorail-edge.shopifysvc.com";

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const CROSS_ORIGIN_OPENER_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-opener-policy");
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-resource-policy");

/// Who shows the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown<'s> {
    /// A browser by itself.
    Alone,
    /// Shopify's admin, in a frame, for this shop: a host name by [`crate::base::shop_host`].
    InAdmin(&'s str),
}

impl Shown<'_> {
    /// `Content-Security-Policy`. `wasm-unsafe-eval` is what the kernel needs, and allows no code as text.
    fn content_security_policy(self) -> String {
        let (scripts, calls, ancestors) = match self {
            Shown::Alone => ("", "", "'none'".to_owned()),
            Shown::InAdmin(shop) => {
                let ancestors = format!("https://{shop} https://admin.shopify.com");
                (SHOPIFY_SCRIPTS, SHOPIFY_CALLS, ancestors)
            }
        };
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; \
             img-src 'self' data: blob:; connect-src 'self'{calls}; font-src 'self'; worker-src 'self'; \
             manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
        )
    }

    /// Puts the headers on the page itself.
    pub(super) fn guard_page(self, headers: &mut HeaderMap) {
        self.guard(headers);
        let (referrer, opener) = match self {
            Shown::Alone => ("no-referrer", "same-origin"),
            // The address in the admin carries who is signed in: others learn where the page is, and no more.
            Shown::InAdmin(_) => ("strict-origin", "same-origin-allow-popups"),
        };
        headers.insert(REFERRER_POLICY, HeaderValue::from_static(referrer));
        headers.insert(CROSS_ORIGIN_OPENER_POLICY, HeaderValue::from_static(opener));
    }

    fn guard(self, headers: &mut HeaderMap) {
        let policy = HeaderValue::try_from(self.content_security_policy());
        // Whatever cannot be said is not allowed.
        let policy = policy.unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"));
        headers.insert(CONTENT_SECURITY_POLICY, policy);
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        let unused =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()";
        headers.insert(PERMISSIONS_POLICY, HeaderValue::from_static(unused));
        let own = HeaderValue::from_static("same-origin");
        headers.insert(CROSS_ORIGIN_RESOURCE_POLICY, own);
    }
}

/// Puts the headers on a file of the page: a worker goes by those of its own file.
pub(super) fn guard_file(headers: &mut HeaderMap) {
    Shown::Alone.guard(headers);
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
}
