//! The language of an answer.

use shared_scoring::segments::LANGUAGES;

use super::Problem;
use crate::error::Kind;

/// One of the seven languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale(usize);

impl Locale {
    /// Reads a language, with or without a region, as in `pt-BR`. English when none is given.
    ///
    /// # Errors
    /// When it is none of the seven.
    pub fn parse(text: Option<&str>) -> Result<Locale, Problem> {
        let Some(text) = text else { return Ok(Locale::default()) };
        let is_tag = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        let language = text.split(['-', '_']).next().unwrap_or_default();
        let known = LANGUAGES.iter().position(|known| known.eq_ignore_ascii_case(language));
        known.filter(|_| is_tag).map(Locale).ok_or_else(|| {
            let detail =
                format!("locale: must be one of {}, as in pt or pt-BR", LANGUAGES.join(", "));
            Problem::new(Kind::Invalid, detail)
        })
    }

    /// Its code, as in `pt`.
    pub fn code(self) -> &'static str {
        LANGUAGES[self.0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_allowed_and_another_language_is_not() {
        for (text, code) in [(Some("pt-BR"), "pt"), (Some("JA"), "ja"), (None, "en")] {
            assert_eq!(Locale::parse(text).unwrap().code(), code);
        }
        for text in ["", "it", "ptbr", "pt-\0", "-pt", "🦀"] {
            let problem = Locale::parse(Some(text)).unwrap_err();
            assert!(problem.detail().contains("en, es, fr, ar, de, pt, ja"), "{problem:?}");
        }
    }
}
