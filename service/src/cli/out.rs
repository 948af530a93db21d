//! What a command says on standard output. Whoever reads it may stop reading.

use std::io::{self, Write};

use anyhow::{Context, Result};

/// Writes a text; a reader that went away is no failure.
pub(super) fn print(text: &str) -> Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        _ => Ok(()),
    }
}
