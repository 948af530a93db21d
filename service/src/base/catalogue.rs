//! What the service says to people, in seven languages: `i18n/<language>/service.ftl`, a part of the catalogue that
//! it shares with the page, in the program since it was built. No text stands in code, and no wording of a failure
//! in the catalogue: failures are told in English, with codes for who words them.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use shared_scoring::segments::LANGUAGES;

/// The catalogue in the order of [`LANGUAGES`].
const FILES: [&str; LANGUAGES.len()] = [
    include_str!("../../../i18n/en/service.ftl"),
    include_str!("../../../i18n/es/service.ftl"),
    include_str!("../../../i18n/fr/service.ftl"),
    include_str!("../../../i18n/ar/service.ftl"),
    include_str!("../../../i18n/de/service.ftl"),
    include_str!("../../../i18n/pt/service.ftl"),
    include_str!("../../../i18n/ja/service.ftl"),
];

macro_rules! texts {
    ($($(#[$doc:meta])+ $name:ident = $key:literal $(, $variable:literal)?;)+) => {
        /// Whatever the service says. All of it is in the catalogue, or a test fails.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Text {
            $($(#[$doc])+ $name,)+
        }

        impl Text {
            /// All of it.
            pub const ALL: &[Text] = &[$(Text::$name,)+];

            /// Its key in the catalogue.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Text::$name => $key,)+
                }
            }

            /// What is put into it, if anything is.
            pub fn variable(self) -> Option<&'static str> {
                match self {
                    $(Text::$name => None::<&'static str>$(.or(Some($variable)))?,)+
                }
            }
        }
    };
}

texts! {
    /// Customers.
    Customers = "service-customers";
    /// Spend, in a currency.
    SpendIn = "service-spend-in", "currency";
    /// Revenue, in a currency.
    RevenueIn = "service-revenue-in", "currency";
    /// The average order value, in a currency.
    AverageOrderIn = "service-average-order-in", "currency";
    /// The score of recency.
    Recency = "service-recency";
    /// The score of frequency and monetary.
    FrequencyMonetary = "service-frequency-monetary";
    /// The weighted score.
    Score = "service-score";
    /// Months since the first order.
    MonthsSince = "service-months-since";
    /// Which part of a cohort orders.
    StillOrdering = "service-still-ordering";
    /// Which part ordered twice or more.
    RepeatRate = "service-repeat-rate";
    /// Those in no segment.
    NoSegment = "service-no-segment";
    /// Those who were not there before.
    New = "service-new";
    /// Those who were merged into others.
    Merged = "service-merged";
    /// Title of the picture of segments.
    PictureSegments = "service-picture-segments";
    /// Title of the picture of the grid.
    PictureGrid = "service-picture-grid";
    /// Customers without orders.
    Prospects = "service-prospects";
    /// The order was deleted.
    Deleted = "service-not-counted-deleted";
    /// The order was cancelled.
    Cancelled = "service-not-counted-cancelled";
    /// It is a test order.
    Test = "service-not-counted-test";
    /// The order has no customer.
    NoCustomer = "service-not-counted-no-customer";
    /// The order was not paid.
    Unpaid = "service-not-counted-unpaid";
    /// The order was refunded in full.
    RefundedInFull = "service-not-counted-refunded-in-full";
}

type Bundle = FluentBundle<FluentResource>;

/// Each language, read once.
static BUNDLES: LazyLock<[Bundle; LANGUAGES.len()]> =
    LazyLock::new(|| std::array::from_fn(|at| bundle(LANGUAGES[at], FILES[at])));

fn bundle(language: &str, file: &str) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(language.parse().into_iter().collect());
    // Marks of direction around what is put in would be drawn on pictures.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(file.to_owned());
    let (Ok(resource) | Err((resource, _))) = resource;
    bundle.add_resource_overriding(resource);
    bundle
}

impl Text {
    /// The text in a language by its code, with what is put into it; English for a code that is none of the seven.
    pub fn said(self, language: &str, value: Option<&str>) -> String {
        let at = LANGUAGES.iter().position(|known| *known == language).unwrap_or(0);
        let mut args = FluentArgs::new();
        if let Some((name, value)) = self.variable().zip(value) {
            args.set(name, value);
        }
        let bundle = &BUNDLES[at];
        let pattern = bundle.get_message(self.key()).and_then(|message| message.value());
        let said =
            pattern.map(|pattern| bundle.format_pattern(pattern, Some(&args), &mut Vec::new()));
        said.map_or_else(|| self.key().to_owned(), |said| said.into_owned())
    }

    /// The text in a language, where nothing is put into it.
    pub fn of(self, language: &str) -> String {
        self.said(language, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of a file, in its order.
    fn keys(file: &str) -> Vec<&str> {
        let messages = file.lines().filter(|line| line.starts_with("service-"));
        messages.filter_map(|line| Some(line.split_once(" = ")?.0)).collect()
    }

    #[test]
    fn every_text_is_there_in_every_language_with_the_same_variable_and_no_other_is() {
        let expected: Vec<&str> = Text::ALL.iter().map(|text| text.key()).collect();
        for (at, language) in LANGUAGES.into_iter().enumerate() {
            let resource = FluentResource::try_new(FILES[at].to_owned());
            assert!(resource.is_ok(), "{language}: {:?}", resource.err().map(|(_, errors)| errors));
            let mut found = keys(FILES[at]);
            found.sort_unstable();
            let mut sorted = expected.clone();
            sorted.sort_unstable();
            assert_eq!(found, sorted, "{language}");
            let bundle = &BUNDLES[at];
            for text in Text::ALL {
                let message = bundle.get_message(text.key()).unwrap();
                let mut args = FluentArgs::new();
                if let Some(variable) = text.variable() {
                    args.set(variable, "<given>");
                }
                let mut errors = Vec::new();
                let pattern = message.value().unwrap();
                let said = bundle.format_pattern(pattern, Some(&args), &mut errors);
                assert!(errors.is_empty(), "{language} {}: {errors:?}", text.key());
                let is_put_in = said.contains("<given>");
                assert_eq!(is_put_in, text.variable().is_some(), "{language} {}", text.key());
            }
        }
    }

    #[test]
    fn it_is_said_in_the_language_asked_for() {
        assert_eq!(Text::Cancelled.of("fr"), "La commande a été annulée.");
        assert_eq!(Text::SpendIn.said("de", Some("EUR")), "Ausgaben (EUR)");
        assert_eq!(Text::Customers.of("nl"), "Customers");
    }
}
