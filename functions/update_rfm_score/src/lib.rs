//! The Shopify Function: decodes what the checkout knows, scores with the kernel, encodes a perk.
//!
//! It must never fail a checkout: a guest, a metafield that is missing or cannot be read, or anything
//! else that is not as expected gives no operation. It holds no scoring rule, allocates nothing, and
//! its queries read no cart lines, so that its cost does not grow with the cart.
//!
//! Everything is written against [`host::Host`]; on wasm32 `shopify` binds it to Shopify's imports.
#![cfg_attr(target_family = "wasm", no_std)]

pub mod amount;
pub mod customer;
pub mod discount;
pub mod host;
#[cfg(target_family = "wasm")]
mod shopify;
pub mod update;
