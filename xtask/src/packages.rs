//! What the tests and the service need from the system: installed where this user may, else named with
//! the command to type.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::step;

/// Installs Debian packages as root; `false` where that cannot be done.
///
/// # Errors
/// When apt-get fails.
pub(crate) fn install(packages: &[&str]) -> Result<bool> {
    let is_root = step::output_of("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    if !is_root || step::output_of("apt-get", &["--version"]).is_none() {
        return Ok(false);
    }
    apt_get(&["update"])?;
    apt_get(&[&["install", "--yes", "--no-install-recommends"], packages].concat())?;
    Ok(true)
}

/// Sees to it that PostgreSQL's programs are there.
///
/// # Errors
/// When they are not and cannot be installed; the error names the command to type.
pub(crate) fn postgresql() -> Result<()> {
    if postgresql_is_installed() {
        return Ok(());
    }
    println!("==> setup: PostgreSQL");
    if install(&["postgresql"])? && postgresql_is_installed() {
        return Ok(());
    }
    bail!(
        "PostgreSQL 15 or newer is missing. On Debian and Ubuntu type \
         `sudo apt-get install --no-install-recommends postgresql`"
    )
}

/// Sees to it that binaryen's `wasm-opt` is there.
///
/// # Errors
/// When it is not and cannot be installed; the error names the command to type.
pub(crate) fn binaryen() -> Result<()> {
    let is_installed = || step::output_of("wasm-opt", &["--version"]).is_some();
    if is_installed() {
        return Ok(());
    }
    println!("==> setup: binaryen");
    if install(&["binaryen"])? && is_installed() {
        return Ok(());
    }
    bail!(
        "wasm-opt is missing. On Debian and Ubuntu type \
         `sudo apt-get install --no-install-recommends binaryen`, elsewhere `npm install --global binaryen`"
    )
}

fn postgresql_is_installed() -> bool {
    let has_programs =
        |folder: PathBuf| ["initdb", "pg_ctl", "postgres"].iter().all(|p| folder.join(p).exists());
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path: Vec<PathBuf> = std::env::split_paths(&path).collect();
    versions.map(|version| version.path().join("bin")).chain(on_path).any(has_programs)
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    step::run("setup: apt-get", &mut command)
}
