//! A clock that moves only when it is told to, for trying things out. Where it stands is in a file, so that
//! another process and a later one go on from there. Never moves back.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use tempfile::NamedTempFile;

use crate::base::Clock;

/// The furthest that it moves at once: a year that is mistyped is not to make all history too old to be kept.
pub const FURTHEST_DAYS: i64 = 366;

const DAY_MS: i64 = 86_400_000;

/// See the file's head.
#[derive(Debug)]
pub struct DrivenClock {
    now_ms: AtomicI64,
    file: PathBuf,
    /// Held while it is moved.
    moving: Mutex<()>,
}

/// Why a clock was not moved.
#[derive(Debug, thiserror::Error)]
pub enum NotMoved {
    /// It would go back.
    #[error("the clock stands at {stands}, and does not go back to {asked}")]
    Back {
        /// Where it stands.
        stands: Timestamp,
        /// Where it was to go.
        asked: Timestamp,
    },
    /// It would go too far.
    #[error(
        "the clock stands at {stands} and moves by at most {FURTHEST_DAYS} days at once, not to {asked}"
    )]
    TooFar {
        /// Where it stands.
        stands: Timestamp,
        /// Where it was to go.
        asked: Timestamp,
    },
    /// Its file.
    #[error("where the clock stands cannot be kept")]
    File(#[source] io::Error),
}

impl DrivenClock {
    /// A clock that stands where the file says, or later where `start_ms` is later. Without a file, at the
    /// start or the present; in milliseconds since 1970-01-01T00:00Z. The file is written when it moves.
    ///
    /// # Errors
    /// When the file cannot be read, or holds no instant.
    pub fn open(file: PathBuf, start_ms: Option<i64>, present_ms: i64) -> io::Result<DrivenClock> {
        let kept_ms = match fs::read_to_string(&file) {
            Ok(text) => {
                let instant = text.trim().parse::<Timestamp>();
                let told = "holds no instant; remove it, and the clock begins anew";
                Some(instant.map_err(|_| io::Error::other(told))?.as_millisecond())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let now_ms = kept_ms.max(start_ms).unwrap_or(present_ms);
        Ok(DrivenClock { now_ms: AtomicI64::new(now_ms), file, moving: Mutex::default() })
    }

    /// Moves it to an instant; to where it stands is no failure.
    ///
    /// # Errors
    /// When that is earlier or too far, or cannot be kept; it stands where it did.
    pub fn advance(&self, to: Timestamp) -> Result<(), NotMoved> {
        let _moving = self.moving.lock().unwrap_or_else(PoisonError::into_inner);
        let (now_ms, to_ms) = (self.now_ms(), to.as_millisecond());
        let (stands, asked) = (self.stands_at(), to);
        if to_ms < now_ms {
            return Err(NotMoved::Back { stands, asked });
        }
        if to_ms - now_ms > FURTHEST_DAYS * DAY_MS {
            return Err(NotMoved::TooFar { stands, asked });
        }
        if to_ms > now_ms {
            self.keep(to).map_err(NotMoved::File)?;
            self.now_ms.store(to_ms, Ordering::Release);
        }
        Ok(())
    }

    /// Where it stands.
    pub fn stands_at(&self) -> Timestamp {
        Timestamp::from_millisecond(self.now_ms()).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    fn keep(&self, to: Timestamp) -> io::Result<()> {
        let folder = self.file.parent().unwrap_or(&self.file);
        fs::create_dir_all(folder)?;
        // Put into place whole, so that no reader meets half an instant.
        let mut aside = NamedTempFile::new_in(folder)?;
        writeln!(aside, "{to}")?;
        aside.persist(&self.file)?;
        Ok(())
    }
}

impl Clock for DrivenClock {
    fn now_ms(&self) -> i64 {
        self.now_ms.load(Ordering::Acquire)
    }

    fn is_driven(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn it_stands_until_it_is_moved_and_stays_there_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data/clock");
        let start_ms = instant("2026-11-02T00:00:00Z").as_millisecond();
        let open = |start_ms| DrivenClock::open(file.clone(), start_ms, 5).unwrap();
        assert_eq!(open(None).now_ms(), 5);
        let clock = open(Some(start_ms));
        assert_eq!(clock.now_ms(), start_ms);
        let next = instant("2026-11-03T00:00:00Z");
        clock.advance(next).unwrap();
        clock.advance(next).unwrap();
        assert_eq!(clock.stands_at(), next);
        for (to, told) in [
            ("2026-11-02T23:59:59Z", "does not go back to 2026-11-02T23:59:59Z"),
            ("2027-11-04T00:00:01Z", "at most 366 days at once"),
        ] {
            let refused = clock.advance(instant(to)).unwrap_err().to_string();
            assert!(refused.contains(told), "{refused}");
            assert_eq!(clock.stands_at(), next);
        }
        for start_ms in [None, Some(start_ms)] {
            assert_eq!(open(start_ms).stands_at(), next, "{start_ms:?}");
        }
        let later = instant("2026-12-01T00:00:00Z");
        assert_eq!(open(Some(later.as_millisecond())).stands_at(), later);
        fs::write(&file, "soon").unwrap();
        let refused = DrivenClock::open(file, None, 5).unwrap_err().to_string();
        assert!(refused.contains("remove it"), "{refused}");
    }
}
