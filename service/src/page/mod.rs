//! The merchant's page under every path that is not the API's, and its files under `/assets`. It knows no shop and
//! reads no database: whoever opens it has to show a token to each call that it makes. Sets no cookie.

mod files;
mod policy;

use std::sync::Arc;

use axum::body::Body as Sent;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any};

use crate::base::shop_host;
use crate::transports::http::nothing_at;
use files::{Body, Files, weighed};
use policy::Shown;

const INDEX: &str = "index.html";

/// Files below it have their contents' hash in their names.
const ASSETS: &str = "assets/";

/// Paths below these, and these themselves, are never the page.
const OF_THE_API: [&str; 6] = ["api", "webhooks", "assets", "health", "ready", "openapi.json"];

const NOT_BUILT: &str = "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>RFM</title></head>\n\
    <body><h1>The page is not here</h1>\n<p>This program was built without it. In its repository type \
    <code>cargo xtask web</code>, then build the program again. Its API is there: see \
    <a href=\"/openapi.json\">/openapi.json</a>.</p></body>\n</html>\n";

/// The page.
#[derive(Debug)]
pub(crate) struct Page {
    files: Files,
    /// The app's client id, where the page is also shown in Shopify's admin.
    api_key: Option<String>,
}

impl Page {
    /// The page that was built into this program. `api_key` is the app's client id, by which Shopify's admin knows
    /// it: letters, digits, `-` and `_`.
    pub(crate) fn embedded(api_key: Option<String>) -> Page {
        Page { files: Files::embedded(), api_key }
    }

    /// What answers where no route does.
    pub(crate) fn into_fallback(self) -> MethodRouter {
        any(answer).with_state(Arc::new(self))
    }

    /// The page or a file of it; `None` where neither is at this path.
    fn at(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
        if ![Method::GET, Method::HEAD].contains(method) {
            return None;
        }
        let path = uri.path().trim_start_matches('/');
        let response = match self.files.get(path).filter(|_| path != INDEX) {
            Some(file) => {
                let mut response = send(file.accepted(headers), &file.kind, headers);
                policy::guard_file(response.headers_mut());
                if path.starts_with(ASSETS) {
                    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
                    response.headers_mut().insert(CACHE_CONTROL, forever);
                }
                response
            }
            None if is_page(path, headers) => self.index(uri, headers),
            None => return None,
        };
        Some(response)
    }

    /// The page itself, for whoever shows it.
    fn index(&self, uri: &Uri, headers: &HeaderMap) -> Response {
        let shop = self.api_key.as_ref().and_then(|key| Some((key, shop_of(uri)?)));
        let shown = shop.as_ref().map_or(Shown::Alone, |(_, shop)| Shown::InAdmin(shop));
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        let mut response = match (self.files.get(INDEX), &shop) {
            (Some(index), None) => send(index.accepted(headers), &html, headers),
            (Some(index), Some((key, _))) => {
                send(&Body::new(with_app_bridge(index.plain(), key), None), &html, headers)
            }
            (None, _) => {
                let body = Body::new(Bytes::from_static(NOT_BUILT.as_bytes()), None);
                let mut response = send(&body, &html, &HeaderMap::new());
                *response.status_mut() = StatusCode::NOT_FOUND;
                response
            }
        };
        shown.guard_page(response.headers_mut());
        response
    }
}

async fn answer(
    State(page): State<Arc<Page>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    page.at(&method, &uri, &headers).unwrap_or_else(|| nothing_at(&uri).into_response())
}

/// Whether a path is one of the page's, whose own router tells them apart, and is asked for as such.
fn is_page(path: &str, headers: &HeaderMap) -> bool {
    if path.is_empty() || path == INDEX {
        return true;
    }
    let first = path.split('/').next().unwrap_or_default();
    let is_wanted = weighed(headers, ACCEPT.as_str())
        .any(|(kind, is_wanted)| is_wanted && kind.eq_ignore_ascii_case("text/html"));
    is_wanted && !OF_THE_API.contains(&first)
}

/// The shop for which Shopify's admin shows the page, as it says itself.
fn shop_of(uri: &Uri) -> Option<String> {
    let mut parameters = url::form_urlencoded::parse(uri.query()?.as_bytes());
    let (_, shop) = parameters.find(|(name, _)| name == "shop")?;
    shop_host(&shop)
}

/// The page with App Bridge, which has to be the first of its scripts, neither deferred nor a module.
fn with_app_bridge(index: &Bytes, api_key: &str) -> Bytes {
    let text = String::from_utf8_lossy(index);
    let bridge = policy::APP_BRIDGE;
    let head = format!(
        "<head>\n    <meta name=\"shopify-api-key\" content=\"{api_key}\">\n    \
         <script src=\"{bridge}\"></script>"
    );
    Bytes::from(text.replacen("<head>", &head, 1))
}

/// A body that was not sent to this caller before, or the news that it was.
fn send(body: &Body, kind: &HeaderValue, asked: &HeaderMap) -> Response {
    let is_known = asked
        .get_all(IF_NONE_MATCH)
        .into_iter()
        .filter_map(|tags| tags.to_str().ok())
        .flat_map(|tags| tags.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/"))
        .any(|tag| tag == "*" || tag == body.tag);
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = Response::new(Sent::from(body.bytes.clone()));
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, kind.clone());
        headers.insert(CONTENT_LENGTH, HeaderValue::from(body.bytes.len()));
        if let Some(encoding) = body.encoding {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    };
    let headers = response.headers_mut();
    headers.insert(ETAG, body.tag.clone());
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(VARY, HeaderValue::from_static("Accept, Accept-Encoding"));
    response
}

#[cfg(test)]
mod tests;
