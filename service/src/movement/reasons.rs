//! Why an order does not count, in words.

use shared_scoring::order::NotCounted;

use crate::transports::http::Locale;

/// Each reason in the order of the languages: en, es, fr, ar, de, pt, ja.
const REASONS: [(NotCounted, [&str; 7]); 6] = [
    (
        NotCounted::Deleted,
        [
            "The order was deleted.",
            "El pedido fue eliminado.",
            "La commande a été supprimée.",
            "حُذف الطلب.",
            "Die Bestellung wurde gelöscht.",
            "O pedido foi excluído.",
            "注文は削除されました。",
        ],
    ),
    (
        NotCounted::Cancelled,
        [
            "The order was cancelled.",
            "El pedido fue cancelado.",
            "La commande a été annulée.",
            "أُلغي الطلب.",
            "Die Bestellung wurde storniert.",
            "O pedido foi cancelado.",
            "注文はキャンセルされました。",
        ],
    ),
    (
        NotCounted::Test,
        [
            "It is a test order.",
            "Es un pedido de prueba.",
            "C’est une commande de test.",
            "هذا طلب تجريبي.",
            "Es ist eine Testbestellung.",
            "É um pedido de teste.",
            "テスト注文です。",
        ],
    ),
    (
        NotCounted::NoCustomer,
        [
            "The order has no known customer.",
            "El pedido no tiene un cliente conocido.",
            "La commande n’a pas de client connu.",
            "لا يوجد عميل معروف لهذا الطلب.",
            "Die Bestellung hat keinen bekannten Kunden.",
            "O pedido não tem um cliente conhecido.",
            "注文の顧客が不明です。",
        ],
    ),
    (
        NotCounted::Unpaid,
        [
            "The order was not paid.",
            "El pedido no se pagó.",
            "La commande n’a pas été payée.",
            "لم يُدفع ثمن الطلب.",
            "Die Bestellung wurde nicht bezahlt.",
            "O pedido não foi pago.",
            "注文は支払われていません。",
        ],
    ),
    (
        NotCounted::RefundedInFull,
        [
            "The order was refunded in full.",
            "El pedido se reembolsó por completo.",
            "La commande a été entièrement remboursée.",
            "رُدّ ثمن الطلب كاملاً.",
            "Die Bestellung wurde vollständig erstattet.",
            "O pedido foi totalmente reembolsado.",
            "注文は全額返金されました。",
        ],
    ),
];

/// The reason in a language.
pub(super) fn told(reason: NotCounted, locale: Locale) -> &'static str {
    let known = REASONS.iter().find(|(known, _)| *known == reason);
    known.map_or(reason.name(), |(_, texts)| locale.of(texts))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_reason_has_words_of_its_own_in_every_language() {
        let all = REASONS.iter().flat_map(|(_, texts)| texts);
        assert_eq!(all.collect::<HashSet<_>>().len(), 42);
        let french = Locale::parse(Some("fr-CA")).unwrap();
        assert_eq!(told(NotCounted::Cancelled, french), "La commande a été annulée.");
        assert_eq!(told(NotCounted::Test, Locale::default()), "It is a test order.");
    }
}
