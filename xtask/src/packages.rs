//! Packages of Debian and Ubuntu, as root or by a sudo that asks for no password.

use std::path::Path;
use std::process::Command;

use crate::step;

/// What installs a package, to be typed.
pub(crate) const TO_TYPE: &str =
    "sudo apt-get update && sudo apt-get install --yes --no-install-recommends";

/// What installs PostgreSQL where the release itself has an old one. It adds another source of packages, so
/// it is named and not done.
pub(crate) const PGDG: &str = "\
    sudo apt-get update && sudo apt-get install --yes postgresql-common ca-certificates\n    \
    sudo /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y\n    \
    sudo apt-get install --yes --no-install-recommends postgresql-17";

/// Where Node is, where the release itself has an old one or none.
pub(crate) const NODE: &str = "nvm install --lts   (nvm: https://github.com/nvm-sh/nvm; or take it from \
    https://nodejs.org)";

/// Read by postgresql-common before it makes a cluster for a package that is newly installed.
const CLUSTERS: &str = "/etc/postgresql-common/createcluster.d/rfm.conf";

/// apt-get with the right to use it.
pub(crate) struct Apt {
    prefix: &'static [&'static str],
}

impl Apt {
    /// `None` where there is no apt-get, or this user may not use it without being asked.
    pub(crate) fn allowed() -> Option<Apt> {
        step::output_of("apt-get", &["--version"])?;
        if step::output_of("id", &["-u"])?.trim() == "0" {
            return Some(Apt { prefix: &[] });
        }
        step::output_of("sudo", &["-n", "true"]).map(|_| Apt { prefix: &["sudo", "-n"] })
    }

    /// Reads which packages there are.
    pub(crate) fn update(&self) {
        self.run(&["apt-get", "update"]);
    }

    /// Installs packages.
    pub(crate) fn install(&self, packages: &[&str]) {
        let install = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes"];
        self.run(&[&install[..], &["--no-install-recommends"], packages].concat());
    }

    /// Installs PostgreSQL's programs. On a machine that had nothing of it the package would also make a
    /// cluster and start it at port 5432, which nobody asked for.
    pub(crate) fn install_postgresql(&self) {
        if !Path::new("/etc/postgresql-common").exists() {
            self.install(&["postgresql-common"]);
            let write = format!(
                "mkdir -p \"$(dirname {CLUSTERS})\" && echo 'create_main_cluster = false' > {CLUSTERS}"
            );
            self.run(&["sh", "-c", &write]);
            println!("no cluster of the system is made; remove {CLUSTERS} to have one");
        }
        self.install(&["postgresql"]);
    }

    fn run(&self, words: &[&str]) {
        let all = [self.prefix, words].concat();
        if let [program, arguments @ ..] = &all[..] {
            step::attempt(program, arguments);
        }
    }
}

/// A version, as far as it counts: its major and its minor number.
pub(crate) type Version = (u32, u32);

/// The versions of packages that this release would install; `None` where nobody knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidates {
    /// PostgreSQL's.
    pub(crate) postgresql: Option<Version>,
    /// Node's.
    pub(crate) node: Option<Version>,
}

impl Candidates {
    /// As apt knows them now.
    pub(crate) fn of_apt() -> Candidates {
        Candidates { postgresql: candidate("postgresql"), node: candidate("nodejs") }
    }
}

fn candidate(package: &str) -> Option<Version> {
    let mut policy = Command::new("apt-cache");
    // Its words are translated.
    policy.args(["policy", package]).env("LC_ALL", "C");
    let output = policy.output().ok()?;
    candidate_of(&String::from_utf8_lossy(&output.stdout))
}

/// From `  Candidate: 14+238`.
fn candidate_of(policy: &str) -> Option<Version> {
    version_of(policy.lines().find_map(|line| line.trim().strip_prefix("Candidate: "))?)
}

/// From `v20.19.2`, or `14+238`; what is not there is 0.
pub(crate) fn version_of(text: &str) -> Option<Version> {
    let text = text.trim().trim_start_matches('v');
    let mut numbers = text.split(|next: char| !next.is_ascii_digit());
    let major = numbers.next()?.parse().ok()?;
    let is_more = text.strip_prefix(&format!("{major}")).is_some_and(|rest| rest.starts_with('.'));
    let minor = numbers.next().filter(|_| is_more).and_then(|minor| minor.parse().ok());
    Some((major, minor.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_release_is_read() {
        let policy = "postgresql:\n  Installed: (none)\n  Candidate: 14+238\n  Version table:\n";
        assert_eq!(candidate_of(policy), Some((14, 0)));
        let node = "nodejs:\n  Installed: (none)\n  Candidate: 18.20.4+dfsg-1~deb12u1\n";
        assert_eq!(candidate_of(node), Some((18, 20)));
        assert_eq!(candidate_of("postgresql:\n  Candidate: (none)\n"), None);
        assert_eq!(candidate_of(""), None);
        assert_eq!(version_of("v22.3.0\n"), Some((22, 3)));
        assert_eq!(version_of("next"), None);
    }
}
