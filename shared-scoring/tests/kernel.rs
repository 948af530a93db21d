//! What the kernel promises, held against brute force and against rules evaluated by hand.

use num_bigint::BigUint;
use proptest::prelude::*;
use shared_scoring::bands::{
    BandError, Bands, FrequencyBands, MAX_HALF_LIFE_DAYS, MAX_RECENCY_DAYS, MonetaryBands, Preset,
    RecencyBands,
};
use shared_scoring::order::{FinancialStatus, OrderState, net_minor};
use shared_scoring::quintiles::{MIN_CUSTOMERS, quintiles};
use shared_scoring::score::{cell, next_transition, score};
use shared_scoring::segments::{DEFAULTS, LANGUAGES, MAX_SEGMENTS};
use shared_scoring::{
    Cell, Currency, CustomerStats, Day, Level, ScoringConfig, SegmentTable, Weights, columns, json,
    money,
};

fn bands() -> impl Strategy<Value = Bands> {
    let sorted = |mut edges: [u32; 4]| {
        edges.sort_unstable();
        edges
    };
    let recency = prop_oneof![
        prop::array::uniform4(0u32..4_000).prop_map(move |edges| {
            RecencyBands::new(sorted(edges).map(|edge| edge as i32 - 1)).unwrap()
        }),
        (1u32..2_000).prop_map(|half_life| RecencyBands::from_half_life(half_life).unwrap()),
    ];
    let frequency = prop::array::uniform4(1u32..40)
        .prop_map(move |edges| FrequencyBands::new(sorted(edges)).unwrap());
    let monetary = prop::array::uniform4(0u32..1_000_000)
        .prop_map(move |edges| MonetaryBands::new(sorted(edges).map(i64::from)).unwrap());
    (recency, frequency, monetary).prop_map(|(recency, frequency, monetary)| Bands {
        recency,
        frequency,
        monetary,
    })
}

fn stats() -> impl Strategy<Value = CustomerStats> {
    (0i32..25_000, 0u32..50, -100_000i64..2_000_000).prop_map(|(last, orders, spend)| {
        CustomerStats {
            first_order_day: Day(last),
            last_order_day: Day(last),
            order_count: orders,
            spend_total_minor: spend,
        }
    })
}

proptest! {
    #[test]
    fn more_is_never_worse(bands in bands(), one in stats(), as_of in 0i32..30_000, more in 1u32..500) {
        let config = ScoringConfig::with_bands(bands);
        let Some(before) = score(&one, &config, Day(as_of)) else {
            prop_assert_eq!(one.order_count, 0);
            return Ok(());
        };
        let later = CustomerStats { last_order_day: Day(one.last_order_day.0 + more as i32), ..one };
        let oftener = CustomerStats { order_count: one.order_count + more, ..one };
        let dearer = CustomerStats { spend_total_minor: one.spend_total_minor + i64::from(more) * 99, ..one };
        for better in [later, oftener, dearer] {
            let after = score(&better, &config, Day(as_of)).unwrap();
            prop_assert!(after.recency >= before.recency);
            prop_assert!(after.frequency >= before.frequency);
            prop_assert!(after.monetary >= before.monetary);
            prop_assert!(after.weighted_hundredths >= before.weighted_hundredths);
        }
        let aged = score(&one, &config, Day(as_of + more as i32)).unwrap();
        prop_assert!(aged.recency <= before.recency);
    }

    #[test]
    fn the_next_transition_is_the_first_day_on_which_the_cell_differs(
        bands in bands(), one in stats(), as_of in -400i32..4_000,
    ) {
        let as_of = Day(one.last_order_day.0 + as_of);
        let now = cell(&one, &bands, as_of);
        // Thirty years, day by day; the longest edge is under six thousand days.
        let brute = (as_of.0 + 1..as_of.0 + 11_000).find(|day| cell(&one, &bands, Day(*day)) != now);
        prop_assert_eq!(next_transition(&one, &bands, as_of), brute.map(Day));
    }

    #[test]
    fn stats_do_not_depend_on_the_order_of_orders(
        orders in prop::collection::vec((-1_000i32..30_000, any::<i64>()), 0..40), seed in any::<u64>(),
    ) {
        let in_order = CustomerStats::fold(orders.iter().map(|(day, net)| (Day(*day), *net)));
        let mut shuffled = orders.clone();
        shuffled.sort_by_key(|(day, net)| (*day as u64 ^ *net as u64).wrapping_mul(seed | 1));
        prop_assert_eq!(in_order, CustomerStats::fold(shuffled.iter().map(|(day, net)| (Day(*day), *net))));
        prop_assert_eq!(in_order.map_or(0, |stats| stats.order_count as usize), orders.len());
    }

    #[test]
    fn quintiles_score_every_customer_by_those_strictly_worse(
        people in prop::collection::vec((0u32..60, 1u32..12, -500i64..5_000), 25..200),
    ) {
        let (mut days, mut orders, mut spend) = (Vec::new(), Vec::new(), Vec::new());
        for (day, count, net) in &people {
            days.push(*day);
            orders.push(*count);
            spend.push(*net);
        }
        let fallback = Preset::Medium.bands(0, 1_000);
        let computed = quintiles(&mut days, &mut orders, &mut spend, &fallback);
        let five = |worse: usize| 1 + (5 * worse / people.len()) as u8;
        for (day, count, net) in &people {
            if !computed.recency_fell_back {
                let worse = people.iter().filter(|other| other.0 > *day).count();
                prop_assert_eq!(computed.bands.recency.level(*day).get(), five(worse));
            }
            if !computed.frequency_fell_back {
                let worse = people.iter().filter(|other| other.1 < *count).count();
                prop_assert_eq!(computed.bands.frequency.level(*count).get(), five(worse));
            }
            if !computed.monetary_fell_back {
                let worse = people.iter().filter(|other| other.2 < *net).count();
                let expected = if *net < 0 { 1 } else { five(worse) };
                prop_assert_eq!(computed.bands.monetary.level(*net).get(), expected);
            }
        }
    }

    #[test]
    fn rules_compile_to_the_cells_they_hold_for(low in 1u8..=5, high in 1u8..=5, list in 1u8..=5) {
        let text = format!(
            r#"{{"recency": ">={low}", "frequency": "<={high}", "any": [{{"monetary": [{list}, 5]}}, {{"score": "<=2.35"}}]}}"#,
        );
        let mask = json::parse_rule(&text, &Weights::default()).unwrap();
        for cell in Cell::all() {
            let by_hand = cell.levels().is_some_and(|(r, f, m)| {
                let weighted = 40 * u16::from(r.get()) + 30 * u16::from(f.get()) + 30 * u16::from(m.get());
                r.get() >= low && f.get() <= high && (m.get() == list || m.get() == 5 || weighted <= 235)
            });
            prop_assert_eq!(mask.contains(cell), by_hand, "cell {}", cell.index());
        }
    }

    #[test]
    fn no_integer_is_too_extreme(
        last in any::<i32>(), orders in any::<u32>(), spend in any::<i64>(), as_of in any::<i32>(),
        edges in prop::array::uniform4(-1..=MAX_RECENCY_DAYS), aov in any::<i64>(), refund in any::<i64>(),
        scale in 1i64..=i64::MAX, text in ".{0,24}",
        people in prop::collection::vec((any::<u32>(), any::<u32>(), any::<i64>()), 0..60),
    ) {
        let mut edges = edges;
        edges.sort_unstable();
        for preset in [Preset::Small, Preset::Medium, Preset::Plus] {
            prop_assert!(preset.bands(aov, refund).monetary.edges()[0] > 0);
        }
        let mut bands = Preset::Plus.bands(aov, aov);
        let (mut days, mut counts, mut spends): (Vec<_>, Vec<_>, Vec<_>) =
            (people.iter().map(|p| p.0).collect(), people.iter().map(|p| p.1).collect(),
             people.iter().map(|p| p.2).collect());
        let computed = quintiles(&mut days, &mut counts, &mut spends, &bands).bands;
        prop_assert!(computed.recency.edges()[3] <= MAX_RECENCY_DAYS);
        bands.recency = RecencyBands::new(edges).unwrap();
        let one = CustomerStats {
            first_order_day: Day(last), last_order_day: Day(last), order_count: orders, spend_total_minor: spend,
        };
        let _ = score(&one, &ScoringConfig::with_bands(bands), Day(as_of));
        let _ = one.and(one).without(Day(as_of), refund);
        let _ = one.without(Day(last), spend);
        if let Some(day) = next_transition(&one, &bands, Day(as_of)) {
            prop_assert!(day > Day(as_of) && day <= Day::LAST);
        }
        let _ = net_minor(spend, [(refund, false), (refund, true), (i64::MIN, false)]);
        let _ = Day(last).to_civil();
        let _ = Day::parse(&text);
        let _ = Currency::USD.parse_amount(&text);
        let rate = money::Rate::parse(&scale.to_string()).unwrap();
        let [jpy, kwd] = ["JPY", "KWD"].map(|code| Currency::parse(code).unwrap());
        for (from, to) in [(jpy, kwd), (kwd, jpy), (Currency::USD, kwd)] {
            let _ = rate.convert(spend, from, to);
            let _ = rate.convert_back(spend, from, to);
        }
        let _ = json::parse_config(&text);
        let _ = json::parse_rule(&text, &Weights::default());
    }

    #[test]
    fn days_and_civil_dates_are_inverse(day in -700_000i32..2_900_000) {
        let (year, month, of_month) = Day(day).to_civil();
        if (0..=9999).contains(&year) {
            prop_assert_eq!(Day::from_civil(year as i32, month, of_month), Some(Day(day)));
            prop_assert_eq!(Day::parse(&Day(day).to_string()), Some(Day(day)));
        }
    }
}

#[test]
fn half_life_edges_are_exact_floors() {
    // floor(h·log2(8/k)) is the d for which 2^d·k^h <= 8^h < 2^(d+1)·k^h. k^h is no power of two, so
    // that is k^h < 2^(3h−d) < 2·k^h: it has 3h − d bits.
    for (position, base) in [7u32, 5, 3].into_iter().enumerate() {
        let mut power = BigUint::from(1u32);
        for half_life in 1..=MAX_HALF_LIFE_DAYS {
            power *= base;
            let edges = *RecencyBands::from_half_life(half_life).unwrap().edges();
            let edge = 3 * u64::from(half_life) - power.bits();
            assert_eq!(edges[position] as u64, edge, "{base}^{half_life}");
            assert_eq!(edges[3] as u32, 3 * half_life);
        }
    }
    for none in [0, MAX_HALF_LIFE_DAYS + 1] {
        assert!(RecencyBands::from_half_life(none).is_err());
    }
    assert_eq!(RecencyBands::from_half_life(90).unwrap().edges(), &[17, 61, 127, 270]);
}

#[test]
fn the_grid_holds_each_customer_exactly_once() {
    let table = SegmentTable::default();
    for cell in Cell::all() {
        assert_eq!((table.segments_of(cell) & 0x7ff).count_ones(), 1, "cell {}", cell.index());
        assert!(table.primary_of(cell).is_some_and(|first| first < 11));
    }
    let segments = |r, f, m| {
        let level = |n| Level::new(n).unwrap();
        let bits = table.segments_of(Cell::of(level(r), level(f), level(m)));
        DEFAULTS
            .iter()
            .enumerate()
            .filter(|(i, _)| bits >> i & 1 == 1)
            .map(|(_, s)| s.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(segments(5, 5, 5), ["Champions", "VIP", "Big Spender", "Frequent Buyer"]);
    assert_eq!(segments(5, 3, 4), ["Champions"]);
    assert_eq!(segments(1, 4, 4), ["At-Risk", "Lapsing VIP"]);
    assert_eq!(segments(4, 1, 1), ["Promising"]);
    for segment in &DEFAULTS {
        for (language, name) in LANGUAGES.iter().zip(segment.names) {
            assert!(!name.is_empty());
            assert_eq!(segment.name(language), name);
        }
    }
    assert_eq!(DEFAULTS[0].name("pt-BR"), "Campeões");
    assert_eq!(DEFAULTS[0].name("xx"), "Champions");
}

#[test]
fn weights_and_scores_are_the_documented_ones() {
    let config = ScoringConfig::with_bands(Preset::Medium.bands(0, 10_000));
    let one = CustomerStats {
        first_order_day: Day(0),
        last_order_day: Day(100),
        order_count: 3,
        spend_total_minor: 40_000,
    };
    let scored = score(&one, &config, Day(130)).unwrap();
    assert_eq!((scored.recency.get(), scored.frequency.get(), scored.monetary.get()), (5, 3, 4));
    assert_eq!(scored.weighted_hundredths, 410);
    assert_eq!(score(&one, &config, Day(131)).unwrap().recency, Level::Four);
    assert_eq!(next_transition(&one, &config.bands, Day(130)), Some(Day(131)));
    assert_eq!(score(&one, &config, Day(-5)).unwrap().recency, Level::Five);
    assert_eq!(Weights::new(50, 30, 30).unwrap_err().sum, 110);
}

#[test]
fn only_orders_that_were_paid_and_kept_count() {
    use shared_scoring::order::NotCounted::*;
    let paid = OrderState {
        has_customer: true,
        test: false,
        cancelled: false,
        deleted: false,
        financial_status: FinancialStatus::Paid,
        gross_minor: 1_000,
        net_minor: 1_000,
    };
    assert_eq!(paid.counts(), Ok(()));
    assert_eq!(OrderState { gross_minor: 0, net_minor: 0, ..paid }.counts(), Ok(()));
    assert_eq!(OrderState { net_minor: 0, ..paid }.counts(), Err(RefundedInFull));
    assert_eq!(OrderState { test: true, ..paid }.counts(), Err(Test));
    assert_eq!(OrderState { cancelled: true, ..paid }.counts(), Err(Cancelled));
    assert_eq!(OrderState { deleted: true, cancelled: true, ..paid }.counts(), Err(Deleted));
    assert_eq!(OrderState { has_customer: false, ..paid }.counts(), Err(NoCustomer));
    for (status, name) in FinancialStatus::NAMES {
        assert_eq!(FinancialStatus::parse(&name.to_uppercase()), Some(status));
        let counts = OrderState { financial_status: status, ..paid }.counts();
        assert_eq!(
            counts.is_ok(),
            ["partially_paid", "paid", "partially_refunded"].contains(&name)
        );
    }
    let edited_to_nothing =
        OrderState { financial_status: FinancialStatus::Pending, net_minor: 0, ..paid };
    assert_eq!(edited_to_nothing.counts(), Err(Unpaid));
    let refunded = OrderState { financial_status: FinancialStatus::Refunded, ..edited_to_nothing };
    assert_eq!(refunded.counts(), Err(RefundedInFull));
    assert_eq!(net_minor(1_000, [(100, true), (250, false)]), 750);
}

#[test]
fn money_has_the_exponent_of_its_currency_and_converts_half_to_even() {
    let [jpy, kwd] = ["JPY", "kwd"].map(|code| Currency::parse(code).unwrap());
    assert_eq!(Currency::USD.parse_amount("12.5"), Ok(1_250));
    assert_eq!(Currency::USD.parse_amount("-0.01"), Ok(-1));
    assert_eq!(jpy.parse_amount("1200.00"), Ok(1_200));
    assert_eq!(kwd.parse_amount("1.234"), Ok(1_234));
    assert_eq!(
        Currency::USD.parse_amount("1.005"),
        Err(money::AmountError::TooPrecise { decimals: 2 })
    );
    for malformed in ["", ".", "-", "1e3", "1,000", "+1", " 1", "1.2.3", "--1"] {
        assert_eq!(
            Currency::USD.parse_amount(malformed),
            Err(money::AmountError::Malformed),
            "{malformed}"
        );
    }
    assert_eq!(
        Currency::USD.parse_amount("99999999999999999999"),
        Err(money::AmountError::OutOfRange)
    );
    let half = money::Rate::parse("0.5").unwrap();
    let to_even: Vec<_> = [1, 3, 5, -1, -3]
        .iter()
        .map(|n| half.convert(*n, Currency::USD, Currency::USD).unwrap())
        .collect();
    assert_eq!(to_even, [0, 2, 2, 0, -2]);
    assert_eq!(money::Rate::parse("150.25").unwrap().convert(1_000, Currency::USD, jpy), Ok(1_502));
    assert_eq!(money::Rate::parse("0.3").unwrap().convert(1_000, Currency::USD, kwd), Ok(3_000));
    assert!(money::Rate::parse("0").is_err());
    let back: Vec<_> = [0, 1, 2, 3, -1]
        .iter()
        .map(|n| money::Rate::parse("2").unwrap().convert_back(*n, Currency::USD, Currency::USD))
        .collect();
    assert_eq!(back, [Ok(0), Ok(0), Ok(1), Ok(2), Ok(0)]);
    let rate = money::Rate::parse("150.25").unwrap();
    assert_eq!(rate.convert_back(1_502, jpy, Currency::USD), Ok(1_000));
    let rate = money::Rate::parse("0.000000000001").unwrap();
    let far = rate.convert_back(i64::MAX, jpy, kwd);
    assert_eq!(far, Err(money::AmountError::OutOfRange));
    assert_eq!(money::Rate::parse("3").unwrap().convert_back(7_000, kwd, jpy), Ok(2));
}

#[test]
fn a_bad_config_names_every_field_that_is_wrong() {
    let errors = json::parse_config(
        r#"{"bands": {"recency": {"at_most_days": [30, 20, 120, 240]},
                      "frequency": {"at_least_orders": [0, 1, 2, 3]},
                      "monetary": {"at_least_minor": [1, 2, 3]}},
            "weights": {"recency": 50, "frequency": 30, "monetary": 30},
            "low_score_below": 2, "colour": "red",
            "segments": [{"id": "", "name": {"xx": "?"}, "rules": {"recency": ">=6"}},
                         {"id": "A", "name": {"en": "A"}, "rules": {"any": [{"any": []}]}}]}"#,
    )
    .unwrap_err();
    let paths: Vec<&str> = errors.iter().map(|error| error.path.as_str()).collect();
    for expected in [
        "bands.recency.at_most_days",
        "bands.frequency.at_least_orders",
        "bands.monetary.at_least_minor",
        "weights",
        "low_score_below",
        "colour",
        "segments[0].id",
        "segments[0].name.xx",
        "segments[0].rules.recency",
        "segments[1].rules.any[0].any",
    ] {
        assert!(paths.contains(&expected), "{expected} is missing from {paths:?}");
    }
    let weights =
        r#"{"bands": {"preset": "medium"}, "weights": {"recency": 101, "frequency": -1}}"#;
    let errors = json::parse_config(weights).unwrap_err();
    let paths: Vec<&str> = errors.iter().map(|error| error.path.as_str()).collect();
    assert_eq!(paths, ["weights.recency", "weights.frequency", "weights.monetary"]);
    let good = json::parse_config(
        r#"{"bands": {"recency": {"half_life_days": 90}, "frequency": {"at_least_orders": [2, 3, 5, 8]},
                      "monetary": {"at_least_minor": [2000, 4000, 8000, 16000]}},
            "segments": [{"id": "None", "name": {"en": "None", "ja": "なし"}, "rules": {"orders": "none"}}]}"#,
    )
    .unwrap();
    assert_eq!(good.weights, Weights::default());
    assert_eq!(json::read_config(&good.to_json()), Ok(good.clone()), "it is read as it is written");
    assert!(good.segments[0].mask.contains(Cell::PROSPECT));
}

const BANDS: &str = r#"{"recency": {"at_most_days": [30, 60, 120, 240]},
    "frequency": {"at_least_orders": [2, 3, 5, 8]},
    "monetary": {"at_least_minor": [2000, 4000, 8000, 16000]}}"#;

fn config_with(bands: &str, segments: &[String]) -> Result<json::Config, Vec<json::FieldError>> {
    let segments = segments.join(", ");
    json::parse_config(&format!(r#"{{"bands": {bands}, "segments": [{segments}]}}"#))
}

fn segment(id: &str, rules: &str) -> String {
    format!(r#"{{"id": "{id}", "name": {{"en": "{id}"}}, "rules": {rules}}}"#)
}

#[test]
fn segments_are_few_and_apart_and_errors_are_bounded() {
    let many = |count: usize, rules| -> Vec<String> {
        (0..count).map(|at| segment(&at.to_string(), rules)).collect()
    };
    let anyone = r#"{"recency": ">=1"}"#;
    assert_eq!(config_with(BANDS, &many(MAX_SEGMENTS, anyone)).unwrap().segments.len(), 64);
    let told = |result: Result<json::Config, Vec<json::FieldError>>| {
        result.unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let too_many = told(config_with(BANDS, &many(MAX_SEGMENTS + 1, anyone)));
    assert!(too_many[0].starts_with("segments: must be a list of at most 64 segments, as in [{"));
    let twice = told(config_with(BANDS, &[segment("A", anyone), segment("A", anyone)]));
    assert_eq!(twice, ["segments[1].id: is taken by an earlier segment, as in \"A 2\""]);
    let wrong = told(config_with(BANDS, &many(MAX_SEGMENTS, r#"{"recency": 9}"#)));
    assert_eq!(wrong.len(), json::MAX_ERRORS);
    // Of the document itself the message stands alone.
    let no_json = told(json::parse_config("{"));
    assert!(no_json[0].starts_with("is not JSON: "), "{no_json:?}");
}

#[test]
fn bands_come_from_a_base_and_what_is_given_stands_over_it() {
    let read = |bands: &str| config_with(bands, &[]).map(|config| config.bands);
    let medium = Preset::Medium.bands(8_500, 1);
    let preset = read(r#"{"preset": "medium", "average_order_minor": 8500}"#).unwrap();
    let average_order_minor = Some(8_500);
    assert_eq!(preset.base, json::Base::Preset { preset: Preset::Medium, average_order_minor });
    assert_eq!((preset.given(), preset.over(&medium)), (None, medium));
    let decay = read(r#"{"quintiles": {}, "recency": {"half_life_days": 90}}"#).unwrap();
    assert_eq!(decay.base, json::Base::Quintiles { every_days: 30 });
    let half_life = RecencyBands::from_half_life(90).unwrap();
    assert_eq!(decay.over(&medium), Bands { recency: half_life, ..medium });
    let given = read(BANDS).unwrap();
    assert_eq!(given, json::BandsSource::from(given.given().unwrap()));
    for (wrong, path) in [
        (r#"{"preset": "medium", "quintiles": {}}"#, "bands.quintiles"),
        (r#"{"preset": "huge"}"#, "bands.preset"),
        (r#"{"preset": "small", "average_order_minor": 0}"#, "bands.average_order_minor"),
        (r#"{"average_order_minor": 1, "quintiles": {}}"#, "bands.average_order_minor"),
        (r#"{"quintiles": {"every_days": 0}}"#, "bands.quintiles.every_days"),
        (r#"{"quintiles": {}, "recency": {"half_life_days": 0}}"#, "bands.recency.half_life_days"),
        (r#"{"recency": {"half_life_days": 90}}"#, "bands.frequency"),
        (r#"{"quintiles": {}, "monetary": null}"#, "bands.monetary"),
    ] {
        let errors = read(wrong).unwrap_err();
        assert!(errors.iter().any(|error| error.path == path), "{wrong}: {errors:?}");
    }
}

#[test]
fn a_number_in_a_rule_is_that_score() {
    let weights = Weights::default();
    let mask = |rules| json::parse_rule(rules, &weights).unwrap();
    assert_eq!(mask(r#"{"recency": 3}"#), mask(r#"{"recency": "3"}"#));
    assert_eq!(mask(r#"{"score": 4.1}"#), mask(r#"{"score": "4.10"}"#));
    let expected = |rule: &str| json::parse_rule(rule, &weights).ok();
    for hundredths in 0..=600 {
        for (decimals, more) in [("", ""), ("0", ""), ("000", ""), ("", "e0"), ("1", "")] {
            let number = format!("{}.{:02}{decimals}", hundredths / 100, hundredths % 100);
            let text = number.strip_suffix("000").unwrap_or(&number);
            let as_text = expected(&format!(r#"{{"score": "{text}"}}"#));
            let as_number = expected(&format!(r#"{{"score": {number}{more}}}"#));
            assert_eq!(as_number, as_text, "{number}{more}");
        }
    }
    for rules in [r#"{"recency": 0}"#, r#"{"recency": 2.5}"#, r#"{"recency": 6}"#] {
        assert!(json::parse_rule(rules, &weights).is_err(), "{rules}");
    }
}

#[test]
fn what_is_legal_but_hardly_meant_is_warned_of() {
    let warnings = |bands: &str, segments: &[String]| -> Vec<String> {
        let config = config_with(bands, segments).unwrap();
        let warnings = config.warnings(&config.bands.given().unwrap(), None);
        warnings.iter().map(ToString::to_string).collect()
    };
    let scored = segment("Scored", r#"{"recency": ">=1"}"#);
    let prospects = segment("Prospects", r#"{"orders": "none"}"#);
    assert!(warnings(BANDS, &[]).is_empty());
    assert!(warnings(BANDS, &[scored.clone(), prospects.clone()]).is_empty());
    let equal = BANDS.replace("[2, 3, 5, 8]", "[2, 3, 3, 8]").replace("[30, 60", "[-1, 60");
    let best = segment("Best", r#"{"recency": 5}"#);
    let told = warnings(
        &equal,
        &[
            scored.clone(),
            best.clone(),
            best.replace("Best", "Two"),
            scored.replace("Scored", "Twin"),
        ],
    );
    let expected = [
        "bands.frequency: no customer can have score 3; move its edge away from the one beside it",
        "bands.recency: no customer can have score 5; move its edge away from the one beside it",
        "segments[1].rules: no customer can be in this segment; loosen its conditions",
        "segments[2].rules: no customer can be in this segment; loosen its conditions",
        "segments[3].rules: selects the same customers as Scored; one can go",
        "segments: customers of 1 kinds are in no segment, as those without orders; add a segment for them",
    ];
    assert_eq!(told, expected);
    let low = segment("Low", r#"{"recency": "<=4"}"#);
    let told = warnings(BANDS, &[low, prospects]);
    assert!(told[0].contains("25 kinds") && told[0].contains("recency 5"), "{told:?}");
}

#[test]
fn scores_that_nobody_of_the_shop_has_are_warned_of() {
    let config = config_with(BANDS, &[]).unwrap();
    let bands = config.bands.given().unwrap();
    let mut customers = [0; Cell::COUNT];
    assert!(config.warnings(&bands, Some(&customers)).is_empty(), "nobody is there yet");
    for (cell, count) in Cell::all().zip(&mut customers) {
        let wanted = |(r, _, m): (Level, Level, Level)| r != Level::Two && m != Level::Five;
        *count = u64::from(cell.levels().is_none_or(wanted));
    }
    let told: Vec<String> =
        config.warnings(&bands, Some(&customers)).iter().map(ToString::to_string).collect();
    let expected = [
        "bands.recency: none of the shop's customers has score 2",
        "bands.monetary: none of the shop's customers has score 5",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_score_is_empty_exactly_when_no_number_has_it() {
    for bits in 0..256u32 {
        let mut edges = [-1, 0, 0, 0];
        for (at, edge) in edges.iter_mut().enumerate() {
            *edge = bits as i32 >> (2 * at) & 3;
        }
        edges.sort_unstable();
        let recency = RecencyBands::new(edges.map(|edge| edge - 1)).unwrap();
        let frequency = FrequencyBands::new(edges.map(|edge| edge as u32 + 1)).unwrap();
        let monetary = MonetaryBands::new(edges.map(i64::from)).unwrap();
        for level in Level::ALL {
            assert_eq!(recency.has(level), (0..9).any(|days| recency.level(days) == level));
            assert_eq!(frequency.has(level), (1..9).any(|orders| frequency.level(orders) == level));
            assert_eq!(monetary.has(level), (-1..9).any(|spend| monetary.level(spend) == level));
        }
    }
}

#[test]
fn quintiles_need_twenty_five_customers_and_two_distinct_values() {
    let fallback = Preset::Plus.bands(0, 1_000);
    let of = |days: Vec<u32>, orders: Vec<u32>, spend: Vec<i64>| {
        let (mut days, mut orders, mut spend) = (days, orders, spend);
        quintiles(&mut days, &mut orders, &mut spend, &fallback)
    };
    let varied = |count: usize| {
        of((0..count as u32).collect(), (1..=count as u32).collect(), (0..count as i64).collect())
    };
    let few = varied(MIN_CUSTOMERS - 1);
    assert_eq!(few.bands, fallback);
    assert!(few.recency_fell_back && few.frequency_fell_back && few.monetary_fell_back);
    let enough = varied(MIN_CUSTOMERS);
    assert!(!enough.recency_fell_back && !enough.frequency_fell_back && !enough.monetary_fell_back);
    assert_eq!(enough.bands.recency.edges(), &[4, 9, 14, 19]);
    let alike = |days: u32, orders: u32, spend: i64| {
        let mut people = [vec![7; 25], vec![7; 25], vec![7; 25]];
        (people[0][0], people[1][0], people[2][0]) = (days, orders, spend as u32);
        let [days, orders, spend] = people;
        of(days, orders, spend.into_iter().map(i64::from).collect())
    };
    let fell_back = |computed: shared_scoring::quintiles::Quintiles| {
        [computed.recency_fell_back, computed.frequency_fell_back, computed.monetary_fell_back]
    };
    assert_eq!(fell_back(alike(7, 7, 7)), [true, true, true]);
    assert_eq!(fell_back(alike(8, 7, 7)), [false, true, true]);
    assert_eq!(fell_back(alike(7, 8, 7)), [true, false, true]);
    assert_eq!(fell_back(alike(7, 7, 8)), [true, true, false]);
    assert_eq!(alike(8, 7, 7).bands.monetary, fallback.monetary);
}

#[test]
fn a_day_of_change_is_one_that_every_calendar_has() {
    assert_eq!(Day::LAST, Day::from_civil(9999, 12, 31).unwrap());
    let longest = RecencyBands::from_half_life(MAX_HALF_LIFE_DAYS).unwrap();
    assert_eq!(RecencyBands::new(*longest.edges()), Ok(longest));
    let days = MAX_RECENCY_DAYS + 1;
    assert_eq!(RecencyBands::new([1, 2, 3, days]), Err(BandError::TooManyDays { days }));
    let bands = Preset::Plus.bands(0, 1_000);
    let one = |last| CustomerStats::of_order(Day(last), 1);
    let last = Day::LAST.0;
    assert_eq!(next_transition(&one(last - 15), &bands, Day(last - 15)), Some(Day::LAST));
    assert_eq!(next_transition(&one(last - 14), &bands, Day(last - 14)), None);
    let mut old = (0..60).map(|at| u32::MAX - at).collect::<Vec<_>>();
    let computed = quintiles(&mut old, &mut [1; 60], &mut [1; 60], &bands);
    assert_eq!(computed.bands.recency.edges(), &[MAX_RECENCY_DAYS; 4]);
}

proptest! {
    #[test]
    fn many_customers_have_the_cells_that_each_has_alone(
        bands in bands(),
        as_of in 19_000i32..21_000,
        rows in prop::collection::vec((
            prop_oneof![18_000i32..22_000, any::<i32>()],
            prop_oneof![0u32..40, Just(columns::ABSENT)],
            prop_oneof![-100i64..1_000_000, any::<i64>()],
        ), 0..60),
    ) {
        let as_of = Day(as_of);
        let days: Vec<i32> = rows.iter().map(|(day, _, _)| *day).collect();
        let orders: Vec<u32> = rows.iter().map(|(_, orders, _)| *orders).collect();
        let spend: Vec<i64> = rows.iter().map(|(_, _, spend)| *spend).collect();
        let given = columns::Columns {
            last_order_days: &days,
            order_counts: &orders,
            spend_totals_minor: &spend,
        };
        let mut cells = vec![0; rows.len()];
        columns::cells(&given, &bands, as_of, &mut cells);
        for ((day, orders, spend), found) in rows.iter().zip(cells) {
            let stats = CustomerStats {
                first_order_day: Day(*day),
                last_order_day: Day(*day),
                order_count: *orders,
                spend_total_minor: *spend,
            };
            let alone = match *orders {
                columns::ABSENT => columns::ABSENT_CELL,
                _ => cell(&stats, &bands, as_of).index(),
            };
            prop_assert_eq!(found, alone, "{:?}", stats);
        }
    }
}
