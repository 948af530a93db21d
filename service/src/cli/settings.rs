//! `rfm settings`: every setting, with its default and what it means.

use std::process::ExitCode;

use anyhow::Result;

use super::out::print;
use crate::config::DEFAULT_FILE;

pub(super) fn run() -> Result<ExitCode> {
    print(DEFAULT_FILE)?;
    Ok(ExitCode::SUCCESS)
}
