//! Charts as pictures.

use integration_tests::support::tell;
use rfm_service::base::Clock;

use super::Shop;

/// Width and height of a PNG.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&png[12..16], b"IHDR");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn charts_are_pictures_in_the_language_asked_for_or_name_the_font_that_is_missing() {
    let shop = Shop::new().await;
    let mut seen = Vec::new();
    for (chart, locale) in [
        ("segments", "en"),
        ("segments", "ar"),
        ("segments", "de"),
        ("segments", "ja"),
        ("grid", "en"),
        ("grid", "ar"),
    ] {
        // Each in another instant, by which the log is ordered.
        shop.clock.set(shop.clock.now_ms() + 1);
        let picture = shop.get(&format!("export?format=png&chart={chart}&locale={locale}"));
        let fonts = if locale == "ja" { "install fonts-noto-cjk" } else { "install fonts-" };
        if picture.status == 503 {
            assert!(picture.detail().contains(fonts), "{}", picture.detail());
            tell(&format!("no picture in {locale}: {}", picture.detail()));
            continue;
        }
        assert_eq!((picture.status, &*picture.kind), (200, "image/png"), "{chart} in {locale}");
        assert!(picture.name.contains(&format!("rfm-{chart}-2024-")), "{}", picture.name);
        assert_eq!(size(&picture.bytes), (1_600, 900), "{chart} in {locale}");
        assert!(!seen.contains(&picture.bytes), "{chart} in {locale} is like another one");
        seen.push(picture.bytes);
        let (_, _, details, numbers) = shop.audited().await.pop().unwrap();
        assert_eq!(details["format"], "png");
        assert!(numbers.is_some_and(|numbers| numbers > 10), "{numbers:?}");
    }
    for (query, named) in [
        ("format=png&chart=pie", "chart: must be"),
        ("format=png&columns=id", "columns: is not for png"),
        ("format=png&segment=VIP", "segment: is not for png"),
        ("format=png&bom=true", "bom: is not for png"),
        ("chart=grid", "chart: is for png alone"),
    ] {
        let refused = shop.get(&format!("export?{query}"));
        assert_eq!(refused.status, 400, "{query}");
        assert!(refused.detail().contains(named), "{query}: {}", refused.detail());
    }
    shop.stop().await;
}
