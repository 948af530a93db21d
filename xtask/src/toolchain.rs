//! Which toolchain builds for targets other than this machine's: rustup's target where it is
//! installed or can be added, else Debian's compiler with the standard library's source.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::{packages, step};

const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/core";
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-22";

/// A target that is not this machine's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Shows that the kernel needs `core` alone.
    BareMetal,
    /// The Shopify Function.
    Wasm,
}

impl Target {
    /// All of them.
    const ALL: [Target; 2] = [Target::BareMetal, Target::Wasm];

    /// Its name as rustc knows it.
    pub(crate) const fn triple(self) -> &'static str {
        match self {
            Target::BareMetal => "x86_64-unknown-none",
            Target::Wasm => "wasm32-unknown-unknown",
        }
    }

    /// The crates of the standard library that it has.
    const fn library(self) -> &'static str {
        match self {
            Target::BareMetal => "-Zbuild-std=core",
            Target::Wasm => "-Zbuild-std=std,panic_abort",
        }
    }

    /// Its own target folder: toolchains do not overwrite each other's work.
    pub(crate) fn folder(self) -> PathBuf {
        step::target().join(match self {
            Target::BareMetal => "bare-metal",
            Target::Wasm => "wasm",
        })
    }
}

/// Where code for another target comes from.
#[derive(Clone, Copy)]
pub(crate) enum CrossToolchain {
    /// rustup has the targets.
    Rustup,
    /// Debian's compiler builds the standard library from source.
    Debian,
}

impl CrossToolchain {
    /// A cargo command for a target.
    pub(crate) fn cargo(self, target: Target, arguments: &[&str]) -> Command {
        let mut command = match self {
            CrossToolchain::Rustup => step::cargo(arguments),
            CrossToolchain::Debian => {
                let mut command = Command::new(DEBIAN_CARGO);
                command.args(arguments).arg(target.library());
                command.env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1");
                command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
                // Set by the cargo that runs us; they would point Debian's at the other toolchain.
                command.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO").env_remove("RUSTDOC");
                command
            }
        };
        command.args(["--target", target.triple()]).arg("--target-dir").arg(target.folder());
        command
    }
}

/// Finds a toolchain for other targets, installing one where this user may.
///
/// # Errors
/// When there is none and it cannot be installed; the error names the command to type.
pub(crate) fn setup() -> Result<CrossToolchain> {
    if rustup_has_targets() {
        return Ok(CrossToolchain::Rustup);
    }
    if debian_is_installed() {
        return Ok(CrossToolchain::Debian);
    }
    let triples = Target::ALL.map(Target::triple).join(" ");
    println!("==> setup: {triples}");
    let mut add = vec!["target", "add"];
    add.extend(Target::ALL.map(Target::triple));
    if step::output_of("rustup", &add).is_some() && rustup_has_targets() {
        return Ok(CrossToolchain::Rustup);
    }
    if packages::install(&DEBIAN_PACKAGES)? && debian_is_installed() {
        return Ok(CrossToolchain::Debian);
    }
    bail!(
        "the standard library for {triples} is missing. Type `rustup target add {triples}`, \
         or on Debian `sudo apt-get install --no-install-recommends {}`",
        DEBIAN_PACKAGES.join(" ")
    )
}

fn rustup_has_targets() -> bool {
    let installed = step::output_of("rustup", &["target", "list", "--installed"]);
    let has = |target: Target| {
        installed.as_ref().is_some_and(|list| list.lines().any(|line| line == target.triple()))
    };
    Target::ALL.into_iter().all(has)
}

fn debian_is_installed() -> bool {
    let files = [DEBIAN_CARGO, DEBIAN_RUSTC, DEBIAN_SOURCE, DEBIAN_LINKER];
    files.iter().all(|path| Path::new(path).exists())
}
