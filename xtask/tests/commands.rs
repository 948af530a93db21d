//! `cargo xtask` on machines that lack something, and interrupted: with programs of our own in the place of
//! those of the system.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A machine with these programs alone, besides the shell's.
struct Machine(TempDir);

impl Machine {
    fn new() -> Machine {
        let machine = Machine(tempfile::tempdir().unwrap());
        for folder in ["bin", "tmp", "target/debug"] {
            fs::create_dir_all(machine.path(folder)).unwrap();
        }
        let search = std::env::var_os("PATH").unwrap();
        for program in ["sh", "kill", "sleep", "mkdir", "dirname", "env", "touch", "cat"] {
            let mut found = std::env::split_paths(&search).map(|folder| folder.join(program));
            let real = found.find(|path| path.is_file()).unwrap_or_else(|| panic!("no {program}"));
            symlink(real, machine.path("bin").join(program)).unwrap();
        }
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn program(&self, path: &str, script: &str) {
        fs::write(self.path(path), format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(self.path(path), Permissions::from_mode(0o755)).unwrap();
    }

    /// What was typed for this machine by its programs.
    fn typed(&self) -> String {
        fs::read_to_string(self.path("typed")).unwrap_or_default()
    }

    fn xtask(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args(arguments)
            .env_clear()
            .env("PATH", self.path("bin"))
            .env("TMPDIR", self.path("tmp"))
            .env("CARGO", self.path("bin/cargo"))
            .env("MACHINE", self.0.path())
            .process_group(0);
        command
    }
}

/// A cargo that does nothing but tell its target folder.
const METADATA: &str =
    r#"case $1 in metadata) echo "{\"target_directory\": \"$MACHINE/target\"}";; esac"#;

fn entries(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn all_that_is_missing_is_named_once_with_its_command() {
    let machine = Machine::new();
    machine.program("bin/cargo", "exit 1");
    machine.program("bin/id", "echo 1000");
    machine.program("bin/apt-get", "exit 0");
    // A sudo that would ask.
    machine.program("bin/sudo", "exit 1");
    machine.program("bin/rustc", "echo /home/a/.rustup/toolchains/stable-x86_64");
    let output = machine.xtask(&["setup"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    let apt = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends";
    for command in [
        &format!("{apt} build-essential"),
        &format!("{apt} binaryen"),
        "rustup component add --toolchain stable-x86_64 rustfmt",
        "rustup component add --toolchain stable-x86_64 clippy",
        "rustup target add --toolchain stable-x86_64 x86_64-unknown-none wasm32-unknown-unknown",
        "Node 20.19 or newer with npm:\n    nvm install --lts",
        &format!("{apt} chromium"),
    ] {
        assert_eq!(told.matches(command).count(), 1, "{command}: {told}");
    }
}

#[test]
fn an_old_node_is_named_and_not_installed() {
    let machine = Machine::new();
    machine.program("bin/cargo", "exit 1");
    machine.program("bin/id", "echo 0");
    machine.program("bin/node", "echo v18.20.4");
    machine.program("bin/npm", "echo 9.2.0");
    machine.program("bin/apt-cache", "echo '  Candidate: 18.20.4+dfsg-1'");
    machine.program("bin/apt-get", "echo \"$*\" >> $MACHINE/typed");
    let output = machine.xtask(&["web"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("Node 20.19 or newer with npm:") && told.contains("nodejs.org"),
        "{told}"
    );
    assert!(!machine.typed().contains("nodejs"), "{}", machine.typed());
    // A newer one is installed with npm beside it.
    machine.program("bin/apt-cache", "echo '  Candidate: 20.19.2+dfsg-1'");
    machine.xtask(&["web"]).output().unwrap();
    assert!(machine.typed().contains("--no-install-recommends nodejs npm"), "{}", machine.typed());
    // The demo says how to do without it.
    machine.program("bin/cc", "exit 0");
    let output = machine.xtask(&["demo"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("nodejs npm") && told.contains("cargo xtask demo --no-page"), "{told}");
}

#[test]
fn a_sudo_that_does_not_ask_installs() {
    let machine = Machine::new();
    machine.program("bin/cargo", METADATA);
    machine.program("bin/id", "echo 1000");
    machine.program("bin/cc", "exit 0");
    machine.program("bin/apt-get", "exit 0");
    let sysroot = machine.path("sysroot");
    for target in ["x86_64-unknown-none", "wasm32-unknown-unknown"] {
        fs::create_dir_all(sysroot.join("lib/rustlib").join(target).join("lib")).unwrap();
    }
    machine.program("bin/rustc", "echo $MACHINE/sysroot");
    let made = "cp $MACHINE/bin/cc $MACHINE/bin/wasm-opt";
    machine.program(
        "bin/sudo",
        &format!("echo \"$*\" >> $MACHINE/typed\ncase \"$*\" in *binaryen) {made};; esac"),
    );
    symlink("/bin/cp", machine.path("bin/cp")).unwrap();
    // Of what the module needs, binaryen alone is missing.
    let output = machine.xtask(&["wasm"]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("this machine lacks binaryen (wasm-opt)\n"), "{told}");
    assert!(told.contains("==> update_rfm_score for wasm"), "it goes on: {told}");
    let typed = machine.typed();
    let typed: Vec<&str> = typed.lines().collect();
    assert_eq!(typed[..2], ["-n true", "-n apt-get update"], "{typed:?}");
    assert!(typed[2].starts_with("-n env DEBIAN_FRONTEND"), "{typed:?}");
    assert!(typed[2].ends_with("--no-install-recommends binaryen"), "{typed:?}");
}

#[test]
fn the_demo_can_be_stopped_while_a_command_runs() {
    let machine = Machine::new();
    machine.program("bin/cargo", METADATA);
    machine.program("bin/cc", "exit 0");
    for program in ["initdb", "pg_ctl", "postgres"] {
        machine.program(&format!("bin/{program}"), "echo 'postgres (PostgreSQL) 17.2'");
    }
    let stopped = "trap 'touch $MACHINE/asked; exit 130' TERM";
    // Ends by itself, so that a demo that is gone fails this test.
    let runs = "touch $MACHINE/runs; for i in 0 1 2 3 4 5 6 7 8 9; do sleep 0.5; done";
    machine.program("target/debug/rfm", &format!("{stopped}\n{runs}"));
    let mut demo = machine.xtask(&["demo", "--no-page"]);
    let demo = demo.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let deadline = Instant::now() + Duration::from_secs(30);
    while !machine.path("runs").exists() {
        assert!(Instant::now() < deadline, "the command does not run");
        std::thread::park_timeout(Duration::from_millis(10));
    }
    assert_eq!(entries(&machine.path("tmp")), 1);
    // As a terminal does: the signal goes to the whole group.
    let group = format!("-{}", demo.id());
    assert!(Command::new("kill").args(["-INT", "--", &group]).status().unwrap().success());
    let output = demo.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(machine.path("asked").exists(), "the command was not asked to stop");
    assert_eq!(entries(&machine.path("tmp")), 0, "a folder is left behind");
}
