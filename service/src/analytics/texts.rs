//! What stands on charts, in the order of the languages: en es fr ar de pt ja.

/// A text in each language.
pub(super) type Text = [&'static str; 7];

pub(super) const CUSTOMERS: Text =
    ["Customers", "Clientes", "Clients", "العملاء", "Kunden", "Clientes", "顧客数"];

pub(super) const SPEND: Text =
    ["Spend", "Gasto", "Dépenses", "الإنفاق", "Ausgaben", "Gastos", "購入金額"];

pub(super) const REVENUE: Text =
    ["Revenue", "Ingresos", "Chiffre d’affaires", "الإيرادات", "Umsatz", "Receita", "売上"];

pub(super) const RECENCY: Text =
    ["Recency", "Recencia", "Récence", "الحداثة", "Aktualität", "Recência", "最終購入日"];

pub(super) const FREQUENCY_MONETARY: Text = [
    "Frequency and monetary",
    "Frecuencia y valor",
    "Fréquence et montant",
    "التكرار والقيمة",
    "Häufigkeit und Wert",
    "Frequência e valor",
    "購入頻度と金額",
];

pub(super) const SCORE: Text =
    ["Score", "Puntuación", "Score", "النتيجة", "Wert", "Pontuação", "スコア"];

pub(super) const MONTHS_SINCE: Text = [
    "Months since first order",
    "Meses desde el primer pedido",
    "Mois depuis la première commande",
    "الأشهر منذ أول طلب",
    "Monate seit der ersten Bestellung",
    "Meses desde o primeiro pedido",
    "初回注文からの月数",
];

pub(super) const STILL_ORDERING: Text = [
    "Customers who order, %",
    "Clientes que compran, %",
    "Clients qui commandent, %",
    "العملاء الذين يطلبون، %",
    "Kunden, die bestellen, %",
    "Clientes que compram, %",
    "注文した顧客の割合（%）",
];

pub(super) const REPEAT_RATE: Text = [
    "Customers with two orders or more, %",
    "Clientes con dos pedidos o más, %",
    "Clients avec deux commandes ou plus, %",
    "العملاء الذين لديهم طلبان أو أكثر، %",
    "Kunden mit zwei oder mehr Bestellungen, %",
    "Clientes com dois pedidos ou mais, %",
    "2回以上注文した顧客の割合（%）",
];

pub(super) const AVERAGE_ORDER: Text = [
    "Average order value",
    "Valor medio del pedido",
    "Panier moyen",
    "متوسط قيمة الطلب",
    "Durchschnittlicher Bestellwert",
    "Valor médio do pedido",
    "平均注文額",
];

pub(super) const NO_SEGMENT: Text = [
    "No segment",
    "Sin segmento",
    "Sans segment",
    "بدون شريحة",
    "Ohne Segment",
    "Sem segmento",
    "セグメントなし",
];

pub(super) const NEW: Text =
    ["New here", "Recién llegados", "Arrivées", "جدد هنا", "Neu dabei", "Recém-chegados", "新規"];

pub(super) const GONE: Text =
    ["Merged", "Fusionados", "Fusionnés", "مدمجون", "Zusammengeführt", "Mesclados", "統合済み"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_language_is_left_out() {
        for text in [
            CUSTOMERS,
            SPEND,
            REVENUE,
            RECENCY,
            FREQUENCY_MONETARY,
            SCORE,
            MONTHS_SINCE,
            STILL_ORDERING,
            REPEAT_RATE,
            AVERAGE_ORDER,
            NO_SEGMENT,
            NEW,
            GONE,
        ] {
            assert!(text.iter().all(|text| !text.trim().is_empty()), "{text:?}");
            assert!(text[3].chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)), "{text:?}");
            assert!(text[6].chars().any(|c| c > '\u{3000}'), "{text:?}");
        }
    }
}
