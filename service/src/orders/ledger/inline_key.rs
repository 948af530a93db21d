//! Keys that lie where they are compared, without a text elsewhere.

use sha2::{Digest, Sha256};

/// A key of up to `N - 1` bytes as it is; a longer one as that many bytes of its SHA-256, which no two
/// keys share. `N` is at most 33. Keys that are there as they are have the order of their texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct InlineKey<const N: usize>([u8; N]);

/// Stands where the length of a short key does.
const HASHED: u8 = u8::MAX;

impl<const N: usize> InlineKey<N> {
    pub(super) fn new(key: &str) -> InlineKey<N> {
        let mut bytes = [0; N];
        let [text @ .., length] = &mut bytes[..] else { return InlineKey(bytes) };
        match text.get_mut(..key.len()) {
            Some(text) => {
                text.copy_from_slice(key.as_bytes());
                *length = key.len() as u8;
            }
            None => {
                text.copy_from_slice(&Sha256::digest(key)[..N - 1]);
                *length = HASHED;
            }
        }
        InlineKey(bytes)
    }

    /// The key as it was, unless only its hash is known.
    pub(super) fn text(&self) -> Option<&str> {
        let (length, text) = self.0.split_last()?;
        str::from_utf8(text.get(..usize::from(*length))?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_apart_sorted_and_read_again() {
        let keys = ["", "a", "a\0", "é", "fifteen bytes..", "sixteen bytes...", "sixteen bytes..!"];
        for one in keys {
            for other in keys {
                let is_same = InlineKey::<16>::new(one) == InlineKey::new(other);
                assert_eq!(is_same, one == other, "{one:?} and {other:?}");
                let order = InlineKey::<32>::new(one).cmp(&InlineKey::new(other));
                assert_eq!(order, one.cmp(other), "{one:?} and {other:?}");
            }
            let text = InlineKey::<16>::new(one);
            assert_eq!(text.text(), Some(one).filter(|key| key.len() < 16));
        }
    }
}
