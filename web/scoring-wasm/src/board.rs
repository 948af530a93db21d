//! A shop's customers with the configuration that is active, and what another one would change. The cells now are
//! kept, so that a step of a slider finds only the cells then and counts pairs.

use alloc::vec::Vec;

use serde_json::Value;
use shared_scoring::comparison::{
    Moving, Pairs, Segmentation, Size, Wanted, compare, grid, movers_of_cells, scores,
};
use shared_scoring::json::{Base, Config, FieldError, read_config_over};
use shared_scoring::{Bands, Cell, Currency};

use crate::answer::{Answer, answer};
use crate::columns::{Malformed, Shop};

/// Customers whose cells are found and counted at a time: they stay in the processor's cache.
const BLOCK: usize = 4_096;

/// What is active.
#[derive(Clone, Debug)]
pub struct Live {
    /// As it was saved.
    pub config: Config,
    /// The document that this was read from.
    pub document: Value,
    /// The bands that it came to.
    pub bands: Bands,
}

/// What was compared last.
struct Then {
    config: Config,
    bands: Bands,
    /// Whether the customers are those that it was compared for.
    is_current: bool,
}

/// A shop's customers, what is active, and what it was last compared with.
pub struct Board {
    shop: Shop,
    currency: Currency,
    live: Live,
    cells_now: Vec<u8>,
    cells_then: Vec<u8>,
    pairs: Pairs,
    then: Option<Then>,
    /// The bands that the customers come to, which takes sorting them.
    computed: Option<(Base, Bands)>,
}

impl Board {
    /// A shop's customers as columns, with what is active.
    ///
    /// # Errors
    /// When the columns are malformed.
    pub fn new(columns: &[u8], currency: Currency, live: Live) -> Result<Board, Malformed> {
        let shop = Shop::new(columns)?;
        let mut board = Board {
            shop,
            currency,
            live,
            cells_now: Vec::new(),
            cells_then: Vec::new(),
            pairs: Pairs::default(),
            then: None,
            computed: None,
        };
        board.find_cells_now();
        Ok(board)
    }

    /// The customers.
    pub fn shop(&self) -> &Shop {
        &self.shop
    }

    /// Takes in columns; see [`Shop::update`].
    ///
    /// # Errors
    /// When the columns are malformed or of others; then all stays as it was.
    pub fn update(&mut self, columns: &[u8]) -> Result<(), Malformed> {
        self.shop.update(columns)?;
        self.computed = None;
        self.find_cells_now();
        Ok(())
    }

    /// Takes another configuration as the active one.
    pub fn set_live(&mut self, live: Live) {
        self.live = live;
        self.find_cells_now();
    }

    fn find_cells_now(&mut self) {
        let all = self.shop.columns();
        self.cells_now.resize(all.len(), 0);
        scoring_lanes::cells(&all, &self.live.bands, self.shop.as_of, &mut self.cells_now);
        if let Some(then) = &mut self.then {
            then.is_current = false;
        }
    }

    /// What would change if these fields took the place of the active ones.
    ///
    /// # Errors
    /// All that is wrong with the configuration that this makes.
    pub fn compare(&mut self, given: &Value) -> Result<Answer, Vec<FieldError>> {
        let config = read_config_over(given, &self.live.document)?;
        let bands = self.count(&config);
        let (sizes_now, sizes_then) = self.pairs.sizes();
        let comparison =
            compare(&self.pairs, &self.live.config.segmentation(), &config.segmentation());
        let customers = sizes_then.map(|size| size.customers);
        let warnings = config.warnings(&bands, Some(&customers));
        let prospects = sizes_now[usize::from(Cell::PROSPECT.index())];
        let grids = [grid(&sizes_now), grid(&sizes_then)];
        let scores =
            [(&sizes_now, &self.live.config), (&sizes_then, &config)].map(|(sizes, config)| {
                scores(sizes, &config.weights, config.low_score_below_hundredths)
            });
        self.then = Some(Then { config, bands, is_current: true });
        Ok(answer(comparison, &bands, (grids, scores), prospects, warnings))
    }

    /// Finds the cells then of a configuration and counts the pairs.
    fn count(&mut self, config: &Config) -> Bands {
        let bands = self.bands_of(config);
        let all = self.shop.columns();
        self.cells_then.resize(all.len(), 0);
        self.pairs.clear();
        let is_same = bands == self.live.bands;
        for at in (0..all.len()).step_by(BLOCK) {
            let range = at..(at + BLOCK).min(all.len());
            let block = all.part(range.clone());
            let now = &self.cells_now[range.clone()];
            let then = &mut self.cells_then[range];
            if is_same {
                then.copy_from_slice(now);
            } else {
                scoring_lanes::cells(&block, &bands, self.shop.as_of, then);
            }
            scoring_lanes::count(&mut self.pairs, now, then, block.spend_totals_minor);
        }
        bands
    }

    /// The bands that a configuration comes to.
    fn bands_of(&mut self, config: &Config) -> Bands {
        if let Some(bands) = config.bands.given() {
            return bands;
        }
        let base = config.bands.base;
        let known = self.computed.filter(|(of, _)| *of == base);
        let bands = known.map_or_else(
            || base.bands_of(self.shop.columns().scored(), self.currency, self.shop.as_of).bands,
            |(_, bands)| bands,
        );
        self.computed = Some((base, bands));
        config.bands.over(&bands)
    }

    /// The ordinals of those who make such a move under what was compared last, from an ordinal on, at most so
    /// many; nobody before the first comparison.
    pub fn movers(&mut self, wanted: Wanted<'_>, first: usize, limit: usize) -> Vec<u32> {
        let Some(mut then) = self.then.take() else { return Vec::new() };
        if !then.is_current {
            then.bands = self.count(&then.config);
            then.is_current = true;
        }
        let (segments_now, segments_then): (Segmentation<'_>, _) =
            (self.live.config.segmentation(), then.config.segmentation());
        let moving = Moving::new(&segments_now, &segments_then, wanted);
        let first = first.min(self.cells_now.len());
        let cells = (&self.cells_now[first..], &self.cells_then[first..]);
        let found = movers_of_cells(first, cells, &moving).take(limit);
        let ordinals = found.map(|mover| mover.ordinal as u32).collect();
        self.then = Some(then);
        ordinals
    }
}

/// The sizes of the grid's places.
pub type Grid = [Size; shared_scoring::comparison::GRID];
