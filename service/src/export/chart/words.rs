//! What a chart says beside names and numbers, and how numbers are written, in the seven languages.

use shared_scoring::segments::LANGUAGES;

/// The words of a language.
pub(super) struct Words {
    pub(super) segments: &'static str,
    pub(super) grid: &'static str,
    pub(super) customers: &'static str,
    pub(super) prospects: &'static str,
    pub(super) recency: &'static str,
    pub(super) value: &'static str,
    /// Whether it is read from the right.
    pub(super) is_mirrored: bool,
    /// Between thousands, and before a fraction.
    marks: (char, char),
}

/// In the order of [`LANGUAGES`]: title of the segments, title of the grid, customers, those without orders,
/// recency, frequency and monetary; marks of numbers.
const ALL: [([&str; 6], (char, char)); LANGUAGES.len()] = [
    (
        [
            "Customer segments",
            "Recency by frequency and monetary",
            "Customers",
            "Without orders",
            "Recency",
            "Frequency and monetary",
        ],
        (',', '.'),
    ),
    (
        [
            "Segmentos de clientes",
            "Recencia por frecuencia e importe",
            "Clientes",
            "Sin pedidos",
            "Recencia",
            "Frecuencia e importe",
        ],
        ('.', ','),
    ),
    (
        [
            "Segments de clients",
            "Récence par fréquence et montant",
            "Clients",
            "Sans commande",
            "Récence",
            "Fréquence et montant",
        ],
        ('\u{a0}', ','),
    ),
    (
        [
            "شرائح العملاء",
            "الحداثة حسب التكرار والقيمة",
            "العملاء",
            "بدون طلبات",
            "الحداثة",
            "التكرار والقيمة",
        ],
        (',', '.'),
    ),
    (
        [
            "Kundensegmente",
            "Aktualität nach Häufigkeit und Umsatz",
            "Kunden",
            "Ohne Bestellung",
            "Aktualität",
            "Häufigkeit und Umsatz",
        ],
        ('.', ','),
    ),
    (
        [
            "Segmentos de clientes",
            "Recência por frequência e valor",
            "Clientes",
            "Sem pedidos",
            "Recência",
            "Frequência e valor",
        ],
        ('.', ','),
    ),
    (
        [
            "顧客セグメント",
            "最新購入日と頻度・金額",
            "顧客数",
            "注文なし",
            "最新購入日",
            "頻度・金額",
        ],
        (',', '.'),
    ),
];

impl Words {
    /// Of one of the seven languages; English for another.
    pub(super) fn of(locale: &str) -> Words {
        let at = LANGUAGES.iter().position(|language| *language == locale).unwrap_or(0);
        let ([segments, grid, customers, prospects, recency, value], marks) = ALL[at];
        let is_mirrored = LANGUAGES[at] == "ar";
        Words { segments, grid, customers, prospects, recency, value, is_mirrored, marks }
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
