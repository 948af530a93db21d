//! The kernel in the merchant's browser: a shop's columns and the active configuration go in; what another
//! configuration would change comes out. It holds no rule of its own: all that is computed is `shared-scoring`'s.
//!
//! Columns are copied into its memory as bytes, all customers at once. Answers are JSON, which a browser reads
//! faster than it makes objects one call at a time; what is thrown is JSON too, an object with `columns` (a
//! problem) or `config` (a list of fields).
//!
//! On wasm32 it does without the standard library, which would bring the words of every panic along.
#![cfg_attr(target_family = "wasm", no_std)]

extern crate alloc;

pub mod answer;
pub mod board;
pub mod columns;
#[cfg(target_family = "wasm")]
mod runtime;
pub mod segments;
pub mod text;

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use serde_json::Value;
use shared_scoring::Currency;
use shared_scoring::comparison::Wanted;
use shared_scoring::json::{FieldError, read_config};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use board::{Board, Live};
use columns::Malformed;

/// A shop's customers and what is active.
#[wasm_bindgen]
pub struct ShopKernel(Board);

#[wasm_bindgen]
impl ShopKernel {
    /// The customers of `GET /api/rfm/columns`, the shop's currency, the active configuration as it was saved, and
    /// the bands that it came to as a preview tells them.
    ///
    /// # Errors
    /// When the columns are malformed, or the configuration is none.
    #[wasm_bindgen(constructor)]
    pub fn new(
        columns: &[u8],
        currency: &str,
        config: &str,
        bands: &str,
    ) -> Result<ShopKernel, JsValue> {
        Ok(ShopKernel(open(columns, currency, config, bands).map_err(Thrown::into_js)?))
    }

    /// Takes in columns: all of them, or what changed since.
    ///
    /// # Errors
    /// When they are malformed or of others; then all stays as it was.
    pub fn update(&mut self, columns: &[u8]) -> Result<(), JsValue> {
        self.0.update(columns).map_err(|error| Thrown::from(error).into_js())
    }

    /// Takes another configuration as the active one.
    ///
    /// # Errors
    /// When it is none.
    #[wasm_bindgen(js_name = setLive)]
    pub fn set_live(&mut self, config: &str, bands: &str) -> Result<(), JsValue> {
        self.0.set_live(read_live(config, bands).map_err(|errors| Thrown::from(errors).into_js())?);
        Ok(())
    }

    /// What would change if these fields took the place of the active ones, as JSON.
    ///
    /// # Errors
    /// All that is wrong with the configuration that this makes.
    pub fn compare(&mut self, config: &str) -> Result<String, JsValue> {
        compare(&mut self.0, config).map_err(|errors| Thrown::from(errors).into_js())
    }

    /// The ordinals of those who would move under what was compared last, from an ordinal on, at most so many.
    /// Labels of primary segments now and then; an empty one is no segment, none given is any.
    pub fn movers(
        &mut self,
        from: Option<String>,
        to: Option<String>,
        first: u32,
        limit: u32,
    ) -> Vec<u32> {
        let wanted = Wanted { from: from.as_deref(), to: to.as_deref() };
        self.0.movers(wanted, first as usize, limit as usize)
    }

    /// The number of customers, prospects too.
    #[wasm_bindgen(getter)]
    pub fn customers(&self) -> u32 {
        self.0.shop().customers() as u32
    }

    /// The shop's day, as in 2026-06-30.
    #[wasm_bindgen(getter)]
    pub fn as_of(&self) -> String {
        self.0.shop().as_of.to_string()
    }
}

/// The cells of a configuration's segments: for each segment, in its order, 126 bytes, 1 where it has the cell.
///
/// # Errors
/// All that is wrong with the configuration.
#[wasm_bindgen(js_name = segmentCells)]
pub fn segment_cells(config: &str) -> Result<Vec<u8>, JsValue> {
    segments::cells(config).map_err(|errors| Thrown::from(errors).into_js())
}

/// The segments that every merchant begins with, as JSON.
#[wasm_bindgen(js_name = defaultSegments)]
pub fn default_segments() -> String {
    segments::defaults()
}

/// What is thrown to the page.
#[derive(Debug)]
pub enum Thrown {
    /// The columns are malformed.
    Columns(Malformed),
    /// The configuration breaks rules.
    Config(Vec<FieldError>),
}

impl From<Malformed> for Thrown {
    fn from(malformed: Malformed) -> Thrown {
        Thrown::Columns(malformed)
    }
}

impl From<Vec<FieldError>> for Thrown {
    fn from(errors: Vec<FieldError>) -> Thrown {
        Thrown::Config(errors)
    }
}

impl Thrown {
    /// As it is told, as JSON.
    pub fn told(&self) -> String {
        answer::told(self)
    }

    fn into_js(self) -> JsValue {
        JsValue::from_str(&self.told())
    }
}

/// A board of what the page gives.
///
/// # Errors
/// When the columns are malformed, or the configuration is none.
pub fn open(columns: &[u8], currency: &str, config: &str, bands: &str) -> Result<Board, Thrown> {
    let currency = Currency::parse(currency)
        .ok_or_else(|| wrong("currency", "must be a code of three letters", "\"USD\""))?;
    Ok(Board::new(columns, currency, read_live(config, bands)?)?)
}

/// Compares what is active with a configuration that is given as JSON; the answer is JSON.
///
/// # Errors
/// All that is wrong with it.
pub fn compare(board: &mut Board, config: &str) -> Result<String, Vec<FieldError>> {
    let given = read(config)?;
    let answer = board.compare(&given)?;
    // It has no maps whose names are no texts, which alone could fail.
    Ok(serde_json::to_string(&answer).unwrap_or_default())
}

fn read_live(config: &str, bands: &str) -> Result<Live, Vec<FieldError>> {
    let document = read(config)?;
    let config = read_config(&document)?;
    let bands = answer::read_bands(&read(bands)?).map_err(|error| vec![error])?;
    Ok(Live { config, document, bands })
}

fn read(text: &str) -> Result<Value, Vec<FieldError>> {
    text::read(text).ok_or_else(|| wrong("", "is no JSON", "{}"))
}

fn wrong(path: &str, problem: &str, example: &str) -> Vec<FieldError> {
    vec![FieldError { path: path.into(), problem: problem.into(), example: example.into() }]
}
