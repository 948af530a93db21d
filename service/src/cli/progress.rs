//! How far a long command is, on a terminal.

use std::io::{self, IsTerminal};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar over the bytes that are read; hidden where nobody looks.
pub(super) fn progress_bar(length: Option<u64>) -> Result<ProgressBar> {
    if !io::stderr().is_terminal() {
        return Ok(ProgressBar::hidden());
    }
    let template = "reading {bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
    let Some(length) = length else { return Ok(ProgressBar::new_spinner()) };
    Ok(ProgressBar::new(length).with_style(ProgressStyle::with_template(template)?))
}

/// A bar over things that are written; hidden where nobody looks.
pub(super) fn writing_bar(things: usize, name: &str) -> Result<ProgressBar> {
    if !io::stderr().is_terminal() {
        return Ok(ProgressBar::hidden());
    }
    let template =
        format!("writing {{bar:30}} {{pos}} of {{len}} {name}, {{per_sec}}, {{eta}} left");
    let style = ProgressStyle::with_template(&template)?;
    Ok(ProgressBar::new(things as u64).with_style(style))
}

/// A spinner with a message; hidden where nobody looks.
pub(super) fn spinner() -> ProgressBar {
    if io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() }
}
