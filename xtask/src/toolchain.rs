//! Which toolchain builds for targets other than this machine's: the one in use where it has them or rustup
//! can add them, else Debian's compiler with the standard library's source.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::needs::{Need, see_to};
use crate::step;

/// Debian's compiler, the library's source, and a linker for WebAssembly.
pub(crate) const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
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
    /// The kernel in the merchant's browser.
    Browser,
}

impl Target {
    /// All of them.
    const ALL: [Target; 3] = [Target::BareMetal, Target::Wasm, Target::Browser];

    /// Its name as rustc knows it.
    pub(crate) const fn triple(self) -> &'static str {
        match self {
            Target::BareMetal => "x86_64-unknown-none",
            Target::Wasm | Target::Browser => "wasm32-unknown-unknown",
        }
    }

    /// The crates of the standard library that it has.
    const fn library(self) -> &'static str {
        match self {
            Target::BareMetal => "-Zbuild-std=core",
            Target::Wasm | Target::Browser => "-Zbuild-std=std,panic_abort",
        }
    }

    /// What the compiler may use beyond what all targets of that name have. Every browser of today knows how to
    /// do the same with many numbers at once; Shopify's engine does not.
    const fn flags(self) -> Option<&'static str> {
        match self {
            Target::BareMetal | Target::Wasm => None,
            Target::Browser => {
                Some("target.wasm32-unknown-unknown.rustflags=[\"-Ctarget-feature=+simd128\"]")
            }
        }
    }

    /// Its own target folder: toolchains do not overwrite each other's work.
    pub(crate) fn folder(self) -> Result<PathBuf> {
        let folder = match self {
            Target::BareMetal => "bare-metal",
            Target::Wasm => "wasm",
            Target::Browser => "wasm-browser",
        };
        Ok(step::target()?.join(folder))
    }
}

/// The toolchain of the cargo that runs us.
#[derive(Clone, Debug)]
pub(crate) struct Toolchain {
    /// Where its libraries are.
    pub(crate) sysroot: PathBuf,
    /// Its name, if rustup manages it.
    pub(crate) of_rustup: Option<String>,
}

impl Toolchain {
    /// Asks the compiler beside `$CARGO`: the one on the path may be another toolchain's.
    pub(crate) fn in_use() -> Toolchain {
        let cargo = std::env::var_os("CARGO").map(PathBuf::from).unwrap_or_default();
        let beside = cargo.with_file_name("rustc");
        let rustc = if beside.is_file() { beside } else { "rustc".into() };
        let sysroot = step::output_of(rustc, &["--print", "sysroot"]).unwrap_or_default();
        Toolchain::at(Path::new(sysroot.trim()))
    }

    /// rustup keeps its toolchains by name in a folder of that name.
    fn at(sysroot: &Path) -> Toolchain {
        let parent = sysroot.parent().and_then(Path::file_name);
        let name = sysroot.file_name().filter(|_| parent.is_some_and(|name| name == "toolchains"));
        let of_rustup = name.map(|name| name.to_string_lossy().into_owned());
        Toolchain { sysroot: sysroot.to_owned(), of_rustup }
    }

    fn has(&self, target: Target) -> bool {
        self.sysroot.join("lib/rustlib").join(target.triple()).join("lib").is_dir()
    }
}

/// Where code for another target comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CrossToolchain {
    /// The toolchain in use has the targets.
    InUse,
    /// Debian's compiler builds the standard library from source.
    Debian,
}

impl CrossToolchain {
    /// A cargo command for a target.
    ///
    /// # Errors
    /// When cargo does not tell its target folder.
    pub(crate) fn cargo(self, target: Target, arguments: &[&str]) -> Result<Command> {
        let mut command = match self {
            CrossToolchain::InUse => step::cargo(arguments),
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
        command.args(["--target", target.triple()]).arg("--target-dir").arg(target.folder()?);
        if let Some(flags) = target.flags() {
            // These would take the place of ours.
            command.args(["--config", flags]).env_remove("RUSTFLAGS");
        }
        Ok(command)
    }
}

/// Finds a toolchain for other targets, installing what it lacks where this user may.
///
/// # Errors
/// When there is none and it cannot be installed; the error names the command to type.
pub(crate) fn setup() -> Result<CrossToolchain> {
    see_to(&[Need::OtherTargets])?;
    cross().context("no toolchain for other targets")
}

/// The toolchain for other targets, if there is one.
pub(crate) fn cross() -> Option<CrossToolchain> {
    let in_use = Toolchain::in_use();
    if Target::ALL.into_iter().all(|target| in_use.has(target)) {
        return Some(CrossToolchain::InUse);
    }
    debian_is_installed().then_some(CrossToolchain::Debian)
}

/// The names of all targets.
pub(crate) fn triples() -> [&'static str; 2] {
    [Target::BareMetal.triple(), Target::Wasm.triple()]
}

fn debian_is_installed() -> bool {
    let files = [DEBIAN_CARGO, DEBIAN_RUSTC, DEBIAN_SOURCE, DEBIAN_LINKER];
    files.iter().all(|path| Path::new(path).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_toolchain_is_rustups() {
        let name = |sysroot: &str| Toolchain::at(Path::new(sysroot)).of_rustup;
        let stable = "stable-x86_64-unknown-linux-gnu";
        assert_eq!(name(&format!("/home/a/.rustup/toolchains/{stable}")).as_deref(), Some(stable));
        assert_eq!(name("/usr"), None);
        assert_eq!(name(""), None);
    }
}
