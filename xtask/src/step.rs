//! Running one command line as a named step; a failure names the step and the line.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The repository's root folder: the one that cargo runs us for. Checkouts may share a target folder,
/// and then the one that we were built in is another.
pub(crate) fn root() -> PathBuf {
    let built_in = env!("CARGO_MANIFEST_DIR");
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| built_in.into(), PathBuf::from);
    here.parent().unwrap_or(&here).to_owned()
}

/// The target folder: `CARGO_TARGET_DIR` where it is set, else `target`.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The cargo that runs this program.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// Runs a command in the repository's root and waits for it.
///
/// # Errors
/// When it cannot be started or does not exit with 0.
pub(crate) fn run(step: &str, command: &mut Command) -> Result<()> {
    println!("==> {step}");
    command.current_dir(root());
    let status = command.status().with_context(|| format!("{step}: cannot start {command:?}"))?;
    ensure!(status.success(), "{step} failed with {status}: {command:?}");
    Ok(())
}

/// What a command prints, or `None` when it cannot be started or fails.
pub(crate) fn output_of(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
