//! Running one command line as a named step; a failure names the step and the line.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// The repository's root folder: the one that cargo runs us for. Checkouts may share a target folder,
/// and then the one that we were built in is another.
pub(crate) fn root() -> PathBuf {
    let built_in = env!("CARGO_MANIFEST_DIR");
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| built_in.into(), PathBuf::from);
    here.parent().unwrap_or(&here).to_owned()
}

/// The target folder, as cargo has it from its environment and its configuration.
///
/// # Errors
/// When cargo does not tell.
pub(crate) fn target() -> Result<PathBuf> {
    let metadata = ["metadata", "--no-deps", "--format-version", "1", "--locked"];
    let output = cargo(&metadata).current_dir(root()).stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "cargo metadata failed with {}", output.status);
    let metadata: Value = serde_json::from_slice(&output.stdout).context("cargo metadata")?;
    let folder = metadata["target_directory"].as_str();
    Ok(folder.context("cargo metadata tells no target folder")?.into())
}

/// The cargo that runs this program.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // A relative folder is one from where we were called, but cargo is run in the root.
    if let Some(folder) = env::var_os("CARGO_TARGET_DIR")
        && let Ok(absolute) = std::path::absolute(folder)
    {
        command.env("CARGO_TARGET_DIR", absolute);
    }
    command.args(arguments);
    command
}

/// Whether cargo has a subcommand and runs it.
pub(crate) fn cargo_runs(arguments: &[&str]) -> bool {
    let mut command = cargo(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Runs a command that may fail: it is printed as it is typed, and says itself what is wrong.
pub(crate) fn attempt(program: &str, arguments: &[&str]) {
    println!("==> setup: {program} {}", arguments.join(" "));
    match Command::new(program).args(arguments).stdin(Stdio::null()).status() {
        Ok(status) if status.success() => {}
        Ok(status) => println!("{program} ended with {status}"),
        Err(error) => println!("{program} cannot be started: {error}"),
    }
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
pub(crate) fn output_of(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
