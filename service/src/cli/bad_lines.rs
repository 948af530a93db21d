//! Lines of a file that are left out: the first of them are told, all are counted.

use std::fmt::Display;

use super::out::note;
use indicatif::ProgressBar;

/// No more bad lines than this are told.
const TOLD: u64 = 20;

/// The bad lines of one file.
pub(super) struct BadLines {
    file: String,
    progress: ProgressBar,
    count: u64,
}

impl BadLines {
    pub(super) fn of(file: &str, progress: &ProgressBar) -> BadLines {
        BadLines { file: file.to_owned(), progress: progress.clone(), count: 0 }
    }

    /// Tells of one, on a terminal above the progress bar.
    pub(super) fn tell(&mut self, line: u64, reason: &impl Display) {
        self.count += 1;
        if self.count <= TOLD {
            let file = &self.file;
            self.progress.suspend(|| note!("{file} line {line}: {reason}"));
        }
    }

    /// Says how many there were beyond those that were told, and counts them all.
    pub(super) fn finish(&self) -> u64 {
        if self.count > TOLD {
            note!("{}: and {} more bad lines", self.file, self.count - TOLD);
        }
        self.count
    }
}
