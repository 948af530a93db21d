//! `kernel-bindgen MODULE FOLDER`: writes the module with its JavaScript and TypeScript declarations into the
//! folder, as a browser loads them. The library is of the very version that the module was built with.

use std::{env, fs};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1);
    let module = arguments.next().context("give the module and the folder")?;
    let folder = arguments.next().context("give the folder")?;
    let module = without_references(fs::read(module)?);
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.typescript(true).input_bytes("kernel", module).generate(folder)
}

/// The module, which says of itself that it does without references to objects of the browser: wasm-opt before
/// version 112 writes tables of them as a type that browsers refuse.
fn without_references(mut module: Vec<u8>) -> Vec<u8> {
    let used = b"+\x0freference-types";
    if let Some(at) = module.windows(used.len()).position(|bytes| bytes == used) {
        module[at] = b'-';
    }
    module
}
