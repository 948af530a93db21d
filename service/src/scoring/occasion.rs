//! On what occasion the service saves a version by itself. It is written down in English, as who saved it and why,
//! and read back from that, so that it is told by a code beside the words; a merchant's own words have none.

/// Who saves when quintiles are computed anew.
pub const BY_ITSELF: &str = "rfm";
/// Who saves what Shopify says of a shop.
pub const BY_SHOPIFY: &str = "shopify";
/// Who saves the first version.
pub const BY_MERCHANT_ADD: &str = "rfm merchant add";
/// Who moves a shop to another time zone by hand.
pub const BY_MERCHANT_MOVE: &str = "rfm merchant move";

/// On what occasion the service saves a version by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The shop is added.
    First,
    /// Quintiles are computed anew.
    Quintiles,
    /// The shop is in another time zone.
    TimeZone,
}

impl Occasion {
    /// All of them.
    pub const ALL: [Occasion; 3] = [Occasion::First, Occasion::Quintiles, Occasion::TimeZone];

    const fn words(self) -> &'static str {
        match self {
            Occasion::First => "first configuration",
            Occasion::Quintiles => "quintiles of ",
            Occasion::TimeZone => "the shop's time zone is ",
        }
    }

    /// Who saves on it.
    const fn savers(self) -> &'static [&'static str] {
        match self {
            Occasion::First => &[BY_MERCHANT_ADD],
            Occasion::Quintiles => &[BY_ITSELF],
            Occasion::TimeZone => &[BY_SHOPIFY, BY_MERCHANT_MOVE],
        }
    }

    /// The reason that is written down; `of` is the day or the zone, and nothing for the first version.
    pub fn reason(self, of: &str) -> String {
        format!("{}{of}", self.words())
    }

    /// The occasion on which a version was saved; `None` where somebody said why.
    pub fn read(saved_by: &str, reason: &str) -> Option<Occasion> {
        Occasion::ALL.into_iter().find(|one| {
            let of = reason.strip_prefix(one.words());
            one.savers().contains(&saved_by)
                && of.is_some_and(|of| of.is_empty() == (*one == Occasion::First))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_down_is_read_back() {
        for occasion in Occasion::ALL {
            let of = if occasion == Occasion::First { "" } else { "2026-01-31" };
            let reason = occasion.reason(of);
            for by in occasion.savers() {
                assert_eq!(Occasion::read(by, &reason), Some(occasion), "{by}: {reason}");
            }
            for by in ["token 0199f3a2", "shopify user 42", "rfm config"] {
                assert_eq!(Occasion::read(by, &reason), None, "{by} said so: {reason}");
            }
            assert_eq!(Occasion::read(occasion.savers()[0], "we sell bread"), None);
        }
    }
}
