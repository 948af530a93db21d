//! How a made-up customer buys: BG/NBD for when, Gamma-Gamma for how much.
//!
//! Sources: Fader, Hardie and Lee, "Counting your customers the easy way" (2005) and "RFM and CLV"
//! (2005). Time is in weeks, money in units of the shop's currency.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};
use rand_distr::{Beta, Distribution, Exp1, Gamma};

/// The parameters of both models, all above zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// Shape of the purchase rates.
    pub r: f64,
    /// Rate, in weeks, of the purchase rates.
    pub alpha: f64,
    /// First parameter of the chance to drop out after a repeat order.
    pub a: f64,
    /// Second parameter of that chance.
    pub b: f64,
    /// Shape of an order's amount.
    pub p: f64,
    /// Shape of the customers' own rates of amounts; above 1, so that a mean exists.
    pub q: f64,
    /// Rate of the customers' own rates of amounts.
    pub gamma: f64,
}

impl Parameters {
    /// As published for the CDNOW data set (BG/NBD of 2,357 customers, Gamma-Gamma of the 946 of them
    /// who came back).
    pub const CDNOW: Parameters = Parameters {
        r: 0.242_593,
        alpha: 4.413_532,
        a: 0.792_886,
        b: 2.425_752,
        p: 6.248_80,
        q: 3.744_59,
        gamma: 15.447_75,
    };
}

/// The distributions from which customers are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Population {
    rate: Gamma<f64>,
    drop_out: Beta<f64>,
    amount_rate: Gamma<f64>,
    amount_shape: f64,
}

impl Population {
    /// `None` when a parameter is not above zero or not finite.
    pub(super) fn new(parameters: &Parameters) -> Option<Population> {
        let Parameters { r, alpha, a, b, p, q, gamma } = *parameters;
        if ![r, alpha, a, b, p, q, gamma].iter().all(|value| value.is_finite() && *value > 0.0) {
            return None;
        }
        Some(Population {
            rate: Gamma::new(r, 1.0 / alpha).ok()?,
            drop_out: Beta::new(a, b).ok()?,
            amount_rate: Gamma::new(q, 1.0 / gamma).ok()?,
            amount_shape: p,
        })
    }

    pub(super) fn draw_buyer(&self, seed: u64) -> Buyer {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let orders_per_week = self.rate.sample(&mut random);
        let drop_out = self.drop_out.sample(&mut random);
        let amount_rate = self.amount_rate.sample(&mut random);
        let amounts = Gamma::new(self.amount_shape, 1.0 / amount_rate).ok();
        Buyer { orders_per_week, drop_out, amounts, random }
    }
}

/// One customer, with a random stream of their own, so that nobody's orders depend on anyone else's.
#[derive(Clone, Debug)]
pub(super) struct Buyer {
    orders_per_week: f64,
    drop_out: f64,
    /// `None` when the customer's rate rounds to nothing, which leaves no mean to draw from.
    amounts: Option<Gamma<f64>>,
    pub(super) random: Xoshiro256PlusPlus,
}

impl Buyer {
    /// The amount of the next order.
    pub(super) fn draw_amount(&mut self) -> f64 {
        self.amounts.map_or(0.0, |amounts| amounts.sample(&mut self.random))
    }

    /// Weeks until the next order; `None` when the customer is gone. After the first order nobody
    /// drops out: BG/NBD counts repeat orders only.
    pub(super) fn draw_weeks_to_next(&mut self, was_first: bool) -> Option<f64> {
        if !was_first && self.random.random::<f64>() < self.drop_out {
            return None;
        }
        let waited: f64 = Exp1.sample(&mut self.random);
        let weeks = waited / self.orders_per_week;
        weeks.is_finite().then_some(weeks)
    }
}
