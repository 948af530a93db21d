//! E-mail addresses at rest: AES-256-GCM under a data key, found again by a keyed hash. Keys and
//! addresses are never logged.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 12;
/// The key that new values are written under leads each value.
const KEY_VERSION: u8 = 1;

/// Encrypts, decrypts and finds e-mail addresses.
pub struct Cipher {
    data: Aes256Gcm,
    lookup: Hmac<Sha256>,
}

/// Why a value or a key file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The key file cannot be read or made.
    #[error("RFM_KEY_FILE {path}: cannot be read or made")]
    KeyFile {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// The key file is not 64 bytes.
    #[error("RFM_KEY_FILE {path}: must be 64 bytes, the data key and the look-up key")]
    KeyLength {
        /// The file.
        path: String,
    },
    /// A value of another row or key, or one that was changed.
    #[error("an encrypted value cannot be read")]
    Unreadable,
    /// The system gives no random bytes.
    #[error("no random bytes")]
    Random,
}

impl Cipher {
    /// Opens the key file, making it (mode 0600) when there is none.
    ///
    /// # Errors
    /// When the file cannot be read or made, or has another length.
    pub fn open(path: &Path) -> Result<Cipher, Error> {
        let named = |source| Error::KeyFile { path: path.display().to_string(), source };
        match fs::read(path) {
            Ok(keys) => Cipher::from_keys(&keys)
                .ok_or_else(|| Error::KeyLength { path: path.display().to_string() }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mut keys = [0; 2 * KEY_BYTES];
                getrandom::fill(&mut keys).map_err(|_| Error::Random)?;
                match make_key_file(path, &keys) {
                    // Another process was first: its keys are the keys.
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                        Cipher::open(path)
                    }
                    made => made.map_err(named).and_then(|()| Cipher::open(path)),
                }
            }
            Err(error) => Err(named(error)),
        }
    }

    fn from_keys(keys: &[u8]) -> Option<Cipher> {
        let (data, lookup) = keys.split_at_checked(KEY_BYTES)?;
        if lookup.len() != KEY_BYTES {
            return None;
        }
        Some(Cipher {
            data: Aes256Gcm::new_from_slice(data).ok()?,
            lookup: <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(lookup).ok()?,
        })
    }

    /// Encrypts an address for one row of one merchant: key version, nonce, ciphertext, tag.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn encrypt(&self, merchant: Uuid, row: Uuid, text: &[u8]) -> Result<Vec<u8>, Error> {
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(|_| Error::Random)?;
        let bound = bound_to(merchant, row);
        let sealed = self
            .data
            .encrypt(&Nonce::from(nonce), Payload { msg: text, aad: &bound })
            .map_err(|_| Error::Unreadable)?;
        Ok([&[KEY_VERSION][..], &nonce, &sealed].concat())
    }

    /// The address that was encrypted for this row.
    ///
    /// # Errors
    /// When the value is another row's, another key's, or was changed.
    pub fn decrypt(&self, merchant: Uuid, row: Uuid, value: &[u8]) -> Result<Vec<u8>, Error> {
        let rest = value.strip_prefix(&[KEY_VERSION]).ok_or(Error::Unreadable)?;
        let (nonce, sealed) = rest.split_at_checked(NONCE_BYTES).ok_or(Error::Unreadable)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().map_err(|_| Error::Unreadable)?;
        let bound = bound_to(merchant, row);
        let payload = Payload { msg: sealed, aad: &bound };
        self.data.decrypt(&Nonce::from(nonce), payload).map_err(|_| Error::Unreadable)
    }

    /// By what an address is found: the same for the same address of the same merchant.
    pub fn lookup(&self, merchant: Uuid, email: &str) -> [u8; 32] {
        let mut mac = self.lookup.clone();
        mac.update(merchant.as_bytes());
        mac.update(email.trim().to_lowercase().as_bytes());
        mac.finalize().into_bytes().into()
    }
}

fn bound_to(merchant: Uuid, row: Uuid) -> [u8; 32] {
    let mut bound = [0; 32];
    bound[..16].copy_from_slice(merchant.as_bytes());
    bound[16..].copy_from_slice(row.as_bytes());
    bound
}

fn make_key_file(path: &Path, keys: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Written aside and linked into place, so that no reader meets half a file.
    let aside = path.with_extension(format!("new-{}", Uuid::new_v4()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside)?;
    let written = file.write_all(keys).and_then(|()| file.sync_all());
    let linked = written.and_then(|()| fs::hard_link(&aside, path));
    fs::remove_file(&aside)?;
    linked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_only_where_it_was_written_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys/rfm.key");
        let cipher = Cipher::open(&path).unwrap();
        let (merchant, row) = (Uuid::new_v4(), Uuid::new_v4());
        let value = cipher.encrypt(merchant, row, b"ada@example.com").unwrap();
        let again = Cipher::open(&path).unwrap();
        assert_eq!(again.decrypt(merchant, row, &value).unwrap(), b"ada@example.com");
        assert!(cipher.decrypt(merchant, merchant, &value).is_err());
        assert!(cipher.decrypt(row, row, &value).is_err());
        for at in 0..value.len() {
            let mut changed = value.clone();
            changed[at] ^= 1;
            assert!(cipher.decrypt(merchant, row, &changed).is_err(), "byte {at}");
        }
        assert_ne!(value, cipher.encrypt(merchant, row, b"ada@example.com").unwrap());
    }

    #[test]
    fn an_address_is_found_by_merchant_whatever_its_case() {
        let folder = tempfile::tempdir().unwrap();
        let cipher = Cipher::open(&folder.path().join("key")).unwrap();
        let (one, other) = (Uuid::new_v4(), Uuid::new_v4());
        assert_eq!(cipher.lookup(one, " Ada@example.com"), cipher.lookup(one, "ada@example.com"));
        assert_ne!(cipher.lookup(one, "ada@example.com"), cipher.lookup(other, "ada@example.com"));
    }
}
