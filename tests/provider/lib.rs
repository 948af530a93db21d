//! Shopify's provider with all its exports. Cargo builds only members of a workspace for another
//! target, so this is one.

extern crate shopify_function_provider;
