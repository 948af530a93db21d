//! A checkout as Shopify knows it, what a query makes of it, and what the kernel says natively.

use std::sync::OnceLock;

use apollo_compiler::ast::{Definition, Document, Field, Selection};
use integration_tests::support::repository;
use serde_json::{Map, Value, json};
use shared_scoring::compact::{Benefit, Perk, PerkPlan, Reduction, write_stats};
use shared_scoring::money::Rate;
use shared_scoring::score::score;
use shared_scoring::{Bands, Cell, CellMask, Currency, CustomerStats, Day, ScoringConfig};

/// A target: its export and its query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    CartLines,
    DeliveryOptions,
}

impl Target {
    pub(super) const ALL: [Target; 2] = [Target::CartLines, Target::DeliveryOptions];

    pub(super) const fn export(self) -> &'static str {
        match self {
            Target::CartLines => "cart_lines_discounts_generate_run",
            Target::DeliveryOptions => "cart_delivery_options_discounts_generate_run",
        }
    }

    pub(super) fn query(self) -> &'static str {
        static QUERIES: OnceLock<[String; 2]> = OnceLock::new();
        let read = |target: Target| {
            let folder = repository().join("functions/update_rfm_score/src");
            std::fs::read_to_string(folder.join(format!("{}.graphql", target.export()))).unwrap()
        };
        &QUERIES.get_or_init(|| Target::ALL.map(read))[self as usize]
    }
}

/// A perk that owns its message.
#[derive(Clone, Debug)]
pub(super) struct OwnPerk {
    pub(super) benefit: Benefit,
    pub(super) reduction: Reduction,
    pub(super) minimum_subtotal_minor: i64,
    pub(super) message: String,
}

impl OwnPerk {
    fn borrowed(&self) -> Perk<'_> {
        Perk {
            benefit: self.benefit,
            reduction: self.reduction,
            minimum_subtotal_minor: self.minimum_subtotal_minor,
            message: &self.message,
        }
    }
}

/// A checkout and the discount that the merchant made.
#[derive(Clone, Debug)]
pub(super) struct Checkout {
    /// `None` for a guest.
    pub(super) stats: Option<CustomerStats>,
    pub(super) bands: Bands,
    pub(super) segments: Vec<(CellMask, Option<usize>)>,
    pub(super) perks: Vec<OwnPerk>,
    pub(super) counts_cart: bool,
    pub(super) shop: Currency,
    pub(super) cart: Currency,
    pub(super) total_minor: i64,
    pub(super) rate: String,
    pub(super) today: Day,
    pub(super) classes: Vec<&'static str>,
    pub(super) groups: usize,
    pub(super) lines: usize,
}

impl Checkout {
    pub(super) fn stats_text(&self) -> Option<String> {
        let mut text = String::new();
        write_stats(self.stats.as_ref()?, &mut text).unwrap();
        Some(text)
    }

    pub(super) fn perks_text(&self) -> String {
        let perks: Vec<Perk<'_>> = self.perks.iter().map(OwnPerk::borrowed).collect();
        let mut text = String::new();
        let plan = PerkPlan {
            bands: self.bands,
            currency: self.shop,
            counts_cart: self.counts_cart,
            segments: &self.segments,
            perks: &perks,
        };
        plan.write(&mut text).unwrap();
        text
    }

    /// Everything that a query could ask for, by the schema's names.
    pub(super) fn world(&self) -> Value {
        let customer = self.stats_text().map(|stats| {
            json!({"id": "gid://shopify/Customer/7", "metafields": {"$app:rfm/stats": stats}})
        });
        let line = |at: usize| json!({"id": format!("gid://shopify/CartLine/{at}"), "quantity": 1});
        let group = |at: usize| json!({"id": group_id(at)});
        json!({
            "cart": {
                "buyerIdentity": {"customer": customer},
                "cost": {"totalAmount": {
                    "amount": decimal(self.total_minor, self.cart.exponent()),
                    "currencyCode": self.cart.code(),
                }},
                "deliveryGroups": (0..self.groups).map(group).collect::<Vec<_>>(),
                "lines": (0..self.lines).map(line).collect::<Vec<_>>(),
            },
            "discount": {
                "discountClasses": self.classes,
                "metafields": {"$app:rfm/perks": self.perks_text()},
            },
            "shop": {"localTime": {"date": self.today.to_string()}},
            "presentmentCurrencyRate": self.rate,
        })
    }

    pub(super) fn input(&self, target: Target) -> Value {
        answer(target.query(), &self.world())
    }

    /// The operations that the kernel, called here, leads to.
    pub(super) fn expected(&self, target: Target) -> Value {
        let operation = self.expected_operation(target);
        json!({"operations": operation.into_iter().collect::<Vec<_>>()})
    }

    fn expected_operation(&self, target: Target) -> Option<Value> {
        let before = self.stats?;
        let rate = Rate::parse(&self.rate).unwrap();
        let net = if self.cart == self.shop {
            self.total_minor
        } else {
            rate.convert_back(self.total_minor, self.cart, self.shop).unwrap()
        };
        let orders = if self.counts_cart {
            before.order_count.saturating_add(1)
        } else {
            before.order_count
        };
        let counted = CustomerStats {
            last_order_day: before.last_order_day.max(self.today),
            order_count: orders,
            spend_total_minor: net.saturating_add(if before.order_count == 0 {
                0
            } else {
                before.spend_total_minor
            }),
            ..before
        };
        let stats = if self.counts_cart { counted } else { before };
        let config = ScoringConfig::with_bands(self.bands);
        let cell = score(&stats, &config, self.today).map_or(Cell::PROSPECT, |score| score.cell);
        let of_cell = self.segments.iter().filter(|(mask, _)| mask.contains(cell));
        let perk = &self.perks[of_cell.filter_map(|(_, perk)| *perk).next()?];
        let value = match perk.reduction {
            Reduction::PercentHundredths(percent) => {
                json!({"percentage": {"value": decimal(percent.into(), 2)}})
            }
            Reduction::AmountMinor(minor) => {
                let minor = if self.cart == self.shop {
                    minor
                } else {
                    rate.convert(minor, self.shop, self.cart).unwrap()
                };
                json!({"fixedAmount": {"amount": decimal(minor, self.cart.exponent())}})
            }
        };
        let mut candidate = json!({"value": value});
        if !perk.message.is_empty() {
            candidate["message"] = perk.message.clone().into();
        }
        match (target, perk.benefit) {
            (Target::CartLines, Benefit::Order) if self.classes.contains(&"ORDER") => {
                candidate["targets"] = json!([{"orderSubtotal": {"excludedCartLineIds": []}}]);
                if perk.minimum_subtotal_minor > 0 {
                    let minimum = decimal(perk.minimum_subtotal_minor, self.shop.exponent());
                    candidate["conditions"] = json!([{"orderMinimumSubtotal": {
                        "excludedCartLineIds": [], "minimumAmount": minimum}}]);
                }
                Some(json!({"orderDiscountsAdd": {
                    "selectionStrategy": "FIRST", "candidates": [candidate]}}))
            }
            (Target::DeliveryOptions, Benefit::Delivery)
                if self.classes.contains(&"SHIPPING") && self.groups > 0 =>
            {
                let target = |at| json!({"deliveryGroup": {"id": group_id(at)}});
                candidate["targets"] = (0..self.groups).map(target).collect();
                Some(json!({"deliveryDiscountsAdd": {
                    "selectionStrategy": "ALL", "candidates": [candidate]}}))
            }
            _ => None,
        }
    }
}

pub(super) fn group_id(at: usize) -> String {
    format!("gid://shopify/CartDeliveryGroup/{at}")
}

/// A decimal without zeros at its end.
fn decimal(minor: i64, exponent: u8) -> String {
    let one = 10i64.pow(exponent.into());
    let (whole, rest) = (minor / one, minor % one);
    let text = format!("{whole}.{rest:0width$}", width = usize::from(exponent));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What a query gets of the world, under the names that it gives.
pub(super) fn answer(query: &str, world: &Value) -> Value {
    let document = Document::parse(query, "query.graphql").unwrap();
    let Definition::OperationDefinition(operation) = &document.definitions[0] else {
        panic!("not an operation")
    };
    select(&operation.selection_set, world)
}

fn select(selections: &[Selection], world: &Value) -> Value {
    let mut object = Map::new();
    for selection in selections {
        let Selection::Field(field) = selection else { panic!("only fields are asked for") };
        object.insert(field.response_name().to_string(), value_of(field, world));
    }
    object.into()
}

fn value_of(field: &Field, world: &Value) -> Value {
    let found = if field.name == "metafield" {
        let argument = |name: &str| {
            let argument = field.arguments.iter().find(|argument| argument.name == name).unwrap();
            argument.value.as_str().unwrap().to_owned()
        };
        let at = format!("{}/{}", argument("namespace"), argument("key"));
        match &world["metafields"][at] {
            Value::Null => Value::Null,
            text => json!({"value": text}),
        }
    } else {
        world.get(field.name.as_str()).unwrap_or_else(|| panic!("no {}", field.name)).clone()
    };
    match found {
        Value::Object(_) => select(&field.selection_set, &found),
        Value::Array(list) if !field.selection_set.is_empty() => {
            list.iter().map(|value| select(&field.selection_set, value)).collect()
        }
        other => other,
    }
}
