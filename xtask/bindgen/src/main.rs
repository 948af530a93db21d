//! `kernel-bindgen MODULE FOLDER`: writes the module with its JavaScript and TypeScript declarations into the
//! folder, as a browser loads them. The library is of the very version that the module was built with.

use std::env;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1);
    let module = arguments.next().context("give the module and the folder")?;
    let folder = arguments.next().context("give the folder")?;
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.typescript(true).out_name("kernel").input_path(module).generate(folder)
}
