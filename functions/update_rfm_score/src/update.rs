//! Our own export: an order, the stats before it and the configuration in; the stats after it, the
//! score and the segments out. The kernel's whole way, for tests, benches and hosts of our own.
//!
//! Input: `stats` (null or missing for a new customer), `order` (null or missing for none), `config`,
//! each a compact string, and `today` as a date. Output: null when any of them cannot be read; else `stats`, `counted`, `cell`,
//! `recency`, `frequency`, `monetary` (null for prospects), `score` in hundredths, `low_score`,
//! `segments` as positions in the merchant's order, and `next_transition` as a day number or null.

use core::fmt::{self, Write};

use shared_scoring::compact::{CompactConfig, read_order, read_stats, write_stats};
use shared_scoring::order::contribution;
use shared_scoring::score::{Score, next_transition, score};
use shared_scoring::{Cell, CustomerStats, Day};

use crate::host::{Host, Kind, SHORT_TEXT, utf8};

/// Room for a configuration with as many segments as there may be.
const CONFIG: usize = 4_096;

/// What is written.
struct Update {
    stats: CustomerStats,
    counted: bool,
    score: Option<Score>,
    is_low: bool,
    segments: u64,
    next_transition: Option<Day>,
}

/// `update_rfm_score`.
pub fn update<H: Host>(host: &mut H) {
    match read(host) {
        Some(update) => write(host, &update),
        None => host.null(),
    }
}

/// A customer that has not ordered yet.
const PROSPECT: CustomerStats = CustomerStats {
    first_order_day: Day(0),
    last_order_day: Day(0),
    order_count: 0,
    spend_total_minor: 0,
};

fn read<H: Host>(host: &H) -> Option<Update> {
    let root = host.input();
    let mut buffer = [0; SHORT_TEXT];
    let stats = host.property(root, "stats");
    let before = match host.kind(stats) {
        Kind::Null => PROSPECT,
        _ => read_stats(host.read_text(stats, &mut buffer)?)?,
    };
    let order = host.property(root, "order");
    let counting = match host.kind(order) {
        Kind::Null => None,
        _ => {
            let (state, day) = read_order(host.read_text(order, &mut buffer)?)?;
            contribution(&state, day)
        }
    };
    let today = host.read_text(host.property(root, "today"), &mut buffer)?;
    let today = Day::parse(utf8(today)?)?;
    let mut text = [0; CONFIG];
    let config = CompactConfig::read(host.read_text(host.property(root, "config"), &mut text)?)?;
    let stats = match counting.map(|(day, net)| CustomerStats::of_order(day, net)) {
        Some(order) if before.order_count == 0 => order,
        Some(order) => before.and(order),
        None => before,
    };
    let score = score(&stats, &config.scoring, today);
    let limit = config.scoring.low_score_below_hundredths;
    Some(Update {
        stats,
        counted: counting.is_some(),
        is_low: score.is_some_and(|score| score.weighted_hundredths < limit),
        segments: config.segments_of(score.map_or(Cell::PROSPECT, |score| score.cell))?,
        next_transition: next_transition(&stats, &config.scoring.bands, today),
        score,
    })
}

fn write<H: Host>(host: &mut H, update: &Update) {
    let mut line = Line { bytes: [0; SHORT_TEXT], length: 0 };
    // At most 60 bytes: they fit.
    let _ = write_stats(&update.stats, &mut line);
    host.start_object(10);
    host.text("stats");
    host.text(line.bytes.get(..line.length).and_then(utf8).unwrap_or_default());
    host.text("counted");
    host.number(i32::from(update.counted));
    let cell = update.score.map_or(Cell::PROSPECT, |score| score.cell);
    host.text("cell");
    host.number(i32::from(cell.index()));
    let levels = update.score.map(|score| {
        let level = [score.recency, score.frequency, score.monetary].map(|level| level.get());
        (level, score.weighted_hundredths)
    });
    for (at, name) in ["recency", "frequency", "monetary"].iter().enumerate() {
        host.text(name);
        optional(host, levels.and_then(|(levels, _)| levels.get(at).copied()).map(i32::from));
    }
    host.text("score");
    optional(host, levels.map(|(_, hundredths)| i32::from(hundredths)));
    host.text("low_score");
    host.number(i32::from(update.is_low));
    host.text("segments");
    host.start_array(update.segments.count_ones() as usize);
    let mut left = update.segments;
    while left != 0 {
        host.number(left.trailing_zeros() as i32);
        left &= left - 1;
    }
    host.end_array();
    host.text("next_transition");
    optional(host, update.next_transition.map(|day| day.0));
    host.end_object();
}

fn optional<H: Host>(host: &mut H, number: Option<i32>) {
    match number {
        Some(number) => host.number(number),
        None => host.null(),
    }
}

/// A text under way.
struct Line {
    bytes: [u8; SHORT_TEXT],
    length: usize,
}

impl Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length.checked_add(text.len()).ok_or(fmt::Error)?;
        let room = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
