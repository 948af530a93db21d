//! The host name by which Shopify knows a shop.

const SHOPIFY: &str = ".myshopify.com";

/// The longest part of a host name between two dots.
const LABEL_BYTES: usize = 63;

/// A shop's own host name, as in `example.myshopify.com`, in lower case; `None` for anything else. What is given
/// back can stand in a header as it is.
pub fn shop_host(text: &str) -> Option<String> {
    let host = text.to_ascii_lowercase();
    let name = host.strip_suffix(SHOPIFY)?;
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let is_name = (1..=LABEL_BYTES).contains(&name.len())
        && name.bytes().all(is_part)
        && !name.starts_with('-')
        && !name.ends_with('-');
    is_name.then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shop_has_one_name_below_shopifys() {
        assert_eq!(
            shop_host("Exam-ple1.myshopify.com").as_deref(),
            Some("exam-ple1.myshopify.com")
        );
        let long = format!("{}.myshopify.com", "a".repeat(64));
        for text in [
            "",
            "myshopify.com",
            ".myshopify.com",
            "a.b.myshopify.com",
            "-a.myshopify.com",
            "a-.myshopify.com",
            "a.myshopify.com.evil.example",
            "a.myshopify.com/",
            "a.myshopify.com:443",
            "evil.example;a.myshopify.com",
            "a b.myshopify.com",
            "a\r\n.myshopify.com",
            "é.myshopify.com",
            "https://a.myshopify.com",
            &long,
        ] {
            assert_eq!(shop_host(text), None, "{text:?}");
        }
    }
}
