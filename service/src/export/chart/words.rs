//! How numbers are written on charts in the seven languages, and which way a language is read.

use crate::base::Text;

/// How a language is written.
pub(super) struct Words {
    /// Its code.
    pub(super) language: &'static str,
    /// Whether it is read from the right.
    pub(super) is_mirrored: bool,
    /// Between thousands, and before a fraction.
    marks: (char, char),
}

impl Words {
    /// Of one of the seven languages.
    pub(super) fn of(language: &'static str) -> Words {
        let marks = match language {
            "es" | "de" | "pt" => ('.', ','),
            "fr" => ('\u{a0}', ','),
            _ => (',', '.'),
        };
        Words { language, is_mirrored: language == "ar", marks }
    }

    /// What the catalogue says in it.
    pub(super) fn say(&self, text: Text) -> String {
        text.of(self.language)
    }

    /// A number of customers.
    pub(super) fn number(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut text = if number < 0 { "-".to_owned() } else { String::new() };
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(self.marks.0);
            }
            text.push(digit);
        }
        text
    }

    /// A part, 0 to 1, in per cent.
    pub(super) fn share(&self, share: f64) -> String {
        format!("{:.1}%", share * 100.0).replace('.', &self.marks.1.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let [english, german] = ["en", "de"].map(Words::of);
        assert_eq!((english.number(0), english.number(999)), ("0".into(), "999".into()));
        assert_eq!(
            (english.number(1_234_567), english.share(0.1234)),
            ("1,234,567".into(), "12.3%".into())
        );
        assert_eq!((german.number(1_000), german.share(1.0)), ("1.000".into(), "100,0%".into()));
        assert!(Words::of("ar").is_mirrored && !Words::of("ja").is_mirrored);
    }
}
