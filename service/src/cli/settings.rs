//! `rfm settings`: every setting, with its default and what it means.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::config::DEFAULT_FILE;

pub(super) fn run() -> Result<ExitCode> {
    match io::stdout().write_all(DEFAULT_FILE.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}
