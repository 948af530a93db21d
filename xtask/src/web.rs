//! The merchant's page in `web/`: built for the service to serve, linted, tested. npm does the work; this says in
//! which order, and leaves out what was done already.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{fs, io};

use anyhow::{Context, Result, ensure};

use crate::needs::{self, Need};
use crate::toolchain::CrossToolchain;
use crate::{step, wasm};

/// Where the page is, and where it is tested in a browser.
const PAGE: &str = "web";
const IN_BROWSER: &str = "tests/browser";

/// What it takes to build the page.
pub(crate) const NEEDS: &[Need] =
    &[Need::CCompiler, Need::Binaryen, Need::OtherTargets, Need::Node];

/// The types of the service's calls, made of its own description.
const TYPES: &str = "src/base/schema.ts";

/// Builds the page with its kernel into `web/dist`, which the next build of the service has in it.
///
/// # Errors
/// When a tool is missing or fails.
pub(crate) fn build(cross: CrossToolchain) -> Result<()> {
    wasm::browser(cross)?;
    install(PAGE)?;
    let built = step::target()?.join("page");
    let folder = built.display().to_string();
    run("the page", &["run", "build", "--", "--outDir", &folder, "--emptyOutDir"])?;
    // A file that is written anew would have the service built anew, even where it is the same.
    let to = step::root().join(PAGE).join("dist");
    copy_changes(&built, &to).with_context(|| to.display().to_string())
}

/// Lints and types, and whether the types of the calls are those of the service.
///
/// # Errors
/// When something is not as it should be.
pub(crate) fn lint(cross: CrossToolchain) -> Result<()> {
    // Its types are those of the page's own code.
    wasm::browser(cross)?;
    install(PAGE)?;
    run("the page's lints", &["run", "lint"])?;
    run("the page's types", &["run", "check"])?;
    install(IN_BROWSER)?;
    step::run("the browser tests' lints", &mut npm(IN_BROWSER, &["run", "lint"]))?;
    step::run("the types of the browser tests", &mut npm(IN_BROWSER, &["run", "check"]))?;
    let description = describe()?;
    let check = ["run", "schema", "--", &description, "--output", TYPES, "--check"];
    run("the types of the calls", &check)
        .context("`cargo xtask schema` makes them anew; then commit them")
}

/// Makes the types of the calls anew.
///
/// # Errors
/// When the service does not build.
pub(crate) fn schema() -> Result<()> {
    install(PAGE)?;
    let description = describe()?;
    run("the types of the calls", &["run", "schema", "--", &description, "--output", TYPES])
}

/// What is tested without a browser.
///
/// # Errors
/// When a test fails.
pub(crate) fn test() -> Result<()> {
    install(PAGE)?;
    run("the page's tests", &["test"])
}

/// The page in a browser, against the service.
///
/// # Errors
/// When a test fails, or there is no browser.
pub(crate) fn test_in_browser() -> Result<()> {
    install(IN_BROWSER)?;
    step::run("the service", &mut step::cargo(&["build", "--locked", "--package", "rfm-service"]))?;
    let mut npm = npm(IN_BROWSER, &["test"]);
    npm.env("RFM_BINARY", step::target()?.join("debug/rfm"));
    if let Some(browser) = needs::chromium() {
        npm.env("RFM_CHROMIUM", browser);
    }
    step::run("the page in a browser", &mut npm)
}

/// Installs what a folder's package is made of, unless it was since that last changed.
fn install(folder: &str) -> Result<()> {
    let path = step::root().join(folder);
    let lock = path.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| lock.display().to_string())?;
    let installed = path.join("node_modules/.installed-by-xtask");
    if fs::read(&installed).is_ok_and(|was| was == wanted) {
        return Ok(());
    }
    let named = format!("what {folder} is made of");
    step::run(&named, &mut npm(folder, &["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&installed, wanted).with_context(|| installed.display().to_string())
}

/// Makes a folder the same as another, and writes only what differs.
fn copy_changes(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for old in fs::read_dir(to)? {
        let old = old?;
        match from.join(old.file_name()).exists() {
            true => {}
            false if old.file_type()?.is_dir() => fs::remove_dir_all(old.path())?,
            false => fs::remove_file(old.path())?,
        }
    }
    for new in fs::read_dir(from)? {
        let new = new?;
        let to = to.join(new.file_name());
        if new.file_type()?.is_dir() {
            copy_changes(&new.path(), &to)?;
            continue;
        }
        let bytes = fs::read(new.path())?;
        if fs::read(&to).ok().as_ref() != Some(&bytes) {
            fs::write(&to, bytes)?;
        }
    }
    Ok(())
}

/// The description of the calls in a file, by the service as it is now.
fn describe() -> Result<String> {
    println!("==> the description of the calls");
    let run = ["run", "--quiet", "--locked", "--package", "rfm-service", "--", "openapi"];
    let mut service = step::cargo(&run);
    let output = service.current_dir(step::root()).stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "rfm openapi failed with {}", output.status);
    let file = step::target()?.join("openapi.json");
    fs::write(&file, output.stdout).with_context(|| file.display().to_string())?;
    Ok(file.display().to_string())
}

fn run(step: &str, arguments: &[&str]) -> Result<()> {
    step::run(step, &mut npm(PAGE, arguments))
}

/// npm in a folder.
fn npm(folder: &str, arguments: &[&str]) -> Command {
    let mut npm = Command::new("npm");
    npm.args(["--prefix", folder]).args(arguments);
    npm
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        let write = |root: &Path, name: &str, text: &str| {
            fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            fs::write(root.join(name), text).unwrap();
        };
        for (name, text) in [("index.html", "b"), ("assets/b.js", "b"), ("assets/same.js", "s")] {
            write(&from, name, text);
        }
        for (name, text) in
            [("index.html", "a"), ("assets/a.js", "a"), ("assets/same.js", "s"), ("old/c.js", "c")]
        {
            write(&to, name, text);
        }
        let written = || fs::metadata(to.join("assets/same.js")).unwrap().modified().unwrap();
        let before = written();
        copy_changes(&from, &to).unwrap();
        assert_eq!(written(), before);
        assert_eq!(fs::read_to_string(to.join("index.html")).unwrap(), "b");
        assert_eq!(fs::read_to_string(to.join("assets/b.js")).unwrap(), "b");
        assert!(!to.join("assets/a.js").exists() && !to.join("old").exists());
    }
}
