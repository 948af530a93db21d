//! The Shopify Function as a module: built, made small by wasm-opt, and put where Shopify's tools
//! look for it. Also what its tests need: the provider that Shopify links to it. And the kernel for the
//! merchant's browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::step;
use crate::toolchain::{CrossToolchain, Target};

const PROFILE: &str = "wasm-release";
const SMALL: &str = "wasm-browser";
const FUNCTION: &str = "update_rfm_score";
const PROVIDER: &str = "function-provider";
const KERNEL: &str = "scoring-wasm";
/// What binds the kernel to JavaScript; not a part of this program, so that nothing else waits for its libraries.
const BINDGEN: &str = "kernel-bindgen";
/// What the compiler may use and Shopify's engine knows.
const FEATURES: [&str; 4] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
];

/// What the compiler may use for a browser, too.
const OF_BROWSERS: [&str; 2] = ["--enable-simd", "--enable-multivalue"];

/// Builds the kernel with its JavaScript and type declarations into `web/src/kernel/generated`.
///
/// # Errors
/// When a tool is missing or fails.
pub(crate) fn browser(cross: CrossToolchain) -> Result<()> {
    let built = build(cross, Target::Browser, KERNEL)?;
    let folder = step::root().join("web/src/kernel/generated");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let mut bindgen = step::cargo(&["run", "--quiet", "--locked", "--package", BINDGEN, "--"]);
    step::run("bind the kernel to JavaScript", bindgen.arg(&built).arg(&folder))?;
    let module = folder.join("kernel_bg.wasm");
    optimize("-O3", &OF_BROWSERS, &module, &module)?;
    println!("{}: {} bytes", module.display(), fs::metadata(&module)?.len());
    Ok(())
}

/// Builds the Function into `functions/update_rfm_score/dist`.
///
/// # Errors
/// When a tool is missing or fails.
pub(crate) fn function(cross: CrossToolchain) -> Result<()> {
    let built = build(cross, Target::Wasm, FUNCTION)?;
    let folder = step::root().join("functions").join(FUNCTION).join("dist");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    // Whoever reads the module while it is made sees the old one or the new one.
    let (next, module) = (folder.join("next.wasm"), folder.join(format!("{FUNCTION}.wasm")));
    optimize("-O4", &[], &built, &next)?;
    fs::rename(&next, &module).with_context(|| module.display().to_string())?;
    println!("{}: {} bytes", module.display(), fs::metadata(&module)?.len());
    Ok(())
}

/// Builds what Shopify links to a Function when it runs it.
///
/// # Errors
/// When it cannot be built.
pub(crate) fn provider(cross: CrossToolchain) -> Result<()> {
    build(cross, Target::Wasm, PROVIDER).map(drop)
}

fn optimize(level: &str, features: &[&str], module: &Path, optimized: &Path) -> Result<()> {
    let mut optimize = Command::new("wasm-opt");
    optimize.args([level, "--strip-debug", "--strip-producers"]).args(FEATURES).args(features);
    step::run("wasm-opt", optimize.arg(module).arg("-o").arg(optimized))
}

fn build(cross: CrossToolchain, target: Target, package: &str) -> Result<PathBuf> {
    // A library that is built as several kinds is not optimised as a whole, so of this one only the kind that runs
    // is built.
    let profile = match target {
        Target::Browser => SMALL,
        Target::BareMetal | Target::Wasm => PROFILE,
    };
    let kind = ["--package", package, "--crate-type", "cdylib"];
    let arguments = [&["rustc", "--locked", "--profile", profile][..], &kind].concat();
    step::run(&format!("{package} for wasm"), &mut cross.cargo(target, &arguments)?)?;
    let folder = target.folder()?.join(target.triple()).join(profile);
    Ok(folder.join(format!("{}.wasm", package.replace('-', "_"))))
}
