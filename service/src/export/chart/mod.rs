//! Pictures for a slide: the sizes of segments as bars, or the grid of recency by frequency and monetary as a
//! heat map. Arabic ones are mirrored.

mod canvas;
pub mod paint;
mod words;

use shared_scoring::Cell;
use shared_scoring::cell::frequency_monetary;

use crate::base::Text;
use crate::segments::{Counted, SegmentSizes};
use canvas::{Align, Canvas, HEIGHT, MARGIN, WIDTH};
use words::Words;

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// Sizes of segments as bars.
    Segments,
    /// Recency by frequency and monetary.
    Grid,
}

impl Chart {
    /// Reads its name.
    pub fn parse(name: &str) -> Option<Chart> {
        [Chart::Segments, Chart::Grid].into_iter().find(|chart| chart.name() == name)
    }

    /// As it is asked for.
    pub const fn name(self) -> &'static str {
        match self {
            Chart::Segments => "segments",
            Chart::Grid => "grid",
        }
    }
}

/// What a chart shows.
pub(super) struct Shown<'s> {
    pub(super) domain: &'s str,
    pub(super) counted: &'s Counted,
    pub(super) sizes: &'s SegmentSizes,
    pub(super) locale: &'static str,
}

/// A picture as SVG, and how many numbers of customers are in it.
pub(super) struct Drawn {
    pub(super) svg: String,
    pub(super) numbers: u64,
}

const DARK: &str = "#1c2b36";
const GREY: &str = "#5b6b77";
const BLUE: &str = "#2c6e9b";

/// Draws a chart.
pub(super) fn draw(chart: Chart, shown: &Shown<'_>) -> Drawn {
    match chart {
        Chart::Segments => draw_segments(shown),
        Chart::Grid => draw_grid(shown),
    }
}

/// Title, shop, day and the number of customers.
fn head(canvas: &mut Canvas, words: &Words, title: &str, shown: &Shown<'_>) {
    let end = WIDTH - MARGIN;
    canvas.text((MARGIN, 104), 44, DARK, Align::Start, title, 1_050);
    let below = format!("{} · {}", shown.domain, shown.counted.as_of);
    canvas.plain((MARGIN, 148), 24, GREY, Align::Start, &below, 1_050);
    let customers = words.number(shown.sizes.customers);
    canvas.text((end, 104), 44, DARK, Align::End, &customers, 350);
    canvas.plain((end, 148), 24, GREY, Align::End, &words.say(Text::Customers), 350);
}

fn draw_segments(shown: &Shown<'_>) -> Drawn {
    const TOP: i32 = 200;
    let words = Words::of(shown.locale);
    let segments = &shown.sizes.segments;
    let count = i32::try_from(segments.len()).unwrap_or(i32::MAX).max(1);
    // As many as fit share the slide; more make it longer.
    let step = ((HEIGHT - TOP - 40) / count).clamp(36, 72);
    let height = HEIGHT.max(TOP + step * count + 40);
    let mut canvas = Canvas::new(height, words.is_mirrored);
    head(&mut canvas, &words, &words.say(Text::PictureSegments), shown);
    let largest = segments.iter().map(|segment| segment.customers).max().unwrap_or(0).max(1);
    let (bar, size) = (step * 3 / 5, (step / 2).clamp(20, 26));
    for (position, segment) in (0..).zip(segments) {
        let top = TOP + position * step;
        let base = top + bar / 2 + size * 7 / 20;
        canvas.plain((MARGIN, base), size, DARK, Align::Start, &segment.name, 390);
        let width = f64::from(780) * segment.customers as f64 / largest as f64;
        canvas.rectangle((490, top), (width.round().max(2.0) as i32, bar), BLUE);
        let number = words.number(segment.customers);
        canvas.text((1_410, base), size, DARK, Align::End, &number, 130);
        let share = words.share(shown.sizes.share(segment.customers));
        canvas.plain((WIDTH - MARGIN, base), size, GREY, Align::End, &share, 100);
    }
    let numbers = segments.len() as u64;
    Drawn { svg: canvas.finish(), numbers }
}

/// Customers by recency, and by frequency and monetary, worst first; and prospects.
fn grid(counted: &Counted) -> ([[i64; 5]; 5], i64) {
    let (mut grid, mut prospects) = ([[0; 5]; 5], 0);
    for (cell, customers, _) in &counted.counts {
        let Some((recency, frequency, monetary)) = Cell::levels(*cell) else {
            prospects += customers;
            continue;
        };
        let across = frequency_monetary(frequency, monetary);
        grid[usize::from(recency.get() - 1)][usize::from(across.get() - 1)] += customers;
    }
    (grid, prospects)
}

fn draw_grid(shown: &Shown<'_>) -> Drawn {
    const LEFT: i32 = 160;
    const TOP: i32 = 230;
    const ACROSS: i32 = 210;
    const DOWN: i32 = 114;
    let words = Words::of(shown.locale);
    let mut canvas = Canvas::new(HEIGHT, words.is_mirrored);
    head(&mut canvas, &words, &words.say(Text::PictureGrid), shown);
    let (grid, prospects) = grid(shown.counted);
    let largest = grid.iter().flatten().copied().max().unwrap_or(0).max(1);
    canvas.text((MARGIN, TOP - 24), 22, GREY, Align::Start, &words.say(Text::Recency), 400);
    let middle = LEFT + 5 * ACROSS / 2;
    canvas.text(
        (middle, TOP + 5 * DOWN + 70),
        22,
        GREY,
        Align::Middle,
        &words.say(Text::FrequencyMonetary),
        800,
    );
    for (from_top, recency) in (0..5).zip((0..5usize).rev()) {
        let top = TOP + from_top * DOWN;
        let level = (recency + 1).to_string();
        canvas.text((LEFT - 30, top + DOWN / 2 + 8), 24, GREY, Align::Middle, &level, 60);
        for (from_left, customers) in (0..5).zip(grid[recency]) {
            let left = LEFT + from_left * ACROSS;
            // Areas are seen by their root: one cell of many customers does not wash out the others.
            let strength = (customers as f64 / largest as f64).sqrt();
            canvas.rectangle((left, top), (ACROSS - 8, DOWN - 8), &shade(strength));
            let (ink, centre) =
                (if strength > 0.55 { "#ffffff" } else { DARK }, left + ACROSS / 2 - 4);
            let (number, share) =
                (words.number(customers), words.share(shown.sizes.share(customers)));
            canvas.text((centre, top + DOWN / 2), 28, ink, Align::Middle, &number, ACROSS - 20);
            canvas.plain(
                (centre, top + DOWN / 2 + 30),
                20,
                ink,
                Align::Middle,
                &share,
                ACROSS - 20,
            );
        }
    }
    for from_left in 0..5 {
        let at = (LEFT + from_left * ACROSS + ACROSS / 2 - 4, TOP + 5 * DOWN + 26);
        canvas.text(at, 24, GREY, Align::Middle, &(from_left + 1).to_string(), 60);
    }
    let (end, number) = (WIDTH - MARGIN, words.number(prospects));
    canvas.text((end, TOP + 40), 32, DARK, Align::End, &number, 240);
    canvas.plain((end, TOP + 76), 22, GREY, Align::End, &words.say(Text::Prospects), 240);
    Drawn { svg: canvas.finish(), numbers: 26 }
}

/// From light to dark, 0 to 1.
fn shade(strength: f64) -> String {
    let mix = |light: f64, dark: f64| (light + (dark - light) * strength).round() as u8;
    format!("#{:02x}{:02x}{:02x}", mix(236.0, 24.0), mix(243.0, 84.0), mix(248.0, 126.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segments::Segments;
    use shared_scoring::Day;
    use shared_scoring::json::Segment as Definition;

    #[test]
    fn every_customer_is_in_the_grid_or_a_prospect() {
        let counts = Cell::all().map(|cell| (cell, i64::from(cell.index()) + 1, 0)).collect();
        let segments = Segments::of_definitions(&Definition::defaults());
        let (as_of, config_version, change_seq) = (Day(20_000), 1, 1);
        let counted = Counted { as_of, config_version, change_seq, counts, segments };
        let (grid, prospects) = grid(&counted);
        assert_eq!(prospects, 126);
        let all: i64 = grid.iter().flatten().sum();
        assert_eq!(all, 125 * 126 / 2);
        // Half a step is rounded up, so 5 with 4 and 4 with 5 are at 5 too.
        assert_eq!(grid[4][4], 125 + 124 + 120);
    }
}
