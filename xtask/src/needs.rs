//! What the build, the tests and the service need from this machine. All that is missing is found first,
//! installed where this user may, and what then is still missing is named in one list, each with the exact
//! command.

use anyhow::{Result, bail};

use crate::packages::{self, Apt};
use crate::postgresql::{OLDEST, find_programs};
use crate::toolchain::Toolchain;
use crate::{step, toolchain};

/// Something that a machine may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Links programs and builds the C parts of libraries.
    CCompiler,
    /// The private server of the demo, the tests and the benches.
    PostgreSql,
    /// `wasm-opt`, which makes the Function small.
    Binaryen,
    /// `cargo fmt`.
    Rustfmt,
    /// `cargo clippy`.
    Clippy,
    /// The standard library for targets that are not this machine's.
    OtherTargets,
}

impl Need {
    /// All of them.
    pub(crate) const ALL: [Need; 6] = [
        Need::CCompiler,
        Need::PostgreSql,
        Need::Binaryen,
        Need::Rustfmt,
        Need::Clippy,
        Need::OtherTargets,
    ];

    fn is_there(self) -> bool {
        match self {
            Need::CCompiler => {
                let chosen = std::env::var("CC").unwrap_or_else(|_| "cc".into());
                // It may come with arguments, or behind a cache's name.
                let mut words = chosen.split_whitespace();
                let program = words.next().unwrap_or("cc");
                let arguments: Vec<&str> = words.chain(["--version"]).collect();
                step::output_of(program, &arguments).is_some()
            }
            Need::PostgreSql => find_programs().is_some(),
            Need::Binaryen => step::output_of("wasm-opt", &["--version"]).is_some(),
            Need::Rustfmt => step::cargo_runs(&["fmt", "--version"]),
            Need::Clippy => step::cargo_runs(&["clippy", "--version"]),
            Need::OtherTargets => toolchain::cross().is_some(),
        }
    }

    fn name(self) -> String {
        match self {
            Need::CCompiler => "a C compiler (cc)".into(),
            Need::PostgreSql => format!("PostgreSQL {OLDEST} or newer (initdb, pg_ctl, postgres)"),
            Need::Binaryen => "binaryen (wasm-opt)".into(),
            Need::Rustfmt => "rustfmt".into(),
            Need::Clippy => "clippy".into(),
            Need::OtherTargets => {
                format!("the standard library for {}", toolchain::triples().join(" and "))
            }
        }
    }

    /// The packages of Debian and Ubuntu that have it.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Need::CCompiler => &["build-essential"],
            Need::PostgreSql => &["postgresql"],
            Need::Binaryen => &["binaryen"],
            Need::Rustfmt => &["rustfmt"],
            Need::Clippy => &["rust-clippy"],
            Need::OtherTargets => &toolchain::DEBIAN_PACKAGES,
        }
    }

    /// What rustup adds it by, if it is rustup's.
    fn rustup(self, toolchain: &Toolchain) -> Option<Vec<String>> {
        let name = toolchain.of_rustup.as_deref()?;
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        match self {
            Need::Rustfmt => Some(words(&["component", "add", "--toolchain", name, "rustfmt"])),
            Need::Clippy => Some(words(&["component", "add", "--toolchain", name, "clippy"])),
            Need::OtherTargets => {
                let add: Vec<String> = words(&["target", "add", "--toolchain", name]);
                Some([add, toolchain::triples().map(String::from).to_vec()].concat())
            }
            Need::CCompiler | Need::PostgreSql | Need::Binaryen => None,
        }
    }

    /// What to type to have it.
    fn command(self, toolchain: &Toolchain, postgresql: Option<u32>) -> String {
        if let Some(words) = self.rustup(toolchain) {
            return format!("rustup {}", words.join(" "));
        }
        if self == Need::PostgreSql && postgresql.is_some_and(|version| version < OLDEST) {
            return packages::PGDG.into();
        }
        let elsewhere = match self {
            Need::CCompiler => "elsewhere gcc or clang",
            Need::PostgreSql => "elsewhere put its programs on the PATH",
            Need::Binaryen => "elsewhere `npm install --global binaryen`",
            Need::Rustfmt | Need::Clippy | Need::OtherTargets => "better use rustup's cargo",
        };
        let packages = self.packages().join(" ");
        format!("{} {packages}   ({elsewhere})", packages::TO_TYPE)
    }
}

/// Sees to it that all of these are there.
///
/// # Errors
/// When one is not and cannot be installed; the error has the whole list.
pub(crate) fn see_to(needs: &[Need]) -> Result<()> {
    let missing = || -> Vec<Need> { needs.iter().copied().filter(|n| !n.is_there()).collect() };
    let found = missing();
    if found.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = found.iter().map(|need| need.name()).collect();
    println!("==> setup: this machine lacks {}", names.join(", "));
    let toolchain = Toolchain::in_use();
    install(&found, &toolchain);
    let left = missing();
    if left.is_empty() {
        return Ok(());
    }
    let postgresql = packages::postgresql_candidate();
    let lines: Vec<String> = left
        .iter()
        .map(|need| format!("{}:\n    {}", need.name(), need.command(&toolchain, postgresql)))
        .collect();
    bail!("this machine lacks what cannot be installed from here; type\n  {}", lines.join("\n  "))
}

/// Tries rustup, then apt-get. What fails says so itself, and is still missing afterwards.
fn install(missing: &[Need], toolchain: &Toolchain) {
    for words in missing.iter().filter_map(|need| need.rustup(toolchain)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        step::attempt("rustup", &words);
    }
    let left: Vec<Need> = missing.iter().copied().filter(|need| !need.is_there()).collect();
    let (Some(apt), false) = (Apt::allowed(), left.is_empty()) else { return };
    apt.update();
    let is_old = || packages::postgresql_candidate().is_some_and(|version| version < OLDEST);
    // One at a time: a package that this release does not have keeps none of the others away.
    for need in left {
        match need {
            Need::PostgreSql if is_old() => {}
            Need::PostgreSql => apt.install_postgresql(),
            _ => apt.install(need.packages()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_need_has_a_whole_command_for_this_machine() {
        let of_rustup = Toolchain { sysroot: "/x".into(), of_rustup: Some("stable-x86_64".into()) };
        let of_debian = Toolchain { sysroot: "/usr".into(), of_rustup: None };
        for need in Need::ALL {
            let command = need.command(&of_debian, Some(17));
            assert!(
                command.starts_with("sudo apt-get update && sudo apt-get install"),
                "{command}"
            );
        }
        for need in [Need::Rustfmt, Need::Clippy, Need::OtherTargets] {
            let command = need.command(&of_rustup, None);
            assert!(
                command.starts_with("rustup ") && command.contains("stable-x86_64"),
                "{command}"
            );
        }
        // Ubuntu 22.04 has 14, Debian 11 has 13.
        for version in [13, 14] {
            let command = Need::PostgreSql.command(&of_rustup, Some(version));
            assert!(command.contains("apt.postgresql.org.sh"), "{command}");
            assert!(command.ends_with("postgresql-17"), "{command}");
        }
    }
}
