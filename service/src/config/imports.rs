//! How much of a file that is imported is taken, and how long it is waited for.

use std::time::Duration;

use super::reader::Reader;
use crate::imports::Limits;

pub(super) fn read(read: &mut Reader<'_>) -> Limits {
    Limits {
        most_bytes: read.parsed(
            "RFM_IMPORT_MAX_BYTES",
            "1073741824",
            "a number of bytes from 1 to 1099511627776",
            |text| text.parse().ok().filter(|bytes| (1..=1 << 40).contains(bytes)),
        ),
        stalled: Duration::from_secs(read.parsed(
            "RFM_IMPORT_STALLED_SECONDS",
            "30",
            "a number of seconds from 1 to 600",
            |text| text.parse().ok().filter(|seconds| (1..=600).contains(seconds)),
        )),
    }
}
