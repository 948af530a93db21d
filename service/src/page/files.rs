//! The files of the page, as they were built into this program: each plain, and compressed where that was made
//! beforehand. Nothing is read or compressed while it is served.

use std::borrow::Cow;
use std::collections::HashMap;

use axum::body::Bytes;
use axum::http::header::ACCEPT_ENCODING;
use axum::http::{HeaderMap, HeaderValue};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

/// What Vite made of `web/`; nothing where it was not built.
#[derive(RustEmbed)]
#[folder = "../web/dist"]
#[allow_missing = true]
struct Dist;

/// How many bytes of a hash tell two versions of a file apart.
const TAG_BYTES: usize = 12;

/// A file in one of its encodings.
#[derive(Clone, Debug)]
pub(super) struct Body {
    /// What is sent.
    pub(super) bytes: Bytes,
    /// Its entity tag; that of another encoding is another.
    pub(super) tag: HeaderValue,
    /// `br`, `gzip`, or nothing.
    pub(super) encoding: Option<&'static str>,
}

/// A file in all of its encodings.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// Its media type.
    pub(super) kind: HeaderValue,
    plain: Body,
    /// The smaller ones, the smallest first.
    compressed: Vec<Body>,
}

/// All files, by their path below the root, as in `assets/index-B2c9.js`.
#[derive(Debug, Default)]
pub(super) struct Files(HashMap<String, File>);

/// Encodings that are made beforehand, with the ends of their names; the smallest first.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

impl Files {
    /// Those of this program; none where the page was not built.
    pub(super) fn embedded() -> Files {
        let named = Dist::iter().filter_map(|name| {
            let file = Dist::get(&name)?;
            let bytes = match file.data {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => Bytes::from(bytes),
            };
            Some((name.into_owned(), file.metadata.mimetype().to_owned(), bytes))
        });
        Files::of(named.collect())
    }

    /// Of names, media types and contents.
    pub(super) fn of(named: Vec<(String, String, Bytes)>) -> Files {
        let by_name: HashMap<&str, &Bytes> =
            named.iter().map(|(name, _, bytes)| (name.as_str(), bytes)).collect();
        let is_encoding_of_another = |name: &str| {
            let plain = ENCODINGS.iter().find_map(|(_, end)| name.strip_suffix(end));
            plain.is_some_and(|plain| by_name.contains_key(plain))
        };
        let files = named.iter().filter(|(name, ..)| !is_encoding_of_another(name));
        let files = files.map(|(name, kind, bytes)| {
            let compressed = ENCODINGS.iter().filter_map(|(encoding, end)| {
                let bytes = *by_name.get(format!("{name}{end}").as_str())?;
                Some(Body::new(bytes.clone(), Some(encoding)))
            });
            let file = File {
                kind: media_type(kind),
                plain: Body::new(bytes.clone(), None),
                compressed: compressed.collect(),
            };
            (name.clone(), file)
        });
        Files(files.collect())
    }

    pub(super) fn get(&self, name: &str) -> Option<&File> {
        self.0.get(name)
    }
}

impl File {
    /// The smallest encoding that the caller takes.
    pub(super) fn accepted(&self, headers: &HeaderMap) -> &Body {
        let smaller = self
            .compressed
            .iter()
            .find(|body| body.encoding.is_some_and(|encoding| accepts_encoding(headers, encoding)));
        smaller.unwrap_or(&self.plain)
    }

    /// The file itself.
    pub(super) fn plain(&self) -> &Bytes {
        &self.plain.bytes
    }
}

impl Body {
    pub(super) fn new(bytes: Bytes, encoding: Option<&'static str>) -> Body {
        let hash = Sha256::digest(&bytes);
        let hex: String = hash.iter().take(TAG_BYTES).map(|byte| format!("{byte:02x}")).collect();
        let tag = HeaderValue::try_from(format!("\"{hex}\""));
        let tag = tag.unwrap_or_else(|_| unreachable!("a quoted number is a header's value"));
        Body { bytes, tag, encoding }
    }
}

/// Text is in UTF-8, which the types of files do not say.
fn media_type(kind: &str) -> HeaderValue {
    let is_text = kind.starts_with("text/") && !kind.contains("charset");
    let told = if is_text { format!("{kind}; charset=utf-8") } else { kind.to_owned() };
    HeaderValue::try_from(told)
        .unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"))
}

fn accepts_encoding(headers: &HeaderMap, encoding: &str) -> bool {
    let wanted: Vec<(&str, bool)> = weighed(headers, ACCEPT_ENCODING.as_str()).collect();
    let find = |name: &str| wanted.iter().find(|(named, _)| named.eq_ignore_ascii_case(name));
    find(encoding).or_else(|| find("*")).is_some_and(|(_, is_wanted)| *is_wanted)
}

/// What a header of the `Accept` kind names, each with whether it is wanted: a weight of zero says that it is not.
pub(super) fn weighed<'h>(
    headers: &'h HeaderMap,
    name: &str,
) -> impl Iterator<Item = (&'h str, bool)> {
    let values = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(|part| {
        let mut words = part.split(';').map(str::trim);
        let named = words.next().unwrap_or_default();
        let weight = words.find_map(|word| {
            let (key, weight) = word.split_once('=')?;
            key.trim().eq_ignore_ascii_case("q").then(|| weight.trim())
        });
        let weight = weight.map_or(Some(1.0), |weight| weight.parse::<f32>().ok());
        (named, weight.is_some_and(|weight| weight > 0.0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_encoding_that_is_wanted_is_sent() {
        let named = ["a.js", "a.js.br", "a.js.gz", "b.js", "c.tar.gz"].map(|name| {
            (name.to_owned(), "text/javascript".to_owned(), Bytes::from(name.to_owned()))
        });
        let files = Files::of(named.to_vec());
        assert!(files.get("a.js.br").is_none(), "an encoding is no file of its own");
        assert!(files.get("c.tar.gz").is_some());
        let sent = |name: &str, wanted: &str| {
            let wanted = HeaderValue::from_str(wanted).unwrap();
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, wanted)]);
            let body = files.get(name).unwrap().accepted(&headers).clone();
            (body.encoding, String::from_utf8(body.bytes.to_vec()).unwrap())
        };
        for (wanted, encoding, bytes) in [
            ("gzip, deflate, br, zstd", Some("br"), "a.js.br"),
            ("GZIP;q=0.5", Some("gzip"), "a.js.gz"),
            ("*", Some("br"), "a.js.br"),
            ("br;q=0, *;q=0.1", Some("gzip"), "a.js.gz"),
            ("br; q=0.000, gzip;q=0", None, "a.js"),
            ("identity", None, "a.js"),
            ("br;q=much", None, "a.js"),
            ("", None, "a.js"),
        ] {
            assert_eq!(sent("a.js", wanted), (encoding, bytes.to_owned()), "{wanted}");
        }
        assert_eq!(sent("b.js", "br").0, None);
        let tags: std::collections::HashSet<_> = ["br", "gzip", "x"]
            .map(|wanted| {
                let wanted = HeaderValue::from_str(wanted).unwrap();
                let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, wanted)]);
                files.get("a.js").unwrap().accepted(&headers).tag.clone()
            })
            .into();
        assert_eq!(tags.len(), 3, "each encoding has its own tag");
    }
}
