//! Statements about the two places of customers: the same text for either slot.

use std::sync::OnceLock;

use crate::base::Slot;

/// The columns of a place, less the number of its slot.
const COLUMNS: [&str; 3] = ["cell", "rescore_due_on", "scored_on"];

/// A statement written for slot 0: columns that end in `_0` are those of the slot that it is for, and in
/// `_1` those of the other.
pub struct Slotted {
    text: &'static str,
    swapped: OnceLock<String>,
}

impl Slotted {
    /// A statement whose text is for slot 0.
    pub const fn new(text: &'static str) -> Slotted {
        Slotted { text, swapped: OnceLock::new() }
    }

    /// The text for a slot.
    pub fn of(&'static self, slot: Slot) -> &'static str {
        match slot {
            Slot::Zero => self.text,
            Slot::One => self.swapped.get_or_init(|| swapped(self.text)),
        }
    }
}

fn swapped(text: &str) -> String {
    COLUMNS.iter().fold(text.to_owned(), |text, column| {
        let [zero, one, between] = ["_0", "_1", "_\0"].map(|end| format!("{column}{end}"));
        text.replace(&zero, &between).replace(&one, &zero).replace(&between, &one)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slots_change_places() {
        static STATEMENT: Slotted = Slotted::new(
            "update users set cell_0 = cell_1, scored_on_1 = null where email_0 = $10",
        );
        assert_eq!(STATEMENT.of(Slot::Zero), STATEMENT.text);
        let swapped = "update users set cell_1 = cell_0, scored_on_0 = null where email_0 = $10";
        assert_eq!(STATEMENT.of(Slot::One), swapped);
    }
}
