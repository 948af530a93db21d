//! The columns of an export, and the choice of some of them.

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Our id.
    Id,
    /// The shop's id.
    ShopifyId,
    /// The e-mail.
    Email,
    /// Day of the first order that counts.
    FirstOrderOn,
    /// Day of the last one.
    LastOrderOn,
    /// Whole days since then.
    DaysSinceLastOrder,
    /// Orders that count.
    OrderCount,
    /// Net spend in minor units of the shop's currency.
    SpendTotalMinor,
    /// Recency score.
    Recency,
    /// Frequency score.
    Frequency,
    /// Monetary score.
    Monetary,
    /// Weighted score.
    Score,
    /// Name of the primary segment.
    Segment,
    /// Names of all segments.
    Segments,
    /// The day on which the scores change if nothing happens.
    NextChangeOn,
}

/// All columns with their names, in order.
const ALL: [(Column, &str); 15] = [
    (Column::Id, "id"),
    (Column::ShopifyId, "shopify_id"),
    (Column::Email, "email"),
    (Column::FirstOrderOn, "first_order_on"),
    (Column::LastOrderOn, "last_order_on"),
    (Column::DaysSinceLastOrder, "days_since_last_order"),
    (Column::OrderCount, "order_count"),
    (Column::SpendTotalMinor, "spend_total_minor"),
    (Column::Recency, "recency"),
    (Column::Frequency, "frequency"),
    (Column::Monetary, "monetary"),
    (Column::Score, "score"),
    (Column::Segment, "segment"),
    (Column::Segments, "segments"),
    (Column::NextChangeOn, "next_change_on"),
];

impl Column {
    /// As it stands in the header.
    pub fn name(self) -> &'static str {
        ALL[self as usize].1
    }
}

/// Some of the columns, in an order, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns(Vec<Column>);

/// A choice of columns that cannot be made.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongColumns {
    /// No such column.
    #[error("columns: no column {0:?}; there are {known}", known = names())]
    Unknown(String),
    /// A column is named twice.
    #[error("columns: {0} is named twice")]
    Twice(&'static str),
}

fn names() -> String {
    ALL.map(|(_, name)| name).join(", ")
}

impl Columns {
    /// Reads names with commas between them.
    ///
    /// # Errors
    /// When there is no such column, or it is named twice.
    pub fn parse(text: &str) -> Result<Columns, WrongColumns> {
        let mut chosen: Vec<Column> = Vec::new();
        for name in text.split(',').map(str::trim) {
            let known = ALL.iter().find(|(_, known)| *known == name);
            let (column, name) = known.ok_or_else(|| WrongColumns::Unknown(name.to_owned()))?;
            if chosen.contains(column) {
                return Err(WrongColumns::Twice(name));
            }
            chosen.push(*column);
        }
        Ok(Columns(chosen))
    }

    /// In their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Column> {
        self.0.iter().copied()
    }

    /// Whether one is among them.
    pub fn has(&self, column: Column) -> bool {
        self.0.contains(&column)
    }

    /// Their names, in their order.
    pub fn names(&self) -> Vec<&'static str> {
        self.iter().map(Column::name).collect()
    }
}

impl Default for Columns {
    /// All but the e-mail, which names a person.
    fn default() -> Columns {
        let all = ALL.into_iter().map(|(column, _)| column);
        Columns(all.filter(|column| *column != Column::Email).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_has_its_name() {
        for (at, (column, name)) in ALL.into_iter().enumerate() {
            assert_eq!(column as usize, at, "{name}");
            assert_eq!(Columns::parse(name), Ok(Columns(vec![column])));
        }
        assert_eq!(Columns::default().iter().len(), ALL.len() - 1);
    }

    #[test]
    fn a_wrong_choice_names_what_is_wrong() {
        assert_eq!(Columns::parse("score, id").unwrap().names(), ["score", "id"]);
        let told = Columns::parse("id,nmae").unwrap_err().to_string();
        assert!(told.contains("\"nmae\"") && told.contains("next_change_on"), "{told}");
        assert_eq!(Columns::parse("id,score,id"), Err(WrongColumns::Twice("id")));
        assert_eq!(Columns::parse(""), Err(WrongColumns::Unknown(String::new())));
    }
}
