//! Compact strings: what is written is read back, every stored version stays readable, and no bytes
//! at all make a reader panic or guess.

use std::hint::black_box;

use proptest::prelude::*;
use shared_scoring::compact::{
    Benefit, CompactConfig, MAX_BYTES, Perk, PerkError, PerkPlan, Perks, Reduction, read_order,
    read_stats, write_config, write_order, write_stats,
};
use shared_scoring::order::{FinancialStatus, OrderState};
use shared_scoring::segments::DEFAULTS;
use shared_scoring::{
    Bands, Cell, CellMask, Currency, CustomerStats, Day, Preset, ScoringConfig, SegmentTable,
    Weights, score::cell,
};

const BANDS: &str = "30,60,120,240|2,3,5,8|10000,20000,40000,80000";

fn bands() -> Bands {
    Preset::Medium.bands(10_000, 0)
}

fn percent(hundredths: u16, message: &str) -> Perk<'_> {
    Perk {
        benefit: Benefit::Order,
        reduction: Reduction::PercentHundredths(hundredths),
        minimum_subtotal_minor: 0,
        message,
    }
}

fn plan<'a>(segments: &'a [(CellMask, Option<usize>)], perks: &'a [Perk<'a>]) -> PerkPlan<'a> {
    PerkPlan { bands: bands(), currency: Currency::USD, counts_cart: true, segments, perks }
}

/// Every beginning of a text, and the text with each byte changed.
fn damaged(text: &str) -> impl Iterator<Item = Vec<u8>> {
    let bytes = text.as_bytes().to_vec();
    let cut = {
        let bytes = bytes.clone();
        (0..bytes.len()).map(move |end| bytes[..end].to_vec())
    };
    let changed = (0..bytes.len() * 8).map(move |bit| {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        changed
    });
    cut.chain(changed)
}

#[test]
fn version_1_stays_readable() {
    let stats = CustomerStats {
        first_order_day: Day(19_000),
        last_order_day: Day(20_400),
        order_count: 7,
        spend_total_minor: -250,
    };
    assert_eq!(read_stats(b"1|19000|20400|7|-250"), Some(stats));
    let order = OrderState {
        has_customer: true,
        test: false,
        cancelled: true,
        deleted: false,
        financial_status: FinancialStatus::Paid,
        gross_minor: 1_200,
        net_minor: 1_000,
    };
    assert_eq!(read_order(b"1|20401|3|5|1200|1000"), Some((order, Day(20_401))));
    let vip = format!("1|{BANDS}|40,30,30|200|{:032x}{:032x}", 1u128 << 124, 1u128 << 125);
    let config = CompactConfig::read(vip.as_bytes()).unwrap();
    assert_eq!(config.scoring, ScoringConfig::with_bands(bands()));
    assert_eq!(config.segments_of(Cell::from_index(124).unwrap()), Some(1));
    assert_eq!(config.segments_of(Cell::PROSPECT), Some(2));
    assert_eq!(config.segments_of(Cell::from_index(0).unwrap()), Some(0));
    let cells = format!("0{}1", ".".repeat(124));
    let text = format!("1|JPY|{BANDS}|1|{cells}|2|00150039|o%1250,5000,おd=500,0,Danke|für alles");
    let perks = Perks::read(text.as_bytes()).unwrap();
    assert_eq!((perks.currency.code(), perks.counts_cart, perks.bands), ("JPY", true, bands()));
    let first = Perk { minimum_subtotal_minor: 5_000, ..percent(1_250, "お") };
    assert_eq!(perks.perk_of(Cell::from_index(0).unwrap()), Some(first));
    assert_eq!(perks.perk_of(Cell::from_index(1).unwrap()), None);
    let last = perks.perk_of(Cell::PROSPECT).unwrap();
    assert_eq!((last.benefit, last.reduction), (Benefit::Delivery, Reduction::AmountMinor(500)));
    assert_eq!(last.message, "Danke|für alles");
}

#[test]
fn what_is_no_string_of_a_known_version_is_not_read() {
    for text in
        ["", "1", "2|19000|20400|7|0", "1|2|1|1|0", "1|1|2|-1|0", "1|1|2|1|0|", "1|1|2|+1|0"]
    {
        assert_eq!(read_stats(text.as_bytes()), None, "{text}");
    }
    for text in ["1|1|8|1|0|0", "1|1|3|16|0|0", "1|1|3|1|0", "1|1|3|1|0|9223372036854775808"] {
        assert_eq!(read_order(text.as_bytes()), None, "{text}");
    }
    for text in [
        format!("1|{BANDS}|40,30,20|200|"),
        format!("1|{BANDS}|40,30,30|200|0"),
        format!("1|30,60,120|2,3,5,8|1,2,3,4|40,30,30|200|{:032x}", 1),
        format!("1|{BANDS}|40,30,30|200|{}", "0".repeat(32 * 65)),
    ] {
        assert_eq!(CompactConfig::read(text.as_bytes()), None, "{text}");
    }
    let cells = "0".repeat(126);
    for head in ["1|usd|", "1|US|", "1|USD|", "1|EUR "] {
        let text = format!("{head}{BANDS}|2|{cells}|0||");
        assert_eq!(Perks::read(text.as_bytes()), None, "{text}");
    }
    for perk in ["o%0,0,", "o%10001,0,", "o=0,0,", "d%1,1,", "o%1,-1,", "x%1,0,", "o?1,0,", "o%1"] {
        let text = format!("1|USD|{BANDS}|0|{cells}|1|{:04}|{perk}", perk.len());
        let perks = Perks::read(text.as_bytes()).unwrap();
        assert_eq!(perks.perk_of(Cell::PROSPECT), None, "{perk}");
    }
}

#[test]
fn a_cell_gets_the_perk_of_the_first_segment_that_has_one() {
    let segments: Vec<(CellMask, Option<usize>)> = DEFAULTS
        .iter()
        .map(|segment| match segment.id {
            "Champions" => (segment.mask(), Some(1)),
            "Loyal" => (segment.mask(), None),
            "VIP" => (segment.mask(), Some(0)),
            _ => (segment.mask(), None),
        })
        .collect();
    let perks = [percent(2_000, "VIP"), percent(1_000, "Champion")];
    let mut text = String::new();
    plan(&segments, &perks).write(&mut text).unwrap();
    let read = Perks::read(text.as_bytes()).unwrap();
    let message = |r: u8, f: u8, m: u8| {
        let cell = Cell::from_index((r - 1) * 25 + (f - 1) * 5 + m - 1).unwrap();
        read.perk_of(cell).map(|perk| perk.message)
    };
    assert_eq!(message(5, 5, 5), Some("Champion"));
    assert_eq!(message(4, 5, 5), Some("VIP"), "Loyal comes first, but has none");
    assert_eq!(message(4, 5, 4), None);
    for bytes in damaged(&text) {
        if let Some(perks) = Perks::read(&bytes) {
            for cell in Cell::all() {
                black_box(perks.perk_of(cell));
            }
        }
    }
}

#[test]
fn perks_that_cannot_be_are_told_by_position() {
    let write = |segments: &[(CellMask, Option<usize>)], perks: &[Perk<'_>]| {
        let mut text = String::new();
        let written = plan(segments, perks).write(&mut text);
        assert!(text.len() <= MAX_BYTES);
        written
    };
    let good = percent(10_000, "All of it");
    assert_eq!(write(&[], &[good]), Ok(()));
    assert_eq!(write(&[(CellMask::ALL, Some(1))], &[good]), Err(PerkError::Unknown { perk: 1 }));
    assert_eq!(write(&[], &[good, percent(0, "")]), Err(PerkError::Value { perk: 1 }));
    assert_eq!(write(&[], &[good, percent(10_001, "")]), Err(PerkError::Value { perk: 1 }));
    let delivery = Perk { benefit: Benefit::Delivery, minimum_subtotal_minor: 1, ..good };
    assert_eq!(write(&[], &[delivery]), Err(PerkError::Value { perk: 0 }));
    assert_eq!(write(&[], &[percent(1, "two\nlines")]), Err(PerkError::Message { perk: 0 }));
    assert_eq!(write(&[], &[percent(1, &"x".repeat(501))]), Err(PerkError::Message { perk: 0 }));
    assert_eq!(write(&[], &[good; 65]), Err(PerkError::TooMany));
    let long = "x".repeat(500);
    assert_eq!(write(&[], &[percent(1, &long); 20]), Err(PerkError::TooLong));
    assert!(PerkError::TooLong.to_string().contains("shorten"));
}

fn mask() -> impl Strategy<Value = CellMask> {
    any::<u128>().prop_map(CellMask::from_bits)
}

proptest! {
    #[test]
    fn stats_and_orders_are_read_as_written(
        days in any::<[i32; 2]>(),
        order_count in any::<u32>(),
        amounts in any::<[i64; 2]>(),
        flags in any::<[bool; 4]>(),
        status in 0usize..8,
    ) {
        let stats = CustomerStats {
            first_order_day: Day(days[0].min(days[1])),
            last_order_day: Day(days[0].max(days[1])),
            order_count,
            spend_total_minor: amounts[0],
        };
        let mut text = String::new();
        write_stats(&stats, &mut text).unwrap();
        prop_assert!(text.len() <= 60, "{}", text);
        prop_assert_eq!(read_stats(text.as_bytes()), Some(stats));
        let order = OrderState {
            has_customer: flags[0],
            test: flags[1],
            cancelled: flags[2],
            deleted: flags[3],
            financial_status: FinancialStatus::NAMES[status].0,
            gross_minor: amounts[0],
            net_minor: amounts[1],
        };
        let mut text = String::new();
        write_order(&order, Day(days[0]), &mut text).unwrap();
        prop_assert_eq!(read_order(text.as_bytes()), Some((order, Day(days[0]))));
    }

    #[test]
    fn configurations_are_read_as_written(
        masks in prop::collection::vec(mask(), 0..70),
        recency in 0u8..=100,
        low_score_below_hundredths in any::<u16>(),
    ) {
        let weights = Weights::new(recency, 100 - recency, 0).unwrap();
        let scoring = ScoringConfig { bands: bands(), weights, low_score_below_hundredths };
        let mut text = String::new();
        write_config(&scoring, masks.iter().copied(), &mut text).unwrap();
        let read = CompactConfig::read(text.as_bytes()).unwrap();
        prop_assert_eq!(read.scoring, scoring);
        let table = SegmentTable::new(masks);
        for cell in Cell::all() {
            prop_assert_eq!(read.segments_of(cell), Some(table.segments_of(cell)));
        }
    }

    #[test]
    fn perks_are_read_as_written(
        segments in prop::collection::vec((mask(), prop::option::of(0usize..3)), 0..20),
        percents in prop::array::uniform3(1u16..=10_000),
        message in "[^\\p{Cc}]{0,40}",
        order_count in any::<u32>(),
        spend_total_minor in any::<i64>(),
    ) {
        let perks = percents.map(|hundredths| percent(hundredths, &message));
        let mut text = String::new();
        plan(&segments, &perks).write(&mut text).unwrap();
        let read = Perks::read(text.as_bytes()).unwrap();
        let stats = CustomerStats {
            first_order_day: Day(0),
            last_order_day: Day(20_000),
            order_count,
            spend_total_minor,
        };
        let place = cell(&stats, &read.bands, Day(20_100));
        prop_assert_eq!(place, cell(&stats, &bands(), Day(20_100)));
        for cell in Cell::all() {
            let first = segments.iter().find(|(mask, perk)| perk.is_some() && mask.contains(cell));
            let expected = first.and_then(|(_, perk)| *perk).map(|perk| perks[perk]);
            prop_assert_eq!(read.perk_of(cell), expected);
        }
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), head in 0usize..5) {
        let heads = [
            "", "1|", "1|19000|", &format!("1|{BANDS}|40,30,30|200|"),
            &format!("1|USD|{BANDS}|0|{}|2|00050010|", "0".repeat(126)),
        ];
        let mut text = heads[head].as_bytes().to_vec();
        text.extend(bytes);
        black_box(read_stats(&text));
        black_box(read_order(&text));
        if let Some(config) = CompactConfig::read(&text) {
            for cell in Cell::all() {
                black_box(config.segments_of(cell));
            }
        }
        if let Some(perks) = Perks::read(&text) {
            for cell in Cell::all() {
                black_box(perks.perk_of(cell));
            }
        }
    }
}
