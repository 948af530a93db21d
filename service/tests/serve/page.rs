//! The page and the description of the calls, as the binary gives them.

use std::process::Command;

use serde_json::Value;

use super::shop::Shop;

#[test]
fn the_calls_are_described_without_a_database_as_they_are_served() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_rfm")).arg("openapi").env_clear().output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    let shop = Shop::new();
    let service = shop.serve();
    let served = service.get("/openapi.json", "").unwrap();
    assert!(printed["paths"]["/api/rfm/segments"]["get"].is_object(), "{printed}");
    assert_eq!(printed, served);
}

#[test]
fn a_browser_is_shown_the_page_or_how_to_build_it() {
    let shop = Shop::new();
    let service = shop.serve();
    let (status, headers, body) = service.browse("/segments?shop=example.myshopify.com");
    assert!(headers["content-type"].to_str().unwrap().starts_with("text/html"), "{headers:?}");
    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(policy.ends_with("frame-ancestors 'none'") && !policy.contains("shopify"), "{policy}");
    // This program may have been built with the page or without it.
    if status == 200 {
        let script = body.split("src=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert!(script.starts_with("/assets/"), "{body}");
        let (status, headers, _) = service.browse(script);
        assert_eq!(status, 200, "{script}");
        assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
    } else {
        assert_eq!(status, 404);
        assert!(body.contains("cargo xtask web"), "{body}");
    }
    let (status, headers, _) = service.browse("/assets/nothing.js");
    assert_eq!(
        (status, &headers["content-type"]),
        (404, &"application/problem+json".parse().unwrap())
    );
}
