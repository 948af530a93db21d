//! A file on its way in: onto the disk as it comes, bounded in bytes and in time.
//!
//! The file has no name from the beginning, so nothing of it is left however this or the process ends: it holds
//! addresses of customers.

use std::fs::{DirBuilder, File};
use std::io::{self, ErrorKind, Seek, Write};
use std::os::unix::fs::DirBuilderExt;
use std::panic::resume_unwind;
use std::path::Path;
use std::time::Duration;

use axum::body::Bytes;
use futures::{Stream, StreamExt};
use tokio::task::spawn_blocking;
use tokio::time::{Instant, timeout};

/// What is written at a time.
const PIECE_BYTES: usize = 1 << 20;

/// However it trickles, it ends within this.
pub(super) const WITHIN: Duration = Duration::from_hours(1);

/// How much is taken, and how long is waited.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest file.
    pub most_bytes: u64,
    /// A body that brings nothing for so long is given up.
    pub stalled: Duration,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Larger than is taken.
    #[error("the file is larger than {0} bytes, which RFM_IMPORT_MAX_BYTES allows")]
    TooLarge(u64),
    /// It did not go on.
    #[error("nothing of the file came for {0} s")]
    Stalled(u64),
    /// It would not end.
    #[error("the file took longer than {0} s to come")]
    TooSlow(u64),
    /// It ended before its end.
    #[error("the file broke off on its way")]
    BrokeOff,
    /// There is no room.
    #[error("there is no room on the disk for the file")]
    DiskFull(#[source] io::Error),
    /// It cannot be written.
    #[error("the file cannot be written")]
    Disk(#[source] io::Error),
}

/// Writes a body into a file without a name in this folder, which only this user sees into; gives it back at its
/// beginning, and says how many bytes it has.
pub(super) async fn receive<E>(
    folder: &Path,
    limits: Limits,
    mut body: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> Result<(File, u64), Error> {
    let folder = folder.to_owned();
    let mut file = blocking(move || nameless(&folder)).await?;
    let (mut piece, mut length) = (Vec::with_capacity(PIECE_BYTES), 0);
    let until = Instant::now() + WITHIN;
    loop {
        let next = timeout(limits.stalled, body.next()).await;
        let Some(bytes) = next.map_err(|_| Error::Stalled(limits.stalled.as_secs()))? else {
            break;
        };
        let bytes = bytes.map_err(|_| Error::BrokeOff)?;
        length += bytes.len() as u64;
        if length > limits.most_bytes {
            return Err(Error::TooLarge(limits.most_bytes));
        }
        if Instant::now() > until {
            return Err(Error::TooSlow(WITHIN.as_secs()));
        }
        piece.extend_from_slice(&bytes);
        if piece.len() >= PIECE_BYTES {
            (file, piece) = write(file, piece).await?;
        }
    }
    let (mut file, _) = write(file, piece).await?;
    let file = blocking(move || file.rewind().map(|()| file)).await?;
    Ok((file, length))
}

fn nameless(folder: &Path) -> io::Result<File> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    tempfile::tempfile_in(folder)
}

async fn write(mut file: File, mut piece: Vec<u8>) -> Result<(File, Vec<u8>), Error> {
    blocking(move || {
        file.write_all(&piece)?;
        piece.clear();
        Ok((file, piece))
    })
    .await
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Error> {
    let done = spawn_blocking(work).await;
    done.unwrap_or_else(|failed| resume_unwind(failed.into_panic())).map_err(Error::from)
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::DiskFull(error),
            _ => Error::Disk(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::io::Read;
    use std::os::unix::fs::PermissionsExt;

    use futures::stream;

    use super::*;

    fn limits(most_bytes: u64) -> Limits {
        Limits { most_bytes, stalled: Duration::from_millis(20) }
    }

    fn body(pieces: &[&'static [u8]]) -> impl Stream<Item = Result<Bytes, Infallible>> + Unpin {
        stream::iter(pieces.iter().map(|piece| Ok(Bytes::from_static(piece))).collect::<Vec<_>>())
    }

    #[tokio::test]
    async fn a_file_comes_whole_and_has_no_name() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("imports");
        let (mut file, length) =
            receive(&folder, limits(6), body(&[b"abc", b"def"])).await.unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert_eq!((text.as_str(), length), ("abcdef", 6));
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
        let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }

    #[tokio::test]
    async fn what_is_too_large_or_does_not_go_on_is_given_up() {
        let folder = tempfile::tempdir().unwrap();
        let refused = receive(folder.path(), limits(5), body(&[b"abc", b"def"])).await.unwrap_err();
        assert!(matches!(refused, Error::TooLarge(5)), "{refused}");
        let endless = body(&[b"abc"]).chain(stream::pending());
        let refused = receive(folder.path(), limits(5), endless).await.unwrap_err();
        assert!(matches!(refused, Error::Stalled(_)), "{refused}");
        let broken = stream::iter([Ok(Bytes::from_static(b"abc")), Err("gone")]);
        let refused = receive(folder.path(), limits(5), broken).await.unwrap_err();
        assert!(matches!(refused, Error::BrokeOff), "{refused}");
        let full = Error::from(io::Error::from(ErrorKind::StorageFull));
        assert!(matches!(full, Error::DiskFull(_)), "{full}");
    }
}
