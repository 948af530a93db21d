//! What the build, the tests and the service need from this machine. All that is missing is found first,
//! installed where this user may, and what then is still missing is named in one list, each with the exact
//! command.

use std::env;

use anyhow::{Result, bail};

use crate::packages::{self, Apt, Candidates};
use crate::postgresql::{OLDEST, find_programs};
use crate::toolchain::Toolchain;
use crate::{step, toolchain};

/// The oldest Node that builds the page: its major and its minor version.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// What names the browser that tests are run with, where it is not on the path.
const CHROMIUM: &str = "RFM_CHROMIUM";

/// What Chromium and Chrome are called.
const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

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
    /// Node with npm, which builds the page.
    Node,
    /// The browser that the page is tested in.
    Chromium,
}

impl Need {
    /// All of them.
    pub(crate) const ALL: [Need; 8] = [
        Need::CCompiler,
        Need::PostgreSql,
        Need::Binaryen,
        Need::Rustfmt,
        Need::Clippy,
        Need::OtherTargets,
        Need::Node,
        Need::Chromium,
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
            Need::Node => {
                let told = step::output_of("node", &["--version"]).unwrap_or_default();
                packages::version_of(&told).is_some_and(|version| version >= OLDEST_NODE)
                    && step::output_of("npm", &["--version"]).is_some()
            }
            Need::Chromium => chromium().is_some(),
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
            Need::Node => {
                let (major, minor) = OLDEST_NODE;
                format!("Node {major}.{minor} or newer with npm")
            }
            Need::Chromium => "Chromium".into(),
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
            Need::Node => &["nodejs", "npm"],
            Need::Chromium => &["chromium"],
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
            Need::CCompiler | Need::PostgreSql | Need::Binaryen | Need::Node | Need::Chromium => {
                None
            }
        }
    }

    /// What to type to have it.
    fn command(self, toolchain: &Toolchain, candidates: Candidates) -> String {
        if let Some(words) = self.rustup(toolchain) {
            return format!("rustup {}", words.join(" "));
        }
        if self.is_too_old_in(candidates) {
            return if self == Need::Node { packages::NODE.into() } else { packages::PGDG.into() };
        }
        let elsewhere = match self {
            Need::CCompiler => "elsewhere gcc or clang",
            Need::PostgreSql => "elsewhere put its programs on the PATH",
            Need::Binaryen => "elsewhere `npm install --global binaryen`",
            Need::Rustfmt | Need::Clippy | Need::OtherTargets => "better use rustup's cargo",
            Need::Node => "elsewhere https://nodejs.org, or `nvm install --lts`",
            Need::Chromium => {
                "elsewhere Chromium or Chrome on the PATH, or its path in RFM_CHROMIUM"
            }
        };
        let packages = self.packages().join(" ");
        format!("{} {packages}   ({elsewhere})", packages::TO_TYPE)
    }

    /// Whether this release's own package would not do.
    fn is_too_old_in(self, candidates: Candidates) -> bool {
        match self {
            Need::PostgreSql => candidates.postgresql.is_some_and(|(major, _)| major < OLDEST),
            // Where nobody knows, a package of the system is most likely an old one.
            Need::Node => candidates.node.is_none_or(|version| version < OLDEST_NODE),
            _ => false,
        }
    }
}

/// The browser that the page is tested in: the one that is named, or one on the path.
pub(crate) fn chromium() -> Option<String> {
    let runs = |program: &String| step::output_of(program, &["--version"]).is_some();
    if let Some(named) = env::var(CHROMIUM).ok().filter(|named| !named.is_empty()) {
        return Some(named).filter(runs);
    }
    BROWSERS.into_iter().map(str::to_owned).find(runs)
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
    let candidates = Candidates::of_apt();
    let lines: Vec<String> = left
        .iter()
        .map(|need| format!("{}:\n    {}", need.name(), need.command(&toolchain, candidates)))
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
    let candidates = Candidates::of_apt();
    // One at a time: a package that this release does not have keeps none of the others away.
    for need in left {
        match need {
            old if old.is_too_old_in(candidates) => {}
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
        let new = Candidates { postgresql: Some((17, 0)), node: Some((20, 19)) };
        for need in Need::ALL {
            let command = need.command(&of_debian, new);
            assert!(
                command.starts_with("sudo apt-get update && sudo apt-get install"),
                "{command}"
            );
        }
        for need in [Need::Rustfmt, Need::Clippy, Need::OtherTargets] {
            let command = need.command(&of_rustup, new);
            assert!(
                command.starts_with("rustup ") && command.contains("stable-x86_64"),
                "{command}"
            );
        }
        // Ubuntu 22.04 has 14, Debian 11 has 13.
        for version in [13, 14] {
            let old = Candidates { postgresql: Some((version, 238)), node: None };
            let command = Need::PostgreSql.command(&of_rustup, old);
            assert!(command.contains("apt.postgresql.org.sh"), "{command}");
            assert!(command.ends_with("postgresql-17"), "{command}");
        }
        // Debian 12 has 18.20, and another source of packages may be there or not.
        for node in [None, Some((18, 20)), Some((20, 18))] {
            let command = Need::Node.command(&of_debian, Candidates { node, ..new });
            assert!(
                command.contains("https://nodejs.org") && !command.contains("apt"),
                "{command}"
            );
        }
    }
}
