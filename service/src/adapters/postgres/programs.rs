//! Where PostgreSQL's programs are, if they are new enough. `cargo xtask setup` includes this file, so that
//! what it accepts is what starts; therefore it needs the standard library alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest major version that is used.
pub(crate) const OLDEST: u32 = 15;

/// The folder of the newest version that is installed whole: Debian keeps them apart by version, elsewhere
/// they are on the path.
pub(crate) fn find_programs() -> Option<PathBuf> {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<u32> =
        installed.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    versions.sort_unstable_by(|one, other| other.cmp(one));
    let by_version =
        versions.iter().map(|version| PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")));
    let path = std::env::var_os("PATH").unwrap_or_default();
    by_version.chain(std::env::split_paths(&path)).find(|folder| is_usable(folder))
}

/// A folder may have the clients alone, so each program is looked for.
fn is_usable(folder: &Path) -> bool {
    let is_whole = ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file());
    is_whole && version_of(folder).is_some_and(|version| version >= OLDEST)
}

/// The major version, from `postgres (PostgreSQL) 17.2 (Debian 17.2-1)` or `… 18beta1`.
fn version_of(folder: &Path) -> Option<u32> {
    let output = Command::new(folder.join("postgres")).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let number = text.split("(PostgreSQL) ").nth(1)?;
    number.split(|next: char| !next.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn programs_are_used_when_they_are_all_there_and_new_enough() {
        let folder = std::env::temp_dir().join(format!("rfm-programs-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let program = |name: &str, version: &str| {
            let path = folder.join(name);
            fs::write(&path, format!("#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n"))
                .unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        };
        program("pg_ctl", "17.2");
        program("postgres", "17.2 (Debian 17.2-1)");
        assert!(!is_usable(&folder), "initdb is not there");
        program("initdb", "17.2");
        assert!(is_usable(&folder));
        for (version, expected) in [("14.9", false), ("18beta1", true), ("9.6.1", false)] {
            program("postgres", version);
            assert_eq!(is_usable(&folder), expected, "{version}");
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
