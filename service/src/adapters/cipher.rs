//! E-mail addresses at rest: AES-256-GCM under a data key, found again by a keyed hash. Keys and
//! addresses are never logged.

use std::path::{Path, PathBuf};
use std::{fs, io};

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::key_file;

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 12;
/// The key that new values are written under leads each value.
const KEY_VERSION: u8 = 1;

/// What a fingerprint is the keyed hash of. No address: those come after a merchant's 16 bytes.
const FINGERPRINT: &[u8] = b"rfm/key";

/// The keys themselves, unwrapped.
pub struct DataKeys {
    data: [u8; KEY_BYTES],
    lookup: [u8; KEY_BYTES],
}

/// Where the keys are kept.
pub trait KeyStore {
    /// The keys, ready for use.
    ///
    /// # Errors
    /// When they cannot be read.
    fn unwrap_keys(&self) -> Result<DataKeys, Error>;
}

/// Keys in a file: the data key and the look-up key, 32 bytes each.
#[derive(Clone, Debug)]
pub struct KeyFile(PathBuf);

impl KeyFile {
    /// The file at this path, whether or not it is there.
    pub fn at(path: &Path) -> KeyFile {
        KeyFile(path.to_owned())
    }

    /// Makes the file with new keys (mode 0600); `false` when there is one.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn make(&self) -> Result<bool, Error> {
        key_file::make(&self.0, 2 * KEY_BYTES).map_err(|source| self.unusable(source))
    }

    fn unusable(&self, source: io::Error) -> Error {
        Error::KeyFile { path: self.0.display().to_string(), source }
    }
}

impl KeyStore for KeyFile {
    fn unwrap_keys(&self) -> Result<DataKeys, Error> {
        let keys = fs::read(&self.0).map_err(|source| self.unusable(source))?;
        let halves = keys.split_at_checked(KEY_BYTES).and_then(|(data, lookup)| {
            Some(DataKeys { data: data.try_into().ok()?, lookup: lookup.try_into().ok()? })
        });
        halves.ok_or_else(|| Error::KeyLength { path: self.0.display().to_string() })
    }
}

/// Keys that are kept nowhere: what is written with them is read by nobody else.
pub struct PassingKeys;

impl KeyStore for PassingKeys {
    fn unwrap_keys(&self) -> Result<DataKeys, Error> {
        let (mut data, mut lookup) = ([0; KEY_BYTES], [0; KEY_BYTES]);
        getrandom::fill(&mut data).map_err(|_| Error::Random)?;
        getrandom::fill(&mut lookup).map_err(|_| Error::Random)?;
        Ok(DataKeys { data, lookup })
    }
}

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
    /// Works with the keys of this store.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn new(keys: &dyn KeyStore) -> Result<Cipher, Error> {
        let DataKeys { data, lookup } = keys.unwrap_keys()?;
        let lookup = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&lookup)
            .map_err(|_| Error::Unreadable)?;
        Ok(Cipher { data: Aes256Gcm::new(&data.into()), lookup })
    }

    /// Tells the look-up key from others without giving it away.
    pub fn fingerprint(&self) -> [u8; 32] {
        self.lookup.clone().chain_update(FINGERPRINT).finalize().into_bytes().into()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_only_where_it_was_written_for() {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyFile::at(&folder.path().join("keys/rfm.key"));
        assert!(Cipher::new(&keys).is_err(), "no key is made by the way");
        assert!(keys.make().unwrap());
        let cipher = Cipher::new(&keys).unwrap();
        let (merchant, row) = (Uuid::new_v4(), Uuid::new_v4());
        let value = cipher.encrypt(merchant, row, b"ada@example.com").unwrap();
        let again = Cipher::new(&keys).unwrap();
        assert_eq!(again.fingerprint(), cipher.fingerprint());
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
        let keys = ["a", "b"].map(|name| KeyFile::at(&folder.path().join(name)));
        let [cipher, stranger] = keys.map(|keys| {
            keys.make().unwrap();
            Cipher::new(&keys).unwrap()
        });
        assert_ne!(cipher.fingerprint(), stranger.fingerprint());
        let (one, other) = (Uuid::new_v4(), Uuid::new_v4());
        assert_eq!(cipher.lookup(one, " Ada@example.com"), cipher.lookup(one, "ada@example.com"));
        assert_ne!(cipher.lookup(one, "ada@example.com"), cipher.lookup(other, "ada@example.com"));
    }
}
