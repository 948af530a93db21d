//! Files of random bytes that this installation keeps secret. What is in them is never logged.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Makes a file of so many random bytes, which its owner alone may read; `false` when there is one.
///
/// # Errors
/// When it cannot be written, or the system gives no random bytes.
pub(super) fn make(path: &Path, bytes: usize) -> io::Result<bool> {
    // Its folder may be one that nothing can be written into.
    if path.try_exists()? {
        return Ok(false);
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut key = vec![0; bytes];
    getrandom::fill(&mut key).map_err(|error| io::Error::other(error.to_string()))?;
    // Written aside and put into place whole, so that no reader meets half a file, and two processes that
    // make one at the same time end with the same.
    let mut aside = NamedTempFile::new_in(folder)?;
    aside.write_all(&key)?;
    aside.as_file().sync_all()?;
    match aside.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(refused) => Err(refused.error),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/a.key");
        assert!(make(&path, 64).unwrap());
        let key = fs::read(&path).unwrap();
        assert_eq!(key.len(), 64);
        assert_ne!(key, [0; 64]);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(!make(&path, 64).unwrap(), "there is one");
        assert_eq!(fs::read(&path).unwrap(), key);
        let files = fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(files, 1, "nothing is left lying about");
    }
}
