//! Exact exchange rates that the operator gives.

use std::collections::BTreeMap;

use shared_scoring::Currency;
use shared_scoring::money::{AmountError, Rate};

/// Rates by the currency given and the currency wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates(BTreeMap<(Currency, Currency), Rate>);

impl Rates {
    /// Parses `EUR/USD=1.0837,JPY/USD=0.0067`: one unit of the first is so many of the second.
    ///
    /// # Errors
    /// With the part that is no rate.
    pub fn parse(text: &str) -> Result<Rates, String> {
        let mut rates = BTreeMap::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let parsed = part.split_once('=').and_then(|(pair, rate)| {
                let (from, to) = pair.split_once('/')?;
                let pair = (Currency::parse(from.trim())?, Currency::parse(to.trim())?);
                Some((pair, Rate::parse(rate.trim()).ok()?))
            });
            let (pair, rate) = parsed.ok_or_else(|| part.to_owned())?;
            rates.insert(pair, rate);
        }
        Ok(Rates(rates))
    }

    /// Converts minor units; `None` without a rate. The same currency needs none.
    pub fn convert(
        &self,
        minor: i64,
        from: Currency,
        to: Currency,
    ) -> Option<Result<i64, AmountError>> {
        if from == to {
            return Some(Ok(minor));
        }
        Some(self.0.get(&(from, to))?.convert(minor, from, to))
    }
}
