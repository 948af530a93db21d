//! Which toolchain builds for targets other than this machine's: rustup's target where it is
//! installed or can be added, else Debian's compiler with the standard library's source.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{packages, step};

/// The bare-metal target that shows the kernel needs `core` alone.
pub(crate) const BARE_METAL: &str = "x86_64-unknown-none";

const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/core";

/// Where code for another target comes from.
pub(crate) enum CrossToolchain {
    /// rustup has the target.
    Rustup,
    /// Debian's compiler builds the standard library from source.
    Debian,
}

impl CrossToolchain {
    /// A cargo command for the bare-metal target.
    pub(crate) fn bare_metal(&self, arguments: &[&str]) -> Command {
        let mut command = match self {
            CrossToolchain::Rustup => step::cargo(arguments),
            CrossToolchain::Debian => {
                let mut command = Command::new(DEBIAN_CARGO);
                command.args(arguments).arg("-Zbuild-std=core");
                command.env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1");
                // Set by the cargo that runs us; they would point Debian's at the other toolchain.
                command.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO").env_remove("RUSTDOC");
                command
            }
        };
        command.args(["--target", BARE_METAL]);
        command.arg("--target-dir").arg(step::target().join("bare-metal"));
        command
    }
}

/// Finds a toolchain for other targets, installing one where this user may.
///
/// # Errors
/// When there is none and it cannot be installed; the error names the command to type.
pub(crate) fn setup() -> Result<CrossToolchain> {
    if rustup_has_target() {
        return Ok(CrossToolchain::Rustup);
    }
    if debian_is_installed() {
        return Ok(CrossToolchain::Debian);
    }
    println!("==> setup: {BARE_METAL}");
    if step::output_of("rustup", &["target", "add", BARE_METAL]).is_some() && rustup_has_target() {
        return Ok(CrossToolchain::Rustup);
    }
    if packages::install(&DEBIAN_PACKAGES)? && debian_is_installed() {
        return Ok(CrossToolchain::Debian);
    }
    bail!(
        "the standard library for {BARE_METAL} is missing. Type `rustup target add {BARE_METAL}`, \
         or on Debian `sudo apt-get install --no-install-recommends {}`",
        DEBIAN_PACKAGES.join(" ")
    )
}

fn rustup_has_target() -> bool {
    let installed = step::output_of("rustup", &["target", "list", "--installed"]);
    installed.is_some_and(|targets| targets.lines().any(|target| target == BARE_METAL))
}

fn debian_is_installed() -> bool {
    [DEBIAN_CARGO, DEBIAN_RUSTC, DEBIAN_SOURCE].iter().all(|path| Path::new(path).exists())
}
