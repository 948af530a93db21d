//! What a run costs and how large the module is, within what Shopify's customers can be asked to wait.

use integration_tests::support::tell;
use shared_scoring::compact::{Benefit, Reduction};
use shared_scoring::order::{FinancialStatus, OrderState};
use shared_scoring::segments::DEFAULTS;
use shared_scoring::{CellMask, Currency, CustomerStats, Day, Preset, ScoringConfig};

use super::checkout::{Checkout, OwnPerk, Target};
use super::generated::update_input;
use super::host::Host;

const SCORED: u64 = 26_000;
const DELIVERY: u64 = 30_000;
/// The cart counts, and the perk is an amount, in another currency than the shop's.
const ABROAD: u64 = 37_000;
const GUEST: u64 = 6_000;
const BYTES: usize = 35_000;

fn perk(position: usize) -> OwnPerk {
    OwnPerk {
        benefit: Benefit::Order,
        reduction: Reduction::PercentHundredths(1_000 + position as u16),
        minimum_subtotal_minor: 0,
        message: format!("Thank you: perk {position} is yours"),
    }
}

/// A champion among sixteen perks.
pub(super) fn champion(lines: usize) -> Checkout {
    let masks = DEFAULTS.iter().map(|segment| segment.mask()).chain([CellMask::ALL]);
    Checkout {
        stats: Some(CustomerStats {
            first_order_day: Day(19_000),
            last_order_day: Day(20_490),
            order_count: 9,
            spend_total_minor: 91_250,
        }),
        bands: Preset::Medium.bands(10_000, 0),
        segments: masks.enumerate().map(|(position, mask)| (mask, Some(position))).collect(),
        perks: (0..16).map(perk).collect(),
        counts_cart: false,
        shop: Currency::USD,
        cart: Currency::USD,
        total_minor: 5_000,
        rate: "1.0".to_owned(),
        today: Day(20_500),
        classes: vec!["ORDER", "SHIPPING"],
        groups: 1,
        lines,
    }
}

fn instructions(name: &str, checkout: &Checkout, target: Target) -> u64 {
    let run = Host::get().run(target.export(), &checkout.input(target)).unwrap();
    assert_eq!(run.output, checkout.expected(target));
    report(&format!("{name}: {} instructions", run.instructions));
    run.instructions
}

fn report(line: &str) {
    tell(&format!("function: {line}"));
}

#[test]
fn a_checkout_costs_little_and_no_more_with_a_large_cart() {
    let one = instructions("scored, 16 perks, 1 line", &champion(1), Target::CartLines);
    let many = instructions("scored, 16 perks, 500 lines", &champion(500), Target::CartLines);
    assert!(one <= SCORED, "{one} instructions");
    assert!(many.abs_diff(one) * 50 <= one, "{one} at one line, {many} at 500");
    let guest = Checkout { stats: None, ..champion(1) };
    let guest = instructions("guest", &guest, Target::CartLines);
    assert!(guest <= GUEST, "{guest} instructions");
}

#[test]
fn the_dearest_checkouts_keep_the_budget_too() {
    let last = Checkout { segments: vec![(CellMask::ALL, Some(15))], ..champion(1) };
    let last = instructions("scored, the last of 16 perks", &last, Target::CartLines);
    assert!(last <= SCORED, "{last} instructions");
    let mut delivery = champion(1);
    delivery.perks.iter_mut().for_each(|perk| perk.benefit = Benefit::Delivery);
    let delivery = instructions("delivery, 1 group", &delivery, Target::DeliveryOptions);
    assert!(delivery <= DELIVERY, "{delivery} instructions");
    let euro = Currency::parse("EUR").unwrap();
    let mut abroad = Checkout { counts_cart: true, cart: euro, rate: "0.91".into(), ..champion(1) };
    abroad.perks.iter_mut().for_each(|perk| {
        perk.reduction = Reduction::AmountMinor(1_000);
        perk.minimum_subtotal_minor = 5_000;
    });
    let name = "scored with the cart, an amount in another currency";
    let abroad = instructions(name, &abroad, Target::CartLines);
    assert!(abroad <= ABROAD, "{abroad} instructions");
}

#[test]
fn the_module_is_small_and_has_its_three_exports() {
    let host = Host::get();
    report(&format!("module: {} bytes", host.bytes));
    assert!(host.bytes <= BYTES, "{} bytes", host.bytes);
    let mut exports = host.exports();
    exports.sort();
    let [lines, delivery] = Target::ALL.map(Target::export);
    assert_eq!(exports, [delivery, lines, "update_rfm_score"]);
}

#[test]
fn an_update_has_its_own_figure() {
    let order = OrderState {
        has_customer: true,
        test: false,
        cancelled: false,
        deleted: false,
        financial_status: FinancialStatus::Paid,
        gross_minor: 5_000,
        net_minor: 5_000,
    };
    let masks: Vec<CellMask> = DEFAULTS.iter().map(|segment| segment.mask()).collect();
    let checkout = champion(1);
    let config = ScoringConfig::with_bands(checkout.bands);
    let order = Some((&order, checkout.today));
    let input = update_input(checkout.stats.as_ref(), order, &config, &masks, checkout.today);
    let run = Host::get().run("update_rfm_score", &input).unwrap();
    report(&format!("update_rfm_score, 15 segments: {} instructions", run.instructions));
    assert_eq!(run.output["stats"], "1|19000|20500|10|96250");
    assert_eq!(run.output["cell"], 124);
    assert_eq!(run.output["segments"], serde_json::json!([0, 11, 12, 13]));
    assert_eq!(run.output["next_transition"], 20_531);
}
