//! What must pass before a change lands.

use anyhow::Result;

use crate::needs::{Need, see_to};
use crate::toolchain::{self, Target};
use crate::{step, wasm, web};

/// Formatting, lints and documentation, of the program and of its page.
pub(crate) fn lint() -> Result<()> {
    see_to(&[&[Need::Rustfmt, Need::Clippy], web::NEEDS].concat())?;
    step::run("format", &mut step::cargo(&["fmt", "--all", "--check"]))?;
    let clippy = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    step::run("clippy", &mut step::cargo(&clippy))?;
    let mut doc = step::cargo(&["doc", "--workspace", "--no-deps", "--locked", "--all-features"]);
    step::run("documentation", doc.env("RUSTDOCFLAGS", "-D warnings"))?;
    web::lint(toolchain::setup()?)
}

/// Everything that CI runs.
pub(crate) fn test() -> Result<()> {
    // All of it first: nobody wants to learn after an hour that something is missing.
    see_to(&Need::ALL)?;
    let cross = toolchain::setup()?;
    // Before the program is built, which has it in it.
    web::build(cross)?;
    lint()?;
    web::test()?;
    wasm::function(cross)?;
    wasm::provider(cross)?;
    step::run(
        "tests",
        &mut step::cargo(&["test", "--workspace", "--exclude", "benches", "--locked"]),
    )?;
    let check = ["check", "--package", "shared-scoring", "--locked"];
    step::run("the kernel on bare metal", &mut cross.cargo(Target::BareMetal, &check)?)?;
    web::test_in_browser()
}

/// All benches, one after the other.
pub(crate) fn bench() -> Result<()> {
    see_to(&[Need::CCompiler, Need::PostgreSql])?;
    step::run("benches", &mut step::cargo(&["bench", "--package", "benches", "--locked"]))
}
