//! What a configuration allows but hardly means: scores that nobody can have, segments that nobody can be
//! in or that are another's twin, and customers in no segment.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use super::{Config, MAX_ERRORS};
use crate::bands::Bands;
use crate::cell::{Cell, Level};
use crate::rule::CellMask;

/// Something that is legal and worth a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where, as in `bands.recency`.
    pub path: String,
    /// Which one it is, the same in every version: small letters and hyphens.
    pub code: &'static str,
    /// What its words are about, by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// What a warning is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A score, or a number of things.
    Number(u32),
    /// The name of a dimension, or the label of a segment.
    Text(String),
}

/// A score that no customer can have: `dimension`, `score`.
pub const SCORE_IMPOSSIBLE: &str = "score-impossible";
/// A score that none of the shop's customers has: `dimension`, `score`.
pub const SCORE_UNUSED: &str = "score-unused";
/// A segment that nobody can be in: `segment`.
pub const SEGMENT_IMPOSSIBLE: &str = "segment-impossible";
/// A segment that selects the same cells as an earlier one: `segment`, `twin`.
pub const SEGMENT_TWIN: &str = "segment-twin";
/// Cells that are in no segment: how many `cells`, and of the first one `recency`, `frequency` and `monetary`.
pub const CELLS_UNCOVERED: &str = "cells-uncovered";
/// Prospects, and they alone, are in no segment.
pub const PROSPECTS_UNCOVERED: &str = "prospects-uncovered";

impl Warning {
    /// What follows from it, and the way out, in English.
    pub fn message(&self) -> String {
        let arg = |name| match self.args.iter().find(|(one, _)| *one == name) {
            Some((_, Arg::Number(number))) => number.to_string(),
            Some((_, Arg::Text(text))) => text.clone(),
            None => String::new(),
        };
        match self.code {
            SCORE_IMPOSSIBLE => format!(
                "no customer can have score {}; move its edge away from the one beside it",
                arg("score")
            ),
            SCORE_UNUSED => format!("none of the shop's customers has score {}", arg("score")),
            SEGMENT_IMPOSSIBLE => {
                "no customer can be in this segment; loosen its conditions".to_string()
            }
            SEGMENT_TWIN => format!("selects the same customers as {}; one can go", arg("twin")),
            CELLS_UNCOVERED => format!(
                "customers of {} kinds are in no segment, as those with recency {}, frequency {} and \
                 monetary {}; add a segment for them",
                arg("cells"),
                arg("recency"),
                arg("frequency"),
                arg("monetary")
            ),
            PROSPECTS_UNCOVERED => "customers of 1 kinds are in no segment, as those without \
                orders; add a segment for them"
                .to_string(),
            code => code.to_string(),
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message())
    }
}

impl Config {
    /// What is legal but worth a second look with these bands, at most [`MAX_ERRORS`] of it. With the
    /// number of customers in each cell also the scores that none of them has.
    pub fn warnings(&self, bands: &Bands, customers: Option<&[u64; Cell::COUNT]>) -> Vec<Warning> {
        let mut found = Vec::new();
        warn_of_empty_scores(bands, &mut found);
        if let Some(customers) = customers {
            warn_of_unused_scores(bands, customers, &mut found);
        }
        let reachable = reachable_cells(bands);
        let mut covered = CellMask::NONE;
        for (at, segment) in self.segments.iter().enumerate() {
            let path = || format!("segments[{at}].rules");
            let mask = segment.mask;
            covered = covered | mask;
            let label = || Arg::Text(segment.id.clone());
            if (mask & reachable).is_empty() {
                let args = vec![("segment", label())];
                found.push(Warning { path: path(), code: SEGMENT_IMPOSSIBLE, args });
            } else if let Some(twin) = self.segments[..at].iter().find(|one| one.mask == mask) {
                let args = vec![("segment", label()), ("twin", Arg::Text(twin.id.clone()))];
                found.push(Warning { path: path(), code: SEGMENT_TWIN, args });
            }
        }
        let outside = |cell: &Cell| reachable.contains(*cell) && !covered.contains(*cell);
        let count = Cell::all().filter(outside).count();
        if let Some(first) = Cell::all().find(outside).filter(|_| !self.segments.is_empty()) {
            let (code, args) = uncovered(first, count);
            found.push(Warning { path: "segments".into(), code, args });
        }
        found.truncate(MAX_ERRORS);
        found
    }
}

/// Which warning it is that so many cells are in no segment, of which this is the first.
fn uncovered(first: Cell, count: usize) -> (&'static str, Vec<(&'static str, Arg)>) {
    // Prospects come last, so where they are the first they are the only ones.
    let Some((recency, frequency, monetary)) = first.levels() else {
        return (PROSPECTS_UNCOVERED, Vec::new());
    };
    let score = |level: Level| Arg::Number(u32::from(level.get()));
    let args = vec![
        ("cells", Arg::Number(u32::try_from(count).unwrap_or(u32::MAX))),
        ("recency", score(recency)),
        ("frequency", score(frequency)),
        ("monetary", score(monetary)),
    ];
    (CELLS_UNCOVERED, args)
}

/// A warning of one score of a dimension.
fn of_score(code: &'static str, dimension: &str, level: Level) -> Warning {
    let score = Arg::Number(u32::from(level.get()));
    let args = vec![("dimension", Arg::Text(dimension.into())), ("score", score)];
    Warning { path: format!("bands.{dimension}"), code, args }
}

fn warn_of_empty_scores(bands: &Bands, found: &mut Vec<Warning>) {
    for level in Level::ALL {
        for (name, is_possible) in [
            ("recency", bands.recency.has(level)),
            ("frequency", bands.frequency.has(level)),
            ("monetary", bands.monetary.has(level)),
        ] {
            if !is_possible {
                found.push(of_score(SCORE_IMPOSSIBLE, name, level));
            }
        }
    }
}

/// Scores that somebody could have and none of the shop's customers has.
fn warn_of_unused_scores(bands: &Bands, customers: &[u64; Cell::COUNT], found: &mut Vec<Warning>) {
    let mut used = [[false; 5]; 3];
    for (cell, customers) in Cell::all().zip(customers) {
        if let Some((r, f, m)) = cell.levels().filter(|_| *customers > 0) {
            for (dimension, level) in used.iter_mut().zip([r, f, m]) {
                dimension[usize::from(level.get()) - 1] = true;
            }
        }
    }
    // Without customers nothing is unusual about it.
    if used == [[false; 5]; 3] {
        return;
    }
    for (at, level) in Level::ALL.into_iter().enumerate() {
        let possible =
            [bands.recency.has(level), bands.frequency.has(level), bands.monetary.has(level)];
        for ((name, used), is_possible) in DIMENSIONS.iter().zip(used).zip(possible) {
            if is_possible && !used[at] {
                found.push(of_score(SCORE_UNUSED, name, level));
            }
        }
    }
}

const DIMENSIONS: [&str; 3] = ["recency", "frequency", "monetary"];

/// The cells of scores that somebody can have, and prospects.
fn reachable_cells(bands: &Bands) -> CellMask {
    let is_reachable = |cell: &Cell| {
        cell.levels().is_none_or(|(r, f, m)| {
            bands.recency.has(r) && bands.frequency.has(f) && bands.monetary.has(m)
        })
    };
    let bits = Cell::all().filter(is_reachable).fold(0, |bits, cell| bits | 1 << cell.index());
    CellMask::from_bits(bits)
}
