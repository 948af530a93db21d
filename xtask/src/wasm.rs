//! The Shopify Function as a module: built, made small by wasm-opt, and put where Shopify's tools
//! look for it. Also what its tests need: the provider that Shopify links to it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::step;
use crate::toolchain::{CrossToolchain, Target};

const PROFILE: &str = "wasm-release";
const FUNCTION: &str = "update_rfm_score";
const PROVIDER: &str = "function-provider";
/// What the compiler may use and Shopify's engine knows.
const FEATURES: [&str; 4] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
];

/// Builds the Function into `functions/update_rfm_score/dist`.
///
/// # Errors
/// When a tool is missing or fails.
pub(crate) fn function(cross: CrossToolchain) -> Result<()> {
    let built = build(cross, FUNCTION)?;
    let folder = step::root().join("functions").join(FUNCTION).join("dist");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    // Whoever reads the module while it is made sees the old one or the new one.
    let (next, module) = (folder.join("next.wasm"), folder.join(format!("{FUNCTION}.wasm")));
    let mut optimize = Command::new("wasm-opt");
    optimize.args(["-O4", "--strip-debug", "--strip-producers"]).args(FEATURES);
    optimize.arg(&built).arg("-o").arg(&next);
    step::run("wasm-opt", &mut optimize)?;
    fs::rename(&next, &module).with_context(|| module.display().to_string())?;
    println!("{}: {} bytes", module.display(), fs::metadata(&module)?.len());
    Ok(())
}

/// Builds what Shopify links to a Function when it runs it.
///
/// # Errors
/// When it cannot be built.
pub(crate) fn provider(cross: CrossToolchain) -> Result<()> {
    build(cross, PROVIDER).map(drop)
}

fn build(cross: CrossToolchain, package: &str) -> Result<PathBuf> {
    let arguments = ["build", "--locked", "--profile", PROFILE, "--package", package];
    step::run(&format!("{package} for wasm"), &mut cross.cargo(Target::Wasm, &arguments)?)?;
    let folder = Target::Wasm.folder()?.join(Target::Wasm.triple()).join(PROFILE);
    Ok(folder.join(format!("{}.wasm", package.replace('-', "_"))))
}
