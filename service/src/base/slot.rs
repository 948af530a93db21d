//! Which of the two places of each customer is meant.

/// One of the two places that each customer has. A merchant's live one is read; in the other the next
/// version of the configuration is staged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The columns that end in `_0`.
    Zero,
    /// The columns that end in `_1`.
    One,
}

impl Slot {
    /// 0 or 1; `None` for any other number.
    pub const fn new(number: i16) -> Option<Slot> {
        match number {
            0 => Some(Slot::Zero),
            1 => Some(Slot::One),
            _ => None,
        }
    }

    /// 0 or 1.
    pub const fn number(self) -> i16 {
        match self {
            Slot::Zero => 0,
            Slot::One => 1,
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Slot {
        match self {
            Slot::Zero => Slot::One,
            Slot::One => Slot::Zero,
        }
    }
}
