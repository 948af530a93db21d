//! The page over the routes of a service: what is answered where, and with which headers.

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::get;
use std::time::Duration;
use tower::ServiceExt;

use super::*;
use crate::transports::http::guard;

const HTML: &str = "text/html,application/xhtml+xml,*/*;q=0.8";
const KEY: &str = "0123456789abcdef";

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

fn page(is_built: bool, api_key: Option<&str>) -> Page {
    let file = |name: &str, kind: &str, text: &str| {
        (name.to_owned(), kind.to_owned(), Bytes::from(text.to_owned()))
    };
    let index = "<!doctype html>\n<html>\n  <head>\n    <script type=\"module\" src=\"/assets/a-1.js\"></script>\n  \
        </head>\n</html>";
    let files = vec![
        file("index.html", "text/html", index),
        file("index.html.br", "", "index in brotli"),
        file("assets/a-1.js", "text/javascript", "let a = 1;"),
        file("assets/a-1.js.br", "", "a in brotli"),
        file("assets/k-2.wasm", "application/wasm", "kernel"),
        file("favicon.svg", "image/svg+xml", "<svg/>"),
    ];
    let files = Files::of(if is_built { files } else { Vec::new() });
    Page { files, api_key: api_key.map(str::to_owned) }
}

async fn ask(page: Page, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let routes = Router::new().route("/api/rfm/segments", get(async || "the API"));
    let router = guard(routes, page.into_fallback(), (Duration::from_secs(5), &[]));
    let request = Request::builder().method(method).uri(path);
    let request =
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = String::from_utf8(to_bytes(body, 1 << 16).await.unwrap().to_vec()).unwrap();
    assert!(!parts.headers.contains_key("set-cookie"), "{path}");
    Answer { status: parts.status, headers: parts.headers, body }
}

async fn get_page(path: &str, headers: &[(&str, &str)]) -> Answer {
    ask(page(true, Some(KEY)), "GET", path, headers).await
}

#[tokio::test]
async fn every_path_of_the_page_is_the_page_and_no_other() {
    for path in ["/", "/segments", "/customers/7?tab=history", "/movement", "/nowhere"] {
        let answer = get_page(path, &[("accept", HTML)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        assert!(answer.body.contains("<script type=\"module\""), "{}", answer.body);
    }
    assert_eq!(get_page("/", &[("accept", "*/*")]).await.status, StatusCode::OK);
    assert_eq!(get_page("/index.html", &[]).await.status, StatusCode::OK);
    let json = ("accept", "application/json, text/html;q=0");
    for (method, path, accept) in [
        ("GET", "/segments", json),
        ("GET", "/segments", ("accept", "*/*")),
        ("POST", "/segments", ("accept", HTML)),
        ("POST", "/", ("accept", HTML)),
        ("GET", "/api/rfm/nowhere", ("accept", HTML)),
        ("GET", "/api", ("accept", HTML)),
        ("GET", "/webhooks/nowhere", ("accept", HTML)),
        ("GET", "/assets/a-0.js", ("accept", HTML)),
        ("GET", "/assets/a-1.js.br", ("accept", HTML)),
        ("GET", "/assets/../index.html", ("accept", "*/*")),
    ] {
        let answer = ask(page(true, None), method, path, &[accept]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {path}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{method} {path}");
    }
    let api = get_page("/api/rfm/segments", &[("accept", HTML)]).await;
    assert_eq!(api.body, "the API");
}

#[tokio::test]
async fn files_are_kept_for_ever_and_the_page_is_asked_for_anew() {
    let asset = get_page("/assets/a-1.js", &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(asset.body, "a in brotli");
    assert_eq!(asset.header("content-encoding"), "br");
    assert_eq!(asset.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
    assert!(asset.header("vary").contains("Accept-Encoding"));
    let plain = get_page("/assets/a-1.js", &[]).await;
    assert_eq!((plain.body.as_str(), plain.header("content-encoding")), ("let a = 1;", ""));
    let kernel = get_page("/assets/k-2.wasm", &[]).await;
    assert_eq!(kernel.header("content-type"), "application/wasm");
    let icon = get_page("/favicon.svg", &[]).await;
    assert_eq!(
        (icon.header("cache-control"), icon.header("content-type")),
        ("no-cache", "image/svg+xml")
    );
    for path in ["/", "/assets/a-1.js"] {
        let first = get_page(path, &[]).await;
        let tag = first.header("etag").to_owned();
        for known in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
            let again = get_page(path, &[("if-none-match", &known)]).await;
            assert_eq!(
                (again.status, again.body.as_str()),
                (StatusCode::NOT_MODIFIED, ""),
                "{known}"
            );
            assert_eq!(again.header("etag"), tag);
            assert_eq!(again.header("cache-control"), first.header("cache-control"));
            assert_eq!(
                again.header("content-security-policy"),
                first.header("content-security-policy")
            );
        }
        let other = get_page(path, &[("if-none-match", "\"other\"")]).await;
        assert_eq!((other.status, other.body.as_str()), (StatusCode::OK, first.body.as_str()));
        let head = ask(page(true, None), "HEAD", path, &[]).await;
        assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
        assert_eq!(head.header("content-length"), first.body.len().to_string());
        assert_eq!(head.header("etag"), tag);
    }
}

#[tokio::test]
async fn alone_the_page_asks_nobody_else_for_anything() {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: \
        blob:; connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'";
    let shop = "/?shop=example.myshopify.com";
    for (key, path) in [
        (Some(KEY), "/"),
        (None, shop),
        (Some(KEY), "/?shop=example.com"),
        (Some(KEY), "/?shop=evil.example%3B%20script-src%20*%20.myshopify.com"),
        (Some(KEY), "/?shop=a.myshopify.com%0D%0Ax:%20y"),
        (Some(KEY), "/assets/a-1.js?shop=example.myshopify.com"),
    ] {
        let answer = ask(page(true, key), "GET", path, &[("accept", HTML)]).await;
        assert_eq!(answer.header("content-security-policy"), policy, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(answer.header("permissions-policy").contains("camera=()"), "{path}");
        assert!(!answer.body.contains("shopify"), "{path}: {}", answer.body);
    }
}

#[tokio::test]
async fn in_the_admin_the_page_is_framed_by_its_shop_and_begins_with_app_bridge() {
    let asked = [("accept", HTML), ("accept-encoding", "br")];
    let answer = get_page("/segments?embedded=1&shop=Example.myshopify.com&host=x", &asked).await;
    assert_eq!(answer.status, StatusCode::OK);
    let policy = answer.header("content-security-policy");
    let ends = "frame-ancestors https://example.myshopify.com https://admin.shopify.com";
    assert!(policy.ends_with(ends), "{policy}");
    assert!(
        policy.contains("script-src 'self' 'wasm-unsafe-eval' https://cdn.shopify.com;"),
        "{policy}"
    );
    assert!(policy.contains("connect-src 'self' https://cdn.shopify.com "), "{policy}");
    assert!(!policy.contains("unsafe-inline"), "{policy}");
    let head = format!(
        "<head>\n    <meta name=\"shopify-api-key\" content=\"{KEY}\">\n    <script src=\"{}\"></script>",
        policy::APP_BRIDGE
    );
    assert!(answer.body.contains(&head), "{}", answer.body);
    let first = answer.body.find("<script").unwrap();
    assert!(
        answer.body[first..].starts_with("<script src=\"https://cdn.shopify.com/"),
        "{}",
        answer.body
    );
    assert_eq!(answer.header("content-encoding"), "", "what was compressed lacks App Bridge");
    let alone = get_page("/segments", &[("accept", HTML)]).await;
    assert_ne!(alone.header("etag"), answer.header("etag"));
}

#[tokio::test]
async fn without_a_built_page_it_says_how_to_build_one() {
    let answer = ask(page(false, Some(KEY)), "GET", "/", &[("accept", HTML)]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert!(answer.body.contains("cargo xtask web"), "{}", answer.body);
    assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"));
    let asset = ask(page(false, None), "GET", "/assets/a-1.js", &[("accept", HTML)]).await;
    assert_eq!(asset.header("content-type"), "application/problem+json");
}
