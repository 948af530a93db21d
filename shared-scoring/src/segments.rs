//! Segments: named sets of cells, the table that answers for a cell in one look-up, and the defaults.

use crate::cell::Cell;
use crate::rule::{CellMask, Dimension};

/// The most segments a merchant may have.
pub const MAX_SEGMENTS: usize = 64;

/// The languages in which a segment may be named, in the order of [`DefaultSegment::names`].
pub const LANGUAGES: [&str; 7] = ["en", "es", "fr", "ar", "de", "pt", "ja"];

/// For each cell the segments it belongs to: bit `i` is the merchant's `i`-th segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentTable {
    members: [u64; Cell::COUNT],
}

impl SegmentTable {
    /// The table of these segments, in the merchant's order. Those past [`MAX_SEGMENTS`] are ignored.
    pub fn new(segments: impl IntoIterator<Item = CellMask>) -> SegmentTable {
        let mut members = [0u64; Cell::COUNT];
        for (position, mask) in segments.into_iter().take(MAX_SEGMENTS).enumerate() {
            for cell in Cell::all().filter(|cell| mask.contains(*cell)) {
                members[usize::from(cell.index())] |= 1 << position;
            }
        }
        SegmentTable { members }
    }

    /// The segments of a cell: bit `i` is the `i`-th segment.
    pub const fn segments_of(&self, cell: Cell) -> u64 {
        self.members[cell.index() as usize]
    }

    /// The position of the first segment that the cell belongs to.
    pub const fn primary_of(&self, cell: Cell) -> Option<usize> {
        let bits = self.segments_of(cell);
        if bits == 0 { None } else { Some(bits.trailing_zeros() as usize) }
    }
}

impl Default for SegmentTable {
    /// The table of [`DEFAULTS`].
    fn default() -> SegmentTable {
        SegmentTable::new(DEFAULTS.iter().map(DefaultSegment::mask))
    }
}

/// Levels from the first to the second, both included.
type Levels = (u8, u8);

/// The rectangle of scores that a default segment selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levelled {
    recency: Levels,
    frequency: Levels,
    monetary: Levels,
    frequency_monetary: Levels,
}

/// What a default segment selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultRule {
    /// Customers without orders.
    Prospects,
    /// Scored customers whose scores all lie within these levels.
    Scored(Levelled),
}

/// A segment every merchant starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DefaultSegment {
    /// Its stable label.
    pub id: &'static str,
    /// Its name in each of [`LANGUAGES`].
    pub names: [&'static str; 7],
    /// Shopify's own group (`Customer.statistics.rfmGroup`) of the same cells, where there is one.
    pub shopify_group: Option<&'static str>,
    /// Whom it selects.
    pub rule: DefaultRule,
}

impl DefaultSegment {
    /// The cells it selects.
    pub fn mask(&self) -> CellMask {
        match self.rule {
            DefaultRule::Prospects => CellMask::PROSPECTS,
            DefaultRule::Scored(levels) => {
                let within = |dimension, (lowest, highest): Levels| {
                    CellMask::levels(dimension, lowest, highest)
                };
                within(Dimension::Recency, levels.recency)
                    & within(Dimension::Frequency, levels.frequency)
                    & within(Dimension::Monetary, levels.monetary)
                    & within(Dimension::FrequencyMonetary, levels.frequency_monetary)
            }
        }
    }

    /// The rule as the JSON of a configuration.
    #[cfg(feature = "json")]
    pub fn rules(&self) -> serde_json::Value {
        use alloc::format;
        let mut rules = serde_json::Map::new();
        let mut condition = |name: &str, (lowest, highest): Levels| {
            let text = match (lowest, highest) {
                ANY => return,
                (lowest, highest) if lowest == highest => format!("{lowest}"),
                (lowest, 5) => format!(">={lowest}"),
                (1, highest) => format!("<={highest}"),
                (lowest, highest) => format!("{lowest}-{highest}"),
            };
            rules.insert(name.into(), text.into());
        };
        match self.rule {
            DefaultRule::Prospects => drop(rules.insert("orders".into(), "none".into())),
            DefaultRule::Scored(levels) => {
                condition("recency", levels.recency);
                condition("frequency", levels.frequency);
                condition("monetary", levels.monetary);
                condition("frequency_monetary", levels.frequency_monetary);
            }
        }
        rules.into()
    }

    /// Its name in a language (`pt-BR` is read as `pt`); English for one that is not known.
    pub fn name(&self, locale: &str) -> &'static str {
        let language = locale.split(['-', '_']).next().unwrap_or_default();
        let known = LANGUAGES.iter().position(|l| l.eq_ignore_ascii_case(language));
        self.names[known.unwrap_or(0)]
    }
}

const ANY: Levels = (1, 5);

const fn grid(recency: Levels, frequency_monetary: Levels) -> DefaultRule {
    DefaultRule::Scored(Levelled { recency, frequency: ANY, monetary: ANY, frequency_monetary })
}

const fn cube(recency: Levels, frequency: Levels, monetary: Levels) -> DefaultRule {
    DefaultRule::Scored(Levelled { recency, frequency, monetary, frequency_monetary: ANY })
}

const fn segment(
    id: &'static str,
    shopify_group: Option<&'static str>,
    rule: DefaultRule,
    names: [&'static str; 7],
) -> DefaultSegment {
    DefaultSegment { id, names, shopify_group, rule }
}

/// The default segments: the grid first, of which each customer is in exactly one, then those that
/// overlap it.
#[rustfmt::skip]
pub const DEFAULTS: [DefaultSegment; 15] = [
    segment("Champions", Some("CHAMPIONS"), grid((5, 5), (4, 5)),
        ["Champions", "Campeones", "Champions", "الأبطال", "Champions", "Campeões", "最優良顧客"]),
    segment("Loyal", Some("LOYAL"), grid((3, 4), (4, 5)),
        ["Loyal", "Leales", "Fidèles", "الأوفياء", "Treue Kunden", "Fiéis", "ロイヤル顧客"]),
    segment("Potential Loyalist", Some("ACTIVE"), grid((4, 5), (2, 3)),
        ["Potential Loyalist", "Potencialmente leales", "Fidèles potentiels", "أوفياء محتملون",
         "Potenziell treu", "Potencialmente fiéis", "ロイヤル候補"]),
    segment("New", Some("NEW"), grid((5, 5), (1, 1)),
        ["New", "Nuevos", "Nouveaux", "الجدد", "Neukunden", "Novos", "新規顧客"]),
    segment("Promising", Some("PROMISING"), grid((4, 4), (1, 1)),
        ["Promising", "Prometedores", "Prometteurs", "الواعدون", "Vielversprechend", "Promissores", "有望顧客"]),
    segment("Needs Attention", Some("NEEDS_ATTENTION"), grid((3, 3), (3, 3)),
        ["Needs Attention", "Necesitan atención", "À surveiller", "بحاجة إلى اهتمام",
         "Braucht Aufmerksamkeit", "Precisam de atenção", "要フォロー顧客"]),
    segment("About to Sleep", Some("ALMOST_LOST"), grid((3, 3), (1, 2)),
        ["About to Sleep", "A punto de dormirse", "Sur le point de s’endormir", "على وشك الخمول",
         "Kurz vor dem Einschlafen", "Prestes a adormecer", "休眠直前の顧客"]),
    segment("Can't Lose", Some("PREVIOUSLY_LOYAL"), grid((1, 2), (5, 5)),
        ["Can't Lose", "No se pueden perder", "À ne pas perdre", "لا ينبغي خسارتهم",
         "Nicht verlieren", "Não podemos perder", "失えない顧客"]),
    segment("At-Risk", Some("AT_RISK"), grid((1, 2), (3, 4)),
        ["At-Risk", "En riesgo", "À risque", "المعرّضون للفقد", "Gefährdet", "Em risco", "離反リスク顧客"]),
    segment("Hibernating", Some("DORMANT"), grid((1, 2), (1, 2)),
        ["Hibernating", "Hibernando", "En hibernation", "الخاملون", "Im Winterschlaf", "Hibernando", "休眠顧客"]),
    segment("Prospect", Some("PROSPECTS"), DefaultRule::Prospects,
        ["Prospect", "Potenciales", "Prospects", "العملاء المحتملون", "Interessenten", "Potenciais", "見込み客"]),
    segment("VIP", None, cube(ANY, (5, 5), (5, 5)),
        ["VIP", "VIP", "VIP", "كبار العملاء", "VIP", "VIP", "VIP"]),
    segment("Big Spender", None, cube(ANY, ANY, (5, 5)),
        ["Big Spender", "Grandes compradores", "Gros acheteurs", "كبار المنفقين",
         "Hohe Ausgaben", "Grandes compradores", "高額購入者"]),
    segment("Frequent Buyer", None, cube(ANY, (5, 5), ANY),
        ["Frequent Buyer", "Compradores frecuentes", "Acheteurs fréquents", "المشترون المتكررون",
         "Häufige Käufer", "Compradores frequentes", "頻繁購入者"]),
    segment("Lapsing VIP", None, cube((1, 2), (4, 5), (4, 5)),
        ["Lapsing VIP", "VIP que se alejan", "VIP qui s’éloignent", "كبار العملاء المتراجعون",
         "Abwandernde VIP", "VIP em afastamento", "離れつつあるVIP"]),
];
